//! The same picture for the printer: lines stay lines.

use kezhi::chart::{Figure, Frame, Palette, layout, svg};
use leptos::html;
use leptos::prelude::*;

use crate::timers::Debounce;

/// Width of the printed picture in css px.
const WIDTH: f64 = 720.0;
/// A dragged slider draws on screen first.
const REST_MS: u32 = 250;

/// The picture, seen on paper only.
#[component]
pub(super) fn PrintPicture(figure: Memo<Option<Figure>>) -> impl IntoView {
    let place = NodeRef::<html::Div>::new();
    let rest = StoredValue::new_local(Debounce::new(REST_MS));
    Effect::new(move |_| {
        figure.track();
        rest.with_value(|rest| {
            rest.call(move || {
                let drawn = figure.try_with_untracked(|figure| {
                    let figure = figure.as_ref()?;
                    let scene = layout(figure, &Frame::page(figure, WIDTH));
                    svg(
                        &scene,
                        &Palette::print(),
                        &figure.title,
                        &figure.reading.text(),
                    )
                    .ok()
                });
                if let (Some(Some(place)), Some(drawn)) = (place.try_get_untracked(), drawn) {
                    place.set_inner_html(&drawn.unwrap_or_default());
                }
            });
        });
    });
    view! { <div node_ref=place class="print-picture" aria-hidden="true"></div> }
}
