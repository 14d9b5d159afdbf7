//! A [`Source`] as the standard library's readers, and their errors as ours.

use std::io::{self, Read, Seek, SeekFrom};

use crate::ingest::{FatalError, Source, SourceError};

/// Bytes read from the source at once: a browser answers each call with a new buffer.
const CHUNK: usize = 256 << 10;

/// Reads a source from any place, through a buffer.
pub(super) struct Reader<'a> {
    source: &'a mut dyn Source,
    place: u64,
    buffer: Vec<u8>,
    buffer_start: u64,
}

impl<'a> Reader<'a> {
    pub(super) fn new(source: &'a mut dyn Source) -> Reader<'a> {
        Reader {
            source,
            place: 0,
            buffer: Vec::new(),
            buffer_start: 0,
        }
    }
}

impl Read for Reader<'_> {
    fn read(&mut self, out: &mut [u8]) -> io::Result<usize> {
        let behind = self.place.wrapping_sub(self.buffer_start);
        if self.place < self.buffer_start || behind >= self.buffer.len() as u64 {
            self.buffer.resize(CHUNK, 0);
            self.buffer_start = self.place;
            let count = self
                .source
                .read_at(self.place, &mut self.buffer)
                .map_err(io::Error::other)?;
            self.buffer.truncate(count);
        }
        let start = (self.place - self.buffer_start) as usize;
        let count = out.len().min(self.buffer.len() - start);
        out[..count].copy_from_slice(&self.buffer[start..start + count]);
        self.place += count as u64;
        Ok(count)
    }
}

impl Seek for Reader<'_> {
    fn seek(&mut self, to: SeekFrom) -> io::Result<u64> {
        let place = match to {
            SeekFrom::Start(place) => Some(place),
            SeekFrom::End(offset) => self.source.len().checked_add_signed(offset),
            SeekFrom::Current(offset) => self.place.checked_add_signed(offset),
        };
        self.place = place.ok_or(io::ErrorKind::InvalidInput)?;
        Ok(self.place)
    }
}

/// What an error of a stream means for the file.
pub(super) fn fatal(error: io::Error) -> FatalError {
    let is_of_source = error
        .get_ref()
        .is_some_and(|inner| inner.is::<SourceError>());
    match error.kind() {
        _ if is_of_source => FatalError::Unreadable,
        io::ErrorKind::UnexpectedEof => FatalError::ArchiveTruncated,
        _ => FatalError::ArchiveDamaged,
    }
}
