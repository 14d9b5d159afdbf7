//! The rules behind the tiers, and the notes under their table.

use crate::base::{FirstKnown, OrderCounting, ReturnsPolicy};
use crate::explain::Rule;
use crate::scenario::{CaseId, DataRef};
use crate::segment::{SegmentTable, ThresholdRule};
use crate::text::Lang;
use crate::text::number::currency_unit;
use crate::units::Currency;
use crate::value::Margins;

/// What a refund policy does, as a rule beside a number.
pub fn returns_rule(policy: ReturnsPolicy) -> Rule {
    match policy {
        ReturnsPolicy::NetByCustomer => Rule::NetByCustomer,
        ReturnsPolicy::NetByOrder => Rule::NetByOrder,
        ReturnsPolicy::Drop => Rule::RefundsDropped,
        ReturnsPolicy::Keep => Rule::RefundsKept,
    }
}

/// How orders are counted.
pub fn order_rule(counting: OrderCounting) -> Rule {
    match counting {
        OrderCounting::ById => Rule::OrderById,
        OrderCounting::ByCustomerDay => Rule::OrderByCustomerDay,
        OrderCounting::FromColumn => Rule::OrdersFromColumn,
        OrderCounting::OneEach => Rule::OneOrderEach,
    }
}

/// The rules that decided a segment table, in the order they apply. How orders are counted is left
/// out where it is not known, as for a scenario on other data.
pub fn tier_rules(
    table: &SegmentTable,
    thresholds: &ThresholdRule,
    margins: &Margins,
    returns: ReturnsPolicy,
    counting: Option<OrderCounting>,
    data: &DataRef,
) -> Vec<Rule> {
    let mut rules = Vec::new();
    if let Some(window) = &table.window {
        rules.push(window.rule());
        rules.push(Rule::Active(window.active));
        if table.first_known == FirstKnown::Not {
            rules.push(Rule::FirstNotKnown);
        } else if window.tells_new() {
            rules.push(Rule::New(window.new));
        } else {
            rules.push(Rule::NewNotTold {
                history_days: window.history_days(),
                needed_days: window.needed_days(),
            });
        }
        if table.first_known == FirstKnown::Named {
            rules.extend([Rule::FirstFromColumn, Rule::MonthlySpendSinceFirst]);
        } else {
            rules.push(Rule::MonthlySpend);
        }
        rules.extend(counting.map(order_rule));
        rules.push(returns_rule(returns));
    }
    rules.push(match thresholds {
        ThresholdRule::TopShares(shares) => Rule::TopShares(shares.map(|share| share.get())),
        ThresholdRule::Entered(_) => Rule::EnteredThresholds,
    });
    match margins {
        Margins::FromFile => rules.push(Rule::ProfitFromFile),
        Margins::Flat(Some(_)) => rules.push(Rule::FlatMargin),
        Margins::Flat(None) => {}
        Margins::PerTier(_) => rules.push(Rule::TierMargins),
    }
    if *data == DataRef::Case(CaseId::TenThousand) {
        rules.retain(|rule| *rule != Rule::EnteredThresholds);
        rules.push(Rule::CaseReconstruction);
        rules.push(Rule::Grouped);
    }
    rules
}

/// A number in a note under the table.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum NoteNumber {
    /// Customers without a paid order in the active period.
    Inactive,
    /// Their revenue in the window.
    InactiveRevenue,
    /// Lines whose profit could not be read.
    LinesWithoutProfit,
}

/// A sentence with places, `{}`, for numbers that can be asked for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Note {
    /// The sentence.
    pub words: &'static str,
    /// What stands in its places, in order.
    pub numbers: Vec<NoteNumber>,
    /// The unit behind the last number, where the sentence does not carry it.
    pub unit: &'static str,
}

/// What stands under a table that lost customers, revenue or tiers on the way.
pub fn tier_notes(lang: Lang, table: &SegmentTable, currency: Currency) -> Vec<Note> {
    let note = |zh, en, numbers| Note {
        words: lang.pick(zh, en),
        numbers,
        unit: "",
    };
    let mut notes = Vec::new();
    if table.inactive > 0 {
        notes.push(if table.inactive_revenue.0 == 0 {
            note(
                "另有 {} 位客户不活跃，未计入。",
                "Customers not counted because they are not active: {}.",
                vec![NoteNumber::Inactive],
            )
        } else {
            Note {
                unit: currency_unit(lang, currency),
                ..note(
                    "另有 {} 位客户不活跃，未计入；其观察期内收入 {}。",
                    "Customers not counted because they are not active: {}; their revenue in the window: {}.",
                    vec![NoteNumber::Inactive, NoteNumber::InactiveRevenue],
                )
            }
        });
    }
    if table.collapsed {
        notes.push(note(
            "不少客户的消费相同，门槛有重合，分出的层少于五层。",
            "Many customers spend the same, so thresholds coincide and there are fewer than five tiers.",
            Vec::new(),
        ));
    }
    if table.lines_without_profit > 0 {
        notes.push(note(
            "{} 行没有可读的成本或利润，利润按零计。",
            "Lines without a readable cost or profit: {}; theirs counts as zero.",
            vec![NoteNumber::LinesWithoutProfit],
        ));
    }
    notes
}
