//! The colour of a tier beside its name.

use kezhi::segment::Tier;
use kezhi::text::names;
use leptos::prelude::*;

use crate::state::Settings;

/// Swatch and name.
#[component]
pub(crate) fn TierSwatch(tier: Tier) -> impl IntoView {
    let Settings { lang, .. } = Settings::here();
    view! {
        <span class=format!("swatch {}", tier_slug(tier)) aria-hidden="true"></span>
        <span>{move || names::tier(lang.get(), tier)}</span>
    }
}

/// A tier's word in class names and hooks.
pub(crate) fn tier_slug(tier: Tier) -> &'static str {
    match tier {
        Tier::Diamond => "diamond",
        Tier::Gold => "gold",
        Tier::Silver => "silver",
        Tier::Ordinary => "ordinary",
        Tier::New => "new",
    }
}
