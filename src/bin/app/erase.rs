//! Erasing everything the page has left in the browser.

use js_sys::Promise;
use kezhi::store::KEY_PREFIX;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::{ServiceWorkerContainer, ServiceWorkerRegistration};

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
