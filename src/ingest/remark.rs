//! What is odd about the values of a column, seen in the head of the file.

use std::collections::{BTreeMap, BTreeSet};

use serde::{Deserialize, Serialize};

use super::number::{self, Reading};
use super::status::{StatusMeaning, known_status};
use super::unit::{UnitFound, unit_in_header};
use super::{DecimalMark, Role, TenureUnit, date, ids, letters, tenure_unit};
use crate::numeric::sort_few;
use crate::units::{Currency, Money};

/// Something about a column the user should know before it is used. Nothing is changed by it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
#[non_exhaustive]
pub enum Remark {
    /// A number that stands for *unknown* or *not applicable*: it repeats and lies far from all
    /// others.
    Sentinel {
        /// The number as written.
        value: String,
        /// Cells that hold it.
        cells: u64,
    },
    /// More than one currency is written with the amounts; they are not added up.
    Currencies(Vec<Currency>),
    /// The header names a unit (万元) that the numbers are multiplied by.
    UnitInHeader {
        /// As the header has it.
        name: String,
        /// Its power of ten.
        power: u8,
    },
    /// The header gives a tenure in another unit than months; nothing is converted.
    TenureUnit(TenureUnit),
    /// Ids that differ by leading zeros alone stay different.
    ZerosDiffer {
        /// With zeros.
        with: String,
        /// Without.
        without: String,
        /// How many such pairs.
        pairs: u64,
    },
    /// Ids written as `17850.0` are read as `17850`.
    DecimalsDropped {
        /// The first of them.
        first: String,
    },
    /// Ids a spreadsheet shortened: different ones may have become the same.
    DamagedIds {
        /// Cells.
        cells: u64,
        /// The first of them.
        first: String,
    },
    /// Ids partly covered up: different customers may count as one.
    MaskedIds {
        /// Cells.
        cells: u64,
        /// The first of them.
        first: String,
    },
    /// Amounts were cut where a comma stands between thousands, in rows that have just so many cells too
    /// many: they can be put together again.
    CanRejoin {
        /// Rows.
        rows: u64,
        /// The first amount as it would be.
        first: String,
    },
    /// Amounts were cut so, but the cells too many could belong to one column of money or another.
    CannotRejoin {
        /// Rows.
        rows: u64,
        /// The cells of the first from its amount on.
        first: String,
    },
    /// Such amounts are put together again.
    Rejoined {
        /// Rows.
        rows: u64,
        /// The first amount.
        first: String,
    },
    /// Blank cells take what stands above them: cells were merged down.
    FilledDown {
        /// Cells.
        cells: u64,
        /// The first text that is filled down.
        first: String,
    },
    /// Blank cells look as if they were merged with the one above, but nothing in the workbook says so:
    /// they stay blank until the user says otherwise.
    CanFillDown {
        /// Cells.
        cells: u64,
        /// The first text that would be filled down.
        first: String,
    },
    /// Serial numbers of a spreadsheet stand among written dates; both are read.
    SerialsAmongDates {
        /// Cells with a serial number.
        cells: u64,
    },
    /// Dates of which a spreadsheet took the day for the month where it could: what became a date
    /// has no day above twelve, what stayed text has nothing else.
    SwappedDates {
        /// Cells that became a date.
        cells: u64,
        /// The first of them.
        first: String,
    },
    /// Moments with a time zone: the day counts that is written, nothing is converted.
    WrittenDayCounts {
        /// The first of them.
        first: String,
    },
    /// Months without a day count as their first day.
    MonthsOnly {
        /// Cells.
        cells: u64,
    },
    /// Points before three digits are taken to stand between thousands: nothing tells them from decimal
    /// marks but that money has two decimals.
    PointsAreGroups {
        /// The first of them.
        first: String,
    },
    /// Amounts may have been cut where a comma stands between thousands: a column without a name behind
    /// them has three digits in every row.
    CutAtGroups {
        /// The first of them, with what stands behind it.
        first: String,
    },
    /// A column of states that is not used names orders whose money went back, in part or whole.
    RefundsUnused {
        /// Cells.
        cells: u64,
        /// The first of them.
        first: String,
    },
    /// Amounts are written with ¥, and nothing tells whether they are yuan or yen.
    YuanOrYen,
    /// Rows name several currencies: only those of the first count.
    CurrencyRows(Vec<(String, u64)>),
    /// Further columns without a known name hold days in nearly every cell: this one stands before them.
    AlsoDates(Vec<String>),
    /// Most cells are blank.
    MostlyBlank {
        /// Cells that hold something.
        filled: u64,
        /// Rows looked at.
        rows: u64,
    },
    /// All lines of an order have the same amount, order after order: it may be that of the whole
    /// order, and would count once a line.
    OrderTotals {
        /// Orders of several lines that were looked at.
        orders: u64,
    },
}

