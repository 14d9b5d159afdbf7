//! The columns of the file, as a list of customers carries them out: as they stand, by the last line,
//! added up, or not at all.

use crate::base::CustomerBase;
use crate::ingest::{Attribute, Measure, NO_VALUE};
use crate::units::{Day, Money};

/// What became of each column of the file in a list of customers.
#[derive(Debug, Default)]
pub struct Originals<'a> {
    /// Those that leave under their own names.
    pub leaving: Vec<OriginalColumn<'a>>,
    /// Those that stand in the columns of the program: who, when, how much.
    pub counted: Vec<String>,
    /// Those that were not read.
    pub unread: Vec<String>,
}

/// A column that leaves with the customers.
#[derive(Debug)]
pub struct OriginalColumn<'a> {
    /// Its name in the file.
    pub name: String,
    /// Some customer has lines that differ in it: what leaves is that of the last line.
    pub varies: bool,
    values: Values<'a>,
}

/// What a column says of a customer.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Original<'a> {
    /// A text.
    Text(&'a str),
    /// A number, in ten-thousandths.
    Number(Money),
    /// Nothing: no line up to the day, or a cell that gives none.
    Blank,
}

#[derive(Debug, Clone, Copy)]
enum Values<'a> {
    Texts(&'a Attribute),
    Numbers(&'a Measure),
}

impl<'a> Originals<'a> {
    /// Of the lines up to a day.
    pub fn of(base: &'a CustomerBase, to: Day) -> Originals<'a> {
        let plan = base.facts.plan.as_ref();
        let header = |column: usize| base.facts.columns.get(column).cloned();
        let mut found = Originals::default();
        let texts = base.attributes.iter();
        found.leaving.extend(texts.map(|it| OriginalColumn {
            name: it.name.clone(),
            varies: Values::Texts(it).varies(base, to),
            values: Values::Texts(it),
        }));
        for it in &base.measures {
            let column = plan.and_then(|plan| plan.roles.get(&it.role).copied());
            let is_kept = |name: &String| found.leaving.iter().any(|it| it.name == *name);
            if let Some(name) = column.and_then(header).filter(|name| !is_kept(name)) {
                found.leaving.push(OriginalColumn {
                    name,
                    varies: Values::Numbers(it).varies(base, to),
                    values: Values::Numbers(it),
                });
            }
        }
        let Some(plan) = plan else {
            return found;
        };
        for (column, name) in base.facts.columns.iter().enumerate() {
            let is_month = plan.months.iter().any(|it| it.0 == column);
            if found.leaving.iter().any(|it| it.name == *name) || name.is_empty() {
                continue;
            }
            match plan.role_of(column).is_some() || is_month {
                true => found.counted.push(name.clone()),
                false => found.unread.push(name.clone()),
            }
        }
        found
    }
}

impl OriginalColumn<'_> {
    /// What leaves for a customer.
    pub fn of(&self, base: &CustomerBase, customer: usize, to: Day) -> Original<'_> {
        let Some(entry) = base.last_entry(customer, to) else {
            return Original::Blank;
        };
        match self.values {
            Values::Texts(column) => match column.codes.get(entry) {
                Some(&code) => Original::Text(column.values.get(code as usize)),
                None => Original::Blank,
            },
            Values::Numbers(column) => match column.values.get(entry) {
                Some(&number) if number != NO_VALUE => Original::Number(number),
                _ => Original::Blank,
            },
        }
    }

    /// True where it holds numbers.
    pub fn is_number(&self) -> bool {
        matches!(self.values, Values::Numbers(_))
    }
}

impl Values<'_> {
    /// True where two lines of one customer differ.
    fn varies(self, base: &CustomerBase, to: Day) -> bool {
        (0..base.len()).any(|customer| {
            let mut entries = base.entries(customer).take_while(|&it| base.day[it] <= to);
            let Some(first) = entries.next() else {
                return false;
            };
            match self {
                Values::Texts(of) => entries.any(|it| of.codes.get(it) != of.codes.get(first)),
                Values::Numbers(of) => entries.any(|it| of.values.get(it) != of.values.get(first)),
            }
        })
    }
}
