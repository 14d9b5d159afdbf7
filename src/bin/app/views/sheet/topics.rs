//! The topics of a room, as links.

use kezhi::engine::route::Route;
use kezhi::report::Topic;
use kezhi::text::ui::{Phrase, segments, sheet as words, value};
use leptos::prelude::*;

use crate::ground::Ground;
use crate::state::{Sheets, memo, room_of, t};

/// The room's first page and its topics.
#[component]
pub(crate) fn Topics() -> impl IntoView {
    let Ground { room, .. } = expect_context();
    let sheets = Sheets::here();
    let topics: Memo<Vec<Topic>> = memo(move || {
        let here = room_of(room.get());
        sheets.topics.with(|all| {
            all.iter()
                .filter(|it| Some(it.room) == here)
                .cloned()
                .collect()
        })
    });
    let first = move || {
        let words: Phrase = match room.get() {
            Route::Value => value::FIRST_PAGE,
            _ => segments::FIRST_PAGE,
        };
        view! {
            <li>
                <a href=room.get().to_hash() aria-current=move || current(sheets, None)>
                    {t(words)}
                </a>
            </li>
        }
    };
    let links = move || {
        topics
            .get()
            .into_iter()
            .map(|topic| {
                let slug = topic.slug.clone();
                view! {
                    <li>
                        <a
                            href=room.get_untracked().to_topic(&topic.slug)
                            title=topic.about
                            data-test=format!("topic-{}", topic.slug)
                            aria-current=move || current(sheets, Some(&slug))
                        >
                            {topic.title}
                        </a>
                    </li>
                }
            })
            .collect_view()
    };
    view! {
        <nav class="topics no-print" aria-label=t(words::TOPICS) hidden=move || topics.with(Vec::is_empty)>
            <ul>{first} {links}</ul>
        </nav>
    }
}

fn current(sheets: Sheets, slug: Option<&str>) -> Option<&'static str> {
    sheets
        .open
        .with(|open| open.as_ref().map(|it| it.slug.as_str()) == slug)
        .then_some("page")
}
