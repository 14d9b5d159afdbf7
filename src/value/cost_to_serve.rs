//! Contribution with what serving costs (M02, M45): a group that brings revenue may bring a loss.

use serde::{Deserialize, Serialize};

use super::line::key_or_words;
use super::{Contribution, Key, Line, Margins, ValueError, check};
use crate::explain::{Explained, Expr, Given, Source, Symbol, Unit, ValueSymbol as S};
use crate::segment::SegmentTable;

/// Most groups.
const MOST: u32 = 1_000;

/// What serving costs; a rate that is not given costs nothing, and is not in the formula.
#[derive(Debug, Clone, Copy, Default, PartialEq, Serialize, Deserialize)]
pub struct ServingCosts {
    /// Money a customer over the time the revenue runs.
    #[serde(default)]
    pub per_customer: Option<Given>,
    /// Money an order.
    #[serde(default)]
    pub per_order: Option<Given>,
    /// Part of revenue.
    #[serde(default)]
    pub of_revenue: Option<Given>,
}

/// One group of customers.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct ServedGroup {
    /// What it is called; words alone are a name of the user's own.
    #[serde(deserialize_with = "key_or_words")]
    pub name: Key,
    /// How many there are.
    pub customers: Given,
    /// Their orders.
    #[serde(default)]
    pub orders: Option<Given>,
    /// Their revenue.
    pub revenue: Given,
    /// Contribution margin before serving costs.
    pub margin: Given,
    /// Costs of this group alone, instead of the common ones.
    #[serde(default)]
    pub costs: Option<ServingCosts>,
}

/// Groups and what serving them costs.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct ServingInputs {
    /// The groups.
    pub groups: Vec<ServedGroup>,
    /// What serving costs.
    pub costs: ServingCosts,
}

/// One group, or all together.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct ServedRow {
    /// The group; [`Key::Total`] for all.
    pub name: Key,
    /// How many there are.
    pub customers: Explained,
    /// Their revenue.
    pub revenue: Explained,
    /// Part of all revenue; none where that is not positive.
    pub revenue_share: Option<Explained>,
    /// Revenue × margin.
    pub gross: Explained,
    /// What serving them costs.
    pub serving: Explained,
    /// Gross less serving; may be below zero.
    pub profit: Explained,
    /// Part of all profit; none where that is not positive.
    pub profit_share: Option<Explained>,
    /// Profit of one; none without any.
    pub per_head: Option<Explained>,
    /// Orders a customer may place at most before the group brings a loss; none where orders cost
    /// nothing, or where nothing is left for them.
    pub orders_to_break_even: Option<Explained>,
}

/// The contribution table.
///
/// # Invariant
/// The profits of the groups add up to that of all.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Serving {
    /// Each group.
    pub rows: Vec<ServedRow>,
    /// All together.
    pub total: ServedRow,
    /// Groups whose profit is below zero.
    pub loss_makers: u32,
}

impl ServingInputs {
    /// The tiers of a counted table with these costs. A tier whose margin nobody knows is refused
    /// when it is evaluated.
    ///
    /// # Errors
    /// A profit that neither the file nor a margin gives.
    pub fn of_tiers(
        table: &SegmentTable,
        margins: &Margins,
        costs: ServingCosts,
        source: Source,
        margin_source: Source,
    ) -> Result<ServingInputs, ValueError> {
        let contribution = Contribution::evaluate(table, margins, source, margin_source);
        let mut groups = Vec::with_capacity(contribution.rows.len());
        for (place, row) in contribution.rows.iter().enumerate() {
            let counted = table.rows.iter().find(|of| Some(of.tier) == row.tier);
            let (Some(counted), Some(tier)) = (counted, row.tier) else {
                continue;
            };
            let revenue = row.revenue.value();
            let profit = row.profit.as_ref().map(Explained::value);
            let missing = ValueError::new(Symbol::TierMargin, super::Problem::Missing);
            let profit = profit.ok_or(missing.at(place + 1))?;
            let given = |value| Given { value, source };
            groups.push(ServedGroup {
                name: Key::Tier(tier),
                customers: given(counted.customers as f64),
                orders: Some(given(counted.orders as f64)),
                revenue: given(revenue),
                margin: match margins {
                    // A tier without revenue has no margin, and no profit that one could make.
                    Margins::FromFile if revenue == 0.0 => given(0.0),
                    Margins::FromFile => given(profit / revenue),
                    _ => Given {
                        value: margins.of(tier).map_or(0.0, |margin| margin.get()),
                        source: margin_source,
                    },
                },
                costs: None,
            });
        }
        Ok(ServingInputs { groups, costs })
    }
}

