//! From customers to a forecast that says how far to trust it.

use std::sync::Arc;

use serde::{Deserialize, Serialize};

use super::kept_forecast::{kept_parameters, standing};
use super::parts::{at_once, part};
use super::rhythm::{Rhythm, RhythmReason};
use super::{
    Choice, Fit, FitError, FitWarning, ForecastCustomer, FrequencyGroup, Histories, HistoryError,
    Holdout, KeptError, KeptParameters, ModelChoice, ModelKind, Moved, PeriodUnit, RangeBasis,
    Ranges, Regularisation, Rows, Scores, SpendBasis, SpendError, SpendFit, TotalIntervals,
    Tracking, ValueTerms, file_margin,
};
use crate::base::{CustomerBase, ReturnsPolicy};
use crate::units::{Day, Margin};

/// Part of the days that the calibration of a validation takes.
const CALIBRATION_PART: f64 = 2.0 / 3.0;
/// Probability of the ranges.
pub const LEVEL: f64 = 0.9;

/// What is asked for.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct ForecastSettings {
    /// Which model.
    pub model: ModelChoice,
    /// The unit of times; none takes the one the data call for.
    pub unit: Option<PeriodUnit>,
    /// The last day of the calibration; none takes all days for the forecast and two thirds of them
    /// for the validation.
    pub until: Option<Day>,
    /// What a refund does.
    pub returns: ReturnsPolicy,
    /// How far ahead, discounted how, at which margin.
    pub terms: ValueTerms,
    /// The file's own margin is taken where it has one, in place of that of the terms.
    pub margin_of_file: bool,
    /// What keeps parameters from running off.
    pub regularisation: Regularisation,
    /// What the money of an order is taken from; none leaves it to the fit.
    pub spend: Option<SpendBasis>,
    /// Parameters of an earlier fit, which are used as they are; their unit and their model hold.
    pub kept: Option<Box<KeptParameters>>,
}

/// Why there is no forecast.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum ForecastError {
    /// There are no histories.
    History(HistoryError),
    /// There is no fit.
    Fit(FitError),
    /// The parameters that were kept cannot be used.
    Kept(KeptError),
}

impl From<HistoryError> for ForecastError {
    fn from(error: HistoryError) -> ForecastError {
        ForecastError::History(error)
    }
}

impl From<FitError> for ForecastError {
    fn from(error: FitError) -> ForecastError {
        ForecastError::Fit(error)
    }
}

/// Why there is no validation.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum ValidationError {
    /// Nothing follows the calibration that was asked for, or the histories were counted elsewhere.
    NothingFollows,
    /// Two thirds of the history do not carry a fit.
    Fit(FitError),
    /// Two thirds of the history hold no purchase.
    History(HistoryError),
    /// The parameters that were kept have seen what follows.
    AlreadySeen {
        /// The last day they have seen.
        until: Day,
    },
}

/// A validation by purchases that the fit has not seen.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Validation {
    /// The last day that was seen.
    pub until: Day,
    /// What followed.
    pub holdout: Holdout,
    /// Week by week; none for opportunities.
    pub tracking: Option<Tracking>,
}

/// A fitted model, what it says, and how far to trust it.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Forecast {
    /// The last day of the calibration; none for histories counted elsewhere.
    pub until: Option<Day>,
    /// Which model, and why.
    pub choice: Choice,
    /// The model on the whole calibration.
    pub fit: Fit,
    /// The model of spend, or why there is none.
    pub spend: Result<SpendFit, SpendError>,
    /// What the forecast would have been worth.
    pub validation: Result<Validation, ValidationError>,
    /// How far ahead, discounted how, at which margin.
    pub terms: ValueTerms,
    /// The margin that the file gives by itself; none without costs or profits.
    pub file_margin: Option<Margin>,
    /// The margin of the terms is the file's.
    pub is_file_margin: bool,
    /// The unit of times, and why.
    pub rhythm: Rhythm,
    /// Mean P(alive).
    pub mean_p_alive: f64,
    /// Expected purchases of all within the horizon.
    pub total_orders: f64,
    /// CLV of all; none without a model of spend.
    pub total_clv: Option<f64>,
    /// Ranges of the two; none without a maximum.
    pub intervals: Option<TotalIntervals>,
    /// The same by how often customers have bought.
    pub groups: Vec<FrequencyGroup>,
    /// The best customers.
    pub best: Vec<ForecastCustomer>,
    /// The last day that kept parameters have seen; none where they were fitted to these data, or
    /// where it is not known.
    pub kept_until: Option<Day>,
    /// What the user calls the data that kept parameters were fitted to; none as above.
    pub kept_file: Option<String>,
    /// What moved since the parameters were kept, or why it cannot be told; none where they were
    /// fitted to these data.
    pub moved: Option<Result<Moved, FitError>>,
}

