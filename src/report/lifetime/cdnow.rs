//! What is published of the CDNOW sample beside what the program computes from the open data.

use super::cdnow_apart::{apart, rounded};
use super::parts::Reader;
use super::proof::{Print, Proof, sheet};
use crate::base::{CustomerBase, ReturnsPolicy};
use crate::lifetime::{
    Fit, Histories, Holdout, Model, ModelKind, PeriodUnit, Regularisation, Rows, SpendFit, Tracking,
};
use crate::numeric::ascending;
use crate::report::{Refusal, Sheet};
use crate::text::Lang;
use crate::text::ui::Phrase;
use crate::text::ui::sheet_papers as words;
use crate::units::{Currency, Day, Money};

/// Customers of the CDNOW sample, a tenth of all, and of all.
const CDNOW_CUSTOMERS: usize = 2_357;
const MASTER_CUSTOMERS: usize = 23_570;
const CDNOW_DAYS: [&str; 3] = ["1997-01-01", "1997-09-30", "1998-06-30"];

/// The sample with what is fitted to it; a fit that fails is none.
pub(super) struct Cdnow<'a> {
    pub(super) base: &'a CustomerBase,
    pub(super) histories: Histories,
    pub(super) rows: Rows,
    pub(super) bg: Option<Fit>,
    pub(super) mbg: Option<Fit>,
    pub(super) pareto: Option<Fit>,
    pub(super) spend: Option<SpendFit>,
}

/// A model in weeks.
pub(super) fn fit(kind: ModelKind, rows: &Rows) -> Option<Fit> {
    Fit::of(kind, rows, PeriodUnit::Week, Regularisation::None).ok()
}

fn model(fit: &Option<Fit>) -> Option<Model> {
    fit.as_ref().map(|fit| fit.model)
}

/// What is published of the CDNOW sample, from the open data; of the whole file what can be told.
///
/// # Errors
/// A [`Refusal`] where the open data are neither.
pub fn cdnow(lang: Lang, currency: Currency, base: &CustomerBase) -> Result<Sheet, Refusal> {
    let [first, until, last] = CDNOW_DAYS.map(Day::from_iso);
    let has_days = Some(base.days.0) == first && Some(base.days.1) == last;
    let reader = Reader { lang, currency };
    if has_days && base.len() == MASTER_CUSTOMERS {
        return Ok(sheet(reader, &[master(lang, base)], Vec::new()));
    }
    let other = || Refusal {
        words: words::not_cdnow(lang, base.len()),
        path: None,
    };
    let is_sample = has_days && base.len() == CDNOW_CUSTOMERS;
    let until = until.filter(|_| is_sample).ok_or_else(other)?;
    let counted = Histories::of(base, PeriodUnit::Week, until, ReturnsPolicy::default());
    let histories = counted.map_err(|_| other())?;
    let rows = Rows::of(&histories);
    let of = Cdnow {
        bg: fit(ModelKind::BgNbd, &rows),
        mbg: fit(ModelKind::MbgNbd, &rows),
        pareto: fit(ModelKind::ParetoNbd, &rows),
        spend: SpendFit::of(&histories).ok(),
        base,
        histories,
        rows,
    };
    let print = |title: Phrase, proofs: Vec<Proof>| Print {
        title,
        note: words::CDNOW_NOTE,
        is_printed: true,
        proofs,
    };
    let sources = [
        print(words::CDNOW_COUNTS, counts(lang, &of)),
        print(words::CDNOW_FITS, fits(&of)),
        print(words::CDNOW_SPEND, spend(lang, &of)),
        print(words::CDNOW_AHEAD, ahead(&of)),
        new_customers(&of),
        print(words::CDNOW_HELD_OUT, held_out(lang, &of)),
        print(words::CDNOW_TRACKED, tracked(lang, &of, until)),
        apart(lang, &of),
        rounded(&of),
    ];
    Ok(sheet(reader, &sources, Vec::new()))
}

