//! The user's own rules: fields that name, change, add and drop them; and sets to start from.

use serde_json::Value;

use super::Control;
use super::fields::{Fields, json_of, options};
use crate::segment::{Comparison, Condition, Field, Operand, OwnRule, OwnScheme, Span};
use crate::text::Lang;
use crate::text::segments::{field, field_unit};
use crate::text::ui::sheet as words;
use crate::text::ui::sheet_segments as more;

/// The controls of own rules.
pub(super) fn own_controls(
    lang: Lang,
    own: &OwnScheme,
    at: &str,
    columns: &[String],
) -> Vec<Control> {
    let mut fields = Fields::new(lang, at, "");
    for (place, rule) in own.rules.iter().enumerate() {
        fields.group(&more::rule_group(lang, place));
        let path = format!("own/rules/{place}");
        fields.text(more::RULE_NAME, &format!("{path}/name"), &rule.name);
        conditions(
            lang,
            &mut fields,
            &format!("{path}/all"),
            &rule.all,
            1,
            columns,
        );
    }
    fields.group(more::REST_GROUP.get(lang));
    fields.text(more::REST_NAME, "own/rest", &own.rest);
    fields.actions(more::RULES, "own/rules", rule_actions(lang, own));
    let spans = [
        (words::SPAN_HISTORY, Span::History),
        (words::SPAN_WINDOW, Span::Window),
    ];
    fields.pick(words::SPAN, "own/span", &own.span, spans);
    fields.done()
}

/// Conditions at a place, of which `least` must remain.
pub(super) fn conditions(
    lang: Lang,
    fields: &mut Fields,
    path: &str,
    all: &[Condition],
    least: usize,
    columns: &[String],
) {
    for (at, condition) in all.iter().enumerate() {
        one_condition(lang, fields, &format!("{path}/{at}"), condition, columns);
    }
    fields.actions(more::CONDITIONS, path, condition_actions(lang, all, least));
}

fn one_condition(
    lang: Lang,
    fields: &mut Fields,
    path: &str,
    condition: &Condition,
    columns: &[String],
) {
    // Another field is another condition: a column of text compares with a text.
    let known = NUMBERS.into_iter().map(|field| Condition {
        is: match condition.is {
            Comparison::Contains => Comparison::AtLeast,
            is => is,
        },
        value: match &condition.value {
            Operand::Number(number) => Operand::Number(*number),
            Operand::Text(_) => Operand::Number(1.0),
        },
        field,
    });
    let texts = columns.iter().map(|column| Condition {
        field: Field::Column(column.clone()),
        is: match condition.is {
            is @ (Comparison::Is | Comparison::IsNot | Comparison::Contains) => is,
            _ => Comparison::Contains,
        },
        value: match &condition.value {
            Operand::Text(text) => Operand::Text(text.clone()),
            Operand::Number(_) => Operand::Text(String::new()),
        },
    });
    let all: Vec<Condition> = known.chain(texts).collect();
    let chosen = all.iter().position(|it| it.field == condition.field);
    let options = all
        .iter()
        .map(|it| (field(lang, &it.field), json_of(it)))
        .collect();
    fields.choice(more::FIELD, path, chosen, options);
    let is = format!("{path}/is");
    match &condition.value {
        Operand::Number(number) => {
            let of = [
                (more::AT_LEAST, Comparison::AtLeast),
                (more::ABOVE, Comparison::Above),
                (more::AT_MOST, Comparison::AtMost),
                (more::BELOW, Comparison::Below),
                (more::IS, Comparison::Is),
                (more::IS_NOT, Comparison::IsNot),
            ];
            fields.pick(more::COMPARISON, &is, &condition.is, of);
            let path = format!("{path}/value/number");
            let unit = field_unit(lang, &condition.field);
            fields.number(more::VALUE, &path, *number, unit);
        }
        Operand::Text(text) => {
            let of = [
                (more::IS_TEXT, Comparison::Is),
                (more::IS_NOT_TEXT, Comparison::IsNot),
                (more::CONTAINS, Comparison::Contains),
            ];
            fields.pick(more::COMPARISON, &is, &condition.is, of);
            fields.text(more::VALUE, &format!("{path}/value/text"), text);
        }
    }
}

/// Fields that are numbers.
const NUMBERS: [Field; 8] = [
    Field::Orders,
    Field::Revenue,
    Field::Profit,
    Field::OrderValue,
    Field::MonthlySpend,
    Field::RecencyDays,
    Field::TenureDays,
    Field::GapDays,
];

