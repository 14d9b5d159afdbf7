//! Starting a worker so that the page's security policy holds in it.
//!
//! A worker started from an address has a policy of its own, which on a static host is none. One
//! started from a blob inherits the page's, so the blob is a module of two lines that imports the
//! real one. Where a browser refuses that, the worker starts from its address.

use std::cell::RefCell;
use std::collections::BTreeMap;

use js_sys::Array;
use wasm_bindgen::JsValue;
use web_sys::{Blob, BlobPropertyBag, Url, Worker, WorkerOptions, WorkerType};

use crate::boot;

/// What a worker runs.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Program {
    /// Holds the columns and answers.
    Engine,
    /// Reads files.
    Reader,
}

impl Program {
    /// The absolute address of its module.
    pub(super) fn url(self) -> Option<String> {
        match self {
            Program::Engine => boot::engine_url(),
            Program::Reader => boot::reader_url(),
        }
    }
}

/// How a worker was started.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Start {
    /// From a blob: the page's policy holds in it.
    Blob,
    /// From its address: the page's policy does not reach it.
    Address,
}

thread_local! {
    /// One blob for all workers of a module; it must outlive their loading.
    static BLOB_URLS: RefCell<BTreeMap<String, String>> = const { RefCell::new(BTreeMap::new()) };
}

/// Starts a worker.
///
/// # Errors
/// The browser's own words.
pub(super) fn start(program: Program, how: Start) -> Result<Worker, String> {
    let module = program.url().ok_or("no address")?;
    let url = match how {
        Start::Blob => blob_url(&module).map_err(words)?,
        Start::Address => loader_beside(&module),
    };
    let options = WorkerOptions::new();
    options.set_type(WorkerType::Module);
    Worker::new_with_options(&url, &options).map_err(words)
}

/// What an exception says.
pub(super) fn words(error: JsValue) -> String {
    let message = js_sys::Reflect::get(&error, &"message".into()).unwrap_or_default();
    message
        .as_string()
        .or_else(|| error.as_string())
        .unwrap_or_default()
}

/// `…_loader.js` imports and starts the module beside it; the build writes it.
fn loader_beside(module: &str) -> String {
    match module.strip_suffix(".js") {
        Some(stem) => format!("{stem}_loader.js"),
        None => module.to_owned(),
    }
}

fn blob_url(module: &str) -> Result<String, JsValue> {
    if let Some(url) = BLOB_URLS.with_borrow(|urls| urls.get(module).cloned()) {
        return Ok(url);
    }
    // JSON strings are JavaScript strings.
    let address = serde_json::Value::from(module);
    let source = format!(
        "import init from {address};\n\
         init().catch((error) => postMessage([JSON.stringify(\
         {{ not_started: {{ message: String(error) }} }})]));\n"
    );
    let options = BlobPropertyBag::new();
    options.set_type("text/javascript");
    let blob = Blob::new_with_str_sequence_and_options(&Array::of1(&source.into()), &options)?;
    let url = Url::create_object_url_with_blob(&blob)?;
    BLOB_URLS.with_borrow_mut(|urls| urls.insert(module.to_owned(), url.clone()));
    Ok(url)
}
