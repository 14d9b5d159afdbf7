//! A whole file into records: one pass, one worker. Such tables are short beside order lines.

use super::Records;
use super::gather::Gather;
use crate::ingest::fold::Row;
use crate::ingest::partial::TextEvidence;
use crate::ingest::scanner::Scanner;
use crate::ingest::workbook::SheetCell;
use crate::ingest::{
    Encoding, FatalError, Format, HtmlFormat, Plan, Progress, Reason, Source, TextFormat, dialect,
    encoding, html, scan, workbook,
};

/// Rows between two reports of progress.
const REPORT_EVERY: u64 = 5_000;

/// Reads a file with a plan into records, whatever its shape.
///
/// Every non-blank row behind the header is used or set aside: rows read = used + set aside. A cell
/// that is not of the kind of its column counts as blank and is remarked. Where the bytes contradict
/// the encoding of the plan the file is read again with a better one, and the facts say so.
///
/// # Errors
/// [`FatalError::MissingRoles`], [`FatalError::OneTableOnly`] for a plan of several tables,
/// [`FatalError::NoRows`], [`FatalError::NothingUsable`] and those of
/// reading the file.
pub fn import_records(
    source: &mut dyn Source,
    plan: &Plan,
    progress: &mut dyn FnMut(Progress),
) -> Result<Records, FatalError> {
    let missing = plan.missing();
    if !missing.is_empty() {
        return Err(FatalError::MissingRoles { roles: missing });
    }
    if !plan.is_single() {
        return Err(FatalError::OneTableOnly { shape: plan.shape });
    }
    let mut plan = plan.clone();
    let mut reasons = Vec::new();
    let gather = match plan.format.clone() {
        Format::Sheet(sheet) => from_sheet(source, &plan, sheet, progress)?,
        Format::Html(format) => from_html(source, &plan, format, progress)?,
        Format::Text(format) => {
            let (gather, evidence) = from_text(source, &plan, format, progress)?;
            match revised(format, &evidence) {
                None => gather,
                Some((format, reason)) => {
                    plan.format = Format::Text(format);
                    reasons.push(reason);
                    from_text(source, &plan, format, progress)?.0
                }
            }
        }
    };
    if gather.rows() == 0 {
        return Err(FatalError::NoRows);
    }
    let records = gather.into_records(plan, reasons);
    if records.is_empty() {
        let kinds = records.facts.issues.iter();
        let most = kinds
            .filter(|issue| issue.kind.sets_aside())
            .max_by_key(|issue| issue.count);
        return Err(FatalError::NothingUsable {
            rows: records.facts.rows.read,
            most_common: most.map_or(super::super::IssueKind::ShortRow, |issue| issue.kind),
        });
    }
    Ok(records)
}

/// Another encoding, when most bytes beyond ASCII are no UTF-8 although the plan says so.
fn revised(format: TextFormat, evidence: &TextEvidence) -> Option<(TextFormat, Reason)> {
    if format.encoding != Encoding::Utf8 || evidence.high_invalid * 2 <= evidence.high {
        return None;
    }
    let (encoding, reason) = encoding::revise(format.encoding, &evidence.sample)?;
    Some((TextFormat { encoding, ..format }, reason))
}

fn from_text(
    source: &mut dyn Source,
    plan: &Plan,
    format: TextFormat,
    progress: &mut dyn FnMut(Progress),
) -> Result<(Gather, TextEvidence), FatalError> {
    let mut scanner = Scanner::new(format.delimiter);
    let mut transcoder = encoding::Transcoder::new(format.encoding);
    let mut evidence = TextEvidence::default();
    let mut rows = Rows::new(plan);
    let mut chunk = vec![0; scan::CHUNK];
    let mut text = Vec::new();
    let mut place = 0;
    loop {
        let count = scan::read(source, place, &mut chunk)?;
        let mut bytes = &chunk[..count];
        if place == 0
            && let Some((named, length)) = encoding::byte_order_mark(bytes)
            && named == format.encoding
        {
            bytes = &bytes[length..];
        }
        place += count as u64;
        text.clear();
        transcoder.push(bytes, count == 0, &mut text);
        scanner.feed(&text);
        if count == 0 {
            scanner.finish();
        }
        while let Some(record) = scanner.next() {
            if record.is_blank() {
                continue;
            }
            let bytes = record.bytes();
            if !bytes.is_ascii() {
                let high = encoding::count_high(bytes);
                evidence.high += high;
                if std::str::from_utf8(bytes).is_err() {
                    evidence.high_invalid += high;
                    evidence.keep(bytes);
                    evidence.keep(b"\n");
                }
            }
            rows.row(record.line, &record, || record.texts());
        }
        let total = source.len();
        progress(Progress {
            bytes_done: place.min(total),
            bytes_total: total,
            rows: rows.count(),
        });
        if count == 0 {
            break;
        }
    }
    let (swallowed, lines) = (scanner.unclosed(), scanner.lines());
    let mut gather = rows.into_gather()?;
    if swallowed > 0 {
        gather.swallowed(swallowed, lines);
    }
    Ok((gather, evidence))
}

