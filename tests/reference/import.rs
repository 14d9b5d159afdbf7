//! The import of real files: mapped without help, and equal to what others count in them.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

use kezhi::ingest::{
    DateOrder, DecimalMark, Encoding, FatalError, File, Format, ImportOptions, InputUse,
    Inspection, IssueKind, MemorySource, OrderLines, Overrides, Reason, Role, import, import_all,
    inspect, inspect_all,
};
use kezhi::units::Money;
use libtest_mimic::Trial;

use crate::trial;

pub(crate) fn trials() -> Vec<Trial> {
    vec![
        trial("rfm_data_orders agrees with its summary", |data| {
            agrees(data, "rfm_data_orders");
        }),
        trial("superstore in English agrees with its summary", |data| {
            agrees(data, "superstore_en");
        }),
        trial(
            "superstore with CR line ends agrees with its summary",
            |data| {
                agrees(data, "superstore_orders_cr");
            },
        ),
        trial(
            "superstore with days first agrees with its summary",
            |data| {
                let (inspection, _) = agrees(data, "superstore_packt_dmy");
                assert_eq!(inspection.plan.date_order, DateOrder::DayFirst);
            },
        ),
        trial("a grocer's transactions agree with their summary", |data| {
            agrees(data, "completejourney_sample");
        }),
        trial(
            "CDNOW, aligned by blanks, agrees with its summaries",
            |data| {
                agrees(data, "cdnow_master");
                cdnow_sample(data);
            },
        ),
        trial(
            "superstore columns map to the right roles",
            superstore_roles,
        ),
        trial(
            "Chinese superstore reads the same in three encodings",
            chinese_superstore,
        ),
        trial(
            "decimal commas and euro signs in windows-1252 are read",
            european_superstore,
        ),
        trial(
            "the columns of Online Retail II map themselves",
            online_retail_workbook,
        ),
        trial(
            "ids written as 17850.0 are plain numbers",
            online_retail_by_day,
        ),
        trial(
            "a truncated real workbook is told from a broken one",
            truncated_workbook,
        ),
        trial("locked workbooks are told by name", locked_workbooks),
        trial(
            "both date bases of workbooks give the same days",
            date_bases,
        ),
        trial("no messy file makes the import panic", |data| {
            sweep(&data.join("messy"))
        }),
        trial(
            "every workbook opens, or a sentence names the cause",
            workbooks_open_or_say_why,
        ),
        trial(
            "sheets are those another reader finds",
            sheets_agree_with_another_reader,
        ),
        trial(
            "a file a day, a sheet a year, files a year are one import",
            stacks_of_real_files,
        ),
        trial(
            "prices of a product list make the amounts of real sales",
            joined_prices,
        ),
        trial("no other table makes the import panic", |data| {
            for folder in ["txn", "contract", "survey"] {
                sweep(&data.join(folder));
            }
        }),
    ]
}

fn take_in(path: &Path) -> Result<(Inspection, OrderLines), FatalError> {
    let bytes = fs::read(path).expect("the file can be read");
    let mut source = MemorySource(&bytes);
    let inspection = inspect(&mut source, "", &Overrides::default())?;
    let options = ImportOptions {
        ranges: 3,
        ..ImportOptions::default()
    };
    let lines = import(&mut source, &inspection.plan, &options, &mut |_| {})?;
    let rows = lines.facts.rows;
    assert_eq!(rows.read, rows.used + rows.set_aside);
    Ok((inspection, lines))
}

fn money(number: &serde_json::Value) -> Money {
    Money::from_units(number.as_f64().expect("a number")).expect("an amount")
}

