//! What can be asked of the topics, and what stands on the lists of the rooms.

use serde::{Deserialize, Serialize};
use serde_json::{Value, json};

use super::lifetime::{self, LifetimeQuestion};
use super::segment_questions::{CrossQuestion, FlowQuestion, MovementQuestion};
use super::segment_topics::segment_topics;
use super::{CustomersQuestion, Finding, Observing, OnPaper, Topic, value};
use crate::lifetime::RetentionCurve;
use crate::loyalty::SurveyRules;
use crate::scenario::CaseId;
use crate::segment::Scheme;
use crate::text::Lang;
use crate::value::{BaseQuestion, CareRules, LeadRules, ScoredAccounts};

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
    /// Who moved between two days.
    Movement(Box<MovementQuestion>),
    /// New, kept, returned and lapsed between two periods.
    Flow(FlowQuestion),
    /// One scheme against another.
    Cross(Box<CrossQuestion>),
    /// A value model on numbers of its own.
    Value(Box<OnPaper>),
    /// Lifetime value from the open data.
    Observed(Observing),
    /// A value model on the open customers.
    Based(Box<BaseQuestion>),
    /// The accounts of an open scorecard assessed.
    Scored(Box<ScoredAccounts>),
    /// Who of the open customers is to be spoken to.
    Care(Box<CareRules>),
    /// The leads of an open file.
    Leads(Box<LeadRules>),
    /// The answers of an open survey.
    Survey(Box<SurveyRules>),
    /// Where what the documents hold is found.
    Documents(Finding),
    /// Where the documents contradict themselves.
    Register,
    /// The same about one case of the whole workbench.
    Footnotes(CaseId),
    /// The customers one by one, or one of them in full.
    Customers(Box<CustomersQuestion>),
}

impl Question {
    /// As it travels and is kept.
    pub fn to_value(&self) -> Value {
        serde_json::to_value(self).unwrap_or_default()
    }
}

/// [`Question::Footnotes`] as it travels, for who does not load the other questions.
pub fn footnotes_question(case: CaseId) -> Value {
    json!({ "footnotes": case })
}

/// Every topic in the order of its room.
pub fn topics(lang: Lang) -> Vec<Topic> {
    topics_with(lang, &[])
}

/// The same where an open table of retention gives curves to begin with.
pub fn topics_with(lang: Lang, curves: &[RetentionCurve]) -> Vec<Topic> {
    let mut all = segment_topics(lang);
    all.extend(value::topics(lang));
    all.extend(lifetime::topics(lang, curves));
    all
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::json;

    #[test]
    fn the_footnotes_of_a_case_are_asked_for_as_any_other_question() {
        for case in [CaseId::TenThousand, CaseId::Hampton] {
            let question = Question::Footnotes(case);
            assert_eq!(footnotes_question(case), question.to_value());
        }
    }

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
