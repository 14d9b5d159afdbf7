//! Figures of the workbench: numbers of the earlier rooms made into pictures with words.
//!
//! Every builder takes a [`Frame`] of reference — language, currency, data, period — and returns
//! a [`super::Figure`].

mod cbv_waterfall;
mod compare;
mod lorenz;
mod tier_shares;
mod whale;

pub use cbv_waterfall::cbv_waterfall;
pub use compare::compare;
pub use lorenz::lorenz;
pub use tier_shares::tier_shares;
pub use whale::whale;

use crate::explain::{Carried, Explained, Unit};
use crate::scenario::DataRef;
use crate::segment::SegmentTable;
use crate::text::column::ColumnFormat;
use crate::text::sentence::Sentence;
use crate::text::{Lang, Phrase, answers};
use crate::units::Currency;

use super::{Axis, Cell, Column};

/// What every figure of a page has in common.
#[derive(Debug, Clone, Copy)]
pub struct Context<'a> {
    /// The language.
    pub lang: Lang,
    /// Currency of the amounts.
    pub currency: Currency,
    /// The data behind the numbers.
    pub data: &'a DataRef,
    /// The user changed what the data came with.
    pub is_changed: bool,
    /// The counted table, for period and number of customers.
    pub table: Option<&'a SegmentTable>,
}

impl Context<'_> {
    fn period_line(&self) -> Sentence {
        let customers = self.table.map_or(0, SegmentTable::customers);
        if customers == 0 {
            Sentence::default()
        } else {
            answers::period_line(self.lang, self.table, customers)
        }
    }

    fn source_line(&self) -> Sentence {
        answers::source_line(self.lang, self.data, self.is_changed)
    }
}

pub(crate) fn words(heading: impl Into<String>) -> Column {
    Column {
        heading: heading.into(),
        unit: String::new(),
        numeric: false,
    }
}

pub(crate) fn numbers(heading: impl Into<String>, unit: impl Into<String>) -> Column {
    Column {
        heading: heading.into(),
        unit: unit.into(),
        numeric: true,
    }
}

/// A number under a head that carries its unit, written as its column is.
pub(crate) fn cell(lang: Lang, format: &ColumnFormat, of: &Explained) -> Cell {
    let value = of.value();
    let shown = format.write(lang, value);
    let (shown, exact) = match of.unit {
        Unit::Percent => (shown.trim_end_matches('%').to_owned(), value * 100.0),
        _ => (shown, value),
    };
    Cell {
        shown,
        exact: crate::text::number::plain(exact),
        explained: Some(Carried::from(of)),
    }
}

/// The format for a column of these numbers, which all have one unit.
pub(crate) fn format_of(lang: Lang, of: &[&Explained]) -> ColumnFormat {
    let unit = of.first().map_or(Unit::Index, |first| first.unit);
    let values: Vec<f64> = of.iter().map(|of| of.value()).collect();
    ColumnFormat::of(lang, unit, &values)
}

pub(crate) fn axis(lang: Lang, title: Phrase, unit: &str, rule: Phrase) -> Axis {
    Axis {
        title: title.get(lang).into(),
        unit: unit.into(),
        rule: rule.get(lang).into(),
    }
}
