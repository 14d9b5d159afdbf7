//! Sheets of workbooks as the same records a text gives, with typed cells.
//!
//! The file is read whole, because its table of contents stands at its end. Rows are handed on one
//! by one and never laid out as a grid, so a cell far off costs nothing. Old `.xls` and `.ods` files
//! are laid out by the reader itself, after [`bounds`] has seen that it costs little.

mod bounds;
mod cell;
mod compound;

use std::io::Cursor;

use calamine::{Ods, Reader, SheetType, SheetVisible, Xls, Xlsb, Xlsx};

use super::cell::SheetCell;
use super::fold::Fold;
use super::merged::FillDown;
use super::merges::Merges;
use super::partial::Partial;
use super::sniff::{self, Container};
use super::{FatalError, IssueKind, Plan, Progress, Source, dialect, reading};
use cell::{from_data, from_ref};

/// Bytes a workbook may have.
pub(super) const MOST_BYTES: u64 = 200 << 20;
/// Cells that are looked at before the import: fewer rows of a sheet of very many columns.
const MOST_LOOKED_AT: usize = 1 << 20;
/// Rows between two reports of progress.
const REPORT_EVERY: u64 = 20_000;

/// An open workbook.
pub(super) enum Book<'a> {
    Xlsx(Box<Xlsx<Cursor<&'a [u8]>>>),
    Xlsb(Box<Xlsb<Cursor<&'a [u8]>>>),
    Xls(Box<Xls<Cursor<&'a [u8]>>>),
    Ods(Box<Ods<Cursor<&'a [u8]>>>),
}

/// Reads the bytes of a workbook.
///
/// # Errors
/// [`FatalError::WorkbookTooLarge`] and [`FatalError::Unreadable`].
pub(super) fn read_whole(source: &mut dyn Source) -> Result<Vec<u8>, FatalError> {
    let len = source.len();
    if len > MOST_BYTES {
        return Err(FatalError::WorkbookTooLarge {
            bytes: len,
            most: MOST_BYTES,
        });
    }
    let mut bytes = vec![0; usize::try_from(len).unwrap_or(0)];
    let mut done = 0;
    while done < bytes.len() {
        let count = reading::read(source, done as u64, &mut bytes[done..])?;
        if count == 0 {
            return Err(FatalError::Unreadable);
        }
        done += count;
    }
    Ok(bytes)
}

/// Opens a workbook.
///
/// # Errors
/// What kind of damage or lock keeps it shut.
pub(super) fn open(bytes: &[u8]) -> Result<Book<'_>, FatalError> {
    match sniff::container(bytes)? {
        Container::Zip => open_zip(bytes),
        Container::Compound | Container::OldXls => open_compound(bytes),
        Container::Text | Container::HtmlTable => Err(FatalError::WorkbookUnreadable {
            detail: String::new(),
        }),
    }
}

fn open_zip(bytes: &[u8]) -> Result<Book<'_>, FatalError> {
    let tail = &bytes[bytes.len().saturating_sub(70_000)..];
    if !contains(tail, b"PK\x05\x06") {
        return Err(FatalError::WorkbookTruncated);
    }
    let cursor = || Cursor::new(bytes);
    if contains(bytes, b"application/vnd.oasis.opendocument.spreadsheet") {
        bounds::check_ods(bytes)?;
        return match Ods::new(cursor()) {
            Ok(book) => Ok(Book::Ods(Box::new(book))),
            Err(calamine::OdsError::Password) => Err(FatalError::WorkbookPassword),
            Err(error) => Err(unreadable(&error)),
        };
    }
    if contains(bytes, b"workbook.bin") {
        return match Xlsb::new(cursor()) {
            Ok(book) => Ok(Book::Xlsb(Box::new(book))),
            Err(error) => Err(unreadable(&error)),
        };
    }
    match Xlsx::new(cursor()) {
        Ok(book) => Ok(Book::Xlsx(Box::new(book))),
        Err(error) if contains(bytes, b"workbook.xml") || contains(bytes, b"worksheets") => {
            Err(unreadable(&error))
        }
        Err(error) => {
            let looks_like = [
                (&b"word/document.xml"[..], "DOCX"),
                (b"ppt/presentation.xml", "PPTX"),
                (b"application/vnd.oasis.opendocument", "OpenDocument"),
                (b"xl/", ""),
            ]
            .into_iter()
            .find(|(part, _)| contains(bytes, part))
            .map_or("ZIP", |(_, name)| name);
            if looks_like.is_empty() {
                return Err(unreadable(&error));
            }
            Err(FatalError::NotATable {
                looks_like: looks_like.into(),
            })
        }
    }
}

fn open_compound(bytes: &[u8]) -> Result<Book<'_>, FatalError> {
    let has_stream = |name: &str| {
        let name: Vec<u8> = name.encode_utf16().flat_map(u16::to_le_bytes).collect();
        contains(bytes, &name)
    };
    if has_stream("EncryptedPackage") {
        return Err(FatalError::WorkbookPassword);
    }
    for (stream, name) in [
        ("WordDocument", "DOC"),
        ("PowerPoint Document", "PPT"),
        ("__properties_version1.0", "MSG"),
    ] {
        if has_stream(stream) && !has_stream("Workbook") {
            return Err(FatalError::NotATable {
                looks_like: name.into(),
            });
        }
    }
    bounds::check_xls(bytes)?;
    match Xls::new(Cursor::new(bytes)) {
        Ok(book) => Ok(Book::Xls(Box::new(book))),
        Err(calamine::XlsError::Password) => Err(FatalError::WorkbookPassword),
        Err(_) if has_stream("ETExtData") || has_stream("KSOProductBuildVer") => {
            Err(FatalError::SaveAsXlsx)
        }
        Err(error) => Err(unreadable(&error)),
    }
}

