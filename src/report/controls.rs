//! What of a question can be changed on its sheet.

use serde::Serialize;
use serde_json::Value;

use super::{Control, Entry};
use crate::segment::{Basis, Cutting, RfmNames, Scheme, Span};
use crate::text::ui::Phrase;
use crate::text::ui::sheet as words;
use crate::text::{EntryKind, Lang};

/// The controls of a scheme.
pub fn scheme_controls(lang: Lang, scheme: &Scheme) -> Vec<Control> {
    let at = |path: &str| format!("segments/{path}");
    let choice =
        |label: Phrase, path: &str, chosen: Option<usize>, options: Vec<(String, Value)>| {
            control(lang, label, at(path), Entry::Choice { chosen, options })
        };
    let number = |label: Phrase, path: &str, value: f64, unit: &str| {
        let entry = Entry::Number {
            value: Some(value),
            kind: EntryKind::Plain,
            unit: unit.to_owned(),
        };
        control(lang, label, at(path), entry)
    };
    let spans = |path: &str, span: Span| {
        let options = options(
            lang,
            [
                (words::SPAN_HISTORY, Span::History),
                (words::SPAN_WINDOW, Span::Window),
            ],
        );
        choice(
            words::SPAN,
            path,
            Some(usize::from(span == Span::Window)),
            options,
        )
    };
    match scheme {
        Scheme::Rfm(rfm) => {
            let cuttings = [
                (words::CUT_PACKAGE, Cutting::Package),
                (words::CUT_QUANTILES, Cutting::Quantiles),
                (words::CUT_RANKS, Cutting::Ranks),
                (words::CUT_NESTED, Cutting::Nested),
                (words::CUT_MEANS, Cutting::MeanSplit),
            ];
            let names = [
                (words::NAMES_VIGNETTE, RfmNames::Vignette),
                (words::NAMES_BANDS, RfmNames::Bands),
                (words::NAMES_TEN, RfmNames::TenNames),
                (words::NAMES_EIGHT, RfmNames::EightClasses),
                (words::NAMES_CELLS, RfmNames::Cells),
            ];
            let cut = cuttings.iter().position(|(_, it)| *it == rfm.cutting);
            let named = names.iter().position(|(_, it)| *it == rfm.names);
            vec![
                choice(words::CUTTING, "rfm/cutting", cut, options(lang, cuttings)),
                choice(words::RFM_NAMES, "rfm/names", named, options(lang, names)),
                spans("rfm/span", rfm.span),
            ]
        }
        Scheme::Abc(abc) => {
            let [a, b] = abc.percents.get().map(f64::from);
            vec![
                number(words::ABC_A, "abc/percents/0", a, "%"),
                number(words::ABC_B, "abc/percents/1", b, "%"),
                spans("abc/span", abc.span),
            ]
        }
        Scheme::LifeCycle(rule) => {
            let times = words::TIMES.get(lang);
            let settled = f64::from(rule.settled_orders);
            vec![
                number(
                    words::OVERDUE,
                    "life_cycle/overdue_gaps",
                    rule.overdue_gaps,
                    times,
                ),
                number(
                    words::ENDED,
                    "life_cycle/ended_gaps",
                    rule.ended_gaps,
                    times,
                ),
                number(
                    words::SETTLED,
                    "life_cycle/settled_orders",
                    settled,
                    words::ORDERS.get(lang),
                ),
            ]
        }
        Scheme::Basis(basis) => {
            let bases = [
                (words::BASIS_LEVEL, Basis::ServiceLevel),
                (words::BASIS_PRICE, Basis::Price),
                (words::BASIS_DISCOUNT, Basis::Discount),
            ];
            let chosen = bases.iter().position(|(_, it)| *it == basis.basis);
            vec![
                choice(words::BASIS, "basis/basis", chosen, options(lang, bases)),
                spans("basis/span", basis.span),
            ]
        }
        _ => Vec::new(),
    }
}

fn options<T: Serialize, const N: usize>(lang: Lang, of: [(Phrase, T); N]) -> Vec<(String, Value)> {
    of.into_iter()
        .map(|(words, value)| {
            let value = serde_json::to_value(value).unwrap_or_default();
            (words.get(lang).to_owned(), value)
        })
        .collect()
}

fn control(lang: Lang, label: Phrase, path: String, entry: Entry) -> Control {
    Control {
        group: words::CONTROLS.get(lang).to_owned(),
        label: label.get(lang).to_owned(),
        path,
        entry,
        note: String::new(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::json;
    use crate::report::{Question, at, topics, with};

    #[test]
    fn every_choice_and_number_of_a_scheme_has_its_place_in_the_question() {
        for topic in topics(Lang::En) {
            let question = &topic.starts[0].question;
            let Ok(Question::Segments(scheme)) = json::from_value(question.clone()) else {
                continue;
            };
            for control in scheme_controls(Lang::En, &scheme) {
                assert!(at(question, &control.path).is_some(), "{}", control.path);
                let entered = match control.entry {
                    Entry::Number { value, .. } => vec![Value::from(value.unwrap() as u32)],
                    Entry::Choice { options, .. } => {
                        options.into_iter().map(|(_, value)| value).collect()
                    }
                };
                for value in entered {
                    let changed = with(question, &control.path, value).unwrap();
                    assert!(
                        json::from_value::<Question>(changed).is_ok(),
                        "{}",
                        control.path
                    );
                }
            }
        }
    }
}
