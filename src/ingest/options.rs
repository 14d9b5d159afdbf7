//! How an import is carried out, and how far it has come.

use serde::{Deserialize, Serialize};

use super::reading;

/// How an import is carried out. None of it changes the result.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct ImportOptions {
    /// Into how many ranges the file is cut.
    pub ranges: usize,
    /// Bytes read at once.
    pub chunk_bytes: usize,
}

impl Default for ImportOptions {
    fn default() -> ImportOptions {
        ImportOptions {
            ranges: 1,
            chunk_bytes: reading::CHUNK,
        }
    }
}

/// How far an import has come.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Progress {
    /// Bytes read.
    pub bytes_done: u64,
    /// Bytes to read.
    pub bytes_total: u64,
    /// Rows read, header left out.
    pub rows: u64,
}
