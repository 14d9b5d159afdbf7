//! Records and cells of delimited UTF-8 text, chunk by chunk.
//!
//! A record ends at LF, CR LF or a CR alone, whichever comes; files of any of the three, and files
//! that mix them, need no decision beforehand. A cell that begins with a quote runs to the closing
//! quote, a doubled quote is one quote, and text after the closing quote belongs to the cell. A
//! quote anywhere else is an ordinary character. Every sequence of bytes has exactly one reading.
//!
//! [`marks`] finds delimiters, line ends and quotes many bytes at a time; the scanner goes from mark
//! to mark and never looks at what lies between. It keeps its state between chunks, so any chunk
//! size gives the same records. Cells are slices of the buffer.

mod marks;
mod plain;
mod record;

use marks::Marks;

pub(super) use plain::Plain;
pub(super) use record::Record;

use super::escapes::Escapes;
use super::span::Span;
use super::{Cuts, Delimiter, Quotes, TextFormat};

/// Reads records out of the bytes fed to it.
#[derive(Debug)]
pub(super) struct Scanner {
    delimiter: u8,
    /// A run of delimiters counts as one, at the ends of a record as none.
    collapses: bool,
    /// Nothing is a delimiter or a quote: a record is a line, whose cells begin at these places.
    cuts: Option<Cuts>,
    /// A cell may begin with a quote that holds what cuts cells and records.
    has_quotes: bool,
    /// Where quotes are escaped by a backslash.
    escapes: Option<Escapes>,
    buffer: Vec<u8>,
    marks: Marks,
    /// Start of the open record in the buffer.
    start: usize,
    /// Next byte to look at.
    pos: usize,
    /// Start of the open cell, relative to the record.
    cell_start: usize,
    /// The open cell holds a doubled quote or text after its closing quote.
    escaped: bool,
    state: State,
    cells: Vec<Span>,
    /// Where the cells of a plain record end.
    ends: Vec<u32>,
    /// The last record ended with CR: a following LF belongs to it.
    after_cr: bool,
    /// Line ends before the open record.
    lines: u64,
    /// Line ends inside the open record.
    lines_inside: u64,
    /// Line ends swallowed by a quote that the file never closes.
    unclosed: u64,
    /// Cells with text behind their closing quote.
    astray: u64,
    finished: bool,
    /// See [`Scanner::waits_for_more`].
    waits: bool,
    /// The record handed out last is still in front of `start`.
    taken: bool,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum State {
    CellStart,
    Plain,
    Quoted,
    /// A quote was met inside a quoted cell: the end of it, or half of a doubled quote.
    QuoteSeen,
}

impl Scanner {
    /// A scanner at the start of a record, outside quotes.
    pub(super) fn new(delimiter: Delimiter) -> Scanner {
        let collapses = delimiter.collapses();
        let (needles, cuts) = match (delimiter, delimiter.byte()) {
            (Delimiter::Places(cuts), _) => ([b'\n', b'\n', b'\r', b'\r'], Some(cuts)),
            (_, byte) => ([byte.unwrap_or(b'\n'), b'\n', b'\r', b'"'], None),
        };
        Scanner {
            // A byte that is never looked for ends no cell.
            delimiter: delimiter.byte().unwrap_or_default(),
            collapses,
            has_quotes: cuts.is_none(),
            cuts,
            escapes: None,
            buffer: Vec::new(),
            marks: Marks::new(needles),
            start: 0,
            pos: 0,
            cell_start: 0,
            escaped: false,
            state: State::CellStart,
            cells: Vec::new(),
            ends: Vec::new(),
            after_cr: false,
            lines: 0,
            lines_inside: 0,
            unclosed: 0,
            astray: 0,
            finished: false,
            waits: false,
            taken: false,
        }
    }

    /// As [`Scanner::new`], for a text of this dialect.
    pub(super) fn of(format: TextFormat) -> Scanner {
        let mut scanner = Scanner::new(format.delimiter);
        scanner.escapes = (format.quotes == Quotes::Escaped).then(Escapes::default);
        if format.quotes == Quotes::Plain {
            scanner.has_quotes = false;
            // A quote that is not looked for ends and begins nothing.
            let byte = format.delimiter.byte().unwrap_or(b'\n');
            scanner.marks = Marks::new([byte, b'\n', b'\r', b'\r']);
        }
        scanner
    }

