//! What is known of every customer on one day: the columns all schemes cut.

use serde::{Deserialize, Serialize};

use crate::base::{CustomerBase, FirstKnown, FirstPurchase, ReturnsPolicy, Settled, Window};
use crate::units::{Day, Money};

/// Stands for the day of a purchase that never was.
pub const NEVER: Day = Day(i32::MIN);

/// The time a scheme looks at.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Span {
    /// Everything up to the analysis day.
    #[default]
    History,
    /// The window before the analysis day.
    Window,
}

/// What counts as one purchase.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum OrderUnit {
    /// An order that was paid; see [`crate::base::OrderCounting`].
    #[default]
    Orders,
    /// Each line that is a sale, as rfm (R) counts.
    Lines,
}

/// Totals of every customer over one span of time, one entry a customer of the base.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Totals {
    /// Paid orders.
    pub orders: Vec<u32>,
    /// Lines that count, with an amount above zero unless all are kept as they are.
    pub lines: Vec<u32>,
    /// Revenue.
    pub revenue: Vec<Money>,
    /// Profit; empty when the data give none.
    pub profit: Vec<Money>,
}

impl Totals {
    /// Purchases of every customer.
    pub fn of(&self, unit: OrderUnit) -> &[u32] {
        match unit {
            OrderUnit::Orders => &self.orders,
            OrderUnit::Lines => &self.lines,
        }
    }

    /// Purchases of one customer.
    #[inline]
    pub fn purchases(&self, customer: usize, unit: OrderUnit) -> u32 {
        self.of(unit)[customer]
    }
}

/// The customers of a base as they stood on the last day of a window; column by column, one entry
/// a customer in order of first appearance. Taken once, cut by any number of schemes.
#[derive(Debug, Clone, PartialEq)]
pub struct Profiles {
    /// The window; its last day is the analysis day.
    pub window: Window,
    /// What a refund does.
    pub returns: ReturnsPolicy,
    /// Everything up to the analysis day.
    pub history: Totals,
    /// The window only.
    pub recent: Totals,
    /// Day of the first paid order, or of the first purchase where a column names it; [`NEVER`]
    /// without one.
    pub first: Vec<Day>,
    /// Day of the last paid order up to the analysis day; [`NEVER`] without one.
    pub last: Vec<Day>,
    /// Different days with a paid order.
    pub order_days: Vec<u32>,
    /// How many gaps between two days with an order of one customer last so many days.
    pub gaps: Vec<u64>,
    /// Lines in the history whose cost or profit cell was unreadable: they count as no profit.
    pub lines_without_profit: u64,
    /// How it is known when customers first bought.
    pub first_known: FirstKnown,
    /// When customers first bought that were summed up; [`NEVER`] where it is not known, empty where
    /// no column says so.
    pub first_named: Vec<Day>,
}

impl Profiles {
    /// Looks at every customer once.
    pub fn take(base: &CustomerBase, window: &Window, returns: ReturnsPolicy) -> Profiles {
        let customers = base.len();
        let mut profiles = Profiles {
            window: *window,
            returns,
            history: Totals::for_customers(customers, base.has_profit()),
            recent: Totals::for_customers(customers, base.has_profit()),
            first: Vec::with_capacity(customers),
            last: Vec::with_capacity(customers),
            order_days: Vec::with_capacity(customers),
            gaps: Vec::new(),
            lines_without_profit: 0,
            first_known: base.first_known(),
            first_named: Vec::new(),
        };
        let mut settled = Settled::default();
        for customer in 0..customers {
            base.settle(customer, window.to, returns, &mut settled);
            profiles.add(base, &settled);
            if profiles.first_known == FirstKnown::Named {
                profiles.name_first(customer, base.first_named(customer));
            }
        }
        profiles
    }

    /// Notes the first purchase a column names.
    fn name_first(&mut self, customer: usize, named: Option<Day>) {
        self.first_named.push(named.unwrap_or(NEVER));
        if let Some(day) = named.filter(|_| self.has_bought(customer)) {
            self.first[customer] = day;
        }
    }

