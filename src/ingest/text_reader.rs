//! Bytes of a text through transcoder and scanner into the fold.

use super::fold::Fold;
use super::partial::{Partial, TextEvidence, shorten};
use super::reading::{self, read};
use super::scanner::Scanner;
use super::{
    Delimiter, Encoding, FatalError, IssueExample, IssueKind, Quotes, Source, TextFormat, encoding,
    escapes, unclosed,
};

/// Bytes looked at before the rows in them are taken: they stay close to the processor meanwhile.
const BLOCK: usize = 64 << 10;
/// Records taken in one call. A browser compiles a function anew, and well, while it is being called, but
/// takes the better code only at the next call.
const ROWS_A_CALL: usize = 256;

/// Reads a text that is handed over in order.
pub(super) struct TextReader {
    encoding: Encoding,
    delimiter: Delimiter,
    /// Quotes are doubled where they stand in a quoted cell.
    doubles: bool,
    /// A quote may hold what cuts cells and records.
    has_quotes: bool,
    transcoder: encoding::Transcoder,
    scanner: Scanner,
    pub(super) fold: Fold,
    text: Vec<u8>,
    /// Next byte to read.
    pub(super) place: u64,
    /// The scanner may hold a byte that is not ASCII.
    has_high: bool,
    /// The end of the file was reached.
    is_finished: bool,
}

impl TextReader {
    pub(super) fn new(format: TextFormat, fold: Fold, place: u64) -> TextReader {
        TextReader {
            encoding: format.encoding,
            delimiter: format.delimiter,
            has_quotes: format.quotes != Quotes::Plain,
            doubles: format.quotes == Quotes::Doubled,
            transcoder: encoding::Transcoder::new(format.encoding),
            scanner: Scanner::of(format),
            fold,
            text: Vec::new(),
            place,
            has_high: false,
            is_finished: false,
        }
    }

    pub(super) fn skip_byte_order_mark(
        &mut self,
        source: &mut dyn Source,
    ) -> Result<(), FatalError> {
        let mut head = [0; 4];
        let count = read(source, 0, &mut head)?;
        self.place += reading::mark_length(&head[..count], self.encoding) as u64;
        Ok(())
    }

    /// Takes the next bytes of the file.
    pub(super) fn push(&mut self, bytes: &[u8]) {
        self.place += bytes.len() as u64;
        if self.transcoder.is_identity() {
            self.scan(bytes);
        } else {
            let mut text = std::mem::take(&mut self.text);
            text.clear();
            self.transcoder.push(bytes, false, &mut text);
            self.scan(&text);
            self.text = text;
        }
    }

    /// Takes the next bytes line by line; true when a line ended outside any record.
    pub(super) fn push_lines(&mut self, mut bytes: &[u8]) -> bool {
        while let Some(found) = reading::line_feed(bytes) {
            let (line, rest) = bytes.split_at(found + 1);
            self.push(line);
            if self.scanner.is_between_records() && self.fold.is_in_body() {
                return true;
            }
            bytes = rest;
        }
        self.push(bytes);
        false
    }

    /// Says that the file ends here.
    pub(super) fn finish(&mut self) {
        self.is_finished = true;
        let mut text = Vec::new();
        self.transcoder.push(b"", true, &mut text);
        self.scan(&text);
        // What is complete goes first: the rest is one record.
        self.scanner.feed(b"");
        while self.any_row() {}
        let swallowed = match self.has_quotes {
            true => unclosed::swallowed(self.scanner.waiting(), self.delimiter),
            false => Vec::new(),
        };
        let start = self.scanner.start_of_open();
        self.scanner.finish();
        if swallowed.is_empty() {
            self.drain();
            return;
        }
        while self.scanner.next().is_some() {}
        let out = self.fold.partial();
        out.read += swallowed.len() as u64;
        unclosed::set_aside(swallowed, start, &mut out.issues, &mut out.aside);
    }

    /// True when the bytes ended before the file should have: it was cut while it was read.
    pub(super) fn is_short(&self, len: u64) -> bool {
        self.is_finished && self.place < len
    }

    fn scan(&mut self, text: &[u8]) {
        for block in text.chunks(BLOCK) {
            self.scan_block(block);
        }
    }

    fn scan_block(&mut self, text: &[u8]) {
        // What waits is short but for a record that does not end; that is not looked at again.
        let waiting = self.scanner.waiting();
        let still_high = self.has_high && (waiting.len() > 64 << 10 || !waiting.is_ascii());
        self.scanner.feed(text);
        self.has_high = still_high || self.scanner.was_fed_high();
        self.drain();
    }

    fn drain(&mut self) {
        loop {
            while self.plain_rows() {}
            // Nearly every block of bytes ends within a record; it is taken with the next block.
            if self.scanner.waits_for_more() || !self.any_row() {
                break;
            }
        }
    }

    /// Takes the next records as long as they are plain, a few at a time; true when there may be more.
    #[inline(never)]
    fn plain_rows(&mut self) -> bool {
        let (fold, encoding, has_high) = (&mut self.fold, self.encoding, self.has_high);
        let taken = self.scanner.plain_records(ROWS_A_CALL, |record| {
            let undecodable = has_high && check(record.bytes(), encoding, &mut fold.partial().text);
            if !record.is_blank() {
                fold.row(record.line, record, undecodable);
            }
        });
        taken == ROWS_A_CALL
    }

    /// Takes the next record, whatever it is; false when there is none.
    #[inline(never)]
    fn any_row(&mut self) -> bool {
        let Some(record) = self.scanner.next() else {
            return false;
        };
        let undecodable =
            self.has_high && check(record.bytes(), self.encoding, &mut self.fold.partial().text);
        if !record.is_blank() {
            if self.has_quotes && self.fold.is_in_body() {
                let out = self.fold.partial();
                let lines = unclosed::paired(record.bytes(), self.delimiter, out.columns.len());
                if !lines.is_empty() {
                    out.read += lines.len() as u64;
                    unclosed::set_aside(lines, record.line, &mut out.issues, &mut out.aside);
                    return true;
                }
            }
            if self.doubles && escapes::is_met(record.bytes(), self.delimiter) {
                let issues = &mut self.fold.partial().issues;
                issues.add(IssueKind::EscapedQuote, || IssueExample {
                    line: record.line,
                    column: None,
                    found: shorten(record.bytes()),
                });
            }
            self.fold.row(record.line, &record, undecodable);
        }
        true
    }

    pub(super) fn into_partial(self) -> Partial {
        let mut partial = self.fold.into_partial();
        partial.end = self.place;
        partial.lines = self.scanner.lines();
        partial
    }
}

/// Looks whether a record is text in its encoding; true when it holds characters that are not.
#[inline(never)]
fn check(bytes: &[u8], encoding: Encoding, evidence: &mut TextEvidence) -> bool {
    if bytes.is_ascii() {
        return false;
    }
    let high = encoding::count_high(bytes);
    evidence.high += high;
    if encoding == Encoding::Utf8 && std::str::from_utf8(bytes).is_err() {
        evidence.high_invalid += high;
        evidence.keep(bytes);
        evidence.keep(b"\n");
        return true;
    }
    bytes
        .iter()
        .enumerate()
        .any(|(index, &byte)| byte == 0xef && bytes[index..].starts_with("\u{fffd}".as_bytes()))
}
