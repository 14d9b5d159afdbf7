//! Segmentations as sheets.

use crate::chart::figures::axis;
use crate::chart::{Drawing, Figure, FigureName, SharePart, ShareRow, Shares, Swatch};
use crate::explain::{Carried, Explained, Unit};
use crate::segment::{
    OpeningFacts, Scheme, SchemeFacts, SegmentCount, SegmentNumber, SegmentSummary,
};
use crate::text::number::{count, money, percent, with_unit};
use crate::text::segments::{
    OpeningFact, opening_fact, opening_note, scheme_rules, segment, segment_note, segment_number,
};
use crate::text::sentence::Sentence;
use crate::text::ui::Phrase;
use crate::text::ui::sheet as words;
use crate::text::ui::sheet_value::{self as value_words, footnote};
use crate::text::{Lang, explain, figures, number};
use crate::units::Currency;
use crate::workshop::scheme_footnotes;

use super::build::{Columns, Numbers};
use super::value::in_matrix;
use super::{Sheet, SheetTable};

/// Segments that a bar can still hold.
const MOST_PARTS: usize = 12;

/// Customers and money by segment.
pub fn segments(lang: Lang, currency: Currency, summary: &SegmentSummary) -> Sheet {
    let mut told = Numbers::default();
    let rules = scheme_rules(lang, summary, currency);
    let (method, mut notes) = match rules.split_first() {
        Some((first, rest)) => (first.clone(), rest.to_vec()),
        None => Default::default(),
    };
    notes.extend(footnotes_of(lang, &summary.scheme));
    let answer = answer(lang, summary, &mut told);
    let mut sheet = Sheet {
        figures: figure(lang, currency, summary, &answer)
            .into_iter()
            .collect(),
        answer,
        method,
        numbers: told.0,
        controls: Vec::new(),
        tables: vec![table(lang, currency, summary)],
        notes,
        ..Sheet::default()
    };
    if let SchemeFacts::Relationship(facts) = &summary.facts {
        in_matrix(lang, currency, facts, &mut sheet);
    }
    sheet
}

/// What the documents leave at odds about a scheme.
pub(super) fn footnotes_of(lang: Lang, scheme: &Scheme) -> impl Iterator<Item = String> {
    let entries = scheme_footnotes(scheme).into_iter();
    entries.map(move |entry| footnote(lang, entry.id))
}

/// The segment that brings most, and how many customers that is.
fn answer(lang: Lang, summary: &SegmentSummary, told: &mut Numbers) -> Sentence {
    let most = summary
        .rows
        .iter()
        .enumerate()
        .filter(|(_, row)| !row.segment.is_outside)
        .max_by(|(_, a), (_, b)| a.sums.revenue.cmp(&b.sums.revenue));
    let shares = most.and_then(|(place, row)| {
        let customers = summary.explain(place, SegmentNumber::ShareCustomers)?;
        let revenue = summary.explain(place, SegmentNumber::ShareRevenue)?;
        Some((place, row, customers, revenue))
    });
    let Some((place, row, customers, revenue)) = shares else {
        let counted = summary
            .explain(0, SegmentNumber::Customers)
            .map(|of| told.tell(of, count(lang, summary.total.customers)));
        return Sentence::with(words::NO_REVENUE.get(lang), counted);
    };
    let name = segment(lang, &row.segment.name).replace("{}", "{ }");
    if row.share_customers == Some(1.0) {
        let counted = summary.explain(place, SegmentNumber::Customers);
        let counted = counted.map(|of| told.tell(of, count(lang, row.sums.customers)));
        let words = match row.sums.customers {
            1 => words::ONE_CUSTOMER.get(lang).replace("{name}", &name),
            _ => words::ALL_IN_ONE.with(lang, &name),
        };
        return Sentence::with(&words, counted);
    }
    let shares = [customers, revenue].map(|of| {
        let shown = percent(lang, of.value(), if of.value() < 0.02 { 1 } else { 0 });
        told.tell(of, shown)
    });
    let sentence = match lang {
        Lang::Zh => format!("“{name}”占客户的 {{}}，带来 {{}} 的收入。"),
        Lang::En => format!("“{name}” is {{}} of customers and brings {{}} of revenue."),
    };
    Sentence::with(&sentence, shares)
}

