//! What a first visit transfers, compressed as a good host does it (Brotli 11).

use crate::split::REST_PREFIX;
use crate::worker::Kind;
use crate::{Failure, files};
use std::path::Path;

/// What the page should transfer at most before it can be used, in bytes.
const PAGE_BUDGET: usize = 500_000;
/// What a worker should transfer at most.
const WORKER_BUDGET: usize = 700_000;
/// What the page should transfer at most right after.
const REST_BUDGET: usize = 250_000;
/// What the engine should transfer at most right after.
const ENGINE_REST_BUDGET: usize = 450_000;

/// Whether going over budget is an error.
#[derive(Clone, Copy, PartialEq)]
pub(crate) enum Budget {
    /// The sizes are printed.
    Shown,
    /// The sizes are printed, and those above the budgets fail.
    Kept,
}

/// When a file is fetched.
#[derive(Clone, Copy, Debug, PartialEq)]
enum Part {
    /// Before the page can be used.
    Page,
    /// Right after, or when it is needed sooner.
    Rest,
    /// When the page starts its engine.
    Engine,
    /// Right after, or when it is needed sooner.
    EngineRest,
    /// With the first file, in a browser with SIMD.
    Reader,
    /// By the service worker, or when asked for.
    Later,
}

/// Prints the sizes of a built folder.
pub(crate) fn report(built: &Path, budget: Budget) -> Result<(), Failure> {
    let mut sized = Vec::new();
    for path in files::list(built)? {
        let bytes = files::read(&built.join(&path))?;
        let part = part_of(&path);
        let transfer = if part == Part::Later {
            bytes.len()
        } else {
            compressed(&bytes)?
        };
        sized.push((part, path, bytes.len(), transfer));
    }

    println!("{:>9}  {:>9}  file", "bytes", "brotli");
    for (_, path, bytes, transfer) in sized.iter().filter(|(part, ..)| *part != Part::Later) {
        println!("{bytes:>9}  {transfer:>9}  {path}");
    }
    let sum = |wanted| -> usize {
        sized
            .iter()
            .filter(|(part, ..)| *part == wanted)
            .map(|(.., transfer)| transfer)
            .sum()
    };
    let parts = [
        ("page", Part::Page, PAGE_BUDGET),
        ("rest", Part::Rest, REST_BUDGET),
        ("engine", Part::Engine, WORKER_BUDGET),
        ("its rest", Part::EngineRest, ENGINE_REST_BUDGET),
        ("reader", Part::Reader, WORKER_BUDGET),
    ];
    println!();
    for (name, part, most) in parts {
        let found = sum(part);
        if found == 0 {
            return Err(format!("{} holds no {name}", built.display()));
        }
        let over = match found.saturating_sub(most) {
            0 => String::new(),
            over => format!(", over by {} KB", kilobytes(over)),
        };
        println!(
            "{name:<8}  {:>5} KB of {} KB{over}",
            kilobytes(found),
            kilobytes(most)
        );
    }
    println!(
        "later     {:>5} KB (icons, the reader for browsers without SIMD and the like, uncompressed)",
        kilobytes(sum(Part::Later))
    );
    let is_over = parts.iter().any(|&(_, part, most)| sum(part) > most);
    if budget == Budget::Kept && is_over {
        return Err("the first visit transfers more than it may".to_owned());
    }
    Ok(())
}

fn part_of(path: &str) -> Part {
    let loads = [".html", ".css", ".js", ".wasm"]
        .iter()
        .any(|ending| path.ends_with(ending));
    // The loaders are for browsers that take no worker from a blob.
    if path.ends_with("_loader.js") {
        Part::Later
    } else if path.starts_with(Kind::Engine.prefix()) {
        if path.ends_with("_rest.wasm") {
            Part::EngineRest
        } else {
            Part::Engine
        }
    } else if path.starts_with(Kind::ReaderSimd.prefix()) {
        Part::Reader
    } else if path.starts_with(REST_PREFIX) {
        Part::Rest
    } else if path != "sw.js" && loads && (!path.contains('/') || path.starts_with("snippets/")) {
        Part::Page
    } else {
        Part::Later
    }
}

/// Rounded up: a budget is not kept by rounding.
fn kilobytes(bytes: usize) -> usize {
    bytes.div_ceil(1000)
}

fn compressed(mut bytes: &[u8]) -> Result<usize, Failure> {
    let parameters = brotli::enc::BrotliEncoderParams {
        quality: 11,
        lgwin: 22,
        size_hint: bytes.len(),
        ..Default::default()
    };
    let mut output = Vec::new();
    brotli::BrotliCompress(&mut bytes, &mut output, &parameters)
        .map_err(|error| format!("cannot compress: {error}"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_file_has_its_moment() {
        for path in [
            "index.html",
            "app-1.js",
            "app-1.wasm",
            "base-1.css",
            "snippets/a/b.js",
        ] {
            assert_eq!(part_of(path), Part::Page, "{path}");
        }
        for path in ["reader-simd-1/reader.js", "reader-simd-1/reader_bg.wasm"] {
            assert_eq!(part_of(path), Part::Reader, "{path}");
        }
        assert_eq!(part_of("rest-1.wasm"), Part::Rest);
        assert_eq!(part_of("engine-1/engine_bg.wasm"), Part::Engine);
        assert_eq!(part_of("engine-1/engine_rest.wasm"), Part::EngineRest);
        for path in [
            "sw.js",
            "reader-plain-1/reader_bg.wasm",
            "engine-1/engine_loader.js",
            "icons/kezhi.svg",
            "samples/a.csv",
            "manifest.webmanifest",
        ] {
            assert_eq!(part_of(path), Part::Later, "{path}");
        }
    }

    #[test]
    fn text_shrinks_and_kilobytes_round_up() {
        assert!(compressed(&[b'a'; 10_000]).unwrap() < 100);
        assert_eq!(
            [kilobytes(0), kilobytes(1), kilobytes(1000), kilobytes(1001)],
            [0, 1, 1, 2]
        );
    }
}
