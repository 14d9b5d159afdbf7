//! Sheets as an Excel workbook. Words are inline strings, which are never formulas; those that
//! would become one when a cell is edited carry the quote prefix, as typing an apostrophe does.
//!
//! Written by hand: the few parts a plain table needs are shorter than any crate for them, and the
//! worker pays for every byte it loads.

use std::io::{self, Write};

use super::zip::Archive;
use super::{NumberFormat, Outgoing, Written};
use crate::chart::{Cell, Column, may_run, spreadsheet_number};
use crate::explain::Carried;
use crate::units::Day;

/// Rows of a sheet below its head.
pub const MOST_ROWS: usize = 1_048_575;
/// Rows that say how wide a column is.
const MEASURED_ROWS: usize = 100;
/// Characters a cell holds.
const MOST_CHARS: usize = 32_767;
/// Characters of a sheet's name.
const MOST_NAME: usize = 31;

/// Places in the list of cell formats: see [`STYLES`].
const PLAIN: u8 = 0;
const HEAD: u8 = 1;
const QUOTED: u8 = 2;
const PERCENT: u8 = 3;
const DAY: u8 = 4;
const WHOLE: u8 = 5;
const TENTHS: u8 = 6;
const HUNDREDTHS: u8 = 7;

/// 1 January 1970 as spreadsheets count days.
const EPOCH: i32 = 25_569;
/// 1 March 1900, the first day all spreadsheets agree on.
const FIRST_DAY: i32 = 61;
/// 31 December 9999, the last day there is.
const LAST_DAY: i32 = 2_958_465;

const STYLES: &str = r##"<?xml version="1.0" encoding="UTF-8" standalone="yes"?>
<styleSheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><numFmts count="3"><numFmt numFmtId="164" formatCode="yyyy\-mm\-dd"/><numFmt numFmtId="165" formatCode="0.0%"/><numFmt numFmtId="166" formatCode="#,##0.0"/></numFmts><fonts count="2"><font><sz val="11"/><name val="Calibri"/></font><font><b/><sz val="11"/><name val="Calibri"/></font></fonts><fills count="2"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill></fills><borders count="1"><border/></borders><cellStyleXfs count="1"><xf/></cellStyleXfs><cellXfs count="8"><xf/><xf fontId="1" applyFont="1"/><xf quotePrefix="1"/><xf numFmtId="165" applyNumberFormat="1"/><xf numFmtId="164" applyNumberFormat="1"/><xf numFmtId="3" applyNumberFormat="1"/><xf numFmtId="166" applyNumberFormat="1"/><xf numFmtId="4" applyNumberFormat="1"/></cellXfs></styleSheet>"##;
const ROOT_RELATIONS: &str = r#"<?xml version="1.0" encoding="UTF-8" standalone="yes"?>
<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="xl/workbook.xml"/></Relationships>"#;
const DECLARATION: &str = "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n";

/// Writes the workbook of these tables. Rows beyond [`MOST_ROWS`] are left out and counted.
///
/// # Errors
/// What writing fails with, and a workbook of more than 4 GB.
pub fn xlsx(tables: Vec<Outgoing<'_>>, out: &mut dyn Write) -> io::Result<Written> {
    let mut archive = Archive::new(out);
    archive.add("[Content_Types].xml", &content_types(tables.len()))?;
    archive.add("_rels/.rels", ROOT_RELATIONS)?;
    archive.add("xl/workbook.xml", &workbook(&tables))?;
    archive.add("xl/_rels/workbook.xml.rels", &relations(tables.len()))?;
    archive.add("xl/styles.xml", STYLES)?;
    let mut written = Written::default();
    for (place, table) in tables.into_iter().enumerate() {
        let name = format!("xl/worksheets/sheet{}.xml", place + 1);
        let mut entry = archive.entry(&name);
        worksheet(&mut entry, table, &mut written)?;
        entry.finish()?;
    }
    archive.finish()?;
    Ok(written)
}

