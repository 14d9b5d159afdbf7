//! Orders that name a customer and a day but no amount: read as what they are, counted, forecast,
//! and refused in words wherever money is asked for.

#![allow(clippy::unwrap_used)]

mod common;
#[allow(dead_code, reason = "shared with other tests")]
mod drawn;

use std::fmt::Write;

use kezhi::base::{SelectionFacts, StatusMeaning};
use kezhi::engine::{
    DataFacts, DataSel, Engine, EngineError, Look, Request, Response, RowsInWords, RowsQuestion,
};
use kezhi::ingest::{
    ImportOptions, InputUse, Inspection, IssueKind, MemorySource, Overrides, Reason, Role, Shape,
    ShapeReason, import_all, import_table, inspect, inspect_all,
};
use kezhi::report::Sheet;
use kezhi::segment::Scheme;
use kezhi::text::{Lang, reading, shapes};
use kezhi::units::Day;

use drawn::{question, sheet};

fn looked(text: &str) -> Inspection {
    looked_with(text, &Overrides::default())
}

fn looked_with(text: &str, overrides: &Overrides) -> Inspection {
    inspect(&mut MemorySource(text.as_bytes()), "t.csv", overrides).unwrap()
}

fn opened_with(text: &str, overrides: &Overrides) -> (Engine, DataFacts) {
    let plan = looked_with(text, overrides).plan;
    let mut source = MemorySource(text.as_bytes());
    let table = import_table(&mut source, &plan, &ImportOptions::default(), &mut |_| {}).unwrap();
    let bytes = table.encode().to_vec();
    let mut engine = Engine::default();
    match engine.handle(Request::Open, Some(&mut MemorySource(&bytes))) {
        Ok(Response::Opened(facts)) => (engine, *facts),
        other => panic!("{other:?}"),
    }
}

fn opened(text: &str) -> (Engine, DataFacts) {
    opened_with(text, &Overrides::default())
}

/// 200 customers over two years, some of whom come back often.
fn log() -> String {
    let mut random = kezhi::numeric::Random::new(7);
    let mut text = String::from("会员号,下单时间\n");
    for customer in 0..200 {
        let rate = 0.002 + random.gamma(0.6) / 60.0;
        let mut day = random.unit() * 300.0;
        while day < 730.0 {
            let on = Day(Day::from_iso("2023-01-01").unwrap().0 + day as i32).iso();
            writeln!(text, "K{customer},{on}").unwrap();
            day += random.exponential() / rate;
            if random.unit() < 0.1 {
                break;
            }
        }
    }
    text
}

const FEW: &str = "id,date\nA,2024-01-03\nB,2024-02-10\nA,2024-03-05\nA,2024-03-05\nC,2024-03-31\n";

#[test]
fn customers_and_days_alone_are_orders_without_amounts_and_lack_nothing() {
    let found = looked(FEW);
    assert_eq!(found.plan.shape, Shape::Events);
    let reason = ShapeReason::NoAmounts {
        customers: 3,
        rows: 5,
    };
    assert_eq!(found.shape_reason, reason);
    assert!(found.plan.missing().is_empty());
    assert_eq!(reading::missing(Lang::Zh, &found.plan), "");
}

#[test]
fn a_number_that_may_be_money_is_asked_about_and_the_other_way_is_told() {
    for text in [
        "id,date,v\nA,2024-01-03,12\nB,2024-02-10,9\nA,2024-03-05,30\n",
        "id,date,quantity\nA,2024-01-03,1\nB,2024-02-10,2\nA,2024-03-05,1\n",
    ] {
        let plan = looked(text).plan;
        assert_eq!(plan.shape, Shape::OrderLines, "{text}");
        assert_eq!(plan.missing(), [Role::Amount], "{text}");
        for lang in Lang::ALL {
            let events = shapes::shape_name(lang, Shape::Events);
            assert!(reading::missing(lang, &plan).contains(events));
        }
    }
}

#[test]
fn a_list_of_customers_with_a_day_each_is_not_taken_for_orders() {
    let plan = looked("id,date\nA,2024-01-03\nB,2024-02-10\nC,2024-03-05\n").plan;
    assert_ne!(plan.shape, Shape::Events);
}

