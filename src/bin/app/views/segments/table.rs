//! The contribution table: every number explains itself.

use kezhi::engine::PageExportOf;
use kezhi::explain::{Symbol, Unit};
use kezhi::segment::Tier;
use kezhi::text::answers::{NoteNumber, tier_notes};
use kezhi::text::column::ColumnFormat;
use kezhi::text::explain::own_symbol_name;
use kezhi::text::number::currency_unit;
use kezhi::text::ui::{Phrase, data, segments as words};
use kezhi::value::Basis;
use leptos::prelude::*;

use super::super::controls::{NumberButton, TierSwatch, column, spliced};
use super::super::sheet::FileButtons;
use crate::state::{
    Explain, Number, Reports, Seen, Session, Settings, TierCell, memo, report_question, t,
};

/// Columns of the table: what stands at the head, and in what unit.
const COLUMNS: [(TierCell, Symbol, Unit); 9] = [
    (TierCell::Customers, Symbol::TierCustomers, Unit::Customers),
    (
        TierCell::MonthlySpend,
        Symbol::MonthlySpend,
        Unit::MoneyPerCustomerMonth,
    ),
    (TierCell::Margin, Symbol::TierMargin, Unit::Percent),
    (
        TierCell::CustomerShare,
        Symbol::CustomerShare,
        Unit::Percent,
    ),
    (TierCell::RevenueShare, Symbol::RevenueShare, Unit::Percent),
    (TierCell::ProfitShare, Symbol::ProfitShare, Unit::Percent),
    (
        TierCell::ProfitPerHead,
        Symbol::ProfitPerHead,
        Unit::MoneyPerCustomerMonth,
    ),
    (TierCell::RevenueIndex, Symbol::RevenueIndex, Unit::Index),
    (TierCell::ProfitIndex, Symbol::ProfitIndex, Unit::Index),
];

/// The five tiers and their total.
#[component]
pub(super) fn ContributionTable() -> impl IntoView {
    let Settings { lang, .. } = Settings::here();
    let session = Session::here();
    let assumptions = session.assumptions;
    let currency = move || {
        assumptions
            .with(|it| it.as_ref().map(|it| it.currency))
            .unwrap_or_default()
    };
    let reports = Reports::here();
    // Where nobody can be called new there is no new tier.
    let tiers = memo(move || {
        reports.outcome.with(|it| {
            let rows = it
                .as_ref()
                .and_then(|it| it.contribution.as_ref())
                .map(|it| &it.rows);
            rows.into_iter()
                .flatten()
                .filter_map(|row| row.tier)
                .collect::<Vec<_>>()
        })
    });
    let heads = COLUMNS
        .into_iter()
        .map(|(cell, symbol, unit)| {
            let has_unit = !matches!(unit, Unit::Percent | Unit::Index | Unit::Customers);
            // The names say "monthly" and "per head" already, so the unit says the other half.
            let unit = move || {
                let money = currency_unit(lang.get(), currency());
                match cell {
                    TierCell::MonthlySpend => words::MONEY_A_HEAD.with(lang.get(), money),
                    TierCell::ProfitPerHead => words::MONEY_A_MONTH.with(lang.get(), money),
                    _ => String::new(),
                }
            };
            let head = move || match cell {
                TierCell::Customers => data::CUSTOMERS.get(lang.get()),
                TierCell::Margin => words::MARGINS.get(lang.get()),
                TierCell::ProfitPerHead => words::PROFIT_PER_HEAD.get(lang.get()),
                _ => own_symbol_name(lang.get(), symbol).unwrap_or_default(),
            };
            view! {
                <th scope="col" class="num" class:with-unit=has_unit>
                    {head} <span class="unit">{unit}</span>
                </th>
            }
        })
        .collect_view();
    let formats = COLUMNS.map(|(cell, _, unit)| {
        column(unit, move || {
            let rows = tiers.get().into_iter().map(Some).chain([None]);
            rows.map(|tier| Number::Tier(tier, cell)).collect()
        })
    });
    let file = Callback::new(move |()| {
        let asked = untrack(|| report_question(session))?;
        let name = words::TABLE.get(lang.get_untracked()).to_owned();
        Some((name, PageExportOf::Tiers(asked)))
    });
    view! {
        <section>
            <div class="section-head">
                <h2>{t(words::TABLE)}</h2>
                <p class="note no-print">{t(words::CLICK_HINT)}</p>
                <FileButtons of=file test="table-tiers".to_owned() />
            </div>
            <div class="scroll" tabindex="0" role="region" aria-label=t(words::TABLE)>
                <table class="sticky-first" data-test="contribution">
                    <thead>
                        <tr>
                            <th scope="col">{t(words::TIER)}</th>
                            {heads}
                        </tr>
                    </thead>
                    <tbody>
                        {move || {
                            tiers
                                .get()
                                .into_iter()
                                .map(|tier| view! { <Row tier=Some(tier) formats /> })
                                .collect_view()
                        }}
                        <Row tier=None formats />
                    </tbody>
                </table>
            </div>
            <KeyNumbers />
            <Notes />
        </section>
    }
}

