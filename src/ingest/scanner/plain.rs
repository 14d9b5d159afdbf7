//! Records without a quote, one after the other: what nearly every record of nearly every file is.
//!
//! The place of the next mark stays in registers from record to record, and cells are only the places
//! where they end. What is met besides, [`Scanner::next`] takes.

use super::marks::Marks;
use super::{Scanner, State};

/// The beginning of a record that is looked at again when more bytes come is at most so long.
const LONGEST_WAIT: usize = 64 << 10;

/// A record without quotes that is there to its end.
#[derive(Debug, Clone, Copy)]
pub(in crate::ingest) struct Plain<'a> {
    buffer: &'a [u8],
    /// Where the record begins in the buffer.
    start: usize,
    /// Where its cells end in the buffer; the next begins one byte behind.
    ends: &'a [u32],
    /// Line ends before the record since the scanner began.
    pub(in crate::ingest) line: u64,
}

impl<'a> Plain<'a> {
    /// How many cells.
    #[inline]
    pub(in crate::ingest) fn width(&self) -> usize {
        self.ends.len()
    }

    /// The bytes of the record without its line end.
    #[inline]
    pub(in crate::ingest) fn bytes(&self) -> &'a [u8] {
        let end = self.ends.last().copied().unwrap_or_default();
        self.buffer
            .get(self.start..end as usize)
            .unwrap_or_default()
    }

    /// The text of a cell.
    #[inline]
    pub(in crate::ingest) fn cell(&self, column: usize) -> Option<&'a [u8]> {
        let end = *self.ends.get(column)?;
        let start = match column.checked_sub(1) {
            Some(before) => *self.ends.get(before)? as usize + 1,
            None => self.start,
        };
        self.buffer.get(start..end as usize)
    }

    /// True when every cell is blank.
    #[inline]
    pub(in crate::ingest) fn is_blank(&self) -> bool {
        match self.bytes().first() {
            None => true,
            Some(byte) if byte.is_ascii_alphanumeric() => false,
            Some(_) => (0..self.width()).all(|column| {
                self.cell(column)
                    .is_none_or(|cell| crate::ingest::letters::trim(cell).is_empty())
            }),
        }
    }
}

impl Scanner {
    /// Hands out the next records, at most so many, as long as each is plain and there to its end;
    /// says how many it was. What comes then is for [`Scanner::next`].
    #[inline]
    pub(in crate::ingest) fn plain_records(
        &mut self,
        most: usize,
        mut take: impl FnMut(&Plain<'_>),
    ) -> usize {
        self.forget_taken();
        self.waits = false;
        let is_at_start =
            self.state == State::CellStart && self.cells.is_empty() && self.pos == self.start;
        if self.collapses || self.cuts.is_some() || !is_at_start {
            return 0;
        }
        if self.after_cr {
            match self.buffer.get(self.pos) {
                None => return 0,
                Some(b'\n') => self.pos += 1,
                Some(_) => {}
            }
            self.after_cr = false;
        }
        let (buffer, delimiter) = (&self.buffer[..], self.delimiter);
        let mut ends = std::mem::take(&mut self.ends);
        let mut start = self.pos;
        let (mut block, mut left) = self.marks.at(start);
        let mut taken = 0;
        'records: while taken < most {
            let mut width = 0;
            let end = loop {
                while left == 0 {
                    block += 1;
                    match self.marks.block(block) {
                        Some(marks) => left = marks,
                        None => {
                            self.waits = buffer.len() - start <= LONGEST_WAIT;
                            break 'records;
                        }
                    }
                }
                let place = Marks::place(block, left);
                let Some(&byte) = buffer.get(place) else {
                    break 'records;
                };
                if byte == b'"' {
                    break 'records;
                }
                left &= left - 1;
                match ends.get_mut(width) {
                    Some(end) => *end = place as u32,
                    None => ends.push(place as u32),
                }
                width += 1;
                if byte != delimiter {
                    break place;
                }
            };
            take(&Plain {
                buffer,
                start,
                ends: ends.get(..width).unwrap_or_default(),
                line: self.lines + taken as u64,
            });
            taken += 1;
            start = end + 1;
            if buffer.get(end) == Some(&b'\r') {
                match buffer.get(start) {
                    Some(b'\n') => start += 1,
                    Some(_) => {}
                    // Whether a line feed follows, the next bytes tell.
                    None => {
                        self.after_cr = true;
                        break;
                    }
                }
                (block, left) = self.marks.at(start);
            }
        }
        self.ends = ends;
        self.lines += taken as u64;
        self.pos = start;
        self.start = start;
        taken
    }

    /// True when what is left is the beginning of a record that looks plain so far: more bytes will
    /// make it one. Meaningful after [`Scanner::plain_records`] gave fewer than it might.
    pub(in crate::ingest) fn waits_for_more(&self) -> bool {
        self.waits && !self.finished
    }
}

/// The two kinds of records give the same.
#[cfg(test)]
mod tests {
    use super::super::Record;
    use super::*;
    use crate::ingest::Delimiter;

    type Row = (u64, Vec<String>, bool);

    fn row(line: u64, width: usize, is_blank: bool, cell: impl Fn(usize) -> Vec<u8>) -> Row {
        let text = |column| String::from_utf8_lossy(&cell(column)).into_owned();
        (line, (0..width).map(text).collect(), is_blank)
    }

    fn of(record: &Record<'_>) -> Row {
        row(record.line, record.width(), record.is_blank(), |column| {
            record
                .cell(column, &mut Vec::new())
                .unwrap_or_default()
                .to_vec()
        })
    }

    /// Rows, plain ones taken as such where `takes_plain`, and how many lines were passed.
    fn rows(text: &[u8], chunk: usize, takes_plain: bool) -> (Vec<Row>, u64, usize) {
        let mut scanner = Scanner::new(Delimiter::Comma);
        let mut rows = Vec::new();
        let mut plain = 0;
        for chunk in text.chunks(chunk).map(Some).chain([None]) {
            match chunk {
                Some(chunk) => scanner.feed(chunk),
                None => scanner.finish(),
            }
            loop {
                // As many calls as it takes.
                let mut goes_on = takes_plain;
                while goes_on {
                    let taken = scanner.plain_records(3, |it| {
                        let cell = |column| it.cell(column).unwrap_or_default().to_vec();
                        rows.push(row(it.line, it.width(), it.is_blank(), cell));
                    });
                    plain += taken;
                    goes_on = taken == 3;
                }
                if takes_plain && scanner.waits_for_more() {
                    break;
                }
                match scanner.next() {
                    Some(record) => rows.push(of(&record)),
                    None => break,
                }
            }
        }
        (rows, scanner.lines(), plain)
    }

    #[test]
    fn plain_records_are_what_they_are_taken_one_by_one() {
        let text = "a,b\n1,2,3\r\n\r\n , \r4,\"5\n6\"\n7,8\"9\r\n\"\",x\n10,11\n12,13\r14,15\n16,17\n,\nlast,one";
        for chunk in 1..=text.len() {
            let (one_by_one, lines, _) = rows(text.as_bytes(), chunk, false);
            let (taken, lines_taken, plain) = rows(text.as_bytes(), chunk, true);
            assert_eq!(taken, one_by_one, "chunks of {chunk}");
            assert_eq!(lines_taken, lines, "chunks of {chunk}");
            // A chunk that ends within a record makes it no other kind of record.
            assert!(plain >= 9, "{plain} of chunks of {chunk}");
        }
    }
}
