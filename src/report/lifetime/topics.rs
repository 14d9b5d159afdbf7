//! The topics of lifetime in the value room.

use super::question::{
    CohortTerms, ForecastTerms, LifetimeQuestion as Q, SlippingTerms, TenureTerms,
};
use crate::report::{Question, Start, Topic, TopicRoom};
use crate::text::Lang;
use crate::text::ui::Phrase;
use crate::text::ui::sheet_lifetime as words;

/// Every topic of lifetime in order.
pub(in crate::report) fn topics(lang: Lang) -> Vec<Topic> {
    let topic = |slug: &str,
                 group: Phrase,
                 needs_data: bool,
                 (title, about): (Phrase, Phrase),
                 starts: Vec<(Phrase, Q)>| {
        Topic {
            slug: slug.to_owned(),
            room: TopicRoom::Value,
            group: group.get(lang).to_owned(),
            title: title.get(lang).to_owned(),
            about: about.get(lang).to_owned(),
            needs_data,
            starts: starts
                .into_iter()
                .map(|(title, question)| Start {
                    title: title.get(lang).to_owned(),
                    question: Question::Lifetime(question).to_value(),
                })
                .collect(),
        }
    };
    let on_data = |slug: &str, title: Phrase, about: Phrase, question: Q| {
        topic(
            slug,
            words::GROUP_FORECAST,
            true,
            (title, about),
            vec![(title, question)],
        )
    };
    vec![
        on_data(
            "forecast",
            words::FORECAST,
            words::FORECAST_ABOUT,
            Q::Forecast(ForecastTerms::default()),
        ),
        on_data(
            "slipping",
            words::SLIPPING_TITLE,
            words::SLIPPING_ABOUT,
            Q::Slipping(SlippingTerms::default()),
        ),
        on_data(
            "cohorts",
            words::COHORTS,
            words::COHORTS_ABOUT,
            Q::Cohorts(CohortTerms::default()),
        ),
        on_data(
            "tenure",
            words::TENURE,
            words::TENURE_ABOUT,
            Q::Tenure(TenureTerms::default()),
        ),
    ]
}
