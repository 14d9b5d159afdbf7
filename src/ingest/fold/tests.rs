use super::*;
use crate::ingest::{ImportOptions, MemorySource, OrderLines, Overrides, Role, import, inspect};

fn lines(text: &str) -> OrderLines {
    let mut source = MemorySource(text.as_bytes());
    let inspection = inspect(&mut source, "orders.csv", &Overrides::default()).unwrap();
    import(
        &mut source,
        &inspection.plan,
        &ImportOptions::default(),
        &mut |_| {},
    )
    .unwrap()
}

fn kinds(lines: &OrderLines) -> Vec<(IssueKind, u64)> {
    lines
        .facts
        .issues
        .iter()
        .map(|issue| (issue.kind, issue.count))
        .collect()
}

#[test]
fn every_row_is_used_or_set_aside_for_one_reason() {
    let lines = lines(
        "客户ID,订单日期,金额\nA,2024-03-05,10\n,2024-03-05,10\nA,,10\nA,soon,10\nA,2024-03-05,\n\
         A,2024-03-05,ten\nA,2024-03-05,999999999999\nA\n合计,,40\n客户ID,订单日期,金额\nA,2024-03-06,0\n",
    );
    use IssueKind::*;
    assert_eq!(
        kinds(&lines),
        [
            (BlankCustomer, 1),
            (BlankDate, 1),
            (BadDate, 1),
            (BlankAmount, 1),
            (BadAmount, 1),
            (AmountTooLarge, 1),
            (ShortRow, 1),
            (TotalLine, 2)
        ]
    );
    assert_eq!(
        (
            lines.facts.rows.read,
            lines.facts.rows.used,
            lines.facts.rows.set_aside
        ),
        (11, 2, 9)
    );
    assert_eq!(lines.line, [2, 12]);
    let bad_date = &lines.facts.issues[2].examples[0];
    assert_eq!(
        (bad_date.line, bad_date.column, bad_date.found.as_str()),
        (5, Some(1), "soon")
    );
}

#[test]
fn remarks_do_not_set_rows_aside() {
    let lines = lines(
        "客户ID,订单日期,金额,成本\n1.00E+15,2024-03-05,¥10,x\nB,1969-03-05,$5,\nB,2024-03-05,¥5,1\n",
    );
    use IssueKind::*;
    assert_eq!(
        kinds(&lines),
        [
            (DamagedId, 1),
            (MixedCurrency, 1),
            (BadCost, 1),
            (OddDate, 1)
        ]
    );
    assert_eq!(lines.facts.rows.used, 3);
    assert_eq!(lines.profit, [NO_VALUE, NO_VALUE, Money(40_000)]);
    assert_eq!(lines.facts.currency, Currency::Cny);
}

#[test]
fn a_discount_may_be_a_rate() {
    let lines = lines(
        "客户ID,订单日期,金额,折扣\nA,2024-03-05,1,12%\nA,2024-03-06,2,0.5\nB,2024-03-05,4,\n",
    );
    let discount = lines.measures.iter().find(|it| it.role == Role::Discount);
    let values = discount.map(|it| it.values.clone());
    assert_eq!(values, Some(vec![Money(1_200), Money(5_000), NO_VALUE]));
}

#[test]
fn a_blank_order_cell_stands_for_the_customers_day() {
    let lines = lines(
        "客户ID,订单日期,金额,订单编号\nA,2024-03-05,1,\nA,2024-03-05,2,\nA,2024-03-06,3,\nB,2024-03-05,4,X\nB,2024-03-05,4,X\n",
    );
    assert_eq!(lines.order, [0, 0, 1, 2, 2]);
    assert_eq!(lines.orders, 3);
}

#[test]
fn the_first_day_after_2100_is_odd() {
    assert_eq!(Some(ODD_AFTER), Day::from_civil(2101, 1, 1));
}

#[test]
fn a_total_line_with_a_day_is_no_customer_but_a_firm_may_be_called_total() {
    let lines = lines(
        "日期,客户,金额\n2024-01-05,甲公司,10\n2024-01-06,Total,20\n2024-01-31,合计,30\n\
         2024-01-31,总 计：,30\n2024-02-01,合众公司,5\n",
    );
    assert_eq!(lines.customer_ids, ["甲公司", "Total", "合众公司"]);
    assert_eq!(kinds(&lines), [(IssueKind::TotalLine, 2)]);
    assert_eq!((lines.facts.rows.read, lines.facts.rows.used), (5, 3));
}

#[test]
fn quotes_escaped_by_a_backslash_behind_the_head_are_told() {
    let mut text = String::from("customer,date,amount,note\n");
    for row in 0..60_000 {
        text += &format!("c{row},2024-01-{:02},5,plain\n", row % 28 + 1);
    }
    text += "c1,2024-02-01,5,\"say \\\"hi\\\" now\"\n";
    let lines = lines(&text);
    let met: Vec<_> = lines.facts.issues.iter().collect();
    assert_eq!((met[0].kind, met[0].count), (IssueKind::EscapedQuote, 1));
    assert_eq!(met[0].examples[0].line, 60_002);
}
