//! Times gathered by name, and printed side by side.

use std::fmt::Write;

/// What one way of doing the work took, run by run.
#[derive(Debug, Clone)]
pub(crate) struct Times {
    /// Who did it.
    pub(crate) name: String,
    /// Seconds of each run.
    pub(crate) seconds: Vec<f64>,
    /// The most memory of each run, in bytes; empty where it cannot be known.
    pub(crate) peaks: Vec<f64>,
}

impl Times {
    /// Nothing yet.
    pub(crate) fn new(name: impl Into<String>) -> Times {
        Times {
            name: name.into(),
            seconds: Vec::new(),
            peaks: Vec::new(),
        }
    }

    /// The middle run.
    pub(crate) fn median(&self) -> f64 {
        middle(&self.seconds)
    }
}

/// The middle of some numbers; not a number when there are none.
pub(crate) fn middle(numbers: &[f64]) -> f64 {
    let mut sorted = numbers.to_vec();
    sorted.sort_by(f64::total_cmp);
    sorted.get(sorted.len() / 2).copied().unwrap_or(f64::NAN)
}

/// A table of the middle runs: seconds with fastest and slowest, rows and megabytes a second,
/// memory, and how many times as long each takes as the `yardsticks`, named by their place.
pub(crate) fn table(rows: u64, bytes: u64, all: &[Times], yardsticks: &[usize]) -> String {
    let mut text = format!(
        "{:<34}{:>9}{:>17}{:>12}{:>9}{:>10}",
        "", "seconds", "(from – to)", "rows/s", "MB/s", "peak MB"
    );
    for &at in yardsticks {
        let name: String = all[at].name.chars().take(20).collect();
        let _ = write!(text, "  speed/{name:<20}");
    }
    text.push('\n');
    for times in all.iter().filter(|times| !times.seconds.is_empty()) {
        let median = times.median();
        let least = times.seconds.iter().copied().fold(f64::INFINITY, f64::min);
        let most = times.seconds.iter().copied().fold(0.0, f64::max);
        let _ = write!(
            text,
            "{:<34}{median:>9.3}{:>17}{:>12}{:>9.0}{:>10}",
            times.name,
            format!("({least:.3} – {most:.3})"),
            grouped(rows as f64 / median),
            bytes as f64 / median / 1e6,
            if times.peaks.is_empty() {
                "–".into()
            } else {
                format!("{:.0}", middle(&times.peaks) / 1e6)
            },
        );
        for &at in yardsticks {
            let ratio = all[at].median() / median;
            let _ = write!(text, "  {:<26}", format!("{ratio:.2}"));
        }
        text.push('\n');
    }
    text
}

/// A whole number with thin groups of three.
fn grouped(number: f64) -> String {
    let digits = format!("{number:.0}");
    let mut text = String::new();
    for (at, digit) in digits.chars().enumerate() {
        if at > 0 && (digits.len() - at).is_multiple_of(3) {
            text.push(' ');
        }
        text.push(digit);
    }
    text
}
