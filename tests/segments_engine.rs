//! Questions about segments asked of the engine, on a file small enough to count by hand.

#![allow(clippy::unwrap_used)]

#[allow(dead_code, reason = "shared with other tests")]
mod asked;

use std::io::Cursor;

use calamine::{Data, Reader, Xlsx};
use kezhi::base::Selection;
use kezhi::engine::{
    Engine, EngineError, Export, ExportForm, ExportOf, Look, ReportQuestion, Request, Response,
};
use kezhi::segment::{
    Comparison, Condition, CustomerPage, CustomerQuery, Field, FlowState, ListColumn, Operand,
    OwnRule, OwnScheme, Period, PeriodError, RfmScheme, Scheme, SchemeError, SegmentName, Span,
    StepMeasure, ThresholdRule, Tier,
};
use kezhi::text::Lang;
use kezhi::units::{Currency, Day, Money};
use kezhi::value::Margins;

const ORDERS: &str = "\
customer_id,order_date,order_id,revenue,cost,channel
Ann,2023-01-10,1,1000,500,shop
Ann,2024-01-10,2,1200,600,shop
Ann,2024-01-10,2,300,100,app
Ann,2024-07-10,3,1200,600,app
Bob,2023-02-01,4,600,400,shop
Bob,2024-03-01,5,100,80,shop
=Cid,2023-03-01,6,50,45,shop
Dan,2024-08-01,7,900,500,app
Eve,2024-02-01,8,200,120,app
Eve,2024-02-03,9,-50,-30,app
Eve,2024-11-30,10,300,180,app
";

fn engine() -> Engine {
    asked::engine(ORDERS)
}

fn day(text: &str) -> Day {
    Day::from_iso(text).unwrap()
}

fn look() -> Look {
    asked::look(Some("2024-12-31"))
}

fn page(engine: &mut Engine, query: CustomerQuery) -> CustomerPage {
    let request = Request::Customers {
        look: look(),
        scheme: Scheme::default(),
        query,
    };
    match engine.handle(request, None).unwrap() {
        Response::Customers(page) => page,
        other => panic!("a page was asked for, not {other:?}"),
    }
}

fn ids(page: &CustomerPage) -> Vec<&str> {
    page.rows.iter().map(|row| row.id.as_str()).collect()
}

fn all() -> CustomerQuery {
    CustomerQuery {
        limit: 100,
        ..CustomerQuery::default()
    }
}

#[test]
fn opening_facts_count_what_they_say() {
    let request = Request::Opening { look: look() };
    let Response::Opening(facts) = engine().handle(request, None).unwrap() else {
        panic!("opening facts were asked for");
    };
    let value = |of: &Option<kezhi::explain::Explained>| of.as_ref().unwrap().value();
    // 2024: 4,150 of six orders from four customers; Ann and Eve have two each.
    assert_eq!(value(&facts.order_value), 4150.0 / 6.0);
    assert_eq!(value(&facts.orders_per_customer), 1.5);
    assert_eq!(value(&facts.repeat_rate), 0.5);
    assert_eq!(value(&facts.repeat_rate_ever), 3.0 / 5.0);
    // Gaps of 365, 182, 394 and 303 days: the middle two are 303 and 365.
    assert_eq!((value(&facts.median_gap), facts.gaps), (334.0, 4));
    assert_eq!(value(&facts.new_revenue_share), 1350.0 / 4150.0);
    assert_eq!(value(&facts.returning_revenue_share), 2800.0 / 4150.0);
}

/// Zed has a refund and no order, which lies before the data.
const WITH_A_REFUND_ALONE: &str = "\
customer_id,order_date,order_id,revenue
Ann,2023-01-10,1,100
Ann,2024-02-10,2,100
Bob,2024-03-10,3,300
Zed,2024-05-01,4,-40
";

#[test]
fn refunds_of_customers_without_a_paid_order_are_in_neither_share() {
    let mut engine = asked::engine(WITH_A_REFUND_ALONE);
    let request = Request::Opening { look: look() };
    let Response::Opening(facts) = engine.handle(request, None).unwrap() else {
        panic!("opening facts were asked for");
    };
    let value = |of: &Option<kezhi::explain::Explained>| of.as_ref().unwrap().value();
    assert_eq!(value(&facts.new_revenue_share), 0.75);
    assert_eq!(value(&facts.returning_revenue_share), 0.25);
    assert_eq!(value(&facts.without_order), -40.0);
    let sheet = kezhi::report::opening(Lang::En, Currency::Usd, &facts);
    let rows = &sheet.tables[0].table.rows;
    let cells: Vec<&str> = rows
        .last()
        .unwrap()
        .iter()
        .map(|it| it.shown.as_str())
        .collect();
    assert_eq!(cells[0], "Customers without a paid order");
    assert_eq!(cells[2], "USD");
    let rate = rows
        .iter()
        .find(|row| row[0].shown == "Repeat rate")
        .unwrap();
    assert_eq!(rate[2].shown, "%");
}

