//! A figure on its way out: slides, pages, spreadsheets and file names.

use super::figure::{Cell, Column, Figure, Table};
use super::layout::{Frame, layout};
use super::scene::{Ink, Scene};
use super::svg::escape;

/// The shapes a picture leaves in.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ExportShape {
    /// As wide as a page of a report, 1000 css px, and as high as it needs.
    Page,
    /// A whole slide, 1920 × 1080.
    Slide16x9,
    /// Half a slide, 960 × 1080.
    HalfSlide,
}

/// What lies under an exported picture.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum Background {
    /// The paper of the palette: white with [`super::Palette::print`].
    #[default]
    White,
    /// Nothing.
    Transparent,
}

impl ExportShape {
    /// The frame of the shape, title and sources included.
    pub fn frame(self, figure: &Figure) -> Frame {
        match self {
            ExportShape::Page => Frame::natural(figure, 1000.0, 1.0, true),
            ExportShape::Slide16x9 => Frame::fitting(figure, 1920.0, 1080.0, 2.0),
            ExportShape::HalfSlide => Frame::fitting(figure, 960.0, 1080.0, 1.75),
        }
    }
}

/// The figure with title, reading, period and source inside the picture.
pub fn export_scene(figure: &Figure, shape: ExportShape, background: Background) -> Scene {
    let mut scene = layout(figure, &shape.frame(figure));
    scene.background = (background == Background::White).then_some(Ink::Paper);
    scene
}

/// The table for a spreadsheet: UTF-8 with mark, CRLF, RFC 4180 quotes, exact values, and no cell
/// that would run as a formula.
pub fn csv(table: &Table) -> String {
    let mut text = String::from('\u{feff}');
    csv_head(&mut text, &table.columns);
    for row in &table.rows {
        csv_line(&mut text, &table.columns, row);
    }
    text
}

/// Adds the heads of such a table, for one whose lines are written as they come.
pub fn csv_head(text: &mut String, columns: &[Column]) {
    quoted_line(text, headings(columns));
}

/// Adds a line of such a table.
pub fn csv_line(text: &mut String, columns: &[Column], row: &[Cell]) {
    quoted_line(text, cells(columns, row));
}

fn quoted_line(text: &mut String, cells: impl Iterator<Item = String>) {
    for (place, cell) in cells.enumerate() {
        if place > 0 {
            text.push(',');
        }
        if cell.contains(['"', ',', '\n', '\r']) {
            text.push('"');
            text.push_str(&cell.replace('"', "\"\""));
            text.push('"');
        } else {
            text.push_str(&cell);
        }
    }
    text.push_str("\r\n");
}

/// The table as tab-separated values, for the clipboard.
pub fn tsv(table: &Table) -> String {
    let flat = |cell: String| cell.replace(['\t', '\r', '\n'], " ");
    let line = |cells: Vec<String>| cells.join("\t") + "\r\n";
    let mut text = line(headings(&table.columns).map(flat).collect());
    for row in &table.rows {
        text.push_str(&line(cells(&table.columns, row).map(flat).collect()));
    }
    text
}

/// The table as HTML for the clipboard: what the eye sees, without styles.
pub fn html_table(table: &Table) -> String {
    let align = |at: usize| {
        if table.columns.get(at).is_some_and(|column| column.numeric) {
            " align=\"right\""
        } else {
            ""
        }
    };
    let mut html = String::from("<table><thead><tr>");
    for (at, heading) in headings(&table.columns).enumerate() {
        html.push_str(&format!(
            "<th scope=\"col\"{}>{}</th>",
            align(at),
            escape(&heading)
        ));
    }
    html.push_str("</tr></thead><tbody>");
    for row in &table.rows {
        html.push_str("<tr>");
        for (at, cell) in row.iter().enumerate() {
            html.push_str(&format!(
                "<td{}>{}</td>",
                align(at),
                escape(&harmless(&cell.shown))
            ));
        }
        html.push_str("</tr>");
    }
    html.push_str("</tbody></table>");
    html
}

