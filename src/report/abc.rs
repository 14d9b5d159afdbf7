//! What else a scheme has to show: the classes by expected value, and who rises by potential; how many
//! customers have each score.

use super::SheetTable;
use super::build::Columns;
use crate::explain::{Explained, Source, Symbol, Unit};
use crate::segment::{AbcClass, AbcFacts, SchemeFacts, SegmentName, SegmentSummary};
use crate::text::mask::masked;
use crate::text::segments::segment;
use crate::text::ui::sheet as base_words;
use crate::text::ui::sheet_segments as words;
use crate::text::{Lang, figures};
use crate::units::Currency;

/// Tables of one scheme beside that of its segments. `risen` are the ids of the customers who stand
/// in a better class because potential counts, in order.
pub fn scheme_tables(
    lang: Lang,
    currency: Currency,
    summary: &SegmentSummary,
    risen: &[String],
) -> Vec<SheetTable> {
    match &summary.facts {
        SchemeFacts::Abc(facts) => {
            let mut tables = vec![sizes(lang, currency, facts)];
            if !risen.is_empty() {
                tables.push(risers(lang, risen));
            }
            tables
        }
        SchemeFacts::Rfm(facts) => vec![scores(lang, &facts.counts)],
        _ => Vec::new(),
    }
}

/// How many customers have each score of recency, frequency and money, the best score first.
pub(super) fn scores(lang: Lang, counts: &[Vec<u64>; 3]) -> SheetTable {
    let most = counts.iter().map(Vec::len).max().unwrap_or(0);
    let names = (1..=most).rev().map(|score| score.to_string());
    let head = words::SCORE.get(lang);
    let mut columns = Columns::new(lang, Currency::default(), head, names);
    for (name, counts) in ["R", "F", "M"].into_iter().zip(counts) {
        let of_score = |score: usize| {
            let customers = *counts.get(score)? as f64;
            let symbol = Symbol::TierCustomers;
            let of = Explained::given(symbol, customers, Unit::Customers, Source::Derived);
            Some(of)
        };
        columns.add(name, (0..most).rev().map(of_score).collect());
    }
    SheetTable {
        title: words::SCORE_COUNTS.get(lang).into(),
        note: String::new(),
        table: columns.table(),
    }
}

/// How many customers a class takes, and from which value on.
fn sizes(lang: Lang, currency: Currency, facts: &AbcFacts) -> SheetTable {
    let names = AbcClass::ALL.map(|class| segment(lang, &SegmentName::Class(class)));
    let mut columns = Columns::new(lang, currency, base_words::SEGMENT.get(lang), names);
    let counted = |symbol, value, unit| Some(Explained::given(symbol, value, unit, Source::File));
    columns.add(
        figures::CUSTOMERS.get(lang),
        facts
            .sizes
            .map(|it| counted(Symbol::TierCustomers, it as f64, Unit::Customers))
            .into(),
    );
    let [a, b] = facts
        .least
        .map(|it| counted(Symbol::ExpectedValue, it?, Unit::Money));
    columns.add(words::LEAST_VALUE.get(lang), vec![a, b, None]);
    SheetTable {
        title: words::SIZES.get(lang).into(),
        note: lang
            .pick(
                "A 取 (A% × N + 50) ÷ 100 的整数部分，至少 1 位；A 与 B 合计同样取整，余下为 C。",
                "A takes the whole part of (A% × N + 50) ÷ 100, at least one; A and B together likewise; C is the rest.",
            )
            .into(),
        table: columns.table(),
    }
}

fn risers(lang: Lang, risen: &[String]) -> SheetTable {
    let mut columns = Columns::new(
        lang,
        Currency::default(),
        words::CUSTOMER.get(lang),
        risen.iter().map(|id| masked(id)),
    );
    let places = (1..=risen.len()).map(|place| place.to_string());
    columns.say(lang.pick("名次", "Place"), places.collect());
    SheetTable {
        title: words::RISEN.get(lang).into(),
        note: words::RISEN_NOTE.get(lang).into(),
        table: columns.table(),
    }
}