fn from_sheet(
    source: &mut dyn Source,
    plan: &Plan,
    sheet: usize,
    progress: &mut dyn FnMut(Progress),
) -> Result<Gather, FatalError> {
    let bytes = workbook::read_whole(source)?;
    let mut book = workbook::open(&bytes)?;
    let mut rows = Rows::new(plan);
    let base_1904 = book.is_base_1904();
    let total = bytes.len() as u64;
    book.rows(sheet, &mut |line, cells| {
        rows.row(line, &cells, || cells.iter().map(SheetCell::text).collect());
        if rows.count().is_multiple_of(REPORT_EVERY) {
            progress(Progress {
                bytes_done: 0,
                bytes_total: total,
                rows: rows.count(),
            });
        }
        true
    })?;
    progress(Progress {
        bytes_done: total,
        bytes_total: total,
        rows: rows.count(),
    });
    let mut gather = rows.into_gather()?;
    gather.base_1904 = base_1904;
    Ok(gather)
}

fn from_html(
    source: &mut dyn Source,
    plan: &Plan,
    format: HtmlFormat,
    progress: &mut dyn FnMut(Progress),
) -> Result<Gather, FatalError> {
    let total = source.len();
    let text = html::decode(&workbook::read_whole(source)?, format.encoding);
    let mut rows = Rows::new(plan);
    for (line, texts) in html::Rows::new(&text, format.table).enumerate() {
        let cells: Vec<SheetCell<'_>> = texts
            .iter()
            .map(|cell| SheetCell::Text(cell.as_str().into()))
            .collect();
        rows.row(line as u64, &&cells[..], || texts.clone());
    }
    progress(Progress {
        bytes_done: total,
        bytes_total: total,
        rows: rows.count(),
    });
    rows.into_gather()
}

/// Tells titles, header and body apart.
struct Rows<'a> {
    plan: &'a Plan,
    header: Option<dialect::Header>,
    gather: Option<Gather>,
}

