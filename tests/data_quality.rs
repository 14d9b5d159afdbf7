//! What may be wrong with the rows of a file and is told after it was read: days that may stand the other
//! way round, ids that were damaged, several currencies, rows that cannot be used. And when the page
//! waits for the user to see it.

#![allow(clippy::unwrap_used)]

#[allow(dead_code, reason = "shared with other tests")]
mod common;

use common::{Folder, json, kezhi, kezhi_in};
use kezhi::base::{AlikeCustomers, DateSpan, Done, FindingKind, Repeats, Selection, SelectionEdit};
use kezhi::engine::{
    DataFacts, DataSel, Engine, ProblemRows, Request, Response, RowsInWords, SetAside,
};
use kezhi::ingest::{
    ImportOptions, IssueKind, MemorySource, Overrides, Remark, Role, import_table, inspect,
};
use kezhi::text::ui::quality as words;
use kezhi::text::{Lang, quality as quality_words, reading};
use kezhi::units::{Currency, Day};
use serde_json::Value;

/// An engine with a file open, read and opened as the page does, and its facts.
fn opened_in_engine(text: &str) -> (Engine, DataFacts) {
    let mut source = MemorySource(text.as_bytes());
    let plan = inspect(&mut source, "table.csv", &Overrides::default())
        .unwrap()
        .plan;
    let options = ImportOptions::default();
    let table = import_table(&mut source, &plan, &options, &mut |_| {}).unwrap();
    let bytes = table.encode().to_vec();
    let mut engine = Engine::default();
    match engine.handle(Request::Open, Some(&mut MemorySource(&bytes))) {
        Ok(Response::Opened(facts)) => (engine, *facts),
        other => panic!("{other:?}"),
    }
}

/// The facts of a file.
fn opened(text: &str) -> DataFacts {
    opened_in_engine(text).1
}

/// The finding of a kind, and what is said of it in Chinese; none where it was not met.
fn finding(name: &str, text: &str, kind: &str) -> Option<Value> {
    let folder = Folder::new(&format!("quality-{name}"));
    let file = folder.file("orders.csv", text);
    let output = kezhi_in("zh", &["quality", &file, "--json", "--today", "2025-01-01"]);
    let found: Value = serde_json::from_slice(&output.stdout).unwrap();
    let findings = found["findings"].as_array().unwrap();
    findings.iter().find(|it| it["kind"] == kind).cloned()
}

fn dated(days: &[&str]) -> String {
    let mut text = String::from("customer,date,amount\n");
    for (row, day) in days.iter().enumerate() {
        text += &format!("c{row},{day},5\n");
    }
    text
}

#[test]
fn dates_that_all_read_both_ways_are_told_with_their_rows_and_the_way_to_change() {
    // The same the other way round, it is in no doubt.
    let text = dated(&["01/02/2024", "05/05/2024", "03/04/2024"]);
    let found = finding("both-ways", &text, "day_or_month").unwrap();
    assert_eq!(found["count"], 2);
    assert_eq!(found["first_lines"], serde_json::json!([2, 4]));
    let said = found["rule"].as_str().unwrap();
    assert!(
        said.contains("月/日/年") && said.contains("重新选这个文件"),
        "{said}"
    );
    let text = dated(&["01/02/2024", "05/05/2024", "13/04/2024"]);
    assert_eq!(finding("decided", &text, "day_or_month"), None);
}

#[test]
fn dates_of_both_orders_leave_those_that_read_both_ways_in_doubt() {
    let text = dated(&["01/02/2024", "13/04/2024", "25/05/2024", "05/25/2024"]);
    let found = finding("mixed-orders", &text, "day_or_month").unwrap();
    assert_eq!(
        (&found["count"], &found["first_lines"][0]),
        (&1.into(), &2.into())
    );
    assert_eq!(found["detail"]["day_or_month"][0]["contradicted"], 1);
}

