//! What of a movement can be changed.

use super::fields::{Fields, json_of};
use super::segment_questions::MovementQuestion;
use super::segment_topics::usual_schemes;
use super::{Control, Known, scheme_controls};
use crate::segment::{MovementRule, SchemeFacts, Yardstick};
use crate::text::ui::Phrase;
use crate::text::ui::sheet as base_words;
use crate::text::ui::sheet_movement as words;
use crate::text::{Lang, figures};

/// What of a movement can be changed. `rule` holds its days as they were settled, `facts` what the
/// scheme was settled to on the earlier one.
pub fn movement_controls(
    lang: Lang,
    question: &MovementQuestion,
    rule: &MovementRule,
    facts: Option<&SchemeFacts>,
    columns: &[String],
) -> Vec<Control> {
    let mut fields = Fields::new(lang, "movement", base_words::CONTROLS.get(lang));
    scheme_choice(lang, &mut fields, words::SCHEME, "scheme", &question.scheme);
    fields.day(words::FROM_DAY, "from", question.from, Some(rule.from));
    fields.day(words::TO_DAY, "to", question.to, Some(rule.to));
    let yardsticks = [
        (words::YARDSTICK_KEPT, Yardstick::Kept),
        (words::YARDSTICK_ANEW, Yardstick::Anew),
    ];
    fields.pick(
        words::YARDSTICK,
        "yardstick",
        &question.yardstick,
        yardsticks,
    );
    let known = Known { facts, columns };
    fields.append(scheme_controls(
        lang,
        &question.scheme,
        "movement/scheme",
        known,
    ));
    fields.group(words::PROJECTION_GROUP.get(lang));
    let steps = f64::from(question.steps);
    fields.number(words::STEPS, "steps", steps, words::STEPS_UNIT.get(lang));
    fields.percent(
        words::DISCOUNT_RATE_YEAR,
        "discount",
        Some(question.discount),
    );
    fields.percent(words::MARGIN, "margin", question.margin);
    fields.done()
}

/// A choice between schemes; the one that stands there keeps its settings.
pub(super) fn scheme_choice(
    lang: Lang,
    fields: &mut Fields,
    label: Phrase,
    path: &str,
    now: &crate::segment::Scheme,
) {
    let mut schemes = usual_schemes(lang);
    let kind = std::mem::discriminant(now);
    let same = |it: &crate::segment::Scheme| std::mem::discriminant(it) == kind;
    let chosen = schemes
        .iter()
        .position(|(_, it)| it == now)
        .or_else(|| schemes.iter().position(|(_, it)| same(it)));
    if let Some(place) = chosen {
        schemes[place].1 = now.clone();
    }
    let options = schemes
        .into_iter()
        .map(|(name, it)| (name, json_of(&it)))
        .collect();
    fields.choice(label, path, chosen, options);
}

/// What a column of customers is headed by.
pub(super) fn customers_head(lang: Lang) -> &'static str {
    figures::CUSTOMERS.get(lang)
}
