//! Three ways files come in: picked, dropped anywhere on the page, pasted as cells.

use std::rc::Rc;

use js_sys::Array;
use leptos::prelude::*;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::spawn_local;
use web_sys::{
    ClipboardEvent, DataTransfer, DragEvent, Element, Event, File, FileList, FilePropertyBag,
    FileSystemEntry, HtmlElement, HtmlInputElement,
};

use crate::folders::{FolderTrouble, files_of};
use crate::listen::Listener;
use crate::timers::Debounce;

/// Characters of a pasted line that are shown.
const LINE_SHOWN: usize = 60;
/// What the picker offers.
const ACCEPT: &str = ".csv,.tsv,.txt,.xlsx,.xlsm,.xlsb,.xls,.ods,.et,.gz,.zip";
/// Drags report themselves at least this often while they hover.
const HOVER_MS: u32 = 600;

/// What came in.
#[derive(Debug, Clone)]
pub(crate) enum Incoming {
    /// Files that belong together; one at least.
    Files(Vec<File>),
    /// Folders of which nothing can be taken, and why.
    Folder(FolderTrouble),
    /// One line was pasted, which is no table; none where there was no text at all.
    Line(Option<String>),
}

/// Who is told of what came in.
pub(crate) type OnIncoming = Rc<dyn Fn(Incoming)>;

/// The browser's file picker behind a hidden input, `#kezhi-file`.
#[derive(Clone)]
pub(crate) struct Picker(Option<HtmlInputElement>);

impl Picker {
    /// Puts the input on the page; to be called once.
    pub(crate) fn install(on_incoming: OnIncoming) -> Picker {
        let input = hidden_input();
        if let Some(input) = &input {
            let target = input.clone();
            Listener::new::<Event>(input, "change", move |_| {
                let files = all(target.files());
                // The same file chosen again is a change too.
                target.set_value("");
                if !files.is_empty() {
                    on_incoming(Incoming::Files(files));
                }
            })
            .forget();
        }
        Picker(input)
    }

    /// Opens the picker; must be called from a click.
    pub(crate) fn open(&self) {
        if let Some(input) = &self.0 {
            input.click();
        }
    }
}

/// Takes files dropped anywhere. The signal is true while a file hovers over the page.
pub(crate) fn take_drops(on_incoming: OnIncoming) -> RwSignal<bool> {
    let hovering = RwSignal::new(false);
    let Some(window) = web_sys::window() else {
        return hovering;
    };
    // Leave events come for every element crossed; silence is the surer sign that the file left.
    let left = Debounce::new(HOVER_MS);
    let hover = {
        let left = left.clone();
        move |event: DragEvent| {
            if !carries_files(event.data_transfer().as_ref()) {
                return;
            }
            event.prevent_default();
            if hovering.try_get_untracked() == Some(false) {
                let _gone = hovering.try_set(true);
            }
            left.call(move || {
                let _gone = hovering.try_set(false);
            });
        }
    };
    Listener::new::<DragEvent>(&window, "dragenter", hover.clone()).forget();
    Listener::new::<DragEvent>(&window, "dragover", hover).forget();
    Listener::new::<DragEvent>(&window, "drop", move |event| {
        let Some(transfer) = event.data_transfer() else {
            return;
        };
        if !carries_files(Some(&transfer)) {
            return;
        }
        // Without this the browser leaves the page and shows the file.
        event.prevent_default();
        left.cancel();
        let _gone = hovering.try_set(false);
        // Entries can be asked for only while the event is on.
        let entries = entries(&transfer);
        if !entries.iter().any(FileSystemEntry::is_directory) {
            let files = all(transfer.files());
            if !files.is_empty() {
                on_incoming(Incoming::Files(files));
            }
            return;
        }
        let on_incoming = Rc::clone(&on_incoming);
        spawn_local(async move {
            on_incoming(match files_of(entries, ACCEPT).await {
                Ok(files) => Incoming::Files(files),
                Err(trouble) => Incoming::Folder(trouble),
            });
        });
    })
    .forget();
    hovering
}

/// Takes cells pasted anywhere but into a field, as a file.
///
/// `name` is what such a file is called.
pub(crate) fn take_pastes(on_incoming: OnIncoming, name: impl Fn() -> &'static str + 'static) {
    let Some(window) = web_sys::window() else {
        return;
    };
    Listener::new::<ClipboardEvent>(&window, "paste", move |event| {
        if event.target().is_some_and(|target| is_field(&target)) {
            return;
        }
        let Some(data) = event.clipboard_data() else {
            return;
        };
        event.prevent_default();
        on_incoming(pasted(&data, name()));
    })
    .forget();
}

fn hidden_input() -> Option<HtmlInputElement> {
    let window = web_sys::window()?;
    let document = window.document()?;
    let input: HtmlInputElement = document.create_element("input").ok()?.dyn_into().ok()?;
    input.set_type("file");
    input.set_multiple(true);
    input.set_id("kezhi-file");
    input.set_hidden(true);
    input.set_tab_index(-1);
    input.set_attribute("aria-hidden", "true").ok()?;
    input.set_attribute("data-test", "file-input").ok()?;
    // Android greys out tables whose type it does not know, so it is offered everything.
    let agent = window.navigator().user_agent().unwrap_or_default();
    if !agent.contains("Android") {
        input.set_accept(ACCEPT);
    }
    document.body()?.append_child(&input).ok()?;
    Some(input)
}

fn carries_files(transfer: Option<&DataTransfer>) -> bool {
    transfer.is_some_and(|transfer| transfer.types().includes(&"Files".into(), 0))
}

fn entries(transfer: &DataTransfer) -> Vec<FileSystemEntry> {
    let items = transfer.items();
    (0..items.length())
        .filter_map(|at| items.get(at)?.webkit_get_as_entry().ok().flatten())
        .collect()
}

/// The files of a list, by name: pickers and file managers hand them on in any order.
fn all(list: Option<FileList>) -> Vec<File> {
    let Some(list) = list else { return Vec::new() };
    let mut files: Vec<File> = (0..list.length()).filter_map(|at| list.get(at)).collect();
    files.sort_by_key(File::name);
    files
}

/// Text comes first: Excel puts a picture of the cells beside it.
fn pasted(data: &DataTransfer, name: &str) -> Incoming {
    let text = data.get_data("text/plain").unwrap_or_default();
    let line = text.trim();
    let file = if line.contains(['\n', '\r']) {
        let options = FilePropertyBag::new();
        options.set_type("text/tab-separated-values");
        let parts = Array::of1(&JsValue::from(&text));
        File::new_with_str_sequence_and_options(&parts, name, &options).ok()
    } else if line.is_empty() {
        let file = data.files().and_then(|files| files.get(0));
        file.filter(|file| !file.type_().starts_with("image/"))
    } else {
        None
    };
    match file {
        Some(file) => Incoming::Files(vec![file]),
        None => Incoming::Line((!line.is_empty()).then(|| line.chars().take(LINE_SHOWN).collect())),
    }
}

fn is_field(target: &JsValue) -> bool {
    let Some(element) = target.dyn_ref::<Element>() else {
        return false;
    };
    matches!(element.tag_name().as_str(), "INPUT" | "TEXTAREA" | "SELECT")
        || element
            .dyn_ref::<HtmlElement>()
            .is_some_and(HtmlElement::is_content_editable)
}
