//! The reader once more, for browsers with SIMD.
//!
//! A module that holds SIMD instructions does not load at all in a browser without them, so there are
//! two readers. Trunk builds the plain one; this builds the other with the same tools, from the same
//! sources, in a folder of its own beside the build's, so that neither makes the other stale.

use std::ffi::OsStr;
use std::path::{Path, PathBuf};
use std::process::Command;

use crate::Failure;

/// The flag that makes the difference; those of `.cargo/config.toml` are added by cargo.
const FLAGS: &str = "target.wasm32-unknown-unknown.rustflags=[\"-Ctarget-feature=+simd128\"]";

/// What wasm-opt does besides, here as for the other modules in `index.html`: functions of like names,
/// made from one generic function, stand together, where they compress best. Only then may the names
/// go.
const OPTIMISE: [&str; 4] = [
    "--low-memory-unused",
    "--reorder-functions-by-name",
    "--strip-debug",
    "--strip-producers",
];

/// Builds the reader and returns the folder of `reader.js` and `reader_bg.wasm`.
pub(crate) fn build(source: &Path) -> Result<PathBuf, Failure> {
    let target = std::env::var_os("CARGO_TARGET_DIR")
        .map_or_else(|| source.join("target"), PathBuf::from)
        .join("simd");
    let cargo = std::env::var_os("CARGO").unwrap_or_else(|| "cargo".into());
    run(
        &cargo,
        source,
        &[
            "build".as_ref(),
            "--quiet".as_ref(),
            "--locked".as_ref(),
            "--release".as_ref(),
            "--target=wasm32-unknown-unknown".as_ref(),
            "--no-default-features".as_ref(),
            "--features=worker".as_ref(),
            "--bin=reader".as_ref(),
            "--config".as_ref(),
            FLAGS.as_ref(),
            "--target-dir".as_ref(),
            target.as_os_str(),
        ],
    )?;
    let module = target.join("wasm32-unknown-unknown/release/reader.wasm");
    let folder = target.join("packed");
    run(
        "wasm-bindgen".as_ref(),
        source,
        &[
            "--target=web".as_ref(),
            "--no-typescript".as_ref(),
            "--keep-debug".as_ref(),
            "--out-name=reader".as_ref(),
            "--out-dir".as_ref(),
            folder.as_os_str(),
            module.as_os_str(),
        ],
    )?;
    let packed = folder.join("reader_bg.wasm");
    let mut arguments: Vec<&OsStr> = vec!["-Os".as_ref(), packed.as_os_str(), "-o".as_ref()];
    arguments.push(packed.as_os_str());
    arguments.extend(OPTIMISE.map(OsStr::new));
    run("wasm-opt".as_ref(), source, &arguments)?;
    Ok(folder)
}

fn run(program: &OsStr, folder: &Path, arguments: &[&OsStr]) -> Result<(), Failure> {
    let name = program.to_string_lossy();
    let status = Command::new(program)
        .args(arguments)
        .current_dir(folder)
        .status()
        .map_err(|error| format!("cannot run {name}: {error}"))?;
    if status.success() {
        Ok(())
    } else {
        Err(format!("{name} failed on the reader with SIMD"))
    }
}
