//! A forecast by parameters of an earlier fit: nothing is fitted, and what moved is told.

use std::sync::Arc;

use super::forecast::{Fitted, after_last_order, taken, two_thirds, validated};
use super::parts::part;
use super::{
    Choice, Forecast, ForecastError, ForecastSettings, Forecasted, Histories, KeptParameters,
    ModelChoice, Moved, Rows, ValidationError,
};
use crate::base::CustomerBase;

/// Histories under parameters of an earlier fit.
pub(super) async fn standing(
    histories: Histories,
    rows: Rows,
    settings: &ForecastSettings,
    kept: &KeptParameters,
) -> Result<Forecasted, ForecastError> {
    let kept = kept.clone().checked().map_err(ForecastError::Kept)?;
    let fit = kept.fit(&rows)?;
    let fitted = Fitted {
        choice: Choice::kept(&fit, None),
        spend: kept.spend(&histories).map(|it| it.taking(settings.spend)),
        histories: Arc::new(histories),
        rows: Arc::new(rows),
        fit,
    };
    let found = fitted.valued(settings.terms).await;
    part().await;
    let (histories, rows) = (&found.histories, &found.rows);
    let moved = Moved::of(
        &kept,
        &found.forecast,
        histories,
        rows,
        settings.regularisation,
    );
    let mut found = match &moved {
        // How sure the parameters were of their own data says nothing of these: no range.
        Ok(moved) if moved.is_misfit() => {
            let Forecast {
                choice,
                mut fit,
                spend,
                ..
            } = found.forecast;
            fit.covariance = None;
            let fitted = Fitted {
                histories: found.histories,
                rows: found.rows,
                choice,
                fit,
                spend,
            };
            fitted.valued(settings.terms).await
        }
        _ => found,
    };
    found.forecast.kept_until = kept.until;
    found.forecast.kept_file = kept.file;
    found.forecast.moved = Some(moved);
    Ok(found)
}

/// A forecast by parameters of an earlier fit, judged by what followed that fit.
pub(super) async fn kept_parameters(
    base: &CustomerBase,
    settings: &ForecastSettings,
    kept: &KeptParameters,
) -> Result<Forecasted, ForecastError> {
    let last = base.days.1;
    let settings = ForecastSettings {
        model: ModelChoice::Only(kept.model.kind()),
        unit: Some(kept.unit),
        ..settings.clone()
    };
    let until = settings.until.unwrap_or(last);
    let histories = taken(base, &settings, until).await?;
    part().await;
    let rows = Rows::of(&histories);
    let mut found = standing(histories, rows, &settings, kept).await?;
    part().await;
    let fit = &found.forecast.fit;
    let first = base.days.0;
    let split = match (settings.until, kept.until) {
        (Some(asked), _) => asked,
        // They have seen none of these orders: the last third judges them as it does any fit.
        (None, Some(seen)) if seen < first => two_thirds(base),
        (None, seen) => seen.unwrap_or(last),
    };
    let validation = match kept.until {
        Some(seen) if split < seen => Err(ValidationError::AlreadySeen { until: seen }),
        _ if split >= last => Err(ValidationError::NothingFollows),
        _ => taken(base, &settings, split)
            .await
            .map_err(ValidationError::History)
            .and_then(|seen| {
                let rows = Rows::of(&seen);
                validated(fit, base, &settings, split, &seen, &rows)
            }),
    };
    let holdout = validation.as_ref().ok().map(|it| &it.holdout);
    found.forecast.choice = Choice::kept(fit, holdout);
    found.forecast.validation = validation;
    found.forecast.until = Some(until);
    let said = after_last_order(base, until);
    found.forecast.fit.warnings.extend(said);
    Ok(found)
}
