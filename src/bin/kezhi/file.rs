//! A file of the system, read piece by piece.

use std::fs::File;
use std::io::{Read, Seek, SeekFrom};
use std::path::Path;

use kezhi::ingest::{FatalError, Source, SourceError};

use crate::failure::Failure;

/// A file of the system.
pub(crate) struct FileSource {
    file: File,
    len: u64,
}

impl FileSource {
    pub(crate) fn open(path: &Path) -> Result<FileSource, Failure> {
        let failed = |error: std::io::Error| Failure::Open {
            path: path.display().to_string(),
            detail: error.kind().to_string(),
        };
        let file = File::open(path).map_err(failed)?;
        let facts = file.metadata().map_err(failed)?;
        if facts.is_dir() {
            return Err(FatalError::Directory.into());
        }
        Ok(FileSource {
            file,
            len: facts.len(),
        })
    }
}

impl Source for FileSource {
    fn len(&self) -> u64 {
        self.len
    }

    fn read_at(&mut self, offset: u64, buffer: &mut [u8]) -> Result<usize, SourceError> {
        let failed = |_| SourceError;
        self.file.seek(SeekFrom::Start(offset)).map_err(failed)?;
        let mut filled = 0;
        while filled < buffer.len() {
            match self.file.read(&mut buffer[filled..]).map_err(failed)? {
                0 => break,
                count => filled += count,
            }
        }
        Ok(filled)
    }
}
