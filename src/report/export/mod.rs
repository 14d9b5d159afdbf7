//! What leaves the program as a file: tables to CSV with a byte order mark and to XLSX, no cell of
//! which a spreadsheet runs as a formula. Rows are made as they are written, so that a list of a
//! million customers is never held as cells.

mod csv;
mod first_pages;
mod number_format;
mod outgoing;
mod sheets;
mod xlsx;
mod zip;

pub use csv::csv;
pub use first_pages::{cbv_sheet, tier_sheet};
pub use number_format::NumberFormat;
pub use outgoing::{Outgoing, Written};
pub use sheets::{Sheet, answer_sheets, lead_list, lead_sheets, register_sheet};
pub use xlsx::{MOST_ROWS, xlsx};