/// Orders of several lines that must agree before their amounts are taken for those of whole orders.
const FEWEST_ORDERS: usize = 3;

/// Whether the amounts of a table stand for whole orders although an order has several lines; `rows`
/// gives the order and the amount of each, as written.
pub(super) fn of_orders<'a>(rows: impl Iterator<Item = (&'a str, &'a str)>) -> Option<Remark> {
    let mut orders: BTreeMap<&str, Vec<&str>> = BTreeMap::new();
    for (order, amount) in rows {
        if !order.trim().is_empty() {
            orders.entry(order).or_default().push(amount.trim());
        }
    }
    let several: Vec<&Vec<&str>> = orders.values().filter(|lines| lines.len() > 1).collect();
    let agree = |lines: &&&Vec<&str>| lines.iter().all(|amount| *amount == lines[0]);
    let agreeing = several.iter().filter(agree).count();
    // Where everything costs the same, lines agree by themselves.
    let different: BTreeSet<&str> = several.iter().map(|lines| lines[0]).collect();
    let is_so = several.len() >= FEWEST_ORDERS
        && agreeing * 20 >= several.len() * 19
        && different.len() * 2 > several.len();
    is_so.then_some(Remark::OrderTotals {
        orders: several.len() as u64,
    })
}

/// What is odd about a column in a role.
pub(super) fn of_column<'a>(
    name: &str,
    role: Role,
    decimal: DecimalMark,
    values: impl Iterator<Item = &'a str>,
) -> Vec<Remark> {
    match role {
        Role::Customer | Role::Order => of_ids(values),
        role if role.is_day() => of_dates(values),
        role if role.is_number() => of_numbers(name, role, decimal, values),
        _ => Vec::new(),
    }
}

/// Whether amounts were cut at their groups of thousands; `rows` gives each with the cell behind it.
pub(super) fn of_groups<'a>(rows: impl Iterator<Item = (&'a str, &'a str)>) -> Option<Remark> {
    let are_digits = |text: &str| !text.is_empty() && text.bytes().all(|it| it.is_ascii_digit());
    let is_cut = |amount: &str, behind: &str| {
        let amount = amount.trim_start_matches(['-', '¥', '￥', '$', '€', '£', ' ']);
        let whole = behind.split('.').next().unwrap_or_default();
        amount.len() <= 3 && are_digits(amount) && whole.len() == 3 && are_digits(whole)
    };
    let mut first = None;
    for (amount, behind) in rows {
        let (amount, behind) = (amount.trim(), behind.trim());
        if !is_cut(amount, behind) {
            return None;
        }
        first.get_or_insert_with(|| format!("{amount},{behind}"));
    }
    first.map(|first| Remark::CutAtGroups { first })
}

/// Refunds that a column of states names which is not used.
pub(super) fn of_unused_states<'a>(
    role: Role,
    values: impl Iterator<Item = &'a str>,
) -> Option<Remark> {
    const WORDS: [&str; 4] = ["退款", "退货", "refund", "return"];
    let mut found = Found::default();
    for value in values {
        let plain = value.trim().to_lowercase();
        let names_refund = WORDS.iter().any(|word| plain.contains(word));
        if names_refund && known_status(role, &plain) != Some(StatusMeaning::Sale) {
            found.add(value.trim());
        }
    }
    let Found { cells, first } = found;
    first.map(|first| Remark::RefundsUnused { cells, first })
}

/// Several currencies in a column of them, that of most rows first.
pub(super) fn of_currencies<'a>(values: impl Iterator<Item = &'a str>) -> Option<Remark> {
    let mut rows: Vec<(String, u64)> = Vec::new();
    for value in values.map(str::trim).filter(|value| !value.is_empty()) {
        match rows
            .iter_mut()
            .find(|(text, _)| Currency::same_named(text, value))
        {
            Some((_, rows)) => *rows += 1,
            None => rows.push((value.to_owned(), 1)),
        }
    }
    sort_few(&mut rows, |a, b| b.1.cmp(&a.1).then_with(|| a.0.cmp(&b.0)));
    (rows.len() > 1).then_some(Remark::CurrencyRows(rows))
}

