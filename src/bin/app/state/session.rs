//! The study with its history, and its copy in the browser.

use std::collections::BTreeMap;

use kezhi::scenario::{
    Applied, Assumptions, Change, ChangeError, DataRef, History, PROJECT_VERSION, Reading,
    Scenario, ScenarioId, Step, Study, read_project, write_project,
};
use kezhi::store::{Outcome, STUDY_KEY, damaged_key};
use kezhi::text::ui::shell;
use leptos::prelude::*;
use serde_json::Value;

use super::{Message, memo};
use crate::store::local::{self, Document};

/// The study in its parts. A part changes only when it differs, so that what hangs on assumptions
/// does not move when a scenario is renamed.
#[derive(Clone, Copy)]
pub(crate) struct Session {
    history: RwSignal<History>,
    document: StoredValue<Document, LocalStorage>,
    before_drag: StoredValue<Option<History>>,
    /// What the status line says.
    pub(crate) message: RwSignal<Message>,
    /// The data on the table.
    pub(crate) data: Memo<DataRef>,
    /// The levers as they stand.
    pub(crate) assumptions: Memo<Option<Assumptions>>,
    /// The levers the data came with.
    pub(crate) original: Memo<Option<Assumptions>>,
    /// What is asked of topics where it is not what they begin with.
    pub(crate) questions: Memo<BTreeMap<String, Value>>,
    /// Topics whose question was asked of another file, and its name.
    pub(crate) carried: Memo<BTreeMap<String, String>>,
    /// The file being read in.
    pub(crate) reading: Memo<Option<Reading>>,
    /// Saved scenarios.
    pub(crate) scenarios: Memo<Vec<Scenario>>,
    /// What the others are compared with.
    pub(crate) base: Memo<Option<ScenarioId>>,
}

impl Session {
    /// Reads what the browser kept; to be called once.
    pub(crate) fn start() -> Session {
        let document = Document::new(STUDY_KEY, PROJECT_VERSION);
        let message = RwSignal::new(Message::Nothing);
        let kept = kept_study(&document).unwrap_or_else(|| {
            message.set(Message::Said(shell::STORAGE_DAMAGED));
            Study::default()
        });
        let history = RwSignal::new(History::from_study(kept.clone()));
        let session = Session {
            history,
            document: StoredValue::new_local(document),
            before_drag: StoredValue::new(None),
            message,
            data: memo(move || history.with(|it| it.study().data.clone())),
            assumptions: memo(move || history.with(|it| it.study().assumptions.clone())),
            original: memo(move || history.with(|it| it.study().original.clone())),
            questions: memo(move || history.with(|it| it.study().questions.clone())),
            carried: memo(move || history.with(|it| it.study().carried.clone())),
            reading: memo(move || history.with(|it| it.study().reading.clone())),
            scenarios: memo(move || history.with(|it| it.study().scenarios.clone())),
            base: memo(move || {
                history.with(|it| it.study().base_scenario().map(|scenario| scenario.id))
            }),
        };
        session.keep(kept);
        session.watch_other_tabs();
        session
    }

    /// The session in context.
    pub(crate) fn here() -> Session {
        expect_context()
    }

    /// The levers are not those the data came with.
    pub(crate) fn is_changed(self) -> bool {
        self.assumptions.get() != self.original.get()
    }

    /// Makes a change. Steps whose effect is easily missed are named in the status line.
    pub(crate) fn apply(self, change: Change) -> bool {
        let mut done = None;
        // Notify only when something changed.
        self.history.maybe_update(|history| {
            let applied = history.apply(change);
            let changed = matches!(applied, Ok(Applied::Changed(_)));
            done = Some(applied);
            changed
        });
        let (message, changed) = match done {
            Some(Ok(Applied::Changed(step))) => match step {
                Step::DeleteScenario(_)
                | Step::Forget
                | Step::SaveScenario(_)
                | Step::ResetAssumptions
                | Step::OpenProject => (Message::Done(step), true),
                _ => (Message::Nothing, true),
            },
            Some(Ok(Applied::Nothing(step))) => (Message::Unchanged(step), false),
            Some(Err(error)) => (Message::Refused(error), false),
            None => (Message::Nothing, false),
        };
        self.message.set(message);
        changed
    }

