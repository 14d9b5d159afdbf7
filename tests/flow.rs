//! The main job, end to end: a file becomes customers, tiers, money and scenarios.
//!
//! The golden file holds the whole answer for one small made-up order file. After a change that is
//! meant to move numbers, write it anew with `KEZHI_GOLDEN=write cargo test --test flow`.

#![allow(clippy::unwrap_used)]

use std::path::{Path, PathBuf};

use kezhi::base::Selection;
use kezhi::engine::{
    DataSel, Engine, EngineError, Report, ReportQuestion, Request, Response, RowsInWords,
    RowsQuestion,
};
use kezhi::explain::Source;
use kezhi::ingest::{self, ImportOptions, MemorySource, OrderLines, Overrides, Shape};
use kezhi::scenario::{Assumptions, Comparison, DataRef, Outcome, Setting};
use kezhi::segment::{SegmentTable, ThresholdRule, Thresholds, Tier};
use kezhi::text::Lang;
use kezhi::units::{Currency, Day, Margin, Money};
use kezhi::value::{Contribution, Margins};
use proptest::prelude::*;

/// Eleven customers over two years, Chinese headers, a refund, a bad date and a blank amount.
const ORDERS: &str = "\
订单编号,会员号,下单时间,实付金额,成本
A001,00017,2023/1/5,1200.00,700
A002,00018,2023/1/9,80.50,60
A003,00019,2023/6/1,300.00,180
A004,00017,2024/2/1,¥1800.00,1000
A005,00020,2024/3/7,\"2,400.00\",1500
A006,00021,2024/4/1,150.00,90
A006,00021,2024/4/1,50.00,30
A007,00018,2024/5/5,90.00,70
A008,00022,2024/5/6,60.00,55
A008,00022,2024/5/9,-60.00,-55
A009,00023,2024/6/9,700.00,420
A010,00024,没有日期,10.00,5
A011,00025,2024/8/1,,5
A012,00026,2024/9/1,45.00,50
A013,00027,2024/11/20,500.00,300
A014,00028,2024/12/1,30.00,20
A015,00019,2024/12/31,900.00,500
";

fn imported(text: &str) -> OrderLines {
    let mut source = MemorySource(text.as_bytes());
    let inspection = ingest::inspect(&mut source, "orders.csv", &Overrides::default()).unwrap();
    ingest::import(
        &mut source,
        &inspection.plan,
        &ImportOptions::default(),
        &mut |_| {},
    )
    .unwrap()
}

fn report(engine: &mut Engine, assumptions: &Assumptions) -> Report {
    let request = Request::Report(ReportQuestion {
        data: DataSel::Opened,
        window: assumptions.window,
        returns: assumptions.returns,
        thresholds: assumptions.thresholds,
        margins: assumptions.margins,
        selection: assumptions.selection.clone(),
        today: None,
    });
    match engine.handle(request, None).unwrap() {
        Response::Report(report) => *report,
        other => panic!("a report was asked for, not {other:?}"),
    }
}

fn golden(name: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR"))
        .join("tests/fixtures")
        .join(name)
}

/// Compares with the golden file, or writes it when asked to.
fn meets_golden(found: &str, name: &str) {
    let path = golden(name);
    if std::env::var_os("KEZHI_GOLDEN").is_some_and(|value| value == "write") {
        std::fs::write(&path, found).unwrap();
    }
    let expected = std::fs::read_to_string(&path).unwrap();
    assert!(found == expected, "{name} differs; found:\n{found}");
}

#[test]
fn a_file_becomes_the_report_of_the_golden_file() {
    let mut engine = Engine::default();
    let facts = engine.open(imported(ORDERS));
    let assumptions = Assumptions::for_file(facts.has_profit, facts.currency);
    let report = report(&mut engine, &assumptions);
    let json = serde_json::to_string_pretty(&report).unwrap() + "\n";
    meets_golden(&json, "flow-report.json");
}

#[test]
fn rows_read_are_used_or_set_aside_and_the_reasons_are_counted() {
    let lines = imported(ORDERS);
    let rows = lines.facts.rows;
    assert_eq!((rows.read, rows.used, rows.set_aside), (17, 15, 2));
    let aside: u64 = lines
        .facts
        .issues
        .iter()
        .filter(|issue| issue.kind.sets_aside())
        .map(|issue| issue.count)
        .sum();
    assert_eq!(aside, rows.set_aside);
}

#[test]
fn a_customer_whose_only_order_was_refunded_is_not_active() {
    let mut engine = Engine::default();
    let facts = engine.open(imported(ORDERS));
    let report = report(
        &mut engine,
        &Assumptions::for_file(facts.has_profit, facts.currency),
    );
    let table = report.table.unwrap();
    assert_eq!(facts.customers, 10);
    assert_eq!((table.customers(), table.inactive), (9, 1));
}

