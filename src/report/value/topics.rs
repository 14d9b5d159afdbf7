//! The topics of the value room, in the order of their use.

use super::super::{Finding, Question, Start, Topic, TopicRoom};
use super::{Observing, OnPaper};
use crate::text::ui::Phrase;
use crate::text::ui::sheet_value::topics::{self as words, TopicWords};
use crate::text::{Lang, value_cases};
use crate::value::BaseQuestion;
use crate::workshop::ValueCase;

/// Group, words and cases of each topic.
const TOPICS: [(Phrase, TopicWords, &[ValueCase]); 22] = [
    (
        words::LIFETIME,
        words::CLV,
        &[ValueCase::Clv, ValueCase::Subscription],
    ),
    (words::LIFETIME, words::CLV_GRID, &[ValueCase::ClvGrid]),
    (words::LIFETIME, words::PROMOTION, &[ValueCase::Promotion]),
    (words::LIFETIME, words::EQUITY, &[ValueCase::Equity]),
    (words::BRAND, words::CBV_CHANGE, &[ValueCase::HamptonChange]),
    (
        words::BRAND,
        words::CBV_LEVERS,
        &[ValueCase::Hampton, ValueCase::Juice, ValueCase::Apps],
    ),
    (words::BRAND, words::HEAT_MAP, &[ValueCase::HamptonMap]),
    (words::BRAND, words::PRINTED, &[ValueCase::HamptonPrinted]),
    (words::BRAND, words::WALLET, &[ValueCase::Wallet]),
    (words::BRAND, words::DELIVERED, &[ValueCase::Delivered]),
    (
        words::BASE,
        words::EXPECTED_VALUE,
        &[ValueCase::ExpectedValue],
    ),
    (words::BASE, words::RFM, &[ValueCase::Rfm]),
    (words::BASE, words::BASES, &[ValueCase::Bases]),
    (
        words::BASE,
        words::SERVING,
        &[ValueCase::TierServing, ValueCase::TierWithoutNew],
    ),
    (
        words::BASE,
        words::CONCENTRATION,
        &[
            ValueCase::Concentration,
            ValueCase::Whale,
            ValueCase::TierRevenue,
            ValueCase::TierProfit,
        ],
    ),
    (words::BASE, words::MARKOV, &[ValueCase::TierMarkov]),
    (words::BASE, words::MOVES, &[ValueCase::TierMoves]),
    (words::BASE, words::LIFE_CYCLE, &[ValueCase::LifeCycle]),
    (
        words::CARE,
        words::RELATIONSHIPS,
        &[ValueCase::Relationships],
    ),
    (words::CARE, words::ASSESSMENT, &[ValueCase::Assessment]),
    (words::CARE, words::FUNNEL, &[ValueCase::Funnel]),
    (words::CARE, words::CONTACTS, &[ValueCase::Contacts]),
];

/// The topics of the room.
pub(in crate::report) fn topics(lang: Lang) -> Vec<Topic> {
    let case = |&case: &ValueCase| Start {
        title: value_cases::title(lang, case).to_owned(),
        question: Question::Value(Box::new(OnPaper::case(case))).to_value(),
    };
    let observed = Start {
        title: words::OBSERVED.title.get(lang).to_owned(),
        question: Question::Observed(Observing::default()).to_value(),
    };
    let observed = Topic {
        needs_data: true,
        ..topic(lang, words::LIFETIME, words::OBSERVED, vec![observed])
    };
    let based = [
        (words::SERVED, BaseQuestion::Serving(Default::default())),
        (
            words::CONCENTRATED,
            BaseQuestion::Concentration(Default::default()),
        ),
        (words::STAGED, BaseQuestion::LifeCycle(Default::default())),
    ];
    let based = based.map(|(of, asked)| {
        let start = Start {
            title: of.title.get(lang).to_owned(),
            question: Question::Based(Box::new(asked)).to_value(),
        };
        Topic {
            needs_data: true,
            ..topic(lang, words::BASE, of, vec![start])
        }
    });
    let scored = Start {
        title: words::SCORED.title.get(lang).to_owned(),
        question: Question::Scored(Box::default()).to_value(),
    };
    let scored = Topic {
        needs_data: true,
        ..topic(lang, words::CARE, words::SCORED, vec![scored])
    };
    let leads = Start {
        title: words::LEADS.title.get(lang).to_owned(),
        question: Question::Leads(Box::default()).to_value(),
    };
    let leads = Topic {
        needs_data: true,
        ..topic(lang, words::CARE, words::LEADS, vec![leads])
    };
    let cared = Start {
        title: words::CARED.title.get(lang).to_owned(),
        question: Question::Care(Box::default()).to_value(),
    };
    let cared = Topic {
        needs_data: true,
        ..topic(lang, words::CARE, words::CARED, vec![cared])
    };
    let answers = Start {
        title: words::SURVEY.title.get(lang).to_owned(),
        question: Question::Survey(Box::default()).to_value(),
    };
    let answers = Topic {
        needs_data: true,
        ..topic(lang, words::CARE, words::SURVEY, vec![answers])
    };
    let on_paper = TOPICS
        .iter()
        .map(|(group, words, cases)| topic(lang, *group, *words, cases.iter().map(case).collect()));
    let register = Start {
        title: words::REGISTER.title.get(lang).to_owned(),
        question: Question::Register.to_value(),
    };
    let register = topic(lang, words::DOCUMENTS, words::REGISTER, vec![register]);
    let index = Start {
        title: words::INDEX.title.get(lang).to_owned(),
        question: Question::Documents(Finding::default()).to_value(),
    };
    let index = topic(lang, words::DOCUMENTS, words::INDEX, vec![index]);
    // The topics of a group follow each other.
    let mut all: Vec<Topic> = [observed].into_iter().chain(on_paper).collect();
    let group = words::BASE.get(lang);
    let first = all.iter().position(|it| it.group == group);
    let first = first.unwrap_or(all.len());
    all.splice(first..first, based);
    for (paper, of_file) in [
        (words::ASSESSMENT, scored),
        (words::FUNNEL, leads),
        (words::CONTACTS, answers),
        (words::CONTACTS, cared),
    ] {
        let paper = all.iter().position(|it| it.slug == paper.slug);
        all.insert(paper.map_or(all.len(), |paper| paper + 1), of_file);
    }
    all.extend([index, register]);
    all
}

fn topic(lang: Lang, group: Phrase, words: TopicWords, starts: Vec<Start>) -> Topic {
    Topic {
        slug: words.slug.to_owned(),
        room: TopicRoom::Value,
        group: group.get(lang).to_owned(),
        title: words.title.get(lang).to_owned(),
        about: words.about.get(lang).to_owned(),
        needs_data: false,
        starts,
    }
}
