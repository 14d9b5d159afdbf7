//! The picture on screen: painted, hovered, walked.

use kezhi::chart::{Figure, Frame, Palette, Scene, layout};
use kezhi::text::ui::figure as words;
use leptos::html;
use leptos::prelude::*;
use wasm_bindgen::JsCast;
use wasm_bindgen::prelude::Closure;
use web_sys::{Event, KeyboardEvent, PointerEvent, ResizeObserver};

use super::super::controls::is_composing;
use super::{NotDrawn, ink};
use crate::listen::Listener;
use crate::state::{Settings, memo};

/// The picture. Arrow keys walk its marks and speak them.
#[component]
pub(super) fn Canvas(figure: Memo<Option<Figure>>, slug: &'static str) -> impl IntoView {
    let Settings { lang, theme, .. } = Settings::here();
    let frame = NodeRef::<html::Div>::new();
    let canvas = NodeRef::<html::Canvas>::new();
    let width = RwSignal::new(0.0_f64);
    let pixels = follow_pixels();
    let scene = memo(move || {
        let width = width.get();
        figure.with(|figure| {
            let figure = figure.as_ref().filter(|_| width >= 1.0)?;
            Some(layout(figure, &Frame::page(figure, width)))
        })
    });
    let mark = RwSignal::new(None::<usize>);
    let is_walking = RwSignal::new(false);
    let is_drawn = RwSignal::new(true);
    follow_width(frame, width);
    Effect::new(move |_| {
        let palette = if theme.is_dark() {
            Palette::dark()
        } else {
            Palette::light()
        };
        let pixels = pixels.get();
        scene.with(|scene| {
            if let (Some(canvas), Some(scene)) = (canvas.get(), scene) {
                is_drawn.set(ink::draw(&canvas, scene, &palette, pixels));
            }
        });
    });
    // A new picture has other marks.
    Effect::new(move |_| {
        let count = scene.with(|scene| scene.as_ref().map_or(0, |scene| scene.marks.len()));
        if mark.get_untracked().is_some_and(|mark| mark >= count) {
            mark.set(None);
        }
    });
    let label = move || {
        let told = figure.with(|it| {
            it.as_ref()
                .map(|it| format!("{} {}", it.title, it.reading.text()))
                .unwrap_or_default()
        });
        let full_stop = lang.get().pick("。", ".");
        let told = told.trim().trim_end_matches(full_stop).to_owned();
        format!("{told}{full_stop} {}", words::WALK.get(lang.get()))
    };
    let height = move || {
        let known = scene.with(|scene| scene.as_ref().map(|scene| scene.height));
        format!("{}px", known.unwrap_or(300.0))
    };
    let pressed = move |event: KeyboardEvent| {
        if is_composing(&event) {
            return;
        }
        let now = mark.get_untracked();
        let next = scene.with_untracked(|scene| {
            let scene = scene.as_ref()?;
            match event.key().as_str() {
                "ArrowRight" => scene.next(now),
                "ArrowLeft" => scene.previous(now),
                "ArrowDown" => now.map_or(scene.next(None), |now| {
                    scene.across(now, true).or(Some(now))
                }),
                "ArrowUp" => now.map_or(scene.next(None), |now| {
                    scene.across(now, false).or(Some(now))
                }),
                "Home" => scene.next(None),
                "End" => scene.previous(None),
                _ => None,
            }
        });
        if next.is_some() {
            event.prevent_default();
            is_walking.set(true);
            mark.set(next);
        } else if event.key() == "Escape" && now.is_some() {
            event.prevent_default();
            mark.set(None);
        }
    };
    let hovered = move |event: PointerEvent| {
        let Some(frame) = frame.get_untracked() else {
            return;
        };
        let bounds = frame.get_bounding_client_rect();
        let x = f64::from(event.client_x()) - bounds.left();
        let y = f64::from(event.client_y()) - bounds.top();
        is_walking.set(false);
        mark.set(scene.with_untracked(|scene| scene.as_ref()?.mark_at(x, y)));
    };
    let spoken = move || {
        let mark = mark.get();
        scene.with(|scene| {
            scene
                .as_ref()?
                .marks
                .get(mark?)
                .map(|mark| mark.spoken.clone())
        })
    };
    view! {
        <div
            node_ref=frame
            class="canvas-box"
            role="img"
            tabindex="0"
            aria-label=label
            data-test=format!("canvas-{slug}")
            style:height=height
            on:keydown=pressed
            on:pointermove=hovered
            on:pointerdown=hovered
            on:pointerleave=move |_| mark.set(None)
            on:blur=move |_| mark.set(None)
        >
            <canvas node_ref=canvas aria-hidden="true"></canvas>
            {move || marked(scene, mark)}
        </div>
        <p class="spoken" aria-live="assertive">
            {move || is_walking.get().then(spoken).flatten().unwrap_or_default()}
        </p>
        <Show when=move || !is_drawn.get()>
            <NotDrawn />
        </Show>
    }
}

