//! The margin that a file with costs or profits gives by itself.

use super::parts::{at_once, part};
use crate::base::{CustomerBase, ReturnsPolicy, Settled};
use crate::units::{Margin, Money};

/// Customers that are summed up at a time.
const AT_A_TIME: usize = 50_000;

/// Profit ÷ money over what counts under `policy` and has a profit; none without one.
pub fn file_margin(base: &CustomerBase, policy: ReturnsPolicy) -> Option<Margin> {
    at_once(in_parts(base, policy))
}

/// [`file_margin`], part by part.
pub(super) async fn in_parts(base: &CustomerBase, policy: ReturnsPolicy) -> Option<Margin> {
    if !base.has_profit() {
        return None;
    }
    let (mut money, mut profit) = (Money::ZERO, Money::ZERO);
    let mut settled = Settled::default();
    for customer in 0..base.len() {
        if customer.is_multiple_of(AT_A_TIME) {
            part().await;
        }
        base.purchase_days(customer, policy, &mut settled);
        for &entry in &settled.counted {
            if let Some(of) = base.profit_at(entry) {
                profit += of;
                money += base.amount[entry];
            }
        }
    }
    // Money of zero or below has no margin.
    let margin = (money > Money::ZERO).then(|| profit.units() / money.units())?;
    Margin::new(margin).ok()
}
