//! Explained numbers as JSON and as lines of text.

use std::fmt::Write;

use kezhi::segment::SegmentName;
use kezhi::text::explain::{Explanation, explanation, head_unit, shown, source_name, symbol_name};
use kezhi::text::segments::{criterion, segment};
use kezhi::text::ui::sheet_value::{care, named};
use kezhi::text::{Lang, register, value_names};
use kezhi::units::{Currency, Day};
use kezhi::value::{Answer, Key, Line, Question};
use kezhi::workshop::RegisterEntry;
use serde_json::{Value, json};

/// Every number with key, name, value, unit, formula, inputs and rules.
pub(super) fn figures(
    lang: Lang,
    currency: Currency,
    lines: &[Line<'_>],
    name: &dyn Fn(&Key) -> String,
) -> Vec<Value> {
    let figure = |line: &Line<'_>| {
        let keys = line.keys.iter();
        let keys: Vec<String> = keys.map(name).collect();
        let mut value = explained(lang, currency, line.of);
        if let Some(object) = value.as_object_mut() {
            object.insert("keys".into(), json!(keys));
        }
        value
    };
    lines.iter().map(figure).collect()
}

/// One number with its explanation.
pub(super) fn explained(lang: Lang, currency: Currency, of: &kezhi::explain::Explained) -> Value {
    let Explanation {
        name,
        formula,
        numbers,
        result,
        inputs,
        rules,
        ..
    } = explanation(lang, of, currency);
    let inputs: Vec<Value> = inputs
        .into_iter()
        .map(|input| {
            json!({
                "name": input.name,
                "value": input.value,
                "source": input.source,
                "source_name": source_name(lang, input.source),
            })
        })
        .collect();
    json!({
        "symbol": symbol_word(of),
        "name": name,
        "value": of.finite(),
        "unit": head_unit(lang, of, currency),
        "shown": result,
        "formula": formula,
        "numbers": numbers,
        "inputs": inputs,
        "rules": rules,
    })
}

/// The symbol as one word.
fn symbol_word(of: &kezhi::explain::Explained) -> Value {
    match serde_json::to_value(of.symbol) {
        Ok(Value::Object(object)) => object.into_values().next().unwrap_or_default(),
        Ok(word) => word,
        Err(_) => Value::Null,
    }
}

/// The register's entries.
pub(super) fn notes(lang: Lang, currency: Currency, entries: &[RegisterEntry]) -> Vec<Value> {
    let note = |entry: &RegisterEntry| {
        let words = register::words(lang, entry.id);
        let number = |of: &Option<kezhi::explain::Explained>| {
            of.as_ref().map(|of| explained(lang, currency, of))
        };
        json!({
            "id": format!("{:?}", entry.id),
            "place": words.place,
            "problem": words.problem,
            "handling": words.handling,
            "printed": number(&entry.printed),
            "other": number(&entry.other),
            "other_is": entry.other.as_ref().map(|_| entry.other_is),
        })
    };
    entries.iter().map(note).collect()
}

/// The register's entries, one a line.
pub(super) fn note_lines(lang: Lang, currency: Currency, entries: &[RegisterEntry]) -> String {
    let mut text = String::new();
    for entry in entries {
        let words = register::words(lang, entry.id);
        let number = |of: &Option<kezhi::explain::Explained>| {
            of.as_ref()
                .map_or(String::new(), |of| shown(lang, of, currency))
        };
        let _ = writeln!(
            text,
            "{:?}\t{}\t{}\t{}\t{}\t{}\t{}",
            entry.id,
            words.place,
            words.problem,
            number(&entry.printed),
            number(&entry.other),
            entry
                .other
                .as_ref()
                .map_or("", |_| register::other_is(lang, entry.other_is)),
            words.handling
        );
    }
    text
}

/// Every number, one a line, with its formula; then the footnotes.
pub(super) fn text(
    lang: Lang,
    currency: Currency,
    answer: &Answer,
    question: &Question,
    notes: Option<&[RegisterEntry]>,
) -> String {
    let name = |key: &Key| value_names::entry(lang, answer, key);
    let mut text = match answer {
        Answer::Relationships(_) | Answer::Contacts(_) => {
            let sheets = kezhi::report::export::answer_sheets(lang, currency, answer);
            let tables = sheets.iter().map(|sheet| kezhi::chart::csv(&sheet.table));
            let tables: Vec<String> = tables.collect();
            tables.concat().replace('\u{feff}', "")
        }
        _ => lines(lang, currency, &answer.lines(), &name),
    };
    if let (Answer::Assessment(found), Question::Assessment(inputs)) = (answer, question) {
        for account in &found.accounts {
            let name = name(&account.name);
            let class = account.class.map(SegmentName::Grade);
            let class = class.map_or_else(|| "—".to_owned(), |it| segment(lang, &it));
            let review = account.next_review.map_or_else(|| "—".to_owned(), Day::iso);
            let [of_class, of_review] = [care::CLASS, care::REVIEW].map(|it| it.get(lang));
            let criterion = |&place: &usize| criterion(lang, &inputs.criteria, place);
            let weakest: Vec<String> = account.weakest.iter().map(criterion).collect();
            let weakest = match weakest.is_empty() {
                true => "—".to_owned(),
                false => weakest.join(lang.pick("、", ", ")),
            };
            let of_weakest = care::WEAKEST.get(lang);
            let _ = writeln!(
                text,
                "{name}\t{of_class}\t{class}\t{of_weakest}\t{weakest}\t{of_review}\t{review}"
            );
        }
    }
    if let Answer::Assessment(found) = answer
        && found.unscored > 0
    {
        let count = found.unscored.to_string();
        let note = named(care::CLASSES_UNSCORED.get(lang), &[("count", &count)]);
        let _ = writeln!(text, "{note}");
    }
    text.push_str(&note_lines(lang, currency, notes.unwrap_or_default()));
    text
}

pub(super) fn lines(
    lang: Lang,
    currency: Currency,
    lines: &[Line<'_>],
    name: &dyn Fn(&Key) -> String,
) -> String {
    let mut text = String::new();
    for line in lines {
        for key in &line.keys {
            let _ = write!(text, "{}\t", name(key));
        }
        let told = explanation(lang, line.of, currency);
        let _ = write!(
            text,
            "{}\t{}",
            symbol_name(lang, line.of.symbol),
            told.result
        );
        if !told.formula.is_empty() {
            let _ = write!(text, "\t= {}", told.formula);
        }
        text.push('\n');
    }
    text
}
