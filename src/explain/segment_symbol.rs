//! What is named when segments are compared: two days, two periods, two schemes, a chain.

use serde::{Deserialize, Serialize};

/// A quantity of movements, flows, cross-tabs and chains.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
#[non_exhaustive]
pub enum SegmentSymbol {
    /// Customers who are in one cell of a table.
    CellCustomers,
    /// All customers of its row.
    RowCustomers,
    /// The cell as a part of its row.
    RowShare,
    /// Revenue of one cell.
    CellRevenue,
    /// Revenue of everybody in the table.
    TableRevenue,
    /// Part of that revenue.
    CellRevenueShare,
    /// Customers of a segment on the earlier day.
    Before,
    /// Customers of a segment on the later day.
    After,
    /// In the same segment on both days.
    Stayed,
    /// The same as a part of those who were there.
    StayedShare,
    /// In another segment on the later day.
    Moved,
    /// In no segment on the later day.
    Left,
    /// Came from another segment or from none.
    Came,
    /// Went to another segment or to none.
    Went,
    /// Came less went.
    NetGain,
    /// Revenue counted on the earlier day.
    RevenueBefore,
    /// Revenue counted on the later day.
    RevenueAfter,
    /// The later less the earlier.
    RevenueChange,
    /// Customers who bought in the earlier period.
    EarlierCustomers,
    /// Customers who bought in the later period.
    LaterCustomers,
    /// Bought in both.
    Kept,
    /// Bought in both, as a part of those who bought in the earlier.
    KeptShare,
    /// Bought in the earlier period only.
    Lapsed,
    /// Bought first in the later period.
    New,
    /// Bought in the later period and long before.
    Returned,
    /// Revenue of the earlier period.
    EarlierRevenue,
    /// Revenue of the later period.
    LaterRevenue,
    /// Earlier revenue of those who lapsed, as a part of all.
    LapsedRevenueShare,
    /// Months of one step.
    StepMonths,
    /// Revenue or profit of a segment in the window.
    WindowMoney,
    /// Part of revenue that is profit, as entered.
    EnteredMargin,
    /// Profit of one order.
    OrderProfit,
    /// Money of one order.
    OrderAmount,
    /// Days since the last order.
    RecencyDays,
    /// Mean days between two days with an order.
    MeanGap,
    /// Revenue of the window of customers who have a paid order.
    BuyersRevenue,
    /// Amounts of the window of those who have none: their refunds.
    WithoutOrderRevenue,
}
