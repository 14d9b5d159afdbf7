//! How far reading several inputs has come.

use std::collections::BTreeMap;

use crate::ingest::source::File;
use crate::ingest::{Input, Progress};

/// How far the whole is while one of its inputs is read.
#[derive(Debug, Clone, Copy, Default)]
pub(in crate::ingest) struct Gauge {
    /// Bytes of the inputs before.
    pub(in crate::ingest) before: u64,
    /// Bytes of the input that is read.
    pub(in crate::ingest) weight: u64,
    /// Bytes of all.
    pub(in crate::ingest) total: u64,
    /// Rows of the inputs before.
    pub(in crate::ingest) rows: u64,
}

impl Gauge {
    /// The progress of one input as progress of the whole.
    pub(in crate::ingest) fn whole(self, part: Progress) -> Progress {
        let share = u128::from(part.bytes_done) * u128::from(self.weight)
            / u128::from(part.bytes_total.max(1));
        Progress {
            bytes_done: self.before + u64::try_from(share).unwrap_or_default().min(self.weight),
            bytes_total: self.total,
            rows: self.rows + part.rows,
        }
    }
}

/// The bytes each input stands for: its share of those of its file.
pub(in crate::ingest) fn weights(inputs: &[Input], files: &[File<'_>]) -> Vec<u64> {
    let mut inputs_of: BTreeMap<usize, u64> = BTreeMap::new();
    for input in inputs {
        *inputs_of.entry(input.place.file).or_default() += 1;
    }
    let weight = |input: &Input| {
        let file = input.place.file;
        let len = files.get(file).map_or(0, |(_, source)| source.len());
        len / inputs_of.get(&file).copied().unwrap_or(1)
    };
    inputs.iter().map(weight).collect()
}
