//! What a model says of a customer by how often and how long ago they bought.

use serde::{Deserialize, Serialize};

use super::Forecasted;

/// x of the rows, as far as the customers reach.
const TIMES: [u32; 13] = [0, 1, 2, 3, 4, 6, 8, 12, 16, 24, 36, 60, 100];
/// Days since the last purchase of the columns, as far as the history reaches; where purchases are
/// counted in periods, [`TIMES`] periods instead.
const DAYS: [f64; 11] = [
    0.0, 7.0, 14.0, 30.0, 60.0, 90.0, 120.0, 180.0, 270.0, 365.0, 540.0,
];
/// Levels of the curves, as parts of the value of the most frequent customer who has just bought.
const LEVELS: [f64; 4] = [0.6, 0.3, 0.1, 0.03];
/// Rounds of halving: days to a thousandth.
const HALVINGS: u32 = 24;

/// P(alive) and expected purchases of customers who have been followed for as long as the oldest.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct HistoryMatrix {
    /// How long they have been followed, in days.
    pub age_days: f64,
    /// Purchases after the first, of the rows.
    pub x: Vec<u32>,
    /// Days since the last purchase, of the columns; the last is all the time.
    pub days_since: Vec<f64>,
    /// tₓ of the columns, in units of time.
    pub recency: Vec<f64>,
    /// T, in units of time.
    pub age: f64,
    /// P(alive) by row and column; none where it cannot be: without a second purchase the last was
    /// the first.
    pub p_alive: Vec<Vec<Option<f64>>>,
    /// Expected purchases within the horizon, likewise.
    pub orders: Vec<Vec<Option<f64>>>,
    /// Customers of each x.
    pub customers: Vec<u64>,
}

/// A curve of equal value: a customer with x purchases is worth it while the last is not longer ago.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct IsoValue {
    /// Value within the horizon; purchases without a model of spend.
    pub level: f64,
    /// x and days since the last purchase, by rising x; x whose customers never reach it are left
    /// out.
    pub points: Vec<(u32, f64)>,
}

impl HistoryMatrix {
    /// The matrices of a forecast.
    pub fn of(forecasted: &Forecasted) -> HistoryMatrix {
        let (histories, fit) = (&forecasted.histories, &forecasted.forecast.fit);
        let unit_days = fit.unit.days();
        let age = histories.longest();
        let age_days = age * unit_days;
        let most = histories.x.iter().copied().max().unwrap_or(0);
        let x: Vec<u32> = TIMES.into_iter().take_while(|&x| x <= most).collect();
        let days: Vec<f64> = match fit.model.kind().is_continuous() {
            true => DAYS.to_vec(),
            false => TIMES.map(|it| f64::from(it) * unit_days).to_vec(),
        };
        let mut days_since: Vec<f64> = days.into_iter().take_while(|&it| it < age_days).collect();
        days_since.push(age_days);
        let horizon = horizon(forecasted);
        let model = fit.model;
        let recency: Vec<f64> = days_since
            .iter()
            .map(|&days| recency_of(forecasted, days))
            .collect();
        let cell = |of: &dyn Fn(u32, f64) -> f64| -> Vec<Vec<Option<f64>>> {
            let rows = x.iter().map(|&x| {
                let cells = days_since.iter().zip(&recency).map(|(&days, &recency)| {
                    let has_room = model.kind().is_continuous() || f64::from(x) <= recency;
                    let can_be = has_room && (x > 0 || days == age_days);
                    can_be.then(|| of(x, recency))
                });
                cells.collect()
            });
            rows.collect()
        };
        let mut customers = vec![0; x.len()];
        for &it in &histories.x {
            let row = x.partition_point(|&from| from <= it);
            customers[row.max(1) - 1] += 1;
        }
        HistoryMatrix {
            p_alive: cell(&|x, recency| model.p_alive(x, recency, age)),
            orders: cell(&|x, recency| model.orders(x, recency, age, horizon)),
            age_days,
            customers,
            x,
            days_since,
            recency,
            age,
        }
    }
}

fn horizon(forecasted: &Forecasted) -> f64 {
    let forecast = &forecasted.forecast;
    f64::from(forecast.terms.horizon_months.count()) * forecast.fit.unit.in_a_month()
}

/// tₓ of a customer followed for as long as the oldest, in whole periods where those are counted.
fn recency_of(forecasted: &Forecasted, days_since: f64) -> f64 {
    let fit = &forecasted.forecast.fit;
    let recency = (forecasted.histories.longest() - days_since / fit.unit.days()).max(0.0);
    match fit.model.kind().is_continuous() {
        true => recency,
        false => recency.round(),
    }
}

