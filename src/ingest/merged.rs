//! Cells that were merged down a sheet: only the first of their rows holds the text.
//!
//! A customer, an order or a day that stands once above several rows belongs to all of them. Amounts
//! are never filled down: an amount that stands once counts once. Where the workbook says which cells
//! were merged, these alone are filled; where blank cells only look so, the user is asked.

use std::collections::BTreeSet;

use super::cell::SheetCell;
use super::merges::Merges;
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

/// What may be filled down.
#[derive(Debug, Default)]
pub(super) struct Proposed {
    /// Columns that are filled.
    pub(super) filled: BTreeSet<usize>,
    /// Columns that look merged although no region of the sheet says so; they are filled on demand.
    pub(super) possible: BTreeSet<usize>,
}

/// The columns to fill by the user's choice, or those that the regions of the sheet ask for where there
/// is none.
pub(super) fn propose(
    proposals: &[(Option<Role>, Reason)],
    body: &Body<'_>,
    choice: Option<bool>,
) -> Proposed {
    let roles: Vec<(Role, usize)> = proposals
        .iter()
        .enumerate()
        .filter_map(|(column, (role, _))| Some(((*role)?, column)))
        .collect();
    let of = |wanted: &[Role]| -> BTreeSet<usize> {
        let found = roles.iter().filter(|(role, _)| wanted.contains(role));
        found.map(|&(_, column)| column).collect()
    };
    let needed = of(&[Role::Amount, Role::Quantity, Role::UnitPrice, Role::Charge]);
    let needed: Vec<usize> = needed.into_iter().collect();
    // Without amounts, a row below another may be anything.
    if choice == Some(false) || (choice.is_none() && needed.is_empty()) {
        return Proposed::default();
    }
    let is_merged =
        |&&(role, column): &&(Role, usize)| may_be_merged(role) && body.is_merged(column);
    let merged: BTreeSet<usize> = roles.iter().filter(is_merged).map(|it| it.1).collect();
    let names = of(&[Role::Customer, Role::Order]);
    match choice {
        Some(_) => Proposed {
            filled: merged.union(&names).copied().collect(),
            possible: BTreeSet::new(),
        },
        None => {
            let alike = columns(&roles, &needed, body.rows);
            Proposed {
                possible: alike.difference(&merged).copied().collect(),
                filled: merged,
            }
        }
    }
}

fn may_be_merged(role: Role) -> bool {
    let is_name = matches!(role, Role::Customer | Role::Order);
    (is_name || role.is_day() || role.is_attribute()) && !role.is_number()
}

/// The rows of the head below the header, each with its place in the sheet, from 0.
pub(super) struct Body<'a> {
    pub(super) rows: &'a [Vec<String>],
    pub(super) lines: &'a [u64],
    pub(super) merges: Option<&'a Merges>,
}

impl Body<'_> {
    /// True where a blank cell of a column lies in a region below its first row.
    fn is_merged(&self, column: usize) -> bool {
        let Some(merges) = self.merges.filter(|it| it.has(column)) else {
            return false;
        };
        let mut rows = self.rows.iter().zip(self.lines);
        rows.any(|(row, &line)| {
            let is_blank = row.get(column).is_none_or(|cell| cell.trim().is_empty());
            is_blank && merges.top(line, column).is_some()
        })
    }

    /// The rows with their columns filled down.
    pub(super) fn filled(&self, columns: &BTreeSet<usize>) -> Vec<Vec<String>> {
        let mut fill = FillDown::new(columns, self.merges.cloned());
        self.rows
            .iter()
            .zip(self.lines)
            .map(|(row, &line)| {
                let cells = row.iter().map(|cell| SheetCell::Text(cell.as_str().into()));
                let cells: Vec<SheetCell<'_>> = cells.collect();
                match fill.row(line, &cells) {
                    Some((filled, _)) => filled.iter().map(SheetCell::text).collect(),
                    None => row.clone(),
                }
            })
            .collect()
    }

    /// How many cells of a column would be filled, and the first text that is.
    pub(super) fn count(&self, column: usize) -> (u64, String) {
        let filled = self.filled(&BTreeSet::from([column]));
        let mut pairs = self.rows.iter().zip(&filled);
        let mut cells = 0;
        let mut first = None;
        for (row, filled) in pairs.by_ref().filter(|(row, filled)| row != filled) {
            debug_assert!(row.len() <= filled.len());
            cells += 1;
            first = first.or_else(|| filled.get(column).cloned());
        }
        (cells, first.unwrap_or_default())
    }
}

/// Fills columns down, row after row of the body.
#[derive(Debug)]
pub(super) struct FillDown {
    columns: Vec<Column>,
    merges: Option<Merges>,
}

/// A column with what stands above in it, and in which row.
type Column = (usize, Option<(u64, SheetCell<'static>)>);

impl FillDown {
    /// For these columns. Where the sheet has merged cells in one of them, these alone are filled.
    pub(super) fn new(columns: &BTreeSet<usize>, merges: Option<Merges>) -> FillDown {
        FillDown {
            columns: columns.iter().map(|&column| (column, None)).collect(),
            merges,
        }
    }

    /// The row with what stands above it, and the first of the places that were filled; none where none
    /// was. `line` counts from 0. A total is not filled, and nothing behind it takes what stands before.
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
            self.columns.iter_mut().for_each(|(_, above)| *above = None);
            return None;
        }
        let mut filled: Option<(Vec<SheetCell<'a>>, IssueExample)> = None;
        for (column, above) in &mut self.columns {
            let own = cells.get(*column).filter(|cell| !cell.is_blank());
            if let Some(own) = own {
                *above = Some((line, own.owned()));
                continue;
            }
            let merges = self.merges.as_ref().filter(|it| it.has(*column));
            let belongs = |at: u64| merges.is_none_or(|it| it.top(line, *column) == Some(at));
            let Some((_, above)) = above.as_ref().filter(|(at, _)| belongs(*at)) else {
                continue;
            };
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
        assert_eq!(of(&body, None).count(0), (2, "A".to_owned()));
    }

    fn of<'a>(rows: &'a [Vec<String>], merges: Option<&'a Merges>) -> Body<'a> {
        const LINES: [u64; 9] = [1, 2, 3, 4, 5, 6, 7, 8, 9];
        Body {
            rows,
            lines: &LINES[..rows.len()],
            merges,
        }
    }

    #[test]
    fn only_cells_that_were_merged_are_filled_and_nothing_behind_a_total() {
        let rows = table("A,,5\n,,6\n,,7\nB,,8\n小计,,26\n,,9");
        let names = |merges| -> Vec<String> {
            let filled = of(&rows, merges).filled(&BTreeSet::from([0]));
            filled.into_iter().map(|row| row[0].clone()).collect()
        };
        let merges = Merges::of([((1, 0), (2, 0)), ((5, 0), (6, 0))].into_iter());
        assert_eq!(names(Some(&merges)), ["A", "A", "", "B", "小计", ""]);
        assert_eq!(names(None), ["A", "A", "A", "B", "小计", ""]);
        let roles = ROLES.map(|(role, _)| (Some(role), Reason::NoEvidence));
        let found = propose(&roles, &of(&rows, Some(&merges)), None);
        assert_eq!(found.filled, BTreeSet::from([0]));
        // Without a region it is only offered.
        let found = propose(&roles, &of(&rows[..4], None), None);
        assert!(found.filled.is_empty());
        assert_eq!(found.possible, BTreeSet::from([0]));
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