fn content_types(sheets: usize) -> String {
    const MAIN: &str = "application/vnd.openxmlformats-officedocument.spreadsheetml";
    let mut xml = format!(
        "{DECLARATION}<Types xmlns=\"http://schemas.openxmlformats.org/package/2006/content-types\"><Default Extension=\"rels\" ContentType=\"application/vnd.openxmlformats-package.relationships+xml\"/><Default Extension=\"xml\" ContentType=\"application/xml\"/><Override PartName=\"/xl/workbook.xml\" ContentType=\"{MAIN}.sheet.main+xml\"/><Override PartName=\"/xl/styles.xml\" ContentType=\"{MAIN}.styles+xml\"/>"
    );
    for place in 1..=sheets {
        xml.push_str(&format!(
            "<Override PartName=\"/xl/worksheets/sheet{place}.xml\" ContentType=\"{MAIN}.worksheet+xml\"/>"
        ));
    }
    xml + "</Types>"
}

fn relations(sheets: usize) -> String {
    const KIND: &str = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
    let mut xml = format!(
        "{DECLARATION}<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\">"
    );
    for place in 1..=sheets {
        xml.push_str(&format!(
            "<Relationship Id=\"rId{place}\" Type=\"{KIND}/worksheet\" Target=\"worksheets/sheet{place}.xml\"/>"
        ));
    }
    let styles = sheets + 1;
    xml + &format!(
        "<Relationship Id=\"rId{styles}\" Type=\"{KIND}/styles\" Target=\"styles.xml\"/></Relationships>"
    )
}

