//! One input into rows: one pass, one worker. Such tables are short beside order lines.

use super::gather::Gather;
use crate::ingest::cell::SheetCell;
use crate::ingest::merged::FillDown;
use crate::ingest::partial::TextEvidence;
use crate::ingest::row::Row;
use crate::ingest::scanner::Scanner;
use crate::ingest::{
    Encoding, FatalError, Format, HtmlFormat, IssueExample, Plan, Progress, Quotes, Reason, Source,
    TextFormat, dialect, encoding, escapes, html, long, reading, unclosed, workbook,
};

/// Rows between two reports of progress.
const REPORT_EVERY: u64 = 5_000;

/// Rows of one input, and the encoding they were read in where it is not that of the plan.
pub(super) struct ReadInput {
    pub(super) gather: Gather,
    pub(super) revised: Option<(TextFormat, Reason)>,
}

/// Reads one input. Where its bytes contradict the encoding of the plan it is read again with a
/// better one.
///
/// # Errors
/// [`FatalError::NoRows`] without a header, and those of reading the file.
pub(super) fn read_input(
    source: &mut dyn Source,
    plan: &Plan,
    progress: &mut dyn FnMut(Progress),
) -> Result<ReadInput, FatalError> {
    let mut revised = None;
    let gather = match plan.format.clone() {
        Format::Sheet(sheet) => from_sheet(source, plan, sheet, progress)?,
        Format::Html(format) => from_html(source, plan, format, progress)?,
        Format::Text(format) => {
            let (gather, evidence) = from_text(source, plan, format, progress)?;
            revised = revise(format, &evidence);
            match revised {
                None => gather,
                Some((format, _)) => from_text(source, plan, format, progress)?.0,
            }
        }
    };
    Ok(ReadInput { gather, revised })
}

/// Another encoding, when most bytes beyond ASCII are no UTF-8 although the plan says so.
fn revise(format: TextFormat, evidence: &TextEvidence) -> Option<(TextFormat, Reason)> {
    if format.encoding != Encoding::Utf8 || evidence.high_invalid * 2 <= evidence.high {
        return None;
    }
    let (encoding, reason) = encoding::revise(format.encoding, &evidence.sample)?;
    Some((TextFormat { encoding, ..format }, reason))
}

fn from_text(
    source: &mut dyn Source,
    plan: &Plan,
    format: TextFormat,
    progress: &mut dyn FnMut(Progress),
) -> Result<(Gather, TextEvidence), FatalError> {
    let mut scanner = Scanner::of(format);
    let mut transcoder = encoding::Transcoder::new(format.encoding);
    let mut evidence = TextEvidence::default();
    let named = reading::header(source, format, plan)?.len();
    let most_cells = long::most_cells(source, format, plan, named)?;
    let mut rows = Rows::new(plan);
    rows.limit_cells(most_cells);
    let mut chunk = vec![0; reading::CHUNK];
    let mut text = Vec::new();
    let mut place = 0;
    let (mut swallowed, mut open_at) = (Vec::new(), 0);
    loop {
        let count = reading::read(source, place, &mut chunk)?;
        let mut bytes = &chunk[..count];
        if place == 0
            && let Some((named, length)) = encoding::byte_order_mark(bytes)
            && named == format.encoding
        {
            bytes = &bytes[length..];
        }
        place += count as u64;
        text.clear();
        transcoder.push(bytes, count == 0, &mut text);
        scanner.feed(&text);
        if count == 0 {
            if format.quotes != Quotes::Plain {
                swallowed = unclosed::swallowed(scanner.waiting(), format.delimiter);
            }
            open_at = scanner.start_of_open();
            scanner.finish();
        }
        while let Some(record) = scanner.next() {
            if record.is_blank() || !swallowed.is_empty() {
                continue;
            }
            let bytes = record.bytes();
            if format.quotes != Quotes::Plain && rows.is_in_body() {
                let lines = unclosed::paired(bytes, format.delimiter, named);
                if !lines.is_empty() {
                    rows.swallowed(lines, record.line + 1);
                    continue;
                }
            }
            if format.quotes == Quotes::Doubled && escapes::is_met(bytes, format.delimiter) {
                rows.escaped(record.line, bytes);
            }
            if !bytes.is_ascii() {
                let high = encoding::count_high(bytes);
                evidence.high += high;
                if std::str::from_utf8(bytes).is_err() {
                    evidence.high_invalid += high;
                    evidence.keep(bytes);
                    evidence.keep(b"\n");
                }
            }
            rows.row(record.line, &record, || record.texts());
        }
        let total = source.len();
        progress(Progress {
            bytes_done: place.min(total),
            bytes_total: total,
            rows: rows.count(),
        });
        if count == 0 {
            break;
        }
    }
    let mut gather = rows.into_gather()?;
    gather.ends_at(scanner.lines());
    gather.swallowed(swallowed, open_at + 1);
    Ok((gather, evidence))
}

