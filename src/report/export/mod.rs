//! What leaves the program as a file: tables to CSV with a byte order mark and to XLSX, no cell of
//! which a spreadsheet runs as a formula.

mod sheets;
mod xlsx;
mod zip;

pub use sheets::{Sheet, answer_sheets, lead_list, lead_sheets, register_sheet};
pub use xlsx::{MOST_ROWS, xlsx};

/// Sheets as one CSV text: UTF-8 with mark, a blank line between two sheets.
pub fn csv(sheets: &[Sheet]) -> String {
    let mut text = String::from('\u{feff}');
    for (place, sheet) in sheets.iter().enumerate() {
        if place > 0 {
            text.push_str("\r\n");
        }
        text.push_str(crate::chart::csv(&sheet.table).trim_start_matches('\u{feff}'));
    }
    text
}
