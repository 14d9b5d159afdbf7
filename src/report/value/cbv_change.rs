//! Two periods of a brand's value (M05).

use super::super::Sheet;
use super::cbv_levers::period;
use super::fields::Fields;
use super::page::{Answer, Page};
use crate::chart::{StepKind, Swatch};
use crate::explain::Explained;
use crate::text::ui::sheet_value::{brand as words, capital, named};
use crate::text::value_names::brand_factor;
use crate::value::{CbvChange, CbvChangeInputs};

pub(super) fn fields(fields: &mut Fields, inputs: &CbvChangeInputs) {
    for (place, at, name, of) in [
        (1, "before/", words::BEFORE, &inputs.before),
        (2, "after/", words::AFTER, &inputs.after),
    ] {
        fields.group(name.get(fields.lang));
        period(fields, at, Some(place), of);
    }
}

pub(super) fn sheet(page: &Page, found: &CbvChange) -> Sheet {
    let numbers = [&found.before, &found.after, &found.difference];
    let answer = Answer::default().clause(page.say(words::CHANGE), numbers);
    let most = found
        .parts
        .iter()
        .max_by(|a, b| a.part.value().abs().total_cmp(&b.part.value().abs()))
        .filter(|most| most.part.value() != 0.0);
    let answer = match most {
        Some(most) => {
            let name = [("factor", brand_factor(page.lang, most.factor))];
            answer.clause(named(page.say(words::CHANGE_MOST), &name), [&most.part])
        }
        None => answer,
    };
    let mut sheet = page.sheet(answer, words::CHANGE_METHOD);
    let end = |words, of: &Explained| {
        let name = page.say(words).to_owned();
        (name, StepKind::Total, Swatch::Tier(0), of.clone())
    };
    let parts = found.parts.iter().map(|it| {
        let kind = match it.part.value() < 0.0 {
            true => StepKind::Down,
            false => StepKind::Up,
        };
        let name = capital(brand_factor(page.lang, it.factor));
        (name, kind, Swatch::Accent, it.part.clone())
    });
    let mut steps = vec![end(words::BEFORE, &found.before)];
    steps.extend(parts);
    steps.push(end(words::AFTER, &found.after));
    let figure = page.steps(&sheet, words::CHANGE_FIGURE, steps);
    sheet.figures.push(figure);
    let factors = found.parts.iter().map(|it| it.factor);
    let names = factors.map(|factor| capital(brand_factor(page.lang, factor)));
    let mut columns = page.columns(words::FACTOR, names);
    page.column(&mut columns, found.parts.iter().map(|it| Some(&it.part)));
    let whole = [&found.before, &found.after, &found.difference];
    sheet.tables = vec![
        page.table(words::PARTS, columns),
        page.facts(super::words::RESULTS, whole),
    ];
    sheet
}