#[component]
fn Row(tier: Option<Tier>, formats: [Memo<ColumnFormat>; COLUMNS.len()]) -> impl IntoView {
    let cells = COLUMNS
        .into_iter()
        .zip(formats)
        .map(|((cell, ..), format)| {
            view! {
                <td class="num">
                    <NumberButton number=Number::Tier(tier, cell) format />
                </td>
            }
        })
        .collect_view();
    let head = match tier {
        Some(tier) => view! { <TierSwatch tier /> }.into_any(),
        None => view! { {t(words::TOTAL)} }.into_any(),
    };
    view! {
        <tr class:total=tier.is_none()>
            <th scope="row">{head}</th>
            {cells}
        </tr>
    }
}

/// The numbers of the sentences and figures, each of which explains itself too.
#[component]
fn KeyNumbers() -> impl IntoView {
    let Settings { lang, .. } = Settings::here();
    let explain = Explain::here();
    let none = Phrase { zh: "", en: "" };
    let reports = Reports::here();
    let is_profit = memo(move || {
        reports.outcome.with(|it| {
            let contribution = it.as_ref().and_then(|it| it.contribution.as_ref());
            contribution.is_some_and(|it| it.basis == Basis::Profit)
        })
    });
    let name = move |symbol: Symbol| match (symbol, is_profit.get()) {
        (Symbol::TopFifth, true) => Some(words::TOP_FIFTH_PROFIT.get(lang.get())),
        (Symbol::TopFifth, false) => Some(words::TOP_FIFTH_REVENUE.get(lang.get())),
        (symbol, _) => own_symbol_name(lang.get(), symbol),
    };
    let line = move |number: Number, symbol: Symbol, unit: Phrase| {
        view! {
            <span hidden=move || {
                explain.read(number).is_none()
            }>
                {move || name(symbol)} " " <NumberButton number />
                {move || unit.get(lang.get())}
            </span>
        }
    };
    view! {
        <p class="note key-numbers">
            {line(Number::Seen(Seen::TopFifth), Symbol::TopFifth, none)}
            {line(Number::Seen(Seen::Peak), Symbol::WhalePeak, none)}
            {line(Number::Seen(Seen::LossMakers), Symbol::LossMakers, none)}
            {line(Number::Seen(Seen::Gini), Symbol::Gini, none)}
            {line(Number::Seen(Seen::WithoutRevenue), Symbol::WithoutRevenue, none)}
            {line(Number::DiamondEquals(Tier::Ordinary), Symbol::DiamondEquals, words::ORDINARY_HEADS)}
            {line(Number::DiamondEquals(Tier::Silver), Symbol::DiamondEquals, words::SILVER_HEADS)}
            {line(Number::DiamondEquals(Tier::Gold), Symbol::DiamondEquals, words::GOLD_HEADS)}
        </p>
    }
}

/// What was left out on the way to the tiers.
#[component]
fn Notes() -> impl IntoView {
    let Settings { lang, .. } = Settings::here();
    let session = Session::here();
    let reports = Reports::here();
    let notes = move || {
        let currency = session
            .assumptions
            .with(|it| it.as_ref().map(|it| it.currency))?;
        let notes = reports.report.with(|report| {
            let table = report.as_ref()?.table.as_ref()?;
            Some(tier_notes(lang.get(), table, currency))
        })?;
        let list = notes.into_iter().map(|note| {
            let numbers = note.numbers.into_iter().map(move |number| {
                let (seen, unit) = match number {
                    NoteNumber::Inactive => (Seen::Inactive, ""),
                    NoteNumber::InactiveRevenue => (Seen::InactiveRevenue, note.unit),
                    NoteNumber::LinesWithoutProfit => (Seen::LinesWithoutProfit, ""),
                };
                view! {
                    <NumberButton number=Number::Seen(seen) />
                    {(!unit.is_empty()).then(|| format!(" {unit}"))}
                }
                .into_any()
            });
            view! { <p class="note">{spliced(note.words, numbers)}</p> }
        });
        Some(list.collect_view())
    };
    view! { {notes} }
}