impl<'a> Rows<'a> {
    fn new(plan: &'a Plan) -> Rows<'a> {
        let mut rows = Rows {
            plan,
            header: Some(dialect::Header::new(plan)),
            gather: None,
        };
        if plan.header_row.is_none() {
            rows.name(&[]);
        }
        rows
    }

    /// Takes the next non-blank record; `line` counts from 0, and `texts` are its cells, which only
    /// the header is asked for.
    fn row(&mut self, line: u64, row: &impl Row, texts: impl FnOnce() -> Vec<String>) {
        if let Some(header) = &mut self.header {
            let Some(names) = header.take(texts) else {
                return;
            };
            self.name(&names);
        } else if let Some(gather) = &mut self.gather {
            gather.row(line + 1, row);
        }
    }

    /// Begins the body, under these names.
    fn name(&mut self, names: &[String]) {
        let names = dialect::column_names(Some(names), self.width());
        self.header = None;
        self.gather = Some(Gather::new(self.plan, names));
    }

    /// Cells the plan asks for.
    fn width(&self) -> usize {
        let roles = self.plan.roles.values().copied();
        let columns = roles.chain(self.plan.keep.iter().copied());
        columns.max().map_or(0, |column| column + 1)
    }

    fn count(&self) -> u64 {
        self.gather.as_ref().map_or(0, Gather::rows)
    }

    fn into_gather(self) -> Result<Gather, FatalError> {
        self.gather.ok_or(FatalError::NoRows)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::ingest::{IssueKind, MemorySource, Overrides, Role, Shape, inspect};
    use crate::units::Day;

    fn records(bytes: &[u8]) -> Records {
        let mut source = MemorySource(bytes);
        let found = inspect(&mut source, "t.csv", &Overrides::default()).unwrap();
        import_records(&mut source, &found.plan, &mut |_| {}).unwrap()
    }

    const CONTRACTS: &str = "customerID,开始日期,tenure,MonthlyCharges,Churn,Plan\n\
        A,13-02-2024,1,29.85,No,basic\n\
        B,,34,free,Yes,pro\n\
        ,01-02-2024,2,10,No,pro\n\
        合计,,,39.85,,\n\
        C,01-02-2024,5,\"1,200.5\",No,\n";

    #[test]
    fn every_row_is_used_or_set_aside_and_cells_have_their_kind() {
        let records = records(CONTRACTS.as_bytes());
        assert_eq!(records.shape, Shape::Contracts);
        let rows = records.facts.rows;
        assert_eq!((rows.read, rows.used, rows.set_aside), (5, 3, 2));
        assert_eq!(records.line, [2, 3, 6]);
        let kinds: Vec<(IssueKind, u64)> = records
            .facts
            .issues
            .iter()
            .map(|issue| (issue.kind, issue.count))
            .collect();
        assert_eq!(
            kinds,
            [
                (IssueKind::BlankCustomer, 1),
                (IssueKind::TotalLine, 1),
                (IssueKind::BadCell, 1)
            ]
        );
        let charge = records.column(Role::Charge).unwrap();
        assert_eq!(charge.values.number(2), Some(1200.5));
        assert_eq!((charge.values.number(1), charge.unreadable), (None, 1));
        let start = records.column(Role::Start).unwrap();
        assert_eq!(start.values.day(2), Day::from_iso("2024-02-01"));
        assert_eq!(start.values.day(1), None);
        let plan = records.column(Role::ServiceLevel).unwrap();
        assert_eq!(plan.values.text(1), "pro");
        assert_eq!(records.aside.rows().count(), 2);
    }

    #[test]
    fn bytes_beyond_the_head_may_change_the_encoding() {
        let mut text = "respondent,推荐意愿\n".to_owned();
        text = text.replace("推荐意愿", "NPS");
        for row in 0..200_000 {
            text += &format!("r{row},9\n");
        }
        let mut bytes = text.into_bytes();
        bytes.extend(
            encoding_rs::GBK
                .encode("受访者甲乙丙丁客户满意推荐朋友,10\n")
                .0
                .iter(),
        );
        let records = records(&bytes);
        assert!(records.facts.replanned);
        let column = records.column(Role::Customer).unwrap();
        assert!(column.values.text(records.len() - 1).starts_with("受访者"));
    }
    #[test]
    fn tables_of_html_pages_and_texts_with_comments_are_read_too() {
        let page = "<table><tr><td>customerID</td><td>tenure</td><td>Churn</td></tr>\
            <tr><td>A</td><td>1</td><td>No</td></tr><tr><td>B</td><td>2</td><td>Yes</td></tr></table>";
        let of_page = records(page.as_bytes());
        let of_text = records(b"customerID,tenure,Churn\n# exported\nA,1,No\nB,2,Yes\n");
        assert_eq!(of_page.columns, of_text.columns);
        assert_eq!(of_page.line, [2, 3]);
        assert_eq!(of_text.line, [3, 4]);
        assert_eq!(of_text.facts.rows.set_aside, 1);
        assert_eq!(of_text.facts.issues[0].kind, IssueKind::CommentLine);
    }

    #[test]
    fn a_plan_of_several_tables_is_refused() {
        let mut source = MemorySource(CONTRACTS.as_bytes());
        let found = inspect(&mut source, "t.csv", &Overrides::default()).unwrap();
        let mut plan = found.plan;
        plan.also.push(plan.first());
        let refused = import_records(&mut source, &plan, &mut |_| {});
        let shape = Shape::Contracts;
        assert_eq!(refused, Err(FatalError::OneTableOnly { shape }));
    }
}
