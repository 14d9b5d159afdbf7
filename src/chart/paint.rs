//! Ink on any plotters backend.
//!
//! Backends count in whole pixels and disagree about text: the SVG backend divides the font size by
//! 1.24 and sets the baseline by `dy`, the canvas backend by `textBaseline`. A [`Raster`] knows both
//! and puts the same baseline at the same place. plotters' own measuring is never reached.

use std::convert::Infallible;
use std::fmt;

use plotters_backend::text_anchor::{HPos, Pos, VPos};
use plotters_backend::{
    BackendColor, BackendCoord, BackendStyle, BackendTextStyle, DrawingBackend, DrawingErrorKind,
    FontFamily, FontStyle,
};

use super::glyphs::{ASCENT, DESCENT, Weight, text_width};
use super::palette::{Palette, Rgb};
use super::scene::{Anchor, Ink, Item, Rect, Scene, Text};

/// The faces of the page, good Chinese ones included.
pub const FONT_STACK: &str = "system-ui, \"PingFang SC\", \"Hiragino Sans GB\", \"Microsoft YaHei\", \"Noto Sans CJK SC\", sans-serif";

/// How far a canvas's `middle` lies above the baseline in em, for the usual system faces. A page
/// that measures it (the difference of `actualBoundingBoxAscent` between the two baselines, divided
/// by the font size) passes its own to [`Raster::canvas`].
pub const CANVAS_MIDDLE_EM: f64 = 0.3;

/// On, then off, in thicknesses of the line.
const DASH: (f64, f64) = (4.0, 3.0);

/// A backend failed; the words are its own.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PaintError(String);

impl fmt::Display for PaintError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "the picture could not be drawn: {}", self.0)
    }
}

impl std::error::Error for PaintError {}

impl<E: std::error::Error + Send + Sync> From<DrawingErrorKind<E>> for PaintError {
    fn from(error: DrawingErrorKind<E>) -> PaintError {
        PaintError(error.to_string())
    }
}

/// How css px become the whole pixels of a backend.
///
/// Edges and hairlines snap to device pixels and stay crisp; curves and text use the finer grid of
/// subpixels in between.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Raster {
    device: f64,
    subpixels: u32,
    em: f64,
    middle: bool,
    baseline_em: f64,
}

impl Raster {
    /// For an SVG: ten units a css px, edges on half px.
    pub const fn svg() -> Raster {
        // SVGBackend: font-size = size / 1.24, baseline = y + 0.76 em for a top anchor.
        Raster {
            device: 2.0,
            subpixels: 5,
            em: 1.24,
            middle: false,
            baseline_em: 0.76,
        }
    }

    /// For a canvas whose bitmap has `device_pixels` pixels a css px (`devicePixelRatio`, or 2 for
    /// a picture of double size). The canvas must be [`Raster::bitmap`] large, and its context
    /// scaled by `1 / subpixels` on both axes before painting.
    pub fn canvas(device_pixels: f64, middle_em: f64) -> Raster {
        let device = if device_pixels.is_finite() {
            device_pixels.clamp(0.5, 8.0)
        } else {
            1.0
        };
        Raster {
            device,
            subpixels: 4,
            em: 1.0,
            middle: true,
            baseline_em: middle_em,
        }
    }

    /// The width and height of the bitmap in device pixels.
    pub fn bitmap(&self, scene: &Scene) -> (u32, u32) {
        let pixels = |css: f64| (css * self.device).round().max(1.0) as u32;
        (pixels(scene.width), pixels(scene.height))
    }

    /// Backend units in one device pixel.
    pub fn subpixels(&self) -> u32 {
        self.subpixels
    }

    /// Backend units in one css px.
    pub fn units(&self) -> f64 {
        self.device * f64::from(self.subpixels)
    }

    /// The nearest device pixel edge.
    fn snapped(&self, css: f64) -> i32 {
        (css * self.device).round() as i32 * self.subpixels as i32
    }

    fn fine(&self, css: f64) -> i32 {
        (css * self.units()).round() as i32
    }

