//! What an order file can say of the inputs of the value models: counts and sums of a period and of
//! the one before.

use serde::{Deserialize, Serialize};

use super::{ClvInputs, EquityCohorts, EquityGroup, EquityInputs, Key, WalletInputs};
use crate::base::{CustomerBase, ReturnsPolicy, Settled};
use crate::explain::{Explained, Expr, Given, Rule, Source, Symbol, Unit, ValueSymbol as S};
use crate::ingest::{NO_VALUE, Role};
use crate::units::{Day, Money, Months, Period};

/// One period of the open data, and what of the period before matters to it.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Observed {
    /// First day.
    pub from: Day,
    /// Last day.
    pub to: Day,
    /// How long it is.
    pub months: Months,
    /// The data begin before the period before does: only then retention can be told.
    pub tells_retention: bool,
    /// Customers with a paid order in the period.
    pub customers: u64,
    /// Those among them whose first paid order falls into it.
    pub new_customers: u64,
    /// Customers with a paid order in the period before.
    pub before: u64,
    /// Those of the period before who also paid an order in this one.
    pub retained: u64,
    /// Paid orders.
    pub orders: u64,
    /// Revenue.
    pub revenue: Money,
    /// Profit, where the file gives one.
    pub profit: Option<Money>,
    /// Units sold, where the file gives them.
    pub units: Option<f64>,
    /// Revenue from customers whose category spend the file gives.
    pub known_revenue: Money,
    /// Their spend on the category with everybody: the largest figure each customer has.
    pub category_spend: Option<Money>,
}

impl Observed {
    /// Counts the period of `months` that ends on `to`.
    ///
    /// # Rules
    /// A customer is retained who paid an order in the period before and again in this one. Category
    /// spend is a figure of the customer, not of the line, so the largest of a customer's lines is
    /// taken.
    pub fn count(base: &CustomerBase, to: Day, months: Months, policy: ReturnsPolicy) -> Observed {
        let start = |of: Day| Day(of.minus_months(months.count()).0 + 1);
        let from = start(to);
        let before_from = start(Day(from.0 - 1));
        let measure = |role| base.measures.iter().find(|measure| measure.role == role);
        let (quantity, category) = (measure(Role::Quantity), measure(Role::CategorySpend));
        let mut seen = Observed {
            from,
            to,
            months,
            tells_retention: base.days.0 <= before_from,
            customers: 0,
            new_customers: 0,
            before: 0,
            retained: 0,
            orders: 0,
            revenue: Money::ZERO,
            profit: base.has_profit().then_some(Money::ZERO),
            units: quantity.map(|_| 0.0),
            known_revenue: Money::ZERO,
            category_spend: category.map(|_| Money::ZERO),
        };
        let mut settled = Settled::default();
        for customer in 0..base.len() {
            base.settle(customer, to, policy, &mut settled);
            let is_within = |first: Day, last: Day| {
                let at = settled.paid.partition_point(|&day| day < first);
                settled.paid.get(at).is_some_and(|&day| day <= last)
            };
            let is_here = is_within(from, to);
            let was_before = is_within(before_from, Day(from.0 - 1));
            seen.customers += u64::from(is_here);
            seen.before += u64::from(was_before);
            seen.retained += u64::from(is_here && was_before);
            let first = settled.paid.first();
            seen.new_customers += u64::from(first.is_some_and(|&day| day >= from));
            seen.orders += settled.orders_since(from);
            let mut revenue = Money::ZERO;
            let mut spends: Option<Money> = None;
            for &entry in settled.counted.iter().filter(|&&it| base.day[it] >= from) {
                revenue += base.amount[entry];
                if let Some(profit) = &mut seen.profit {
                    *profit += base.profit_at(entry).unwrap_or(Money::ZERO);
                }
                let of = |measure: Option<&crate::ingest::Measure>| {
                    let value = measure.map(|measure| measure.values[entry]);
                    value.filter(|&value| value != NO_VALUE)
                };
                if let (Some(units), Some(count)) = (&mut seen.units, of(quantity)) {
                    *units += count.units();
                }
                spends = spends.max(of(category));
            }
            seen.revenue += revenue;
            if let (Some(sum), Some(spends)) = (&mut seen.category_spend, spends) {
                *sum += spends;
                seen.known_revenue += revenue;
            }
        }
        seen
    }

