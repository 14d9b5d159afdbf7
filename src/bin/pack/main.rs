//! Finishes what Trunk has built, and weighs it.
//!
//! `pack finish` runs as Trunk's last step, on the folder that becomes `dist`:
//!
//! 1. `worker`: each worker's files move to a folder named by their hash, and the page learns its
//!    address, so that a cached page and its workers always belong together; `simd` builds the reader
//!    once more for the browsers with SIMD, which are nearly all;
//! 2. `split`: the modules of page and engine become two each, so that both can be used before all of
//!    them is there;
//! 3. `page`: the inline script becomes a file, so that the policy of the page needs no exception,
//!    and nothing heavy loads before `check.js` has passed the browser;
//! 4. `offline`: `sw.js` gets the list of all files with their hashes.
//!
//! Each step fails when it finds nothing to do: then Trunk writes something new, and a page that
//! half works offline is worse than a build that stops.
//!
//! `pack sizes DIR` prints what a first visit transfers.

mod files;
mod offline;
mod page;
mod simd;
mod sizes;
mod splice;
mod split;
mod start;
mod worker;

use std::path::{Path, PathBuf};
use std::process::ExitCode;

const USAGE: &str = "\
usage: pack finish [BUILT SOURCE]    finish a build (Trunk names both folders by environment)
       pack sizes [--budget] BUILT   print the transfer of a first visit; fail when over budget";

/// What went wrong, in one sentence.
type Failure = String;

fn main() -> ExitCode {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let words: Vec<&str> = arguments.iter().map(String::as_str).collect();
    let outcome = match words[..] {
        ["finish"] => folder("TRUNK_STAGING_DIR")
            .and_then(|built| finish(&built, &folder("TRUNK_SOURCE_DIR")?)),
        ["finish", built, source] => finish(Path::new(built), Path::new(source)),
        ["sizes", built] => sizes::report(Path::new(built), sizes::Budget::Shown),
        ["sizes", "--budget", built] => sizes::report(Path::new(built), sizes::Budget::Kept),
        _ => Err(USAGE.to_owned()),
    };
    match outcome {
        Ok(()) => ExitCode::SUCCESS,
        Err(failure) => {
            eprintln!("pack: {failure}");
            ExitCode::FAILURE
        }
    }
}

/// The folder that Trunk names in this variable.
fn folder(variable: &str) -> Result<PathBuf, Failure> {
    std::env::var_os(variable)
        .map(PathBuf::from)
        .ok_or_else(|| format!("{variable} is not set\n{USAGE}"))
}

/// All steps, in their order.
fn finish(built: &Path, source: &Path) -> Result<(), Failure> {
    let index = built.join("index.html");
    let mut html = files::read_text(&index)?;

    let loader = files::read_text(&source.join("public/rest.template.js"))?;
    let engine = worker::settle_engine(built, &loader)?;
    html = page::with_meta(&html, "kezhi-engine", &engine)?;
    let reader = worker::settle(built, built, worker::Kind::Reader)?;
    html = page::with_meta(&html, "kezhi-reader", &reader)?;
    let simd = worker::settle(&simd::build(source)?, built, worker::Kind::ReaderSimd)?;
    html = page::with_meta(&html, "kezhi-reader-simd", &simd)?;

    let check = files::read_text(&source.join("public/check.js"))?;
    let check_name = files::write_hashed(built, "check", "js", check.as_bytes())?;
    html = page::with_check(&html, &check_name)?;

    let template = files::read_text(&source.join("public/start.template.js"))?;
    let (without_script, unsplit) = page::take_start(&html)?;
    let settled = split::settle(built, &unsplit)?;
    let script = settled.start.script(&template, &loader, &settled.rest)?;
    let start_name = files::write_hashed(built, "start", "js", script.as_bytes())?;
    html = page::with_start(&without_script, &start_name)?;
    html = page::without_wasm_preload(&html)?;
    html = page::with_script_preload(&html, &settled.start.script)?;

    files::write_text(&index, &html)?;
    let version = offline::version(&offline::inventory(built)?);
    html = page::with_meta(&html, "kezhi-version", &version)?;
    files::write_text(&index, &html)?;

    let template = files::read_text(&source.join("public/sw.template.js"))?;
    let script = offline::script(&template, &version, &offline::inventory(built)?)?;
    files::write_text(&built.join("sw.js"), &script)
}
