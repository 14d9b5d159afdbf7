//! Customer assessment A to D (M34).

use super::super::Sheet;
use super::fields::Fields;
use super::page::{Answer, Page};
use crate::explain::{Explained, Given, Unit, ValueSymbol as S};
use crate::segment::{AssessmentRule, AssessmentStep, Grade, RiskRule};
use crate::text::explain::symbol_name;
use crate::text::ui::Phrase;
use crate::text::ui::sheet_value::{capital, care as words, guides, named, numbered};
use crate::text::{Lang, names, segments, value_names};
use crate::units::Months;
use crate::value::{Account, Assessed, Assessment, AssessmentInputs, Key};

/// Accounts of one score that a sentence names.
const NAMED: usize = 4;
/// Accounts that are fields of their own, and that are drawn.
const SHOWN: usize = 12;

fn name(lang: Lang, key: &Key) -> String {
    match key {
        Key::Place(place) => numbered(lang, words::ACCOUNT, *place as usize),
        key => value_names::key(lang, key),
    }
}

pub(super) fn fields(fields: &mut Fields, inputs: &AssessmentInputs) {
    let lang = fields.lang;
    fields.group(words::WEIGHTS.get(lang));
    let rule = inputs.rule();
    for (place, &weight) in inputs.weights.iter().enumerate() {
        let path = format!("weights/{place}");
        let number = fields.given(path, S::IndicatorWeight, weight, Unit::Percent);
        let name = criterion(lang, &rule, place);
        fields.add(number.at(place + 1).named(name));
    }
    classes(fields, &inputs.cuts, &inputs.review);
    if inputs.accounts.len() > SHOWN {
        return;
    }
    let fresh = Account {
        name: fields.fresh_name(inputs.accounts.len()),
        has_contract: true,
        scores: vec![Some(60.0); rule.count()],
        assessed: inputs.accounts.last().and_then(|last| last.assessed),
    };
    fields.list("accounts", &inputs.accounts, SHOWN, fresh);
    for (place, account) in inputs.accounts.iter().enumerate() {
        let called = name(lang, &account.name);
        fields.group(&called);
        fields.renamed(&format!("accounts/{place}/name"), &called);
        fields.one_of(
            &format!("accounts/{place}/has_contract"),
            words::HAS_CONTRACT,
            account.has_contract,
            [(super::words::YES, true), (super::words::NO, false)],
        );
        for (part, score) in account.scores.iter().enumerate() {
            let given = score.map(|value| Given {
                value,
                source: inputs.scores_source,
            });
            let path = format!("accounts/{place}/scores/{part}");
            let number = fields.optional(path, rule.symbol(part), given, Unit::Points);
            let name = criterion(lang, &rule, part);
            fields.add(number.at(place + 1).named(name));
        }
        if let Some(day) = account.assessed {
            let path = format!("accounts/{place}/assessed");
            fields.day(&path, words::ASSESSED, day);
        }
    }
}

/// The cuts of the classes and when they are assessed anew.
pub(super) fn classes(fields: &mut Fields, cuts: &[Given; 2], review: &[Months; 4]) {
    let lang = fields.lang;
    fields.group(words::CLASS_CUTS.get(lang));
    let names = [words::CUT_A, words::CUT_B];
    for (place, (&cut, name)) in cuts.iter().zip(names).enumerate() {
        let number = fields.given(format!("cuts/{place}"), S::ClassCut, cut, Unit::Points);
        fields.add(number.at(place + 1).named(name.get(lang)));
    }
    fields.group(words::REVIEWS.get(lang));
    for (place, (class, months)) in Grade::ALL.into_iter().zip(review).enumerate() {
        let months = f64::from(months.count());
        let path = format!("review/{place}");
        let number = fields.bare(path, S::ReviewMonths, months, Unit::Months);
        fields.add(
            number
                .at(place + 1)
                .named(value_names::assessment_class(lang, class)),
        );
    }
}

/// What a criterion is called: a group of indicators by its score.
fn criterion(lang: Lang, rule: &AssessmentRule, place: usize) -> String {
    match rule.criteria.get(place) {
        Some(own) => own.clone(),
        None => capital(symbol_name(lang, rule.symbol(place).into())),
    }
}

/// True for the same score, but for the last digits of a sum.
fn is_level(most: f64, score: &Explained) -> bool {
    most - score.value() <= 1e-9
}

