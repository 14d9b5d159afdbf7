//! Which datasets are kept.

use crate::numeric::sort_few;
use serde::{Deserialize, Serialize};

/// How many datasets are kept.
pub const KEEP_DATASETS: usize = 3;

/// What is known of a kept dataset without opening it.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Kept {
    /// Revision of the columns.
    pub revision: String,
    /// Name of the file.
    pub name: String,
    /// When it was saved, in milliseconds since 1970.
    pub saved_at: f64,
    /// Length of the encoded columns.
    pub bytes: f64,
}

/// Revisions to delete so that the newest `keep` stay. Of two saved at once the later in the
/// list stays.
pub fn to_evict(kept: &[Kept], keep: usize) -> Vec<String> {
    let mut newest_first: Vec<(usize, &Kept)> = kept.iter().enumerate().collect();
    sort_few(&mut newest_first, |(i, a), (j, b)| {
        b.saved_at.total_cmp(&a.saved_at).then(j.cmp(i))
    });
    newest_first
        .into_iter()
        .skip(keep)
        .map(|(_, kept)| kept.revision.clone())
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn kept(revision: &str, saved_at: f64) -> Kept {
        Kept {
            revision: revision.into(),
            name: String::new(),
            saved_at,
            bytes: 0.0,
        }
    }

    #[test]
    fn the_oldest_go_first() {
        let all = [
            kept("b", 2.0),
            kept("d", 4.0),
            kept("a", 1.0),
            kept("c", 3.0),
        ];
        assert_eq!(to_evict(&all, 3), ["a"]);
        assert_eq!(to_evict(&all, 1), ["c", "b", "a"]);
        assert!(to_evict(&all, 4).is_empty());
    }

    #[test]
    fn a_tie_keeps_the_later_entry() {
        assert_eq!(to_evict(&[kept("a", 1.0), kept("b", 1.0)], 1), ["a"]);
    }
}
