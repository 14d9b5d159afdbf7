//! What went wrong, as data, so that the sentence changes with the language.

use kezhi::engine::PageError;
use kezhi::ingest::{FatalError, IssueKind};
use kezhi::scenario::SavedError;
use kezhi::text::ui::{Phrase, shell};
use kezhi::text::{Lang, errors, shapes};

use crate::bridge::BridgeError;

/// Trouble that stays on the page until it is dismissed or gone.
#[derive(Debug, Clone, PartialEq)]
pub(crate) enum Problem {
    /// A worker had no answer.
    Bridge(BridgeError),
    /// The engine had none.
    Engine(PageError),
    /// The user had the columns forgotten before.
    Forgotten,
    /// A project file that cannot be opened.
    Project(SavedError),
    /// A fixed sentence.
    Said(Phrase),
    /// Trouble with the file of this name.
    With(String, Box<Problem>),
}

impl From<BridgeError> for Problem {
    fn from(error: BridgeError) -> Problem {
        match error {
            BridgeError::Engine(error) => match kezhi::json::from_value(error.clone()) {
                Ok(error) => Problem::Engine(error),
                Err(_) => Problem::Bridge(BridgeError::Engine(error)),
            },
            error => Problem::Bridge(error),
        }
    }
}

impl Problem {
    /// What is wrong and what to do.
    pub(crate) fn words(&self, lang: Lang) -> String {
        match self {
            Problem::Engine(PageError::NobodyActive(error)) => errors::nobody_active(lang, error),
            Problem::Engine(PageError::NothingSelected) => errors::nothing_selected(lang).into(),
            Problem::Engine(PageError::NotOrderLines { shape, rows }) => {
                shapes::not_order_lines(lang, *shape, *rows)
            }
            Problem::Engine(PageError::NotOpen) => errors::columns_gone(lang).into(),
            Problem::Engine(_) => errors::engine_broke(lang).into(),
            Problem::Forgotten => errors::columns_forgotten(lang).into(),
            Problem::Bridge(BridgeError::Import(error)) => errors::fatal(lang, error),
            Problem::Bridge(BridgeError::Panicked { .. }) => errors::engine_broke(lang).into(),
            Problem::Bridge(BridgeError::NotStarted { .. }) => shell::NOT_STARTED.get(lang).into(),
            Problem::Bridge(_) => shell::OTHER_BUILD.get(lang).into(),
            Problem::Project(error) => errors::saved(lang, error),
            Problem::Said(phrase) => phrase.get(lang).into(),
            Problem::With(_, problem) if problem.names_its_input() => problem.words(lang),
            Problem::With(name, problem) => {
                let words = problem.words(lang);
                lang.pick(format!("{name}：{words}"), format!("{name}: {words}"))
            }
        }
    }

    /// True where the same question may be answered another time: not where the data or the settings
    /// have to change first.
    pub(crate) fn may_pass(&self) -> bool {
        match self {
            Problem::Engine(error) => !matches!(
                error,
                PageError::NobodyActive(_)
                    | PageError::NothingSelected
                    | PageError::NotOrderLines { .. }
            ),
            Problem::With(_, problem) => problem.may_pass(),
            _ => true,
        }
    }

    /// What about the rows another reading may end, where one may.
    pub(crate) fn ended_by(&self) -> Option<IssueKind> {
        match self {
            Problem::Bridge(BridgeError::Import(error)) => error.ended_by(),
            Problem::With(_, problem) => problem.ended_by(),
            _ => None,
        }
    }

    /// True for trouble whose words say which file it is about.
    fn names_its_input(&self) -> bool {
        matches!(
            self,
            Problem::Bridge(BridgeError::Import(FatalError::In { .. }))
        )
    }

    /// True for an answer that is not missed: the user, or a newer question, ended it.
    pub(crate) fn is_cancelled(&self) -> bool {
        *self == Problem::Bridge(BridgeError::Cancelled)
    }
}
