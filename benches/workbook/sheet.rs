//! Writes a workbook of one long sheet as Excel would: packed, texts shared, dates as serials.
//! Nothing is held but the buffer, so it may be longer than memory.

use std::collections::BTreeSet;
use std::fs::{self, File};
use std::io::{self, BufWriter, Write};
use std::path::Path;

use zip::ZipWriter;
use zip::write::SimpleFileOptions;

use crate::common::orders::{Orders, Truth, digits, money};

/// The headers.
pub(crate) const COLUMNS: [&str; 8] = [
    "order id", "customer", "date", "amount", "quantity", "product", "channel", "city",
];
const PRODUCTS: u64 = 400;
const CHANNELS: [&str; 4] = ["online store", "shop", "app", "partner"];
const CITIES: [&str; 6] = ["Shanghai", "Beijing", "Chengdu", "Wuhan", "Xi'an", "Xiamen"];
/// Serial of 1970-01-01 in the calendar of 1900.
const EPOCH: i32 = 25_569;

const MAIN: &str = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
const RELATION: &str = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
const PACKAGE: &str = "http://schemas.openxmlformats.org/package/2006";
const KIND: &str = "application/vnd.openxmlformats-officedocument.spreadsheetml";
const DECLARATION: &str = "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n";

/// Places of the shared texts: headers, channels, cities, products, customers, orders.
struct Shared {
    channels: u64,
    cities: u64,
    products: u64,
    customers: u64,
    orders: u64,
}

impl Shared {
    fn of(orders: Orders) -> Shared {
        let channels = COLUMNS.len() as u64;
        let cities = channels + CHANNELS.len() as u64;
        let products = cities + CITIES.len() as u64;
        let customers = products + PRODUCTS;
        Shared {
            channels,
            cities,
            products,
            customers,
            orders: customers + orders.customers,
        }
    }
}

/// Writes the workbook and tells what it says.
///
/// # Errors
/// Those of the file system.
pub(crate) fn write(orders: Orders, path: &Path) -> io::Result<Truth> {
    let shared = Shared::of(orders);
    let mut zip = ZipWriter::new(BufWriter::new(File::create(path)?));
    let options = SimpleFileOptions::default().large_file(true);
    for (name, text) in small_parts() {
        zip.start_file(name, options)?;
        zip.write_all(text.as_bytes())?;
    }
    zip.start_file("xl/worksheets/sheet1.xml", options)?;
    let mut truth = sheet(
        orders,
        &shared,
        &mut BufWriter::with_capacity(1 << 16, &mut zip),
    )?;
    zip.start_file("xl/sharedStrings.xml", options)?;
    strings(
        orders,
        &shared,
        &mut BufWriter::with_capacity(1 << 16, &mut zip),
    )?;
    zip.finish()?.flush()?;
    truth.bytes = fs::metadata(path)?.len();
    Ok(truth)
}

fn sheet(orders: Orders, shared: &Shared, out: &mut impl Write) -> io::Result<Truth> {
    write!(out, "{DECLARATION}<worksheet xmlns=\"{MAIN}\">")?;
    write!(
        out,
        "<dimension ref=\"A1:H{}\"/><sheetData><row r=\"1\">",
        orders.rows + 1
    )?;
    for (place, column) in ('A'..).take(COLUMNS.len()).enumerate() {
        write!(out, "<c r=\"{column}1\" t=\"s\"><v>{place}</v></c>")?;
    }
    out.write_all(b"</row>")?;
    let mut seen = BTreeSet::new();
    let mut cents = 0;
    let mut xml = Vec::new();
    for (row, order) in orders.iter().enumerate() {
        let row = row as u64;
        seen.insert(order.customer);
        cents += order.cents;
        let mix = row * 2_654_435_761;
        let text = Some("\" t=\"s\"><v>");
        let number = Some("\"><v>");
        let date = Some("\" s=\"1\"><v>");
        let mut amount = Vec::new();
        money(&mut amount, order.cents);
        let cells = [
            (text, shared.orders + row),
            (text, shared.customers + order.customer),
            (date, (order.day.0 + EPOCH) as u64),
            (None, 0),
            (number, 1 + mix % 5),
            (text, shared.products + (mix >> 8) % PRODUCTS),
            (text, shared.channels + (mix >> 4) % CHANNELS.len() as u64),
            (text, shared.cities + (mix >> 12) % CITIES.len() as u64),
        ];
        xml.clear();
        xml.extend_from_slice(b"<row r=\"");
        digits(&mut xml, row + 2, 1);
        xml.extend_from_slice(b"\">");
        for (column, (kind, value)) in (b'A'..).zip(cells) {
            xml.extend_from_slice(b"<c r=\"");
            xml.push(column);
            digits(&mut xml, row + 2, 1);
            match kind {
                Some(kind) => {
                    xml.extend_from_slice(kind.as_bytes());
                    digits(&mut xml, value, 1);
                }
                None => {
                    xml.extend_from_slice(b"\"><v>");
                    xml.extend_from_slice(&amount);
                }
            }
            xml.extend_from_slice(b"</v></c>");
        }
        xml.extend_from_slice(b"</row>");
        out.write_all(&xml)?;
    }
    out.write_all(b"</sheetData></worksheet>")?;
    out.flush()?;
    Ok(Truth {
        rows: orders.rows,
        customers: seen.len() as u64,
        cents,
        bytes: 0,
    })
}