#[test]
fn rules_of_ones_own_set_customers_without_a_paid_order_apart() {
    let rule = OwnRule {
        name: "several".into(),
        all: vec![Condition {
            field: Field::Orders,
            is: Comparison::AtLeast,
            value: Operand::Number(2.0),
        }],
    };
    let request = Request::Segments {
        look: look(),
        scheme: Scheme::Own(OwnScheme {
            rules: vec![rule],
            rest: "rest".into(),
            span: Span::History,
        }),
    };
    let mut engine = asked::engine(WITH_A_REFUND_ALONE);
    let Response::Segments(summary) = engine.handle(request, None).unwrap() else {
        panic!("segments were asked for");
    };
    let rows: Vec<_> = summary
        .rows
        .iter()
        .map(|row| {
            (
                row.sums.customers,
                row.share_customers,
                row.segment.is_outside,
            )
        })
        .collect();
    let expected = [
        (1, Some(0.5), false),
        (1, Some(0.5), false),
        (1, None, true),
    ];
    assert_eq!(rows, expected);
}

#[test]
fn one_customer_is_told_as_one() {
    let mut engine =
        asked::engine("customer_id,order_date,order_id,revenue\nAnn,2024-02-10,2,100\n");
    let request = Request::Segments {
        look: look(),
        scheme: Scheme::Abc(Default::default()),
    };
    let Response::Segments(summary) = engine.handle(request, None).unwrap() else {
        panic!("segments were asked for");
    };
    for (lang, words) in [
        (Lang::Zh, "只有 1 位客户，没有可分的"),
        (Lang::En, "There is only 1 customer and nothing to divide"),
    ] {
        let told = kezhi::report::segments(lang, Currency::Cny, &summary).answer;
        assert!(told.text().starts_with(words), "{}", told.text());
    }
}

#[test]
fn the_table_of_tiers_leaves_as_the_page_shows_it() {
    let look = look();
    let of = ExportOf::Tiers(ReportQuestion {
        data: look.data,
        window: look.window,
        returns: look.returns,
        thresholds: ThresholdRule::default(),
        margins: Margins::FromFile,
        selection: look.selection,
        today: look.today,
    });
    let export = Export {
        of,
        form: ExportForm::Xlsx,
        lang: Lang::Zh,
        currency: Currency::Cny,
    };
    let mut file = Vec::new();
    let written = engine().export(&export, &mut file).unwrap();
    let mut book: Xlsx<_> = Xlsx::new(Cursor::new(file)).unwrap();
    let (name, cells) = book.worksheets().remove(0);
    assert_eq!(name, "各层贡献");
    let texts = |row: &[Data]| row.iter().map(ToString::to_string).collect::<Vec<_>>();
    let rows: Vec<_> = cells.rows().map(texts).collect();
    assert_eq!(rows.len() as u64, written.rows + 1);
    assert_eq!(
        &rows[0][..3],
        ["客户层", "本群客户数 (人)", "月均消费 (元/人·月)"]
    );
    let total = rows.last().unwrap();
    assert_eq!(&total[..2], ["合计", "4"]);
    // All customers, as a part and not as a hundred.
    let share = rows[0].iter().position(|it| it == "客户占比 (%)").unwrap();
    assert_eq!(total[share], "1");
}

#[test]
fn a_list_is_sorted_filtered_searched_and_paged() {
    let mut engine = engine();
    let by_revenue = CustomerQuery {
        sort: ListColumn::Revenue,
        is_descending: true,
        ..all()
    };
    assert_eq!(
        ids(&page(&mut engine, by_revenue.clone())),
        ["Ann", "Dan", "Eve", "Bob", "=Cid"]
    );
    let second = CustomerQuery {
        offset: 2,
        limit: 2,
        ..by_revenue.clone()
    };
    let found = page(&mut engine, second);
    assert_eq!(
        (ids(&found), found.total, found.offset),
        (vec!["Eve", "Bob"], 5, 2)
    );
    let beyond = CustomerQuery {
        offset: 99,
        ..by_revenue
    };
    assert!(page(&mut engine, beyond).rows.is_empty());
    let search = CustomerQuery {
        search: " AN ".into(),
        ..all()
    };
    assert_eq!(ids(&page(&mut engine, search)), ["Ann", "Dan"]);
    let inactive = CustomerQuery {
        segments: vec![SegmentName::Inactive],
        ..all()
    };
    assert_eq!(ids(&page(&mut engine, inactive)), ["=Cid"]);
    let in_app = CustomerQuery {
        conditions: vec![Condition {
            field: Field::Column("channel".into()),
            is: Comparison::Is,
            value: Operand::Text("app".into()),
        }],
        sort: ListColumn::FirstDay,
        is_descending: true,
        ..all()
    };
    assert_eq!(ids(&page(&mut engine, in_app)), ["Dan", "Eve", "Ann"]);
}

