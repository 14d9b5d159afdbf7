//! Tables of retention: how many, or what part, of those who started are still there after each
//! period. Either a row is a group of customers who started together and each column a period, or a
//! row is a period and each column of numbers such a group.
//!
//! They are known by the names of their columns and by what nothing else does: numbers that never
//! rise from one period to the next. A column that is named as what is left and starts with everyone
//! is known even where it rises, so that the rise can be told: it starts with the whole, or counts
//! from period 0 on and falls more often than it rises.

use super::number::{self, Reading};
use super::{DecimalMark, Role, letters};

/// Periods a table must have, the start included.
const FEWEST: usize = 3;
/// The last period that a header or a cell may name.
const LAST: u32 = 240;
/// Out of a hundred groups, how many must never rise.
const ENOUGH: usize = 90;

/// Names of a column of periods, as [`letters::fold`] writes them.
const PERIODS: [&str; 26] = [
    "period",
    "periods",
    "month",
    "months",
    "week",
    "weeks",
    "day",
    "days",
    "year",
    "years",
    "age",
    "renewal",
    "renewals",
    "t",
    "期",
    "期数",
    "第几期",
    "时期",
    "月",
    "月份",
    "月数",
    "第几月",
    "周",
    "周数",
    "年",
    "年数",
];
/// Parts of names of a column that says what part is left.
const LEFT: [&str; 15] = [
    "surviv",
    "retention",
    "retained",
    "active",
    "alive",
    "remaining",
    "留存",
    "存活",
    "剩余",
    "续费",
    "续约",
    "在网",
    "活跃",
    "保留",
    "留下",
];
/// Names of a column of groups of customers who started together.
const COHORTS: [&str; 16] = [
    "cohort",
    "cohorts",
    "group",
    "segment",
    "plan",
    "批次",
    "同期群",
    "队列",
    "分组",
    "组",
    "套餐",
    "首购月",
    "首单月",
    "注册月",
    "入会月",
    "新客月",
];
/// Names of a column that says how many started.
const SIZES: [&str; 14] = [
    "size",
    "cohortsize",
    "customers",
    "users",
    "total",
    "started",
    "n",
    "人数",
    "客户数",
    "新客",
    "新客数",
    "新增",
    "新增人数",
    "规模",
];
/// Lines that sum up the groups above them.
const SUMS: [&str; 9] = [
    "合计",
    "总计",
    "平均",
    "均值",
    "加权平均",
    "total",
    "average",
    "mean",
    "weightedaverage",
];

/// Where the columns of such a table stand; all others are numbers of periods or of groups.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(super) struct RetentionColumns {
    /// The period of a row; none where each period is a column.
    pub(super) period: Option<usize>,
    /// The group of a row.
    pub(super) cohort: Option<usize>,
    /// How many started.
    pub(super) size: Option<usize>,
    /// Groups, and periods of the longest, the start included.
    pub(super) groups: usize,
    pub(super) periods: usize,
    /// Numbers rise somewhere: the names of the columns told what they are.
    pub(super) rises: bool,
}

impl RetentionColumns {
    /// The columns of a table; none unless its numbers are what is left of groups.
    pub(super) fn find(names: &[String], body: &[Vec<String>]) -> Option<RetentionColumns> {
        let folded: Vec<String> = names.iter().map(|name| letters::fold(name)).collect();
        by_columns(names, &folded, body).or_else(|| by_rows(&folded, body))
    }

    /// The columns with what they mean.
    pub(super) fn roles(self) -> impl Iterator<Item = (Role, usize)> {
        let all = [
            (Role::Period, self.period),
            (Role::Segment, self.cohort),
            (Role::RowCustomers, self.size),
        ];
        all.into_iter()
            .filter_map(|(role, column)| Some((role, column?)))
    }
}

/// Names of a column that numbers contracts, as [`letters::fold`] writes them.
const CONTRACTS: [&str; 18] = [
    "subscriptionid",
    "subscriptionno",
    "subscriptionnumber",
    "subscription",
    "contractid",
    "contractno",
    "contractnumber",
    "contract",
    "policyid",
    "policyno",
    "policynumber",
    "合同",
    "合同号",
    "合同编号",
    "订阅号",
    "订阅编号",
    "保单号",
    "合约号",
];

