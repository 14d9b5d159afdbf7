//! A program run as a child, with what it took.

use std::io::{self, Read};
use std::path::Path;
use std::process::{Command, Stdio};
use std::time::Instant;

use wait4::Wait4;

/// What a child took and said.
#[derive(Debug)]
pub(crate) struct Finished {
    /// From its start to its end.
    pub(crate) seconds: f64,
    /// The most memory it held at a time.
    pub(crate) peak_bytes: u64,
    /// What it printed.
    pub(crate) said: String,
}

/// The cores everything runs on: the first two, where `taskset` exists.
pub(crate) const CORES: &str = "0,1";

/// A command on the cores of the comparison.
pub(crate) fn on_cores(program: &Path) -> Command {
    if Path::new("/usr/bin/taskset").is_file() {
        let mut command = Command::new("/usr/bin/taskset");
        command.args(["-c", CORES]).arg(program);
        command
    } else {
        Command::new(program)
    }
}

/// Runs a command to its end.
///
/// # Errors
/// That it could not be started, or that it failed, with what it said.
pub(crate) fn run(mut command: Command) -> io::Result<Finished> {
    let start = Instant::now();
    let mut child = command
        .stdin(Stdio::null())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()?;
    let mut said = String::new();
    if let Some(mut out) = child.stdout.take() {
        out.read_to_string(&mut said)?;
    }
    let mut complaint = String::new();
    if let Some(mut out) = child.stderr.take() {
        out.read_to_string(&mut complaint)?;
    }
    let used = child.wait4()?;
    let seconds = start.elapsed().as_secs_f64();
    if !used.status.success() {
        return Err(io::Error::other(format!("{command:?} failed: {complaint}")));
    }
    Ok(Finished {
        seconds,
        peak_bytes: used.rusage.maxrss,
        said,
    })
}
