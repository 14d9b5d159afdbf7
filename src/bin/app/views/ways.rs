//! Ways in: a file, the samples, the two cases.

use kezhi::scenario::CaseId;
use kezhi::text::ui::{Phrase, data as words};
use kezhi::text::{Lang, names, samples};
use kezhi::workshop::Sample;
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

/// Something that opens with one click.
#[derive(Clone, Copy)]
enum Way {
    Sample(Sample),
    Case(CaseId),
}

impl Way {
    fn title(self, lang: Lang) -> &'static str {
        match self {
            Way::Sample(sample) => samples::file_name(sample).get(lang),
            Way::Case(case) => names::case_title(lang, case),
        }
    }
}

/// The samples and the cases, one click each.
#[component]
pub(crate) fn Ways() -> impl IntoView {
    let samples = Sample::ALL.map(Way::Sample);
    let ways = samples.into_iter().chain(CaseId::ALL.map(Way::Case));
    view! { <ul class="ways">{ways.map(|way| view! { <OneWay way /> }).collect_view()}</ul> }
}

#[component]
fn OneWay(way: Way) -> impl IntoView {
    let Settings { lang, .. } = Settings::here();
    let jobs = Jobs::here();
    let (test, note, open) = match way {
        Way::Sample(sample) => {
            let test = match sample {
                Sample::Orders => "sample",
                Sample::Leads => "sample-leads",
                Sample::Accounts => "sample-accounts",
            };
            (test, samples::note(sample), words::SAMPLE)
        }
        Way::Case(CaseId::TenThousand) => {
            let note = words::CASE_TEN_THOUSAND_NOTE;
            ("case-ten-thousand", note, words::OPEN_CASE)
        }
        Way::Case(CaseId::Hampton) => ("case-hampton", words::CASE_HAMPTON_NOTE, words::OPEN_CASE),
    };
    view! {
        <li>
            <span>
                <b>{move || way.title(lang.get())}</b>
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
                    format!("{}{colon}{}", open.get(lang), way.title(lang))
                }
                on:click=move |_| {
                    match way {
                        Way::Sample(sample) => jobs.open_sample(sample),
                        Way::Case(case) => jobs.open_case(case),
                    }
                }
            >
                {t(open)}
            </button>
        </li>
    }
}
