//! A stage never imports a later one, and no browser crate reaches the library.

#![allow(clippy::unwrap_used)]

use std::fs;
use std::path::{Path, PathBuf};

/// The rooms in the order of the flow.
const ROOMS: [&str; 17] = [
    "json", "units", "numeric", "explain", "ingest", "base", "segment", "value", "lifetime",
    "loyalty", "scenario", "workshop", "text", "chart", "report", "store", "engine",
];

/// Names that only the page and the worker may speak.
const BROWSER: [&str; 8] = [
    "leptos",
    "web_sys",
    "js_sys",
    "wasm_bindgen",
    "gloo_storage",
    "gloo_timers",
    "plotters_canvas",
    "futures_channel",
];

fn sources(folder: &Path) -> Vec<PathBuf> {
    let mut found = Vec::new();
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            found.extend(sources(&path));
        } else if path.extension().is_some_and(|ending| ending == "rs") {
            found.push(path);
        }
    }
    found.sort();
    found
}

fn src() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("src")
}

/// The lines that are code, without comments.
fn code(path: &Path) -> String {
    let text = fs::read_to_string(path).unwrap();
    text.lines()
        .filter(|line| !line.trim_start().starts_with("//"))
        .collect::<Vec<_>>()
        .join("\n")
}

/// Rooms named by `crate::room`, also inside `crate::{…}`.
fn rooms_named(code: &str) -> Vec<&'static str> {
    let mut named = Vec::new();
    for (place, _) in code.match_indices("crate::") {
        let after = &code[place + "crate::".len()..];
        let end = after.find(';').unwrap_or(after.len());
        for room in ROOMS {
            let direct = after.strip_prefix(room).is_some_and(|rest| {
                rest.starts_with("::") || rest.starts_with(';') || rest.starts_with(',')
            });
            let in_braces = after.starts_with('{') && after[..end].contains(&format!("{room}::"));
            if direct || in_braces {
                named.push(room);
            }
        }
    }
    named
}

#[test]
fn a_stage_never_imports_a_later_one() {
    let mut wrong = Vec::new();
    for (place, room) in ROOMS.iter().enumerate() {
        let folder = src().join(room);
        if !folder.is_dir() {
            continue;
        }
        for path in sources(&folder) {
            for named in rooms_named(&code(&path)) {
                let later = ROOMS.iter().position(|other| *other == named).unwrap() > place;
                if later {
                    wrong.push(format!("{} imports {named}", path.display()));
                }
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn every_folder_of_the_library_is_a_room_of_the_flow() {
    for entry in fs::read_dir(src()).unwrap() {
        let path = entry.unwrap().path();
        let name = path.file_name().unwrap().to_string_lossy().into_owned();
        let known = ROOMS.contains(&name.as_str()) || name == "bin" || name == "lib.rs";
        assert!(known, "{name} is not in the order of the flow");
    }
}

#[test]
fn no_browser_crate_reaches_the_library_or_the_command_line() {
    let mut wrong = Vec::new();
    let bins = src().join("bin");
    let page_and_worker = [bins.join("app"), bins.join("worker")];
    for path in sources(&src()) {
        if page_and_worker
            .iter()
            .any(|folder| path.starts_with(folder))
        {
            continue;
        }
        let code = code(&path);
        for name in BROWSER {
            if code.contains(&format!("{name}::")) || code.contains(&format!("use {name}")) {
                wrong.push(format!("{} speaks of {name}", path.display()));
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn leptos_never_reaches_the_worker() {
    for path in sources(&src().join("bin/worker")) {
        assert!(!code(&path).contains("leptos"), "{}", path.display());
    }
}
