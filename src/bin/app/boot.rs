//! What the page knows before anything is drawn: its addresses, its language, and when it is ready.

use kezhi::text::Lang;
use wasm_bindgen::JsCast;
use web_sys::{Element, HtmlMetaElement, Url};

use crate::store::local;
use crate::timers;

/// Where the chosen language is kept.
const LANG_KEY: &str = "kezhi.lang";

/// `<html>`.
pub(crate) fn root_element() -> Option<Element> {
    web_sys::window()?.document()?.document_element()
}

/// An address relative to the page as an absolute one.
pub(crate) fn absolute(relative: &str) -> Option<String> {
    let base = web_sys::window()?.document()?.base_uri().ok()??;
    Some(Url::new_with_base(relative, &base).ok()?.href())
}

/// The content of `<meta name="…">`.
pub(crate) fn meta(name: &str) -> Option<String> {
    let selector = format!("meta[name=\"{name}\"]");
    let document = web_sys::window()?.document()?;
    let element = document.query_selector(&selector).ok()??;
    let content = element.dyn_into::<HtmlMetaElement>().ok()?.content();
    (!content.is_empty()).then_some(content)
}

/// The absolute address of the engine's module.
pub(crate) fn engine_url() -> Option<String> {
    absolute(&meta("kezhi-engine")?)
}

/// The absolute address of the reader's module, the one with SIMD where `check.js` found that the
/// browser has it.
pub(crate) fn reader_url() -> Option<String> {
    let has_simd = root_element().is_some_and(|root| root.has_attribute("data-simd"));
    let simd = meta("kezhi-reader-simd").filter(|_| has_simd);
    absolute(&simd.or_else(|| meta("kezhi-reader"))?)
}

/// The language to start with: chosen earlier, else the browser's first.
pub(crate) fn first_lang() -> Lang {
    let stored = local::get_text(LANG_KEY);
    let asked = stored.or_else(|| web_sys::window()?.navigator().language());
    match asked {
        Some(tag) if !tag.to_ascii_lowercase().starts_with("zh") => Lang::En,
        _ => Lang::Zh,
    }
}

/// Sets `<html lang>`, which the crash screen reads too, and remembers the choice.
pub(crate) fn apply_lang(lang: Lang, remember: bool) {
    if let Some(root) = root_element() {
        let _set = root.set_attribute("lang", lang.tag());
    }
    if remember {
        local::set_text(LANG_KEY, lang.tag());
    }
}

/// Says `data-kezhi="ready"` on `<html>` once the first view has been painted.
pub(crate) fn mark_ready() {
    timers::after_paint(|| {
        if let Some(root) = root_element() {
            let _set = root.set_attribute("data-kezhi", "ready");
        }
    });
}
