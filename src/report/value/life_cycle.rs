//! The life cycle as input and output (M17).

use super::super::Sheet;
use super::super::lifetime::parts::{LinesOf, lines, series};
use super::fields::Fields;
use super::page::{Answer, Page};
use crate::chart::{CurveMark, Figure, StepKind, Swatch, YScale};
use crate::explain::{Explained, Source, Unit, ValueSymbol as S};
use crate::segment::Stage;
use crate::text::explain::{symbol_name, unit_name};
use crate::text::number::money;
use crate::text::segments::stage as stage_name;
use crate::text::ui::sheet_value::{capital, guides, lifetime as words, named};
use crate::value::{LifeCycle, LifeCycleInputs, LifeMonth};

/// Months that can be walked one by one; of more, every n-th.
const MOST_MARKS: usize = 120;

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
        _ if found.input.value() == 0.0 => answer.clause(page.say(words::LIFE_FREE), []),
        Some(month) => answer.clause(page.say(words::LIFE_EVEN), [month]),
        None => answer.clause(page.say(words::LIFE_NEVER), []),
    };
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
    sheet.figures = vec![curve(page, &sheet, found), figure];
    let whole = found.lines().into_iter();
    let whole = whole.filter(|line| line.keys.is_empty());
    let results = page.facts(super::words::RESULTS, whole.map(|line| line.of));
    let mut columns = page.columns(words::STAGE, names());
    page.column(&mut columns, found.stages.iter().map(|it| Some(&it.net)));
    page.column(
        &mut columns,
        found.stages.iter().map(|it| it.ratio.as_ref()),
    );
    sheet.tables = vec![
        page.table(words::STAGES, columns),
        results,
        page.guide(&guides::STAGE_FEATURES),
        page.guide(&guides::STAGE_NAMES),
    ];
    sheet
}

/// What comes in and what is put in, month by month.
fn curve(page: &Page, sheet: &Sheet, found: &LifeCycle) -> Figure {
    let lang = page.lang;
    let months = &found.months;
    let name = |symbol: S| capital(symbol_name(lang, symbol.into()));
    let line = |place: usize, symbol: S, of: fn(&LifeMonth) -> f64| {
        let ends = |it: &LifeMonth| {
            let month = f64::from(it.month);
            [(month - 1.0, of(it)), (month, of(it))]
        };
        series(&name(symbol), place, months.iter().flat_map(ends).collect())
    };
    let both = vec![
        line(0, S::StageInput, |it| it.input),
        line(1, S::StageOutput, |it| it.output),
    ];
    let begins = |&place: &usize| place == 0 || months[place].stage != months[place - 1].stage;
    let ticks = (0..months.len()).filter(begins).map(|place| {
        let stage = stage_name(lang, months[place].stage).to_owned();
        (f64::from(months[place].month) - 1.0, stage)
    });
    let every = months.len().div_ceil(MOST_MARKS).max(1);
    let marked: Vec<&LifeMonth> = months.iter().step_by(every).collect();
    let mark = |it: &&LifeMonth| {
        let [output, input, sum] = [it.output, it.input, it.cumulative].map(|of| money(lang, of));
        let parts = [
            ("month", &*it.month.to_string()),
            ("stage", stage_name(lang, it.stage)),
            ("output", &*output),
            ("input", &*input),
            ("sum", &*sum),
        ];
        CurveMark {
            x: f64::from(it.month) - 0.5,
            y: it.output,
            spoken: named(page.say(words::LIFE_MONTH), &parts),
        }
    };
    let marks = marked.iter().map(mark).collect();
    let names = marked.iter().map(|it| it.month.to_string());
    let mut columns = page.columns(words::MONTH, names);
    let stages = marked
        .iter()
        .map(|it| stage_name(lang, it.stage).to_owned());
    columns.say(page.say(words::STAGE), stages.collect());
    let each = Unit::MoneyPerCustomerMonth;
    let mut column = |heading: &str, symbol: S, unit: Unit, of: fn(&LifeMonth) -> f64| {
        let given = |it: &&LifeMonth| Explained::given(symbol, of(it), unit, Source::Derived);
        columns.add(heading, marked.iter().map(|it| Some(given(it))).collect());
    };
    for (symbol, of) in [
        (S::StageOutput, (|it| it.output) as fn(&LifeMonth) -> f64),
        (S::StageInput, |it| it.input),
    ] {
        column(&name(symbol), symbol, each, of);
    }
    let total = page.say(words::LIFE_SUM);
    column(total, S::LifeNet, Unit::MoneyPerCustomer, |it| {
        it.cumulative
    });
    let even = found.break_even.as_ref().map(Explained::value);
    let even = even.map(|month| {
        let words = named(
            page.say(words::LIFE_EVEN_AT),
            &[("month", &money(lang, month))],
        );
        (month, words)
    });
    let of = LinesOf {
        title: words::LIFE_CURVE,
        x_title: words::MONTH,
        y_title: page.say(words::LIFE_A_MONTH).to_owned(),
        y_unit: unit_name(lang, each, page.currency),
        y_rule: words::LIFE_CURVE_RULE,
        scale: YScale::Amount { divisor: 1.0 },
        period: String::new(),
        reading: &sheet.answer,
        table: columns.table(),
    };
    lines(lang, of, ticks.collect(), both, even, marks)
}