    /// Makes a change while a slider is dragged: however often, it stays one step.
    pub(crate) fn drag(self, change: Change, is_dragging: bool) -> bool {
        let before = self.before_drag.get_value();
        let before = before.unwrap_or_else(|| self.history.get_untracked());
        self.before_drag
            .set_value(is_dragging.then(|| before.clone()));
        let mut history = before;
        match history.apply(change) {
            Ok(_) => {
                self.history.set(history);
                self.message.set(Message::Nothing);
                true
            }
            Err(_) => false,
        }
    }

    /// Whether a change can be made, without making it.
    pub(crate) fn check(self, change: &Change) -> Result<(), ChangeError> {
        let tried = self
            .history
            .with_untracked(|it| it.study().after(change.clone()));
        tried.map(drop)
    }

    /// Takes the last step back and names it.
    pub(crate) fn undo(self) {
        let mut step = None;
        self.history.maybe_update(|history| {
            step = history.undo();
            step.is_some()
        });
        self.message
            .set(step.map_or(Message::NothingToUndo, Message::Undone));
    }

    /// Takes back the last step where it asked one of these topics something else.
    pub(crate) fn unask<'a>(self, slugs: impl Iterator<Item = &'a str>) -> bool {
        let mut is_back = false;
        self.history.maybe_update(|history| {
            is_back = history.unask(slugs);
            is_back
        });
        is_back
    }

    /// Makes the step again and names it.
    pub(crate) fn redo(self) {
        let mut step = None;
        self.history.maybe_update(|history| {
            step = history.redo();
            step.is_some()
        });
        self.message
            .set(step.map_or(Message::NothingToRedo, Message::Redone));
    }

    /// The step undo would take back.
    pub(crate) fn next_undo(self) -> Option<Step> {
        self.history.with(|history| history.next_undo().cloned())
    }

    /// The step redo would make again.
    pub(crate) fn next_redo(self) -> Option<Step> {
        self.history.with(|history| history.next_redo().cloned())
    }

    /// The study as a project file.
    pub(crate) fn project(self) -> String {
        self.history
            .with_untracked(|history| write_project(history.study()))
    }

    /// How storing went last.
    pub(crate) fn stored(self) -> Outcome {
        self.document.with_value(Document::outcome).get()
    }

    /// Takes over what another tab stored; one step that can be undone.
    pub(crate) fn take_theirs(self) {
        if let Some(study) = self.document.with_value(kept_study) {
            self.apply(Change::OpenProject(Box::new(study)));
        }
    }

    /// Stores this tab's study over another tab's.
    pub(crate) fn keep_ours(self) {
        let body = self
            .history
            .with_untracked(|history| body_of(history.study()));
        let _reported = self
            .document
            .with_value(|document| document.overwrite(&body));
    }

    /// Says at once what another tab stored or erased, before this one tries to write.
    fn watch_other_tabs(self) {
        let document = self.document.with_value(Document::clone);
        let watched = document.clone();
        if let Some(listener) = watched.on_foreign_change(move || document.look()) {
            listener.forget();
        }
    }

    /// The one effect that writes the study.
    fn keep(self, kept: Study) {
        let history = self.history;
        let lasting = memo(move || {
            history.with(|it| Study {
                reading: None,
                ..it.study().clone()
            })
        });
        let document = self.document;
        Effect::new(move |before: Option<Study>| {
            let study = lasting.get();
            if before.as_ref().unwrap_or(&kept) != &study {
                let body = body_of(&study);
                let _reported = document.with_value(|document| document.save(&body));
            }
            study
        });
    }
}

/// The body is the same text as a project file, so that it shares its versions and upgrades.
fn body_of(study: &Study) -> serde_json::Value {
    serde_json::from_str(&write_project(study)).unwrap_or_default()
}

/// What the browser kept; none when it cannot be read, which is put aside first.
fn kept_study(document: &Document) -> Option<Study> {
    let Some(envelope) = document.load() else {
        return Some(Study::default());
    };
    let text = envelope.body.to_string();
    let study = read_project(&text).ok();
    if study.is_none() {
        let _kept = local::set_text(&damaged_key(STUDY_KEY), &text);
    }
    study
}
