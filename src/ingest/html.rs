//! Tables of HTML pages: what shop back-offices hand out under the name of a workbook.
//!
//! Any text is read, however its tags are nested or cut: a cell ends where the next begins, a row
//! where the next begins, and what stands in no cell is passed over. A table within a cell is a table
//! of its own, and its text no part of the cell.
//!
//! A cell over several columns stands in the first of them, the others are blank, as merged cells of
//! a sheet. A cell over several rows is repeated, so that every line of an order has its customer and
//! date; but not where it may be an amount: repeated, that would be added up several times. The lines
//! without it are then set aside and counted.

use super::cell::SheetCell;
use super::encoding::Detected;
use super::fold::Fold;
use super::html_text::{self, Token, Tokens};
use super::number::{self, Reading};
use super::partial::Partial;
use super::workbook;
use super::{
    DecimalMark, Encoding, FatalError, HtmlFormat, Plan, Progress, Reason, Source, dialect,
    encoding,
};

/// Columns of a row that are kept.
const MOST_COLUMNS: usize = 1_000;
/// Rows a cell may span, as the standard of HTML has it.
const MOST_ROWS: usize = 65_534;
/// Tables within tables that are told apart.
const DEEPEST: usize = 100;
/// Bytes in which the charset is declared.
const DECLARED_WITHIN: usize = 4_096;

/// The encoding of a page: by its byte order mark, by what it declares, or by its bytes.
pub(super) fn detect(bytes: &[u8]) -> Detected {
    let found = encoding::detect(&bytes[..bytes.len().min(1 << 20)], bytes.len() > 1 << 20);
    if matches!(found.reason, Reason::ByteOrderMark | Reason::ZeroBytes) {
        return found;
    }
    match declared(&bytes[..bytes.len().min(DECLARED_WITHIN)]) {
        // A page that says UTF-8 and is not is read as its bytes are.
        Some(Encoding::Utf8) | None => found,
        // Bytes that are UTF-8 beyond doubt were saved anew without changing what they declare.
        Some(_) if found.reason == Reason::ValidUtf8 => found,
        Some(encoding) => Detected {
            encoding,
            reason: Reason::Declared,
        },
    }
}

/// What `charset=` names near the front of a page.
fn declared(head: &[u8]) -> Option<Encoding> {
    let head = head.to_ascii_lowercase();
    let place = head.windows(8).position(|part| part == b"charset=")?;
    let label: Vec<u8> = head[place + 8..]
        .iter()
        .copied()
        .skip_while(|byte| matches!(byte, b'"' | b'\'' | b' '))
        .take_while(|byte| byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'_'))
        .collect();
    match &label[..] {
        b"utf-8" | b"utf8" => Some(Encoding::Utf8),
        b"gb2312" | b"gbk" | b"gb18030" | b"x-gbk" => Some(Encoding::Gb18030),
        b"big5" | b"big5-hkscs" | b"x-x-big5" => Some(Encoding::Big5),
        b"shift_jis" | b"shift-jis" | b"sjis" | b"x-sjis" | b"windows-31j" => {
            Some(Encoding::ShiftJis)
        }
        b"euc-kr" | b"ks_c_5601-1987" | b"windows-949" => Some(Encoding::EucKr),
        b"windows-1252" | b"iso-8859-1" | b"latin1" => Some(Encoding::Windows1252),
        b"macintosh" | b"x-mac-roman" => Some(Encoding::MacRoman),
        _ => None,
    }
}

/// The text of a page; what does not decode is replaced.
pub(super) fn decode(bytes: &[u8], encoding: Encoding) -> String {
    let text = encoding::decode_head(bytes, encoding, false);
    match String::from_utf8(text) {
        Ok(text) => text,
        Err(error) => String::from_utf8_lossy(error.as_bytes()).into_owned(),
    }
}

/// Non-blank rows of each table, in the order in which the tables begin.
pub(super) fn tables(text: &str) -> Vec<u64> {
    let mut walker = Walker::new(text);
    let mut rows = Vec::new();
    while let Some((table, cells)) = walker.next_row() {
        if rows.len() <= table {
            rows.resize(table + 1, 0);
        }
        rows[table] += u64::from(cells.iter().any(|cell| !cell.text.trim().is_empty()));
    }
    rows
}

