//! The room shown: a signal that follows the address, and the other way round.

use kezhi::engine::route::{Route, item_of, query_of, topic_of};
use leptos::prelude::*;
use web_sys::Event;

use crate::listen::Listener;

/// What the address names, as long as the page lives.
#[derive(Clone, Copy)]
pub(crate) struct Followed {
    /// The room.
    pub(crate) room: RwSignal<Route>,
    /// The topic within it.
    pub(crate) topic: RwSignal<Option<String>>,
    /// What it names within the topic.
    pub(crate) item: RwSignal<Option<String>>,
}

/// Follows the address; to be called once, in the root component. An address that names no room shows
/// the first one and is left as it is.
pub(crate) fn follow() -> Followed {
    let followed = Followed {
        room: RwSignal::new(current()),
        topic: RwSignal::new(part(topic_of)),
        item: RwSignal::new(part(item_of)),
    };
    let Followed { room, topic, item } = followed;
    if let Some(window) = web_sys::window() {
        Listener::new::<Event>(&window, "hashchange", move |_| {
            for (signal, now) in [(item, part(item_of)), (topic, part(topic_of))] {
                if signal.try_with_untracked(|it| *it != now) == Some(true) {
                    let _gone = signal.try_set(now);
                }
            }
            let now = current();
            if room.try_get_untracked() != Some(now) {
                let _gone = room.try_set(now);
            }
        })
        .forget();
    }
    followed
}

/// Goes to a room; the signal follows. The back button leads back.
pub(crate) fn go(room: Route) {
    set_hash(room.to_hash());
}

/// Goes to a topic of a room, likewise.
pub(crate) fn go_to_topic(room: Route, slug: &str) {
    set_hash(&room.to_topic(slug));
}

fn set_hash(hash: &str) {
    if let Some(window) = web_sys::window() {
        let _set = window.location().set_hash(hash);
    }
}

/// What follows the `?` of the address, such as a share link's settings.
pub(crate) fn query() -> Option<String> {
    query_of(&hash()).map(str::to_owned)
}

/// Takes the part after `?` out of the address without an entry in the history.
pub(crate) fn forget_query() {
    let hash = hash();
    if query_of(&hash).is_none() {
        return;
    }
    let path = hash.split('?').next().unwrap_or_default();
    if let Some(history) = web_sys::window().and_then(|window| window.history().ok()) {
        let null = wasm_bindgen::JsValue::NULL;
        let _replaced = history.replace_state_with_url(&null, "", Some(path));
    }
}

/// The room that the address names.
pub(crate) fn current() -> Route {
    Route::from_hash(&hash()).unwrap_or_default()
}

fn part(of: fn(&str) -> Option<&str>) -> Option<String> {
    of(&hash()).map(str::to_owned)
}

fn hash() -> String {
    web_sys::window()
        .and_then(|window| window.location().hash().ok())
        .unwrap_or_default()
}
