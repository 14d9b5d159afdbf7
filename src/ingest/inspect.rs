//! The head of a file to a proposed plan.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use super::date::{self, OrderEvidence};
use super::dialect::{self, HeadRow};
use super::number::{self, MarkEvidence, Reading};
use super::roles::{self, Shape};
use super::sniff;
use super::{
    DateOrder, DateQuestion, DecimalMark, Delimiter, Encoding, FatalError, FileKind, Format,
    Inspection, Join, Plan, Reason, Role, Source, TableId, TextFormat, encoding, inspect_all, scan,
};
use crate::units::Currency;

/// Columns a file may have.
pub const MOST_COLUMNS: usize = 200;
/// Bytes of a text that are looked at.
pub(super) const HEAD: usize = 1 << 20;
/// Records of the head that are looked at.
pub(super) const MOST_ROWS: usize = 5_000;

/// Columns of a sheet that are looked at: enough to see that there are too many.
pub(super) const SHEET_COLUMNS: usize = 1_000;

/// What the user changed about the reading of a file. Everything else is found again with it.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Overrides {
    /// Character encoding.
    pub encoding: Option<Encoding>,
    /// What stands between cells.
    pub delimiter: Option<Delimiter>,
    /// Row of the header over non-blank records, or that there is none.
    #[serde(with = "twice")]
    pub header_row: Option<Option<usize>>,
    /// Sheet of a workbook, by its place, read alone.
    pub sheet: Option<usize>,
    /// The tables whose rows are read, in order; the first one gives the columns. Stands over
    /// `sheet`.
    pub inputs: Option<Vec<InputChoice>>,
    /// The tables that are joined.
    pub joins: Option<Vec<Join>>,
    /// Which column has which role. Date order, decimal mark and currency are decided over these
    /// columns.
    pub roles: Option<BTreeMap<Role, usize>>,
}

/// A table the user wants to be read.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct InputChoice {
    /// Which one.
    pub table: TableId,
    /// Its amounts are refunds.
    #[serde(default)]
    pub refunds: bool,
}

/// Keeps "not changed" and "no header" apart, which plain JSON would both write as null: a list of
/// no, or of one, answer.
mod twice {
    use serde::{Deserialize, Deserializer, Serialize, Serializer};

    pub(super) fn serialize<S: Serializer>(
        value: &Option<Option<usize>>,
        serializer: S,
    ) -> Result<S::Ok, S::Error> {
        value.as_slice().serialize(serializer)
    }

    pub(super) fn deserialize<'de, D: Deserializer<'de>>(
        deserializer: D,
    ) -> Result<Option<Option<usize>>, D::Error> {
        Ok(Vec::<Option<usize>>::deserialize(deserializer)?.pop())
    }
}

/// Looks at one file as [`inspect_all`] looks at several. The bytes decide; `name`, the file's name,
/// only tells what to advise when a workbook cannot be opened, and which sheets hold refunds.
///
/// # Errors
/// A [`FatalError`] when the file is no table a plan could be made for.
pub fn inspect(
    source: &mut dyn Source,
    name: &str,
    overrides: &Overrides,
) -> Result<Inspection, FatalError> {
    inspect_all(&mut [(name, source)], overrides)
}

/// True for the names of spreadsheets of other programs, which cannot be read.
pub(super) fn has_foreign_name(name: &str) -> bool {
    let extension = name.rsplit('.').next().unwrap_or_default();
    ["et", "ett", "numbers"]
        .iter()
        .any(|foreign| extension.eq_ignore_ascii_case(foreign))
}

pub(super) fn read_head(source: &mut dyn Source, most: usize) -> Result<Vec<u8>, FatalError> {
    let len = usize::try_from(source.len())
        .unwrap_or(usize::MAX)
        .min(most);
    let mut head = vec![0; len];
    let mut done = 0;
    while done < len {
        let count = scan::read(source, done as u64, &mut head[done..])?;
        if count == 0 {
            return Err(FatalError::Unreadable);
        }
        done += count;
    }
    Ok(head)
}

