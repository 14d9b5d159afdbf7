//! Columns of a second table beside rows of their own, by a key: what the customers of contracts are, where
//! the leads of a firm come from.

use super::typed::{Gathered, Writing};
use super::{RecordColumn, RecordValues, Records};
use crate::ingest::join::Lookup;
use crate::ingest::partial::{Places, shorten};
use crate::ingest::source::File;
use crate::ingest::{FatalError, InputFacts, IssueExample, IssueKind, Join, Plan, ids};

/// Joins the tables of a plan to rows whose keys were kept; `lines` are those of the inputs before.
///
/// # Errors
/// Those of reading the tables, with their names.
pub(super) fn join_all(
    files: &mut [File<'_>],
    plan: &Plan,
    lines: u64,
    records: &mut Records,
) -> Result<(), FatalError> {
    let mut before = lines + 1;
    for join in &plan.joins {
        let lookup = Lookup::read(files, join, plan.decimal)?;
        // The table counts among the inputs, behind all rows, so that places in it have a name.
        records.facts.inputs.push(InputFacts {
            name: lookup.name.clone(),
            before,
            ..InputFacts::default()
        });
        apply(plan, join, &lookup, before, records);
        before += lookup.lines + 1;
    }
    // What was kept only to look up is of no further use.
    let width = records.facts.columns.len();
    let stays = |place: usize| {
        place >= width || plan.keep.contains(&place) || plan.role_of(place).is_some()
    };
    records.columns.retain(|column| stays(column.place));
    if let Some(carried_out) = &mut records.facts.plan {
        carried_out.keep.clone_from(&plan.keep);
    }
    Ok(())
}

fn apply(plan: &Plan, join: &Join, lookup: &Lookup, before: u64, records: &mut Records) {
    let Some(keys) = records.columns.iter().find(|it| it.place == join.on) else {
        return;
    };
    let keys: Vec<String> = (0..records.line.len())
        .map(|row| key_of(&keys.values, row))
        .collect();
    let mut unmatched = Places::default();
    for (key, &line) in keys.iter().zip(&records.line) {
        let is_key = !ids::normalise(key.as_bytes()).is_empty();
        if is_key && lookup.of(key).is_none() {
            unmatched.add(|| IssueExample {
                line: u64::from(line),
                column: Some(join.on),
                found: shorten(key.as_bytes()),
            });
        }
    }
    unmatched.tell(&mut records.facts.issues, IssueKind::UnmatchedKey);
    let mut repeated = lookup.repeated.clone();
    for example in &mut repeated.examples {
        example.line += before + 1;
    }
    repeated.tell(&mut records.facts.issues, IssueKind::DuplicateKey);
    // The columns of the file end where its names do; those joined stand behind.
    let behind = records.columns.iter().map(|column| column.place + 1).max();
    let behind = behind.unwrap_or_default().max(records.facts.columns.len());
    for (place, &(_, role)) in join.take.iter().enumerate() {
        let mut gathered = Gathered::default();
        for key in &keys {
            let cell = lookup.of(key).and_then(|row| row.get(place));
            let cell = cell.map_or("", String::as_str);
            let code = gathered.texts.number(cell.as_bytes());
            gathered.codes.push(code);
        }
        let typed = gathered.into_typed(
            role,
            Writing {
                date_order: plan.date_order,
                decimal: plan.decimal,
                base_1904: false,
                power: 0,
            },
        );
        records.columns.push(RecordColumn {
            name: lookup.columns.get(place).cloned().unwrap_or_default(),
            place: behind + place,
            role,
            unreadable: typed.unreadable.len() as u64,
            values: typed.values,
        });
    }
}

/// The key of a row as text.
fn key_of(values: &RecordValues, row: usize) -> String {
    match values {
        RecordValues::Text { .. } => values.text(row).to_owned(),
        RecordValues::Number(_) => values
            .number(row)
            .map_or_else(String::new, |it| it.to_string()),
        RecordValues::Day(_) => values.day(row).map_or_else(String::new, |it| it.iso()),
    }
}
