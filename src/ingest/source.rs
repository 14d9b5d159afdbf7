//! Where bytes come from. Shells supply one; the library never opens a file.

use std::fmt;
use std::ops::Range;

/// The bytes of one file, readable at any place.
pub trait Source {
    /// Length in bytes.
    fn len(&self) -> u64;

    /// True for a file of no bytes.
    fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// Fills `buffer` from `offset` on and returns how many bytes were read: fewer than asked for
    /// only at the end of the file.
    ///
    /// # Errors
    /// [`SourceError`] when the file can no longer be read, for example because it was removed.
    fn read_at(&mut self, offset: u64, buffer: &mut [u8]) -> Result<usize, SourceError>;

    /// Says that these bytes will be read in order, a little at a time: a source for which every reading
    /// has a price may read ahead.
    fn expect(&mut self, range: Range<u64>) {
        let _nothing_to_gain = range;
    }
}

/// The file could not be read: removed, changed or refused while it was being read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SourceError;

impl fmt::Display for SourceError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("the file can no longer be read")
    }
}

impl std::error::Error for SourceError {}

/// Bytes already in memory.
#[derive(Debug, Clone)]
pub struct MemorySource<'a>(pub &'a [u8]);

impl Source for MemorySource<'_> {
    fn len(&self) -> u64 {
        self.0.len() as u64
    }

    fn read_at(&mut self, offset: u64, buffer: &mut [u8]) -> Result<usize, SourceError> {
        let start = usize::try_from(offset)
            .unwrap_or(usize::MAX)
            .min(self.0.len());
        let count = buffer.len().min(self.0.len() - start);
        buffer[..count].copy_from_slice(&self.0[start..start + count]);
        Ok(count)
    }
}

/// A file by its name.
pub type File<'a> = (&'a str, &'a mut dyn Source);
