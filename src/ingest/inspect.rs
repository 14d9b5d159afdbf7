//! The head of a file to a proposed plan.

use std::collections::{BTreeMap, BTreeSet};

use serde::{Deserialize, Serialize};

use super::dialect::{self, HeadRow};
use super::propose::propose;
use super::sniff;
use super::{
    Cuts, Delimiter, Encoding, FatalError, Format, Inspection, Join, Quotes, Reason, Role, Shape,
    Source, TableId, TextFormat, encoding, escapes, inspect_all, scan,
};

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
    /// How quoted cells write a quote.
    pub quotes: Option<Quotes>,
    /// Row of the header over non-blank records, or that there is none.
    #[serde(with = "twice")]
    pub header_row: Option<Option<usize>>,
    /// Rows of the header, the names being the last of them.
    pub header_lines: Option<usize>,
    /// Sheet of a workbook or table of an HTML page, by its place, read alone.
    pub sheet: Option<usize>,
    /// The tables whose rows are read, in order; the first one gives the columns. Stands over
    /// `sheet`.
    pub inputs: Option<Vec<InputChoice>>,
    /// The tables that are joined.
    pub joins: Option<Vec<Join>>,
    /// What a row stands for. Roles are proposed anew for it.
    pub shape: Option<Shape>,
    /// Which column has which role. Date order, decimal mark and currency are decided over these
    /// columns.
    pub roles: Option<BTreeMap<Role, usize>>,
    /// Further columns kept as attributes.
    pub keep: Option<BTreeSet<usize>>,
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
    let text = read_quotes(text, format.quotes);
    let text = match format.quotes {
        Quotes::Plain => escapes::kept(&text, format.delimiter),
        _ => text,
    };
    dialect::rows(&text, format.delimiter, cut, MOST_ROWS)
}

/// The text as the scanner sees it.
fn read_quotes(text: Vec<u8>, quotes: Quotes) -> Vec<u8> {
    match quotes {
        Quotes::Doubled | Quotes::Plain => text,
        Quotes::Escaped => escapes::doubled(&text),
    }
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
        return Err(match sniff::is_binary(head) {
            true => FatalError::Binary,
            false => FatalError::NullBytes { line },
        });
    }
    let quotes = match overrides.quotes {
        Some(quotes) => quotes,
        None => escapes::quotes(&text, overrides.delimiter, cut),
    };
    let text = read_quotes(text, quotes);
    let (delimiter, delimiter_reason) = match overrides.delimiter {
        Some(Delimiter::PLACES) => {
            let found = dialect::places(&text, cut).unwrap_or(Cuts::NONE);
            (Delimiter::Places(found), Reason::Chosen)
        }
        Some(delimiter) => (delimiter, Reason::Chosen),
        None if quotes == Quotes::Plain => dialect::delimiter(&escapes::without(&text), cut),
        None => dialect::delimiter(&text, cut),
    };
    let text = match quotes {
        Quotes::Plain => escapes::kept(&text, delimiter),
        _ => text,
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
    if cut && rows.len() < 2 && rows.iter().all(|row| row.cells.len() <= MOST_COLUMNS) {
        return Err(FatalError::NoLineEnd {
            within: head.len() as u64,
        });
    }
    let mark = "\u{fffd}".as_bytes();
    let readable = is_utf8(&text, cut) && !text.windows(mark.len()).any(|part| part == mark);
    let was_lost = !readable && encoding == Encoding::Utf8 && is_utf8(head, cut);
    let format = Format::Text(TextFormat {
        encoding,
        delimiter,
        quotes,
    });
    let mut inspection = propose(rows, format, overrides)?;
    inspection.bytes = bytes;
    inspection
        .format_reasons
        .splice(..0, [encoding_reason, delimiter_reason]);
    if quotes == Quotes::Escaped {
        let reason = Reason::QuotesEscaped;
        inspection.format_reasons.push(reason);
    }
    if !cut
        && let Some((line, swallowed)) = dialect::unclosed_quote(&text, delimiter)
        && swallowed > 1
    {
        let lines = swallowed + u64::from(!text.ends_with(b"\n"));
        let open = Reason::QuoteStaysOpen { line, lines };
        inspection.format_reasons.push(open);
    }
    if was_lost {
        inspection.format_reasons.push(Reason::CharactersLost);
    }
    inspection.undecodable = !readable && !was_lost;
    Ok(inspection)
}

/// True for UTF-8 without a fault; where it is cut, its end may cut a character.
fn is_utf8(text: &[u8], cut: bool) -> bool {
    match std::str::from_utf8(text) {
        Ok(_) => true,
        Err(error) => cut && error.error_len().is_none(),
    }
}