pub(super) fn sheet(page: &Page, inputs: &AssessmentInputs, found: &Assessment) -> Sheet {
    let lang = page.lang;
    let account = |it: &Assessed| name(lang, &it.name);
    let counts = found.counts.map(|count| count.to_string());
    let places = ["a", "b", "c", "d"];
    let counts: Vec<(&str, &str)> = places
        .into_iter()
        .zip(counts.iter().map(String::as_str))
        .collect();
    let mut answer = Answer::default().clause(named(page.say(words::CLASSES), &counts), []);
    // Who has no contract is D whatever the score, and is best at nothing yet.
    let scored = found.accounts.iter();
    let scored = scored.filter(|it| it.class.is_some_and(|class| class != Grade::D));
    let scored = scored.filter_map(|it| Some((it, it.score.as_ref()?)));
    let scored: Vec<_> = scored.collect();
    let most = scored.iter().map(|it| it.1.value());
    let most = most.max_by(f64::total_cmp).unwrap_or_default();
    let best: Vec<_> = scored.iter().filter(|it| is_level(most, it.1)).collect();
    if let Some((first, score)) = best.first() {
        let (words, name) = match best.len() {
            1 => (words::CLASSES_BEST, account(first)),
            many if many <= NAMED => {
                let names: Vec<String> = best.iter().map(|it| account(it.0)).collect();
                (words::CLASSES_BEST_ALIKE, names.join(lang.pick("、", ", ")))
            }
            many => (words::CLASSES_BEST_MANY, many.to_string()),
        };
        let words = named(page.say(words), &[("name", &name)]);
        answer = answer.clause(words, [*score]);
    }
    if found.unscored > 0 {
        let count = found.unscored.to_string();
        let words = named(page.say(words::CLASSES_UNSCORED), &[("count", &count)]);
        answer = answer.clause(words, []);
    }
    let mut sheet = page.sheet(answer, words::CLASSES_METHOD);
    let accounts = || found.accounts.iter();
    let names: Vec<String> = accounts().map(account).collect();
    if names.len() <= SHOWN && accounts().any(|it| it.score.is_some()) {
        let measure = page.of_kind(accounts().map(|it| it.score.as_ref()));
        let heads = (words::ACCOUNT, names.clone());
        let figure = page.bars(&sheet, words::CLASSES_FIGURE, heads, vec![measure]);
        sheet.figures.push(figure);
    }
    let mut columns = page.columns(words::ACCOUNT, names);
    let class = |it: &Assessed| {
        let class = it
            .class
            .map(|class| value_names::assessment_class(lang, class));
        class.unwrap_or("—").to_owned()
    };
    columns.say(page.say(words::CLASS), accounts().map(class).collect());
    page.column(&mut columns, accounts().map(|it| it.score.as_ref()));
    page.column(&mut columns, accounts().map(|it| it.to_next.as_ref()));
    let weakest = |it: &Assessed| {
        let name = |&place: &usize| segments::criterion(lang, &inputs.criteria, place);
        let names: Vec<String> = it.weakest.iter().map(name).collect();
        match names.is_empty() {
            true => "—".to_owned(),
            false => names.join(lang.pick("、", ", ")),
        }
    };
    columns.say(page.say(words::WEAKEST), accounts().map(weakest).collect());
    let review = |it: &Assessed| {
        let day = it.next_review.map(|day| names::day(lang, day));
        day.unwrap_or_else(|| "—".to_owned())
    };
    columns.say(page.say(words::REVIEW), accounts().map(review).collect());
    sheet.tables.push(page.table(words::ACCOUNTS, columns));
    sheet.tables.push(page.guide(&guides::GRADES));
    if inputs.criteria.is_empty() {
        sheet.tables.push(page.guide(&guides::INDICATORS));
    }
    let listed = |head: Phrase, of: Vec<&str>| {
        format!("{}{}", page.say(head), of.join(lang.pick("；", "; ")))
    };
    let steps = AssessmentStep::ALL.map(|step| value_names::assessment_step(lang, step));
    let risks = RiskRule::ALL.map(|rule| value_names::risk_rule(lang, rule));
    sheet.notes = vec![
        listed(words::STEPS, steps.to_vec()),
        listed(words::RISKS, risks.to_vec()),
    ];
    sheet
}
