//! Edits of text, each at the one place that it expects.

use crate::Failure;

/// The text with the only `from` in it replaced.
pub(crate) fn replace_once(text: &str, from: &str, to: &str) -> Result<String, Failure> {
    let (before, after) = split_once(text, from)?;
    Ok(format!("{before}{to}{after}"))
}

/// Splits at the only place where `mark` stands.
pub(crate) fn split_once<'t>(text: &'t str, mark: &str) -> Result<(&'t str, &'t str), Failure> {
    match text.matches(mark).count() {
        1 => text
            .split_once(mark)
            .ok_or_else(|| format!("{mark} is gone")),
        found => Err(format!("expected {mark} once, found it {found} times")),
    }
}
