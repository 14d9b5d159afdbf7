//! The tables themselves: the heads of texts, the first rows of sheets.

use std::collections::BTreeSet;

use crate::ingest::container::{self, Member, Packing, Want};
use crate::ingest::date::{self, Written};
use crate::ingest::dialect::HeadRow;
use crate::ingest::inspect::{self, HEAD, MOST_ROWS, SHEET_COLUMNS};
use crate::ingest::merges::Merges;
use crate::ingest::number::{self, Reading};
use crate::ingest::propose::propose;
use crate::ingest::sniff::{self, Container};
use crate::ingest::source::File;
use crate::ingest::{
    DecimalMark, FatalError, FileKind, Format, HtmlFormat, Input, Inspection, Overrides, Place,
    Reason, Role, Source, TableId, html, ids, letters, stack, workbook,
};

/// Bytes of a text that are looked at when there are many.
const SMALL_HEAD: usize = 64 << 10;
/// Different values by which a column of two tables is known to be the same.
const FEWEST_DIFFERENT: usize = 4;
/// Tables of a page that are listed.
const MOST_TABLES: usize = 200;
/// Texts whose heads are looked at in full.
const FEW: usize = 8;

/// One table.
pub(super) struct Found {
    pub(super) id: TableId,
    file_name: String,
    member_name: String,
    pub(super) sheet_name: String,
    /// Bytes of the text, or of the workbook.
    pub(super) bytes: u64,
    /// Non-blank rows, header included, as far as known.
    pub(super) rows: Option<u64>,
    pub(super) is_estimate: bool,
    pub(super) hidden: bool,
    look: Look,
    /// How it would be read if it stood alone, or why it cannot.
    pub(super) found: Result<Inspection, FatalError>,
}

/// What was seen of a table.
enum Look {
    Nothing,
    Text {
        head: Vec<u8>,
        len: u64,
    },
    Sheet(Vec<HeadRow>, Option<Merges>),
    Html {
        rows: Vec<HeadRow>,
        format: HtmlFormat,
        /// Why in this encoding.
        reason: Reason,
        undecodable: bool,
    },
}

impl Look {
    fn propose(
        &self,
        sheet: Option<usize>,
        overrides: &Overrides,
    ) -> Result<Inspection, FatalError> {
        match self {
            Look::Nothing => Err(FatalError::InputMissing),
            Look::Text { head, len } => inspect::inspect_text(*len, head, overrides),
            Look::Sheet(rows, _) if rows.is_empty() => Err(FatalError::WorkbookEmpty),
            Look::Sheet(rows, merges) => {
                let format = Format::Sheet(sheet.unwrap_or_default());
                let mut found = propose(rows.clone(), format, merges.as_ref(), overrides)?;
                found.kind = FileKind::Workbook;
                Ok(found)
            }
            Look::Html { rows, .. } if rows.len() < 2 || rows.iter().all(is_narrow) => {
                Err(FatalError::NotATable {
                    looks_like: "HTML".into(),
                })
            }
            Look::Html {
                rows,
                format,
                reason,
                undecodable,
            } => {
                let mut found = propose(rows.clone(), Format::Html(*format), None, overrides)?;
                found.kind = FileKind::Html;
                found.format_reasons.insert(0, reason.clone());
                found.undecodable = *undecodable;
                Ok(found)
            }
        }
    }
}

fn is_narrow(row: &HeadRow) -> bool {
    row.cells.len() < 2
}

impl Found {
    /// True for a table of a page.
    pub(super) fn is_of_page(&self) -> bool {
        matches!(self.look, Look::Html { .. })
    }

    /// How it is read with the user's choices.
    ///
    /// # Errors
    /// Why it cannot.
    pub(super) fn propose(&self, overrides: &Overrides) -> Result<Inspection, FatalError> {
        let beside = Overrides {
            encoding: None,
            delimiter: None,
            sheet: None,
            inputs: None,
            joins: None,
            ..overrides.clone()
        };
        if beside == Overrides::default() {
            return self.found.clone();
        }
        self.look.propose(self.id.sheet, overrides)
    }