/// What is known of the whole file.
fn master(lang: Lang, base: &CustomerBase) -> Print {
    let money: Money = base.amount.iter().copied().sum();
    Print {
        title: words::CDNOW_MASTER,
        note: words::CDNOW_MASTER_NOTE,
        is_printed: true,
        proofs: vec![
            Proof::new(words::CUSTOMERS.get(lang), "23570", Some(base.len() as f64)),
            Proof::new(words::MONEY.get(lang), "2500315.63", Some(money.units())),
        ],
    }
}

fn counts(lang: Lang, of: &Cdnow<'_>) -> Vec<Proof> {
    let histories = &of.histories;
    let later = histories.later_orders().map(|it| it as f64);
    let repeat = histories.repeat_orders() as f64;
    let repeaters = histories.repeaters() as f64;
    vec![
        Proof::new(
            words::CUSTOMERS.get(lang),
            "2357",
            Some(of.base.len() as f64),
        ),
        Proof::new(words::SUM_X.get(lang), "2457", Some(repeat)),
        Proof::new(words::REPEATERS.get(lang), "946", Some(repeaters)),
        Proof::new(words::HELD_OUT_ORDERS.get(lang), "1882", later),
    ]
}

fn fits(of: &Cdnow<'_>) -> Vec<Proof> {
    let names = |fit: &Option<Fit>| fit.as_ref().map(|fit| fit.model.kind().names());
    let mut proofs = Vec::new();
    let mut add = |name: &str, fit: &Option<Fit>, printed: [&'static str; 4]| {
        let named = names(fit).unwrap_or(["—"; 4]);
        let rows = [0, 1, 2, 3].map(|place| (named[place], printed[place]));
        proofs.extend(Proof::list(name, &rows, &|place| {
            Some(fit.as_ref()?.parameters[place].value)
        }));
    };
    add("BG/NBD · {}", &of.bg, ["0.243", "4.414", "0.793", "2.426"]);
    let clvtools = ["0.2425945", "4.4136019", "0.7929199", "2.4258881"];
    add("BG/NBD · {} (CLVTools)", &of.bg, clvtools);
    add(
        "MBG/NBD · {}",
        &of.mbg,
        ["0.525", "6.183", "0.891", "1.614"],
    );
    add(
        "Pareto/NBD · {}",
        &of.pareto,
        ["0.553", "10.578", "0.606", "11.669"],
    );
    let named = names(&of.pareto).unwrap_or(["—"; 4]);
    let errors = ["0.0476264", "0.8427222", "0.1872594", "6.2105448"];
    let errors = [0, 1, 2, 3].map(|place| (named[place], errors[place]));
    proofs.extend(Proof::list(
        "Pareto/NBD · SE({}) (CLVTools)",
        &errors,
        &|place| of.pareto.as_ref()?.parameters[place].standard_error,
    ));
    let likelihoods = [("BG/NBD", "-9582.429"), ("Pareto/NBD", "-9594.976")];
    proofs.extend(Proof::list("{} · ln L", &likelihoods, &|place| {
        Some([&of.bg, &of.pareto][place].as_ref()?.log_likelihood)
    }));
    proofs
}

