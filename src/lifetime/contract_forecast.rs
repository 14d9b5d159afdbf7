//! A forecast of contracts: curves of survival held against contracts they have not seen, and the
//! value of those that go on.
//!
//! A part of the tenures is fitted as if nothing later had been seen; the curves then predict who
//! still holds a contract after it, and the one that does best is fitted to all.

use serde::{Deserialize, Serialize};

use super::fit::imprecise;
use super::{
    Attrition, ContractError, ContractRanges, Contracts, Contradicted, FitBy, FitOutcome,
    FitWarning, Interval, PeriodUnit, RetentionError, Survival, SurvivalFit, SurvivalKind,
    UndatedEnds, UnitFrom, ValueTerms,
};
use crate::units::Day;

/// Part of the longest tenure that is fitted when the rest judges.
const FITTED_PART: f64 = 2.0 / 3.0;
/// Periods that must follow what is fitted.
const LEAST_LATER: u32 = 2;
/// Survival that is predicted further off than this is not borne out.
const FAR_OFF: f64 = 0.05;
/// Survival that is fitted further off than this is missed.
const MISFIT: f64 = 0.02;
/// Contracts that are needed.
const LEAST_CONTRACTS: usize = 20;

/// The curves that are held against each other. The last repeats what was seen and goes on at the last
/// rate: it is taken only where it is asked for.
pub const CONTRACT_CURVES: [SurvivalKind; 4] = [
    SurvivalKind::Sbg,
    SurvivalKind::Geometric,
    SurvivalKind::BetaDiscreteWeibull,
    SurvivalKind::Piecewise,
];

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
    /// Expected renewals of the active contracts within the horizon, in periods.
    pub renewals: f64,
    /// Charges of these renewals, discounted, times the margin; none without charges.
    pub value: Option<f64>,
}

impl ContractCandidate {
    /// The parameters that are known to their order of magnitude at best.
    pub fn imprecise(&self) -> Vec<FitWarning> {
        imprecise(&self.fit.parameters).collect()
    }

    /// What decides: the error where nothing had been seen, BIC where nothing could be held out.
    fn cost(&self) -> f64 {
        self.later_error.unwrap_or(self.bic)
    }
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
    /// Those that say something of a curve: all but the ones that have only just begun.
    pub followed: u64,
    /// Those that go on.
    pub active: u64,
    /// Those without a usable tenure.
    pub left_out: u64,
    /// Those whose end lies after today: they go on.
    pub ends_later: u64,
    /// The unit of the periods.
    pub unit: PeriodUnit,
    /// Where it comes from.
    pub unit_from: UnitFrom,
    /// Periods that are over within the horizon.
    pub periods_ahead: u32,
    /// There are charges.
    pub has_charges: bool,
    /// The unit of the charges by the name of their column, where it is another: they are converted.
    pub charged_by: Option<PeriodUnit>,
    /// Contracts that are marked as ended and have no end date.
    pub ended_undated: Contradicted,
    /// What was done with them.
    pub undated: UndatedEnds,
    /// Contracts that are marked as not ended and have an end date that has passed: they have ended.
    pub ended_unmarked: Contradicted,
    /// The day up to which months are counted; none where the table states tenures.
    pub until: Option<Day>,
    /// Observed survival by period.
    pub observed: Vec<(f64, f64)>,
    /// The curves, in the order of [`CONTRACT_CURVES`].
    pub candidates: Vec<ContractCandidate>,
    /// The curve was asked for.
    pub is_asked: bool,
    /// The place of the one that is taken: the one that was asked for, or the closest to what it has
    /// not seen, or by BIC.
    pub best: usize,
    /// The place of the curve that is closest to what it has not seen and was passed over, because its
    /// parameters cannot be told and BIC prefers the simpler one that is taken; none otherwise.
    pub too_loose: Option<usize>,
    /// Ranges around that curve; none where it has no maximum.
    pub ranges: Option<ContractRanges>,
    /// What the curves were held against; none where the tenures are too short.
    pub holdout: Option<ContractHoldout>,
}

