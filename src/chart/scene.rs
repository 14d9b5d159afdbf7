//! A picture laid out: ink in css px, and the areas a pointer or a key can reach.

use super::glyphs::{ASCENT, DESCENT, Weight, text_width};
use super::swatch::Swatch;

/// A picture in css px; the origin is top left.
#[derive(Debug, Clone, PartialEq)]
pub struct Scene {
    /// Width.
    pub width: f64,
    /// Height.
    pub height: f64,
    /// What lies below everything; nothing is transparent.
    pub background: Option<Ink>,
    /// Where the marks stand, without labels and titles.
    pub plot: Rect,
    /// What is drawn, from the bottom up.
    pub items: Vec<Item>,
    /// What can be reached, in walking order.
    pub marks: Vec<Mark>,
}

/// A rectangle.
#[derive(Debug, Clone, Copy, Default, PartialEq)]
pub struct Rect {
    /// Left edge.
    pub x: f64,
    /// Upper edge.
    pub y: f64,
    /// Width.
    pub w: f64,
    /// Height.
    pub h: f64,
}

impl Rect {
    /// A rectangle from its corner and size.
    pub fn new(x: f64, y: f64, w: f64, h: f64) -> Rect {
        Rect { x, y, w, h }
    }

    /// The right edge.
    pub fn right(&self) -> f64 {
        self.x + self.w
    }

    /// The lower edge.
    pub fn bottom(&self) -> f64 {
        self.y + self.h
    }

    /// Whether the point lies inside.
    pub fn contains(&self, x: f64, y: f64) -> bool {
        x >= self.x && x <= self.right() && y >= self.y && y <= self.bottom()
    }

    /// Whether the two share more than an edge.
    pub fn overlaps(&self, other: &Rect) -> bool {
        self.x < other.right()
            && other.x < self.right()
            && self.y < other.bottom()
            && other.y < self.bottom()
    }

    fn scaled(&self, k: f64) -> Rect {
        Rect::new(self.x * k, self.y * k, self.w * k, self.h * k)
    }
}

/// A colour by its role; a [`super::Palette`] resolves it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Ink {
    /// Text and axes.
    Ink,
    /// Quiet text.
    Secondary,
    /// Hairlines.
    Rule,
    /// The ground.
    Paper,
    /// A raised ground.
    Panel,
    /// The one accent.
    Accent,
    /// Losses.
    Negative,
    /// A mark.
    Mark(Swatch),
    /// Text inside a mark: ink or paper, whichever reads better.
    On(Swatch),
}

/// Which end of a text stands at its x.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Anchor {
    /// The left end.
    Start,
    /// The middle.
    Middle,
    /// The right end.
    End,
}

/// One line of text.
#[derive(Debug, Clone, PartialEq)]
pub struct Text {
    /// Where the anchor stands.
    pub x: f64,
    /// The baseline.
    pub y: f64,
    /// Which end stands at x.
    pub anchor: Anchor,
    /// Font size in css px.
    pub size: f64,
    /// Weight.
    pub weight: Weight,
    /// Colour.
    pub ink: Ink,
    /// The words.
    pub content: String,
}

impl Text {
    /// The box the text fills, by our own widths.
    pub fn bounds(&self) -> Rect {
        let w = text_width(&self.content, self.size, self.weight);
        let x = match self.anchor {
            Anchor::Start => self.x,
            Anchor::Middle => self.x - w / 2.0,
            Anchor::End => self.x - w,
        };
        Rect::new(
            x,
            self.y - ASCENT * self.size,
            w,
            (ASCENT + DESCENT) * self.size,
        )
    }
}

/// One thing drawn.
#[derive(Debug, Clone, PartialEq)]
pub enum Item {
    /// A filled rectangle.
    Rect {
        /// Where.
        area: Rect,
        /// Colour.
        fill: Ink,
    },
    /// A straight line.
    Line {
        /// One end.
        from: (f64, f64),
        /// The other end.
        to: (f64, f64),
        /// Thickness.
        width: f64,
        /// Colour.
        ink: Ink,
        /// Drawn in dashes.
        dashed: bool,
    },
    /// A line through points.
    Polyline {
        /// The points.
        points: Vec<(f64, f64)>,
        /// Thickness.
        width: f64,
        /// Colour.
        ink: Ink,
    },
    /// A filled area.
    Polygon {
        /// The corners.
        points: Vec<(f64, f64)>,
        /// Colour.
        fill: Ink,
        /// 0 clear to 1 solid.
        opacity: f64,
    },
    /// A filled dot.
    Dot {
        /// The middle.
        at: (f64, f64),
        /// Radius.
        radius: f64,
        /// Colour.
        fill: Ink,
    },
    /// A line of text.
    Text(Text),
}

