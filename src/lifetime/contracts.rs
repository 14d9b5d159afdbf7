//! Contracts, of which it is known when they ended: curves of survival held against contracts they
//! have not seen, and the value of those that go on.
//!
//! A part of the tenures is fitted as if nothing later had been seen; the curves then predict who
//! still holds a contract after it, and the one that does best is fitted to all.

use serde::{Deserialize, Serialize};

use super::{Attrition, FitBy, FitOutcome, RetentionError, SurvivalFit, SurvivalKind, ValueTerms};
use crate::ingest::{RecordValues, Records, Role};
use crate::units::DAYS_PER_MONTH;

/// Texts of a column that say a contract ended.
const ENDED: [&str; 10] = [
    "yes",
    "y",
    "true",
    "1",
    "churned",
    "cancelled",
    "canceled",
    "是",
    "已流失",
    "流失",
];
/// Part of the longest tenure that is fitted when the rest judges.
const FITTED_PART: f64 = 2.0 / 3.0;
/// Periods that must follow what is fitted.
const LEAST_LATER: u32 = 2;
/// Contracts that are needed.
const LEAST_CONTRACTS: usize = 20;

/// The curves that are compared.
pub const CONTRACT_CURVES: [SurvivalKind; 3] = [
    SurvivalKind::Sbg,
    SurvivalKind::Geometric,
    SurvivalKind::BetaDiscreteWeibull,
];

/// Contracts, a value each.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Contracts {
    /// Periods it has lasted: months where they are taken from days.
    pub tenure: Vec<u32>,
    /// Whether it has ended.
    pub has_ended: Vec<bool>,
    /// Money a period; not a number where none stands, empty without such a column.
    pub charge: Vec<f64>,
    /// Rows without a tenure, or with one below zero.
    pub left_out: u64,
}

/// Why contracts carry no forecast.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
#[non_exhaustive]
pub enum ContractError {
    /// No column says how long a contract has lasted, or whether it has ended.
    NoTenure,
    /// Fewer contracts than are needed.
    TooFew {
        /// How many there are.
        found: u64,
        /// How many are needed.
        needed: u64,
    },
    /// Nobody left, or there is nothing to follow.
    Retention(RetentionError),
}

impl Contracts {
    /// The contracts of a table: its tenure and whether it ended, or its start and end, in months up
    /// to the latest day of the table.
    ///
    /// # Errors
    /// [`ContractError::NoTenure`].
    pub fn of(records: &Records) -> Result<Contracts, ContractError> {
        let column = |role: Role| records.column(role).map(|column| &column.values);
        let ended = column(Role::Churned);
        let has_ended = |row: usize| match ended {
            Some(RecordValues::Number(numbers)) => numbers[row] > 0.0,
            Some(values) => ENDED.contains(&values.text(row).to_lowercase().as_str()),
            None => false,
        };
        let charge = column(Role::Charge);
        let mut found = Contracts::default();
        let mut add = |row: usize, tenure: Option<f64>, has_ended: bool| match tenure {
            Some(tenure) if tenure >= 0.0 && tenure < f64::from(u32::MAX) => {
                found.tenure.push(tenure.round() as u32);
                found.has_ended.push(has_ended);
                if let Some(charge) = charge {
                    found.charge.push(charge.number(row).unwrap_or(f64::NAN));
                }
            }
            _ => found.left_out += 1,
        };
        match (column(Role::Tenure), column(Role::Start)) {
            (Some(tenure), _) if ended.is_some() => {
                for row in 0..records.len() {
                    add(row, tenure.number(row), has_ended(row));
                }
            }
            (_, Some(start)) => {
                let end = column(Role::End);
                let day = |values: Option<&RecordValues>, row| values.and_then(|it| it.day(row));
                let days =
                    (0..records.len()).flat_map(|row| [day(Some(start), row), day(end, row)]);
                let last = days.flatten().max();
                for row in 0..records.len() {
                    let until = day(end, row);
                    let months = start
                        .day(row)
                        .zip(until.or(last))
                        .map(|(from, until)| f64::from(until.0 - from.0) / DAYS_PER_MONTH);
                    // A period that is not over does not count for one that goes on.
                    let months = months.map(|it| {
                        if until.is_some() {
                            it.ceil()
                        } else {
                            it.floor()
                        }
                    });
                    add(row, months, until.is_some());
                }
            }
            _ => return Err(ContractError::NoTenure),
        }
        Ok(found)
    }

    /// How many.
    pub fn len(&self) -> usize {
        self.tenure.len()
    }

    /// True without one.
    pub fn is_empty(&self) -> bool {
        self.tenure.is_empty()
    }

