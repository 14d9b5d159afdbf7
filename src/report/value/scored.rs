//! The accounts of an open scorecard assessed (M34): the file's own columns are the criteria.

use serde_json::Value;

use super::super::{Sheet, SheetAnswer};
use super::assessment;
use super::fields::Fields;
use super::page::Page;
use crate::explain::{Given, Unit, ValueSymbol as S};
use crate::ingest::{RecordColumn, Records, Role};
use crate::text::Lang;
use crate::text::number::{exact, percent};
use crate::text::ui::sheet_value::{self as value_words, care as words, named};
use crate::units::Currency;
use crate::value::{
    Assessment, Criterion, FULL_SCORES, ScoredAccounts, full_score, proposed_contract,
    score_columns, scorecard,
};
use crate::workshop::RegisterId;

/// The sheet of the open scorecard, or which field must be otherwise.
pub fn scored(lang: Lang, asked: &ScoredAccounts, records: &Records) -> SheetAnswer {
    let page = Page {
        lang,
        currency: Currency::Unstated,
        source: String::new(),
    };
    let criteria = asked.criteria_of(records);
    let fields = fields(lang, asked, &criteria, records);
    let answer = fields.filled().and_then(|()| {
        let found = scorecard(records, asked).and_then(|inputs| {
            let found = Assessment::evaluate(&inputs)?;
            Ok(assessment::sheet(&page, &inputs, &found))
        });
        found.map_err(|error| fields.refusal(&error))
    });
    let controls = fields.into_controls();
    match answer {
        Ok(mut sheet) => {
            sheet.controls = controls;
            tell(&page, &mut sheet, asked, &criteria, records);
            sheet.into()
        }
        Err(refusal) => SheetAnswer::Lacking { refusal, controls },
    }
}

fn of_criteria<'a>(
    criteria: &'a [Criterion],
    records: &'a Records,
) -> impl Iterator<Item = &'a RecordColumn> {
    let columns = records.columns.iter();
    columns.filter(|column| criteria.iter().any(|it| it.column == column.name))
}

fn fields(lang: Lang, asked: &ScoredAccounts, criteria: &[Criterion], records: &Records) -> Fields {
    let mut fields = Fields::new(lang, Currency::Unstated);
    fields.below("scored");
    fields.group(words::CRITERIA.get(lang));
    fields.actions(
        "criteria",
        words::CRITERIA,
        actions(lang, asked, criteria, records),
    );
    for (place, criterion) in asked.criteria.iter().flatten().enumerate() {
        let path = format!("criteria/{place}/weight");
        let weight = fields.given(path, S::IndicatorWeight, criterion.weight, Unit::Percent);
        fields.add(weight.at(place + 1).named(&criterion.column));
    }
    let full = exact(full_score(of_criteria(criteria, records)));
    let found = named(words::FULL_SCORE_FOUND.get(lang), &[("most", &full)]);
    let full = FULL_SCORES.map(|most| (exact(most), Some(most)));
    let full: Vec<(String, Option<f64>)> = [(found, None)].into_iter().chain(full).collect();
    let chosen = full.iter().position(|it| it.1 == asked.most);
    fields.choice("most", words::FULL_SCORE.get(lang), chosen, full);
    let found = proposed_contract(records).map(|column| {
        let name = [("name", column.name.as_str())];
        named(words::CONTRACT_FOUND.get(lang), &name)
    });
    let none = words::ALL_CONTRACTED.get(lang).to_owned();
    // Where nothing is found, nothing chosen and none are the same.
    let none: Vec<(String, Option<String>)> = match found {
        Some(found) => vec![(found, None), (none, Some(String::new()))],
        None => vec![(none, None)],
    };
    let is_free = |column: &&RecordColumn| {
        let is_criterion = criteria.iter().any(|it| it.column == column.name);
        !is_criterion && column.role != Some(Role::Customer)
    };
    let columns = records.columns.iter().filter(is_free);
    let columns = columns.map(|column| (column.name.clone(), Some(column.name.clone())));
    let columns: Vec<(String, Option<String>)> = none.into_iter().chain(columns).collect();
    let chosen = columns.iter().position(|it| it.1 == asked.contract);
    fields.choice("contract", words::CONTRACT.get(lang), chosen, columns);
    assessment::classes(&mut fields, &asked.cuts, &asked.review);
    fields
}