fn unreadable(error: &dyn std::fmt::Display) -> FatalError {
    FatalError::WorkbookUnreadable {
        detail: error.to_string().chars().take(200).collect(),
    }
}

/// True when `part` stands somewhere in `bytes`.
fn contains(bytes: &[u8], part: &[u8]) -> bool {
    let Some(&first) = part.first() else {
        return true;
    };
    let mut rest = bytes;
    while let Some(found) = rest.iter().position(|&byte| byte == first) {
        rest = &rest[found..];
        if rest.starts_with(part) {
            return true;
        }
        rest = &rest[1..];
    }
    false
}

impl Book<'_> {
    /// Name of each sheet, and whether it is hidden.
    pub(super) fn sheets(&self) -> Vec<(String, bool)> {
        let sheets = match self {
            Book::Xlsx(book) => book.sheets_metadata(),
            Book::Xlsb(book) => book.sheets_metadata(),
            Book::Xls(book) => book.sheets_metadata(),
            Book::Ods(book) => book.sheets_metadata(),
        };
        sheets
            .iter()
            .map(|sheet| (sheet.name.clone(), sheet.visible != SheetVisible::Visible))
            .collect()
    }

    /// False for a sheet that holds a chart, a dialogue or a macro in the place of cells.
    pub(super) fn has_cells(&self, sheet: usize) -> bool {
        let sheets = match self {
            Book::Xlsx(book) => book.sheets_metadata(),
            Book::Xlsb(book) => book.sheets_metadata(),
            Book::Xls(book) => book.sheets_metadata(),
            Book::Ods(book) => book.sheets_metadata(),
        };
        let kind = sheets.get(sheet).map(|sheet| sheet.typ);
        kind.is_none_or(|kind| kind == SheetType::WorkSheet)
    }

    /// Name of a sheet.
    pub(super) fn sheet_name(&self, sheet: usize) -> String {
        let sheet = self.sheets().into_iter().nth(sheet);
        sheet.map(|(name, _)| name).unwrap_or_default()
    }

    /// Names of the columns of a sheet.
    ///
    /// # Errors
    /// As [`Book::rows`].
    pub(super) fn header(&mut self, sheet: usize, plan: &Plan) -> Result<Vec<String>, FatalError> {
        let mut header = dialect::Header::new(plan);
        let mut names = None;
        self.rows(sheet, &mut |_, cells| {
            names = header.take(|| cells.iter().map(SheetCell::text).collect());
            names.is_none()
        })?;
        Ok(names.unwrap_or_default())
    }

    /// The first rows of a sheet, at most `most`, and how many there are: counted where that takes
    /// no second look, else as the sheet claims, true in the last place.
    ///
    /// # Errors
    /// As [`Book::rows`].
    pub(super) fn look(
        &mut self,
        sheet: usize,
        most: usize,
        most_columns: usize,
    ) -> Result<(Vec<dialect::HeadRow>, u64, bool), FatalError> {
        // A sheet that claims all the rows there can be has a cell far off.
        const ALL_ROWS: u64 = 1 << 20;
        let claimed = self.rows_at_least(sheet);
        let is_claim_good = claimed > most as u64 && claimed < ALL_ROWS;
        let mut rows = Vec::new();
        let (mut count, mut looked_at) = (0, 0);
        let mut is_full = false;
        self.rows(sheet, &mut |line, cells| {
            count += 1;
            if !is_full {
                let cells = cells.iter().take(most_columns).map(SheetCell::text);
                let cells: Vec<String> = cells.collect();
                looked_at += cells.len();
                rows.push(dialect::HeadRow {
                    line: line + 1,
                    cells,
                });
                is_full = rows.len() >= most || looked_at >= MOST_LOOKED_AT;
            }
            !is_claim_good || !is_full
        })?;
        let is_estimate = is_claim_good && is_full;
        Ok((rows, if is_estimate { claimed } else { count }, is_estimate))
    }

    /// Rows a sheet claims to have, blank ones too; 0 where it makes no claim.
    pub(super) fn rows_at_least(&mut self, sheet: usize) -> u64 {
        let name = self.sheet_name(sheet);
        let end = match self {
            Book::Xlsx(book) => book
                .worksheet_cells_reader(&name)
                .map(|reader| reader.dimensions().end.0),
            Book::Xlsb(book) => {
                return book
                    .worksheet_cells_reader(&name)
                    .map_or(0, |reader| u64::from(reader.dimensions().end.0) + 1);
            }
            Book::Xls(_) | Book::Ods(_) => return 0,
        };
        end.map_or(0, |end| u64::from(end) + 1)
    }

    /// The cells of a sheet that were merged downwards; none where its format does not tell, or cannot be
    /// asked.
    pub(super) fn merges(&mut self, sheet: usize) -> Option<Merges> {
        let name = self.sheet_name(sheet);
        let found = match self {
            Book::Xlsx(book) => book.merge_cells_by_sheet_name(&name).ok()?,
            Book::Xls(book) => book.merge_cells_by_sheet_name(&name).ok()?,
            Book::Xlsb(_) | Book::Ods(_) => return None,
        };
        Some(Merges::of(found.iter().map(|it| (it.start, it.end))))
    }

    /// True when serial numbers count from 1904.
    pub(super) fn is_base_1904(&self) -> bool {
        match self {
            Book::Xlsx(book) => book.has_1904_epoch(),
            Book::Xlsb(book) => book.has_1904_epoch(),
            Book::Xls(book) => book.has_1904_epoch(),
            Book::Ods(_) => false,
        }
    }

    /// Hands the non-blank rows of a sheet to `visit`, with the number of the row from 0, until it
    /// returns false.
    ///
    /// # Errors
    /// [`FatalError::WorkbookUnreadable`]
    pub(super) fn rows(
        &mut self,
        sheet: usize,
        visit: &mut dyn FnMut(u64, &[SheetCell<'_>]) -> bool,
    ) -> Result<(), FatalError> {
        let Some((name, _)) = self.sheets().into_iter().nth(sheet) else {
            return Err(FatalError::WorkbookEmpty);
        };
        if !self.has_cells(sheet) {
            return Ok(());
        }
        let range = match self {
            Book::Xlsx(book) => {
                let reader = match book.worksheet_cells_reader(&name) {
                    Ok(reader) => reader,
                    // A chart or a macro sheet has no cells.
                    Err(calamine::XlsxError::NotAWorksheet(_)) => return Ok(()),
                    Err(error) => return Err(unreadable(&error)),
                };
                let mut reader = reader;
                return stream(visit, || match reader.next_cell() {
                    Ok(cell) => {
                        Ok(cell.map(|cell| (cell.get_position(), from_ref(cell.get_value()))))
                    }
                    Err(error) => Err(unreadable(&error)),
                });
            }
            Book::Xlsb(book) => {
                let mut reader = match book.worksheet_cells_reader(&name) {
                    Ok(reader) => reader,
                    Err(error) => return Err(unreadable(&error)),
                };
                return stream(visit, || match reader.next_cell() {
                    Ok(cell) => {
                        Ok(cell.map(|cell| (cell.get_position(), from_ref(cell.get_value()))))
                    }
                    Err(error) => Err(unreadable(&error)),
                });
            }
            Book::Xls(book) => book
                .worksheet_range(&name)
                .map_err(|error| unreadable(&error))?,
            Book::Ods(book) => book
                .worksheet_range(&name)
                .map_err(|error| unreadable(&error))?,
        };
        let (first_row, first_column) = range.start().unwrap_or_default();
        let mut cells = range.used_cells().map(|(row, column, data)| {
            let place = (row as u32 + first_row, column as u32 + first_column);
            (place, from_data(data))
        });
        stream(visit, || Ok(cells.next()))
    }
}

type Placed<'a> = ((u32, u32), SheetCell<'a>);