fn strings(orders: Orders, shared: &Shared, out: &mut impl Write) -> io::Result<()> {
    let unique = shared.orders + orders.rows;
    write!(
        out,
        "{DECLARATION}<sst xmlns=\"{MAIN}\" count=\"{}\" uniqueCount=\"{unique}\">",
        orders.rows * 5 + COLUMNS.len() as u64
    )?;
    for text in COLUMNS.iter().chain(&CHANNELS).chain(&CITIES) {
        write!(out, "<si><t>{text}</t></si>")?;
    }
    for product in 0..PRODUCTS {
        write!(out, "<si><t>product {product}</t></si>")?;
    }
    for customer in 0..orders.customers {
        write!(out, "<si><t>C{customer:07}</t></si>")?;
    }
    for order in 0..orders.rows {
        write!(out, "<si><t>T{order:08}</t></si>")?;
    }
    out.write_all(b"</sst>")?;
    out.flush()
}

/// All parts of the package but the sheet and its texts.
fn small_parts() -> [(&'static str, String); 5] {
    [
        (
            "[Content_Types].xml",
            format!(
                "{DECLARATION}<Types xmlns=\"{PACKAGE}/content-types\">\
                 <Default Extension=\"rels\" ContentType=\"application/vnd.openxmlformats-package.relationships+xml\"/>\
                 <Override PartName=\"/xl/workbook.xml\" ContentType=\"{KIND}.sheet.main+xml\"/>\
                 <Override PartName=\"/xl/worksheets/sheet1.xml\" ContentType=\"{KIND}.worksheet+xml\"/>\
                 <Override PartName=\"/xl/sharedStrings.xml\" ContentType=\"{KIND}.sharedStrings+xml\"/>\
                 <Override PartName=\"/xl/styles.xml\" ContentType=\"{KIND}.styles+xml\"/></Types>"
            ),
        ),
        (
            "_rels/.rels",
            format!(
                "{DECLARATION}<Relationships xmlns=\"{PACKAGE}/relationships\">\
                 <Relationship Id=\"rId1\" Type=\"{RELATION}/officeDocument\" Target=\"xl/workbook.xml\"/></Relationships>"
            ),
        ),
        (
            "xl/workbook.xml",
            format!(
                "{DECLARATION}<workbook xmlns=\"{MAIN}\" xmlns:r=\"{RELATION}\"><sheets>\
                 <sheet name=\"orders\" sheetId=\"1\" r:id=\"rId1\"/></sheets></workbook>"
            ),
        ),
        (
            "xl/_rels/workbook.xml.rels",
            format!(
                "{DECLARATION}<Relationships xmlns=\"{PACKAGE}/relationships\">\
                 <Relationship Id=\"rId1\" Type=\"{RELATION}/worksheet\" Target=\"worksheets/sheet1.xml\"/>\
                 <Relationship Id=\"rId2\" Type=\"{RELATION}/sharedStrings\" Target=\"sharedStrings.xml\"/>\
                 <Relationship Id=\"rId3\" Type=\"{RELATION}/styles\" Target=\"styles.xml\"/></Relationships>"
            ),
        ),
        (
            "xl/styles.xml",
            format!(
                "{DECLARATION}<styleSheet xmlns=\"{MAIN}\"><fonts count=\"1\"><font/></fonts><fills count=\"1\"><fill/></fills>\
                 <borders count=\"1\"><border/></borders><cellStyleXfs count=\"1\"><xf/></cellStyleXfs>\
                 <cellXfs count=\"2\"><xf numFmtId=\"0\"/><xf numFmtId=\"14\" applyNumberFormat=\"1\"/></cellXfs></styleSheet>"
            ),
        ),
    ]
}
