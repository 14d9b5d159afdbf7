//! Tables as one CSV text.

use std::io::{self, Write};

use super::{Outgoing, Written};
use crate::chart::{csv_head, csv_line};

/// Text that is gathered before it is written.
const CHUNK: usize = 1 << 18;

/// Writes tables as one CSV text: UTF-8 with mark, a blank line between two tables.
///
/// # Errors
/// What writing fails with.
pub fn csv(tables: Vec<Outgoing<'_>>, out: &mut dyn Write) -> io::Result<Written> {
    let mut written = Written::default();
    let mut text = String::from('\u{feff}');
    for (place, table) in tables.into_iter().enumerate() {
        if place > 0 {
            text.push_str("\r\n");
        }
        csv_head(&mut text, &table.columns);
        for row in table.rows {
            csv_line(&mut text, &table.columns, &row);
            written.rows += 1;
            if text.len() >= CHUNK {
                out.write_all(text.as_bytes())?;
                text.clear();
            }
        }
    }
    out.write_all(text.as_bytes())?;
    Ok(written)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::chart::{self, Cell, Column, Table};
    use crate::report::export::Sheet;

    fn sheet(rows: usize) -> Sheet {
        let column = |heading: &str, numeric| Column {
            heading: heading.into(),
            unit: String::new(),
            numeric,
        };
        let row = |place: usize| vec![Cell::text(format!("=客户,{place}")), Cell::text("1,234.5")];
        Sheet {
            name: "list".into(),
            table: Table {
                columns: vec![column("客户", false), column("收入", true)],
                rows: (0..rows).map(row).collect(),
            },
        }
    }

    #[test]
    fn what_is_written_in_pieces_is_the_same_text_as_in_one() {
        let sheets = [sheet(20_000), sheet(3)];
        let whole: Vec<String> = sheets.iter().map(|it| chart::csv(&it.table)).collect();
        let expected = format!(
            "{}\r\n{}",
            whole[0],
            whole[1].trim_start_matches('\u{feff}')
        );
        let mut found = Vec::new();
        let written = csv(sheets.map(Outgoing::from).into(), &mut found).unwrap();
        assert!(expected.len() > CHUNK, "one piece only");
        assert_eq!(String::from_utf8(found).unwrap(), expected);
        let rows = 20_003;
        assert_eq!(written, Written { rows, left_out: 0 });
    }
}
