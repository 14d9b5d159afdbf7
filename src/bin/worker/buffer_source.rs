//! Transferred buffers as the library's [`Source`]: read where they lie, without a copy in between.

use js_sys::{Array, ArrayBuffer, Uint8Array};
use kezhi::ingest::{Source, SourceError};
use wasm_bindgen::{JsCast, JsValue};

/// The bytes of an `ArrayBuffer`, or of several pieces one behind the other.
pub(crate) struct BufferSource(Vec<Uint8Array>);

impl BufferSource {
    /// The payload of a message, if it is a buffer or an array of pieces.
    pub(crate) fn of(payload: &JsValue) -> Option<BufferSource> {
        if let Some(buffer) = payload.dyn_ref::<ArrayBuffer>() {
            return Some(BufferSource(vec![Uint8Array::new(buffer)]));
        }
        let pieces = payload.dyn_ref::<Array>()?;
        let pieces = pieces.iter().map(|piece| piece.dyn_into().ok());
        pieces.collect::<Option<_>>().map(BufferSource)
    }
}

impl Source for BufferSource {
    fn len(&self) -> u64 {
        self.0.iter().map(|piece| u64::from(piece.length())).sum()
    }

    fn read_at(&mut self, offset: u64, buffer: &mut [u8]) -> Result<usize, SourceError> {
        let mut before = offset;
        let mut done = 0;
        for piece in &self.0 {
            let len = u64::from(piece.length());
            if before >= len {
                before -= len;
                continue;
            }
            let rest = buffer.get_mut(done..).ok_or(SourceError)?;
            let count = (len - before).min(rest.len() as u64);
            // Both lie within the piece, whose length is one.
            let (start, end) = (before as u32, (before + count) as u32);
            let target = rest.get_mut(..count as usize).ok_or(SourceError)?;
            piece.subarray(start, end).copy_to(target);
            done += count as usize;
            before = 0;
            if done == buffer.len() {
                break;
            }
        }
        Ok(done)
    }
}
