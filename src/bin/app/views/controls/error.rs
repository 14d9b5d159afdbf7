//! Trouble in one plain sentence that stays until it is dismissed.

use kezhi::text::ui::shell;
use leptos::prelude::*;

use crate::state::{Problem, Settings, t};

/// The note; empty while there is no trouble.
#[component]
pub(crate) fn ErrorNote(
    /// The trouble.
    problem: RwSignal<Option<Problem>>,
    /// Offered beside *dismiss* when given.
    #[prop(optional, into)]
    retry: Option<Callback<()>>,
) -> impl IntoView {
    let Settings { lang, .. } = Settings::here();
    let words = move || {
        problem.with(|problem| {
            problem
                .as_ref()
                .map(|problem| problem.words(lang.get()))
                .unwrap_or_default()
        })
    };
    let may_pass = move || problem.with(|it| it.as_ref().is_none_or(Problem::may_pass));
    view! {
        <Show when=move || problem.with(Option::is_some)>
            <div class="error" role="alert" data-test="error">
                <p>{words}</p>
                {retry
                    .map(|retry| {
                        view! {
                            <button
                                type="button"
                                class="button"
                                hidden=move || !may_pass()
                                on:click=move |_| retry.run(())
                            >
                                {t(shell::RETRY)}
                            </button>
                        }
                    })}
                <button
                    type="button"
                    class="button"
                    data-test="dismiss"
                    on:click=move |_| problem.set(None)
                >
                    {t(shell::DISMISS)}
                </button>
            </div>
        </Show>
    }
}
