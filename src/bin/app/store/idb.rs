//! IndexedDB's requests as futures that always end.

use std::cell::RefCell;
use std::rc::Rc;

use futures_channel::oneshot;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{
    Event, EventTarget, IdbDatabase, IdbFactory, IdbOpenDbRequest, IdbRequest, IdbTransaction,
};

use crate::listen::Listener;
use crate::timers;

/// The database's name.
const NAME: &str = "kezhi";
/// Raise it when the object stores change; [`open`] creates the missing ones.
const VERSION: u32 = 1;
/// Some browsers never answer in a private window or right after their start.
const PATIENCE_MS: u32 = 20_000;

/// Why the database does not serve.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[non_exhaustive]
pub(crate) enum StoreError {
    /// The browser has none, or none here (private window).
    Missing,
    /// Another tab holds an older database open: close it.
    Blocked,
    /// A later version of the program made the database.
    Newer,
    /// There is no room left.
    Full,
    /// The browser did not answer.
    Silent,
    /// Anything else.
    Failed,
}

impl From<JsValue> for StoreError {
    fn from(error: JsValue) -> StoreError {
        let name = js_sys::Reflect::get(&error, &"name".into()).unwrap_or_default();
        match name.as_string().as_deref() {
            Some("QuotaExceededError") => StoreError::Full,
            Some("VersionError") => StoreError::Newer,
            _ => StoreError::Failed,
        }
    }
}

/// Opens the database, with these object stores.
pub(super) async fn open(stores: &'static [&'static str]) -> Result<IdbDatabase, StoreError> {
    let request = factory()?.open_with_u32(NAME, VERSION)?;
    let opening = request.clone();
    let _upgrade = Listener::new::<Event>(&request, "upgradeneeded", move |_| {
        let Ok(database) = opening.result() else {
            return;
        };
        let database: IdbDatabase = database.unchecked_into();
        for store in stores {
            if !database.object_store_names().contains(store) {
                let _created = database.create_object_store(store);
            }
        }
    });
    let database: IdbDatabase = answer_or_blocked(&request).await?.unchecked_into();
    // Another tab that erases or upgrades must not wait for this one.
    let closing = database.clone();
    Listener::new::<Event>(&database, "versionchange", move |_| closing.close()).forget();
    Ok(database)
}

/// Deletes the database.
pub(super) async fn delete() -> Result<(), StoreError> {
    let request = factory()?.delete_database(NAME)?;
    answer_or_blocked(&request).await.map(drop)
}

/// Waits for the result of a request.
pub(super) async fn answer(request: &IdbRequest) -> Result<JsValue, StoreError> {
    first_of(request, &["success"], &["error"]).await?;
    Ok(request.result()?)
}

/// Waits until a transaction is safely written.
pub(super) async fn committed(transaction: &IdbTransaction) -> Result<(), StoreError> {
    first_of(transaction, &["complete"], &["abort", "error"]).await
}

async fn answer_or_blocked(request: &IdbOpenDbRequest) -> Result<JsValue, StoreError> {
    first_of(request, &["success"], &["error", "blocked"]).await?;
    Ok(request.result()?)
}

/// Waits for the first of these events, or gives up.
async fn first_of(
    target: &EventTarget,
    good: &[&'static str],
    bad: &[&'static str],
) -> Result<(), StoreError> {
    let (sender, outcome) = oneshot::channel();
    let sender = Rc::new(RefCell::new(Some(sender)));
    let settle = move |result: Result<(), StoreError>| {
        let sender = sender.borrow_mut().take();
        if let Some(sender) = sender {
            let _no_one_waits = sender.send(result);
        }
    };
    let mut listeners = Vec::new();
    for &event in good {
        let settle = settle.clone();
        listeners.push(Listener::new::<Event>(target, event, move |_| {
            settle(Ok(()))
        }));
    }
    for &event in bad {
        let settle = settle.clone();
        listeners.push(Listener::new(target, event, move |event: Event| {
            settle(Err(reason(&event)));
        }));
    }
    timers::after(PATIENCE_MS, move || settle(Err(StoreError::Silent)));
    outcome.await.unwrap_or(Err(StoreError::Failed))
}

/// Where the error lies depends on whether a request or a transaction failed.
fn reason(event: &Event) -> StoreError {
    if event.type_() == "blocked" {
        return StoreError::Blocked;
    }
    let Some(target) = event.target() else {
        return StoreError::Failed;
    };
    js_sys::Reflect::get(&target, &"error".into()).map_or(StoreError::Failed, StoreError::from)
}

fn factory() -> Result<IdbFactory, StoreError> {
    let window = web_sys::window().ok_or(StoreError::Missing)?;
    match window.indexed_db() {
        Ok(Some(factory)) => Ok(factory),
        _ => Err(StoreError::Missing),
    }
}
