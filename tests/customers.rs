//! Tables with one row a customer: what a column of first purchases changes, and how it is told.

#![allow(clippy::unwrap_used)]

#[allow(dead_code, reason = "shared with other tests")]
mod drawn;

use kezhi::base::{
    CustomerBase, FindingKind, FirstKnown, Observation, ReturnsPolicy, Window, WindowRules,
};
use kezhi::engine::{DataSel, Engine, ReportQuestion, Request, Response};
use kezhi::explain::Rule;
use kezhi::ingest::{
    ColumnsFit, DateOrder, File, ImportOptions, Imported, InputChoice, Inspection, IssueKind,
    MemorySource, NO_DAY, OrderLines, Overrides, Plan, Role, Shape, decode_any, decode_partial,
    encode, encode_partial, import, import_all, inspect, inspect_all, merge, plan_ranges,
    scan_range,
};
use kezhi::numeric::Random;
use kezhi::scenario::DataRef;
use kezhi::segment::Profiles;
use kezhi::text::{Lang, answers, explain, quality};
use kezhi::units::{DAYS_PER_MONTH, Day, Money, Months};
use kezhi::value::{Margins, Observed, Problem};

use drawn::{question, refusal, sheet};

const TABLE: &str = "客户编号,首次购买日期,最近购买日期,订单数,累计消费金额\n\
    A,2023-01-01,2024-12-31,24,2400\n\
    B,2024-11-15,2024-12-20,2,300\n\
    C,,2024-12-01,3,120\n\
    D,2025-02-01,2024-11-30,2,60\n\
    E,soon,2024-12-10,4,240\n";

fn looked(text: &str) -> Inspection {
    let overrides = Overrides::default();
    inspect(&mut MemorySource(text.as_bytes()), "t.csv", &overrides).unwrap()
}

/// The plan of [`TABLE`], which holds too many odd cells for so short a table.
fn plan() -> Plan {
    let mut plan = looked(TABLE).plan;
    plan.shape = Shape::Customers;
    plan.assign(1, Some(Role::FirstDate));
    plan
}

fn lines(text: &str, plan: &Plan) -> OrderLines {
    let mut source = MemorySource(text.as_bytes());
    import(&mut source, plan, &ImportOptions::default(), &mut |_| {}).unwrap()
}

fn day(text: &str) -> Day {
    Day::from_iso(text).unwrap()
}

#[test]
fn a_column_of_first_purchases_is_known_and_asked_for() {
    let found = looked(
        "customer_id,first_purchase_date,last_purchase_date,orders,total_spent\n\
         A,2023-01-01,2024-12-31,24,2400\nB,2024-11-15,2024-12-20,2,300\n",
    );
    assert_eq!(found.plan.shape, Shape::Customers);
    assert_eq!(found.plan.roles[&Role::FirstDate], 1);
    assert_eq!(found.plan.roles[&Role::Date], 2);
    assert!(Shape::Customers.first_roles().contains(&Role::FirstDate));
}

#[test]
fn the_sum_is_spread_over_the_months_since_the_first_purchase() {
    let base = CustomerBase::from_lines(lines(TABLE, &plan()));
    assert_eq!(base.first_known(), FirstKnown::Named);
    assert_eq!(base.days, (day("2023-01-01"), day("2024-12-31")));
    let window = Window::settle(&WindowRules::default(), base.days.0, base.days.1);
    let seen = Observation::take(&base, &window, ReturnsPolicy::default());
    let since = |first: &str, sum: f64| {
        let days = f64::from(base.days.1.0 - day(first).0 + 1);
        Money::from_units((sum * DAYS_PER_MONTH / days * 1e4).round() / 1e4).unwrap()
    };
    assert_eq!(seen.spend[0], since("2023-01-01", 2400.0));
    assert_eq!(seen.spend[1], since("2024-11-15", 300.0));
    // Blank, later than the last, unreadable: as customers from before the window.
    assert_eq!(
        seen.spend[2..],
        [10.0, 5.0, 20.0].map(|it| Money::from_units(it).unwrap())
    );
    assert_eq!(seen.new, [false, true, false, false, false]);
    let profiles = Profiles::take(&base, &window, ReturnsPolicy::default());
    let firsts: Vec<Option<Day>> = (0..5).map(|it| profiles.first_day(it)).collect();
    let known = ["2023-01-01", "2024-11-15"].map(|it| Some(day(it)));
    assert_eq!(firsts[..2], known);
    assert_eq!(firsts[2..], [None; 3], "the last purchase is not the first");
    let tenures: Vec<Option<i32>> = (0..3).map(|it| profiles.tenure_days(it)).collect();
    assert_eq!(tenures, [Some(730), Some(46), None]);
    for (customer, spend) in seen.spend.iter().enumerate() {
        assert_eq!(profiles.monthly_spend(customer), *spend);
        assert_eq!(profiles.is_new(customer), seen.new[customer]);
    }
}

