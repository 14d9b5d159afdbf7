//! Painting a scene on a canvas.

use std::cell::Cell;

use kezhi::chart::{CANVAS_MIDDLE_EM, FONT_STACK, PaintError, Palette, Raster, Scene, paint};
use plotters_canvas::CanvasBackend;
use wasm_bindgen::JsCast;
use web_sys::{CanvasRenderingContext2d, HtmlCanvasElement};

thread_local! {
    static MIDDLE: Cell<Option<f64>> = const { Cell::new(None) };
}

/// Paints the scene with so many device pixels a css px. True when it worked.
pub(super) fn draw(
    canvas: &HtmlCanvasElement,
    scene: &Scene,
    palette: &Palette,
    device_pixels: f64,
) -> bool {
    let Some(context) = context(canvas) else {
        return false;
    };
    let raster = Raster::canvas(device_pixels, middle_em(&context));
    let (width, height) = raster.bitmap(scene);
    // Setting the size clears the canvas and its transformation.
    canvas.set_width(width);
    canvas.set_height(height);
    let part = 1.0 / f64::from(raster.subpixels());
    if context.scale(part, part).is_err() {
        return false;
    }
    let Some(mut backend) = CanvasBackend::with_canvas_object(canvas.clone()) else {
        return false;
    };
    let painted: Result<(), PaintError> = paint(scene, palette, &raster, &mut backend);
    painted.is_ok()
}

/// A canvas that is on no page, for pictures that leave.
pub(super) fn canvas() -> Option<HtmlCanvasElement> {
    let document = web_sys::window()?.document()?;
    document.create_element("canvas").ok()?.dyn_into().ok()
}

/// Device pixels a css px.
pub(super) fn device_pixels() -> f64 {
    web_sys::window().map_or(1.0, |window| window.device_pixel_ratio())
}

fn context(canvas: &HtmlCanvasElement) -> Option<CanvasRenderingContext2d> {
    canvas.get_context("2d").ok()??.dyn_into().ok()
}

/// How far this browser's middle line lies above the baseline, measured once.
fn middle_em(context: &CanvasRenderingContext2d) -> f64 {
    if let Some(known) = MIDDLE.get() {
        return known;
    }
    let measured = measure(context).filter(|em| (0.1..0.6).contains(em));
    let em = measured.unwrap_or(CANVAS_MIDDLE_EM);
    MIDDLE.set(Some(em));
    em
}

fn measure(context: &CanvasRenderingContext2d) -> Option<f64> {
    context.save();
    context.set_font(&format!("100px {FONT_STACK}"));
    let ascent = |baseline: &str| {
        context.set_text_baseline(baseline);
        Some(
            context
                .measure_text("国H0")
                .ok()?
                .actual_bounding_box_ascent(),
        )
    };
    let em = ascent("alphabetic")
        .zip(ascent("middle"))
        .map(|(a, m)| (a - m) / 100.0);
    context.restore();
    em
}
