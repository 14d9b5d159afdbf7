//! `kezhi customers`: the count line, totals and issues; one line a customer with `--csv`.

use std::fmt::Write;

use kezhi::base::{CustomerBase, ReturnsPolicy, Settled};
use kezhi::chart::{Cell, Column};
use kezhi::engine::DataFacts;
use kezhi::report::export::{Outgoing, csv};
use kezhi::text::number::plain;
use kezhi::text::{Lang, quality as wording, reading, shapes};
use kezhi::units::Currency;
use serde_json::{Value, json};

use crate::args::CustomersArgs;
use crate::failure::Failure;
use crate::opened::{self, Opened};
use crate::quality;

pub(crate) fn run(options: &CustomersArgs, lang: Lang) -> Result<String, Failure> {
    let Opened { engine, facts, .. } = opened::open(&options.orders, lang)?;
    if let (Some(out), Some(base)) = (&options.csv, engine.base()) {
        let same = |path: &std::path::Path| path.canonicalize().ok();
        let is_input = |file: &std::path::PathBuf| same(out) == same(file);
        if same(out).is_some() && options.orders.files.iter().any(is_input) {
            return Err(Failure::Option {
                option: "--csv",
                found: out.display().to_string(),
                expected: lang
                    .pick("与订单文件不同的路径", "another file than the orders")
                    .into(),
            });
        }
        std::fs::File::create(out)
            .and_then(|mut file| csv(vec![table(base)], &mut file))
            .map_err(|error| Failure::Output(format!("{}: {}", out.display(), error.kind())))?;
    }
    if options.json {
        return Ok(format!("{:#}\n", as_json(&facts)));
    }
    let mut text = String::new();
    let _ = writeln!(text, "{}", reading::count_line(lang, facts.rows));
    let revenue = match facts.has_amounts() {
        true => plain(facts.revenue.units()),
        false => "—".into(),
    };
    let named = [
        (lang.pick("客户", "customers"), facts.customers.to_string()),
        (lang.pick("订单", "orders"), facts.orders.to_string()),
        (lang.pick("收入", "revenue"), revenue),
        (lang.pick("首日", "first day"), facts.first_day.iso()),
        (lang.pick("末日", "last day"), facts.last_day.iso()),
    ];
    for (name, value) in named {
        let _ = writeln!(text, "{name}\t{value}");
    }
    if !facts.has_amounts() {
        let _ = writeln!(text, "{}", shapes::no_amounts(lang));
    }
    for count in &facts.selection.aside {
        let _ = writeln!(
            text,
            "{}\t{}\t{}",
            wording::rule_name(lang, count.rule),
            count.rows,
            wording::first_lines(lang, &count.first_lines, &facts.inputs)
        );
    }
    for input in &facts.inputs {
        let _ = writeln!(
            text,
            "{}\t{}",
            input.name,
            reading::count_line(lang, input.rows)
        );
    }
    for issue in &facts.issues {
        let _ = writeln!(
            text,
            "{}\t{}\t{}",
            reading::issue_title(lang, issue.kind),
            issue.count,
            reading::issue_places(lang, issue, &facts.columns, &facts.inputs)
        );
    }
    Ok(text)
}

fn as_json(facts: &DataFacts) -> Value {
    let issues: Vec<Value> = facts
        .issues
        .iter()
        .map(|issue| {
            json!({
                "kind": issue.kind,
                "count": issue.count,
                "first_line": issue.first_line(),
                "sets_aside": issue.kind.sets_aside(),
            })
        })
        .collect();
    json!({
        "rows": facts.rows,
        "inputs": facts.inputs,
        "customers": facts.customers,
        "orders": facts.orders,
        "orders_counted": facts.counting,
        "revenue": facts.has_amounts().then(|| facts.revenue.units()),
        "first_day": facts.first_day.iso(),
        "last_day": facts.last_day.iso(),
        "currency": facts.currency,
        "revision": facts.revision,
        "replanned": facts.replanned,
        "issues": issues,
        "set_aside": quality::set_aside(facts),
    })
}

/// One row a customer in order of first appearance, over the whole history.
fn table(base: &CustomerBase) -> Outgoing<'_> {
    let column = |heading: &str, numeric| Column {
        heading: heading.into(),
        unit: String::new(),
        numeric,
    };
    let mut settled = Settled::default();
    let row = move |customer| {
        let facts = base.customer(customer, ReturnsPolicy::default(), &mut settled);
        vec![
            Cell::text(base.ids.get(customer)),
            Cell::text(facts.orders.to_string()),
            Cell::text(match base.has_amounts() {
                true => plain(facts.revenue.units()),
                false => String::new(),
            }),
            Cell::text(facts.first_day.iso()),
            Cell::text(facts.last_day.iso()),
        ]
    };
    Outgoing {
        name: String::new(),
        columns: vec![
            column("customer", false),
            column("orders", true),
            column("revenue", true),
            column("first_day", false),
            column("last_day", false),
        ],
        formats: Vec::new(),
        currency: Currency::default(),
        rows: Box::new((0..base.len()).map(row)),
    }
}
