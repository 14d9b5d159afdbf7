//! Cells as a workbook has them to our own: formulas by their kept values, errors by their names.

use std::borrow::Cow;

use calamine::{Data, DataRef};

use crate::ingest::cell::SheetCell;
use crate::units::Day;

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
