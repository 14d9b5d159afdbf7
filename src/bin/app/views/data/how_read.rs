//! What an import made of its files: the tables it read, and where it had to read otherwise.

use kezhi::text::reading;
use kezhi::text::ui::data as words;
use leptos::prelude::*;

use super::super::controls::NumberButton;
use crate::state::{Fact, Number, Reports, RowsPart, Settings, memo, t};

/// The tables that were read, where there are several, and what the proposal did not foresee.
#[component]
pub(super) fn HowRead() -> impl IntoView {
    let Settings { lang, .. } = Settings::here();
    let reports = Reports::here();
    let replanned = move || {
        let facts = reports.facts().filter(|facts| facts.replanned)?;
        let (plan, lang) = (facts.plan?, lang.get());
        let read_as = reading::read_as(lang, &plan, &facts.replan_reasons);
        Some(words::REPLANNED.with(lang, &read_as))
    };
    view! {
        <InputsRead />
        {move || replanned().map(|said| view! { <p class="ask" data-test="replanned">{said}</p> })}
    }
}

/// The files, sheets and parts that were stacked, with the rows of each; nothing for a single one.
#[component]
fn InputsRead() -> impl IntoView {
    let reports = Reports::here();
    let names = memo(move || {
        let facts = reports.facts();
        let inputs = facts.map(|facts| facts.inputs).unwrap_or_default();
        // No row of a table is read that is only looked up in.
        inputs
            .into_iter()
            .map(|input| (input.name, input.rows.read == 0))
            .collect::<Vec<_>>()
    });
    let line = |(place, (name, is_joined)): (usize, (String, bool))| {
        let number = |part| view! { <td class="num"><NumberButton number=Number::Fact(Fact::Input(place, part)) /></td> };
        let rows = match is_joined {
            true => view! { <td class="note" colspan="3">{t(words::ONLY_JOINED)}</td> }.into_any(),
            false => {
                let parts = [RowsPart::Read, RowsPart::Used, RowsPart::SetAside];
                parts.map(number).collect_view().into_any()
            }
        };
        view! {
            <tr>
                <th scope="row">{name}</th>
                {rows}
            </tr>
        }
    };
    view! {
        <Show when=move || names.with(|names| names.len() > 1)>
            <div class="scroll" tabindex="0" role="region" aria-label=t(words::TABLE_SCROLLS)>
                <table class="verbatim" data-test="inputs-read">
                    <thead>
                        <tr>
                            <th scope="col">{t(words::INPUT)}</th>
                            <th scope="col" class="num">{t(words::ROWS_READ)}</th>
                            <th scope="col" class="num">{t(words::ROWS_USED)}</th>
                            <th scope="col" class="num">{t(words::ROWS_ASIDE)}</th>
                        </tr>
                    </thead>
                    <tbody>{move || names.get().into_iter().enumerate().map(line).collect_view()}</tbody>
                </table>
            </div>
        </Show>
    }
}