#[test]
fn the_same_question_through_json_gives_the_same_answer_to_the_last_bit() {
    let lines = imported(ORDERS);
    let bytes = ingest::encode(&lines).to_vec();
    let mut direct = Engine::default();
    let facts = direct.open(lines);
    let assumptions = Assumptions::for_file(facts.has_profit, facts.currency);
    let mut through_door = Engine::default();
    through_door
        .handle(Request::Open, Some(&mut MemorySource(&bytes)))
        .unwrap();
    let request = Request::Report(ReportQuestion {
        data: DataSel::Revision(facts.revision.clone()),
        window: assumptions.window,
        returns: assumptions.returns,
        thresholds: assumptions.thresholds,
        margins: assumptions.margins,
        selection: assumptions.selection.clone(),
        today: None,
    });
    let text = serde_json::to_string(&request).unwrap();
    let answer = through_door
        .handle(serde_json::from_str(&text).unwrap(), None)
        .unwrap();
    let text = serde_json::to_string(&answer).unwrap();
    let answer: Response = serde_json::from_str(&text).unwrap();
    assert_eq!(
        answer,
        Response::Report(Box::new(report(&mut direct, &assumptions)))
    );
}

#[test]
fn a_question_about_data_that_are_not_open_says_so_and_leaves_the_rest_alone() {
    let mut engine = Engine::default();
    let facts = engine.open(imported(ORDERS));
    let assumptions = Assumptions::for_file(facts.has_profit, facts.currency);
    let before = report(&mut engine, &assumptions);
    assert!(
        engine
            .handle(Request::Open, Some(&mut MemorySource(b"damaged")))
            .is_err()
    );
    let other = Request::Report(ReportQuestion {
        data: DataSel::Revision("another".into()),
        window: assumptions.window,
        returns: assumptions.returns,
        thresholds: assumptions.thresholds,
        margins: assumptions.margins,
        selection: assumptions.selection.clone(),
        today: None,
    });
    assert!(engine.handle(other, None).is_err());
    assert_eq!(report(&mut engine, &assumptions), before);
}

#[test]
fn without_cost_or_profit_the_headline_speaks_of_revenue_until_a_margin_is_given() {
    let text: String = ORDERS
        .lines()
        .map(|line| line.rsplit_once(',').unwrap().0.to_owned() + "\n")
        .collect();
    let mut engine = Engine::default();
    let facts = engine.open(imported(&text));
    assert!(!facts.has_profit);
    let mut assumptions = Assumptions::for_file(facts.has_profit, facts.currency);
    assert_eq!(assumptions.margins, Margins::Flat(None));
    let thresholds = [150.0, 80.0, 20.0].map(|units| Money::from_units(units).unwrap());
    assumptions.thresholds = ThresholdRule::Entered(Thresholds::new(thresholds).unwrap());
    let headline = |table: &SegmentTable, assumptions: &Assumptions| {
        let contribution = Contribution::evaluate(
            table,
            &assumptions.margins,
            Source::File,
            Source::Assumption,
        );
        kezhi::text::answers::tiers(
            kezhi::text::Lang::Zh,
            table,
            &contribution,
            &assumptions.thresholds,
            &assumptions.margins,
            &DataRef::Nothing,
        )
        .headline
        .text()
    };
    let table = report(&mut engine, &assumptions).table.unwrap();
    let before = headline(&table, &assumptions);
    assert!(
        before.contains("收入") && !before.contains("利润"),
        "{before}"
    );
    assumptions.margins = Margins::Flat(Margin::new(0.4).ok());
    let after = headline(&table, &assumptions);
    assert!(after.contains("利润"), "{after}");
}

#[test]
fn two_scenarios_side_by_side_differ_by_what_was_changed() {
    let mut engine = Engine::default();
    let facts = engine.open(imported(ORDERS));
    let outcome = |engine: &mut Engine, margin: f64| {
        let assumptions = Assumptions {
            margins: Margins::Flat(Margin::new(margin).ok()),
            ..Assumptions::for_file(facts.has_profit, facts.currency)
        };
        let table = report(engine, &assumptions).table.unwrap();
        Outcome::evaluate(Setting {
            data: &DataRef::Nothing,
            assumptions: &assumptions,
            original: None,
            table: Some(&table),
            brand_customers: None,
        })
    };
    let outcomes = [outcome(&mut engine, 0.4), outcome(&mut engine, 0.5)];
    let comparison = Comparison::of(&outcomes, 0);
    let profit = &comparison.rows[0];
    let revenue = outcomes[0]
        .contribution
        .as_ref()
        .unwrap()
        .total
        .revenue
        .value();
    let difference = profit.differences[1].as_ref().unwrap().value();
    assert!((difference - revenue * 0.1).abs() < 1e-9 * revenue);
    assert_eq!(profit.differences[0], None);
}