#[test]
fn dates_a_spreadsheet_took_the_wrong_way_round_are_told_after_reading_too() {
    let text_left = [
        "1/13/2024",
        "1/14/2024",
        "2/15/2024",
        "2/16/2024",
        "3/17/2024",
    ];
    let turned = [
        "2024-02-01",
        "2024-03-01",
        "2024-04-01",
        "2024-05-02",
        "2024-07-07",
    ];
    let days = [&text_left[..], &turned].concat();
    let found = finding("swapped", &dated(&days), "day_or_month").unwrap();
    // The seventh of July is the same day either way.
    assert_eq!(
        (&found["count"], &found["first_lines"][0]),
        (&4.into(), &7.into())
    );
    assert_eq!(found["detail"]["day_or_month"][0], "swapped");
    let days = [&days[..], &["2024-05-20"]].concat();
    assert_eq!(finding("not-swapped", &dated(&days), "day_or_month"), None);
}

#[test]
fn damaged_ids_are_in_the_report_with_their_count_and_lines() {
    let text =
        "customer,date,amount\n1.38E+10,2024-01-02,5\nb,2024-01-03,5\n1.39E+10,2024-01-04,5\n";
    let found = finding("damaged", text, "damaged_id").unwrap();
    assert_eq!(found["count"], 2);
    assert_eq!(found["first_lines"], serde_json::json!([2, 4]));
    assert_eq!(found["done"], "kept");
}

#[test]
fn money_of_several_currencies_is_summed_nowhere() {
    let folder = Folder::new("currencies");
    let mut text = String::from("customer,date,amount,status\n");
    for row in 0..6 {
        text += &format!("a,2024-01-{:02},¥{},paid\n", row + 1, row + 10);
    }
    text += "b,2024-01-07,$7,refunded\nb,2024-01-08,€9,pending\nb,2024-01-08,€9,pending\n";
    let file = folder.file("orders.csv", &text);
    let found = json(&["quality", &file, "--json", "--today", "2025-01-01"]);
    for list in ["findings", "set_aside", "statuses"] {
        for one in found[list].as_array().unwrap() {
            assert!(one["amount"].is_null(), "{list}: {one}");
        }
    }
    let sums: Vec<f64> = found["currencies"]
        .as_array()
        .unwrap()
        .iter()
        .map(|it| it["amount"].as_f64().unwrap())
        .collect();
    assert_eq!(sums, [75.0, 18.0, 7.0]);
    let whole = json(&["customers", &file, "--json", "--today", "2025-01-01"]);
    assert_eq!(whole["revenue"], 75.0);
    // Nor does anything else than one of them count.
    let all = kezhi(&["quality", &file, "--json", "--currency", "all"]);
    assert_eq!(all.status.code(), Some(2));
    let said = String::from_utf8_lossy(&all.stderr).into_owned();
    assert!(
        said.contains("--currency") && said.contains("CNY"),
        "{said}"
    );
}

#[test]
fn an_amount_that_is_mostly_blank_gives_way_to_another_or_says_so() {
    let looked = |text: &str| {
        let mut source = MemorySource(text.as_bytes());
        inspect(&mut source, "orders.csv", &Overrides::default()).unwrap()
    };
    let found =
        looked("客户,日期,实付金额,总金额\na,2024-01-01,,5\nb,2024-01-02,6,6\nc,2024-01-03,,7\n");
    assert_eq!(found.plan.roles[&Role::Amount], 3);
    let found = looked("客户,日期,实付金额\na,2024-01-01,\nb,2024-01-02,6\nc,2024-01-03,\n");
    let remarks = &found.columns[found.plan.roles[&Role::Amount]].remarks;
    assert_eq!(remarks[..], [Remark::MostlyBlank { filled: 1, rows: 3 }]);
    // By its values alone such a column is no amount at all.
    let found = looked("客户,日期,x,y\na,2024-01-01,,p\nb,2024-01-02,6.5,q\nc,2024-01-03,,r\n");
    assert_eq!(found.plan.missing(), [Role::Amount]);
}

#[test]
fn a_row_of_records_with_cells_too_many_is_set_aside_and_counted() {
    let text = "customerID,tenure,MonthlyCharges,Churn\n1,5,30,No\n2,7,3,0,Yes\n3,9,30,Yes,,\n";
    let facts = opened(text);
    let rows = facts.rows;
    assert_eq!((rows.read, rows.used, rows.set_aside), (3, 2, 1));
    assert_eq!(facts.issues[0].kind, IssueKind::LongRow);
    assert_eq!(
        (
            facts.issues[0].examples[0].line,
            &facts.issues[0].examples[0].found[..]
        ),
        (3, "Yes")
    );
}

