//! A figure: its sentence, its picture, its table, and the ways out.

mod canvas;
mod export;
mod ink;
mod paper;
mod table;

use kezhi::chart::Figure;
use kezhi::text::sentence::Sentence;
use kezhi::text::ui::figure as words;
use leptos::prelude::*;

use super::controls::told;
use crate::state::{Explain, Number, Settings, memo, t};
use canvas::Canvas;
use export::ExportTools;
use table::FigureTable;

/// What of a figure's head is seen; who listens hears all of it with the picture.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(crate) enum Head {
    /// Title and sentence.
    #[default]
    Whole,
    /// The title: the sentence is the page's headline, or stands under it already.
    Title,
}

/// The whole figure; nothing while there is no figure to show.
#[component]
pub(crate) fn FigureView(
    /// What is shown.
    figure: Memo<Option<Figure>>,
    /// Stable word for hooks and ids.
    slug: &'static str,
    /// What of its head is seen.
    #[prop(optional)]
    head: Head,
) -> impl IntoView {
    let Settings { lang, .. } = Settings::here();
    let explain = Explain::here();
    explain.hold_figure(slug, figure);
    let as_table = RwSignal::new(false);
    let read = move |part: fn(&Figure) -> String| {
        figure.with(|it| it.as_ref().map(part).unwrap_or_default())
    };
    let axes = Number::Axes(slug);
    let has_figure = memo(move || figure.with(Option::is_some));
    let title_id = format!("{slug}-title");
    let named_by = title_id.clone();
    let foot = move || {
        figure.with(|figure| {
            let figure = figure.as_ref()?;
            let is_split = ![&figure.period_line, &figure.source_line]
                .map(Sentence::is_empty)
                .contains(&true);
            Some(view! {
                {told(&figure.period_line)}
                {is_split.then(|| lang.get().pick("　", " · "))}
                {told(&figure.source_line)}
            })
        })
    };
    view! {
        <figure
            data-test=format!("figure-{slug}")
            aria-labelledby=named_by
            hidden=move || !has_figure.get()
        >
            <figcaption class="figure-head">
                <h2 id=title_id>{move || read(|it| it.title.clone())}</h2>
                <Show when=move || head == Head::Whole>
                    <p class="reading">{move || figure.with(|it| it.as_ref().map(|it| told(&it.reading)))}</p>
                </Show>
            </figcaption>
            <div hidden=move || as_table.get()>
                <Canvas figure slug />
            </div>
            <Show when=move || as_table.get()>
                <FigureTable figure slug />
            </Show>
            <paper::PrintPicture figure />
            <div class="figure-foot">
                <p class="note">{foot}</p>
                <div class="figure-tools">
                    <button
                        type="button"
                        class="quiet"
                        data-test=format!("axes-{slug}")
                        aria-pressed=move || (explain.chosen.get() == Some(axes)).to_string()
                        on:click=move |_| explain.choose(axes)
                    >
                        {t(words::AXES)}
                    </button>
                    <button
                        type="button"
                        class="quiet"
                        data-test=format!("table-{slug}")
                        aria-pressed=move || as_table.get().to_string()
                        on:click=move |_| as_table.update(|it| *it = !*it)
                    >
                        {move || {
                            let words = if as_table.get() { words::AS_PICTURE } else { words::AS_TABLE };
                            words.get(lang.get())
                        }}
                    </button>
                    <ExportTools figure slug />
                </div>
            </div>
        </figure>
    }
}

/// Where the picture could not be drawn.
#[component]
fn NotDrawn() -> impl IntoView {
    view! { <p class="note">{t(words::NOT_DRAWN)}</p> }
}
