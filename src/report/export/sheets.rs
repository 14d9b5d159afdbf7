//! Results of the value models as tables: one row a key, one column a quantity.

use crate::chart::{Cell, Column, Table};
use crate::explain::{Carried, Explained, Symbol};
use crate::text::explain::{exact_value, head_unit, shown, symbol_name};
use crate::text::{Lang, Phrase, names, register, segments, value_names};
use crate::units::Currency;
use crate::value::{Answer, Contact, Key, LeadRow, Leads, Line, RelationshipPlace};
use crate::workshop::{RegisterId, entry};

/// A table and its name.
#[derive(Debug, Clone, PartialEq)]
pub struct Sheet {
    /// What it is called.
    pub name: String,
    /// The table.
    pub table: Table,
}

pub(super) fn column(heading: impl Into<String>, unit: String, numeric: bool) -> Column {
    Column {
        heading: heading.into(),
        unit,
        numeric,
    }
}

pub(super) fn words(heading: &str) -> Column {
    column(heading, String::new(), false)
}

/// The tables of an answer.
pub fn answer_sheets(lang: Lang, currency: Currency, answer: &Answer) -> Vec<Sheet> {
    match answer {
        Answer::Relationships(places) => vec![relationships(lang, answer, places)],
        Answer::Contacts(calendar) => vec![contacts(lang, answer, calendar)],
        _ => line_sheets(lang, currency, &answer.lines(), &|key| {
            value_names::entry(lang, answer, key)
        }),
    }
}

/// The tables of leads: funnel, sources, reasons.
pub fn lead_sheets(lang: Lang, currency: Currency, leads: &Leads) -> Vec<Sheet> {
    line_sheets(lang, currency, &leads.lines(), &|key| {
        value_names::key(lang, key)
    })
}

/// Lines as tables: those of the whole first, then one table for each kind of row.
fn line_sheets(
    lang: Lang,
    currency: Currency,
    lines: &[Line<'_>],
    name: &dyn Fn(&Key) -> String,
) -> Vec<Sheet> {
    let mut sheets = Vec::new();
    // Rows of one table are those whose quantities begin alike, in order of first appearance.
    let mut groups: Vec<Vec<&Line<'_>>> = Vec::new();
    for line in lines {
        let depth = line.keys.len();
        let is_alike = |group: &&mut Vec<&Line<'_>>| {
            group.first().is_some_and(|first| {
                first.keys.len() == depth
                    && (depth == 0
                        || group.iter().any(|it| it.of.symbol == line.of.symbol)
                        || group.last().is_some_and(|last| last.keys == line.keys))
            })
        };
        match groups.iter_mut().find(is_alike) {
            Some(group) => group.push(line),
            None => groups.push(vec![line]),
        }
    }
    for group in groups {
        let table = match group[0].keys.is_empty() {
            true => whole(lang, currency, &group),
            false => rows(lang, currency, &group, name),
        };
        sheets.push(Sheet {
            name: symbol_name(lang, group[0].of.symbol).to_owned(),
            table,
        });
    }
    sheets
}

pub(super) fn cell(lang: Lang, currency: Currency, of: &Explained) -> Cell {
    Cell {
        shown: shown(lang, of, currency),
        exact: exact_value(lang, of),
        explained: Some(Carried::from(of)),
    }
}

fn whole(lang: Lang, currency: Currency, lines: &[&Line<'_>]) -> Table {
    let row = |line: &&Line<'_>| {
        vec![
            Cell::text(symbol_name(lang, line.of.symbol)),
            cell(lang, currency, line.of),
            Cell::text(head_unit(lang, line.of, currency)),
        ]
    };
    Table {
        columns: vec![
            words(lang.pick("指标", "Figure")),
            column(lang.pick("数值", "Value"), String::new(), true),
            words(lang.pick("单位", "Unit")),
        ],
        rows: lines.iter().map(row).collect(),
    }
}

