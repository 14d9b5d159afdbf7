//! The panel of everything the user can change here.

use kezhi::scenario::{Change, DataRef};
use kezhi::text::names;
use kezhi::text::ui::segments as words;
use leptos::prelude::*;

use super::margins::Margins;
use super::period::Period;
use super::thresholds::Thresholds;
use crate::state::{Session, Settings, memo, t};

/// Assumptions with unit and source.
#[component]
pub(super) fn AssumptionsPanel() -> impl IntoView {
    let Settings { lang, .. } = Settings::here();
    let session = Session::here();
    let is_case = memo(move || matches!(session.data.get(), DataRef::Case(_)));
    let source = move || match session.data.get() {
        DataRef::Case(case) => names::case_source(lang.get(), case).to_owned(),
        data => names::data(lang.get(), &data),
    };
    let is_untouched = move || !session.is_changed();
    view! {
        <h2>
            {t(words::ASSUMPTIONS)}
            <button
                type="button"
                class="textlike unit"
                data-test="reset"
                hidden=is_untouched
                on:click=move |_| {
                    session.apply(Change::ResetAssumptions);
                }
            >
                {t(words::RESET_ALL)}
            </button>
        </h2>
        <p class="note">{source}</p>
        <Show when=move || !is_case.get()>
            <Period />
        </Show>
        <Thresholds />
        <Margins />
    }
}