/// The non-blank rows of one table, as texts.
pub(super) struct Rows<'a> {
    walker: Walker<'a>,
    table: usize,
    /// What cells above still fill: rows left, and the text.
    down: Vec<(usize, String)>,
}

impl<'a> Rows<'a> {
    /// The rows of the table that begins as number `table`, from 0.
    pub(super) fn new(text: &'a str, table: usize) -> Rows<'a> {
        Rows {
            walker: Walker::new(text),
            table,
            down: Vec::new(),
        }
    }

    /// Lays cells out over the columns that cells above leave free.
    fn lay_out(&mut self, cells: Vec<Cell>) -> Vec<String> {
        let mut row = Vec::new();
        for cell in cells {
            self.fill_down(&mut row, false);
            for column in 0..cell.columns {
                if row.len() >= MOST_COLUMNS {
                    break;
                }
                let text = if column == 0 {
                    cell.text.trim().to_owned()
                } else {
                    String::new()
                };
                if cell.rows > 1 {
                    if self.down.len() <= row.len() {
                        self.down.resize(row.len() + 1, (0, String::new()));
                    }
                    let below = if repeats(&text) {
                        text.clone()
                    } else {
                        String::new()
                    };
                    self.down[row.len()] = (cell.rows - 1, below);
                }
                row.push(text);
            }
        }
        self.fill_down(&mut row, true);
        row
    }

    /// Appends what cells above put into the next columns; into `all` of the rest, or up to the first
    /// free one.
    fn fill_down(&mut self, row: &mut Vec<String>, all: bool) {
        while let Some((left, text)) = self.down.get_mut(row.len()) {
            if *left > 0 {
                *left -= 1;
                row.push(text.clone());
            } else if all {
                row.push(String::new());
            } else {
                return;
            }
        }
    }
}

/// True when the text of a cell over several rows belongs to each: not when it may be an amount.
fn repeats(text: &str) -> bool {
    let is_long_id = text.len() >= 6 && text.bytes().all(|byte| byte.is_ascii_digit());
    is_long_id
        || matches!(
            number::read(text.as_bytes(), DecimalMark::Point),
            Reading::Bad
        )
}

impl Iterator for Rows<'_> {
    type Item = Vec<String>;

    fn next(&mut self) -> Option<Vec<String>> {
        loop {
            let (table, cells) = self.walker.next_row()?;
            if table != self.table {
                continue;
            }
            let row = self.lay_out(cells);
            if row.iter().any(|cell| !cell.is_empty()) {
                return Some(row);
            }
        }
    }
}

/// A cell as written.
#[derive(Debug, Clone, Default)]
struct Cell {
    text: String,
    columns: usize,
    rows: usize,
}

/// A table whose end has not come yet.
#[derive(Debug, Default)]
struct Open {
    index: usize,
    row: Option<Vec<Cell>>,
    cell: Option<Cell>,
}

impl Open {
    fn end_cell(&mut self) {
        if let Some(cell) = self.cell.take() {
            let row = self.row.get_or_insert_default();
            if row.len() < MOST_COLUMNS {
                row.push(cell);
            }
        }
    }

    fn end_row(&mut self) -> Option<(usize, Vec<Cell>)> {
        self.end_cell();
        Some((self.index, self.row.take()?))
    }
}

/// Gives the rows of all tables as they end.
struct Walker<'a> {
    tokens: Tokens<'a>,
    open: Vec<Open>,
    begun: usize,
}

