//! What papers print beside what the program computes when it is asked.

use super::parts::{Reader, Ruled, modelled};
use crate::base::{CustomerBase, ReturnsPolicy};
use crate::chart::{Cell, Column, Table};
use crate::explain::{Carried, Explained, LifetimeRule as R, LifetimeSymbol as S, Source, Unit};
use crate::lifetime::{
    Attrition, BetaGeometric, DropOut, Fit, FitBy, Histories, Holdout, Model, ModelKind,
    PeriodUnit, Regularisation, Rows, SpendFit, Survival, SurvivalFit, SurvivalKind,
};
use crate::report::build::Numbers;
use crate::report::{Refusal, Sheet, SheetTable};
use crate::text::explain::symbol_name;
use crate::text::sentence::Sentence;
use crate::text::ui::Phrase;
use crate::text::ui::sheet_papers as words;
use crate::text::{Lang, number};
use crate::units::{Currency, Day};
use crate::workshop::{DONOR_YEARS, DONORS, FITTED_RENEWALS, HIGH_END_MEMBERS, REGULAR_MEMBERS};

/// Members a table of shares stands for.
const MEMBERS: f64 = 1000.0;

/// One printed figure and the program's own.
struct Proof {
    what: String,
    printed: f64,
    decimals: usize,
    ours: Option<f64>,
}

impl Proof {
    fn new(what: impl Into<String>, printed: f64, decimals: usize, ours: Option<f64>) -> Proof {
        Proof {
            what: what.into(),
            printed,
            decimals,
            ours: ours.filter(|it| it.is_finite()),
        }
    }

    /// The own figure, rounded as the print is, is the printed one.
    fn agrees(&self) -> bool {
        let round = |value: f64| number::fixed(value, self.decimals);
        self.ours
            .is_some_and(|ours| round(ours) == round(self.printed))
    }
}

/// Proofs of one source.
struct Print {
    title: Phrase,
    note: Phrase,
    proofs: Vec<Proof>,
}

fn sbg(survivors: &[f64]) -> Option<SurvivalFit> {
    let seen = &survivors[..=FITTED_RENEWALS as usize];
    let data = Attrition::from_survivors(seen, Some(MEMBERS)).ok()?;
    Some(SurvivalFit::of(SurvivalKind::Sbg, &data, FitBy::Likelihood))
}

fn members() -> Print {
    let mut proofs = Vec::new();
    let kinds = [
        ("Regular", &REGULAR_MEMBERS, [0.704, 1.182]),
        ("High End", &HIGH_END_MEMBERS, [0.668, 3.806]),
    ];
    for (name, survivors, printed) in kinds {
        let fit = sbg(survivors);
        for (place, (parameter, printed)) in ["α", "β"].into_iter().zip(printed).enumerate() {
            let ours = fit.as_ref().map(|fit| fit.parameters[place].value);
            proofs.push(Proof::new(
                format!("{name} · {parameter}"),
                printed,
                3,
                ours,
            ));
        }
    }
    let fit = sbg(&HIGH_END_MEMBERS);
    for (year, printed) in (8..).zip([0.4604, 0.4358, 0.4142, 0.3951, 0.3780]) {
        let ours = fit
            .as_ref()
            .map(|fit| fit.survival.survival(f64::from(year)));
        proofs.push(Proof::new(
            format!("High End · S({year})"),
            printed,
            4,
            ours,
        ));
    }
    let residual = |curve: &Survival, renewals: u32| curve.residual_from_next(renewals, 0.1);
    let ours = fit.as_ref().and_then(|fit| residual(&fit.survival, 7));
    proofs.push(Proof::new(
        "High End · DERL(n = 8), d = 10%",
        7.530,
        3,
        ours,
    ));
    Print {
        title: words::SBG_2007,
        note: words::SBG_2007_NOTE,
        proofs,
    }
}

fn residual_lifetimes() -> Print {
    let cases = [
        (3.80, 15.20, [3.31, 3.45, 3.59, 3.72, 3.84]),
        (0.067, 0.267, [7.68, 9.46, 9.86, 10.06, 10.19]),
    ];
    let mut proofs = Vec::new();
    for (alpha, beta, printed) in cases {
        let curve = Survival::Sbg { alpha, beta };
        for (renewals, printed) in (0_u32..).zip(printed) {
            let ours = curve.residual_from_next(renewals, 0.1);
            let what = format!("α {alpha}, β {beta} · DERL(n = {})", renewals + 1);
            proofs.push(Proof::new(what, printed, 2, ours));
        }
    }
    Print {
        title: words::DERL_2010,
        note: words::DERL_2010_NOTE,
        proofs,
    }
}

