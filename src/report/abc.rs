//! What else a scheme has to show: the classes by expected value, and who rises by potential.

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
        _ => Vec::new(),
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
