//! A scene as an SVG document: text stays text, nothing inline that a strict page policy forbids.

use plotters::backend::SVGBackend;

use super::paint::{PaintError, Raster, paint};
use super::palette::Palette;
use super::scene::Scene;

/// The scene as SVG. `title` names the picture and `description` is its sentence, for those who
/// cannot see it; neither becomes a tooltip. A scene without background stays transparent.
///
/// # Errors
///
/// When the backend cannot draw.
pub fn svg(
    scene: &Scene,
    palette: &Palette,
    title: &str,
    description: &str,
) -> Result<String, PaintError> {
    let raster = Raster::svg();
    let units = |css: f64| (css * raster.units()).ceil().max(1.0) as u32;
    let (width, height) = (units(scene.width), units(scene.height));
    let mut drawn = String::new();
    {
        let mut backend = SVGBackend::with_string(&mut drawn, (width, height));
        paint(scene, palette, &raster, &mut backend)?;
    }
    let body = drawn.split_once('>').map_or("", |(_, body)| body);
    let mut document = format!(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 {width} {height}\" width=\"{}\" \
         height=\"{}\" role=\"img\" aria-label=\"{}\"><desc>{}</desc>\n",
        px(scene.width),
        px(scene.height),
        escape(title),
        escape(description),
    );
    // plotters sets line breaks around every text, which would shift centred and right-set labels.
    let mut in_text = false;
    for line in body.trim_start().lines() {
        document.push_str(&line.replace("font-weight=\"bold\"", "font-weight=\"600\""));
        in_text = if line.starts_with("<text ") {
            true
        } else {
            in_text && line != "</text>"
        };
        if !in_text {
            document.push('\n');
        }
    }
    Ok(document)
}

fn px(css: f64) -> String {
    let text = format!("{css:.1}");
    text.trim_end_matches('0').trim_end_matches('.').to_owned()
}

/// Text safe between tags and inside quotes.
pub(super) fn escape(text: &str) -> String {
    let mut safe = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            '<' => safe.push_str("&lt;"),
            '>' => safe.push_str("&gt;"),
            '&' => safe.push_str("&amp;"),
            '"' => safe.push_str("&quot;"),
            '\'' => safe.push_str("&#39;"),
            c if c.is_control() => safe.push(' '),
            c => safe.push(c),
        }
    }
    safe
}
