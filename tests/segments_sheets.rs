//! Topics of the segments room, asked of the engine on a file small enough to count by hand.

#![allow(clippy::unwrap_used)]

#[allow(dead_code, reason = "shared with other tests")]
mod asked;

use kezhi::chart::{Cell, Table};
use kezhi::engine::{
    Engine, Export, ExportForm, ExportOf, Look, PageRequest, Request, Response, SheetQuestion,
};
use kezhi::ingest::{self, ImportOptions, MemorySource, Overrides};
use kezhi::report::{self, CustomerRows, Entry, Refusal, Sheet, SheetAnswer, Topic, TopicRoom};
use kezhi::text::Lang;
use kezhi::units::{Currency, Day};
use serde_json::{Value, json};

use asked::start;

const ORDERS: &str = "\
customer_id,order_date,order_id,revenue,cost,channel,quantity,discount,service_level
Ann,2022-12-10,1,1000,500,shop,10,0,gold
Ann,2024-01-10,2,1200,600,shop,12,0,gold
Ann,2024-01-10,2,300,100,app,3,30,gold
Ann,2024-07-10,3,1200,600,app,12,0,gold
Bob,2023-02-01,4,600,400,shop,6,60,basic
Bob,2024-03-01,5,100,80,shop,1,10,basic
13812345678,2023-03-01,6,50,45,shop,1,5,basic
Dan,2024-08-01,7,900,500,app,9,0,gold
Eve,2022-11-01,8,200,120,app,2,0,basic
Eve,2022-11-03,9,-50,-30,app,1,0,basic
Eve,2024-11-30,10,300,180,app,3,0,basic
";

fn engine() -> Engine {
    asked::engine(ORDERS)
}

fn look() -> Look {
    asked::look(Some("2024-11-30"))
}

fn ask(engine: &mut Engine, lang: Lang, question: &Value) -> SheetAnswer {
    asked::ask(engine, Some(look()), question, (lang, Currency::Cny))
}

fn sheet(engine: &mut Engine, lang: Lang, question: &Value) -> Sheet {
    asked::sheet(ask(engine, lang, question))
}

fn refusal(engine: &mut Engine, question: &Value) -> Refusal {
    asked::refusal(ask(engine, Lang::En, question))
}

/// The row that a table begins with a name, as it is shown.
fn row<'a>(table: &'a Table, name: &str) -> Vec<&'a str> {
    let row = table.rows.iter().find(|row| row[0].shown == name);
    let row = row.unwrap_or_else(|| panic!("no row {name} in {table:?}"));
    row.iter().map(|cell| cell.shown.as_str()).collect()
}

#[test]
fn every_start_of_the_room_gives_a_sheet_and_its_controls_have_their_places() {
    let mut engine = engine();
    for lang in Lang::ALL {
        for topic in report::topics(lang) {
            if topic.room != TopicRoom::Segments || !topic.needs_data {
                continue;
            }
            for start in &topic.starts {
                let found = sheet(&mut engine, lang, &start.question);
                assert!(!found.answer.is_empty(), "{}", topic.slug);
                // The rows of the list come window by window.
                assert!(!found.tables.is_empty() || topic.slug == "customers");
                for control in &found.controls {
                    let stands = report::at(&start.question, &control.path);
                    assert!(stands.is_some(), "{}: {}", topic.slug, control.path);
                    let options = match &control.entry {
                        Entry::Choice { options, .. } | Entry::Actions { options } => {
                            options.clone()
                        }
                        _ => Vec::new(),
                    };
                    for (name, value) in options {
                        let changed = report::with(&start.question, &control.path, value).unwrap();
                        if let SheetAnswer::Refused(refusal)
                        | SheetAnswer::Unread(refusal)
                        | SheetAnswer::Lacking { refusal, .. } = ask(&mut engine, lang, &changed)
                        {
                            // What is refused is told in words of what the data lack.
                            assert!(refusal.words.len() > 10, "{name}: {}", refusal.words);
                            assert!(!refusal.words.contains("cannot be read"), "{name}");
                            assert!(!refusal.words.contains("读不出来"), "{name}");
                        }
                    }
                }
                for table in &found.tables {
                    for cells in &table.table.rows {
                        assert_eq!(cells.len(), table.table.columns.len(), "{}", table.title);
                    }
                }
            }
        }
    }
}

