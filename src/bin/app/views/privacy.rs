//! What is kept where, how to check it, and how to erase it.

use kezhi::text::ui::{privacy as words, shell};
use leptos::prelude::*;
use wasm_bindgen_futures::spawn_local;

use crate::erase::{self, Erased, erase_everything};
use crate::state::{Problem, t};

use super::controls::ErrorNote;
use super::explain::{ExplainSide, beside};

/// The page.
#[component]
pub(crate) fn PrivacyRoom() -> impl IntoView {
    let rows = words::ROWS
        .map(|[what, place, until]| {
            view! {
                <tr>
                    <th scope="row">{t(what)}</th>
                    <td>{t(place)}</td>
                    <td>{t(until)}</td>
                </tr>
            }
        })
        .collect_view();
    let never = Signal::stored(false);
    view! {
        <div class:with-side=beside(never)>
        <div class="room">
            <h1 data-test="answer">{t(words::HEAD)}</h1>
            <p class="prose">{t(words::OPENING)}</p>
            <section>
                <h2>{t(words::KEPT)}</h2>
                <div class="scroll" tabindex="0" role="region" aria-label=t(words::KEPT)>
                    <table>
                        <thead>
                            <tr>
                                <th scope="col">{t(words::WHAT)}</th>
                                <th scope="col">{t(words::WHERE)}</th>
                                <th scope="col">{t(words::UNTIL)}</th>
                            </tr>
                        </thead>
                        <tbody>{rows}</tbody>
                    </table>
                </div>
                <p class="note">{t(words::NOT_KEPT)}</p>
            </section>
            <section class="prose">
                <h2>{t(words::CHECK)}</h2>
                <ol>{words::CHECK_STEPS.map(|step| view! { <li>{t(step)}</li> }).collect_view()}</ol>
                <p>{t(words::HOST)}</p>
            </section>
            <section class="prose">
                <h2>{t(words::EVICTION)}</h2>
                <p>{t(words::SAFARI)}</p>
                <p>{t(words::SHARED)}</p>
            </section>
            <Erase />
        </div>
        <ExplainSide lasting=never />
        </div>
    }
}

/// One button that erases everything; it asks once, because it cannot be undone.
#[component]
fn Erase() -> impl IntoView {
    let is_sure = RwSignal::new(false);
    // Asked once a load: the answer stays until the room is left.
    let is_erased = erase::take_success();
    let problem = RwSignal::new(None::<Problem>);
    let erase = move |_| {
        spawn_local(async move {
            match erase_everything().await {
                Ok(erased) => {
                    erase::remember_success(erased);
                    if let Some(window) = web_sys::window() {
                        let _reloading = window.location().reload();
                    }
                }
                Err(_) => drop(problem.try_set(Some(Problem::Said(words::NOT_ERASED)))),
            }
        });
    };
    view! {
        <section class="prose no-print">
            <h2>{t(words::ERASE_HEAD)}</h2>
            <p>{t(words::ERASE_NOTE)}</p>
            <ErrorNote problem />
            {is_erased
                .map(|erased| {
                    let words = match erased {
                        Erased::Everything => words::ERASED,
                        Erased::AllButProgram => words::ERASED_OFFLINE,
                    };
                    view! {
                        <p class="ask" role="status" data-test="erased">
                            {t(words)}
                        </p>
                    }
                })}
            <Show
                when=move || is_sure.get()
                fallback=move || {
                    view! {
                        <button
                            type="button"
                            class="button danger"
                            data-test="erase"
                            on:click=move |_| is_sure.set(true)
                        >
                            {t(words::ERASE)}
                        </button>
                    }
                }
            >
                <div class="row" role="group" aria-label=t(words::ERASE_SURE)>
                    <span>{t(words::ERASE_SURE)}</span>
                    <button
                        type="button"
                        class="button danger"
                        data-test="erase-yes"
                        on:click=erase
                    >
                        {t(words::ERASE_YES)}
                    </button>
                    <button type="button" class="button" on:click=move |_| is_sure.set(false)>
                        {t(shell::CANCEL)}
                    </button>
                </div>
            </Show>
        </section>
    }
}