impl ContractForecast {
    /// Fits the curves and values the contracts that go on, in periods of their unit. The curve that is
    /// `asked` for is taken, or the one that does best.
    ///
    /// # Errors
    /// [`ContractError`].
    pub fn of(
        contracts: &Contracts,
        terms: &ValueTerms,
        asked: Option<SurvivalKind>,
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
                let (renewals, value) =
                    RenewalsAhead::of(contracts, &fit.survival, terms).total(contracts);
                ContractCandidate {
                    bic: fit.unknowns() as f64 * n.ln() - 2.0 * fit.log_likelihood,
                    later_error: judged.map(|(part, held)| later_error(part, held, &observed)),
                    later_survival: judged
                        .map(|(part, held)| part.survival.survival(f64::from(held.last_period))),
                    renewals,
                    value,
                    fit,
                }
            })
            .collect();
        let converged = (0..candidates.len()).filter(|&place| {
            let fit = &candidates[place].fit;
            fit.outcome == FitOutcome::Converged && fit.kind != SurvivalKind::Piecewise
        });
        let best = converged.min_by(|a, b| candidates[*a].cost().total_cmp(&candidates[*b].cost()));
        let asked = CONTRACT_CURVES.iter().position(|kind| Some(*kind) == asked);
        let is_asked = asked.is_some();
        let closest = best.filter(|_| !is_asked);
        let simpler = closest.and_then(|closest| simpler(&candidates, closest));
        let too_loose = closest.filter(|_| simpler.is_some());
        let best = simpler.or(best);
        let best = asked.or(best).unwrap_or(0);
        let ranges = ContractRanges::of(contracts, &candidates[best].fit, &all, terms);
        Ok(ContractForecast {
            contracts: contracts.len() as u64,
            followed: n as u64,
            active: contracts.has_ended.iter().filter(|ended| !**ended).count() as u64,
            left_out: contracts.left_out,
            ends_later: contracts.ends_later,
            unit: contracts.unit,
            unit_from: contracts.unit_from,
            periods_ahead: contracts.ahead(terms).0,
            has_charges: !contracts.charge.is_empty(),
            charged_by: contracts.charged_by,
            ended_undated: contracts.ended_undated.clone(),
            undated: contracts.undated,
            ended_unmarked: contracts.ended_unmarked.clone(),
            until: contracts.until,
            observed,
            candidates,
            is_asked,
            best,
            too_loose,
            ranges,
            holdout: held,
        })
    }

    /// False where survival at the end of the holdout is off by more than [`FAR_OFF`] and by more than
    /// twice its standard error, √(S(1 − S) ÷ n); true where nothing could be held out.
    pub fn is_borne_out(&self) -> bool {
        let Some((held, predicted)) = self.holdout.as_ref().zip(self.best().later_survival) else {
            return true;
        };
        let there = held.survival;
        let error = (there * (1.0 - there) / self.contracts as f64).sqrt();
        (predicted - there).abs() <= FAR_OFF.max(2.0 * error)
    }

    /// The curves that do better than the one taken by what decides, and were passed over because they
    /// have no maximum.
    pub fn passed_over(&self) -> Vec<SurvivalKind> {
        let cost = self.best().cost();
        let better = self.candidates.iter().filter(|it| {
            it.fit.kind != SurvivalKind::Piecewise
                && it.fit.outcome != FitOutcome::Converged
                && it.cost() < cost
        });
        better.map(|it| it.fit.kind).collect()
    }

    /// Where the curve taken misses what was seen by most, if by more than [`MISFIT`] and beyond its
    /// own band: the time, what was seen and the band.
    pub fn misfit(&self) -> Option<(f64, f64, Interval)> {
        let bands = &self.ranges.as_ref()?.survival;
        let off = |seen: f64, band: &Interval| (seen - band.value).abs();
        let missed = self.observed.iter().zip(bands).filter(|((_, seen), band)| {
            off(*seen, band) > MISFIT && !(band.low..=band.high).contains(seen)
        });
        let worst = missed.max_by(|a, b| off(a.0.1, a.1).total_cmp(&off(b.0.1, b.1)));
        worst.map(|(&(time, seen), band)| (time, seen, *band))
    }

    /// Other curves with a maximum whose renewals lie outside the range of the one taken.
    pub fn outside_range(&self) -> Vec<&ContractCandidate> {
        let Some(ranges) = &self.ranges else {
            return Vec::new();
        };
        let range = ranges.renewals.low..=ranges.renewals.high;
        let others = self.candidates.iter().filter(|it| {
            it.fit.outcome == FitOutcome::Converged && it.fit.kind != self.best().fit.kind
        });
        others.filter(|it| !range.contains(&it.renewals)).collect()
    }

    /// The piecewise curve, where it errs less than the one taken although it is not chosen by itself.
    pub fn better_pieces(&self) -> Option<&ContractCandidate> {
        let pieces = self.candidates.iter();
        let mut pieces = pieces.filter(|it| it.fit.kind == SurvivalKind::Piecewise);
        pieces.find(|it| !self.is_asked && it.later_error < self.best().later_error)
    }

    /// The parameters of the curve taken that are known to their order of magnitude at best.
    pub fn imprecise(&self) -> Vec<FitWarning> {
        self.best().imprecise()
    }

    /// The curve that was passed over because its parameters cannot be told.
    pub fn too_loose(&self) -> Option<&ContractCandidate> {
        self.candidates.get(self.too_loose?)
    }

    /// The best curve.
    pub fn best(&self) -> &ContractCandidate {
        &self.candidates[self.best]
    }
}

