//! Small texts in localStorage: survives blocked, full and damaged storage, and notices other tabs.
//!
//! The decisions are [`kezhi::store`]'s. What cannot be stored is kept in memory, so that the page
//! goes on working until the tab is closed.

use std::cell::RefCell;
use std::collections::BTreeMap;
use std::rc::Rc;

use gloo_storage::{LocalStorage, Storage as _};
use kezhi::store::{
    Decision, Envelope, KEY_PREFIX, Outcome, Reading, damaged_key, decide, foreign_change, read,
};
use leptos::prelude::*;
use serde_json::Value;
use wasm_bindgen::JsValue;
use web_sys::{Storage, StorageEvent};

use crate::listen::Listener;

thread_local! {
    /// What could not be stored.
    static MEMORY: RefCell<BTreeMap<String, String>> = const { RefCell::new(BTreeMap::new()) };
}

/// A text under a key; what is only in memory comes first. Never fails.
pub(crate) fn get_text(key: &str) -> Option<String> {
    let in_memory = MEMORY.with(|memory| memory.try_borrow().ok()?.get(key).cloned());
    in_memory.or_else(|| stored_text(key))
}

/// Stores a text, in memory when nothing else is possible.
pub(crate) fn set_text(key: &str, text: &str) -> Outcome {
    let outcome = match storage() {
        None => Outcome::Blocked,
        Some(storage) => match storage.set_item(key, text) {
            Ok(()) => Outcome::Working,
            Err(error) if is_full(&error) => Outcome::Full,
            Err(_) => Outcome::Blocked,
        },
    };
    MEMORY.with_borrow_mut(|memory| {
        if outcome.is_saved() {
            memory.remove(key);
        } else {
            memory.insert(key.to_owned(), text.to_owned());
        }
    });
    outcome
}

/// Erases everything of ours.
pub(crate) fn erase_all() {
    MEMORY.with_borrow_mut(BTreeMap::clear);
    let Some(storage) = storage() else { return };
    let keys: Vec<String> = (0..storage.length().unwrap_or(0))
        .filter_map(|index| storage.key(index).ok().flatten())
        .filter(|key| key.starts_with(KEY_PREFIX))
        .collect();
    for key in keys {
        let _removed = storage.remove_item(&key);
    }
}

/// One enveloped document under one key. Handles are clones of each other.
#[derive(Clone)]
pub(crate) struct Document(Rc<Inner>);

struct Inner {
    key: &'static str,
    version: u32,
    known_rev: RefCell<u64>,
    outcome: ArcRwSignal<Outcome>,
}

impl Document {
    /// The document under `key`, for a program that knows its schema up to `version`.
    pub(crate) fn new(key: &'static str, version: u32) -> Document {
        Document(Rc::new(Inner {
            key,
            version,
            known_rev: RefCell::new(0),
            outcome: ArcRwSignal::new(Outcome::Working),
        }))
    }

    /// How the last read or write went; anything but `Working` calls for a lasting banner.
    pub(crate) fn outcome(&self) -> ArcReadSignal<Outcome> {
        self.0.outcome.read_only()
    }

    /// Reads the body, with its version for the upgrade; none when there is none to be had.
    pub(crate) fn load(&self) -> Option<Envelope> {
        let reading = self.reading();
        *self.0.known_rev.borrow_mut() = reading.rev();
        match reading {
            Reading::Found(envelope) => {
                self.report(self.probe());
                Some(envelope)
            }
            Reading::Missing => {
                self.report(self.probe());
                None
            }
            Reading::Newer { version } => {
                self.report(Outcome::Newer { version });
                None
            }
            Reading::Damaged => {
                self.put_aside();
                self.report(Outcome::Corrupted {
                    key: self.0.key.to_owned(),
                    kept_under: damaged_key(self.0.key),
                });
                None
            }
        }
    }

    /// Stores a body unless another tab wrote since it was last read.
    pub(crate) fn save(&self, body: &Value) -> Outcome {
        let known_rev = *self.0.known_rev.borrow();
        let stored = self.reading();
        let outcome = match decide(&stored, known_rev, self.0.version, body) {
            Decision::Refuse(outcome) => outcome,
            Decision::Write {
                text,
                rev,
                keep_damaged,
            } => {
                if keep_damaged {
                    self.put_aside();
                }
                let outcome = set_text(self.0.key, &text);
                // What is only in memory was not written: the stored `rev` is still the old one.
                if outcome.is_saved() {
                    *self.0.known_rev.borrow_mut() = rev;
                }
                outcome
            }
        };
        self.report(outcome.clone());
        outcome
    }

    /// Stores a body over what another tab wrote: the user said so.
    pub(crate) fn overwrite(&self, body: &Value) -> Outcome {
        *self.0.known_rev.borrow_mut() = self.reading().rev();
        self.save(body)
    }

    /// Calls back when another tab writes or erases the document; ends with the guard.
    pub(crate) fn on_foreign_change(&self, changed: impl Fn() + 'static) -> Option<Listener> {
        let key = self.0.key;
        let window = web_sys::window()?;
        Some(Listener::new(
            &window,
            "storage",
            move |event: StorageEvent| {
                // No key: everything was cleared.
                if event.key().is_none_or(|it| it == key) {
                    changed();
                }
            },
        ))
    }

    /// Looks at what is stored and reports what another tab did to it.
    pub(crate) fn look(&self) {
        let known_rev = *self.0.known_rev.borrow();
        if let Some(outcome) = foreign_change(&self.reading(), known_rev) {
            self.report(outcome);
        }
    }

    fn reading(&self) -> Reading {
        read(stored_text(self.0.key).as_deref(), self.0.version)
    }

    fn put_aside(&self) {
        if let Some(raw) = stored_text(self.0.key) {
            let _kept = set_text(&damaged_key(self.0.key), &raw);
        }
    }

    fn probe(&self) -> Outcome {
        let key = format!("{KEY_PREFIX}probe");
        let outcome = set_text(&key, "1");
        MEMORY.with_borrow_mut(|memory| memory.remove(&key));
        if let Some(storage) = storage() {
            let _removed = storage.remove_item(&key);
        }
        outcome
    }

    fn report(&self, outcome: Outcome) {
        if self.0.outcome.get_untracked() != outcome {
            self.0.outcome.set(outcome);
        }
    }
}

fn stored_text(key: &str) -> Option<String> {
    storage()?.get_item(key).ok()?
}

/// gloo's `raw` throws where storage is blocked, so the browser is asked first.
fn storage() -> Option<Storage> {
    web_sys::window()?.local_storage().ok()??;
    Some(LocalStorage::raw())
}

fn is_full(error: &JsValue) -> bool {
    let name = js_sys::Reflect::get(error, &"name".into())
        .ok()
        .and_then(|name| name.as_string())
        .unwrap_or_default();
    matches!(
        name.as_str(),
        "QuotaExceededError" | "NS_ERROR_DOM_QUOTA_REACHED"
    )
}
