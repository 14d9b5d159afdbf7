//! `kezhi quality`: what may be wrong with the rows, and what was done about it.

use std::fmt::Write;
use std::path::{Path, PathBuf};

use kezhi::engine::{DataFacts, DataSel, Request, Response, RowsInWords};
use kezhi::text::{Lang, quality, reading};
use kezhi::units::Money;
use serde_json::{Value, json};

use crate::args::QualityArgs;
use crate::failure::Failure;
use crate::load::Files;
use crate::opened::{self, Opened};

pub(crate) fn run(options: &QualityArgs, lang: Lang) -> Result<String, Failure> {
    let mut opened = opened::open(&options.orders, lang)?;
    if let Some(path) = &options.aside {
        write_aside(&mut opened, &options.orders.files, path, lang)?;
    }
    let facts = &opened.facts;
    if options.json {
        return Ok(format!("{:#}\n", as_json(facts, lang)));
    }
    let mut text = String::new();
    let _ = writeln!(text, "{}", reading::count_line(lang, facts.rows));
    for count in &facts.selection.aside {
        let _ = writeln!(
            text,
            "{}\t{}\t{}",
            quality::rule_name(lang, count.rule),
            count.rows,
            quality::first_lines(lang, &count.first_lines, &facts.inputs)
        );
    }
    for finding in &facts.quality.findings {
        let _ = writeln!(
            text,
            "{}\t{}\t{}\t{}\t{}",
            quality::finding_title(lang, finding.kind),
            quality::finding_count(lang, finding),
            quality::done_name(lang, finding),
            quality::first_lines(lang, &finding.first_lines, &facts.inputs),
            quality::finding_rule(lang, finding),
        );
    }
    Ok(text)
}

/// Writes the rows set aside, each as it stands in its file.
fn write_aside(
    opened: &mut Opened,
    files: &[PathBuf],
    path: &Path,
    lang: Lang,
) -> Result<(), Failure> {
    let request = Request::SetAside(RowsInWords {
        data: DataSel::Opened,
        selection: opened.selection.clone(),
        today: Some(opened.today),
        lang,
    });
    if let Response::SetAside(mut list) = opened.engine.handle(request, None)? {
        let mut files = Files::open(files)?;
        files.with(|files| list.look_up(files))?;
        std::fs::write(path, list.file().csv)
            .map_err(|error| Failure::Output(format!("{}: {}", path.display(), error.kind())))?;
    }
    Ok(())
}

fn as_json(facts: &DataFacts, lang: Lang) -> Value {
    let findings = facts.quality.findings.iter().map(|finding| {
        json!({
            "kind": finding.kind,
            "count": finding.count,
            "amount": finding.amount.map(|it| it.units()),
            "first_lines": finding.first_lines,
            "first_places": quality::first_lines(lang, &finding.first_lines, &facts.inputs),
            "done": finding.done,
            "changed_by": match finding.offers.first() {
                Some(edit) => Some(quality::edit_name(lang, edit)),
                None => quality::finding_way(lang, finding).map(str::to_owned),
            },
            "detail": finding.detail,
            "rule": quality::finding_rule(lang, finding),
        })
    });
    json!({
        "rows": facts.rows,
        "findings": findings.collect::<Vec<Value>>(),
        "set_aside": set_aside(facts),
        "statuses": statuses(facts),
        "currencies": facts.selection.currencies.iter().map(|it| json!({
            "text": it.text,
            "currency": it.currency,
            "rows": it.rows,
            "amount": it.amount.units(),
        })).collect::<Vec<Value>>(),
        "analysis_day": facts.analysis_day.iso(),
    })
}

/// What the selection sets aside.
pub(crate) fn set_aside(facts: &DataFacts) -> Vec<Value> {
    let counts = facts.selection.aside.iter().map(|count| {
        json!({
            "rule": count.rule,
            "rows": count.rows,
            "amount": amount(facts, count.amount),
            "first_lines": count.first_lines,
        })
    });
    counts.collect()
}

fn statuses(facts: &DataFacts) -> Vec<Value> {
    let statuses = facts.selection.statuses.iter().map(|status| {
        json!({
            "column": status.column,
            "role": status.role,
            "text": status.text,
            "rows": status.rows,
            "set_aside": status.set_aside,
            "amount": amount(facts, status.amount),
            "meaning": status.meaning,
            "by": status.by,
        })
    });
    statuses.collect()
}

/// The money of some rows; none where they may name several currencies, which have no sum.
fn amount(facts: &DataFacts, sum: Money) -> Option<f64> {
    facts.selection.has_one_currency().then(|| sum.units())
}