    /// The rule that counted the period.
    fn window(&self) -> Rule {
        Rule::Window {
            from: self.from,
            to: self.to,
        }
    }

    /// Part of the customers of the period before who came again; none where it cannot be told.
    pub fn retention(&self) -> Option<Explained> {
        let count = |symbol: S, of: u64| Expr::of(symbol, of as f64, Unit::Customers, Source::File);
        let expr =
            count(S::RetainedCustomers, self.retained).over(count(S::CustomersBefore, self.before));
        let retention = Explained::new(S::Retention, Unit::Percent, expr)
            .with(self.window())
            .with(Rule::Retained);
        (self.tells_retention && self.before > 0).then_some(retention)
    }

    /// Profit of a customer in the period; none without a profit in the file.
    pub fn margin(&self) -> Option<Explained> {
        let profit = self.profit?.units();
        let profit = Expr::of(Symbol::Profit, profit, Unit::Money, Source::File);
        let customers = Expr::of(
            S::PeriodCustomers,
            self.customers as f64,
            Unit::Customers,
            Source::File,
        );
        let margin = Explained::new(
            S::PeriodMargin,
            Unit::MoneyPerCustomer,
            profit.over(customers),
        );
        let margin = margin.with(self.window()).with(Rule::ProfitFromFile);
        (self.customers > 0).then_some(margin)
    }

    /// Units a customer buys of the brand in the period: BR × SOP, of which neither is known alone.
    pub fn units_per_customer(&self) -> Option<Explained> {
        let units = Expr::of(S::UnitsSold, self.units?, Unit::Items, Source::File);
        let customers = self.customers as f64;
        let customers = Expr::of(S::PeriodCustomers, customers, Unit::Customers, Source::File);
        let each = Explained::new(S::UnitsPerCustomer, Unit::Ratio, units.over(customers));
        (self.customers > 0).then(|| each.with(self.window()))
    }

    /// Profit a unit: CM; none without units and profit.
    pub fn unit_margin(&self) -> Option<Explained> {
        let profit = self.profit?.units();
        let profit = Expr::of(Symbol::Profit, profit, Unit::Money, Source::File);
        let sold = self.units?;
        let units = Expr::of(S::UnitsSold, sold, Unit::Items, Source::File);
        let margin = Explained::new(Symbol::UnitMargin, Unit::MoneyPerItem, profit.over(units));
        (sold > 0.0).then(|| margin.with(self.window()))
    }

    /// The period its rates are of, where it is a month or a year.
    pub fn period(&self) -> Option<Period> {
        match self.months.count() {
            1 => Some(Period::Month),
            12 => Some(Period::Year),
            _ => None,
        }
    }

    /// Inputs of lifetime value with what the file gives; the discount rate is the user's.
    pub fn clv_inputs(&self, discount: Given) -> Option<ClvInputs> {
        let counted = |of: Explained| Given::counted(of.value());
        Some(ClvInputs {
            period: self.period()?,
            margin: counted(self.margin()?),
            retention: counted(self.retention()?),
            discount,
            growth: None,
            payments: None,
            acquisition_cost: None,
        })
    }

    /// Inputs of customer equity, one group, with as many new customers as this period had where the
    /// cost of winning one is given.
    pub fn equity_inputs(
        &self,
        discount: Given,
        acquisition_cost: Option<Given>,
        periods: Option<u32>,
    ) -> Option<EquityInputs> {
        let clv = self.clv_inputs(discount)?;
        Some(EquityInputs {
            period: clv.period,
            discount,
            groups: vec![EquityGroup {
                name: Key::Total,
                customers: Given::counted(self.customers as f64),
                margin: clv.margin,
                retention: clv.retention,
            }],
            cohorts: acquisition_cost.map(|acquisition_cost| EquityCohorts {
                customers: Given::counted(self.new_customers as f64),
                margin: clv.margin,
                retention: clv.retention,
                acquisition_cost,
                periods,
            }),
        })
    }

    /// Inputs of the share of wallet; none where the file gives no category spend.
    pub fn wallet_inputs(&self) -> Option<WalletInputs> {
        let spend = self.category_spend.filter(|spend| spend.is_positive())?;
        let brand = self.known_revenue.units();
        Some(super::share_of_wallet_inputs(brand, spend.units()))
    }
}
