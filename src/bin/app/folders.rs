//! The files of folders that were dropped, with those of the folders inside.

use js_sys::{Array, Function, Promise};
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::{File, FileSystemDirectoryEntry, FileSystemEntry, FileSystemFileEntry};

/// Files taken at most: more are no export of a shop but a disk.
const MOST_FILES: usize = 500;

/// The files of the entries, by their paths. Of a folder only tables are taken, by the ends of their
/// names; what a system or an office program hides there is left. What cannot be read is left too.
pub(crate) async fn files_of(entries: Vec<FileSystemEntry>, ends: &str) -> Vec<File> {
    let mut found: Vec<(String, File)> = Vec::new();
    let mut waiting: Vec<(FileSystemEntry, bool)> =
        entries.into_iter().map(|entry| (entry, false)).collect();
    while let Some((entry, is_inside)) = waiting.pop() {
        if found.len() == MOST_FILES {
            break;
        }
        if entry.is_directory() {
            let inside = children(entry.unchecked_ref()).await;
            waiting.extend(inside.into_iter().map(|entry| (entry, true)));
        } else if (!is_inside || is_table(&entry.name(), ends))
            && let Some(file) = file_of(entry.unchecked_ref()).await
        {
            found.push((entry.full_path(), file));
        }
    }
    found.sort_by(|a, b| a.0.cmp(&b.0));
    found.into_iter().map(|(_, file)| file).collect()
}

fn is_table(name: &str, ends: &str) -> bool {
    let name = name.to_lowercase();
    let is_hidden = name.starts_with('.') || name.starts_with("~$");
    !is_hidden && ends.split(',').any(|end| name.ends_with(end))
}

/// What stands in a folder. A browser hands it on in parts, an empty one at the end.
async fn children(folder: &FileSystemDirectoryEntry) -> Vec<FileSystemEntry> {
    let reader = folder.create_reader();
    let mut all = Vec::new();
    loop {
        let part =
            answer(|done, failed| reader.read_entries_with_callback_and_callback(done, failed));
        let Some(part) = part.await else { break };
        let part = Array::from(&part);
        if part.length() == 0 {
            break;
        }
        all.extend(part.iter().map(JsCast::unchecked_into::<FileSystemEntry>));
    }
    all
}

async fn file_of(entry: &FileSystemFileEntry) -> Option<File> {
    let file = answer(|done, failed| {
        entry.file_with_callback_and_callback(done, failed);
        Ok(())
    });
    file.await?.dyn_into().ok()
}

/// What a call hands to the first of its two callbacks; none where it calls the second.
async fn answer(call: impl FnOnce(&Function, &Function) -> Result<(), JsValue>) -> Option<JsValue> {
    let mut call = Some(call);
    let promise = Promise::new(&mut |done, failed| {
        let called = call.take().map(|call| call(&done, &failed));
        if let Some(Err(error)) = called {
            let _told = failed.call1(&JsValue::NULL, &error);
        }
    });
    JsFuture::from(promise).await.ok()
}