/// The donors as histories, one each.
fn donors() -> Option<Histories> {
    let each = DONORS.iter().flat_map(|&(x, last, many)| {
        std::iter::repeat_n((f64::from(x), f64::from(last)), many as usize)
    });
    let (x, recency): (Vec<f64>, Vec<f64>) = each.unzip();
    let ages = vec![DONOR_YEARS; x.len()];
    Histories::counted(PeriodUnit::Year, &x, &recency, &ages, &[]).ok()
}

fn donations() -> Print {
    let fit = donors().and_then(|histories| {
        let rows = Rows::of(&histories);
        Fit::of(
            ModelKind::BgBb,
            &rows,
            PeriodUnit::Year,
            Regularisation::None,
        )
        .ok()
    });
    let model = fit.as_ref().map(|fit| fit.model);
    let mut proofs = Vec::new();
    for (place, (name, printed)) in [("α", 1.204), ("β", 0.750), ("γ", 0.657), ("δ", 2.783)]
        .into_iter()
        .enumerate()
    {
        let ours = fit.as_ref().map(|fit| fit.parameters[place].value);
        proofs.push(Proof::new(name, printed, 3, ours));
    }
    let ours = fit.as_ref().map(|fit| fit.log_likelihood);
    proofs.push(Proof::new("ln L", -33_225.6, 1, ours));
    for (x, last, printed) in [(0, 0.0, 0.11), (2, 4.0, 0.59), (6, 6.0, 0.93)] {
        let ours = model.map(|it| it.p_alive(x, last, DONOR_YEARS));
        proofs.push(Proof::new(
            format!("P(alive | {x}, {last})"),
            printed,
            2,
            ours,
        ));
    }
    let new = [
        0.4985, 0.9233, 1.2969, 1.6323, 1.9381, 2.2202, 2.4826, 2.7285, 2.9603, 3.1798, 3.3887,
    ];
    for (years, printed) in (1..).zip(new) {
        let ours = model.map(|it| it.orders_new(f64::from(years)));
        proofs.push(Proof::new(format!("E[X({years})]"), printed, 4, ours));
    }
    let orders = |it: &Model, x: u32, last: u32, years: f64| {
        it.orders(x, f64::from(last), DONOR_YEARS, years)
    };
    let total = model.map(|it| {
        let each = DONORS.iter();
        each.map(|&(x, last, many)| f64::from(many) * orders(&it, x, last, 5.0))
            .sum()
    });
    proofs.push(Proof::new("Σ E[Y(5)]", 12_884.2, 1, total));
    let everyone: u32 = DONORS.iter().map(|it| it.2).sum();
    for (x, printed) in [(0, 3454.9), (6, 1253.1)] {
        let heads = model
            .map(|it| f64::from(everyone) * it.ln_likelihood(x, f64::from(x), DONOR_YEARS).exp());
        proofs.push(Proof::new(format!("n · P(X = {x})"), printed, 1, heads));
    }
    for (x, last, printed) in [(0, 0, 0.130_216_9), (4, 5, 3.627_858)] {
        let ours = model.map(|it| orders(&it, x, last, 10.0));
        let decimals = if x == 0 { 5 } else { 4 };
        proofs.push(Proof::new(
            format!("E[Y(10) | {x}, {last}]"),
            printed,
            decimals,
            ours,
        ));
    }
    Print {
        title: words::BGBB_2010,
        note: words::BGBB_2010_NOTE,
        proofs,
    }
}

/// Probabilities of the BG/NBD at the printed parameters.
fn chances() -> Print {
    let print = BetaGeometric::new(DropOut::AfterRepeat, [0.243, 4.414, 0.793, 2.426]);
    let points = [
        (0, 39.0, 0.573_786_4, 7),
        (10, 2.0, 1.078_69e-7, 12),
        (11, 30.0, 0.001_999_521_4, 10),
        (20, 30.0, 0.000_222_226_0, 10),
    ];
    let proofs = points.map(|(x, weeks, printed, decimals)| {
        let ours = print.p_orders(x, weeks);
        Proof::new(
            format!("P(X({weeks}) = {x})"),
            printed,
            decimals,
            Some(ours),
        )
    });
    Print {
        title: words::BGNBD_2005,
        note: words::BGNBD_2005_NOTE,
        proofs: proofs.into(),
    }
}

/// Published figures of the tables the program carries.
pub fn papers(lang: Lang, currency: Currency) -> Sheet {
    let sources = [members(), residual_lifetimes(), donations(), chances()];
    let notes = vec![words::PAPERS_CDNOW.get(lang).to_owned()];
    sheet(Reader { lang, currency }, &sources, notes)
}