#[test]
fn wherever_rfm_is_chosen_it_is_set_as_on_its_own_page() {
    let mut engine = engine();
    let topics = report::topics(Lang::En);
    let rfm = report::with(&start("rfm"), "segments/rfm/names", json!("cells")).unwrap();
    let kept = [("rfm".to_owned(), rfm.clone())].into();
    let pages = report::asking::scheme_pages(Lang::En, &topics, &kept, None);
    let own = sheet(&mut engine, Lang::En, &rfm);
    let cells = |sheet: &Sheet| -> Vec<String> {
        let rows = sheet.tables[0].table.rows.iter();
        rows.map(|row| row[0].shown.clone()).collect()
    };
    for (slug, path) in [
        ("cross", "cross/rows"),
        ("customers", "customers/scheme"),
        ("movement", "movement/scheme"),
        ("serving-base", "based/serving/scheme"),
    ] {
        let usual = at_usual(&topics, "rfm");
        let question = report::with(&start(slug), path, usual).unwrap();
        let kept = [(slug.to_owned(), question.clone())].into();
        let asking = report::asking::Asking {
            topics: &topics,
            kept: &kept,
            schemes: &pages,
            margins: None,
        };
        let topic = topics.iter().find(|it| it.slug == slug).unwrap();
        let asked = asking.settled(topic);
        assert_eq!(
            report::at(&asked, path),
            report::at(&rfm, "segments"),
            "{slug}"
        );
        let request = Request::Sheet(SheetQuestion {
            look: Some(look()),
            question: asked,
            pages: pages.clone(),
            lang: Lang::En,
            currency: Currency::Cny,
        });
        let Response::Sheet(answer) = engine.handle(request, None).unwrap() else {
            panic!("no sheet");
        };
        let found = asked::sheet(answer);
        if slug == "cross" {
            assert_eq!(cells(&found), cells(&own));
        }
        let control = found.controls.iter().find(|it| it.path == path).unwrap();
        assert!(control.note.contains("RFM"), "{slug}: {}", control.note);
        let Entry::Choice { chosen, options } = &control.entry else {
            panic!("no choice");
        };
        // What is chosen again follows the page.
        let chosen = options[chosen.unwrap()].1.clone();
        let again = report::with(&question, path, chosen).unwrap();
        assert_eq!(again, question, "{slug}");
    }
}

#[test]
fn other_bases_open_on_one_that_the_file_has_and_say_which() {
    let plain = "\
customer_id,order_date,order_id,revenue,channel
Ann,2024-01-10,1,1200,app
Bob,2024-03-01,2,100,shop
Cyd,2024-08-01,3,900,app
";
    for (orders, shown) in [(plain, "channel"), (ORDERS, "service-level")] {
        let found = sheet(&mut asked::engine(orders), Lang::En, &start("basis"));
        let control = found
            .controls
            .iter()
            .find(|it| it.path == "segments/basis/basis");
        let Entry::Choice { chosen, options } = &control.unwrap().entry else {
            panic!("no choice");
        };
        let name = &options[chosen.unwrap()].0;
        assert!(name.contains(shown), "{name}");
    }
}

/// The scheme that a topic begins with.
fn at_usual(topics: &[Topic], slug: &str) -> Value {
    let topic = topics.iter().find(|it| it.slug == slug).unwrap();
    topic.starts[0].question["segments"].clone()
}