impl IsoValue {
    /// The curves of a forecast, the highest level first; none for a model of opportunities, whose
    /// last purchase stands in whole periods.
    pub fn all(forecasted: &Forecasted) -> Vec<IsoValue> {
        let forecast = &forecasted.forecast;
        let (model, terms) = (forecast.fit.model, &forecast.terms);
        if !model.kind().is_continuous() {
            return Vec::new();
        }
        let mean = forecast
            .spend
            .as_ref()
            .ok()
            .map(|spend| spend.money(0, 0.0));
        let worth = mean.map_or(1.0, |mean| mean * terms.margin.get());
        let age = forecasted.histories.longest();
        let rate = terms.discount_annual.monthly();
        let if_alive = |x: u32| {
            let months = terms.horizon_months.count();
            let length = forecast.fit.unit.in_a_month();
            let (orders, discounted) = model.ahead_alive(x, age, months, length, rate);
            worth * if mean.is_some() { discounted } else { orders }
        };
        let most = forecasted.histories.x.iter().copied().max().unwrap_or(0);
        let most = most.min(TIMES[TIMES.len() - 1]);
        let values: Vec<(u32, f64)> = (1..=most).map(|x| (x, if_alive(x))).collect();
        let best = values.iter().map(|it| it.1).fold(0.0, f64::max);
        if best <= 0.0 || !best.is_finite() {
            return Vec::new();
        }
        let unit_days = forecast.fit.unit.days();
        let curve = |level: f64| {
            let reaches = values.iter().filter_map(|&(x, value)| {
                let at = |since: f64| value * model.p_alive(x, age - since, age);
                if at(0.0) < level {
                    return None;
                }
                let (mut near, mut far) = (0.0, age);
                if at(far) >= level {
                    return Some((x, far * unit_days));
                }
                // P(alive) falls with the time since the last purchase.
                for _ in 0..HALVINGS {
                    let middle = 0.5 * (near + far);
                    match at(middle) >= level {
                        true => near = middle,
                        false => far = middle,
                    }
                }
                Some((x, near * unit_days))
            });
            IsoValue {
                level,
                points: reaches.collect(),
            }
        };
        let levels = LEVELS.into_iter().map(|part| rounded(best * part));
        levels
            .map(curve)
            .filter(|curve| curve.points.len() > 1)
            .collect()
    }
}

/// To one figure.
fn rounded(value: f64) -> f64 {
    let scale = 10_f64.powf(value.log10().floor());
    (value / scale).round() * scale
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lifetime::{ForecastSettings, ModelChoice, ModelKind, tests_data};

    fn forecasted(kind: ModelKind) -> Forecasted {
        let settings = ForecastSettings {
            model: ModelChoice::Only(kind),
            ..ForecastSettings::default()
        };
        Forecasted::counted(tests_data::weeks(400, 8), &settings).unwrap()
    }

    #[test]
    fn the_chance_to_be_there_falls_with_the_days_since_and_rows_are_the_models() {
        for kind in [ModelKind::BgNbd, ModelKind::MbgNbd, ModelKind::ParetoNbd] {
            let of = forecasted(kind);
            let found = HistoryMatrix::of(&of);
            assert_eq!(found.customers.iter().sum::<u64>(), 400);
            for (row, &x) in found.p_alive.iter().zip(&found.x) {
                let known: Vec<f64> = row.iter().flatten().map(|it| -it).collect();
                assert!(known.is_sorted() && !known.is_empty(), "{kind:?} {x}");
                let is_whole = row.iter().all(Option::is_some);
                assert_eq!(is_whole, x > 0);
            }
            let age = of.histories.longest();
            let model = of.forecast.fit.model;
            assert_eq!(found.p_alive[1][0], Some(model.p_alive(1, age, age)));
        }
    }

    #[test]
    fn a_curve_of_equal_value_has_that_value_everywhere() {
        let of = forecasted(ModelKind::BgNbd);
        let curves = IsoValue::all(&of);
        assert!(curves.len() >= 2);
        let forecast = &of.forecast;
        let (model, age) = (forecast.fit.model, of.histories.longest());
        let mean = forecast.spend.as_ref().unwrap().money(0, 0.0);
        let rate = forecast.terms.discount_annual.monthly();
        for curve in &curves {
            for &(x, days) in &curve.points {
                let length = forecast.fit.unit.in_a_month();
                let ahead = model.ahead_alive(x, age, 12, length, rate).1 * mean;
                let value = ahead * model.p_alive(x, age - days / 7.0, age);
                let at_an_end = days >= age * 7.0 - 1e-6;
                assert!(at_an_end || (value / curve.level - 1.0).abs() < 1e-4);
            }
        }
        let levels: Vec<f64> = curves.iter().map(|it| -it.level).collect();
        assert!(levels.is_sorted());
    }
}