/// The records of a head as a format reads them.
pub(super) fn head_rows(bytes: u64, head: &[u8], format: &Format) -> Vec<HeadRow> {
    let Format::Text(format) = format else {
        return Vec::new();
    };
    let cut = bytes > head.len() as u64;
    let text = encoding::decode_head(head, format.encoding, cut);
    dialect::rows(&text, format.delimiter, cut, MOST_ROWS)
}

pub(super) fn inspect_text(
    bytes: u64,
    head: &[u8],
    overrides: &Overrides,
) -> Result<Inspection, FatalError> {
    let cut = bytes > head.len() as u64;
    let detected = encoding::detect(head, cut);
    let (encoding, encoding_reason) = match overrides.encoding {
        Some(encoding) => (encoding, Reason::Chosen),
        None => (detected.encoding, detected.reason),
    };
    let text = encoding::decode_head(head, encoding, cut);
    if text.iter().all(|&byte| byte <= b' ') && !text.contains(&0) {
        return Err(FatalError::Empty);
    }
    if let Some(line) = sniff::null_byte_line(&text) {
        return Err(FatalError::NullBytes { line });
    }
    let (delimiter, delimiter_reason) = match overrides.delimiter {
        Some(delimiter) => (delimiter, Reason::Chosen),
        None => dialect::delimiter(&text, cut),
    };
    let rows = dialect::rows(&text, delimiter, cut, MOST_ROWS);
    // A quote in the header or in the first row makes one cell of the rest. A last row whose quote
    // took nothing but the final line end may still be read.
    if rows.len() <= 2
        && let Some((line, swallowed)) = dialect::unclosed_quote(&text, delimiter)
        && (rows.len() < 2 || swallowed > 1)
    {
        return Err(FatalError::UnclosedQuote { line });
    }
    let readable = match std::str::from_utf8(&text) {
        Ok(text) => !text.contains('\u{fffd}'),
        Err(error) => cut && error.error_len().is_none(),
    };
    let format = Format::Text(TextFormat {
        encoding,
        delimiter,
    });
    let mut inspection = propose(rows, format, overrides)?;
    inspection.bytes = bytes;
    inspection.format_reasons = vec![encoding_reason, delimiter_reason];
    inspection.undecodable = !readable;
    Ok(inspection)
}

/// Columns, roles and preview of the records of the head.
pub(super) fn propose(
    rows: Vec<HeadRow>,
    format: Format,
    overrides: &Overrides,
) -> Result<Inspection, FatalError> {
    let header_row = match overrides.header_row {
        Some(chosen) => chosen.filter(|&row| row < rows.len()),
        None => dialect::header_row(&rows),
    };
    let width = dialect::width(&rows, header_row);
    if width > MOST_COLUMNS {
        return Err(FatalError::TooManyColumns {
            found: width,
            most: MOST_COLUMNS,
        });
    }
    let mut rows: Vec<Vec<String>> = rows.into_iter().map(|row| row.cells).collect();
    let body = rows.split_off(header_row.map_or(0, |row| row + 1));
    if body.is_empty() || rows.len() + body.len() < 2 {
        return Err(FatalError::NoRows);
    }
    if width < 2 {
        return Err(FatalError::OneColumn);
    }
    let header = header_row.and_then(|_| rows.pop());
    let names = dialect::column_names(header.as_deref(), width);
    let values = |column: usize| {
        body.iter()
            .filter_map(move |row| row.get(column).map(String::as_str))
    };
    let shapes: Vec<Shape> = (0..names.len())
        .map(|column| Shape::of(values(column)))
        .collect();
    let proposals = match &overrides.roles {
        Some(chosen) => roles::chosen(&names, chosen),
        None => roles::propose(&names, header_row.is_some(), &shapes),
    };
    let mapped: BTreeMap<Role, usize> = proposals
        .iter()
        .enumerate()
        .filter_map(|(column, (role, _))| Some(((*role)?, column)))
        .collect();
    let mut marks = MarkEvidence::default();
    for (role, &column) in &mapped {
        if !matches!(role, Role::Customer | Role::Date | Role::Order) {
            marks.add(shapes[column].marks);
        }
    }
    let decimal = marks.decide();
    let date_column = mapped.get(&Role::Date).copied();
    let (date_order, date_question) = match date_column {
        Some(column) => date_order(values(column)),
        None => (DateOrder::YearFirst, None),
    };
    let amount_column = mapped
        .get(&Role::Amount)
        .or_else(|| mapped.get(&Role::UnitPrice))
        .copied();
    let currency = amount_column.map_or(Currency::Unstated, |column| {
        currency(values(column), decimal, &names[column])
    });
    let columns = roles::columns(&names, proposals, &body);
    let preview = body
        .into_iter()
        .take(Inspection::PREVIEW_ROWS)
        .map(|mut row| {
            // A cell far off to the right is no reason for a wide preview.
            row.truncate(names.len().max(MOST_COLUMNS));
            row
        })
        .collect();
    Ok(Inspection {
        kind: FileKind::Text,
        bytes: 0,
        plan: Plan {
            header_row,
            roles: mapped,
            date_order,
            decimal,
            ..Plan::new(format)
        },
        format_reasons: Vec::new(),
        signature: signature(header_row.is_some(), &names),
        columns,
        preview,
        above_header: rows,
        sheets: Vec::new(),
        inputs: Vec::new(),
        joins: Vec::new(),
        date_question,
        currency,
        undecodable: false,
    })
}