    /// Appends bytes.
    pub(super) fn feed(&mut self, bytes: &[u8]) {
        self.forget_taken();
        let cut = Marks::whole_blocks(self.start);
        if cut > 0 {
            self.buffer.drain(..cut);
            self.marks.forget(cut);
            self.pos -= cut;
            self.start -= cut;
        }
        match &mut self.escapes {
            None => self.buffer.extend_from_slice(bytes),
            Some(escapes) => escapes.append(bytes, &mut self.buffer),
        }
        self.marks.extend(&self.buffer);
    }

    /// Says that no more bytes will come.
    pub(super) fn finish(&mut self) {
        if let Some(escapes) = &mut self.escapes {
            escapes.release(&mut self.buffer);
            self.marks.extend(&self.buffer);
        }
        self.finished = true;
    }

    /// True outside any record. Meaningful after [`Scanner::next`] gave none.
    pub(super) fn is_between_records(&self) -> bool {
        self.pos == self.buffer.len()
            && self.pos == self.start
            && self.cells.is_empty()
            && self.state == State::CellStart
            && !self.taken
    }

    /// True when a byte of those fed last, or close before them, is not ASCII.
    pub(super) fn was_fed_high(&self) -> bool {
        self.marks.has_high()
    }

    /// Bytes in the buffer not yet handed out in a record.
    pub(super) fn waiting(&self) -> &[u8] {
        &self.buffer[self.start..]
    }

    /// Line ends inside a quote that was still open at the end of the file.
    pub(super) fn unclosed(&self) -> u64 {
        self.unclosed
    }

    /// Cells in which text follows the closing quote.
    pub(super) fn astray(&self) -> u64 {
        self.astray
    }

    /// Line ends in front of the open record.
    pub(super) fn start_of_open(&self) -> u64 {
        self.lines
    }

    /// Line ends passed so far; complete after the last record.
    pub(super) fn lines(&self) -> u64 {
        self.lines + self.lines_inside
    }

    fn forget_taken(&mut self) {
        if self.taken {
            self.taken = false;
            self.start = self.pos;
            self.cells.clear();
            self.lines += self.lines_inside;
            self.lines_inside = 0;
        }
    }

    #[inline]
    fn push_cell(&mut self, end: usize) {
        self.cells.push(Span {
            start: self.cell_start as u32,
            end: end as u32,
            escaped: self.escaped,
        });
        self.escaped = false;
        self.state = State::CellStart;
    }

    /// The next complete record, blank ones included; none when more bytes are needed.
    #[inline(never)]
    pub(super) fn next(&mut self) -> Option<Record<'_>> {
        self.forget_taken();
        if self.after_cr && self.pos < self.buffer.len() {
            self.after_cr = false;
            if self.buffer[self.pos] == b'\n' {
                self.pos += 1;
                self.start = self.pos;
            }
        }
        let end = self.advance()?;
        self.taken = true;
        let bytes = self.buffer.get(self.start..end).unwrap_or_default();
        if let Some(cuts) = &self.cuts {
            cuts.cut(bytes, &mut self.cells);
        }
        Some(Record {
            bytes,
            cells: &self.cells,
            line: self.lines,
        })
    }

    /// Goes on to the end of the record and returns where its bytes end.
    #[inline]
    fn advance(&mut self) -> Option<usize> {
        if self.state == State::CellStart
            && !self.collapses
            && let Some(end) = self.plain_cells()
        {
            return Some(end);
        }
        self.step_by_step()
    }

    /// Takes cells as long as no quote is met and all of each is there; returns the end of the record
    /// if it came to that.
    #[inline(always)]
    fn plain_cells(&mut self) -> Option<usize> {
        let mut pos = self.pos;
        while let Some(place) = self.marks.next(pos) {
            let byte = *self.buffer.get(place)?;
            if byte == b'"' {
                break;
            }
            self.cells.push(Span {
                start: (pos - self.start) as u32,
                end: (place - self.start) as u32,
                escaped: false,
            });
            pos = place + 1;
            if byte != self.delimiter {
                self.pos = pos;
                self.after_cr = byte == b'\r';
                self.lines_inside += 1;
                return Some(place);
            }
        }
        self.pos = pos;
        None
    }

