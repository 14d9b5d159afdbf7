//! Money that went back, in every form files have for it: an order and its refund come to exactly
//! nothing, and the policy panel shows the effect of each choice.

#![allow(clippy::unwrap_used)]

use kezhi::base::{ReturnsPolicy, Selection};
use kezhi::engine::{DataFacts, Engine};
use kezhi::ingest::{self, ImportOptions, MemorySource, Overrides, Role};
use kezhi::units::Money;

/// What the engine says of a file under the default selection, its columns used as `mapped`.
fn facts(text: &str, mapped: &[(&str, Role)]) -> DataFacts {
    let mut source = MemorySource(text.as_bytes());
    let inspection = ingest::inspect(&mut source, "orders.csv", &Overrides::default()).unwrap();
    let mut plan = inspection.plan.clone();
    for (header, role) in mapped {
        let names = inspection.columns.iter();
        let column = names
            .map(|it| it.name.as_str())
            .position(|it| it == *header);
        plan.assign(column.unwrap(), Some(*role));
    }
    let lines = ingest::import(&mut source, &plan, &ImportOptions::default(), &mut |_| {}).unwrap();
    let mut engine = Engine::default();
    engine.open(lines);
    let facts = engine.select(&Selection::default(), None).unwrap();
    assert_eq!(facts.rows.read, facts.rows.used + facts.rows.set_aside);
    facts
}

/// Name of the form, the file, what its columns are used as.
type Form = (&'static str, &'static str, &'static [(&'static str, Role)]);

/// Customer A keeps 50 of two orders; the other, of 19.99, went back.
const FORMS: [Form; 4] = [
    (
        "negative amount",
        "客户ID,订单编号,订单日期,金额\n\
         A,1,2024-01-05,19.99\nA,2,2024-01-06,50\nA,1,2024-01-09,-19.99\n",
        &[("订单编号", Role::Order)],
    ),
    (
        "negative quantity",
        "客户ID,订单编号,订单日期,金额,数量\n\
         A,1,2024-01-05,19.99,1\nA,2,2024-01-06,50,1\nA,1,2024-01-09,19.99,-1\n",
        &[("数量", Role::Quantity)],
    ),
    (
        "status text",
        "客户ID,订单编号,订单日期,金额,订单状态\n\
         A,1,2024-01-05,19.99,交易成功\nA,2,2024-01-06,50,交易成功\nA,1,2024-01-09,19.99,退款成功\n",
        &[("订单状态", Role::Status)],
    ),
    (
        "own column",
        "客户ID,订单编号,订单日期,金额,退款金额\n\
         A,1,2024-01-05,19.99,19.99\nA,2,2024-01-06,50,0\n",
        &[("退款金额", Role::Refund)],
    ),
];

#[test]
fn an_order_and_its_refund_come_to_exactly_nothing_in_every_form() {
    for (form, text, mapped) in FORMS {
        let facts = facts(text, mapped);
        assert_eq!(facts.revenue, Money::from_units(50.0).unwrap(), "{form}");
        assert_eq!((facts.customers, facts.orders), (1, 1), "{form}");
    }
}

#[test]
fn every_form_reaches_the_panel_with_the_effect_of_each_policy() {
    for (form, text, mapped) in FORMS {
        let returns = facts(text, mapped).returns.unwrap();
        assert_eq!(returns.amount, Money::from_units(-19.99).unwrap(), "{form}");
        let revenue: Vec<(ReturnsPolicy, f64)> = returns
            .outcomes
            .iter()
            .map(|outcome| (outcome.policy, outcome.revenue.units()))
            .collect();
        assert_eq!(
            revenue,
            [
                (ReturnsPolicy::NetByCustomer, 50.0),
                (ReturnsPolicy::NetByOrder, 50.0),
                (ReturnsPolicy::Drop, 69.99),
                (ReturnsPolicy::Keep, 50.0),
            ],
            "{form}"
        );
    }
}

#[test]
fn a_refund_state_beside_the_state_of_the_order_takes_the_order_away() {
    let facts = facts(
        "订单编号,买家会员名,买家实际支付金额,订单状态,退款状态,订单付款时间\n\
         1,甲,100.00,交易成功,没有申请退款,2024-01-05 10:00:00\n\
         2,乙,88.00,交易成功,退款成功,2024-01-05 11:00:00\n\
         3,丙,88.00,交易关闭,退款关闭,2024-01-05 12:00:00\n\
         4,甲,60.00,交易成功,退款关闭,2024-01-06 10:00:00\n",
        &[],
    );
    assert_eq!(facts.revenue, Money::from_units(160.0).unwrap());
    assert_eq!((facts.customers, facts.orders), (1, 2));
    assert_eq!((facts.rows.read, facts.rows.set_aside), (4, 2));
    let columns = facts.selection.statuses.iter();
    let mut columns: Vec<&str> = columns.map(|it| it.column.as_str()).collect();
    columns.dedup();
    assert_eq!(columns, ["订单状态", "退款状态"]);
}

