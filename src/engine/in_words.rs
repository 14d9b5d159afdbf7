//! What the engine refuses, as a sheet says it.

use super::EngineError;
use crate::text::segments::{movement_days, period_error, scheme_error};
use crate::text::{Lang, errors, shapes};

/// An error in words; none for one that opening the data again puts right.
pub(super) fn words_of(lang: Lang, error: &EngineError) -> Option<String> {
    Some(match error {
        EngineError::Scheme(error) => scheme_error(lang, error),
        EngineError::MovementDays {
            from,
            to,
            first_day,
            last_day,
        } => movement_days(lang, *from, *to, *first_day, *last_day),
        EngineError::Period(error) => period_error(lang, error),
        EngineError::NobodyActive(error) => errors::nobody_active(lang, error),
        EngineError::NothingSelected => errors::nothing_selected(lang).into(),
        EngineError::NotOrderLines { shape, rows } => shapes::not_order_lines(lang, *shape, *rows),
        _ => return None,
    })
}