fn rows(
    lang: Lang,
    currency: Currency,
    lines: &[&Line<'_>],
    name: &dyn Fn(&Key) -> String,
) -> Table {
    let depth = lines[0].keys.len();
    let mut symbols: Vec<(Symbol, String)> = Vec::new();
    let mut keys: Vec<&[Key]> = Vec::new();
    for line in lines {
        if !symbols.iter().any(|(symbol, _)| *symbol == line.of.symbol) {
            symbols.push((line.of.symbol, head_unit(lang, line.of, currency)));
        }
        if keys.last() != Some(&line.keys.as_slice()) && !keys.contains(&line.keys.as_slice()) {
            keys.push(&line.keys);
        }
    }
    let mut columns: Vec<Column> = (0..depth)
        .map(|level| words(&level_name(lang, &lines[0].keys[level])))
        .collect();
    for (symbol, unit) in &symbols {
        columns.push(column(symbol_name(lang, *symbol), unit.clone(), true));
    }
    let mut table = Table {
        columns,
        rows: keys
            .iter()
            .map(|keys| {
                let names = keys.iter().map(|key| Cell::text(name(key)));
                let mut row: Vec<Cell> = names.collect();
                row.resize(depth + symbols.len(), Cell::text(""));
                row
            })
            .collect(),
    };
    for line in lines {
        let row = keys.iter().position(|keys| *keys == line.keys.as_slice());
        let symbol = symbols.iter().position(|it| it.0 == line.of.symbol);
        if let (Some(row), Some(symbol)) = (row, symbol) {
            table.rows[row][depth + symbol] = cell(lang, currency, line.of);
        }
    }
    table
}

/// The head of a column of keys.
fn level_name(lang: Lang, key: &Key) -> String {
    let (zh, en) = match key {
        Key::Tier(_) => ("层级", "Tier"),
        Key::Segment(_) | Key::Band { .. } | Key::ServiceLevel(_) => ("客户群", "Group"),
        Key::Period(_) => ("期", "Period"),
        Key::Share(_) => ("比例", "Share"),
        Key::BrandFactor(_) => ("因素", "Factor"),
        Key::Usage(_) => ("用量", "Usage"),
        Key::Loyalty(_) => ("忠诚", "Loyalty"),
        Key::LifeStage(_) | Key::Step(_) => ("阶段", "Stage"),
        _ => ("名称", "Name"),
    };
    lang.pick(zh, en).to_owned()
}

fn relationships(lang: Lang, answer: &Answer, places: &[RelationshipPlace]) -> Sheet {
    let row = |place: &RelationshipPlace| {
        vec![
            Cell::text(value_names::entry(lang, answer, &place.name)),
            Cell::text(segments::level(lang, place.level)),
            Cell::text(segments::level_note(lang, place.level)),
        ]
    };
    Sheet {
        name: lang.pick("关系水平", "Relationship levels").into(),
        table: Table {
            columns: vec![
                words(lang.pick("名称", "Name")),
                words(lang.pick("关系水平", "Level")),
                words(lang.pick("含义", "Meaning")),
            ],
            rows: places.iter().map(row).collect(),
        },
    }
}

fn contacts(lang: Lang, answer: &Answer, calendar: &[Contact]) -> Sheet {
    let row = |contact: &Contact| {
        vec![
            Cell::text(contact.day.iso()),
            Cell::text(value_names::entry(lang, answer, &contact.name)),
            Cell::text(value_names::care_class(lang, contact.class)),
            Cell::text(contact.days_late.to_string()),
        ]
    };
    Sheet {
        name: lang.pick("联系日历", "Contacts").into(),
        table: Table {
            columns: vec![
                words(lang.pick("日期", "Day")),
                words(lang.pick("客户", "Customer")),
                words(lang.pick("类别", "Class")),
                column(lang.pick("逾期", "Late"), days(lang), true),
            ],
            rows: calendar.iter().map(row).collect(),
        },
    }
}

fn days(lang: Lang) -> String {
    lang.pick("天", "days").to_owned()
}

/// A list of leads to act on.
pub fn lead_list(lang: Lang, name: &str, leads: &[LeadRow]) -> Sheet {
    let row = |lead: &LeadRow| {
        let number = |days: i32| days.to_string();
        vec![
            Cell::text(lead.name.as_str()),
            Cell::text(lead.stage.as_str()),
            Cell::text(lead.source.as_str()),
            Cell::text(lead.reason.as_str()),
            Cell {
                shown: lead.day.map_or(String::new(), |day| names::day(lang, day)),
                exact: lead.day.map_or(String::new(), |day| day.iso()),
                explained: None,
            },
            Cell::text(lead.days.map_or(String::new(), number)),
            Cell::text(lead.line.to_string()),
        ]
    };
    Sheet {
        name: name.to_owned(),
        table: Table {
            columns: vec![
                words(lang.pick("潜客", "Lead")),
                words(lang.pick("阶段", "Stage")),
                words(lang.pick("来源", "Source")),
                words(lang.pick("失效原因", "Reason lost")),
                words(lang.pick("日期", "Day")),
                column(lang.pick("已过", "Since"), days(lang), true),
                column(
                    lang.pick("文件行号", "Line of the file"),
                    String::new(),
                    true,
                ),
            ],
            rows: leads.iter().map(row).collect(),
        },
    }
}

/// The whole register of inconsistencies.
pub fn register_sheet(lang: Lang, currency: Currency) -> Sheet {
    let head = |phrase: Phrase| words(phrase.get(lang));
    let number = |of: &Option<Explained>| match of {
        Some(of) => cell(lang, currency, of),
        None => Cell::text(""),
    };
    let row = |id: RegisterId| {
        let (entry, words) = (entry(id), register::words(lang, id));
        vec![
            Cell::text(format!("{id:?}")),
            Cell::text(words.place),
            Cell::text(words.problem),
            number(&entry.printed),
            number(&entry.other),
            Cell::text(match entry.other {
                Some(_) => register::other_is(lang, entry.other_is),
                None => "",
            }),
            Cell::text(words.handling),
        ]
    };
    Sheet {
        name: lang
            .pick("原文的数与另一个数", "As printed, and otherwise")
            .into(),
        table: Table {
            columns: vec![
                head(register::heads::ID),
                head(register::heads::PLACE),
                head(register::heads::PROBLEM),
                column(register::heads::PRINTED.get(lang), String::new(), true),
                column(register::heads::OTHER.get(lang), String::new(), true),
                head(register::heads::OTHER_IS),
                head(register::heads::HANDLING),
            ],
            rows: RegisterId::ALL.into_iter().map(row).collect(),
        },
    }
}