    fn point(&self, p: (f64, f64)) -> BackendCoord {
        (self.fine(p.0), self.fine(p.1))
    }

    /// A thickness of at least one device pixel, and the whole device pixels before its middle.
    fn hairline(&self, css: f64) -> (i32, i32) {
        let pixels = ((css * self.device).round() as i32).max(1);
        let unit = self.subpixels as i32;
        (pixels * unit, pixels / 2 * unit)
    }
}

/// Draws a scene. On a canvas: set its width and height to [`Raster::bitmap`], scale its context by
/// one over [`Raster::subpixels`], and clear it first when the scene has no background. The size of the backend is not asked for: see [`Raster::bitmap`].
///
/// # Errors
///
/// When the backend cannot draw.
pub fn paint<B: DrawingBackend>(
    scene: &Scene,
    palette: &Palette,
    raster: &Raster,
    backend: &mut B,
) -> Result<(), PaintError> {
    backend.ensure_prepared()?;
    let mut brush = Brush {
        palette,
        raster,
        backend,
    };
    if let Some(ground) = scene.background {
        brush.rect(&Rect::new(0.0, 0.0, scene.width, scene.height), ground)?;
    }
    for item in &scene.items {
        brush.item(item)?;
    }
    backend.present()?;
    Ok(())
}

struct Brush<'a, B> {
    palette: &'a Palette,
    raster: &'a Raster,
    backend: &'a mut B,
}

impl<B: DrawingBackend> Brush<'_, B> {
    fn item(&mut self, item: &Item) -> Result<(), PaintError> {
        match item {
            Item::Rect { area, fill } => self.rect(area, *fill),
            Item::Line {
                from,
                to,
                width,
                ink,
                dashed,
            } => self.line(*from, *to, *width, *ink, *dashed),
            Item::Polyline { points, width, ink } => self.path(points, *width, *ink),
            Item::Polygon {
                points,
                fill,
                opacity,
            } => {
                let color = color(self.palette.rgb(*fill), *opacity);
                let corners: Vec<_> = points.iter().map(|p| self.raster.point(*p)).collect();
                Ok(self.backend.fill_polygon(corners, &color)?)
            }
            Item::Dot { at, radius, fill } => {
                let color = color(self.palette.rgb(*fill), 1.0);
                let radius = self.raster.fine(*radius).max(1) as u32;
                Ok(self
                    .backend
                    .draw_circle(self.raster.point(*at), radius, &color, true)?)
            }
            Item::Text(text) => self.text(text),
        }
    }

    fn rect(&mut self, area: &Rect, fill: Ink) -> Result<(), PaintError> {
        let (x, y) = (self.raster.snapped(area.x), self.raster.snapped(area.y));
        let least = self.raster.subpixels as i32;
        let right = self.raster.snapped(area.right()).max(x + least);
        let bottom = self.raster.snapped(area.bottom()).max(y + least);
        let color = color(self.palette.rgb(fill), 1.0);
        Ok(self
            .backend
            .draw_rect((x, y), (right, bottom), &color, true)?)
    }

    /// Level and upright lines are thin rectangles: a stroke would straddle two pixels.
    fn line(
        &mut self,
        from: (f64, f64),
        to: (f64, f64),
        width: f64,
        ink: Ink,
        dashed: bool,
    ) -> Result<(), PaintError> {
        if dashed && width > 0.0 {
            let length = (to.0 - from.0).hypot(to.1 - from.1);
            let along = |at: f64| {
                let t = at / length;
                (from.0 + (to.0 - from.0) * t, from.1 + (to.1 - from.1) * t)
            };
            let mut at = 0.0;
            while at < length {
                let end = (at + DASH.0 * width).min(length);
                self.line(along(at), along(end), width, ink, false)?;
                at += (DASH.0 + DASH.1) * width;
            }
            return Ok(());
        }
        let (thick, half) = self.raster.hairline(width);
        let color = color(self.palette.rgb(ink), 1.0);
        let (a, b) = (self.raster.point(from), self.raster.point(to));
        if (from.1 - to.1).abs() < 1e-6 {
            let y = self.raster.snapped(from.1) - half;
            let (left, right) = ((a.0.min(b.0), y), (a.0.max(b.0), y + thick));
            return Ok(self.backend.draw_rect(left, right, &color, true)?);
        }
        if (from.0 - to.0).abs() < 1e-6 {
            let x = self.raster.snapped(from.0) - half;
            let (top, bottom) = ((x, a.1.min(b.1)), (x + thick, a.1.max(b.1)));
            return Ok(self.backend.draw_rect(top, bottom, &color, true)?);
        }
        self.path(&[from, to], width, ink)
    }

    fn path(&mut self, points: &[(f64, f64)], width: f64, ink: Ink) -> Result<(), PaintError> {
        let stroke = Stroke {
            color: color(self.palette.rgb(ink), 1.0),
            width: self.raster.fine(width).max(1) as u32,
        };
        let path: Vec<_> = points.iter().map(|p| self.raster.point(*p)).collect();
        Ok(self.backend.draw_path(path, &stroke)?)
    }

    fn text(&mut self, text: &Text) -> Result<(), PaintError> {
        let size = text.size * self.raster.units();
        let baseline = (text.y * self.raster.units() - self.raster.baseline_em * size).round();
        let style = Lettering {
            color: color(self.palette.rgb(text.ink), 1.0),
            size: size * self.raster.em,
            weight: text.weight,
            anchor: Pos::new(
                match text.anchor {
                    Anchor::Start => HPos::Left,
                    Anchor::Middle => HPos::Center,
                    Anchor::End => HPos::Right,
                },
                if self.raster.middle {
                    VPos::Center
                } else {
                    VPos::Top
                },
            ),
        };
        // A control character is not allowed in XML and is nothing to see.
        let content: String = text.content.chars().filter(|c| !c.is_control()).collect();
        let x = self.raster.fine(text.x);
        Ok(self
            .backend
            .draw_text(&content, &style, (x, baseline as i32))?)
    }
}

