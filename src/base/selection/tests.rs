//! Which rows count, on small tables written here.

use std::sync::Arc;

use super::*;
use crate::base::{Checks, Selected, StatusMeaning};
use crate::ingest::{Attribute, OrderLines, RowCount};
use crate::units::{Day, Money};

/// Customer, day, amount, order, status, line.
type Row<'a> = (u32, &'a str, f64, u32, &'a str, u32);

fn base(rows: &[Row<'_>], role: Role) -> Arc<CustomerBase> {
    let mut values: Vec<&str> = rows.iter().map(|row| row.4).collect();
    values.sort_unstable();
    values.dedup();
    let customers = rows.iter().map(|row| row.0).max().unwrap_or(0) + 1;
    let mut lines = OrderLines {
        customer: rows.iter().map(|row| row.0).collect(),
        day: rows
            .iter()
            .map(|row| Day::from_iso(row.1).unwrap())
            .collect(),
        amount: rows
            .iter()
            .map(|row| Money::from_units(row.2).unwrap())
            .collect(),
        order: rows.iter().map(|row| row.3).collect(),
        line: rows.iter().map(|row| row.5).collect(),
        customer_ids: (0..customers).map(|id| format!("c{id}")).collect(),
        attributes: vec![Attribute {
            name: "列".into(),
            role: Some(role),
            codes: rows
                .iter()
                .map(|row| values.binary_search(&row.4).unwrap() as u32)
                .collect(),
            values: values.iter().copied().collect(),
        }],
        ..OrderLines::default()
    };
    let mut read: Vec<u32> = lines.line.clone();
    read.sort_unstable();
    read.dedup();
    lines.facts.rows = RowCount {
        read: read.len() as u64,
        used: read.len() as u64,
        set_aside: 0,
    };
    Arc::new(CustomerBase::from_lines(lines))
}

fn select(base: &Arc<CustomerBase>, selection: &Selection, today: Option<&str>) -> Selected {
    let today = today.map(|day| Day::from_iso(day).unwrap());
    let selected = base.select(&Checks::of(base), selection, today);
    let rows = selected.base.facts.rows;
    assert_eq!(rows.read, rows.used + rows.set_aside);
    let aside: u64 = selected.facts.aside.iter().map(|count| count.rows).sum();
    assert_eq!(aside + base.facts.rows.set_aside, rows.set_aside);
    let listed = base.set_aside(&Checks::of(base), selection, today);
    assert_eq!(listed.len() as u64, aside);
    selected
}

fn revenue(selected: &Selected) -> f64 {
    selected.base.amount.iter().copied().sum::<Money>().units()
}

fn aside(selected: &Selected) -> Vec<(SelectionRule, u64)> {
    let counts = selected.facts.aside.iter();
    counts.map(|count| (count.rule, count.rows)).collect()
}

#[test]
fn where_every_row_counts_nothing_is_copied() {
    let base = base(&[(0, "2024-01-05", 10.0, 0, "已完成", 2)], Role::Status);
    let selected = select(&base, &Selection::default(), Some("2024-06-01"));
    assert!(Arc::ptr_eq(&selected.base, &base));
}

#[test]
fn a_closed_order_is_set_aside_and_its_customer_with_it() {
    let base = base(
        &[
            (0, "2024-01-05", 10.0, 0, "交易成功", 2),
            (1, "2024-01-06", 20.0, 1, "交易关闭", 3),
            (2, "2024-01-07", 30.0, 2, "审核中", 4),
        ],
        Role::Status,
    );
    let selected = select(&base, &Selection::default(), None);
    assert_eq!(selected.base.ids, ["c0", "c2"]);
    assert_eq!(aside(&selected), [(SelectionRule::NotCounted, 1)]);
    assert_eq!(selected.facts.aside[0].first_lines, [3]);
    let unknown: Vec<&str> = selected
        .facts
        .statuses
        .iter()
        .filter(|it| it.by == StatusBy::Unknown)
        .map(|it| it.text.as_str())
        .collect();
    assert_eq!(unknown, ["审核中"]);
    let counted = Selection::default()
        .after(&SelectionEdit::Status(
            Role::Status,
            "交易关闭".into(),
            StatusMeaning::Sale,
        ))
        .after(&SelectionEdit::Status(
            Role::Status,
            "审核中".into(),
            StatusMeaning::NotCounted,
        ));
    assert_eq!(revenue(&select(&base, &counted, None)), 30.0);
}

#[test]
fn a_refund_status_beside_its_sale_takes_the_sale_back_exactly() {
    let base = base(
        &[
            (0, "2024-01-05", 10.1, 7, "已完成", 2),
            (0, "2024-01-09", 10.1, 7, "已退款", 3),
        ],
        Role::Status,
    );
    let selected = select(&base, &Selection::default(), None);
    assert_eq!(
        selected.base.amount.iter().copied().sum::<Money>(),
        Money::ZERO
    );
    assert_eq!(selected.base.facts.rows.used, 2);
}

#[test]
fn a_refund_status_without_a_sale_is_an_order_that_came_to_nothing() {
    let base = base(
        &[
            (0, "2024-01-05", 10.0, 7, "已完成", 2),
            (0, "2024-01-09", 25.0, 8, "退款成功", 3),
        ],
        Role::Status,
    );
    let selected = select(&base, &Selection::default(), None);
    assert_eq!(revenue(&selected), 10.0);
    let refund = selected
        .facts
        .statuses
        .iter()
        .find(|it| it.text == "退款成功");
    assert_eq!(
        refund.map(|it| (it.meaning, it.by)),
        Some((StatusMeaning::NotCounted, StatusBy::NoSale))
    );
    let taken_off = Selection::default().after(&SelectionEdit::Status(
        Role::Status,
        "退款成功".into(),
        StatusMeaning::Refund,
    ));
    assert_eq!(revenue(&select(&base, &taken_off, None)), -15.0);
}

#[test]
fn a_row_is_set_aside_when_any_of_its_states_says_so_and_each_can_be_changed() {
    let one = base(
        &[
            (0, "2024-01-05", 10.0, 7, "交易成功", 2),
            (0, "2024-01-06", 25.0, 8, "交易成功", 3),
            (1, "2024-01-07", 40.0, 9, "交易关闭", 4),
            (1, "2024-01-08", 5.0, 10, "交易成功", 5),
        ],
        Role::Status,
    );
    let mut both = CustomerBase::clone(&one);
    both.attributes.push(Attribute {
        name: "退款状态".into(),
        role: Some(Role::RefundStatus),
        codes: vec![0, 1, 0, 2],
        values: ["没有申请退款", "已完成", "等待卖家同意"]
            .into_iter()
            .collect(),
    });
    let both = Arc::new(both);
    let selected = select(&both, &Selection::default(), None);
    assert_eq!(revenue(&selected), 15.0);
    assert_eq!(aside(&selected), [(SelectionRule::NotCounted, 2)]);
    let of = |text: &str| {
        let statuses = selected.facts.statuses.iter();
        let mut found = statuses.filter(|it| it.role == Role::RefundStatus && it.text == text);
        found.next().map(|it| (it.meaning, it.by))
    };
    let lone = (StatusMeaning::NotCounted, StatusBy::NoSale);
    assert_eq!(of("已完成"), Some(lone));
    assert_eq!(
        of("等待卖家同意"),
        Some((StatusMeaning::Sale, StatusBy::Unknown))
    );
    let edit = |meaning| SelectionEdit::Status(Role::RefundStatus, "已完成".into(), meaning);
    let counted = Selection::default().after(&edit(StatusMeaning::Sale));
    assert_eq!(revenue(&select(&both, &counted, None)), 40.0);
    let taken_off = Selection::default().after(&edit(StatusMeaning::Refund));
    assert_eq!(revenue(&select(&both, &taken_off, None)), -10.0);
}

#[test]
fn of_orders_that_nearly_repeat_each_other_the_first_that_counts_can_be_kept_alone() {
    let base = base(
        &[
            // Cancelled, and placed anew: nothing is repeated.
            (0, "2024-01-05", 10.0, 1, "交易关闭", 2),
            (0, "2024-01-05", 10.0, 2, "交易成功", 3),
            // Twice, of two lines each; and one far apart.
            (1, "2024-02-01", 4.0, 3, "交易成功", 4),
            (1, "2024-02-01", 6.0, 3, "交易成功", 5),
            (1, "2024-02-02", 4.0, 4, "交易成功", 6),
            (1, "2024-02-02", 6.0, 4, "交易成功", 7),
            (1, "2024-03-02", 10.0, 5, "交易成功", 8),
        ],
        Role::Status,
    );
    assert_eq!(revenue(&select(&base, &Selection::default(), None)), 40.0);
    let drop = Selection::default().after(&SelectionEdit::NearDuplicates(Repeats::Drop));
    let selected = select(&base, &drop, None);
    assert_eq!(revenue(&selected), 30.0);
    let near = (SelectionRule::NearDuplicate, 2);
    assert_eq!(aside(&selected), [(SelectionRule::NotCounted, 1), near]);
    assert_eq!(selected.facts.aside[1].first_lines, [6, 7]);
}

#[test]
fn a_refund_in_a_column_of_its_own_is_not_taken_off_twice() {
    // One row of the file: its sale, and its refund in another column.
    let base = base(
        &[
            (0, "2024-01-05", 100.0, 7, "退款成功", 2),
            (0, "2024-01-05", -100.0, 7, "退款成功", 2),
            (0, "2024-01-06", 30.0, 8, "交易成功", 3),
        ],
        Role::Status,
    );
    let selected = select(&base, &Selection::default(), None);
    assert_eq!(revenue(&selected), 30.0);
    assert_eq!(selected.base.facts.rows.used, 2);
}

#[test]
fn two_lines_of_one_row_are_set_aside_as_one_row() {
    let base = base(
        &[
            (0, "2024-01-05", 100.0, 7, "交易关闭", 2),
            (0, "2024-01-05", -100.0, 7, "交易关闭", 2),
            (0, "2024-01-06", 30.0, 8, "交易成功", 3),
        ],
        Role::Status,
    );
    let selected = select(&base, &Selection::default(), None);
    assert_eq!(aside(&selected), [(SelectionRule::NotCounted, 1)]);
    assert_eq!(selected.facts.aside[0].amount, Money::ZERO);
}

#[test]
fn a_far_off_day_is_set_aside_and_never_the_day_of_the_analysis() {
    let base = base(
        &[
            (0, "2024-01-05", 10.0, 0, "", 2),
            (0, "2999-05-31", 10.0, 1, "", 3),
        ],
        Role::Channel,
    );
    let selected = select(&base, &Selection::default(), Some("2024-06-01"));
    assert_eq!(aside(&selected), [(SelectionRule::Future, 1)]);
    assert_eq!(selected.last_day.iso(), "2024-01-05");
    let keep = Selection::default().after(&SelectionEdit::Future(Future::Keep));
    let kept = select(&base, &keep, Some("2024-06-01"));
    assert_eq!(kept.base.facts.rows.used, 2);
    assert_eq!(kept.last_day.iso(), "2024-01-05");
}

#[test]
fn filters_and_the_date_window_leave_only_what_they_name() {
    let base = base(
        &[
            (0, "2024-01-05", 10.0, 0, "线上", 2),
            (0, "2024-02-05", 20.0, 1, "门店", 3),
            (1, "2024-03-05", 40.0, 2, "线上", 4),
        ],
        Role::Channel,
    );
    let filter = |mode, value: &str| {
        SelectionEdit::Filter(Filter {
            column: "列".into(),
            mode,
            values: [value.to_owned()].into(),
        })
    };
    let online = Selection::default().after(&filter(FilterMode::Keep, "线上"));
    assert_eq!(revenue(&select(&base, &online, None)), 50.0);
    let offline = Selection::default().after(&filter(FilterMode::Drop, "线上"));
    let selected = select(&base, &offline, None);
    assert_eq!((revenue(&selected), selected.base.len()), (20.0, 1));
    let span = DateSpan {
        from: Day::from_iso("2024-02-01"),
        to: Day::from_iso("2024-02-29"),
    };
    let february = Selection::default().after(&SelectionEdit::Dates(span));
    let selected = select(&base, &february, None);
    assert_eq!(aside(&selected), [(SelectionRule::OutsideDates, 2)]);
    let unknown = Selection::default().after(&filter(FilterMode::Keep, "电话"));
    let selected = select(&base, &unknown, None);
    assert_eq!(
        (selected.facts.idle_filters.len(), revenue(&selected)),
        (1, 70.0)
    );
}

#[test]
fn currencies_are_never_added_up_unless_the_user_says_so() {
    let base = base(
        &[
            (0, "2024-01-05", 10.0, 0, "CNY", 2),
            (0, "2024-01-06", 10.0, 1, "CNY", 3),
            (0, "2024-01-07", 99.0, 2, "USD", 4),
            (0, "2024-01-08", 1.0, 3, "", 5),
        ],
        Role::Currency,
    );
    let selected = select(&base, &Selection::default(), None);
    assert_eq!(revenue(&selected), 21.0);
    assert_eq!(aside(&selected), [(SelectionRule::OtherCurrency, 1)]);
    assert_eq!(
        selected.facts.currency,
        Some(CurrencyChoice::Only("CNY".into()))
    );
    let other = CurrencyChoice::Only("USD".into());
    let dollars = Selection::default().after(&SelectionEdit::Currency(other));
    assert_eq!(revenue(&select(&base, &dollars, None)), 100.0);
    let all = Selection::default().after(&SelectionEdit::Currency(CurrencyChoice::AllAsOne));
    assert_eq!(revenue(&select(&base, &all, None)), 120.0);
}

#[test]
fn names_of_one_currency_are_one_currency() {
    let yuan = [
        (0, "2024-01-05", 10.0, 0, "人民币", 2),
        (0, "2024-01-06", 10.0, 1, "CNY", 3),
        (0, "2024-01-07", 10.0, 2, "RMB", 4),
        (0, "2024-01-08", 10.0, 3, "元", 5),
    ];
    let selected = select(&base(&yuan, Role::Currency), &Selection::default(), None);
    assert_eq!((revenue(&selected), aside(&selected)), (40.0, vec![]));
    assert!(selected.facts.currencies.is_empty());
    let mut mixed = yuan.to_vec();
    mixed.push((0, "2024-01-09", 99.0, 4, "US$", 6));
    mixed.push((0, "2024-01-09", 1.0, 5, "美元", 7));
    let base = base(&mixed, Role::Currency);
    let selected = select(&base, &Selection::default(), None);
    assert_eq!(revenue(&selected), 40.0);
    assert_eq!(aside(&selected), [(SelectionRule::OtherCurrency, 2)]);
    let rows: Vec<u64> = selected.facts.currencies.iter().map(|it| it.rows).collect();
    assert_eq!(rows, [4, 2]);
    let dollars = SelectionEdit::Currency(CurrencyChoice::Only("USD".into()));
    let dollars = Selection::default().after(&dollars);
    assert_eq!(revenue(&select(&base, &dollars, None)), 100.0);
}

#[test]
fn exact_repeats_are_dropped_but_for_the_first_row() {
    let base = base(
        &[
            (0, "2024-01-05", 10.0, 0, "A", 2),
            (0, "2024-01-05", 10.0, 0, "A", 9),
            (0, "2024-01-05", 10.0, 0, "B", 4),
            (0, "2024-01-05", 10.0, 0, "A", 11),
            (1, "2024-01-05", 10.0, 0, "A", 5),
        ],
        Role::Product,
    );
    assert_eq!(revenue(&select(&base, &Selection::default(), None)), 50.0);
    let once = Selection::default().after(&SelectionEdit::Duplicates(Repeats::Drop));
    let selected = select(&base, &once, None);
    assert_eq!(aside(&selected), [(SelectionRule::Duplicate, 2)]);
    assert_eq!(selected.facts.aside[0].first_lines, [9, 11]);
}

#[test]
fn rows_without_money_can_be_set_aside() {
    let base = base(
        &[
            (0, "2024-01-05", 0.0, 0, "", 2),
            (0, "2024-01-05", 5.0, 0, "", 3),
        ],
        Role::Product,
    );
    let paid = Selection::default().after(&SelectionEdit::Zeros(Zeros::SetAside));
    assert_eq!(
        aside(&select(&base, &paid, None)),
        [(SelectionRule::Zero, 1)]
    );
}

#[test]
fn customers_left_of_a_table_of_customers_keep_the_orders_of_its_column() {
    use crate::base::{OrderCounting, ReturnsPolicy, Settled};
    use crate::ingest::{Delimiter, Encoding, Format, Measure, Plan, Shape, TextFormat};
    let format = Format::Text(TextFormat::new(Encoding::Utf8, Delimiter::Comma));
    let lines = OrderLines {
        customer: vec![0, 1],
        day: vec![Day(19_000), Day(19_400)],
        amount: vec![Money(10_000), Money(70_000)],
        line: vec![2, 3],
        customer_ids: ["a", "b"].into_iter().collect(),
        measures: vec![Measure {
            role: Role::OrderCount,
            values: vec![Money(30_000), Money(50_000)],
        }],
        facts: crate::ingest::ImportFacts {
            rows: RowCount {
                read: 2,
                used: 2,
                set_aside: 0,
            },
            plan: Some(Plan {
                shape: Shape::Customers,
                ..Plan::new(format)
            }),
            ..Default::default()
        },
        ..OrderLines::default()
    };
    let all = Arc::new(CustomerBase::from_lines(lines));
    let later = Selection {
        dates: DateSpan {
            from: Some(Day(19_100)),
            to: None,
        },
        ..Selection::default()
    };
    let left = select(&all, &later, None).base;
    assert_eq!(left.counting, OrderCounting::FromColumn);
    let customer = left.customer(0, ReturnsPolicy::default(), &mut Settled::default());
    assert_eq!((left.len(), customer.orders), (1, 5));
}

#[test]
fn a_state_all_of_whose_rows_were_set_aside_while_reading_has_no_money_to_show() {
    let status = |rows, set_aside| StatusFacts {
        role: Role::Status,
        column: "状态".into(),
        text: "等待买家付款".into(),
        rows,
        set_aside,
        amount: Money::ZERO,
        meaning: StatusMeaning::NotCounted,
        by: StatusBy::Word,
    };
    assert_eq!(status(8, 8).money(), None);
    assert_eq!(status(8, 7).money(), Some(Money::ZERO));
}