#[test]
fn what_the_documents_leave_at_odds_is_noted_beside_the_segments_it_is_about() {
    let mut engine = engine();
    for (question, ids) in [
        (start("abc"), &["E7", "C1"][..]),
        (start("life-cycle"), &["C2"]),
        (start("life-cycle-base"), &["C2"]),
        (start("rfm"), &[]),
    ] {
        for (lang, colon) in [(Lang::Zh, '：'), (Lang::En, ':')] {
            let notes = sheet(&mut engine, lang, &question).notes;
            let known = ["E7", "C1", "C2", "T1"];
            let told = notes.iter().filter_map(|note| note.split_once(colon));
            let told: Vec<&str> = told
                .map(|it| it.0)
                .filter(|it| known.contains(it))
                .collect();
            assert_eq!(told, ids, "{question}");
        }
    }
}

#[test]
fn what_an_order_is_worth_is_scaled_apart_from_sums_of_money() {
    let mut engine = engine();
    let found = sheet(&mut engine, Lang::En, &start("abc"));
    let columns = &found.tables[0].table.columns;
    let unit = |heading: &str| {
        let column = columns.iter().find(|it| it.heading == heading);
        column.map(|it| it.unit.as_str())
    };
    assert_eq!(unit("Revenue"), Some("CNY"));
    assert_eq!(unit("Order value"), Some("CNY an order"));
}

#[test]
fn groups_of_the_file_stand_in_the_matrix_of_relationship_levels() {
    let mut engine = engine();
    let question = start("relationship");
    let limits = [
        ("segments/relationship/rule/customers/0", json!(3)),
        ("segments/relationship/rule/customers/1", json!(2)),
    ];
    let limits = limits.into_iter();
    let small = limits.fold(question.clone(), |question, (path, value)| {
        report::with(&question, path, value).unwrap()
    });
    let found = sheet(&mut engine, Lang::En, &small);
    assert_eq!(found.figures.len(), 2, "shares and matrix");
    let by_group = found
        .tables
        .iter()
        .find(|it| it.title == "Level of each group");
    let by_group = &by_group.unwrap().table;
    let customers: f64 = by_group
        .rows
        .iter()
        .map(|row| row[1].exact.parse::<f64>().unwrap())
        .sum();
    let total: f64 = found.tables[0].table.rows[..5]
        .iter()
        .map(|row| row[1].exact.parse::<f64>().unwrap())
        .sum();
    assert_eq!(
        customers, total,
        "every customer is in a group of the matrix"
    );
    let backwards = "segments/relationship/rule/customers/1";
    let wrong = report::with(&question, backwards, json!(5000)).unwrap();
    assert_eq!(
        refusal(&mut engine, &wrong).path.as_deref(),
        Some(backwards)
    );
    // Without a profit in the file a margin is asked for, and one is enough.
    let bare = "customer,date,amount\nAnn,2024-01-10,1200\nBob,2024-03-01,100\nAnn,2024-06-01,90\n";
    let mut engine = asked::engine(bare);
    let margin = "segments/relationship/margin";
    let answer = asked::ask(
        &mut engine,
        Some(asked::look(None)),
        &question,
        (Lang::Zh, Currency::Cny),
    );
    assert_eq!(asked::refusal(answer).path.as_deref(), Some(margin));
    let entered = report::with(&question, margin, json!(0.35)).unwrap();
    let answer = asked::ask(
        &mut engine,
        Some(asked::look(None)),
        &entered,
        (Lang::Zh, Currency::Cny),
    );
    let found = asked::sheet(answer);
    assert!(
        found
            .notes
            .iter()
            .chain([&found.method])
            .any(|it| it.contains("35.0%")),
        "{:?}",
        found.notes
    );
}

