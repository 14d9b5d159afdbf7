//! What was chosen of the rows, as it stands.

use kezhi::base::{DateSpan, Selection};
use leptos::prelude::*;

use crate::state::{Session, memo};

/// The selection as it stands.
pub(super) fn selection(session: Session) -> Memo<Selection> {
    memo(move || {
        session.assumptions.with(|it| {
            it.as_ref()
                .map(|it| it.selection.clone())
                .unwrap_or_default()
        })
    })
}

/// The date window as it stands.
pub(super) fn dates(session: Session) -> Memo<DateSpan> {
    let selection = selection(session);
    memo(move || selection.with(|it| it.dates))
}
