//! What the status line says: data, so that it changes with the language.

use kezhi::scenario::{ChangeError, Step};
use kezhi::text::ui::Phrase;
use kezhi::text::{Lang, errors, steps};

/// A word to the user about what just happened.
#[derive(Debug, Clone, Default, PartialEq)]
pub(crate) enum Message {
    /// Nothing to say.
    #[default]
    Nothing,
    /// A step that is better named, because its effect is easily missed; undo is offered.
    Done(Step),
    /// A step was taken back.
    Undone(Step),
    /// A step was made again.
    Redone(Step),
    /// An edit that changed nothing.
    Unchanged(Step),
    /// Undo without a step.
    NothingToUndo,
    /// Redo without a step.
    NothingToRedo,
    /// An edit that cannot be made.
    Refused(ChangeError),
    /// A fixed sentence.
    Said(Phrase),
    /// A sentence with a name in it.
    With(Phrase, String),
}

impl Message {
    /// The sentence; empty for nothing.
    pub(crate) fn words(&self, lang: Lang) -> String {
        match self {
            Message::Nothing => String::new(),
            Message::Done(step) => sentence(&steps::step(lang, step)),
            Message::Undone(step) => steps::undone(lang, step),
            Message::Redone(step) => steps::redone(lang, step),
            Message::Unchanged(step) => steps::unchanged(lang, step),
            Message::NothingToUndo => steps::nothing_to_do(lang, true).into(),
            Message::NothingToRedo => steps::nothing_to_do(lang, false).into(),
            Message::Refused(error) => errors::change(lang, error),
            Message::Said(phrase) => phrase.get(lang).into(),
            Message::With(phrase, name) => phrase.with(lang, name),
        }
    }
}

/// A step's name on its own begins like a sentence.
fn sentence(words: &str) -> String {
    let mut rest = words.chars();
    match rest.next() {
        Some(first) => std::iter::once(first.to_ascii_uppercase())
            .chain(rest)
            .collect(),
        None => String::new(),
    }
}