#[test]
fn two_periods_are_told_apart_customer_by_customer() {
    let mut engine = engine();
    let found = sheet(&mut engine, Lang::En, &start("flow"));
    // 2023-12-01 to 2024-11-30 against 2022-12-01 to 2023-11-30: Ann and Bob are
    // kept, the third lapsed, Dan is new, Eve came back.
    let table = &found.tables[0].table;
    assert_eq!(row(table, "New")[..4], ["New", "1", "0", "900"]);
    assert_eq!(row(table, "Kept")[..4], ["Kept", "2", "1,600", "2,800"]);
    assert_eq!(row(table, "Returned")[..4], ["Returned", "1", "0", "300"]);
    assert_eq!(row(table, "Lapsed")[..4], ["Lapsed", "1", "50", "0"]);
    assert_eq!(
        found.answer.text(),
        "Of 3 customers of the earlier period 66.7% bought again and 1 lapsed, taking 3.0% of its \
         revenue with them; 1 are new in the later period and 1 returned."
    );
    let backwards = json!({"flow": {
        "earlier_from": null, "earlier_to": Day::from_iso("2024-06-01").unwrap().0,
        "later_from": null, "later_to": null,
    }});
    let refused = refusal(&mut engine, &backwards);
    assert!(refused.words.contains("before the earlier one ends"));
    assert_eq!(refused.path.as_deref(), Some("flow/earlier_to"));
}

#[test]
fn a_movement_counts_everybody_and_its_projection_is_the_chain() {
    let mut engine = engine();
    let mut question = start("movement");
    question["movement"]["scheme"] = json!({"own": {
        "rules": [{"name": "large", "all": [
            {"field": "revenue", "is": "at_least", "value": {"number": 1000.0}},
        ]}],
        "rest": "small", "span": "history",
    }});
    let found = sheet(&mut engine, Lang::En, &question);
    let counts = &found.tables[0].table;
    // On 2023-11-30 only Ann had 1,000; a year later still only she has. Dan came.
    assert_eq!(row(counts, "large"), ["large", "1", "0", "0", "1"]);
    assert_eq!(row(counts, "small")[..2], ["small", "0"]);
    let balance = &found.tables[2].table;
    assert_eq!(row(balance, "large")[1..7], ["1", "1", "0", "0", "1", "0"]);
    let projection = found
        .tables
        .iter()
        .find(|it| it.title.contains("rates continue"));
    assert_eq!(projection.unwrap().table.rows.len(), 6);
    // Nobody leaves: their stay has no end, which is said.
    assert!(found.notes.iter().any(|it| it.contains("have no end")));
}

#[test]
fn what_is_out_of_range_is_refused_at_its_field() {
    let mut engine = engine();
    for (path, value) in [
        ("movement/steps", json!(0)),
        ("movement/discount", json!(11.0)),
        ("movement/margin", json!(1.5)),
    ] {
        let question = report::with(&start("movement"), path, value).unwrap();
        assert_eq!(refusal(&mut engine, &question).path.as_deref(), Some(path));
    }
    let late = Day::from_iso("2030-01-01").unwrap().0;
    let question = report::with(&start("movement"), "movement/to", json!(late)).unwrap();
    let refused = refusal(&mut engine, &question);
    assert!(
        refused.words.contains("the days of the data"),
        "{}",
        refused.words
    );
}

#[test]
fn a_cross_tab_adds_up_to_the_segments_of_its_rows() {
    let mut engine = engine();
    let question = json!({"cross": {
        "rows": {"basis": {"basis": "service_level", "bands": {"quantiles": 5},
            "span": "history", "discount": "found"}},
        "columns": {"basis": {"basis": {"column": "channel"}, "bands": {"quantiles": 5},
            "span": "history", "discount": "found"}},
    }});
    let found = sheet(&mut engine, Lang::En, &question);
    let counts = &found.tables[0].table;
    // Gold: Ann and Dan, both last seen in the app; basic: Eve in the app, Bob and one more in the shop.
    assert_eq!(row(counts, "gold"), ["gold", "2", "0", "2"]);
    assert_eq!(row(counts, "basic"), ["basic", "1", "2", "3"]);
    assert!(
        found
            .answer
            .text()
            .starts_with("The 2 customers who are both “gold” and “app”")
    );
}

