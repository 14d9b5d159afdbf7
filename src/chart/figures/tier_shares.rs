//! Customers, revenue and profit by tier as three bars.

use super::{Context, axis, cell, format_of, numbers, words};
use crate::chart::{Cell, Drawing, Figure, FigureName, SharePart, ShareRow, Shares, Swatch, Table};
use crate::explain::Explained;
use crate::segment::Tier;
use crate::text::number::{count, money as money_text, percent, with_unit};
use crate::text::sentence::Sentence;
use crate::text::{Phrase, figures as w, names};
use crate::value::{Contribution, ContributionRow};

/// One bar: its word, its total in words, and which share it shows.
struct Measure {
    word: Phrase,
    total: String,
    share: fn(&ContributionRow) -> Option<&Explained>,
}

/// The three shares; the profit bar is left out until profit is known.
pub fn tier_shares(
    context: &Context<'_>,
    contribution: &Contribution,
    reading: Sentence,
) -> Figure {
    let lang = context.lang;
    let money = |total: &Explained| {
        let unit = w::money_unit(
            lang,
            crate::text::number::AxisUnit {
                divisor: 1.0,
                suffix: "",
            },
            context.currency,
            if context.table.is_some_and(|table| table.window.is_none()) {
                w::PER_MONTH
            } else {
                w::PER_NOTHING
            },
        );
        with_unit(lang, &money_text(lang, total.value()), &unit)
    };
    let customers = contribution.total.customers.value() as u64;
    let mut measures = vec![
        Measure {
            word: w::CUSTOMERS,
            total: format!("{}{}", count(lang, customers), lang.pick(" 人", "")),
            share: |row| row.customer_share.as_ref(),
        },
        Measure {
            word: w::REVENUE,
            total: money(&contribution.total.revenue),
            share: |row| row.revenue_share.as_ref(),
        },
    ];
    let by_profit = contribution
        .rows
        .iter()
        .any(|row| row.profit_share.is_some());
    if let Some(profit) = contribution.total.profit.as_ref().filter(|_| by_profit) {
        measures.push(Measure {
            word: w::PROFIT,
            total: money(profit),
            share: |row| row.profit_share.as_ref(),
        });
    }
    let rows = measures.iter().map(|measure| ShareRow {
        label: measure.word.get(lang).into(),
        total_label: measure.total.clone(),
        parts: contribution
            .rows
            .iter()
            .filter_map(|row| part(context, measure, row))
            .collect(),
    });
    let mut columns = vec![words(w::TIER.get(lang))];
    columns.extend(
        measures
            .iter()
            .map(|measure| numbers(measure.word.get(lang), "%")),
    );
    let cells = contribution.rows.iter().map(|row| {
        let tier = names::tier(lang, row.tier.unwrap_or(Tier::New));
        let shares = measures.iter().map(|measure| match (measure.share)(row) {
            Some(share) => cell(lang, &format_of(lang, &[share]), share),
            None => Cell::text("—"),
        });
        std::iter::once(Cell::text(tier)).chain(shares).collect()
    });
    Figure {
        name: FigureName::SegmentShares,
        lang,
        title: if by_profit {
            w::SHARES
        } else {
            w::SHARES_OF_REVENUE
        }
        .get(lang)
        .into(),
        reading,
        period_line: context.period_line(),
        source_line: context.source_line(),
        axes: vec![axis(lang, w::SHARE, "%", w::SHARES_RULE)],
        drawing: Drawing::Shares(Shares {
            rows: rows.collect(),
            legend: true,
        }),
        table: Table {
            columns,
            rows: cells.collect(),
        },
    }
}

fn part(context: &Context<'_>, measure: &Measure, row: &ContributionRow) -> Option<SharePart> {
    let lang = context.lang;
    let tier = row.tier?;
    let share = (measure.share)(row).map_or(0.0, Explained::value);
    let name = names::tier(lang, tier);
    let customers = count(lang, row.customers.value() as u64);
    let (word, shown) = (measure.word.get(lang), percent(lang, share, 1));
    Some(SharePart {
        label: name.into(),
        share,
        swatch: Swatch::Tier(tier.index() as u8),
        spoken: match lang {
            crate::text::Lang::Zh => format!("{name}，{customers} 位客户，{word}占比 {shown}"),
            crate::text::Lang::En => {
                format!(
                    "{name}, {customers} customers, {shown} of {}",
                    word.to_ascii_lowercase()
                )
            }
        },
    })
}
