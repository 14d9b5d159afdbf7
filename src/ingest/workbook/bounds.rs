//! How far apart the cells of old workbooks lie, seen before a reader lays them out as a grid.
//!
//! In an `.xls` or `.ods` one stray cell far off makes a grid of millions of cells. The cells are
//! walked over here without keeping them, and a sheet whose grid would be too large is refused by a
//! sentence.
//!
//! Sources: [MS-XLS] 2.4, records by number; OpenDocument 1.2 part 1, section 9.1.

use std::io::{Cursor, Read};

use super::compound;
use crate::ingest::FatalError;

/// Cells of a grid that is laid out.
pub(super) const MOST_CELLS: u64 = 8 << 20;
/// Cells a sheet of an `.xls` can have; more is claimed only by a damaged one.
const WHOLE_SHEET: u64 = 65_536 * 256;
/// Bytes of a table of an `.ods` that are read at once.
const CHUNK: usize = 64 << 10;
/// Bytes a tag of an `.ods` may have to be looked at.
const LONGEST_TAG: usize = 64 << 10;

/// The rows and columns that are filled.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct Extent {
    first: (u64, u64),
    last: (u64, u64),
}

impl Extent {
    const NONE: Extent = Extent {
        first: (u64::MAX, u64::MAX),
        last: (0, 0),
    };

    fn add(&mut self, row: u64, first: u64, last: u64) {
        self.first = (self.first.0.min(row), self.first.1.min(first));
        self.last = (self.last.0.max(row), self.last.1.max(last));
    }

    fn cells(self) -> u64 {
        if self == Extent::NONE {
            return 0;
        }
        let side = |first: u64, last: u64| last.saturating_sub(first).saturating_add(1);
        side(self.first.0, self.last.0).saturating_mul(side(self.first.1, self.last.1))
    }

    fn check(self) -> Result<(), FatalError> {
        let cells = self.cells();
        if cells > MOST_CELLS {
            return Err(FatalError::SheetTooFar {
                cells,
                most: MOST_CELLS,
            });
        }
        Ok(())
    }
}

/// Looks over the sheets of an `.xls`. What cannot be walked is left to its reader.
///
/// # Errors
/// [`FatalError::SheetTooFar`], [`FatalError::WorkbookPassword`], and
/// [`FatalError::WorkbookUnreadable`] where places lie outside.
pub(super) fn check_xls(bytes: &[u8]) -> Result<(), FatalError> {
    match compound::stream(bytes, &["Workbook", "Book"]) {
        Some(stream) => check_records(&stream),
        None => Ok(()),
    }
}

fn check_records(stream: &[u8]) -> Result<(), FatalError> {
    let damaged = |detail: &str| FatalError::WorkbookUnreadable {
        detail: detail.to_owned(),
    };
    let mut extent = Extent::NONE;
    let mut depth = 0;
    let mut rest = stream;
    while let [a, b, c, d, behind @ ..] = rest {
        let kind = u16::from_le_bytes([*a, *b]);
        let length = usize::from(u16::from_le_bytes([*c, *d]));
        let Some((data, next)) = behind.split_at_checked(length) else {
            break;
        };
        rest = next;
        let number = |place: usize| {
            let two = data.get(place..).and_then(<[u8]>::first_chunk);
            two.map(|two| u64::from(u16::from_le_bytes(*two)))
        };
        let long = |place: usize| {
            let four = data.get(place..).and_then(<[u8]>::first_chunk);
            four.map(|four| u64::from(u32::from_le_bytes(*four)))
        };
        match kind {
            0x0809 => {
                depth += 1;
                if depth == 1 {
                    extent = Extent::NONE;
                }
            }
            0x000a => {
                depth = 0_i32.max(depth - 1);
                extent.check()?;
            }
            // What follows is encrypted, and means nothing as it stands.
            0x002f if number(0).is_some_and(|kind| kind != 0) => {
                return Err(FatalError::WorkbookPassword);
            }
            // Where a sheet begins.
            0x0085 if long(0).is_some_and(|place| place > stream.len() as u64) => {
                return Err(damaged("a sheet lies outside"));
            }
            // What a sheet claims: the reader asks for memory by it.
            0x0200 => {
                let claimed = match length {
                    10 => [number(0), number(2), number(4), number(6)],
                    14 | 16 => [long(0), long(4), number(8), number(10)],
                    _ => continue,
                };
                let [Some(top), Some(bottom), Some(left), Some(right)] = claimed else {
                    continue;
                };
                let left = if left > 255 || right < left { 0 } else { left };
                if bottom > 0 && right > 0 && top >= bottom {
                    return Err(damaged("a sheet ends before it begins"));
                }
                let cells = bottom
                    .saturating_sub(top)
                    .saturating_mul(right.saturating_sub(left));
                if cells > WHOLE_SHEET {
                    return Err(FatalError::SheetTooFar {
                        cells,
                        most: MOST_CELLS,
                    });
                }
            }
            // Numbers, texts, truths, formulas.
            0x0203 | 0x0204 | 0x00d6 | 0x0205 | 0x027e | 0x00fd | 0x0006 => {
                if let (Some(row), Some(column)) = (number(0), number(2)) {
                    extent.add(row, column, column);
                }
            }
            // Several numbers of a row.
            0x00bd => {
                let last = length.checked_sub(2).and_then(number);
                if let (Some(row), Some(first), Some(last)) = (number(0), number(2), last) {
                    extent.add(row, first, last.max(first));
                }
            }
            _ => {}
        }
    }
    extent.check()
}

