//! Chromium: found, started with a profile of its own, and cleared away.

use super::cdp::Cdp;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::{Arc, Condvar, Mutex};
use std::thread;
use std::time::{Duration, Instant};

use super::PATIENCE;

/// Browsers at the same time: more make each other slow.
const AT_ONCE: usize = 2;

const FLAGS: [&str; 13] = [
    "--headless",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--disable-dev-shm-usage",
    "--no-first-run",
    "--no-default-browser-check",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--hide-scrollbars",
    "--lang=zh-CN",
    "--remote-debugging-port=0",
];

const NAMES: [&str; 5] = [
    "chromium",
    "chromium-browser",
    "google-chrome",
    "google-chrome-stable",
    "chrome",
];

/// A running browser with an empty profile. It ends when dropped, and its profile goes with it.
pub(crate) struct Browser {
    /// The line to it.
    pub(crate) cdp: Arc<Cdp>,
    folder: PathBuf,
    process: Child,
    _permit: Permit,
}

impl Browser {
    /// Starts a browser, when it is its turn.
    ///
    /// # Panics
    ///
    /// If there is none, or it does not come up.
    pub(crate) fn launch() -> Browser {
        Browser::launch_without(&[])
    }

    /// [`Browser::launch`], leaving the targets of some kinds alone: what is watched lives by other
    /// rules, and a service worker that is watched is not asked to step down.
    pub(crate) fn launch_without(kinds: &[&str]) -> Browser {
        static COUNT: AtomicU64 = AtomicU64::new(0);
        let program = find();
        let permit = Permit::take();
        let number = COUNT.fetch_add(1, Ordering::Relaxed);
        let folder = std::env::temp_dir().join(format!("kezhi-{}-{number}", std::process::id()));
        let profile = folder.join("profile");
        fs::create_dir_all(folder.join("downloads")).expect("a folder for the browser");
        let process = Command::new(&program)
            .args(FLAGS)
            .arg(format!("--user-data-dir={}", profile.display()))
            .arg("about:blank")
            .stdin(Stdio::null())
            .stdout(Stdio::null())
            .stderr(Stdio::null())
            .spawn()
            .unwrap_or_else(|error| panic!("cannot start {}: {error}", program.display()));
        let mut starting = Starting {
            process: Some(process),
            folder: folder.clone(),
        };
        let (port, path) = address(&profile.join("DevToolsActivePort"));
        let cdp = Cdp::connect(&port, &path, kinds);
        let process = starting.process.take().expect("just started");
        Browser {
            cdp,
            folder,
            process,
            _permit: permit,
        }
    }

    /// The number of its process, for measurements of its memory.
    pub(crate) fn process_id(&self) -> u32 {
        self.process.id()
    }

    /// Where its downloads land.
    pub(crate) fn downloads(&self) -> PathBuf {
        self.folder.join("downloads")
    }
}

impl Drop for Browser {
    fn drop(&mut self) {
        self.cdp.send("", "Browser.close", serde_json::json!({}));
        let end = Instant::now() + Duration::from_secs(5);
        while Instant::now() < end && matches!(self.process.try_wait(), Ok(None)) {
            thread::sleep(Duration::from_millis(20));
        }
        end_process(&mut self.process, &self.folder);
    }
}

/// Clears up when the browser does not come up.
struct Starting {
    process: Option<Child>,
    folder: PathBuf,
}

impl Drop for Starting {
    fn drop(&mut self) {
        if let Some(process) = &mut self.process {
            end_process(process, &self.folder);
        }
    }
}

fn end_process(process: &mut Child, folder: &Path) {
    let _ = process.kill();
    let _ = process.wait();
    // Its helpers may still be writing for a moment.
    for _ in 0..50 {
        let _ = fs::remove_dir_all(folder);
        thread::sleep(Duration::from_millis(50));
        if !folder.exists() {
            return;
        }
    }
}

/// The browser on this machine.
fn find() -> PathBuf {
    if let Some(named) = std::env::var_os("CHROMIUM") {
        return PathBuf::from(named);
    }
    let path = std::env::var_os("PATH").unwrap_or_default();
    let folders: Vec<PathBuf> = std::env::split_paths(&path).collect();
    NAMES
        .iter()
        .flat_map(|name| folders.iter().map(move |folder| folder.join(name)))
        .chain([PathBuf::from(
            "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
        )])
        .find(|candidate| candidate.is_file())
        .expect("no Chromium found: run ./dev test, which installs it, or name one in CHROMIUM")
}

/// Port and path that the browser writes down once it listens.
fn address(file: &Path) -> (String, String) {
    let end = Instant::now() + PATIENCE;
    while Instant::now() < end {
        let text = fs::read_to_string(file).unwrap_or_default();
        if let Some((port, path)) = text.trim().split_once('\n') {
            return (port.to_owned(), path.to_owned());
        }
        thread::sleep(Duration::from_millis(20));
    }
    panic!("Chromium did not come up")
}

struct Permit;

static TAKEN: Mutex<usize> = Mutex::new(0);
static FREED: Condvar = Condvar::new();

impl Permit {
    fn take() -> Permit {
        let taken = TAKEN.lock().unwrap_or_else(|broken| broken.into_inner());
        let mut taken = FREED
            .wait_while(taken, |taken| *taken >= AT_ONCE)
            .unwrap_or_else(|broken| broken.into_inner());
        *taken += 1;
        Permit
    }
}

impl Drop for Permit {
    fn drop(&mut self) {
        *TAKEN.lock().unwrap_or_else(|broken| broken.into_inner()) -= 1;
        FREED.notify_one();
    }
}
