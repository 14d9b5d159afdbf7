//! What no paper prints of CDNOW: computed apart by other means, and from weeks that are rounded.

use super::cdnow::{Cdnow, fit};
use super::proof::{Print, Proof};
use crate::base::ReturnsPolicy;
use crate::lifetime::{
    Fit, Histories, Holdout, Model, ModelKind, Nbd, PeriodUnit, Rows, SpendFit, Tracking,
};
use crate::text::Lang;
use crate::text::ui::sheet_papers as words;
use crate::units::Day;

/// Fits to the last digit, errors, totals, values without a horizon.
pub(super) fn apart(lang: Lang, of: &Cdnow<'_>) -> Print {
    let fits = [&of.bg, &of.mbg, &of.pareto];
    let names = ["BG/NBD", "MBG/NBD", "Pareto/NBD"];
    let rows = |printed: [&'static str; 3]| [0, 1, 2].map(|place| (names[place], printed[place]));
    let printed = rows(["-9582.429207", "-9582.135716", "-9594.976179"]);
    let mut proofs = Proof::list("{} · ln L", &printed, &|place| {
        Some(fits[place].as_ref()?.log_likelihood)
    });
    let errors = [
        (
            "BG/NBD · SE({})",
            ["0.0125573", "0.378222", "0.185729", "0.705396"],
        ),
        (
            "MBG/NBD · SE({})",
            ["0.0832618", "0.695586", "0.154780", "0.537447"],
        ),
        (
            "Pareto/NBD · SE({})",
            ["0.0476267", "0.842711", "0.187268", "6.210653"],
        ),
    ];
    for ((what, printed), fit) in errors.into_iter().zip(fits) {
        let named = fit
            .as_ref()
            .map_or(["—"; 4], |fit| fit.model.kind().names());
        let rows = [0, 1, 2, 3].map(|place| (named[place], printed[place]));
        proofs.extend(Proof::list(what, &rows, &|place| {
            fit.as_ref()?.parameters[place].standard_error
        }));
    }
    let nbd = Nbd::of(&of.rows);
    let parameters = [("r", "0.3847661"), ("α", "12.0720228")];
    proofs.extend(Proof::list("NBD · {}", &parameters, &|place| {
        Some([nbd.r, nbd.alpha][place])
    }));
    let holdout = |fit: &Option<Fit>| Holdout::of(&fit.as_ref()?.model, &of.histories, &of.rows);
    let held = fits.map(holdout);
    let printed = rows(["1653.41", "1576.73", "1665.51"]);
    proofs.extend(Proof::list("{} · Σ E[Y(39)]", &printed, &|place| {
        Some(held[place].as_ref()?.model.predicted)
    }));
    let printed = rows(["0.7855", "0.7648", "0.7545"]);
    proofs.extend(Proof::list("{} · MAE", &printed, &|place| {
        Some(held[place].as_ref()?.model.mae)
    }));
    let printed = rows(["1.6080", "1.6072", "1.6028"]);
    proofs.extend(Proof::list("{} · RMSE", &printed, &|place| {
        Some(held[place].as_ref()?.model.rmse)
    }));
    let dert = [("1", "6.482404"), ("2", "0.762253"), ("3", "0.476960")];
    proofs.extend(Proof::list("Pareto/NBD · DERT · {}", &dert, &|place| {
        let (x, recency, age) = history(&of.histories, place);
        of.pareto.as_ref()?.model.residual(x, recency, age, 0.0027)
    }));
    proofs.extend(weeks(lang, of));
    let free = without_free(of);
    proofs.push(Proof::new(words::WITHOUT_FREE.get(lang), "-9578.197", free));
    Print {
        title: words::APART,
        note: words::APART_NOTE,
        is_printed: false,
        proofs,
    }
}

/// Expected orders so far in the weeks between those that are printed.
fn weeks(lang: Lang, of: &Cdnow<'_>) -> Vec<Proof> {
    let Some(until) = Day::from_iso("1997-09-30") else {
        return Vec::new();
    };
    let named = ["21", "22", "23", "24"];
    let printed = [
        (
            "BG/NBD",
            &of.bg,
            ["1387.347", "1460.393", "1531.715", "1601.419"],
        ),
        (
            "Pareto/NBD",
            &of.pareto,
            ["1385.334", "1459.985", "1532.970", "1604.386"],
        ),
    ];
    let each = printed.into_iter().flat_map(|(name, fit, printed)| {
        let policy = ReturnsPolicy::default();
        let tracking = fit
            .as_ref()
            .map(|fit| Tracking::of(of.base, policy, until, &of.histories, &fit.model));
        let rows = [0, 1, 2, 3].map(|place| (named[place], printed[place]));
        Proof::list(&words::so_far(lang, name), &rows, &|place| {
            tracking.as_ref()?.expected.get(place + 20).copied()
        })
    });
    each.collect()
}

fn history(histories: &Histories, at: usize) -> (u32, f64, f64) {
    let time = |code: &[u32]| histories.times[code[at] as usize];
    (
        histories.x[at],
        time(&histories.recency),
        time(&histories.age),
    )
}

/// Histories of some of the customers with other times.
fn again(of: &Histories, keep: &dyn Fn(usize) -> bool, time: fn(f64) -> f64) -> Option<Histories> {
    let [mut x, mut recency, mut age, mut spend] = [const { Vec::new() }; 4];
    for at in (0..of.len()).filter(|&at| keep(at)) {
        let (count, last, seen) = history(of, at);
        x.push(f64::from(count));
        recency.push(time(last));
        age.push(time(seen));
        spend.push(of.spend[at]);
    }
    Histories::counted(PeriodUnit::Week, &x, &recency, &age, &spend).ok()
}

/// ln L of the BG/NBD without customers whose only order was free.
fn without_free(of: &Cdnow<'_>) -> Option<f64> {
    let has_paid = |at: usize| {
        let entries = of.base.entries(of.histories.customer[at] as usize);
        of.histories.x[at] > 0
            || entries
                .into_iter()
                .any(|entry| of.base.amount[entry].units() > 0.0)
    };
    let kept = again(&of.histories, &has_paid, |time| time)?;
    Some(fit(ModelKind::BgNbd, &Rows::of(&kept))?.log_likelihood)
}

/// The sample with weeks rounded to two places.
pub(super) fn rounded(of: &Cdnow<'_>) -> Print {
    // A hair more, so that a half that is written a hair less goes up as it was rounded in print.
    let to_two = |time: f64| (time * 100.0 + 1e-6).round() / 100.0;
    let kinds = [ModelKind::BgNbd, ModelKind::MbgNbd, ModelKind::ParetoNbd];
    let mut proofs = Vec::new();
    if let Some(mut histories) = again(&of.histories, &|_| true, to_two) {
        histories
            .spend
            .iter_mut()
            .for_each(|mean| *mean = to_two(*mean));
        let rows = Rows::of(&histories);
        let spend = SpendFit::of(&histories).ok();
        let fits = kinds.map(|kind| fit(kind, &rows));
        let value = |model: &Model, at: usize| {
            let (x, recency, age) = history(&histories, at);
            let discounted = model.ahead_alive(x, age, 12, 4.345, 0.01).1;
            let money = spend.as_ref()?.money(x, histories.spend[at]);
            Some(model.p_alive(x, recency, age) * discounted * money)
        };
        let ours = fits[0].as_ref().map(|fit| fit.log_likelihood);
        proofs.push(Proof::new("BG/NBD · ln L", "-9582.425561", ours));
        let ours = spend.as_ref().map(|fit| fit.log_likelihood);
        proofs.push(Proof::new("Gamma-Gamma · ln L", "-4055.923244", ours));
        let printed = [
            ("BG/NBD", "71509.90"),
            ("MBG/NBD", "67775.64"),
            ("Pareto/NBD", "72317.92"),
        ];
        proofs.extend(Proof::list("{} · Σ CLV", &printed, &|place| {
            let model = fits[place].as_ref()?.model;
            (0..histories.len()).map(|at| value(&model, at)).sum()
        }));
        let first = [
            ("E[Y(39)]", "1.225910"),
            ("P(alive)", "0.726609"),
            ("CLV", "36.278496"),
        ];
        proofs.extend(Proof::list("BG/NBD · 1 · {}", &first, &|place| {
            let model = fits[0].as_ref()?.model;
            let (x, recency, age) = history(&histories, 0);
            match place {
                0 => Some(model.orders(x, recency, age, 39.0)),
                1 => Some(model.p_alive(x, recency, age)),
                _ => value(&model, 0),
            }
        }));
    }
    Print {
        title: words::ROUNDED,
        note: words::ROUNDED_NOTE,
        is_printed: false,
        proofs,
    }
}
