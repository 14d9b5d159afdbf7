//! A new version waits for the user.

use crate::harness::{Page, dist};
use std::fs;
use std::path::{Path, PathBuf};

/// A copy of the built page that differs from it like a new release. Removed when dropped.
struct Release(PathBuf);

impl Release {
    fn next() -> Release {
        let folder = std::env::temp_dir().join(format!("kezhi-release-{}", std::process::id()));
        copy(&dist(), &folder);
        let index = fs::read_to_string(folder.join("index.html")).unwrap();
        let version = after(&index, "<meta name=\"kezhi-version\" content=\"").to_owned();
        let next = "0123456789abcdef";
        fs::write(folder.join("index.html"), index.replace(&version, next)).unwrap();
        let worker = fs::read_to_string(folder.join("sw.js")).unwrap();
        let page = after(&worker, "\n  \"\": \"");
        let worker = worker.replace(&version, next).replace(page, next);
        fs::write(folder.join("sw.js"), worker).unwrap();
        Release(folder)
    }
}

impl Drop for Release {
    fn drop(&mut self) {
        let _ = fs::remove_dir_all(&self.0);
    }
}

fn after<'t>(text: &'t str, mark: &str) -> &'t str {
    text.split_once(mark)
        .and_then(|(_, rest)| rest.split_once('"'))
        .expect(mark)
        .0
}

fn copy(from: &Path, to: &Path) {
    fs::create_dir_all(to).unwrap();
    for entry in fs::read_dir(from).unwrap() {
        let entry = entry.unwrap();
        let target = to.join(entry.file_name());
        if entry.path().is_dir() {
            copy(&entry.path(), &target);
        } else {
            fs::copy(entry.path(), target).unwrap();
        }
    }
}

const VERSION: &str = "document.querySelector('meta[name=kezhi-version]').content";

#[test]
fn a_new_version_waits_and_never_reloads_the_page() {
    let mut page = Page::open_leaving_service_workers();
    page.wait_for_offline_copy();
    let old: String = page.eval(VERSION);
    page.eval::<()>("void (window.mine = 'unsaved')");
    page.eval::<()>("localStorage.setItem('kept', 'yes')");

    let release = Release::next();
    page.server.release(&release.0);
    page.eval::<()>("void await (await navigator.serviceWorker.getRegistration()).update()");
    page.wait_for(
        "(await navigator.serviceWorker.getRegistration()).waiting?.state === 'installed'",
        "the new version to wait",
    );
    assert_eq!(page.eval::<String>("window.mine"), "unsaved");
    page.reload();
    assert_eq!(
        page.eval::<String>(VERSION),
        old,
        "a reload alone must not change the version"
    );

    // While the old one has something to answer it stays, and half a minute longer.
    page.worker();
    page.wait_for(
        "globalThis.kezhiRest.first.$linked.value === 1",
        "the rest of the page",
    );
    page.eval::<()>(
        "void (await navigator.serviceWorker.getRegistration())
            .waiting.postMessage({ type: 'skip-waiting' })",
    );
    page.wait_for(
        "!(await navigator.serviceWorker.getRegistration()).waiting",
        "the new version to take over",
    );
    page.reload();
    assert_ne!(page.eval::<String>(VERSION), old);
    assert_eq!(page.eval::<String>("localStorage.getItem('kept')"), "yes");
    let caches: Vec<String> = page.eval("await caches.keys()");
    assert_eq!(caches, ["kezhi-/any/sub/path/ 0123456789abcdef"]);
}