/// The three shares as bars, where there are few enough segments to tell apart.
fn figure(
    lang: Lang,
    currency: Currency,
    summary: &SegmentSummary,
    answer: &Sentence,
) -> Option<Figure> {
    let inside: Vec<(usize, &SegmentCount)> = summary
        .rows
        .iter()
        .enumerate()
        .filter(|(_, row)| !row.segment.is_outside)
        .collect();
    if inside.len() > MOST_PARTS {
        return None;
    }
    let unit = number::currency_unit(lang, currency);
    let total = &summary.total;
    let customers = format!("{}{}", count(lang, total.customers), lang.pick(" 人", ""));
    let revenue = with_unit(lang, &money(lang, total.revenue.units()), unit);
    let profit = total
        .profit
        .map(|profit| with_unit(lang, &money(lang, profit.units()), unit));
    let measures = [
        (
            figures::CUSTOMERS,
            Some(customers),
            SegmentNumber::ShareCustomers,
        ),
        (figures::REVENUE, Some(revenue), SegmentNumber::ShareRevenue),
        (figures::PROFIT, profit, SegmentNumber::ShareProfit),
    ];
    let mut rows = Vec::new();
    let mut columns = Columns::new(
        lang,
        currency,
        words::SEGMENT.get(lang),
        inside
            .iter()
            .map(|(_, row)| segment(lang, &row.segment.name)),
    );
    for (word, total_label, share) in measures {
        let shares: Vec<Option<Explained>> = inside
            .iter()
            .map(|(place, _)| summary.explain(*place, share))
            .collect();
        let (Some(total_label), true) = (total_label, shares.iter().any(Option::is_some)) else {
            continue;
        };
        let word = word.get(lang);
        let parts = inside.iter().zip(&shares).enumerate();
        rows.push(ShareRow {
            label: word.into(),
            total_label,
            parts: parts
                .map(|(place, ((_, row), share))| {
                    let share = share.as_ref().map_or(0.0, Explained::value);
                    let name = segment(lang, &row.segment.name);
                    let spoken =
                        [name.as_str(), word, &percent(lang, share, 1)].join(lang.pick("，", ", "));
                    SharePart {
                        label: name,
                        share,
                        swatch: Swatch::Tier(place as u8),
                        spoken,
                    }
                })
                .collect(),
        });
        columns.add(word, shares);
    }
    Some(Figure {
        name: FigureName::Sheet,
        lang,
        title: figures::SHARES.get(lang).into(),
        reading: answer.clone(),
        period_line: words::counted_over(lang, summary.span, &summary.window).into(),
        source_line: Sentence::default(),
        axes: vec![axis(lang, figures::SHARE, "%", figures::SHARES_RULE)],
        drawing: Drawing::Shares(Shares { rows, legend: true }),
        table: columns.table(),
    })
}

fn table(lang: Lang, currency: Currency, summary: &SegmentSummary) -> SheetTable {
    let names = summary
        .rows
        .iter()
        .map(|row| segment(lang, &row.segment.name));
    let mut columns = Columns::new(lang, currency, words::SEGMENT.get(lang), names);
    for number in [
        SegmentNumber::Customers,
        SegmentNumber::ShareCustomers,
        SegmentNumber::Orders,
        SegmentNumber::Revenue,
        SegmentNumber::ShareRevenue,
        SegmentNumber::IndexRevenue,
        SegmentNumber::Profit,
        SegmentNumber::ShareProfit,
        SegmentNumber::OrderValue,
    ] {
        let column = (0..summary.rows.len()).map(|row| summary.explain(row, number));
        columns.add(segment_number(lang, number), column.collect());
    }
    let notes: Vec<String> = summary
        .rows
        .iter()
        .map(|row| {
            segment_note(lang, &row.segment.name)
                .unwrap_or_default()
                .to_owned()
        })
        .collect();
    if notes.iter().any(|note| !note.is_empty()) {
        columns.say(words::MEANING.get(lang), notes);
    }
    SheetTable {
        title: words::BY_SEGMENT.get(lang).into(),
        note: String::new(),
        table: columns.table(),
    }
}

