//! Cells as they stand in a workbook: typed, formulas by their kept values, errors by their names.

use std::borrow::Cow;

use calamine::{Data, DataRef};

use crate::ingest::fold::{Row, Value};
use crate::units::Day;

/// A cell of a sheet.
#[derive(Debug, Clone, PartialEq)]
pub(in crate::ingest) enum SheetCell<'a> {
    Blank,
    Text(Cow<'a, str>),
    Number(f64),
    Day(Day),
}

impl SheetCell<'_> {
    /// The cell as a text file would hold it.
    pub(in crate::ingest) fn text(&self) -> String {
        match self {
            SheetCell::Blank => String::new(),
            SheetCell::Text(text) => text.clone().into_owned(),
            SheetCell::Number(number) => number.to_string(),
            SheetCell::Day(day) => day.iso(),
        }
    }

    pub(super) fn is_blank(&self) -> bool {
        match self {
            SheetCell::Blank => true,
            SheetCell::Text(text) => crate::ingest::letters::trim(text.as_bytes()).is_empty(),
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

pub(super) fn from_ref<'a>(data: &DataRef<'a>) -> SheetCell<'a> {
    match data {
        DataRef::SharedString(text) => SheetCell::Text(Cow::Borrowed(text)),
        DataRef::String(text) => text_cell(text.clone()),
        DataRef::Int(number) => SheetCell::Number(*number as f64),
        DataRef::Float(number) => SheetCell::Number(*number),
        DataRef::Bool(is_true) => truth(*is_true),
        DataRef::DateTime(moment) => moment_cell(*moment),
        DataRef::DateTimeIso(text) | DataRef::DurationIso(text) => text_cell(text.clone()),
        DataRef::Error(error) => text_cell(error.to_string()),
        DataRef::Empty => SheetCell::Blank,
    }
}

pub(super) fn from_data(data: &Data) -> SheetCell<'static> {
    match data {
        Data::String(text) | Data::DateTimeIso(text) | Data::DurationIso(text) => {
            text_cell(text.clone())
        }
        Data::Int(number) => SheetCell::Number(*number as f64),
        Data::Float(number) => SheetCell::Number(*number),
        Data::Bool(is_true) => truth(*is_true),
        Data::DateTime(moment) => moment_cell(*moment),
        Data::Error(error) => text_cell(error.to_string()),
        Data::Empty => SheetCell::Blank,
    }
}

fn text_cell(text: String) -> SheetCell<'static> {
    SheetCell::Text(Cow::Owned(text))
}

fn truth(is_true: bool) -> SheetCell<'static> {
    SheetCell::Text(Cow::Borrowed(if is_true { "TRUE" } else { "FALSE" }))
}

fn moment_cell(moment: calamine::ExcelDateTime) -> SheetCell<'static> {
    let (year, month, day, ..) = moment.to_ymd_hms_milli();
    let day = Day::from_civil(i32::from(year), u32::from(month), u32::from(day));
    match day {
        Some(day) if moment.is_datetime() => SheetCell::Day(day),
        _ => SheetCell::Number(moment.as_f64()),
    }
}