/// The question of the customer list, and a window of it.
fn list(engine: &mut Engine, query: Value) -> (Value, CustomerRows) {
    let question = start("customers");
    let mut full = report::at(&question, "customers/query").unwrap().clone();
    for (name, value) in query.as_object().unwrap() {
        full = report::with(&full, name, value.clone()).unwrap();
    }
    let scheme = report::at(&question, "customers/scheme").unwrap().clone();
    let request = PageRequest::CustomerRows {
        look: look(),
        scheme,
        query: full.clone(),
        lang: Lang::En,
        currency: Currency::Cny,
    };
    let request = kezhi::json::from_value(serde_json::to_value(request).unwrap()).unwrap();
    let Response::CustomerRows(rows) = engine.handle(request, None).unwrap() else {
        panic!("rows were asked for");
    };
    let question = report::with(&question, "customers/query", full).unwrap();
    (question, rows)
}

#[test]
fn columns_of_the_list_are_taken_off_and_columns_of_the_file_put_beside() {
    let mut engine = engine();
    let query = json!({"limit": 1, "hidden": ["segment", "profit", "first_day"],
        "texts": ["channel", "of another file"]});
    let (question, rows) = list(&mut engine, query);
    let heads: Vec<&str> = rows.heads.iter().map(|it| it.heading.as_str()).collect();
    assert_eq!(
        heads,
        [
            "Customer",
            "Orders",
            "Revenue",
            "Monthly spend",
            "Last order",
            "channel"
        ]
    );
    let cells = &rows.rows[0].cells;
    assert_eq!((cells[0].as_str(), cells[5].as_str()), ("Ann", "app"));
    assert_eq!(cells.len(), heads.len());
    // The boxes say what is on, and give what stands there once they are switched.
    let found = sheet(&mut engine, Lang::En, &question);
    let boxes = |path: &str| {
        let control = found.controls.iter().find(|it| it.path == path);
        match &control.unwrap().entry {
            Entry::Checks { options } => options.clone(),
            other => panic!("{other:?}"),
        }
    };
    let own = boxes("customers/query/hidden");
    let orders = own.iter().find(|it| it.0 == "Orders").unwrap();
    assert!(orders.1);
    assert_eq!(
        orders.2,
        json!(["segment", "profit", "first_day", "orders"])
    );
    let profit = own.iter().find(|it| it.0 == "Profit").unwrap();
    assert!(!profit.1);
    assert_eq!(profit.2, json!(["segment", "first_day"]));
    let texts = boxes("customers/query/texts");
    assert!(
        texts.iter().any(|it| it.0 == "channel" && it.1),
        "{texts:?}"
    );
}

#[test]
fn the_list_comes_in_windows_of_words_in_the_order_asked_for() {
    let mut engine = engine();
    let (_, rows) = list(&mut engine, json!({"offset": 1, "limit": 2}));
    assert_eq!((rows.total, rows.offset), (5, 1));
    let ids: Vec<&str> = rows.rows.iter().map(|it| it.cells[0].as_str()).collect();
    // By revenue of the window: Ann 2,700, Dan 900, Eve 300.
    assert_eq!(ids, ["Dan", "Eve"]);
    for row in &rows.rows {
        assert_eq!(row.cells.len(), rows.heads.len());
    }
    let sortable: Vec<&str> = rows.heads.iter().map(|it| it.sort.as_str()).collect();
    assert_eq!(sortable[..3], ["customer", "segment", "orders"]);
    let filter = json!([{"field": "orders", "is": "at_least", "value": {"number": 2.0}}]);
    let query = json!({"limit": 10, "span": "history", "conditions": filter});
    let (question, rows) = list(&mut engine, query);
    assert_eq!(rows.total, 3);
    let found = sheet(&mut engine, Lang::En, &question);
    assert_eq!(
        found.answer.text(),
        "The list holds 3 customers, 60.0% of all."
    );
}

