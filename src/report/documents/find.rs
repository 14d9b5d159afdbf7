//! What is looked for, held against the documents' words and against all that the pages say.

use std::collections::HashMap;

use crate::ingest::half_width;
use crate::json;
use crate::report::lifetime::{self, LifetimeQuestion};
use crate::report::{Question, Sheet, SheetAnswer, Topic, on_paper, topics};
use crate::text::Lang;
use crate::text::documents::{Document, Entry, Place};
use crate::units::Currency;

/// Words that are looked for, and what topics say, by their address.
pub(super) struct Search {
    wanted: Vec<String>,
    topics: HashMap<String, Words>,
}

/// What a topic says, in both languages.
#[derive(Default)]
struct Words {
    /// What it is called, and what it answers.
    name: String,
    /// What its pages say as they begin.
    pages: String,
}

impl Search {
    /// Reads what the topics say in both languages, where anything is looked for.
    pub(super) fn of(words: &str) -> Search {
        let words = folded(words);
        let wanted: Vec<String> = words.split_whitespace().map(str::to_owned).collect();
        let mut said: HashMap<String, Words> = HashMap::new();
        let languages = match wanted.is_empty() {
            true => [].as_slice(),
            false => &[Lang::Zh, Lang::En],
        };
        for &lang in languages {
            for topic in topics(lang) {
                let words = words_of(lang, &topic);
                let all = said.entry(topic.slug).or_default();
                all.name.push_str(&words.name);
                all.pages.push_str(&words.pages);
            }
        }
        Search {
            wanted,
            topics: said,
        }
    }

    /// True where nothing is looked for.
    pub(super) fn is_empty(&self) -> bool {
        self.wanted.is_empty()
    }

    /// How well an entry fits: the words found in the document's own words or in the name of the topic
    /// count most, then those that its pages say. Zero where a word is found in none.
    pub(super) fn fit(&self, document: &Document, entry: &Entry) -> usize {
        let own = [document.title, entry.words].map(|it| format!("{} {}", it.zh, it.en));
        let own = folded(&own.join(" "));
        let topic = match entry.place {
            Place::Topic(slug) => self.topics.get(slug),
            Place::Case(_) => None,
        };
        let is_named =
            |word: &String| own.contains(word) || topic.is_some_and(|it| it.name.contains(word));
        let is_said = |word: &String| topic.is_some_and(|it| it.pages.contains(word));
        let mut fit = 1;
        for word in &self.wanted {
            fit += match (is_named(word), is_said(word)) {
                (true, _) => 100,
                (false, true) => 1,
                (false, false) => return 0,
            };
        }
        fit
    }
}

/// Letters small, half-width.
fn folded(text: &str) -> String {
    text.chars()
        .map(half_width)
        .collect::<String>()
        .to_lowercase()
}

fn words_of(lang: Lang, topic: &Topic) -> Words {
    let name = format!("{} {} {} ", topic.group, topic.title, topic.about);
    let mut pages = String::new();
    for start in &topic.starts {
        pages.push_str(&start.title);
        pages.push(' ');
        if let Some(sheet) = sheet_of(lang, &start.question) {
            read(&sheet, &mut pages);
        }
    }
    Words {
        name: folded(&name),
        pages: folded(&pages),
    }
}

/// The page of a case on paper.
fn sheet_of(lang: Lang, question: &serde_json::Value) -> Option<Sheet> {
    let currency = Currency::Unstated;
    match json::from_value::<Question>(question.clone()).ok()? {
        Question::Value(asked) => match on_paper(lang, currency, &asked) {
            SheetAnswer::Sheet(sheet) => Some(*sheet),
            _ => None,
        },
        Question::Lifetime(LifetimeQuestion::Dwyer(terms)) => {
            lifetime::lost_for_good(lang, currency, &terms).ok()
        }
        Question::Lifetime(LifetimeQuestion::Recency(terms)) => {
            lifetime::always_a_share(lang, currency, &terms).ok()
        }
        Question::Lifetime(LifetimeQuestion::Events(terms)) => {
            lifetime::events(lang, currency, &terms).ok()
        }
        Question::Lifetime(LifetimeQuestion::School(terms)) => {
            lifetime::school(lang, currency, &terms).ok()
        }
        _ => None,
    }
}

fn read(sheet: &Sheet, all: &mut String) {
    let mut say = |words: &str| {
        all.push_str(words);
        all.push(' ');
    };
    say(&sheet.answer.text());
    say(&sheet.method);
    for control in &sheet.controls {
        say(&control.label);
    }
    for table in &sheet.tables {
        say(&table.title);
        say(&table.note);
        for column in &table.table.columns {
            say(&column.heading);
        }
        let cells = table.table.rows.iter().flatten();
        for cell in cells.filter(|it| it.explained.is_none()) {
            say(&cell.shown);
        }
    }
    for note in &sheet.notes {
        say(note);
    }
}
