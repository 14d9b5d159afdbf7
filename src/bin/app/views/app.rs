//! The page: header, rooms, the room shown, foot.

use kezhi::engine::route::Route;
use kezhi::text::ui::shell;
use leptos::prelude::*;

use super::banners::Banners;
use super::data::{DataRoom, NotWithoutAmounts, without_amounts};
use super::drop::DropOverlay;
use super::header::Header;
use super::keys::{Keys, ShortcutsOpen};
use super::privacy::PrivacyRoom;
use super::rail::Rail;
use super::scenarios::ScenariosRoom;
use super::segments::SegmentsRoom;
use super::sheet::SheetRoom;
use super::tray::Tray;
use super::value::ValueRoom;
use crate::boot;
use crate::ground::Ground;
use crate::state::{self, Explain, Reports, Session, Settings, Sheets, memo, t};

/// The whole page.
#[component]
pub(crate) fn App() -> impl IntoView {
    state::start();
    let Ground { room, .. } = expect_context();
    provide_context(ShortcutsOpen::start());
    close_sheet_on_leaving(room);
    let reports = Reports::here();
    let bare = memo(move || without_amounts(reports));
    let sheets = Sheets::here();
    follow_title(sheets);
    let has_topic = memo(move || sheets.open.with(Option::is_some));
    view! {
        <div class="app">
            <a class="skip" href="#main" on:click=focus_main>
                {t(shell::SKIP)}
            </a>
            <Header />
            <Banners />
            <Rail />
            <main class="page" id="main" tabindex="-1">
                {move || match room.get() {
                    Route::Segments | Route::Value | Route::Scenarios
                        if bare.get().is_some() && !has_topic.get() => {
                        bare.get()
                            .map(|(shape, rows)| view! { <NotWithoutAmounts shape rows /> })
                            .into_any()
                    }
                    Route::Segments | Route::Value if has_topic.get() => {
                        view! { <SheetRoom /> }.into_any()
                    }
                    Route::Data => view! { <DataRoom /> }.into_any(),
                    Route::Segments => view! { <SegmentsRoom /> }.into_any(),
                    Route::Value => view! { <ValueRoom /> }.into_any(),
                    Route::Scenarios => view! { <ScenariosRoom /> }.into_any(),
                    Route::Privacy => view! { <PrivacyRoom /> }.into_any(),
                }}
            </main>
            <Tray />
        </div>
        <DropOverlay />
        <Keys />
    }
}

/// The address is the room's, so the link must not change it.
fn focus_main(event: leptos::ev::MouseEvent) {
    event.prevent_default();
    super::controls::focus("main");
}

/// Keeps `<title>`, which names the topic that is open, and `<html lang>` in step.
fn follow_title(sheets: Sheets) {
    let Settings { lang, .. } = Settings::here();
    let session = Session::here();
    Effect::new(move |_| {
        let lang = lang.get();
        boot::apply_lang(lang, false);
        let title = shell::TITLE.get(lang);
        let data = session.data.get();
        let title = match data {
            kezhi::scenario::DataRef::Nothing => title.to_owned(),
            data => format!("{} · {title}", kezhi::text::names::data(lang, &data)),
        };
        let title = match sheets.open.get() {
            Some(topic) => format!("{} · {title}", topic.title),
            None => title,
        };
        if let Some(document) = web_sys::window().and_then(|window| window.document()) {
            document.set_title(&title);
        }
    });
}

/// Another room starts at its top, without the panel of the last.
fn close_sheet_on_leaving(room: RwSignal<Route>) {
    let explain = Explain::here();
    Effect::new(move |before: Option<Route>| {
        let now = room.get();
        if before.is_some_and(|before| before != now) {
            explain.is_open.set(false);
            explain.chosen.set(None);
            if let Some(window) = web_sys::window() {
                window.scroll_to_with_x_and_y(0.0, 0.0);
            }
            super::controls::focus("main");
        }
        now
    });
}