/// What can be done with the criteria: weighted one by one, all alike, one less, one more.
fn actions(
    lang: Lang,
    asked: &ScoredAccounts,
    criteria: &[Criterion],
    records: &Records,
) -> Vec<(String, Value)> {
    let to = |name: String, criteria: Option<Vec<Criterion>>| {
        (name, serde_json::to_value(criteria).unwrap_or_default())
    };
    if asked.criteria.is_none() {
        let own = words::OWN_WEIGHTS.get(lang).to_owned();
        return vec![to(own, Some(criteria.to_vec()))];
    }
    let proposed = ScoredAccounts {
        criteria: None,
        ..asked.clone()
    };
    let as_proposed = match proposed.weighs_groups(records) {
        true => words::GROUP_WEIGHTS,
        false => words::EQUAL_WEIGHTS,
    };
    let mut actions = vec![to(as_proposed.get(lang).to_owned(), None)];
    let total: f64 = criteria.iter().map(|it| it.weight.value).sum();
    if total > 0.0 && (total - 1.0).abs() > 1e-9 {
        let scale = value_words::SCALE.get(lang).to_owned();
        actions.push(to(scale, Some(scaled(criteria.to_vec(), 1.0))));
    }
    let many = criteria.len() > 1;
    for (place, criterion) in criteria.iter().enumerate().filter(|_| many) {
        let mut rest = criteria.to_vec();
        rest.remove(place);
        let name = named(words::WITHOUT.get(lang), &[("name", &criterion.column)]);
        actions.push(to(name, Some(scaled(rest, 1.0))));
    }
    let contract = asked.contract_of(records);
    let used = |column: &RecordColumn| {
        let is_contract = contract.is_some_and(|it| it.name == column.name);
        is_contract || criteria.iter().any(|it| it.column == column.name)
    };
    for column in score_columns(records).into_iter().filter(|it| !used(it)) {
        let weight = 1.0 / (criteria.len() + 1) as f64;
        let mut more = scaled(criteria.to_vec(), 1.0 - weight);
        more.push(Criterion {
            column: column.name.clone(),
            weight: Given::assumed(weight),
        });
        let name = named(words::AND.get(lang), &[("name", &column.name)]);
        actions.push(to(name, Some(more)));
    }
    actions
}

/// The same proportions with another sum; all alike where the weights are nothing.
fn scaled(mut criteria: Vec<Criterion>, sum: f64) -> Vec<Criterion> {
    let total: f64 = criteria.iter().map(|it| it.weight.value).sum();
    let alike = sum / criteria.len() as f64;
    for criterion in &mut criteria {
        criterion.weight = Given::assumed(match total > 0.0 {
            true => criterion.weight.value * sum / total,
            false => alike,
        });
    }
    criteria
}

/// What decides the scores, in words.
fn tell(
    page: &Page,
    sheet: &mut Sheet,
    asked: &ScoredAccounts,
    criteria: &[Criterion],
    records: &Records,
) {
    let lang = page.lang;
    let comma = lang.pick("、", ", ");
    let names: Vec<&str> = criteria.iter().map(|it| it.column.as_str()).collect();
    let count = names.len().to_string();
    let weight = criteria.first().map_or(0.0, |it| it.weight.value);
    let parts = [
        ("count", &*count),
        ("names", &*names.join(comma)),
        ("weight", &*percent(lang, weight, 1)),
    ];
    let each: Vec<String> = criteria
        .iter()
        .map(|it| format!("{} {}", it.column, percent(lang, it.weight.value, 0)))
        .collect();
    let names_weighted = each.join(comma);
    let parts = parts.into_iter().chain([("each", &*names_weighted)]);
    let parts: Vec<(&str, &str)> = parts.collect();
    let which = match asked.criteria {
        None if asked.weighs_groups(records) => words::CRITERIA_GROUPS,
        None => words::CRITERIA_EQUAL,
        Some(_) => words::CRITERIA_OWN,
    };
    let most = asked
        .most
        .unwrap_or_else(|| full_score(of_criteria(criteria, records)));
    let most = exact(most);
    let full = named(page.say(words::FULL_SCORE_NOTE), &[("most", &most)]);
    let mut notes = vec![named(page.say(which), &parts), full];
    let contract = asked.contract_of(records);
    if let Some(contract) = contract.filter(|_| asked.contract.is_none()) {
        let name = [("name", contract.name.as_str())];
        notes.push(named(page.say(words::CONTRACT_NOTE), &name));
    }
    let is_idle = |column: &&RecordColumn| {
        let is_read = matches!(column.role, Some(Role::Customer | Role::Date));
        let is_contract = contract.is_some_and(|it| it.name == column.name);
        !is_read && !is_contract && !names.contains(&column.name.as_str())
    };
    let idle = records.columns.iter().filter(is_idle);
    let idle: Vec<&str> = idle.map(|column| column.name.as_str()).collect();
    if !idle.is_empty() {
        let idle = [("names", &*idle.join(comma))];
        notes.push(named(page.say(words::NOT_SCORES), &idle));
    }
    sheet.notes.splice(0..0, notes);
    sheet
        .notes
        .push(value_words::footnote(lang, RegisterId::C1));
}
