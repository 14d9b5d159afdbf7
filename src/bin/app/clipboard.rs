//! Copying: plain text, tables that paste into Word and Excel, pictures.
//!
//! Each must be called straight from a click: browsers refuse the clipboard otherwise. On plain
//! http there is no clipboard at all, which is an error like any other.

use js_sys::{Array, Function, Object, Promise, Reflect};
use wasm_bindgen::prelude::*;
use wasm_bindgen_futures::JsFuture;
use web_sys::{Blob, BlobPropertyBag, Clipboard, HtmlCanvasElement};

/// Why nothing was copied.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum CopyError {
    /// The browser has no clipboard here: plain http, or too old. Offer a download instead.
    Missing,
    /// The browser or the user refused.
    Refused,
}

/// Copies plain text.
pub(crate) async fn copy_text(text: &str) -> Result<(), CopyError> {
    wait(clipboard()?.write_text(text)).await
}

/// Copies HTML and the same as plain text; the program pasted into takes what it can.
pub(crate) async fn copy_rich(html: &str, plain: &str) -> Result<(), CopyError> {
    let clipboard = clipboard()?;
    let types = Object::new();
    for (mime, text) in [("text/html", html), ("text/plain", plain)] {
        let options = BlobPropertyBag::new();
        options.set_type(mime);
        let parts = Array::of1(&text.into());
        let blob = Blob::new_with_str_sequence_and_options(&parts, &options).map_err(refused)?;
        Reflect::set(&types, &mime.into(), &blob).map_err(refused)?;
    }
    wait(clipboard.write(&Array::of1(&item(&types)?))).await
}

/// Copies what a canvas shows as PNG.
pub(crate) async fn copy_canvas(canvas: &HtmlCanvasElement) -> Result<(), CopyError> {
    let clipboard = clipboard()?;
    let types = Object::new();
    // Safari wants the item within the click and the picture only later: a promise does both.
    let picture = png(canvas);
    Reflect::set(&types, &"image/png".into(), &picture).map_err(refused)?;
    wait(clipboard.write(&Array::of1(&item(&types)?))).await
}

/// What a canvas shows as PNG, for saving.
pub(crate) async fn canvas_blob(canvas: &HtmlCanvasElement) -> Result<Blob, CopyError> {
    let blob = JsFuture::from(png(canvas)).await.map_err(refused)?;
    blob.dyn_into().map_err(refused)
}

fn png(canvas: &HtmlCanvasElement) -> Promise {
    Promise::new(&mut |resolve, reject| {
        let rejected = reject.clone();
        let done = Closure::once_into_js(move |blob: JsValue| {
            // A canvas too large for the browser gives null.
            let settle = if blob.is_null() { &reject } else { &resolve };
            let _settled = settle.call1(&JsValue::UNDEFINED, &blob);
        });
        if canvas.to_blob(done.unchecked_ref()).is_err() {
            let _settled = rejected.call0(&JsValue::UNDEFINED);
        }
    })
}

fn clipboard() -> Result<Clipboard, CopyError> {
    let window = web_sys::window().ok_or(CopyError::Missing)?;
    let clipboard = Reflect::get(&window.navigator(), &"clipboard".into()).map_err(refused)?;
    if clipboard.is_undefined() || clipboard.is_null() {
        return Err(CopyError::Missing);
    }
    Ok(clipboard.unchecked_into())
}

fn item(types: &Object) -> Result<JsValue, CopyError> {
    let class = Reflect::get(&js_sys::global(), &"ClipboardItem".into()).map_err(refused)?;
    let class: Function = class.dyn_into().map_err(|_| CopyError::Missing)?;
    Reflect::construct(&class, &Array::of1(types)).map_err(refused)
}

async fn wait(promise: Promise) -> Result<(), CopyError> {
    JsFuture::from(promise).await.map(drop).map_err(refused)
}

fn refused(_: JsValue) -> CopyError {
    CopyError::Refused
}
