//! The dataset in use: in the engine, and kept so that a reload or a restart finds it again.

use std::cell::RefCell;
use std::rc::Rc;

use js_sys::Date;
use kezhi::store::Kept;
use serde::de::{DeserializeOwned, IgnoredAny};

use leptos::prelude::GetUntracked;
use wasm_bindgen_futures::spawn_local;
use web_sys::Blob;

use crate::bridge::{BridgeError, Columns, EngineBridge, EngineState, Pieces, Restore};
use crate::store::{StoreError, columns};

/// Remembers which dataset is in use. Handles are clones of each other.
#[derive(Clone, Default)]
pub(crate) struct DatasetKeeper(Rc<RefCell<InUse>>);

#[derive(Default)]
struct InUse {
    revision: Option<String>,
    /// The columns themselves, held by the browser outside of the page's memory.
    spare: Option<Blob>,
}

impl DatasetKeeper {
    /// How the engine finds the dataset after a breakdown.
    pub(crate) fn restore(&self) -> Restore {
        let keeper = self.clone();
        Rc::new(move || {
            let keeper = keeper.clone();
            Box::pin(async move { keeper.find().await })
        })
    }

    /// Hands an import to the engine, whose answer names its revision. Storing it goes on beside: the
    /// result need not wait for it, and that it fails is told, not an error.
    ///
    /// # Errors
    /// As [`EngineBridge::open`]; the dataset before then stays in use.
    pub(crate) async fn adopt<Response: DeserializeOwned>(
        &self,
        engine: &EngineBridge,
        name: &str,
        columns: Pieces,
        revision_of: impl FnOnce(&Response) -> String,
        stored: impl FnOnce(Option<StoreError>) + 'static,
    ) -> Result<Response, BridgeError> {
        let bytes = columns.bytes();
        // An engine that has given up starts afresh for new data.
        if matches!(engine.state().get_untracked(), EngineState::Down(_)) {
            engine.restart();
        }
        let (response, blob) = engine.open(Columns::Pieces(columns)).await?;
        let revision = revision_of(&response);
        let kept = Kept {
            revision: revision.clone(),
            name: name.to_owned(),
            saved_at: Date::now(),
            bytes,
        };
        self.0.replace(InUse {
            revision: Some(revision),
            spare: blob.clone(),
        });
        spawn_local(async move {
            let outcome = match &blob {
                Some(blob) => columns::put(&kept, blob).await,
                None => Err(StoreError::Failed),
            };
            stored(outcome.err());
        });
        Ok(response)
    }

    /// Opens a stored dataset, after a reload for example; none when it is not stored any more.
    ///
    /// # Errors
    /// As [`EngineBridge::open`].
    pub(crate) async fn reopen(
        &self,
        engine: &EngineBridge,
        revision: &str,
    ) -> Result<Option<()>, BridgeError> {
        let Ok(Some(columns)) = columns::get(revision).await else {
            return Ok(None);
        };
        let (IgnoredAny, spare) = engine.open(columns).await?;
        self.0.replace(InUse {
            revision: Some(revision.to_owned()),
            spare,
        });
        Ok(Some(()))
    }

    /// Forgets a dataset: in the browser's store and, when it is in use, in the engine, which
    /// starts afresh without one.
    ///
    /// # Errors
    /// [`StoreError`]: the data is still stored.
    pub(crate) async fn forget(
        &self,
        engine: &EngineBridge,
        revision: &str,
    ) -> Result<(), StoreError> {
        let is_in_use = self.0.borrow().revision.as_deref() == Some(revision);
        if is_in_use {
            self.0.take();
            engine.restart();
        }
        columns::delete(revision).await
    }

    /// Deletes every stored dataset but those named.
    ///
    /// # Errors
    /// [`StoreError`]: some data is still stored.
    pub(crate) async fn keep_only(&self, revisions: &[String]) -> Result<(), StoreError> {
        for kept in columns::list().await? {
            if !revisions.contains(&kept.revision) {
                columns::delete(&kept.revision).await?;
            }
        }
        Ok(())
    }

    async fn find(&self) -> Option<Columns> {
        let (revision, spare) = {
            let in_use = self.0.borrow();
            (in_use.revision.clone()?, in_use.spare.clone())
        };
        match spare {
            Some(blob) => Some(Columns::Stored(blob)),
            None => columns::get(&revision).await.ok()?,
        }
    }
}
