//! A worker's own folder.
//!
//! Trunk hashes the names of the page's files but not those of a worker, and a browser may keep
//! them. In a folder named by their hash they can be kept for ever.

use crate::{Failure, files, split};
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

/// Moves a reader's files into the build and returns the address of its script, relative to the page.
pub(crate) fn settle(from: &Path, built: &Path, kind: Kind) -> Result<String, Failure> {
    let (script, wasm) = take(from, kind)?;
    write(built, kind, &script, &[("bg", &wasm)])
}

/// Splits the engine, moves its files, and returns the address of its script, relative to the page.
/// `loader` is the template of what loads the rest.
pub(crate) fn settle_engine(built: &Path, loader: &str) -> Result<String, Failure> {
    let kind = Kind::Engine;
    let (script, wasm) = take(built, kind)?;
    let rest = format!("./{}_rest.wasm", kind.program());
    let (script, parts) = split::engine(&wasm, &script, loader, &rest)?;
    let modules = [("bg", &*parts.first), ("rest", &*parts.rest)];
    write(built, kind, &script, &modules)
}

/// Takes script and module from where they were built.
fn take(from: &Path, kind: Kind) -> Result<(String, Vec<u8>), Failure> {
    let program = kind.program();
    let script = from.join(format!("{program}.js"));
    let wasm = from.join(format!("{program}_bg.wasm"));
    let taken = (files::read_text(&script)?, files::read(&wasm)?);
    for path in [&script, &wasm] {
        fs::remove_file(path)
            .map_err(|error| format!("cannot remove {}: {error}", path.display()))?;
    }
    Ok(taken)
}

/// Writes the folder of a worker.
fn write(
    built: &Path,
    kind: Kind,
    script: &str,
    modules: &[(&str, &[u8])],
) -> Result<String, Failure> {
    let program = kind.program();
    let mut all = script.as_bytes().to_vec();
    for (_, module) in modules {
        all.extend_from_slice(module);
    }
    let folder = format!("{}{}", kind.prefix(), files::hash(&all));
    let target = built.join(&folder);
    fs::create_dir(&target).map_err(|error| format!("cannot make {folder}: {error}"))?;
    for (name, module) in modules {
        files::write(&target.join(format!("{program}_{name}.wasm")), module)?;
    }
    let name = format!("{program}.js");
    files::write_text(&target.join(&name), &one_folder_down(script))?;
    files::write_text(
        &target.join(format!("{program}_loader.js")),
        &starter(&name),
    )?;
    Ok(format!("./{folder}/{name}"))
}

/// Starts the module where a browser takes no worker from a blob.
fn starter(script: &str) -> String {
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
