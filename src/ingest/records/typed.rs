//! A column of texts to one of its own kind, decided over all of them.

use super::{NO_DAY, RecordKind, RecordValues};
use crate::ingest::date::{self, OrderEvidence};
use crate::ingest::interner::Interner;
use crate::ingest::number::{self, Reading};
use crate::ingest::{DateOrder, DecimalMark, Role, ids, letters};
use crate::units::{Day, Money};

/// A column as it was gathered: every cell a number into its texts.
#[derive(Default)]
pub(super) struct Gathered {
    pub(super) codes: Vec<u32>,
    pub(super) texts: Interner,
}

/// How cells of numbers and days are written.
#[derive(Debug, Clone, Copy)]
pub(super) struct Writing {
    pub(super) date_order: DateOrder,
    pub(super) decimal: DecimalMark,
    pub(super) base_1904: bool,
    /// Numbers are multiplied by ten to this power.
    pub(super) power: u8,
}

/// A column in its kind, and the first cell of each text that is none of it.
pub(super) struct Typed {
    pub(super) values: RecordValues,
    /// By row: the filled cells that could not be read.
    pub(super) unreadable: Vec<usize>,
}

/// Out of a hundred filled cells, how many must be of a kind before a column without a role is.
const ENOUGH: usize = 98;

impl Gathered {
    /// Puts the cells of a further column behind these.
    pub(super) fn append(&mut self, later: &Gathered) {
        let numbers: Vec<u32> = (0..later.texts.len() as u32)
            .map(|code| self.texts.number(later.texts.text(code)))
            .collect();
        let codes = later.codes.iter();
        self.codes.extend(codes.map(|&code| numbers[code as usize]));
    }

    /// Puts so many blank cells behind these.
    pub(super) fn append_blanks(&mut self, rows: usize) {
        if rows > 0 {
            let blank = self.texts.number(b"");
            self.codes.extend(std::iter::repeat_n(blank, rows));
        }
    }

    /// The column in the kind of its role, or the one nearly all of its cells are of.
    pub(super) fn into_typed(self, role: Option<Role>, writing: Writing) -> Typed {
        let texts: Vec<&[u8]> = (0..self.texts.len() as u32)
            .map(|code| self.texts.text(code))
            .collect();
        let mut rows = vec![0_usize; texts.len()];
        for &code in &self.codes {
            rows[code as usize] += 1;
        }
        let blank: Vec<bool> = texts
            .iter()
            .map(|text| ids::normalise(text).is_empty())
            .collect();
        let order = order_of(&texts, &rows, writing);
        let days: Vec<Option<Day>> = texts
            .iter()
            .map(|text| date::resolve(date::read(text)?, order))
            .collect();
        let numbers: Vec<Option<f64>> = texts.iter().map(|text| number(text, writing)).collect();
        let filled: usize = (0..texts.len())
            .filter(|&text| !blank[text])
            .map(|text| rows[text])
            .sum();
        let share = |is_so: &dyn Fn(usize) -> bool| -> usize {
            let fitting: usize = (0..texts.len())
                .filter(|&text| !blank[text] && is_so(text))
                .map(|text| rows[text])
                .sum();
            (fitting * 100).checked_div(filled).unwrap_or_default()
        };
        // A column of bare numbers is one of numbers, also where serial numbers of days are.
        let kind = match role {
            Some(role) if role.is_day() => RecordKind::Day,
            Some(Role::Satisfaction) if share(&|text| numbers[text].is_some()) < 50 => {
                RecordKind::Text
            }
            Some(role) if role.is_number() => RecordKind::Number,
            Some(_) => RecordKind::Text,
            None if filled == 0 => RecordKind::Text,
            None if share(&|text| has_leading_zero(texts[text])) > 0 => RecordKind::Text,
            None if share(&|text| numbers[text].is_some()) >= ENOUGH => RecordKind::Number,
            None if share(&|text| days[text].is_some()) >= ENOUGH => RecordKind::Day,
            None => RecordKind::Text,
        };
        let unreadable = |is_read: &dyn Fn(usize) -> bool| -> Vec<usize> {
            let codes = self.codes.iter().enumerate();
            codes
                .filter(|&(_, &code)| !blank[code as usize] && !is_read(code as usize))
                .map(|(row, _)| row)
                .collect()
        };
        match kind {
            RecordKind::Number => Typed {
                unreadable: unreadable(&|text| numbers[text].is_some()),
                values: RecordValues::Number(
                    self.codes
                        .iter()
                        .map(|&code| numbers[code as usize].unwrap_or(f64::NAN))
                        .collect(),
                ),
            },
            RecordKind::Day => {
                let day = |text: usize| days[text].or_else(|| by_serial(numbers[text], writing));
                Typed {
                    unreadable: unreadable(&|text| day(text).is_some()),
                    values: RecordValues::Day(
                        self.codes
                            .iter()
                            .map(|&code| match day(code as usize) {
                                Some(day) if !blank[code as usize] => day,
                                _ => NO_DAY,
                            })
                            .collect(),
                    ),
                }
            }
            RecordKind::Text => Typed {
                unreadable: Vec::new(),
                values: RecordValues::Text {
                    codes: self.codes,
                    values: self.texts.into_texts(),
                },
            },
        }
    }
}

