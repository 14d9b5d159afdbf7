//! What a person does on a page.

use super::{Page, js_text, string};
use crate::harness::{PATIENCE, keys};
use base64::Engine;
use base64::engine::general_purpose::STANDARD as BASE64;
use serde_json::{Value, json};
use std::fs;
use std::path::Path;
use std::thread;
use std::time::{Duration, Instant};

/// A file that the page has saved.
#[derive(Debug)]
pub(crate) struct Download {
    /// Name proposed by the page.
    pub(crate) file_name: String,
    /// What is in it.
    pub(crate) bytes: Vec<u8>,
}

impl Download {
    /// The file as text, without a byte order mark.
    pub(crate) fn text(&self) -> String {
        let text = String::from_utf8(self.bytes.clone()).expect("text in UTF-8");
        text.strip_prefix('\u{feff}')
            .map_or(text.clone(), str::to_owned)
    }
}

impl Page {
    /// Clicks the first element that matches, once it can be clicked.
    pub(crate) fn click(&self, selector: &str) {
        let find = format!("document.querySelector({})", js_text(selector));
        self.click_found(&find, selector);
    }

    /// Clicks what can be pressed and bears this text: all of it if possible, else a part.
    pub(crate) fn click_text(&self, text: &str) {
        let find = format!("({FIND_BY_TEXT})({})", js_text(text));
        self.click_found(&find, text);
    }

    fn click_found(&self, find: &str, name: &str) {
        let place = format!("({PLACE_TO_CLICK})({find})");
        let end = Instant::now() + PATIENCE;
        let mut last = String::from("not asked");
        while Instant::now() < end {
            match self.try_evaluate(&self.session, &place) {
                Ok(Value::Array(at)) => {
                    let at = |index: usize| at.get(index).and_then(Value::as_f64).unwrap_or(0.0);
                    return self.click_at(at(0), at(1));
                }
                Ok(reason) => last = reason.to_string(),
                Err(error) => last = error,
            }
            thread::sleep(Duration::from_millis(40));
        }
        panic!("cannot click {name}: {last}");
    }

    /// Clicks a point, in CSS pixels of the visible part.
    pub(crate) fn click_at(&self, x: f64, y: f64) {
        for kind in ["mouseMoved", "mousePressed", "mouseReleased"] {
            let button = if kind == "mouseMoved" { "none" } else { "left" };
            let event = json!({ "type": kind, "x": x, "y": y, "button": button, "clickCount": 1 });
            self.call("Input.dispatchMouseEvent", event);
        }
    }

    /// Presses a key or several, such as `Control+Z`.
    pub(crate) fn press(&self, chord: &str) {
        for event in keys::events(chord) {
            self.call("Input.dispatchKeyEvent", event);
        }
    }

    /// Types into whatever has the focus.
    pub(crate) fn type_text(&self, text: &str) {
        for character in text.chars() {
            self.call("Input.insertText", json!({ "text": character }));
        }
    }

    /// Gives a field, a select, a slider or a check box its value, as a person would leave it.
    pub(crate) fn fill(&self, selector: &str, value: &str) {
        let name = js_text(selector);
        self.wait_for(&format!("document.querySelector({name})"), selector);
        self.eval::<()>(&format!(
            "({FILL})(document.querySelector({name}), {})",
            js_text(value)
        ));
    }

    /// Chooses a file in a file field.
    pub(crate) fn set_file(&self, selector: &str, path: &Path) {
        let name = js_text(selector);
        self.wait_for(&format!("document.querySelector({name})"), selector);
        let question = json!({ "expression": format!("document.querySelector({name})") });
        let found = self.call("Runtime.evaluate", question);
        let object = &found["result"]["objectId"];
        let files = json!({ "objectId": object, "files": [path] });
        self.call("DOM.setFileInputFiles", files);
    }

    /// Drops a file on an element, from outside the browser.
    pub(crate) fn drop_file(&self, selector: &str, file_name: &str, bytes: &[u8]) {
        let name = js_text(selector);
        self.wait_for(&format!("document.querySelector({name})"), selector);
        self.eval::<()>(&format!(
            "({DROP})(document.querySelector({name}), {}, \"{}\")",
            js_text(file_name),
            BASE64.encode(bytes)
        ));
    }

    /// Drops a folder of this machine in the middle of the page, as from a file manager.
    pub(crate) fn drop_folder(&self, path: &Path) {
        let data = json!({ "items": [], "files": [path], "dragOperationsMask": 1 });
        for kind in ["dragEnter", "dragOver", "drop"] {
            let event = json!({ "type": kind, "x": 300, "y": 300, "data": data });
            self.call("Input.dispatchDragEvent", event);
        }
    }

