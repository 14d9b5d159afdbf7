//! Where a number comes from.

use kezhi::explain::Source;
use kezhi::text::explain::source_name;
use leptos::prelude::*;

use crate::state::Settings;

/// The badge of a source.
#[component]
pub(crate) fn SourceBadge(#[prop(into)] source: Signal<Source>) -> impl IntoView {
    let Settings { lang, .. } = Settings::here();
    view! {
        <span class="badge" class:proposed=move || source.get() == Source::Proposed>
            {move || source_name(lang.get(), source.get())}
        </span>
    }
}