/// True for the name of a column that numbers contracts.
pub fn names_a_contract(name: &str) -> bool {
    CONTRACTS.contains(&letters::fold(name).as_str())
}

/// True for a line that sums up groups.
pub fn sums_up_cohorts(name: &str) -> bool {
    SUMS.contains(&letters::fold(name).as_str())
}

/// The period that a header names: `0`, `M1`, `Month 2`, `第3个月`, `4周后`. The name of a calendar
/// month names none.
pub fn period_of_header(name: &str) -> Option<u32> {
    let folded = letters::fold(name);
    let is_counted = folded.starts_with('第') || folded.ends_with('后') || folded.contains('个');
    let rest = folded.trim_start_matches('第');
    let words = [
        "month", "week", "day", "year", "period", "renewal", "m", "w", "d", "y", "t", "p",
    ];
    let rest = words
        .iter()
        .find_map(|word| rest.strip_prefix(word))
        .unwrap_or(rest);
    let digits: String = rest.chars().take_while(char::is_ascii_digit).collect();
    let unit = rest.get(digits.len()..)?.trim_end_matches('后');
    let is_unit = match unit {
        "" | "期" | "个月" | "周" | "天" | "months" | "weeks" | "days" | "years" => true,
        "月" | "日" | "年" => is_counted,
        _ => false,
    };
    let period = digits.parse().ok().filter(|period| *period <= LAST);
    period.filter(|_| is_unit && digits.len() <= 3)
}

/// A number, a part in percent too.
fn number(cell: &str) -> Option<f64> {
    let read = |mark| match number::read_rate(cell.as_bytes(), mark) {
        Reading::Amount(found, _) => Some(found.units()),
        _ => None,
    };
    read(DecimalMark::Point).or_else(|| read(DecimalMark::Comma))
}

fn cell(row: &[String], column: usize) -> &str {
    row.get(column).map_or("", |cell| cell.trim())
}

/// True for numbers none of which is above the one before it.
fn never_rises(numbers: &[f64]) -> bool {
    numbers.iter().all(|it| *it >= 0.0) && numbers.windows(2).all(|pair| pair[1] <= pair[0])
}

/// True where nearly all groups never rise, and one is long enough to be followed.
fn are_groups(groups: &[Vec<f64>]) -> bool {
    let falling = groups.iter().filter(|it| never_rises(it)).count();
    let falls = |it: &Vec<f64>| it.len() >= FEWEST && it.last() < it.first();
    falling * 100 >= groups.len() * ENOUGH && groups.iter().any(falls)
}

/// True for numbers that fall more often than they rise, and end below their start.
fn mostly_falls(numbers: &[f64]) -> bool {
    let steps = || numbers.windows(2);
    let falls = steps().filter(|pair| pair[1] < pair[0]).count();
    let rises = steps().filter(|pair| pair[1] > pair[0]).count();
    falls > rises && numbers.last() < numbers.first()
}

/// A row a group, a column a period.
fn by_columns(
    names: &[String],
    folded: &[String],
    body: &[Vec<String>],
) -> Option<RetentionColumns> {
    let periods: Vec<(usize, u32)> = (0..names.len())
        .filter_map(|column| Some((column, period_of_header(&names[column])?)))
        .collect();
    let is_run = periods.windows(2).all(|pair| pair[1].1 == pair[0].1 + 1);
    if periods.len() < FEWEST || !is_run || periods[0].1 > 1 {
        return None;
    }
    let others = || (0..names.len()).filter(|column| periods.iter().all(|it| it.0 != *column));
    let size = others().find(|&column| SIZES.contains(&folded[column].as_str()));
    let mut labels = others().filter(|&column| Some(column) != size);
    let cohort = labels.next();
    if labels.next().is_some() {
        return None;
    }
    let mut groups = Vec::new();
    for row in body {
        if cohort.is_some_and(|column| sums_up_cohorts(cell(row, column))) {
            continue;
        }
        let filled = periods.iter().map(|&(column, _)| cell(row, column));
        let mut numbers = Vec::new();
        let mut is_over = false;
        for cell in filled {
            match number(cell) {
                Some(it) if !is_over => numbers.push(it),
                None if cell.is_empty() => is_over = true,
                _ => return None,
            }
        }
        groups.push(numbers);
    }
    are_groups(&groups).then(|| RetentionColumns {
        period: None,
        cohort,
        size,
        groups: groups.len(),
        periods: groups.iter().map(Vec::len).max().unwrap_or(0),
        rises: !groups.iter().all(|it| never_rises(it)),
    })
}