fn sheet(reader: Reader, sources: &[Print], notes: Vec<String>) -> Sheet {
    let lang = reader.lang;
    let all = || sources.iter().flat_map(|of| &of.proofs);
    let (agree, count) = (all().filter(|it| it.agrees()).count(), all().count());
    let mut told = Numbers::default();
    let parts = [(S::Reproduced, agree), (S::Printed, count)].map(|(symbol, many)| {
        let of = modelled(symbol, many as f64, Unit::Ratio).by(R::ComputedNow);
        told.tell(of, many.to_string())
    });
    Sheet {
        answer: Sentence::with(words::PAPERS_ANSWER.get(lang), parts),
        method: reader.rule(R::ComputedNow),
        numbers: told.0,
        tables: sources.iter().map(|of| table(reader, of)).collect(),
        notes,
        ..Sheet::default()
    }
}

fn table(reader: Reader, source: &Print) -> SheetTable {
    let lang = reader.lang;
    let column = |heading: &str, numeric| Column {
        heading: heading.to_owned(),
        unit: String::new(),
        numeric,
    };
    let title = |symbol: S| symbol_name(lang, symbol.into());
    let number_cell = |of: Explained, shown: String| Cell {
        shown,
        exact: number::plain(of.value()),
        explained: Some(Carried::from(of)),
    };
    let rows = source.proofs.iter().map(|it| {
        let printed = Explained::given(S::Printed, it.printed, Unit::Estimate, Source::Case);
        let printed = printed.by(R::PrintedRounded);
        let ours = it
            .ours
            .map(|value| modelled(S::Reproduced, value, Unit::Estimate).by(R::ComputedNow));
        let off = ours.as_ref().map(|ours| {
            let off = ours.as_input().over(printed.as_input());
            let one = crate::explain::Expr::Number(1.0);
            Explained::new(S::Deviation, Unit::Percent, off.minus(one))
        });
        let decimals = it.decimals;
        let missing = || Cell::text(number::NO_NUMBER);
        vec![
            Cell::text(it.what.as_str()),
            number_cell(printed, number::fixed(it.printed, decimals)),
            // Two figures more than the print shows where they part.
            ours.map_or_else(missing, |of| {
                let shown = number::fixed(of.value(), decimals + 2);
                number_cell(of, shown)
            }),
            off.map_or_else(missing, |of| {
                let shown = number::percent(lang, of.value(), 4);
                number_cell(of, shown)
            }),
            Cell::text(match it.agrees() {
                true => words::AGREES.get(lang),
                false => words::DIFFERS.get(lang),
            }),
        ]
    });
    SheetTable {
        title: source.title.get(lang).into(),
        note: source.note.get(lang).into(),
        table: Table {
            rows: rows.collect(),
            columns: vec![
                column(words::WHAT.get(lang), false),
                column(title(S::Printed), true),
                column(title(S::Reproduced), true),
                column(title(S::Deviation), true),
                column(words::AS_PRINTED.get(lang), false),
            ],
        },
    }
}

/// Customers of the CDNOW sample, a tenth of all.
const CDNOW_CUSTOMERS: usize = 2_357;
const CDNOW_DAYS: [&str; 3] = ["1997-01-01", "1997-09-30", "1998-06-30"];