fn of_ids<'a>(values: impl Iterator<Item = &'a str>) -> Vec<Remark> {
    let mut remarks = Vec::new();
    let mut seen = BTreeSet::new();
    let mut decimals = None;
    let (mut damaged, mut masked) = (Found::default(), Found::default());
    let (mut long, mut rounded) = (0, Found::default());
    for value in values {
        let id = ids::normalise(value.as_bytes());
        let Ok(text) = std::str::from_utf8(id) else {
            continue;
        };
        if letters::trim(value.as_bytes()).len() == id.len() + 2 && value.trim().ends_with(".0") {
            decimals.get_or_insert_with(|| value.trim().to_owned());
        }
        if ids::is_damaged(id) {
            damaged.add(text);
        }
        if ids::is_masked_name(id) {
            masked.add(text);
        }
        if id.len() > 15 && id.iter().all(u8::is_ascii_digit) {
            long += 1;
            // A spreadsheet keeps fifteen digits and writes zeros for the rest.
            if id[15..].iter().all(|&digit| digit == b'0') {
                rounded.add(text);
            }
        }
        seen.insert(text.to_owned());
    }
    if rounded.cells * 2 > long && rounded.cells > 1 {
        damaged.append(rounded);
    }
    let mut pairs = seen.iter().filter_map(|id| {
        let without = id.trim_start_matches('0');
        let is_number = !without.is_empty() && without.bytes().all(|byte| byte.is_ascii_digit());
        (without.len() < id.len() && is_number && seen.contains(without))
            .then(|| (id.clone(), without.to_owned()))
    });
    if let Some((with, without)) = pairs.next() {
        let pairs = 1 + pairs.count() as u64;
        remarks.push(Remark::ZerosDiffer {
            with,
            without,
            pairs,
        });
    }
    if let Some(first) = decimals {
        remarks.push(Remark::DecimalsDropped { first });
    }
    if let Found {
        cells,
        first: Some(first),
    } = damaged
    {
        remarks.push(Remark::DamagedIds { cells, first });
    }
    if let Found {
        cells,
        first: Some(first),
    } = masked
    {
        remarks.push(Remark::MaskedIds { cells, first });
    }
    remarks
}

#[derive(Default)]
struct Found {
    cells: u64,
    first: Option<String>,
}

impl Found {
    fn add(&mut self, text: &str) {
        self.cells += 1;
        self.first.get_or_insert_with(|| text.to_owned());
    }

    fn append(&mut self, other: Found) {
        self.cells += other.cells;
        self.first = self.first.take().or(other.first);
    }
}

fn of_dates<'a>(values: impl Iterator<Item = &'a str>) -> Vec<Remark> {
    let (mut serials, mut written, mut months) = (0, 0, 0);
    let mut zoned = None;
    let mut halves = Halves::default();
    for value in values {
        let cell = value.trim();
        let Some(read) = date::read(cell.as_bytes()) else {
            continue;
        };
        halves.see(cell, read);
        let is_serial = cell.len() >= 5
            && cell
                .bytes()
                .all(|byte| byte.is_ascii_digit() || byte == b'.')
            && cell.split('.').next().is_some_and(|whole| whole.len() == 5);
        serials += u64::from(is_serial);
        written += u64::from(!is_serial);
        months += u64::from(date::is_month_only(cell));
        if zoned.is_none() && names_zone(cell) {
            zoned = Some(cell.to_owned());
        }
    }
    let mut remarks = Vec::new();
    if serials > 0 && written > 0 {
        remarks.push(Remark::SerialsAmongDates { cells: serials });
    }
    if months > 0 {
        remarks.push(Remark::MonthsOnly { cells: months });
    }
    remarks.extend(halves.swapped());
    if let Some(first) = zoned {
        remarks.push(Remark::WrittenDayCounts { first });
    }
    remarks
}

/// Dates of one column written in two ways: year first, and year last.
#[derive(Default)]
struct Halves {
    year_first: Found,
    late_days: u64,
    year_last: u64,
    open: u64,
}

impl Halves {
    /// Cells of either kind from which on it is no chance that not one has the other's days.
    const ENOUGH: u64 = 5;
    /// No month is above it.
    const MONTHS: u32 = 12;

    fn see(&mut self, cell: &str, read: date::Written) {
        match read {
            date::Written::Day(day) if cell.as_bytes().get(4) == Some(&b'-') => {
                self.year_first.add(cell);
                self.late_days += u64::from(day.civil().2 > Halves::MONTHS);
            }
            date::Written::Ordered {
                parts: [first, second, _],
                year_last: true,
            } => {
                self.year_last += 1;
                self.open += u64::from(first.max(second) <= Halves::MONTHS);
            }
            _ => {}
        }
    }

