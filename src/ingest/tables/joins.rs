//! Tables that share a key with the one to be read.

use super::found::Found;
use crate::ingest::{Inspection, JoinFound, Overrides};

/// Finds them.
pub(super) fn find(
    _tables: &[Found],
    _stack: &[(usize, bool)],
    _inspection: &Inspection,
    _overrides: &Overrides,
) -> Vec<JoinFound> {
    Vec::new()
}
