//! Parts that sheets have in common.

use crate::chart::figures::{cell, format_of, numbers, words};
use crate::chart::{Cell, Column, Table};
use crate::explain::{Carried, Explained};
use crate::text::sentence::Told;
use crate::text::{Lang, explain};
use crate::units::Currency;

/// The numbers a sentence tells, gathered while it is put together.
#[derive(Default)]
pub(super) struct Numbers(pub(super) Vec<Carried>);

impl Numbers {
    /// Takes a number in and gives its place in the sentence, with the words it is told in.
    pub(super) fn tell(&mut self, of: Explained, words: String) -> (Told, String) {
        self.0.push(Carried::from(of));
        (Told::OfSheet(self.0.len() - 1), words)
    }
}

/// A table column by column.
pub(super) struct Columns {
    lang: Lang,
    currency: Currency,
    columns: Vec<Column>,
    rows: Vec<Vec<Cell>>,
}

impl Columns {
    /// A table whose first column names its rows.
    pub(super) fn new(
        lang: Lang,
        currency: Currency,
        heading: &str,
        names: impl IntoIterator<Item = String>,
    ) -> Columns {
        Columns {
            lang,
            currency,
            columns: vec![words(heading)],
            rows: names
                .into_iter()
                .map(|name| vec![Cell::text(name)])
                .collect(),
        }
    }

    /// One more column of numbers, written alike; left out where no row has one.
    pub(super) fn add(&mut self, heading: &str, column: Vec<Option<Explained>>) {
        let known: Vec<&Explained> = column.iter().flatten().collect();
        let Some(first) = known.first() else { return };
        let unit = explain::unit_name(self.lang, first.unit, self.currency);
        let format = format_of(self.lang, &known);
        self.columns.push(numbers(heading, unit));
        for (row, of) in self.rows.iter_mut().zip(&column) {
            row.push(match of {
                Some(of) => cell(self.lang, &format, of),
                None => Cell::text("—"),
            });
        }
    }

    /// One more column of words.
    pub(super) fn say(&mut self, heading: &str, column: Vec<String>) {
        self.columns.push(words(heading));
        for (row, said) in self.rows.iter_mut().zip(column) {
            row.push(Cell::text(said));
        }
    }

    pub(super) fn table(self) -> Table {
        Table {
            columns: self.columns,
            rows: self.rows,
        }
    }
}