#[test]
fn rows_set_aside_leave_as_a_table_with_line_and_reason_and_no_formula() {
    let text = "客户ID,订单日期,金额,备注\n\
                A,2024-01-05,10,\nB,没有,20,=1+1\nC,2999-12-31,-30,\n";
    let mut engine = Engine::default();
    engine.open(imported(text));
    let request = Request::SetAside(RowsInWords {
        data: DataSel::Opened,
        selection: Selection::default(),
        today: Day::from_iso("2024-06-30"),
        lang: Lang::Zh,
    });
    let Ok(Response::SetAside(list)) = engine.handle(request, None) else {
        panic!("the rows set aside were asked for");
    };
    let file = list.file();
    assert_eq!((file.rows, file.left_out), (2, 0));
    let lines: Vec<&str> = file.csv.lines().collect();
    assert_eq!(
        lines[0],
        "\u{feff}源文件行号,原因,客户ID,订单日期,金额,备注"
    );
    assert_eq!(lines[1], "3,日期读不出来,B,没有,20,'=1+1");
    // Of a row that was read, columns without a use are not kept.
    assert_eq!(
        lines[2],
        "4,日期在今天之后,C,2999-12-31,-30,（未保留，请按行号查源文件）"
    );
}

#[test]
fn the_first_rows_with_a_problem_are_shown_as_they_stood() {
    let text = "customer,date,amount\nA,2024-01-05,10\nA,2024-01-05,10\nB,soon,7\n";
    let mut engine = Engine::default();
    engine.open(imported(text));
    let request = Request::ProblemRows(RowsInWords {
        data: DataSel::Opened,
        selection: Selection::default(),
        today: None,
        lang: Lang::En,
    });
    let Ok(Response::ProblemRows(found)) = engine.handle(request, None) else {
        panic!("the rows with a problem were asked for");
    };
    let rows: Vec<(u64, bool, &str)> = found
        .rows
        .iter()
        .map(|row| (row.line, row.is_aside, row.cells[0].as_str()))
        .collect();
    assert_eq!(rows.first(), Some(&(3, false, "A")));
    assert_eq!(rows.last(), Some(&(4, true, "B")));
    assert_eq!(found.set_aside, 1);
}

#[test]
fn a_selection_that_leaves_no_row_says_so_and_the_facts_still_answer() {
    let mut engine = Engine::default();
    let facts = engine.open(imported(ORDERS));
    let mut assumptions = Assumptions::for_file(facts.has_profit, facts.currency);
    assumptions.selection.dates.to = Day::from_iso("2001-01-01");
    let request = Request::Report(ReportQuestion {
        data: DataSel::Opened,
        window: assumptions.window,
        returns: assumptions.returns,
        thresholds: assumptions.thresholds,
        margins: assumptions.margins,
        selection: assumptions.selection.clone(),
        today: None,
    });
    assert_eq!(
        engine.handle(request, None),
        Err(EngineError::NothingSelected)
    );
    let request = Request::Facts(RowsQuestion {
        data: DataSel::Opened,
        selection: assumptions.selection,
        today: None,
        returns: Default::default(),
    });
    let Ok(Response::Facts(facts)) = engine.handle(request, None) else {
        panic!("facts were asked for");
    };
    assert_eq!((facts.rows.used, facts.rows.set_aside), (0, 17));
    assert_eq!(facts.customers, 0);
}

const CONTRACTS: &str = "customerID,tenure,MonthlyCharges,Churn\n\
    A,1,29.85,No\n,34,56.95,No\nC,2,53.85,Yes\n";

