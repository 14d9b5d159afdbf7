//! Which rows count: filters, date window, statuses, currency, repeats, and rows that may be
//! mistakes. A choice of the user, with defaults decided from the data and always shown.
//!
//! A [`Selection`] holds what the user chose; [`CustomerBase::select`] settles the rest on the data,
//! gives the customers that are left and counts every row it sets aside by one rule, the first of
//! [`SelectionRule::ALL`] that holds. Rows read = used + set aside stays true.

mod facts;
mod rows;
pub(super) mod rules;
mod select;

use std::collections::{BTreeMap, BTreeSet};

use serde::{Deserialize, Serialize};

use super::{CustomerBase, StatusMeaning};
use crate::ingest::{Attribute, Role};
use crate::units::Day;

pub use facts::{
    AsideCount, AttributeFacts, CurrencyFacts, SelectionFacts, StatusBy, StatusFacts, ValueFacts,
};
pub use select::{AsideRow, Selected};

pub(super) use rows::Rows;
pub(super) use select::note_first;

/// The user's choices; what is left open is decided from the data.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Selection {
    /// Only days within.
    pub dates: DateSpan,
    /// Only rows with, or without, certain texts in a column.
    pub filters: Vec<Filter>,
    /// Meanings the user gave to status texts; the others are known words, or sales.
    pub statuses: BTreeMap<String, StatusMeaning>,
    /// The same for the states of payments and refunds, by their roles.
    pub statuses_beside: BTreeMap<Role, BTreeMap<String, StatusMeaning>>,
    /// What becomes of several currencies; none: the one most rows have is kept.
    pub currency: Option<CurrencyChoice>,
    /// What becomes of a row that repeats another exactly.
    pub duplicates: Repeats,
    /// What becomes of an order that nearly repeats another.
    pub near: Repeats,
    /// What becomes of rows after today.
    pub future: Future,
    /// What becomes of rows without money.
    pub zeros: Zeros,
    /// What becomes of amounts far beyond the rest.
    pub outliers: Outliers,
    /// What becomes of customers whose ids are written alike.
    pub alike: AlikeCustomers,
    /// What becomes of rows whose day stands for *no date*.
    pub no_dates: NoDates,
}

/// Days from and to, both counted; open where none.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct DateSpan {
    /// First day that counts.
    pub from: Option<Day>,
    /// Last day that counts.
    pub to: Option<Day>,
}

impl DateSpan {
    /// True for a day within.
    pub fn contains(self, day: Day) -> bool {
        self.from.is_none_or(|from| from <= day) && self.to.is_none_or(|to| day <= to)
    }

    /// True without an end on either side.
    pub fn is_open(self) -> bool {
        self.from.is_none() && self.to.is_none()
    }
}

/// A filter on one column of text.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Filter {
    /// Name of the column.
    pub column: String,
    /// Whether the values are kept or dropped.
    pub mode: FilterMode,
    /// The texts, as they stand in the file without blanks around them.
    pub values: BTreeSet<String>,
}

/// What a filter does with its values.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum FilterMode {
    /// Only rows with one of them count.
    Keep,
    /// Rows with one of them do not count.
    Drop,
}

/// What becomes of several currencies.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum CurrencyChoice {
    /// Only rows of this currency, and those that name none, count.
    Only(String),
    /// All numbers are added as they stand: kept for studies that were saved so, and not on offer.
    AllAsOne,
}

/// What becomes of repeats.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Repeats {
    /// Each counts: without order numbers two equal purchases on a day may be real.
    #[default]
    Keep,
    /// The first counts, the others are set aside.
    Drop,
}

/// What becomes of rows after today.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Future {
    /// Set aside.
    #[default]
    SetAside,
    /// Counted.
    Keep,
}

/// What becomes of rows with an amount of zero.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Zeros {
    /// They stay: a gift belongs to an order.
    #[default]
    Keep,
    /// Set aside.
    SetAside,
}

/// What becomes of amounts far beyond the rest.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Outliers {
    /// They stay: large orders are what such a file is about.
    #[default]
    Keep,
    /// Set aside.
    SetAside,
}

/// What becomes of customers whose ids are written alike.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum AlikeCustomers {
    /// They stay apart, as the file has them.
    #[default]
    Apart,
    /// They are one, under the id that comes first.
    AsOne,
}

/// What becomes of rows whose day stands for *no date*.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum NoDates {
    /// Set aside: nobody bought on the day zero of a spreadsheet.
    #[default]
    SetAside,
    /// Counted on the day that is written.
    Keep,
}

/// Why a row that could be read does not count.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum SelectionRule {
    /// Its status says that no money changed hands.
    NotCounted,
    /// A filter leaves it out.
    Filtered,
    /// It is in another currency than the one kept.
    OtherCurrency,
    /// Its day is after today.
    Future,
    /// Its day stands for *no date*.
    NoDate,
    /// Its day is outside the date window.
    OutsideDates,
    /// Its amount is zero.
    Zero,
    /// Its amount is far beyond the rest.
    Outlier,
    /// It repeats another row exactly.
    Duplicate,
    /// Its order nearly repeats another that counts.
    NearDuplicate,
}

