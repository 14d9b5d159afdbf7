//! A transferred buffer as the library's [`Source`]: read where it lies, without a copy in between.

use js_sys::{ArrayBuffer, Uint8Array};
use kezhi::ingest::{Source, SourceError};
use wasm_bindgen::{JsCast, JsValue};

/// The bytes of an `ArrayBuffer`.
pub(crate) struct BufferSource(Uint8Array);

impl BufferSource {
    /// The payload of a message, if it is a buffer.
    pub(crate) fn of(payload: &JsValue) -> Option<BufferSource> {
        payload
            .dyn_ref::<ArrayBuffer>()
            .map(|buffer| BufferSource(Uint8Array::new(buffer)))
    }
}

impl Source for BufferSource {
    fn len(&self) -> u64 {
        u64::from(self.0.length())
    }

    fn read_at(&mut self, offset: u64, buffer: &mut [u8]) -> Result<usize, SourceError> {
        let start = u32::try_from(offset).map_err(|_| SourceError)?;
        let wanted = u32::try_from(buffer.len()).unwrap_or(u32::MAX);
        let end = start.saturating_add(wanted).min(self.0.length());
        let slice = self.0.subarray(start.min(end), end);
        let count = slice.length() as usize;
        slice.copy_to(buffer.get_mut(..count).ok_or(SourceError)?);
        Ok(count)
    }
}
