//! Language, theme, and whether phone and identity numbers are masked.

use kezhi::text::Lang;
use kezhi::text::ui::Phrase;
use leptos::prelude::*;

use crate::boot;
use crate::ground::Ground;
use crate::theme::{Theme, ThemeState};

/// The reader's settings.
#[derive(Clone, Copy)]
pub(crate) struct Settings {
    /// Language of every word.
    pub(crate) lang: RwSignal<Lang>,
    /// Phone and identity numbers are shown without their middle.
    pub(crate) masked: RwSignal<bool>,
    /// Light or dark.
    pub(crate) theme: ThemeState,
}

impl Settings {
    /// Reads what was chosen earlier; to be called once.
    pub(crate) fn start(ground: Ground) -> Settings {
        Settings {
            lang: RwSignal::new(boot::first_lang()),
            masked: RwSignal::new(true),
            theme: ground.theme,
        }
    }

    /// The settings in context.
    pub(crate) fn here() -> Settings {
        expect_context()
    }

    /// Changes to the other language and remembers it.
    pub(crate) fn switch_lang(self) {
        let other = self.lang.get_untracked().pick(Lang::En, Lang::Zh);
        boot::apply_lang(other, true);
        self.lang.set(other);
    }

    /// The next theme of system, light, dark.
    pub(crate) fn next_theme(self) {
        let now = untrack(|| self.theme.choice());
        let place = Theme::ALL.iter().position(|theme| *theme == now);
        let next = place.map_or(0, |place| (place + 1) % Theme::ALL.len());
        self.theme.choose(Theme::ALL[next]);
    }
}

/// A phrase that follows the language.
pub(crate) fn t(phrase: Phrase) -> impl Fn() -> &'static str + Copy + Send + Sync + 'static {
    let lang = Settings::here().lang;
    move || phrase.get(lang.get())
}

/// A phrase with a part that may change too.
pub(crate) fn t_with(
    phrase: Phrase,
    part: impl Fn(Lang) -> String + Send + Sync + 'static,
) -> impl Fn() -> String + Send + Sync + 'static {
    let lang = Settings::here().lang;
    move || {
        let lang = lang.get();
        phrase.with(lang, &part(lang))
    }
}
