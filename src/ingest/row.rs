//! A record as its readers see it, whatever it was cut from.

use crate::units::Day;

/// What stands in a cell.
#[derive(Debug, Clone, Copy)]
pub(super) enum Value<'a> {
    /// Characters, as in a text file.
    Text(&'a [u8]),
    /// A number cell of a workbook.
    Number(f64),
    /// A date cell of a workbook.
    Day(Day),
}

impl Value<'_> {
    /// The value as text.
    pub(super) fn written(&self) -> String {
        match self {
            Value::Text(text) => String::from_utf8_lossy(text).into_owned(),
            Value::Number(number) => number.to_string(),
            Value::Day(day) => day.iso(),
        }
    }
}

/// A record of a text or of a sheet.
pub(super) trait Row {
    /// How many cells; as many as anybody could ask for where no row can be short.
    fn width(&self) -> usize;
    /// How many cells are written, for writing the row out again.
    fn written(&self) -> usize;
    /// A cell; blank text behind the last. `scratch` holds what must be copied.
    fn value<'s>(&'s self, column: usize, scratch: &'s mut Vec<u8>) -> Value<'s>;
}

impl Row for super::scanner::Record<'_> {
    #[inline]
    fn width(&self) -> usize {
        super::scanner::Record::width(self)
    }

    fn written(&self) -> usize {
        super::scanner::Record::width(self)
    }

    #[inline]
    fn value<'s>(&'s self, column: usize, scratch: &'s mut Vec<u8>) -> Value<'s> {
        Value::Text(self.cell(column, scratch).unwrap_or_default())
    }
}

impl Row for super::scanner::Plain<'_> {
    #[inline]
    fn width(&self) -> usize {
        super::scanner::Plain::width(self)
    }

    fn written(&self) -> usize {
        super::scanner::Plain::width(self)
    }

    #[inline]
    fn value<'s>(&'s self, column: usize, _scratch: &'s mut Vec<u8>) -> Value<'s> {
        Value::Text(self.cell(column).unwrap_or_default())
    }
}

/// A cell as text, at most eighty characters.
pub(super) fn text_of(row: &impl Row, column: usize) -> String {
    let mut scratch = Vec::new();
    match row.value(column, &mut scratch) {
        Value::Text(text) => super::partial::shorten(text),
        Value::Number(number) => number.to_string(),
        Value::Day(day) => day.iso(),
    }
}

/// A cell as text, all of it.
pub(super) fn full_text(row: &impl Row, column: usize) -> String {
    row.value(column, &mut Vec::new()).written()
}

/// The row as a line of comma-separated text.
pub(super) fn line_of(row: &impl Row) -> String {
    let mut scratch = Vec::new();
    let mut line = String::new();
    for column in 0..row.written() {
        if column > 0 {
            line.push(',');
        }
        match row.value(column, &mut scratch) {
            Value::Text(text) => {
                let text = String::from_utf8_lossy(text);
                if text.contains([',', '"', '\n', '\r']) {
                    line.push('"');
                    line.push_str(&text.replace('"', "\"\""));
                    line.push('"');
                } else {
                    line.push_str(&text);
                }
            }
            Value::Number(number) => line.push_str(&number.to_string()),
            Value::Day(day) => line.push_str(&day.iso()),
        }
    }
    line
}
