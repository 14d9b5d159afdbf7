//! What is published of the CDNOW sample beside what the program computes from the open data.

use super::parts::Reader;
use super::proof::{Print, Proof, sheet};
use crate::base::{CustomerBase, ReturnsPolicy};
use crate::lifetime::{
    Fit, Histories, Holdout, ModelKind, PeriodUnit, Regularisation, Rows, SpendFit, Tracking,
};
use crate::report::{Refusal, Sheet};
use crate::text::Lang;
use crate::text::ui::sheet_lifetime::week as week_name;
use crate::text::ui::sheet_papers as words;
use crate::units::{Currency, Day};

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
    let ahead = ahead(&bg, &pareto);
    let held_out = held_out(lang, &histories, &rows, &bg, &pareto);
    let tracked = tracked(lang, base, until, &histories, &bg, &pareto);
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
        of(words::CDNOW_TRACKED, tracked),
    ];
    Ok(sheet(Reader { lang, currency }, &sources, Vec::new()))
}

/// Expectations of a new customer and of one of the printed customers.
fn ahead(bg: &Option<Fit>, pareto: &Option<Fit>) -> Vec<Proof> {
    let points = [
        ("BG/NBD", bg, 1.444_004, 25.756_59, 0.968_852_3),
        ("Pareto/NBD", pareto, 1.473_434, 25.456_47, 0.997_874),
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
    // New customers, weeks ahead.
    for (weeks, printed) in [(1.0, 0.0532), (3.0, 0.1506), (78.0, 1.8576)] {
        let ours = bg.as_ref().map(|fit| fit.model.orders_new(weeks));
        ahead.push(Proof::new(
            format!("BG/NBD · E[X({weeks})]"),
            printed,
            3,
            ours,
        ));
    }
    // More orders before, fewer to come: the last in week 20 of 39.
    let paradox = [
        (
            "BG/NBD",
            bg,
            [
                (0.347_460_6, 3),
                (0.042_833_91, 3),
                (0.004_158_973, 6),
                (0.000_358_368_5, 7),
            ],
        ),
        (
            "Pareto/NBD",
            pareto,
            [
                (0.706_228_9, 2),
                (0.144_239_6, 3),
                (0.022_506_58, 4),
                (0.003_092_67, 5),
            ],
        ),
    ];
    for (name, fit, printed) in paradox {
        for (x, (printed, decimals)) in [10, 15, 20, 25].into_iter().zip(printed) {
            let ours = fit
                .as_ref()
                .map(|fit| fit.model.orders(x, 20.0, 39.0, 52.0));
            let what = format!("{name} · E[Y(52) | {x}, 20, 39]");
            ahead.push(Proof::new(what, printed, decimals, ours));
        }
    }
    ahead
}

/// Mean orders while held out, by frequency before.
fn held_out(
    lang: Lang,
    histories: &Histories,
    rows: &Rows,
    bg: &Option<Fit>,
    pareto: &Option<Fit>,
) -> Vec<Proof> {
    let actual = [0.237, 0.697, 1.393, 1.560, 2.532, 2.947, 3.862, 6.359];
    let bg_printed = [
        0.2251, 0.5231, 1.0441, 1.5203, 2.1638, 2.6538, 3.5040, 6.1570,
    ];
    let pareto_printed = [0.138, 0.600, 1.196, 1.714, 2.399, 2.907, 3.819, 6.403];
    let holdout = |fit: &Option<Fit>| {
        let model = fit.as_ref()?.model;
        Holdout::of(&model, histories, rows)
    };
    let (of_bg, of_pareto) = (holdout(bg), holdout(pareto));
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
    held_out
}

/// Orders after the first, so far, in weeks 20 to 25.
fn tracked(
    lang: Lang,
    base: &CustomerBase,
    until: Day,
    histories: &Histories,
    bg: &Option<Fit>,
    pareto: &Option<Fit>,
) -> Vec<Proof> {
    let policy = ReturnsPolicy::default();
    let tracking = |fit: &Option<Fit>| {
        let model = fit.as_ref()?.model;
        Some(Tracking::of(base, policy, until, histories, &model))
    };
    let (of_bg, of_pareto) = (tracking(bg), tracking(pareto));
    let actual = [1359.0, 1414.0, 1484.0, 1517.0, 1573.0, 1672.0];
    let mut proofs = Vec::new();
    for (week, printed) in (20..).zip(actual) {
        let ours = of_bg.as_ref().and_then(|it| it.actual.get(week - 1));
        let what = format!("{} · {}", week_name(lang, week), words::ACTUAL.get(lang));
        proofs.push(Proof::new(what, printed, 0, ours.map(|&it| it as f64)));
    }
    let printed = [
        ("BG/NBD", &of_bg, [(20, 1312.458), (25, 1669.6)]),
        ("Pareto/NBD", &of_pareto, [(20, 1308.856), (25, 1674.253)]),
    ];
    for (name, of, printed) in printed {
        for (week, printed) in printed {
            let ours = of.as_ref().and_then(|it| it.expected.get(week - 1));
            let what = format!("{} · {name}", week_name(lang, week));
            proofs.push(Proof::new(what, printed, 1, ours.copied()));
        }
    }
    proofs
}