/// A forecast with the columns it rests on.
#[derive(Debug, Clone)]
pub struct Forecasted {
    /// The answer.
    pub forecast: Forecast,
    /// The histories.
    pub histories: Arc<Histories>,
    /// The same in groups.
    pub rows: Arc<Rows>,
    /// One value a customer.
    pub scores: Scores,
}

/// Histories of one model: purchases at any time, or opportunities.
pub(super) async fn taken(
    base: &CustomerBase,
    settings: &ForecastSettings,
    until: Day,
) -> Result<Histories, HistoryError> {
    let unit = settings.unit.unwrap_or_default();
    match settings.model {
        ModelChoice::Only(ModelKind::BgBb) => {
            Histories::in_opportunities(base, unit, until, settings.returns)
        }
        _ => Histories::of_in_parts(base, unit, until, settings.returns).await,
    }
}

impl ForecastSettings {
    /// The terms where the file gives this margin, and whether it is taken.
    fn terms_with(&self, file_margin: Option<Margin>) -> (ValueTerms, bool) {
        match file_margin.filter(|_| self.margin_of_file) {
            Some(margin) => (
                ValueTerms {
                    margin,
                    ..self.terms
                },
                true,
            ),
            None => (self.terms, false),
        }
    }
}

impl Forecasted {
    /// What ranges of any part of the customers rest on.
    pub fn range_basis(&self) -> RangeBasis<'_> {
        RangeBasis {
            fit: &self.forecast.fit,
            spend: self.forecast.spend.as_ref().ok(),
            histories: &self.histories,
            rows: &self.rows,
            scores: &self.scores,
            terms: &self.forecast.terms,
        }
    }

    /// Forecasts the customers of a base.
    ///
    /// # Errors
    /// [`ForecastError`].
    pub fn of(
        base: &CustomerBase,
        settings: &ForecastSettings,
    ) -> Result<Forecasted, ForecastError> {
        at_once(Forecasted::of_in_parts(base, settings))
    }

    /// Forecasts histories that somebody else counted.
    ///
    /// # Errors
    /// [`ForecastError`].
    pub fn counted(
        histories: Histories,
        settings: &ForecastSettings,
    ) -> Result<Forecasted, ForecastError> {
        at_once(Forecasted::counted_in_parts(histories, settings))
    }

    /// [`Forecasted::of`], part by part.
    pub(super) async fn of_in_parts(
        base: &CustomerBase,
        asked: &ForecastSettings,
    ) -> Result<Forecasted, ForecastError> {
        let file_margin = file_margin::in_parts(base, asked.returns).await;
        let (terms, is_file_margin) = asked.terms_with(file_margin);
        let rhythm = match &asked.kept {
            Some(kept) => Rhythm {
                unit: kept.unit,
                reason: RhythmReason::Kept,
            },
            None => Rhythm::asked(asked.unit, || Rhythm::of(base, asked.returns)),
        };
        part().await;
        let settings = ForecastSettings {
            unit: Some(rhythm.unit),
            terms,
            ..asked.clone()
        };
        let mut forecasted = match &settings.kept {
            Some(kept) => kept_parameters(base, &settings, kept).await?,
            None => Forecasted::fitted_in_parts(base, &settings).await?,
        };
        let forecast = &mut forecasted.forecast;
        forecast.rhythm = rhythm;
        forecast.file_margin = file_margin;
        forecast.is_file_margin = is_file_margin;
        Ok(forecasted)
    }

    /// Fits the customers of a base, in a unit that is settled.
    async fn fitted_in_parts(
        base: &CustomerBase,
        settings: &ForecastSettings,
    ) -> Result<Forecasted, ForecastError> {
        let until = settings.until.unwrap_or(base.days.1);
        let histories = taken(base, settings, until).await?;
        part().await;
        let split = match settings.until {
            Some(_) => until,
            None => two_thirds(base),
        };
        let mut forecasted = if split < until {
            // The model is chosen where it can be judged, and then fitted to everything.
            match judged(base, settings, split).await {
                Ok((choice, fit, validation)) => {
                    let asked = ForecastSettings {
                        model: ModelChoice::Only(choice.kind),
                        ..settings.clone()
                    };
                    let whole = Forecasted::near_in_parts(histories, &asked, Some(&fit));
                    let mut whole = whole.await?;
                    whole.forecast.choice = choice;
                    whole.forecast.validation = validation;
                    whole
                }
                Err(error) => {
                    let mut whole = Forecasted::counted_in_parts(histories, settings).await?;
                    whole.forecast.validation = Err(error);
                    whole
                }
            }
        } else {
            let mut whole = Forecasted::counted_in_parts(histories, settings).await?;
            let fit = &whole.forecast.fit;
            whole.forecast.validation =
                validated(fit, base, settings, until, &whole.histories, &whole.rows);
            whole
        };
        let forecast = &mut forecasted.forecast;
        forecast.until = Some(until);
        forecast.fit.warnings.extend(after_last_order(base, until));
        Ok(forecasted)
    }

    /// [`Forecasted::counted`], part by part.
    pub(super) async fn counted_in_parts(
        histories: Histories,
        settings: &ForecastSettings,
    ) -> Result<Forecasted, ForecastError> {
        Forecasted::near_in_parts(histories, settings, None).await
    }

    /// The same, with a fit to nearly the same customers as a neighbour.
    async fn near_in_parts(
        histories: Histories,
        settings: &ForecastSettings,
        neighbour: Option<&Fit>,
    ) -> Result<Forecasted, ForecastError> {
        let rows = Rows::of(&histories);
        part().await;
        let (unit, reason) = (histories.unit, RhythmReason::Kept);
        if let Some(kept) = &settings.kept {
            let mut found = standing(histories, rows, settings, kept).await?;
            found.forecast.rhythm = Rhythm { unit, reason };
            return Ok(found);
        }
        let by_look = || Rhythm::of_times(histories.times.iter());
        let rhythm = Rhythm::asked(settings.unit, by_look);
        let rhythm = Rhythm { unit, ..rhythm };
        let (model, prior) = (settings.model, settings.regularisation);
        let choice = Choice::in_parts(model, &histories, &rows, prior, neighbour);
        let (choice, fit) = choice.await?;
        let spend = SpendFit::of(&histories).map(|it| it.taking(settings.spend));
        part().await;
        let fitted = Fitted {
            histories: Arc::new(histories),
            rows: Arc::new(rows),
            choice,
            fit,
            spend,
        };
        let mut found = fitted.valued(settings.terms).await;
        found.forecast.rhythm = rhythm;
        Ok(found)
    }

    /// The same forecast on other terms: nothing is fitted again.
    pub(super) fn on_terms(
        &self,
        asked: &ForecastSettings,
    ) -> impl Future<Output = Forecasted> + use<> {
        let before = &self.forecast;
        let (rhythm, file_margin) = (before.rhythm, before.file_margin);
        let (terms, is_file_margin) = asked.terms_with(file_margin);
        let fitted = Fitted {
            histories: Arc::clone(&self.histories),
            rows: Arc::clone(&self.rows),
            choice: before.choice.clone(),
            fit: before.fit.clone(),
            spend: before.spend.clone(),
        };
        let (until, validation) = (before.until, before.validation.clone());
        async move {
            let mut found = fitted.valued(terms).await;
            let forecast = &mut found.forecast;
            forecast.until = until;
            forecast.validation = validation;
            forecast.rhythm = rhythm;
            forecast.file_margin = file_margin;
            forecast.is_file_margin = is_file_margin;
            found
        }
    }
}