    /// The table as one more input.
    ///
    /// # Errors
    /// Why it cannot be read.
    pub(super) fn input(&self, overrides: &Overrides, refunds: bool) -> Result<Input, FatalError> {
        let overrides = Overrides {
            roles: None,
            keep: None,
            shape: None,
            ..overrides.clone()
        };
        let found = self.propose(&overrides);
        let found = found.map_err(|error| error.within(&self.listed_name(true)))?;
        Ok(Input {
            place: self.id.place,
            format: found.plan.format,
            header_row: found.plan.header_row,
            refunds,
        })
    }

    /// Names of its columns as they are compared, when it has a header.
    fn header(&self) -> Option<BTreeSet<String>> {
        let found = self.found.as_ref().ok()?;
        found.plan.header_row?;
        let names = found
            .columns
            .iter()
            .map(|column| match letters::fold(&column.name) {
                folded if folded.is_empty() => column.name.clone(),
                folded => folded,
            });
        Some(names.collect())
    }

    /// True when both have headers with the same names, in whatever order.
    pub(super) fn is_like(&self, other: &Found) -> bool {
        self.header()
            .is_some_and(|names| other.header() == Some(names))
    }

    /// True when another table seems to be this one again, perhaps in another form: as many rows,
    /// and the first rows the same in most columns that differ from row to row and in all that have a role.
    pub(super) fn repeats(&self, other: &Found) -> bool {
        let (Ok(found), Ok(others)) = (&self.found, &other.found) else {
            return false;
        };
        let (rows, other_rows) = (self.rows.unwrap_or(0), other.rows.unwrap_or(0));
        let is_same_size = match self.is_estimate || other.is_estimate {
            true => rows.abs_diff(other_rows) * 20 <= rows,
            false => rows == other_rows,
        };
        if !is_same_size {
            return false;
        }
        let names = |it: &Inspection| {
            it.columns
                .iter()
                .map(|it| it.name.clone())
                .collect::<Vec<_>>()
        };
        let cells = |it: &Inspection, column: usize| -> Vec<String> {
            let rows = it.preview.iter();
            rows.map(|row| row.get(column).map_or("", |cell| cell.trim()).to_owned())
                .collect()
        };
        let role_of = |column: usize| {
            let mut roles = found.plan.roles.iter();
            roles
                .find(|(_, place)| **place == column)
                .map(|(role, _)| *role)
        };
        let (mut same, mut varied) = (0, 0);
        for (column, place) in stack::matching(&names(found), &names(others), false)
            .into_iter()
            .enumerate()
        {
            let own = cells(found, column);
            let other = place.map(|place| cells(others, place));
            // One bill a month names the same customers and the same fees, of another day.
            if let (Some(role), Some(other)) = (role_of(column), &other)
                && !(own.iter().zip(other)).all(|(own, other)| is_same_value(role, own, other))
            {
                return false;
            }
            // Few different values are the same by chance.
            let different = own.iter().collect::<BTreeSet<_>>().len();
            if different < FEWEST_DIFFERENT || different * 3 < own.len() {
                continue;
            }
            varied += 1;
            same += usize::from(other.as_ref() == Some(&own));
        }
        let is_same_text = found.preview == others.preview && found.preview.len() > 1;
        is_same_text || (same > 0 && same * 2 >= varied)
    }

    /// The name that tells it apart: of the sheet, or else of the text.
    pub(super) fn own_name(&self) -> &str {
        [&self.sheet_name, &self.member_name]
            .into_iter()
            .find(|name| !name.is_empty())
            .unwrap_or(&self.file_name)
    }