/// Gathers cells into rows.
fn stream<'a>(
    visit: &mut dyn FnMut(u64, &[SheetCell<'_>]) -> bool,
    mut next: impl FnMut() -> Result<Option<Placed<'a>>, FatalError>,
) -> Result<(), FatalError> {
    let mut cells: Vec<SheetCell<'a>> = Vec::new();
    let mut current = 0;
    while let Some(((row, column), cell)) = next()? {
        if row != current {
            if cells.iter().any(|cell| !cell.is_blank()) && !visit(u64::from(current), &cells) {
                return Ok(());
            }
            cells.clear();
            current = row;
        }
        let column = column as usize;
        if cell != SheetCell::Blank {
            if cells.len() <= column {
                cells.resize(column + 1, SheetCell::Blank);
            }
            cells[column] = cell;
        }
    }
    if cells.iter().any(|cell| !cell.is_blank()) {
        visit(u64::from(current), &cells);
    }
    Ok(())
}

/// Reads a sheet with a plan.
///
/// # Errors
/// Those of opening the workbook, and [`FatalError::MissingRoles`].
pub(super) fn scan(
    source: &mut dyn Source,
    plan: &Plan,
    sheet: usize,
    progress: &mut dyn FnMut(Progress),
) -> Result<Partial, FatalError> {
    let len = source.len();
    let bytes = read_whole(source)?;
    let mut book = open(&bytes)?;
    let mut partial = scan_sheet(&mut book, plan, sheet, &mut |part| {
        let share = u128::from(len) * u128::from(part.bytes_done) / u128::from(part.bytes_total);
        progress(Progress {
            bytes_done: u64::try_from(share).unwrap_or(len),
            bytes_total: len,
            rows: part.rows,
        });
    })?;
    (partial.end, partial.asked_end) = (len, len);
    Ok(partial)
}

/// Reads a sheet of an open workbook with a plan, its rows once. Its progress counts rows as
/// bytes.
///
/// # Errors
/// [`FatalError::MissingRoles`] and [`FatalError::WorkbookUnreadable`].
pub(super) fn scan_sheet(
    book: &mut Book<'_>,
    plan: &Plan,
    sheet: usize,
    progress: &mut dyn FnMut(Progress),
) -> Result<Partial, FatalError> {
    let skip = plan.header_row.map_or(0, |row| row + 1);
    let Some(mut fold) = Fold::new(plan, skip, Partial::empty(0, 0)) else {
        return Err(FatalError::MissingRoles {
            roles: plan.missing(),
        });
    };
    fold.set_base_1904(book.is_base_1904());
    let (mut visited, mut last) = (0, 0);
    let merges = match plan.fill_down.is_empty() {
        true => None,
        false => book.merges(sheet),
    };
    let mut fill = FillDown::new(&plan.fill_down, merges);
    let mut header = Some(dialect::Header::new(plan));
    let estimate = book.rows_at_least(sheet);
    book.rows(sheet, &mut |line, cells| {
        if let Some(names) = header
            .as_mut()
            .and_then(|header| header.take(|| cells.iter().map(SheetCell::text).collect()))
        {
            fold.partial().columns = names;
            header = None;
        }
        let filled = match fold.is_in_body() {
            true => fill.row(line, cells),
            false => None,
        };
        match filled {
            Some((row, example)) => {
                let issues = &mut fold.partial().issues;
                issues.add(IssueKind::FilledDown, || example);
                fold.row(line, &&row[..], false);
            }
            None => fold.row(line, &cells, false),
        }
        (visited, last) = (visited + 1, line + 1);
        if visited % REPORT_EVERY == 0 {
            progress(Progress {
                bytes_done: visited,
                bytes_total: estimate.max(visited + REPORT_EVERY),
                rows: visited,
            });
        }
        true
    })?;
    let mut partial = fold.into_partial();
    partial.lines = last;
    progress(Progress {
        bytes_done: visited.max(1),
        bytes_total: visited.max(1),
        rows: partial.read,
    });
    Ok(partial)
}
