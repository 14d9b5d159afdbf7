//! Amounts that may be mistakes: far beyond the rest, or standing for *no value*.

use super::Noted;
use crate::base::CustomerBase;
use crate::base::selection::Rows;
use crate::numeric::{at_places, sort_few};
use crate::units::{Day, Money};

/// Fewer amounts above zero than this say nothing about what is usual.
const FEWEST: usize = 20;
/// Interquartile ranges above the upper quartile, on the scale of logarithms. For log-normal amounts
/// four of them lie six standard deviations above the median.
const FENCE: i32 = 4;
/// An amount is no outlier below so many times the upper quartile, however narrow the range.
const LEAST_RATIO: f64 = 10.0;

/// The largest amount that is not far beyond the rest; none with fewer than twenty above zero.
///
/// # Formula
/// Q3 × max(10, (Q3 ÷ Q1)⁴), quartiles of the amounts above zero: Tukey's outer fence on
/// logarithms, widened, since money is skewed. Quartiles are order statistics (the lower one at
/// a tie), so one odd value cannot move them.
///
/// # References
/// J. W. Tukey, *Exploratory Data Analysis* (1977), §2D.
pub(super) fn outlier_above(amounts: &[Money]) -> Option<Money> {
    let above = amounts.iter().filter(|it| it.is_positive());
    let count = above.clone().count();
    if count < FEWEST {
        return None;
    }
    // Exact: cells hold far less than a number of this kind can.
    let values = above.map(|it| it.0 as f64);
    let [q1, q3] = at_places(values, &[count / 4, count * 3 / 4])[..] else {
        return None;
    };
    let ratio = (q3 / q1).powi(FENCE).max(LEAST_RATIO);
    let fence = q3 * ratio;
    // Past any amount a cell may hold there is no outlier.
    (fence < Money::CELL_LIMIT.0 as f64).then_some(Money(fence as i64))
}

/// Whole amounts that programs and people write where they have none.
const FILLERS: [i64; 8] = [
    99_999, 999_999, 9_999_999, 99_999_999, 666_666, 123_456, 1_234_567, 12_345_678,
];
/// The same below zero; a refund only where the same amount is found above zero.
const BELOW_ZERO: [i64; 5] = [-9, -99, -999, -9_999, -99_999];
/// Days that stand for *no date*.
const NO_DATES: [(i32, u32, u32); 9] = [
    // Also 0000-00-00.
    (1, 1, 1),
    (1899, 12, 30),
    (1899, 12, 31),
    (1900, 1, 1),
    (1900, 1, 2),
    (1970, 1, 1),
    (2099, 12, 31),
    (2999, 12, 31),
    (9999, 12, 31),
];

/// So many days must lie between a day that stands for *no date* and all others.
const APART_DAYS: i32 = 365;

/// Amounts that stand for *no value*.
#[derive(Debug, Clone, Default)]
pub(super) struct Fillers {
    pub(super) rows: Noted,
    pub(super) amounts: Vec<Money>,
}

/// The days of the data that stand for *no date*: among those programs write, and a year at least from
/// every other day.
pub(super) fn no_dates(base: &CustomerBase) -> Vec<Day> {
    let (first, last) = base.days;
    let known = NO_DATES.iter();
    let known: Vec<Day> = known
        .filter_map(|&(year, month, day)| Day::from_civil(year, month, day))
        .filter(|day| (first..=last).contains(day))
        .collect();
    if known.is_empty() {
        return known;
    }
    let mut met = vec![false; known.len()];
    let mut others: Option<(Day, Day)> = None;
    for &day in &base.day {
        match known.iter().position(|&it| it == day) {
            Some(place) => met[place] = true,
            None => {
                let (from, to) = others.unwrap_or((day, day));
                others = Some((from.min(day), to.max(day)));
            }
        }
    }
    let Some((from, to)) = others else {
        // Where all are such days, only the first of all cannot be the day of anything.
        let first = Day::from_civil(1, 1, 1);
        return known
            .into_iter()
            .filter(|&day| Some(day) == first)
            .collect();
    };
    let found = known.into_iter().zip(met).filter(|&(day, is_met)| {
        is_met && (day.0 + APART_DAYS < from.0 || day.0 > to.0 + APART_DAYS)
    });
    found.map(|(day, _)| day).collect()
}

