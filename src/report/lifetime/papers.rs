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
    let kinds = [
        ("Regular · {}", &REGULAR_MEMBERS, ["0.704", "1.182"]),
        ("High End · {}", &HIGH_END_MEMBERS, ["0.668", "3.806"]),
    ];
    let mut proofs = Vec::new();
    for (name, survivors, [alpha, beta]) in kinds {
        let fit = sbg(survivors);
        proofs.extend(Proof::list(name, &[("α", alpha), ("β", beta)], &|place| {
            Some(fit.as_ref()?.parameters[place].value)
        }));
    }
    let fit = sbg(&HIGH_END_MEMBERS);
    let curve = fit.as_ref().map(|fit| &fit.survival);
    let years = [
        ("8", "0.4604"),
        ("9", "0.4358"),
        ("10", "0.4142"),
        ("11", "0.3951"),
        ("12", "0.3780"),
    ];
    proofs.extend(Proof::list("High End · S({})", &years, &|place| {
        Some(curve?.survival(place as f64 + 8.0))
    }));
    let ours = curve.and_then(|curve| curve.residual_from_next(7, 0.1));
    proofs.push(Proof::new("High End · DERL(n = 8), d = 10%", "7.530", ours));
    Print {
        title: words::SBG_2007,
        note: words::SBG_2007_NOTE,
        is_printed: true,
        proofs,
    }
}

