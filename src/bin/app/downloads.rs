//! Saving files to the user's machine.

use js_sys::{Array, Uint8Array};
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{Blob, BlobPropertyBag, HtmlAnchorElement, Url};

use crate::timers;

/// How long the browser may take to fetch what it saves.
const KEEP_URL_MS: u32 = 60_000;

/// The browser would not save.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct DownloadRefused;

/// Saves a text. `with_bom` puts a byte order mark in front, by which Excel knows UTF-8.
pub(crate) fn save_text(
    name: &str,
    mime: &str,
    text: &str,
    with_bom: bool,
) -> Result<(), DownloadRefused> {
    let parts = Array::new();
    if with_bom {
        parts.push(&"\u{feff}".into());
    }
    parts.push(&text.into());
    save_parts(name, mime, &parts)
}

/// Saves bytes.
pub(crate) fn save_bytes(name: &str, mime: &str, bytes: &[u8]) -> Result<(), DownloadRefused> {
    save_parts(name, mime, &Array::of1(&Uint8Array::from(bytes)))
}

/// Saves bytes the page holds as a buffer.
pub(crate) fn save_buffer(
    name: &str,
    mime: &str,
    bytes: &Uint8Array,
) -> Result<(), DownloadRefused> {
    save_parts(name, mime, &Array::of1(bytes))
}

/// Saves a blob, such as the picture of a canvas.
pub(crate) fn save_blob(name: &str, blob: &Blob) -> Result<(), DownloadRefused> {
    let url = Url::create_object_url_with_blob(blob).map_err(refused)?;
    let clicked = click_link(name, &url);
    timers::after(KEEP_URL_MS, move || {
        let _revoked = Url::revoke_object_url(&url);
    });
    clicked.ok_or(DownloadRefused)
}

/// True inside WeChat, whose browser ignores downloads without a word: say "open in the browser".
pub(crate) fn is_wechat() -> bool {
    web_sys::window()
        .and_then(|window| window.navigator().user_agent().ok())
        .is_some_and(|agent| agent.contains("MicroMessenger"))
}

fn save_parts(name: &str, mime: &str, parts: &Array) -> Result<(), DownloadRefused> {
    let options = BlobPropertyBag::new();
    options.set_type(mime);
    let blob = Blob::new_with_u8_array_sequence_and_options(parts, &options).map_err(refused)?;
    save_blob(name, &blob)
}

fn click_link(name: &str, url: &str) -> Option<()> {
    let document = web_sys::window()?.document()?;
    let link: HtmlAnchorElement = document.create_element("a").ok()?.dyn_into().ok()?;
    link.set_href(url);
    link.set_download(&safe_name(name));
    link.set_hidden(true);
    // Firefox follows only links that are part of the page.
    document.body()?.append_child(&link).ok()?;
    link.click();
    link.remove();
    Some(())
}

/// A name every system accepts.
fn safe_name(name: &str) -> String {
    name.chars()
        .map(|c| match c {
            '/' | '\\' | ':' | '*' | '?' | '"' | '<' | '>' | '|' => '-',
            c if c.is_control() => '-',
            c => c,
        })
        .collect()
}

fn refused(_: JsValue) -> DownloadRefused {
    DownloadRefused
}
