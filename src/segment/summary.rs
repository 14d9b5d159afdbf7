//! Customers, orders and money by segment.

use serde::{Deserialize, Serialize};

use super::{OrderUnit, Profiles, Scheme, SchemeFacts, Segment, SegmentName, Segmentation, Span};
use crate::base::Window;
use crate::explain::{Explained, Expr, Source, Symbol, Unit};
use crate::units::Money;

/// Counts and sums of some customers.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Sums {
    /// Customers.
    pub customers: u64,
    /// Their purchases.
    pub orders: u64,
    /// Their revenue.
    pub revenue: Money,
    /// Their profit, where the data give one.
    pub profit: Option<Money>,
}

impl Sums {
    /// Nothing, with a profit of zero where the data give profit.
    pub fn none(has_profit: bool) -> Sums {
        Sums {
            profit: has_profit.then_some(Money::ZERO),
            ..Sums::default()
        }
    }

    /// One more customer.
    #[inline]
    pub fn add(&mut self, profiles: &Profiles, customer: usize, span: Span, unit: OrderUnit) {
        let totals = profiles.totals(span);
        self.customers += 1;
        self.orders += u64::from(totals.purchases(customer, unit));
        self.revenue += totals.revenue[customer];
        if let (Some(sum), Some(&profit)) = (&mut self.profit, totals.profit.get(customer)) {
            *sum += profit;
        }
    }

    /// Both together.
    pub fn and(self, other: Sums) -> Sums {
        Sums {
            customers: self.customers + other.customers,
            orders: self.orders + other.orders,
            revenue: self.revenue + other.revenue,
            profit: match (self.profit, other.profit) {
                (Some(one), Some(other)) => Some(one + other),
                _ => None,
            },
        }
    }
}

/// One segment, counted.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct SegmentCount {
    /// Which, and whether the scheme judges its customers.
    pub segment: Segment,
    /// Counts and sums.
    pub sums: Sums,
    /// Part of the customers that are judged; none outside, or of nobody.
    pub share_customers: Option<f64>,
    /// Part of their revenue; none where it is not above zero.
    pub share_revenue: Option<f64>,
    /// Part of their profit; none where it is not above zero or not known.
    pub share_profit: Option<f64>,
    /// Revenue share ÷ customer share.
    pub index_revenue: Option<f64>,
    /// Profit share ÷ customer share.
    pub index_profit: Option<f64>,
    /// Revenue ÷ purchases.
    pub order_value: Option<f64>,
}

/// A number of a segment that can be explained.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum SegmentNumber {
    /// Customers.
    Customers,
    /// Their purchases.
    Orders,
    /// Revenue.
    Revenue,
    /// Profit of the file.
    Profit,
    /// Part of the customers.
    ShareCustomers,
    /// Part of the revenue.
    ShareRevenue,
    /// Part of the profit.
    ShareProfit,
    /// Revenue share ÷ customer share.
    IndexRevenue,
    /// Profit share ÷ customer share.
    IndexProfit,
    /// Revenue ÷ purchases.
    OrderValue,
}

/// A segmentation counted: small, whatever the size of the base.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct SegmentSummary {
    /// What the user chose.
    pub scheme: Scheme,
    /// What it was settled to.
    pub facts: SchemeFacts,
    /// The segments in order, those outside last.
    pub rows: Vec<SegmentCount>,
    /// All customers that are judged.
    pub total: Sums,
    /// The time over which orders and money are counted.
    pub span: Span,
    /// What counts as one purchase.
    pub unit: OrderUnit,
    /// The window and the analysis day.
    pub window: Window,
    /// Lines whose profit cell could not be read.
    pub lines_without_profit: u64,
}

impl SegmentSummary {
    pub(super) fn count(
        segmentation: &Segmentation,
        scheme: &Scheme,
        profiles: &Profiles,
    ) -> SegmentSummary {
        let (span, unit) = (segmentation.span, segmentation.unit);
        let mut sums = vec![Sums::none(profiles.has_profit()); segmentation.segments.len()];
        let totals = profiles.totals(span);
        let of = &mut sums[..];
        let columns = segmentation.codes.iter().zip(totals.of(unit));
        for ((&code, &orders), &revenue) in columns.zip(&totals.revenue) {
            let sums = &mut of[usize::from(code)];
            sums.customers += 1;
            sums.orders += u64::from(orders);
            sums.revenue += revenue;
        }
        for (&code, &profit) in segmentation.codes.iter().zip(&totals.profit) {
            if let Some(sum) = &mut of[usize::from(code)].profit {
                *sum += profit;
            }
        }
        let counted = segmentation.segments.iter().cloned().zip(sums);
        // Nobody outside is nothing to list.
        let listed: Vec<(Segment, Sums)> = counted
            .filter(|(segment, sums)| !segment.is_outside || sums.customers > 0)
            .collect();
        let total = listed
            .iter()
            .filter(|(segment, _)| !segment.is_outside)
            .fold(Sums::none(profiles.has_profit()), |total, (_, sums)| {
                total.and(*sums)
            });
        let rows = listed
            .into_iter()
            .map(|(segment, sums)| SegmentCount::new(segment, sums, &total))
            .collect();
        SegmentSummary {
            scheme: scheme.clone(),
            facts: segmentation.facts.clone(),
            rows,
            total,
            span,
            unit,
            window: profiles.window,
            lines_without_profit: profiles.lines_without_profit,
        }
    }

