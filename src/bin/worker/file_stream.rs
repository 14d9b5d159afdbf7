//! A file of the browser piece by piece, as its bytes come.
//!
//! Where the browser fills memory that is handed to it, this takes half the time of slices that are
//! waited for ([`crate::file_source`]): the same memory serves again and again, and the next bytes
//! come while the last are looked at.

use js_sys::{Array, Function, Object, Promise, Reflect, Uint8Array};
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::Blob;

/// The bytes of a blob, in order.
pub(crate) struct FileStream {
    /// A `ReadableStreamBYOBReader`.
    reader: JsValue,
    /// What the browser fills next.
    room: Uint8Array,
}

impl FileStream {
    /// A stream from a place on, which brings at most so many bytes at once; none where the browser
    /// fills no memory of others.
    pub(crate) fn open(blob: &Blob, from: u64, most: u32) -> Option<FileStream> {
        let rest = blob.slice_with_f64(from as f64).ok()?;
        let stream = call(&rest, "stream", &Array::new()).ok()?;
        let how = Object::new();
        Reflect::set(&how, &"mode".into(), &"byob".into()).ok()?;
        Some(FileStream {
            reader: call(&stream, "getReader", &Array::of1(&how)).ok()?,
            room: Uint8Array::new_with_length(most),
        })
    }

    /// Copies the next bytes to the front of `bytes` and says how many; none at the end.
    ///
    /// # Errors
    /// Whatever the browser throws when the file can no longer be read.
    pub(crate) async fn next(&mut self, bytes: &mut [u8]) -> Result<usize, JsValue> {
        let asked = call(&self.reader, "read", &Array::of1(&self.room))?;
        let answer = JsFuture::from(asked.dyn_into::<Promise>()?).await?;
        let is_done = Reflect::get(&answer, &"done".into())?.is_truthy();
        // The room comes back inside the answer; at the end it need not.
        let Ok(filled) = Reflect::get(&answer, &"value".into())?.dyn_into::<Uint8Array>() else {
            return Ok(0);
        };
        self.room = Uint8Array::new(&filled.buffer());
        let count = filled.length() as usize;
        match bytes.get_mut(..count) {
            Some(front) if !is_done => {
                filled.copy_to(front);
                Ok(count)
            }
            _ => Ok(0),
        }
    }

    /// Says that no more bytes are needed.
    pub(crate) fn end(self) {
        // Nothing depends on whether the browser lets go of the file at once.
        let _let_go = call(&self.reader, "cancel", &Array::new());
    }
}

fn call(of: &JsValue, method: &str, with: &Array) -> Result<JsValue, JsValue> {
    let method: Function = Reflect::get(of, &method.into())?.dyn_into()?;
    method.apply(of, with)
}