fn spend(lang: Lang, of: &Cdnow<'_>) -> Vec<Proof> {
    let fit = of.spend.as_ref();
    let parameters = [("p", "6.25"), ("q", "3.74"), ("v", "15.44")];
    let mut proofs = Proof::list("Gamma-Gamma · {}", &parameters, &|place| {
        Some(fit?.parameters[place].value)
    });
    let ours = fit.map(|fit| fit.log_likelihood);
    proofs.push(Proof::new("Gamma-Gamma · ln L", "-4055.9177", ours));
    let histories = &of.histories;
    let pairs = histories.x.iter().zip(&histories.spend);
    let means = pairs.filter(|(x, _)| **x > 0).map(|(_, mean)| *mean);
    let mut means: Vec<f64> = means.collect();
    ascending(&mut means);
    let n = means.len() as f64;
    let mean = means.iter().sum::<f64>() / n;
    let squares: f64 = means.iter().map(|it| (it - mean).powi(2)).sum();
    let middle = means.len() / 2;
    let found = [
        Some(mean),
        Some((squares / (n - 1.0)).sqrt()),
        means.first().copied(),
        means.get(middle).map(|it| 0.5 * (it + means[middle - 1])),
        means.last().copied(),
        fit.and_then(|fit| fit.correlation),
    ];
    let printed = ["35.08", "30.28", "2.99", "27.50", "299.63", "0.114"];
    let names = words::SPREAD.get(lang).split('|');
    let rows: Vec<_> = names.zip(printed).collect();
    proofs.extend(Proof::list("m · {}", &rows, &|place| found[place]));
    let first = [
        ("1", "24.65"),
        ("2", "18.91"),
        ("3", "35.17"),
        ("4", "35.17"),
        ("5", "35.17"),
        ("6", "71.46"),
        ("7", "18.91"),
        ("8", "35.17"),
        ("9", "27.28"),
        ("10", "35.17"),
    ];
    proofs.extend(Proof::list("E[M] · {}", &first, &|place| {
        Some(fit?.money(*histories.x.get(place)?, *histories.spend.get(place)?))
    }));
    proofs
}

