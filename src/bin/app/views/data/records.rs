//! Rows that are no order lines: what their columns hold.

use kezhi::engine::DataFacts;
use kezhi::engine::route::Route;
use kezhi::ingest::{RecordColumnFacts, RecordKind, RecordsFacts, Role, Shape};
use kezhi::text::mask::masked;
use kezhi::text::number::{count, exact};
use kezhi::text::roles::role_name;
use kezhi::text::ui::{data as data_words, table as words};
use kezhi::text::{Lang, names, shapes};
use leptos::prelude::*;

use super::super::controls::Clauses;
use super::super::sheet::Topics;
use crate::ground::Ground;
use crate::state::{Reports, Settings, room_of, t};

/// What is known of the open records; none while order lines or nothing are open.
pub(crate) fn open_records(reports: Reports) -> Option<RecordsFacts> {
    reports.facts().and_then(|facts: DataFacts| facts.records)
}

/// What the open rows are, and how many, where they have no amounts: records, or orders alone.
pub(crate) fn without_amounts(reports: Reports) -> Option<(Shape, u64)> {
    let facts: DataFacts = reports.facts()?;
    let has_amounts = facts.has_amounts();
    match facts.records {
        Some(of) => Some((of.shape, of.rows)),
        None => (!has_amounts).then_some((Shape::Events, facts.rows.used)),
    }
}

/// In place of a room that needs order lines with amounts.
#[component]
pub(crate) fn NotWithoutAmounts(shape: Shape, rows: u64) -> impl IntoView {
    let Settings { lang, .. } = Settings::here();
    let Ground { room, .. } = expect_context();
    let has_topics = room_of(room.get_untracked()).is_some();
    view! {
        <div class="room">
            {has_topics.then(|| view! { <Topics /> })}
            <Clauses words=Signal::derive(move || shapes::rows_of(lang.get(), shape, rows)) />
            <p class="method" data-test="not-order-lines">
                {move || shapes::not_order_lines(lang.get(), shape, rows)}
            </p>
            {shapes::own_topic(shape)
                .map(|(slug, title)| {
                    view! {
                        <p>
                            <a class="button primary" href=Route::Value.to_topic(slug) data-test="own-topic">
                                {t(title)}
                            </a>
                        </p>
                    }
                })}
        </div>
    }
}

/// The columns with their counts.
#[component]
pub(super) fn RecordColumns(facts: RecordsFacts) -> impl IntoView {
    let shape = facts.shape;
    let has_period = facts.columns.iter().any(|it| it.role == Some(Role::Period));
    let rows = facts
        .columns
        .into_iter()
        .map(|column| view! { <Column column shape has_period /> })
        .collect_view();
    view! {
        <section>
            <div class="section-head">
                <h2>{t(words::HOLDS)}</h2>
                <span class="note">{t(words::MEAN_RULE)}</span>
            </div>
            <div class="scroll" tabindex="0" role="region" aria-label=t(words::HOLDS)>
                <table class="verbatim" data-test="record-columns">
                    <thead>
                        <tr>
                            <th scope="col">{t(data_words::COLUMN)}</th>
                            <th scope="col">{t(data_words::ROLE)}</th>
                            <th scope="col">{t(words::VALUES)}</th>
                            <th scope="col" class="num">{t(words::FILLED)}</th>
                            <th scope="col" class="num">{t(words::DISTINCT)}</th>
                            <th scope="col" class="num">{t(words::LEAST)}</th>
                            <th scope="col" class="num">{t(words::MEAN)}</th>
                            <th scope="col" class="num">{t(words::MOST)}</th>
                            <th scope="col">{t(words::FIRST)}</th>
                        </tr>
                    </thead>
                    <tbody>{rows}</tbody>
                </table>
            </div>
        </section>
    }
}

#[component]
fn Column(column: RecordColumnFacts, shape: Shape, has_period: bool) -> impl IntoView {
    let Settings {
        lang, masked: hide, ..
    } = Settings::here();
    let RecordColumnFacts {
        name,
        role,
        kind,
        filled,
        distinct,
        min,
        mean,
        max,
        days,
        first,
        ..
    } = column;
    let is_number = kind == RecordKind::Number;
    let used_as = move || match role {
        Some(role) => role_name(lang.get(), role),
        None => shapes::kept_as(lang.get(), shape, has_period, is_number),
    };
    let kind = match kind {
        RecordKind::Text => words::TEXT,
        RecordKind::Number => words::NUMBER,
        RecordKind::Day => words::DAY,
    };
    let end = move |number: Option<f64>, day: Option<kezhi::units::Day>, lang: Lang| {
        let day = day.map(|day| names::day(lang, day));
        number.map(short).or(day).unwrap_or_default()
    };
    let values = move || {
        let shown: Vec<String> = first
            .iter()
            .map(|text| {
                if hide.get() {
                    masked(text)
                } else {
                    text.clone()
                }
            })
            .collect();
        shown.join(lang.get().pick("、", ", "))
    };
    view! {
        <tr>
            <th scope="row">{name}</th>
            <td>{used_as}</td>
            <td>{t(kind)}</td>
            <td class="num">{move || count(lang.get(), filled)}</td>
            <td class="num">{move || count(lang.get(), distinct)}</td>
            <td class="num">{move || end(min, days.map(|days| days.0), lang.get())}</td>
            <td class="num">{mean.map(short)}</td>
            <td class="num">{move || end(max, days.map(|days| days.1), lang.get())}</td>
            <td class="samples">{values}</td>
        </tr>
    }
}

/// A number with four decimals at most.
fn short(number: f64) -> String {
    exact((number * 1e4).round() / 1e4)
}