/// Ring and words at the mark.
fn marked(scene: Memo<Option<Scene>>, mark: RwSignal<Option<usize>>) -> Option<impl IntoView> {
    let place = mark.get()?;
    let (area, spoken, width) = scene.with(|scene| {
        let scene = scene.as_ref()?;
        let mark = scene.marks.get(place)?;
        Some((mark.area.bounds(), mark.spoken.clone(), scene.width))
    })?;
    let px = |value: f64| format!("{value}px");
    // The label stands over the mark, or under it where there is no room, and leans inwards.
    let is_right = area.x + area.w / 2.0 > width / 2.0;
    let below = area.y < 40.0;
    let top = if below {
        area.bottom() + 6.0
    } else {
        area.y - 6.0
    };
    let shift = if below { "none" } else { "translateY(-100%)" };
    let left = if is_right {
        "auto".to_owned()
    } else {
        px(area.x.max(0.0))
    };
    let right = if is_right {
        px((width - area.right()).max(0.0))
    } else {
        "auto".to_owned()
    };
    Some(view! {
        <div
            class="mark-ring"
            style:left=px(area.x)
            style:top=px(area.y)
            style:width=px(area.w)
            style:height=px(area.h)
        ></div>
        <div
            class="mark-label"
            aria-hidden="true"
            style:left=left
            style:right=right
            style:top=px(top)
            style:transform=shift
        >
            {spoken}
        </div>
    })
}

/// Keeps `width` at the width of the box.
fn follow_width(frame: NodeRef<html::Div>, width: RwSignal<f64>) {
    let observer = StoredValue::new_local(None::<(ResizeObserver, Closure<dyn FnMut()>)>);
    Effect::new(move |_| {
        let Some(frame) = frame.get() else { return };
        let look = {
            let frame = frame.clone();
            move || {
                let now = f64::from(frame.client_width());
                if width
                    .try_get_untracked()
                    .is_some_and(|before| (before - now).abs() >= 1.0)
                    && now >= 1.0
                {
                    let _gone = width.try_set(now);
                }
            }
        };
        look();
        let closure = Closure::<dyn FnMut()>::new(look);
        if let Ok(seen) = ResizeObserver::new(closure.as_ref().unchecked_ref()) {
            seen.observe(&frame);
            observer.set_value(Some((seen, closure)));
        }
    });
    on_cleanup(move || {
        observer.try_update_value(|observer| {
            if let Some((observer, _)) = observer.take() {
                observer.disconnect();
            }
        });
    });
}

/// Device pixels a css px; zooming and moving to another screen change them.
fn follow_pixels() -> RwSignal<f64> {
    let pixels = RwSignal::new(ink::device_pixels());
    let listener = StoredValue::new_local(None::<Listener>);
    if let Some(window) = web_sys::window() {
        listener.set_value(Some(Listener::new::<Event>(&window, "resize", move |_| {
            let now = ink::device_pixels();
            if pixels
                .try_get_untracked()
                .is_some_and(|before| before != now)
            {
                let _gone = pixels.try_set(now);
            }
        })));
    }
    pixels
}
