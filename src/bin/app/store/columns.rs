//! Imported columns in IndexedDB, so that a reload finds everything.
//!
//! Two object stores, so that listing does not load the columns: `datasets` holds what is known of
//! each dataset, `columns` the bytes, both under the revision.

use js_sys::{Array, ArrayBuffer, JSON, Promise, Reflect};
use kezhi::json;
use kezhi::numeric::sort_few;
use kezhi::store::{KEEP_DATASETS, Kept, to_evict};
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::{
    Blob, IdbDatabase, IdbObjectStore, IdbTransaction, IdbTransactionMode, StorageManager,
};

use super::idb::{self, StoreError};
use crate::bridge::{Columns, Pieces};

const DATASETS: &str = "datasets";
const COLUMNS: &str = "columns";

/// Stores columns and deletes the oldest datasets beyond [`KEEP_DATASETS`].
///
/// # Errors
/// [`StoreError`]: the page goes on, but a reload will ask for the file again.
pub(crate) async fn put(kept: &Kept, bytes: &Blob) -> Result<(), StoreError> {
    let text = json::write(kept).map_err(|_| StoreError::Failed)?;
    let facts = JSON::parse(&text)?;
    let key = JsValue::from(&kept.revision);
    let database = open().await?;
    let (transaction, datasets, columns) = begin(&database, IdbTransactionMode::Readwrite)?;
    datasets.put_with_key(&facts, &key)?;
    columns.put_with_key(bytes, &key)?;
    idb::committed(&transaction).await?;
    for revision in to_evict(&list_in(&database).await?, KEEP_DATASETS) {
        delete_in(&database, &revision).await?;
    }
    database.close();
    Ok(())
}

/// The columns of a revision; none when they are not stored.
///
/// # Errors
/// [`StoreError`].
pub(crate) async fn get(revision: &str) -> Result<Option<Columns>, StoreError> {
    let database = open().await?;
    let (_, _, columns) = begin(&database, IdbTransactionMode::Readonly)?;
    let found = idb::answer(&columns.get(&revision.into())?).await?;
    database.close();
    // Earlier versions stored buffers.
    Ok(match found.dyn_into::<Blob>() {
        Ok(blob) => Some(Columns::Stored(blob)),
        Err(found) => found
            .dyn_ref::<ArrayBuffer>()
            .map(|buffer| Columns::Pieces(Pieces::of_buffer(buffer))),
    })
}

/// What is stored, newest first.
///
/// # Errors
/// [`StoreError`].
pub(crate) async fn list() -> Result<Vec<Kept>, StoreError> {
    let database = open().await?;
    let mut kept = list_in(&database).await?;
    database.close();
    sort_few(&mut kept, |a, b| b.saved_at.total_cmp(&a.saved_at));
    Ok(kept)
}

/// Forgets a dataset.
///
/// # Errors
/// [`StoreError`]: tell the user, the data is still there.
pub(crate) async fn delete(revision: &str) -> Result<(), StoreError> {
    let database = open().await?;
    delete_in(&database, revision).await?;
    database.close();
    Ok(())
}

/// Deletes the database with everything in it.
///
/// # Errors
/// [`StoreError`]: tell the user, the data is still there.
pub(crate) async fn clear() -> Result<(), StoreError> {
    idb::delete().await
}

/// Bytes used and bytes allowed, as far as the browser tells.
pub(crate) async fn estimate() -> Option<(f64, f64)> {
    let estimate = wait(manager()?.estimate().ok()?).await?;
    let number = |name: &str| Reflect::get(&estimate, &name.into()).ok()?.as_f64();
    Some((number("usage")?, number("quota")?))
}

/// Asks the browser not to delete the data by itself; true when it agrees.
pub(crate) async fn persist() -> bool {
    let asked = manager().and_then(|manager| manager.persist().ok());
    match asked {
        Some(promise) => wait(promise).await.is_some_and(|it| it.is_truthy()),
        None => false,
    }
}

async fn open() -> Result<IdbDatabase, StoreError> {
    idb::open(&[DATASETS, COLUMNS]).await
}

fn begin(
    database: &IdbDatabase,
    mode: IdbTransactionMode,
) -> Result<(IdbTransaction, IdbObjectStore, IdbObjectStore), StoreError> {
    let names = Array::of2(&DATASETS.into(), &COLUMNS.into());
    let transaction = database.transaction_with_str_sequence_and_mode(&names, mode)?;
    let datasets = transaction.object_store(DATASETS)?;
    let columns = transaction.object_store(COLUMNS)?;
    Ok((transaction, datasets, columns))
}

async fn list_in(database: &IdbDatabase) -> Result<Vec<Kept>, StoreError> {
    let (_, datasets, _) = begin(database, IdbTransactionMode::Readonly)?;
    let all: Array = idb::answer(&datasets.get_all()?).await?.unchecked_into();
    // An entry another version wrote is left out, not an error.
    let kept = all.iter().filter_map(|facts| {
        let text = JSON::stringify(&facts).ok()?.as_string()?;
        json::read(&text).ok()
    });
    Ok(kept.collect())
}

async fn delete_in(database: &IdbDatabase, revision: &str) -> Result<(), StoreError> {
    let (transaction, datasets, columns) = begin(database, IdbTransactionMode::Readwrite)?;
    datasets.delete(&revision.into())?;
    columns.delete(&revision.into())?;
    idb::committed(&transaction).await
}

/// `navigator.storage`, which plain http does not have.
fn manager() -> Option<StorageManager> {
    let navigator = web_sys::window()?.navigator();
    let manager = Reflect::get(&navigator, &"storage".into()).ok()?;
    manager.is_object().then(|| manager.unchecked_into())
}

async fn wait(promise: Promise) -> Option<JsValue> {
    JsFuture::from(promise).await.ok()
}
