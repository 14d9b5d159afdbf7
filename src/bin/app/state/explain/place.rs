//! The places of numbers on the page.

use kezhi::base::{FindingKind, ReturnsPolicy, SelectionRule};
use kezhi::engine::DataFacts;
use kezhi::explain::{Explained, Unit};
use kezhi::ingest::IssueKind;
use kezhi::scenario::Measure;
use kezhi::segment::Tier;
use kezhi::text::sentence::Told;
use kezhi::text::ui::quality as words;
use kezhi::text::{Lang, quality};
use kezhi::units::Money;
use kezhi::value::{Cbv, ContributionRow};

use crate::state::SheetNumber;

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
    FirstDay,
    LastDay,
    NegativeLines,
    NegativeAmount,
    /// Rows of one of several inputs, by its place.
    Input(usize, RowsPart),
    /// Rows of one kind of issue.
    Issue(IssueKind),
    /// What a refund policy would give.
    Returns(ReturnsPolicy, ReturnsCell),
    /// Rows (customers, orders, days) of a kind.
    Counted(Counted),
    /// Their money.
    MoneyOf(Counted),
}

/// Rows as the count line has them.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum RowsPart {
    Read,
    Used,
    SetAside,
}

impl RowsPart {
    /// The same rows of the whole.
    pub(super) fn of_all(self) -> Fact {
        match self {
            RowsPart::Read => Fact::RowsRead,
            RowsPart::Used => Fact::RowsUsed,
            RowsPart::SetAside => Fact::RowsSetAside,
        }
    }
}

/// What is counted about the rows; by place where the data name it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Counted {
    /// A finding of the quality report.
    Finding(FindingKind),
    /// Rows set aside by a rule of the selection.
    Aside(SelectionRule),
    /// Rows of a status.
    Status(usize),
    /// Rows of a currency.
    Currency(usize),
    /// Rows with a value of a column.
    Value(usize, usize),
}

impl Counted {
    /// How many of what, and their money.
    pub(super) fn of(self, facts: &DataFacts) -> Option<(u64, Unit, Option<Money>)> {
        // Rows of several currencies have no sum.
        let is_sum = facts.selection.has_one_currency();
        let of_rows = |rows: u64, amount: Money| Some((rows, Unit::Rows, is_sum.then_some(amount)));
        match self {
            Counted::Finding(kind) => {
                let finding = facts.quality.findings.iter().find(|it| it.kind == kind)?;
                Some((finding.count, quality::finding_unit(kind), finding.amount))
            }
            Counted::Aside(rule) => {
                let count = facts.selection.aside.iter().find(|it| it.rule == rule)?;
                of_rows(count.rows, count.amount)
            }
            Counted::Status(place) => {
                let status = facts.selection.statuses.get(place)?;
                Some((status.rows, Unit::Rows, status.money().filter(|_| is_sum)))
            }
            Counted::Currency(place) => {
                let currency = facts.selection.currencies.get(place)?;
                Some((currency.rows, Unit::Rows, None))
            }
            Counted::Value(column, place) => {
                let value = facts.selection.attributes.get(column)?.values.get(place)?;
                of_rows(value.rows, value.amount)
            }
        }
    }

    /// The same in words, with the rule that decides it.
    pub(crate) fn words(self, lang: Lang, facts: &DataFacts) -> Option<(String, String)> {
        let texts = |name: &str, value: &str| {
            let value = match value {
                "" => quality::blank(lang),
                value => value,
            };
            match (name, lang) {
                ("", _) => value.to_owned(),
                (_, Lang::Zh) => format!("{name}：{value}"),
                (_, Lang::En) => format!("{name}: {value}"),
            }
        };
        Some(match self {
            Counted::Finding(kind) => {
                let finding = facts.quality.findings.iter().find(|it| it.kind == kind)?;
                let title = quality::finding_title(lang, kind).to_owned();
                (title, quality::finding_rule(lang, finding))
            }
            Counted::Aside(rule) => {
                let name = quality::rule_name(lang, rule).to_owned();
                (name, words::SELECTION_NOTE.get(lang).to_owned())
            }
            Counted::Status(place) => {
                let status = facts.selection.statuses.get(place)?;
                let why = quality::status_reason(lang, status);
                (texts(&status.column, &status.text), why)
            }
            Counted::Currency(place) => {
                let currency = facts.selection.currencies.get(place)?;
                let name = texts("", &currency.text);
                (name, words::CURRENCIES_NOTE.get(lang).to_owned())
            }
            Counted::Value(column, place) => {
                let column = facts.selection.attributes.get(column)?;
                let value = &column.values.get(place)?.text;
                let rule = words::ALL_READ.get(lang).to_owned();
                (texts(&column.name, value), rule)
            }
        })
    }
}

