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

use crate::scenario::DataRef;
use crate::segment::SegmentTable;
use crate::text::{Lang, answers};
use crate::units::Currency;

use super::{Cell, Column};

/// What every figure of a page has in common.
#[derive(Debug, Clone, Copy)]
pub struct Context<'a> {
    /// The language.
    pub lang: Lang,
    /// Currency of the amounts.
    pub currency: Currency,
    /// The data behind the numbers.
    pub data: &'a DataRef,
    /// The counted table, for period and number of customers.
    pub table: Option<&'a SegmentTable>,
}

impl Context<'_> {
    fn period_line(&self) -> String {
        let customers = self.table.map_or(0, SegmentTable::customers);
        if customers == 0 {
            String::new()
        } else {
            answers::period_line(self.lang, self.table, customers)
        }
    }

    fn source_line(&self) -> String {
        answers::source_line(self.lang, self.data)
    }
}

fn words(heading: impl Into<String>) -> Column {
    Column {
        heading: heading.into(),
        unit: String::new(),
        numeric: false,
    }
}

fn numbers(heading: impl Into<String>, unit: impl Into<String>) -> Column {
    Column {
        heading: heading.into(),
        unit: unit.into(),
        numeric: true,
    }
}

fn number(shown: String, exact: f64) -> Cell {
    Cell {
        shown,
        exact: crate::text::number::plain(exact),
    }
}

/// A share under a head that carries the %.
fn share_cell(lang: Lang, share: f64, decimals: usize) -> Cell {
    let shown = crate::text::number::percent(lang, share, decimals);
    number(shown.trim_end_matches('%').to_owned(), share * 100.0)
}