impl<'a> Walker<'a> {
    fn new(text: &'a str) -> Walker<'a> {
        Walker {
            tokens: Tokens::new(text),
            open: Vec::new(),
            begun: 0,
        }
    }

    fn next_row(&mut self) -> Option<(usize, Vec<Cell>)> {
        loop {
            let Some(token) = self.tokens.next() else {
                let row = self.open.pop()?.end_row();
                if row.is_some() {
                    return row;
                }
                continue;
            };
            let row = self.take(&token);
            if row.is_some() {
                return row;
            }
        }
    }

    /// Takes a token; the row that ends with it, if one does.
    fn take(&mut self, token: &Token<'_>) -> Option<(usize, Vec<Cell>)> {
        if let Token::Open { name, .. } = token
            && name.eq_ignore_ascii_case("table")
        {
            if self.open.len() >= DEEPEST {
                // Nobody nests tables so deep; the innermost is taken as ended.
                self.open.pop();
            }
            self.open.push(Open {
                index: self.begun,
                ..Open::default()
            });
            self.begun += 1;
            return None;
        }
        let top = self.open.last_mut()?;
        let (name, is_open, attributes) = match token {
            Token::Text(text) => {
                if let Some(cell) = &mut top.cell {
                    html_text::append(text, &mut cell.text);
                }
                return None;
            }
            Token::Open { name, attributes } => (name, true, *attributes),
            Token::Close { name } => (name, false, ""),
        };
        match name.to_ascii_lowercase().as_str() {
            "table" => self.open.pop()?.end_row(),
            "tr" => {
                let row = top.end_row();
                if is_open {
                    top.row = Some(Vec::new());
                }
                row
            }
            "tbody" | "thead" | "tfoot" => top.end_row(),
            "td" | "th" => {
                top.end_cell();
                if is_open {
                    let span = |name, most| {
                        html_text::number_of(attributes, name)
                            .unwrap_or(1)
                            .clamp(1, most)
                    };
                    top.cell = Some(Cell {
                        text: String::new(),
                        columns: span("colspan", MOST_COLUMNS),
                        rows: span("rowspan", MOST_ROWS),
                    });
                }
                None
            }
            "br" | "p" | "div" | "li" => {
                if let Some(cell) = &mut top.cell {
                    html_text::append(" ", &mut cell.text);
                }
                None
            }
            _ => None,
        }
    }
}

/// Reads a table with a plan.
///
/// # Errors
/// Those of reading the file whole, and [`FatalError::MissingRoles`].
pub(super) fn scan(
    source: &mut dyn Source,
    plan: &Plan,
    format: HtmlFormat,
    progress: &mut dyn FnMut(Progress),
) -> Result<Partial, FatalError> {
    let len = source.len();
    let text = decode(&workbook::read_whole(source)?, format.encoding);
    let mut out = Partial::empty(0, len);
    out.end = len;
    out.columns = names(&text, format, plan);
    let skip = plan.header_row.map_or(0, |row| row + 1);
    let Some(mut fold) = Fold::new(plan, skip, out) else {
        return Err(FatalError::MissingRoles {
            roles: plan.missing(),
        });
    };
    for (line, cells) in Rows::new(&text, format.table).enumerate() {
        let cells: Vec<SheetCell<'_>> = cells
            .iter()
            .map(|cell| SheetCell::Text(cell.as_str().into()))
            .collect();
        let is_damaged = cells
            .iter()
            .any(|cell| matches!(cell, SheetCell::Text(text) if text.contains('\u{fffd}')));
        fold.row(line as u64, &&cells[..], is_damaged);
    }
    let partial = fold.into_partial();
    progress(Progress {
        bytes_done: len,
        bytes_total: len,
        rows: partial.read,
    });
    Ok(partial)
}

/// Names of the columns of a table.
///
/// # Errors
/// Those of reading the file whole.
pub(super) fn header(
    source: &mut dyn Source,
    format: HtmlFormat,
    plan: &Plan,
) -> Result<Vec<String>, FatalError> {
    let text = decode(&workbook::read_whole(source)?, format.encoding);
    Ok(names(&text, format, plan))
}

fn names(text: &str, format: HtmlFormat, plan: &Plan) -> Vec<String> {
    let mut header = dialect::Header::new(plan);
    Rows::new(text, format.table)
        .find_map(|cells| header.take(|| cells))
        .unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn rows(text: &str, table: usize) -> Vec<Vec<String>> {
        Rows::new(text, table).collect()
    }

    fn texts(rows: &[&[&str]]) -> Vec<Vec<String>> {
        rows.iter()
            .map(|row| row.iter().map(|&cell| cell.to_owned()).collect())
            .collect()
    }

    #[test]
    fn a_plain_table_is_read() {
        let text = "<html><body><TABLE border=1><tr><th>订单编号</th><th>金&nbsp;额</th></tr>\n\
             <tr><td class='a>b'><b>1&amp;2</b></td><td>&#165;5<br>&#x20AC;</td></tr></TABLE>";
        assert_eq!(
            rows(text, 0),
            texts(&[&["订单编号", "金 额"], &["1&2", "¥5 €"]])
        );
    }

    #[test]
    fn tags_left_open_end_where_the_next_begin() {
        let text = "<table><tr><td>a<td>b<tr><td>c<td>d</table><table><td>x";
        assert_eq!(rows(text, 0), texts(&[&["a", "b"], &["c", "d"]]));
        assert_eq!(rows(text, 1), texts(&[&["x"]]));
        assert_eq!(tables(text), [2, 1]);
    }

    #[test]
    fn a_table_within_a_cell_is_one_of_its_own() {
        let text = "<table><tr><td>menu<table><tr><td>a</td></tr><tr><td>b</td></tr></table></td>\
             <td>end</td></tr></table>";
        assert_eq!(tables(text), [1, 2]);
        assert_eq!(rows(text, 0), texts(&[&["menu", "end"]]));
        assert_eq!(rows(text, 1), texts(&[&["a"], &["b"]]));
    }

    #[test]
    fn spans_lay_cells_out_and_never_repeat_an_amount() {
        let text = "<table><tr><td colspan=3>报表</td></tr>\
             <tr><td rowspan=2>张三</td><td rowspan='2'>2024-03-05</td><td>鞋</td><td rowspan=2>100.00</td></tr>\
             <tr><td>帽</td></tr><tr><td>李四</td><td>2024-03-06</td><td>包</td><td>7</td></tr></table>";
        assert_eq!(
            rows(text, 0),
            texts(&[
                &["报表", "", ""],
                &["张三", "2024-03-05", "鞋", "100.00"],
                &["张三", "2024-03-05", "帽", ""],
                &["李四", "2024-03-06", "包", "7"],
            ])
        );
    }

    #[test]
    fn scripts_styles_and_comments_are_passed_over() {
        let text = "<style>td{}</style><!-- <table><tr><td>no --><script>'<table>'</script>\
             <table><tr><td>a<!-- > --></td><td><style>x</style>b</td></tr></table>";
        assert_eq!(tables(text), [1]);
        assert_eq!(rows(text, 0), texts(&[&["a", "b"]]));
    }

    #[test]
    fn the_declared_charset_is_followed_unless_the_bytes_say_otherwise() {
        let page = |charset: &str| {
            format!(
                "<meta content=\"text/html; charset={charset}\"><table><tr><td>岑参</td></tr></table>"
            )
        };
        let gbk = encoding_rs::GBK.encode(&page("gb2312")).0.into_owned();
        assert_eq!(
            detect(&gbk),
            Detected {
                encoding: Encoding::Gb18030,
                reason: Reason::Declared
            }
        );
        assert_eq!(detect(page("gb2312").as_bytes()).encoding, Encoding::Utf8);
        assert!(decode(&gbk, Encoding::Gb18030).contains("岑参"));
    }

    #[test]
    fn huge_spans_cost_no_memory() {
        let text = "<table><tr><td colspan=999999999999 rowspan=999999999999>a</td></tr>"
            .to_owned()
            + &"<tr><td>b</td></tr>".repeat(50);
        let rows = rows(&text, 0);
        assert_eq!(rows.len(), 51);
        assert!(rows.iter().all(|row| row.len() <= MOST_COLUMNS));
    }

    proptest! {
        #[test]
        fn no_page_makes_the_reader_panic_or_loop(parts in prop::collection::vec(
            prop::sample::select(vec![
                "<table>", "</table>", "<tr>", "</tr>", "<td>", "</td>", "<th rowspan=3>", "<td colspan=\"2\">",
                "<td rowspan=0", "<!--", "-->", "<", ">", "&", "&#", "&#x110000;", "&amp", "\"", "'", "a", "é王",
                "<script>", "</script", "<br/>", "</", "<!doctype", "\u{0}", "1.5", " ",
            ]), 0..60)
        ) {
            let text = parts.concat();
            let counted = tables(&text);
            prop_assert!(counted.len() <= text.len());
            for (table, &count) in counted.iter().enumerate() {
                prop_assert!(Rows::new(&text, table).count() as u64 >= count);
            }
        }
    }
}
