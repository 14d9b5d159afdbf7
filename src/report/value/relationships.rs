//! Levels of relationship marketing (M20).

use super::super::build::Columns;
use super::super::{Sheet, SheetTable};
use super::fields::Fields;
use super::page::{Answer, Page};
use crate::chart::figures::axis;
use crate::chart::{Drawing, Figure, Heat, HeatMark, HeatRow, Swatch, Table};
use crate::explain::{Explained, Given, Source, Unit, ValueSymbol as S};
use crate::segment::{Amount, GroupLevel, Level, RelationshipFacts, level};
use crate::text::Lang;
use crate::text::segments::{self, amount, level_note, relation_actions};
use crate::text::ui::sheet as sheet_words;
use crate::text::ui::sheet_value::{capital, care as words, named, numbered};
use crate::text::value_names;
use crate::units::Currency;
use crate::value::{Key, RelationshipGroup, RelationshipInputs, RelationshipPlace};

/// Groups that can be added here.
const MOST_GROUPS: usize = 20;
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
    let fresh = RelationshipGroup {
        name: fields.fresh_name(inputs.groups.len()),
        customers: Given::assumed(100.0),
        margin: Given::assumed(0.2),
    };
    fields.list("groups", &inputs.groups, MOST_GROUPS, fresh);
    for (place, group) in inputs.groups.iter().enumerate() {
        let called = name(lang, &group.name);
        fields.group(&called);
        fields.renamed(&format!("groups/{place}/name"), &called);
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
    let is_used = |level: &Level| places.iter().any(|it| it.level == *level);
    let used: Vec<Level> = Level::ALL.into_iter().filter(is_used).collect();
    let counts = [
        ("groups", places.len().to_string()),
        ("levels", used.len().to_string()),
    ];
    let counts = counts
        .each_ref()
        .map(|(place, count)| (*place, count.as_str()));
    let mut answer = Answer::default().clause(named(page.say(words::LEVELS), &counts), []);
    if let Some(closest) = used.first() {
        let there = places.iter().filter(|it| it.level == *closest);
        let there: Vec<String> = there.map(|it| name(lang, &it.name)).collect();
        let there = there.join(lang.pick("、", ", "));
        let level = segments::level(lang, *closest);
        let names = [("level", level), ("names", there.as_str())];
        answer = answer.clause(named(page.say(words::LEVELS_CLOSEST), &names), []);
    }
    let mut sheet = page.sheet(answer, words::LEVELS_METHOD);
    let names = places.iter().map(|it| name(lang, &it.name));
    let by_group = by_group(page, places, page.columns(super::words::NAME, names));
    let matrix = matrix(page, places);
    let figure = picture(page, &sheet, places, matrix.table.clone());
    sheet.figures.push(figure);
    sheet.tables = vec![by_group, matrix, meanings(page, &used)];
    sheet
}

/// Puts the groups of open customers into the matrix: a picture and tables beside what is there of
/// their levels.
pub(in crate::report) fn in_matrix(
    lang: Lang,
    currency: Currency,
    facts: &RelationshipFacts,
    sheet: &mut Sheet,
) {
    let page = Page {
        lang,
        currency,
        source: String::new(),
    };
    let groups = facts.groups.iter();
    let place = |it: &GroupLevel| RelationshipPlace {
        name: Key::Segment(it.group.clone()),
        count: it.customers_are,
        margin: it.margin_is,
        level: it.level,
    };
    let places: Vec<RelationshipPlace> = groups.clone().map(place).collect();
    let names = places.iter().map(|it| name(lang, &it.name));
    let mut columns = page.columns(super::words::NAME, names);
    let number = |symbol: S, value, unit| Explained::given(symbol, value, unit, Source::File);
    let customers = groups.clone().map(|it| {
        let customers = it.customers as f64;
        number(S::GroupCustomers, customers, Unit::Customers)
    });
    let margins = groups.map(|it| number(S::GroupMargin, it.margin, Unit::Percent));
    let (customers, margins): (Vec<_>, Vec<_>) = (customers.collect(), margins.collect());
    page.column(&mut columns, customers.iter().map(Some));
    page.column(&mut columns, margins.iter().map(Some));
    let matrix = matrix(&page, &places);
    let figure = picture(&page, sheet, &places, matrix.table.clone());
    sheet.figures.push(figure);
    let is_used = |level: &Level| places.iter().any(|it| it.level == *level);
    let used: Vec<Level> = Level::ALL.into_iter().filter(is_used).collect();
    let by_group = by_group(&page, &places, columns);
    sheet
        .tables
        .extend([by_group, matrix, meanings(&page, &used)]);
}

