//! What papers print of the tables that the program carries, beside what it computes when asked.

use super::parts::Reader;
use super::proof::{Print, Proof, sheet};
use crate::lifetime::{
    Attrition, BetaGeometric, DropOut, Fit, FitBy, Histories, Model, ModelKind, PeriodUnit,
    Regularisation, Rows, Survival, SurvivalFit, SurvivalKind,
};
use crate::report::Sheet;
use crate::text::Lang;
use crate::text::ui::sheet_papers as words;
use crate::units::Currency;
use crate::workshop::{DONOR_YEARS, DONORS, FITTED_RENEWALS, HIGH_END_MEMBERS, REGULAR_MEMBERS};

/// Members a table of shares stands for.
const MEMBERS: f64 = 1000.0;

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