    /// The name as it stands in a list of tables.
    pub(super) fn listed_name(&self, with_file: bool) -> String {
        let part = stack::joined(&self.member_name, &self.sheet_name);
        match part.is_empty() || with_file {
            true => stack::joined(&self.file_name, &part),
            false => part,
        }
    }

    /// The values of a column in the rows that were seen.
    pub(super) fn values(&self, column: usize) -> Vec<String> {
        let Ok(found) = &self.found else {
            return Vec::new();
        };
        let skip = found.plan.header_row.map_or(0, |row| row + 1);
        let rows = match &self.look {
            Look::Nothing => return Vec::new(),
            Look::Sheet(rows, _) | Look::Html { rows, .. } => rows.clone(),
            Look::Text { head, len } => inspect::head_rows(*len, head, &found.plan.format),
        };
        rows.into_iter()
            .skip(skip)
            .map(|row| row.cells.into_iter().nth(column).unwrap_or_default())
            .collect()
    }
}

/// True when two cells of a role may say the same, each in the form of its own file: dates in any order
/// of their parts, numbers with or without marks, ids with or without leading zeros.
fn is_same_value(role: Role, one: &str, other: &str) -> bool {
    if one == other {
        return true;
    }
    if role.is_day() {
        let parts = |cell: &str| {
            let mut parts = match date::read(cell.as_bytes())? {
                Written::Day(day) => {
                    let (year, month, day) = day.civil();
                    [year.unsigned_abs(), month, day]
                }
                Written::Ordered { parts, .. } => parts,
            }
            .map(|part| part % 100);
            parts.sort_unstable();
            Some(parts)
        };
        return parts(one).is_some() && parts(one) == parts(other);
    }
    if role.is_number() {
        let amount = |cell: &str| match number::read(cell.as_bytes(), DecimalMark::Point) {
            Reading::Amount(amount, _) => Some(amount),
            _ => None,
        };
        return amount(one) == amount(other);
    }
    let id = |cell: &str| {
        let id = String::from_utf8_lossy(ids::normalise(cell.as_bytes())).into_owned();
        id.trim_start_matches('0').to_owned()
    };
    id(one) == id(other)
}