    /// Pastes text, as copied from a spreadsheet, into whatever has the focus.
    pub(crate) fn paste(&self, text: &str) {
        self.eval::<()>(&format!("({PASTE})({})", js_text(text)));
    }

    /// Does something that saves a file, and waits for that file.
    pub(crate) fn download(&self, act: impl FnOnce(&Page)) -> Download {
        let folder = self.browser.downloads();
        let behaviour =
            json!({ "behavior": "allowAndName", "downloadPath": folder, "eventsEnabled": true });
        self.browser
            .cdp
            .call("", "Browser.setDownloadBehavior", behaviour);
        let from = self.browser.cdp.event_count();
        act(self);
        let (id, file_name) = self
            .browser
            .cdp
            .wait_event(from, |event| {
                (event.method == "Browser.downloadWillBegin").then(|| {
                    (
                        event.params["guid"].clone(),
                        string(&event.params["suggestedFilename"]),
                    )
                })
            })
            .unwrap_or_else(|| panic!("no file was saved"));
        self.browser
            .cdp
            .wait_event(from, |event| {
                (event.method == "Browser.downloadProgress"
                    && event.params["guid"] == id
                    && event.params["state"] == "completed")
                    .then_some(())
            })
            .unwrap_or_else(|| panic!("{file_name} was not saved whole"));
        let path = folder.join(string(&id));
        Download {
            file_name,
            bytes: fs::read(path).expect("the saved file"),
        }
    }
}

/// Of all that can be pressed and is visible, what bears the text; the shortest if several do.
const FIND_BY_TEXT: &str = r#"text => {
    const plain = s => s.replace(/\s+/g, " ").trim();
    const pressable = "button, a[href], summary, label, option, [role=button], [role=tab], " +
        "[role=menuitem], [role=option], [role=radio], [role=checkbox], [role=switch], [tabindex]";
    const found = [...document.querySelectorAll(pressable)]
        .filter(e => e.getClientRects().length > 0)
        .map(e => [e, plain(e.innerText || e.getAttribute("aria-label") || "")]);
    const exact = found.filter(([, own]) => own === text);
    const partial = found.filter(([, own]) => own.includes(text));
    partial.sort((a, b) => a[1].length - b[1].length);
    return (exact[0] || partial[0] || [null])[0];
}"#;

/// The middle of an element, or the reason why it cannot be clicked yet.
const PLACE_TO_CLICK: &str = r#"element => {
    if (!element) return "not there";
    if (element.disabled) return "disabled";
    element.scrollIntoView({ block: "center", inline: "nearest", behavior: "instant" });
    const box = element.getBoundingClientRect();
    if (box.width === 0 || box.height === 0) return "without size";
    const x = box.left + box.width / 2, y = box.top + box.height / 2;
    let hit = document.elementFromPoint(x, y);
    if (!hit) return "outside the visible part";
    const labelled = hit.closest("label")?.control;
    if (hit === element || element.contains(hit) || hit.contains(element) || labelled === element) {
        return [x, y];
    }
    return "covered by " + hit.outerHTML.slice(0, 120);
}"#;

/// Sets a value in a way that the page notices.
const FILL: &str = r#"(element, value) => {
    element.focus();
    if (element.type === "checkbox" || element.type === "radio") {
        if (element.checked !== (value === "true")) element.click();
        return;
    }
    const kind = Object.getPrototypeOf(element);
    Object.getOwnPropertyDescriptor(kind, "value").set.call(element, value);
    element.dispatchEvent(new InputEvent("input", { bubbles: true }));
    element.dispatchEvent(new Event("change", { bubbles: true }));
}"#;

/// Drags a file in and lets it go.
const DROP: &str = r#"(element, name, data) => {
    const bytes = Uint8Array.from(atob(data), c => c.charCodeAt(0));
    const dataTransfer = new DataTransfer();
    dataTransfer.items.add(new File([bytes], name));
    for (const kind of ["dragenter", "dragover", "drop"]) {
        element.dispatchEvent(
            new DragEvent(kind, { dataTransfer, bubbles: true, cancelable: true, composed: true })
        );
    }
}"#;

/// Pastes where the focus is.
const PASTE: &str = r#"text => {
    const clipboardData = new DataTransfer();
    clipboardData.setData("text/plain", text);
    (document.activeElement || document.body).dispatchEvent(
        new ClipboardEvent("paste", { clipboardData, bubbles: true, cancelable: true })
    );
}"#;