fn workbook(tables: &[Outgoing<'_>]) -> String {
    let mut xml = format!(
        "{DECLARATION}<workbook xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\" xmlns:r=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships\"><sheets>"
    );
    let mut names: Vec<String> = Vec::new();
    for (place, table) in tables.iter().enumerate() {
        let name = sheet_name(&table.name, place + 1, &names);
        let place = place + 1;
        xml.push_str("<sheet name=\"");
        escape(&mut xml, &name);
        xml.push_str(&format!("\" sheetId=\"{place}\" r:id=\"rId{place}\"/>"));
        names.push(name.to_lowercase());
    }
    xml + "</sheets></workbook>"
}

/// A name that Excel takes: short, without its signs, and different from the others.
fn sheet_name(name: &str, place: usize, taken: &[String]) -> String {
    let allowed =
        |c: &char| !matches!(c, '[' | ']' | ':' | '*' | '?' | '/' | '\\') && !c.is_control();
    let plain: String = name.chars().filter(allowed).collect();
    let plain = plain.trim().trim_matches('\'');
    let cut = |most: usize| plain.chars().take(most).collect::<String>();
    let short = cut(MOST_NAME);
    if !short.is_empty() && !taken.contains(&short.to_lowercase()) {
        return short;
    }
    format!("{} {place}", cut(MOST_NAME - 6)).trim().to_owned()
}

fn worksheet(out: &mut impl Write, table: Outgoing<'_>, written: &mut Written) -> io::Result<()> {
    let Outgoing {
        columns,
        formats,
        currency,
        mut rows,
        ..
    } = table;
    // The first rows say how wide the columns are.
    let first: Vec<Vec<Cell>> = rows.by_ref().take(MEASURED_ROWS).collect();
    write!(
        out,
        "{DECLARATION}<worksheet xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\"><sheetViews><sheetView workbookViewId=\"0\"><pane ySplit=\"1\" topLeftCell=\"A2\" activePane=\"bottomLeft\" state=\"frozen\"/></sheetView></sheetViews><sheetFormatPr defaultRowHeight=\"15\"/><cols>"
    )?;
    for (place, column) in columns.iter().enumerate() {
        let width = width(column, first.iter().filter_map(|row| row.get(place)));
        let place = place + 1;
        write!(
            out,
            "<col min=\"{place}\" max=\"{place}\" width=\"{width}\" customWidth=\"1\"/>"
        )?;
    }
    write!(out, "</cols><sheetData><row>")?;
    let mut line = String::new();
    for column in &columns {
        let heading = match column.unit.is_empty() {
            true => column.heading.clone(),
            false => format!("{} ({})", column.heading, column.unit),
        };
        words(&mut line, &heading, HEAD);
    }
    write!(out, "{line}</row>")?;
    for (place, row) in first.into_iter().chain(rows).enumerate() {
        written.rows += 1;
        if place >= MOST_ROWS {
            written.left_out += 1;
            continue;
        }
        line.clear();
        line.push_str("<row>");
        for (place, cell) in row.iter().enumerate() {
            let numeric = columns.get(place).is_some_and(|it| it.numeric);
            let own = cell.explained.as_ref().and_then(Carried::number);
            let format = match own {
                Some(of) if numeric => NumberFormat::of(of.unit, of.value(), currency),
                _ => formats.get(place).copied().unwrap_or_default(),
            };
            // A difference of two shares counts points of them: no part of a whole.
            let is_points = columns.get(place).is_some_and(|it| is_other_unit(&it.unit));
            let format = match format {
                NumberFormat::Percent if is_points => NumberFormat::Tenths,
                format => format,
            };
            let is_day = format == NumberFormat::Day;
            let day = is_day.then(|| day_number(&cell.exact)).flatten();
            match (day, spreadsheet_number(&cell.exact)) {
                (Some(day), _) => line.push_str(&format!("<c s=\"{DAY}\"><v>{day}</v></c>")),
                (_, Some(number)) if numeric => figure(&mut line, &number, format),
                _ => {
                    let style = if may_run(&cell.exact) { QUOTED } else { PLAIN };
                    words(&mut line, &cell.exact, style);
                }
            }
        }
        line.push_str("</row>");
        out.write_all(line.as_bytes())?;
    }
    write!(out, "</sheetData></worksheet>")
}

/// The number of a day as spreadsheets count; none for a text that is no day, and for a day they do
/// not all count alike, which go out as words.
fn day_number(iso: &str) -> Option<i32> {
    let number = Day::from_iso(iso)?.0 + EPOCH;
    (FIRST_DAY..=LAST_DAY).contains(&number).then_some(number)
}

/// True for a unit that is there and is not percent.
fn is_other_unit(unit: &str) -> bool {
    !unit.is_empty() && unit != "%"
}

/// A number; a percentage as the part it is.
fn figure(line: &mut String, number: &str, format: NumberFormat) {
    let (digits, is_percent) = match number.strip_suffix('%') {
        Some(digits) => (digits, format != NumberFormat::Tenths),
        None => (number, format == NumberFormat::Percent),
    };
    let Ok(value) = digits.parse::<f64>() else {
        return words(line, number, PLAIN);
    };
    let style = match format {
        _ if is_percent => PERCENT,
        NumberFormat::Whole => WHOLE,
        NumberFormat::Tenths => TENTHS,
        NumberFormat::Hundredths => HUNDREDTHS,
        NumberFormat::General | NumberFormat::Percent | NumberFormat::Day => PLAIN,
    };
    let value = if is_percent { value / 100.0 } else { value };
    line.push_str(&match style {
        PLAIN => format!("<c><v>{value}</v></c>"),
        style => format!("<c s=\"{style}\"><v>{value}</v></c>"),
    });
}

fn words(line: &mut String, words: &str, style: u8) {
    if words.is_empty() {
        line.push_str("<c/>");
        return;
    }
    line.push_str(&format!(
        "<c s=\"{style}\" t=\"inlineStr\"><is><t xml:space=\"preserve\">"
    ));
    match words.char_indices().nth(MOST_CHARS) {
        Some((end, _)) => escape(line, &words[..end]),
        None => escape(line, words),
    }
    line.push_str("</t></is></c>");
}

/// XML without the characters it cannot hold.
fn escape(out: &mut String, text: &str) {
    for c in text.chars() {
        match c {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '"' => out.push_str("&quot;"),
            '\t' | '\n' | '\r' => out.push(c),
            c if c < ' ' || matches!(c, '\u{FFFE}' | '\u{FFFF}') => {}
            c => out.push(c),
        }
    }
}

/// Width in characters that shows the head and the first cells; a Chinese one takes two.
fn width<'a>(column: &Column, cells: impl Iterator<Item = &'a Cell>) -> usize {
    let of = |text: &str| -> usize {
        text.chars()
            .map(|c| if c > '\u{2E80}' { 2 } else { 1 })
            .sum()
    };
    let head = of(&column.heading) + of(&column.unit) + 3;
    let widest = cells.map(|cell| of(&cell.exact)).max().unwrap_or(0);
    head.max(widest + 2).clamp(8, 60)
}

