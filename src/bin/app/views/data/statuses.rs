//! What each order status means.

use kezhi::base::{SelectionEdit, StatusFacts, StatusMeaning};
use kezhi::explain::Unit;
use kezhi::ingest::Role;
use kezhi::scenario::Change;
use kezhi::text::column::ColumnFormat;
use kezhi::text::number::currency_unit;
use kezhi::text::quality;
use kezhi::text::ui::quality as words;
use kezhi::units::Money;
use leptos::html;
use leptos::prelude::*;

use super::super::controls::NumberButton;
use super::facts::has_amounts;
use crate::state::{Counted, Fact, Number, Reports, Session, Settings, memo, t};

/// The table; nothing without a status column.
#[component]
pub(super) fn Statuses() -> impl IntoView {
    let Settings { lang, .. } = Settings::here();
    let session = Session::here();
    let reports = Reports::here();
    let has_amounts = has_amounts(reports);
    let unit = move || {
        let currency = session
            .assumptions
            .with(|it| it.as_ref().map(|it| it.currency));
        currency_unit(lang.get(), currency.unwrap_or_default())
    };
    let format = memo(move || {
        let statuses = reports
            .facts()
            .map(|it| it.selection.statuses)
            .unwrap_or_default();
        let money = statuses.iter().filter_map(StatusFacts::money);
        let values: Vec<f64> = money.map(Money::units).collect();
        let currency = session
            .assumptions
            .with(|it| it.as_ref().map(|it| it.currency));
        let format = ColumnFormat::of(lang.get(), Unit::Money, &values);
        format.in_currency(currency.unwrap_or_default(), &values)
    });
    // Rows stay in place while their meaning changes, so that the focus does too.
    let found = memo(move || {
        let selection = reports.facts().map(|it| it.selection).unwrap_or_default();
        let is_named = selection.has_several_statuses();
        let statuses = selection.statuses.into_iter();
        let row = |it: StatusFacts| (it.role, is_named.then_some(it.column), it.text);
        statuses.map(row).collect::<Vec<_>>()
    });
    move || {
        let texts = found.get();
        (!texts.is_empty()).then(|| {
            let rows = texts.into_iter().enumerate();
            view! {
                <h3 id="statuses-title">{t(words::STATUSES)}</h3>
                <div class="scroll" tabindex="0" role="region" aria-labelledby="statuses-title">
                    <table data-test="statuses">
                        <thead>
                            <tr>
                                <th scope="col">{t(words::STATUS)}</th>
                                <th scope="col" class="num">{t(words::ROWS)}</th>
                                <th scope="col" class="num" hidden=move || !has_amounts.get()>
                                    {t(words::MONEY)} " " <span class="unit">{unit}</span>
                                </th>
                                <th scope="col">{t(words::MEANING)}</th>
                                <th scope="col">{t(words::WHY)}</th>
                            </tr>
                        </thead>
                        <tbody>
                            {rows
                                .map(|(place, (role, column, text))| {
                                    view! { <StatusRow place role column text format /> }
                                })
                                .collect_view()}
                        </tbody>
                    </table>
                </div>
            }
        })
    }
}

#[component]
fn StatusRow(
    place: usize,
    role: Role,
    column: Option<String>,
    text: String,
    /// How the money of all rows is written.
    format: Memo<ColumnFormat>,
) -> impl IntoView {
    let Settings { lang, .. } = Settings::here();
    let session = Session::here();
    let select = NodeRef::<html::Select>::new();
    let reports = Reports::here();
    let has_amounts = has_amounts(reports);
    let status = memo(move || reports.facts()?.selection.statuses.get(place).cloned());
    let why =
        move || status.with(|it| it.as_ref().map(|it| quality::status_reason(lang.get(), it)));
    let shown = {
        let text = text.clone();
        move || quality::status_named(lang.get(), column.as_deref(), &text)
    };
    let named = shown.clone();
    Effect::new(move |_| {
        lang.track();
        let meaning = status.with(|it| it.as_ref().map(|it| it.meaning));
        let place = StatusMeaning::ALL
            .iter()
            .position(|it| Some(*it) == meaning);
        if let (Some(select), Some(place)) = (select.get(), place) {
            select.set_selected_index(place as i32);
        }
    });
    let choose = move |_| {
        let Some(select) = select.get_untracked() else {
            return;
        };
        let place = usize::try_from(select.selected_index()).unwrap_or_default();
        if let Some(meaning) = StatusMeaning::ALL.get(place) {
            let edit = SelectionEdit::Status(role, text.clone(), *meaning);
            session.apply(Change::SetSelection(edit));
        }
    };
    view! {
        <tr>
            <th scope="row">{shown}</th>
            <td class="num">
                <NumberButton number=Number::Fact(Fact::Counted(Counted::Status(place))) />
            </td>
            <td class="num" hidden=move || !has_amounts.get()>
                <NumberButton number=Number::Fact(Fact::MoneyOf(Counted::Status(place))) format />
            </td>
            <td>
                <select
                    node_ref=select
                    data-test=format!("status-{place}")
                    aria-label=move || words::MEANING_OF.with(lang.get(), &named())
                    on:change=choose
                >
                    {StatusMeaning::ALL
                        .map(|meaning| {
                            view! { <option>{move || quality::meaning_name(lang.get(), meaning)}</option> }
                        })
                        .collect_view()}
                </select>
            </td>
            <td class="note">{why}</td>
        </tr>
    }
}
