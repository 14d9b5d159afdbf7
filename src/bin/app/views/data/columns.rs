//! What the columns mean.

use kezhi::ingest::{ColumnFacts, Reason, Role};
use kezhi::scenario::Change;
use kezhi::text::mask::masked;
use kezhi::text::ui::data as words;
use kezhi::text::{reading, roles};
use leptos::html;
use leptos::prelude::*;

use crate::state::{Jobs, Session, Settings, t};

/// The table of columns: header, first values, role, reason.
#[component]
pub(super) fn Columns() -> impl IntoView {
    let jobs = Jobs::here();
    let columns = Memo::new(move |_| {
        jobs.inspection
            .with(|it| it.as_ref().map(|it| it.columns.clone()).unwrap_or_default())
    });
    view! {
        <section>
            <h2>{t(words::COLUMNS)}</h2>
            <div class="scroll" tabindex="0" role="region" aria-label=t(words::COLUMNS)>
                <table class="verbatim" data-test="columns">
                    <thead>
                        <tr>
                            <th scope="col">{t(words::COLUMN)}</th>
                            <th scope="col">{t(words::ROLE)}</th>
                            <th scope="col">{t(words::SAMPLES)}</th>
                            <th scope="col">{t(words::REASON)}</th>
                        </tr>
                    </thead>
                    <tbody>
                        {move || {
                            columns
                                .get()
                                .into_iter()
                                .enumerate()
                                .map(|(place, column)| view! { <Column place column /> })
                                .collect_view()
                        }}
                    </tbody>
                </table>
            </div>
        </section>
    }
}

#[component]
fn Column(place: usize, column: ColumnFacts) -> impl IntoView {
    let Settings {
        lang, masked: hide, ..
    } = Settings::here();
    let jobs = Jobs::here();
    let session = Session::here();
    let select = NodeRef::<html::Select>::new();
    let role = Memo::new(move |_| jobs.plan().and_then(|plan| plan.role_of(place)));
    let proposed = column.role;
    let reason = column.reason.clone();
    let why = move || {
        let lang = lang.get();
        if role.get() == proposed {
            reading::reason(lang, &reason)
        } else {
            reading::reason(lang, &Reason::Chosen)
        }
    };
    let samples = column.samples.clone();
    let first = move || {
        let lang = lang.get();
        let shown: Vec<String> = samples
            .iter()
            .map(|sample| {
                if hide.get() {
                    masked(sample)
                } else {
                    sample.clone()
                }
            })
            .collect();
        shown.join(lang.pick("、", ", "))
    };
    Effect::new(move |_| {
        lang.track();
        let chosen = role.get();
        let index = chosen
            .and_then(|role| Role::ALL.iter().position(|it| *it == role))
            .map_or(0, |place| place + 1);
        if let Some(select) = select.get() {
            select.set_selected_index(index as i32);
        }
    });
    let name = column.name.clone();
    let header = name.clone();
    let assign = move |_| {
        let Some(select) = select.get_untracked() else {
            return;
        };
        let index = usize::try_from(select.selected_index()).unwrap_or_default();
        let role = index
            .checked_sub(1)
            .and_then(|place| Role::ALL.get(place))
            .copied();
        if let Some(mut plan) = untrack(|| jobs.plan()) {
            plan.assign(place, role);
            session.apply(Change::SetRoles {
                roles: plan.roles,
                column: header.clone(),
                role,
            });
        }
    };
    let label = {
        let name = name.clone();
        move || words::ROLE_OF.with(lang.get(), &name)
    };
    view! {
        <tr>
            <th scope="row">{name}</th>
            <td>
                <select
                    node_ref=select
                    data-test=format!("role-{place}")
                    aria-label=label
                    on:change=assign
                >
                    <option>{t(words::ROLE_NONE)}</option>
                    {Role::ALL
                        .map(|role| {
                            view! { <option>{move || roles::role_name(lang.get(), role)}</option> }
                        })
                        .collect_view()}
                </select>
            </td>
            <td class="samples">{first}</td>
            <td class="note">{why}</td>
        </tr>
    }
}
