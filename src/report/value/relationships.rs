//! Levels of relationship marketing (M20).

use super::super::Sheet;
use super::fields::Fields;
use super::page::{Answer, Page};
use crate::explain::{Unit, ValueSymbol as S};
use crate::text::Lang;
use crate::text::ui::sheet_value::{care as words, named, numbered};
use crate::text::value_names;
use crate::value::{
    CustomerCount, Key, MarginLevel, RelationshipInputs, RelationshipLevel, RelationshipPlace,
    level,
};

/// From the loosest to the closest.
const LEVELS: [RelationshipLevel; 5] = [
    RelationshipLevel::Basic,
    RelationshipLevel::Reactive,
    RelationshipLevel::Accountable,
    RelationshipLevel::Proactive,
    RelationshipLevel::Partnership,
];
const COUNTS: [CustomerCount; 3] = [
    CustomerCount::Many,
    CustomerCount::Medium,
    CustomerCount::Few,
];
const MARGINS: [MarginLevel; 3] = [MarginLevel::High, MarginLevel::Medium, MarginLevel::Low];

fn name(lang: Lang, key: &Key) -> String {
    match key {
        Key::Place(place) => numbered(lang, words::GROUP, *place as usize),
        key => value_names::key(lang, key),
    }
}

pub(super) fn fields(fields: &mut Fields, inputs: &RelationshipInputs) {
    let lang = fields.lang;
    let cuts = &inputs.cuts;
    fields.group(words::CUTS.get(lang));
    for (path, symbol, given, unit) in [
        ("cuts/many", S::ManyFrom, cuts.many, Unit::Customers),
        ("cuts/few", S::FewBelow, cuts.few, Unit::Customers),
        ("cuts/high", S::HighFrom, cuts.high, Unit::Percent),
        ("cuts/low", S::LowBelow, cuts.low, Unit::Percent),
    ] {
        fields.add(fields.given(path, symbol, given, unit));
    }
    for (place, group) in inputs.groups.iter().enumerate() {
        fields.group(name(lang, &group.name));
        let customers = (
            "customers",
            S::GroupCustomers,
            group.customers,
            Unit::Customers,
        );
        let margin = ("margin", S::GroupMargin, group.margin, Unit::Percent);
        for (name, symbol, given, unit) in [customers, margin] {
            let number = fields.given(format!("groups/{place}/{name}"), symbol, given, unit);
            fields.add(number.at(place + 1));
        }
    }
}

pub(super) fn sheet(page: &Page, places: &[RelationshipPlace]) -> Sheet {
    let lang = page.lang;
    let or = lang.pick("或", " or ");
    let levels = |of: &[RelationshipLevel]| {
        let names = of
            .iter()
            .map(|&level| value_names::relationship(lang, level));
        names.collect::<Vec<&str>>().join(or)
    };
    let is_used = |level: &RelationshipLevel| places.iter().any(|it| it.levels.contains(level));
    let used: Vec<RelationshipLevel> = LEVELS.into_iter().filter(is_used).collect();
    let counts = [
        ("groups", places.len().to_string()),
        ("levels", used.len().to_string()),
    ];
    let counts = counts
        .each_ref()
        .map(|(place, count)| (*place, count.as_str()));
    let mut answer = Answer::default().clause(named(page.say(words::LEVELS), &counts), []);
    if let Some(closest) = used.last() {
        let there = places.iter().filter(|it| it.levels.contains(closest));
        let there: Vec<String> = there.map(|it| name(lang, &it.name)).collect();
        let there = there.join(lang.pick("、", ", "));
        let level = value_names::relationship(lang, *closest);
        let names = [("level", level), ("names", there.as_str())];
        answer = answer.clause(named(page.say(words::LEVELS_CLOSEST), &names), []);
    }
    let mut sheet = page.sheet(answer, words::LEVELS_METHOD);
    let names = places.iter().map(|it| name(lang, &it.name));
    let mut columns = page.columns(super::words::NAME, names);
    let word = |phrase: crate::text::Phrase| page.say(phrase).to_owned();
    let rows = places.iter();
    columns.say(
        page.say(words::COUNT),
        rows.map(|it| word(words::COUNTS[it.count as usize]))
            .collect(),
    );
    let rows = places.iter();
    columns.say(
        page.say(words::MARGIN),
        rows.map(|it| word(words::MARGINS[it.margin as usize]))
            .collect(),
    );
    let rows = places.iter();
    columns.say(
        page.say(words::LEVEL),
        rows.map(|it| levels(&it.levels)).collect(),
    );
    let action = |it: &RelationshipPlace| {
        let actions = it.levels.iter();
        let actions = actions.map(|&level| value_names::relationship_action(lang, level));
        actions
            .collect::<Vec<&str>>()
            .join(lang.pick("或：", " Or: "))
    };
    columns.say(page.say(words::ACTION), places.iter().map(action).collect());
    let by_group = page.table(words::LEVELS_TABLE, columns);
    let mut columns = page.columns(words::COUNT, words::COUNTS.map(word));
    for (heading, margin) in words::MARGINS.into_iter().zip(MARGINS) {
        let column = COUNTS.map(|count| levels(level(count, margin)));
        columns.say(page.say(heading), column.to_vec());
    }
    sheet.tables = vec![by_group, page.table(words::MATRIX, columns)];
    sheet
}
