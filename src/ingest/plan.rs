//! The plan: every decision about how a file is read, as data.

use std::collections::{BTreeMap, BTreeSet};

use serde::{Deserialize, Serialize};

use super::thousands::may_cut;
use super::{DateOrder, DecimalMark, Format, Input, Join, Place, Role, YenSign};
use crate::units::Day;

/// How a file is to be read. Proposed by [`super::inspect`], changed by the user, saved as recipe.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Plan {
    /// Where the first input is.
    #[serde(default)]
    pub place: Place,
    /// Text or workbook, with its particulars.
    pub format: Format,
    /// Row of the column names, counted from 0 over non-blank records; none when there is no header.
    /// What stands above it is no data.
    pub header_row: Option<usize>,
    /// Rows the header takes, the last of which is `header_row`: 2 where a row of groups stands above
    /// the names. Means nothing without a header.
    #[serde(default = "one")]
    pub header_lines: usize,
    /// A row that begins with `#` is a remark although it has every cell.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub comments: bool,
    /// The amounts of the first input are refunds: they count below zero.
    #[serde(default)]
    pub refunds: bool,
    /// What a row stands for.
    #[serde(default)]
    pub shape: Shape,
    /// Column of each mapped role, from 0. A column has at most one role.
    pub roles: BTreeMap<Role, usize>,
    /// Further columns kept as attributes, in the order of the file.
    #[serde(default)]
    pub keep: BTreeSet<usize>,
    /// Columns of a sheet whose blank cells take what stands above them, because cells were merged down.
    /// Never one of amounts.
    #[serde(default, skip_serializing_if = "BTreeSet::is_empty")]
    pub fill_down: BTreeSet<usize>,
    /// Amounts that were cut at the commas between their thousands are put together again, in rows that
    /// have as many cells too many.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub rejoins: bool,
    /// Rows whose amounts look cut are read as they stand, because the user says so. Otherwise they are
    /// set aside while they are not put together.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub leaves_cut: bool,
    /// The columns that hold one month each, with the first day of it: [`Shape::MonthColumns`] only.
    #[serde(default)]
    pub months: Vec<(usize, Day)>,
    /// The order of day, month and year in the date column.
    pub date_order: DateOrder,
    /// Which mark stands before the decimals.
    pub decimal: DecimalMark,
    /// Columns whose numbers are multiplied by ten to this power, because the header gives them in 万元
    /// or thousands, or because the user says so. A power of 0 is a header that is overruled.
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    pub units: BTreeMap<usize, u8>,
    /// What ¥ stands for.
    #[serde(default, skip_serializing_if = "YenSign::is_yuan")]
    pub yen_sign: YenSign,
    /// Further inputs with the same columns, stacked behind the first in this order.
    #[serde(default)]
    pub also: Vec<Input>,
    /// Further tables whose columns are added by a key.
    #[serde(default)]
    pub joins: Vec<Join>,
}

/// What a row of the table stands for.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
#[non_exhaustive]
pub enum Shape {
    /// One line of an order.
    #[default]
    OrderLines,
    /// One order.
    Orders,
    /// One customer, summed up already.
    Customers,
    /// One customer, with a column for each month.
    MonthColumns,
    /// One contract.
    Contracts,
    /// One respondent of a survey.
    Survey,
    /// One lead.
    Leads,
    /// One account with scores.
    Scorecard,
    /// The history of one customer, counted already: x, tₓ, T.
    Counted,
    /// One order, or one line of it, without an amount: who bought and when. Every amount is absent,
    /// and the columns hold zero in its place; see [`Shape::gives_amounts`].
    Events,
    /// Who is left of customers who started together: a group a row and a period a column, or a period
    /// a row where one has [`Role::Period`].
    Retention,
}

impl Shape {
    /// Every shape in the order of a menu.
    pub const ALL: [Shape; 11] = [
        Shape::OrderLines,
        Shape::Orders,
        Shape::Events,
        Shape::Customers,
        Shape::MonthColumns,
        Shape::Contracts,
        Shape::Survey,
        Shape::Leads,
        Shape::Scorecard,
        Shape::Counted,
        Shape::Retention,
    ];