/// Compares an import without any help with the summary of a file.
fn agrees(data: &Path, name: &str) -> (Inspection, OrderLines) {
    let summary = fs::read(data.join(format!("ref/{name}.json"))).expect("a summary");
    let summary: serde_json::Value = serde_json::from_slice(&summary).expect("JSON");
    let file = summary["file"].as_str().expect("a file name");
    let (inspection, lines) = take_in(&data.join(file)).expect("an import");
    let all = &summary["all_rows"];
    assert_eq!(lines.facts.rows.used, all["rows"]);
    assert_eq!(lines.customer_ids.len(), all["distinct_customers"]);
    assert_eq!(lines.revenue(), money(&all["net_amount"]));
    if !lines.order.is_empty() {
        assert_eq!(lines.orders, all["orders"]);
    }
    let (first, last) = lines.days().expect("days");
    let day = |key: &str| all[key].as_str().map(|text| text[..10].to_owned());
    assert_eq!(Some(first.iso()), day("date_min"));
    assert_eq!(Some(last.iso()), day("date_max"));
    let refunds = lines.amount.iter().filter(|amount| amount.0 < 0).count();
    assert_eq!(refunds, all["rows_negative"]);
    (inspection, lines)
}

/// The sample names its customers twice; the summary goes by the second column.
fn cdnow_sample(data: &Path) {
    let bytes = fs::read(data.join("txn/cdnow/CDNOW_sample.txt")).expect("a file");
    let mut source = MemorySource(&bytes);
    let inspection = inspect(&mut source, "", &Overrides::default()).expect("an inspection");
    let mut plan = inspection.plan;
    assert_eq!(plan.header_row, None);
    plan.assign(1, Some(Role::Customer));
    let options = ImportOptions {
        ranges: 3,
        ..ImportOptions::default()
    };
    let lines = import(&mut source, &plan, &options, &mut |_| {}).expect("an import");
    assert_eq!((lines.len(), lines.customer_ids.len()), (6919, 2357));
    assert_eq!(lines.revenue(), Money(2_440_919_400));
}

fn role_names(inspection: &Inspection) -> BTreeMap<Role, String> {
    inspection
        .plan
        .roles
        .iter()
        .map(|(&role, &column)| (role, inspection.columns[column].name.clone()))
        .collect()
}

fn names<const N: usize>(roles: [(Role, &str); N]) -> BTreeMap<Role, String> {
    roles
        .into_iter()
        .map(|(role, name)| (role, name.to_owned()))
        .collect()
}

fn superstore_roles(data: &Path) {
    let (inspection, _) = take_in(&data.join("txn/superstore_en_iso.csv")).expect("an import");
    let expected = names([
        (Role::Customer, "Customer ID"),
        (Role::Date, "Order Date"),
        (Role::Amount, "Sales"),
        (Role::Order, "Order ID"),
        (Role::Quantity, "Quantity"),
        (Role::Profit, "Profit"),
        (Role::Discount, "Discount"),
        (Role::Category, "Category"),
        (Role::Product, "Product Name"),
        (Role::Segment, "Segment"),
        (Role::Region, "Region"),
    ]);
    assert_eq!(role_names(&inspection), expected);
    let name = inspection
        .columns
        .iter()
        .find(|column| column.name == "Customer Name");
    assert_eq!(
        name.map(|column| &column.reason),
        Some(&Reason::BetterElsewhere(Role::Customer))
    );
}

fn chinese_superstore(data: &Path) {
    let read = |kind: &str| {
        take_in(&data.join(format!(
            "messy/encodings/derived_superstore_zh_1000_{kind}.csv"
        )))
        .expect("an import")
    };
    let (inspection, lines) = read("gb18030");
    let expected = names([
        (Role::Customer, "客户 ID"),
        (Role::Date, "订单日期"),
        (Role::Amount, "销售额"),
        (Role::Order, "订单 ID"),
        (Role::Quantity, "数量"),
        (Role::Profit, "利润"),
        (Role::Discount, "折扣"),
        (Role::Category, "类别"),
        (Role::Product, "产品名称"),
        (Role::Segment, "细分"),
        (Role::Region, "地区"),
    ]);
    assert_eq!(role_names(&inspection), expected);
    assert_eq!(lines.len(), 1000);
    for kind in ["utf16le_bom", "utf8bom"] {
        let (other_inspection, other) = read(kind);
        assert_eq!(other_inspection.signature, inspection.signature);
        assert!(!other_inspection.undecodable);
        assert_eq!(other.customer_ids, lines.customer_ids);
        assert_eq!(other.amount, lines.amount);
        assert_eq!(other.profit, lines.profit);
        assert_eq!(other.day, lines.day);
        assert_eq!(other.line, lines.line);
    }
}

