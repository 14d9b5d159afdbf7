//! Reading one range of a file into a [`Partial`].

use std::ops::Range;

use super::fold::Fold;
use super::partial::Partial;
use super::scanner::Scanner;
use super::{
    Encoding, FatalError, Format, Plan, Progress, Source, TextFormat, dialect, encoding, html,
    range, workbook,
};

/// Bytes a range may run past its end inside quotes before it is given up.
const OVERRUN: u64 = 4 << 20;
/// Bytes looked at before the rows in them are taken: they stay close to the processor meanwhile.
const BLOCK: usize = 64 << 10;
/// Records taken in one call. A browser compiles a function anew, and well, while it is being called, but
/// takes the better code only at the next call.
const ROWS_A_CALL: usize = 256;
/// Bytes read at once where the caller does not say.
pub(super) const CHUNK: usize = 1 << 20;

/// Where the first record of a range is.
#[derive(Debug, Clone, Copy)]
pub(super) enum Start {
    /// Behind the first line feed at or after the place before this one; a guess, because the line
    /// feed may stand inside quotes.
    Guess(u64),
    /// Here.
    Exact(u64),
}

/// Reads the records that begin in `range`, at most `chunk_bytes` at a time.
///
/// A range that does not begin at 0 starts behind the first line feed, as if outside quotes; every
/// range goes on to the first line feed at or behind its end that stands outside quotes.
/// [`super::merge`] sees from the places where ranges began and ended which guesses were wrong, and
/// reads only those again.
///
/// `progress` counts the bytes of this range.
///
/// # Errors
/// [`FatalError::MissingRoles`], [`FatalError::Unreadable`], and for workbooks those of opening
/// one.
pub fn scan_range(
    source: &mut dyn Source,
    plan: &Plan,
    range: Range<u64>,
    chunk_bytes: usize,
    progress: &mut dyn FnMut(Progress),
) -> Result<Partial, FatalError> {
    let start = match range.start {
        0 => Start::Exact(0),
        place => Start::Guess(place),
    };
    scan(source, plan, start, range.end, chunk_bytes, true, progress)
}

/// Reads from `start` to the end of the record at `asked_end`. `may_abandon` allows giving up a
/// range that seems to have begun inside quotes.
pub(super) fn scan(
    source: &mut dyn Source,
    plan: &Plan,
    start: Start,
    asked_end: u64,
    chunk_bytes: usize,
    may_abandon: bool,
    progress: &mut dyn FnMut(Progress),
) -> Result<Partial, FatalError> {
    let missing = plan.missing();
    if !missing.is_empty() {
        return Err(FatalError::MissingRoles { roles: missing });
    }
    let len = source.len();
    let first = matches!(start, Start::Exact(0));
    let asked_end = if range::is_splittable(plan) {
        asked_end.min(len)
    } else if first {
        len
    } else {
        return Ok(Partial::empty(len, len));
    };
    let format = match &plan.format {
        Format::Sheet(sheet) => return workbook::scan(source, plan, *sheet, progress),
        Format::Html(format) => return html::scan(source, plan, *format, progress),
        Format::Text(format) => *format,
    };
    let chunk_bytes = chunk_bytes.max(1);
    let start = match start {
        Start::Exact(place) => place,
        Start::Guess(place) => after_line_feed(source, place.saturating_sub(1), chunk_bytes)?,
    };
    let mut out = Partial::empty(start, asked_end);
    if start >= len || (!first && start > asked_end) || (start == asked_end && asked_end < len) {
        return Ok(out);
    }
    out.columns = header(source, format, plan)?;
    let skip = match plan.header_row {
        Some(row) if first => row + 1,
        _ => 0,
    };
    let Some(fold) = Fold::new(plan, skip, out) else {
        return Err(FatalError::MissingRoles {
            roles: plan.missing(),
        });
    };
    let mut reader = TextReader::new(format, fold, start);
    if first {
        reader.skip_byte_order_mark(source)?;
    }
    let mut chunk = vec![0; chunk_bytes];
    source.expect(reader.place..asked_end);
    let total = asked_end - start;
    let mut is_room_made = false;
    loop {
        let bulk = if asked_end == len {
            u64::MAX
        } else {
            (asked_end - 1).saturating_sub(reader.place)
        };
        if bulk > 0 {
            let most = chunk_bytes.min(usize::try_from(bulk).unwrap_or(usize::MAX));
            let count = read(source, reader.place, &mut chunk[..most])?;
            if count == 0 {
                reader.finish();
                break;
            }
            reader.push(&chunk[..count]);
            if !is_room_made {
                is_room_made = true;
                // A little more than as many lines for the rest as there were for these bytes. The
                // lines of the other ranges join those of the first, so that its rest is the file.
                let end = if first { len } else { asked_end };
                let rest = end.saturating_sub(reader.place) as f64;
                let so_far = (reader.place - start).max(1) as f64;
                reader.fold.expect(rest / so_far * 1.03);
            }
        } else {
            let count = read(source, reader.place, &mut chunk)?;
            if count == 0 {
                reader.finish();
                break;
            }
            if reader.push_lines(&chunk[..count]) {
                break;
            }
            if may_abandon && reader.place > asked_end + OVERRUN {
                reader.fold.partial().abandoned = true;
                break;
            }
        }
        progress(Progress {
            bytes_done: (reader.place - start).min(total),
            bytes_total: total,
            rows: reader.fold.partial().read,
        });
    }
    if reader.is_short(len) {
        return Err(FatalError::Unreadable);
    }
    let partial = reader.into_partial();
    progress(Progress {
        bytes_done: total,
        bytes_total: total,
        rows: partial.read,
    });
    Ok(partial)
}

