//! Filters by the values of a column.

use std::collections::BTreeSet;

use kezhi::base::{AttributeFacts, Filter, FilterMode, SelectionEdit, ValueFacts};
use kezhi::ingest::Role;
use kezhi::scenario::Change;
use kezhi::text::mask::masked;
use kezhi::text::number::count;
use kezhi::text::ui::quality as words;
use kezhi::text::{quality, roles};
use leptos::prelude::*;

use super::super::controls::{Choice, NumberButton};
use super::chosen::selection;
use crate::state::{Counted, Fact, Number, Reports, Session, Settings, memo, t, t_with};

/// One block a column that can be filtered by.
#[component]
pub(super) fn Filters() -> impl IntoView {
    let Settings { lang, .. } = Settings::here();
    let reports = Reports::here();
    let found = memo(move || {
        let columns = reports.facts().map(|it| it.selection.attributes);
        // Status and currency have rules of their own.
        let columns = columns.unwrap_or_default().into_iter().enumerate();
        columns
            .filter(|(_, it)| !matches!(it.role, Some(Role::Status | Role::Currency)))
            .collect::<Vec<_>>()
    });
    let idle = move || {
        let filters = reports.facts()?.selection.idle_filters;
        let names: Vec<String> = filters.into_iter().map(|it| it.column).collect();
        let lang = lang.get();
        let names = names.join(lang.pick("、", ", "));
        (!names.is_empty()).then(|| words::IDLE_FILTERS.with(lang, &names))
    };
    view! {
        <h3>{t(words::FILTERS)}</h3>
        {move || {
            let columns = found.get();
            if columns.is_empty() {
                return view! { <p class="note">{t(words::NO_FILTERS)}</p> }.into_any();
            }
            columns
                .into_iter()
                .map(|(place, column)| view! { <ColumnFilter place column /> })
                .collect_view()
                .into_any()
        }}
        {move || idle().map(|words| view! { <p class="ask">{words}</p> })}
    }
}

#[component]
fn ColumnFilter(place: usize, column: AttributeFacts) -> impl IntoView {
    let Settings { lang, .. } = Settings::here();
    let session = Session::here();
    let AttributeFacts {
        name,
        role,
        distinct,
        values,
    } = column;
    let selection = selection(session);
    let key = name.clone();
    let filter =
        memo(move || selection.with(|it| it.filters.iter().find(|it| it.column == key).cloned()));
    // A mode chosen before any value is.
    let waiting = RwSignal::new(FilterMode::Keep);
    let chosen = Signal::derive(move || {
        filter.with(|it| match it.as_ref().map(|it| it.mode) {
            None => 0,
            Some(FilterMode::Keep) => 1,
            Some(FilterMode::Drop) => 2,
        })
    });
    let options = Signal::derive(move || {
        [words::NO_FILTER, words::ONLY_THESE, words::WITHOUT_THESE]
            .map(|it| it.get(lang.get()).to_owned())
            .to_vec()
    });
    let set = {
        let name = name.clone();
        move |mode: FilterMode, values: BTreeSet<String>| {
            let edit = if values.is_empty() {
                SelectionEdit::NoFilter(name.clone())
            } else {
                SelectionEdit::Filter(Filter {
                    column: name.clone(),
                    mode,
                    values,
                })
            };
            session.apply(Change::SetSelection(edit));
        }
    };
    let ticked = move || {
        filter.with_untracked(|it| it.as_ref().map(|it| it.values.clone()).unwrap_or_default())
    };
    let on_choose = {
        let set = set.clone();
        Callback::new(move |place: usize| {
            let mode = match place {
                1 => FilterMode::Keep,
                2 => FilterMode::Drop,
                _ => return set(FilterMode::Keep, BTreeSet::new()),
            };
            waiting.set(mode);
            let values = ticked();
            if !values.is_empty() {
                set(mode, values);
            }
        })
    };
    let toggle = Callback::new(move |value: String| {
        let mode = filter.with_untracked(|it| it.as_ref().map(|it| it.mode));
        let mut values = ticked();
        if !values.remove(&value) {
            values.insert(value);
        }
        set(mode.unwrap_or(waiting.get_untracked()), values);
    });
    let title = move || match role {
        Some(role) if !name.is_empty() => match roles::role_name(lang.get(), role) {
            // A column that is called what it is says so once.
            known if known.eq_ignore_ascii_case(&name) => name.clone(),
            known => format!("{name} · {known}"),
        },
        _ => name.clone(),
    };
    let rare = distinct.saturating_sub(values.len() as u64);
    let lines = values.into_iter().enumerate().map(|(line, value)| {
        view! { <ValueLine number=Counted::Value(place, line) value filter toggle /> }
    });
    view! {
        <details class="column-filter" data-test=format!("filter-{place}") open=move || filter.with(Option::is_some)>
            <summary>{title}</summary>
            <Choice
                label=t(words::FILTERS).into_any()
                test="filter-mode"
                id=format!("filter-mode-{place}")
                options
                chosen
                on_choose
            />
            <ul class="values">{lines.collect_view()}</ul>
            {(rare > 0)
                .then(|| {
                    view! {
                        <p class="note">{t_with(words::MORE_VALUES, move |lang| count(lang, rare))}</p>
                    }
                })}
        </details>
    }
}

#[component]
fn ValueLine(
    number: Counted,
    value: ValueFacts,
    filter: Memo<Option<Filter>>,
    toggle: Callback<String>,
) -> impl IntoView {
    let Settings {
        lang, masked: hide, ..
    } = Settings::here();
    let text = value.text;
    let key = text.clone();
    let is_ticked =
        move || filter.with(|it| it.as_ref().is_some_and(|it| it.values.contains(&key)));
    let picked = text.clone();
    let shown = move || match text.as_str() {
        "" => quality::blank(lang.get()).to_owned(),
        text if hide.get() => masked(text),
        text => text.to_owned(),
    };
    view! {
        <li>
            <label class="check">
                <input
                    type="checkbox"
                    prop:checked=is_ticked
                    on:change=move |_| toggle.run(picked.clone())
                />
                {shown}
            </label>
            " "
            <NumberButton number=Number::Fact(Fact::Counted(number)) />
        </li>
    }
}
