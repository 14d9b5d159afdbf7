//! The list of rooms.

use kezhi::engine::route::Route;
use kezhi::scenario::{CaseId, DataRef};
use kezhi::text::ui::{Phrase, shell};
use leptos::prelude::*;

use crate::ground::Ground;
use crate::state::{Session, memo, t};

/// The rooms that have something to show.
#[component]
pub(crate) fn Rail() -> impl IntoView {
    let session = Session::here();
    let has_data = memo(move || session.data.get() != DataRef::Nothing);
    // The case of a brand holds nothing to segment.
    let has_tiers = memo(move || session.data.get() != DataRef::Case(CaseId::Hampton));
    let has_scenarios = memo(move || session.scenarios.with(|it| !it.is_empty()));
    let always = Signal::stored(true);
    view! {
        <nav class="rail" aria-label=t(shell::ROOMS)>
            <ul>
                <RoomLink to=Route::Data words=shell::DATA shown=always />
                <RoomLink to=Route::Segments words=shell::SEGMENTS shown=has_tiers.into() />
                <RoomLink to=Route::Value words=shell::VALUE shown=always />
                <RoomLink
                    to=Route::Scenarios
                    words=shell::SCENARIOS
                    shown=Signal::derive(move || has_data.get() || has_scenarios.get())
                />
            </ul>
        </nav>
    }
}

#[component]
fn RoomLink(to: Route, words: Phrase, shown: Signal<bool>) -> impl IntoView {
    let Ground { room, .. } = expect_context();
    let current = move || (room.get() == to).then_some("page");
    // The room one stands in is never taken away.
    let hidden = move || !(shown.get() || room.get() == to);
    view! {
        <li hidden=hidden>
            <a href=to.to_hash() aria-current=current data-test=format!("room-{}", &to.to_hash()[2..])>
                {t(words)}
            </a>
        </li>
    }
}
