//! The imported columns.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use super::{Aside, DatesWritten, Issue, Plan, Reason, Role, RowCount, Shape, Texts};
use crate::units::{Currency, Day, Money};

/// Marks a cost cell that was blank or unreadable.
pub const NO_VALUE: Money = Money(i64::MIN);

/// Order lines as columns in file order: what every later stage reads.
///
/// Columns have one entry a used row. Customers are numbered by first appearance, so `customer[0]`
/// is 0. The same file gives the same columns to the last bit for any number of ranges and any
/// chunk size.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct OrderLines {
    /// Index into `customer_ids`.
    pub customer: Vec<u32>,
    /// Day of the line.
    pub day: Vec<Day>,
    /// Money of the line; negative for a refund. Zero all through where there is none: see
    /// [`ImportFacts::has_amounts`].
    pub amount: Vec<Money>,
    /// Line of the file (row of the sheet), from 1.
    pub line: Vec<u32>,
    /// Distinct order, numbered by first appearance; empty when no order column is mapped.
    pub order: Vec<u32>,
    /// Profit of the line (amount − cost where a cost is mapped); empty when neither is mapped,
    /// [`NO_VALUE`] where the cell gives none.
    pub profit: Vec<Money>,
    /// First purchase of the line's customer, as the file gives it, where a row is a customer and a
    /// column says so; [`super::NO_DAY`] where the cell gives none, empty without such a column.
    pub first: Vec<Day>,
    /// Columns of text kept beside, in the order of the file's columns.
    pub attributes: Vec<Attribute>,
    /// Columns of numbers kept beside, in the order of [`Role`].
    pub measures: Vec<Measure>,
    /// Customer ids as text, trimmed, in order of first appearance.
    pub customer_ids: Texts,
    /// How many distinct orders.
    pub orders: u32,
    /// The rows that gave no line.
    pub aside: Aside,
    /// What was read, and how.
    pub facts: ImportFacts,
}

/// A column of text, each different text once.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Attribute {
    /// Name of the column.
    pub name: String,
    /// What it means; none for a column kept under its own name.
    pub role: Option<Role>,
    /// Number of the text of each line.
    pub codes: Vec<u32>,
    /// The texts, trimmed, in order of first appearance; a blank cell is the empty text.
    pub values: Texts,
}

/// A column of numbers, in ten-thousandths, [`NO_VALUE`] where the cell gives none.
#[derive(Debug, Clone, PartialEq)]
pub struct Measure {
    /// What it means.
    pub role: Role,
    /// One a line.
    pub values: Vec<Money>,
}

/// One file, or one sheet, that was read.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct InputFacts {
    /// Name of the file, and of its sheet or part where it has several.
    pub name: String,
    /// How many lines stand before it: line `n` of this input is kept as `before + n`.
    pub before: u64,
    /// Read, used, set aside.
    pub rows: RowCount,
}

/// What is known of an import beside its columns.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
pub struct ImportFacts {
    /// Read, used, set aside.
    pub rows: RowCount,
    /// Issues by kind, in the order of [`super::IssueKind`].
    pub issues: Vec<Issue>,
    /// The currency the file names.
    pub currency: Currency,
    /// The plan as it was carried out; later bytes may have overruled the proposal.
    pub plan: Option<Plan>,
    /// True when the plan had to be changed after the inspection (date order, encoding).
    pub replanned: bool,
    /// Why it was changed: what spoke for the encoding, then for the order of dates, taken instead.
    #[serde(default)]
    pub replan_reasons: Vec<Reason>,
    /// What the cells of the dates leave open.
    #[serde(default)]
    pub dates: DatesWritten,
    /// Header texts, for issue places and exports.
    pub columns: Vec<String>,
    /// What was read, in order; empty for a single file.
    #[serde(default)]
    pub inputs: Vec<InputFacts>,
}

impl InputFacts {
    /// The input among several that a kept line number belongs to, and the line within it.
    pub fn of_line(inputs: &[InputFacts], line: u64) -> (Option<&InputFacts>, u64) {
        let after = inputs.partition_point(|input| input.before < line);
        match after.checked_sub(1).and_then(|place| inputs.get(place)) {
            Some(input) => (Some(input), line - input.before),
            None => (None, line),
        }
    }
}

