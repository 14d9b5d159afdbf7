//! What the documents hold, as links to where it is shown.

mod find;

use serde::{Deserialize, Serialize};
use std::collections::HashMap;

use super::fields::Fields;
use super::{IndexLink, IndexPart, Sheet, Topic, WayOn, topics};
use crate::text::documents::{DOCUMENTS, Entry, Place};
use crate::text::sentence::Sentence;
use crate::text::ui::sheet;
use crate::text::ui::sheet_documents as words;
use crate::text::{Lang, names};

use find::Search;

/// An entry that fits so well is named by one of the words.
const NAMED: usize = 100;

/// What is looked for in the documents.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Finding {
    /// Words that all stand in what is looked for, in either language; none finds everything.
    pub words: String,
}

/// The topics by their address, in one language.
type BySlug = HashMap<String, Topic>;

fn by_slug(lang: Lang) -> BySlug {
    let all = topics(lang).into_iter();
    all.map(|topic| (topic.slug.clone(), topic)).collect()
}

fn link(lang: Lang, entry: &Entry, topics: &BySlug) -> Option<IndexLink> {
    let (place, to) = match entry.place {
        Place::Topic(slug) => {
            let topic = topics.get(slug)?;
            let place = match topic.needs_data {
                true => words::ON_DATA.with(lang, &topic.title),
                false => topic.title.clone(),
            };
            (place, WayOn::Topic(topic.room, topic.slug.clone()))
        }
        Place::Case(id) => {
            let name = names::case_title(lang, id);
            (words::CASE.with(lang, name), WayOn::Case(id))
        }
    };
    Some(IndexLink {
        words: entry.words.get(lang).to_owned(),
        place,
        to,
    })
}

/// Where the tables, formulas and classifications of the documents are.
pub fn documents(lang: Lang, finding: &Finding) -> Sheet {
    let search = Search::of(&finding.words);
    let here = by_slug(lang);
    // Where entries are named so, those whose pages only say so are not wanted.
    let best = DOCUMENTS
        .iter()
        .flat_map(|it| it.entries.iter().map(|entry| search.fit(it, entry)))
        .max()
        .unwrap_or_default();
    let least = if best > NAMED { NAMED } else { 1 };
    let index: Vec<IndexPart> = DOCUMENTS
        .iter()
        .map(|document| IndexPart {
            title: document.title.get(lang).to_owned(),
            links: document
                .entries
                .iter()
                .filter(|entry| search.is_empty() || search.fit(document, entry) >= least)
                .filter_map(|entry| link(lang, entry, &here))
                .collect(),
        })
        .filter(|part| !part.links.is_empty())
        .collect();
    let found: usize = index.iter().map(|part| part.links.len()).sum();
    let said = match (search.is_empty(), found) {
        (true, _) => {
            let of_field = DOCUMENTS.last().map_or(0, |it| it.entries.len());
            words::ANSWER
                .with(lang, &(found - of_field).to_string())
                .replacen("{n}", &of_field.to_string(), 1)
        }
        (false, 0) => words::NOT_FOUND.with(lang, finding.words.trim()),
        (false, _) => {
            words::FOUND
                .with(lang, finding.words.trim())
                .replacen("{n}", &found.to_string(), 1)
        }
    };
    let mut fields = Fields::new(lang, "documents", sheet::CONTROLS.get(lang));
    fields.text(words::FIND, "words", &finding.words);
    fields.note(words::FIND_NOTE.get(lang));
    Sheet {
        answer: Sentence::with(&said, []),
        method: words::METHOD.get(lang).to_owned(),
        controls: fields.done(),
        index,
        ..Sheet::default()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn links(words: &str) -> Vec<IndexLink> {
        let words = words.to_owned();
        let sheet = documents(Lang::Zh, &Finding { words });
        sheet.index.into_iter().flat_map(|it| it.links).collect()
    }

    #[test]
    fn every_entry_leads_to_a_topic_that_is_there() {
        let entries: usize = DOCUMENTS.iter().map(|it| it.entries.len()).sum();
        assert_eq!(links("").len(), entries);
    }

    #[test]
    fn every_topic_on_paper_is_found_by_a_document_or_as_usual_in_the_field() {
        let linked = links("");
        for topic in topics(Lang::Zh) {
            let leads = |it: &IndexLink| matches!(&it.to, WayOn::Topic(room, slug) if *room == topic.room && *slug == topic.slug);
            let is_index = ["documents", "register"].contains(&topic.slug.as_str());
            let is_listed = linked.iter().any(leads);
            assert!(topic.needs_data || is_index || is_listed, "{}", topic.slug);
        }
    }

    #[test]
    fn words_of_either_language_find_their_topic() {
        for (looked_for, slug) in [
            ("让渡", "delivered"),
            ("delivered rival", "delivered"),
            ("abc 预期", "expected-value"),
            ("潜客 跟进", "leads"),
            ("SBG", "retention-curves"),
            ("ＣＬＶ 获客", "clv"),
            ("渗透率", "cbv-levers"),
            ("penetration", "cbv-levers"),
            ("利特尔", "school"),
            ("合伙型", "relationships"),
        ] {
            let found = links(looked_for);
            let is_it = |it: &IndexLink| matches!(&it.to, WayOn::Topic(_, to) if to == slug);
            assert!(found.iter().any(is_it), "{looked_for}");
        }
        assert_eq!(links("恐龙"), []);
    }
}
