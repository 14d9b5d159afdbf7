//! The list of customers: as many rows in the page as fit into view, whatever its length.

use kezhi::report::{ListHead, Track as Place};
use kezhi::text::mask::masked;
use kezhi::text::number::count;
use kezhi::text::ui::{data, sheet_customers as words};
use leptos::html;
use leptos::prelude::*;
use web_sys::KeyboardEvent;

use super::super::controls::{focus_still, is_composing};
use super::files::FileButtons;
use crate::state::{Customers, Focus, ListFrame, Settings, memo, t};

/// The list with its search and its file.
#[component]
pub(super) fn CustomerList() -> impl IntoView {
    let settings = Settings::here();
    let customers = Customers::here();
    let search = NodeRef::<html::Input>::new();
    let file = Callback::new(move |()| {
        let name = words::FILE.get(settings.lang.get_untracked()).to_owned();
        Some((name, customers.listed()?))
    });
    let typed = move |_| {
        if let Some(input) = search.get_untracked() {
            customers.search.set(input.value());
        }
    };
    // The sentence above is of the list before the search, which is not kept with the question.
    let found = move || {
        let is_search = customers.search.with(|it| !it.trim().is_empty());
        let total = customers.frame.with(|it| it.as_ref().map(|it| it.total));
        let lang = settings.lang.get();
        let total = total.filter(|_| is_search);
        total.map(|it| words::FOUND.with(lang, &count(lang, it)))
    };
    view! {
        <div class="list-tools">
            <div class="field">
                <label for="customer-search">{t(words::SEARCH)}</label>
                <input
                    node_ref=search
                    type="text"
                    id="customer-search"
                    data-test="customer-search"
                    autocomplete="off"
                    prop:value=move || customers.search.get()
                    on:input=typed
                />
            </div>
            <p class="note found" role="status" data-test="customer-found">
                {found}
            </p>
            <button
                type="button"
                class="textlike"
                data-test="customer-mask"
                aria-pressed=move || (!settings.masked.get()).to_string()
                on:click=move |_| settings.masked.update(|it| *it = !*it)
            >
                {t(data::UNMASK)}
            </button>
            <FileButtons of=file test="customer-file".to_owned() />
        </div>
        <Grid />
    }
}

/// Back from a card.
#[component]
pub(super) fn BackToList() -> impl IntoView {
    let customers = Customers::here();
    let link = NodeRef::<html::A>::new();
    Effect::new(move |_| {
        if let Some(link) = link.get()
            && customers.takes_focus(Focus::Card)
        {
            focus_still(&link);
        }
    });
    view! {
        <p class="no-print">
            <a node_ref=link href=Customers::address() data-test="back-to-list">
                "← "
                {t(words::BACK)}
            </a>
        </p>
    }
}

#[component]
fn Grid() -> impl IntoView {
    let customers = Customers::here();
    let Settings { lang, .. } = Settings::here();
    let scroller = NodeRef::<html::Div>::new();
    let scrolled = RwSignal::new((0.0, 600.0));
    let total = memo(move || {
        customers
            .frame
            .with(|it| it.as_ref().map_or(0, |it| it.total))
    });
    let track = memo(move || {
        let (top, height) = scrolled.get();
        Place::new(total.get(), top, height)
    });
    let measure = move || {
        if let Some(div) = scroller.get_untracked() {
            let now = (f64::from(div.scroll_top()), f64::from(div.client_height()));
            if scrolled.get_untracked() != now {
                scrolled.set(now);
            }
        }
    };
    // The list begins where it was left, and at its top once it is another.
    Effect::new(move |_| {
        if let Some(div) = scroller.get() {
            let row = customers.active.get_untracked();
            let height = f64::from(div.client_height());
            let top = Place::new(total.get(), 0.0, height).top_for(row);
            div.set_scroll_top(top as i32);
            scrolled.set((f64::from(div.scroll_top()), height));
            if customers.takes_focus(Focus::List) {
                let _focused = div.focus();
            }
        }
    });
    Effect::new(move |_| {
        let rows = track.get().rows;
        customers.look_at(rows.start, rows.end.saturating_sub(1).max(rows.start));
    });
    let go = move |row: u64| {
        let last = total.get_untracked().saturating_sub(1);
        let row = row.min(last);
        customers.active.set(row);
        if let Some(div) = scroller.get_untracked() {
            let top = track.get_untracked().top_for(row);
            div.set_scroll_top(top as i32);
            measure();
        }
    };
    let open = move |row: u64| {
        customers.active.set(row);
        if let Some(line) = untrack(|| customers.row(row)) {
            customers.open(&line.card);
        }
    };
    let pressed = move |event: KeyboardEvent| {
        if is_composing(&event) || event.ctrl_key() || event.meta_key() || event.alt_key() {
            return;
        }
        let now = customers.active.get_untracked();
        let page = track.get_untracked().page();
        let to = match event.key().as_str() {
            "ArrowDown" => now + 1,
            "ArrowUp" => now.saturating_sub(1),
            "PageDown" => now + page,
            "PageUp" => now.saturating_sub(page),
            "Home" => 0,
            "End" => u64::MAX,
            // A head under the focus keeps its own keys.
            "Enter" | " " if event.target() == event.current_target() => {
                event.prevent_default();
                return open(now);
            }
            _ => return,
        };
        event.prevent_default();
        go(to);
    };
    let pointed_at = move || {
        let active = customers.active.get();
        track
            .get()
            .rows
            .contains(&active)
            .then(|| format!("customer-row-{active}"))
    };
    let places = move || {
        let rows = track.get().in_view();
        let of = format!(
            "{}–{} / {}",
            count(lang.get(), rows.start + 1),
            count(lang.get(), rows.end),
            count(lang.get(), total.get())
        );
        words::ROWS_SHOWN.with(lang.get(), &of)
    };
    let is_empty = move || {
        customers
            .frame
            .with(|it| it.as_ref().is_some_and(|it| it.total == 0))
    };
    view! {
        <p class="note" hidden=move || !is_empty()>
            {t(words::NOBODY)}
        </p>
        <div
            node_ref=scroller
            class="list-grid"
            role="grid"
            tabindex="0"
            data-test="customer-grid"
            aria-label=t(words::GRID)
            aria-rowcount=move || (total.get() + 1).to_string()
            aria-colcount=move || heads(customers).len().to_string()
            aria-activedescendant=pointed_at
            hidden=is_empty
            on:scroll=move |_| measure()
            on:keydown=pressed
        >
            <div role="presentation" style:height=move || format!("{}px", track.get().above)></div>
            <table role="presentation" class="verbatim">
                <thead role="rowgroup">
                    <tr role="row" aria-rowindex="1">
                        {move || heads(customers).into_iter().map(head).collect_view()}
                    </tr>
                </thead>
                <tbody role="rowgroup">
                    <For
                        each=move || track.get().rows
                        key=|row| *row
                        children=move |row| view! { <Row row open=Callback::new(open) /> }
                    />
                </tbody>
            </table>
            <div role="presentation" style:height=move || format!("{}px", track.get().below)></div>
        </div>
        <p class="note" data-test="customer-places" hidden=is_empty>
            {places}
        </p>
    }
}