#[test]
fn first_dates_that_cannot_be_used_are_counted_and_told() {
    let lines = lines(TABLE, &plan());
    let cells = lines
        .facts
        .issues
        .iter()
        .find(|it| it.kind == IssueKind::BadCell);
    assert_eq!(
        cells.map(|it| (it.count, it.first_line())),
        Some((1, Some(6)))
    );
    let mut engine = Engine::default();
    let bytes = encode(&lines).to_vec();
    let opened = engine.handle(Request::Open, Some(&mut MemorySource(&bytes)));
    let Ok(Response::Opened(facts)) = opened else {
        panic!("{opened:?}");
    };
    let findings = facts.quality.findings.iter();
    let found = findings
        .clone()
        .find(|it| it.kind == FindingKind::NoFirstPurchase);
    let found = found.unwrap();
    assert_eq!((found.count, &found.first_lines[..]), (3, &[4, 5, 6][..]));
    for lang in Lang::ALL {
        assert!(!quality::finding_rule(lang, found).is_empty());
    }
}

#[test]
fn the_rules_beside_the_tiers_say_where_first_purchases_come_from() {
    let rules = |text: &str, plan: &Plan| -> Vec<Rule> {
        let mut engine = Engine::default();
        let bytes = encode(&lines(text, plan)).to_vec();
        engine
            .handle(Request::Open, Some(&mut MemorySource(&bytes)))
            .unwrap();
        let question = ReportQuestion {
            data: DataSel::Opened,
            window: WindowRules::default(),
            returns: ReturnsPolicy::default(),
            thresholds: Default::default(),
            margins: Margins::Flat(None),
            selection: Default::default(),
            today: None,
        };
        let Ok(Response::Report(report)) = engine.handle(Request::Report(question), None) else {
            panic!("there is a report");
        };
        let facts = report.facts.unwrap();
        let table = report.table.unwrap();
        answers::tier_rules(
            &table,
            &Default::default(),
            &Margins::Flat(None),
            ReturnsPolicy::default(),
            Some(facts.counting),
            &DataRef::Nothing,
        )
    };
    let named = rules(TABLE, &plan());
    assert!(
        named.contains(&Rule::FirstFromColumn) && named.contains(&Rule::MonthlySpendSinceFirst)
    );
    assert!(named.iter().any(|rule| matches!(rule, Rule::New(_))));
    let mut without = plan();
    without.assign(1, None);
    let unnamed = rules(TABLE, &without);
    assert!(unnamed.contains(&Rule::FirstNotKnown) && unnamed.contains(&Rule::MonthlySpend));
    assert!(!unnamed.iter().any(|rule| matches!(rule, Rule::New(_))));
    for rule in named.iter().chain(&unnamed) {
        for lang in Lang::ALL {
            assert!(!explain::rule(lang, rule).is_empty());
        }
    }
}

#[test]
fn first_purchases_are_the_same_by_any_cut_and_through_bytes() {
    let mut text = "customer,joined,last order,orders,total\n".to_owned();
    for row in 0..300 {
        let first = Day(18_000 + row * 7 % 900);
        let last = Day(19_000 + row * 13 % 200);
        let first = if row % 11 == 0 {
            String::new()
        } else {
            first.iso()
        };
        text += &format!(
            "K{row},{first},{},{},{}\n",
            last.iso(),
            row % 9 + 1,
            row * 3 + 1
        );
    }
    let plan = Plan {
        shape: Shape::Customers,
        roles: [
            (Role::Customer, 0),
            (Role::FirstDate, 1),
            (Role::Date, 2),
            (Role::OrderCount, 3),
            (Role::Amount, 4),
        ]
        .into(),
        ..looked(&text).plan
    };
    let whole = lines(&text, &plan);
    assert_eq!(whole.first.len(), 300);
    assert_eq!((whole.first[0], whole.first[1]), (NO_DAY, Day(18_007)));
    let mut source = MemorySource(text.as_bytes());
    for ranges in 1..5 {
        for chunk in [7, 64, 1000] {
            let partials = plan_ranges(text.len() as u64, ranges)
                .into_iter()
                .map(|range| {
                    let partial =
                        scan_range(&mut source, &plan, range, chunk, &mut |_| {}).unwrap();
                    let bytes = encode_partial(&partial).to_vec();
                    decode_partial(&mut MemorySource(&bytes)).unwrap()
                });
            let partials = partials.collect();
            assert_eq!(merge(&mut source, &plan, partials).unwrap(), whole);
        }
    }
    let bytes = encode(&whole).to_vec();
    let back = decode_any(&mut MemorySource(&bytes)).unwrap();
    assert_eq!(back, Imported::Lines(whole));
}

