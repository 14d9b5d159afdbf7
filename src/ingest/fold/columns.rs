//! Which column gives what.

use crate::ingest::{Plan, Role, Shape};
use crate::units::Day;

/// Where the amount of a row comes from.
#[derive(Debug, Clone)]
pub(super) enum AmountFrom {
    Column(usize),
    Product {
        quantity: usize,
        price: usize,
    },
    /// One amount a month, each in a column of its own.
    Months(Vec<(usize, Day)>),
    /// There is none: a row says who bought and when.
    Absent,
}

/// Where the day of a row comes from.
#[derive(Debug, Clone, Copy)]
pub(super) enum DateFrom {
    Column(usize),
    /// The first day of a month whose year and month stand apart.
    YearMonth {
        year: usize,
        month: usize,
    },
    /// From the columns of the months.
    Months,
}

/// Where the profit of a row comes from.
#[derive(Debug, Clone, Copy)]
pub(super) enum ProfitFrom {
    Nothing,
    Column(usize),
    Cost(usize),
}

/// The columns a fold reads.
#[derive(Debug, Clone)]
pub(super) struct Columns {
    pub(super) customer: usize,
    pub(super) date: DateFrom,
    pub(super) amount: AmountFrom,
    /// A quantity below zero beside an amount makes it a refund.
    pub(super) sign: Option<usize>,
    pub(super) order: Option<usize>,
    pub(super) profit: ProfitFrom,
    pub(super) refund: Option<usize>,
    /// The states of the order, its payment and its refund.
    pub(super) statuses: Vec<(usize, Role)>,
    /// The first purchase, where a row is a customer.
    pub(super) first: Option<usize>,
    pub(super) attributes: Vec<(usize, Option<Role>)>,
    pub(super) measures: Vec<(usize, Role)>,
    /// Cells a row must have.
    pub(super) needed: usize,
}

impl Columns {
    /// The columns of a plan; none while it misses a role.
    pub(super) fn of(plan: &Plan) -> Option<Columns> {
        let column = |role| plan.roles.get(&role).copied();
        let customer = column(Role::Customer)?;
        let months = plan.shape == Shape::MonthColumns;
        let date = match (column(Role::Date), column(Role::Year), column(Role::Month)) {
            _ if months => DateFrom::Months,
            (Some(date), _, _) => DateFrom::Column(date),
            (None, Some(year), Some(month)) => DateFrom::YearMonth { year, month },
            _ => return None,
        };
        let amount = match (
            column(Role::Amount),
            column(Role::Quantity),
            column(Role::UnitPrice),
        ) {
            _ if months => AmountFrom::Months(plan.months.clone()),
            _ if plan.shape == Shape::Events => AmountFrom::Absent,
            (Some(amount), _, _) => AmountFrom::Column(amount),
            (None, Some(quantity), Some(price)) => AmountFrom::Product { quantity, price },
            _ => return None,
        };
        let last_amount = match &amount {
            AmountFrom::Column(amount) => *amount,
            AmountFrom::Product { quantity, price } => *quantity.max(price),
            AmountFrom::Months(_) | AmountFrom::Absent => customer,
        };
        let last_date = match date {
            DateFrom::Column(date) => date,
            DateFrom::YearMonth { year, month } => year.max(month),
            DateFrom::Months => customer,
        };
        let profit = match (column(Role::Profit), column(Role::Cost)) {
            _ if months || plan.shape == Shape::Events => ProfitFrom::Nothing,
            (Some(profit), _) => ProfitFrom::Column(profit),
            (None, Some(cost)) => ProfitFrom::Cost(cost),
            (None, None) => ProfitFrom::Nothing,
        };
        Some(Columns {
            customer,
            date,
            sign: match amount {
                AmountFrom::Column(_) | AmountFrom::Absent => column(Role::Quantity),
                _ => None,
            },
            amount,
            order: column(Role::Order),
            profit,
            refund: column(Role::Refund).filter(|_| !months && plan.shape != Shape::Events),
            statuses: Role::STATUSES
                .into_iter()
                .filter_map(|role| Some((column(role)?, role)))
                .collect(),
            first: plan.first_purchase(),
            attributes: plan.kept_columns(),
            measures: plan.measures(),
            needed: customer.max(last_date).max(last_amount) + 1,
        })
    }

    /// The column to point at when the amount is in trouble.
    pub(super) fn amount_column(&self) -> usize {
        match &self.amount {
            AmountFrom::Column(column) => *column,
            AmountFrom::Product { price, .. } => *price,
            AmountFrom::Months(months) => months.first().map_or(self.customer, |month| month.0),
            AmountFrom::Absent => self.sign.unwrap_or(self.customer),
        }
    }

    /// The column to point at when the date is in trouble.
    pub(super) fn date_column(&self) -> usize {
        match self.date {
            DateFrom::Column(column) => column,
            DateFrom::YearMonth { month, .. } => month,
            DateFrom::Months => self.customer,
        }
    }
}