    fn add(&mut self, base: &CustomerBase, settled: &Settled) {
        let (mut all, mut recent) = (Sums::default(), Sums::default());
        for &entry in &settled.counted {
            let profit = match base.has_profit().then(|| base.profit_at(entry)) {
                Some(Some(profit)) => profit,
                Some(None) => {
                    self.lines_without_profit += 1;
                    Money::ZERO
                }
                None => Money::ZERO,
            };
            let amount = base.amount[entry];
            let is_sale = amount.is_positive() || self.returns == ReturnsPolicy::Keep;
            all.add(is_sale, amount, profit);
            if self.window.counts(base.day[entry]) {
                recent.add(is_sale, amount, profit);
            }
        }
        let count = |orders: u64| u32::try_from(orders).unwrap_or(u32::MAX);
        let recent_orders = count(settled.orders_since(self.window.counts_from()));
        self.history.push(count(settled.orders()), all);
        self.recent.push(recent_orders, recent);
        if base.has_profit() {
            self.history.profit.push(all.profit);
            self.recent.profit.push(recent.profit);
        }
        self.first
            .push(settled.paid.first().copied().unwrap_or(NEVER));
        self.last
            .push(settled.paid.last().copied().unwrap_or(NEVER));
        let mut days = u32::from(!settled.paid.is_empty());
        for pair in settled.paid.windows(2) {
            let gap = (pair[1].0 - pair[0].0) as usize;
            if gap == 0 {
                continue;
            }
            days += 1;
            if self.gaps.len() <= gap {
                self.gaps.resize(gap + 1, 0);
            }
            self.gaps[gap] += 1;
        }
        self.order_days.push(days);
    }

    /// How many customers.
    pub fn len(&self) -> usize {
        self.first.len()
    }

    /// True without a customer.
    pub fn is_empty(&self) -> bool {
        self.first.is_empty()
    }

    /// True when the data give profit.
    pub fn has_profit(&self) -> bool {
        !self.history.profit.is_empty()
    }

    /// The totals of a span.
    pub fn totals(&self, span: Span) -> &Totals {
        match span {
            Span::History => &self.history,
            Span::Window => &self.recent,
        }
    }

    /// True for a customer who paid an order up to the analysis day.
    pub fn has_bought(&self, customer: usize) -> bool {
        self.last[customer] != NEVER
    }

    /// True for a customer with a paid order in the active period.
    pub fn is_active(&self, customer: usize) -> bool {
        self.last[customer] >= self.window.active_from
    }

    /// True when new customers can be told from old ones.
    pub fn tells_new(&self) -> bool {
        self.window.tells_new() && self.first_known != FirstKnown::Not
    }

    /// True for a customer whose first purchase falls under the rule for new customers.
    pub fn is_new(&self, customer: usize) -> bool {
        self.tells_new() && self.window.is_new(self.first_purchase(customer))
    }

    /// When a customer first bought.
    fn first_purchase(&self, customer: usize) -> FirstPurchase {
        match self.first_named.get(customer) {
            Some(&day) if day != NEVER => FirstPurchase::Named(day),
            _ if self.first_known != FirstKnown::Seen => FirstPurchase::Unknown,
            _ => FirstPurchase::Seen(self.first[customer]),
        }
    }

    /// Days from the last paid order to the analysis day; none without an order.
    pub fn recency_days(&self, customer: usize) -> Option<i32> {
        self.has_bought(customer)
            .then(|| self.window.to.0 - self.last[customer].0)
    }

    /// The day of the first purchase; none without an order, and where it is not known.
    pub fn first_day(&self, customer: usize) -> Option<Day> {
        match self.first_purchase(customer) {
            FirstPurchase::Seen(day) | FirstPurchase::Named(day) => {
                self.has_bought(customer).then_some(day)
            }
            FirstPurchase::Unknown => None,
        }
    }

    /// Days from the first purchase to the analysis day; none without a known one.
    pub fn tenure_days(&self, customer: usize) -> Option<i32> {
        self.first_day(customer)
            .map(|first| self.window.to.0 - first.0)
    }

    /// Mean days between two days with an order; none before the second.
    pub fn mean_gap_days(&self, customer: usize) -> Option<f64> {
        let gaps = self.order_days[customer]
            .checked_sub(1)
            .filter(|&it| it > 0)?;
        let span = self.last[customer].0 - self.first[customer].0;
        Some(f64::from(span) / f64::from(gaps))
    }

    /// What a customer spends a month, as the tiers are cut by.
    pub fn monthly_spend(&self, customer: usize) -> Money {
        let first = self.first_purchase(customer);
        self.window
            .monthly_spend(self.recent.revenue[customer], first)
    }
}

/// Running sums of one customer.
#[derive(Debug, Clone, Copy, Default)]
struct Sums {
    lines: u32,
    revenue: Money,
    profit: Money,
}

impl Sums {
    fn add(&mut self, is_sale: bool, amount: Money, profit: Money) {
        self.lines += u32::from(is_sale);
        self.revenue += amount;
        self.profit += profit;
    }
}

impl Totals {
    fn for_customers(customers: usize, has_profit: bool) -> Totals {
        Totals {
            orders: Vec::with_capacity(customers),
            lines: Vec::with_capacity(customers),
            revenue: Vec::with_capacity(customers),
            profit: Vec::with_capacity(if has_profit { customers } else { 0 }),
        }
    }

    fn push(&mut self, orders: u32, sums: Sums) {
        self.orders.push(orders);
        self.lines.push(sums.lines);
        self.revenue.push(sums.revenue);
    }
}
