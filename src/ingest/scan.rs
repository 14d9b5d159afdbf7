//! Reading one range of a file into a [`Partial`].

use std::ops::Range;

use super::fold::Fold;
use super::partial::Partial;
use super::reading::{header, line_feed, read};
use super::text_reader::TextReader;
use super::{FatalError, Format, Plan, Progress, Source, html, long, range, workbook};

/// Bytes a range may run past its end inside quotes before it is given up.
const OVERRUN: u64 = 4 << 20;

/// Where the first record of a range is.
#[derive(Debug, Clone, Copy)]
pub(super) enum Start {
    /// Behind the first line feed at or after the place before this one; a guess, because the line
    /// feed may stand inside quotes.
    Guess(u64),
    /// Here.
    Exact(u64),
}

impl Start {
    /// The start of a range.
    fn of(place: u64) -> Start {
        match place {
            0 => Start::Exact(0),
            place => Start::Guess(place),
        }
    }
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
    let start = Start::of(range.start);
    scan(source, plan, start, range.end, chunk_bytes, true, progress)
}

/// [`scan_range`] for a shell that has to wait for its bytes: it hands them to the [`Scan`].
///
/// # Errors
/// As [`scan_range`].
pub fn begin_range(
    source: &mut dyn Source,
    plan: &Plan,
    range: Range<u64>,
    progress: &mut dyn FnMut(Progress),
) -> Result<Begun, FatalError> {
    let start = Start::of(range.start);
    begin(source, plan, start, range.end, true, progress)
}

/// A range that is being read.
pub struct Scan {
    reader: TextReader,
    start: u64,
    asked_end: u64,
    len: u64,
    is_first: bool,
    /// The range may have begun inside quotes, so that it is given up when it seems to have.
    may_abandon: bool,
    is_room_made: bool,
}

/// How reading a range began.
pub enum Begun {
    /// It waits for its bytes.
    Waits(Box<Scan>),
    /// It is read: a workbook, a table of HTML, or a range where no record begins.
    Done(Box<Partial>),
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
    let chunk_bytes = chunk_bytes.max(1);
    let mut scan = match begin(source, plan, start, asked_end, may_abandon, progress)? {
        Begun::Waits(scan) => scan,
        Begun::Done(partial) => return Ok(*partial),
    };
    let mut chunk = vec![0; chunk_bytes];
    source.expect(scan.wanted());
    loop {
        let count = read(source, scan.wanted().start, &mut chunk)?;
        if count == 0 {
            scan.finish();
            break;
        }
        if scan.push(&chunk[..count]) {
            break;
        }
        progress(scan.progress());
    }
    let done = Progress {
        bytes_done: scan.asked_end - scan.start,
        ..scan.progress()
    };
    let partial = scan.into_partial()?;
    progress(done);
    Ok(partial)
}

/// Finds where the range begins, and what is in its way.
fn begin(
    source: &mut dyn Source,
    plan: &Plan,
    start: Start,
    asked_end: u64,
    may_abandon: bool,
    progress: &mut dyn FnMut(Progress),
) -> Result<Begun, FatalError> {
    let done = |partial| Ok(Begun::Done(Box::new(partial)));
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
        return done(Partial::empty(len, len));
    };
    let format = match &plan.format {
        Format::Sheet(sheet) => return done(workbook::scan(source, plan, *sheet, progress)?),
        Format::Html(format) => return done(html::scan(source, plan, *format, progress)?),
        Format::Text(format) => *format,
    };
    let start = match start {
        Start::Exact(place) => place,
        Start::Guess(place) => after_line_feed(source, place.saturating_sub(1))?,
    };
    let mut out = Partial::empty(start, asked_end);
    if start >= len || (!first && start > asked_end) || (start == asked_end && asked_end < len) {
        return done(out);
    }
    out.columns = header(source, format, plan)?;
    let skip = match plan.header_row {
        Some(row) if first => row + 1,
        _ => 0,
    };
    let most_cells = match plan.rejoins && !plan.cut_columns().is_empty() {
        true => out.columns.len(),
        false => long::most_cells(source, format, plan, out.columns.len())?,
    };
    let Some(mut fold) = Fold::new(plan, skip, out) else {
        return Err(FatalError::MissingRoles {
            roles: plan.missing(),
        });
    };
    fold.limit_cells(most_cells);
    let mut reader = TextReader::new(format, fold, start);
    if first {
        reader.skip_byte_order_mark(source)?;
    }
    Ok(Begun::Waits(Box::new(Scan {
        reader,
        start,
        asked_end,
        len,
        is_first: first,
        may_abandon,
        is_room_made: false,
    })))
}

impl Scan {
    /// The bytes to be handed over next, in order: from here, and at least to there unless
    /// [`Scan::push`] has enough before. The record at the end may need more than that.
    pub fn wanted(&self) -> Range<u64> {
        let place = self.reader.place;
        place..self.asked_end.max(place)
    }

    /// Takes the next bytes; true when the range needs no more.
    pub fn push(&mut self, bytes: &[u8]) -> bool {
        // The last byte of the range may end a record, and lines are looked at one by one from there.
        let bulk = match self.asked_end == self.len {
            true => u64::MAX,
            false => (self.asked_end - 1).saturating_sub(self.reader.place),
        };
        let bulk = usize::try_from(bulk).unwrap_or(usize::MAX);
        let (bulk, lines) = bytes.split_at(bulk.min(bytes.len()));
        if !bulk.is_empty() {
            self.reader.push(bulk);
            self.make_room();
        }
        if lines.is_empty() {
            return false;
        }
        if self.reader.push_lines(lines) {
            return true;
        }
        // Far past its end inside quotes.
        let is_astray = self.may_abandon && self.reader.place > self.asked_end + OVERRUN;
        self.reader.fold.partial().abandoned = is_astray;
        is_astray
    }

    /// How far the range is read.
    pub fn progress(&mut self) -> Progress {
        let bytes_total = self.asked_end - self.start;
        Progress {
            bytes_done: (self.reader.place - self.start).min(bytes_total),
            bytes_total,
            rows: self.reader.fold.partial().read,
        }
    }

    /// Says that the file ends here.
    pub fn finish(&mut self) {
        self.reader.finish();
    }

    /// What the range gave.
    ///
    /// # Errors
    /// [`FatalError::Unreadable`] when the file ended before it should have.
    pub fn into_partial(self) -> Result<Partial, FatalError> {
        match self.reader.is_short(self.len) {
            true => Err(FatalError::Unreadable),
            false => Ok(self.reader.into_partial()),
        }
    }

    /// Makes room for a little more than as many lines for the rest as there were for the first bytes.
    /// The lines of the other ranges join those of the first, so that its rest is the file.
    fn make_room(&mut self) {
        if std::mem::replace(&mut self.is_room_made, true) {
            return;
        }
        let end = match self.is_first {
            true => self.len,
            false => self.asked_end,
        };
        let rest = end.saturating_sub(self.reader.place) as f64;
        let so_far = (self.reader.place - self.start).max(1) as f64;
        self.reader.fold.expect(rest / so_far * 1.03);
    }
}

/// The place behind the first line feed at or after `place`, or the end of the file.
fn after_line_feed(source: &mut dyn Source, mut place: u64) -> Result<u64, FatalError> {
    let mut chunk = vec![0; 4 << 10];
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