#[test]
fn every_order_counts_and_no_money_is_made_up() {
    let (_, facts) = opened(FEW);
    assert!(!facts.has_amounts());
    // A customer's day is an order.
    assert_eq!((facts.customers, facts.orders), (3, 4));
    assert_eq!((facts.rows.read, facts.rows.used), (5, 5));
    assert!(facts.returns.is_none());
    let findings = &facts.quality.findings;
    assert!(
        findings.iter().all(|it| it.amount.is_none()),
        "{findings:?}"
    );
    let kinds: Vec<_> = findings.iter().map(|it| it.kind).collect();
    assert!(
        !kinds.contains(&kezhi::base::FindingKind::Zero),
        "{kinds:?}"
    );
}

#[test]
fn order_ids_and_statuses_decide_what_an_order_is() {
    let text = "订单编号,买家会员名,订单付款时间,订单状态\n\
                1,A,2024-01-03,交易成功\n1,A,2024-01-03,交易成功\n2,A,2024-01-03,交易成功\n\
                3,B,2024-02-10,交易关闭\n4,B,2024-02-11,已退款\n5,B,2024-02-12,交易成功\n";
    let (mut engine, facts) = opened(text);
    assert_eq!(facts.plan.as_ref().unwrap().shape, Shape::Events);
    assert_eq!(facts.orders, 3);
    assert_eq!((facts.rows.used, facts.rows.set_aside), (4, 2));
    // A refund has nothing to take an amount from: its order is left out, also when asked for so.
    let SelectionFacts { statuses, .. } = &facts.selection;
    let refunded = statuses.iter().find(|it| it.text == "已退款").unwrap();
    assert_eq!(refunded.meaning, StatusMeaning::NotCounted);
    let mut asked = RowsQuestion {
        data: DataSel::Opened,
        selection: Default::default(),
        today: None,
        returns: Default::default(),
    };
    asked
        .selection
        .statuses
        .insert("已退款".into(), StatusMeaning::Refund);
    let Response::Facts(facts) = engine.handle(Request::Facts(asked), None).unwrap() else {
        panic!()
    };
    assert_eq!(facts.orders, 3);
}

#[test]
fn goods_that_came_back_are_no_order_and_are_set_aside_with_the_reason() {
    let text =
        "id,date,quantity\nA,2024-01-03,1\nA,2024-01-09,-1\nB,2024-02-10,2\nA,2024-03-05,1\n";
    let overrides = Overrides {
        shape: Some(Shape::Events),
        ..Overrides::default()
    };
    let (mut engine, facts) = opened_with(text, &overrides);
    assert_eq!(
        (facts.rows.read, facts.rows.used, facts.rows.set_aside),
        (4, 3, 1)
    );
    assert_eq!(facts.orders, 3);
    assert_eq!(facts.issues[0].kind, IssueKind::CameBack);
    let asked = RowsInWords {
        data: DataSel::Opened,
        selection: Default::default(),
        today: None,
        lang: Lang::Zh,
    };
    let answer = engine.handle(Request::SetAside(asked), None).unwrap();
    let Response::SetAside(list) = answer else {
        panic!()
    };
    let file = list.file();
    assert!(
        file.csv.contains("数量为负：退货，不算一单"),
        "{}",
        file.csv
    );
}

#[test]
fn a_sheet_of_refunds_is_not_counted_as_orders() {
    let sales = "id,date\nA,2024-01-03\nB,2024-02-10\nA,2024-03-05\n";
    let back = "id,date\nA,2024-01-09\nB,2024-02-12\nA,2024-03-09\n";
    let mut sources = [
        MemorySource(sales.as_bytes()),
        MemorySource(back.as_bytes()),
    ];
    let [first, second] = &mut sources;
    let mut files: [kezhi::ingest::File; 2] = [("订单.csv", first), ("退货.csv", second)];
    let found = inspect_all(&mut files, &Overrides::default()).unwrap();
    assert_eq!(found.plan.shape, Shape::Events);
    assert_eq!(found.inputs[1].used_as, InputUse::Nothing);
    assert_eq!(found.inputs[1].reason, Reason::RefundsWithoutAmounts);
    let lines = import_all(
        &mut files,
        &found.plan,
        &ImportOptions::default(),
        &mut |_| {},
    );
    assert_eq!(lines.unwrap().facts.rows.used, 3);
}