#[cfg(test)]
mod tests {
    use std::io::{Cursor, Read};

    use calamine::{Data, Reader, Xlsx};

    use super::*;
    use crate::chart::Table;
    use crate::explain::{Explained, Source, Symbol, Unit};
    use crate::report::export::Sheet;
    use crate::units::Currency;

    fn sheet(name: &str, numeric: bool, cells: &[&str]) -> Sheet {
        Sheet {
            name: name.to_owned(),
            table: Table {
                columns: vec![Column {
                    heading: "名称".into(),
                    unit: "元".into(),
                    numeric,
                }],
                rows: cells.iter().map(|cell| vec![Cell::text(*cell)]).collect(),
            },
        }
    }

    fn read(sheets: Vec<Sheet>) -> Vec<(String, Vec<Data>)> {
        let mut bytes = Vec::new();
        let tables = sheets.into_iter().map(Outgoing::from).collect();
        xlsx(tables, &mut bytes).unwrap();
        let mut book: Xlsx<_> = Xlsx::new(Cursor::new(bytes)).unwrap();
        let sheets = book.worksheets().into_iter();
        let column = |range: calamine::Range<Data>| -> Vec<Data> {
            range.rows().map(|row| row[0].clone()).collect()
        };
        sheets.map(|(name, range)| (name, column(range))).collect()
    }

    #[test]
    fn another_reader_finds_words_and_numbers_as_they_were_written() {
        let found = read(vec![sheet("表", true, &["1,234.5", "33.06%", "−2", "—"])]);
        let text = |text: &str| Data::String(text.into());
        assert_eq!(
            found[0].1,
            [
                text("名称 (元)"),
                Data::Float(1234.5),
                Data::Float(0.3306),
                Data::Float(-2.0),
                text("—")
            ]
        );
    }

    #[test]
    fn numbers_are_shown_by_what_they_count() {
        let of = |unit, value| Explained::given(Symbol::Revenue, value, unit, Source::File);
        let cell = |of: Explained, exact: &str| Cell {
            exact: exact.into(),
            explained: Some(Carried::from(of)),
            ..Cell::text("")
        };
        let rows = [
            (
                of(Unit::Money, 17.699_403_790_822_5),
                "17.6994037908225",
                "#,##0.00",
            ),
            (of(Unit::Percent, 0.833_333), "83.3333", "0.0%"),
            (of(Unit::Percent, 0.5), "50%", "0.0%"),
            (of(Unit::Customers, 58.0), "58", "#,##0"),
            (of(Unit::Customers, 41.7), "41.7", "#,##0.0"),
            (of(Unit::Days, 90.0), "90", "#,##0.0"),
            (of(Unit::Index, 1.25), "1.25", "#,##0.00"),
        ];
        let formats = |currency| {
            let mut sheet = sheet("表", true, &[]);
            sheet.table.columns[0].unit.clear();
            let rows = rows.clone();
            sheet.table.rows = rows.map(|(of, exact, _)| vec![cell(of, exact)]).into();
            let mut bytes = Vec::new();
            xlsx(vec![Outgoing::of(sheet, currency)], &mut bytes).unwrap();
            (formats_of(&bytes), bytes)
        };
        let (found, bytes) = formats(Currency::Cny);
        let expected: Vec<&str> = rows.iter().map(|it| it.2).collect();
        assert_eq!(found, expected);
        let mut book: Xlsx<_> = Xlsx::new(Cursor::new(bytes)).unwrap();
        let range = book.worksheets().remove(0).1;
        assert_eq!(range.get((2, 0)), Some(&Data::Float(0.833_333)));
        assert_eq!(range.get((3, 0)), Some(&Data::Float(0.5)));
        assert_eq!(formats(Currency::Jpy).0[0], "#,##0");
    }