/// The rows of these days.
pub(super) fn of_days(base: &CustomerBase, days: &[Day]) -> Noted {
    let mut noted = Noted::default();
    if days.is_empty() {
        return noted;
    }
    let mut rows = Rows::of(base);
    for customer in 0..base.len() {
        let own = base.entries(customer);
        if !base.day[own.clone()].iter().any(|it| days.contains(it)) {
            continue;
        }
        rows.each(own, |entries| {
            if days.contains(&base.day[entries[0]]) {
                let amount = entries.iter().map(|&entry| base.amount[entry]).sum();
                noted.add(base.line[entries[0]], amount);
            }
        });
    }
    noted
}

/// What one walk over the rows finds.
#[derive(Debug, Clone, Default)]
pub(super) struct Amounts {
    pub(super) zero: Noted,
    pub(super) outliers: Noted,
    pub(super) fillers: Fillers,
}

/// Looks at every row once.
pub(super) fn amounts(base: &CustomerBase, most: Option<Money>) -> Amounts {
    let mut found = Amounts::default();
    // In a table of refunds every amount is below zero, −9 as well as any other.
    let has_refund_table = base
        .facts
        .plan
        .as_ref()
        .is_some_and(|plan| plan.refunds || plan.also.iter().any(|input| input.refunds));
    let refundless = match has_refund_table {
        true => Vec::new(),
        false => refundless(&base.amount),
    };
    let is_filler = |amount: Money| {
        amount.0 % Money::SCALE == 0
            && (FILLERS.contains(&(amount.0 / Money::SCALE)) || refundless.contains(&amount))
    };
    // Nearly every row is as it should be, and most customers have no other.
    let is_told = |amount: Money| {
        amount == Money::ZERO || most.is_some_and(|most| amount.abs() > most) || is_filler(amount)
    };
    let mut rows = Rows::of(base);
    for customer in 0..base.len() {
        let own = base.entries(customer);
        let is_plain = !base.amount[own.clone()].iter().any(|&it| is_told(it));
        if is_plain {
            continue;
        }
        rows.each(own, |entries| {
            let line = base.line[entries[0]];
            let sum = || entries.iter().map(|&entry| base.amount[entry]).sum();
            let amounts = || entries.iter().map(|&entry| base.amount[entry]);
            if base.has_amounts() && amounts().all(|it| it == Money::ZERO) {
                found.zero.add(line, Money::ZERO);
            }
            if most.is_some_and(|most| amounts().any(|it| it.abs() > most)) {
                found.outliers.add(line, sum());
            }
            let amount = amounts().find(|&it| is_filler(it));
            if amount.is_some() {
                found.fillers.rows.add(line, sum());
            }
            note(&mut found.fillers.amounts, amount);
        });
    }
    found
}

/// Those fillers below zero that the file never has above zero.
fn refundless(amounts: &[Money]) -> Vec<Money> {
    let all = BELOW_ZERO.map(|units| Money(units * Money::SCALE));
    let mut has_sale = [false; BELOW_ZERO.len()];
    for &amount in amounts {
        if amount.is_positive()
            && amount.0 % Money::SCALE == 0
            && let Some(place) = all.iter().position(|&it| it == -amount)
        {
            has_sale[place] = true;
        }
    }
    let unsold = all.into_iter().zip(has_sale).filter(|&(_, sold)| !sold);
    unsold.map(|(amount, _)| amount).collect()
}

fn note<T: PartialEq + Ord>(all: &mut Vec<T>, found: Option<T>) {
    if let Some(found) = found
        && !all.contains(&found)
    {
        all.push(found);
        sort_few(all, T::cmp);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn money(units: f64) -> Money {
        Money::from_units(units).unwrap()
    }

    #[test]
    fn the_fence_is_four_ranges_above_the_upper_quartile() {
        // Quartiles at 20 and 40: the fence is 40 × 2⁴.
        let mut amounts: Vec<Money> = (0..10).map(|_| money(20.0)).collect();
        amounts.extend((0..10).map(|_| money(40.0)));
        assert_eq!(outlier_above(&amounts), Some(money(640.0)));
    }

    #[test]
    fn equal_prices_do_not_make_every_other_price_an_outlier() {
        let amounts = vec![money(9.9); 30];
        assert_eq!(outlier_above(&amounts), Some(money(99.0)));
    }

    #[test]
    fn few_amounts_have_no_outlier() {
        assert_eq!(outlier_above(&[money(1.0); 19]), None);
    }

    #[test]
    fn minus_ninety_nine_is_a_refund_where_something_costs_ninety_nine() {
        assert!(!refundless(&[money(99.0), money(-99.0)]).contains(&money(-99.0)));
        assert!(refundless(&[money(5.0), money(-99.0)]).contains(&money(-99.0)));
    }
}