fn from_sheet(
    source: &mut dyn Source,
    plan: &Plan,
    sheet: usize,
    progress: &mut dyn FnMut(Progress),
) -> Result<Gather, FatalError> {
    let bytes = workbook::read_whole(source)?;
    let mut book = workbook::open(&bytes)?;
    let mut rows = Rows::new(plan);
    let merges = match plan.fill_down.is_empty() {
        true => None,
        false => book.merges(sheet),
    };
    let mut fill = FillDown::new(&plan.fill_down, merges);
    let base_1904 = book.is_base_1904();
    let total = bytes.len() as u64;
    book.rows(sheet, &mut |line, cells| {
        let filled = match rows.is_in_body() {
            true => fill.row(line, cells),
            false => None,
        };
        match filled {
            Some((row, example)) => {
                rows.filled(example);
                rows.row(line, &&row[..], || {
                    row.iter().map(SheetCell::text).collect()
                });
            }
            None => rows.row(line, &cells, || cells.iter().map(SheetCell::text).collect()),
        }
        if rows.count().is_multiple_of(REPORT_EVERY) {
            progress(Progress {
                bytes_done: 0,
                bytes_total: total,
                rows: rows.count(),
            });
        }
        true
    })?;
    progress(Progress {
        bytes_done: total,
        bytes_total: total,
        rows: rows.count(),
    });
    let mut gather = rows.into_gather()?;
    gather.base_1904 = base_1904;
    Ok(gather)
}

fn from_html(
    source: &mut dyn Source,
    plan: &Plan,
    format: HtmlFormat,
    progress: &mut dyn FnMut(Progress),
) -> Result<Gather, FatalError> {
    let total = source.len();
    let text = html::decode(&workbook::read_whole(source)?, format.encoding);
    let mut rows = Rows::new(plan);
    for (line, texts) in html::Rows::new(&text, format.table).enumerate() {
        let cells: Vec<SheetCell<'_>> = texts
            .iter()
            .map(|cell| SheetCell::Text(cell.as_str().into()))
            .collect();
        rows.row(line as u64, &&cells[..], || texts.clone());
    }
    progress(Progress {
        bytes_done: total,
        bytes_total: total,
        rows: rows.count(),
    });
    rows.into_gather()
}

/// Tells titles, header and body apart.
struct Rows<'a> {
    plan: &'a Plan,
    header: Option<dialect::Header>,
    gather: Option<Gather>,
    /// Cells behind which nothing may stand.
    most_cells: usize,
}

impl<'a> Rows<'a> {
    fn new(plan: &'a Plan) -> Rows<'a> {
        let mut rows = Rows {
            plan,
            header: Some(dialect::Header::new(plan)),
            gather: None,
            most_cells: usize::MAX,
        };
        if plan.header_row.is_none() {
            rows.name(&[]);
        }
        rows
    }

    /// Rows where something stands behind so many cells are set aside; to be said before the first.
    fn limit_cells(&mut self, most: usize) {
        self.most_cells = most;
    }

    /// Takes the next non-blank record; `line` counts from 0, and `texts` are its cells, which only
    /// the header is asked for.
    fn row(&mut self, line: u64, row: &impl Row, texts: impl FnOnce() -> Vec<String>) {
        if let Some(header) = &mut self.header {
            let Some(names) = header.take(texts) else {
                return;
            };
            self.name(&names);
        } else if let Some(gather) = &mut self.gather {
            gather.row(line + 1, row);
        }
    }

    /// True once the header is behind.
    fn is_in_body(&self) -> bool {
        self.header.is_none()
    }

    /// Notes that a row was filled with what stands above it; the line counts from 0.
    fn filled(&mut self, example: IssueExample) {
        if let Some(gather) = &mut self.gather {
            gather.filled(IssueExample {
                line: example.line + 1,
                ..example
            });
        }
    }

    /// Sets aside the lines that two quotes made one record of, which begins at `start`.
    fn swallowed(&mut self, lines: Vec<(u64, String)>, start: u64) {
        if let Some(gather) = &mut self.gather {
            gather.swallowed(lines, start);
        }
    }

    /// Notes a record in which a backslash seems to escape a quote; `line` counts from 0.
    fn escaped(&mut self, line: u64, record: &[u8]) {
        if let Some(gather) = &mut self.gather {
            gather.escaped(line + 1, record);
        }
    }

    /// Begins the body, under these names.
    fn name(&mut self, names: &[String]) {
        let names = dialect::column_names(Some(names), self.width());
        self.header = None;
        self.gather = Some(Gather::new(self.plan, names, self.most_cells));
    }

    /// Cells the plan asks for.
    fn width(&self) -> usize {
        let roles = self.plan.roles.values().copied();
        let columns = roles.chain(self.plan.keep.iter().copied());
        columns.max().map_or(0, |column| column + 1)
    }

    fn count(&self) -> u64 {
        self.gather
            .as_ref()
            .map_or(0, |gather| gather.row_count().read)
    }

    fn into_gather(self) -> Result<Gather, FatalError> {
        self.gather.ok_or(FatalError::NoRows)
    }
}
