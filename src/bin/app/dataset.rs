//! The dataset in use: in the engine, and kept so that a reload or a restart finds it again.

use std::cell::RefCell;
use std::rc::Rc;

use js_sys::{ArrayBuffer, Date};
use kezhi::store::Kept;
use serde::de::DeserializeOwned;

use leptos::prelude::GetUntracked;

use crate::bridge::{BridgeError, Dataset, EngineBridge, EngineState, Imported, Restore};
use crate::store::{StoreError, columns};

/// Remembers which dataset is in use. Handles are clones of each other.
#[derive(Clone, Default)]
pub(crate) struct DatasetKeeper(Rc<RefCell<InUse>>);

#[derive(Default)]
struct InUse {
    revision: Option<String>,
    /// The columns themselves, when the browser would not store them.
    spare: Option<ArrayBuffer>,
}

/// What became of an import.
pub(crate) struct Adopted<Response> {
    /// What the engine answered.
    pub(crate) response: Response,
    /// Why a reload will ask for the file again, if it will.
    pub(crate) not_stored: Option<StoreError>,
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

    /// Stores an import and hands it to the engine. Storing that fails is told, not an error.
    ///
    /// # Errors
    /// As [`EngineBridge::open`]; the dataset before then stays in use.
    pub(crate) async fn adopt<Response: DeserializeOwned>(
        &self,
        engine: &EngineBridge,
        name: &str,
        imported: Imported,
    ) -> Result<Adopted<Response>, BridgeError> {
        let Imported {
            revision, bytes, ..
        } = imported;
        let kept = Kept {
            revision: revision.clone(),
            name: name.to_owned(),
            saved_at: Date::now(),
            bytes: f64::from(bytes.byte_length()),
        };
        // An engine that has given up starts afresh for new data.
        if matches!(engine.state().get_untracked(), EngineState::Down(_)) {
            engine.restart();
        }
        let not_stored = columns::put(&kept, &bytes).await.err();
        // A copy: the engine takes the buffer over.
        let spare = not_stored.map(|_| bytes.slice(0));
        let dataset = Dataset {
            revision: revision.clone(),
            bytes,
        };
        let response = match engine.open(dataset).await {
            Ok(response) => response,
            Err(error) => {
                // What the engine refused is not kept either.
                let _deleted = columns::delete(&revision).await;
                return Err(error);
            }
        };
        self.0.replace(InUse {
            revision: Some(revision),
            spare,
        });
        Ok(Adopted {
            response,
            not_stored,
        })
    }

    /// Opens a stored dataset, after a reload for example; none when it is not stored any more.
    ///
    /// # Errors
    /// As [`EngineBridge::open`].
    pub(crate) async fn reopen<Response: DeserializeOwned>(
        &self,
        engine: &EngineBridge,
        revision: &str,
    ) -> Result<Option<Response>, BridgeError> {
        let Ok(Some(bytes)) = columns::get(revision).await else {
            return Ok(None);
        };
        let dataset = Dataset {
            revision: revision.to_owned(),
            bytes,
        };
        let response = engine.open(dataset).await?;
        self.0.replace(InUse {
            revision: Some(revision.to_owned()),
            spare: None,
        });
        Ok(Some(response))
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

    async fn find(&self) -> Option<Dataset> {
        let (revision, spare) = {
            let in_use = self.0.borrow();
            let spare = in_use.spare.as_ref().map(|spare| spare.slice(0));
            (in_use.revision.clone()?, spare)
        };
        let bytes = match spare {
            Some(bytes) => bytes,
            None => columns::get(&revision).await.ok()??,
        };
        Some(Dataset { revision, bytes })
    }
}