impl ImportFacts {
    /// False where the file has orders but no amounts: no question about money can be asked.
    pub fn has_amounts(&self) -> bool {
        let shape = self.plan.as_ref().map(|plan| plan.shape);
        shape.is_none_or(Shape::gives_amounts)
    }

    /// The input a kept line number belongs to, and the line within it.
    pub fn place_of(&self, line: u64) -> (Option<&InputFacts>, u64) {
        InputFacts::of_line(&self.inputs, line)
    }
}

impl OrderLines {
    /// Lines: one a used row, and one more for a refund that stands in a column of its own.
    pub fn len(&self) -> usize {
        self.customer.len()
    }

    /// True when no row was used.
    pub fn is_empty(&self) -> bool {
        self.customer.is_empty()
    }

    /// Keeps the lines of which `keeps` says so. Customers, orders and attributes are numbered anew,
    /// by first appearance.
    pub(super) fn retain(&mut self, keeps: impl Fn(usize) -> bool) {
        fn thin<T: Copy>(column: &mut Vec<T>, keeps: impl Fn(usize) -> bool) {
            let lines = column.iter().enumerate();
            let kept = lines.filter(|&(line, _)| keeps(line)).map(|(_, &it)| it);
            *column = kept.collect();
        }
        thin(&mut self.customer, &keeps);
        thin(&mut self.day, &keeps);
        thin(&mut self.amount, &keeps);
        thin(&mut self.line, &keeps);
        thin(&mut self.order, &keeps);
        thin(&mut self.profit, &keeps);
        thin(&mut self.first, &keeps);
        let stay = number_anew(&mut self.customer);
        self.customer_ids = stay
            .iter()
            .map(|&it| self.customer_ids.get(it as usize))
            .collect();
        let orders = number_anew(&mut self.order).len();
        self.orders = u32::try_from(orders).unwrap_or(u32::MAX);
        for attribute in &mut self.attributes {
            thin(&mut attribute.codes, &keeps);
            let stay = number_anew(&mut attribute.codes);
            let values = stay.iter().map(|&it| attribute.values.get(it as usize));
            attribute.values = values.collect();
        }
        for measure in &mut self.measures {
            thin(&mut measure.values, &keeps);
        }
    }

    /// Puts a line behind each of these that takes the money back: its twin below zero, without profit.
    pub(super) fn give_back(&mut self, back: &BTreeMap<usize, Money>) {
        fn twin<T: Copy>(
            column: &mut Vec<T>,
            back: &BTreeMap<usize, Money>,
            of: impl Fn(T, Money) -> T,
        ) {
            let lines = std::mem::take(column).into_iter().enumerate();
            for (line, it) in lines {
                column.push(it);
                column.extend(back.get(&line).map(|&refund| of(it, refund)));
            }
        }
        twin(&mut self.customer, back, |it, _| it);
        twin(&mut self.day, back, |it, _| it);
        twin(&mut self.line, back, |it, _| it);
        twin(&mut self.order, back, |it, _| it);
        twin(&mut self.first, back, |it, _| it);
        twin(&mut self.amount, back, |_, refund| -refund);
        twin(&mut self.profit, back, |_, _| NO_VALUE);
        for attribute in &mut self.attributes {
            twin(&mut attribute.codes, back, |it, _| it);
        }
        for measure in &mut self.measures {
            twin(&mut measure.values, back, |it, _| it);
        }
    }

    /// First and last day; none when empty.
    pub fn days(&self) -> Option<(Day, Day)> {
        Some((*self.day.iter().min()?, *self.day.iter().max()?))
    }

    /// Sum of all amounts, refunds subtracted.
    pub fn revenue(&self) -> Money {
        self.amount.iter().copied().sum()
    }
}

/// Numbers by first appearance; gives the old number of each new one.
fn number_anew(codes: &mut [u32]) -> Vec<u32> {
    let mut stay = Vec::new();
    let mut known = std::collections::HashMap::new();
    for code in codes {
        *code = *known.entry(*code).or_insert_with(|| {
            stay.push(*code);
            stay.len() as u32 - 1
        });
    }
    stay
}
