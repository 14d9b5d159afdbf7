//! The funnel of developing customers (M33, M35).

use super::super::Sheet;
use super::fields::Fields;
use super::page::{Answer, Page};
use crate::explain::{Given, Unit, ValueSymbol as S};
use crate::text::ui::sheet_value::{care as words, guides, named};
use crate::text::value_names::key;
use crate::value::{Funnel, FunnelInputs};

/// Stages that can be added here.
const MOST_STAGES: usize = 12;

pub(super) fn fields(fields: &mut Fields, inputs: &FunnelInputs) {
    let lang = fields.lang;
    let money = Unit::MoneyPerDeal;
    fields.add(fields.optional("margin", S::WonMargin, inputs.margin, money));
    fields.group(words::FUNNEL_FIGURE.get(lang));
    let mut more = inputs.clone();
    more.stages.push(fields.fresh_name(inputs.stages.len()));
    let last = inputs.reached.last().map_or(0.0, |last| last.value);
    more.reached.push(Given::assumed(last));
    let mut less = inputs.clone();
    less.stages.pop();
    less.reached.pop();
    let more = (inputs.stages.len() < MOST_STAGES).then_some(more);
    let less = (less.stages.len() > 1).then_some(less);
    fields.longer_or_shorter("", more, less);
    for (place, (stage, &reached)) in inputs.stages.iter().zip(&inputs.reached).enumerate() {
        fields.renamed(&format!("stages/{place}"), &key(lang, stage));
        let path = format!("reached/{place}");
        let number = fields.given(path, S::StageReached, reached, Unit::Leads);
        fields.add(number.at(place + 1).named(key(lang, stage)));
    }
}

/// The funnel on paper, with what the documents say of classes, steps and leads.
pub(super) fn with_rules(page: &Page, found: &Funnel) -> Sheet {
    let mut sheet = sheet(page, found);
    let rules = [
        &guides::DEVELOPMENT_STEPS,
        &guides::DEVELOPMENT_CLASSES,
        &guides::LEAD_RULES,
    ];
    sheet.tables.extend(rules.map(|rules| page.guide(rules)));
    sheet
}

pub(super) fn sheet(page: &Page, found: &Funnel) -> Sheet {
    let lang = page.lang;
    let stages = || found.stages.iter();
    let mut answer = Answer::default();
    if let (Some(first), Some(last)) = (found.stages.first(), found.stages.last())
        && let Some(rate) = &last.overall_rate
    {
        let (first, last) = (key(lang, &first.name), key(lang, &last.name));
        let names = [("first", first.as_str()), ("last", last.as_str())];
        answer = answer.clause(named(page.say(words::FUNNEL), &names), [rate]);
    }
    let worst = found.worst.and_then(|place| found.stages.get(place));
    if let Some(worst) = worst
        && let (Some(rate), Some(lost)) = (&worst.step_rate, &worst.lost)
    {
        let name = [("stage", &*key(lang, &worst.name))];
        answer = answer.clause(named(page.say(words::FUNNEL_WORST), &name), [rate, lost]);
    }
    if let Some(value) = &found.value_per_lead {
        answer = answer.clause(page.say(words::FUNNEL_WORTH), [value]);
    }
    let mut sheet = page.sheet(answer, words::FUNNEL_METHOD);
    let names: Vec<String> = stages().map(|stage| key(lang, &stage.name)).collect();
    let measure = page.of_kind(stages().map(|stage| Some(&stage.reached)));
    let heads = (words::STAGE, names.clone());
    let figure = page.bars(&sheet, words::FUNNEL_FIGURE, heads, vec![measure]);
    sheet.figures.push(figure);
    let mut columns = page.columns(words::STAGE, names);
    page.column(&mut columns, stages().map(|it| Some(&it.reached)));
    page.column(&mut columns, stages().map(|it| it.step_rate.as_ref()));
    page.column(&mut columns, stages().map(|it| it.overall_rate.as_ref()));
    page.column(&mut columns, stages().map(|it| it.lost.as_ref()));
    sheet.tables.push(page.table(words::FUNNEL_TABLE, columns));
    if let Some(value) = &found.value_per_lead {
        sheet
            .tables
            .push(page.facts(super::words::RESULTS, [value]));
    }
    sheet
}
