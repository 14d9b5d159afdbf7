//! Which model the data call for, and why.

use serde::{Deserialize, Serialize};

use super::parts::{at_once, part};
use super::{
    Errors, Fit, FitError, FitOutcome, Histories, Holdout, ModelKind, Regularisation, Rows,
};

/// Errors that differ by less than this part are the same.
const TIE: f64 = 0.01;
/// BIC of models without a maximum that differ by less are of one limit, which the first will do for.
const SAME_LIMIT: f64 = 0.2;

/// What is asked for.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum ModelChoice {
    /// The one the data call for.
    #[default]
    Auto,
    /// This one.
    Only(ModelKind),
}

/// Why a model was taken.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum ChoiceReason {
    /// It was asked for.
    AskedFor,
    /// It predicts the purchases it has not seen best.
    Holdout,
    /// Predictions differ by less than a hundredth; it explains the seen ones best.
    HoldoutTie,
    /// Nothing follows the calibration; it explains the seen purchases best.
    Likelihood,
    /// Times are whole numbers and nobody bought more often than there were periods.
    Opportunities,
    /// It alone found a maximum.
    OnlyOne,
    /// None found a maximum; it predicts the purchases it has not seen best.
    NoMaximumHoldout,
    /// None found a maximum, and nothing follows the calibration; it explains the seen purchases best.
    NoMaximum,
    /// Its parameters were kept from an earlier fit.
    Kept,
}

/// A model that was tried.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Candidate {
    /// Which.
    pub kind: ModelKind,
    /// Customers it was fitted to here.
    pub customers: u64,
    /// ln L.
    pub log_likelihood: f64,
    /// Bayes' information criterion.
    pub bic: f64,
    /// How the search ended.
    pub outcome: FitOutcome,
    /// Its errors after the calibration; none when nothing follows it.
    pub errors: Option<Errors>,
}

/// Customers that the models are compared on at most; more add time, not information.
pub const MOST_COMPARED: usize = 5_000;

/// The model taken, and those it was held against.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Choice {
    /// Which.
    pub kind: ModelKind,
    /// Why.
    pub reason: ChoiceReason,
    /// All that were tried, in the order of [`ModelKind::ALL`].
    pub candidates: Vec<Candidate>,
    /// Customers they were compared on: an even part of more than [`MOST_COMPARED`].
    pub compared_customers: u64,
    /// Customers of the calibration.
    pub all_customers: u64,
}

impl Choice {
    /// A model that stands before any data, as it does on these.
    pub(super) fn kept(fit: &Fit, holdout: Option<&Holdout>) -> Choice {
        let candidate = Candidate {
            kind: fit.model.kind(),
            customers: fit.customers,
            log_likelihood: fit.log_likelihood,
            bic: fit.bic,
            outcome: fit.outcome,
            errors: holdout.map(|holdout| holdout.model),
        };
        Choice {
            kind: candidate.kind,
            reason: ChoiceReason::Kept,
            candidates: vec![candidate],
            compared_customers: fit.customers,
            all_customers: fit.customers,
        }
    }

    /// Tries the models on a calibration and takes one, with its fit there.
    ///
    /// # Errors
    /// The [`FitError`] of the model asked for, or of the last that was tried.
    pub fn of(
        choice: ModelChoice,
        histories: &Histories,
        rows: &Rows,
        regularisation: Regularisation,
    ) -> Result<(Choice, Fit), FitError> {
        at_once(Choice::in_parts(
            choice,
            histories,
            rows,
            regularisation,
            None,
        ))
    }

    /// [`Choice::of`], part by part; a neighbour as [`Fit::in_parts`] takes it.
    pub(super) async fn in_parts(
        choice: ModelChoice,
        histories: &Histories,
        rows: &Rows,
        regularisation: Regularisation,
        neighbour: Option<&Fit>,
    ) -> Result<(Choice, Fit), FitError> {
        // Where one model alone comes into question there is nothing to compare on a part.
        let is_compared = choice == ModelChoice::Auto && !are_opportunities(rows);
        if is_compared && histories.len() > MOST_COMPARED {
            let compared = histories.every(histories.len().div_ceil(MOST_COMPARED));
            let grouped = Rows::of(&compared);
            let tried = tried(choice, &compared, &grouped, regularisation, neighbour);
            let (mut chosen, part) = tried.await?;
            chosen.all_customers = histories.len() as u64;
            let (kind, unit) = (chosen.kind, histories.unit);
            let fit = Fit::in_parts(kind, rows, unit, regularisation, Some(&part)).await?;
            return Ok((chosen, fit));
        }
        tried(choice, histories, rows, regularisation, neighbour).await
    }
}