/// What must be said of a fit that ends after the last order.
pub(super) fn after_last_order(base: &CustomerBase, until: Day) -> Option<FitWarning> {
    let days = u32::try_from(until.0 - base.days.1.0).ok()?;
    (days > 0).then_some(FitWarning::AfterLastOrder { days })
}

/// The last day of the part of the days that a calibration takes.
pub(super) fn two_thirds(base: &CustomerBase) -> Day {
    let (first, last) = base.days;
    Day(first.0 + (f64::from(last.0 - first.0) * CALIBRATION_PART) as i32)
}

/// The model on two thirds of the history, held against the last.
async fn judged(
    base: &CustomerBase,
    settings: &ForecastSettings,
    split: Day,
) -> Result<(Choice, Fit, Result<Validation, ValidationError>), ValidationError> {
    let seen = taken(base, settings, split).await;
    let seen = seen.map_err(ValidationError::History)?;
    part().await;
    let rows = Rows::of(&seen);
    part().await;
    let (model, prior) = (settings.model, settings.regularisation);
    let choice = Choice::in_parts(model, &seen, &rows, prior, None);
    let (choice, fit) = choice.await.map_err(ValidationError::Fit)?;
    let validation = validated(&fit, base, settings, split, &seen, &rows);
    part().await;
    Ok((choice, fit, validation))
}