#[test]
fn lines_of_records_behind_a_quote_never_closed_are_counted_one_by_one() {
    let text =
        "customerID,tenure,MonthlyCharges,Churn\n1,5,30,No\n\"2,7,30,Yes\n3,9,30,Yes\n4,9,30,Yes\n";
    let facts = opened(text);
    let rows = facts.rows;
    assert_eq!((rows.read, rows.used, rows.set_aside), (4, 1, 3));
    let issue = &facts.issues[0];
    assert_eq!(
        (issue.kind, issue.count, issue.first_line()),
        (IssueKind::UnclosedQuote, 3, Some(3))
    );
}

#[test]
fn the_page_goes_on_only_where_reading_had_nothing_to_tell() {
    let today = Day::from_iso("2024-12-31");
    let clean = "customer,date,amount\na,2024-01-01,5\nb,2024-02-01,6\n";
    assert!(opened(clean).is_settled(today));
    for (more, why) in [
        ("c,,7\n", "a row set aside"),
        ("1.38E+10,2024-03-01,7\n", "a remark"),
        ("a,2024-03-01,-5\n", "a refund to decide on"),
        ("a,2025-03-01,5\n", "a day after today"),
        ("a,2024-03-01,5,9\n", "a row too long"),
        ("A,2024-03-01,5\n", "a customer written in another way"),
    ] {
        assert!(
            !opened(&format!("{clean}{more}")).is_settled(today),
            "{why}"
        );
    }
}

/// The rows set aside and the rows with a problem of a file, under a selection.
fn taken_out(text: &str, selection: Selection) -> (SetAside, ProblemRows) {
    let (mut engine, _) = opened_in_engine(text);
    let asked = || RowsInWords {
        data: DataSel::Opened,
        selection: selection.clone(),
        today: None,
        lang: Lang::Zh,
    };
    let aside = engine.handle(Request::SetAside(asked()), None);
    let shown = engine.handle(Request::ProblemRows(asked()), None);
    match (aside, shown) {
        (Ok(Response::SetAside(aside)), Ok(Response::ProblemRows(shown))) => (aside.file(), shown),
        other => panic!("{other:?}"),
    }
}

#[test]
fn rows_that_differ_where_nothing_was_read_are_not_called_alike_in_every_column() {
    let mut text = String::from("客户,日期,订单号,金额,备注\n");
    for row in 0..30 {
        text += &format!(
            "c{row},2024-05-{:02},O{row},{row},说明{row}\n",
            row % 28 + 1
        );
    }
    text += "c3,2024-05-04,O3,3,另一件\n";
    let found = finding("unused", &text, "exact_repeats").unwrap();
    assert_eq!(found["count"], 1);
    let said = found["rule"].as_str().unwrap();
    assert!(
        said.contains("没有用到的列不参与比较") && said.contains("备注"),
        "{said}"
    );
    // The row taken out says which of its cells nobody kept: a blank one would be a lie.
    let drop = Selection::default().after(&SelectionEdit::Duplicates(Repeats::Drop));
    let (aside, _) = taken_out(&text, drop);
    let row = aside.csv.lines().last().unwrap();
    let not_kept = words::CELL_NOT_KEPT.zh;
    assert_eq!(
        row.trim_end(),
        format!("32,用到的列都与前面某行相同,c3,2024-05-04,{not_kept},3,{not_kept}")
    );
}

#[test]
fn a_frequent_reason_does_not_hide_the_first_rows_of_a_rare_one() {
    let mut text = String::from("customer,date,amount\n");
    for row in 0..300 {
        text += &format!("c{row},2024-01-{:02},5\n", row % 28 + 1);
    }
    text += "c1,32/13/2024,5\nc2,2024-02-01,5\n";
    let dates = DateSpan {
        from: Day::from_iso("2024-02-01"),
        to: None,
    };
    let narrow = Selection::default().after(&SelectionEdit::Dates(dates));
    let (_, shown) = taken_out(&text, narrow);
    assert_eq!(shown.rows.len(), ProblemRows::MOST);
    assert!(shown.rows.iter().any(|row| row.line == 302));
    assert!(
        shown
            .rows
            .windows(2)
            .all(|pair| pair[0].line < pair[1].line)
    );
}

