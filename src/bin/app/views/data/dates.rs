//! The question about dates that can be read both ways.

use kezhi::ingest::{DateOrder, DateQuestion};
use kezhi::scenario::Change;
use kezhi::text::names;
use kezhi::text::ui::data as words;
use leptos::prelude::*;

use crate::state::{Jobs, Session, Settings, memo, t};

/// Asked once, until it is answered.
#[component]
pub(super) fn DateQuestionPanel() -> impl IntoView {
    let jobs = Jobs::here();
    let session = Session::here();
    let question = memo(move || {
        let answered = session
            .reading
            .with(|it| it.as_ref().is_some_and(|it| it.date_order.is_some()));
        let found = jobs
            .inspection
            .with(|it| it.as_ref()?.date_question.clone());
        found.filter(|_| !answered)
    });
    move || question.get().map(|question| view! { <Asked question /> })
}

#[component]
fn Asked(question: DateQuestion) -> impl IntoView {
    let Settings { lang, .. } = Settings::here();
    let session = Session::here();
    let rows = question
        .cells
        .into_iter()
        .zip(question.day_first)
        .zip(question.month_first)
        .map(|((cell, day_first), month_first)| {
            view! {
                <tr>
                    <th scope="row">{cell}</th>
                    <td>{move || names::day(lang.get(), day_first)}</td>
                    <td>{move || names::day(lang.get(), month_first)}</td>
                </tr>
            }
        })
        .collect_view();
    let choose = move |order| {
        session.apply(Change::SetDateOrder(order));
    };
    view! {
        <section class="ask" id="date-question" tabindex="-1" data-test="date-question">
            <h2>{t(words::DATE_QUESTION)}</h2>
            <p>{t(words::DATE_QUESTION_NOTE)}</p>
            <table>
                <thead>
                    <tr>
                        <th scope="col">{t(words::IN_FILE)}</th>
                        <th scope="col">{t(words::DAY_FIRST)}</th>
                        <th scope="col">{t(words::MONTH_FIRST)}</th>
                    </tr>
                </thead>
                <tbody>{rows}</tbody>
            </table>
            <div class="row">
                <button
                    type="button"
                    class="button"
                    data-test="day-first"
                    on:click=move |_| choose(DateOrder::DayFirst)
                >
                    {t(words::TAKE_DAY_FIRST)}
                </button>
                <button
                    type="button"
                    class="button"
                    data-test="month-first"
                    on:click=move |_| choose(DateOrder::MonthFirst)
                >
                    {t(words::TAKE_MONTH_FIRST)}
                </button>
            </div>
        </section>
    }
}
