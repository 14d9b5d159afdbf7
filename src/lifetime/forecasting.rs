//! A forecast in the making.

use std::sync::Arc;

use super::parts::{Work, step};
use super::{ForecastError, ForecastSettings, Forecasted, Histories};
use crate::base::CustomerBase;

/// Parts that most forecasts are made in: three models on two thirds of the history, one on all of
/// it, and what follows from them.
const USUAL_PARTS: u32 = 36;

/// A forecast that is made part by part, none of them long, and may be given up after any of them.
/// It comes out the same to the last bit as one that is made at once.
pub struct Forecasting {
    work: Work<Result<Forecasted, ForecastError>>,
    done: u32,
}

impl Forecasting {
    /// That of the customers of a base, as [`Forecasted::of`].
    pub fn of(base: Arc<CustomerBase>, settings: ForecastSettings) -> Forecasting {
        Forecasting::from(async move { Forecasted::of_in_parts(&base, &settings).await })
    }

    /// That of histories that somebody else counted, as [`Forecasted::counted`].
    pub fn counted(histories: Histories, settings: ForecastSettings) -> Forecasting {
        Forecasting::from(async move { Forecasted::counted_in_parts(histories, &settings).await })
    }

    /// An earlier one on other terms: nothing is fitted again.
    pub fn on_terms(earlier: &Forecasted, asked: &ForecastSettings) -> Forecasting {
        let work = earlier.on_terms(asked);
        Forecasting::from(async move { Ok(work.await) })
    }

    /// Does the next part; the forecast after the last of them, and nothing is to be asked then.
    pub fn step(&mut self) -> Option<Result<Forecasted, ForecastError>> {
        self.done += 1;
        step(self.work.as_mut())
    }

    /// How far it is, 0 to 1: by the parts that most forecasts have.
    pub fn progress(&self) -> f64 {
        let done = self.done.min(USUAL_PARTS - 1);
        f64::from(done) / f64::from(USUAL_PARTS)
    }

    fn from(
        work: impl Future<Output = Result<Forecasted, ForecastError>> + Send + 'static,
    ) -> Forecasting {
        Forecasting {
            work: Box::pin(work),
            done: 0,
        }
    }
}