/// The place of a simpler curve with a maximum that BIC prefers to one whose parameters cannot be told;
/// none where they can.
fn simpler(candidates: &[ContractCandidate], closest: usize) -> Option<usize> {
    let loose = &candidates[closest];
    if loose.imprecise().is_empty() {
        return None;
    }
    let all = (0..).zip(candidates);
    let better = all.filter(|(_, it)| {
        it.fit.outcome == FitOutcome::Converged
            && it.fit.kind != SurvivalKind::Piecewise
            && it.fit.unknowns() < loose.fit.unknowns()
            && it.bic < loose.bic
            && it.imprecise().is_empty()
    });
    let best = better.min_by(|a, b| a.1.bic.total_cmp(&b.1.bic));
    best.map(|(place, _)| place)
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

/// What lies ahead of a contract that goes on, by how long it has lasted.
#[derive(Debug, Clone, PartialEq)]
pub struct RenewalsAhead {
    /// Expected renewals within the horizon, and what a charge of one for each is worth today.
    by_tenure: Vec<(f64, f64)>,
    margin: f64,
}

impl RenewalsAhead {
    /// Under a curve.
    ///
    /// # Formula
    /// Σₖ S(n + k) ÷ S(n) of a contract that has lasted n, k the periods of the horizon, and the
    /// same ÷ (1 + d)ᵏ, d the discount of a period.
    pub fn of(contracts: &Contracts, curve: &Survival, terms: &ValueTerms) -> RenewalsAhead {
        let (periods, factor) = contracts.ahead(terms);
        let longest = contracts.tenure.iter().copied().max().unwrap_or(0);
        let by_tenure = (0..=longest).map(|tenure| {
            let start = curve.ln_survival(f64::from(tenure));
            let (mut renewals, mut worth) = (0.0, 0.0);
            for ahead in 1..=periods {
                let there = (curve.ln_survival(f64::from(tenure + ahead)) - start).exp();
                renewals += there;
                worth += there * factor.powf(f64::from(ahead));
            }
            (renewals, worth)
        });
        RenewalsAhead {
            by_tenure: by_tenure.collect(),
            margin: terms.margin.get(),
        }
    }

    /// Expected renewals and what a charge of one for each is worth, by the periods a contract has
    /// lasted.
    pub(super) fn by_tenure(&self) -> &[(f64, f64)] {
        &self.by_tenure
    }

    /// Expected renewals of one contract and their value: nothing of one that has ended, no value of
    /// one without a charge.
    pub fn of_contract(&self, contracts: &Contracts, at: usize) -> (f64, Option<f64>) {
        let charge = contracts.charge.get(at).filter(|charge| !charge.is_nan());
        let (renewals, worth) = match contracts.has_ended[at] {
            true => (0.0, 0.0),
            false => self.by_tenure[contracts.tenure[at] as usize],
        };
        (renewals, charge.map(|charge| charge * worth * self.margin))
    }

    /// The sum over the contracts; no value where none has a charge.
    fn total(&self, contracts: &Contracts) -> (f64, Option<f64>) {
        let (mut renewals, mut value) = (0.0, None);
        for at in 0..contracts.len() {
            let (more, worth) = self.of_contract(contracts, at);
            renewals += more;
            if let Some(worth) = worth {
                value = Some(value.unwrap_or(0.0) + worth);
            }
        }
        (renewals, value)
    }
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
            found.is_end_seen.push(lasts <= followed);
            found.charge.push(50.0);
        }
        found
    }

    #[test]
    fn contracts_of_a_known_curve_give_it_back_and_it_wins_what_it_has_not_seen() {
        let contracts = drawn();
        let found = ContractForecast::of(&contracts, &ValueTerms::default(), None).unwrap();
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
        let ranges = found.ranges.as_ref().unwrap();
        let holds = |it: &Interval| it.low < it.value && it.value < it.high;
        assert!(holds(&ranges.renewals) && holds(&ranges.value.unwrap()));
        let inside = ranges.survival.iter().zip(&found.observed);
        let inside = inside.filter(|(range, seen)| range.low <= seen.1 && seen.1 <= range.high);
        assert!(inside.count() * 2 > found.observed.len());
        let asked = Some(SurvivalKind::Piecewise);
        let pieces = ContractForecast::of(&contracts, &ValueTerms::default(), asked).unwrap();
        assert_eq!(pieces.best().fit.kind, SurvivalKind::Piecewise);
        let wide = |it: &ContractForecast| {
            let range = it.ranges.as_ref().unwrap().survival[20];
            range.high - range.low
        };
        assert!(
            wide(&pieces) > wide(&found),
            "a curve of two numbers is told better"
        );
        let best = found.best();
        let value = best.value.unwrap();
        assert!(value > 0.0 && value < 50.0 * best.renewals);
        assert_eq!(
            found.active,
            contracts.has_ended.iter().filter(|it| !**it).count() as u64
        );
    }

    #[test]
    fn a_curve_whose_parameters_cannot_be_told_gives_way_to_a_simpler_one_by_bic() {
        let found = ContractForecast::of(&drawn(), &ValueTerms::default(), None).unwrap();
        let mut candidates = found.candidates;
        let loose = 2;
        assert_eq!(
            candidates[loose].fit.kind,
            SurvivalKind::BetaDiscreteWeibull
        );
        candidates[loose].bic = candidates[0].bic + 4.0;
        let of = |error: f64, candidates: &mut Vec<ContractCandidate>| {
            for parameter in &mut candidates[loose].fit.parameters {
                parameter.standard_error = Some(error * parameter.value);
            }
            simpler(candidates, loose)
        };
        assert_eq!(of(0.4, &mut candidates), None);
        assert_eq!(of(1.9, &mut candidates), Some(0));
        candidates[loose].bic = candidates[0].bic - 4.0;
        assert_eq!(of(1.9, &mut candidates), None, "BIC is for it");
    }

    #[test]
    fn contracts_that_say_nothing_are_refused() {
        let few = Contracts {
            tenure: vec![3; 5],
            has_ended: vec![true; 5],
            is_end_seen: vec![true; 5],
            ..Contracts::default()
        };
        let of = |it: &Contracts| ContractForecast::of(it, &ValueTerms::default(), None);
        assert!(matches!(
            of(&few),
            Err(ContractError::TooFew { found: 5, .. })
        ));
        let loyal = Contracts {
            tenure: vec![3; 50],
            has_ended: vec![false; 50],
            is_end_seen: vec![false; 50],
            ..Contracts::default()
        };
        assert_eq!(
            of(&loyal),
            Err(ContractError::Retention(RetentionError::NobodyLeft))
        );
    }
}