/// The order of a date column, and the question when it can be read both ways.
///
/// When the user has to be asked, the proposal is month first for slashes, as most English exports
/// write, and day first otherwise.
fn date_order<'a>(values: impl Iterator<Item = &'a str>) -> (DateOrder, Option<DateQuestion>) {
    let mut evidence = OrderEvidence::default();
    let mut cells: Vec<String> = Vec::new();
    for value in values {
        let Some(written) = date::read(value.as_bytes()) else {
            continue;
        };
        evidence.see(written);
        let is_open = matches!(written, date::Written::Ordered { .. });
        if is_open && cells.len() < 5 && !cells.iter().any(|cell| cell == value) {
            cells.push(value.to_owned());
        }
    }
    let preferred = match cells.first() {
        None => DateOrder::YearFirst,
        Some(cell) if cell.contains('/') => DateOrder::MonthFirst,
        Some(_) => DateOrder::DayFirst,
    };
    let order = evidence.decide(preferred);
    if order == DateOrder::YearFirst || !evidence.is_ambiguous() {
        return (order, None);
    }
    let read = |order| {
        cells
            .iter()
            .filter_map(|cell| date::parse(cell.as_bytes(), order))
            .collect()
    };
    let question = DateQuestion {
        day_first: read(DateOrder::DayFirst),
        month_first: read(DateOrder::MonthFirst),
        cells,
    };
    (order, Some(question))
}

/// The currency of the signs in a column if they agree, or that of its header.
fn currency<'a>(
    values: impl Iterator<Item = &'a str>,
    decimal: DecimalMark,
    header: &str,
) -> Currency {
    let mut found = Currency::Unstated;
    for value in values {
        if let Reading::Amount(_, currency) = number::read(value.as_bytes(), decimal)
            && currency != Currency::Unstated
        {
            if found != Currency::Unstated && found != currency {
                return Currency::Unstated;
            }
            found = currency;
        }
    }
    if found == Currency::Unstated {
        number::currency_in_header(header)
    } else {
        found
    }
}

/// The same for the same names in the same order.
fn signature(has_header: bool, names: &[String]) -> String {
    let mut text = String::new();
    for name in names {
        text.push_str(name);
        text.push('\u{1f}');
    }
    let kind = if has_header { "h" } else { "n" };
    format!("{kind}{:016x}", super::codec::fnv1a(text.as_bytes()))
}
