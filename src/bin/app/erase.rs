//! Erasing everything the page has left in the browser.

use js_sys::Promise;
use kezhi::store::KEY_PREFIX;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::{ServiceWorkerContainer, ServiceWorkerRegistration, Storage};

use crate::offline::container;
use crate::store::{columns, local};

/// What was erased.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Erased {
    /// Everything of ours.
    Everything,
    /// Everything of the user's. The program stays: without a connection it could not be loaded
    /// again, and it holds nothing of theirs.
    AllButProgram,
}

/// Erases everything of ours: settings and scenarios, columns, cached files, the service worker.
/// The caller loads the page again.
///
/// # Errors
/// The parts that could not be erased.
pub(crate) async fn erase_everything() -> Result<Erased, Vec<&'static str>> {
    let mut left = Vec::new();
    local::erase_all();
    if columns::clear().await.is_err() {
        left.push("IndexedDB");
    }
    let is_online = reaches_host().await;
    if is_online && let Ok(container) = container() {
        if unregister(&container).await.is_none() {
            left.push("service worker");
        }
        if delete_caches().await.is_none() {
            left.push("caches");
        }
    }
    if !left.is_empty() {
        return Err(left);
    }
    Ok(if is_online {
        Erased::Everything
    } else {
        Erased::AllButProgram
    })
}

/// True where the program could be loaded again. The service worker keeps every file but itself, so
/// that asking for it asks the host.
async fn reaches_host() -> bool {
    let Some(window) = web_sys::window() else {
        return false;
    };
    // Asked by a name of its own, no cache in between can answer.
    let name = format!("sw.js?{}", js_sys::Date::now());
    let answer = match window.navigator().on_line() {
        true => wait(window.fetch_with_str(&name)).await,
        false => None,
    };
    let is_ok = answer.and_then(|it| js_sys::Reflect::get(&it, &"ok".into()).ok());
    is_ok.is_some_and(|it| it.is_truthy())
}

/// Where the next load of this tab finds what was erased.
const ERASED: &str = "kezhi.erased";

/// See [`Erased::AllButProgram`].
const ALL_BUT_PROGRAM: &str = "data";

/// Lets the next load say what was erased. Without it the erasure is silent, not undone.
pub(crate) fn remember_success(erased: Erased) {
    if let Some(storage) = session_storage() {
        let value = match erased {
            Erased::Everything => "all",
            Erased::AllButProgram => ALL_BUT_PROGRAM,
        };
        let _set = storage.set_item(ERASED, value);
    }
}

/// What was erased, once after [`remember_success`].
pub(crate) fn take_success() -> Option<Erased> {
    let storage = session_storage()?;
    let value = storage.get_item(ERASED).ok()??;
    let _removed = storage.remove_item(ERASED);
    Some(if value == ALL_BUT_PROGRAM {
        Erased::AllButProgram
    } else {
        Erased::Everything
    })
}

fn session_storage() -> Option<Storage> {
    web_sys::window()?.session_storage().ok()?
}

/// Only ours: other pages may live under the same host.
async fn unregister(container: &ServiceWorkerContainer) -> Option<()> {
    let registration = wait(container.get_registration()).await?;
    if let Ok(registration) = registration.dyn_into::<ServiceWorkerRegistration>() {
        wait(registration.unregister().ok()?).await?;
    }
    Some(())
}

async fn delete_caches() -> Option<()> {
    let caches = web_sys::window()?.caches().ok()?;
    let prefix = KEY_PREFIX.trim_end_matches('.');
    let names: js_sys::Array = wait(caches.keys()).await?.unchecked_into();
    for name in names.iter().filter_map(|name| name.as_string()) {
        if name
            .strip_prefix(prefix)
            .is_some_and(|rest| rest.starts_with('-'))
        {
            wait(caches.delete(&name)).await?;
        }
    }
    Some(())
}

async fn wait(promise: Promise) -> Option<JsValue> {
    JsFuture::from(promise).await.ok()
}
