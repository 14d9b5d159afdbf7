//! The head of a file to a proposed plan.

use super::dialect::{self, HeadRow};
use super::propose::propose;
use super::sniff;
use super::{
    Cuts, Delimiter, Encoding, FatalError, Format, Inspection, MOST_COLUMNS, Overrides, Quotes,
    Reason, Source, TextFormat, encoding, escapes, inspect_all, quoting, reading, unclosed,
};

/// Bytes of a text that are looked at.
pub(super) const HEAD: usize = 1 << 20;
/// Records of the head that are looked at.
pub(super) const MOST_ROWS: usize = 5_000;

/// Columns of a sheet that are looked at: enough to see that there are too many.
pub(super) const SHEET_COLUMNS: usize = MOST_COLUMNS + 1;

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
        let count = reading::read(source, done as u64, &mut head[done..])?;
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
    let nulls = sniff::null_bytes(&text);
    if nulls.is_some() && sniff::is_binary(head) {
        return Err(FatalError::Binary);
    }
    let quotes = match overrides.quotes {
        Some(quotes) => quotes,
        None => quoting::quotes(&text, overrides.delimiter, cut),
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
    let mut inspection = propose(rows, format, None, overrides)?;
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
    let named = inspection.columns.len();
    if let Format::Text(format) = inspection.plan.format
        && let Some((line, last)) = unclosed::first_paired(&text, format, named)
    {
        let paired = Reason::QuotesPair { line, last };
        inspection.format_reasons.push(paired);
    }
    if was_lost {
        inspection.format_reasons.push(Reason::CharactersLost);
    }
    if let Some((line, bytes)) = nulls {
        let nulls = Reason::NullBytes { line, bytes };
        inspection.format_reasons.push(nulls);
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