#[test]
fn a_card_shows_one_customer_and_no_other_in_their_place() {
    let mut engine = engine();
    let (question, rows) = list(&mut engine, json!({"limit": 10, "search": "138"}));
    assert_eq!(rows.rows[0].cells[0], "13812345678");
    let card = &rows.rows[0].card;
    assert!(!card.contains("1381234"), "{card}");
    let opened = |card: &str| report::with_card(question.clone(), Some(card));
    let found = sheet(&mut engine, Lang::En, &opened(card));
    assert!(
        found
            .answer
            .text()
            .starts_with("Customer 138••••5678 is in")
    );
    let orders = &found.tables.last().unwrap().table;
    assert_eq!(orders.rows.len(), 1);
    assert_eq!(found.figures.len(), 1);
    let refused = refusal(&mut engine, &opened("%E7%8E%8B"));
    assert!(refused.words.contains("“王”"), "{}", refused.words);
    assert!(
        refused.words.contains("Go back to the list"),
        "{}",
        refused.words
    );
}

#[test]
fn a_refund_on_a_card_is_no_order_and_the_gap_stands_beside_the_orders_it_is_of() {
    let mut engine = engine();
    let (question, rows) = list(&mut engine, json!({"limit": 10, "search": "Eve"}));
    let opened = report::with_card(question, Some(&rows.rows[0].card));
    let found = sheet(&mut engine, Lang::En, &opened);
    // Two orders of November 2022 and 2024, and a refund of its own two days after the first.
    let told = found.answer.text();
    assert!(told.contains(": 1 orders"), "{told}");
    assert!(told.contains("; of 2 orders in all, with "), "{told}");
    let orders = found.tables.last().unwrap();
    assert_eq!(orders.table.rows.len(), 3);
    let note = &orders.note;
    assert!(note.contains("orders: 2; refunds besides: 1."), "{note}");
    let kezhi::chart::Drawing::Compare(drawn) = &found.figures[0].drawing else {
        panic!("bars of the history");
    };
    let bars = || drawn.groups[0].bars.iter();
    assert_eq!(
        bars()
            .filter(|it| it.difference_label == "1 orders")
            .count(),
        2
    );
    assert!(bars().all(|it| it.difference_label != "2 orders"));
    // Amounts and profits have the same decimals, and counts stand right like them.
    for row in &orders.table.rows {
        for cell in &row[1..3] {
            let decimals = cell.shown.split('.').nth(1).map(str::len);
            assert_eq!(decimals, Some(2), "{cell:?}");
        }
    }
    assert!(orders.table.columns[1..].iter().all(|it| it.numeric));
}

#[test]
fn a_search_finds_what_the_kept_columns_say_of_a_customer_and_the_sentence_follows() {
    let mut engine = engine();
    let (question, rows) = list(&mut engine, json!({"limit": 10, "search": "BASIC"}));
    let names: Vec<&str> = rows.rows.iter().map(|it| &*it.cells[0]).collect();
    assert_eq!(rows.total, 3, "{names:?}");
    assert!(
        names.contains(&"Bob") && !names.contains(&"Ann"),
        "{names:?}"
    );
    let told = sheet(&mut engine, Lang::En, &question).answer.text();
    assert!(told.starts_with("The list holds 3 customers"), "{told}");
}

#[test]
fn a_card_by_scores_says_how_far_the_next_ones_are() {
    let mut engine = engine();
    let (question, rows) = list(&mut engine, json!({"limit": 10, "search": "Bob"}));
    let scheme = report::at(&start("rfm"), "segments").unwrap().clone();
    let question = report::with(&question, "customers/scheme", scheme).unwrap();
    let question = report::with_card(question, Some(&rows.rows[0].card));
    let found = sheet(&mut engine, Lang::Zh, &question);
    let titles: Vec<&str> = found.tables.iter().map(|it| it.title.as_str()).collect();
    assert_eq!(
        titles,
        ["得分", "离下一群还有多远", "订单记录（最近的在前）"]
    );
    assert!(found.method.contains("rfm"));
}

