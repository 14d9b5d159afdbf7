//! What can be asked of the topics, and what stands on the lists of the rooms.

use serde::{Deserialize, Serialize};
use serde_json::Value;

use super::lifetime::{self, LifetimeQuestion};
use super::{Start, Topic, TopicRoom};
use crate::segment::{
    AbcScheme, Basis, BasisScheme, LifeCycleScheme, RfmScheme, Scheme, UsageScheme,
};
use crate::text::ui::Phrase;
use crate::text::ui::sheet::{self as words, about};
use crate::text::{Lang, segments::scheme_name};

/// A question a topic asks.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
#[non_exhaustive]
pub enum Question {
    /// The first facts of the open data.
    Opening,
    /// Customers and money by the segments of a scheme.
    Segments(Scheme),
    /// Lifetime: forecasts, cohorts, retention.
    Lifetime(LifetimeQuestion),
}

impl Question {
    /// As it travels and is kept.
    pub fn to_value(&self) -> Value {
        serde_json::to_value(self).unwrap_or_default()
    }
}

/// Every topic in the order of its room.
pub fn topics(lang: Lang) -> Vec<Topic> {
    let scheme = |slug: &str, about: Phrase, scheme: Scheme| {
        let title = scheme_name(lang, &scheme).to_owned();
        on_data(
            slug,
            words::GROUP_SEGMENTS.get(lang),
            title,
            about.get(lang),
            &Question::Segments(scheme),
        )
    };
    let service_level = BasisScheme {
        basis: Basis::ServiceLevel,
        bands: Default::default(),
        span: Default::default(),
        discount: Default::default(),
    };
    let mut all = vec![
        on_data(
            "opening",
            words::GROUP_FACTS.get(lang),
            words::OPENING_FACTS.get(lang).to_owned(),
            words::OPENING_ABOUT.get(lang),
            &Question::Opening,
        ),
        scheme("rfm", about::RFM, Scheme::Rfm(RfmScheme::default())),
        scheme("abc", about::ABC, Scheme::Abc(AbcScheme::default())),
        scheme("usage", about::USAGE, Scheme::Usage(UsageScheme::default())),
        scheme(
            "life-cycle",
            about::LIFE_CYCLE,
            Scheme::LifeCycle(LifeCycleScheme::default()),
        ),
        scheme("basis", about::BASIS, Scheme::Basis(service_level)),
    ];
    all.extend(lifetime::topics(lang));
    all
}

fn on_data(slug: &str, group: &str, title: String, about: &str, question: &Question) -> Topic {
    Topic {
        slug: slug.to_owned(),
        room: TopicRoom::Segments,
        group: group.to_owned(),
        about: about.to_owned(),
        needs_data: true,
        starts: vec![Start {
            title: title.clone(),
            question: question.to_value(),
        }],
        title,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::json;

    #[test]
    fn every_topic_has_a_slug_of_its_own_and_a_question_that_can_be_read() {
        let topics = topics(Lang::Zh);
        for (place, topic) in topics.iter().enumerate() {
            assert!(topics[..place].iter().all(|other| other.slug != topic.slug));
            assert!(!topic.starts.is_empty());
            for start in &topic.starts {
                let question = json::from_value::<Question>(start.question.clone());
                assert_eq!(question.unwrap().to_value(), start.question);
            }
        }
    }
}
