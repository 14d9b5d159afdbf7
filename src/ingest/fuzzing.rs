//! The readers of single things, over bytes nobody wrote: for `fuzz/` and the property tests only.
//!
//! They give what was read, so that whoever calls them can compare; the rules are theirs.

use super::encoding::{self, Transcoder};
use super::number::{self, Reading};
use super::scanner::Scanner;
use super::{
    DateOrder, DecimalMark, Delimiter, Encoding, FatalError, ImportOptions, MemorySource,
    OrderLines, Overrides, Plan, Quotes, TextFormat, date, import, inspect,
};
use crate::units::{Day, Money};

/// The amount in a cell, if there is one, under each decimal mark: point, comma.
pub fn number(cell: &[u8]) -> [Option<Money>; 2] {
    [DecimalMark::Point, DecimalMark::Comma].map(|mark| match number::read(cell, mark) {
        Reading::Amount(money, _) => Some(money),
        _ => None,
    })
}

/// The day in a cell, if there is one, under each order: year first, day first, month first.
pub fn date(cell: &[u8]) -> [Option<Day>; 3] {
    [
        DateOrder::YearFirst,
        DateOrder::DayFirst,
        DateOrder::MonthFirst,
    ]
    .map(|order| date::parse(cell, order))
}

/// The encoding guessed from the bytes, and the bytes in UTF-8 by that guess, handed over `chunk`
/// bytes at a time.
pub fn encoding(bytes: &[u8], chunk: usize) -> (Encoding, Vec<u8>) {
    let encoding = encoding::detect(bytes, false).encoding;
    let mut transcoder = Transcoder::new(encoding);
    let mut out = Vec::new();
    for part in bytes.chunks(chunk.max(1)) {
        transcoder.push(part, false, &mut out);
    }
    transcoder.push(&[], true, &mut out);
    (encoding, out)
}

/// The cells of every record, handed over `chunk` bytes at a time, with the line each record
/// begins at.
pub fn scanner(
    bytes: &[u8],
    delimiter: Delimiter,
    quotes: Quotes,
    chunk: usize,
) -> Vec<(u64, Vec<Vec<u8>>)> {
    let mut scanner = Scanner::of(TextFormat {
        quotes,
        ..TextFormat::new(Encoding::Utf8, delimiter)
    });
    let mut records = Vec::new();
    let mut scratch = Vec::new();
    let mut drain = |scanner: &mut Scanner| {
        while let Some(record) = scanner.next() {
            let cells = (0..record.width())
                .map(|column| {
                    let cell = record.cell(column, &mut scratch);
                    cell.unwrap_or_default().to_vec()
                })
                .collect();
            records.push((record.line, cells));
        }
    };
    for part in bytes.chunks(chunk.max(1)) {
        scanner.feed(part);
        drain(&mut scanner);
    }
    scanner.finish();
    drain(&mut scanner);
    records
}

/// A file as a user takes it in who confirms everything, read whole and then in `ranges` ranges of
/// `chunk` bytes at a time. Both must give the same.
///
/// # Errors
/// Those of [`inspect`] and [`import`], for each of both.
#[allow(clippy::type_complexity, reason = "two of the same")]
pub fn inspect_and_import(
    name: &str,
    bytes: &[u8],
    ranges: usize,
    chunk: usize,
) -> Result<[Result<OrderLines, FatalError>; 2], FatalError> {
    let mut source = MemorySource(bytes);
    let plan = inspect(&mut source, name, &Overrides::default())?.plan;
    let cut = ImportOptions {
        ranges: ranges.max(1),
        chunk_bytes: chunk.max(1),
    };
    Ok([ImportOptions::default(), cut]
        .map(|options| import(&mut source, &plan, &options, &mut |_| {})))
}

/// A saved plan and what it is when written and read again. None when it is no plan.
pub fn recipe(bytes: &[u8]) -> Option<[Plan; 2]> {
    let plan: Plan = serde_json::from_slice(bytes).ok()?;
    let again = serde_json::to_vec(&plan).ok()?;
    Some([plan, serde_json::from_slice(&again).ok()?])
}
