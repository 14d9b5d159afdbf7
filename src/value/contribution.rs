//! Contribution by tier (M02): shares of customers, revenue and profit, indices and profit a head.

use serde::{Deserialize, Serialize};

use crate::base::FirstKnown;
use crate::explain::{Explained, Expr, Rule, Source, Symbol, Unit};
use crate::segment::{SegmentRow, SegmentTable, Tier};
use crate::units::Margin;

/// Where profit comes from.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Margins {
    /// The cost or profit column of the file.
    FromFile,
    /// One margin for everybody; none until the user gives it.
    Flat(Option<Margin>),
    /// A margin for each tier, in the order of [`Tier::ALL`].
    PerTier([Margin; 5]),
}

impl Margins {
    /// The margin assumed for a tier; none when it comes from the file or is not given.
    pub fn of(&self, tier: Tier) -> Option<Margin> {
        match self {
            Margins::FromFile => None,
            Margins::Flat(margin) => *margin,
            Margins::PerTier(margins) => Some(margins[tier.index()]),
        }
    }
}

/// What a headline may speak of.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Basis {
    /// Profit is known or assumed.
    Profit,
    /// No profit without a margin: revenue only.
    Revenue,
}

/// The numbers of one tier, or of all together, each able to explain itself. A number is none
/// where it does not exist: a share of nothing, or profit before a margin is given.
#[derive(Debug, Clone, PartialEq)]
pub struct ContributionRow {
    /// The tier; none for the total.
    pub tier: Option<Tier>,
    /// Active customers.
    pub customers: Explained,
    /// Part of all active customers.
    pub customer_share: Option<Explained>,
    /// Mean monthly spend.
    pub monthly_spend: Option<Explained>,
    /// Revenue in the window.
    pub revenue: Explained,
    /// Part of all revenue.
    pub revenue_share: Option<Explained>,
    /// Revenue share ÷ customer share.
    pub revenue_index: Option<Explained>,
    /// Contribution margin.
    pub margin: Option<Explained>,
    /// Profit in the window.
    pub profit: Option<Explained>,
    /// Part of all profit.
    pub profit_share: Option<Explained>,
    /// Profit a customer and month.
    pub profit_per_head: Option<Explained>,
    /// Profit share ÷ customer share.
    pub profit_index: Option<Explained>,
}

/// The contribution table.
#[derive(Debug, Clone, PartialEq)]
pub struct Contribution {
    /// The five tiers in order.
    pub rows: Vec<ContributionRow>,
    /// All together.
    pub total: ContributionRow,
    /// Whether profit is known.
    pub basis: Basis,
}

impl Contribution {
    /// Evaluates the table. `source` is where counts and revenue come from, `margin_source` where
    /// assumed margins come from.
    ///
    /// # Formula
    /// profit = revenue × margin, or the file's own profit; share = part ÷ total;
    /// index = share ÷ customer share; profit a head and month = mean monthly spend × margin.
    pub fn evaluate(
        table: &SegmentTable,
        margins: &Margins,
        source: Source,
        margin_source: Source,
    ) -> Contribution {
        // Where nobody can be called new there is no new tier.
        let counted = table
            .rows
            .iter()
            .filter(|row| row.tier != Tier::New || table.tells_new());
        // A case prints its money a month; a file's is that of the whole window.
        let unit = match table.window {
            Some(_) => Unit::Money,
            None => Unit::MoneyPerMonth,
        };
        let parts: Vec<Part> = counted
            .map(|row| Part::of_tier(row, unit, margins, source, margin_source))
            .collect();
        let total = Part::total(&parts, unit);
        let basis = if total.profit.is_some() {
            Basis::Profit
        } else {
            Basis::Revenue
        };
        let spend_rule = match table.first_known {
            FirstKnown::Named => Rule::MonthlySpendSinceFirst,
            FirstKnown::Seen | FirstKnown::Not => Rule::MonthlySpend,
        };
        let finish = |part: &Part| part.finish(&total, &spend_rule);
        Contribution {
            rows: parts.iter().map(finish).collect(),
            total: finish(&total),
            basis,
        }
    }

    /// The row of a tier.
    pub fn row(&self, tier: Tier) -> Option<&ContributionRow> {
        self.rows.iter().find(|row| row.tier == Some(tier))
    }

    /// How many customers of `tier` bring the profit of one diamond customer.
    pub fn diamond_equals(&self, tier: Tier) -> Option<Explained> {
        let diamond = self.row(Tier::Diamond)?.profit_per_head.as_ref()?;
        let other = self.row(tier)?.profit_per_head.as_ref()?;
        let equal = Explained::new(
            Symbol::DiamondEquals,
            Unit::Customers,
            Expr::of(
                Symbol::DiamondProfitPerHead,
                diamond.value(),
                Unit::MoneyPerCustomerMonth,
                Source::Derived,
            )
            .over(other.as_input()),
        );
        equal.finite().filter(|&times| times > 0.0).map(|_| equal)
    }
}

/// The numbers a row starts from.
struct Part {
    tier: Option<Tier>,
    customers: Explained,
    spend_total: f64,
    revenue: Explained,
    margin: Option<Explained>,
    profit: Option<Explained>,
    source: Source,
}

