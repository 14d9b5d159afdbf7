//! Amounts that were cut at the comma between their thousands, because nobody put them in quotes:
//! `A,2024-03-05,1,234.50` has one cell more than its header.
//!
//! It can be decided for a row alone: as many cells as it has too many stand behind its amount, each a
//! group of three digits.

use super::cell::SheetCell;
use super::row::Row;
use super::{Delimiter, Format};

/// True for texts in which a comma may cut an amount.
pub(super) fn may_cut(format: &Format) -> bool {
    matches!(format, Format::Text(text) if text.delimiter == Delimiter::Comma)
}

/// The amount of a row put together again, and how many cells it was cut into more than one; none where
/// the row has no cell too many, or they are no groups.
pub(super) fn joined<'a>(
    width: usize,
    cell: impl Fn(usize) -> &'a str,
    amount: usize,
    named: usize,
) -> Option<(String, usize)> {
    let extra = width.checked_sub(named).filter(|&extra| extra > 0)?;
    if amount >= named || extra > 3 {
        return None;
    }
    let are_digits = |text: &str| !text.is_empty() && text.bytes().all(|it| it.is_ascii_digit());
    let first = cell(amount).trim();
    let head = first.trim_start_matches(['-', '+', '(', '¥', '￥', '$', '€', '£', ' ']);
    if head.len() > 3 || !are_digits(head) || head.starts_with('0') {
        return None;
    }
    let mut text = first.to_owned();
    for place in 1..=extra {
        let group = cell(amount + place).trim();
        let whole = match place == extra {
            true => group.trim_end_matches([')', '元']),
            false => group,
        };
        let (whole, part) = match whole.split_once('.') {
            Some((whole, part)) if place == extra => (whole, part),
            Some(_) => return None,
            None => (whole, ""),
        };
        if whole.len() != 3 || !are_digits(whole) || !(part.is_empty() || are_digits(part)) {
            return None;
        }
        text.push(',');
        text.push_str(group);
    }
    Some((text, extra))
}

/// The cells of a row with its amount in one.
pub(super) fn rejoined(cells: &[String], amount: usize, named: usize) -> Option<Vec<String>> {
    let cell = |column: usize| cells.get(column).map_or("", String::as_str);
    let (text, extra) = joined(cells.len(), cell, amount, named)?;
    let mut cells = cells.to_vec();
    cells.splice(amount..=amount + extra, [text]);
    Some(cells)
}

/// How many rows of a body can be put together again, and the amount of the first; none where a row
/// with cells too many cannot.
pub(super) fn count(body: &[Vec<String>], amount: usize, named: usize) -> Option<(u64, String)> {
    let mut found: Option<(u64, String)> = None;
    for row in body.iter().filter(|row| row.len() > named) {
        let is_filled = row[named..].iter().any(|cell| !cell.trim().is_empty());
        match rejoined(row, amount, named) {
            Some(row) => match &mut found {
                Some((rows, _)) => *rows += 1,
                None => found = Some((1, row[amount].clone())),
            },
            None if is_filled => return None,
            None => {}
        }
    }
    found
}

/// [`rejoined`] for a record on its way into the columns.
#[cold]
#[inline(never)]
pub(super) fn rejoined_row(
    row: &impl Row,
    amount: usize,
    named: usize,
) -> Option<Vec<SheetCell<'static>>> {
    let cells: Vec<String> = (0..row.written())
        .map(|it| super::row::full_text(row, it))
        .collect();
    let cells = rejoined(&cells, amount, named)?;
    let cells = cells.into_iter().map(|cell| SheetCell::Text(cell.into()));
    Some(cells.collect())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn row(text: &str) -> Vec<String> {
        text.split(',').map(str::to_owned).collect()
    }

    fn amount(text: &str) -> Option<Vec<String>> {
        rejoined(&row(text), 2, 4)
    }

    #[test]
    fn a_row_with_as_many_cells_too_many_as_groups_is_put_together() {
        assert_eq!(
            amount("A,d,1,234.50,x").unwrap(),
            ["A", "d", "1,234.50", "x"]
        );
        assert_eq!(
            amount("A,d,-¥1,234,567,").unwrap(),
            ["A", "d", "-¥1,234,567", ""]
        );
        for other in [
            "A,d,950,x",
            "A,d,1,23,x",
            "A,d,1234,567,x",
            "A,d,0,234,x",
            "A,d,1,234,x,y",
            "A,d,1,2.5,x",
        ] {
            assert_eq!(amount(other), None, "{other}");
        }
    }

    #[test]
    fn rows_are_counted_only_where_each_with_a_cell_too_many_can_be_decided() {
        let body = [row("A,d,1,234,x"), row("B,d,950,y"), row("C,d,2,500,z,")];
        assert_eq!(count(&body[..2], 2, 4), Some((1, "1,234".to_owned())));
        assert_eq!(count(&[row("A,d,1,x,y")], 2, 4), None);
        assert_eq!(count(&body[1..2], 2, 4), None);
    }
}