/// The rows of a group, each with its period.
type Followed<'a> = Vec<(i64, &'a Vec<String>)>;

/// A row a period, a column of numbers a group.
fn by_rows(folded: &[String], body: &[Vec<String>]) -> Option<RetentionColumns> {
    let period = folded
        .iter()
        .enumerate()
        .filter(|(_, name)| PERIODS.contains(&name.as_str()))
        .map(|(column, _)| column)
        .find(|&column| {
            body.iter()
                .all(|row| period_of_cell(cell(row, column)).is_some())
        })?;
    let others = || (0..folded.len()).filter(|&column| column != period);
    let are_numbers = |column: usize| body.iter().all(|row| number(cell(row, column)).is_some());
    let is_named = |column: &usize| COHORTS.contains(&folded[*column].as_str());
    let cohort = others()
        .find(is_named)
        .or_else(|| others().find(|&column| !are_numbers(column)));
    let size = others().find(|&column| {
        Some(column) != cohort && folded[column] != "n" && SIZES.contains(&folded[column].as_str())
    });
    // Alone it is no size but what is left.
    let size = size.filter(|_| others().count() > 1 + usize::from(cohort.is_some()));
    let left: Vec<usize> = others()
        .filter(|&column| Some(column) != cohort && Some(column) != size)
        .collect();
    if left.is_empty() || !left.iter().all(|&column| are_numbers(column)) {
        return None;
    }
    let mut groups: Vec<(String, Followed<'_>)> = Vec::new();
    for row in body {
        let name = cohort.map_or("", |column| cell(row, column)).to_owned();
        let at = period_of_cell(cell(row, period))?;
        match groups.iter_mut().find(|(other, _)| *other == name) {
            Some((_, rows)) if rows.last().is_none_or(|(last, _)| last + 1 == at) => {
                rows.push((at, row));
            }
            Some(_) => return None,
            None => groups.push((name, vec![(at, row)])),
        }
    }
    let mut numbers = Vec::new();
    for &column in &left {
        for (_, rows) in &groups {
            numbers.push(
                rows.iter()
                    .filter_map(|(_, row)| number(cell(row, column)))
                    .collect(),
            );
        }
    }
    let is_said = |column: &usize| LEFT.iter().any(|part| folded[*column].contains(part));
    let is_whole =
        |it: &Vec<f64>| matches!(it.first(), Some(&first) if first == 1.0 || first == 100.0);
    let starts_whole = numbers.iter().all(is_whole);
    let is_named = left.iter().all(is_said);
    let is_long = numbers.iter().any(|it| it.len() >= FEWEST);
    let is_told = (left.iter().any(is_said) || starts_whole) && are_groups(&numbers);
    // Months of the year do not begin at 0, so such counts are no active users of each month.
    let starts_at_none = groups
        .iter()
        .all(|(_, rows)| rows.first().is_some_and(|(at, _)| *at == 0));
    let starts_with_all =
        starts_whole || (starts_at_none && numbers.iter().all(|it| mostly_falls(it)));
    (is_told || (is_named && starts_with_all && is_long)).then(|| RetentionColumns {
        period: Some(period),
        cohort,
        size,
        groups: numbers.len(),
        periods: numbers.iter().map(Vec::len).max().unwrap_or(0),
        rises: !numbers.iter().all(|it| never_rises(it)),
    })
}

/// The period of a row: a whole number, a year too.
fn period_of_cell(cell: &str) -> Option<i64> {
    let named = period_of_header(cell).map(i64::from);
    named.or_else(|| cell.parse().ok().filter(|year| (1900..2200).contains(year)))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn found(text: &str) -> Option<RetentionColumns> {
        let mut rows = text
            .lines()
            .map(|line| line.split(',').map(str::to_owned).collect::<Vec<String>>());
        let names = rows.next()?;
        RetentionColumns::find(&names, &rows.collect::<Vec<_>>())
    }

    #[test]
    fn a_header_that_counts_periods_is_told_from_one_that_names_a_month() {
        for (name, period) in [
            ("0", 0),
            ("12", 12),
            ("M1", 1),
            ("Month 2", 2),
            ("week3", 3),
            ("第4个月", 4),
            ("第5月", 5),
            ("6周后", 6),
            ("+7", 7),
            ("8 months", 8),
        ] {
            assert_eq!(period_of_header(name), Some(period), "{name}");
        }
        for name in [
            "1月", "2024", "2024年", "2024-01", "Q1", "id", "第", "月", "A1",
        ] {
            assert_eq!(period_of_header(name), None, "{name}");
        }
    }

    #[test]
    fn both_ways_to_write_the_table_are_known() {
        let long = found("period,regular,high_end\n0,1,1\n1,0.63,0.87\n2,0.47,0.74\n").unwrap();
        assert_eq!((long.period, long.cohort, long.size), (Some(0), None, None));
        assert_eq!((long.groups, long.periods), (2, 3));
        let counts = found("月数,留存人数\n0,1000\n1,631\n2,468\n3,382\n").unwrap();
        assert_eq!((counts.period, counts.size), (Some(0), None));
        let stacked =
            found("cohort,year,active\n2001,2001,100\n2001,2002,80\n2001,2003,70\n2002,2002,90\n2002,2003,70\n")
                .unwrap();
        assert_eq!((stacked.period, stacked.cohort), (Some(1), Some(0)));
        assert_eq!((stacked.groups, stacked.periods), (2, 3));
        let wide = found(
            "首单月,人数,第0个月,第1个月,第2个月\n2024-01,120,100%,40%,31%\n2024-02,90,100%,35%,\n2024-03,80,100%,,\n",
        )
        .unwrap();
        assert_eq!(
            (wide.period, wide.cohort, wide.size),
            (None, Some(0), Some(1))
        );
        assert_eq!((wide.groups, wide.periods), (3, 3));
    }

    #[test]
    fn a_named_column_that_starts_with_everyone_is_known_though_it_rises() {
        let rising = found("period,active customers\n0,100\n1,120\n2,110\n").unwrap();
        assert_eq!((rising.period, rising.periods), (Some(0), 3));
        assert!(rising.rises);
        assert_eq!(found("period,customers\n0,100\n1,120\n2,110\n"), None);
    }

    #[test]
    fn counts_that_are_named_as_what_is_left_are_known_though_one_rises() {
        for head in ["period,survivors", "period,active", "月数,留存人数"] {
            let text = format!("{head}\n0,1000\n1,700\n2,550\n3,600\n4,480\n");
            let rising = found(&text).unwrap_or_else(|| panic!("{head}"));
            assert_eq!((rising.period, rising.periods), (Some(0), 5));
            assert!(rising.rises);
        }
        // Active users of each month, which rise as often as they fall, or are counted from January.
        for text in [
            "month,active users\n1,1000\n2,700\n3,550\n4,600\n5,480\n",
            "period,active\n0,1000\n1,1200\n2,1100\n3,1300\n",
        ] {
            assert_eq!(found(text), None, "{text}");
        }
        let falling = found("period,survivors\n0,1000\n1,700\n2,550\n").unwrap();
        assert!(!falling.rises);
    }

    #[test]
    fn numbers_that_rise_or_say_nothing_of_who_is_left_are_no_retention() {
        for text in [
            "month,revenue\n1,900\n2,800\n3,700\n",
            "period,retention\n0,0.5\n1,0.8\n2,0.9\n",
            "客户,1月,2月,3月\nA,90,80,70\nB,50,40,30\n",
            "id,0,1,2\nA,5,9,1\nB,7,8,9\n",
            "id,name,0,1,2\nA,x,5,4,1\nB,y,7,6,5\n",
        ] {
            assert_eq!(found(text), None, "{text}");
        }
    }
}
