//! A run over made-up lines before the real ones come.
//!
//! A browser first compiles a program quickly and badly, and only what has run long enough anew and
//! well; a loop that is running stays as it is. While the user looks at how a file was read, there is
//! time to run once over lines that mean nothing: what comes then is compiled well.

use super::{DataSel, Engine, ReportQuestion, Request};
use crate::base::{ReturnsPolicy, Selection, WindowRules};
use crate::ingest::OrderLines;
use crate::segment::ThresholdRule;
use crate::units::{Day, Money};
use crate::value::Margins;

/// Lines, and how many customers they are of.
const LINES: u32 = 120_000;
const CUSTOMERS: u32 = 16_384;
/// The first run is long enough to have its functions compiled anew, the second calls the new ones.
const RUNS: u32 = 2;

/// Opens made-up lines in an engine of its own and asks for the first report; nothing is kept.
pub fn rehearse() {
    for _ in 0..RUNS {
        let mut engine = Engine::default();
        let facts = engine.open(lines());
        let report = Request::Report(ReportQuestion {
            data: DataSel::Revision(facts.revision),
            window: WindowRules::default(),
            returns: ReturnsPolicy::default(),
            thresholds: ThresholdRule::default(),
            margins: Margins::Flat(None),
            selection: Selection::default(),
            today: None,
        });
        // What it says does not matter.
        let _answer = engine.handle(report, None);
    }
}

/// A line a customer and day, neither in order.
fn lines() -> OrderLines {
    let mut lines = OrderLines {
        customer_ids: (0..CUSTOMERS)
            .map(|customer| customer.to_string())
            .collect(),
        ..OrderLines::default()
    };
    for line in 0..LINES {
        let mixed = line.wrapping_mul(0x9e37_79b1);
        lines.customer.push(mixed >> 18);
        lines.day.push(Day(19_000 + (mixed >> 8) as i32 % 1000));
        lines.amount.push(Money(i64::from(mixed % 100_000) * 100));
        lines.line.push(line + 2);
    }
    lines
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_made_up_lines_are_such_as_are_answered() {
        let lines = lines();
        assert!(lines.customer.iter().all(|&customer| customer < CUSTOMERS));
        let facts = Engine::default().open(lines);
        assert_eq!(facts.customers, u64::from(CUSTOMERS));
        rehearse();
    }
}