    /// The row of a segment.
    pub fn row(&self, name: &SegmentName) -> Option<&SegmentCount> {
        self.rows.iter().find(|row| row.segment.name == *name)
    }

    /// Profit of a customer of a row in a month; none without profit or customers, or where the table
    /// does not count the window.
    pub fn profit_per_head_month(&self, row: &SegmentCount) -> Option<f64> {
        let counted = self.span == Span::Window && row.sums.customers > 0;
        let profit = row.sums.profit.filter(|_| counted)?;
        Some(profit.units() / row.sums.customers as f64 / self.window.length_months)
    }

    /// A number of a row by the formula that made it; none where there is none.
    pub fn explain(&self, row: usize, number: SegmentNumber) -> Option<Explained> {
        let row = self.rows.get(row)?;
        explained(row.segment.is_outside, &row.sums, &self.total, number)
    }
}

impl SegmentCount {
    fn new(segment: Segment, sums: Sums, total: &Sums) -> SegmentCount {
        let value =
            |number| explained(segment.is_outside, &sums, total, number).and_then(|it| it.finite());
        SegmentCount {
            share_customers: value(SegmentNumber::ShareCustomers),
            share_revenue: value(SegmentNumber::ShareRevenue),
            share_profit: value(SegmentNumber::ShareProfit),
            index_revenue: value(SegmentNumber::IndexRevenue),
            index_profit: value(SegmentNumber::IndexProfit),
            order_value: value(SegmentNumber::OrderValue),
            segment,
            sums,
        }
    }
}

/// The formula of every number of a row.
pub(super) fn explained(
    is_outside: bool,
    part: &Sums,
    whole: &Sums,
    number: SegmentNumber,
) -> Option<Explained> {
    let given = |symbol, value, unit| Explained::given(symbol, value, unit, Source::File);
    let customers = |of: &Sums, symbol| given(symbol, of.customers as f64, Unit::Customers);
    let money = |of: Money, symbol| given(symbol, of.units(), Unit::Money);
    // A share of a total that is zero or negative would mislead: there is none.
    let share = |symbol, part: Explained, whole: Explained| {
        (!is_outside && whole.value() > 0.0).then(|| {
            Explained::new(
                symbol,
                Unit::Percent,
                part.as_input().over(whole.as_input()),
            )
        })
    };
    let customer_share = || {
        let all = customers(whole, Symbol::Customers);
        share(
            Symbol::CustomerShare,
            customers(part, Symbol::TierCustomers),
            all,
        )
    };
    let revenue_share = || {
        let all = money(whole.revenue, Symbol::Revenue);
        share(
            Symbol::RevenueShare,
            money(part.revenue, Symbol::TierRevenue),
            all,
        )
    };
    let profit_share = || {
        let all = money(whole.profit?, Symbol::Profit);
        share(
            Symbol::ProfitShare,
            money(part.profit?, Symbol::TierProfit),
            all,
        )
    };
    let index = |symbol, share: Option<Explained>| {
        let below = customer_share().filter(|it| it.value() > 0.0)?;
        Some(Explained::new(
            symbol,
            Unit::Index,
            share?.as_input().over(below.as_input()),
        ))
    };
    match number {
        SegmentNumber::Customers => Some(customers(part, Symbol::TierCustomers)),
        SegmentNumber::Orders => Some(given(Symbol::Orders, part.orders as f64, Unit::Orders)),
        SegmentNumber::Revenue => Some(money(part.revenue, Symbol::TierRevenue)),
        SegmentNumber::Profit => Some(money(part.profit?, Symbol::TierProfit)),
        SegmentNumber::ShareCustomers => customer_share(),
        SegmentNumber::ShareRevenue => revenue_share(),
        SegmentNumber::ShareProfit => profit_share(),
        SegmentNumber::IndexRevenue => index(Symbol::RevenueIndex, revenue_share()),
        SegmentNumber::IndexProfit => index(Symbol::ProfitIndex, profit_share()),
        SegmentNumber::OrderValue => (part.orders > 0).then(|| {
            let orders = given(Symbol::Orders, part.orders as f64, Unit::Orders);
            let revenue: Expr = money(part.revenue, Symbol::TierRevenue).as_input();
            Explained::new(
                Symbol::OrderValue,
                Unit::MoneyPerOrder,
                revenue.over(orders.as_input()),
            )
        }),
    }
}