/// Every table of the files.
///
/// # Errors
/// Those of the only file.
pub(super) fn find(
    files: &mut [File<'_>],
    overrides: &Overrides,
) -> Result<Vec<Found>, FatalError> {
    let is_only = files.len() == 1;
    let head = if files.len() > FEW { SMALL_HEAD } else { HEAD };
    let mut tables = Vec::new();
    for (file, (name, source)) in files.iter_mut().enumerate() {
        let count = tables.len();
        let found = find_in_file(file, name, &mut **source, head, overrides, &mut tables);
        match found {
            Ok(()) => {}
            Err(error) if is_only => return Err(error),
            Err(error) => {
                tables.truncate(count);
                tables.push(Found::failed(file, name, source.len(), error));
            }
        }
    }
    if let [table] = &tables[..]
        && let Err(error) = &table.found
    {
        return Err(error.clone());
    }
    Ok(tables)
}

/// Why none of the tables can be read.
pub(super) fn why_none(tables: &[Found]) -> FatalError {
    let errors = || tables.iter().filter_map(|table| table.found.as_ref().err());
    let is_empty = |error: &FatalError| {
        matches!(
            error,
            FatalError::WorkbookEmpty | FatalError::SheetWithoutCells
        )
    };
    if errors().all(is_empty) {
        return FatalError::WorkbookEmpty;
    }
    let is_one_file = tables.iter().all(|it| it.id.place == tables[0].id.place);
    let first = tables.iter().max_by_key(|table| table.rows);
    match first.map(|table| (table, &table.found)) {
        Some((_, Err(error))) if is_one_file => error.clone(),
        Some((table, Err(error))) => error.clone().within(&table.listed_name(true)),
        _ => FatalError::Empty,
    }
}

impl Found {
    fn failed(file: usize, name: &str, bytes: u64, error: FatalError) -> Found {
        Found {
            id: TableId {
                place: Place { file, member: None },
                sheet: None,
            },
            file_name: name.to_owned(),
            member_name: String::new(),
            sheet_name: String::new(),
            bytes,
            rows: None,
            is_estimate: false,
            hidden: false,
            look: Look::Nothing,
            found: Err(error),
        }
    }
}

fn find_in_file(
    file: usize,
    name: &str,
    source: &mut dyn Source,
    head: usize,
    overrides: &Overrides,
    tables: &mut Vec<Found>,
) -> Result<(), FatalError> {
    let packing = container::packing(source)?;
    let Packing::Zip(members) = packing else {
        let bytes = match packing {
            Packing::Gzip => container::claimed_len(source)?,
            _ => source.len(),
        };
        let place = Place { file, member: None };
        let mut opened = container::open(source, None, Want::Head(head))?;
        let named = Found::failed(file, name, bytes, FatalError::Empty);
        return find_in_table(place, named, &mut opened, head, overrides, tables);
    };
    let head = if members.len() > FEW {
        SMALL_HEAD
    } else {
        head
    };
    let is_only = members.len() == 1;
    for Member {
        number,
        name: member_name,
        bytes,
        ..
    } in members
    {
        let place = Place {
            file,
            member: Some(number),
        };
        let named = |error| Found {
            member_name: member_name.clone(),
            id: TableId { place, sheet: None },
            ..Found::failed(file, name, bytes, error)
        };
        let mut opened = match container::open(&mut *source, Some(number), Want::Head(head)) {
            Ok(opened) => opened,
            Err(error) if is_only => return Err(error),
            Err(error) => {
                tables.push(named(error));
                continue;
            }
        };
        let count = tables.len();
        let blank = named(FatalError::Empty);
        let found = find_in_table(place, blank, &mut opened, head, overrides, tables);
        match found {
            Ok(()) => {}
            Err(error) if is_only => return Err(error),
            Err(error) => {
                tables.truncate(count);
                tables.push(named(error));
            }
        }
    }
    Ok(())
}

/// The text, or the sheets, of a file that is not packed any more. `named` carries its names.
fn find_in_table(
    place: Place,
    named: Found,
    source: &mut dyn Source,
    most: usize,
    overrides: &Overrides,
    tables: &mut Vec<Found>,
) -> Result<(), FatalError> {
    let head = inspect::read_head(source, most)?;
    if head.is_empty() {
        return Err(FatalError::Empty);
    }
    let own_name = named.own_name().to_owned();
    match sniff::container(&head)? {
        Container::Text => {
            let len = source.len();
            let (rows, is_estimate) = lines(&head, len, named.bytes);
            let look = Look::Text { head, len };
            let of_format = Overrides {
                encoding: overrides.encoding,
                delimiter: overrides.delimiter,
                quotes: overrides.quotes,
                ..Overrides::default()
            };
            tables.push(Found {
                rows: Some(rows),
                is_estimate,
                found: look.propose(None, &of_format),
                look,
                ..named
            });
            Ok(())
        }
        Container::HtmlTable => find_on_page(place, named, source, overrides, tables),
        _ => find_sheets(place, named, source, tables).map_err(|error| match error {
            FatalError::WorkbookUnreadable { .. } | FatalError::NotATable { .. }
                if inspect::has_foreign_name(&own_name) =>
            {
                FatalError::SaveAsXlsx
            }
            error => error,
        }),
    }
}

/// Rows of a sheet beyond which nobody merged cells by hand, and to ask for them takes long.
const MOST_ASKED: u64 = 100_000;

fn find_sheets(
    place: Place,
    named: Found,
    source: &mut dyn Source,
    tables: &mut Vec<Found>,
) -> Result<(), FatalError> {
    let bytes = workbook::read_whole(source)?;
    let mut book = workbook::open(&bytes)?;
    for (sheet, (sheet_name, hidden)) in book.sheets().into_iter().enumerate() {
        let (look, rows, is_estimate, found) = match book.look(sheet, MOST_ROWS, SHEET_COLUMNS) {
            Ok((_, count, _)) if !book.has_cells(sheet) => {
                let why = Err(FatalError::SheetWithoutCells);
                (Look::Nothing, Some(count), false, why)
            }
            Ok((rows, count, is_estimate)) => {
                let merges = (count <= MOST_ASKED).then(|| book.merges(sheet)).flatten();
                let look = Look::Sheet(rows, merges);
                let found = look.propose(Some(sheet), &Overrides::default());
                (look, Some(count), is_estimate, found)
            }
            Err(error) => (Look::Nothing, None, false, Err(error)),
        };
        tables.push(Found {
            id: TableId {
                place,
                sheet: Some(sheet),
            },
            file_name: named.file_name.clone(),
            member_name: named.member_name.clone(),
            sheet_name,
            bytes: named.bytes,
            rows,
            is_estimate,
            hidden,
            look,
            found,
        });
    }
    Ok(())
}

fn find_on_page(
    place: Place,
    named: Found,
    source: &mut dyn Source,
    overrides: &Overrides,
    tables: &mut Vec<Found>,
) -> Result<(), FatalError> {
    let bytes = workbook::read_whole(source)?;
    let (encoding, reason) = match overrides.encoding {
        Some(encoding) => (encoding, Reason::Chosen),
        None => {
            let detected = html::detect(&bytes);
            (detected.encoding, detected.reason)
        }
    };
    let text = html::decode(&bytes, encoding);
    let counts = html::tables(&text);
    let longest = (0..counts.len()).max_by_key(|&table| (counts[table], std::cmp::Reverse(table)));
    let mut found = Vec::new();
    for (table, &rows) in counts.iter().enumerate() {
        if table >= MOST_TABLES && Some(table) != longest {
            continue;
        }
        let look = Look::Html {
            rows: html::Rows::new(&text, table)
                .take(MOST_ROWS)
                .zip(1..)
                .map(|(cells, line)| HeadRow { cells, line })
                .collect(),
            format: HtmlFormat { encoding, table },
            reason: reason.clone(),
            undecodable: text.contains('\u{fffd}'),
        };
        found.push(Found {
            id: TableId {
                place,
                sheet: Some(table),
            },
            sheet_name: (table + 1).to_string(),
            rows: Some(rows),
            found: look.propose(None, &Overrides::default()),
            look,
            ..Found::failed(place.file, &named.file_name, named.bytes, FatalError::Empty)
        });
    }
    // The only table of a page goes by the name of the page.
    let mut tables_found = found.iter_mut().filter(|table| table.found.is_ok());
    if let (Some(only), None) = (tables_found.next(), tables_found.next()) {
        only.sheet_name = String::new();
    }
    if found.is_empty() {
        return Err(FatalError::NotATable {
            looks_like: "HTML".into(),
        });
    }
    for table in &mut found {
        table.member_name.clone_from(&named.member_name);
    }
    tables.extend(found);
    Ok(())
}

/// Lines of a text: counted when its head is all of it, else estimated from the head.
fn lines(head: &[u8], len: u64, bytes: u64) -> (u64, bool) {
    let ends = head.iter().filter(|&&byte| byte == b'\n').count();
    let ends = match ends {
        0 => head.iter().filter(|&&byte| byte == b'\r').count(),
        ends => ends,
    };
    if len <= head.len() as u64 {
        let is_open = !head.ends_with(b"\n") && !head.ends_with(b"\r");
        return (ends as u64 + u64::from(is_open), false);
    }
    // A packed text says no more than that it goes on.
    let len = len.max(bytes);
    let share = u128::from(len) * ends as u128 / head.len().max(1) as u128;
    (u64::try_from(share).unwrap_or(u64::MAX), true)
}
