//! What the columns mean.

use kezhi::ingest::{ColumnFacts, Inspection, JoinedColumn, Plan, Reason, Role, Shape};
use kezhi::scenario::Change;
use kezhi::text::mask::masked;
use kezhi::text::ui::{data as words, table};
use kezhi::text::{Lang, reading, roles, shapes};
use leptos::html;
use leptos::prelude::*;

use crate::state::{Jobs, Session, Settings, memo, t};

/// Columns listed at first: those behind are listed where they have a role, or on demand.
const MOST_LISTED: usize = 200;

/// The table of columns: header, first values, role, reason.
#[component]
pub(super) fn Columns() -> impl IntoView {
    let Settings { lang, .. } = Settings::here();
    let jobs = Jobs::here();
    let columns = memo(move || {
        jobs.inspection
            .with(|it| it.as_ref().map(|it| it.columns.clone()).unwrap_or_default())
    });
    let all = RwSignal::new(false);
    let joined = memo(move || {
        jobs.inspection.with(|it| {
            it.as_ref()
                .map(Inspection::joined_columns)
                .unwrap_or_default()
        })
    });
    let factors = move || {
        let plan = jobs.plan()?;
        jobs.inspection.with(|it| {
            let (quantity, price) = it.as_ref()?.amount_factors(&plan)?;
            let said = words::AMOUNT_FACTORS.with(lang.get(), quantity);
            Some(said.replacen("{}", price, 1))
        })
    };
    view! {
        <section>
            <div class="section-head">
                <h2>{t(words::COLUMNS)}</h2>
                <span class="note" data-test="amount-factors">{factors}</span>
            </div>
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
                                .filter(|(place, column)| all.get() || *place < MOST_LISTED || column.role.is_some())
                                .map(|(place, column)| view! { <Column place column /> })
                                .collect_view()
                        }}
                        {move || joined.get().into_iter().map(|column| view! { <Joined column /> }).collect_view()}
                    </tbody>
                </table>
            </div>
            <Show when=move || { !all.get() && columns.with(Vec::len) > MOST_LISTED }>
                <button type="button" class="quiet" data-test="all-columns" on:click=move |_| all.set(true)>
                    {move || words::ALL_COLUMNS.with(lang.get(), &columns.with(Vec::len).to_string())}
                </button>
            </Show>
        </section>
    }
}

/// A column of another table, looked up by a key: it is taken or left with its table.
#[component]
fn Joined(column: JoinedColumn) -> impl IntoView {
    let Settings {
        lang, masked: hide, ..
    } = Settings::here();
    let JoinedColumn {
        name,
        role,
        samples,
        table: from,
        key,
    } = column;
    let used_as = move || match role {
        Some(role) => roles::role_name(lang.get(), role),
        None => table::KEEP.get(lang.get()),
    };
    let first = move || shown(&samples, lang.get(), hide.get());
    let why = move || reading::joined_from(lang.get(), &from, &key);
    view! {
        <tr data-test="joined-column">
            <th scope="row">{name}</th>
            <td>{used_as}</td>
            <td class="samples">{first}</td>
            <td class="note">{why}</td>
        </tr>
    }
}

/// The first values of a column.
fn shown(samples: &[String], lang: Lang, hide: bool) -> String {
    let one = |text: &String| match hide {
        true => masked(text),
        false => text.clone(),
    };
    let all: Vec<String> = samples.iter().map(one).collect();
    all.join(lang.pick("、", ", "))
}

/// What a column can be used as.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Use {
    As(Role),
    Kept,
    Not,
}

/// The entries of a menu: main roles of the shape, other roles, and the rest.
fn menu(shape: Shape, given: Option<Role>) -> [Vec<Use>; 3] {
    let first = shape.first_roles();
    let other = Role::ALL
        .into_iter()
        .filter(|role| !first.contains(role) && (shape.uses(*role) || given == Some(*role)));
    [
        first.iter().copied().map(Use::As).collect(),
        other.map(Use::As).collect(),
        vec![Use::Kept, Use::Not],
    ]
}