/// Revenue of new and of returning customers as parts of one bar; none where these cannot be told apart.
fn new_and_returning(
    lang: Lang,
    currency: Currency,
    facts: &OpeningFacts,
    answer: &Sentence,
) -> Option<Figure> {
    let shares = [
        (figures::NEW_CUSTOMERS, facts.new_revenue_share.as_ref()?),
        (
            figures::RETURNING_CUSTOMERS,
            facts.returning_revenue_share.as_ref()?,
        ),
    ];
    if shares.iter().any(|(_, share)| share.value() < 0.0) {
        return None;
    }
    let revenue = figures::REVENUE.get(lang);
    let names = shares.map(|(name, _)| name.get(lang).to_owned());
    let mut columns = Columns::new(lang, currency, figures::CUSTOMERS.get(lang), names);
    columns.add(revenue, shares.map(|(_, share)| Some(share.clone())).into());
    let part = |(place, (name, share)): (usize, &(Phrase, &Explained))| {
        let (label, shown) = (name.get(lang).to_owned(), percent(lang, share.value(), 1));
        SharePart {
            spoken: [label.as_str(), revenue, &shown].join(lang.pick("，", ", ")),
            label,
            share: share.value(),
            swatch: Swatch::Tier(place as u8),
        }
    };
    let row = ShareRow {
        label: revenue.into(),
        total_label: String::new(),
        parts: shares.iter().enumerate().map(part).collect(),
    };
    Some(Figure {
        name: FigureName::Sheet,
        lang,
        title: figures::NEW_AND_RETURNING.get(lang).into(),
        reading: answer.clone(),
        period_line: words::period(lang, &facts.window).into(),
        source_line: Sentence::default(),
        axes: vec![axis(
            lang,
            figures::SHARE,
            "%",
            figures::NEW_AND_RETURNING_RULE,
        )],
        drawing: Drawing::Shares(Shares {
            rows: vec![row],
            legend: true,
        }),
        table: columns.table(),
    })
}

/// The first facts of an order file.
pub fn opening(lang: Lang, currency: Currency, facts: &OpeningFacts) -> Sheet {
    let mut told = Numbers::default();
    let listed = [
        (OpeningFact::OrderValue, &facts.order_value),
        (OpeningFact::RepeatRate, &facts.repeat_rate),
        (OpeningFact::RepeatRateEver, &facts.repeat_rate_ever),
        (OpeningFact::OrdersPerCustomer, &facts.orders_per_customer),
        (OpeningFact::MedianGap, &facts.median_gap),
        (OpeningFact::NewRevenueShare, &facts.new_revenue_share),
        (
            OpeningFact::ReturningRevenueShare,
            &facts.returning_revenue_share,
        ),
        (OpeningFact::WithoutOrder, &facts.without_order),
    ];
    // Every fact has a unit of its own; a ratio of heads and orders speaks for itself.
    let words_of = |of: &Explained| match of.unit.is_money() {
        // Amounts of every size stand under each other.
        true => number::amount(of.value()),
        false => explain::shown(lang, of, currency),
    };
    let bare = |of: &Explained| words_of(of).trim_end_matches('%').to_owned();
    let shown = |of: &Explained| {
        let words = words_of(of);
        match of.unit {
            Unit::Percent | Unit::Index => words,
            unit => with_unit(lang, &words, &explain::unit_name(lang, unit, currency)),
        }
    };
    let first = [&facts.repeat_rate, &facts.order_value].map(|of| {
        let words = of.as_ref().map_or_else(|| "—".to_owned(), shown);
        of.clone().map(|of| told.tell(of, words))
    });
    let answer = match first {
        [Some(repeat), Some(value)] => Sentence::with(words::OPENING.get(lang), [repeat, value]),
        _ => words::NO_ORDERS.get(lang).into(),
    };
    let known = listed
        .iter()
        .filter_map(|(fact, of)| Some((*fact, of.as_ref()?)));
    let rows = known
        .map(|(fact, of)| {
            vec![
                crate::chart::Cell::text(opening_fact(lang, fact)),
                crate::chart::Cell {
                    shown: bare(of),
                    exact: number::plain(match of.unit {
                        Unit::Percent => of.value() * 100.0,
                        _ => of.value(),
                    }),
                    explained: Some(Carried::from(of)),
                },
                crate::chart::Cell::text(explain::head_unit(lang, of, currency)),
                crate::chart::Cell::text(opening_note(lang, fact)),
            ]
        })
        .collect();
    let columns = [
        (words::FACT, false),
        (words::NUMBER, true),
        (value_words::UNIT, false),
        (words::WHAT_IT_COUNTS, false),
    ]
    .map(|(heading, numeric)| crate::chart::Column {
        heading: heading.get(lang).into(),
        unit: String::new(),
        numeric,
    });
    Sheet {
        figures: new_and_returning(lang, currency, facts, &answer)
            .into_iter()
            .collect(),
        answer,
        method: words::period(lang, &facts.window),
        numbers: told.0,
        tables: vec![SheetTable {
            title: words::OPENING_FACTS.get(lang).into(),
            note: String::new(),
            table: crate::chart::Table {
                columns: columns.into(),
                rows,
            },
        }],
        ..Sheet::default()
    }
}
