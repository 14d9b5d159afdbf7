//! The table every later number is computed from.

use serde::{Deserialize, Serialize};

use super::Tier;
use crate::base::{FirstKnown, Window};
use crate::units::Money;

/// One tier, counted.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct SegmentRow {
    /// The tier.
    pub tier: Tier,
    /// Active customers.
    pub customers: u64,
    /// Their paid orders in the window.
    pub orders: u64,
    /// Their revenue in the window.
    pub revenue: Money,
    /// Their profit in the window, where the data give one.
    pub profit: Option<Money>,
    /// Sum of their monthly spends.
    pub monthly_spend_total: Money,
}

/// Customers, orders and money by tier: small, whatever the size of the base, so that the page
/// can evaluate a margin while it is dragged.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct SegmentTable {
    /// The tiers in order; the last, new, may be empty.
    pub rows: Vec<SegmentRow>,
    /// The thresholds that were applied: diamond, gold, silver.
    pub thresholds: [Money; 3],
    /// The spends allow fewer tiers: too many customers are equal.
    pub collapsed: bool,
    /// The window; none for a case printed per month.
    pub window: Option<Window>,
    /// How it is known when customers first bought.
    #[serde(default)]
    pub first_known: FirstKnown,
    /// Months over which `revenue` runs.
    pub window_months: f64,
    /// Customers of the data without a paid order in the active period.
    pub inactive: u64,
    /// Revenue in the window that belongs to no active customer.
    pub inactive_revenue: Money,
    /// Lines whose profit cell could not be read.
    pub lines_without_profit: u64,
}

impl SegmentTable {
    /// Active customers of all tiers.
    pub fn customers(&self) -> u64 {
        self.rows.iter().map(|row| row.customers).sum()
    }

    /// Revenue of all tiers.
    pub fn revenue(&self) -> Money {
        self.rows.iter().map(|row| row.revenue).sum()
    }

    /// True when every tier carries a profit from the data.
    pub fn has_profit(&self) -> bool {
        self.rows.iter().all(|row| row.profit.is_some())
    }

    /// True when new customers can be told.
    pub fn tells_new(&self) -> bool {
        let is_long = self.window.is_none_or(|window| window.tells_new());
        is_long && self.first_known != FirstKnown::Not
    }
}