/// What is published of the CDNOW sample, from the open data.
///
/// # Errors
/// A [`Refusal`] where the open data are not that sample.
pub fn cdnow(lang: Lang, currency: Currency, base: &CustomerBase) -> Result<Sheet, Refusal> {
    let [first, until, last] = CDNOW_DAYS.map(Day::from_iso);
    let is_sample =
        base.len() == CDNOW_CUSTOMERS && Some(base.days.0) == first && Some(base.days.1) == last;
    let other = || Refusal {
        words: words::not_cdnow(lang, base.len()),
        path: None,
    };
    let until = until.filter(|_| is_sample).ok_or_else(other)?;
    let counted = Histories::of(base, PeriodUnit::Week, until, ReturnsPolicy::default());
    let histories = counted.map_err(|_| other())?;
    let rows = Rows::of(&histories);
    let fit = |kind| Fit::of(kind, &rows, PeriodUnit::Week, Regularisation::None).ok();
    let (bg, mbg, pareto) = (
        fit(ModelKind::BgNbd),
        fit(ModelKind::MbgNbd),
        fit(ModelKind::ParetoNbd),
    );
    let mut counts = vec![
        Proof::new(
            words::SUM_X.get(lang),
            2457.0,
            0,
            Some(histories.repeat_orders() as f64),
        ),
        Proof::new(
            words::REPEATERS.get(lang),
            946.0,
            0,
            Some(histories.repeaters() as f64),
        ),
    ];
    let later = histories.later_orders().map(|it| it as f64);
    counts.push(Proof::new(
        words::HELD_OUT_ORDERS.get(lang),
        1882.0,
        0,
        later,
    ));
    let mut fits = Vec::new();
    let printed = [
        ("BG/NBD", &bg, [0.243, 4.414, 0.793, 2.426], Some(-9582.4)),
        ("MBG/NBD", &mbg, [0.525, 6.183, 0.891, 1.614], None),
        (
            "Pareto/NBD",
            &pareto,
            [0.553, 10.578, 0.606, 11.669],
            Some(-9595.0),
        ),
    ];
    for (name, fit, values, log_likelihood) in printed {
        for (place, printed) in values.into_iter().enumerate() {
            let parameter = fit.as_ref().map(|fit| &fit.parameters[place]);
            let what = parameter.map_or("—", |it| it.name.as_str());
            let ours = parameter.map(|it| it.value);
            fits.push(Proof::new(format!("{name} · {what}"), printed, 3, ours));
        }
        if let Some(printed) = log_likelihood {
            let ours = fit.as_ref().map(|fit| fit.log_likelihood);
            fits.push(Proof::new(format!("{name} · ln L"), printed, 1, ours));
        }
    }
    let spend = SpendFit::of(&histories).ok();
    for (place, (name, printed)) in [("p", 6.25), ("q", 3.74), ("v", 15.44)]
        .into_iter()
        .enumerate()
    {
        let ours = spend.as_ref().map(|fit| fit.parameters[place].value);
        fits.push(Proof::new(
            format!("Gamma-Gamma · {name}"),
            printed,
            2,
            ours,
        ));
    }
    let ours = spend.as_ref().map(|fit| fit.log_likelihood);
    fits.push(Proof::new("Gamma-Gamma · ln L", -4055.9177, 4, ours));
    let points = [
        ("BG/NBD", &bg, 1.444_004, 25.756_59, 0.968_852_3),
        ("Pareto/NBD", &pareto, 1.473_434, 25.456_47, 0.997_874),
    ];
    let mut ahead = Vec::new();
    // Customer 1516: 26 orders after the first, the last in week 30.86 of 31.
    let (recency, age) = (216.0 / 7.0, 217.0 / 7.0);
    for (name, fit, new, orders, alive) in points {
        let model = fit.as_ref().map(|fit| fit.model);
        let ours = model.map(|it| it.orders_new(52.0));
        ahead.push(Proof::new(format!("{name} · E[X(52)]"), new, 3, ours));
        let ours = model.map(|it| it.orders(26, recency, age, 52.0));
        ahead.push(Proof::new(
            format!("{name} · 1516 · E[Y(52)]"),
            orders,
            2,
            ours,
        ));
        let ours = model.map(|it| it.p_alive(26, recency, age));
        ahead.push(Proof::new(
            format!("{name} · 1516 · P(alive)"),
            alive,
            4,
            ours,
        ));
    }
    let actual = [0.237, 0.697, 1.393, 1.560, 2.532, 2.947, 3.862, 6.359];
    let bg_printed = [
        0.2251, 0.5231, 1.0441, 1.5203, 2.1638, 2.6538, 3.5040, 6.1570,
    ];
    let pareto_printed = [0.138, 0.600, 1.196, 1.714, 2.399, 2.907, 3.819, 6.403];
    let holdout = |fit: &Option<Fit>| {
        let model = fit.as_ref()?.model;
        Holdout::of(&model, &histories, &rows)
    };
    let (of_bg, of_pareto) = (holdout(&bg), holdout(&pareto));
    let mut held_out = Vec::new();
    for x in 0..actual.len() {
        let row = |of: &Option<Holdout>| of.as_ref().and_then(|it| it.by_frequency.get(x).copied());
        let label = |name: &str| format!("x = {x}{} · {name}", if x == 7 { "+" } else { "" });
        let was = row(&of_bg).map(|it| it.actual);
        held_out.push(Proof::new(
            label(words::ACTUAL.get(lang)),
            actual[x],
            3,
            was,
        ));
        let is = row(&of_bg).map(|it| it.predicted);
        held_out.push(Proof::new(label("BG/NBD"), bg_printed[x], 3, is));
        let is = row(&of_pareto).map(|it| it.predicted);
        held_out.push(Proof::new(label("Pareto/NBD"), pareto_printed[x], 3, is));
    }
    let of = |title, proofs| Print {
        title,
        note: words::CDNOW_NOTE,
        proofs,
    };
    let sources = [
        of(words::CDNOW_COUNTS, counts),
        of(words::CDNOW_FITS, fits),
        of(words::CDNOW_AHEAD, ahead),
        of(words::CDNOW_HELD_OUT, held_out),
    ];
    Ok(sheet(Reader { lang, currency }, &sources, Vec::new()))
}