    fn swapped(self) -> Option<Remark> {
        let is_split = self.late_days == 0
            && self.open == 0
            && self.year_first.cells.min(self.year_last) >= Halves::ENOUGH;
        let cells = self.year_first.cells;
        let first = self.year_first.first.filter(|_| is_split)?;
        Some(Remark::SwappedDates { cells, first })
    }
}

/// True for a time of day with a zone behind it: `08:26:00Z`, `+08:00`, `GMT`.
fn names_zone(cell: &str) -> bool {
    let Some((_, behind)) = cell.split_once(':') else {
        return false;
    };
    let zone =
        behind.trim_start_matches(|c: char| c.is_ascii_digit() || matches!(c, ':' | '.' | ','));
    let zone = zone.trim();
    let is_half = ["am", "pm"]
        .iter()
        .any(|half| zone.eq_ignore_ascii_case(half));
    let is_zone = zone.starts_with(['+', '-', 'Z', 'z', '('])
        || zone.chars().all(|c| c.is_ascii_alphabetic());
    !zone.is_empty() && !is_half && is_zone
}

fn of_numbers<'a>(
    name: &str,
    role: Role,
    decimal: DecimalMark,
    values: impl Iterator<Item = &'a str>,
) -> Vec<Remark> {
    let mut currencies = BTreeSet::new();
    let mut counts: BTreeMap<Money, u64> = BTreeMap::new();
    let (mut has_comma, mut with_point) = (false, None);
    for value in values {
        has_comma |= value.contains([',', '，']);
        if with_point.is_none() && value.contains(['.', '．']) {
            with_point = Some(value.trim().to_owned());
        }
        if let Reading::Amount(amount, currency) = number::read(value.as_bytes(), decimal) {
            *counts.entry(amount).or_default() += 1;
            if currency != Currency::Unstated {
                currencies.insert(currency);
            }
        }
    }
    let mut remarks: Vec<Remark> = sentinels(role, &counts);
    if currencies.len() > 1 {
        remarks.push(Remark::Currencies(currencies.into_iter().collect()));
    }
    let is_silent = decimal == DecimalMark::Comma && !has_comma;
    if let Some(first) = with_point.filter(|_| is_silent) {
        remarks.push(Remark::PointsAreGroups { first });
    }
    if let Some(UnitFound { name, power }) = unit_in_header(name) {
        remarks.push(Remark::UnitInHeader { name, power });
    }
    let unit = tenure_unit(name).filter(|unit| *unit != TenureUnit::Months);
    remarks.extend(
        unit.filter(|_| role == Role::Tenure)
            .map(Remark::TenureUnit),
    );
    remarks
}

/// How many times the largest other number a sentinel is at least.
const FAR: i64 = 3;

/// Numbers such as -99, 9999 and 666666 that repeat far from all others, and 0 where nobody can be
/// zero.
fn sentinels(role: Role, counts: &BTreeMap<Money, u64>) -> Vec<Remark> {
    let whole = |amount: &Money| (amount.0 % Money::SCALE == 0).then_some(amount.0 / Money::SCALE);
    let stands_out = |value: i64| {
        let digits = value.unsigned_abs().to_string();
        let all_same = digits.len() >= 2 && digits.bytes().all(|byte| byte == digits.as_bytes()[0]);
        all_same && matches!(digits.as_bytes()[0], b'6' | b'8' | b'9')
    };
    let mut remarks = Vec::new();
    for (amount, &cells) in counts {
        let Some(value) = whole(amount) else { continue };
        let mut others = counts
            .keys()
            .filter(|other| *other != amount && !is_also(whole(other), stands_out));
        let is_sentinel = match value {
            0 => matches!(role, Role::Age | Role::UnitPrice | Role::Charge) && counts.len() > 1,
            value if !stands_out(value) || cells < 2 => false,
            value if value < 0 => others.all(|other| other.0 >= 0),
            _ => {
                let most = others.map(|other| other.0).max();
                most.is_some_and(|most| amount.0 > most.saturating_mul(FAR))
            }
        };
        if is_sentinel {
            let value = value.to_string();
            remarks.push(Remark::Sentinel { value, cells });
        }
    }
    remarks
}

fn is_also(value: Option<i64>, stands_out: impl Fn(i64) -> bool) -> bool {
    value.is_some_and(stands_out)
}

#[cfg(test)]
mod tests;
