//! Light, dark, or as the system has it.

use leptos::prelude::*;
use web_sys::{Event, MediaQueryList};

use crate::boot;
use crate::listen::Listener;
use crate::store::local;

const THEME_KEY: &str = "kezhi.theme";

/// What the user chose.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(crate) enum Theme {
    /// As the system has it.
    #[default]
    Auto,
    /// Light.
    Light,
    /// Dark.
    Dark,
}

impl Theme {
    /// Every choice in the order of the menu.
    pub(crate) const ALL: [Theme; 3] = [Theme::Auto, Theme::Light, Theme::Dark];

    /// The name it is stored by.
    pub(crate) fn name(self) -> &'static str {
        match self {
            Theme::Auto => "auto",
            Theme::Light => "light",
            Theme::Dark => "dark",
        }
    }

    fn from_name(name: &str) -> Theme {
        Theme::ALL
            .into_iter()
            .find(|theme| theme.name() == name)
            .unwrap_or_default()
    }
}

/// The choice and what comes of it.
#[derive(Debug, Clone, Copy)]
pub(crate) struct ThemeState {
    choice: RwSignal<Theme>,
    dark: RwSignal<bool>,
}

impl ThemeState {
    /// Reads the stored choice, sets `<html data-theme>` and follows the system; to be called once.
    pub(crate) fn start() -> ThemeState {
        let stored = local::get_text(THEME_KEY).unwrap_or_default();
        let state = ThemeState {
            choice: RwSignal::new(Theme::from_name(&stored)),
            dark: RwSignal::new(false),
        };
        state.apply();
        if let Some(system) = system_is_dark() {
            Listener::new::<Event>(&system, "change", move |_| state.apply()).forget();
        }
        state
    }

    /// The choice.
    pub(crate) fn choice(self) -> Theme {
        self.choice.get()
    }

    /// True when the page is dark now; figures are painted by it.
    pub(crate) fn is_dark(self) -> bool {
        self.dark.get()
    }

    /// Chooses and remembers.
    pub(crate) fn choose(self, theme: Theme) {
        local::set_text(THEME_KEY, theme.name());
        let _gone = self.choice.try_set(theme);
        self.apply();
    }

    /// `data-theme` is always `light` or `dark`, so that styles need no second set of rules.
    fn apply(self) {
        let dark = match self.choice.try_get_untracked().unwrap_or_default() {
            Theme::Light => false,
            Theme::Dark => true,
            Theme::Auto => system_is_dark().is_some_and(|system| system.matches()),
        };
        if let Some(root) = boot::root_element() {
            let _set = root.set_attribute("data-theme", if dark { "dark" } else { "light" });
        }
        if self.dark.try_get_untracked() != Some(dark) {
            let _gone = self.dark.try_set(dark);
        }
    }
}

fn system_is_dark() -> Option<MediaQueryList> {
    web_sys::window()?
        .match_media("(prefers-color-scheme: dark)")
        .ok()?
}