#[test]
fn rows_without_a_customer_say_how_much_money_they_hold() {
    let text = "customer,date,amount\nc1,2024-01-05,10\n,2024-01-06,2.5\n,2024-01-07,4\nc2,,8\n";
    let facts = opened(text);
    let blank = facts.issues.iter();
    let blank = blank.filter(|it| it.amount.is_some()).collect::<Vec<_>>();
    assert_eq!(blank.len(), 1);
    assert_eq!(blank[0].kind, IssueKind::BlankCustomer);
    let said = reading::issue_money(Lang::Zh, blank[0], "元").unwrap();
    assert_eq!(said, "能读出的金额合计 6.50 元，没有计入。");
}

#[test]
fn the_one_currency_of_a_column_names_that_of_the_amounts() {
    for (code, sign, currency) in [
        ("JPY", "", Currency::Jpy),
        ("JPY", "¥", Currency::Jpy),
        ("CNY", "", Currency::Cny),
        ("USD", "", Currency::Usd),
        ("EUR", "", Currency::Eur),
        ("points", "", Currency::Unstated),
    ] {
        let rows: String = (1..30)
            .map(|day| format!("C{day},2024-01-{day:02},{sign}6750,{code}\n"))
            .collect();
        let facts = opened(&format!("customer_id,order_date,amount,currency\n{rows}"));
        assert_eq!(
            (facts.currency, facts.rows.used),
            (currency, 29),
            "{code} {sign}"
        );
    }
}

#[test]
fn a_sign_of_yuan_and_yen_is_told_by_the_language_of_the_file() {
    for (head, name, currency) in [
        ("顧客ID,注文日,金額", "C", Currency::Jpy),
        ("customer_id,order_date,amount", "ヤマダ", Currency::Jpy),
        ("客户,订单日期,金额", "C", Currency::Cny),
        ("customer_id,order_date,amount", "张三", Currency::Cny),
        ("customer_id,order_date,amount", "C", Currency::Unstated),
    ] {
        let rows: String = (1..30)
            .map(|day| format!("{name}{day},2024-01-{day:02},¥6750\n"))
            .collect();
        let facts = opened(&format!("{head}\n{rows}"));
        let found = (facts.currency, facts.rows.used);
        assert_eq!(found, (currency, 29), "{head} {name}");
        assert_eq!(facts.revenue.units(), 29.0 * 6750.0);
    }
}

#[test]
fn codes_that_some_rows_leave_blank_are_told_and_name_no_unit() {
    let file = |coded: u32| {
        let row = |day: u32| {
            let code = if day <= coded { "USD" } else { "" };
            format!("C{},2024-01-{day:02},100.50,{code}\n", day % 7)
        };
        let rows: String = (1..=30).map(row).collect();
        opened(&format!("客户,日期,金额,币种\n{rows}"))
    };
    // The smaller part is what is to be looked at.
    for (coded, kind, count, line) in [
        (1, IssueKind::FewSigns, 1, 2),
        (15, IssueKind::NoCode, 15, 17),
        (28, IssueKind::NoCode, 2, 30),
    ] {
        let facts = file(coded);
        assert_eq!(facts.currency, Currency::Unstated, "{coded}");
        assert_eq!(facts.rows.used, 30, "{coded}");
        let found: Vec<_> = facts.issues.iter().map(|it| (it.kind, it.count)).collect();
        assert_eq!(found, [(kind, count)], "{coded}");
        assert_eq!(facts.issues[0].first_line(), Some(line), "{coded}");
    }
    let whole = file(30);
    assert_eq!((whole.currency, whole.issues.len()), (Currency::Usd, 0));
}

#[test]
fn a_column_that_names_yuan_in_several_ways_names_one_currency() {
    let names = ["人民币", "CNY", "RMB", "元", "¥"];
    let row = |day: usize| format!("C{},2024-01-{day:02},100.50,{}\n", day % 7, names[day % 5]);
    let rows: String = (1..=30).map(row).collect();
    let facts = opened(&format!("客户,日期,金额,币种\n{rows}"));
    assert_eq!((facts.currency, facts.rows.used), (Currency::Cny, 30));
    assert!(facts.issues.is_empty(), "{:?}", facts.issues);
}

