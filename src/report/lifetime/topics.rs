//! The topics of lifetime in the value room.

use super::question::{
    CohortTerms, DwyerTerms, EventTerm, EventTerms, ForecastTerms, LifetimeQuestion as Q,
    RecencyTerms, RetentionReading, RetentionTerms, SchoolGroup, SchoolReasons, SchoolTerms,
    SlippingTerms, TenureTerms,
};
use crate::explain::{Given, Source};
use crate::lifetime::{RetentionCurve, StockReading};
use crate::report::{Question, Start, Topic, TopicRoom};
use crate::text::Lang;
use crate::text::ui::Phrase;
use crate::text::ui::{sheet_lifetime as words, sheet_lifetime_paper as paper};
use crate::units::Currency;
use crate::workshop::{
    FITTED_RENEWALS, HIGH_END_MEMBERS, REGULAR_MEMBERS, SCHOOL_GROUPS, SCHOOL_REASONS, school,
};

/// Every topic of lifetime in order.
pub(in crate::report) fn topics(lang: Lang, curves: &[RetentionCurve]) -> Vec<Topic> {
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
                .map(|(title, question)| start(title.get(lang).to_owned(), question))
                .collect(),
        }
    };
    let with_file = |mut topic: Topic| {
        let of_file = curves.iter().map(|it| {
            let name = it.name.as_deref().unwrap_or(paper::TOGETHER.get(lang));
            start(paper::OF_FILE.with(lang, name), Q::Retention(left(it)))
        });
        topic.starts.splice(0..0, of_file);
        topic
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
        with_file(topic(
            "retention-curves",
            words::GROUP_PAPER,
            false,
            (paper::RETENTION, paper::RETENTION_ABOUT),
            vec![
                (paper::REGULAR, Q::Retention(members(&REGULAR_MEMBERS))),
                (paper::HIGH_END, Q::Retention(members(&HIGH_END_MEMBERS))),
            ],
        )),
        topic(
            "lost-for-good",
            words::GROUP_PAPER,
            false,
            (paper::DWYER, paper::DWYER_ABOUT),
            vec![(paper::AS_IN_CASE, Q::Dwyer(twenty_thousand()))],
        ),
        topic(
            "recency-states",
            words::GROUP_PAPER,
            false,
            (paper::RECENCY, paper::RECENCY_ABOUT),
            vec![(paper::AS_IN_CASE, Q::Recency(buyers()))],
        ),
        topic(
            "event-forecast",
            words::GROUP_PAPER,
            false,
            (paper::EVENTS_TOPIC, paper::EVENTS_ABOUT),
            vec![(paper::AS_IN_CASE, Q::Events(account()))],
        ),
        topic(
            "school",
            words::GROUP_PAPER,
            false,
            (paper::SCHOOL, paper::SCHOOL_ABOUT),
            vec![(paper::AS_IN_CASE, Q::School(school_terms()))],
        ),
        topic(
            "papers",
            words::GROUP_PROOF,
            false,
            (paper::PAPERS, paper::PAPERS_ABOUT),
            vec![(paper::PAPERS, Q::Papers)],
        ),
        topic(
            "cdnow",
            words::GROUP_PROOF,
            true,
            (paper::CDNOW, paper::CDNOW_ABOUT),
            vec![(paper::CDNOW, Q::Cdnow)],
        ),
    ]
}

fn start(title: String, question: Q) -> Start {
    Start {
        title,
        question: Question::Lifetime(question).to_value(),
    }
}

/// A curve of the open table, all of it fitted, with a margin made up.
fn left(curve: &RetentionCurve) -> RetentionTerms {
    let of_file = |value: f64| Given {
        value,
        source: Source::File,
    };
    RetentionTerms {
        name: curve.name.clone(),
        survivors: curve.survivors.iter().map(|&it| of_file(it)).collect(),
        customers: curve.customers.map_or(Given::illustrative(1000.0), of_file),
        followed: curve.followed.clone(),
        too_young: curve.too_young.clone(),
        fitted_periods: (curve.survivors.len() as u32).saturating_sub(1),
        ..members(&[])
    }
}

