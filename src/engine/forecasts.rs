//! The forecast of the open customers: made part by part, kept when it is the last asked for.

use std::sync::Arc;

use crate::base::{CustomerBase, ReturnsPolicy};
use crate::ingest::{Records, Texts};
use crate::lifetime::{CountedTable, ForecastError, ForecastSettings, Forecasted, Forecasting};

/// A forecast, or why there is none, with the settings it was made by.
type Made = (ForecastSettings, Result<Forecasted, ForecastError>);

/// What forecasts are made from.
#[derive(Clone, Copy)]
pub(super) enum Forecastable<'a> {
    /// Orders by customer.
    Orders(&'a Arc<CustomerBase>),
    /// Histories that were counted before, and whose they are.
    Counted(&'a Records, &'a Texts),
}

impl<'a> Forecastable<'a> {
    /// The customers' ids as in the file.
    pub(super) fn ids(self) -> &'a Texts {
        match self {
            Forecastable::Orders(base) => &base.ids,
            Forecastable::Counted(_, ids) => ids,
        }
    }

    /// How many customers, or rows that stand for them.
    pub(super) fn customers(self) -> usize {
        match self {
            Forecastable::Orders(base) => base.len(),
            Forecastable::Counted(records, _) => records.len(),
        }
    }
}

/// The last forecast, and the one in the making.
#[derive(Default)]
pub(super) struct Forecasts {
    made: Option<Made>,
    making: Option<(ForecastSettings, Forecasting)>,
}

impl Forecasts {
    /// Does the next part of a forecast under these settings, and tells how far it is, 0 to 1; none
    /// when it is made. One that was in the making under others is given up.
    pub(super) fn step(
        &mut self,
        of: Forecastable<'_>,
        settings: &ForecastSettings,
    ) -> Option<f64> {
        if self.made.as_ref().is_some_and(|(by, _)| by == settings) {
            self.making = None;
            return None;
        }
        let begun = self.making.take().filter(|(by, _)| by == settings);
        let (by, mut making) = match begun {
            Some(begun) => begun,
            None => match self.begun(of, settings) {
                Ok(making) => (settings.clone(), making),
                Err(error) => {
                    self.made = Some((settings.clone(), Err(error)));
                    return None;
                }
            },
        };
        match making.step() {
            Some(found) => {
                self.made = Some((by, found));
                None
            }
            None => {
                let progress = making.progress();
                self.making = Some((by, making));
                Some(progress)
            }
        }
    }

    /// The forecast under these settings; none only where there is nothing to forecast.
    pub(super) fn get(
        &mut self,
        of: Forecastable<'_>,
        settings: &ForecastSettings,
    ) -> Option<&Result<Forecasted, ForecastError>> {
        while self.step(of, settings).is_some() {}
        self.made.as_ref().map(|(_, made)| made)
    }

    /// The settings of the last forecast that was made, where refunds counted like this.
    pub(super) fn last(&self, returns: ReturnsPolicy) -> Option<&ForecastSettings> {
        let made = self.made.as_ref().filter(|(_, made)| made.is_ok());
        let settings = made.map(|(settings, _)| settings);
        settings.filter(|it| it.returns == returns)
    }

    fn begun(
        &self,
        of: Forecastable<'_>,
        settings: &ForecastSettings,
    ) -> Result<Forecasting, ForecastError> {
        if let Some((by, Ok(made))) = &self.made
            && is_revaluation(by, settings)
        {
            return Ok(Forecasting::on_terms(made, settings));
        }
        Ok(match of {
            Forecastable::Orders(base) => Forecasting::of(Arc::clone(base), settings.clone()),
            Forecastable::Counted(records, _) => {
                let table = CountedTable::of(records);
                let histories = table.histories(table.unit(settings.unit))?;
                Forecasting::counted(histories, settings.clone())
            }
        })
    }
}

/// True where only the terms differ. What moved since parameters were kept is told on their terms.
fn is_revaluation(made: &ForecastSettings, asked: &ForecastSettings) -> bool {
    let on_same_terms = ForecastSettings {
        terms: made.terms,
        margin_of_file: made.margin_of_file,
        ..asked.clone()
    };
    asked.kept.is_none() && on_same_terms == *made
}

impl std::fmt::Debug for Forecasts {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let made_by = self.made.as_ref().map(|(by, _)| by);
        f.debug_struct("Forecasts")
            .field("made_by", &made_by)
            .finish_non_exhaustive()
    }
}