impl Part {
    fn of_tier(
        row: &SegmentRow,
        unit: Unit,
        margins: &Margins,
        source: Source,
        margin_source: Source,
    ) -> Part {
        let customers = Explained::given(
            Symbol::TierCustomers,
            row.customers as f64,
            Unit::Customers,
            source,
        );
        let revenue = Explained::given(Symbol::TierRevenue, row.revenue.units(), unit, source);
        let (margin, profit) = match (margins, margins.of(row.tier)) {
            (_, Some(margin)) => {
                let margin = Explained::given(
                    Symbol::TierMargin,
                    margin.get(),
                    Unit::Percent,
                    margin_source,
                );
                let rule = match margins {
                    Margins::Flat(_) => Rule::FlatMargin,
                    _ => Rule::TierMargins,
                };
                let profit = Explained::new(
                    Symbol::TierProfit,
                    unit,
                    Expr::Times(vec![revenue.as_input(), margin.as_input()]),
                )
                .with(rule);
                (Some(margin), Some(profit))
            }
            (Margins::FromFile, None) => match row.profit {
                Some(profit) => {
                    let profit = Explained::given(Symbol::TierProfit, profit.units(), unit, source)
                        .with(Rule::ProfitFromFile);
                    let margin = Explained::new(
                        Symbol::TierMargin,
                        Unit::Percent,
                        profit.as_input().over(revenue.as_input()),
                    );
                    (margin.finite().map(|_| margin), Some(profit))
                }
                None => (None, None),
            },
            _ => (None, None),
        };
        Part {
            tier: Some(row.tier),
            customers,
            spend_total: row.monthly_spend_total.units(),
            revenue,
            margin,
            profit,
            source,
        }
    }

    fn total(parts: &[Part], money: Unit) -> Part {
        let source = parts.first().map_or(Source::File, |part| part.source);
        let sum = |symbol, unit, numbers: Vec<f64>| {
            let terms = numbers.into_iter().map(Expr::Number).collect();
            Explained::new(symbol, unit, Expr::Sum(terms))
        };
        let revenue = sum(
            Symbol::Revenue,
            money,
            parts.iter().map(|part| part.revenue.value()).collect(),
        );
        let profits: Option<Vec<f64>> = parts
            .iter()
            .map(|part| part.profit.as_ref().map(Explained::value))
            .collect();
        let profit = profits.map(|profits| sum(Symbol::Profit, money, profits));
        let margin = profit.as_ref().and_then(|profit| {
            let margin = Explained::new(
                Symbol::Margin,
                Unit::Percent,
                profit.as_input().over(revenue.as_input()),
            );
            margin.finite().map(|_| margin)
        });
        Part {
            tier: None,
            customers: sum(
                Symbol::Customers,
                Unit::Customers,
                parts.iter().map(|part| part.customers.value()).collect(),
            ),
            spend_total: parts.iter().map(|part| part.spend_total).sum(),
            revenue,
            margin,
            profit,
            source,
        }
    }

    fn finish(&self, total: &Part, spend_rule: &Rule) -> ContributionRow {
        let ratio = |symbol, unit, above: Expr, below: Expr| {
            let ratio = Explained::new(symbol, unit, above.over(below));
            ratio.finite().map(|_| ratio)
        };
        // A share of a total that is zero or negative would mislead: there is none.
        let share = |symbol, part: &Explained, whole: &Explained| {
            (whole.value() > 0.0)
                .then(|| ratio(symbol, Unit::Percent, part.as_input(), whole.as_input()))
                .flatten()
        };
        let index = |symbol, share: &Option<Explained>, customer_share: &Option<Explained>| {
            let (share, customer_share) = (share.as_ref()?, customer_share.as_ref()?);
            ratio(
                symbol,
                Unit::Index,
                share.as_input(),
                customer_share.as_input(),
            )
        };
        let customer_share = share(Symbol::CustomerShare, &self.customers, &total.customers);
        let revenue_share = share(Symbol::RevenueShare, &self.revenue, &total.revenue);
        let profit_share = match (&self.profit, &total.profit) {
            (Some(part), Some(whole)) => share(Symbol::ProfitShare, part, whole),
            _ => None,
        };
        let monthly_spend = ratio(
            Symbol::MonthlySpend,
            Unit::MoneyPerCustomerMonth,
            Expr::of(
                Symbol::MonthlySpendTotal,
                self.spend_total,
                Unit::MoneyPerMonth,
                self.source,
            ),
            self.customers.as_input(),
        )
        .map(|spend| spend.with(spend_rule.clone()));
        let profit_per_head = match (&monthly_spend, &self.margin) {
            (Some(spend), Some(margin)) => Some(Explained::new(
                Symbol::ProfitPerHead,
                Unit::MoneyPerCustomerMonth,
                Expr::Times(vec![spend.as_input(), margin.as_input()]),
            )),
            _ => None,
        };
        ContributionRow {
            tier: self.tier,
            revenue_index: index(Symbol::RevenueIndex, &revenue_share, &customer_share),
            profit_index: index(Symbol::ProfitIndex, &profit_share, &customer_share),
            customers: self.customers.clone(),
            customer_share,
            monthly_spend,
            revenue: self.revenue.clone(),
            revenue_share,
            margin: self.margin.clone(),
            profit: self.profit.clone(),
            profit_share,
            profit_per_head,
        }
    }
}