    /// Any record, and any part of one.
    fn step_by_step(&mut self) -> Option<usize> {
        loop {
            match self.state {
                State::CellStart => {
                    let Some(&byte) = self.buffer.get(self.pos) else {
                        return self.end_of_input();
                    };
                    self.cell_start = self.pos - self.start;
                    if byte == b'"' && self.has_quotes {
                        self.pos += 1;
                        self.cell_start += 1;
                        self.state = State::Quoted;
                    } else if self.collapses && byte == self.delimiter {
                        self.pos += 1;
                        continue;
                    } else if self.collapses && matches!(byte, b'\n' | b'\r') {
                        if let Some(end) = self.end_after_blanks(byte) {
                            return Some(end);
                        }
                        continue;
                    } else {
                        self.state = State::Plain;
                    }
                }
                State::Plain => {
                    let Some(place) = self.marks.next(self.pos) else {
                        self.pos = self.buffer.len();
                        return self.end_of_input();
                    };
                    self.pos = place;
                    let byte = self.buffer[place];
                    if byte == b'"' {
                        self.pos += 1;
                    } else if let Some(end) = self.end_cell(place, byte) {
                        return Some(end);
                    }
                }
                State::Quoted => self.scan_quoted()?,
                State::QuoteSeen => {
                    let Some(&byte) = self.buffer.get(self.pos) else {
                        return self.end_of_input();
                    };
                    if byte == b'"' {
                        self.escaped = true;
                        self.pos += 1;
                        self.state = State::Quoted;
                    } else if byte == self.delimiter || byte == b'\n' || byte == b'\r' {
                        let end = self.pos - usize::from(!self.escaped);
                        if let Some(end) = self.end_cell(end, byte) {
                            return Some(end);
                        }
                    } else {
                        self.astray += 1;
                        self.escaped = true;
                        self.state = State::Plain;
                    }
                }
            }
        }
    }

    /// Goes on to the next quote inside a quoted cell, counting lines.
    fn scan_quoted(&mut self) -> Option<()> {
        while let Some(place) = self.marks.next(self.pos) {
            self.pos = place + 1;
            match self.buffer[place] {
                b'"' => {
                    self.state = State::QuoteSeen;
                    return Some(());
                }
                b'\n' if self.buffer[place - 1] != b'\r' => self.lines_inside += 1,
                b'\r' => self.lines_inside += 1,
                _ => {}
            }
        }
        self.pos = self.buffer.len();
        if self.finished {
            // An unclosed quote: what there is of the cell ends with the file.
            self.unclosed = self.lines_inside;
            self.state = State::Plain;
            return Some(());
        }
        None
    }

    /// Ends the cell at `end`, `byte` being what ended it; returns the end of the record, if so.
    #[inline]
    fn end_cell(&mut self, end: usize, byte: u8) -> Option<usize> {
        self.push_cell(end - self.start);
        let record_end = self.pos;
        self.pos += 1;
        if byte == self.delimiter {
            return None;
        }
        self.after_cr = byte == b'\r';
        self.lines_inside += 1;
        Some(record_end)
    }

    /// Ends a record behind its last delimiter, where no cell begins; a record of delimiters alone has
    /// one blank cell.
    fn end_after_blanks(&mut self, byte: u8) -> Option<usize> {
        if self.cells.is_empty() {
            self.cell_start = self.pos - self.start;
            return self.end_cell(self.pos, byte);
        }
        let record_end = self.pos;
        self.pos += 1;
        self.after_cr = byte == b'\r';
        self.lines_inside += 1;
        Some(record_end)
    }