/// A band that swings from one height at its left end to another at its right.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Ribbon {
    /// Left end and right end.
    pub x: [f64; 2],
    /// Upper edge at both ends.
    pub y: [f64; 2],
    /// Height, the same all along.
    pub thick: f64,
}

impl Ribbon {
    /// The horizontal place of a part of the way, 0 to 1.
    pub fn across(&self, part: f64) -> f64 {
        self.x[0] + (self.x[1] - self.x[0]) * part
    }

    /// The upper edge there: level at both ends.
    pub fn top(&self, part: f64) -> f64 {
        let part = part.clamp(0.0, 1.0);
        self.y[0] + (self.y[1] - self.y[0]) * part * part * (3.0 - 2.0 * part)
    }

    fn contains(&self, x: f64, y: f64) -> bool {
        let part = (x - self.x[0]) / (self.x[1] - self.x[0]);
        (0.0..=1.0).contains(&part) && (0.0..=self.thick.max(1.0)).contains(&(y - self.top(part)))
    }
}

/// Where a mark can be hit.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Area {
    /// Anywhere in a band.
    Ribbon(Ribbon),
    /// Anywhere in a rectangle.
    Rect(Rect),
    /// Near a point.
    Point {
        /// Horizontal place.
        x: f64,
        /// Vertical place.
        y: f64,
        /// How near.
        radius: f64,
    },
}

impl Area {
    /// The rectangle around it, for a focus ring.
    pub fn bounds(&self) -> Rect {
        match *self {
            Area::Rect(rect) => rect,
            Area::Ribbon(Ribbon { x, y, thick }) => {
                let top = y[0].min(y[1]);
                Rect::new(x[0], top, x[1] - x[0], y[0].max(y[1]) + thick - top)
            }
            Area::Point { x, y, radius } => {
                Rect::new(x - radius, y - radius, 2.0 * radius, 2.0 * radius)
            }
        }
    }
}

/// Something that can be pointed at or walked to.
#[derive(Debug, Clone, PartialEq)]
pub struct Mark {
    /// Where it is.
    pub area: Area,
    /// What is said there.
    pub spoken: String,
    /// Which part, point, step or measure of the drawing it belongs to, counted from zero: the row
    /// of the figure's table when that has one row for each.
    pub row: usize,
    /// Which line of marks it stands in, counted from the top, for walking up and down.
    pub line: usize,
}

impl Scene {
    /// The mark under a point: the rectangle that holds it, else the nearest point of a curve.
    pub fn mark_at(&self, x: f64, y: f64) -> Option<usize> {
        let within = |mark: &Mark| match mark.area {
            Area::Rect(rect) => rect.w > 0.0 && rect.contains(x, y),
            Area::Ribbon(ribbon) => ribbon.contains(x, y),
            Area::Point { .. } => false,
        };
        if let Some(hit) = self.marks.iter().rposition(within) {
            return Some(hit);
        }
        let over_plot = self.plot.contains(x, y);
        let reach = |mark: &Mark| match mark.area {
            Area::Point {
                x: px,
                y: py,
                radius,
            } => {
                let near = (px - x).hypot(py - y) <= radius;
                (near || over_plot).then_some((px - x).abs())
            }
            Area::Rect(_) | Area::Ribbon(_) => None,
        };
        let distances = self
            .marks
            .iter()
            .enumerate()
            .filter_map(|(n, mark)| Some((n, reach(mark)?)));
        distances.min_by(|a, b| a.1.total_cmp(&b.1)).map(|(n, _)| n)
    }

    /// The mark after `current`, or the first; stays at the last.
    pub fn next(&self, current: Option<usize>) -> Option<usize> {
        let last = self.marks.len().checked_sub(1)?;
        Some(current.map_or(0, |n| (n + 1).min(last)))
    }

    /// The mark before `current`, or the last; stays at the first.
    pub fn previous(&self, current: Option<usize>) -> Option<usize> {
        let last = self.marks.len().checked_sub(1)?;
        Some(current.map_or(last, |n| n.min(last + 1).saturating_sub(1)))
    }

