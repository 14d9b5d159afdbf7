//! Columns of a second table, joined by a key.

// A test may fail by panicking, its helpers too.
#![allow(clippy::unwrap_used, clippy::expect_used)]

use kezhi::ingest::{
    FatalError, File, ImportOptions, Imported, InputUse, Inspection, IssueKind, MemorySource,
    OrderLines, Overrides, Reason, Records, Role, Shape, import_all, import_any, inspect_all,
};
use kezhi::units::Money;

fn with<T>(files: &[(&str, &str)], then: impl FnOnce(&mut [File<'_>]) -> T) -> T {
    let bytes = files.iter().map(|(_, text)| text.as_bytes());
    let mut sources: Vec<_> = bytes.map(MemorySource).collect();
    let mut files: Vec<File<'_>> = files
        .iter()
        .zip(&mut sources)
        .map(|((name, _), source)| (*name, source as _))
        .collect();
    then(&mut files)
}

fn look(files: &[(&str, &str)], overrides: &Overrides) -> Inspection {
    with(files, |files| inspect_all(files, overrides)).unwrap()
}

fn take_in(files: &[(&str, &str)]) -> Result<OrderLines, FatalError> {
    let plan = look(files, &Overrides::default()).plan;
    let options = ImportOptions {
        ranges: 3,
        chunk_bytes: 11,
    };
    with(files, |files| {
        import_all(files, &plan, &options, &mut |_| {})
    })
}

const SALES: &str = "\
date,customer id,product key,quantity
2024-01-01,A,10,2
2024-01-02,B,11,1
2024-01-02,B,12,1
2024-01-03,A,10,1
2024-01-04,C,11,4
";

const PRODUCTS: &str = "\
product key,product name,category,product price,product cost
10,Tea,drink,$5.00,3
11,Cup,ware,$2.50,1
11,Cup again,ware,$9.00,1
";

const CUSTOMERS: &str = "\
customer id,name,level
A,Ann,gold
B,Bob,silver
C,Cid,gold
";

#[test]
fn prices_and_costs_of_products_make_the_amounts() {
    let files = [("sales.csv", SALES), ("products.csv", PRODUCTS)];
    let found = look(&files, &Overrides::default());
    assert_eq!(found.joins.len(), 1);
    assert_eq!(found.joins[0].key, "product key");
    assert_eq!(
        found.joins[0].takes,
        ["product name", "category", "product price", "product cost"]
    );
    assert_eq!(found.plan.missing(), []);
    let factors = found.amount_factors(&found.plan);
    assert_eq!(factors, Some(("quantity", "product price")));
    let lines = take_in(&files).unwrap();
    // The third row names a product without a price.
    assert_eq!(lines.amount, [100_000, 25_000, 50_000, 100_000].map(Money));
    assert_eq!(lines.profit, [40_000, 15_000, 20_000, 60_000].map(Money));
    assert_eq!(lines.line, [2, 3, 5, 6]);
    assert_eq!(lines.customer_ids, ["A", "B", "C"]);
    let rows = lines.facts.rows;
    assert_eq!((rows.read, rows.used, rows.set_aside), (5, 4, 1));
    let aside: Vec<_> = lines.aside.rows().collect();
    assert_eq!(aside, [(4, IssueKind::NoPrice, Some("12"))]);
    // The key is the product of each line, and stays beside what it gives.
    let names: Vec<_> = lines.attributes.iter().map(|it| it.name.as_str()).collect();
    assert_eq!(names, ["product key", "product name", "category"]);
    let category = &lines.attributes[2];
    assert_eq!(category.values, ["drink", "ware"]);
    assert_eq!(category.codes, [0, 1, 0, 1]);
    assert_eq!(lines.facts.currency.code(), "USD");
    let kinds: Vec<_> = lines
        .facts
        .issues
        .iter()
        .map(|it| (it.kind, it.count))
        .collect();
    assert_eq!(
        kinds,
        [(IssueKind::DuplicateKey, 1), (IssueKind::NoPrice, 1)]
    );
    // The product that has no price is named.
    assert_eq!(lines.facts.issues[1].examples[0].found, "12");
    let (input, line) = lines.facts.place_of(lines.facts.issues[0].examples[0].line);
    assert_eq!(
        (input.map(|input| input.name.as_str()), line),
        (Some("products.csv"), 4)
    );
}

#[test]
fn what_customers_are_stands_beside_their_lines() {
    let sales = SALES.replace("product key,quantity", "product key,amount") + "2024-01-05,Z,11,1\n";
    let files = [("customers.csv", CUSTOMERS), ("sales.csv", sales.as_str())];
    let found = look(&files, &Overrides::default());
    let uses: Vec<_> = found
        .inputs
        .iter()
        .map(|it| (it.used_as, it.reason.clone()))
        .collect();
    assert_eq!(
        uses[0],
        (InputUse::Joined, Reason::SharedKey("customer id".into()))
    );
    assert_eq!(uses[1].0, InputUse::Rows);
    let lines = take_in(&files).unwrap();
    let level = lines
        .attributes
        .iter()
        .find(|it| it.name == "level")
        .unwrap();
    let levels: Vec<&str> = level
        .codes
        .iter()
        .map(|&it| level.values.get(it as usize))
        .collect();
    assert_eq!(levels, ["gold", "silver", "silver", "gold", "gold", ""]);
    let issue = lines.facts.issues.last().unwrap();
    assert_eq!((issue.kind, issue.count), (IssueKind::UnmatchedKey, 1));
    assert_eq!(issue.examples[0].found, "Z");
}

#[test]
fn orders_that_came_back_get_their_status() {
    let sales = "\
customer id,order id,order date,sales
A,N1,2024-01-01,1
B,N2,2024-01-02,2
A,N3,2024-01-03,3
C,N4,2024-01-03,4
";
    let returns = "returned,order id\nYes,N2\nYes,N4\n";
    let lines = take_in(&[("sales.csv", sales), ("returns.csv", returns)]).unwrap();
    let status = lines.attributes.last().unwrap();
    assert_eq!(status.role, Some(Role::Status));
    assert_eq!(status.values, ["", "Yes"]);
    assert_eq!(status.codes, [0, 1, 0, 1]);
    assert_eq!(lines.revenue(), Money(100_000));
}

#[test]
fn the_main_table_leads_and_columns_a_join_leaves_are_named() {
    let people: String = (0..60)
        .map(|n| format!("C{n},Name {n},{}\n", n % 3))
        .collect();
    let people = format!("customer,full name,level\n{people}");
    let orders: String = (0..60)
        .map(|n| format!("C{n},2024-01-05,{n}.50\n"))
        .collect();
    let orders = format!("customer,date,amount\n{orders}");
    let files = [
        ("attrs.csv", people.as_str()),
        ("orders.csv", orders.as_str()),
    ];
    let found = look(&files, &Overrides::default());
    assert_eq!(found.joins[0].takes, ["level"]);
    assert_eq!(found.joins[0].leaves, ["full name"]);
    assert_eq!(found.plan.files(), [1, 0]);
}

#[test]
fn a_join_the_user_turned_off_is_offered_and_not_made() {
    let files = [("sales.csv", SALES), ("customers.csv", CUSTOMERS)];
    let overrides = Overrides {
        joins: Some(Vec::new()),
        ..Overrides::default()
    };
    let found = look(&files, &overrides);
    assert_eq!(found.joins.len(), 1);
    assert!(!found.joins[0].is_on);
    assert!(found.plan.joins.is_empty());
}

fn take_in_rows(files: &[(&str, &str)]) -> Records {
    let plan = look(files, &Overrides::default()).plan;
    let options = ImportOptions::default();
    let read = with(files, |files| {
        import_any(files, &plan, &options, &mut |_| {})
    });
    match read.unwrap() {
        Imported::Records(records) => records,
        Imported::Lines(_) => panic!("order lines"),
    }
}

#[test]
fn contracts_have_what_a_table_of_customers_says_of_theirs() {
    let contracts = "customerID,tenure,MonthlyCharges,Churn\n\
                     A,1,29.85,No\nB,34,56.95,Yes\nC,5,10,No\nX,7,11,No\n";
    let customers = "customerID,city,level\nA,Rome,gold\nB,Oslo,silver\nC,Rome,gold\n";
    let files = [("contracts.csv", contracts), ("customers.csv", customers)];
    let found = look(&files, &Overrides::default());
    assert_eq!(found.plan.shape, Shape::Contracts);
    assert_eq!(found.joins[0].takes, ["city", "level"]);
    let records = take_in_rows(&files);
    let city = records.columns.iter().find(|it| it.name == "city").unwrap();
    let cities: Vec<&str> = (0..4).map(|row| city.values.text(row)).collect();
    assert_eq!(cities, ["Rome", "Oslo", "Rome", ""]);
    let unmatched = &records.facts.issues[0];
    assert_eq!(
        (unmatched.kind, unmatched.count),
        (IssueKind::UnmatchedKey, 1)
    );
    assert_eq!(unmatched.examples[0].line, 5);
    let rows = records.facts.rows;
    assert_eq!((rows.read, rows.used, rows.set_aside), (4, 4, 0));
    // Turned off, the contracts stand alone.
    let alone = Overrides {
        joins: Some(Vec::new()),
        ..Overrides::default()
    };
    assert!(look(&files, &alone).plan.joins.is_empty());
}

#[test]
fn customers_already_summed_and_leads_are_joined_too() {
    let regions = "会员号,大区\nA,华东\nB,华北\nC,华东\n";
    let summed = "会员号,累计消费,订单数,最近购买日期\n\
                  A,1200.50,3,2024-05-01\nB,80,1,2024-04-02\nC,310,2,2024-05-09\n";
    let files = [("sums.csv", summed), ("regions.csv", regions)];
    assert_eq!(
        look(&files, &Overrides::default()).plan.shape,
        Shape::Customers
    );
    let lines = take_in(&files).unwrap();
    let region = lines
        .attributes
        .iter()
        .find(|it| it.name == "大区")
        .unwrap();
    assert_eq!(region.values, ["华东", "华北"]);
    let leads = "线索编号,销售,来源,阶段\n1,张三,展会,成交\n2,李四,官网,初访\n3,张三,官网,报价\n4,王五,展会,失效\n";
    let people = "销售,团队\n张三,一组\n李四,二组\n王五,一组\n";
    let files = [("leads.csv", leads), ("people.csv", people)];
    assert_eq!(look(&files, &Overrides::default()).plan.shape, Shape::Leads);
    let records = take_in_rows(&files);
    let team = records.columns.iter().find(|it| it.name == "团队").unwrap();
    let teams: Vec<&str> = (0..4).map(|row| team.values.text(row)).collect();
    assert_eq!(teams, ["一组", "二组", "一组", "一组"]);
}

#[test]
fn the_preview_shows_what_a_join_adds_to_each_row() {
    let sales = SALES.replace("product key,quantity", "product key,amount") + "2024-01-05,Z,11,1\n";
    let files = [("sales.csv", sales.as_str()), ("customers.csv", CUSTOMERS)];
    let found = look(&files, &Overrides::default());
    let takes: Vec<String> = found
        .joined_columns()
        .into_iter()
        .map(|it| it.name)
        .collect();
    assert_eq!(takes, ["name", "level"]);
    let rows = found.preview_joined();
    assert_eq!(rows[0][4..], ["Ann", "gold"]);
    assert_eq!(rows[5][4..], ["", ""]);
}