#[test]
fn the_first_dates_have_their_say_in_the_order_of_all() {
    let text = "customer id,first purchase date,last purchase date,orders,total spent\n\
        A,13/02/2020,05/03/2024,3,30\nB,01/02/2020,06/03/2024,2,20\n";
    let found = looked(text);
    assert_eq!(found.plan.date_order, DateOrder::DayFirst);
    assert_eq!(found.date_question, None);
    let lines = lines(text, &found.plan);
    assert_eq!(lines.first, [day("2020-02-13"), day("2020-02-01")]);
    assert_eq!(lines.day[0], day("2024-03-05"));
}

#[test]
fn a_further_file_without_first_dates_counts_without_them() {
    let first = "customer id,first purchase date,last purchase date,orders,total spent\n\
        A,2023-01-01,2024-12-31,24,2400\n";
    let second = "customer id,last purchase date,orders,total spent\nB,2024-12-20,2,300\n";
    let mut sources = [first, second].map(|text| MemorySource(text.as_bytes()));
    let mut files: Vec<File<'_>> = Vec::new();
    for (name, source) in ["a.csv", "b.csv"].into_iter().zip(&mut sources) {
        files.push((name, source));
    }
    let found = inspect_all(&mut files, &Overrides::default()).unwrap();
    assert_eq!(found.inputs[1].columns, ColumnsFit::Enough);
    let both = found.inputs.iter().map(|input| InputChoice {
        table: input.table,
        refunds: false,
    });
    let overrides = Overrides {
        inputs: Some(both.collect()),
        ..Overrides::default()
    };
    let found = inspect_all(&mut files, &overrides).unwrap();
    assert_eq!(found.plan.also.len(), 1);
    let lines = import_all(
        &mut files,
        &found.plan,
        &ImportOptions::default(),
        &mut |_| {},
    );
    let lines = lines.unwrap();
    assert_eq!(lines.first, [day("2023-01-01"), NO_DAY]);
    let base = CustomerBase::from_lines(lines);
    assert_eq!(base.first_named(1), None);
}

#[test]
fn who_came_again_is_not_told_of_customers_summed_up_and_who_is_new_is() {
    let base = CustomerBase::from_lines(lines(TABLE, &plan()));
    let policy = ReturnsPolicy::default();
    let seen = Observed::count(&base, base.days.1, Months::of(12), policy);
    assert_eq!((seen.customers, seen.new_customers), (5, 1));
    assert_eq!(seen.retention().unwrap_err().problem, Problem::NotInData);
}

/// Customers who bought at rates of their own, summed up; every tenth without a first purchase.
fn summed() -> String {
    let mut random = Random::new(3);
    let mut text = "customer,first order date,last order date,orders,total spent\n".to_owned();
    for customer in 0..400 {
        let first = Day(19_000 + (random.unit() * 200.0) as i32);
        let (rate, gone) = (random.gamma(0.6) / 40.0, random.beta(0.8, 3.0));
        let (mut orders, mut last, mut time) = (1, 0.0, 0.0);
        loop {
            time += 1.0 + random.exponential() / rate.max(1e-9);
            if time > f64::from(19_700 - first.0) || random.unit() < gone {
                break;
            }
            (orders, last) = (orders + 1, time);
        }
        let total = f64::from(orders) * (20.0 + 30.0 * random.gamma(2.0));
        let last = Day(first.0 + last as i32).iso();
        let first = if customer % 10 == 0 {
            String::new()
        } else {
            first.iso()
        };
        text += &format!("K{customer},{first},{last},{orders},{total:.2}\n");
    }
    text
}

#[test]
fn a_forecast_is_made_of_sums_with_a_first_purchase_and_says_how() {
    let text = summed();
    let mut engine = Engine::default();
    engine.open(lines(&text, &looked(&text).plan));
    for lang in Lang::ALL {
        let found = sheet(&mut engine, question("forecast"), lang);
        assert!(found.notes[0].contains("t_x"), "{:?}", found.notes);
        let has_until = found.controls.iter().any(|it| it.path.ends_with("/until"));
        assert!(!has_until, "what was bought up to a day is not known");
        // Where they need the days of orders there is nothing to show.
        for slug in ["cohorts", "tenure"] {
            let told = refusal(&mut engine, question(slug), lang).words;
            let says = lang.pick("每行已经是一位客户的汇总", "already sums up a customer");
            assert!(told.contains(says), "{told}");
        }
    }
    let mut without = looked(&text).plan;
    without.assign(1, None);
    engine.open(lines(&text, &without));
    let told = refusal(&mut engine, question("forecast"), Lang::En).words;
    assert!(
        told.contains("the first purchase and the number of orders"),
        "{told}"
    );
}