/// Looks over the tables of an `.ods`. What cannot be walked is left to its reader.
///
/// # Errors
/// [`FatalError::SheetTooFar`]
pub(super) fn check_ods(bytes: &[u8]) -> Result<(), FatalError> {
    let Ok(mut archive) = zip::ZipArchive::new(Cursor::new(bytes)) else {
        return Ok(());
    };
    let Ok(content) = archive.by_name("content.xml") else {
        return Ok(());
    };
    let mut tables = Tables::default();
    let mut content = content;
    let mut chunk = vec![0; CHUNK];
    let mut tag = Vec::new();
    let mut is_in_tag = false;
    loop {
        let count = match content.read(&mut chunk) {
            Ok(0) | Err(_) => return tables.extent.check(),
            Ok(count) => count,
        };
        for &byte in &chunk[..count] {
            match byte {
                b'<' => {
                    is_in_tag = true;
                    tag.clear();
                }
                b'>' if is_in_tag => {
                    is_in_tag = false;
                    tables.tag(&tag)?;
                }
                _ if is_in_tag && tag.len() < LONGEST_TAG => tag.push(byte),
                _ => {}
            }
        }
    }
}

/// The filled cells of the table being read.
#[derive(Debug)]
struct Tables {
    extent: Extent,
    /// Number of the row being read, and of the next cell in it.
    row: u64,
    column: u64,
    row_repeats: u64,
    /// The row holds a cell that is filled.
    is_filled: bool,
}

impl Default for Tables {
    fn default() -> Tables {
        Tables {
            extent: Extent::NONE,
            row: 0,
            column: 0,
            row_repeats: 1,
            is_filled: false,
        }
    }
}

impl Tables {
    fn tag(&mut self, tag: &[u8]) -> Result<(), FatalError> {
        let end = tag
            .iter()
            .position(|byte| matches!(byte, b' ' | b'\n' | b'\r' | b'\t' | b'/'));
        let name = match tag.first() {
            Some(b'/') => tag,
            _ => &tag[..end.unwrap_or(tag.len())],
        };
        match name {
            b"table:table" => *self = Tables::default(),
            b"/table:table" => self.extent.check()?,
            b"table:table-row" => {
                self.column = 0;
                self.row_repeats = repeated(tag, b"number-rows-repeated=\"");
                self.is_filled = false;
                if tag.ends_with(b"/") {
                    self.row += self.row_repeats;
                }
            }
            b"/table:table-row" => {
                let row = self.row.saturating_add(self.row_repeats);
                if self.is_filled {
                    self.extent.last.0 = self.extent.last.0.max(row.saturating_sub(1));
                }
                self.row = row;
            }
            b"table:table-cell" | b"table:covered-table-cell" => {
                let repeats = repeated(tag, b"number-columns-repeated=\"");
                let last = self.column.saturating_add(repeats).saturating_sub(1);
                if contains(tag, b"value-type=") {
                    self.extent.add(self.row, self.column, last);
                    self.is_filled = true;
                    // One row alone may be too wide.
                    self.extent.check()?;
                }
                self.column = last.saturating_add(1);
            }
            _ => {}
        }
        Ok(())
    }
}