fn color(rgb: Rgb, alpha: f64) -> BackendColor {
    BackendColor { alpha, rgb }
}

struct Stroke {
    color: BackendColor,
    width: u32,
}

impl BackendStyle for Stroke {
    fn color(&self) -> BackendColor {
        self.color
    }

    fn stroke_width(&self) -> u32 {
        self.width
    }
}

struct Lettering {
    color: BackendColor,
    size: f64,
    weight: Weight,
    anchor: Pos,
}

impl BackendTextStyle for Lettering {
    type FontError = Infallible;

    fn color(&self) -> BackendColor {
        self.color
    }

    fn size(&self) -> f64 {
        self.size
    }

    fn style(&self) -> FontStyle {
        match self.weight {
            Weight::Regular => FontStyle::Normal,
            Weight::Semibold => FontStyle::Bold,
        }
    }

    fn anchor(&self) -> Pos {
        Pos::new(self.anchor.h_pos, self.anchor.v_pos)
    }

    fn family(&self) -> FontFamily<'_> {
        FontFamily::Name(FONT_STACK)
    }

    fn layout_box(&self, text: &str) -> Result<((i32, i32), (i32, i32)), Infallible> {
        let width = text_width(text, self.size, self.weight).round() as i32;
        Ok((
            (0, (-ASCENT * self.size) as i32),
            (width, (DESCENT * self.size) as i32),
        ))
    }

    /// Only backends without letters of their own come here; they draw none.
    fn draw<E, DrawFunc: FnMut(i32, i32, BackendColor) -> Result<(), E>>(
        &self,
        _text: &str,
        _pos: BackendCoord,
        _draw: DrawFunc,
    ) -> Result<Result<(), E>, Infallible> {
        Ok(Ok(()))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::chart::swatch::Swatch;

    type Drawn = Result<(), DrawingErrorKind<std::io::Error>>;

    /// Writes down what it is asked to draw.
    #[derive(Default)]
    struct Recorder {
        rects: Vec<(BackendCoord, BackendCoord)>,
        texts: Vec<(String, f64, BackendCoord)>,
    }

    impl DrawingBackend for Recorder {
        type ErrorType = std::io::Error;

        fn get_size(&self) -> (u32, u32) {
            (1, 1)
        }

        fn ensure_prepared(&mut self) -> Drawn {
            Ok(())
        }

        fn present(&mut self) -> Drawn {
            Ok(())
        }

        fn draw_pixel(&mut self, _point: BackendCoord, _color: BackendColor) -> Drawn {
            Ok(())
        }

        fn draw_rect<S: BackendStyle>(
            &mut self,
            upper_left: BackendCoord,
            bottom_right: BackendCoord,
            _style: &S,
            _fill: bool,
        ) -> Drawn {
            self.rects.push((upper_left, bottom_right));
            Ok(())
        }

        fn draw_text<S: BackendTextStyle>(
            &mut self,
            text: &str,
            style: &S,
            pos: BackendCoord,
        ) -> Drawn {
            self.texts.push((text.to_owned(), style.size(), pos));
            Ok(())
        }
    }

    fn scene(items: Vec<Item>) -> Scene {
        Scene {
            width: 300.4,
            height: 200.0,
            background: None,
            plot: Rect::default(),
            items,
            marks: Vec::new(),
        }
    }

    fn painted(items: Vec<Item>, raster: &Raster) -> Recorder {
        let mut recorder = Recorder::default();
        paint(&scene(items), &Palette::light(), raster, &mut recorder).unwrap();
        recorder
    }

    #[test]
    fn edges_and_hairlines_stand_on_device_pixels() {
        for device in [1.0, 1.25, 1.5, 2.0, 3.0] {
            let rect = Item::Rect {
                area: Rect::new(3.3, 4.7, 10.01, 0.01),
                fill: Ink::Mark(Swatch::Tier(0)),
            };
            let line = Item::Line {
                from: (0.0, 7.77),
                to: (9.0, 7.77),
                width: 1.0,
                ink: Ink::Rule,
                dashed: false,
            };
            let drawn = painted(vec![rect, line], &Raster::canvas(device, CANVAS_MIDDLE_EM));
            let (a, b) = drawn.rects[0];
            assert!([a.0, a.1, b.0, b.1].iter().all(|edge| edge % 4 == 0));
            assert!(b.1 > a.1, "nothing vanishes");
            let (a, b) = drawn.rects[1];
            assert_eq!(
                (a.1 % 4, b.1 - a.1),
                (0, device.round() as i32 * 4),
                "{device}"
            );
        }
    }

    #[test]
    fn both_backends_put_the_baseline_at_the_same_place() {
        let text = Item::Text(Text {
            x: 10.0,
            y: 20.0,
            anchor: Anchor::End,
            size: 13.0,
            weight: Weight::Semibold,
            ink: Ink::Ink,
            content: "客户\u{7} 33.1%".to_owned(),
        });
        let svg = painted(vec![text.clone()], &Raster::svg());
        let (words, size, at) = &svg.texts[0];
        assert_eq!((words.as_str(), at.0), ("客户 33.1%", 100));
        // SVGBackend writes font-size = size / 1.24 and dy = 0.76 em.
        assert!((f64::from(at.1) + 0.76 * size / 1.24 - 200.0).abs() <= 0.5);
        assert!((size / 1.24 - 130.0).abs() < 1e-9);

        let canvas = painted(vec![text], &Raster::canvas(2.0, 0.26));
        let (_, size, at) = &canvas.texts[0];
        assert_eq!((*size, at.0), (104.0, 80));
        assert!((f64::from(at.1) + 0.26 * size - 160.0).abs() <= 0.5);
    }

    #[test]
    fn a_bitmap_has_device_pixels_times_css_pixels() {
        let canvas = |device| Raster::canvas(device, CANVAS_MIDDLE_EM).bitmap(&scene(Vec::new()));
        assert_eq!(canvas(2.0), (601, 400));
        assert_eq!(canvas(f64::NAN), (300, 200));
    }
}