impl Serving {
    /// Evaluates the table.
    ///
    /// # Formula
    /// profit = revenue × margin − (customers × cost a customer + orders × cost an order + revenue ×
    /// part of revenue).
    ///
    /// # Errors
    /// No group, a margin over 100 %, a cost an order for groups without orders, a number out of its
    /// range (its place is the group's).
    pub fn evaluate(inputs: &ServingInputs) -> Result<Serving, ValueError> {
        check::entries(S::GroupCustomers, inputs.groups.len(), 1, MOST)?;
        let mut rows = Vec::with_capacity(inputs.groups.len());
        for (place, group) in inputs.groups.iter().enumerate() {
            let costs = group.costs.as_ref().unwrap_or(&inputs.costs);
            rows.push(row(group, costs).map_err(|error| error.at(place + 1))?);
        }
        let sum = |symbol: Symbol, unit, pick: fn(&ServedRow) -> &Explained| {
            let parts = rows.iter().enumerate();
            let parts = parts.map(|(place, row)| pick(row).as_input().at(place + 1));
            Explained::new(symbol, unit, Expr::Sum(parts.collect()))
        };
        let mut total = ServedRow {
            name: Key::Total,
            customers: sum(Symbol::Customers, Unit::Customers, |row| &row.customers),
            revenue: sum(Symbol::Revenue, Unit::Money, |row| &row.revenue),
            gross: sum(S::GrossProfit.into(), Unit::Money, |row| &row.gross),
            serving: sum(S::ServingCost.into(), Unit::Money, |row| &row.serving),
            profit: sum(S::NetProfit.into(), Unit::Money, |row| &row.profit),
            revenue_share: None,
            profit_share: None,
            per_head: None,
            orders_to_break_even: None,
        };
        for row in &mut rows {
            row.profit_share = share(S::NetProfitShare, &row.profit, &total.profit);
            row.revenue_share = share(Symbol::RevenueShare, &row.revenue, &total.revenue);
        }
        total.profit_share = share(S::NetProfitShare, &total.profit, &total.profit);
        total.per_head = per_head(&total.profit, &total.customers);
        Ok(Serving {
            loss_makers: rows.iter().filter(|row| row.profit.value() < 0.0).count() as u32,
            rows,
            total,
        })
    }

    /// Every number of the result.
    pub fn lines(&self) -> Vec<Line<'_>> {
        let mut lines = Vec::new();
        for row in self.rows.iter().chain([&self.total]) {
            let of = [&row.customers, &row.revenue, &row.gross, &row.serving];
            let of = of.into_iter().chain([&row.profit]);
            let of = of
                .chain(&row.revenue_share)
                .chain(&row.profit_share)
                .chain(&row.per_head);
            let of = of.chain(&row.orders_to_break_even);
            lines.extend(Line::row(std::slice::from_ref(&row.name), of));
        }
        lines
    }
}

fn share(symbol: impl Into<Symbol>, part: &Explained, total: &Explained) -> Option<Explained> {
    // The whole has a name of its own: two numbers of one name would be told as one.
    let name = match total.symbol {
        Symbol::Revenue => Symbol::Revenue,
        _ => Symbol::Profit,
    };
    let all = Expr::of(name, total.value(), total.unit, Source::Derived);
    let share = Explained::new(symbol, Unit::Percent, part.as_input().over(all));
    (total.value() > 0.0).then_some(share)
}

fn per_head(profit: &Explained, customers: &Explained) -> Option<Explained> {
    let expr = profit.as_input().over(customers.as_input());
    let each = Explained::new(S::NetProfitPerHead, Unit::MoneyPerCustomer, expr);
    (customers.value() > 0.0).then_some(each)
}

fn row(group: &ServedGroup, costs: &ServingCosts) -> Result<ServedRow, ValueError> {
    let revenue = check::finite(Symbol::TierRevenue, group.revenue)?;
    let orders = group.orders.map_or(0.0, |orders| orders.value);
    // Nobody brings no revenue and places no orders.
    match revenue != 0.0 || orders != 0.0 {
        true => check::positive(S::GroupCustomers, group.customers)?,
        false => check::not_negative(S::GroupCustomers, group.customers)?,
    };
    check::margin(Symbol::TierMargin, group.margin)?;
    let customers = Explained::of_given(S::GroupCustomers, group.customers, Unit::Customers);
    let revenue = Explained::of_given(Symbol::TierRevenue, group.revenue, Unit::Money);
    let margin = group.margin.named(Symbol::TierMargin, Unit::Percent);
    let gross = Explained::new(
        S::GrossProfit,
        Unit::Money,
        revenue.as_input().times(margin),
    );
    let mut fixed = Vec::new();
    if let Some(cost) = costs.per_customer {
        check::not_negative(S::CostPerCustomer, cost)?;
        let cost = cost.named(S::CostPerCustomer, Unit::MoneyPerCustomer);
        fixed.push(customers.as_input().times(cost));
    }
    if let Some(part) = costs.of_revenue {
        check::fraction(S::CostOfRevenue, part)?;
        let part = part.named(S::CostOfRevenue, Unit::Percent);
        fixed.push(revenue.as_input().times(part));
    }
    let mut all = fixed.clone();
    let mut break_even = None;
    if let Some(cost) = costs.per_order {
        check::not_negative(S::CostPerOrder, cost)?;
        let missing = ValueError::new(Symbol::Orders, super::Problem::Missing);
        let orders = group.orders.ok_or(missing)?;
        check::not_negative(Symbol::Orders, orders)?;
        let orders = orders.named(Symbol::Orders, Unit::Orders);
        let cost = cost.named(S::CostPerOrder, Unit::MoneyPerOrder);
        all.push(orders.times(cost.clone()));
        let left = match fixed.is_empty() {
            true => gross.as_input(),
            false => gross.as_input().minus(Expr::Sum(fixed)),
        };
        let each = left.over(cost).over(customers.as_input());
        let orders = Explained::new(S::OrdersToBreakEven, Unit::Ratio, each);
        break_even = orders.finite().filter(|&left| left >= 0.0).map(|_| orders);
    }
    let serving = match all.is_empty() {
        true => Explained::given(S::ServingCost, 0.0, Unit::Money, Source::Assumption),
        false => Explained::new(S::ServingCost, Unit::Money, Expr::Sum(all)),
    };
    let profit = Explained::new(
        S::NetProfit,
        Unit::Money,
        gross.as_input().minus(serving.as_input()),
    );
    Ok(ServedRow {
        name: group.name.clone(),
        per_head: per_head(&profit, &customers),
        revenue_share: None,
        profit_share: None,
        orders_to_break_even: break_even,
        customers,
        revenue,
        gross,
        serving,
        profit,
    })
}