#[test]
fn a_list_becomes_a_file_whose_cells_run_no_formula() {
    let list = |form| Export {
        of: ExportOf::Customers {
            look: look(),
            scheme: Scheme::Rfm(RfmScheme::default()),
            query: Box::default(),
        },
        form,
        lang: Lang::En,
        currency: Currency::Cny,
    };
    let mut file = Vec::new();
    let written = engine().export(&list(ExportForm::Csv), &mut file).unwrap();
    assert_eq!((written.rows, written.left_out), (5, 0));
    let text = String::from_utf8(file).unwrap();
    let head = "\u{feff}Customer,Segment,R,F,M,Orders (orders),Revenue (CNY),Profit (CNY),Monthly spend (CNY a month),First order,Last order,channel";
    assert!(text.starts_with(head), "{}", text);
    assert!(text.contains("'=Cid,"), "{}", text);
    let ann = text.lines().find(|line| line.starts_with("Ann,")).unwrap();
    assert!(
        ann.ends_with(",3,3700,1900,225,2023-01-10,2024-07-10,app"),
        "{ann}"
    );
    let mut file = Vec::new();
    engine().export(&list(ExportForm::Xlsx), &mut file).unwrap();
    let mut book: Xlsx<_> = Xlsx::new(Cursor::new(file)).unwrap();
    let (_, cells) = book.worksheets().remove(0);
    assert_eq!(cells.get((3, 0)), Some(&Data::String("=Cid".into())));
    // Ann's first and last order, as dates.
    for column in [9, 10] {
        let cell = cells.get((1, column));
        assert!(matches!(cell, Some(Data::DateTime(_))), "{cell:?}");
    }
    assert_eq!(cells.get((1, 6)), Some(&Data::Float(3700.0)));
}

#[test]
fn a_table_of_a_sheet_leaves_as_a_file_of_its_own_or_with_the_others() {
    let topics = kezhi::report::topics(Lang::Zh);
    let opening = topics.iter().find(|it| it.slug == "opening").unwrap();
    let question = opening.starts[0].question.clone();
    let sheet = |table| Export {
        of: ExportOf::Sheet {
            look: Some(look()),
            question: question.clone(),
            table,
        },
        form: ExportForm::Xlsx,
        lang: Lang::Zh,
        currency: Currency::Cny,
    };
    let sheets = |table| {
        let mut file = Vec::new();
        engine().export(&sheet(table), &mut file).unwrap();
        let book: Xlsx<_> = Xlsx::new(Cursor::new(file)).unwrap();
        book.sheet_names().len()
    };
    assert_eq!(sheets(Some(0)), 1);
    assert!(sheets(None) >= 1);
    let none = engine().export(&sheet(Some(99)), &mut Vec::new());
    assert_eq!(none.unwrap().rows, 0);
}

#[test]
fn a_card_shows_the_orders_and_how_far_the_next_segment_is() {
    let mut engine = engine();
    let card = |engine: &mut Engine, scheme: Scheme, customer: u32| {
        let request = Request::Customer {
            look: look(),
            scheme,
            customer,
        };
        engine.handle(request, None)
    };
    let Ok(Response::Customer(bob)) = card(&mut engine, Scheme::default(), 1) else {
        panic!("a card was asked for");
    };
    assert_eq!(
        (bob.row.id.as_str(), &bob.row.segment),
        ("Bob", &SegmentName::Tier(Tier::Ordinary))
    );
    assert_eq!(bob.gap_days, Some(394.0));
    let (to, missing) = (&bob.next[0].to, bob.next[0].missing.unwrap());
    assert_eq!(bob.next[0].measure, StepMeasure::MonthlySpend);
    assert_eq!(to, &Some(SegmentName::Tier(Tier::Silver)));
    // 100 in twelve months; Dan's 900 in five months make the threshold of silver.
    let dan = 900.0 / (153.0 / (365.25 / 12.0));
    assert!((missing - (dan - 100.0 / 12.0)).abs() < 2e-4, "{missing}");
    let Ok(Response::Customer(ann)) = card(&mut engine, Scheme::Rfm(RfmScheme::default()), 0)
    else {
        panic!("a card was asked for");
    };
    let orders: Vec<(String, f64, u32)> = ann
        .orders
        .iter()
        .map(|it| (it.day.iso(), it.amount.units(), it.lines))
        .collect();
    assert_eq!(
        orders,
        [
            ("2023-01-10".into(), 1000.0, 1),
            ("2024-01-10".into(), 1500.0, 2),
            ("2024-07-10".into(), 1200.0, 1)
        ]
    );
    assert_eq!(
        ann.orders[1].profit,
        Some(Money::from_units(800.0).unwrap())
    );
    assert!(ann.row.scores.is_some());
    let nobody = card(&mut engine, Scheme::default(), 99);
    assert_eq!(nobody, Err(EngineError::NoSuchCustomer));
}