fn heads(customers: Customers) -> Vec<ListHead> {
    customers.frame.with(|it| {
        it.as_ref()
            .map(|ListFrame { heads, .. }| heads.clone())
            .unwrap_or_default()
    })
}

fn head(head: ListHead) -> AnyView {
    let customers = Customers::here();
    let column = head.clone();
    let sorted = move || {
        let (by, is_descending) = customers.sorted()?;
        (by == column.sort).then_some(is_descending)
    };
    let shown = sorted.clone();
    let order = move || {
        sorted().map(|is_descending| {
            if is_descending {
                "descending"
            } else {
                "ascending"
            }
        })
    };
    let arrow = move || match shown() {
        Some(true) => " ↓",
        Some(false) => " ↑",
        None => "",
    };
    let unit = head.unit.clone();
    let heading = head.heading.clone();
    let inner = if head.sort.is_empty() {
        heading.into_any()
    } else {
        let test = format!("sort-{}", head.sort);
        let column = head.clone();
        view! {
            <button
                type="button"
                class="textlike"
                data-test=test
                on:click=move |_| customers.sort(&column)
            >
                {heading}
                <span aria-hidden="true">{arrow}</span>
            </button>
        }
        .into_any()
    };
    view! {
        <th role="columnheader" scope="col" class:num=head.numeric aria-sort=order>
            {inner}
            <span class="unit">{unit}</span>
        </th>
    }
    .into_any()
}

#[component]
fn Row(row: u64, open: Callback<u64>) -> impl IntoView {
    let customers = Customers::here();
    let Settings { masked: hide, .. } = Settings::here();
    let line = memo(move || customers.row(row));
    let is_active = move || customers.active.get() == row;
    let numeric = memo(move || {
        let heads = heads(customers);
        // What a file says may be somebody's number, as the id may be.
        let is_private = |place: usize, it: &ListHead| place == 0 || it.sort.is_empty();
        let kinds = heads.iter().enumerate();
        let kinds = kinds.map(|(place, it)| (it.numeric, !it.numeric && is_private(place, it)));
        kinds.collect::<Vec<_>>()
    });
    let cells = move || {
        let cells = line.get().map(|it| it.cells).unwrap_or_default();
        let cell = |(place, (numeric, is_private)): (usize, (bool, bool))| {
            let text = cells.get(place).cloned().unwrap_or_else(|| "…".to_owned());
            let shown = move || {
                if is_private && hide.get() {
                    masked(&text)
                } else {
                    text.clone()
                }
            };
            if place > 0 {
                return view! { <td role="gridcell" class:num=numeric>{shown}</td> }.into_any();
            }
            view! {
                <th role="rowheader" scope="row">
                    {shown}
                </th>
            }
            .into_any()
        };
        numeric
            .get()
            .into_iter()
            .enumerate()
            .map(cell)
            .collect_view()
    };
    view! {
        <tr
            role="row"
            id=format!("customer-row-{row}")
            aria-rowindex=(row + 2).to_string()
            aria-selected=move || is_active().to_string()
            class:active=is_active
            on:click=move |_| open.run(row)
        >
            {cells}
        </tr>
    }
}
