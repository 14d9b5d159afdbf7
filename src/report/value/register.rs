//! The register of inconsistencies as a sheet.

use super::super::{Sheet, SheetTable};
use super::page::{Answer, Page};
use crate::chart::figures::{axis, numbers, words as words_column};
use crate::chart::{Bar, Cell, Compare, Drawing, Figure, Group, Swatch, Table, Tone};
use crate::explain::Explained;
use crate::scenario::CaseId;
use crate::text::Lang;
use crate::text::explain::{shown, symbol_name, unit_name};
use crate::text::number::{fixed, percent, with_sign};
use crate::text::register::{heads, other_is, words as words_of};
use crate::text::ui::sheet_value::{self as value_words, capital, named, topics as words};
use crate::units::Currency;
use crate::workshop::{CaseRef, RegisterEntry, RegisterId, case, entry, footnotes};

/// The footnotes that have numbers, each number with its formula.
fn footnote_table(page: &Page, entries: &[RegisterEntry]) -> Option<SheetTable> {
    let row = |entry: &RegisterEntry| {
        let (printed, other) = (entry.printed.as_ref()?, entry.other.as_ref()?);
        Some(vec![
            Cell::text(format!("{:?}", entry.id)),
            Cell::text(capital(symbol_name(page.lang, printed.symbol))),
            page.cell(printed),
            page.cell(other),
            Cell::text(other_is(page.lang, entry.other_is)),
            Cell::text(unit_name(page.lang, printed.unit, page.currency)),
        ])
    };
    let rows: Vec<Vec<Cell>> = entries.iter().filter_map(row).collect();
    let columns = vec![
        words_column(page.say(heads::ID)),
        words_column(page.say(value_words::FIGURE)),
        numbers(page.say(heads::PRINTED), ""),
        numbers(page.say(heads::OTHER), ""),
        words_column(page.say(heads::OTHER_IS)),
        words_column(page.say(value_words::UNIT)),
    ];
    (!rows.is_empty()).then(|| SheetTable {
        title: page.say(value_words::FOOTNOTES).to_owned(),
        note: String::new(),
        table: Table { columns, rows },
    })
}

/// Sets the footnotes of a case under a sheet: the number both ways where there is one, and the words.
pub(super) fn annotate(page: &Page, sheet: &mut Sheet, case: CaseRef) {
    let entries = footnotes(case);
    sheet.tables.extend(footnote_table(page, &entries));
    let notes = entries
        .iter()
        .map(|it| value_words::footnote(page.lang, it.id));
    sheet.notes.extend(notes);
}

/// The footnotes of a case of the whole workbench, for its first page: no answer of its own.
pub fn footnotes_of_study(lang: Lang, id: CaseId) -> Sheet {
    let currency = case(id).assumptions.currency;
    let page = Page {
        lang,
        currency,
        source: String::new(),
    };
    let mut sheet = Sheet {
        currency: Some(currency),
        ..Sheet::default()
    };
    annotate(&page, &mut sheet, CaseRef::Study(id));
    sheet
}

/// What decides how far a number is told to: two percent and more, one decimal.
const ROUGH: f64 = 0.02;

/// How far each printed number is from the one beside it, the farthest first.
fn gaps(page: &Page, sheet: &Sheet) -> Figure {
    let entries = RegisterId::ALL.into_iter().map(entry);
    let mut gaps: Vec<(RegisterEntry, Explained)> = entries
        .filter_map(|entry| {
            let gap = entry.gap()?;
            Some((entry, gap))
        })
        .collect();
    gaps.sort_by(|a, b| b.1.value().abs().total_cmp(&a.1.value().abs()));
    let (lang, currency) = (page.lang, page.currency);
    let name = |entry: &RegisterEntry| {
        let of = entry.printed.as_ref();
        let of = of.map_or("", |it| symbol_name(lang, it.symbol));
        // What stands in brackets is in the table; a label holds it nowhere.
        let short = of.split(['（', '(']).next().unwrap_or(of).trim();
        format!("{:?} {}", entry.id, capital(short))
    };
    let number = |of: &Option<Explained>| {
        let of = of.as_ref();
        of.map_or(String::new(), |it| match it.unit.is_money() {
            true => fixed(it.value(), 2),
            false => shown(lang, it, currency),
        })
    };
    let bar = |(entry, gap): &(RegisterEntry, Explained)| {
        let value = gap.value();
        let decimals = if value.abs() < ROUGH { 2 } else { 1 };
        let (label, far) = (
            name(entry),
            with_sign(value, percent(lang, value, decimals)),
        );
        let both = format!("{} → {}", number(&entry.printed), number(&entry.other));
        Bar {
            spoken: [&*label, &*far, &*both].join(lang.pick("，", ", ")),
            label,
            value,
            value_label: far,
            difference_label: both,
            tone: Tone::Even,
            swatch: match value < 0.0 {
                true => Swatch::Negative,
                false => Swatch::Accent,
            },
        }
    };
    let group = Group {
        label: page.say(words::REGISTER_GAPS).to_owned(),
        bars: gaps.iter().map(bar).collect(),
    };
    let names = gaps.iter().map(|(entry, _)| name(entry));
    let mut columns = page.columns(value_words::FIGURE, names);
    let printed = gaps.iter().map(|(entry, _)| number(&entry.printed));
    columns.say(page.say(heads::PRINTED), printed.collect());
    let other = gaps.iter().map(|(entry, _)| number(&entry.other));
    columns.say(page.say(heads::OTHER), other.collect());
    page.column_to(&mut columns, gaps.iter().map(|(_, gap)| Some(gap)), 2);
    let axes = vec![axis(lang, value_words::LENGTH, "%", words::REGISTER_RULE)];
    let drawing = Drawing::Compare(Compare {
        groups: vec![group],
    });
    page.figure(
        sheet,
        words::REGISTER_FIGURE,
        axes,
        drawing,
        columns.table(),
    )
}

