//! A file of the browser as the library's [`Source`].

use std::ops::Range;

use js_sys::Uint8Array;
use kezhi::ingest::{FatalError, Source, SourceError};
use wasm_bindgen::JsValue;
use web_sys::{Blob, File, FileReaderSync};

/// Bytes read ahead at once: a slice costs a round trip to the browser's own process, and its bytes wait
/// outside of the worker's own memory, which never shrinks.
const AHEAD: u64 = 8 << 20;

/// Reads slices of a `Blob` or `File`, waiting for each: possible in a worker only.
pub(crate) struct FileSource {
    blob: Blob,
    reader: FileReaderSync,
    len: u64,
    /// Bytes that will be read in order.
    expected: Range<u64>,
    /// Where the bytes read ahead begin.
    ahead_from: u64,
    ahead: Uint8Array,
}

impl FileSource {
    /// Opens the file and reads its first byte, so that a folder or a removed file is told apart
    /// before anything else happens.
    ///
    /// # Errors
    /// [`FatalError::Directory`] or [`FatalError::Unreadable`].
    pub(crate) fn open(blob: Blob) -> Result<FileSource, FatalError> {
        let len = blob.size();
        let source = FileSource {
            reader: FileReaderSync::new().map_err(|_| FatalError::Unreadable)?,
            len: if len.is_finite() && len > 0.0 {
                len as u64
            } else {
                0
            },
            blob,
            expected: 0..0,
            ahead_from: 0,
            ahead: Uint8Array::new_with_length(0),
        };
        // A removed file may claim to have no bytes; only reading the whole of it tells.
        let first = match source.len {
            0 => source.reader.read_as_array_buffer(&source.blob).map(drop),
            _ => source.slice(0, 1).map(drop),
        };
        match first {
            Ok(_) => Ok(source),
            Err(_) if source.looks_like_directory() => Err(FatalError::Directory),
            Err(_) => Err(FatalError::Unreadable),
        }
    }

    /// A folder dropped on the page arrives as a file without type whose size is that of a
    /// directory entry, and cannot be read.
    fn looks_like_directory(&self) -> bool {
        let name = wasm_bindgen::JsCast::dyn_ref::<File>(&self.blob).map(File::name);
        let has_extension = name.is_some_and(|name| name.contains('.'));
        self.blob.type_().is_empty() && !has_extension && self.len.is_multiple_of(4096)
    }

    /// Bytes of the file; a file that shrank gives none.
    fn slice(&self, start: u64, end: u64) -> Result<Uint8Array, JsValue> {
        let slice = self.blob.slice_with_f64_and_f64(start as f64, end as f64)?;
        let buffer = self.reader.read_as_array_buffer(&slice)?;
        let bytes = Uint8Array::new(&buffer);
        // It gives less than its own length promised.
        if u64::from(bytes.length()) == end - start {
            Ok(bytes)
        } else {
            Err(JsValue::NULL)
        }
    }

    /// Bytes of the file, from what was read ahead where they are expected.
    fn bytes(&mut self, start: u64, end: u64) -> Result<Uint8Array, JsValue> {
        if start < self.expected.start || end > self.expected.end {
            return self.slice(start, end);
        }
        let ahead_to = self.ahead_from + u64::from(self.ahead.length());
        if start < self.ahead_from || end > ahead_to {
            let to = (start + AHEAD).max(end).min(self.expected.end);
            // Let go of before the next is read.
            self.ahead = Uint8Array::new_with_length(0);
            self.ahead = self.slice(start, to)?;
            self.ahead_from = start;
        }
        let within = |place: u64| (place - self.ahead_from) as u32;
        Ok(self.ahead.subarray(within(start), within(end)))
    }
}

impl Source for FileSource {
    fn len(&self) -> u64 {
        self.len
    }

    fn read_at(&mut self, offset: u64, buffer: &mut [u8]) -> Result<usize, SourceError> {
        let end = offset.saturating_add(buffer.len() as u64).min(self.len);
        if offset >= end {
            return Ok(0);
        }
        let bytes = self.bytes(offset, end).map_err(|_| SourceError)?;
        let read = bytes.length() as usize;
        let target = buffer.get_mut(..read).ok_or(SourceError)?;
        bytes.copy_to(target);
        Ok(read)
    }

    fn expect(&mut self, range: Range<u64>) {
        self.expected = range.start..range.end.min(self.len);
    }
}