#[test]
fn the_curve_of_the_open_customers_is_read_where_one_asks() {
    let mut engine = engine();
    let asked = report::with(
        &start("concentration-base"),
        "based/concentration/tops/0",
        json!(0.37),
    );
    let found = sheet(&mut engine, Lang::En, &asked.unwrap());
    let read: Vec<&str> = found
        .tables
        .iter()
        .flat_map(|it| &it.table.rows)
        .map(|row| row[0].shown.as_str())
        .collect();
    assert!(read.contains(&"37%"), "{read:?}");
    let control = found
        .controls
        .iter()
        .find(|it| it.path == "based/concentration/tops/0");
    assert!(control.is_some());
}

#[test]
fn a_margin_above_the_whole_is_refused_also_where_the_data_have_profit() {
    let mut engine = engine();
    let asked = report::with(&start("serving-base"), "based/serving/margin", json!(1.4));
    let refusal = refusal(&mut engine, &asked.unwrap());
    assert_eq!(refusal.path.as_deref(), Some("based/serving/margin"));
    assert!(refusal.words.contains("at most 100%"), "{}", refusal.words);
}

#[test]
fn the_list_says_which_columns_of_the_file_leave_and_offers_the_others() {
    let mut engine = engine();
    let (question, _) = list(&mut engine, json!({"limit": 10}));
    let found = sheet(&mut engine, Lang::En, &question);
    let table = found.tables.iter().find(|it| it.title.contains("Original"));
    let table = &table.unwrap().table;
    assert_eq!(row(table, "channel")[1], "yes");
    assert_eq!(row(table, "customer_id")[1], "counted");
    // Every column of this file was read, so there is nothing to add.
    let adds = |sheet: &Sheet| {
        let controls = sheet.controls.iter();
        controls
            .filter(|it| it.path == "customers/originals")
            .count()
    };
    let unread = table.rows.iter().filter(|row| row[1].shown == "no").count();
    assert_eq!(adds(&found), usize::from(unread > 0));
}

#[test]
fn who_is_due_is_told_by_the_rhythm_of_the_class_and_leaves_whole() {
    let mut engine = engine();
    let topics = report::topics(Lang::En);
    let topic = topics.iter().find(|it| it.slug == "contacts-base").unwrap();
    let question = topic.starts[0].question.clone();
    let found = sheet(&mut engine, Lang::En, &question);
    let list = &found.tables[0].table;
    assert!(!list.rows.is_empty(), "{}", found.answer.text());
    // By class, then the longest waiting first; a due day is the last order and the days of the class.
    let rhythm = |class: &str| match class {
        "Important" => 30,
        "Ordinary" => 90,
        _ => 14,
    };
    let day = |text: &str| kezhi::units::Day::from_iso(text).unwrap();
    let today = day("2024-11-30");
    let classes = ["Important", "Ordinary", "Potential"];
    let place = |class: &str| classes.iter().position(|it| *it == class).unwrap();
    let mut before = (0, day("1990-01-01"));
    for row in &list.rows {
        let (due, class, last) = (day(&row[1].exact), &*row[3].shown, day(&row[5].exact));
        assert_eq!(due.0, last.0 + rhythm(class), "{row:?}");
        assert_eq!(row[2].shown, (today.0 - due.0).max(0).to_string());
        let now = (place(class), due);
        assert!(before <= now && due.0 <= today.0 + 1, "{row:?}");
        before = now;
    }
    // The sentence names its customers once, and the bars of one unit have one scale.
    let told = found.answer.text();
    assert!(!told.contains("customers customers"), "{told}");
    assert!(told.contains("customers are to be contacted"), "{told}");
    let zh = sheet(&mut engine, Lang::Zh, &question).answer.text();
    assert!(!zh.contains('人') && zh.contains("位客户"), "{zh}");
    let kezhi::chart::Drawing::Compare(drawn) = &found.figures[0].drawing else {
        panic!("{:?}", found.figures[0].drawing);
    };
    assert_eq!(drawn.groups.len(), 1);
    // One class alone is listed where somebody asks for it; nothing else of the page changes.
    let only = report::with(&question, "care/only", json!("ordinary")).unwrap();
    let only = sheet(&mut engine, Lang::En, &only);
    let is_ordinary = |row: &Vec<Cell>| row[3].shown == "Ordinary";
    let ordinary = list.rows.iter().filter(|row| is_ordinary(row)).count();
    assert!(only.tables[0].table.rows.iter().all(is_ordinary));
    assert_eq!(only.tables[0].table.rows.len(), ordinary);
    assert_eq!(only.answer.text(), told);
    // A group of fields says its name once.
    for control in &found.controls {
        assert!(!control.group.contains(&control.label), "{control:?}");
    }
    // What leaves has scores where there are some, and the columns of the file.
    let by_rfm = report::with(&question, "care/scheme", json!({"rfm": {}})).unwrap();
    let request = Export {
        of: ExportOf::Sheet {
            look: Some(look()),
            question: by_rfm,
            table: Some(0),
        },
        form: ExportForm::Csv,
        lang: Lang::En,
        currency: Currency::Cny,
    };
    let mut file = Vec::new();
    engine.export(&request, &mut file).unwrap();
    let file = String::from_utf8(file).unwrap();
    let heads = file.lines().next().unwrap();
    for head in ["Due", "Class", "Segment", "R,F,M", "Last order", "channel"] {
        assert!(heads.contains(head), "{head}: {heads}");
    }
    // Until the end of the month there are no fewer.
    let month = report::with(&question, "care/time", json!("month")).unwrap();
    let later = sheet(&mut engine, Lang::En, &month);
    assert!(later.tables[0].table.rows.len() >= list.rows.len());
    // With nobody in any class nobody is due.
    let nobody = report::with(&question, "care/classes", json!([[], [], []])).unwrap();
    let nobody = sheet(&mut engine, Lang::En, &nobody);
    assert!(
        nobody.answer.text().starts_with("Nobody"),
        "{}",
        nobody.answer.text()
    );
    // An interval of nothing is refused at its field.
    let path = "care/rhythm/days/0";
    let wrong = report::with(&question, path, json!(0)).unwrap();
    assert_eq!(refusal(&mut engine, &wrong).path.as_deref(), Some(path));
}

