//! The topics of a room, as links: its first page and the groups, and under them the topics of the
//! group one stands in.

use kezhi::engine::route::Route;
use kezhi::report::Topic;
use kezhi::text::ui::{Phrase, segments, sheet as words, value};
use leptos::html;
use leptos::prelude::*;
use wasm_bindgen::JsCast;

use crate::ground::Ground;
use crate::state::{Settings, Sheets, memo, room_of, t};
use crate::timers;

/// The room's first page, its groups and the topics of one.
#[component]
pub(crate) fn Topics() -> impl IntoView {
    let Ground { room, topic, .. } = expect_context();
    let lang = Settings::here().lang;
    let sheets = Sheets::here();
    let topics: Memo<Vec<Topic>> = memo(move || {
        let here = room_of(room.get());
        let is_here = |it: &&Topic| Some(it.room) == here;
        sheets
            .topics
            .with(|all| all.iter().filter(is_here).cloned().collect())
    });
    let group = memo(move || {
        sheets
            .open
            .with(|open| open.as_ref().map(|it| it.group.clone()))
    });
    let first = move || {
        let words: Phrase = match room.get() {
            Route::Value => value::FIRST_PAGE,
            _ => segments::FIRST_PAGE,
        };
        let current = move || group.with(Option::is_none).then_some("page");
        view! {
            <li>
                <a href=room.get().to_hash() aria-current=current>
                    {t(words)}
                </a>
            </li>
        }
    };
    let groups = move || {
        let mut seen: Vec<String> = Vec::new();
        let mut firsts = topics.get();
        firsts.retain(|topic| {
            let is_new = !seen.contains(&topic.group);
            if is_new {
                seen.push(topic.group.clone());
            }
            is_new
        });
        let here = group.get();
        firsts
            .into_iter()
            .map(|topic| {
                let current = (here.as_deref() == Some(&topic.group)).then_some("true");
                view! {
                    <li>
                        <a
                            href=room.get_untracked().to_topic(&topic.slug)
                            aria-current=current
                            data-test=format!("group-{}", topic.slug)
                        >
                            {topic.group}
                        </a>
                    </li>
                }
            })
            .collect_view()
    };
    let of_group = move || {
        let here = group.get()?;
        let mut topics = topics.get();
        topics.retain(|topic| topic.group == here);
        let links = topics
            .into_iter()
            .map(|topic| {
                let slug = topic.slug.clone();
                let current = move || {
                    let is_open = sheets
                        .open
                        .with(|open| open.as_ref().is_some_and(|it| it.slug == slug));
                    is_open.then_some("page")
                };
                view! {
                    <li>
                        <a
                            href=room.get_untracked().to_topic(&topic.slug)
                            title=topic.about
                            data-test=format!("topic-{}", topic.slug)
                            aria-current=current
                        >
                            {topic.title}
                        </a>
                    </li>
                }
            })
            .collect_view();
        Some(view! { <ul class="of-group">{links}</ul> })
    };
    let unknown = memo(move || {
        let is_known = topics.with(Vec::is_empty) || sheets.open.with(Option::is_some);
        topic.get().filter(|_| !is_known)
    });
    let no_such_topic = move || {
        let words = |slug: String| words::NO_SUCH_TOPIC.with(lang.get(), &slug);
        unknown.get().map(words)
    };
    let nav = NodeRef::<html::Nav>::new();
    Effect::new(move |_| {
        topics.track();
        sheets.open.track();
        timers::after_paint(move || {
            // The room may have been left since.
            if let Some(nav) = nav.try_get_untracked().flatten() {
                bring_into_sight(&nav);
            }
        });
    });
    view! {
        <nav node_ref=nav class="topics no-print" aria-label=t(words::TOPICS) hidden=move || topics.with(Vec::is_empty)>
            <ul>{first} {groups}</ul>
            {of_group}
        </nav>
        <p class="note" role="status" data-test="no-such-topic" hidden=move || unknown.with(Option::is_none)>
            {no_such_topic}
        </p>
    }
}

/// Scrolls each line of links so far that the current one stands in its middle. The page stays where it
/// is.
fn bring_into_sight(nav: &web_sys::Element) {
    let Ok(all) = nav.query_selector_all("a[aria-current]") else {
        return;
    };
    for place in 0..all.length() {
        let link = all.get(place).and_then(|it| it.dyn_into().ok());
        let link: Option<web_sys::Element> = link;
        let line = link.as_ref().and_then(|it| it.closest("ul").ok().flatten());
        let (Some(link), Some(line)) = (link, line) else {
            continue;
        };
        let (there, here) = (
            link.get_bounding_client_rect(),
            line.get_bounding_client_rect(),
        );
        let off = there.left() - here.left() - (here.width() - there.width()) / 2.0;
        line.set_scroll_left(line.scroll_left() + off as i32);
    }
}