#[test]
fn yen_that_the_column_of_currencies_names_are_yen_though_the_sign_is_that_of_yuan() {
    let row = |day: usize| format!("お客様{:04},2024-01-{day:02},\"¥6,750\",JPY\n", day % 7);
    let rows: String = (1..=29).map(row).collect();
    let facts = opened(&format!("顧客ID,注文日,金額,通貨\n{rows}"));
    assert_eq!(facts.currency, Currency::Jpy);
    assert_eq!(facts.revenue.units(), 29.0 * 6750.0);
}

#[test]
fn a_currency_that_few_amounts_name_is_not_that_of_the_others() {
    let rows: String = (1..30)
        .map(|day| format!("C{day},2024-01-{day:02},100\n"))
        .collect();
    let facts = opened(&format!("customer,date,amount\n{rows}D,2024-01-30,$125\n"));
    assert_eq!(facts.currency, Currency::Unstated);
    let few = facts
        .issues
        .iter()
        .find(|it| it.kind == IssueKind::FewSigns);
    assert_eq!(few.map(|it| it.count), Some(1));
    assert_eq!((facts.rows.used, facts.revenue.units()), (30, 3_025.0));
    // Where most have the sign, the others are of the same currency.
    let rows: String = (1..30)
        .map(|day| format!("C{day},2024-01-{day:02},$100\n"))
        .collect();
    let facts = opened(&format!("customer,date,amount\n{rows}D,2024-01-30,125\n"));
    assert_eq!((facts.currency, facts.rows.used), (Currency::Usd, 30));
    assert!(facts.issues.iter().all(|it| it.kind != IssueKind::FewSigns));
    // What the header names is that of the rows without a sign, and others are not added to it.
    let rows: String = (1..30)
        .map(|day| format!("C{day},2024-01-{day:02},100\n"))
        .collect();
    let facts = opened(&format!(
        "customer,date,amount (CNY)\n{rows}D,2024-01-30,$125\n"
    ));
    assert_eq!((facts.currency, facts.rows.used), (Currency::Cny, 29));
}

#[test]
fn ids_written_alike_are_told_and_become_one_customer_by_one_press_that_can_be_taken_back() {
    let text = "客户编号,日期,订单号,金额\nC001,2024-01-02,1,5\nc001,2024-01-03,2,6\nＣ００１,2024-01-01,3,7\n\
        007,2024-01-04,4,8\n7,2024-02-05,5,9\nD9,2024-03-05,6,9\n";
    let (mut engine, facts) = opened_in_engine(text);
    assert_eq!((facts.customers, facts.orders), (6, 6));
    let finding = |facts: &DataFacts| {
        let mut found = facts.quality.findings.iter();
        found
            .find(|it| it.kind == FindingKind::AlikeIds)
            .unwrap()
            .clone()
    };
    let told = finding(&facts);
    assert_eq!(
        (told.count, &told.first_lines[..], told.done),
        (5, &[3, 4, 6][..], Done::Kept)
    );
    let said = quality_words::finding_rule(Lang::Zh, &told);
    assert!(
        said.contains("“C001”和“c001”") && said.contains("5 个编号算 2 名客户"),
        "{said}"
    );
    let as_one = Selection::default().after(&told.offers[0]);
    let one = engine.select(&as_one, None).unwrap();
    assert_eq!(
        (one.customers, one.orders, one.revenue),
        (3, 6, facts.revenue)
    );
    assert_eq!(one.rows, facts.rows);
    let told = finding(&one);
    assert_eq!((told.count, told.done), (5, Done::AsOne));
    let apart = as_one.after(&told.offers[0]);
    assert_eq!(engine.select(&apart, None).unwrap(), facts);
}

