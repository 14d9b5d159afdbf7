//! Open tables of retention to curves of who is left.

use crate::ingest::{RecordColumn, RecordValues, Records, Role, period_of_header, sums_up_cohorts};

/// What is left of customers who started together.
#[derive(Debug, Clone, PartialEq)]
pub struct RetentionCurve {
    /// What the file calls them; none for all of them together.
    pub name: Option<String>,
    /// Part that is left after 0, 1, 2 … periods, from 1.
    pub survivors: Vec<f64>,
    /// How many started, where the file says it.
    pub customers: Option<f64>,
    /// Part of those still there after 0, 1, 2 … periods who were followed for one more; empty where
    /// everybody was followed to the end.
    pub followed: Vec<f64>,
    /// Groups that were followed for too short a time for a curve of their own; only on the curve of
    /// all groups together, which they are part of.
    pub too_young: Vec<String>,
}

/// Curves that are listed.
const MOST: usize = 12;
/// Periods that a curve must have after its start.
const FEWEST: usize = 2;

/// One group as it stands in the table.
struct Group {
    name: String,
    /// The first period that stands there.
    first: f64,
    numbers: Vec<f64>,
    size: Option<f64>,
}

impl RetentionCurve {
    /// The curves of an open table, all groups together first where there are several that started
    /// one after the other. Groups followed for one period only are left out.
    pub fn all(records: &Records) -> Vec<RetentionCurve> {
        let (groups, is_pooled) = match records.column(Role::Period) {
            Some(period) => by_rows(records, period),
            None => (by_columns(records), true),
        };
        // Shares begin at one; that some rise above it is told where they are read.
        let starts = groups.iter().filter_map(|group| group.numbers.first());
        let is_share = starts.copied().fold(0.0, f64::max) <= 1.0
            && groups.iter().all(|group| group.first == 0.0);
        let all = groups.iter().flat_map(|group| &group.numbers);
        let most = match is_share {
            true => 1.0,
            false => all.copied().fold(0.0, f64::max),
        };
        let scale = Scale::of(records, most);
        let mut curves: Vec<RetentionCurve> = groups
            .into_iter()
            .filter_map(|group| group.curve(scale))
            .collect();
        let together = pooled(&curves).filter(|_| is_pooled && curves.len() > 1);
        let is_long = |it: &RetentionCurve| it.survivors.len() > FEWEST;
        let young = curves.iter().filter(|it| !is_long(it));
        let too_young: Vec<String> = young.filter_map(|it| it.name.clone()).collect();
        curves.retain(is_long);
        curves.truncate(MOST);
        let together = together.filter(is_long);
        let together = together.map(|it| RetentionCurve { too_young, ..it });
        together.into_iter().chain(curves).collect()
    }
}

/// What the numbers of a table are.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Scale {
    /// Parts of one.
    Share,
    /// Parts of a hundred.
    Percent,
    /// Heads.
    Count,
}

impl Scale {
    fn of(records: &Records, most: f64) -> Scale {
        let names = records.columns.iter().map(|it| it.name.to_lowercase());
        let says_percent = |name: String| {
            ["%", "pct", "percent", "率"]
                .iter()
                .any(|it| name.contains(it))
        };
        match most {
            most if most <= 1.0 => Scale::Share,
            100.0 => Scale::Percent,
            most if most < 100.0 && names.into_iter().any(says_percent) => Scale::Percent,
            _ => Scale::Count,
        }
    }
}

impl Group {
    /// The curve; a table that begins after the first period lacks the start, which is all.
    fn curve(mut self, scale: Scale) -> Option<RetentionCurve> {
        let whole = match scale {
            Scale::Share => 1.0,
            Scale::Percent => 100.0,
            Scale::Count => self.size.unwrap_or(*self.numbers.first()?),
        };
        let starts_later = self.first == 1.0 && *self.numbers.first()? < whole;
        if starts_later {
            self.numbers.insert(0, whole);
        }
        let start = *self.numbers.first()?;
        (start > 0.0).then(|| RetentionCurve {
            name: Some(self.name),
            survivors: self.numbers.iter().map(|it| it / start).collect(),
            customers: match scale {
                Scale::Count => Some(start),
                _ => self.size,
            },
            followed: Vec::new(),
            too_young: Vec::new(),
        })
    }
}