    /// The mark one line below (`down`) or above `current` that stands nearest across.
    pub fn across(&self, current: usize, down: bool) -> Option<usize> {
        let here = self.marks.get(current)?;
        let line = if down {
            here.line + 1
        } else {
            here.line.checked_sub(1)?
        };
        let middle = |mark: &Mark| {
            let bounds = mark.area.bounds();
            bounds.x + bounds.w / 2.0
        };
        let others = self
            .marks
            .iter()
            .enumerate()
            .filter(|(_, mark)| mark.line == line);
        // The same part of the next bar first, then what stands nearest.
        let far = |mark: &Mark| (mark.row != here.row, (middle(mark) - middle(here)).abs());
        others
            .min_by(|a, b| {
                far(a.1)
                    .0
                    .cmp(&far(b.1).0)
                    .then(far(a.1).1.total_cmp(&far(b.1).1))
            })
            .map(|(n, _)| n)
    }

    /// The same picture `k` times as large.
    pub(super) fn scaled(mut self, k: f64) -> Scene {
        let at = |p: &(f64, f64)| (p.0 * k, p.1 * k);
        for item in &mut self.items {
            match item {
                Item::Rect { area, .. } => *area = area.scaled(k),
                Item::Line {
                    from, to, width, ..
                } => {
                    (*from, *to, *width) = (at(from), at(to), *width * k);
                }
                Item::Polyline { points, width, .. } => {
                    points.iter_mut().for_each(|p| *p = at(p));
                    *width *= k;
                }
                Item::Polygon { points, .. } => points.iter_mut().for_each(|p| *p = at(p)),
                Item::Dot { at: p, radius, .. } => (*p, *radius) = (at(p), *radius * k),
                Item::Text(text) => {
                    (text.x, text.y, text.size) = (text.x * k, text.y * k, text.size * k)
                }
            }
        }
        for mark in &mut self.marks {
            mark.area = match mark.area {
                Area::Rect(rect) => Area::Rect(rect.scaled(k)),
                Area::Ribbon(Ribbon { x, y, thick }) => Area::Ribbon(Ribbon {
                    x: x.map(|it| it * k),
                    y: y.map(|it| it * k),
                    thick: thick * k,
                }),
                Area::Point { x, y, radius } => Area::Point {
                    x: x * k,
                    y: y * k,
                    radius: radius * k,
                },
            };
        }
        self.plot = self.plot.scaled(k);
        self.width *= k;
        self.height *= k;
        self
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn scene(areas: Vec<Area>) -> Scene {
        let mark = |(n, area)| Mark {
            area,
            spoken: String::new(),
            row: n,
            line: n,
        };
        Scene {
            width: 100.0,
            height: 100.0,
            background: None,
            plot: Rect::new(10.0, 10.0, 80.0, 80.0),
            items: Vec::new(),
            marks: areas.into_iter().enumerate().map(mark).collect(),
        }
    }

    #[test]
    fn walking_stops_at_both_ends() {
        let scene = scene(vec![Area::Rect(Rect::new(0.0, 0.0, 5.0, 5.0)); 3]);
        assert_eq!(scene.next(None), Some(0));
        assert_eq!(scene.next(Some(2)), Some(2));
        assert_eq!(scene.previous(None), Some(2));
        assert_eq!(scene.previous(Some(0)), Some(0));
        assert_eq!(scene.across(1, true), Some(2));
        assert_eq!(scene.across(0, false), None);
    }

    #[test]
    fn a_pointer_over_the_plot_finds_the_nearest_point_of_a_curve() {
        let point = |x| Area::Point {
            x,
            y: 50.0,
            radius: 6.0,
        };
        let scene = scene(vec![point(20.0), point(60.0)]);
        assert_eq!(scene.mark_at(25.0, 80.0), Some(0));
        assert_eq!(scene.mark_at(55.0, 12.0), Some(1));
        assert_eq!(scene.mark_at(99.0, 99.0), None);
    }

    #[test]
    fn an_empty_picture_has_nothing_to_walk() {
        let scene = scene(Vec::new());
        assert_eq!(
            (
                scene.next(None),
                scene.previous(None),
                scene.mark_at(50.0, 50.0)
            ),
            (None, None, None)
        );
    }
}
