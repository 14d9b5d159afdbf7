//! What an order file can say of the inputs of the value models: counts and sums of a period and of
//! the one before.

use serde::{Deserialize, Serialize};

use super::{
    ClvInputs, EquityCohorts, EquityGroup, EquityInputs, Key, Problem, ValueError, WalletInputs,
};
use crate::base::{CustomerBase, FirstPurchase, ReturnsPolicy, Settled};
use crate::explain::{Explained, Expr, Given, Rule, Source, Symbol, Unit, ValueSymbol as S};
use crate::ingest::{NO_VALUE, Role};
use crate::segment::Period as Stretch;
use crate::units::{Day, Money, Months, Period};

/// One part in so many of the period before may be missing: shops do not sell every day.
const GRACE: i32 = 10;

/// One period of the open data, and what of the period before matters to it.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Observed {
    /// First day.
    pub from: Day,
    /// Last day.
    pub to: Day,
    /// How long it is.
    pub months: Months,
    /// First day of the data.
    pub first_day: Day,
    /// Each line sums up a customer: who ordered in both of two periods is not known.
    pub is_summed: bool,
    /// The day by which the data must begin for retention to be told: a tenth into the period before.
    pub needed_day: Day,
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
        let from = Day(to.minus_months(months.count()).0 + 1);
        let before_from = Stretch { from, to }.before().from;
        let measure = |role| base.measures.iter().find(|measure| measure.role == role);
        let (quantity, category) = (measure(Role::Quantity), measure(Role::CategorySpend));
        let mut seen = Observed {
            from,
            to,
            months,
            first_day: base.days.0,
            is_summed: base.is_summed(),
            needed_day: Day(before_from.0 + (from.0 - before_from.0) / GRACE),
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
            let first = settled
                .paid
                .first()
                .map(|&day| base.first_purchase(customer, day));
            let is_new = matches!(first,
                Some(FirstPurchase::Seen(day) | FirstPurchase::Named(day)) if day >= from);
            seen.new_customers += u64::from(is_new);
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

    /// Part of the customers of the period before who came again.
    ///
    /// # Errors
    /// Customers who were summed up, data that begin too late, or nobody in the period before.
    pub fn retention(&self) -> Result<Explained, ValueError> {
        if self.is_summed {
            return Err(ValueError::new(S::Retention, Problem::NotInData));
        }
        if self.first_day > self.needed_day {
            let problem = Problem::HistoryTooShort {
                first: self.first_day,
                needed: self.needed_day,
            };
            return Err(ValueError::new(S::Retention, problem));
        }
        let before = self.customer_count(S::CustomersBefore, self.before)?;
        let retained = self.retained as f64;
        let expr = Expr::of(
            S::RetainedCustomers,
            retained,
            Unit::Customers,
            Source::File,
        );
        let retention = Explained::new(S::Retention, Unit::Percent, expr.over(before));
        Ok(retention.with(self.window()).with(Rule::Retained))
    }

    /// Profit of a customer in the period.
    ///
    /// # Errors
    /// No profit in the file, or no customer in the period.
    pub fn margin(&self) -> Result<Explained, ValueError> {
        let profit = self.profit_sum(S::PeriodMargin)?;
        let customers = self.customer_count(S::PeriodCustomers, self.customers)?;
        let margin = Explained::new(
            S::PeriodMargin,
            Unit::MoneyPerCustomer,
            profit.over(customers),
        );
        Ok(margin.with(self.window()).with(Rule::ProfitFromFile))
    }

    /// Units a customer buys of the brand in the period: BR × SOP, of which neither is known alone.
    ///
    /// # Errors
    /// No units in the file, or no customer in the period.
    pub fn units_per_customer(&self) -> Result<Explained, ValueError> {
        let units = self.units_sold()?;
        let customers = self.customer_count(S::PeriodCustomers, self.customers)?;
        let each = Explained::new(S::UnitsPerCustomer, Unit::Ratio, units.over(customers));
        Ok(each.with(self.window()))
    }

    /// Profit a unit: CM.
    ///
    /// # Errors
    /// No units or no profit in the file.
    pub fn unit_margin(&self) -> Result<Explained, ValueError> {
        let profit = self.profit_sum(Symbol::UnitMargin)?;
        let margin = profit.over(self.units_sold()?);
        let margin = Explained::new(Symbol::UnitMargin, Unit::MoneyPerItem, margin);
        Ok(margin.with(self.window()))
    }

    fn customer_count(&self, symbol: S, count: u64) -> Result<Expr, ValueError> {
        if count == 0 {
            return Err(ValueError::new(symbol, Problem::NotPositive { found: 0.0 }));
        }
        Ok(Expr::of(
            symbol,
            count as f64,
            Unit::Customers,
            Source::File,
        ))
    }

    fn profit_sum(&self, wanted: impl Into<Symbol>) -> Result<Expr, ValueError> {
        let missing = ValueError::new(wanted, Problem::NotInData);
        let profit = self.profit.ok_or(missing)?.units();
        Ok(Expr::of(Symbol::Profit, profit, Unit::Money, Source::File))
    }

    fn units_sold(&self) -> Result<Expr, ValueError> {
        let missing = ValueError::new(S::UnitsSold, Problem::NotInData);
        let found = self.units.ok_or(missing)?;
        if found <= 0.0 {
            return Err(ValueError::new(
                S::UnitsSold,
                Problem::NotPositive { found },
            ));
        }
        Ok(Expr::of(S::UnitsSold, found, Unit::Items, Source::File))
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
    ///
    /// # Errors
    /// What the file does not give, and a period that is neither a month nor a year.
    pub fn clv_inputs(&self, discount: Given) -> Result<ClvInputs, ValueError> {
        let counted = |of: Explained| Given::counted(of.value());
        let odd = Problem::OutOfRange {
            found: f64::from(self.months.count()),
            least: 1.0,
            most: 12.0,
        };
        Ok(ClvInputs {
            period: self
                .period()
                .ok_or(ValueError::new(Symbol::WindowMonths, odd))?,
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
    ///
    /// # Errors
    /// As [`Observed::clv_inputs`].
    pub fn equity_inputs(
        &self,
        discount: Given,
        acquisition_cost: Option<Given>,
        periods: Option<u32>,
    ) -> Result<EquityInputs, ValueError> {
        let clv = self.clv_inputs(discount)?;
        Ok(EquityInputs {
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

    /// Inputs of the share of wallet.
    ///
    /// # Errors
    /// No category spend in the file.
    pub fn wallet_inputs(&self) -> Result<WalletInputs, ValueError> {
        let missing = ValueError::new(S::CategorySpend, Problem::NotInData);
        let spend = self.category_spend.ok_or(missing)?.units();
        let brand = self.known_revenue.units();
        Ok(super::share_of_wallet_inputs(brand, spend))
    }
}
