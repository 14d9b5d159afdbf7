//! Ways in: a file, the sample, the two cases.

use kezhi::scenario::CaseId;
use kezhi::text::names;
use kezhi::text::ui::{Phrase, data as words};
use leptos::prelude::*;

use crate::state::{Jobs, Settings, t};

/// Opens the browser's picker.
#[component]
pub(crate) fn FileButton(words: Phrase, #[prop(optional)] is_primary: bool) -> impl IntoView {
    let jobs = Jobs::here();
    view! {
        <button
            type="button"
            class="button"
            class:primary=is_primary
            data-test="choose-file"
            on:click=move |_| jobs.pick()
        >
            {t(words)}
        </button>
    }
}

/// The sample and the cases, one click each.
#[component]
pub(crate) fn Ways() -> impl IntoView {
    let Settings { lang, .. } = Settings::here();
    let jobs = Jobs::here();
    view! {
        <ul class="ways">
            <li>
                <span>
                    <b>{move || words::SAMPLE_NAME.get(lang.get())}</b>
                    <br />
                    <span class="note">{t(words::SAMPLE_NOTE)}</span>
                </span>
                <button
                    type="button"
                    class="button"
                    data-test="sample"
                    on:click=move |_| jobs.open_sample()
                >
                    {t(words::SAMPLE)}
                </button>
            </li>
            {CaseId::ALL.map(|case| view! { <Case case /> }).collect_view()}
        </ul>
    }
}

#[component]
fn Case(case: CaseId) -> impl IntoView {
    let Settings { lang, .. } = Settings::here();
    let jobs = Jobs::here();
    let (test, note) = match case {
        CaseId::TenThousand => ("case-ten-thousand", words::CASE_TEN_THOUSAND_NOTE),
        CaseId::Hampton => ("case-hampton", words::CASE_HAMPTON_NOTE),
    };
    view! {
        <li>
            <span>
                <b>{move || names::case_title(lang.get(), case)}</b>
                <br />
                <span class="note">{t(note)}</span>
            </span>
            <button
                type="button"
                class="button"
                data-test=test
                aria-label=move || {
                    let lang = lang.get();
                    let colon = lang.pick("：", ": ");
                    let open = words::OPEN_CASE.get(lang);
                    format!("{open}{colon}{}", names::case_title(lang, case))
                }
                on:click=move |_| jobs.open_case(case)
            >
                {t(words::OPEN_CASE)}
            </button>
        </li>
    }
}
