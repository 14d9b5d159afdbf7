//! `kezhi inspect`: how a file would be read.

use std::fmt::Write;

use kezhi::ingest::{Format, InputFound, Inspection, Quotes, Role};
use kezhi::text::way_on::way_on;
use kezhi::text::{Lang, errors, reading, shapes, sources};
use serde_json::{Value, json};

use crate::args::InspectArgs;
use crate::failure::Failure;
use crate::load;

pub(crate) fn run(options: &InspectArgs, lang: Lang) -> Result<String, Failure> {
    let (_, inspection) = load::inspected(&options.files, &options.reading)?;
    if options.json {
        return Ok(format!("{:#}\n", as_json(&inspection, lang)));
    }
    let mut text = String::new();
    let facts = as_json(&inspection, lang);
    for key in ["encoding", "delimiter", "quotes", "sheet", "header_row"] {
        if !facts[key].is_null() {
            let _ = writeln!(text, "{key}: {}", facts[key]);
        }
    }
    let _ = writeln!(
        text,
        "{}: {}",
        shapes::shape_name(lang, inspection.plan.shape),
        shapes::shape_reason_of(lang, &inspection)
    );
    if let Some(guessed) = reading::guessed(lang, &inspection) {
        let _ = writeln!(text, "{guessed}");
    }
    if let Some(way) = way_on(lang, &inspection, &inspection.plan) {
        let _ = writeln!(text, "{way}");
    }
    if inspection.inputs.len() > 1 {
        for input in &inspection.inputs {
            let rows = input.rows.map_or_else(String::new, |rows| rows.to_string());
            let about = if input.is_estimate { "~" } else { "" };
            let used = sources::used_as(lang, input.used_as);
            let reason = match &input.error {
                Some(error) => errors::fatal(lang, error),
                None => reading::reason(lang, &input.reason),
            };
            let _ = writeln!(text, "{}\t{about}{rows}\t{used}\t{reason}", input.name);
        }
    }
    for column in &inspection.columns {
        let role = column
            .role
            .map_or("-", |role| kezhi::text::roles::role_name(lang, role));
        let reason = reading::reason(lang, &column.reason);
        let _ = writeln!(text, "{}\t{role}\t{reason}", column.name);
        for remark in &column.remarks {
            let _ = writeln!(text, "\t\t{}", shapes::remark(lang, remark));
        }
    }
    for column in inspection.joined_columns() {
        let role = column
            .role
            .map_or("-", |role| kezhi::text::roles::role_name(lang, role));
        let from = reading::joined_from(lang, &column.table, &column.key);
        let _ = writeln!(text, "{}\t{role}\t{from}", column.name);
    }
    Ok(text)
}

/// Rows are counted from 1, as lines are.
fn as_json(inspection: &Inspection, lang: Lang) -> Value {
    let (encoding, delimiter, sheet) = match &inspection.plan.format {
        Format::Text(format) => (
            json!(format.encoding.name()),
            json!(format.delimiter),
            Value::Null,
        ),
        Format::Html(page) => (
            json!(page.encoding.name()),
            Value::Null,
            json!((page.table + 1).to_string()),
        ),
        Format::Sheet(place) => {
            let name = inspection
                .sheets
                .get(*place)
                .map(|sheet| sheet.name.clone());
            (Value::Null, Value::Null, json!(name))
        }
    };
    let quotes = match &inspection.plan.format {
        Format::Text(format) if format.quotes != Quotes::Doubled => json!(format.quotes),
        _ => Value::Null,
    };
    let role = |role: Role| serde_json::to_value(role).unwrap_or_default();
    let columns: Vec<Value> = inspection
        .columns
        .iter()
        .map(|column| {
            json!({
                "name": column.name,
                "role": column.role.map(role),
                "reason": reading::reason(lang, &column.reason),
                "samples": column.samples,
                "remarks": column.remarks,
            })
        })
        .collect();
    json!({
        "encoding": encoding,
        "delimiter": delimiter,
        "quotes": quotes,
        "sheet": sheet,
        "sheets": inspection.sheets,
        "inputs": inspection.inputs.iter().map(|input| input_json(input, lang)).collect::<Vec<_>>(),
        "joins": inspection.joins,
        "header_row": inspection.plan.header_row.map(|row| inspection.row_at(row)),
        "shape": inspection.plan.shape,
        "shape_reason": inspection.shape_reason,
        "columns": columns,
        "date_order": inspection.plan.date_order,
        "decimal": inspection.plan.decimal,
        "date_question": inspection.date_question,
        "currency": inspection.currency,
        "missing": inspection.plan.missing(),
        "plan": inspection.plan,
    })
}

fn input_json(input: &InputFound, lang: Lang) -> Value {
    json!({
        "table": input.table,
        "name": input.name,
        "bytes": input.bytes,
        "rows": input.rows,
        "is_estimate": input.is_estimate,
        "hidden": input.hidden,
        "used_as": input.used_as,
        "columns": input.columns,
        "reason": reading::reason(lang, &input.reason),
        "error": input.error.as_ref().map(|error| errors::fatal(lang, error)),
    })
}
