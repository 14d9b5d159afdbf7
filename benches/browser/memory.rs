//! Memory of the tabs of one browser with their workers, from the outside.

use std::fs;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, AtomicU64, Ordering};
use std::thread::{self, JoinHandle};
use std::time::Duration;

const EVERY: Duration = Duration::from_millis(25);

/// Looks at the memory of the renderers again and again until it is asked.
pub(crate) struct Watch {
    before: Option<u64>,
    most: Arc<AtomicU64>,
    done: Arc<AtomicBool>,
    watcher: Option<JoinHandle<()>>,
}

impl Watch {
    /// Starts to look. Where the system does not tell, it never will.
    pub(crate) fn start(browser: u32) -> Watch {
        let renderers = renderers(browser);
        let before = held(&renderers);
        let most = Arc::new(AtomicU64::new(before.unwrap_or_default()));
        let done = Arc::new(AtomicBool::new(false));
        let (highest, finished) = (Arc::clone(&most), Arc::clone(&done));
        let watcher = before.map(|_| {
            thread::spawn(move || {
                while !finished.load(Ordering::Relaxed) {
                    highest.fetch_max(held(&renderers).unwrap_or_default(), Ordering::Relaxed);
                    thread::sleep(EVERY);
                }
            })
        });
        Watch {
            before,
            most,
            done,
            watcher,
        }
    }

    /// The most that was held beyond what was held at the start, in bytes.
    pub(crate) fn peak(mut self) -> Option<u64> {
        self.done.store(true, Ordering::Relaxed);
        if let Some(watcher) = self.watcher.take() {
            let _ = watcher.join();
        }
        let most = self.most.load(Ordering::Relaxed);
        self.before.map(|before| most.saturating_sub(before))
    }
}

/// The processes below `browser` that show pages.
fn renderers(browser: u32) -> Vec<u32> {
    let Ok(processes) = fs::read_dir("/proc") else {
        return Vec::new();
    };
    let parents: Vec<(u32, u32)> = processes
        .flatten()
        .filter_map(|entry| {
            let process = entry.file_name().to_str()?.parse().ok()?;
            Some((process, parent(process)?))
        })
        .collect();
    let below = |mut process: u32| {
        while process != browser {
            let Some(&(_, parent)) = parents.iter().find(|(child, _)| *child == process) else {
                return false;
            };
            process = parent;
        }
        true
    };
    parents
        .iter()
        .map(|&(process, _)| process)
        .filter(|&process| {
            let line = fs::read(format!("/proc/{process}/cmdline")).unwrap_or_default();
            String::from_utf8_lossy(&line).contains("--type=renderer") && below(process)
        })
        .collect()
}

fn parent(process: u32) -> Option<u32> {
    field(process, "PPid:")?.parse().ok()
}

/// Memory of their own: neither the program's file nor its libraries.
fn held(processes: &[u32]) -> Option<u64> {
    if processes.is_empty() {
        return None;
    }
    let kilobytes = |process: u32, name: &str| -> u64 {
        let field = field(process, name);
        field
            .and_then(|text| text.strip_suffix(" kB")?.parse().ok())
            .unwrap_or_default()
    };
    let one = |&process: &u32| kilobytes(process, "RssAnon:") + kilobytes(process, "RssShmem:");
    Some(processes.iter().map(one).sum::<u64>() * 1024)
}

fn field(process: u32, name: &str) -> Option<String> {
    let text = fs::read_to_string(format!("/proc/{process}/status")).ok()?;
    let value = text.lines().find_map(|line| line.strip_prefix(name))?;
    Some(value.trim().to_owned())
}