/// Reads from a source, whose errors all mean the same.
pub(super) fn read(
    source: &mut dyn Source,
    place: u64,
    buffer: &mut [u8],
) -> Result<usize, FatalError> {
    source
        .read_at(place, buffer)
        .map(|count| count.min(buffer.len()))
        .map_err(|_| FatalError::Unreadable)
}

/// The place behind the first line feed at or after `place`, or the end of the file.
fn after_line_feed(
    source: &mut dyn Source,
    mut place: u64,
    chunk_bytes: usize,
) -> Result<u64, FatalError> {
    let mut chunk = vec![0; chunk_bytes.min(64 << 10)];
    loop {
        let count = read(source, place, &mut chunk)?;
        if count == 0 {
            return Ok(source.len());
        }
        if let Some(found) = line_feed(&chunk[..count]) {
            return Ok(place + found as u64 + 1);
        }
        place += count as u64;
    }
}

fn line_feed(bytes: &[u8]) -> Option<usize> {
    bytes.iter().position(|&byte| byte == b'\n')
}

/// Names of the columns, read from the head of the file.
pub(super) fn header(
    source: &mut dyn Source,
    format: TextFormat,
    plan: &Plan,
) -> Result<Vec<String>, FatalError> {
    let mut scanner = Scanner::new(format.delimiter);
    let mut transcoder = encoding::Transcoder::new(format.encoding);
    let mut chunk = vec![0; 16 << 10];
    let mut text = Vec::new();
    let mut place = 0;
    let mut header = dialect::Header::new(plan);
    loop {
        let count = read(source, place, &mut chunk)?;
        let mut bytes = &chunk[..count];
        if place == 0 {
            bytes = &bytes[mark_length(bytes, format.encoding)..];
        }
        place += count as u64;
        text.clear();
        transcoder.push(bytes, count == 0, &mut text);
        scanner.feed(&text);
        if count == 0 {
            scanner.finish();
        }
        while let Some(record) = scanner.next() {
            if record.is_blank() {
                continue;
            }
            if let Some(names) = header.take(|| record.texts()) {
                return Ok(names);
            }
        }
        if count == 0 {
            return Ok(Vec::new());
        }
    }
}

fn mark_length(head: &[u8], encoding: Encoding) -> usize {
    match encoding::byte_order_mark(head) {
        Some((named, length)) if named == encoding => length,
        _ => 0,
    }
}

/// Bytes of a text through transcoder and scanner into the fold.
struct TextReader {
    encoding: Encoding,
    transcoder: encoding::Transcoder,
    scanner: Scanner,
    fold: Fold,
    text: Vec<u8>,
    /// Next byte to read.
    place: u64,
    /// The scanner may hold a byte that is not ASCII.
    has_high: bool,
    /// The end of the file was reached.
    is_finished: bool,
}

impl TextReader {
    fn new(format: TextFormat, fold: Fold, place: u64) -> TextReader {
        TextReader {
            encoding: format.encoding,
            transcoder: encoding::Transcoder::new(format.encoding),
            scanner: Scanner::new(format.delimiter),
            fold,
            text: Vec::new(),
            place,
            has_high: false,
            is_finished: false,
        }
    }

    fn skip_byte_order_mark(&mut self, source: &mut dyn Source) -> Result<(), FatalError> {
        let mut head = [0; 4];
        let count = read(source, 0, &mut head)?;
        self.place += mark_length(&head[..count], self.encoding) as u64;
        Ok(())
    }

    /// Takes the next bytes of the file.
    fn push(&mut self, bytes: &[u8]) {
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
    fn push_lines(&mut self, mut bytes: &[u8]) -> bool {
        while let Some(found) = line_feed(bytes) {
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
    fn finish(&mut self) {
        self.is_finished = true;
        let mut text = Vec::new();
        self.transcoder.push(b"", true, &mut text);
        self.scan(&text);
        self.scanner.finish();
        self.drain();
        let (swallowed, lines) = (self.scanner.unclosed(), self.scanner.lines());
        if swallowed > 0 {
            self.fold.partial().issues.swallowed(swallowed, lines);
        }
    }

    /// True when the bytes ended before the file should have: it was cut while it was read.
    fn is_short(&self, len: u64) -> bool {
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
            self.fold.row(record.line, &record, undecodable);
        }
        true
    }

    fn into_partial(self) -> Partial {
        let mut partial = self.fold.into_partial();
        partial.end = self.place;
        partial.lines = self.scanner.lines();
        partial
    }
}

/// Looks whether a record is text in its encoding; true when it holds characters that are not.
#[inline(never)]
fn check(bytes: &[u8], encoding: Encoding, evidence: &mut super::partial::TextEvidence) -> bool {
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
