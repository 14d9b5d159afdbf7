//! What is entered and the inputs of a model cannot hold, told at its field before it is read: counts
//! that are none, empty places in lists of numbers, and names that are empty or taken.

use serde_json::{Value, json};

use super::super::{Refusal, at};
use crate::explain::ValueSymbol as S;
use crate::text::ui::sheet_value as words;
use crate::text::{Lang, value_errors};
use crate::value::{Problem, ValueError};

/// A count among the inputs.
struct Count {
    path: &'static str,
    symbol: S,
    /// It may be left empty.
    is_optional: bool,
    /// Its range, where its type has a narrower one than counts have.
    within: Option<(f64, f64)>,
}

const fn count(path: &'static str, symbol: S, is_optional: bool) -> Count {
    Count {
        path,
        symbol,
        is_optional,
        within: None,
    }
}

const fn months(path: &'static str) -> Count {
    Count {
        within: Some((1.0, 120.0)),
        ..count(path, S::ReviewMonths, false)
    }
}

const fn up_to(most: f64, count: Count) -> Count {
    Count {
        within: Some((1.0, most)),
        ..count
    }
}

const COUNTS: [Count; 9] = [
    up_to(600.0, count("clv/payments", S::Payments, true)),
    up_to(200.0, count("promotion/years", S::Payments, false)),
    Count {
        within: Some((0.0, 100.0)),
        ..count("equity/cohorts/periods", S::Cohorts, true)
    },
    up_to(600.0, count("markov/periods", S::Payments, false)),
    Count {
        within: Some((1.0, 3_660.0)),
        ..count("leads/quiet_days", S::ContactDays, true)
    },
    months("assessment/review/0"),
    months("assessment/review/1"),
    months("assessment/review/2"),
    months("assessment/review/3"),
];

/// Lists of numbers, or of lists of numbers.
const LISTS: [(&str, S); 10] = [
    ("bases/cuts/contribution", S::GroupFrom),
    ("bases/cuts/price", S::GroupFrom),
    ("bases/cuts/discount", S::GroupFrom),
    ("clv_grid/retentions", S::Retention),
    ("clv_grid/discounts", S::DiscountRate),
    ("concentration/values", S::ValueSum),
    ("concentration/customers", S::GroupCustomers),
    ("concentration/tops", S::TopShare),
    ("heat_map/sizes/counted", S::CellBuyers),
    ("markov/matrix", S::Transition),
];

/// Lists of names.
const NAMES: [&str; 2] = ["wallet/brands", "funnel/stages"];

/// Where the inputs stand in a question.
const INPUTS: &str = "value/ask";

/// The first number that the inputs of a value model cannot hold.
pub fn misfit_on_paper(lang: Lang, question: &Value) -> Option<Refusal> {
    let Some(inputs) = at(question, INPUTS) else {
        return misfit_of_scored(lang, question).or_else(|| misfit_of_leads(lang, question));
    };
    let of_number = counts(inputs).or_else(|| lists(inputs));
    let (path, words) = match of_number {
        Some((path, error)) => (path, value_errors::value(lang, &error)),
        None => (names(inputs, "")?, words::NAME_TAKEN.get(lang).to_owned()),
    };
    Some(Refusal {
        words,
        path: Some(format!("{INPUTS}/{path}")),
    })
}

/// The same of an assessment of the open scorecard, which has its reviews in common with the one on
/// paper.
fn misfit_of_scored(lang: Lang, question: &Value) -> Option<Refusal> {
    let inputs = json!({ "assessment": at(question, "scored")? });
    let (path, error) = counts(&inputs)?;
    Some(Refusal {
        words: value_errors::value(lang, &error),
        path: Some(path.replacen("assessment", "scored", 1)),
    })
}

/// The same of the open leads.
fn misfit_of_leads(lang: Lang, question: &Value) -> Option<Refusal> {
    let (path, error) = counts(question)?;
    Some(Refusal {
        words: value_errors::value(lang, &error),
        path: Some(path),
    })
}

/// The path of the first name that is empty, or that another of its list has already. A list holds
/// names themselves or what is named.
fn names(inputs: &Value, path: &str) -> Option<String> {
    let below = |name: &str| match path.is_empty() {
        true => name.to_owned(),
        false => format!("{path}/{name}"),
    };
    match inputs {
        Value::Array(entries) => {
            let is_names = NAMES.iter().any(|of| path.ends_with(of));
            let mut taken: Vec<&str> = Vec::new();
            entries.iter().enumerate().find_map(|(place, entry)| {
                let path = below(&place.to_string());
                let named = match is_names {
                    true => Some(entry),
                    false => entry.get("name"),
                };
                if let Some(name) = named.and_then(words_of) {
                    if name.is_empty() || taken.contains(&name) {
                        return Some(match is_names {
                            true => path,
                            false => format!("{path}/name"),
                        });
                    }
                    taken.push(name);
                }
                names(entry, &path)
            })
        }
        Value::Object(fields) => fields
            .iter()
            .find_map(|(name, entry)| names(entry, &below(name))),
        _ => None,
    }
}

/// The words of a name, as they are entered or as they are kept.
fn words_of(name: &Value) -> Option<&str> {
    let words = name.as_str().or_else(|| name.get("name")?.as_str());
    words.map(str::trim)
}

fn counts(inputs: &Value) -> Option<(String, ValueError)> {
    COUNTS.iter().find_map(|count| {
        let problem = match at(inputs, count.path)? {
            Value::Null if count.is_optional => return None,
            Value::Null => Problem::Missing,
            value => of_count(value.as_f64()?, count.within)?,
        };
        Some((count.path.to_owned(), error(count.symbol, problem, None)))
    })
}

fn of_count(found: f64, within: Option<(f64, f64)>) -> Option<Problem> {
    let (least, most) = within.unwrap_or((0.0, f64::from(u32::MAX)));
    if found.fract() != 0.0 {
        Some(Problem::NotCount { found })
    } else if !(least..=most).contains(&found) {
        Some(Problem::OutOfRange { found, least, most })
    } else {
        None
    }
}

fn lists(inputs: &Value) -> Option<(String, ValueError)> {
    LISTS.iter().find_map(|&(path, symbol)| {
        let list = at(inputs, path)?.as_array()?;
        list.iter().enumerate().find_map(|(row, entry)| {
            let path = match entry {
                Value::Null => format!("{path}/{row}"),
                Value::Array(entries) => {
                    let column = entries.iter().position(Value::is_null)?;
                    format!("{path}/{row}/{column}")
                }
                _ => return None,
            };
            Some((path, error(symbol, Problem::Missing, Some(row as u32 + 1))))
        })
    })
}

fn error(symbol: S, problem: Problem, place: Option<u32>) -> ValueError {
    ValueError {
        field: symbol.into(),
        place,
        problem,
    }
}