#[test]
fn records_are_open_like_order_lines_but_answer_no_question_about_customers() {
    let mut source = MemorySource(CONTRACTS.as_bytes());
    let found = ingest::inspect(&mut source, "c.csv", &Overrides::default()).unwrap();
    let options = ImportOptions::default();
    let table = ingest::import_table(&mut source, &found.plan, &options, &mut |_| {}).unwrap();
    let bytes = table.encode().to_vec();
    let mut engine = Engine::default();
    let opened = engine.handle(Request::Open, Some(&mut MemorySource(&bytes)));
    let Ok(Response::Opened(facts)) = opened else {
        panic!("{opened:?}");
    };
    assert_eq!(facts.revision, table.revision());
    let records = facts.records.clone().unwrap();
    assert_eq!((records.shape, facts.rows.used), (Shape::Contracts, 2));
    let request = Request::Facts(RowsQuestion {
        data: DataSel::Revision(facts.revision.clone()),
        selection: Selection::default(),
        today: None,
        returns: Default::default(),
    });
    assert_eq!(engine.handle(request, None), Ok(Response::Facts(facts)));

    let assumptions = Assumptions::for_file(false, Currency::Unstated);
    let request = Request::Report(ReportQuestion {
        data: DataSel::Opened,
        window: assumptions.window,
        returns: assumptions.returns,
        thresholds: assumptions.thresholds,
        margins: assumptions.margins,
        selection: assumptions.selection,
        today: None,
    });
    let refused = EngineError::NotOrderLines {
        shape: Shape::Contracts,
        rows: 2,
    };
    assert_eq!(engine.handle(request, None), Err(refused));

    let request = Request::SetAside(RowsInWords {
        data: DataSel::Opened,
        selection: Selection::default(),
        today: None,
        lang: Lang::En,
    });
    let Ok(Response::SetAside(list)) = engine.handle(request, None) else {
        panic!("the rows set aside were asked for");
    };
    let file = list.file();
    assert_eq!(file.rows, 1);
    assert!(file.csv.lines().nth(1).unwrap().ends_with(",,34,56.95,No"));
}

fn any_orders() -> impl Strategy<Value = String> {
    let line = (0_u32..12, 0_i32..900, -30_000_i64..90_000);
    proptest::collection::vec(line, 1..80).prop_map(|lines| {
        let mut text = String::from("customer,date,amount\n");
        for (customer, day, cents) in lines {
            let date = kezhi::units::Day(19_000 + day).iso();
            text += &format!(
                "c{customer},{date},{}.{:02}\n",
                cents / 100,
                cents.abs() % 100
            );
        }
        text
    })
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(128))]

    #[test]
    fn every_active_customer_is_in_one_tier_and_shares_add_up(
        text in any_orders(),
        cut in 1.0_f64..400.0,
        margin in -0.5_f64..1.0,
    ) {
        let mut engine = Engine::default();
        let facts = engine.open(imported(&text));
        let money = |units: f64| Money::from_units(units).unwrap();
        let entered = Thresholds::new([money(cut * 3.0), money(cut * 2.0), money(cut)]).unwrap();
        for thresholds in [ThresholdRule::default(), ThresholdRule::Entered(entered)] {
            let assumptions = Assumptions {
                thresholds,
                margins: Margins::Flat(Margin::new(margin).ok()),
                ..Assumptions::for_file(false, facts.currency)
            };
            let request = Request::Report(ReportQuestion {
                data: DataSel::Opened,
                window: assumptions.window,
                returns: assumptions.returns,
                thresholds,
                margins: assumptions.margins,
                selection: assumptions.selection.clone(),
                today: None,
            });
            let Ok(Response::Report(report)) = engine.handle(request, None) else { continue };
            let table = report.table.unwrap();
            prop_assert_eq!(table.customers() + table.inactive, facts.customers);
            let contribution = Contribution::evaluate(
                &table, &assumptions.margins, Source::File, Source::Assumption,
            );
            let sum = |part: fn(&kezhi::value::ContributionRow) -> Option<f64>| -> Option<f64> {
                contribution.rows.iter().map(part).sum()
            };
            let shares = [
                sum(|row| row.customer_share.as_ref().map(|share| share.value())),
                sum(|row| row.revenue_share.as_ref().map(|share| share.value())),
                sum(|row| row.profit_share.as_ref().map(|share| share.value())),
            ];
            for share in shares.into_iter().flatten() {
                prop_assert!((share - 1.0).abs() < 1e-9, "shares add up to {share}");
            }
            let curves = report.curves.unwrap();
            if curves.whale_in_shares {
                prop_assert!((curves.whale.last().unwrap().value - 1.0).abs() < 1e-9);
            }
            if let Some(gini) = curves.gini {
                prop_assert!((0.0..1.0).contains(&gini));
            }
            if !table.tells_new() {
                prop_assert_eq!(table.rows[Tier::New.index()].customers, 0);
            }
        }
    }

    #[test]
    fn an_order_and_its_refund_change_no_total(text in any_orders(), cents in 1_i64..9_000_000) {
        let before = imported(&text).revenue();
        let amount = format!("{}.{:02}", cents / 100, cents % 100);
        let more = format!("{text}c1,2024-01-01,{amount}\nc1,2024-01-02,-{amount}\n");
        prop_assert_eq!(imported(&more).revenue(), before);
    }
}