/// A file name that every system takes: picture, scenario, date. Chinese stays.
pub fn file_name(figure: &Figure, date_iso: &str, scenario: Option<&str>, ext: &str) -> String {
    let mut parts = vec![figure.name.slug().to_owned()];
    parts.extend(scenario.map(name_part).filter(|part| !part.is_empty()));
    parts.push(name_part(date_iso));
    let ext: String = ext.chars().filter(char::is_ascii_alphanumeric).collect();
    format!("{}.{ext}", parts.join("_"))
}

/// At most 60 characters without any that Windows, macOS or a shell would trip over.
fn name_part(text: &str) -> String {
    let forbidden = |c: char| {
        c.is_control()
            || c.is_whitespace()
            || matches!(
                c,
                '<' | '>' | ':' | '"' | '/' | '\\' | '|' | '?' | '*' | '\'' | '`' | '$' | '&' | ';'
            )
            || matches!(c, '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}' | '\u{feff}')
    };
    let mut part = String::new();
    for c in text.trim().chars().take(60) {
        match forbidden(c) {
            false => part.push(c),
            true if !part.ends_with('-') => part.push('-'),
            true => {}
        }
    }
    part.trim_matches(['-', '.', '_']).to_owned()
}

fn headings(columns: &[Column]) -> impl Iterator<Item = String> {
    columns.iter().map(|column| {
        if column.unit.is_empty() {
            harmless(&column.heading)
        } else {
            harmless(&format!("{} ({})", column.heading, column.unit))
        }
    })
}

fn cells(columns: &[Column], row: &[Cell]) -> impl Iterator<Item = String> {
    row.iter().enumerate().map(|(at, cell)| {
        let numeric = columns.get(at).is_some_and(|column| column.numeric);
        match spreadsheet_number(&cell.exact).filter(|_| numeric) {
            Some(number) => number,
            None => harmless(&cell.exact),
        }
    })
}

/// The number a cell holds, as a spreadsheet reads it: no groups, hyphen as minus.
pub fn spreadsheet_number(cell: &str) -> Option<String> {
    let plain = cell.trim().replace(',', "").replace('\u{2212}', "-");
    let digits = plain.strip_suffix('%').unwrap_or(&plain);
    let shaped = digits
        .chars()
        .all(|c| c.is_ascii_digit() || matches!(c, '.' | '-' | '+' | 'e' | 'E'));
    let number = shaped && digits.parse::<f64>().is_ok_and(f64::is_finite);
    number.then_some(plain)
}

/// Text that no spreadsheet takes for a formula; numbers stay as they are.
fn harmless(text: &str) -> String {
    if may_run(text) && wrapped(text).is_none() {
        format!("'{text}")
    } else {
        text.to_owned()
    }
}

/// What stands in `="…"`, by which files keep the digits of an id from a spreadsheet: letters and digits
/// alone, which run nothing.
fn wrapped(text: &str) -> Option<&str> {
    let inner = text.strip_prefix("=\"")?.strip_suffix('"')?;
    let is_plain = |c: char| c.is_alphanumeric() || matches!(c, '-' | '_');
    (!inner.is_empty() && inner.chars().all(is_plain)).then_some(inner)
}

/// An id as a spreadsheet shows it whole: in `="…"` where it would round it or take its zeros, bare
/// otherwise. Anything else stays as it is.
pub fn whole_id(text: &str) -> Option<String> {
    /// Digits that a spreadsheet keeps of a number.
    const KEPT: usize = 15;
    let bare = wrapped(text).unwrap_or(text);
    let is_number = !bare.is_empty() && bare.bytes().all(|byte| byte.is_ascii_digit());
    let is_damaged = is_number && (bare.len() > KEPT || (bare.len() > 1 && bare.starts_with('0')));
    let whole = match is_damaged {
        true => format!("=\"{bare}\""),
        false => bare.to_owned(),
    };
    (whole != text).then_some(whole)
}