/// What stands in one document: the numbers, then in words what is wrong and what is done about it.
/// Numbers have columns only where the document has some.
fn of_document(page: &Page, title: &str) -> SheetTable {
    let lang = page.lang;
    let ids = RegisterId::ALL.into_iter();
    let ids: Vec<RegisterId> = ids
        .filter(|it| words_of(lang, *it).place == title)
        .collect();
    let has_numbers = ids.iter().any(|it| entry(*it).printed.is_some());
    let number = |of: &Option<Explained>| match of {
        // Both numbers of an amount have cents.
        Some(of) if of.unit.is_money() => Cell {
            shown: fixed(of.value(), 2),
            ..page.cell(of)
        },
        Some(of) => Cell {
            shown: shown(lang, of, page.currency),
            ..page.cell(of)
        },
        None => Cell::text(""),
    };
    let row = |id: &RegisterId| {
        let (entry, words) = (entry(*id), words_of(lang, *id));
        let mut cells = vec![Cell::text(format!("{id:?}"))];
        if has_numbers {
            let mut other = number(&entry.other);
            if entry.other.is_some() {
                let which = other_is(lang, entry.other_is);
                other.shown = match lang {
                    Lang::Zh => format!("{}（{which}）", other.shown),
                    Lang::En => format!("{} ({which})", other.shown),
                };
            }
            cells.extend([number(&entry.printed), other]);
        }
        let both = match lang {
            Lang::Zh => format!("{}处理：{}", words.problem, words.handling),
            Lang::En => format!("{} Handling: {}", words.problem, words.handling),
        };
        cells.push(Cell::text(both));
        cells
    };
    let mut columns = vec![words_column(page.say(heads::ID))];
    if has_numbers {
        columns.push(numbers(page.say(heads::PRINTED), ""));
        columns.push(numbers(page.say(heads::OTHER), ""));
    }
    columns.push(words_column(page.say(heads::PROBLEM_AND_HANDLING)));
    SheetTable {
        title: title.to_owned(),
        note: String::new(),
        table: Table {
            columns,
            rows: ids.iter().map(row).collect(),
        },
    }
}

/// The currency of the documents whose money the register is about.
const CURRENCY: Currency = Currency::Usd;

/// Where the documents contradict themselves, the number both ways where there is one.
pub fn register(lang: Lang) -> Sheet {
    let page = Page {
        lang,
        currency: CURRENCY,
        source: String::new(),
    };
    let has_numbers = |id: &RegisterId| entry(*id).printed.is_some();
    let with_numbers = RegisterId::ALL.iter().filter(|id| has_numbers(id)).count();
    let counts = [
        ("entries", RegisterId::ALL.len().to_string()),
        ("numbers", with_numbers.to_string()),
    ];
    let counts = counts
        .each_ref()
        .map(|(place, count)| (*place, count.as_str()));
    let answer = named(page.say(words::REGISTER_ANSWER), &counts);
    let answer = Answer::default().clause(answer, []);
    let mut sheet = page.sheet(answer, words::REGISTER_METHOD);
    let figure = gaps(&page, &sheet);
    sheet.figures.push(figure);
    let mut titles: Vec<&'static str> = Vec::new();
    for id in RegisterId::ALL {
        let title = words_of(lang, id).place;
        if !titles.contains(&title) {
            titles.push(title);
        }
    }
    let tables = titles.into_iter().map(|title| of_document(&page, title));
    sheet.tables.extend(tables);
    sheet.currency = Some(CURRENCY);
    sheet
}