#[test]
fn orders_are_forecast_and_cohorts_followed_without_money() {
    let (mut engine, _) = opened(&log());
    let forecast = sheet(&mut engine, question("forecast"), Lang::Zh);
    let said = |sheet: &Sheet| serde_json::to_string(sheet).unwrap();
    assert!(said(&forecast).contains("没有金额，只能预测订单数，不能算客户价值"));
    let cohorts = sheet(&mut engine, question("cohorts"), Lang::Zh);
    assert!(
        cohorts
            .notes
            .iter()
            .any(|it| it == shapes::no_amounts(Lang::Zh))
    );
    assert!(!said(&cohorts).contains("acquisition_cost"));
    let titles: Vec<&str> = cohorts.tables.iter().map(|it| it.title.as_str()).collect();
    assert!(titles.iter().all(|it| !it.contains("收入")), "{titles:?}");
}

#[test]
fn the_forecast_is_that_of_the_same_orders_with_money() {
    let priced: String = log()
        .lines()
        .enumerate()
        .map(|(row, line)| match row {
            0 => format!("{line},实付金额\n"),
            _ => format!("{line},{}.50\n", 10 + row * 7 % 31),
        })
        .collect();
    let numbers = |text: &str| {
        let (mut engine, _) = opened(text);
        let settings = kezhi::lifetime::ForecastSettings::default();
        let asked = Request::Forecast {
            data: DataSel::Opened,
            settings,
            selection: Default::default(),
            today: None,
        };
        match engine.handle(asked, None).unwrap() {
            Response::Forecast(found) => found.unwrap(),
            other => panic!("{other:?}"),
        }
    };
    let (bare, priced) = (numbers(&log()), numbers(&priced));
    assert_eq!(bare.fit.model, priced.fit.model);
    assert!(bare.spend.is_err() && priced.spend.is_ok());
}

#[test]
fn questions_about_money_are_refused_with_what_would_answer_them() {
    let (mut engine, facts) = opened(FEW);
    let look = Look {
        data: DataSel::Opened,
        window: Default::default(),
        returns: Default::default(),
        selection: Default::default(),
        today: None,
        name: None,
    };
    let refused = Err(EngineError::NotOrderLines {
        shape: Shape::Events,
        rows: facts.rows.used,
    });
    let scheme = Scheme::default();
    for request in [
        Request::Segments {
            look: look.clone(),
            scheme: scheme.clone(),
        },
        Request::Opening { look: look.clone() },
        Request::Customers {
            look: look.clone(),
            scheme,
            query: Default::default(),
        },
    ] {
        assert_eq!(engine.handle(request, None), refused);
    }
    for lang in Lang::ALL {
        let said = shapes::not_order_lines(lang, Shape::Events, 5);
        assert!(said.starts_with(shapes::no_amounts(lang)), "{said}");
    }
}

#[test]
fn the_command_line_says_the_same() {
    let folder = common::Folder::new("events");
    let file = folder.file("log.csv", log());
    let found = common::json(&["inspect", &file, "--json"]);
    assert_eq!(found["shape"], "events");
    let found = common::json(&["customers", &file, "--json"]);
    assert!(found["revenue"].is_null());
    assert_eq!(found["customers"], 200);
    let said = common::kezhi_in("zh", &["segments", &file]);
    assert!(!said.status.success());
    let said = String::from_utf8_lossy(&said.stderr).into_owned();
    assert!(said.contains(shapes::no_amounts(Lang::Zh)), "{said}");
    let found = common::json(&["lifetime", &file, "--json"]);
    assert!(found["total_clv"].is_null() && found["total_orders"].as_f64() > Some(0.0));
}
