//! A worker's own folder.
//!
//! Trunk hashes the names of the page's files but not those of a worker, and a browser may keep
//! them. In a folder named by their hash they can be kept for ever.

use crate::{Failure, files};
use std::fs;
use std::path::Path;

/// Which worker, and for which browsers.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Kind {
    /// The engine, for all browsers.
    Engine,
    /// The reader, for all.
    Reader,
    /// The reader for browsers with SIMD.
    ReaderSimd,
}

impl Kind {
    /// How the folder's name begins; the service worker tells the two readers apart by it.
    pub(crate) fn prefix(self) -> &'static str {
        match self {
            Kind::Engine => "engine-",
            Kind::Reader => "reader-plain-",
            Kind::ReaderSimd => "reader-simd-",
        }
    }

    /// The name of its program.
    fn program(self) -> &'static str {
        match self {
            Kind::Engine => "engine",
            Kind::Reader | Kind::ReaderSimd => "reader",
        }
    }
}

/// Moves a worker's files into the build and returns the address of its script, relative to the page.
pub(crate) fn settle(from: &Path, built: &Path, kind: Kind) -> Result<String, Failure> {
    let program = kind.program();
    let names = [format!("{program}.js"), format!("{program}_bg.wasm")];
    let mut all = Vec::new();
    for name in &names {
        all.extend(files::read(&from.join(name))?);
    }
    let folder = format!("{}{}", kind.prefix(), files::hash(&all));
    let target = built.join(&folder);
    fs::create_dir(&target).map_err(|error| format!("cannot make {folder}: {error}"))?;
    for name in &names {
        // Both need not lie on one disk, so that they could be renamed.
        fs::copy(from.join(name), target.join(name))
            .and_then(|_| fs::remove_file(from.join(name)))
            .map_err(|error| format!("cannot move {name} to {folder}: {error}"))?;
    }
    let [script, _] = &names;
    let path = target.join(script);
    files::write_text(&path, &one_folder_down(&files::read_text(&path)?))?;
    files::write_text(
        &target.join(format!("{program}_loader.js")),
        &loader(script),
    )?;
    Ok(format!("./{folder}/{script}"))
}

/// Starts the module where a browser takes no worker from a blob.
fn loader(script: &str) -> String {
    format!(
        "import init from \"./{script}\";\n\
         init().catch((error) => postMessage([JSON.stringify(\
         {{ not_started: {{ message: String(error) }} }})]));\n"
    )
}

/// The script after its move: what it imports has stayed where it was.
fn one_folder_down(script: &str) -> String {
    script
        .replace("'./snippets/", "'../snippets/")
        .replace("\"./snippets/", "\"../snippets/")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn imports_are_followed_up_from_the_new_folder() {
        let script = "import { f } from './snippets/a/b.js';\nimport x from \"./snippets/c.js\";";
        assert_eq!(
            one_folder_down(script),
            "import { f } from '../snippets/a/b.js';\nimport x from \"../snippets/c.js\";"
        );
    }

    #[test]
    fn a_build_without_a_worker_is_refused() {
        let nowhere = Path::new("no-such-folder");
        assert!(
            settle(nowhere, nowhere, Kind::Reader)
                .unwrap_err()
                .contains("reader.js")
        );
    }
}
