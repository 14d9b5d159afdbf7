//! Equal histories as one row: what a likelihood is summed over.

use super::Histories;
use crate::numeric::ascending_places;

/// Distinct (x, tₓ, T), each with the number of its customers, ordered by x, tₓ and T. A million
/// customers of a shop that counts in days are a few ten thousand rows.
#[derive(Debug, Clone, Default)]
pub struct Rows {
    /// The distinct x, rising.
    pub x: Vec<u32>,
    /// Where the rows of each x start; one more than there are x.
    pub starts: Vec<usize>,
    /// Number of tₓ in `times`.
    pub recency: Vec<u32>,
    /// Number of T in `times`.
    pub age: Vec<u32>,
    /// How many customers.
    pub weight: Vec<f64>,
    /// The times, in units.
    pub times: Vec<f64>,
    /// The row of each customer.
    pub row_of: Vec<u32>,
}

impl Rows {
    /// Groups histories.
    pub fn of(histories: &Histories) -> Rows {
        let Histories {
            x, recency, age, ..
        } = histories;
        let mut rows = Rows {
            times: histories.times.clone(),
            row_of: vec![0; histories.len()],
            ..Rows::default()
        };
        let mut before = None;
        for at in ascending_places(&[x, recency, age]) {
            let at = at as usize;
            let history = (x[at], recency[at], age[at]);
            if before != Some(history) {
                before = Some(history);
                if rows.x.last() != Some(&x[at]) {
                    rows.x.push(x[at]);
                    rows.starts.push(rows.weight.len());
                }
                rows.recency.push(recency[at]);
                rows.age.push(age[at]);
                rows.weight.push(0.0);
            }
            let row = rows.weight.len() - 1;
            rows.weight[row] += 1.0;
            rows.row_of[at] = row as u32;
        }
        rows.starts.push(rows.weight.len());
        rows
    }

    /// Customers at even distances in the order of the rows, which is by x, tₓ and T: a part that is
    /// like the whole. `row_of` is left empty.
    pub(super) fn part(&self, stride: f64) -> Rows {
        let mut seen = 0.0;
        self.chosen(|_, weight| {
            let before = f64::floor(seen / stride);
            seen += weight;
            f64::floor(seen / stride) - before
        })
    }

    /// Every so many-th row with all its customers; `row_of` is left empty.
    pub(super) fn every(&self, stride: usize) -> Rows {
        self.chosen(|row, weight| match row % stride.max(1) {
            0 => weight,
            _ => 0.0,
        })
    }

    /// The rows that are left of new weights.
    fn chosen(&self, mut weight_of: impl FnMut(usize, f64) -> f64) -> Rows {
        let mut chosen = Rows {
            times: self.times.clone(),
            ..Rows::default()
        };
        for (x, range) in self.by_x() {
            for row in range {
                let weight = weight_of(row, self.weight[row]);
                if weight <= 0.0 {
                    continue;
                }
                if chosen.x.last() != Some(&x) {
                    chosen.x.push(x);
                    chosen.starts.push(chosen.weight.len());
                }
                chosen.recency.push(self.recency[row]);
                chosen.age.push(self.age[row]);
                chosen.weight.push(weight);
            }
        }
        chosen.starts.push(chosen.weight.len());
        chosen
    }

    /// How many rows.
    pub fn len(&self) -> usize {
        self.weight.len()
    }

    /// True without a row.
    pub fn is_empty(&self) -> bool {
        self.weight.is_empty()
    }

    /// How many customers.
    pub fn customers(&self) -> f64 {
        self.weight.iter().sum()
    }

    /// The rows of each x, with x.
    pub fn by_x(&self) -> impl Iterator<Item = (u32, std::ops::Range<usize>)> + '_ {
        let ranges = self.starts.windows(2).map(|pair| pair[0]..pair[1]);
        self.x.iter().copied().zip(ranges)
    }

    /// x, tₓ and T of every row.
    pub fn each(&self) -> impl Iterator<Item = (u32, f64, f64)> + '_ {
        self.by_x().flat_map(move |(x, rows)| {
            rows.map(move |row| {
                let time = |code: &[u32]| self.times[code[row] as usize];
                (x, time(&self.recency), time(&self.age))
            })
        })
    }

    /// The same rows with every time multiplied.
    pub fn scaled(&self, by: f64) -> Vec<f64> {
        self.times.iter().map(|time| time * by).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lifetime::PeriodUnit;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn every_customer_finds_its_own_history_again(
            rows in prop::collection::vec((0_u32..4, 0_u32..5, 0_u32..5), 1..60),
        ) {
            let split = |pick: fn(&(u32, u32, u32)) -> f64| -> Vec<f64> {
                rows.iter().map(pick).collect()
            };
            let x = split(|row| f64::from(row.0));
            let recency = split(|row| if row.0 == 0 { 0.0 } else { f64::from(row.1) });
            let age = split(|row| f64::from(row.1 + row.2));
            let histories =
                Histories::counted(PeriodUnit::Week, &x, &recency, &age, &[]).unwrap();
            let grouped = Rows::of(&histories);
            let each: Vec<(u32, f64, f64)> = grouped.each().collect();
            for at in 0..rows.len() {
                let expected = (x[at] as u32, recency[at], age[at]);
                prop_assert_eq!(each[grouped.row_of[at] as usize], expected);
            }
            prop_assert_eq!(grouped.customers(), rows.len() as f64);
            let part = grouped.part(3.0);
            prop_assert_eq!(part.customers(), (rows.len() / 3) as f64);
            prop_assert_eq!(part.each().count(), part.len());
            let second = grouped.every(2);
            let every: Vec<_> = each.iter().copied().step_by(2).collect();
            prop_assert_eq!(second.each().collect::<Vec<_>>(), every);
        }
    }
}
