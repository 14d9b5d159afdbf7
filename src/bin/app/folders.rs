//! The files of folders that were dropped, with those of the folders inside.

use js_sys::{Array, Function, Promise};
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::{File, FileSystemDirectoryEntry, FileSystemEntry, FileSystemFileEntry};

/// Files taken at most: more are no export of a shop but a disk.
const MOST_FILES: usize = 500;

/// Why nothing of what was dropped is taken: a part of it would pass for the whole.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum FolderTrouble {
    /// It holds no table.
    Empty,
    /// It holds more tables than are taken at once.
    TooMany,
    /// The browser could not read a file or a folder of it.
    Unreadable,
}

/// The files of the entries, by their paths. Of a folder only tables are taken, by the ends of their
/// names; what a system or an office program hides there is left.
pub(crate) async fn files_of(
    entries: Vec<FileSystemEntry>,
    ends: &str,
) -> Result<Vec<File>, FolderTrouble> {
    let mut found: Vec<(String, File)> = Vec::new();
    let mut waiting: Vec<(FileSystemEntry, bool)> =
        entries.into_iter().map(|entry| (entry, false)).collect();
    while let Some((entry, is_inside)) = waiting.pop() {
        if entry.is_directory() {
            let inside = children(entry.unchecked_ref()).await?;
            waiting.extend(inside.into_iter().map(|entry| (entry, true)));
        } else if !is_inside || is_table(&entry.name(), ends) {
            if found.len() == MOST_FILES {
                return Err(FolderTrouble::TooMany);
            }
            let file = file_of(entry.unchecked_ref()).await;
            found.push((entry.full_path(), file.ok_or(FolderTrouble::Unreadable)?));
        }
    }
    if found.is_empty() {
        return Err(FolderTrouble::Empty);
    }
    found.sort_by(|a, b| a.0.cmp(&b.0));
    Ok(found.into_iter().map(|(_, file)| file).collect())
}

fn is_table(name: &str, ends: &str) -> bool {
    let name = name.to_lowercase();
    let is_hidden = name.starts_with('.') || name.starts_with("~$");
    !is_hidden && ends.split(',').any(|end| name.ends_with(end))
}

/// What stands in a folder. A browser hands it on in parts, an empty one at the end.
async fn children(
    folder: &FileSystemDirectoryEntry,
) -> Result<Vec<FileSystemEntry>, FolderTrouble> {
    let reader = folder.create_reader();
    let mut all = Vec::new();
    loop {
        let part =
            answer(|done, failed| reader.read_entries_with_callback_and_callback(done, failed));
        let part = part.await.ok_or(FolderTrouble::Unreadable)?;
        let part = Array::from(&part);
        if part.length() == 0 {
            return Ok(all);
        }
        all.extend(part.iter().map(JsCast::unchecked_into::<FileSystemEntry>));
    }
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