impl SelectionRule {
    /// Every rule in the order they are tried.
    pub const ALL: [SelectionRule; 10] = [
        SelectionRule::NotCounted,
        SelectionRule::Filtered,
        SelectionRule::OtherCurrency,
        SelectionRule::Future,
        SelectionRule::NoDate,
        SelectionRule::OutsideDates,
        SelectionRule::Zero,
        SelectionRule::Outlier,
        SelectionRule::Duplicate,
        SelectionRule::NearDuplicate,
    ];

    /// Place among [`SelectionRule::ALL`], from 1; 0 stands for a row that counts.
    pub(super) fn code(self) -> u8 {
        let place = Self::ALL.iter().position(|other| *other == self);
        place.unwrap_or_default() as u8 + 1
    }
}

/// One edit of a selection: what a button of the quality report offers, and what undo names.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
#[non_exhaustive]
pub enum SelectionEdit {
    /// The date window.
    Dates(DateSpan),
    /// A filter in place of any before on its column.
    Filter(Filter),
    /// No filter on this column.
    NoFilter(String),
    /// The meaning of a text in the column of states with this role.
    Status(Role, String, StatusMeaning),
    /// What becomes of several currencies.
    Currency(CurrencyChoice),
    /// Exact repeats.
    Duplicates(Repeats),
    /// Orders that nearly repeat another.
    NearDuplicates(Repeats),
    /// Rows after today.
    Future(Future),
    /// Amounts of zero.
    Zeros(Zeros),
    /// Amounts far beyond the rest.
    Outliers(Outliers),
    /// Customers whose ids are written alike.
    Alike(AlikeCustomers),
    /// Rows whose day stands for *no date*.
    NoDates(NoDates),
    /// Back to what the data decide.
    Reset,
}

impl Selection {
    /// The meaning the user gave to a text in the column of states with this role.
    pub fn meaning_of(&self, role: Role, text: &str) -> Option<StatusMeaning> {
        let texts = match role {
            Role::Status => Some(&self.statuses),
            _ => self.statuses_beside.get(&role),
        };
        texts?.get(text).copied()
    }

    /// Gives a text in the column of states with this role a meaning.
    pub fn mean(&mut self, role: Role, text: &str, meaning: StatusMeaning) {
        let texts = match role {
            Role::Status => &mut self.statuses,
            _ => self.statuses_beside.entry(role).or_default(),
        };
        texts.insert(text.to_owned(), meaning);
    }

    /// The selection after an edit.
    pub fn after(&self, edit: &SelectionEdit) -> Selection {
        let mut next = self.clone();
        match edit {
            SelectionEdit::Dates(dates) => next.dates = *dates,
            SelectionEdit::Filter(filter) => {
                match next
                    .filters
                    .iter_mut()
                    .find(|it| it.column == filter.column)
                {
                    Some(before) => before.clone_from(filter),
                    None => next.filters.push(filter.clone()),
                }
            }
            SelectionEdit::NoFilter(column) => next.filters.retain(|it| it.column != *column),
            SelectionEdit::Status(role, text, meaning) => {
                next.mean(*role, text, *meaning);
            }
            SelectionEdit::Currency(choice) => next.currency = Some(choice.clone()),
            SelectionEdit::Duplicates(choice) => next.duplicates = *choice,
            SelectionEdit::NearDuplicates(choice) => next.near = *choice,
            SelectionEdit::Future(choice) => next.future = *choice,
            SelectionEdit::Zeros(choice) => next.zeros = *choice,
            SelectionEdit::Outliers(choice) => next.outliers = *choice,
            SelectionEdit::Alike(choice) => next.alike = *choice,
            SelectionEdit::NoDates(choice) => next.no_dates = *choice,
            SelectionEdit::Reset => next = Selection::default(),
        }
        next
    }
}

impl CustomerBase {
    /// The column of text with a role.
    pub fn attribute(&self, role: Role) -> Option<&Attribute> {
        self.attributes.iter().find(|it| it.role == Some(role))
    }
}

#[cfg(test)]
mod tests;

#[cfg(test)]
mod edits {
    use super::*;

    #[test]
    fn an_edit_of_a_column_takes_the_place_of_the_one_before() {
        let filter = |mode, value: &str| {
            SelectionEdit::Filter(Filter {
                column: "渠道".into(),
                mode,
                values: [value.to_owned()].into(),
            })
        };
        let once = Selection::default().after(&filter(FilterMode::Keep, "线上"));
        let twice = once.after(&filter(FilterMode::Drop, "门店"));
        assert_eq!(twice.filters.len(), 1);
        assert_eq!(twice.filters[0].mode, FilterMode::Drop);
        let none = twice.after(&SelectionEdit::NoFilter("渠道".into()));
        assert_eq!(none, Selection::default());
    }

    #[test]
    fn a_selection_saved_by_an_earlier_version_opens_with_the_defaults() {
        let old: Selection = serde_json::from_str("{}").unwrap();
        assert_eq!(old, Selection::default());
    }
}