    /// The code of the number format of each cell below the head.
    fn formats_of(bytes: &[u8]) -> Vec<String> {
        let styles = unpacked(bytes, "xl/styles.xml");
        let between = |text: &str, from: &str, to: &str| -> Vec<String> {
            let parts = text.split(from).skip(1);
            parts
                .map(|it| it[..it.find(to).unwrap()].to_owned())
                .collect()
        };
        let own: Vec<(String, String)> = between(&styles, "<numFmt ", "/>")
            .iter()
            .map(|it| {
                let of = |name: &str| between(it, &format!("{name}=\""), "\"").remove(0);
                (of("numFmtId"), of("formatCode"))
            })
            .collect();
        let cells = styles.split("<cellXfs").nth(1).unwrap();
        let used: Vec<String> = between(cells, "<xf", "/>")
            .iter()
            .map(|it| between(it, "numFmtId=\"", "\"").pop().unwrap_or_default())
            .collect();
        let code = |style: &str| {
            let id = &used[style.parse::<usize>().unwrap()];
            match id.as_str() {
                "3" => "#,##0".to_owned(),
                "4" => "#,##0.00".to_owned(),
                id => own.iter().find(|it| it.0 == id).unwrap().1.clone(),
            }
        };
        let sheet = unpacked(bytes, "xl/worksheets/sheet1.xml");
        let below = sheet.split("</row>").skip(1);
        below
            .flat_map(|row| between(row, "<c s=\"", "\""))
            .map(|style| code(&style))
            .collect()
    }

    /// A file of an archive.
    fn unpacked(bytes: &[u8], name: &str) -> String {
        let at = bytes
            .windows(name.len())
            .position(|it| it == name.as_bytes());
        let start = at.unwrap() + name.len();
        let mut text = String::new();
        let mut packed = flate2::read::DeflateDecoder::new(&bytes[start..]);
        packed.read_to_string(&mut text).unwrap();
        text
    }

    #[test]
    fn days_are_dates_to_another_reader_and_what_is_no_day_stays_words() {
        let cells = ["2016-11-10", "", "1900-02-28", "=1-1-1", "2023-02-29"];
        let days = Outgoing {
            formats: vec![NumberFormat::Day],
            ..Outgoing::from(sheet("表", false, &cells))
        };
        let mut bytes = Vec::new();
        xlsx(vec![days], &mut bytes).unwrap();
        let mut book: Xlsx<_> = Xlsx::new(Cursor::new(bytes)).unwrap();
        let range = book.worksheets().remove(0).1;
        let found: Vec<Data> = range.rows().skip(1).map(|row| row[0].clone()).collect();
        let Data::DateTime(day) = &found[0] else {
            panic!("{found:?}");
        };
        // 10 November 2016.
        assert_eq!(day.as_f64(), 42_684.0);
        assert_eq!(found[1], Data::Empty);
        let words: Vec<String> = found[2..].iter().map(ToString::to_string).collect();
        assert_eq!(words, &cells[2..]);
    }

    #[test]
    fn words_that_look_like_formulas_numbers_or_markup_stay_words() {
        let cells = ["=1+1", "@SUM(A1)", "00123", "<b>&\"\u{1}", " x "];
        let found = read(vec![sheet("表", false, &cells)]);
        let written: Vec<String> = found[0].1[1..].iter().map(ToString::to_string).collect();
        assert_eq!(written, ["=1+1", "@SUM(A1)", "00123", "<b>&\"", " x "]);
        let mut line = String::new();
        words(&mut line, "=1+1", QUOTED);
        assert!(line.starts_with("<c s=\"2\" t=\"inlineStr\">"));
        assert!(may_run("=1+1") && !may_run("普通"));
    }

    #[test]
    fn names_of_sheets_are_cut_and_told_apart() {
        let long = "很长的名称/".repeat(20);
        let found = read(vec![
            sheet(&long, false, &["a"]),
            sheet(&long, false, &["b"]),
            sheet("[]", false, &["c"]),
        ]);
        let names: Vec<&str> = found.iter().map(|sheet| sheet.0.as_str()).collect();
        assert_eq!(names[0].chars().count(), 31);
        assert!(names[1].ends_with(" 2") && names[1].chars().count() <= 31);
        assert_eq!(names[2], "3");
    }
}
