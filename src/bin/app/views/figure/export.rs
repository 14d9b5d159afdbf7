//! The ways out of a figure: picture, drawing, table, clipboard.

use js_sys::Date;
use kezhi::chart::{
    Background, ExportShape, Figure, Palette, Scene, csv, export_scene, file_name, html_table, svg,
    tsv,
};
use kezhi::text::ui::{Phrase, figure as words, shell};
use leptos::prelude::*;
use wasm_bindgen_futures::spawn_local;
use web_sys::HtmlCanvasElement;

use super::super::controls::Choice;
use super::ink;
use crate::clipboard;
use crate::downloads::{self, DownloadRefused};
use crate::state::{Message, Session, Settings, t};

const SHAPES: [(ExportShape, Phrase); 3] = [
    (ExportShape::Page, words::SHAPE_PAGE),
    (ExportShape::Slide16x9, words::SHAPE_SLIDE),
    (ExportShape::HalfSlide, words::SHAPE_HALF),
];
const GROUNDS: [(Background, Phrase); 2] = [
    (Background::White, words::WHITE),
    (Background::Transparent, words::CLEAR),
];
/// Device pixels a css px of a saved picture.
const SHARP: f64 = 2.0;

/// What leaves, and how it looks.
#[derive(Clone, Copy)]
struct Exporter {
    figure: Memo<Option<Figure>>,
    shape: RwSignal<usize>,
    ground: RwSignal<usize>,
    session: Session,
}

/// The menu of exports.
#[component]
pub(super) fn ExportTools(figure: Memo<Option<Figure>>, slug: &'static str) -> impl IntoView {
    let Settings { lang, .. } = Settings::here();
    let exporter = Exporter {
        figure,
        shape: RwSignal::new(0),
        ground: RwSignal::new(0),
        session: Session::here(),
    };
    let is_choosing = RwSignal::new(false);
    let worded = move |phrases: Vec<Phrase>| {
        Signal::derive(move || {
            phrases
                .iter()
                .map(|phrase| phrase.get(lang.get()).to_owned())
                .collect::<Vec<_>>()
        })
    };
    let button = move |label: Phrase, run: fn(Exporter), test: &'static str| {
        view! {
            <button type="button" class="quiet" data-test=test on:click=move |_| run(exporter)>
                {t(label)}
            </button>
        }
    };
    view! {
        {button(words::PNG, Exporter::png, "png")}
        {button(words::SVG, Exporter::svg, "svg")}
        {button(words::CSV, Exporter::csv, "csv")}
        {button(words::COPY_PICTURE, Exporter::copy_picture, "copy-picture")}
        {button(words::COPY_TABLE, Exporter::copy_table, "copy-table")}
        <button
            type="button"
            class="quiet"
            data-test="export-shape"
            aria-expanded=move || is_choosing.get().to_string()
            on:click=move |_| is_choosing.update(|it| *it = !*it)
        >
            {t(words::SHAPE)}
        </button>
        <Show when=move || is_choosing.get()>
            <div class="format export-choices">
                <Choice
                    label=t(words::SHAPE).into_any()
                    test="shape"
                    id=format!("{slug}-shape")
                    options=worded(SHAPES.map(|it| it.1).to_vec())
                    chosen=exporter.shape
                    on_choose=Callback::new(move |place| exporter.shape.set(place))
                />
                <Choice
                    label=t(words::GROUND).into_any()
                    test="ground"
                    id=format!("{slug}-ground")
                    options=worded(GROUNDS.map(|it| it.1).to_vec())
                    chosen=exporter.ground
                    on_choose=Callback::new(move |place| exporter.ground.set(place))
                />
            </div>
        </Show>
    }
}

impl Exporter {
    fn scene(self) -> Option<(Figure, Scene)> {
        let figure = self.figure.get_untracked()?;
        let shape = SHAPES
            .get(self.shape.get_untracked())
            .map_or(ExportShape::Page, |it| it.0);
        let ground = GROUNDS
            .get(self.ground.get_untracked())
            .map_or(Background::White, |it| it.0);
        let scene = export_scene(&figure, shape, ground);
        Some((figure, scene))
    }

    fn canvas(self) -> Option<(Figure, HtmlCanvasElement)> {
        let (figure, scene) = self.scene()?;
        let canvas = ink::canvas()?;
        ink::draw(&canvas, &scene, &Palette::print(), SHARP).then_some((figure, canvas))
    }

    fn name(self, figure: &Figure, ext: &str) -> String {
        let today = String::from(Date::new_0().to_iso_string());
        let (data, assumptions) = (
            self.session.data.get_untracked(),
            self.session.assumptions.get_untracked(),
        );
        let scenario = self.session.scenarios.with_untracked(|all| {
            let same = all
                .iter()
                .find(|it| it.data == data && Some(&it.assumptions) == assumptions.as_ref());
            same.map(|it| it.name.clone())
        });
        file_name(
            figure,
            today.get(..10).unwrap_or_default(),
            scenario.as_deref(),
            ext,
        )
    }

    fn say(self, name: String, saved: Result<(), DownloadRefused>) {
        let message = if saved.is_err() || downloads::is_wechat() {
            Message::Said(shell::NOT_DOWNLOADED)
        } else {
            Message::With(words::SAVED_AS, name)
        };
        let _gone = self.session.message.try_set(message);
    }

    fn png(self) {
        let Some((figure, canvas)) = self.canvas() else {
            self.session.message.set(Message::Said(words::NOT_DRAWN));
            return;
        };
        let name = self.name(&figure, "png");
        spawn_local(async move {
            let saved = match clipboard::canvas_blob(&canvas).await {
                Ok(blob) => downloads::save_blob(&name, &blob),
                Err(_) => Err(DownloadRefused),
            };
            self.say(name, saved);
        });
    }

    fn svg(self) {
        let Some((figure, scene)) = self.scene() else {
            return;
        };
        let Ok(text) = svg(
            &scene,
            &Palette::print(),
            &figure.title,
            &figure.reading.text(),
        ) else {
            self.session.message.set(Message::Said(words::NOT_DRAWN));
            return;
        };
        let name = self.name(&figure, "svg");
        let saved = downloads::save_text(&name, "image/svg+xml", &text, false);
        self.say(name, saved);
    }

    fn csv(self) {
        let Some(figure) = self.figure.get_untracked() else {
            return;
        };
        let name = self.name(&figure, "csv");
        let saved = downloads::save_text(&name, "text/csv", &csv(&figure.table), false);
        self.say(name, saved);
    }

    fn copy_picture(self) {
        let Some((_, canvas)) = self.canvas() else {
            return;
        };
        spawn_local(async move {
            self.say_copied(clipboard::copy_canvas(&canvas).await.is_ok());
        });
    }

    fn copy_table(self) {
        let Some(figure) = self.figure.get_untracked() else {
            return;
        };
        let (html, plain) = (html_table(&figure.table), tsv(&figure.table));
        spawn_local(async move {
            self.say_copied(clipboard::copy_rich(&html, &plain).await.is_ok());
        });
    }

    fn say_copied(self, copied: bool) {
        let words = if copied {
            shell::COPIED
        } else {
            shell::NOT_COPIED
        };
        let _gone = self.session.message.try_set(Message::Said(words));
    }
}
