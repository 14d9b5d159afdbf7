//! Tables whose rows are histories that somebody counted before: x, tₓ, T and often money.

use super::{Plan, Role, Shape};

/// Names of columns, lower case but for T, with blanks and underscores taken out.
const X: [&str; 6] = ["x", "frequency", "freq", "repeatorders", "复购次数", "频率"];
const RECENCY: [&str; 4] = ["tx", "recency", "最近购买时间", "近度"];
const AGE: [&str; 8] = ["T", "age", "tcal", "periods", "n", "观察期", "期数", "年龄"];
const SPEND: [&str; 7] = [
    "m",
    "mx",
    "zbar",
    "monetary",
    "monetaryvalue",
    "平均金额",
    "客单价",
];
const WEIGHT: [&str; 5] = ["weight", "weights", "count", "customers", "人数"];
const ID: [&str; 5] = ["id", "customerid", "customer", "客户编号", "客户"];

/// Out of a hundred rows, how many must be a history before the table is taken for one of them.
const ENOUGH: usize = 98;

/// Where the columns of such a table stand.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct CountedColumns {
    /// x.
    pub x: usize,
    /// tₓ.
    pub recency: usize,
    /// T.
    pub age: usize,
    /// Mean money of a purchase after the first.
    pub spend: Option<usize>,
    /// How many customers a row stands for.
    pub weight: Option<usize>,
    /// Who.
    pub id: Option<usize>,
}

impl CountedColumns {
    /// The columns by their headers; none unless x, tₓ and T are all there.
    pub fn find<T: AsRef<str>>(headers: &[T]) -> Option<CountedColumns> {
        let plain: Vec<String> = headers
            .iter()
            .map(|header| {
                let plain = header.as_ref().trim().replace(['_', ' ', '.'], "");
                if plain == "T" {
                    plain
                } else {
                    plain.to_lowercase()
                }
            })
            .collect();
        let column = |names: &[&str]| {
            plain
                .iter()
                .position(|header| names.contains(&header.as_str()))
        };
        Some(CountedColumns {
            x: column(&X)?,
            recency: column(&RECENCY)?,
            age: column(&AGE)?,
            spend: column(&SPEND),
            weight: column(&WEIGHT),
            id: column(&ID),
        })
    }

    /// The columns with what they mean.
    pub(super) fn roles(self) -> impl Iterator<Item = (Role, usize)> {
        let needed = [
            (Role::RepeatOrders, Some(self.x)),
            (Role::LastOrderTime, Some(self.recency)),
            (Role::ObservedTime, Some(self.age)),
            (Role::Amount, self.spend),
            (Role::RowCustomers, self.weight),
            (Role::Customer, self.id),
        ];
        needed
            .into_iter()
            .filter_map(|(role, column)| Some((role, column?)))
    }

    /// A plan that reads these columns as counted histories, otherwise like another.
    pub fn plan(self, like: &Plan) -> Plan {
        Plan {
            shape: Shape::Counted,
            roles: self.roles().collect(),
            keep: Default::default(),
            months: Vec::new(),
            ..like.clone()
        }
    }

    /// True where the rows are histories: x a whole number, 0 ≤ tₓ ≤ T.
    pub(super) fn are_histories(self, body: &[Vec<String>]) -> bool {
        let number = |row: &Vec<String>, column: usize| -> Option<f64> {
            row.get(column)?.trim().parse().ok()
        };
        let is_history = |row: &&Vec<String>| {
            let of = |column| number(row, column);
            match (of(self.x), of(self.recency), of(self.age)) {
                (Some(x), Some(recency), Some(age)) => {
                    x >= 0.0 && x.fract() == 0.0 && recency >= 0.0 && recency <= age
                }
                _ => false,
            }
        };
        let histories = body.iter().filter(is_history).count();
        histories > 0 && histories * 100 >= body.len() * ENOUGH
    }
}

/// The columns of customers that were followed for T periods each, of whom it is known after how many
/// they left: tₓ below T; none where purchases are counted as well, or where a row does not fit.
pub(super) fn followed(names: &[String], body: &[Vec<String>]) -> Option<(usize, usize)> {
    let plain = |name: &String| name.trim().replace(['_', ' ', '.'], "");
    let column = |known: &[&str]| {
        let is_known = |name: &String| {
            let name = plain(name);
            let name = if name == "T" {
                name
            } else {
                name.to_lowercase()
            };
            known.contains(&name.as_str())
        };
        names.iter().position(is_known)
    };
    let (left, until) = (column(&RECENCY)?, column(&["T", "tcal"])?);
    if column(&X).is_some() {
        return None;
    }
    let whole =
        |row: &Vec<String>, column: usize| -> Option<u32> { row.get(column)?.trim().parse().ok() };
    let fits = |row: &Vec<String>| {
        let periods = whole(row, left).zip(whole(row, until));
        periods.is_some_and(|(left, until)| left >= 1 && left <= until)
    };
    let is_left = |row: &Vec<String>| whole(row, left) < whole(row, until);
    let is_so = !body.is_empty() && body.iter().all(fits) && body.iter().any(is_left);
    is_so.then_some((left, until))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn columns_are_known_by_the_names_of_the_field() {
        let found = CountedColumns::find(&["ID", "x", "t_x", "T", "zbar"]).unwrap();
        assert_eq!((found.x, found.recency, found.age), (1, 2, 3));
        assert_eq!(
            (found.spend, found.id, found.weight),
            (Some(4), Some(0), None)
        );
        let donors = CountedColumns::find(&["frequency", "recency", "periods", "weights"]);
        assert_eq!(donors.unwrap().weight, Some(3));
        assert_eq!(
            CountedColumns::find(&["customer", "recency", "frequency", "monetary"]),
            None
        );
    }

    #[test]
    fn customers_that_were_followed_need_periods_and_no_count_of_purchases() {
        let names = |of: &[&str]| -> Vec<String> { of.iter().map(|&it| it.into()).collect() };
        let rows = |of: &[[&str; 2]]| -> Vec<Vec<String>> {
            of.iter().map(|row| row.map(str::to_owned).into()).collect()
        };
        let table = rows(&[["1", "8"], ["8", "8"]]);
        assert_eq!(followed(&names(&["recency", "T"]), &table), Some((0, 1)));
        // Nobody left, a part of a period, more periods than were seen.
        for other in [["8", "8"], ["1.5", "8"], ["9", "8"]] {
            let table = rows(&[other]);
            assert_eq!(followed(&names(&["recency", "T"]), &table), None);
        }
        assert_eq!(followed(&names(&["recency", "age"]), &table), None);
    }

    #[test]
    fn days_since_the_last_order_beside_an_age_in_years_are_no_histories() {
        let found = CountedColumns::find(&["recency", "frequency", "age"]).unwrap();
        let rows = |of: &[[&str; 3]]| -> Vec<Vec<String>> {
            of.iter().map(|row| row.map(str::to_owned).into()).collect()
        };
        assert!(found.are_histories(&rows(&[["30.43", "2", "38.86"], ["0", "0", "38.86"]])));
        assert!(!found.are_histories(&rows(&[["12", "2", "38"], ["310", "1", "44"]])));
        assert!(!found.are_histories(&rows(&[["2024-03-05", "2", "38"]])));
        assert!(!found.are_histories(&[]));
    }
}
