//! Real files against summaries computed independently.
//!
//! The files are not part of the project. `KEZHI_REFERENCE_DATA` names the folder that holds them;
//! without it every test is reported as ignored, by name.

// A test may fail by panicking, its helpers too.
#![allow(clippy::unwrap_used, clippy::expect_used)]

mod gompertz;
mod import;
mod lifetime;
mod rfm;
mod shapes;
#[path = "../oracles/tolerance.rs"]
#[allow(dead_code)]
mod tolerance;

use std::path::{Path, PathBuf};

use libtest_mimic::{Arguments, Trial};

fn main() {
    let arguments = Arguments::from_args();
    let modules: Vec<Vec<Trial>> = vec![
        import::trials(),
        rfm::trials(),
        lifetime::trials(),
        gompertz::trials(),
        shapes::trials(),
    ];
    let trials = modules.into_iter().flatten().collect();
    libtest_mimic::run(&arguments, trials).exit();
}

/// A test over the folder of reference data; ignored when there is none.
pub(crate) fn trial(name: &str, check: fn(&Path)) -> Trial {
    let folder = std::env::var_os("KEZHI_REFERENCE_DATA").map(PathBuf::from);
    let is_missing = folder.is_none();
    Trial::test(name, move || {
        check(&folder.unwrap_or_default());
        Ok(())
    })
    .with_ignored_flag(is_missing)
}