/// How many, how much and how close, group by group.
fn by_group(page: &Page, places: &[RelationshipPlace], mut columns: Columns) -> SheetTable {
    let lang = page.lang;
    let column = |of: &dyn Fn(&RelationshipPlace) -> String| places.iter().map(of).collect();
    let count = |it: &RelationshipPlace| amount(lang, it.count, false).to_owned();
    columns.say(page.say(words::COUNT), column(&count));
    let margin = |it: &RelationshipPlace| amount(lang, it.margin, true).to_owned();
    columns.say(page.say(words::MARGIN), column(&margin));
    let level_of = |it: &RelationshipPlace| segments::level(lang, it.level).to_owned();
    columns.say(page.say(words::LEVEL), column(&level_of));
    page.table(words::LEVELS_TABLE, columns)
}

/// The names of the groups in a cell.
fn names_in(
    lang: Lang,
    places: &[RelationshipPlace],
    count: Amount,
    margin: Amount,
) -> Vec<String> {
    let there = places.iter();
    let there = there.filter(|it| it.count == count && it.margin == margin);
    there.map(|it| name(lang, &it.name)).collect()
}

/// The matrix with the groups in it: the closer the relation, the stronger the colour.
fn picture(page: &Page, sheet: &Sheet, places: &[RelationshipPlace], table: Table) -> Figure {
    let lang = page.lang;
    let comma = lang.pick("，", ", ");
    let columns = Amount::ALL.map(|margin| of_margin(page, margin));
    let row = |count: Amount| {
        let label = amount(lang, count, false).to_owned();
        let cell = |(margin, column): (Amount, &String)| {
            let level = level(count, margin);
            let level_name = segments::level(lang, level);
            let there = names_in(lang, places, count, margin);
            let parts = [("level", level_name), ("groups", &there.len().to_string())];
            let value_label = match there.is_empty() {
                true => level_name.to_owned(),
                false => named(page.say(words::GROUPS_THERE), &parts),
            };
            let mut said = vec![label.as_str(), column, level_name];
            said.extend(there.iter().map(String::as_str));
            Some(HeatMark {
                value_label,
                swatch: Swatch::Step(5 - level as i8),
                spoken: said.join(comma),
            })
        };
        HeatRow {
            cells: Amount::ALL.into_iter().zip(&columns).map(cell).collect(),
            label: label.clone(),
        }
    };
    let heat = Heat {
        x_title: page.say(words::MARGIN).to_owned(),
        y_title: page.say(words::COUNT).to_owned(),
        unit_label: String::new(),
        // The title over them says of what.
        columns: Amount::ALL
            .map(|it| capital(amount(lang, it, true)))
            .to_vec(),
        rows: Amount::ALL.map(row).to_vec(),
    };
    let axes = vec![axis(
        lang,
        sheet_words::CELL_COLOUR,
        "",
        words::CLOSENESS_RULE,
    )];
    page.figure(sheet, words::MATRIX, axes, Drawing::Heat(heat), table)
}

/// The name of a column.
fn of_margin(page: &Page, margin: Amount) -> String {
    let margin = [("margin", amount(page.lang, margin, true))];
    capital(&named(page.say(words::OF_MARGIN), &margin))
}

/// The nine cells, with the groups in them.
fn matrix(page: &Page, places: &[RelationshipPlace]) -> SheetTable {
    let lang = page.lang;
    let counts = Amount::ALL.map(|it| amount(lang, it, false).to_owned());
    let mut columns = page.columns(words::COUNT, counts);
    for margin in Amount::ALL {
        let cell = |count| {
            let level = segments::level(lang, level(count, margin));
            let there = names_in(lang, places, count, margin);
            match there.is_empty() {
                true => level.to_owned(),
                false => format!(
                    "{level}{}{}",
                    lang.pick("：", ": "),
                    there.join(lang.pick("、", ", "))
                ),
            }
        };
        columns.say(&of_margin(page, margin), Amount::ALL.map(cell).to_vec());
    }
    page.table(words::MATRIX, columns)
}

/// What the levels mean, and what is done at each.
pub(super) fn meanings(page: &Page, levels: &[Level]) -> SheetTable {
    let lang = page.lang;
    let names = levels
        .iter()
        .map(|&it| segments::level(lang, it).to_owned());
    let mut columns = page.columns(words::LEVEL, names);
    let notes = levels.iter().map(|&it| level_note(lang, it).to_owned());
    columns.say(page.say(words::MEANING), notes.collect());
    let actions = levels.iter();
    let actions = actions.map(|&it| relation_actions(lang, it).join(lang.pick("；", "; ")));
    columns.say(page.say(words::ACTION), actions.collect());
    page.table(words::MEANINGS, columns)
}
