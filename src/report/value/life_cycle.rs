//! The life cycle as input and output (M17).

use super::super::Sheet;
use super::fields::Fields;
use super::page::{Answer, Page};
use crate::chart::{StepKind, Swatch};
use crate::explain::{Unit, ValueSymbol as S};
use crate::segment::Stage;
use crate::text::segments::stage as stage_name;
use crate::text::ui::sheet_value::lifetime as words;
use crate::value::{LifeCycle, LifeCycleInputs};

pub(super) fn fields(fields: &mut Fields, inputs: &LifeCycleInputs) {
    fields.add(fields.given("discount", S::DiscountRate, inputs.discount, Unit::Percent));
    let stages = Stage::ALL.into_iter().zip(&inputs.stages);
    for (place, (stage, of)) in stages.enumerate() {
        fields.group(stage_name(fields.lang, stage));
        let money = Unit::MoneyPerCustomerMonth;
        let numbers = [
            ("months", S::StageMonths, of.months, Unit::Months),
            ("output", S::StageOutput, of.output, money),
            ("input", S::StageInput, of.input, money),
        ];
        for (name, symbol, given, unit) in numbers {
            let number = fields.given(format!("stages/{place}/{name}"), symbol, given, unit);
            fields.add(number.at(place + 1));
        }
    }
}

pub(super) fn sheet(page: &Page, found: &LifeCycle) -> Sheet {
    let answer = Answer::default().clause(page.say(words::LIFE), [&found.net, &found.present]);
    let answer = match &found.break_even {
        Some(month) => answer.clause(page.say(words::LIFE_EVEN), [month]),
        None => answer.clause(page.say(words::LIFE_NEVER), []),
    };
    let answer = answer.clause(page.say(words::LIFE_LONGER), [&found.longer_maturity]);
    let mut sheet = page.sheet(answer, words::LIFE_METHOD);
    let names = || {
        found
            .stages
            .iter()
            .map(|it| stage_name(page.lang, it.stage).to_owned())
    };
    let mut steps: Vec<_> = names()
        .zip(&found.stages)
        .map(|(name, it)| (name, StepKind::Part, Swatch::Accent, it.net.clone()))
        .collect();
    let whole = page.say(words::WHOLE).to_owned();
    steps.push((whole, StepKind::Total, Swatch::Tier(0), found.net.clone()));
    let figure = page.steps(&sheet, words::LIFE_FIGURE, steps);
    sheet.figures.push(figure);
    let whole = found.lines().into_iter();
    let whole = whole.filter(|line| line.keys.is_empty());
    let results = page.facts(super::words::RESULTS, whole.map(|line| line.of));
    let mut columns = page.columns(words::STAGE, names());
    page.column(&mut columns, found.stages.iter().map(|it| Some(&it.net)));
    page.column(
        &mut columns,
        found.stages.iter().map(|it| it.ratio.as_ref()),
    );
    sheet.tables = vec![page.table(words::STAGES, columns), results];
    sheet
}
