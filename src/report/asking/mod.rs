//! What the topics are asked, taken together: a setting is entered in one place and stands wherever it
//! counts.
//!
//! Three kinds of settings are shared. A *part* of a question stands at a fixed place of another topic's
//! question, as long as that is about the same thing ([`parts`]); a *scheme* stands wherever one is chosen, and follows its own page
//! ([`schemes`]); the flat *margin* of the tiers stands in where a question needs one and has none
//! ([`margin`]). Whoever asks needs to know of none: [`Asking`] gives the question as it is to be
//! answered, and says which topic's question changes when something is entered.

mod margin;
mod parts;
mod schemes;

use std::collections::BTreeMap;

use serde_json::Value;

pub use schemes::{SchemePage, scheme_pages, told_of_schemes};

use super::{Control, Topic};
use crate::text::Lang;
use crate::value::Margins;

/// The questions of all topics as they stand.
#[derive(Debug, Clone, Copy)]
pub struct Asking<'a> {
    /// All topics.
    pub topics: &'a [Topic],
    /// What is asked of them where it is not what they begin with, by slug.
    pub kept: &'a BTreeMap<String, Value>,
    /// The schemes as their own pages have them.
    pub schemes: &'a [SchemePage],
    /// The margins of the tiers; none without data.
    pub margins: Option<&'a Margins>,
}

impl<'a> Asking<'a> {
    /// What a topic is asked, with the parts that other topics hold.
    pub fn asked(&self, topic: &Topic) -> Value {
        parts::joined(&topic.slug, self.own(topic), |slug| self.of_other(slug))
    }

    fn of_other(&self, slug: &str) -> Option<Value> {
        self.topic(slug).map(|it| self.own(it))
    }

    /// The same with every scheme as its own page has it, and with the margin of the tiers where the
    /// question has none of its own: what is to be answered.
    pub fn settled(&self, topic: &Topic) -> Value {
        let question = schemes::settled(&self.asked(topic), self.schemes);
        match self.margins {
            Some(margins) => margin::with_margin(question, margins),
            None => question,
        }
    }

    /// Says beside the fields of a topic which of them hold the margin of the tiers.
    pub fn tell(&self, lang: Lang, topic: &Topic, controls: &mut [Control]) {
        if let Some(margins) = self.margins {
            margin::tell_margin(lang, controls, &self.asked(topic), margins);
        }
    }

    /// A topic's own question, whatever stands in others.
    pub fn own(&self, topic: &Topic) -> Value {
        let start = || topic.starts.first().map(|it| it.question.clone());
        let kept = self.kept.get(&topic.slug).cloned();
        kept.or_else(start).unwrap_or_default()
    }

