//! Erasing everything the page has left in the browser.

use js_sys::Promise;
use kezhi::store::KEY_PREFIX;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::{ServiceWorkerContainer, ServiceWorkerRegistration, Storage};

use crate::offline::container;
use crate::store::{columns, local};

/// Erases everything of ours: settings and scenarios, columns, cached files, the service worker.
/// The caller loads the page again.
///
/// # Errors
/// The parts that could not be erased.
pub(crate) async fn erase_everything() -> Result<(), Vec<&'static str>> {
    let mut left = Vec::new();
    local::erase_all();
    if columns::clear().await.is_err() {
        left.push("IndexedDB");
    }
    if let Ok(container) = container() {
        if unregister(&container).await.is_none() {
            left.push("service worker");
        }
        if delete_caches().await.is_none() {
            left.push("caches");
        }
    }
    if left.is_empty() { Ok(()) } else { Err(left) }
}

/// Where the next load of this tab finds that everything was erased.
const ERASED: &str = "kezhi.erased";

/// Lets the next load say that everything was erased. Without it the erasure is silent, not undone.
pub(crate) fn remember_success() {
    if let Some(storage) = session_storage() {
        let _set = storage.set_item(ERASED, "1");
    }
}

/// True once after [`remember_success`].
pub(crate) fn take_success() -> bool {
    let Some(storage) = session_storage() else {
        return false;
    };
    let is_set = matches!(storage.get_item(ERASED), Ok(Some(_)));
    if is_set {
        let _removed = storage.remove_item(ERASED);
    }
    is_set
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
