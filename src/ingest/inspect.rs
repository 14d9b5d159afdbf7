//! The head of a file to a proposed plan.

use std::collections::{BTreeMap, BTreeSet};

use serde::{Deserialize, Serialize};

use super::dialect::{self, HeadRow};
use super::propose::propose;
use super::sniff::{self, Container};
use super::workbook::{self, SheetCell};
use super::{
    Delimiter, Encoding, FatalError, FileKind, Format, HtmlFormat, Inspection, Reason, Role, Shape,
    SheetFacts, Source, TextFormat, encoding, html, scan,
};

/// Columns a file may have.
pub const MOST_COLUMNS: usize = 200;
/// Bytes of a text that are looked at.
const HEAD: usize = 1 << 20;
/// Records of the head that are looked at.
const MOST_ROWS: usize = 5_000;

/// Columns of a sheet that are looked at: enough to see that there are too many.
const SHEET_COLUMNS: usize = 1_000;

/// Tables of a page that are listed.
const MOST_TABLES: usize = 200;

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
    /// Rows of the header, the names being the last of them.
    pub header_lines: Option<usize>,
    /// Sheet of a workbook or table of an HTML page, by its place.
    pub sheet: Option<usize>,
    /// What a row stands for. Roles are proposed anew for it.
    pub shape: Option<Shape>,
    /// Which column has which role. Date order, decimal mark and currency are decided over these
    /// columns.
    pub roles: Option<BTreeMap<Role, usize>>,
    /// Further columns kept as attributes.
    pub keep: Option<BTreeSet<usize>>,
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

/// Looks at the head of a file, at most its first MiB (a workbook whole), and proposes how to read
/// it. The bytes decide; `name`, the file's name, only tells what to advise when a workbook cannot be
/// opened.
///
/// # Errors
/// A [`FatalError`] when the file is no table a plan could be made for.
pub fn inspect(
    source: &mut dyn Source,
    name: &str,
    overrides: &Overrides,
) -> Result<Inspection, FatalError> {
    let head = read_head(source)?;
    if head.is_empty() {
        return Err(FatalError::Empty);
    }
    match sniff::container(&head)? {
        Container::Text => inspect_text(source.len(), &head, overrides),
        Container::HtmlTable => inspect_html(source, overrides),
        _ => inspect_workbook(source, overrides).map_err(|error| match error {
            FatalError::WorkbookUnreadable { .. } | FatalError::NotATable { .. }
                if has_foreign_name(name) =>
            {
                FatalError::SaveAsXlsx
            }
            error => error,
        }),
    }
}

/// True for the names of spreadsheets of other programs, which cannot be read.
fn has_foreign_name(name: &str) -> bool {
    let extension = name.rsplit('.').next().unwrap_or_default();
    ["et", "ett", "numbers"]
        .iter()
        .any(|foreign| extension.eq_ignore_ascii_case(foreign))
}

fn read_head(source: &mut dyn Source) -> Result<Vec<u8>, FatalError> {
    let len = usize::try_from(source.len())
        .unwrap_or(usize::MAX)
        .min(HEAD);
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

fn inspect_text(bytes: u64, head: &[u8], overrides: &Overrides) -> Result<Inspection, FatalError> {
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
    inspection
        .format_reasons
        .splice(..0, [encoding_reason, delimiter_reason]);
    inspection.undecodable = !readable;
    Ok(inspection)
}

fn inspect_workbook(
    source: &mut dyn Source,
    overrides: &Overrides,
) -> Result<Inspection, FatalError> {
    let bytes = workbook::read_whole(source)?;
    let mut book = workbook::open(&bytes)?;
    let mut sheets = Vec::new();
    for (index, (name, hidden)) in book.sheets().into_iter().enumerate() {
        let mut rows = 0;
        book.rows(index, &mut |_, _| {
            rows += 1;
            true
        })?;
        sheets.push(SheetFacts { name, rows, hidden });
    }
    let largest = (0..sheets.len())
        .filter(|&sheet| sheets[sheet].rows > 0)
        .max_by_key(|&sheet| {
            let facts: &SheetFacts = &sheets[sheet];
            (!facts.hidden, facts.rows, std::cmp::Reverse(sheet))
        })
        .ok_or(FatalError::WorkbookEmpty)?;
    let (sheet, reason) = match overrides.sheet {
        Some(sheet) => (sheet, Reason::Chosen),
        None => (largest, Reason::LargestSheet),
    };
    let mut rows = Vec::new();
    book.rows(sheet, &mut |_, cells| {
        rows.push(HeadRow {
            cells: cells
                .iter()
                .take(SHEET_COLUMNS)
                .map(SheetCell::text)
                .collect(),
        });
        rows.len() < MOST_ROWS
    })?;
    if rows.is_empty() {
        return Err(FatalError::WorkbookEmpty);
    }
    let mut inspection = propose(rows, Format::Sheet(sheet), overrides)?;
    inspection.kind = FileKind::Workbook;
    inspection.bytes = bytes.len() as u64;
    inspection.format_reasons.insert(0, reason);
    inspection.sheets = sheets;
    Ok(inspection)
}

fn inspect_html(source: &mut dyn Source, overrides: &Overrides) -> Result<Inspection, FatalError> {
    let bytes = workbook::read_whole(source)?;
    let (encoding, encoding_reason) = match overrides.encoding {
        Some(encoding) => (encoding, Reason::Chosen),
        None => {
            let detected = html::detect(&bytes);
            (detected.encoding, detected.reason)
        }
    };
    let text = html::decode(&bytes, encoding);
    let tables = html::tables(&text);
    let longest = (0..tables.len()).max_by_key(|&table| (tables[table], std::cmp::Reverse(table)));
    let (table, reason) = match overrides.sheet {
        Some(table) => (table, Reason::Chosen),
        None => (longest.unwrap_or(0), Reason::LongestTable),
    };
    let rows: Vec<HeadRow> = html::Rows::new(&text, table)
        .take(MOST_ROWS)
        .map(|cells| HeadRow { cells })
        .collect();
    if rows.len() < 2 || rows.iter().all(|row| row.cells.len() < 2) {
        return Err(FatalError::NotATable {
            looks_like: "HTML".into(),
        });
    }
    let format = Format::Html(HtmlFormat { encoding, table });
    let mut inspection = propose(rows, format, overrides)?;
    inspection.kind = FileKind::Html;
    inspection.bytes = bytes.len() as u64;
    inspection
        .format_reasons
        .splice(..0, [encoding_reason, reason]);
    inspection.undecodable = text.contains('\u{fffd}');
    inspection.sheets = tables
        .into_iter()
        .enumerate()
        .take(MOST_TABLES)
        .map(|(table, rows)| SheetFacts {
            name: (table + 1).to_string(),
            rows,
            hidden: false,
        })
        .collect();
    Ok(inspection)
}
