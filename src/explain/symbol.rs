//! What can be named in a formula, and the rules that decide counted numbers.

use serde::{Deserialize, Serialize};

use super::{LifetimeRule, LifetimeSymbol, SegmentSymbol, ValueSymbol};
use crate::units::{Day, Months, Period};

/// A quantity with a name in the field.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
#[non_exhaustive]
pub enum Symbol {
    /// Rows read from the file.
    RowsRead,
    /// Rows used.
    RowsUsed,
    /// Rows set aside.
    RowsSetAside,
    /// Customers of one tier.
    TierCustomers,
    /// All active customers.
    Customers,
    /// Share of customers in a tier.
    CustomerShare,
    /// Mean monthly spend of a tier's customers.
    MonthlySpend,
    /// Sum of the monthly spends of a tier's customers.
    MonthlySpendTotal,
    /// Revenue of a tier.
    TierRevenue,
    /// Revenue of all tiers.
    Revenue,
    /// Share of revenue in a tier.
    RevenueShare,
    /// Contribution margin of a tier.
    TierMargin,
    /// Contribution margin of all tiers.
    Margin,
    /// Profit of a tier.
    TierProfit,
    /// Profit of all tiers.
    Profit,
    /// Share of profit in a tier.
    ProfitShare,
    /// Profit a head and month in a tier.
    ProfitPerHead,
    /// Revenue share over customer share.
    RevenueIndex,
    /// Profit share over customer share.
    ProfitIndex,
    /// Length of the window in months.
    WindowMonths,
    /// Customers with two orders or more.
    RepeatCustomers,
    /// Part of the customers with an order who have two or more.
    RepeatRate,
    /// Orders of a customer with an order.
    OrdersPerCustomer,
    /// Days between two days with an order, the middle one.
    MedianGap,
    /// Revenue of customers who bought first in the window.
    NewRevenue,
    /// The same as a part of all.
    NewRevenueShare,
    /// Revenue of customers who had bought before the window.
    ReturningRevenue,
    /// The same as a part of all.
    ReturningRevenueShare,
    /// Customers who move from one segment to another.
    MovedCustomers,
    /// Part of a segment that moves.
    MovedShare,
    /// Profit a head and month of the segment moved to.
    ProfitPerHeadThere,
    /// Monthly spend of a customer of the segment moved to.
    MonthlySpendThere,
    /// CB: what an account brings now.
    CurrentBusiness,
    /// AV: what could be won from it.
    AdditionalValue,
    /// P: probability of winning it.
    WinProbability,
    /// EV: expected value of an account.
    ExpectedValue,
    /// Customers of this tier one diamond customer equals, by profit a head.
    DiamondEquals,
    /// Profit a head and month of the diamond tier.
    DiamondProfitPerHead,
    /// Customers of the category.
    CategoryCustomers,
    /// The brand's own customers.
    BrandCustomers,
    /// Penetration P.
    Penetration,
    /// Category buying rate BR.
    BuyingRate,
    /// Share of purchases SOP.
    ShareOfPurchases,
    /// Contribution margin CM, money a unit.
    UnitMargin,
    /// CBV of one category customer.
    Cbv,
    /// Value of one actual customer of the brand.
    BrandCustomerValue,
    /// Category value of one customer.
    CategoryValue,
    /// Value of all the brand's customers.
    BrandTotal,
    /// Value of the whole category.
    CategoryTotal,
    /// Brand total over category total.
    ValueShare,
    /// The rest of the own customers' purchases.
    OwnCustomersGap,
    /// The purchases of those who do not buy the brand.
    NonBuyersGap,
    /// Gini coefficient.
    Gini,
    /// Twice the area under the Lorenz curve.
    TwiceLorenzArea,
    /// Part of the value that the best fifth of customers brings.
    TopFifth,
    /// Orders counted.
    Orders,
    /// Mean money an order.
    OrderValue,
    /// First day with a used row.
    FirstDay,
    /// Last day with a used row.
    LastDay,
    /// First day of the window.
    WindowStart,
    /// Last day of the window: the analysis day.
    WindowEnd,
    /// Rows of one kind of issue.
    IssueRows,
    /// Lines with an amount below zero.
    NegativeLines,
    /// What they add up to.
    NegativeAmount,
    /// Customers with at least one order that counts.
    PayingCustomers,
    /// Customers without a paid order in the active period.
    InactiveCustomers,
    /// Revenue in the window that belongs to none of the active.
    InactiveRevenue,
    /// Lines whose profit could not be read.
    LinesWithoutProfit,
    /// Customers up to a point of a curve.
    CustomersSoFar,
    /// The same as a part of all.
    CustomersSoFarShare,
    /// Revenue up to a point of a curve.
    RevenueSoFar,
    /// The same as a part of all.
    RevenueSoFarShare,
    /// Profit up to a point of a curve.
    ProfitSoFar,
    /// The same as a part of all.
    ProfitSoFarShare,
    /// The highest point of the whale curve.
    WhalePeak,
    /// Customers whose profit (or revenue) is below zero.
    LossMakers,
    /// Customers left out of the Lorenz curve.
    WithoutRevenue,
    /// A part over the whole category.
    CategoryShare,
    /// A scenario's figure.
    ScenarioValue,
    /// The base's figure.
    BaseValue,
    /// Scenario less base.
    Difference,
    /// A quantity of the value models.
    Value(ValueSymbol),
    /// A quantity of the models of lifetime.
    Lifetime(LifetimeSymbol),
    /// A quantity of segments that are compared.
    Segment(SegmentSymbol),
}