#[test]
fn two_periods_give_new_kept_returned_and_lapsed() {
    let mut engine = engine();
    let flow = |engine: &mut Engine, a: [&str; 2], b: [&str; 2]| {
        let period = |[from, to]: [&str; 2]| Period {
            from: day(from),
            to: day(to),
        };
        let request = Request::Flow {
            look: look(),
            earlier: period(a),
            later: period(b),
        };
        engine.handle(request, None)
    };
    let found = flow(
        &mut engine,
        ["2023-02-01", "2023-12-31"],
        ["2024-01-01", "2024-12-31"],
    );
    let Ok(Response::Flow(found)) = found else {
        panic!("a flow was asked for");
    };
    let of = |state| {
        let sum = found.of(state).unwrap();
        (
            sum.customers,
            sum.revenue_earlier.units(),
            sum.revenue_later.units(),
        )
    };
    assert_eq!(of(FlowState::New), (2, 0.0, 1350.0));
    assert_eq!(of(FlowState::Kept), (1, 600.0, 100.0));
    assert_eq!(of(FlowState::Returned), (1, 0.0, 2700.0));
    assert_eq!(of(FlowState::Lapsed), (1, 50.0, 0.0));
    let overlap = flow(
        &mut engine,
        ["2023-01-01", "2024-01-01"],
        ["2024-01-01", "2024-12-31"],
    );
    assert!(matches!(
        overlap,
        Err(EngineError::Period(PeriodError::Overlap { .. }))
    ));
}

#[test]
fn a_scheme_that_cannot_be_applied_leaves_the_data_open() {
    let mut engine = engine();
    let request = |scheme| Request::Segments {
        look: look(),
        scheme,
    };
    let usage = request(Scheme::Usage(Default::default()));
    let refused = engine.handle(usage, None);
    assert!(matches!(
        refused,
        Err(EngineError::Scheme(SchemeError::NoLoyalty(_)))
    ));
    let answered = engine.handle(request(Scheme::default()), None);
    assert!(matches!(answered, Ok(Response::Segments(_))));
}

#[test]
fn another_selection_gives_other_segments() {
    let mut engine = engine();
    let mut total = |selection: Selection| {
        let request = Request::Segments {
            look: Look {
                selection,
                ..look()
            },
            scheme: Scheme::default(),
        };
        match engine.handle(request, None).unwrap() {
            Response::Segments(summary) => summary.rows.iter().map(|it| it.sums.customers).sum(),
            _ => 0_u64,
        }
    };
    assert_eq!(total(Selection::default()), 5);
    let mut later = Selection::default();
    later.dates.from = Some(day("2024-01-01"));
    assert_eq!(total(later), 4);
    assert_eq!(total(Selection::default()), 5);
}

/// The file of the list of two customers, one of whom has another phone in the last line.
fn list_with_a_changed_phone() -> String {
    let orders = "客户编号,姓名,电话,下单日期,实付金额,渠道\n\
        C1,王一,13812345678,2024-01-05,100,门店\n\
        C2,李二,13912345678,2024-02-05,200,网店\n\
        C1,王一,13812340000,2024-03-05,150,门店\n";
    let export = Export {
        of: ExportOf::Customers {
            look: look(),
            scheme: Scheme::Rfm(RfmScheme::default()),
            query: Box::default(),
        },
        form: ExportForm::Csv,
        lang: Lang::Zh,
        currency: Currency::Cny,
    };
    let mut file = Vec::new();
    asked::engine(orders).export(&export, &mut file).unwrap();
    String::from_utf8(file).unwrap()
}

#[test]
fn a_file_of_the_list_names_customers_in_every_way_the_orders_do() {
    let text = list_with_a_changed_phone();
    let head = text.lines().next().unwrap();
    assert!(head.contains("姓名") && head.contains("电话"), "{head}");
    // What the last line says.
    let first = text.lines().find(|line| line.starts_with("C1,")).unwrap();
    assert!(
        first.contains("王一") && first.contains("13812340000"),
        "{first}"
    );
}

#[test]
fn a_column_in_which_the_lines_of_a_customer_differ_leaves_by_the_last_and_says_so() {
    let text = list_with_a_changed_phone();
    let heads: Vec<&str> = text.lines().next().unwrap().split(',').collect();
    for head in ["姓名", "电话（最后一行）", "渠道"] {
        assert!(heads.contains(&head), "{head}: {heads:?}");
    }
}