fn use_name(lang: Lang, of: Use, kept: &'static str) -> &'static str {
    match of {
        Use::As(role) => roles::role_name(lang, role),
        Use::Kept => kept,
        Use::Not => words::ROLE_NONE.get(lang),
    }
}

fn used_as(plan: &Plan, place: usize) -> Use {
    match plan.role_of(place) {
        Some(role) => Use::As(role),
        None if plan.keep.contains(&place) => Use::Kept,
        None => Use::Not,
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
    let now = memo(move || jobs.plan().map_or(Use::Not, |plan| used_as(&plan, place)));
    let shape = memo(move || jobs.plan().map(|plan| plan.shape).unwrap_or_default());
    let is_month = memo(move || {
        jobs.plan()
            .is_some_and(|plan| plan.months.iter().any(|month| month.0 == place))
    });
    let proposed = jobs
        .inspection
        .with_untracked(|it| it.as_ref().map_or(Use::Not, |it| used_as(&it.plan, place)));
    let given = column.role;
    let is_number = column.holds_numbers();
    let entries = memo(move || {
        let given = match now.get() {
            Use::As(role) => Some(role),
            _ => given,
        };
        menu(shape.get(), given)
    });
    // The column that has the role this one was proposed for.
    let taken_by = move || {
        let Use::As(role) = proposed else {
            return None;
        };
        let other = *jobs.plan()?.roles.get(&role)?;
        let names = |it: &Inspection| it.columns.get(other).map(|column| column.name.clone());
        jobs.inspection
            .with(|it| it.as_ref().and_then(names))
            .filter(|_| other != place)
    };
    let reason = column.reason.clone();
    let why = move || {
        let lang = lang.get();
        if now.get() == proposed {
            reading::reason(lang, &reason)
        } else if let Some(name) = taken_by() {
            reading::role_given_to(lang, &name)
        } else {
            reading::reason(lang, &Reason::Chosen)
        }
    };
    let remarks = column
        .remarks
        .into_iter()
        .map(|remark| {
            view! {
                <div data-test="remark">
                    {move || {
                        let said = shapes::remark(lang.get(), &remark);
                        if hide.get() { masked(&said) } else { said }
                    }}
                </div>
            }
        })
        .collect_view();
    let samples = column.samples.clone();
    let first = move || shown(&samples, lang.get(), hide.get());
    // The entries come and go with language and shape; the choice is set after them.
    Effect::new(move |_| {
        lang.track();
        let now = now.get();
        let index = entries.with(|entries| entries.iter().flatten().position(|it| *it == now));
        if let (Some(select), Some(index)) = (select.get(), index) {
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
        let chosen = entries.with_untracked(|entries| entries.iter().flatten().nth(index).copied());
        let (Some(chosen), Some(mut plan)) = (chosen, untrack(|| jobs.plan())) else {
            return;
        };
        let role = match chosen {
            Use::As(role) => Some(role),
            _ => None,
        };
        plan.assign(place, role);
        if chosen == Use::Kept {
            plan.keep.insert(place);
        } else {
            plan.keep.remove(&place);
        }
        session.apply(Change::SetRoles {
            roles: plan.roles,
            keep: plan.keep,
            column: header.clone(),
            role,
            is_kept: chosen == Use::Kept,
        });
    };
    let label = {
        let name = name.clone();
        move || words::ROLE_OF.with(lang.get(), &name)
    };
    let purpose = move || match now.get() {
        Use::As(role) => roles::role_use(lang.get(), role),
        _ => "",
    };
    let kept = move || {
        let lang = lang.get();
        let plan = jobs.plan();
        plan.map_or(table::KEEP.get(lang), |plan| {
            let has_period = plan.roles.contains_key(&Role::Period);
            shapes::kept_as(lang, plan.shape, has_period, is_number)
        })
    };
    let options = move || {
        let (lang, kept) = (lang.get(), kept());
        let groups = [table::NEEDED, table::OPTIONAL, table::ELSE];
        let grouped = groups.into_iter().zip(entries.get());
        grouped
            .filter(|(_, entries)| !entries.is_empty())
            .map(|(group, entries)| {
                let options = entries
                    .into_iter()
                    .map(|it| view! { <option>{use_name(lang, it, kept)}</option> })
                    .collect_view();
                view! { <optgroup label=group.get(lang)>{options}</optgroup> }
            })
            .collect_view()
    };
    view! {
        <tr>
            <th scope="row">{name}</th>
            <td>
                <select
                    node_ref=select
                    data-test=format!("role-{place}")
                    aria-label=label
                    title=purpose
                    hidden=move || is_month.get()
                    on:change=assign
                >
                    {options}
                </select>
                <span hidden=move || !is_month.get()>{t(table::MONTH)}</span>
            </td>
            <td class="samples">{first}</td>
            <td class="note">{why} {remarks}</td>
        </tr>
    }
}