    /// At the end of the buffer: the last record when no more bytes will come.
    fn end_of_input(&mut self) -> Option<usize> {
        if !self.finished {
            return None;
        }
        let end = self.buffer.len();
        match self.state {
            State::CellStart if self.cells.is_empty() => return None,
            State::CellStart if self.collapses => return Some(end),
            State::CellStart => self.cell_start = end - self.start,
            _ => {}
        }
        let closing = usize::from(self.state == State::QuoteSeen && !self.escaped);
        self.push_cell(end - closing - self.start);
        Some(end)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn rows(text: &str, chunk: usize) -> Vec<(u64, Vec<String>)> {
        rows_by(Delimiter::Comma, text, chunk)
    }

    fn rows_by(delimiter: Delimiter, text: &str, chunk: usize) -> Vec<(u64, Vec<String>)> {
        let mut scanner = Scanner::new(delimiter);
        let mut rows = Vec::new();
        for piece in text.as_bytes().chunks(chunk) {
            scanner.feed(piece);
            while let Some(record) = scanner.next() {
                if !record.is_blank() {
                    rows.push((record.line + 1, record.texts()));
                }
            }
        }
        scanner.finish();
        while let Some(record) = scanner.next() {
            if !record.is_blank() {
                rows.push((record.line + 1, record.texts()));
            }
        }
        rows
    }

    /// Asserts the records of a text, for every chunk size.
    macro_rules! reads_as {
        ($text:expr, $([$line:expr; $($cell:expr),*]),*) => {
            for chunk in 1..=$text.len() {
                let expected: Vec<(u64, Vec<String>)> =
                    vec![$(($line, vec![$(String::from($cell)),*])),*];
                assert_eq!(rows($text, chunk), expected, "chunks of {chunk}");
            }
        };
    }

    #[test]
    fn all_three_line_ends_end_a_record() {
        reads_as!("a,b\nc,d\n", [1; "a", "b"], [2; "c", "d"]);
        reads_as!("a,b\r\nc,d\r\n", [1; "a", "b"], [2; "c", "d"]);
        reads_as!("a,b\rc,d\r", [1; "a", "b"], [2; "c", "d"]);
    }

    #[test]
    fn the_last_record_needs_no_line_end() {
        reads_as!("a,b\nc,", [1; "a", "b"], [2; "c", ""]);
        reads_as!("a,\"b\"", [1; "a", "b"]);
        reads_as!("a,\"b\"\"\"", [1; "a", "b\""]);
    }

    #[test]
    fn quoted_cells_hold_delimiters_quotes_and_line_ends() {
        reads_as!("\"a,1\",\"say \"\"x\"\"\"\nb,c", [1; "a,1", "say \"x\""], [2; "b", "c"]);
        reads_as!("\"a\nb\",c\r\nd,e", [1; "a\nb", "c"], [3; "d", "e"]);
        reads_as!("\"a\r\nb\r\n\",c\nd,e", [1; "a\r\nb\r\n", "c"], [4; "d", "e"]);
    }

    #[test]
    fn a_quote_in_the_middle_is_an_ordinary_character() {
        reads_as!("a\"b,5\"\n", [1; "a\"b", "5\""]);
        reads_as!("\"a\"b\"c,d\n", [1; "ab\"c", "d"]);
    }

    #[test]
    fn an_unclosed_quote_ends_with_the_file() {
        reads_as!("a,\"b\nc,d", [1; "a", "b\nc,d"]);
    }

    #[test]
    fn runs_of_blanks_count_once_and_at_the_ends_not_at_all() {
        let text = " 1  0001 19970101  2   29.33  \r\n   \n\n2 \"a  b\"   c\r 3 4 5\n  6 7 8  ";
        let expected = [
            (1, vec!["1", "0001", "19970101", "2", "29.33"]),
            (4, vec!["2", "a  b", "c"]),
            (5, vec!["3", "4", "5"]),
            (6, vec!["6", "7", "8"]),
        ]
        .map(|(line, cells)| {
            (
                line,
                cells.into_iter().map(String::from).collect::<Vec<_>>(),
            )
        });
        for chunk in 1..=text.len() {
            let rows = rows_by(Delimiter::Blanks, text, chunk);
            assert_eq!(rows, expected, "chunks of {chunk}");
        }
    }

    #[test]
    fn blank_lines_count_as_lines_and_not_as_records() {
        reads_as!("a,b\n\n , \n\nc,d", [1; "a", "b"], [5; "c", "d"]);
    }
}