fn european_superstore(data: &Path) {
    let name = "messy/encodings/derived_superstore_eu_semicolon_decimalcomma_cp1252.csv";
    let (inspection, lines) = take_in(&data.join(name)).expect("an import");
    assert_eq!(inspection.plan.decimal, DecimalMark::Comma);
    assert_eq!(inspection.plan.date_order, DateOrder::DayFirst);
    assert_eq!(inspection.currency.code(), "EUR");
    assert_eq!(lines.amount[0], Money(2_619_600));
    assert_eq!(lines.facts.rows.set_aside, 0);
    let Format::Text(format) = inspection.plan.format else {
        panic!("the file is a text");
    };
    assert_eq!(format.encoding, Encoding::Windows1252);
}

fn online_retail_workbook(data: &Path) {
    let path = data.join("txn/online_retail/prashant_online_retail_II.xlsx");
    let (inspection, lines) = take_in(&path).expect("an import");
    let expected = names([
        (Role::Customer, "Customer ID"),
        (Role::Date, "InvoiceDate"),
        (Role::Order, "Invoice"),
        (Role::Quantity, "Quantity"),
        (Role::UnitPrice, "Price"),
        (Role::Product, "StockCode"),
        (Role::Region, "Country"),
    ]);
    assert_eq!(role_names(&inspection), expected);
    assert_eq!(inspection.sheets.len(), 2);
    assert!(lines.len() > 100);
    assert!(
        lines
            .customer_ids
            .iter()
            .all(|id| id.bytes().all(|byte| byte.is_ascii_digit()))
    );
}

fn online_retail_by_day(data: &Path) {
    let path = data.join("txn/online_retail/spark_by_day/2010-12-01.csv");
    let (_, lines) = take_in(&path).expect("an import");
    assert_eq!(lines.customer_ids.get(0), "17850");
    assert_eq!(
        lines.days().map(|(first, last)| (first.iso(), last.iso())),
        Some(("2010-12-01".into(), "2010-12-01".into()))
    );
    let blank = lines
        .facts
        .issues
        .iter()
        .find(|issue| issue.kind == IssueKind::BlankCustomer);
    assert!(blank.is_some_and(|issue| issue.count > 0));
}

fn truncated_workbook(data: &Path) {
    let path = data.join("txn/online_retail/prashant_online_retail_II.xlsx");
    let bytes = fs::read(path).expect("a workbook");
    let look = |bytes: &[u8]| inspect(&mut MemorySource(bytes), "", &Overrides::default());
    let half = look(&bytes[..bytes.len() / 2]);
    assert_eq!(
        half.expect_err("half a workbook"),
        FatalError::WorkbookTruncated
    );
}

fn locked_workbooks(data: &Path) {
    for name in [
        "pass_protected.xlsx",
        "pass_protected.xlsb",
        "pass_protected.ods",
    ] {
        let result = take_in(&data.join("xlsx/calamine-tests").join(name));
        assert_eq!(
            result.expect_err(name),
            FatalError::WorkbookPassword,
            "{name}"
        );
    }
}

fn date_bases(data: &Path) {
    let first_cells = |name: &str| {
        let bytes = fs::read(data.join("xlsx/calamine-tests").join(name)).expect("a workbook");
        let overrides = Overrides {
            header_row: Some(None),
            ..Overrides::default()
        };
        inspect(&mut MemorySource(&bytes), name, &overrides)
            .expect(name)
            .preview
    };
    assert_eq!(first_cells("date.xlsx"), first_cells("date_1904.xlsx"));
    assert_eq!(first_cells("date.xlsx")[0][0], "2021-01-01");
}

