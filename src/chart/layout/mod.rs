//! Where everything stands: pure functions from a figure and a frame to a scene.
//!
//! Everything is measured at text scale 1 and the finished scene is enlarged, so a slide is the same
//! picture as the page.

mod chrome;
mod compare;
mod curve;
mod flow;
mod heat;
mod lines;
mod shares;
mod waterfall;
mod words;

use super::figure::{Drawing, Figure};
use super::glyphs::{Weight, text_width};
use super::scene::{Anchor, Area, Ink, Item, Mark, Rect, Scene, Text};

/// Type sizes in css px.
mod size {
    pub(super) const TITLE: f64 = 21.0;
    pub(super) const READING: f64 = 13.5;
    pub(super) const LABEL: f64 = 13.0;
    pub(super) const SMALL: f64 = 12.0;
    pub(super) const TINY: f64 = 11.0;
}

/// Hairlines.
const HAIR: f64 = 1.0;

/// The room a figure gets.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Frame {
    /// Width in css px.
    pub width: f64,
    /// Height in css px.
    pub height: f64,
    /// 1 on the page; 2 on a slide of 1920 px.
    pub text_scale: f64,
    /// Draw title, reading, period and source inside the picture.
    pub chrome: bool,
}

impl Frame {
    /// The frame of a figure on the page, as high as the figure needs.
    pub fn page(figure: &Figure, width: f64) -> Frame {
        Frame::natural(figure, width, 1.0, false)
    }

    /// A frame of `width` and the natural height.
    pub fn natural(figure: &Figure, width: f64, text_scale: f64, chrome: bool) -> Frame {
        let scale = usable_scale(text_scale);
        let inner = (width / scale).max(MIN_WIDTH);
        let height = if chrome {
            let around = chrome::Chrome::new(figure, inner);
            around.height() + plot_height(&figure.drawing, around.plot_width())
        } else {
            plot_height(&figure.drawing, inner)
        };
        Frame {
            width,
            height: (height * scale).ceil(),
            text_scale,
            chrome,
        }
    }

    /// A frame of fixed size with title and sources, and the largest type up to `text_scale` at
    /// which everything fits.
    pub fn fitting(figure: &Figure, width: f64, height: f64, text_scale: f64) -> Frame {
        let mut scale = usable_scale(text_scale);
        while scale > 0.5 {
            let around = chrome::Chrome::new(figure, (width / scale).max(MIN_WIDTH));
            let needed = around.height() + least_height(&figure.drawing, around.plot_width());
            if needed * scale <= height {
                break;
            }
            scale -= 0.05;
        }
        Frame {
            width,
            height,
            text_scale: scale,
            chrome: true,
        }
    }

    /// The natural height in css px of the bare plot on a page of this width.
    pub fn preferred_height(figure: &Figure, width: f64) -> f64 {
        Frame::page(figure, width).height
    }
}

/// Narrower frames are laid out at this width.
const MIN_WIDTH: f64 = 240.0;

fn usable_scale(text_scale: f64) -> f64 {
    if text_scale.is_finite() && text_scale > 0.0 {
        text_scale.clamp(0.25, 8.0)
    } else {
        1.0
    }
}

fn plot_height(drawing: &Drawing, width: f64) -> f64 {
    match drawing {
        Drawing::Shares(shares) => shares::height(shares, width),
        Drawing::Curve(curve) => curve::height(curve, width),
        Drawing::Waterfall(waterfall) => waterfall::height(waterfall, width),
        Drawing::Compare(compare) => compare::height(compare, width),
        Drawing::Lines(lines) => lines::height(lines, width),
        Drawing::Heat(heat) => heat::height(heat),
        Drawing::Flow(flow) => flow::height(flow, width),
    }
}

/// The height below which words would collide; the natural height where nothing can shrink.
fn least_height(drawing: &Drawing, width: f64) -> f64 {
    match drawing {
        Drawing::Curve(_) => curve::LEAST,
        Drawing::Waterfall(waterfall) => waterfall::least_height(waterfall, width),
        Drawing::Compare(compare) => compare::least_height(compare, width),
        Drawing::Lines(lines) => lines::least_height(lines, width),
        Drawing::Heat(heat) => heat::least_height(heat),
        Drawing::Flow(flow) => flow::least_height(flow),
        Drawing::Shares(_) => plot_height(drawing, width),
    }
}

