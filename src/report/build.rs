//! Parts that sheets have in common.

use crate::chart::figures::{cell, numbers, words};
use crate::chart::{Cell, Column, Table};
use crate::explain::{Carried, Explained};
use crate::text::column::ColumnFormat;
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
    /// The numbers of each column, by its place.
    given: Vec<(usize, Vec<Option<Explained>>)>,
    /// Columns with decimals of their own.
    decimals: Vec<(usize, usize)>,
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
            given: Vec::new(),
            decimals: Vec::new(),
        }
    }

    /// One more column of numbers, written alike; left out where no row has one.
    pub(super) fn add(&mut self, heading: &str, column: Vec<Option<Explained>>) {
        let Some(first) = column.iter().flatten().next() else {
            return;
        };
        let unit = explain::head_unit(self.lang, first, self.currency);
        self.columns.push(numbers(heading, unit));
        for row in &mut self.rows {
            row.push(Cell::text("—"));
        }
        self.given.push((self.columns.len() - 1, column));
    }

    /// The same with so many decimals.
    pub(super) fn add_to(
        &mut self,
        heading: &str,
        column: Vec<Option<Explained>>,
        decimals: usize,
    ) {
        let before = self.columns.len();
        self.add(heading, column);
        if self.columns.len() > before {
            self.decimals.push((before, decimals));
        }
    }

    /// One more column of words.
    pub(super) fn say(&mut self, heading: &str, column: Vec<String>) {
        self.columns.push(words(heading));
        for (row, said) in self.rows.iter_mut().zip(column) {
            row.push(Cell::text(said));
        }
    }

    /// The table. Columns of one unit have one scale: what is compared is written alike.
    pub(super) fn table(mut self) -> Table {
        for (place, column) in &self.given {
            let Some(first) = column.iter().flatten().next() else {
                continue;
            };
            let values: Vec<f64> = column.iter().flatten().map(Explained::value).collect();
            let all = self.given.iter().flat_map(|(_, column)| column).flatten();
            let alike = all.filter(|of| of.unit == first.unit);
            let alike: Vec<f64> = alike.map(Explained::value).collect();
            let format = ColumnFormat::among(self.lang, first.unit, &values, &alike)
                .in_currency(self.currency, &values);
            let own = self.decimals.iter().find(|(of, _)| of == place);
            let format = own.map_or(format, |&(_, decimals)| format.to(decimals));
            for (row, of) in self.rows.iter_mut().zip(column) {
                if let Some(of) = of {
                    row[*place] = cell(self.lang, &format, of);
                }
            }
        }
        Table {
            columns: self.columns,
            rows: self.rows,
        }
    }
}
