//! A record: cells as slices of the scanner's buffer.

use crate::ingest::span::Span;

/// A record, valid until the scanner is asked for the next.
#[derive(Debug, Clone, Copy)]
pub(in crate::ingest) struct Record<'a> {
    pub(super) bytes: &'a [u8],
    pub(super) cells: &'a [Span],
    /// Line ends before the record since the scanner began.
    pub(in crate::ingest) line: u64,
}

impl<'a> Record<'a> {
    /// How many cells.
    pub(in crate::ingest) fn width(&self) -> usize {
        self.cells.len()
    }

    /// The bytes of the record without its line end, quotes included.
    pub(in crate::ingest) fn bytes(&self) -> &'a [u8] {
        self.bytes
    }

    /// The text of a cell. Only a cell with doubled quotes is copied, into `scratch`.
    #[inline]
    pub(in crate::ingest) fn cell<'s>(
        &self,
        column: usize,
        scratch: &'s mut Vec<u8>,
    ) -> Option<&'s [u8]>
    where
        'a: 's,
    {
        let span = self.cells.get(column)?;
        let raw = self
            .bytes
            .get(span.start as usize..span.end as usize)
            .unwrap_or_default();
        if !span.escaped {
            return Some(raw);
        }
        scratch.clear();
        unescape(raw, scratch);
        Some(scratch)
    }

    /// True when every cell is blank.
    #[inline]
    pub(in crate::ingest) fn is_blank(&self) -> bool {
        match self.bytes.first() {
            None => true,
            Some(byte) if byte.is_ascii_alphanumeric() => false,
            Some(_) => self.cells.iter().all(|span| {
                let raw = self
                    .bytes
                    .get(span.start as usize..span.end as usize)
                    .unwrap_or_default();
                crate::ingest::letters::trim(raw).is_empty()
            }),
        }
    }

    /// All cells as text; bytes that are no UTF-8 are replaced.
    pub(in crate::ingest) fn texts(&self) -> Vec<String> {
        let mut scratch = Vec::new();
        (0..self.width())
            .filter_map(|column| {
                let cell = self.cell(column, &mut scratch)?;
                Some(String::from_utf8_lossy(cell).into_owned())
            })
            .collect()
    }
}

/// The text of a quoted cell from behind its opening quote.
fn unescape(raw: &[u8], out: &mut Vec<u8>) {
    let mut inside = true;
    let mut bytes = raw.iter().copied().peekable();
    while let Some(byte) = bytes.next() {
        if byte == b'"' && inside {
            if bytes.peek() == Some(&b'"') {
                bytes.next();
                out.push(b'"');
            } else {
                inside = false;
            }
        } else {
            out.push(byte);
        }
    }
}
