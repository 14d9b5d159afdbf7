//! Data that decide no fit, or part of one: what cannot be told is said, and nothing is printed that is
//! no number.

#![allow(clippy::unwrap_used)]

#[allow(dead_code, reason = "shared with other tests")]
mod drawn;

use kezhi::base::CustomerBase;
use kezhi::lifetime::{
    Fit, FitError, FitOutcome, FitWarning, ForecastError, ForecastSettings, Forecasted, Histories,
    HistoryError, ModelKind, PeriodUnit, Regularisation, Rows, SpendBasis, SpendError, SpendFit,
    SpendWarning,
};
use kezhi::numeric::Random;

use drawn::order_lines;

fn counted(rows: &[(f64, f64, f64, f64)]) -> Histories {
    let column =
        |pick: fn(&(f64, f64, f64, f64)) -> f64| -> Vec<f64> { rows.iter().map(pick).collect() };
    Histories::counted(
        PeriodUnit::Week,
        &column(|row| row.0),
        &column(|row| row.1),
        &column(|row| row.2),
        &column(|row| row.3),
    )
    .unwrap()
}

fn fitted(histories: &Histories, regularisation: Regularisation) -> Result<Fit, FitError> {
    let rows = Rows::of(histories);
    Fit::of(ModelKind::BgNbd, &rows, histories.unit, regularisation)
}

#[test]
fn customers_who_never_stop_show_no_drop_out_and_it_is_said() {
    let mut random = Random::new(2);
    let rows: Vec<(f64, f64, f64, f64)> = (0..300)
        .map(|_| {
            let rate = random.gamma(2.0) / 10.0;
            let (mut now, mut x, mut last) = (0.0, 0.0, 0.0);
            loop {
                now += random.exponential() / rate;
                if now > 60.0 {
                    break (x, last, 60.0, 30.0);
                }
                x += 1.0;
                last = now;
            }
        })
        .collect();
    let fit = fitted(&counted(&rows), Regularisation::None).unwrap();
    let says = |of: fn(&FitWarning) -> bool| fit.warnings.iter().any(of);
    assert!(
        says(|it| matches!(it, FitWarning::NoDropOutSeen { .. })),
        "{:?}",
        fit.warnings
    );
    let kept = fitted(&counted(&rows), Regularisation::Weak).unwrap();
    assert_eq!(kept.outcome, FitOutcome::Converged);
    assert!(kept.parameters.iter().all(|it| it.standard_error.is_some()));
}

#[test]
fn customers_who_all_buy_at_one_rate_end_the_search_of_the_pareto_nbd_soon() {
    let mut random = Random::new(7);
    let rows: Vec<(f64, f64, f64, f64)> = (0..300)
        .map(|_| {
            let age = (60.0 * (0.3 + 0.7 * random.unit()) * 7.0).floor() / 7.0;
            let gone = 0.02 * random.gamma(0.3) / 0.3;
            let end = f64::min(age, random.exponential() / gone.max(1e-12));
            let (mut now, mut x, mut last) = (0.0, 0.0, 0.0);
            loop {
                now += random.exponential() / 10.0;
                if now > end {
                    break (x, last, age, 30.0);
                }
                x += 1.0;
                last = (now * 7.0).floor() / 7.0;
            }
        })
        .collect();
    let histories = counted(&rows);
    let rows = Rows::of(&histories);
    let fit = Fit::of(
        ModelKind::ParetoNbd,
        &rows,
        histories.unit,
        Regularisation::None,
    )
    .unwrap();
    assert_eq!(fit.outcome, FitOutcome::RanOff);
    assert!(fit.evaluations < 500, "{}", fit.evaluations);
    // The rate itself is told: r and α run off together.
    let [r, alpha, ..] = fit.model.parameters();
    assert!((r / alpha - 10.0).abs() < 0.5, "{r} {alpha}");
}

#[test]
fn histories_that_say_nothing_are_refused_with_what_is_missing() {
    let once = counted(&vec![(0.0, 0.0, 30.0, 0.0); 50]);
    assert!(matches!(
        fitted(&once, Regularisation::None),
        Err(FitError::TooFewRepeaters { found: 0, .. })
    ));
    let today = counted(&vec![(0.0, 0.0, 0.0, 0.0); 50]);
    assert_eq!(
        fitted(&today, Regularisation::None).unwrap_err(),
        FitError::NoTime
    );
    let short = counted(&vec![(1.0, 1.0, 2.0, 5.0); 50]);
    assert!(matches!(
        fitted(&short, Regularisation::None),
        Err(FitError::HistoryTooShort { .. })
    ));
    let nobody = CustomerBase::from_lines(order_lines(&[]));
    let error = Forecasted::of(&nobody, &ForecastSettings::default()).unwrap_err();
    assert_eq!(error, ForecastError::History(HistoryError::NobodyBought));
}

#[test]
fn spend_with_too_heavy_a_tail_falls_back_and_says_so() {
    let rows: Vec<(f64, f64, f64, f64)> = (0..400)
        .map(|at| {
            (
                1.0,
                5.0,
                40.0,
                (1.0 - (f64::from(at) + 0.5) / 400.0).powf(-2.0),
            )
        })
        .collect();
    let spend = SpendFit::of(&counted(&rows)).unwrap();
    let says = |of: fn(&SpendWarning) -> bool| spend.warnings.iter().any(of);
    assert!(
        says(|it| matches!(it, SpendWarning::NoPopulationMean { .. })),
        "{spend:?}"
    );
    assert!(spend.money(0, 0.0).is_finite());
    let refunds = counted(&vec![(2.0, 5.0, 40.0, -3.0); 30]);
    assert!(matches!(
        SpendFit::of(&refunds),
        Err(SpendError::TooFewRepeaters { found: 0, .. })
    ));
}

