//! A real browser, driven from a test.
//!
//! [`Page::open`] serves `dist` under a sub-path, starts a Chromium of its own and waits until the
//! page says that it is ready. Everything else is a method of [`Page`].

pub(crate) mod cdp;
pub(crate) mod chromium;
pub(crate) mod keys;
pub(crate) mod page;
pub(crate) mod server;

pub(crate) use chromium::Browser;
#[allow(unused_imports, reason = "named by the tests of later pages")]
pub(crate) use page::{Download, Media, Page};
pub(crate) use server::Server;

use std::path::PathBuf;
use std::time::Duration;

/// Longest wait for anything a page does. Generous, because a test must never fail for slowness.
pub(crate) const PATIENCE: Duration = Duration::from_secs(60);

/// The root of this project.
pub(crate) fn project() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR"))
}

/// The built page.
///
/// # Panics
///
/// If there is none: nothing can be tested then.
pub(crate) fn dist() -> PathBuf {
    let dist = project().join("dist");
    assert!(
        dist.join("sw.js").is_file(),
        "dist/ holds no built page: run ./dev build"
    );
    dist
}