/// A column of the refund policies.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum ReturnsCell {
    Revenue,
    Customers,
    Orders,
}

/// A number about the observation as a whole.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Seen {
    /// The Gini coefficient of revenue.
    Gini,
    /// What the best fifth of customers brings.
    TopFifth,
    /// The highest point of the whale curve.
    Peak,
    /// Customers below zero.
    LossMakers,
    /// Customers without positive revenue.
    WithoutRevenue,
    /// Customers that are not active.
    Inactive,
    /// Their revenue in the window.
    InactiveRevenue,
    /// Lines whose profit could not be read.
    LinesWithoutProfit,
    /// First day of the window.
    WindowStart,
    /// Last day of the window.
    WindowEnd,
}

/// The place of a number on the page.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Number {
    /// In the contribution table; no tier for the total.
    Tier(Option<Tier>, TierCell),
    /// How many customers of a tier one diamond customer equals.
    DiamondEquals(Tier),
    /// About the observation as a whole.
    Seen(Seen),
    /// In the valuation.
    Cbv(CbvCell),
    /// About the file.
    Fact(Fact),
    /// In the comparison: measure and place of the scenario.
    Value(Measure, usize),
    /// The same, against the base.
    Difference(Measure, usize),
    /// In the table of a figure: the figure's slug, row and column.
    Cell(&'static str, usize, usize),
    /// The axes of a figure, together.
    Axes(&'static str),
    /// On the open sheet.
    Sheet(SheetNumber),
}

impl From<Told> for Number {
    fn from(told: Told) -> Number {
        match told {
            Told::RowsRead => Number::Fact(Fact::RowsRead),
            Told::RowsUsed => Number::Fact(Fact::RowsUsed),
            Told::FileCustomers => Number::Fact(Fact::Customers),
            Told::FileOrders => Number::Fact(Fact::Orders),
            Told::WindowStart => Number::Seen(Seen::WindowStart),
            Told::WindowEnd => Number::Seen(Seen::WindowEnd),
            Told::Customers => Number::Tier(None, TierCell::Customers),
            Told::CustomerShare(tier) => Number::Tier(Some(tier), TierCell::CustomerShare),
            Told::RevenueShare(tier) => Number::Tier(Some(tier), TierCell::RevenueShare),
            Told::ProfitShare(tier) => Number::Tier(Some(tier), TierCell::ProfitShare),
            Told::Revenue => Number::Tier(None, TierCell::Revenue),
            Told::Profit => Number::Tier(None, TierCell::Profit),
            Told::Peak => Number::Seen(Seen::Peak),
            Told::TopFifth => Number::Seen(Seen::TopFifth),
            Told::LossMakers => Number::Seen(Seen::LossMakers),
            Told::Gini => Number::Seen(Seen::Gini),
            Told::WithoutRevenue => Number::Seen(Seen::WithoutRevenue),
            Told::BrandTotal => Number::Cbv(CbvCell::BrandTotal),
            Told::ValueShare => Number::Cbv(CbvCell::ValueShare),
            Told::OwnCustomersGap => Number::Cbv(CbvCell::OwnCustomersGap),
            Told::OfSheet(place) => Number::Sheet(SheetNumber::Told(place)),
            Told::ProfitDifference(place) => Number::Difference(Measure::Profit, place),
        }
    }
}

impl Number {
    /// The scenario a number belongs to, by its place.
    pub(crate) fn scenario(self) -> Option<usize> {
        match self {
            Number::Value(_, place) | Number::Difference(_, place) => Some(place),
            Number::Cell("scenario-comparison", _, column) => column.checked_sub(1),
            _ => None,
        }
    }

    /// True for a number that the rules of the tiers decide.
    pub(crate) fn is_of_tiers(self) -> bool {
        match self {
            Number::Tier(..) | Number::DiamondEquals(_) => true,
            Number::Cell(slug, ..) => !["customer-brand-value", "sheet"].contains(&slug),
            Number::Value(measure, _) | Number::Difference(measure, _) => {
                !matches!(measure, Measure::Cbv | Measure::BrandTotal)
            }
            Number::Seen(seen) => matches!(
                seen,
                Seen::Gini | Seen::TopFifth | Seen::Peak | Seen::LossMakers | Seen::WithoutRevenue
            ),
            _ => false,
        }
    }
}