/// Lays a figure out in a frame. The scene is as wide as the frame, and higher than it only when
/// the words would not fit otherwise.
pub fn layout(figure: &Figure, frame: &Frame) -> Scene {
    let scale = usable_scale(frame.text_scale);
    let width = (frame.width / scale).max(MIN_WIDTH);
    let height = frame.height / scale;
    let mut pen = Pen::default();
    let area = if frame.chrome {
        let around = chrome::Chrome::new(figure, width);
        let needed = around.height() + least_height(&figure.drawing, around.plot_width());
        around.draw(&mut pen, height.max(needed))
    } else {
        Rect::new(
            0.0,
            0.0,
            width,
            height.max(least_height(&figure.drawing, width)),
        )
    };
    let plot = match &figure.drawing {
        Drawing::Shares(shares) => shares::draw(shares, figure.lang, area, &mut pen),
        Drawing::Curve(curve) => curve::draw(curve, figure.lang, area, &mut pen),
        Drawing::Waterfall(waterfall) => waterfall::draw(waterfall, area, &mut pen),
        Drawing::Compare(compare) => compare::draw(compare, area, &mut pen),
        Drawing::Lines(lines) => lines::draw(lines, figure.lang, area, &mut pen),
        Drawing::Heat(heat) => heat::draw(heat, area, &mut pen),
        Drawing::Flow(flow) => flow::draw(flow, area, &mut pen),
    };
    let full = if frame.chrome {
        height.max(pen.depth)
    } else {
        area.h
    };
    let scene = Scene {
        width,
        height: full,
        background: None,
        plot,
        items: pen.items,
        marks: pen.marks,
    };
    scene.scaled(scale)
}

/// Collects what is drawn.
#[derive(Default)]
struct Pen {
    items: Vec<Item>,
    marks: Vec<Mark>,
    /// The lowest edge the chrome needs.
    depth: f64,
}

/// How a line of text looks.
#[derive(Clone, Copy)]
struct Face {
    size: f64,
    weight: Weight,
    ink: Ink,
}

impl Face {
    const fn new(size: f64, weight: Weight, ink: Ink) -> Face {
        Face { size, weight, ink }
    }

    fn width(&self, text: &str) -> f64 {
        text_width(text, self.size, self.weight)
    }

    fn widest<'a>(&self, texts: impl Iterator<Item = &'a str>) -> f64 {
        texts.map(|text| self.width(text)).fold(0.0, f64::max)
    }
}

const LABEL: Face = Face::new(size::LABEL, Weight::Regular, Ink::Ink);
const STRONG: Face = Face::new(size::LABEL, Weight::Semibold, Ink::Ink);
const QUIET: Face = Face::new(size::LABEL, Weight::Regular, Ink::Secondary);
const AXIS: Face = Face::new(size::SMALL, Weight::Regular, Ink::Secondary);
const TINY: Face = Face::new(size::TINY, Weight::Regular, Ink::Secondary);

impl Pen {
    fn text(&mut self, face: Face, x: f64, y: f64, anchor: Anchor, words: &str) {
        if !words.is_empty() {
            self.items
                .push(Item::Text(line_of(face, x, y, anchor, words)));
        }
    }

    fn rect(&mut self, area: Rect, fill: Ink) {
        self.items.push(Item::Rect { area, fill });
    }

    fn line(&mut self, from: (f64, f64), to: (f64, f64), ink: Ink) {
        self.items.push(Item::Line {
            from,
            to,
            width: HAIR,
            ink,
            dashed: false,
        });
    }

    fn dashes(&mut self, from: (f64, f64), to: (f64, f64), ink: Ink) {
        self.items.push(Item::Line {
            from,
            to,
            width: HAIR,
            ink,
            dashed: true,
        });
    }

    fn mark(&mut self, area: Area, spoken: &str, row: usize, line: usize) {
        self.marks.push(Mark {
            area,
            spoken: spoken.to_owned(),
            row,
            line,
        });
    }
}

fn line_of(face: Face, x: f64, y: f64, anchor: Anchor, words: &str) -> Text {
    Text {
        x,
        y,
        anchor,
        size: face.size,
        weight: face.weight,
        ink: face.ink,
        content: words.to_owned(),
    }
}

/// A number that can be drawn.
fn finite(value: f64) -> f64 {
    if value.is_finite() { value } else { 0.0 }
}
