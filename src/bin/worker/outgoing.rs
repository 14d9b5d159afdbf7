//! A file on its way to the page.

use std::io::{self, Write};

use js_sys::Uint8Array;

/// Bytes that leave the worker's own memory as they are written: that memory never shrinks again.
#[derive(Default)]
pub(crate) struct OutgoingFile {
    parts: Vec<Uint8Array>,
    len: u32,
}

impl OutgoingFile {
    /// All of them in a row.
    pub(crate) fn joined(self) -> Uint8Array {
        let joined = Uint8Array::new_with_length(self.len);
        let mut place = 0;
        for part in self.parts {
            joined.set(&part, place);
            place += part.length();
        }
        joined
    }
}

impl Write for OutgoingFile {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        let len = u32::try_from(bytes.len()).ok();
        let len = len.and_then(|len| self.len.checked_add(len));
        self.len = len.ok_or(io::ErrorKind::FileTooLarge)?;
        self.parts.push(Uint8Array::from(bytes));
        Ok(bytes.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}