#[test]
fn who_is_due_counts_from_the_column_that_says_when_they_were_spoken_to() {
    const SPOKEN_TO: &str = "\
customer_id,order_date,order_id,revenue,spoken,shop
Ann,2024-01-10,1,900,2024-10-01,East
Bob,2024-02-10,2,500,2024-08-05,West
Cid,2024-03-10,3,100,soon,West
";
    let mut source = MemorySource(SPOKEN_TO.as_bytes());
    let overrides = Overrides {
        keep: Some([4, 5].into()),
        ..Overrides::default()
    };
    let found = ingest::inspect(&mut source, "orders.csv", &overrides).unwrap();
    let options = ImportOptions::default();
    let lines = ingest::import(&mut source, &found.plan, &options, &mut |_| {}).unwrap();
    let mut engine = Engine::default();
    engine.open(lines);
    let question = asked::start("contacts-base");
    let question = report::with(&question, "care/since", json!("spoken")).unwrap();
    let found = sheet(&mut engine, Lang::En, &question);
    let list = &found.tables[0].table;
    let last = |name: &str| {
        let row = list.rows.iter().find(|row| row[0].shown == name).unwrap();
        row[5].exact.clone()
    };
    assert_eq!(last("Ann"), "2024-10-01");
    assert_eq!(last("Bob"), "2024-08-05");
    // Only columns that hold days are offered.
    let offered = found.controls.iter().find(|it| it.path == "care/since");
    let Entry::Choice { options, .. } = &offered.unwrap().entry else {
        panic!("{offered:?}");
    };
    let names: Vec<&str> = options.iter().map(|it| &*it.0).collect();
    assert_eq!(names, ["Last order", "spoken"]);
    // Who has no day there is counted from the last order, and the page says so.
    assert_eq!(last("Cid"), "2024-03-10");
    assert!(
        found
            .notes
            .iter()
            .any(|it| it.contains("holds no day for 1 ")),
        "{:?}",
        found.notes
    );
}