/// Takes in every file below a folder, with ranges and chunks of several sizes.
fn sweep(folder: &Path) {
    let mut files = Vec::new();
    collect(folder, &mut files);
    assert!(!files.is_empty());
    for path in files {
        match take_in(&path) {
            Ok((_, lines)) => assert!(!lines.is_empty(), "{}", path.display()),
            Err(FatalError::WorkbookTooLarge { .. } | FatalError::Unreadable) => {
                panic!("{} is small and can be read", path.display());
            }
            Err(_) => {}
        }
    }
}

fn collect(folder: &Path, files: &mut Vec<PathBuf>) {
    let entries = fs::read_dir(folder).expect("a folder");
    let mut paths: Vec<PathBuf> = entries
        .map(|entry| entry.expect("an entry").path())
        .collect();
    paths.sort();
    for path in paths {
        if path.is_dir() {
            collect(&path, files);
        } else {
            files.push(path);
        }
    }
}

/// The files of a folder, by name.
fn files_of(folder: &Path) -> Vec<PathBuf> {
    let mut files = Vec::new();
    collect(folder, &mut files);
    assert!(!files.is_empty());
    files
}

fn workbooks_open_or_say_why(data: &Path) {
    for path in files_of(&data.join("xlsx/calamine-tests")) {
        let bytes = fs::read(&path).expect("a file");
        let found = inspect(&mut MemorySource(&bytes), "", &Overrides::default());
        let name = path.display();
        match found {
            Ok(inspection) => assert!(!inspection.columns.is_empty(), "{name}"),
            Err(
                FatalError::NoRows
                | FatalError::OneRow
                | FatalError::OneColumn
                | FatalError::OneColumnSheet
                | FatalError::WorkbookEmpty
                | FatalError::WorkbookPassword
                | FatalError::WorkbookUnreadable { .. }
                | FatalError::SheetTooFar { .. },
            ) => {}
            Err(error) => panic!("{name}: {error:?}"),
        }
        if let Ok((_, lines)) = take_in(&path) {
            assert!(!lines.is_empty(), "{name}");
        }
    }
}

fn sheets_agree_with_another_reader(data: &Path) {
    let catalog = fs::read(data.join("ref/_xlsx_catalog.json")).expect("a catalog");
    let catalog: BTreeMap<String, serde_json::Value> =
        serde_json::from_slice(&catalog).expect("JSON");
    let mut compared = 0;
    for (file, facts) in catalog {
        // The other reader finds nothing in some workbooks.
        let sheets = facts["sheets"].as_object().filter(|it| !it.is_empty());
        let Some(sheets) = sheets else { continue };
        let bytes = fs::read(data.join(&file)).expect("a workbook");
        match inspect(&mut MemorySource(&bytes), "", &Overrides::default()) {
            Ok(found) => {
                for sheet in &found.sheets {
                    let Some(size) = sheets.get(&sheet.name) else {
                        // A chart is no sheet to the other reader.
                        assert_eq!(sheet.rows, 0, "{file}: {}", sheet.name);
                        continue;
                    };
                    // The other reader counts blank rows too.
                    let rows = size[0].as_u64().expect("rows");
                    assert!(sheet.rows <= rows, "{file}: {}", sheet.name);
                }
                compared += 1;
            }
            Err(FatalError::WorkbookEmpty) => {
                let is_small = |size: &serde_json::Value| size[0] == 1 && size[1] == 1;
                assert!(sheets.values().all(is_small), "{file}: {sheets:?}");
            }
            Err(_) => {}
        }
    }
    assert!(compared > 20);
}

