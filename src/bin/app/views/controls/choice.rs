//! A select whose options follow the language.

use leptos::html;
use leptos::prelude::*;

/// A labelled select. Options are worded by place; what is chosen is told by place too.
#[component]
pub(crate) fn Choice(
    /// Its label.
    label: AnyView,
    /// Hook of the tests, and the id where none is given.
    #[prop(into)]
    test: String,
    /// Unique on the page, where the hook is not.
    #[prop(optional)]
    id: Option<String>,
    /// Wordings of the options, in order.
    #[prop(into)]
    options: Signal<Vec<String>>,
    /// The place chosen.
    #[prop(into)]
    chosen: Signal<usize>,
    /// Called with the place the user chose.
    on_choose: Callback<usize>,
    /// The id of the sentence that says why what is chosen was refused; none while it was not.
    #[prop(optional, into)]
    refused: Option<Signal<Option<&'static str>>>,
) -> impl IntoView {
    let id = id.unwrap_or_else(|| test.clone());
    let refused = move || refused.and_then(|it| it.get());
    let named = id.clone();
    let select = NodeRef::<html::Select>::new();
    // The options come and go with the language; the choice is set after them.
    Effect::new(move |_| {
        options.track();
        let place = chosen.get();
        if let Some(select) = select.get() {
            select.set_selected_index(place as i32);
        }
    });
    view! {
        <div>
            <label for=named>{label}</label>
            <select
                node_ref=select
                id=id
                data-test=test
                aria-invalid=move || refused().map(|_| "true")
                aria-describedby=refused
                on:change=move |_| {
                    if let Some(select) = select.get_untracked() {
                        let place = usize::try_from(select.selected_index()).unwrap_or_default();
                        on_choose.run(place);
                        select.set_selected_index(chosen.get_untracked() as i32);
                    }
                }
            >
                {move || {
                    options
                        .get()
                        .into_iter()
                        .map(|words| view! { <option>{words}</option> })
                        .collect_view()
                }}
            </select>
        </div>
    }
}
