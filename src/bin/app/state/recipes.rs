//! How files were read before, kept in the browser.

use kezhi::ingest::Inspection;
use kezhi::scenario::Reading;
use kezhi::store::{RECIPES_KEY, RECIPES_VERSION, Recipe, Recipes};
use leptos::prelude::*;

use crate::store::local::Document;

/// The ways of reading; every change is stored.
#[derive(Clone, Copy)]
pub(crate) struct RecipeBook {
    document: StoredValue<Document, LocalStorage>,
    all: RwSignal<Recipes>,
}

impl RecipeBook {
    /// Reads what the browser kept; to be called once.
    pub(crate) fn start() -> RecipeBook {
        let document = Document::new(RECIPES_KEY, RECIPES_VERSION);
        let kept = document.load();
        let kept = kept.and_then(|envelope| kezhi::json::from_value(envelope.body).ok());
        RecipeBook {
            document: StoredValue::new_local(document),
            all: RwSignal::new(kept.unwrap_or_default()),
        }
    }

    /// The book in context.
    pub(crate) fn here() -> RecipeBook {
        expect_context()
    }

    /// The newest way of reading a header with one of these signatures.
    pub(crate) fn find(self, signatures: &[String]) -> Option<Recipe> {
        self.all.with(|all| all.find(signatures).cloned())
    }

    /// Remembers the user's choices; where there are none, what is known stays.
    pub(crate) fn remember(
        self,
        reading: &Reading,
        inspection: &Inspection,
        first_signature: Option<String>,
    ) {
        self.change(|all| all.remember(reading, inspection, first_signature));
    }

    /// Forgets how a header is read.
    pub(crate) fn forget(self, signatures: &[String]) {
        self.change(|all| {
            all.forget(signatures);
            true
        });
    }

    /// Changes what is stored now, which another tab may have written.
    fn change(self, change: impl FnOnce(&mut Recipes) -> bool) {
        let document = self.document.with_value(Document::clone);
        let stored = document.load();
        let stored = stored.and_then(|envelope| kezhi::json::from_value(envelope.body).ok());
        let mut all: Recipes = match stored {
            Some(stored) => stored,
            // Erased meanwhile, perhaps by another tab: it does not come back.
            None if document.outcome().get_untracked().is_saved() => Recipes::default(),
            None => self.all.get_untracked(),
        };
        if change(&mut all) {
            // Storage that is blocked or full is told by the study; this is a convenience.
            if let Ok(body) = serde_json::to_value(&all) {
                let _told_by_the_study = document.save(&body);
            }
            self.all.set(all);
        }
    }
}