/// A published table with a margin made up.
fn members(percents: &[f64]) -> RetentionTerms {
    RetentionTerms {
        name: None,
        reading: RetentionReading::default(),
        survivors: percents.iter().map(|it| Given::case(it / 100.0)).collect(),
        customers: Given::case(1000.0),
        followed: Vec::new(),
        too_young: Vec::new(),
        fitted_periods: FITTED_RENEWALS,
        margin: Given::illustrative(100.0),
        discount: Given::illustrative(0.1),
    }
}

/// Dwyer's table: customers and retention from the example, money made up.
fn twenty_thousand() -> DwyerTerms {
    DwyerTerms {
        customers: Given::case(20_000.0),
        retention: [0.65, 0.70, 0.75, 0.80].map(Given::case).to_vec(),
        margin: Given::illustrative(100.0),
        retention_cost: Given::illustrative(10.0),
        acquisition_cost: Given::illustrative(60.0),
        discount_annual: Given::illustrative(0.1),
    }
}

/// A thousand buyers who may always return.
fn buyers() -> RecencyTerms {
    RecencyTerms {
        p_return: [0.30, 0.20, 0.15, 0.05].map(Given::illustrative).to_vec(),
        margin: Given::illustrative(40.0),
        contact_cost: Given::illustrative(4.0),
        discount: Given::illustrative(0.2),
        customers: Given::illustrative(1000.0),
        periods: 8,
    }
}

/// Four dated events of a customer.
fn account() -> EventTerms {
    let event = |years: f64, probability: f64, revenue: f64, cost: f64| EventTerm {
        years: Given::illustrative(years),
        probability: Given::illustrative(probability),
        revenue: Given::illustrative(revenue),
        cost: Given::illustrative(cost),
    };
    EventTerms {
        events: vec![
            event(1.0, 0.9, 200.0, 60.0),
            event(2.0, 0.6, 300.0, 100.0),
            event(3.0, 0.5, 500.0, 200.0),
            event(4.0, 0.3, 100.0, 120.0),
        ],
        discount_annual: Given::illustrative(0.1),
    }
}

/// The case says only that more leave than join; this many would be a month.
const LEAVING: f64 = 7_900.0;

/// How much of the losses mending would keep: the case does not tell.
const AVERTED: f64 = 0.5;

/// The school as printed; leaving a month, discount, a smaller first loss, what mending keeps and the
/// numbers of the groups are made up.
fn school_terms() -> SchoolTerms {
    let printed = school();
    SchoolTerms {
        stock: Given::case(printed.stock),
        reading: StockReading::AtOneTime,
        joining_monthly: Given::case(printed.joining_monthly),
        leaving_monthly: Some(Given::illustrative(LEAVING)),
        left_by: printed
            .left_by
            .iter()
            .map(|(months, left)| (*months, Given::case(*left)))
            .collect(),
        revenue_monthly: Given::case(printed.revenue_monthly),
        profit_monthly: Given::case(printed.profit_monthly),
        discount_monthly: Given::illustrative(0.01),
        first_loss: Given::illustrative(0.2),
        groups: SCHOOL_GROUPS.map(group).to_vec(),
        reasons: Some(SchoolReasons {
            all: Given::case(SCHOOL_REASONS.0),
            fixable: Given::case(SCHOOL_REASONS.1),
            averted: Given::illustrative(AVERTED),
        }),
        currency: Currency::Usd,
    }
}

fn group((fits, share, revenue, profit): (bool, f64, f64, f64)) -> SchoolGroup {
    SchoolGroup {
        fits,
        share: Given::illustrative(share),
        revenue_monthly: Given::illustrative(revenue),
        profit_monthly: Given::illustrative(profit),
    }
}