#[test]
fn rows_that_repeat_another_under_another_writing_of_the_customer_repeat_it_when_the_two_are_one() {
    let text = "customer,date,order,amount\nab,2024-01-02,1,5\nAB,2024-01-02,1,5\n";
    let (mut engine, facts) = opened_in_engine(text);
    let repeats = |facts: &DataFacts| {
        let mut found = facts.quality.findings.iter();
        found
            .find(|it| it.kind == FindingKind::ExactRepeats)
            .map(|it| it.count)
    };
    assert_eq!(repeats(&facts), None);
    let as_one = Selection::default().after(&SelectionEdit::Alike(AlikeCustomers::AsOne));
    let drop = as_one.after(&SelectionEdit::Duplicates(Repeats::Drop));
    let one = engine.select(&drop, None).unwrap();
    assert_eq!(
        (repeats(&one), one.orders, one.rows.set_aside),
        (Some(1), 1, 1)
    );
    assert_eq!(one.rows.read, one.rows.used + one.rows.set_aside);
}

#[test]
fn an_order_number_of_several_customers_is_told_with_its_first_rows() {
    let text = "customer,date,order,amount\na,2024-01-02,1,5\na,2024-01-02,1,6\nb,2024-01-05,1,5\nc,2024-01-06,1,4\n\
        b,2024-02-07,2,8\nc,2024-02-08,3,5\na,2024-03-08,3,5\n";
    let found = finding("shared-orders", text, "shared_orders").unwrap();
    assert_eq!(found["count"], 2);
    // The row of the second customer, in the order customers come.
    assert_eq!(found["first_lines"], serde_json::json!([4, 7]));
    let own = text
        .replace(",1,", ",9,")
        .replace("b,2024-01-05,9", "b,2024-01-05,10");
    let own = own
        .replace("c,2024-01-06,9", "c,2024-01-06,11")
        .replace("a,2024-03-08,3", "a,2024-03-08,4");
    assert_eq!(finding("own-orders", &own, "shared_orders"), None);
}

#[test]
fn a_day_that_stands_for_no_date_is_set_aside_by_a_rule_that_is_told_and_can_be_changed() {
    for placeholder in [
        "1899-12-30",
        "1900-01-00",
        "1900/1/0",
        "1900-01-01",
        "1970-01-01",
        "9999-12-31",
        "0000-00-00",
        "0000-00-00 00:00:00",
        "0001-01-01",
    ] {
        let text = format!(
            "customer,date,amount\na,2024-01-05,5\nb,{placeholder},7\na,2024-02-05,6\nc,2024-03-05,8\n"
        );
        let (mut engine, facts) = opened_in_engine(&text);
        let finding = |facts: &DataFacts| {
            let mut found = facts.quality.findings.iter();
            found
                .find(|it| it.kind == FindingKind::NoDate)
                .unwrap()
                .clone()
        };
        let told = finding(&facts);
        assert_eq!(
            (
                told.count,
                &told.first_lines[..],
                told.done,
                told.amount.map(|it| it.units())
            ),
            (1, &[3][..], Done::SetAside, Some(7.0)),
            "{placeholder}"
        );
        assert_eq!(
            (facts.customers, facts.rows.used, facts.rows.set_aside),
            (2, 3, 1)
        );
        assert_eq!(facts.first_day, Day::from_iso("2024-01-05").unwrap());
        let kept = Selection::default().after(&told.offers[0]);
        let all = engine.select(&kept, None).unwrap();
        assert_eq!((all.customers, all.rows.used), (3, 4), "{placeholder}");
        assert_eq!(finding(&all).done, Done::Kept);
        assert_eq!(kept.after(&finding(&all).offers[0]), Selection::default());
    }
    // Where no row has another day, none is left to count.
    let folder = Folder::new("no-day-at-all");
    let text = "customer,date,amount\na,0000-00-00,5\nb,0000-00-00,7\na,0000-00-00,6\n";
    let file = folder.file("orders.csv", text.as_bytes());
    let found = json(&["quality", &file, "--json"]);
    let rows = &found["rows"];
    assert_eq!((&rows["used"], &rows["set_aside"]), (&0.into(), &3.into()));
    assert_eq!(found["findings"][0]["kind"], "no_date");
    // Where people bought on the days around, the day is one of theirs.
    let text = "customer,date,amount\na,1969-12-30,5\nb,1970-01-01,7\na,1970-02-05,6\n";
    let facts = opened(text);
    assert_eq!(facts.rows.used, 3);
}
