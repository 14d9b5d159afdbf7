//! A file of the browser as the library's [`Source`].

use js_sys::Uint8Array;
use kezhi::ingest::{FatalError, Source, SourceError};
use wasm_bindgen::JsValue;
use web_sys::{Blob, File, FileReaderSync};

/// Reads slices of a `Blob` or `File`, waiting for each: possible in a worker only.
pub(crate) struct FileSource {
    blob: Blob,
    reader: FileReaderSync,
    len: u64,
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

    fn slice(&self, start: u64, end: u64) -> Result<Uint8Array, JsValue> {
        let slice = self.blob.slice_with_f64_and_f64(start as f64, end as f64)?;
        let buffer = self.reader.read_as_array_buffer(&slice)?;
        Ok(Uint8Array::new(&buffer))
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
        let bytes = self.slice(offset, end).map_err(|_| SourceError)?;
        let read = bytes.length() as usize;
        // A file that shrank gives less than its own length promised.
        if read as u64 != end - offset {
            return Err(SourceError);
        }
        let target = buffer.get_mut(..read).ok_or(SourceError)?;
        bytes.copy_to(target);
        Ok(read)
    }
}