/// The number in an attribute; 1 when there is none.
fn repeated(tag: &[u8], attribute: &[u8]) -> u64 {
    let place = tag
        .windows(attribute.len())
        .position(|part| part == attribute);
    let digits = place
        .map(|place| &tag[place + attribute.len()..])
        .unwrap_or_default();
    let digits = digits.iter().take_while(|byte| byte.is_ascii_digit());
    let number = digits.fold(0_u64, |number, &digit| {
        number
            .saturating_mul(10)
            .saturating_add(u64::from(digit - b'0'))
    });
    number.max(1)
}

fn contains(tag: &[u8], part: &[u8]) -> bool {
    tag.windows(part.len()).any(|found| found == part)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn record(kind: u16, data: &[u8]) -> Vec<u8> {
        let length = data.len() as u16;
        [&kind.to_le_bytes(), &length.to_le_bytes(), data].concat()
    }

    fn number(row: u16, column: u16) -> Vec<u8> {
        let place = [row.to_le_bytes(), column.to_le_bytes()].concat();
        record(0x0203, &[&place[..], &[0; 10]].concat())
    }

    #[test]
    fn a_stray_cell_of_an_old_sheet_is_seen() {
        let sheet = |cells: &[(u16, u16)]| {
            let cells: Vec<u8> = cells
                .iter()
                .flat_map(|&(row, column)| number(row, column))
                .collect();
            [record(0x0809, &[0; 4]), cells, record(0x000a, &[])].concat()
        };
        assert_eq!(check_records(&sheet(&[(0, 0), (65_535, 3)])), Ok(()));
        let far = sheet(&[(0, 0), (65_535, 255)]);
        let expected = FatalError::SheetTooFar {
            cells: 65_536 * 256,
            most: MOST_CELLS,
        };
        assert_eq!(check_records(&far), Err(expected));
        // Each sheet for itself.
        assert_eq!(
            check_records(&[sheet(&[(0, 0)]), sheet(&[(65_535, 255)])].concat()),
            Ok(())
        );
    }

    #[test]
    fn a_locked_workbook_is_not_called_damaged_for_what_its_lock_made_of_it() {
        let locked = [
            record(0x0809, &[0; 4]),
            record(0x002f, &[1, 0, 1, 0, 1, 0]),
            record(0x0085, &[0xff; 8]),
        ];
        assert_eq!(
            check_records(&locked.concat()),
            Err(FatalError::WorkbookPassword)
        );
    }

    #[test]
    fn a_sheet_that_claims_more_than_there_can_be_is_refused() {
        let claim: Vec<u8> = [0_u32.to_le_bytes(), u32::MAX.to_le_bytes()].concat();
        let claim = record(0x0200, &[&claim[..], &[0, 0, 255, 255, 0, 0]].concat());
        assert!(matches!(
            check_records(&claim),
            Err(FatalError::SheetTooFar { .. })
        ));
    }

    #[test]
    fn repeated_rows_and_columns_count_only_when_they_are_filled() {
        let check = |content: &str| -> Result<(), FatalError> {
            let mut tables = Tables::default();
            for tag in content.split('<').skip(1) {
                let tag = tag.split('>').next().unwrap_or_default();
                tables.tag(tag.as_bytes())?;
            }
            Ok(())
        };
        let cell = "<table:table-cell office:value-type=\"float\">";
        let wide = "<table:table-cell table:number-columns-repeated=\"16000\"/>";
        let many = "<table:table-row table:number-rows-repeated=\"1048000\">";
        let (row, end) = ("<table:table-row>", "</table:table-row>");
        let table = |rows: &str| format!("<table:table table:name=\"a\">{rows}</table:table>");
        let blank = table(&format!("{row}{cell}{wide}{end}{many}{wide}{end}"));
        assert_eq!(check(&blank), Ok(()));
        let stray = table(&format!(
            "{row}{cell}{end}{many}{wide}{end}{row}{wide}{cell}{end}"
        ));
        assert!(matches!(check(&stray), Err(FatalError::SheetTooFar { .. })));
    }
}