/// True for a text that a spreadsheet may run as a formula.
pub fn may_run(text: &str) -> bool {
    let starts = |c: char| {
        matches!(
            c,
            '=' | '+' | '-' | '@' | '\t' | '\r' | '\n' | '＝' | '＋' | '－' | '＠'
        )
    };
    let risky = text.starts_with(starts) || text.trim_start().starts_with(starts);
    risky && spreadsheet_number(text).is_none()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::chart::figure::{Drawing, FigureName, Shares};
    use crate::text::Lang;
    use crate::text::sentence::Sentence;

    fn table(cells: &[&str], numeric: bool) -> Table {
        let column = Column {
            heading: "名称".into(),
            unit: "元".into(),
            numeric,
        };
        Table {
            columns: vec![column],
            rows: cells.iter().map(|c| vec![Cell::text(*c)]).collect(),
        }
    }

    fn figure() -> Figure {
        Figure {
            name: FigureName::SegmentShares,
            lang: Lang::Zh,
            title: String::new(),
            reading: Sentence::default(),
            period_line: Sentence::default(),
            source_line: Sentence::default(),
            axes: Vec::new(),
            drawing: Drawing::Shares(Shares {
                rows: Vec::new(),
                legend: false,
            }),
            table: Table::default(),
        }
    }

    #[test]
    fn ids_stay_whole_in_a_spreadsheet_and_bear_no_second_quote() {
        for (cell, written) in [
            ("=\"2800123456700001\"", None),
            ("2800123456700001", Some("=\"2800123456700001\"")),
            ("=\"139\"", Some("139")),
            ("00046", Some("=\"00046\"")),
            ("0", None),
            ("A-17", None),
            ("=\"a\"&B1&\"c\"", None),
        ] {
            assert_eq!(whole_id(cell).as_deref(), written, "{cell}");
        }
        let text = csv(&table(&["=\"2800123456700001\"", "=\"a\"&B1&\"c\""], false));
        assert!(text.contains("\r\n\"=\"\"2800123456700001\"\"\""), "{text}");
        assert!(text.contains("'=\"\"a"), "{text}");
    }

    #[test]
    fn formulas_are_made_safe_and_numbers_stay() {
        let text = csv(&table(
            &[
                "=cmd|' /C calc'!A0",
                "+1+2",
                "-12.5",
                "@SUM(A1)",
                " =1",
                "＝1",
                "普通",
            ],
            false,
        ));
        let lines: Vec<_> = text.split("\r\n").collect();
        assert_eq!(
            lines,
            [
                "\u{feff}名称 (元)",
                "'=cmd|' /C calc'!A0",
                "'+1+2",
                "-12.5",
                "'@SUM(A1)",
                "' =1",
                "'＝1",
                "普通",
                ""
            ]
        );
    }

    #[test]
    fn numbers_leave_without_groups_and_with_a_hyphen() {
        let text = csv(&table(&["1,234.5", "\u{2212}12.5", "33.06%", "—"], true));
        assert_eq!(
            text,
            "\u{feff}名称 (元)\r\n1234.5\r\n-12.5\r\n33.06%\r\n—\r\n"
        );
    }

    #[test]
    fn quotes_commas_and_line_breaks_are_quoted() {
        let text = csv(&table(&["a,b", "say \"x\"", "one\ntwo"], false));
        assert!(text.contains("\"a,b\"\r\n\"say \"\"x\"\"\"\r\n\"one\ntwo\""));
        assert!(tsv(&table(&["a\tb"], false)).ends_with("a b\r\n"));
    }

    #[test]
    fn a_tab_before_a_formula_is_still_a_formula() {
        assert_eq!(harmless("\t=1"), "'\t=1");
        assert_eq!(harmless("-"), "'-");
    }

    #[test]
    fn the_clipboard_table_is_escaped_and_unstyled() {
        let html = html_table(&table(&["<b>&\"", "=1"], true));
        assert!(html.contains("&lt;b&gt;&amp;&quot;"));
        assert!(html.contains(">&#39;=1<"));
        assert!(!html.contains("style"));
    }

    #[test]
    fn file_names_are_safe_everywhere_and_keep_chinese() {
        let name = |scenario| file_name(&figure(), "2026-11-22", scenario, "png");
        assert_eq!(name(None), "segment-shares_2026-11-22.png");
        assert_eq!(
            name(Some("A · 银卡升金 5%")),
            "segment-shares_A-·-银卡升金-5%_2026-11-22.png"
        );
        assert_eq!(
            name(Some("../..\\x:<y>?*")),
            "segment-shares_x-y_2026-11-22.png"
        );
        assert_eq!(name(Some("...")), "segment-shares_2026-11-22.png");
    }
}