/// Every model that comes into question, and the one that is taken.
async fn tried(
    choice: ModelChoice,
    histories: &Histories,
    rows: &Rows,
    regularisation: Regularisation,
    neighbour: Option<&Fit>,
) -> Result<(Choice, Fit), FitError> {
    let (kinds, known) = match choice {
        ModelChoice::Only(kind) => (vec![kind], Some(ChoiceReason::AskedFor)),
        ModelChoice::Auto if are_opportunities(rows) => {
            (vec![ModelKind::BgBb], Some(ChoiceReason::Opportunities))
        }
        ModelChoice::Auto => {
            let continuous = ModelKind::ALL
                .into_iter()
                .filter(|kind| kind.is_continuous());
            (continuous.collect(), None)
        }
    };
    let mut tried: Vec<(Candidate, Fit)> = Vec::new();
    let mut failure = FitError::NoLikelihood;
    for kind in kinds {
        match Fit::in_parts(kind, rows, histories.unit, regularisation, neighbour).await {
            Ok(fit) => {
                let holdout = Holdout::of(&fit.model, histories, rows);
                let candidate = Candidate {
                    kind,
                    customers: fit.customers,
                    log_likelihood: fit.log_likelihood,
                    bic: fit.bic,
                    outcome: fit.outcome,
                    errors: holdout.map(|holdout| holdout.model),
                };
                tried.push((candidate, fit));
            }
            Err(error) => failure = error,
        }
        part().await;
    }
    let (place, reason) = match known {
        Some(reason) => (0, reason),
        None => best(&tried),
    };
    if place >= tried.len() {
        return Err(failure);
    }
    let candidates = tried
        .iter()
        .map(|(candidate, _)| candidate.clone())
        .collect();
    let (_, fit) = tried.swap_remove(place);
    let choice = Choice {
        kind: fit.model.kind(),
        reason,
        candidates,
        compared_customers: histories.len() as u64,
        all_customers: histories.len() as u64,
    };
    Ok((choice, fit))
}

/// True for times that are numbers of periods, at most one purchase each.
fn are_opportunities(rows: &Rows) -> bool {
    super::fit::are_opportunities(rows)
        && rows.each().map(|row| row.2).fold(0.0, f64::max) <= MOST_PERIODS
}

/// A history of more periods than this is one of days, not of opportunities.
const MOST_PERIODS: f64 = 60.0;