/// Models with what they were fitted to.
pub(super) struct Fitted {
    pub(super) histories: Arc<Histories>,
    pub(super) rows: Arc<Rows>,
    pub(super) choice: Choice,
    pub(super) fit: Fit,
    pub(super) spend: Result<SpendFit, SpendError>,
}

impl Fitted {
    /// Everything that follows from the fits.
    pub(super) async fn valued(self, terms: ValueTerms) -> Forecasted {
        let Fitted {
            histories,
            rows,
            choice,
            fit,
            spend,
        } = self;
        let known = spend.as_ref().ok();
        let scores = Scores::of(&fit.model, &histories, &rows, known, &terms);
        part().await;
        let ranges = Ranges::in_parts(RangeBasis {
            fit: &fit,
            spend: known,
            histories: &histories,
            rows: &rows,
            scores: &scores,
            terms: &terms,
        });
        let ranges = ranges.await;
        part().await;
        let ranges = ranges.as_ref();
        let intervals = ranges.map(|ranges| ranges.totals(None, LEVEL));
        part().await;
        let groups = FrequencyGroup::in_parts(&histories, &scores, ranges, LEVEL).await;
        part().await;
        let ranges = ranges.map(Ranges::customers);
        let best = ForecastCustomer::best(&histories, &scores, ranges, LEVEL);
        let forecast = Forecast {
            until: None,
            choice,
            spend,
            validation: Err(ValidationError::NothingFollows),
            terms,
            file_margin: None,
            is_file_margin: false,
            rhythm: Rhythm {
                unit: fit.unit,
                reason: RhythmReason::AskedFor,
            },
            mean_p_alive: scores.p_alive.iter().sum::<f64>() / histories.len() as f64,
            total_orders: scores.total_orders(),
            total_clv: scores.total_clv(),
            intervals,
            groups,
            best,
            kept_until: None,
            kept_file: None,
            moved: None,
            fit,
        };
        Forecasted {
            forecast,
            histories,
            rows,
            scores,
        }
    }
}

pub(super) fn validated(
    fit: &Fit,
    base: &CustomerBase,
    settings: &ForecastSettings,
    until: Day,
    histories: &Histories,
    rows: &Rows,
) -> Result<Validation, ValidationError> {
    let holdout = Holdout::of_fit(fit, histories, rows);
    let holdout = holdout.ok_or(ValidationError::NothingFollows)?;
    let is_continuous = fit.model.kind().is_continuous();
    Ok(Validation {
        until,
        holdout,
        tracking: is_continuous
            .then(|| Tracking::of(base, settings.returns, until, histories, &fit.model)),
    })
}
