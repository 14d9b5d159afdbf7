//! Which rows count: what the rules set aside, the date window and the small choices.

use kezhi::base::{
    AsideCount, CurrencyChoice, Future, Outliers, Repeats, Selection, SelectionEdit, SelectionRule,
    Zeros,
};
use kezhi::scenario::Change;
use kezhi::text::number::currency_unit;
use kezhi::text::quality;
use kezhi::text::ui::{Phrase, quality as words};
use leptos::prelude::*;

use super::super::controls::{Choice, NumberButton};
use super::chosen::selection;
use super::dates_field::DaysField;
use super::facts::has_amounts;
use super::filters::Filters;
use super::statuses::Statuses;
use crate::state::{Counted, Fact, Number, Reports, Session, Settings, memo, t};

/// The section; nothing without data.
#[component]
pub(super) fn RowsThatCount() -> impl IntoView {
    let session = Session::here();
    let reports = Reports::here();
    let has_facts = memo(move || reports.facts().is_some());
    let has_amounts = has_amounts(reports);
    let selection = selection(session);
    let is_default = move || selection.with(|it| *it == Selection::default());
    view! {
        <Show when=move || has_facts.get()>
            <section class="apart" data-test="selection">
                <div class="section-head">
                    <h2>{t(words::SELECTION)}</h2>
                    <button
                        type="button"
                        class="textlike"
                        data-test="selection-reset"
                        hidden=is_default
                        on:click=move |_| {
                            session.apply(Change::SetSelection(SelectionEdit::Reset));
                        }
                    >
                        {t(words::RESET)}
                    </button>
                </div>
                <p class="method">{t(words::SELECTION_NOTE)}</p>
                <DaysField />
                <div class="format">
                    <Two
                        label=words::FUTURE
                        test="rows-future"
                        first=words::SET_ASIDE
                        second=words::KEEP
                        is_second=Signal::derive(move || {
                            selection.with(|it| it.future == Future::Keep)
                        })
                        edit=|second| {
                            SelectionEdit::Future(
                                if second { Future::Keep } else { Future::SetAside },
                            )
                        }
                    />
                    <Two
                        label=words::REPEATS
                        test="rows-repeats"
                        first=words::KEEP
                        second=words::KEEP_FIRST
                        is_second=Signal::derive(move || {
                            selection.with(|it| it.duplicates == Repeats::Drop)
                        })
                        edit=|second| {
                            SelectionEdit::Duplicates(
                                if second { Repeats::Drop } else { Repeats::Keep },
                            )
                        }
                    />
                    <Show when=move || has_amounts.get()>
                        <Two
                            label=words::NEAR_REPEATS
                            test="rows-near-repeats"
                            first=words::KEEP
                            second=words::KEEP_FIRST_ORDER
                            is_second=Signal::derive(move || {
                                selection.with(|it| it.near == Repeats::Drop)
                            })
                            edit=|second| {
                                SelectionEdit::NearDuplicates(
                                    if second { Repeats::Drop } else { Repeats::Keep },
                                )
                            }
                        />
                        <Two
                            label=words::ZEROS
                            test="rows-zeros"
                            first=words::KEEP
                            second=words::SET_ASIDE
                            is_second=Signal::derive(move || {
                                selection.with(|it| it.zeros == Zeros::SetAside)
                            })
                            edit=|second| {
                                SelectionEdit::Zeros(if second { Zeros::SetAside } else { Zeros::Keep })
                            }
                        />
                        <Two
                            label=words::OUTLIERS
                            test="rows-outliers"
                            first=words::KEEP
                            second=words::SET_ASIDE
                            is_second=Signal::derive(move || {
                                selection.with(|it| it.outliers == Outliers::SetAside)
                            })
                            edit=|second| {
                                SelectionEdit::Outliers(
                                    if second { Outliers::SetAside } else { Outliers::Keep },
                                )
                            }
                        />
                    </Show>
                </div>
                <Currencies />
                <Statuses />
                <Filters />
                <AsideTable />
            </section>
        </Show>
    }
}

/// A choice of two.
#[component]
fn Two(
    label: Phrase,
    test: &'static str,
    first: Phrase,
    second: Phrase,
    is_second: Signal<bool>,
    edit: fn(bool) -> SelectionEdit,
) -> impl IntoView {
    let Settings { lang, .. } = Settings::here();
    let session = Session::here();
    let options = Signal::derive(move || {
        [first, second]
            .map(|it| it.get(lang.get()).to_owned())
            .to_vec()
    });
    view! {
        <Choice
            label=t(label).into_any()
            test
            options
            chosen=Signal::derive(move || usize::from(is_second.get()))
            on_choose=Callback::new(move |place: usize| {
                session.apply(Change::SetSelection(edit(place == 1)));
            })
        />
    }
}