    /// Who left when, as far as was seen after `until` periods: later ends are not known yet.
    pub fn attrition(&self, until: u32) -> Attrition {
        let each = self.tenure.iter().zip(&self.has_ended);
        Attrition::from_contracts(
            each.map(|(&tenure, &has_ended)| {
                (tenure.min(until), has_ended && tenure.max(1) <= until)
            }),
        )
    }
}

/// One curve among those compared.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct ContractCandidate {
    /// The curve, fitted to all tenures.
    pub fit: SurvivalFit,
    /// Bayes' information criterion of that fit: k ln n − 2 ln L.
    pub bic: f64,
    /// Root of the mean squared difference of survival after the periods that were fitted in the
    /// holdout; none without later periods.
    pub later_error: Option<f64>,
    /// Survival at the end of the holdout as it was predicted; none without.
    pub later_survival: Option<f64>,
}

/// What followed the part that was fitted.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize)]
pub struct ContractHoldout {
    /// Periods that were fitted.
    pub fitted_periods: u32,
    /// The last period that is seen.
    pub last_period: u32,
    /// Observed survival there.
    pub survival: f64,
}

/// Contracts to come.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct ContractForecast {
    /// Contracts.
    pub contracts: u64,
    /// Those that go on.
    pub active: u64,
    /// Those without a usable tenure.
    pub left_out: u64,
    /// Observed survival by period.
    pub observed: Vec<(f64, f64)>,
    /// The curves, in the order of [`CONTRACT_CURVES`].
    pub candidates: Vec<ContractCandidate>,
    /// The place of the best among them: the closest to what it has not seen, or by BIC.
    pub best: usize,
    /// What the curves were held against; none where the tenures are too short.
    pub holdout: Option<ContractHoldout>,
    /// Expected renewals of the active contracts within the horizon, in periods of a month.
    pub renewals: f64,
    /// Charges of these renewals, discounted, times the margin; none without charges.
    pub value: Option<f64>,
}

impl ContractForecast {
    /// Fits the curves and values the contracts that go on; a period is a month.
    ///
    /// # Errors
    /// [`ContractError`].
    pub fn of(
        contracts: &Contracts,
        terms: &ValueTerms,
    ) -> Result<ContractForecast, ContractError> {
        if contracts.len() < LEAST_CONTRACTS {
            return Err(ContractError::TooFew {
                found: contracts.len() as u64,
                needed: LEAST_CONTRACTS as u64,
            });
        }
        let all = contracts.attrition(u32::MAX);
        if all.lost.is_empty() {
            return Err(ContractError::Retention(RetentionError::NobodyLeft));
        }
        let observed = all.observed();
        let (held, fitted) = holdout(contracts, &observed);
        let n = all.customers();
        let candidates: Vec<ContractCandidate> = CONTRACT_CURVES
            .into_iter()
            .map(|kind| {
                let fit = SurvivalFit::of(kind, &all, FitBy::Likelihood);
                let judged = fitted
                    .as_ref()
                    .map(|part| SurvivalFit::of(kind, part, FitBy::Likelihood));
                let judged = judged.as_ref().zip(held.as_ref());
                ContractCandidate {
                    bic: fit.parameters.len() as f64 * n.ln() - 2.0 * fit.log_likelihood,
                    later_error: judged.map(|(part, held)| later_error(part, held, &observed)),
                    later_survival: judged
                        .map(|(part, held)| part.survival.survival(f64::from(held.last_period))),
                    fit,
                }
            })
            .collect();
        let cost = |it: &ContractCandidate| it.later_error.unwrap_or(it.bic);
        let converged = (0..candidates.len())
            .filter(|&place| candidates[place].fit.outcome == FitOutcome::Converged);
        let best = converged.min_by(|a, b| cost(&candidates[*a]).total_cmp(&cost(&candidates[*b])));
        let best = best.unwrap_or(0);
        let (renewals, value) = ahead(contracts, &candidates[best].fit, terms);
        Ok(ContractForecast {
            contracts: contracts.len() as u64,
            active: contracts.has_ended.iter().filter(|ended| !**ended).count() as u64,
            left_out: contracts.left_out,
            observed,
            candidates,
            best,
            holdout: held,
            renewals,
            value,
        })
    }

    /// The best curve.
    pub fn best(&self) -> &ContractCandidate {
        &self.candidates[self.best]
    }
}

/// What is held out and the losses before it.
fn holdout(
    contracts: &Contracts,
    observed: &[(f64, f64)],
) -> (Option<ContractHoldout>, Option<Attrition>) {
    let longest = observed.last().map_or(0.0, |point| point.0);
    let fitted_periods = (longest * FITTED_PART).floor() as u32;
    let part = contracts.attrition(fitted_periods);
    if fitted_periods < 2 || (longest as u32) < fitted_periods + LEAST_LATER || part.lost.is_empty()
    {
        return (None, None);
    }
    let held = ContractHoldout {
        fitted_periods,
        last_period: longest as u32,
        survival: observed.last().map_or(1.0, |point| point.1),
    };
    (Some(held), Some(part))
}

