//! Bytes of a source, and the records at the head of a text: what every reader of a file begins with.

use super::scanner::{Record, Scanner};
use super::{Encoding, FatalError, Plan, Source, TextFormat, dialect, encoding};

/// Bytes read at once where the caller does not say.
pub(super) const CHUNK: usize = 1 << 20;

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

/// The place of the first line feed.
pub(super) fn line_feed(bytes: &[u8]) -> Option<usize> {
    bytes.iter().position(|&byte| byte == b'\n')
}

/// Names of the columns, read from the head of the file.
pub(super) fn header(
    source: &mut dyn Source,
    format: TextFormat,
    plan: &Plan,
) -> Result<Vec<String>, FatalError> {
    let mut header = dialect::Header::new(plan);
    let mut names = Vec::new();
    each_record(source, format, 16 << 10, &mut |record| {
        if record.is_blank() {
            return true;
        }
        match header.take(|| record.texts()) {
            Some(found) => {
                names = found;
                false
            }
            None => true,
        }
    })?;
    Ok(names)
}

/// Calls back with every record of a text, read `chunk` bytes at a time, until it says false.
pub(super) fn each_record(
    source: &mut dyn Source,
    format: TextFormat,
    chunk: usize,
    goes_on: &mut dyn FnMut(&Record<'_>) -> bool,
) -> Result<(), FatalError> {
    let mut scanner = Scanner::of(format);
    let mut transcoder = encoding::Transcoder::new(format.encoding);
    let mut chunk = vec![0; chunk];
    let mut text = Vec::new();
    let mut place = 0;
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
            if !goes_on(&record) {
                return Ok(());
            }
        }
        if count == 0 {
            return Ok(());
        }
    }
}

/// Bytes of the mark in front of a text, where it names this encoding.
pub(super) fn mark_length(head: &[u8], encoding: Encoding) -> usize {
    match encoding::byte_order_mark(head) {
        Some((named, length)) if named == encoding => length,
        _ => 0,
    }
}