/// Several currencies, one of which counts; nothing where there is at most one.
#[component]
fn Currencies() -> impl IntoView {
    let Settings { lang, .. } = Settings::here();
    let session = Session::here();
    let reports = Reports::here();
    let found = memo(move || {
        let facts = reports.facts()?.selection;
        let named: Vec<String> = facts
            .currencies
            .into_iter()
            .map(|it| it.text)
            .filter(|text| !text.is_empty())
            .collect();
        Some((named, facts.currency?))
    });
    let choices = move || {
        let (named, now) = found.get().unzip();
        let only = named
            .unwrap_or_default()
            .into_iter()
            .map(CurrencyChoice::Only);
        // An old study may hold it; nobody is offered it.
        let as_one = now.filter(|now| *now == CurrencyChoice::AllAsOne);
        only.chain(as_one).collect::<Vec<_>>()
    };
    let options = Signal::derive(move || {
        let lang = lang.get();
        let named = choices().into_iter().map(|choice| match choice {
            CurrencyChoice::Only(text) => words::ONLY_CURRENCY.with(lang, &text),
            CurrencyChoice::AllAsOne => words::ALL_AS_ONE.get(lang).to_owned(),
        });
        named.collect::<Vec<_>>()
    });
    let chosen = Signal::derive(move || {
        let now = found.get().map(|(_, choice)| choice);
        let place = choices().iter().position(|it| Some(it) == now.as_ref());
        place.unwrap_or_default()
    });
    view! {
        <Show when=move || found.with(Option::is_some)>
            <div class="format">
                <Choice
                    label=t(words::CURRENCIES).into_any()
                    test="rows-currency"
                    options
                    chosen
                    on_choose=Callback::new(move |place: usize| {
                        if let Some(choice) = untrack(choices).get(place) {
                            let edit = SelectionEdit::Currency(choice.clone());
                            session.apply(Change::SetSelection(edit));
                        }
                    })
                />
            </div>
            <p class="note">
                {move || {
                    let all = reports.facts().map(|it| it.selection.currencies);
                    let all = all.unwrap_or_default().into_iter().enumerate();
                    all.map(|(place, it)| view! { <CurrencyRows place text=it.text /> })
                        .collect_view()
                }}
                {t(words::CURRENCIES_NOTE)}
            </p>
        </Show>
    }
}

/// How many rows name a currency.
#[component]
fn CurrencyRows(place: usize, text: String) -> impl IntoView {
    let Settings { lang, .. } = Settings::here();
    let name = move || match text.as_str() {
        "" => quality::blank(lang.get()).to_owned(),
        text => text.to_owned(),
    };
    let number = Number::Fact(Fact::Counted(Counted::Currency(place)));
    view! {
        {name}
        " "
        <NumberButton number />
        {move || lang.get().pick(" 行；", " rows; ")}
    }
}

/// What the rules set aside.
#[component]
fn AsideTable() -> impl IntoView {
    let Settings { lang, .. } = Settings::here();
    let session = Session::here();
    let reports = Reports::here();
    let has_amounts = has_amounts(reports);
    let counts = memo(move || {
        let facts = reports.facts();
        facts.map(|it| it.selection.aside).unwrap_or_default()
    });
    let unit = move || {
        let currency = session
            .assumptions
            .with(|it| it.as_ref().map(|it| it.currency));
        currency_unit(lang.get(), currency.unwrap_or_default())
    };
    let row = move |count: AsideCount| {
        let rule = count.rule;
        let lines = move || {
            let inputs = reports.facts().map(|it| it.inputs).unwrap_or_default();
            quality::first_lines(lang.get(), &count.first_lines, &inputs)
        };
        // Money of several currencies has no sum.
        let has_sum = rule != SelectionRule::OtherCurrency;
        view! {
            <tr>
                <th scope="row">{move || quality::rule_name(lang.get(), rule)}</th>
                <td class="num">
                    <NumberButton number=Number::Fact(Fact::Counted(Counted::Aside(rule))) />
                </td>
                <td class="num" hidden=move || !has_amounts.get()>
                    {has_sum
                        .then(|| {
                            let number = Number::Fact(Fact::MoneyOf(Counted::Aside(rule)));
                            view! { <NumberButton number /> }
                        })}
                </td>
                <td>{lines}</td>
            </tr>
        }
    };
    move || {
        let counts = counts.get();
        if counts.is_empty() {
            return view! { <p class="note">{t(words::NOTHING_ASIDE)}</p> }.into_any();
        }
        view! {
            <div class="scroll" tabindex="0" role="region" aria-label=t(words::SELECTION)>
                <table data-test="selection-aside">
                    <thead>
                        <tr>
                            <th scope="col">{t(words::REASON)}</th>
                            <th scope="col" class="num">{t(words::ROWS)}</th>
                            <th scope="col" class="num" hidden=move || !has_amounts.get()>
                                {t(words::MONEY)} " " <span class="unit">{unit}</span>
                            </th>
                            <th scope="col">{t(words::FIRST)}</th>
                        </tr>
                    </thead>
                    <tbody>{counts.into_iter().map(row).collect_view()}</tbody>
                </table>
            </div>
        }
        .into_any()
    }
}
