//! What a selection was settled to and what it sets aside, to be shown.

use serde::{Deserialize, Serialize};

use super::{CurrencyChoice, Filter, SelectionRule};
use crate::base::StatusMeaning;
use crate::ingest::Role;
use crate::units::{Currency, Day, Money};

/// A selection as settled on one set of data.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct SelectionFacts {
    /// The day after which rows are in the future; none when nobody said.
    pub today: Option<Day>,
    /// Rows set aside, by rule, in the order of [`SelectionRule::ALL`]; rules without a row left out.
    pub aside: Vec<AsideCount>,
    /// Statuses in order of their rows, column by column.
    pub statuses: Vec<StatusFacts>,
    /// Currencies in order of their rows; empty when the rows name at most one.
    pub currencies: Vec<CurrencyFacts>,
    /// What becomes of them; none when the rows name at most one.
    pub currency: Option<CurrencyChoice>,
    /// Columns that can be filtered by.
    pub attributes: Vec<AttributeFacts>,
    /// Filters on columns or values these data do not have: they do nothing.
    pub idle_filters: Vec<Filter>,
}

impl SelectionFacts {
    /// True where states stand in more than one column: each is then named with its own.
    pub fn has_several_statuses(&self) -> bool {
        let first = self.statuses.first().map(|it| it.role);
        self.statuses.iter().any(|it| Some(it.role) != first)
    }

    /// True where money of all rows may be added up: they name one currency at most, or the user said
    /// that several count as one.
    pub fn has_one_currency(&self) -> bool {
        self.currencies.is_empty() || self.currency == Some(CurrencyChoice::AllAsOne)
    }
}

/// Rows set aside by one rule.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct AsideCount {
    /// The rule.
    pub rule: SelectionRule,
    /// How many rows.
    pub rows: u64,
    /// Their money.
    pub amount: Money,
    /// Lines of the first ones, from 1.
    pub first_lines: Vec<u32>,
}

impl AsideCount {
    /// How many lines are named.
    pub const EXAMPLES: usize = 5;
}

/// One status text.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct StatusFacts {
    /// Whose state it is: one of [`Role::STATUSES`].
    pub role: Role,
    /// Name of the column.
    pub column: String,
    /// As it stands in the file; empty for a blank cell.
    pub text: String,
    /// Rows that have it.
    pub rows: u64,
    /// Of these, rows that lack a day, an amount or a customer and were set aside while reading.
    #[serde(default)]
    pub set_aside: u64,
    /// Money of the others, as the file gives it.
    pub amount: Money,
    /// What becomes of them.
    pub meaning: StatusMeaning,
    /// Who says so.
    pub by: StatusBy,
}

impl StatusFacts {
    /// Money of its rows; none where all of them were set aside while reading, so that none was read.
    pub fn money(&self) -> Option<Money> {
        (self.set_aside < self.rows || self.rows == 0).then_some(self.amount)
    }
}

/// Who says what a status means.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum StatusBy {
    /// The text is a known word.
    Word,
    /// The text is not known: it counts as a sale until the user says otherwise.
    Unknown,
    /// A word for a refund, but most of its rows have no sale of the same amount beside them: the
    /// row is the order itself, which came to nothing.
    NoSale,
    /// Every row that has it lacks a day, an amount or a customer, and was set aside while reading.
    Aside,
    /// The user chose.
    User,
}

/// One currency.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct CurrencyFacts {
    /// As it stands in the file; empty where a row names none.
    pub text: String,
    /// Which one it is.
    pub currency: Currency,
    /// Rows that have it.
    pub rows: u64,
    /// Their money.
    pub amount: Money,
}

/// A column that can be filtered by.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct AttributeFacts {
    /// Name of the column; empty for the currency signs of the amounts.
    pub name: String,
    /// What it means.
    pub role: Option<Role>,
    /// How many different texts it has.
    pub distinct: u64,
    /// The most frequent ones, at most [`AttributeFacts::VALUES`], by their rows.
    pub values: Vec<ValueFacts>,
}

impl AttributeFacts {
    /// How many values are listed.
    pub const VALUES: usize = 40;
}

/// A text of a column.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ValueFacts {
    /// The text; empty for a blank cell.
    pub text: String,
    /// Rows that have it.
    pub rows: u64,
    /// Their money as the file gives it.
    pub amount: Money,
}