fn condition_actions(lang: Lang, all: &[Condition], least: usize) -> Vec<(String, Value)> {
    let mut added = all.to_vec();
    added.push(condition(Field::Orders, Comparison::AtLeast, 2.0));
    let mut actions = options(lang, [(more::CONDITION_MORE, added)]);
    if all.len() > least {
        actions.extend(options(
            lang,
            [(more::CONDITION_LESS, &all[..all.len() - 1])],
        ));
    }
    actions
}

fn rule_actions(lang: Lang, own: &OwnScheme) -> Vec<(String, Value)> {
    let mut added = own.rules.clone();
    let is_taken = |name: &str| own.rest == name || own.rules.iter().any(|it| it.name == name);
    let name = (own.rules.len()..)
        .map(|place| more::rule_group(lang, place))
        .find(|name| !is_taken(name))
        .unwrap_or_default();
    added.push(OwnRule {
        name,
        all: vec![condition(Field::Revenue, Comparison::AtLeast, 1000.0)],
    });
    let mut actions = options(lang, [(more::RULE_MORE, added)]);
    if own.rules.len() > 1 {
        let fewer = &own.rules[..own.rules.len() - 1];
        actions.extend(options(lang, [(more::RULE_LESS, fewer)]));
        for place in 1..own.rules.len() {
            let mut moved = own.rules.clone();
            moved.swap(place - 1, place);
            actions.push((more::rule_up(lang, place), json_of(&moved)));
        }
    }
    actions
}

fn condition(field: Field, is: Comparison, number: f64) -> Condition {
    Condition {
        field,
        is,
        value: Operand::Number(number),
    }
}

/// Ready-made rules to start from, by name.
pub(super) fn own_starts(lang: Lang) -> Vec<(String, OwnScheme)> {
    let scheme = |title: crate::text::ui::Phrase,
                  rest: crate::text::ui::Phrase,
                  rules: Vec<(crate::text::ui::Phrase, Vec<Condition>)>| {
        let rules = rules.into_iter().map(|(name, all)| OwnRule {
            name: name.get(lang).to_owned(),
            all,
        });
        let scheme = OwnScheme {
            rules: rules.collect(),
            rest: rest.get(lang).to_owned(),
            span: Span::History,
        };
        (title.get(lang).to_owned(), scheme)
    };
    use Comparison::{Above, AtLeast, AtMost};
    let (orders, silent) = (Field::Orders, Field::RecencyDays);
    vec![
        scheme(
            more::OWN_CARE,
            more::OWN_CARE_REST,
            vec![
                (
                    more::OWN_FREQUENT,
                    vec![
                        condition(orders.clone(), AtLeast, 4.0),
                        condition(silent.clone(), AtMost, 90.0),
                    ],
                ),
                (
                    more::OWN_WAKE,
                    vec![
                        condition(orders.clone(), AtLeast, 2.0),
                        condition(silent.clone(), Above, 180.0),
                    ],
                ),
                (
                    more::OWN_FIRST,
                    vec![
                        condition(orders.clone(), AtMost, 1.0),
                        condition(silent.clone(), AtMost, 60.0),
                    ],
                ),
            ],
        ),
        scheme(
            more::OWN_BASKET,
            more::OWN_BASKET_REST,
            vec![
                (
                    more::OWN_RARE_LARGE,
                    vec![
                        condition(Field::OrderValue, AtLeast, 1000.0),
                        condition(orders.clone(), AtMost, 2.0),
                    ],
                ),
                (
                    more::OWN_OFTEN_LARGE,
                    vec![condition(Field::OrderValue, AtLeast, 1000.0)],
                ),
                (
                    more::OWN_OFTEN_SMALL,
                    vec![condition(orders.clone(), AtLeast, 5.0)],
                ),
            ],
        ),
        scheme(
            more::OWN_SILENCE,
            more::OWN_SILENCE_REST,
            vec![
                (more::OWN_30, vec![condition(silent.clone(), AtMost, 30.0)]),
                (more::OWN_90, vec![condition(silent.clone(), AtMost, 90.0)]),
                (
                    more::OWN_180,
                    vec![condition(silent.clone(), AtMost, 180.0)],
                ),
                (more::OWN_365, vec![condition(silent, AtMost, 365.0)]),
            ],
        ),
    ]
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ready_made_rules_make_sense_in_both_languages() {
        for lang in Lang::ALL {
            for (title, scheme) in own_starts(lang) {
                assert_eq!(scheme.check(), Ok(()), "{title}");
            }
        }
    }
}