/// The order of the dates of a column; the plan's where the column leaves it open.
fn order_of(texts: &[&[u8]], rows: &[usize], writing: Writing) -> DateOrder {
    let mut evidence = OrderEvidence::default();
    for (text, &rows) in texts.iter().zip(rows) {
        if rows > 0
            && let Some(written) = date::read(text)
        {
            evidence.see(written);
        }
    }
    evidence.decide(writing.date_order)
}

fn number(text: &[u8], writing: Writing) -> Option<f64> {
    if writing.power > 0
        && let Reading::Amount(amount, _) = number::read_in(text, writing.decimal, writing.power)
    {
        return Some(amount.units());
    }
    let read = |mark| match number::read_rate(text, mark) {
        Reading::Amount(amount, _) => Some(amount),
        _ => None,
    };
    let amount = read(writing.decimal)?;
    // Beyond the decimals of money a plain number keeps its own.
    let plain = std::str::from_utf8(letters::trim(text)).ok();
    let plain = plain.and_then(|text| text.parse::<f64>().ok());
    let is_near = |plain: &f64| (plain - amount.units()).abs() <= 1.0 / Money::SCALE as f64;
    Some(plain.filter(is_near).unwrap_or_else(|| amount.units()))
}

/// A number as the day of a workbook whose serial numbers count from 1904.
fn by_serial(number: Option<f64>, writing: Writing) -> Option<Day> {
    date::from_serial(number?, writing.base_1904)
}

/// True for digits that begin with a zero and go on: an id, not a number.
fn has_leading_zero(text: &[u8]) -> bool {
    let text = letters::trim(text);
    matches!(text, [b'0', b'0'..=b'9', ..]) && text.iter().all(u8::is_ascii_digit)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn typed(cells: &[&str], role: Option<Role>) -> Typed {
        let mut gathered = Gathered::default();
        for cell in cells {
            let code = gathered.texts.number(cell.as_bytes());
            gathered.codes.push(code);
        }
        let writing = Writing {
            date_order: DateOrder::MonthFirst,
            decimal: DecimalMark::Point,
            base_1904: false,
            power: 0,
        };
        gathered.into_typed(role, writing)
    }

    #[test]
    fn a_column_is_of_the_kind_all_its_cells_are_of() {
        let kind = |cells: &[&str]| typed(cells, None).values.kind();
        assert_eq!(kind(&["1", "2.5", ""]), RecordKind::Number);
        assert_eq!(kind(&["2024-03-05", "", "2024-03-06"]), RecordKind::Day);
        assert_eq!(kind(&["yes", "no"]), RecordKind::Text);
        assert_eq!(kind(&["00123", "00124"]), RecordKind::Text);
        assert_eq!(kind(&["", ""]), RecordKind::Text);
        assert_eq!(kind(&["3", "many", "4"]), RecordKind::Text);
    }

    #[test]
    fn a_role_decides_and_what_cannot_be_read_is_told() {
        let charges = typed(&["$29.85", "n/a", "free", "12%"], Some(Role::Charge));
        assert_eq!(charges.unreadable, [2]);
        assert_eq!(charges.values.number(0), Some(29.85));
        assert_eq!(charges.values.number(3), Some(0.12));
        let starts = typed(&["13-02-2024", "01-02-2024", "45356"], Some(Role::Start));
        assert_eq!(
            starts.values.day(1).map(Day::iso).as_deref(),
            Some("2024-02-01")
        );
        assert_eq!(
            starts.values.day(2).map(Day::iso).as_deref(),
            Some("2024-03-05")
        );
        assert_eq!(starts.unreadable, [0_usize; 0]);
    }

    #[test]
    fn small_shares_keep_their_decimals() {
        assert_eq!(typed(&["0.123456"], None).values.number(0), Some(0.123456));
    }
}