    /// True when the rows become order lines; the others become [`super::Records`].
    pub fn gives_order_lines(self) -> bool {
        matches!(
            self,
            Shape::OrderLines
                | Shape::Orders
                | Shape::Events
                | Shape::Customers
                | Shape::MonthColumns
        )
    }

    /// True when the order lines have amounts: questions about money can be asked.
    pub fn gives_amounts(self) -> bool {
        self.gives_order_lines() && self != Shape::Events
    }

    /// True when a forecast can be made of the rows although they are no order lines with amounts.
    pub fn gives_forecast(self) -> bool {
        matches!(self, Shape::Contracts | Shape::Counted | Shape::Events)
    }
}

fn one() -> usize {
    1
}

impl Plan {
    /// A plan for a table with its header in the first row and nothing mapped yet.
    pub fn new(format: Format) -> Plan {
        Plan {
            place: Place::default(),
            format,
            header_row: Some(0),
            header_lines: 1,
            comments: false,
            refunds: false,
            shape: Shape::OrderLines,
            roles: BTreeMap::new(),
            keep: BTreeSet::new(),
            fill_down: BTreeSet::new(),
            rejoins: false,
            leaves_cut: false,
            months: Vec::new(),
            date_order: DateOrder::YearFirst,
            decimal: DecimalMark::Point,
            units: BTreeMap::new(),
            yen_sign: YenSign::Yuan,
            also: Vec::new(),
            joins: Vec::new(),
        }
    }

    /// The first input as an [`Input`].
    pub fn first(&self) -> Input {
        Input {
            place: self.place,
            format: self.format.clone(),
            header_row: self.header_row,
            refunds: self.refunds,
        }
    }

    /// All inputs whose rows follow each other, the first one too.
    pub fn stacked(&self) -> Vec<Input> {
        let mut inputs = vec![self.first()];
        inputs.extend(self.also.iter().cloned());
        inputs
    }

    /// The files the plan reads, by their places: that of the first table, then those behind it, then
    /// those that are joined.
    pub fn files(&self) -> Vec<usize> {
        let joined = self.joins.iter().map(|join| &join.input);
        let inputs = self.also.iter().chain(joined).map(|input| input.place.file);
        let mut files = vec![self.place.file];
        for file in inputs {
            if !files.contains(&file) {
                files.push(file);
            }
        }
        files
    }

    /// True when the plan reads one table and no more.
    pub fn is_single(&self) -> bool {
        self.also.is_empty() && self.joins.is_empty()
    }

    /// The role of a column.
    pub fn role_of(&self, column: usize) -> Option<Role> {
        self.roles
            .iter()
            .find(|&(_, &mapped)| mapped == column)
            .map(|(&role, _)| role)
    }

    /// Gives `column` the role, or none. A role another column had moves here, and the column's
    /// own former role is given up: no column ever holds two.
    pub fn assign(&mut self, column: usize, role: Option<Role>) {
        self.roles.retain(|_, mapped| *mapped != column);
        if let Some(role) = role {
            self.roles.insert(role, column);
        }
    }

    /// The power of ten the amounts are multiplied by.
    pub fn unit(&self) -> u8 {
        let of_column = |column: usize| self.units.get(&column).copied().unwrap_or_default();
        self.money_columns()
            .first()
            .map_or(0, |&column| of_column(column))
    }

    /// Multiplies the amounts by ten to the power, and with them all money that was given in the same
    /// unit.
    pub fn set_unit(&mut self, power: u8) {
        let before = self.unit();
        for column in self.money_columns() {
            let unit = self.units.entry(column).or_default();
            if *unit == before {
                *unit = power;
            }
        }
    }

    /// The columns of money, that of the amount first.
    fn money_columns(&self) -> Vec<usize> {
        const ROLES: [Role; 8] = [
            Role::Amount,
            Role::UnitPrice,
            Role::Charge,
            Role::Cost,
            Role::Profit,
            Role::Refund,
            Role::PotentialValue,
            Role::CategorySpend,
        ];
        let mapped = ROLES.iter().filter_map(|role| self.roles.get(role));
        let months = self.months.iter().map(|(column, _)| column);
        mapped.chain(months).copied().collect()
    }