/// Expectations of a new customer and of one of the printed customers.
fn ahead(of: &Cdnow<'_>) -> Vec<Proof> {
    let (bg, pareto) = (model(&of.bg), model(&of.pareto));
    // Customer 1516: 26 orders after the first, the last in week 30.86 of 31.
    let (recency, age) = (216.0 / 7.0, 217.0 / 7.0);
    let known = |model: Option<Model>, place: usize| {
        let it = model?;
        Some(match place {
            0 => it.orders_new(52.0),
            1 => it.orders(26, recency, age, 52.0),
            _ => it.p_alive(26, recency, age),
        })
    };
    let what = ["E[X(52)]", "1516 · E[Y(52)]", "1516 · P(alive)"];
    let rows = |printed: [&'static str; 3]| [0, 1, 2].map(|place| (what[place], printed[place]));
    let printed = rows(["1.444004", "25.75659", "0.9688523"]);
    let mut proofs = Proof::list("BG/NBD · {}", &printed, &|place| known(bg, place));
    let printed = rows(["1.473434", "25.45647", "0.997874"]);
    proofs.extend(Proof::list("Pareto/NBD · {}", &printed, &|place| {
        known(pareto, place)
    }));
    // New customers, weeks ahead.
    let weeks = [
        ("0.1429", "0.0078"),
        ("1", "0.0532"),
        ("3", "0.1506"),
        ("31.8571", "1.0405"),
        ("32", "1.0437"),
        ("78", "1.8576"),
    ];
    proofs.extend(Proof::list("BG/NBD · E[X({})]", &weeks, &|place| {
        Some(bg?.orders_new(weeks[place].0.parse().ok()?))
    }));
    let ours = bg.map(|it| it.orders(2, 30.43, 38.86, 39.0));
    proofs.push(Proof::new(
        "BG/NBD · E[Y(39) | 2, 30.43, 38.86]",
        "1.226",
        ours,
    ));
    // More orders before, fewer to come: the last in week 20 of 39.
    let paradox = [
        (
            "BG/NBD · E[Y(52) | {}, 20, 39]",
            bg,
            ["0.3474606", "0.04283391", "0.004158973", "0.0003583685"],
        ),
        (
            "Pareto/NBD · E[Y(52) | {}, 20, 39]",
            pareto,
            ["0.7062289", "0.1442396", "0.02250658", "0.00309267"],
        ),
    ];
    for (what, model, [ten, fifteen, twenty, more]) in paradox {
        let rows = [("10", ten), ("15", fifteen), ("20", twenty), ("25", more)];
        proofs.extend(Proof::list(what, &rows, &|place| {
            Some(model?.orders([10, 15, 20, 25][place], 20.0, 39.0, 52.0))
        }));
    }
    proofs
}

/// Expectations of a new customer whose parameters are not printed with them.
fn new_customers(of: &Cdnow<'_>) -> Print {
    let pareto = model(&of.pareto);
    let weeks = [
        ("1", "0.05077821"),
        ("2", "0.09916088"),
        ("3", "0.14542507"),
        ("4", "0.18979930"),
        ("5", "0.23247466"),
        ("6", "0.27361274"),
        ("7", "0.31335159"),
        ("8", "0.35181024"),
        ("9", "0.38909211"),
    ];
    Print {
        title: words::CDNOW_NEW,
        note: words::CDNOW_NEW_NOTE,
        is_printed: true,
        proofs: Proof::list("Pareto/NBD · E[X({})]", &weeks, &|place| {
            Some(pareto?.orders_new(place as f64 + 1.0))
        }),
    }
}

/// Mean orders while held out, by frequency before.
fn held_out(lang: Lang, of: &Cdnow<'_>) -> Vec<Proof> {
    let holdout = |fit: &Option<Fit>| Holdout::of(&model(fit)?, &of.histories, &of.rows);
    let (bg, pareto) = (holdout(&of.bg), holdout(&of.pareto));
    let actual = [
        "0.237", "0.697", "1.393", "1.560", "2.532", "2.947", "3.862", "6.359",
    ];
    let of_bg = [
        "0.2250893",
        "0.5231364",
        "1.044126",
        "1.520256",
        "2.163824",
        "2.653789",
        "3.503957",
        "6.157036",
    ];
    let of_pareto = [
        "0.138", "0.600", "1.196", "1.714", "2.399", "2.907", "3.819", "6.403",
    ];
    let x = ["0", "1", "2", "3", "4", "5", "6", "7+"];
    let rows = |printed: [&'static str; 8]| -> Vec<_> { x.into_iter().zip(printed).collect() };
    let row = |of: &Option<Holdout>, x: usize| of.as_ref()?.by_frequency.get(x).copied();
    let what = format!("x = {{}} · {}", words::ACTUAL.get(lang));
    let mut proofs = Proof::list(&what, &rows(actual), &|x| Some(row(&bg, x)?.actual));
    proofs.extend(Proof::list("x = {} · BG/NBD", &rows(of_bg), &|x| {
        Some(row(&bg, x)?.predicted)
    }));
    proofs.extend(Proof::list(
        "x = {} · Pareto/NBD",
        &rows(of_pareto),
        &|x| Some(row(&pareto, x)?.predicted),
    ));
    proofs
}

/// Orders after the first, so far, in weeks 20 to 25.
fn tracked(lang: Lang, of: &Cdnow<'_>, until: Day) -> Vec<Proof> {
    let policy = ReturnsPolicy::default();
    let tracking = |fit: &Option<Fit>| {
        let model = model(fit)?;
        Some(Tracking::of(of.base, policy, until, &of.histories, &model))
    };
    let (bg, pareto) = (tracking(&of.bg), tracking(&of.pareto));
    let actual = [
        ("20", "1359"),
        ("21", "1414"),
        ("22", "1484"),
        ("23", "1517"),
        ("24", "1573"),
        ("25", "1672"),
    ];
    let what = words::so_far(lang, words::ACTUAL.get(lang));
    let mut proofs = Proof::list(&what, &actual, &|place| {
        Some(*bg.as_ref()?.actual.get(place + 19)? as f64)
    });
    let printed = [
        ("BG/NBD", &bg, [("20", "1312.458"), ("25", "1669.6")]),
        (
            "Pareto/NBD",
            &pareto,
            [("20", "1308.856"), ("25", "1674.253")],
        ),
    ];
    for (name, of, printed) in printed {
        proofs.extend(Proof::list(
            &words::so_far(lang, name),
            &printed,
            &|place| of.as_ref()?.expected.get([19, 24][place]).copied(),
        ));
    }
    proofs
}
