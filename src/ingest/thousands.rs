//! Amounts that were cut at the comma between their thousands, because nobody put them in quotes:
//! `A,2024-03-05,1,234.50` has one cell more than its header.
//!
//! It can be decided for a row alone: as many cells as it has too many stand behind its amount, each a
//! group of three digits. Where several columns of money were cut, there must be one way alone.

use super::cell::SheetCell;
use super::row::Row;
use super::{Delimiter, Format};

/// True for texts in which a comma may cut an amount.
pub(super) fn may_cut(format: &Format) -> bool {
    matches!(format, Format::Text(text) if text.delimiter == Delimiter::Comma)
}

/// Groups of thousands an amount has at most behind the first.
const MOST_GROUPS: usize = 3;

/// The cells a number is put together from, `first` and so many behind it; none where they are no groups.
fn whole<'a>(cell: &impl Fn(usize) -> &'a str, first: usize, extra: usize) -> Option<String> {
    let are_digits = |text: &str| !text.is_empty() && text.bytes().all(|it| it.is_ascii_digit());
    let mut text = cell(first).trim().to_owned();
    let head = text.trim_start_matches(['-', '+', '(', '¥', '￥', '$', '€', '£', ' ']);
    if head.len() > 3 || !are_digits(head) || head.starts_with('0') {
        return None;
    }
    for place in 1..=extra {
        let group = cell(first + place).trim();
        let digits = match place == extra {
            true => group.trim_end_matches([')', '元']),
            false => group,
        };
        let (digits, part) = match digits.split_once('.') {
            Some((digits, part)) if place == extra => (digits, part),
            Some(_) => return None,
            None => (digits, ""),
        };
        if digits.len() != 3 || !are_digits(digits) || !(part.is_empty() || are_digits(part)) {
            return None;
        }
        text.push(',');
        text.push_str(group);
    }
    Some(text)
}

/// A row put together again, its `columns` of money being those that may have been cut; none where it has
/// no cell too many, where they are no groups, or where the groups could belong to one column or another.
pub(super) fn rejoined(cells: &[String], columns: &[usize], named: usize) -> Option<Vec<String>> {
    let most = columns.len() * MOST_GROUPS;
    let extra = cells.len().checked_sub(named)?;
    if extra == 0 || extra > most {
        return None;
    }
    let cell = |column: usize| cells.get(column).map_or("", String::as_str);
    // Every way to spread the cells too many over the columns, each with where the next one begins.
    let mut ways: Vec<(Vec<String>, usize)> = vec![(cells.to_vec(), 0)];
    for &column in columns.iter().filter(|&&column| column < named) {
        let mut next = Vec::new();
        for (row, used) in &ways {
            for more in 0..=MOST_GROUPS.min(extra - used) {
                let joined = match more {
                    0 => cell(column + used).to_owned(),
                    _ => match whole(&cell, column + used, more) {
                        Some(joined) => joined,
                        None => continue,
                    },
                };
                let mut row = row.clone();
                row.splice(column..=column + more, [joined]);
                next.push((row, used + more));
            }
        }
        ways = next;
    }
    let mut whole = ways.into_iter().filter(|(_, used)| *used == extra);
    let (row, _) = whole.next()?;
    whole.next().is_none().then_some(row)
}

/// True for a row with cells too many whose amount begins as one that was cut, whether or not it can be
/// put together again.
pub(super) fn looks_cut(cells: &[String], columns: &[usize], named: usize) -> bool {
    let cell = |column: usize| cells.get(column).map_or("", String::as_str);
    let is_filled = cells.iter().skip(named).any(|cell| !cell.trim().is_empty());
    let is_cut = |&column: &usize| whole(&cell, column, 1).is_some();
    is_filled && columns.iter().any(is_cut)
}

/// What rows of a body look cut: how many, and the first, of those that can be put together again and of
/// those that cannot.
#[derive(Debug, Default, PartialEq, Eq)]
pub(super) struct Cut {
    /// The amount of the first as it would be.
    pub(super) decided: Option<(u64, String)>,
    /// The cells of the first from its amount on.
    pub(super) open: Option<(u64, String)>,
}

impl Cut {
    /// Looks through a body. `columns` are those of money, the first the one that is told.
    pub(super) fn of(body: &[Vec<String>], columns: &[usize], named: usize) -> Cut {
        let mut found = Cut::default();
        for row in body.iter().filter(|row| looks_cut(row, columns, named)) {
            let (of, first) = match rejoined(row, columns, named) {
                Some(joined) => {
                    let mut changed = columns.iter().filter(|&&it| joined[it] != row[it]);
                    let first = changed.next().map(|&it| joined[it].clone());
                    (&mut found.decided, first.unwrap_or_default())
                }
                None => {
                    let from = columns.iter().min().copied().unwrap_or_default();
                    (&mut found.open, row[from.min(row.len())..].join(","))
                }
            };
            of.get_or_insert((0, first)).0 += 1;
        }
        found
    }
}

/// The cells of a record on its way into the columns.
#[cold]
#[inline(never)]
pub(super) fn texts(row: &impl Row) -> Vec<String> {
    (0..row.written())
        .map(|it| super::row::full_text(row, it))
        .collect()
}

/// [`rejoined`] for such a record, and the column of the first number that was put together.
#[cold]
#[inline(never)]
pub(super) fn rejoined_row(
    cells: &[String],
    columns: &[usize],
    named: usize,
) -> Option<(Vec<SheetCell<'static>>, usize)> {
    let joined = rejoined(cells, columns, named)?;
    let mut changed = columns.iter().filter(|&&it| joined[it] != cells[it]);
    let first = *changed.next()?;
    let joined = joined.into_iter().map(|cell| SheetCell::Text(cell.into()));
    Some((joined.collect(), first))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn row(text: &str) -> Vec<String> {
        text.split(',').map(str::to_owned).collect()
    }

    fn amount(text: &str) -> Option<Vec<String>> {
        rejoined(&row(text), &[2], 4)
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
    fn two_columns_are_put_together_where_one_way_alone_is_possible() {
        let both = |text: &str| rejoined(&row(text), &[2, 3], 4);
        assert_eq!(
            both("A,d,1,059,512.98,529,756.49").unwrap(),
            ["A", "d", "1,059,512.98", "529,756.49"]
        );
        assert_eq!(
            both("A,d,1,234.50,900").unwrap(),
            ["A", "d", "1,234.50", "900"]
        );
        // Without decimals the groups may belong to either.
        assert_eq!(both("A,d,1,234,500"), None);
        assert_eq!(both("A,d,1,059,512,529,756"), None);
        assert!(looks_cut(&row("A,d,1,234,500"), &[2, 3], 4));
        assert!(!looks_cut(&row("A,d,5,x,note"), &[2, 3], 4));
    }

    #[test]
    fn rows_are_counted_by_whether_they_can_be_decided() {
        let body = [row("A,d,1,234,x"), row("B,d,950,y"), row("C,d,2,500,z,")];
        let found = Cut::of(&body, &[2], 4);
        assert_eq!(found.decided, Some((1, "1,234".to_owned())));
        assert_eq!(found.open, Some((1, "2,500,z,".to_owned())));
        assert_eq!(Cut::of(&[row("A,d,1,x,y")], &[2], 4), Cut::default());
    }
}