#[test]
fn a_closed_order_of_a_shop_leaves_no_money_and_no_customer() {
    let facts = facts(
        "订单编号,买家会员名,买家实际支付金额,订单状态,订单付款时间,退款金额\n\
         1,甲,100.00,交易成功,2024-01-05 10:00:00,0.00\n\
         2,乙,88.00,交易关闭,2024-01-05 11:00:00,88.00\n\
         3,甲,60.00,交易成功,2024-01-06 10:00:00,10.00\n",
        &[
            ("买家会员名", Role::Customer),
            ("订单付款时间", Role::Date),
            ("买家实际支付金额", Role::Amount),
            ("订单状态", Role::Status),
            ("退款金额", Role::Refund),
        ],
    );
    assert_eq!(facts.revenue, Money::from_units(150.0).unwrap());
    assert_eq!((facts.customers, facts.orders), (1, 2));
    assert_eq!((facts.rows.read, facts.rows.set_aside), (3, 1));
}

#[test]
fn orders_and_revenue_of_the_data_follow_the_policy_in_force() {
    let (_, text, mapped) = FORMS[0];
    let facts = facts(text, mapped);
    assert_eq!(
        (facts.orders, facts.policy),
        (1, ReturnsPolicy::NetByCustomer)
    );
    for policy in ReturnsPolicy::ALL {
        let outcomes = &facts.returns.as_ref().unwrap().outcomes;
        let outcome = outcomes.iter().find(|it| it.policy == policy).unwrap();
        let under = facts.clone().under(policy);
        assert_eq!(
            (under.orders, under.revenue, under.policy),
            (outcome.orders, outcome.revenue, policy)
        );
    }
    let dropped = facts.under(ReturnsPolicy::Drop);
    assert_eq!((dropped.orders, dropped.revenue.units()), (2, 69.99));
}

/// What the engine says of several files together, and what reading remarked.
fn together(files: &[(&str, &str)]) -> (ingest::Inspection, DataFacts, Vec<ingest::Issue>) {
    let bytes = files.iter().map(|(_, text)| text.as_bytes());
    let mut sources: Vec<_> = bytes.map(MemorySource).collect();
    let mut files: Vec<ingest::File<'_>> = (files.iter().zip(&mut sources))
        .map(|((name, _), source)| (*name, source as _))
        .collect();
    let found = ingest::inspect_all(&mut files, &Overrides::default()).unwrap();
    let options = ImportOptions::default();
    let lines = ingest::import_all(&mut files, &found.plan, &options, &mut |_| {}).unwrap();
    let issues = lines.facts.issues.clone();
    let mut engine = Engine::default();
    engine.open(lines);
    (
        found,
        engine.select(&Selection::default(), None).unwrap(),
        issues,
    )
}

#[test]
fn refunds_on_a_sheet_that_names_orders_alone_are_deducted_from_their_customers() {
    let orders = "客户,订单号,日期,金额\n\
        A,D1,2024-01-05,19.99\nA,D2,2024-01-06,30\nA,D2,2024-01-06,20\nB,D3,2024-01-07,40\n\
        C,D4,2024-01-08,60\nC,D5,2024-01-09,70\n";
    let refunds = "订单号,退款日期,退款金额\n\
        D1,2024-01-09,19.99\nD3,2024-01-10,15\nD3,2024-01-11,5\nD9,2024-01-11,7\n";
    let (found, facts, issues) = together(&[("orders.csv", orders), ("退款.csv", refunds)]);
    assert_eq!(found.joins[0].join.take, [(2, Some(Role::Refund))]);
    assert_eq!(found.plan.roles.get(&Role::Status), None);
    // 239.99 of sales, less 19.99 and the two of one order.
    assert_eq!(facts.revenue, Money::from_units(200.0).unwrap());
    assert_eq!((facts.rows.read, facts.rows.used), (6, 6));
    let returns = facts.returns.unwrap();
    assert_eq!(returns.amount, Money::from_units(-39.99).unwrap());
    let revenue: Vec<f64> = returns
        .outcomes
        .iter()
        .map(|it| it.revenue.units())
        .collect();
    assert_eq!(revenue, [200.0, 200.0, 239.99, 200.0]);
    assert!(facts.selection.statuses.is_empty(), "days are no states");
    // The one whose order is not there is told, the orders without a refund are not.
    let kinds: Vec<_> = issues.iter().map(|it| (it.kind, it.count)).collect();
    assert_eq!(kinds, [(ingest::IssueKind::RefundWithoutOrder, 1)]);
    assert_eq!(issues[0].examples[0].found, "D9");
}
