//! Cells that were merged down a sheet: only the first of their rows holds the text.
//!
//! A customer, an order or a day that stands once above several rows belongs to all of them. Amounts
//! are never filled down: an amount that stands once counts once.

use std::collections::BTreeSet;

use super::cell::SheetCell;
use super::totals::is_total;
use super::{IssueExample, Reason, Role, ids};

/// Rows of the head that must be blank before a column is taken for a merged one.
const FEWEST_BLANK: usize = 2;

/// Looks for columns that were merged down: a name that stands in one row of several, each name once,
/// with the first row filled; of the others those that are blank in the very same rows.
///
/// `roles` are the columns with what they mean, `needed` those that every row of the body must fill.
pub(super) fn columns(
    roles: &[(Role, usize)],
    needed: &[usize],
    body: &[Vec<String>],
) -> BTreeSet<usize> {
    let is_blank = |row: &[String], column: usize| {
        row.get(column)
            .is_none_or(|cell| ids::normalise(cell.as_bytes()).is_empty())
    };
    // A total at the foot is no row.
    let rows: Vec<&Vec<String>> = body
        .iter()
        .filter(|row| !row.iter().any(|cell| is_total(cell)))
        .collect();
    let may_be_merged = |role: Role| {
        matches!(role, Role::Customer | Role::Order) || role.is_day() || role.is_attribute()
    };
    let names: Vec<usize> = roles
        .iter()
        .filter(|(role, _)| matches!(role, Role::Customer | Role::Order))
        .map(|&(_, column)| column)
        .collect();
    let leads = names
        .into_iter()
        .filter(|&column| is_merged(column, needed, &rows, &is_blank));
    let mut found = BTreeSet::new();
    for lead in leads {
        let follows = |&&(role, column): &&(Role, usize)| {
            may_be_merged(role)
                && !role.is_number()
                && rows
                    .iter()
                    .all(|row| is_blank(row, column) == is_blank(row, lead))
        };
        found.extend(roles.iter().filter(follows).map(|&(_, column)| column));
        found.insert(lead);
    }
    found
}

/// True for a column of names each of which stands in the first of its rows alone.
fn is_merged(
    column: usize,
    needed: &[usize],
    rows: &[&Vec<String>],
    is_blank: &impl Fn(&[String], usize) -> bool,
) -> bool {
    let blank: Vec<&&Vec<String>> = rows.iter().filter(|row| is_blank(row, column)).collect();
    let names: Vec<&str> = rows
        .iter()
        .filter(|row| !is_blank(row, column))
        .filter_map(|row| row.get(column).map(|cell| cell.trim()))
        .collect();
    let different: BTreeSet<&str> = names.iter().copied().collect();
    let is_first_filled = rows.first().is_some_and(|row| !is_blank(row, column));
    let are_rows = blank.iter().filter(|row| {
        let mut needed = needed.iter().filter(|&&it| it != column);
        needed.all(|&it| !is_blank(row, it))
    });
    // Where customers are left out for other reasons, those that are named have several rows.
    blank.len() >= FEWEST_BLANK
        && blank.len() * 5 >= rows.len()
        && is_first_filled
        && names.len() >= 2
        && different.len() == names.len()
        && are_rows.count() * 3 >= blank.len() * 2
}

/// The columns to fill by the user's choice, or as proposed where there is none.
pub(super) fn propose(
    proposals: &[(Option<Role>, Reason)],
    body: &[Vec<String>],
    choice: Option<bool>,
) -> BTreeSet<usize> {
    let roles: Vec<(Role, usize)> = proposals
        .iter()
        .enumerate()
        .filter_map(|(column, (role, _))| Some(((*role)?, column)))
        .collect();
    let of = |wanted: &[Role]| -> Vec<usize> {
        let found = roles.iter().filter(|(role, _)| wanted.contains(role));
        found.map(|&(_, column)| column).collect()
    };
    match choice {
        Some(false) => BTreeSet::new(),
        Some(true) => of(&[Role::Customer, Role::Order]).into_iter().collect(),
        None => {
            let needed = [Role::Amount, Role::Quantity, Role::UnitPrice, Role::Charge];
            let needed = of(&needed);
            match needed.is_empty() {
                true => BTreeSet::new(),
                false => columns(&roles, &needed, body),
            }
        }
    }
}

/// The rows with their columns filled down.
pub(super) fn filled(columns: &BTreeSet<usize>, body: Vec<Vec<String>>) -> Vec<Vec<String>> {
    let mut fill = FillDown::new(columns);
    body.into_iter()
        .map(|row| {
            let cells = row.iter().map(|cell| SheetCell::Text(cell.as_str().into()));
            let cells: Vec<SheetCell<'_>> = cells.collect();
            match fill.row(0, &cells) {
                Some((filled, _)) => filled.iter().map(SheetCell::text).collect(),
                None => row.clone(),
            }
        })
        .collect()
}