fn later_error(fit: &SurvivalFit, held: &ContractHoldout, observed: &[(f64, f64)]) -> f64 {
    let later = observed
        .iter()
        .filter(|point| point.0 > f64::from(held.fitted_periods));
    let (mut sum, mut count) = (0.0, 0.0);
    for &(time, there) in later {
        sum += (fit.survival.survival(time) - there).powi(2);
        count += 1.0;
    }
    (sum / f64::max(count, 1.0)).sqrt()
}

/// Expected renewals of the contracts that go on, and the value of their charges.
///
/// # Formula
/// Σ over the active of Σₖ S(n + k) ÷ S(n), k the months of the horizon, and the same × charge ÷
/// (1 + dₘ)ᵏ × margin.
fn ahead(contracts: &Contracts, fit: &SurvivalFit, terms: &ValueTerms) -> (f64, Option<f64>) {
    let months = terms.horizon_months.count();
    let factor = 1.0 / (1.0 + terms.discount_annual.monthly());
    let longest = contracts.tenure.iter().copied().max().unwrap_or(0);
    let by_tenure: Vec<(f64, f64)> = (0..=longest)
        .map(|tenure| {
            let start = fit.survival.ln_survival(f64::from(tenure));
            let (mut renewals, mut worth) = (0.0, 0.0);
            for month in 1..=months {
                let there = (fit.survival.ln_survival(f64::from(tenure + month)) - start).exp();
                renewals += there;
                worth += there * factor.powf(f64::from(month));
            }
            (renewals, worth)
        })
        .collect();
    let (mut renewals, mut value) = (0.0, 0.0);
    for (at, &tenure) in contracts.tenure.iter().enumerate() {
        if contracts.has_ended[at] {
            continue;
        }
        let (more, worth) = by_tenure[tenure as usize];
        renewals += more;
        let charge = contracts.charge.get(at).copied().unwrap_or(0.0);
        value += if charge.is_nan() { 0.0 } else { charge * worth };
    }
    let has_charges = contracts.charge.iter().any(|charge| !charge.is_nan());
    (renewals, has_charges.then(|| value * terms.margin.get()))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::numeric::Random;

    /// Contracts whose chance to leave differs, followed for three to sixty months.
    fn drawn() -> Contracts {
        let mut random = Random::new(3);
        let mut found = Contracts::default();
        for _ in 0..4000 {
            let gone = random.beta(0.7, 9.0);
            let followed = 3 + (random.unit() * 57.0) as u32;
            let lasts = random.geometric(gone).min(1e6) as u32;
            found.tenure.push(lasts.min(followed));
            found.has_ended.push(lasts <= followed);
            found.charge.push(50.0);
        }
        found
    }

    #[test]
    fn contracts_of_a_known_curve_give_it_back_and_it_wins_what_it_has_not_seen() {
        let contracts = drawn();
        let found = ContractForecast::of(&contracts, &ValueTerms::default()).unwrap();
        let sbg = &found.candidates[0];
        assert!(
            (sbg.fit.parameters[0].value - 0.7).abs() < 0.1,
            "{:?}",
            sbg.fit
        );
        let error = |place: usize| found.candidates[place].later_error.unwrap();
        assert!(error(0) < 0.5 * error(1), "{} {}", error(0), error(1));
        assert_ne!(found.best().fit.kind, SurvivalKind::Geometric);
        let held = found.holdout.unwrap();
        assert!(held.fitted_periods >= 36 && held.last_period > held.fitted_periods);
        let value = found.value.unwrap();
        assert!(value > 0.0 && value < 50.0 * found.renewals);
        assert_eq!(
            found.active,
            contracts.has_ended.iter().filter(|it| !**it).count() as u64
        );
    }

    #[test]
    fn contracts_that_say_nothing_are_refused() {
        let few = Contracts {
            tenure: vec![3; 5],
            has_ended: vec![true; 5],
            ..Contracts::default()
        };
        let of = |it: &Contracts| ContractForecast::of(it, &ValueTerms::default());
        assert!(matches!(
            of(&few),
            Err(ContractError::TooFew { found: 5, .. })
        ));
        let loyal = Contracts {
            tenure: vec![3; 50],
            has_ended: vec![false; 50],
            ..Contracts::default()
        };
        assert_eq!(
            of(&loyal),
            Err(ContractError::Retention(RetentionError::NobodyLeft))
        );
    }
}