    /// The topics in whose questions a topic's question stands: itself, and those that hold parts of it.
    pub fn holders(&self, topic: &'a Topic) -> impl Iterator<Item = &'a Topic> {
        let others = parts::holders(&topic.slug).filter_map(|slug| self.topic(slug));
        std::iter::once(topic).chain(others)
    }

    /// Whose question changes, and to what, when something is entered at a place of a topic's question;
    /// none where there is no such place.
    pub fn entered(
        &self,
        topic: &'a Topic,
        path: &str,
        value: Value,
    ) -> Option<(&'a Topic, Value)> {
        let held = parts::held_at(&topic.slug, path, |slug| self.of_other(slug));
        let (topic, path) = match held {
            Some((slug, there)) => (self.topic(slug)?, there),
            None => (topic, path.to_owned()),
        };
        let asked = schemes::with_entered(&self.own(topic), &path, value, self.schemes)?;
        Some((topic, asked))
    }

    /// What is asked once a topic is set back: itself to what it begins with, which is none, and the
    /// parts of its question that stand in others.
    pub fn begun(&self, topic: &'a Topic) -> Vec<(&'a Topic, Option<Value>)> {
        let start = topic.starts.first().map(|it| &it.question);
        let of_other = |slug: &str| self.of_other(slug);
        let beginnings = start.map(|it| parts::beginnings(&topic.slug, it, of_other));
        let mut begun = vec![(topic, None)];
        for (slug, place, value) in beginnings.into_iter().flatten() {
            let Some(holder) = self.topic(slug) else {
                continue;
            };
            let place_in = begun.iter().position(|(it, _)| it.slug == holder.slug);
            let before = place_in.and_then(|at| begun[at].1.clone());
            let before = before.unwrap_or_else(|| self.own(holder));
            let asked = schemes::with_entered(&before, place, value, self.schemes);
            match place_in {
                Some(at) => begun[at].1 = asked,
                None => begun.push((holder, asked)),
            }
        }
        begun
    }

    fn topic(&self, slug: &str) -> Option<&'a Topic> {
        self.topics.iter().find(|it| it.slug == slug)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::report::{at, topics};
    use crate::text::Lang;

    /// Topics as they are listed, and what is kept of them.
    struct Study {
        topics: Vec<Topic>,
        kept: BTreeMap<String, Value>,
    }

    impl Study {
        fn new() -> Study {
            Study {
                topics: topics(Lang::Zh),
                kept: BTreeMap::new(),
            }
        }

        fn topic(&self, slug: &str) -> &Topic {
            self.topics.iter().find(|it| it.slug == slug).unwrap()
        }

        fn asking<'a>(&'a self, schemes: &'a [SchemePage]) -> Asking<'a> {
            Asking {
                topics: &self.topics,
                kept: &self.kept,
                schemes,
                margins: None,
            }
        }

        fn schemes(&self) -> Vec<SchemePage> {
            scheme_pages(Lang::Zh, &self.topics, &self.kept, None)
        }

        /// Enters something; returns the slug of the topic whose question has changed.
        fn enter(&mut self, slug: &str, path: &str, value: Value) -> String {
            let schemes = self.schemes();
            let asking = self.asking(&schemes);
            let (topic, asked) = asking.entered(self.topic(slug), path, value).unwrap();
            let changed = topic.slug.clone();
            self.kept.insert(changed.clone(), asked);
            changed
        }

        fn settled(&self, slug: &str) -> Value {
            self.asking(&self.schemes()).settled(self.topic(slug))
        }
    }

    #[test]
    fn a_margin_entered_among_the_cohorts_stands_in_the_forecast_and_in_who_slips_away() {
        let mut study = Study::new();
        let changed = study.enter("cohorts", "lifetime/cohorts/margin", 0.3.into());
        assert_eq!(changed, "forecast");
        for (slug, place) in [
            ("forecast", "lifetime/forecast/margin"),
            ("cohorts", "lifetime/cohorts/margin"),
            ("slipping", "lifetime/slipping/forecast/margin"),
        ] {
            let asked = study.settled(slug);
            assert_eq!(at(&asked, place), Some(&Value::from(0.3)), "{slug}");
        }
    }

    #[test]
    fn the_pages_of_one_case_have_its_numbers_in_common_while_they_show_that_case() {
        let mut study = Study::new();
        let changed = study.enter(
            "cbv-change",
            "value/ask/cbv_change/before/penetration",
            0.5.into(),
        );
        assert_eq!(changed, "cbv-levers");
        let penetration = |study: &Study, slug: &str, place: &str| {
            let asked = study.settled(slug);
            let of = |place: &str| at(&asked, place).cloned();
            of(place).and_then(|it| it.get("value").unwrap_or(&it).as_f64())
        };
        for (slug, place) in [
            ("cbv-levers", "value/ask/cbv_levers/penetration"),
            ("cbv-change", "value/ask/cbv_change/before/penetration"),
            ("printed", "value/ask/printed/penetration"),
        ] {
            assert_eq!(penetration(&study, slug, place), Some(0.5), "{slug}");
        }
        // Another case among the levers is nothing to the other pages, and they are nothing to it.
        let apps = study.topic("cbv-levers").starts[2].question.clone();
        study.kept.insert("cbv-levers".to_owned(), apps);
        let printed = "value/ask/printed/penetration";
        assert_eq!(penetration(&study, "printed", printed), Some(0.4));
        let changed = study.enter("printed", printed, 0.3.into());
        assert_eq!(changed, "printed");
    }

    #[test]
    fn setting_a_topic_back_sets_back_what_it_shares_and_nothing_else() {
        let mut study = Study::new();
        study.enter("cohorts", "lifetime/cohorts/margin", 0.3.into());
        study.enter("cohorts", "lifetime/cohorts/acquisition_cost", 12.into());
        study.enter("forecast", "lifetime/forecast/horizon_months", 24.into());
        let schemes = study.schemes();
        let begun = study.asking(&schemes).begun(study.topic("cohorts"));
        let begun: BTreeMap<_, _> = begun
            .into_iter()
            .map(|(topic, asked)| (topic.slug.clone(), asked))
            .collect();
        assert_eq!(begun["cohorts"], None);
        let forecast = begun["forecast"].as_ref().unwrap();
        let start = &study.topic("forecast").starts[0].question;
        let margin = "lifetime/forecast/margin";
        assert_eq!(at(forecast, margin), at(start, margin));
        assert_eq!(
            at(forecast, "lifetime/forecast/horizon_months"),
            Some(&Value::from(24))
        );
        assert_eq!(begun.len(), 2);
    }

    #[test]
    fn a_scheme_that_is_changed_on_its_page_is_answered_so_wherever_it_is_chosen() {
        let mut study = Study::new();
        let usual = study.topic("rfm").starts[0].question["segments"].clone();
        study.enter("cross", "cross/rows", usual.clone());
        assert_eq!(at(&study.settled("cross"), "cross/rows"), Some(&usual));
        let changed = study.enter("rfm", "segments/rfm/names", "cells".into());
        assert_eq!(changed, "rfm");
        let now = study.settled("rfm")["segments"].clone();
        assert_ne!(now, usual);
        assert_eq!(at(&study.settled("cross"), "cross/rows"), Some(&now));
    }
}