#[test]
fn customers_whose_spend_cannot_be_told_apart_get_one_mean_unless_the_model_is_asked_for() {
    let mut random = Random::new(12);
    // Every order is drawn around the same thirty, whoever buys.
    let rows: Vec<(f64, f64, f64, f64)> = (0..150)
        .map(|at| {
            let x = f64::from(1 + at % 5);
            let mean = random.gamma(6.0 * x) / (6.0 * x) * 30.0;
            (x, 20.0, 40.0, mean)
        })
        .collect();
    let spend = SpendFit::of(&counted(&rows)).unwrap();
    let is_told = |it: &SpendWarning| matches!(it, SpendWarning::Degenerate(of) if of.is_q);
    assert!(spend.warnings.iter().any(is_told), "{:?}", spend.parameters);
    assert_eq!(spend.basis, SpendBasis::OneMean);
    let money: f64 = rows.iter().map(|row| row.0 * row.3).sum();
    let orders: f64 = rows.iter().map(|row| row.0).sum();
    for (x, mean) in [(0, 0.0), (3, 300.0)] {
        assert!((spend.money(x, mean) - money / orders).abs() < 1e-9);
    }
    assert!((0.005..0.1).contains(&spend.pooled.relative_error));
    let own = spend.clone().taking(Some(SpendBasis::OwnMeans));
    assert_eq!(own.money(3, 300.0), 300.0);
    let asked = spend.taking(Some(SpendBasis::Model));
    assert!(asked.money(3, 300.0) > money / orders);
}

#[test]
fn spend_that_rises_with_the_number_of_orders_is_told_and_its_absence_is_not() {
    let mut random = Random::new(8);
    let mut drawn = |slope: f64| {
        let rows: Vec<(f64, f64, f64, f64)> = (0..400)
            .map(|at| {
                let x = f64::from(1 + at % 8);
                let mean = (20.0 + slope * x) * (0.5 + random.gamma(4.0) / 8.0);
                (x, 30.0, 40.0, mean)
            })
            .collect();
        SpendFit::of(&counted(&rows)).unwrap()
    };
    let (together, apart) = (drawn(10.0), drawn(0.0));
    let told = |of: &SpendFit| {
        let mut warnings = of.warnings.iter();
        warnings.find_map(|it| match it {
            SpendWarning::Correlated { correlation } => Some(*correlation),
            _ => None,
        })
    };
    assert!(told(&together).unwrap() > 0.5, "{:?}", together.warnings);
    assert_eq!(told(&together), together.correlation);
    assert_eq!(told(&apart), None);
}

/// A fit found no likelihood of customers whose r and b were large: the sum of the series had
/// overflowed and was taken for done.
#[test]
fn a_series_that_overflows_goes_over_to_the_integral() {
    let parameters = [2388.8569612826514, 29.052870048630467, 1.0, 1.0];
    let model = ModelKind::BgNbd.with(parameters).unwrap();
    assert!(model.orders_alive(0, 36525.0, 36525.0).is_finite());
}

/// Histories of three hundred customers that decide no fit: nobody stops, nobody returns after a first
/// week, all buy at one rate, all buy with one interval.
fn undecided() -> Vec<Vec<(f64, f64, f64, f64)>> {
    let mut random = Random::new(5);
    let mut poisson = |rate: f64, until: f64, age: f64| {
        let (mut now, mut x, mut last) = (0.0, 0.0, 0.0);
        loop {
            now += random.exponential() / rate;
            if now > until {
                break (x, last, age, 30.0);
            }
            x += 1.0;
            last = now;
        }
    };
    let each = |of: &mut dyn FnMut(usize) -> (f64, f64, f64, f64)| (0..300).map(of).collect();
    vec![
        each(&mut |_| poisson(0.1, 60.0, 60.0)),
        each(&mut |_| poisson(0.02, 60.0, 60.0)),
        each(&mut |_| poisson(1.0, 1.0, 60.0)),
        each(&mut |at| poisson(0.3, 40.0 - (at % 40) as f64, 40.0)),
        each(&mut |at| {
            let age = 10.0 + (at % 50) as f64;
            let x = (age / 4.0).floor();
            (x, 4.0 * x, age, 30.0)
        }),
    ]
}

#[test]
fn a_fit_that_runs_off_takes_a_bounded_number_of_evaluations() {
    for (place, rows) in undecided().iter().enumerate() {
        let histories = counted(rows);
        let rows = Rows::of(&histories);
        for kind in [ModelKind::BgNbd, ModelKind::MbgNbd, ModelKind::ParetoNbd] {
            let fit = Fit::of(kind, &rows, histories.unit, Regularisation::None);
            let Ok(fit) = fit else {
                continue;
            };
            let many = fit.evaluations;
            assert!(many <= 200, "{place} {kind:?} {many} {:?}", fit.outcome);
        }
    }
}
