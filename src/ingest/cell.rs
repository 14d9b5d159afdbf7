//! A typed cell, on its own: as sheets of workbooks hold them.

use std::borrow::Cow;

use super::letters;
use super::row::{Row, Value};
use crate::units::Day;

/// A cell of a sheet.
#[derive(Debug, Clone, PartialEq)]
pub(super) enum SheetCell<'a> {
    Blank,
    Text(Cow<'a, str>),
    Number(f64),
    Day(Day),
}

impl SheetCell<'_> {
    /// The cell as a text file would hold it.
    pub(super) fn text(&self) -> String {
        match self {
            SheetCell::Blank => String::new(),
            SheetCell::Text(text) => text.clone().into_owned(),
            SheetCell::Number(number) => number.to_string(),
            SheetCell::Day(day) => day.iso(),
        }
    }

    /// The cell on its own.
    pub(super) fn owned(&self) -> SheetCell<'static> {
        match self {
            SheetCell::Blank => SheetCell::Blank,
            SheetCell::Text(text) => SheetCell::Text(text.clone().into_owned().into()),
            SheetCell::Number(number) => SheetCell::Number(*number),
            SheetCell::Day(day) => SheetCell::Day(*day),
        }
    }

    pub(super) fn is_blank(&self) -> bool {
        match self {
            SheetCell::Blank => true,
            SheetCell::Text(text) => letters::trim(text.as_bytes()).is_empty(),
            _ => false,
        }
    }
}

impl Row for &[SheetCell<'_>] {
    fn width(&self) -> usize {
        // A sheet has no short rows: what is missing is blank.
        usize::MAX
    }

    fn written(&self) -> usize {
        self.len()
    }

    fn value<'s>(&'s self, column: usize, _: &'s mut Vec<u8>) -> Value<'s> {
        match self.get(column) {
            None | Some(SheetCell::Blank) => Value::Text(b""),
            Some(SheetCell::Text(text)) => Value::Text(text.as_bytes()),
            Some(SheetCell::Number(number)) => Value::Number(*number),
            Some(SheetCell::Day(day)) => Value::Day(*day),
        }
    }
}
