//! The documents passage by passage, with the topics that compute them.

use super::super::ways_on::links;
use super::super::{Sheet, SheetTable, Topic, WayOn};
use super::page::{Answer, Page};
use crate::chart::figures::{axis, words as words_column};
use crate::chart::{Bar, Cell, Compare, Drawing, Figure, Group, Swatch, Table, Tone};
use crate::text::Lang;
use crate::text::ui::sheet_value::documents::{self as words, DOCUMENTS, Passage};
use crate::text::ui::sheet_value::{self as value_words, named};
use crate::units::Currency;

/// What the documents hold and where it is; `topics` are all that there are.
pub fn documents(lang: Lang, currency: Currency, topics: &[Topic]) -> Sheet {
    let page = Page {
        lang,
        currency,
        source: String::new(),
    };
    let all: usize = DOCUMENTS.iter().map(|it| it.passages.len()).sum();
    let answer = named(page.say(words::ANSWER), &[("count", &all.to_string())]);
    let mut sheet = page.sheet(Answer::default().clause(answer, []), words::METHOD);
    let figure = by_document(&page, &sheet);
    sheet.figures.push(figure);
    let title = |slug: &str| {
        let topic = topics.iter().find(|it| it.slug == slug);
        topic.map_or("", |it| &it.title).to_owned()
    };
    let row = |title_of: &str, it: &Passage| {
        let register: Vec<String> = it.register.iter().map(|id| format!("{id:?}")).collect();
        vec![
            Cell::text(title_of),
            Cell::text(page.say(it.says)),
            Cell::text(page.say(it.prints)),
            Cell::text(title(it.slug)),
            Cell::text(register.join(lang.pick("、", ", "))),
        ]
    };
    let of_document = |it: &words::Document| {
        let name = page.say(it.title);
        let rows = it.passages.iter().map(|passage| row(name, passage));
        rows.collect::<Vec<_>>()
    };
    let heads = [
        words::DOCUMENT,
        words::SAYS,
        words::PRINTS,
        words::WHERE,
        words::REGISTER,
    ];
    sheet.tables.push(SheetTable {
        title: page.say(words::TABLE).to_owned(),
        note: String::new(),
        table: Table {
            columns: heads.map(|it| words_column(page.say(it))).into(),
            rows: DOCUMENTS.iter().flat_map(of_document).collect(),
        },
    });
    for (place, document) in DOCUMENTS.iter().enumerate() {
        let options = document.passages.iter().map(|it| {
            let says = page.say(it.says).to_owned();
            (says, WayOn::Topic(it.slug.to_owned()))
        });
        let mut control = links(lang, &format!("documents/{place}"), options.collect());
        page.say(document.title).clone_into(&mut control.group);
        page.say(document.title).clone_into(&mut control.label);
        sheet.controls.push(control);
    }
    sheet
}

/// How many passages each document has.
fn by_document(page: &Page, sheet: &Sheet) -> Figure {
    let lang = page.lang;
    let names = || DOCUMENTS.iter().map(|it| page.say(it.title).to_owned());
    let counts = || DOCUMENTS.iter().map(|it| it.passages.len());
    let bar = |(label, count): (String, usize)| Bar {
        spoken: [&*label, &count.to_string()].join(lang.pick("，", ", ")),
        label,
        value: count as f64,
        value_label: count.to_string(),
        difference_label: String::new(),
        tone: Tone::Even,
        swatch: Swatch::Accent,
    };
    let group = Group {
        label: page.say(words::FIGURE).to_owned(),
        bars: names().zip(counts()).map(bar).collect(),
    };
    let mut columns = page.columns(words::DOCUMENT, names());
    let shown = counts().map(|it| it.to_string());
    columns.say(page.say(words::COUNT), shown.collect());
    let axes = vec![axis(lang, value_words::LENGTH, "", words::COUNT_RULE)];
    let drawing = Drawing::Compare(Compare {
        groups: vec![group],
    });
    page.figure(sheet, words::FIGURE, axes, drawing, columns.table())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::report::{Entry, TopicRoom, topics};

    #[test]
    fn every_passage_leads_to_a_topic_that_answers_without_data() {
        for lang in [Lang::Zh, Lang::En] {
            let all = topics(lang);
            let sheet = documents(lang, Currency::Cny, &all);
            let passages: usize = DOCUMENTS.iter().map(|it| it.passages.len()).sum();
            assert_eq!(sheet.tables[0].table.rows.len(), passages);
            assert_eq!(sheet.figures.len(), 1);
            let mut links = 0;
            for control in &sheet.controls {
                let Entry::Ways { options } = &control.entry else {
                    panic!("{control:?}");
                };
                for (words, way) in options {
                    let WayOn::Topic(slug) = way else {
                        panic!("{words}");
                    };
                    let topic = all.iter().find(|it| it.slug == *slug);
                    let topic = topic.unwrap_or_else(|| panic!("{slug}"));
                    assert!(
                        !topic.needs_data && topic.room == TopicRoom::Value,
                        "{slug}"
                    );
                    links += 1;
                }
            }
            assert_eq!(links, passages);
        }
    }
}