fn residual_lifetimes() -> Print {
    let first = [
        ("1", "3.31"),
        ("2", "3.45"),
        ("3", "3.59"),
        ("4", "3.72"),
        ("5", "3.84"),
    ];
    let second = [
        ("1", "7.68"),
        ("2", "9.46"),
        ("3", "9.86"),
        ("4", "10.06"),
        ("5", "10.19"),
    ];
    let cases = [
        ("α 3.8, β 15.2 · DERL(n = {})", 3.80, 15.20, first),
        ("α 0.067, β 0.267 · DERL(n = {})", 0.067, 0.267, second),
    ];
    let each = cases.iter().flat_map(|(what, alpha, beta, printed)| {
        let curve = Survival::Sbg {
            alpha: *alpha,
            beta: *beta,
        };
        Proof::list(what, printed, &|place| {
            curve.residual_from_next(place as u32, 0.1)
        })
    });
    Print {
        title: words::DERL_2010,
        note: words::DERL_2010_NOTE,
        is_printed: true,
        proofs: each.collect(),
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
    let parameters = [
        ("α", "1.204"),
        ("β", "0.750"),
        ("γ", "0.657"),
        ("δ", "2.783"),
    ];
    let mut proofs = Proof::list("{}", &parameters, &|place| {
        Some(fit.as_ref()?.parameters[place].value)
    });
    let ours = fit.as_ref().map(|fit| fit.log_likelihood);
    proofs.push(Proof::new("ln L", "-33225.6", ours));
    let seen = [("0, 0", "0.11"), ("2, 4", "0.59"), ("6, 6", "0.93")];
    proofs.extend(Proof::list("P(alive | {})", &seen, &|place| {
        let (x, last) = [(0, 0.0), (2, 4.0), (6, 6.0)][place];
        Some(model?.p_alive(x, last, DONOR_YEARS))
    }));
    let new = [
        ("1", "0.4985"),
        ("2", "0.9233"),
        ("3", "1.2969"),
        ("4", "1.6323"),
        ("5", "1.9381"),
        ("6", "2.2202"),
        ("7", "2.4826"),
        ("8", "2.7285"),
        ("9", "2.9603"),
        ("10", "3.1798"),
        ("11", "3.3887"),
    ];
    proofs.extend(Proof::list("E[X({})]", &new, &|place| {
        Some(model?.orders_new(place as f64 + 1.0))
    }));
    let orders = |it: &Model, x: u32, last: u32, years: f64| {
        it.orders(x, f64::from(last), DONOR_YEARS, years)
    };
    let total = model.map(|it| {
        let each = DONORS.iter();
        each.map(|&(x, last, many)| f64::from(many) * orders(&it, x, last, 5.0))
            .sum()
    });
    proofs.push(Proof::new("Σ E[Y(5)]", "12884.2", total));
    let everyone: u32 = DONORS.iter().map(|it| it.2).sum();
    let heads = [("0", "3454.9"), ("6", "1253.1")];
    proofs.extend(Proof::list("n · P(X = {})", &heads, &|place| {
        let x = [0, 6][place];
        let chance = model?.ln_likelihood(x, f64::from(x), DONOR_YEARS).exp();
        Some(f64::from(everyone) * chance)
    }));
    let ten = [("0, 0", "0.1302169"), ("4, 5", "3.627858")];
    proofs.extend(Proof::list("E[Y(10) | {}]", &ten, &|place| {
        let (x, last) = [(0, 0), (4, 5)][place];
        Some(orders(&model?, x, last, 10.0))
    }));
    Print {
        title: words::BGBB_2010,
        note: words::BGBB_2010_NOTE,
        is_printed: true,
        proofs,
    }
}

/// Probabilities of the BG/NBD at the printed parameters.
fn chances() -> Print {
    let print = BetaGeometric::new(DropOut::AfterRepeat, [0.243, 4.414, 0.793, 2.426]);
    let mut proofs = vec![
        Proof::new("P(X(39) = 0)", "0.5737864", Some(print.p_orders(0, 39.0))),
        Proof::new(
            "P(X(2) = 10)",
            "0.000000107869",
            Some(print.p_orders(10, 2.0)),
        ),
    ];
    let more = [("11", "0.0019995214"), ("20", "0.0002222260")];
    proofs.extend(Proof::list("P(X(30) = {})", &more, &|place| {
        Some(print.p_orders([11, 20][place], 30.0))
    }));
    Print {
        title: words::BGNBD_2005,
        note: words::BGNBD_2005_NOTE,
        is_printed: true,
        proofs,
    }
}

/// What no paper prints, computed by other means.
fn apart() -> Print {
    let members = [("Regular", "-1680.265188"), ("High End", "-1611.158147")];
    let mut proofs = Proof::list("sBG {} · ln L", &members, &|place| {
        Some(sbg([&REGULAR_MEMBERS, &HIGH_END_MEMBERS][place])?.log_likelihood)
    });
    let chances = BetaGeometric::new(DropOut::AfterRepeat, [0.243, 4.414, 0.793, 2.426]);
    let between = [
        ("12", "0.0015170236"),
        ("13", "0.0011633150"),
        ("14", "0.0009003148"),
        ("15", "0.0007023638"),
        ("16", "0.0005517902"),
        ("17", "0.0004361913"),
        ("18", "0.0003467171"),
        ("19", "0.0002769613"),
    ];
    proofs.extend(Proof::list("BG/NBD · P(X(30) = {})", &between, &|place| {
        Some(chances.p_orders(place as u32 + 12, 30.0))
    }));
    // An example of documentation that prints no result: parameters, histories, discount a week.
    let pareto = ModelKind::ParetoNbd.with([0.562_996_6, 12.559_037, 0.408_109_5, 10.514_804_8]);
    let residual = |x: u32, recency: f64| pareto?.residual(x, recency, 77.86, 0.0027);
    let ours = residual(7, 35.0);
    proofs.push(Proof::new(
        "Pareto/NBD · DERT(7, 35, 77.86)",
        "1.8641833",
        ours,
    ));
    let by_x = [
        ("1", "2.1991554"),
        ("2", "2.8435344"),
        ("3", "2.8671284"),
        ("4", "2.4454101"),
        ("5", "1.8405019"),
        ("6", "1.2624165"),
        ("7", "0.8096181"),
        ("8", "0.4948036"),
        ("9", "0.2920247"),
        ("10", "0.1679275"),
    ];
    proofs.extend(Proof::list(
        "Pareto/NBD · DERT({}, 30, 77.86)",
        &by_x,
        &|place| residual(place as u32 + 1, 30.0),
    ));
    let bgbb = ModelKind::BgBb.with([1.20, 0.75, 0.66, 2.78]);
    let gifts = [
        ("3, 4", "1.6213792"),
        ("1, 6", "1.8020448"),
        ("2, 6", "2.6211561"),
        ("3, 6", "3.4402673"),
        ("4, 6", "4.2593786"),
        ("5, 6", "5.0784899"),
        ("6, 6", "5.8976012"),
    ];
    proofs.extend(Proof::list(
        "BG/BB · DERT({}), n = 6, d = 10%",
        &gifts,
        &|place| {
            let (x, last) = if place == 0 {
                (3, 4.0)
            } else {
                (place as u32, 6.0)
            };
            bgbb?.residual(x, last, 6.0, 0.1)
        },
    ));
    let step = BetaGeometric::new(
        DropOut::AfterRepeat,
        [0.163_850_90, 1.864_280_77, 1.850_343_10, 3.181_058_80],
    );
    let step = Model::BetaGeometric(step);
    let days = [
        ("0, 0, 298", "0.016053"),
        ("0, 0, 224", "0.021171"),
        ("6, 142, 292", "0.030461"),
        ("0, 0, 147", "0.031686"),
        ("2, 9, 183", "0.001607"),
    ];
    proofs.extend(Proof::list("BG/NBD · E[Y(30) | {}]", &days, &|place| {
        let (x, recency, age) = [
            (0, 0.0, 298.0),
            (0, 0.0, 224.0),
            (6, 142.0, 292.0),
            (0, 0.0, 147.0),
            (2, 9.0, 183.0),
        ][place];
        Some(step.orders(x, recency, age, 30.0))
    }));
    Print {
        title: words::APART,
        note: words::APART_NOTE,
        is_printed: false,
        proofs,
    }
}

/// Published figures of the tables the program carries.
pub fn papers(lang: Lang, currency: Currency) -> Sheet {
    let sources = [
        members(),
        residual_lifetimes(),
        donations(),
        chances(),
        apart(),
    ];
    let notes = vec![words::PAPERS_CDNOW.get(lang).to_owned()];
    sheet(Reader { lang, currency }, &sources, notes)
}
