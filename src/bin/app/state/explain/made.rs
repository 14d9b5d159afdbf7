//! The numbers at the places of the page, each with how it is made.

use kezhi::engine::DataFacts;
use kezhi::explain::{Explained, Expr, Rule, Source, Symbol, Unit};
use kezhi::ingest::RowCount;
use kezhi::scenario::{Comparison, Outcome};
use kezhi::segment::SegmentTable;
use kezhi::text::answers;
use kezhi::units::Day;
use kezhi::value::Curves;

use super::{Fact, Number, ReturnsCell, Seen};

pub(super) fn in_outcome(outcome: &Outcome, number: Number) -> Option<Explained> {
    let contribution = outcome.contribution.as_ref();
    match number {
        Number::Tier(None, cell) => cell.of(&contribution?.total).cloned(),
        Number::Tier(Some(tier), cell) => cell.of(contribution?.row(tier)?).cloned(),
        Number::DiamondEquals(tier) => contribution?.diamond_equals(tier),
        Number::Cbv(cell) => Some(cell.of(outcome.cbv.as_ref().ok()?).clone()),
        _ => None,
    }
}

pub(super) fn observed(
    table: &SegmentTable,
    curves: &Curves,
    seen: Seen,
    is_entered: bool,
) -> Option<Explained> {
    let counted = |symbol, count: u64, unit| {
        (count > 0).then(|| Explained::given(symbol, count as f64, unit, Source::File))
    };
    let ruled = |of: Explained| match table.window {
        Some(window) => of.with(Rule::Active(window.active)).with(window.rule()),
        None => of,
    };
    let day =
        |symbol, day: Day| Explained::given(symbol, f64::from(day.0), Unit::Day, Source::File);
    match seen {
        Seen::Gini => curves.gini_explained(),
        Seen::TopFifth => curves.top_fifth_explained(),
        Seen::Peak => curves.peak_explained(),
        Seen::LossMakers => curves.loss_makers_explained(),
        Seen::WithoutRevenue => curves.without_revenue_explained(),
        Seen::Inactive => {
            counted(Symbol::InactiveCustomers, table.inactive, Unit::Customers).map(ruled)
        }
        Seen::InactiveRevenue => Some(ruled(Explained::given(
            Symbol::InactiveRevenue,
            table.inactive_revenue.units(),
            Unit::Money,
            Source::File,
        ))),
        Seen::LinesWithoutProfit => counted(
            Symbol::LinesWithoutProfit,
            table.lines_without_profit,
            Unit::Rows,
        )
        .map(|of| of.with(Rule::NoProfitIsZero)),
        Seen::WindowStart => table.window.map(|window| {
            day(Symbol::WindowStart, window.from).with(Rule::WindowMonths(window.months))
        }),
        Seen::WindowEnd => table
            .window
            .map(|window| day(Symbol::WindowEnd, window.to).with(Rule::AnalysisDay { is_entered })),
    }
}

pub(super) fn rows(rows: RowCount, fact: Fact) -> Explained {
    let part = |symbol, rows: u64| Expr::of(symbol, rows as f64, Unit::Rows, Source::File);
    let used = part(Symbol::RowsUsed, rows.used);
    let aside = part(Symbol::RowsSetAside, rows.set_aside);
    match fact {
        Fact::RowsUsed => Explained::new(Symbol::RowsUsed, Unit::Rows, used).with(Rule::RowsUsed),
        Fact::RowsSetAside => {
            Explained::new(Symbol::RowsSetAside, Unit::Rows, aside).with(Rule::RowsSetAside)
        }
        _ => Explained::new(Symbol::RowsRead, Unit::Rows, Expr::Sum(vec![used, aside]))
            .with(Rule::RowsRead),
    }
}

pub(super) fn about(facts: &DataFacts, fact: Fact) -> Option<Explained> {
    let counted = |symbol, value: f64, unit| Explained::given(symbol, value, unit, Source::File);
    let order_rule = kezhi::text::answers::order_rule(facts.counting);
    Some(match fact {
        Fact::RowsRead | Fact::RowsUsed | Fact::RowsSetAside => rows(facts.rows, fact),
        Fact::Input(place, part) => rows(facts.inputs.get(place)?.rows, part.of_all()),
        Fact::Customers => counted(Symbol::Customers, facts.customers as f64, Unit::Customers)
            .with(Rule::WholeHistory),
        Fact::Orders => counted(Symbol::Orders, facts.orders as f64, Unit::Orders)
            .with(order_rule)
            .with(answers::returns_rule(facts.policy))
            .with(Rule::WholeHistory),
        Fact::Revenue => counted(Symbol::Revenue, facts.revenue.units(), Unit::Money)
            .with(answers::returns_rule(facts.policy))
            .with(Rule::WholeHistory),
        Fact::FirstDay => counted(Symbol::FirstDay, f64::from(facts.first_day.0), Unit::Day).with(
            Rule::FirstDay {
                line: facts.day_lines.0,
            },
        ),
        Fact::LastDay => {
            counted(Symbol::LastDay, f64::from(facts.last_day.0), Unit::Day).with(Rule::LastDay {
                line: facts.day_lines.1,
            })
        }
        Fact::NegativeLines => counted(
            Symbol::NegativeLines,
            facts.returns.as_ref()?.lines as f64,
            Unit::Rows,
        )
        .with(Rule::NegativeIsRefund),
        Fact::NegativeAmount => counted(
            Symbol::NegativeAmount,
            facts.returns.as_ref()?.amount.units(),
            Unit::Money,
        )
        .with(Rule::NegativeIsRefund),
        Fact::Issue(kind) => {
            let issue = facts.issues.iter().find(|issue| issue.kind == kind)?;
            counted(Symbol::IssueRows, issue.count as f64, Unit::Rows)
        }
        Fact::Counted(of) => {
            let (count, unit, _) = of.of(facts)?;
            counted(Symbol::IssueRows, count as f64, unit)
        }
        Fact::MoneyOf(of) => {
            let (.., amount) = of.of(facts)?;
            counted(Symbol::Revenue, amount?.units(), Unit::Money)
        }
        Fact::Returns(policy, cell) => {
            let outcomes = &facts.returns.as_ref()?.outcomes;
            let outcome = outcomes.iter().find(|it| it.policy == policy)?;
            let number = match cell {
                ReturnsCell::Revenue => {
                    counted(Symbol::Revenue, outcome.revenue.units(), Unit::Money)
                }
                ReturnsCell::Customers => counted(
                    Symbol::PayingCustomers,
                    outcome.customers as f64,
                    Unit::Customers,
                ),
                ReturnsCell::Orders => counted(Symbol::Orders, outcome.orders as f64, Unit::Orders),
            };
            let number = number.with(answers::returns_rule(policy));
            match cell {
                ReturnsCell::Revenue => number,
                _ => number.with(order_rule),
            }
            .with(Rule::WholeHistory)
        }
    })
}

pub(super) fn compared(comparison: &Comparison, number: Number) -> Option<Explained> {
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
