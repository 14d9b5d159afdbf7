//! Which rows count: the options of a selection, and today's date.

use std::time::{SystemTime, UNIX_EPOCH};

use kezhi::base::{
    AlikeCustomers, CurrencyChoice, DateSpan, Filter, FilterMode, Future, NoDates, Outliers,
    Repeats, Selection, StatusMeaning, Zeros,
};
use kezhi::ingest::Role;
use kezhi::units::Day;

use crate::args::{DatesArgs, RowsArgs, StatusChoice};
use crate::failure::Failure;

const SECONDS_PER_DAY: u64 = 86_400;
/// Where the day begins first: fourteen hours before Greenwich. A day is in the future when it has
/// begun nowhere yet.
const EARLIEST_ZONE_SECONDS: u64 = 14 * 3_600;

/// The selection under the given options.
pub(crate) fn selection(options: &RowsArgs, dates: &DatesArgs) -> Result<Selection, Failure> {
    let mut selection = Selection {
        dates: DateSpan {
            from: day("--from", dates.from.as_deref())?,
            to: day("--to", dates.to.as_deref())?,
        },
        ..Selection::default()
    };
    if let DateSpan {
        from: Some(from),
        to: Some(to),
    } = selection.dates
        && from > to
    {
        return Err(Failure::Option {
            option: "--to",
            found: to.iso(),
            expected: format!(">= {}", from.iso()),
        });
    }
    for (option, mode, pairs) in [
        ("--keep", FilterMode::Keep, &options.keep),
        ("--drop", FilterMode::Drop, &options.drop),
    ] {
        for pair in pairs {
            let (column, value) = split(option, pair)?;
            filter(&mut selection, option, mode, column, value)?;
        }
    }
    for pair in &options.status {
        let (text, meaning) = split("--status", pair)?;
        let meaning = <StatusChoice as clap::ValueEnum>::from_str(meaning, true);
        let meaning = meaning.map_err(|_| Failure::Option {
            option: "--status",
            found: pair.clone(),
            expected: "TEXT=sale | TEXT=refund | TEXT=not-counted".into(),
        })?;
        let (roles, text) = of_states(text);
        for &role in roles {
            selection.mean(role, text, meaning.into());
        }
    }
    selection.currency = options.currency.clone().map(CurrencyChoice::Only);
    if options.drop_repeats {
        selection.duplicates = Repeats::Drop;
    }
    if options.drop_near_repeats {
        selection.near = Repeats::Drop;
    }
    if options.keep_future {
        selection.future = Future::Keep;
    }
    if options.drop_zeros {
        selection.zeros = Zeros::SetAside;
    }
    if options.drop_outliers {
        selection.outliers = Outliers::SetAside;
    }
    if options.keep_no_dates {
        selection.no_dates = NoDates::Keep;
    }
    if options.one_customer_each {
        selection.alike = AlikeCustomers::AsOne;
    }
    Ok(selection)
}

/// The day after which rows are in the future.
pub(crate) fn today(options: &RowsArgs) -> Result<Day, Failure> {
    match day("--today", options.today.as_deref())? {
        Some(day) => Ok(day),
        None => {
            let since = SystemTime::now()
                .duration_since(UNIX_EPOCH)
                .unwrap_or_default();
            let days = (since.as_secs() + EARLIEST_ZONE_SECONDS) / SECONDS_PER_DAY;
            Ok(Day(i32::try_from(days).unwrap_or(i32::MAX)))
        }
    }
}

/// The columns of states a text is meant of: the one it is prefixed with, or all of them.
fn of_states(text: &str) -> (&'static [Role], &str) {
    match text.split_once(':') {
        Some(("order", text)) => (&[Role::Status], text),
        Some(("payment", text)) => (&[Role::PaymentStatus], text),
        Some(("refund", text)) => (&[Role::RefundStatus], text),
        _ => (&Role::STATUSES, text),
    }
}

/// The columns that must be kept for the filters.
pub(crate) fn columns(selection: &Selection) -> Vec<(&'static str, &str)> {
    let filters = selection.filters.iter().map(|filter| {
        let option = match filter.mode {
            FilterMode::Keep => "--keep",
            FilterMode::Drop => "--drop",
        };
        (option, filter.column.as_str())
    });
    filters.collect()
}

fn day(option: &'static str, text: Option<&str>) -> Result<Option<Day>, Failure> {
    text.map(|text| {
        Day::from_iso(text).ok_or_else(|| Failure::Option {
            option,
            found: text.into(),
            expected: "YYYY-MM-DD".into(),
        })
    })
    .transpose()
}

fn split<'a>(option: &'static str, pair: &'a str) -> Result<(&'a str, &'a str), Failure> {
    pair.split_once('=').ok_or_else(|| Failure::Option {
        option,
        found: pair.into(),
        expected: "NAME=VALUE".into(),
    })
}

/// Several values of a column join one filter; a column is kept by or dropped by, not both.
fn filter(
    selection: &mut Selection,
    option: &'static str,
    mode: FilterMode,
    column: &str,
    value: &str,
) -> Result<(), Failure> {
    let known = selection.filters.iter_mut().find(|it| it.column == column);
    match known {
        Some(filter) if filter.mode == mode => {
            filter.values.insert(value.trim().to_owned());
        }
        Some(_) => {
            return Err(Failure::Option {
                option,
                found: column.into(),
                expected: "--keep | --drop".into(),
            });
        }
        None => selection.filters.push(Filter {
            column: column.into(),
            mode,
            values: [value.trim().to_owned()].into(),
        }),
    }
    Ok(())
}

impl From<StatusChoice> for StatusMeaning {
    fn from(choice: StatusChoice) -> StatusMeaning {
        match choice {
            StatusChoice::Sale => StatusMeaning::Sale,
            StatusChoice::Refund => StatusMeaning::Refund,
            StatusChoice::NotCounted => StatusMeaning::NotCounted,
        }
    }
}
