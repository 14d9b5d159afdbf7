//! Workbooks made here, cell by cell: sheets, dates, far-off cells and damage.

// A test may fail by panicking, its helpers too.
#![allow(clippy::unwrap_used, clippy::expect_used)]

#[allow(dead_code, reason = "shared with other tests")]
mod common;

use std::io::{Cursor, Write};

use kezhi::ingest::{
    FatalError, FileKind, Format, ImportOptions, IssueKind, MemorySource, OrderLines, Overrides,
    Plan, Reason, Remark, Role, Source, SourceError, import, inspect,
};
use kezhi::units::Money;
use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, ZipWriter};

/// A sheet: name, hidden, and its rows as XML.
struct Sheet<'a> {
    name: &'a str,
    hidden: bool,
    rows: &'a str,
}

fn archive(parts: &[(&str, String)]) -> Vec<u8> {
    let mut archive = ZipWriter::new(Cursor::new(Vec::new()));
    let stored = SimpleFileOptions::default().compression_method(CompressionMethod::Stored);
    for (name, content) in parts {
        archive.start_file(*name, stored).unwrap();
        archive.write_all(content.as_bytes()).unwrap();
    }
    archive.finish().unwrap().into_inner()
}

/// A workbook; cells of style 1 are dates.
fn workbook(sheets: &[Sheet<'_>], base_1904: bool) -> Vec<u8> {
    const MAIN: &str = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
    const RELATION: &str = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
    const PACKAGE: &str = "http://schemas.openxmlformats.org/package/2006";
    let mut entries = String::new();
    let mut relations = String::new();
    let mut parts = Vec::new();
    for (index, sheet) in sheets.iter().enumerate() {
        let number = index + 1;
        let state = if sheet.hidden {
            " state=\"hidden\""
        } else {
            ""
        };
        entries += &format!(
            "<sheet name=\"{}\" sheetId=\"{number}\"{state} r:id=\"rId{number}\"/>",
            sheet.name
        );
        relations += &format!(
            "<Relationship Id=\"rId{number}\" Type=\"{RELATION}/worksheet\" \
             Target=\"worksheets/sheet{number}.xml\"/>"
        );
        // Merged cells stand behind the rows.
        let end = sheet.rows.find("<mergeCells").unwrap_or(sheet.rows.len());
        let (rows, merges) = sheet.rows.split_at(end);
        let content = format!(
            "<worksheet xmlns=\"{MAIN}\"><sheetData>{rows}</sheetData>{merges}</worksheet>"
        );
        parts.push((format!("xl/worksheets/sheet{number}.xml"), content));
    }
    let date1904 = if base_1904 { "1" } else { "0" };
    let named = [
        (
            "[Content_Types].xml",
            format!(
                "<Types xmlns=\"{PACKAGE}/content-types\"><Default Extension=\"xml\" ContentType=\"application/xml\"/></Types>"
            ),
        ),
        (
            "_rels/.rels",
            format!(
                "<Relationships xmlns=\"{PACKAGE}/relationships\"><Relationship Id=\"rId1\" Type=\"{RELATION}/officeDocument\" Target=\"xl/workbook.xml\"/></Relationships>"
            ),
        ),
        (
            "xl/workbook.xml",
            format!(
                "<workbook xmlns=\"{MAIN}\" xmlns:r=\"{RELATION}\"><workbookPr date1904=\"{date1904}\"/><sheets>{entries}</sheets></workbook>"
            ),
        ),
        (
            "xl/_rels/workbook.xml.rels",
            format!(
                "<Relationships xmlns=\"{PACKAGE}/relationships\">{relations}<Relationship Id=\"rId99\" Type=\"{RELATION}/styles\" Target=\"styles.xml\"/></Relationships>"
            ),
        ),
        (
            "xl/styles.xml",
            format!(
                "<styleSheet xmlns=\"{MAIN}\"><cellXfs count=\"2\"><xf numFmtId=\"0\"/><xf numFmtId=\"14\" applyNumberFormat=\"1\"/></cellXfs></styleSheet>"
            ),
        ),
    ];
    let mut all: Vec<(&str, String)> = named.into_iter().collect();
    for (name, content) in &parts {
        all.push((name, content.clone()));
    }
    archive(&all)
}

/// Rows of cells: `'text`, `@serial` for a date, `!error`, a number, or nothing.
fn rows(first: u32, rows: &[&[&str]]) -> String {
    let mut xml = String::new();
    for (row, cells) in (first..).zip(rows) {
        xml += &format!("<row r=\"{row}\">");
        for (column, cell) in ('A'..).zip(*cells) {
            let place = format!("{column}{row}");
            xml += &match cell.chars().next() {
                None => String::new(),
                Some('\'') => format!(
                    "<c r=\"{place}\" t=\"inlineStr\"><is><t>{}</t></is></c>",
                    &cell[1..]
                ),
                Some('@') => format!("<c r=\"{place}\" s=\"1\"><v>{}</v></c>", &cell[1..]),
                Some('!') => format!("<c r=\"{place}\" t=\"e\"><v>{}</v></c>", &cell[1..]),
                Some(_) => format!("<c r=\"{place}\"><v>{cell}</v></c>"),
            };
        }
        xml += "</row>";
    }
    xml
}

/// Rows with regions of merged cells, such as `A2:A4`.
fn merged(rows: String, regions: &[&str]) -> String {
    let cells: String = (regions.iter())
        .map(|it| format!("<mergeCell ref=\"{it}\"/>"))
        .collect();
    format!("{rows}<mergeCells>{cells}</mergeCells>")
}

fn orders() -> String {
    rows(
        1,
        &[
            &["'2024 年订单"],
            &[],
            &["'会员号", "'下单时间", "'实付金额", "'订单编号"],
            &["1001", "@45356", "12.5", "'A1"],
            &["'1001", "@45357.75", "'¥1,234.50", "'A2"],
            &["1002", "'2024-03-07", "-3.25", "'A3"],
            &["1003", "@45358", "!#DIV/0!", "'A4"],
            &["'合计", "", "1243.75"],
        ],
    )
}

fn take_in(bytes: &[u8]) -> Result<OrderLines, FatalError> {
    let mut source = MemorySource(bytes);
    let plan = inspect(&mut source, "orders.xlsx", &Overrides::default())?.plan;
    let options = ImportOptions {
        ranges: 4,
        chunk_bytes: 100,
    };
    import(&mut source, &plan, &options, &mut |_| {})
}

fn one_sheet(rows: &str) -> Vec<u8> {
    workbook(
        &[Sheet {
            name: "订单",
            hidden: false,
            rows,
        }],
        false,
    )
}

#[test]
fn typed_cells_and_text_cells_mean_the_same() {
    let lines = take_in(&one_sheet(&orders())).unwrap();
    assert_eq!(lines.customer_ids, ["1001", "1002"]);
    assert_eq!(
        lines.amount,
        [Money(125_000), Money(12_345_000), Money(-32_500)]
    );
    let days: Vec<String> = lines.day.iter().map(|day| day.iso()).collect();
    assert_eq!(days, ["2024-03-05", "2024-03-06", "2024-03-07"]);
    assert_eq!(lines.line, [4, 5, 6]);
    let kinds: Vec<_> = lines.facts.issues.iter().map(|issue| issue.kind).collect();
    // One amount of three has a sign.
    assert_eq!(
        kinds,
        [
            IssueKind::BadAmount,
            IssueKind::TotalLine,
            IssueKind::FewSigns
        ]
    );
    assert_eq!(lines.facts.issues[0].examples[0].found, "#DIV/0!");
    assert_eq!(lines.facts.rows.read, 5);
}

#[test]
fn the_largest_visible_sheet_is_taken_and_hidden_ones_are_named() {
    let long = rows(1, &[&["'x", "'y"][..]; 50]);
    let sheets = [
        Sheet {
            name: "说明",
            hidden: false,
            rows: &rows(1, &[&["'a", "'b"], &["1", "2"]]),
        },
        Sheet {
            name: "旧",
            hidden: true,
            rows: &long,
        },
        Sheet {
            name: "订单",
            hidden: false,
            rows: &orders(),
        },
        Sheet {
            name: "空",
            hidden: false,
            rows: "",
        },
    ];
    let bytes = workbook(&sheets, false);
    let look = |overrides: &Overrides| inspect(&mut MemorySource(&bytes), "", overrides).unwrap();
    let inspection = look(&Overrides::default());
    assert_eq!(inspection.kind, FileKind::Workbook);
    assert_eq!(inspection.plan.format, Format::Sheet(2));
    assert_eq!(inspection.format_reasons, [Reason::LargestSheet]);
    let facts: Vec<_> = inspection
        .sheets
        .iter()
        .map(|s| (s.name.as_str(), s.rows, s.hidden))
        .collect();
    assert_eq!(
        facts,
        [
            ("说明", 2, false),
            ("旧", 50, true),
            ("订单", 7, false),
            ("空", 0, false)
        ]
    );
    assert_eq!(inspection.above_header, [["2024 年订单"]]);
    let chosen = look(&Overrides {
        sheet: Some(0),
        ..Overrides::default()
    });
    assert_eq!(chosen.format_reasons, [Reason::Chosen]);
    assert_eq!(chosen.columns[0].name, "a");
}

#[test]
fn serial_numbers_without_a_date_format_follow_the_base_of_the_workbook() {
    let table = |serial: &str| {
        rows(
            1,
            &[
                &["'会员号", "'下单时间", "'实付金额"],
                &["1", serial, "5"],
                &["2", serial, "5"],
            ],
        )
    };
    let sheet = |rows: &str, base| {
        workbook(
            &[Sheet {
                name: "s",
                hidden: false,
                rows,
            }],
            base,
        )
    };
    for bytes in [
        sheet(&table("45356"), false),
        sheet(&table("43894"), true),
        sheet(&table("@43894"), true),
    ] {
        let lines = take_in(&bytes).unwrap();
        assert_eq!(lines.day[0].iso(), "2024-03-05");
    }
}

#[test]
fn a_cell_far_off_costs_no_memory() {
    let far = orders() + "<row r=\"1048576\"><c r=\"XFD1048576\"><v>1</v></c></row>";
    let lines = take_in(&one_sheet(&far)).unwrap();
    assert_eq!(lines.len(), 3);
    assert_eq!(lines.facts.rows.read, 6);
}

#[test]
fn a_workbook_cut_anywhere_is_truncated_and_never_a_panic() {
    let bytes = one_sheet(&orders());
    for length in (10..bytes.len() - 22).step_by(97) {
        assert_eq!(
            take_in(&bytes[..length]),
            Err(FatalError::WorkbookTruncated),
            "{length}"
        );
    }
    for place in (0..bytes.len()).step_by(13) {
        let mut damaged = bytes.clone();
        damaged[place] ^= 0x55;
        let _ = take_in(&damaged);
    }
}

#[test]
fn archives_that_are_no_workbooks_are_named() {
    let archive = |name: &str| archive(&[(name, "x".into())]);
    let document = FatalError::NotATable {
        looks_like: "DOCX".into(),
    };
    assert_eq!(take_in(&archive("word/document.xml")), Err(document));
    let pictures = FatalError::ArchiveWithoutTable {
        names: vec!["photo.png".into()],
    };
    assert_eq!(take_in(&archive("photo.png")), Err(pictures));
}

#[test]
fn locked_and_foreign_compound_files_are_told_apart() {
    let compound = |stream: &str| {
        let mut bytes = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1".to_vec();
        bytes.resize(600, 0);
        bytes.extend(stream.encode_utf16().flat_map(u16::to_le_bytes));
        bytes.resize(2048, 0);
        bytes
    };
    assert_eq!(
        take_in(&compound("EncryptedPackage")),
        Err(FatalError::WorkbookPassword)
    );
    let word = FatalError::NotATable {
        looks_like: "DOC".into(),
    };
    assert_eq!(take_in(&compound("WordDocument")), Err(word));
    assert_eq!(take_in(&compound("ETExtData")), Err(FatalError::SaveAsXlsx));
    let other = compound("Other");
    assert!(matches!(
        take_in(&other),
        Err(FatalError::WorkbookUnreadable { .. })
    ));
    let named_et = inspect(&mut MemorySource(&other), "订单.ET", &Overrides::default());
    assert_eq!(named_et.unwrap_err(), FatalError::SaveAsXlsx);
}

#[test]
fn a_spreadsheet_of_another_program_must_be_saved_as_xlsx() {
    let numbers = archive(&[("Index/Document.iwa", "x".into())]);
    let result = inspect(
        &mut MemorySource(&numbers),
        "订单.numbers",
        &Overrides::default(),
    );
    assert_eq!(result.unwrap_err(), FatalError::SaveAsXlsx);
}

#[test]
fn a_workbook_without_rows_is_empty() {
    assert_eq!(take_in(&one_sheet("")), Err(FatalError::WorkbookEmpty));
}

/// Says it is long and begins like a workbook.
struct Huge;

impl Source for Huge {
    fn len(&self) -> u64 {
        201 << 20
    }

    fn read_at(&mut self, offset: u64, buffer: &mut [u8]) -> Result<usize, SourceError> {
        buffer.fill(0);
        if offset == 0 {
            buffer[..4].copy_from_slice(b"PK\x03\x04");
        }
        Ok(buffer.len())
    }
}

#[test]
fn a_workbook_of_two_hundred_megabytes_is_too_large() {
    let error = inspect(&mut Huge, "", &Overrides::default()).unwrap_err();
    let expected = FatalError::WorkbookTooLarge {
        bytes: 201 << 20,
        most: 200 << 20,
    };
    assert_eq!(error, expected);
}

#[test]
fn a_sheet_that_is_not_there_is_an_error() {
    let bytes = one_sheet(&orders());
    let plan = Plan {
        roles: [(Role::Customer, 0), (Role::Date, 1), (Role::Amount, 2)].into(),
        ..Plan::new(Format::Sheet(7))
    };
    let options = ImportOptions::default();
    let result = import(&mut MemorySource(&bytes), &plan, &options, &mut |_| {});
    assert_eq!(result, Err(FatalError::WorkbookEmpty));
}

#[test]
fn formulas_give_the_values_kept_with_them_and_merged_titles_are_no_header() {
    let formula = "<row r=\"6\"><c r=\"A6\"><v>7</v></c><c r=\"B6\" s=\"1\"><f>TODAY()</f><v>45360</v></c>\
        <c r=\"C6\"><f>SUM(C4:C5)</f><v>15</v></c></row>";
    let table: &[&[&str]] = &[
        &["'销售报表"],
        &[],
        &["'会员号", "'下单时间", "'实付金额"],
        &["1", "@45356", "'5"],
        &["2", "'2024/3/6", "10"],
    ];
    let xml = rows(1, table) + formula;
    let lines = take_in(&one_sheet(&xml)).unwrap();
    assert_eq!(lines.amount, [50_000, 100_000, 150_000].map(Money));
    let days: Vec<String> = lines.day.iter().map(|day| day.iso()).collect();
    assert_eq!(days, ["2024-03-05", "2024-03-06", "2024-03-09"]);
}

#[test]
fn sheets_of_the_same_columns_are_one_import_and_a_hidden_one_is_not() {
    let table = |serial: &str| {
        rows(
            1,
            &[
                &["'会员号", "'下单时间", "'实付金额"],
                &["1", serial, "5"],
                &["2", serial, "6"],
            ],
        )
    };
    let bodies = [
        table("@45356"),
        table("@45400"),
        table("@45500"),
        table("@45356"),
    ];
    let names = [
        ("2023", false),
        ("2024", false),
        ("旧", true),
        ("退货", false),
    ];
    let sheets: Vec<Sheet<'_>> = names
        .iter()
        .zip(&bodies)
        .map(|(&(name, hidden), rows)| Sheet { name, hidden, rows })
        .collect();
    let bytes = workbook(&sheets, false);
    let found = inspect(&mut MemorySource(&bytes), "a.xlsx", &Overrides::default()).unwrap();
    let reasons: Vec<Reason> = found.inputs.iter().map(|it| it.reason.clone()).collect();
    assert_eq!(
        reasons,
        [
            Reason::SameColumns,
            Reason::SameColumns,
            Reason::HiddenSheet,
            Reason::NamedRefunds
        ]
    );
    let lines = take_in(&bytes).unwrap();
    assert_eq!(lines.len(), 6);
    assert_eq!(lines.revenue(), Money(110_000));
    let (input, line) = lines.facts.place_of(u64::from(lines.line[2]));
    assert_eq!((input.unwrap().name.as_str(), line), ("2024", 2));
}

#[test]
fn the_command_line_fills_merged_cells_down_unless_it_is_told_not_to() {
    let table = rows(
        1,
        &[
            &["'客户", "'下单时间", "'实付金额"],
            &["'A", "@45356", "5"],
            &["", "@45357", "6"],
            &["", "@45358", "7"],
            &["'B", "@45356", "8"],
        ],
    );
    let folder = common::Folder::new("merged");
    let file = folder.file("orders.xlsx", one_sheet(&merged(table, &["A2:A4"])));
    let used = |more: &[&str]| {
        let mut args = vec!["customers", &file[..], "--json"];
        args.extend(more);
        let found = common::json(&args);
        (found["rows"]["used"].as_u64(), found["revenue"].as_f64())
    };
    assert_eq!(used(&[]), (Some(4), Some(26.0)));
    assert_eq!(used(&["--fill-down", "yes"]), (Some(4), Some(26.0)));
    assert_eq!(used(&["--fill-down", "no"]), (Some(2), Some(13.0)));
}

#[test]
fn a_customer_merged_down_stands_for_all_of_its_rows_and_no_amount_does() {
    let table = rows(
        1,
        &[
            &["'客户", "'下单时间", "'实付金额"],
            &["'A", "@45356", "5"],
            &["", "@45357", "6"],
            &["", "@45358", ""],
            &["'B", "@45356", "7"],
            &["", "@45359", "8"],
            &["'C", "@45360", "9"],
            &["'合计", "", "35"],
        ],
    );
    let bytes = one_sheet(&merged(table, &["A2:A4", "A5:A6"]));
    let mut source = MemorySource(&bytes);
    let found = inspect(&mut source, "orders.xlsx", &Overrides::default()).unwrap();
    assert_eq!(found.plan.fill_down.iter().collect::<Vec<_>>(), [&0]);
    let told = Remark::FilledDown {
        cells: 3,
        first: "A".into(),
    };
    assert!(found.columns[0].remarks.contains(&told));
    assert_eq!(found.preview[1][0], "A");
    let lines = take_in(&bytes).unwrap();
    assert_eq!(lines.customer_ids, ["A", "B", "C"]);
    assert_eq!(lines.customer, [0, 0, 1, 1, 2]);
    let counted: Vec<_> = lines
        .facts
        .issues
        .iter()
        .map(|it| (it.kind, it.count))
        .collect();
    assert_eq!(
        counted,
        [
            (IssueKind::BlankAmount, 1),
            (IssueKind::TotalLine, 1),
            (IssueKind::FilledDown, 3)
        ]
    );
    let rows = lines.facts.rows;
    assert_eq!((rows.read, rows.used, rows.set_aside), (7, 5, 2));
    // Not filled where the user says so.
    let overrides = Overrides {
        fill_down: Some(false),
        ..Overrides::default()
    };
    let plan = inspect(&mut source, "orders.xlsx", &overrides)
        .unwrap()
        .plan;
    let lines = import(&mut source, &plan, &ImportOptions::default(), &mut |_| {}).unwrap();
    assert_eq!((lines.len(), lines.facts.rows.set_aside), (3, 4));
}

#[test]
fn blank_cells_outside_of_merged_ones_stay_blank_and_look_alikes_are_only_offered() {
    let table = rows(
        1,
        &[
            &["'客户", "'下单时间", "'实付金额"],
            &["'A", "@45356", "5"],
            &["", "@45357", "6"],
            &["'B", "@45356", "7"],
            &["", "@45359", "8"],
            &["'小计", "", "26"],
            &["", "@45360", "77"],
        ],
    );
    let read = |bytes: &[u8], fill_down: Option<bool>| {
        let overrides = Overrides {
            fill_down,
            ..Overrides::default()
        };
        let mut source = MemorySource(bytes);
        let found = inspect(&mut source, "a.xlsx", &overrides).unwrap();
        let lines = import(
            &mut source,
            &found.plan,
            &ImportOptions::default(),
            &mut |_| {},
        );
        (found, lines.unwrap())
    };
    let (_, lines) = read(
        &one_sheet(&merged(table.clone(), &["A2:A3", "A4:A5"])),
        None,
    );
    assert_eq!(lines.revenue(), Money::from_units(26.0).unwrap());
    assert_eq!(lines.facts.rows.set_aside, 2);
    // No merged cells: offered, not done; and never behind a total.
    let bytes = one_sheet(&table);
    let (found, lines) = read(&bytes, None);
    assert!(found.plan.fill_down.is_empty() && found.may_fill_down() && found.has_warnings());
    assert_eq!(lines.revenue(), Money::from_units(12.0).unwrap());
    let (_, lines) = read(&bytes, Some(true));
    assert_eq!(lines.revenue(), Money::from_units(26.0).unwrap());
}

#[test]
fn a_sheet_that_is_a_chart_is_passed_over_and_not_offered() {
    let table = orders();
    let sheet = |name| Sheet {
        name,
        hidden: false,
        rows: &table,
    };
    let bytes = workbook(&[sheet("图"), sheet("订单")], false);
    // The first sheet becomes one of a chart.
    let mut archive_in = zip::ZipArchive::new(Cursor::new(bytes)).unwrap();
    let mut parts: Vec<(String, String)> = Vec::new();
    for place in 0..archive_in.len() {
        let mut file = archive_in.by_index(place).unwrap();
        let (name, mut content) = (file.name().unwrap().into_owned(), String::new());
        std::io::Read::read_to_string(&mut file, &mut content).unwrap();
        let is_chart = name == "xl/worksheets/sheet1.xml";
        if is_chart {
            content = "<chartsheet xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\"><sheetViews/></chartsheet>".into();
        }
        if name == "xl/_rels/workbook.xml.rels" {
            content = content.replacen(
                "/worksheet\" Target=\"worksheets/sheet1",
                "/chartsheet\" Target=\"chartsheets/sheet1",
                1,
            );
        }
        let name = match is_chart {
            true => "xl/chartsheets/sheet1.xml".to_owned(),
            false => name,
        };
        parts.push((name, content));
    }
    let parts: Vec<(&str, String)> = parts.iter().map(|(n, c)| (n.as_str(), c.clone())).collect();
    let bytes = archive(&parts);
    let mut source = MemorySource(&bytes);
    let found = inspect(&mut source, "orders.xlsx", &Overrides::default()).unwrap();
    assert_eq!(found.plan.format, Format::Sheet(1));
    let offered: Vec<_> = found
        .sheets
        .iter()
        .map(|it| (it.place, it.name.as_str()))
        .collect();
    assert_eq!(offered, [(1, "订单")]);
    assert_eq!(found.inputs[0].error, Some(FatalError::SheetWithoutCells));
    assert_eq!(take_in(&bytes).unwrap().customer_ids, ["1001", "1002"]);
}
