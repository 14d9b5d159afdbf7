//! Every segmentation of a million customers from a built base.
//!
//! `./dev bench segments` prints times and customers a second.

#[path = "../common/mod.rs"]
mod common;

use std::hint::black_box;

use criterion::{Criterion, Throughput, criterion_group, criterion_main};
use kezhi::base::{CustomerBase, ReturnsPolicy, Window, WindowRules};
use kezhi::ingest::{Attribute, Measure, OrderLines, Role};
use kezhi::segment::{
    CrossTab, CustomerList, CustomerQuery, ListColumn, Movement, MovementRule, OpeningFacts,
    Profiles, Scheme, Yardstick,
};
use kezhi::units::{Day, Money};

use common::orders::Orders;
use common::schemes::schemes;

const CUSTOMERS: u64 = 1_000_000;
/// Orders a customer places on average.
const EACH: u64 = 5;

/// The base of so many orders, with a column of channels and one of discounts.
fn base() -> CustomerBase {
    let orders = Orders {
        rows: CUSTOMERS * EACH,
        // The rarest place no order; more to draw from give a million who do.
        customers: CUSTOMERS * 9 / 5,
    };
    let mut lines = OrderLines::default();
    let mut number = vec![u32::MAX; orders.customers as usize];
    let mut discounts = Vec::with_capacity(orders.rows as usize);
    let mut channels = Attribute {
        name: "channel".into(),
        role: Some(Role::Category),
        ..Attribute::default()
    };
    for order in orders.iter() {
        let known = &mut number[order.customer as usize];
        if *known == u32::MAX {
            *known = lines.customer_ids.len() as u32;
            lines.customer_ids.push(&format!("C{:07}", order.customer));
        }
        lines.customer.push(*known);
        lines.day.push(order.day);
        lines.amount.push(Money(order.cents * 100));
        lines.line.push(lines.line.len() as u32 + 2);
        lines.profit.push(Money(order.cents * 30));
        let channel = std::str::from_utf8(order.channel).unwrap_or_default();
        let code = channels.values.position(channel).unwrap_or_else(|| {
            channels.values.push(channel);
            channels.values.len() - 1
        });
        channels.codes.push(code as u32);
        discounts.push(Money(order.cents % 7 * 100));
    }
    lines.attributes = vec![channels];
    lines.measures = vec![Measure {
        role: Role::Discount,
        values: discounts,
    }];
    CustomerBase::from_lines(lines)
}

fn segments(c: &mut Criterion) {
    let base = base();
    let window = Window::settle(&WindowRules::default(), base.days.0, base.days.1);
    let returns = ReturnsPolicy::default();
    let profiles = Profiles::take(&base, &window, returns);
    let customers = base.len() as u64;
    let mut group = c.benchmark_group(format!("{customers} customers"));
    group
        .throughput(Throughput::Elements(customers))
        .sample_size(10);
    group.bench_function("profiles", |b| {
        b.iter(|| black_box(Profiles::take(&base, &window, returns)));
    });
    for (name, scheme) in schemes() {
        group.bench_function(name, |b| {
            b.iter(|| {
                let found = scheme.apply(&base, &profiles);
                black_box(found.map(|it| it.summary(&scheme, &profiles)))
            });
        });
    }
    group.bench_function("opening facts", |b| {
        b.iter(|| black_box(OpeningFacts::of(&profiles)));
    });
    let scheme = Scheme::default();
    let Ok(tiers) = scheme.apply(&base, &profiles) else {
        return;
    };
    group.bench_function("cross-tab", |b| {
        b.iter(|| black_box(CrossTab::of(&tiers, &tiers, &profiles)));
    });
    for (name, sort) in [
        ("list by revenue", ListColumn::Revenue),
        ("list by id", ListColumn::Customer),
    ] {
        let query = CustomerQuery {
            sort,
            is_descending: true,
            search: "9".into(),
            limit: 50,
            ..CustomerQuery::default()
        };
        group.bench_function(name, |b| {
            b.iter(|| black_box(CustomerList::of(&base, &profiles, &tiers, &query)));
        });
    }
    let earlier = Day(window.to.0 - 365);
    let rules = WindowRules {
        analysis_day: Some(earlier),
        ..WindowRules::default()
    };
    let before = Window::settle(&rules, base.days.0, base.days.1);
    let before = Profiles::take(&base, &before, returns);
    let rule = MovementRule {
        from: earlier,
        to: window.to,
        yardstick: Yardstick::Kept,
    };
    group.bench_function("movement", |b| {
        b.iter(|| {
            black_box(Movement::between(
                &base,
                &scheme,
                &rule,
                [&before, &profiles],
            ))
        });
    });
    group.finish();
}

criterion_group!(benches, segments);
criterion_main!(benches);