fn best(tried: &[(Candidate, Fit)]) -> (usize, ChoiceReason) {
    let converged: Vec<usize> = (0..tried.len())
        .filter(|&place| tried[place].0.outcome == FitOutcome::Converged)
        .collect();
    let by = |of: &dyn Fn(&Candidate) -> f64, places: &[usize]| -> usize {
        let least = places
            .iter()
            .min_by(|a, b| of(&tried[**a].0).total_cmp(&of(&tried[**b].0)));
        least.copied().unwrap_or(0)
    };
    // Where none has a maximum they are compared all the same, and that there is none is told.
    let has_maximum = !converged.is_empty();
    let compared = match converged[..] {
        [] => (0..tried.len()).collect(),
        [only] if tried.len() > 1 => return (only, ChoiceReason::OnlyOne),
        _ => converged,
    };
    let reason =
        |with: ChoiceReason, without: ChoiceReason| if has_maximum { with } else { without };
    let error = |candidate: &Candidate| candidate.errors.map_or(f64::INFINITY, |of| of.rmse);
    let bic = |candidate: &Candidate| candidate.bic;
    let by_bic = |places: &[usize]| -> usize {
        let lowest = by(&bic, places);
        let is_same = |place: &&usize| {
            !has_maximum && bic(&tried[**place].0) <= bic(&tried[lowest].0) + SAME_LIMIT
        };
        places.iter().find(is_same).copied().unwrap_or(lowest)
    };
    let first = by(&error, &compared);
    let least = tried.get(first).map_or(f64::INFINITY, |it| error(&it.0));
    if !least.is_finite() {
        let reason = reason(ChoiceReason::Likelihood, ChoiceReason::NoMaximum);
        return (by_bic(&compared), reason);
    }
    let as_good: Vec<usize> = compared
        .iter()
        .copied()
        .filter(|&place| error(&tried[place].0) <= least * (1.0 + TIE))
        .collect();
    match as_good[..] {
        [only] => (
            only,
            reason(ChoiceReason::Holdout, ChoiceReason::NoMaximumHoldout),
        ),
        _ => (
            by_bic(&as_good),
            reason(ChoiceReason::HoldoutTie, ChoiceReason::NoMaximumHoldout),
        ),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lifetime::PeriodUnit;

    /// Candidates by ending, error where nothing was seen, and BIC.
    fn tried(of: &[(FitOutcome, Option<f64>, f64)]) -> Vec<(Candidate, Fit)> {
        let histories = Histories::counted(
            PeriodUnit::Week,
            &[1.0; 30],
            &[10.0; 30],
            &[30.0; 30],
            &[0.0; 30],
        );
        let rows = Rows::of(&histories.unwrap());
        let model = ModelKind::BgNbd.with([1.0; 4]).unwrap();
        let fit = Fit::standing(model, &rows, PeriodUnit::Week, None, None);
        let one = |&(outcome, rmse, bic): &(FitOutcome, Option<f64>, f64)| {
            let errors = rmse.map(|rmse| Errors {
                customers: 1,
                predicted: 1.0,
                absolute: rmse,
                squares: rmse * rmse,
                total_error: None,
                rmse,
                mae: rmse,
                bias: 0.0,
            });
            let candidate = Candidate {
                kind: ModelKind::BgNbd,
                customers: 30,
                log_likelihood: -bic / 2.0,
                bic,
                outcome,
                errors,
            };
            (candidate, fit.clone())
        };
        of.iter().map(one).collect()
    }

    #[test]
    fn a_model_that_alone_comes_into_question_is_fitted_to_every_customer() {
        // Six periods; who bought x times did so last in the x-th.
        let many = MOST_COMPARED * 2 + 7;
        let x: Vec<f64> = (0..many)
            .map(|at| [0.0, 0.0, 1.0, 2.0, 4.0][at % 5])
            .collect();
        let histories =
            Histories::counted(PeriodUnit::Year, &x, &x, &vec![6.0; many], &vec![0.0; many]);
        let histories = histories.unwrap();
        let rows = Rows::of(&histories);
        let (choice, fit) = Choice::of(
            ModelChoice::Auto,
            &histories,
            &rows,
            Regularisation::default(),
        )
        .unwrap();
        assert_eq!(choice.kind, ModelKind::BgBb);
        assert_eq!(choice.compared_customers, many as u64);
        assert_eq!(choice.candidates[0].customers, many as u64);
        assert_eq!(choice.candidates[0].log_likelihood, fit.log_likelihood);
    }

    #[test]
    fn without_any_maximum_the_held_out_errors_decide_and_it_is_told() {
        use FitOutcome::{Converged, Flat, RanOff};
        let of = |all: &[_]| best(&tried(all));
        let held = [
            (RanOff, Some(2.0), 300.0),
            (Flat, Some(1.0), 200.0),
            (RanOff, Some(1.5), 100.0),
        ];
        assert_eq!(of(&held), (1, ChoiceReason::NoMaximumHoldout));
        let none = held.map(|it| (it.0, None, it.2));
        assert_eq!(of(&none), (2, ChoiceReason::NoMaximum));
        let one_limit = [(RanOff, None, 100.1), (Flat, None, 100.0)];
        assert_eq!(of(&one_limit), (0, ChoiceReason::NoMaximum));
        let one = [held[0], (Converged, Some(3.0), 300.0)];
        assert_eq!(of(&one), (1, ChoiceReason::OnlyOne));
        let two = [held[1], held[2]].map(|it| (Converged, it.1, it.2));
        assert_eq!(of(&two), (0, ChoiceReason::Holdout));
    }
}