/// How many cells of a column would be filled, and the first text that is.
pub(super) fn count(column: usize, body: &[Vec<String>]) -> (u64, String) {
    let mut fill = FillDown::new(&BTreeSet::from([column]));
    let (mut cells, mut first) = (0, String::new());
    for row in body {
        let row = row.iter().map(|cell| SheetCell::Text(cell.as_str().into()));
        let row: Vec<SheetCell<'_>> = row.collect();
        if let Some((filled, _)) = fill.row(0, &row) {
            if cells == 0 {
                first = filled.get(column).map(SheetCell::text).unwrap_or_default();
            }
            cells += 1;
        }
    }
    (cells, first)
}

/// Fills columns down, row after row of the body.
#[derive(Debug)]
pub(super) struct FillDown {
    columns: Vec<(usize, Option<SheetCell<'static>>)>,
}

impl FillDown {
    /// For these columns.
    pub(super) fn new(columns: &BTreeSet<usize>) -> FillDown {
        FillDown {
            columns: columns.iter().map(|&column| (column, None)).collect(),
        }
    }

    /// The row with what stands above it, and the first of the places that were filled; none where none
    /// was. `line` counts from 0.
    pub(super) fn row<'a>(
        &mut self,
        line: u64,
        cells: &[SheetCell<'a>],
    ) -> Option<(Vec<SheetCell<'a>>, IssueExample)> {
        if self.columns.is_empty() {
            return None;
        }
        let has_total = cells
            .iter()
            .any(|cell| matches!(cell, SheetCell::Text(text) if is_total(text)));
        if has_total {
            return None;
        }
        let mut filled: Option<(Vec<SheetCell<'a>>, IssueExample)> = None;
        for (column, above) in &mut self.columns {
            let own = cells.get(*column).filter(|cell| !cell.is_blank());
            match (own, &above) {
                (Some(own), _) => *above = Some(own.owned()),
                (None, None) => {}
                (None, Some(above)) => {
                    let (row, _) = filled.get_or_insert_with(|| {
                        let example = IssueExample {
                            line,
                            column: Some(*column),
                            found: above.text().chars().take(80).collect(),
                        };
                        (cells.to_vec(), example)
                    });
                    if row.len() <= *column {
                        row.resize(*column + 1, SheetCell::Blank);
                    }
                    row[*column] = above.clone();
                }
            }
        }
        filled
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn table(text: &str) -> Vec<Vec<String>> {
        let row = |line: &str| line.split(',').map(str::to_owned).collect();
        text.lines().map(row).collect()
    }

    const ROLES: [(Role, usize); 3] = [(Role::Customer, 0), (Role::Date, 1), (Role::Amount, 2)];

    #[test]
    fn a_name_in_the_first_of_its_rows_alone_is_merged_down() {
        let body = table("A,2024-01-01,5\n,2024-01-02,6\n,2024-01-03,7\nB,2024-01-01,8\n合计,,26");
        assert_eq!(columns(&ROLES, &[1, 2], &body), BTreeSet::from([0]));
        assert_eq!(count(0, &body), (2, "A".to_owned()));
    }

    #[test]
    fn guests_without_a_name_are_no_merged_cells() {
        // Customers that are named have several rows.
        let body =
            table("A,2024-01-01,5\nA,2024-01-02,6\n,2024-01-03,7\n,2024-01-01,8\nB,2024-01-02,9");
        assert_eq!(columns(&ROLES, &[1, 2], &body), BTreeSet::new());
        // Blank rows lack the amount as well.
        let body = table("A,2024-01-01,5\n,2024-01-02,\n,2024-01-03,\nB,2024-01-01,8");
        assert_eq!(columns(&ROLES, &[1, 2], &body), BTreeSet::new());
    }

    #[test]
    fn a_day_is_filled_with_its_order_and_an_amount_never() {
        let roles = [
            (Role::Order, 0),
            (Role::Customer, 1),
            (Role::Date, 2),
            (Role::Amount, 3),
        ];
        let body = table("o1,A,2024-01-01,5\n,,,6\n,,,7\no2,B,2024-01-02,8\no3,A,2024-01-02,9");
        // Somebody may come back: the order is the name that stands once.
        assert_eq!(columns(&roles, &[3], &body), BTreeSet::from([0, 1, 2]));
        let body = table("o1,A,2024-01-01,5\n,,,\n,,,\no2,B,2024-01-02,8");
        assert!(!columns(&roles, &[], &body).contains(&3));
    }
}