    /// The columns kept as text beside the amounts, in the order of the file.
    pub(super) fn kept_columns(&self) -> Vec<(usize, Option<Role>)> {
        let mut kept: Vec<(usize, Option<Role>)> = self
            .roles
            .iter()
            .filter(|(role, _)| role.is_attribute())
            .map(|(&role, &column)| (column, Some(role)))
            .collect();
        let unmapped = self
            .keep
            .iter()
            .filter(|&&column| !self.role_of(column).is_some_and(Role::is_attribute));
        kept.extend(unmapped.map(|&column| (column, None)));
        kept.sort_unstable();
        kept
    }

    /// The columns kept as numbers beside the amounts, in the order of their roles.
    pub(super) fn measures(&self) -> Vec<(usize, Role)> {
        self.roles
            .iter()
            .filter(|(role, _)| role.is_measure())
            .map(|(&role, &column)| (column, role))
            .collect()
    }

    /// The columns of money that a comma between thousands may have cut, in the order of the file; none
    /// where there are no amounts, or nothing could cut them.
    pub(super) fn cut_columns(&self) -> Vec<usize> {
        const MONEY: [Role; 5] = [
            Role::Amount,
            Role::UnitPrice,
            Role::Cost,
            Role::Profit,
            Role::Refund,
        ];
        let may_be = self.roles.contains_key(&Role::Amount)
            && self.shape.gives_amounts()
            && self.header_row.is_some()
            && may_cut(&self.format);
        let mut columns: Vec<usize> = MONEY
            .iter()
            .filter(|_| may_be)
            .filter_map(|role| self.roles.get(role).copied())
            .collect();
        columns.sort_unstable();
        columns
    }

    /// The column of first purchases; it says something only where a row is a customer.
    pub(super) fn first_purchase(&self) -> Option<usize> {
        let column = self.roles.get(&Role::FirstDate).copied();
        column.filter(|_| self.shape == Shape::Customers)
    }

    /// Roles that must still be mapped before the import can start, in the order to ask for them.
    /// Which these are depends on the shape.
    pub fn missing(&self) -> Vec<Role> {
        let has = |role| self.roles.contains_key(&role);
        let is_met = |wanted: &[Role]| wanted.iter().any(|&role| has(role));
        let is_joined = self.joins.iter().any(|join| join.gives(Role::UnitPrice));
        let by_price = has(Role::Quantity) && (has(Role::UnitPrice) || is_joined);
        let by_month = has(Role::Year) && has(Role::Month);
        let of_lines = [
            (Role::Customer, has(Role::Customer)),
            (Role::Date, has(Role::Date) || by_month),
            (Role::Amount, has(Role::Amount) || by_price),
        ];
        let of_customers = [
            (Role::Customer, has(Role::Customer)),
            (Role::Date, has(Role::Date)),
            (Role::Amount, has(Role::Amount)),
        ];
        let of_months = [
            (Role::Customer, has(Role::Customer)),
            (Role::Month, !self.months.is_empty()),
        ];
        let of_contracts = [
            (Role::Start, is_met(&[Role::Start, Role::Tenure])),
            (
                Role::Churned,
                is_met(&[Role::Churned, Role::End, Role::Tenure]),
            ),
        ];
        let of_leads = [(
            Role::Stage,
            is_met(&[Role::Stage, Role::LossReason, Role::LeadSource]),
        )];
        let of_counted = [
            (Role::RepeatOrders, has(Role::RepeatOrders)),
            (Role::LastOrderTime, has(Role::LastOrderTime)),
            (Role::ObservedTime, has(Role::ObservedTime)),
        ];
        let of_scorecards = [(Role::Customer, has(Role::Customer))];
        let wanted: &[(Role, bool)] = match self.shape {
            Shape::OrderLines | Shape::Orders => &of_lines,
            // An amount is not asked for.
            Shape::Events => &of_lines[..2],
            Shape::Customers => &of_customers,
            Shape::MonthColumns => &of_months,
            Shape::Contracts => &of_contracts,
            Shape::Leads => &of_leads,
            Shape::Scorecard => &of_scorecards,
            Shape::Counted => &of_counted,
            Shape::Survey | Shape::Retention => &[],
        };
        let unmet = wanted.iter().filter(|(_, is_met)| !is_met);
        unmet.map(|&(role, _)| role).collect()
    }
}
