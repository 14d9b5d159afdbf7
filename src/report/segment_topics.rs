//! The topics of the segments room.

use super::fields::json_of;
use super::own_controls::own_starts;
use super::question::Question;
use super::segment_questions::{CrossQuestion, FlowQuestion, MovementQuestion};
use super::{CustomersQuestion, Start, Topic, TopicRoom};
use crate::segment::{
    AbcScheme, Basis, BasisScheme, CustomerQuery, LifeCycleScheme, ListColumn, RfmScheme, Scheme,
    UsageScheme,
};
use crate::text::ui::Phrase;
use crate::text::ui::sheet::{self as words, about};
use crate::text::ui::sheet_customers as list;
use crate::text::ui::sheet_movement as movement_words;
use crate::text::ui::sheet_segments as more;
use crate::text::{Lang, segments::scheme_name};

/// The topics in their order.
pub(super) fn segment_topics(lang: Lang) -> Vec<Topic> {
    let scheme = |slug: &str, about: Phrase, scheme: Scheme| {
        let title = scheme_name(lang, &scheme).to_owned();
        let start = start(&title, &Question::Segments(scheme));
        topic(lang, slug, words::GROUP_SEGMENTS, title, about, vec![start])
    };
    let compared =
        |slug: &str, title: Phrase, about: Phrase, questions: Vec<(Phrase, Question)>| {
            let starts = questions
                .iter()
                .map(|(title, question)| start(title.get(lang), question))
                .collect();
            let title = title.get(lang).to_owned();
            topic(lang, slug, more::GROUP_COMPARED, title, about, starts)
        };
    let opening = start(words::OPENING_FACTS.get(lang), &Question::Opening);
    let own = own_starts(lang)
        .into_iter()
        .map(|(title, own)| start(&title, &Question::Segments(Scheme::Own(own))))
        .collect();
    let movement = |scheme: Scheme| {
        Question::Movement(Box::new(MovementQuestion {
            scheme,
            ..MovementQuestion::default()
        }))
    };
    let cross =
        |rows: Scheme, columns: Scheme| Question::Cross(Box::new(CrossQuestion { rows, columns }));
    let rfm = || Scheme::Rfm(RfmScheme::default());
    let stages = || Scheme::LifeCycle(LifeCycleScheme::default());
    vec![
        topic(
            lang,
            "opening",
            words::GROUP_FACTS,
            words::OPENING_FACTS.get(lang).to_owned(),
            words::OPENING_ABOUT,
            vec![opening],
        ),
        scheme("rfm", about::RFM, rfm()),
        scheme("abc", about::ABC, Scheme::Abc(AbcScheme::default())),
        scheme("usage", about::USAGE, Scheme::Usage(UsageScheme::default())),
        scheme("life-cycle", about::LIFE_CYCLE, stages()),
        scheme("basis", about::BASIS, Scheme::Basis(found_basis())),
        scheme(
            "relationship",
            about::RELATIONSHIP,
            Scheme::Relationship(Box::default()),
        ),
        topic(
            lang,
            "own",
            words::GROUP_SEGMENTS,
            more::OWN.get(lang).to_owned(),
            more::OWN_ABOUT,
            own,
        ),
        topic(
            lang,
            "customers",
            words::GROUP_FACTS,
            list::CUSTOMERS.get(lang).to_owned(),
            list::CUSTOMERS_ABOUT,
            vec![start(
                list::CUSTOMERS.get(lang),
                &Question::Customers(Box::new(CustomersQuestion {
                    query: by_revenue(),
                    ..CustomersQuestion::default()
                })),
            )],
        ),
        compared(
            "movement",
            movement_words::MOVEMENT,
            movement_words::MOVEMENT_ABOUT,
            vec![
                (movement_words::OF_TIERS, movement(Scheme::default())),
                (movement_words::OF_STAGES, movement(stages())),
                (movement_words::OF_RFM, movement(rfm())),
            ],
        ),
        compared(
            "flow",
            movement_words::FLOW,
            movement_words::FLOW_ABOUT,
            vec![(
                movement_words::FLOW,
                Question::Flow(FlowQuestion::default()),
            )],
        ),
        compared(
            "cross",
            more::CROSS,
            more::CROSS_ABOUT,
            vec![
                (more::RFM_BY_TIERS, cross(rfm(), Scheme::default())),
                (more::TIERS_BY_STAGES, cross(Scheme::default(), stages())),
            ],
        ),
    ]
}

/// The schemes that need no more than a choice, by name.
pub(super) fn usual_schemes(lang: Lang) -> Vec<(String, Scheme)> {
    let schemes = [
        Scheme::default(),
        Scheme::Rfm(RfmScheme::default()),
        Scheme::Abc(AbcScheme::default()),
        Scheme::Usage(UsageScheme::default()),
        Scheme::LifeCycle(LifeCycleScheme::default()),
        Scheme::Basis(found_basis()),
    ];
    let own = own_starts(lang)
        .into_iter()
        .map(|(title, own)| (more::OWN_START.with(lang, &title), Scheme::Own(own)));
    schemes
        .into_iter()
        .map(|scheme| (scheme_name(lang, &scheme).to_owned(), scheme))
        .chain(own)
        .collect()
}

fn found_basis() -> BasisScheme {
    BasisScheme {
        basis: Basis::Found,
        bands: Default::default(),
        span: Default::default(),
        discount: Default::default(),
    }
}

fn start(title: &str, question: &Question) -> Start {
    Start {
        title: title.to_owned(),
        question: json_of(question),
    }
}

fn topic(
    lang: Lang,
    slug: &str,
    group: Phrase,
    title: String,
    about: Phrase,
    starts: Vec<Start>,
) -> Topic {
    Topic {
        slug: slug.to_owned(),
        room: TopicRoom::Segments,
        group: group.get(lang).to_owned(),
        title,
        about: about.get(lang).to_owned(),
        needs_data: true,
        starts,
    }
}

/// The largest first.
fn by_revenue() -> CustomerQuery {
    CustomerQuery {
        sort: ListColumn::Revenue,
        is_descending: true,
        ..CustomerQuery::default()
    }
}
