//! The tables of the two first pages: contribution by tier, and what a brand's customers are worth.

use super::Sheet;
use super::sheets::{cell, column, words};
use crate::chart::{Cell, Table};
use crate::explain::{Explained, Symbol};
use crate::text::explain::{head_unit, symbol_name};
use crate::text::ui::{segments as tier_words, value as value_words};
use crate::text::{Lang, Phrase, names};
use crate::units::Currency;
use crate::value::{Cbv, Contribution, ContributionRow};

/// A number of a row of tiers.
type OfTier = fn(&ContributionRow) -> Option<&Explained>;

/// The columns of the table of tiers, in order: those of the page, and the amounts behind its shares.
const TIER_COLUMNS: [(Symbol, OfTier); 11] = [
    (Symbol::TierCustomers, |row| Some(&row.customers)),
    (Symbol::MonthlySpend, |row| row.monthly_spend.as_ref()),
    (Symbol::TierRevenue, |row| Some(&row.revenue)),
    (Symbol::TierMargin, |row| row.margin.as_ref()),
    (Symbol::TierProfit, |row| row.profit.as_ref()),
    (Symbol::CustomerShare, |row| row.customer_share.as_ref()),
    (Symbol::RevenueShare, |row| row.revenue_share.as_ref()),
    (Symbol::ProfitShare, |row| row.profit_share.as_ref()),
    (Symbol::ProfitPerHead, |row| row.profit_per_head.as_ref()),
    (Symbol::RevenueIndex, |row| row.revenue_index.as_ref()),
    (Symbol::ProfitIndex, |row| row.profit_index.as_ref()),
];

/// The tiers and their total. A column that no tier has a number for is left out.
pub fn tier_sheet(lang: Lang, currency: Currency, of: &Contribution) -> Sheet {
    let rows = || of.rows.iter().chain([&of.total]);
    let known = TIER_COLUMNS.into_iter().filter_map(|(symbol, number)| {
        let unit = head_unit(lang, rows().find_map(number)?, currency);
        Some((column(symbol_name(lang, symbol), unit, true), number))
    });
    let (mut columns, numbers): (Vec<_>, Vec<OfTier>) = known.unzip();
    columns.insert(0, words(tier_words::TIER.get(lang)));
    let row = |row: &ContributionRow| {
        let name = match row.tier {
            Some(tier) => names::tier(lang, tier),
            None => tier_words::TOTAL.get(lang),
        };
        let cells = numbers.iter().map(|number| match number(row) {
            Some(of) => cell(lang, currency, of),
            None => Cell::text(""),
        });
        [Cell::text(name)].into_iter().chain(cells).collect()
    };
    Sheet {
        name: tier_words::TABLE.get(lang).to_owned(),
        table: Table {
            rows: rows().map(row).collect(),
            columns,
        },
    }
}

/// What the four factors give, each number with what it counts over.
pub fn cbv_sheet(lang: Lang, currency: Currency, of: &Cbv) -> Sheet {
    let listed: [(&Explained, Phrase); 9] = [
        (&of.cbv, value_words::BASE_CATEGORY),
        (&of.brand_customer_value, value_words::BASE_OWN),
        (&of.category_value, value_words::BASE_ALL_BRANDS),
        (&of.brand_total, value_words::BASE_OWN),
        (&of.own_customers_gap, value_words::BASE_OWN_ELSEWHERE),
        (&of.non_buyers_gap, value_words::BASE_NON_BUYERS),
        (&of.category_total, value_words::BASE_ALL_BRANDS),
        (&of.value_share, value_words::BASE_ALL_BRANDS),
        (&of.category_customers, value_words::BASE_ALL_BRANDS),
    ];
    let row = |(of, basis): (&Explained, Phrase)| {
        vec![
            Cell::text(symbol_name(lang, of.symbol)),
            Cell::text(basis.get(lang)),
            cell(lang, currency, of),
            Cell::text(head_unit(lang, of, currency)),
        ]
    };
    Sheet {
        name: value_words::FIRST_PAGE.get(lang).to_owned(),
        table: Table {
            columns: vec![
                words(value_words::MEASURE.get(lang)),
                words(value_words::BASIS.get(lang)),
                column(value_words::NUMBER.get(lang), String::new(), true),
                words(value_words::UNIT.get(lang)),
            ],
            rows: listed.into_iter().map(row).collect(),
        },
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::explain::Source;
    use crate::units::Fraction;
    use crate::value::CbvInputs;

    #[test]
    fn the_values_of_the_brand_leave_with_their_basis_and_unit() {
        let share = |part| Fraction::new(part).ok();
        let hampton = CbvInputs {
            penetration: share(0.4),
            buying_rate: Some(24.0),
            share_of_purchases: share(0.65),
            unit_margin: Some(6.5),
        };
        let source = Source::Case;
        let of = Cbv::evaluate(&hampton, 40_000.0, source, source).unwrap();
        let sheet = cbv_sheet(Lang::En, Currency::Usd, &of);
        let first: Vec<&str> = sheet.table.rows[0]
            .iter()
            .map(|it| it.exact.as_str())
            .collect();
        assert_eq!(first[0], "CBV per category customer");
        assert_eq!((first[2], first[3]), ("40.56", "USD per head and year"));
        assert_eq!(sheet.table.rows.len(), 9);
    }
}
