//! Links that lead on from a sheet that cannot be made.

use super::{Control, Entry, TopicRoom, WayOn, on_paper_of, topics};
use crate::text::Lang;
use crate::text::ui::{Phrase, sheet as paper, sheet_ways as words};

/// Links, each by its words; `path` is a place of the question that has no control of its own.
pub(super) fn links(lang: Lang, path: &str, options: Vec<(String, WayOn)>) -> Control {
    Control {
        group: words::WAYS_ON.get(lang).to_owned(),
        label: words::WAYS_ON.get(lang).to_owned(),
        path: path.to_owned(),
        entry: Entry::Ways { options },
        note: String::new(),
    }
}

/// A link to a topic that answers the open data.
pub fn way_to(lang: Lang, slug: &str, title: Phrase) -> Control {
    let to = WayOn::Topic(TopicRoom::Value, slug.to_owned());
    links(lang, "ways", vec![(title.get(lang).to_owned(), to)])
}

/// Links from a topic that the open data do not answer: to other data, and to the same on paper.
pub fn ways_to_other_data(lang: Lang, slug: &str) -> Control {
    let data = (words::OTHER_DATA.get(lang).to_owned(), WayOn::Data);
    let on_paper = on_paper_of(slug).and_then(|slug| {
        let topic = topics(lang).into_iter().find(|topic| topic.slug == slug)?;
        let words = paper::ON_PAPER.with(lang, &topic.title);
        Some((words, WayOn::Topic(topic.room, topic.slug)))
    });
    links(
        lang,
        "ways",
        [Some(data), on_paper].into_iter().flatten().collect(),
    )
}
