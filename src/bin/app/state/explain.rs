//! Which number is being explained.
//!
//! A number is held by its place, not its value, so the explanation follows while a lever moves.

use kezhi::engine::DataFacts;
use kezhi::explain::{Explained, Source, Symbol, Unit};
use kezhi::scenario::{Comparison, Measure, Outcome};
use kezhi::segment::Tier;
use kezhi::value::{Cbv, ContributionRow};
use leptos::prelude::*;

use super::{Comparisons, Reports};

/// A column of the contribution table.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum TierCell {
    Customers,
    CustomerShare,
    MonthlySpend,
    Revenue,
    RevenueShare,
    RevenueIndex,
    Margin,
    Profit,
    ProfitShare,
    ProfitPerHead,
    ProfitIndex,
}

impl TierCell {
    /// The number in a row.
    pub(crate) fn of(self, row: &ContributionRow) -> Option<&Explained> {
        match self {
            TierCell::Customers => Some(&row.customers),
            TierCell::CustomerShare => row.customer_share.as_ref(),
            TierCell::MonthlySpend => row.monthly_spend.as_ref(),
            TierCell::Revenue => Some(&row.revenue),
            TierCell::RevenueShare => row.revenue_share.as_ref(),
            TierCell::RevenueIndex => row.revenue_index.as_ref(),
            TierCell::Margin => row.margin.as_ref(),
            TierCell::Profit => row.profit.as_ref(),
            TierCell::ProfitShare => row.profit_share.as_ref(),
            TierCell::ProfitPerHead => row.profit_per_head.as_ref(),
            TierCell::ProfitIndex => row.profit_index.as_ref(),
        }
    }
}

/// A number of the valuation.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum CbvCell {
    CategoryCustomers,
    Cbv,
    BrandCustomerValue,
    CategoryValue,
    BrandTotal,
    OwnCustomersGap,
    NonBuyersGap,
    CategoryTotal,
    ValueShare,
}

impl CbvCell {
    /// The number in a valuation.
    pub(crate) fn of(self, cbv: &Cbv) -> &Explained {
        match self {
            CbvCell::CategoryCustomers => &cbv.category_customers,
            CbvCell::Cbv => &cbv.cbv,
            CbvCell::BrandCustomerValue => &cbv.brand_customer_value,
            CbvCell::CategoryValue => &cbv.category_value,
            CbvCell::BrandTotal => &cbv.brand_total,
            CbvCell::OwnCustomersGap => &cbv.own_customers_gap,
            CbvCell::NonBuyersGap => &cbv.non_buyers_gap,
            CbvCell::CategoryTotal => &cbv.category_total,
            CbvCell::ValueShare => &cbv.value_share,
        }
    }
}

/// A number about the file.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Fact {
    RowsRead,
    RowsUsed,
    RowsSetAside,
    Customers,
    Orders,
    Revenue,
}

/// The place of a number on the page.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Number {
    /// In the contribution table; no tier for the total.
    Tier(Option<Tier>, TierCell),
    /// How many customers of a tier one diamond customer equals.
    DiamondEquals(Tier),
    /// The Gini coefficient of revenue.
    Gini,
    /// What the best fifth of customers brings.
    TopFifth,
    /// In the valuation.
    Cbv(CbvCell),
    /// About the file.
    Fact(Fact),
    /// In the comparison: measure and place of the scenario.
    Value(Measure, usize),
    /// The same, against the base.
    Difference(Measure, usize),
}

/// The number in the panel.
#[derive(Clone, Copy)]
pub(crate) struct Explain {
    reports: Reports,
    comparisons: Comparisons,
    /// The number chosen.
    pub(crate) chosen: RwSignal<Option<Number>>,
    /// The panel is open where it is a sheet.
    pub(crate) is_open: RwSignal<bool>,
}

impl Explain {
    /// Nothing chosen yet.
    pub(crate) fn start(reports: Reports, comparisons: Comparisons) -> Explain {
        Explain {
            reports,
            comparisons,
            chosen: RwSignal::new(None),
            is_open: RwSignal::new(false),
        }
    }

    /// The explanation in context.
    pub(crate) fn here() -> Explain {
        expect_context()
    }

    /// Explains a number.
    pub(crate) fn choose(self, number: Number) {
        self.chosen.set(Some(number));
        self.is_open.set(true);
    }

    /// Closes the panel and lets the number go.
    pub(crate) fn close(self) {
        self.chosen.set(None);
        self.is_open.set(false);
    }

    /// The number as it stands now; none where it does not exist.
    pub(crate) fn read(self, number: Number) -> Option<Explained> {
        match number {
            Number::Tier(..) | Number::DiamondEquals(_) | Number::Cbv(_) => self
                .reports
                .outcome
                .with(|it| in_outcome(it.as_ref()?, number)),
            Number::Gini | Number::TopFifth => self.reports.report.with(|report| {
                let curves = report.as_ref()?.curves.as_ref()?;
                match number {
                    Number::Gini => curves.gini_explained(),
                    _ => curves.top_fifth_explained(),
                }
            }),
            Number::Fact(fact) => self
                .reports
                .report
                .with(|report| about(report.as_ref()?.facts.as_ref()?, fact)),
            Number::Value(..) | Number::Difference(..) => self
                .comparisons
                .comparison
                .with(|comparison| compared(comparison.as_ref()?, number)),
        }
    }
}

fn in_outcome(outcome: &Outcome, number: Number) -> Option<Explained> {
    let contribution = outcome.contribution.as_ref();
    match number {
        Number::Tier(None, cell) => cell.of(&contribution?.total).cloned(),
        Number::Tier(Some(tier), cell) => cell.of(contribution?.row(tier)?).cloned(),
        Number::DiamondEquals(tier) => contribution?.diamond_equals(tier),
        Number::Cbv(cell) => Some(cell.of(outcome.cbv.as_ref().ok()?).clone()),
        _ => None,
    }
}

fn about(facts: &DataFacts, fact: Fact) -> Option<Explained> {
    let counted = |symbol, value: f64, unit| Explained::given(symbol, value, unit, Source::File);
    let order_rule = if facts.orders_by_id {
        kezhi::explain::Rule::OrderById
    } else {
        kezhi::explain::Rule::OrderByCustomerDay
    };
    Some(match fact {
        Fact::RowsRead => counted(Symbol::RowsRead, facts.rows.read as f64, Unit::Rows),
        Fact::RowsUsed => counted(Symbol::RowsUsed, facts.rows.used as f64, Unit::Rows),
        Fact::RowsSetAside => counted(
            Symbol::RowsSetAside,
            facts.rows.set_aside as f64,
            Unit::Rows,
        ),
        Fact::Customers => counted(Symbol::Customers, facts.customers as f64, Unit::Customers),
        Fact::Orders => counted(Symbol::Orders, facts.orders as f64, Unit::Orders).with(order_rule),
        Fact::Revenue => counted(Symbol::Revenue, facts.revenue.units(), Unit::Money)
            .with(kezhi::explain::Rule::NetByCustomer),
    })
}

fn compared(comparison: &Comparison, number: Number) -> Option<Explained> {
    let (measure, place, is_difference) = match number {
        Number::Value(measure, place) => (measure, place, false),
        Number::Difference(measure, place) => (measure, place, true),
        _ => return None,
    };
    let row = comparison.rows.iter().find(|row| row.measure == measure)?;
    let numbers = if is_difference {
        &row.differences
    } else {
        &row.values
    };
    numbers.get(place)?.clone()
}
