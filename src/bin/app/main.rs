//! A stand-in for the page: proves the build, the worker's start and the offline copy.

use leptos::prelude::*;
use wasm_bindgen::{JsCast, JsValue, prelude::Closure};

fn main() {
    leptos::mount::mount_to_body(Page);
    if let Err(error) = start() {
        web_sys::console::error_1(&error);
    }
}

#[component]
fn Page() -> impl IntoView {
    let count = RwSignal::new(0);
    view! {
        <main>
            <h1>"客值 Kezhi"</h1>
            <button on:click=move |_| count.update(|n| *n += 1)>{move || format!("按 {}", count.get())}</button>
        </main>
    }
}

fn start() -> Result<(), JsValue> {
    let window = web_sys::window().ok_or("no window")?;
    let document = window.document().ok_or("no document")?;
    let root = document.document_element().ok_or("no root")?;
    let meta = document
        .query_selector("meta[name=kezhi-worker]")?
        .ok_or("no worker named")?;
    let path = meta.get_attribute("content").unwrap_or_default();
    let base = document.base_uri()?.ok_or("no base address")?;
    let url = web_sys::Url::new_with_base(&path, &base)?.href();

    // A worker started from a blob module inherits the policy of the page.
    let source = format!("import init from {url:?}; await init();");
    let options = web_sys::BlobPropertyBag::new();
    options.set_type("text/javascript");
    let parts = js_sys::Array::of1(&source.into());
    let blob = web_sys::Blob::new_with_str_sequence_and_options(&parts, &options)?;
    let module = web_sys::Url::create_object_url_with_blob(&blob)?;
    let options = web_sys::WorkerOptions::new();
    options.set_type(web_sys::WorkerType::Module);
    let worker = web_sys::Worker::new_with_options(&module, &options)?;
    let ready = root.clone();
    let on_message =
        Closure::<dyn Fn(web_sys::MessageEvent)>::new(move |event: web_sys::MessageEvent| {
            if event.data().as_string().as_deref() == Some("ready") {
                let _ = ready.set_attribute("data-kezhi-worker", "ready");
            }
        });
    worker.set_onmessage(Some(on_message.as_ref().unchecked_ref()));
    on_message.forget();
    std::mem::forget(worker);

    let _ = window.navigator().service_worker().register("./sw.js");
    root.set_attribute("data-kezhi", "ready")
}