impl From<LifetimeSymbol> for Symbol {
    fn from(symbol: LifetimeSymbol) -> Symbol {
        Symbol::Lifetime(symbol)
    }
}

impl From<SegmentSymbol> for Symbol {
    fn from(symbol: SegmentSymbol) -> Symbol {
        Symbol::Segment(symbol)
    }
}

impl From<ValueSymbol> for Symbol {
    fn from(symbol: ValueSymbol) -> Symbol {
        Symbol::Value(symbol)
    }
}

/// A rule that decided a counted number; shown beside it and editable where it is a choice.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
#[non_exhaustive]
pub enum Rule {
    /// Revenue and orders are those of the window that ends on the analysis day.
    Window {
        /// First day counted.
        from: Day,
        /// Last day counted: the analysis day.
        to: Day,
    },
    /// Active: a paid order within so many months before the analysis day.
    Active(Months),
    /// New: first purchase within so many months before the analysis day.
    New(Months),
    /// The history is too short to tell new customers from old ones.
    NewNotTold {
        /// Days from first to last row.
        history_days: u32,
        /// Days that would be needed.
        needed_days: u32,
    },
    /// Monthly spend: revenue in the window ÷ months since the later of window start and first
    /// purchase, at least 1.
    MonthlySpend,
    /// Monthly spend of customers who were summed up: the sum ÷ months since the first purchase, at
    /// least 1; ÷ the months of the window where that is not known.
    MonthlySpendSinceFirst,
    /// The sums of customers who were summed up cover so many months, as the user says.
    SumsCover(Months),
    /// First purchases are those a column names; one that is blank or later than the last purchase
    /// counts as before the window.
    FirstFromColumn,
    /// First purchases are not known: all count as before the window.
    FirstNotKnown,
    /// A paid order is a distinct order id with a positive net amount.
    OrderById,
    /// A paid order is a customer's day with a positive net amount.
    OrderByCustomerDay,
    /// Each line sums up a customer at the day of the last purchase; orders stand in a column.
    OrdersFromColumn,
    /// Likewise, but no column counts orders: a customer counts as one.
    OneOrderEach,
    /// Refunds reduce the customer's revenue and are not orders.
    NetByCustomer,
    /// Orders that net to zero or less are left out altogether.
    NetByOrder,
    /// Negative lines are left out.
    RefundsDropped,
    /// Negative lines count like any other.
    RefundsKept,
    /// The thresholds cut off the top shares of active customers.
    TopShares([f64; 3]),
    /// The thresholds were entered.
    EnteredThresholds,
    /// Profit comes from the file's cost or profit column.
    ProfitFromFile,
    /// Profit is revenue × one flat margin that the user assumed.
    FlatMargin,
    /// Profit is revenue × a margin for each tier.
    TierMargins,
    /// The case's figures are a reconstruction that meets every printed statement.
    CaseReconstruction,
    /// Includes penetration: it is the value of a category customer, not of an own one (H1).
    PerCategoryCustomer,
    /// Whole units bought a year = printers × refills, as the case counts them.
    CaseBuyingRate,
    /// A row read is a record after the header that is not blank.
    RowsRead,
    /// A row is used when customer, date and amount can be read.
    RowsUsed,
    /// A row is set aside for one reason, the first that holds.
    RowsSetAside,
    /// The earliest day among the used rows.
    FirstDay {
        /// Line of the file where it stands first, from 1.
        line: u32,
    },
    /// The latest day among the used rows.
    LastDay {
        /// Line of the file where it stands first, from 1.
        line: u32,
    },
    /// The window: so many months up to the analysis day, or as long as the data last.
    WindowMonths(Months),
    /// The analysis day is the last day of the data, or the day the user entered.
    AnalysisDay {
        /// The user entered it.
        is_entered: bool,
    },
    /// Counted over the whole history, not only the window.
    WholeHistory,
    /// A line with an amount below zero is a refund.
    NegativeIsRefund,
    /// A profit that cannot be read counts as zero.
    NoProfitIsZero,
    /// Customers from the best to the worst, cumulated.
    BestFirst,
    /// Customers with revenue above zero, from the least to the most, cumulated.
    LeastFirst,
    /// Between two customers of a curve the value lies on the straight line.
    Interpolated,
    /// Grouped data: members of a tier count as equal, so the coefficient is a lower bound.
    Grouped,
    /// The number solves the equations of all states together; each equation holds for them.
    Solved,
    /// Usage and loyalty are taken to be independent: share × share.
    Independent,
    /// Mean over persons of the Wallet Allocation Rule.
    WalletAllocation,
    /// Sum of the squares of all parts.
    SumOfSquares,
    /// The first month at whose end the sum so far is zero or more.
    FirstCovered,
    /// Converted to a period: growth by (1 + rate)^(1/n) − 1, what stays by part^(1/n).
    Converted(Period),
    /// Won is the last stage.
    WonIsLastStage,
    /// Lost, or without contact for more than so many days.
    LapsedAfter(u32),
    /// Retained: paid an order in the period before and again in this one.
    Retained,
    /// A rule of the models of lifetime.
    Lifetime(LifetimeRule),
}