/// All groups together: at each period those left of the groups followed so far, of those left a
/// period before. Groups of unknown size weigh the same.
fn pooled(curves: &[RetentionCurve]) -> Option<RetentionCurve> {
    let longest = curves.iter().map(|it| it.survivors.len()).max()?;
    let weight = |it: &RetentionCurve| it.customers.unwrap_or(1.0);
    let (mut survivors, mut continued) = (vec![1.0], Vec::new());
    for period in 1..longest {
        // Those of groups seen after `seen` periods who were there after `at`.
        let left = |seen: usize, at: usize| -> f64 {
            let of = curves.iter();
            let of = of.filter(|it| it.survivors.len() > seen.max(1));
            of.map(|it| weight(it) * it.survivors[at]).sum()
        };
        let before = left(period, period - 1);
        if before <= 0.0 {
            break;
        }
        continued.push(before / left(period - 1, period - 1));
        survivors.push(survivors[period - 1] * left(period, period) / before);
    }
    // Who was not followed yet says nothing.
    let followed = curves.iter().filter(|it| it.survivors.len() > 1);
    let sizes: Option<Vec<f64>> = followed.map(|it| it.customers).collect();
    Some(RetentionCurve {
        name: None,
        survivors,
        customers: sizes.map(|sizes| sizes.iter().sum()),
        followed: continued,
        too_young: Vec::new(),
    })
}

fn numbers(column: &RecordColumn) -> Option<&[f64]> {
    match &column.values {
        RecordValues::Number(numbers) if column.role.is_none() => Some(numbers),
        _ => None,
    }
}

/// The size of a row's group.
fn size(records: &Records, row: usize) -> Option<f64> {
    let column = records.column(Role::RowCustomers)?;
    column.values.number(row).filter(|it| *it > 0.0)
}

/// The name of a row's group.
fn name(records: &Records, row: usize) -> Option<&str> {
    Some(records.column(Role::Segment)?.values.text(row))
}

/// A row a group, its columns the periods in their order.
fn by_columns(records: &Records) -> Vec<Group> {
    let periods: Vec<(f64, &[f64])> = records
        .columns
        .iter()
        .filter_map(|column| Some((f64::from(period_of_header(&column.name)?), numbers(column)?)))
        .collect();
    let rows = 0..records.len();
    let kept = rows.filter(|&row| !name(records, row).is_some_and(sums_up_cohorts));
    kept.map(|row| Group {
        name: name(records, row).map_or_else(|| records.line[row].to_string(), str::to_owned),
        first: periods.first().map_or(0.0, |it| it.0),
        numbers: periods
            .iter()
            .map(|(_, numbers)| numbers[row])
            .take_while(|it| !it.is_nan())
            .collect(),
        size: size(records, row),
    })
    .collect()
}

/// A row a period, its columns groups; a further column may part the rows into groups again, who
/// then are pooled.
fn by_rows(records: &Records, period: &RecordColumn) -> (Vec<Group>, bool) {
    let mut cohorts: Vec<(Option<&str>, Vec<usize>)> = Vec::new();
    for row in 0..records.len() {
        let of = name(records, row);
        match cohorts.iter_mut().find(|(other, _)| *other == of) {
            Some((_, rows)) => rows.push(row),
            None => cohorts.push((of, vec![row])),
        }
    }
    let columns = || {
        let all = records.columns.iter();
        all.filter_map(|column| Some((column.name.as_str(), numbers(column)?)))
    };
    let several = columns().count() > 1;
    let mut groups = Vec::new();
    for (cohort, rows) in &cohorts {
        for (column, numbers) in columns() {
            let name = match cohort {
                None => column.to_owned(),
                Some(cohort) if several => format!("{cohort} · {column}"),
                Some(cohort) => (*cohort).to_owned(),
            };
            groups.push(Group {
                name,
                first: rows
                    .first()
                    .and_then(|&row| period.values.number(row))
                    .unwrap_or(0.0),
                numbers: rows
                    .iter()
                    .map(|&row| numbers[row])
                    .take_while(|it| !it.is_nan())
                    .collect(),
                size: rows.first().and_then(|&row| size(records, row)),
            });
        }
    }
    (groups, cohorts.len() > 1 && !several)
}