/// Inspects and imports files as one.
fn take_in_all(paths: &[PathBuf]) -> (Inspection, OrderLines) {
    let bytes: Vec<Vec<u8>> = paths
        .iter()
        .map(|path| fs::read(path).expect("a file"))
        .collect();
    let names: Vec<String> = paths
        .iter()
        .map(|path| {
            path.file_name()
                .unwrap_or_default()
                .to_string_lossy()
                .into_owned()
        })
        .collect();
    let mut sources: Vec<MemorySource<'_>> = bytes.iter().map(|it| MemorySource(it)).collect();
    let mut files: Vec<File<'_>> = names
        .iter()
        .zip(&mut sources)
        .map(|(name, source)| (name.as_str(), source as _))
        .collect();
    let inspection = inspect_all(&mut files, &Overrides::default()).expect("a proposal");
    let options = ImportOptions::default();
    let lines = import_all(&mut files, &inspection.plan, &options, &mut |_| {}).expect("an import");
    let rows = lines.facts.rows;
    assert_eq!(rows.read, rows.used + rows.set_aside);
    let of_inputs: u64 = lines.facts.inputs.iter().map(|input| input.rows.read).sum();
    assert_eq!(rows.read, of_inputs);
    (inspection, lines)
}

fn stacks_of_real_files(data: &Path) {
    let days = files_of(&data.join("txn/online_retail/spark_by_day"));
    let (_, lines) = take_in_all(&days);
    assert_eq!(lines.facts.inputs.len(), 4);
    // What each of them gives alone.
    let alone: Vec<OrderLines> = days
        .iter()
        .map(|day| take_in(day).expect("a day").1)
        .collect();
    let used: u64 = alone.iter().map(|lines| lines.facts.rows.used).sum();
    assert_eq!(lines.facts.rows.used, used);
    let revenue: Money = alone.iter().map(OrderLines::revenue).sum();
    assert_eq!(lines.revenue(), revenue);

    let workbook = data.join("txn/online_retail/prashant_online_retail_II.xlsx");
    let (inspection, lines) = take_in_all(&[workbook]);
    assert_eq!(inspection.plan.also.len(), 1);
    let rows: Vec<u64> = lines
        .facts
        .inputs
        .iter()
        .map(|input| input.rows.read)
        .collect();
    assert_eq!(rows, [499, 499]);
}

fn joined_prices(data: &Path) {
    let folder = data.join("txn/adventureworks_packt");
    let (inspection, lines) = take_in_all(&files_of(&folder));
    let used = |name: &str| {
        let input = inspection
            .inputs
            .iter()
            .find(|input| input.name.contains(name));
        input.expect(name).used_as
    };
    assert_eq!(used("Sales_2017.csv"), InputUse::Rows);
    // The same sales again, as a workbook.
    assert_eq!(used("Sales_2017.xlsx"), InputUse::Nothing);
    assert_eq!(used("Customers.csv"), InputUse::Joined);
    assert_eq!(inspection.plan.also.len(), 2);
    assert_eq!(lines.facts.rows.set_aside, 0);
    // Quantity times price, read the slow way.
    let table = |name: &str| {
        let mut reader = csv::Reader::from_path(folder.join(name)).expect(name);
        let names = reader.headers().expect("a header").clone();
        let rows: Vec<csv::StringRecord> =
            reader.records().map(|row| row.expect("a row")).collect();
        (names, rows)
    };
    let column = |names: &csv::StringRecord, name: &str| {
        let place = names
            .iter()
            .position(|it| it.trim_start_matches('\u{feff}') == name);
        place.expect("a column")
    };
    let (names, products) = table("AdventureWorks_Products.csv");
    let (key, price) = (column(&names, "ProductKey"), column(&names, "ProductPrice"));
    let prices: BTreeMap<&str, f64> = products
        .iter()
        .map(|row| (&row[key], row[price].parse().expect("a price")))
        .collect();
    let mut sum = 0.0;
    for year in 2017..2020 {
        let (names, sales) = table(&format!("AdventureWorks_Sales_{year}.csv"));
        let (key, quantity) = (
            column(&names, "ProductKey"),
            column(&names, "OrderQuantity"),
        );
        for row in &sales {
            sum += prices[&row[key]] * row[quantity].parse::<f64>().expect("a quantity");
        }
    }
    assert_eq!(Money::from_units(sum), Some(lines.revenue()));
}
