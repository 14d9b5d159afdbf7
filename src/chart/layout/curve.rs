//! A cumulative curve over customers, with the words that make its point.
//!
//! The line is drawn in the accent while it rises and in the colour of losses where it falls: those
//! customers take value away. Words look for a place where they cross nothing.

use super::words::{LEADING, Words, place, tie};
use super::{AXIS, Face, HAIR, Pen, finite, size};
use crate::chart::figure::{Curve, YScale};
use crate::chart::glyphs::{ASCENT, MIDDLE, Weight, balanced, ellipsis, wrap};
use crate::chart::scene::{Anchor, Area, Ink, Item, Rect};
use crate::numeric::sort_few;
use crate::text::{Lang, number};

const NOTE: Face = Face::new(size::LABEL, Weight::Semibold, Ink::Ink);
const STROKE: f64 = 2.0;
const HIT: f64 = 12.0;
/// Room at the right for half of the last tick's number.
const ASIDE: f64 = 19.0;
/// The least height of the whole drawing.
pub(super) const LEAST: f64 = 230.0;

/// Values to css px.
struct Axes {
    plot: Rect,
    low: f64,
    high: f64,
}

impl Axes {
    fn at(&self, p: (f64, f64)) -> (f64, f64) {
        let x = finite(p.0).clamp(0.0, 1.0);
        let t = ((finite(p.1) - self.low) / (self.high - self.low)).clamp(0.0, 1.0);
        (
            self.plot.x + x * self.plot.w,
            self.plot.bottom() - t * self.plot.h,
        )
    }
}

pub(super) fn height(_curve: &Curve, width: f64) -> f64 {
    if width < 520.0 {
        (width * 0.9).clamp(300.0, 420.0)
    } else {
        (width * 0.46).clamp(340.0, 460.0)
    }
}

pub(super) fn draw(curve: &Curve, lang: Lang, area: Rect, pen: &mut Pen) -> Rect {
    let (low, high) = domain(curve);
    let ticks = number::ticks(low, high, ((area.h / 56.0) as usize).clamp(3, 7));
    let labels = tick_labels(curve.y_scale, lang, &ticks);
    let label_w = AXIS.widest(labels.iter().map(String::as_str));
    let head = 30.0 + headroom(curve, area.w - label_w - 10.0 - ASIDE);
    let titles = x_titles(curve, area.w);
    let plot = Rect::new(
        area.x + label_w + 10.0,
        area.y + head,
        area.w - label_w - 10.0 - ASIDE,
        area.h - head - 26.0 - 18.0 * titles.len() as f64,
    );
    let ends = (
        ticks.first().copied().unwrap_or(0.0),
        ticks.last().copied().unwrap_or(1.0),
    );
    let axes = Axes {
        plot,
        low: ends.0,
        high: ends.1,
    };
    let path: Vec<(f64, f64)> = curve.points.iter().map(|p| axes.at(*p)).collect();

    let mut obstacles = vec![path.clone()];
    if let Some(reference) = &curve.reference {
        obstacles.push(vec![axes.at(reference.from), axes.at(reference.to)]);
    }
    let zero = axes.at((0.0, 0.0)).1;
    obstacles.push(vec![(plot.x, zero), (plot.right(), zero)]);
    let bounds = Rect::new(
        plot.x + 2.0,
        area.y + 22.0,
        plot.w + ASIDE - 2.0,
        plot.bottom() - area.y - 24.0,
    );
    let within = Rect {
        w: plot.w - 6.0,
        ..bounds
    };
    let mut placed: Vec<Words> = Vec::new();
    for note in &curve.annotations {
        let at = axes.at((note.x, note.y));
        if let Some(words) = place(&note.text, NOTE, at, &bounds, &obstacles, &placed, false) {
            placed.push(words);
        }
    }
    let notes = placed.len();
    if let Some(reference) = curve.reference.as_ref().filter(|r| !r.label.is_empty()) {
        let (from, to) = (axes.at(reference.from), axes.at(reference.to));
        let spots = [0.72, 0.6, 0.82, 0.45, 0.3, 0.15].iter();
        let found = spots
            .map(|t| (from.0 + (to.0 - from.0) * t, from.1 + (to.1 - from.1) * t))
            .find_map(|at| {
                place(
                    &reference.label,
                    AXIS,
                    at,
                    &within,
                    &obstacles,
                    &placed,
                    true,
                )
            });
        placed.extend(found);
    }

    grid(&axes, &ticks, &labels, &placed, pen);
    fill(&axes, &curve.points, pen);
    x_axis(curve, lang, &axes, area, pen);
    if let Some(reference) = &curve.reference {
        pen.dashes(
            axes.at(reference.from),
            axes.at(reference.to),
            Ink::Secondary,
        );
    }
    strokes(&path, pen);
    for (n, words) in placed.iter().enumerate() {
        let face = if n < notes { NOTE } else { AXIS };
        if let Some(at) = words.tied_to {
            let (from, to) = tie(at, &words.bounds);
            pen.line(from, to, Ink::Secondary);
        }
        for (line, text) in words.lines.iter().enumerate() {
            let y = words.bounds.y + ASCENT * face.size + line as f64 * LEADING;
            pen.text(face, words.bounds.x, y, Anchor::Start, text);
        }
    }
    for note in &curve.annotations {
        let at = axes.at((note.x, note.y));
        pen.items.push(Item::Dot {
            at,
            radius: 5.5,
            fill: Ink::Paper,
        });
        pen.items.push(Item::Dot {
            at,
            radius: 4.0,
            fill: Ink::Ink,
        });
    }
    for (n, mark) in curve.marks.iter().enumerate() {
        let (x, y) = axes.at((mark.x, mark.y));
        pen.mark(Area::Point { x, y, radius: HIT }, &mark.spoken, n, 0);
    }
    let y_title = ellipsis(&curve.y_title, AXIS.size, AXIS.weight, area.w);
    pen.text(AXIS, area.x, area.y + 13.0, Anchor::Start, &y_title);
    plot
}

/// The title of the horizontal axis in lines that fit.
fn x_titles(curve: &Curve, width: f64) -> Vec<String> {
    balanced(&curve.x_title, AXIS.size, AXIS.weight, width - ASIDE, 2)
}

/// Room above the highest tick for words over a peak: as many lines as they need.
fn headroom(curve: &Curve, width: f64) -> f64 {
    let lines =
        |words: &str| wrap(words, NOTE.size, NOTE.weight, (width * 0.8).min(260.0), 3).len();
    let most = curve.annotations.iter().map(|note| lines(&note.text)).max();
    most.map_or(0.0, |most| 20.0 + LEADING * most.saturating_sub(1) as f64)
}

/// The range of values, zero included.
fn domain(curve: &Curve) -> (f64, f64) {
    let ends = curve.reference.iter().flat_map(|r| [r.from.1, r.to.1]);
    let all = curve.points.iter().map(|p| p.1).chain(ends).map(finite);
    let (low, high) = all.fold((0.0, 0.0), |(l, h): (f64, f64), v| (l.min(v), h.max(v)));
    if high > low { (low, high) } else { (0.0, 1.0) }
}

pub(super) fn tick_labels(scale: YScale, lang: Lang, ticks: &[f64]) -> Vec<String> {
    let step = if ticks.len() > 1 {
        ticks[1] - ticks[0]
    } else {
        1.0
    };
    match scale {
        YScale::Share => {
            let decimals = number::tick_decimals(step * 100.0);
            ticks
                .iter()
                .map(|t| number::percent(lang, *t, decimals))
                .collect()
        }
        YScale::Amount { divisor } => {
            let divisor = if divisor > 0.0 { divisor } else { 1.0 };
            let decimals = number::tick_decimals(step / divisor);
            ticks
                .iter()
                .map(|t| number::fixed(t / divisor, decimals))
                .collect()
        }
    }
}

/// Light lines that stop where words stand, and their numbers.
fn grid(axes: &Axes, ticks: &[f64], labels: &[String], placed: &[Words], pen: &mut Pen) {
    for (tick, label) in ticks.iter().zip(labels) {
        let y = axes.at((0.0, *tick)).1;
        pen.text(
            AXIS,
            axes.plot.x - 10.0,
            y + MIDDLE * AXIS.size,
            Anchor::End,
            label,
        );
        if tick.abs() < 1e-12 {
            continue;
        }
        let mut holes: Vec<(f64, f64)> = placed
            .iter()
            .filter(|words| words.bounds.y - 2.0 < y && y < words.bounds.bottom() + 2.0)
            .map(|words| (words.bounds.x - 6.0, words.bounds.right() + 6.0))
            .collect();
        sort_few(&mut holes, |a: &(f64, f64), b| a.0.total_cmp(&b.0));
        let mut x = axes.plot.x;
        for (from, to) in holes {
            if from > x {
                pen.line((x, y), (from, y), Ink::Rule);
            }
            x = x.max(to);
        }
        if x < axes.plot.right() {
            pen.line((x, y), (axes.plot.right(), y), Ink::Rule);
        }
    }
}

/// A breath of colour between the curve and zero, in the colour of losses below it.
fn fill(axes: &Axes, points: &[(f64, f64)], pen: &mut Pen) {
    let zero = |x: f64| axes.at((x, 0.0));
    let mut run: Vec<(f64, f64)> = Vec::new();
    let mut below = false;
    let mut flush = |run: &mut Vec<(f64, f64)>, below: bool| {
        if let (Some(first), Some(last)) = (run.first().copied(), run.last().copied()) {
            let mut corners = vec![zero(first.0)];
            corners.extend(run.iter().map(|p| axes.at(*p)));
            corners.push(zero(last.0));
            let fill = if below { Ink::Negative } else { Ink::Accent };
            pen.items.push(Item::Polygon {
                points: corners,
                fill,
                opacity: 0.09,
            });
        }
        run.clear();
    };
    let points = points.iter().map(|p| (finite(p.0), finite(p.1)));
    let mut previous: Option<(f64, f64)> = None;
    for p in points {
        match previous {
            Some(q) if (q.1 < 0.0) != (p.1 < 0.0) => {
                let t = if p.1 == q.1 { 0.0 } else { q.1 / (q.1 - p.1) };
                let cross = (q.0 + (p.0 - q.0) * t, 0.0);
                run.push(cross);
                flush(&mut run, below);
                run.push(cross);
                below = p.1 < 0.0;
            }
            None => below = p.1 < 0.0,
            Some(_) => {}
        }
        run.push(p);
        previous = Some(p);
    }
    flush(&mut run, below);
}

/// The curve, broken where it turns from gain to loss.
fn strokes(path: &[(f64, f64)], pen: &mut Pen) {
    let mut run: Vec<(f64, f64)> = Vec::new();
    let mut falling = false;
    for pair in path.windows(2) {
        // Down the page is a larger y.
        let falls = pair[1].1 > pair[0].1 + 1e-6;
        if run.is_empty() {
            run.push(pair[0]);
        } else if falls != falling {
            let ink = if falling { Ink::Negative } else { Ink::Accent };
            let points = std::mem::replace(&mut run, vec![pair[0]]);
            pen.items.push(Item::Polyline {
                points,
                width: STROKE,
                ink,
            });
        }
        falling = falls;
        run.push(pair[1]);
    }
    if run.len() > 1 {
        let ink = if falling { Ink::Negative } else { Ink::Accent };
        pen.items.push(Item::Polyline {
            points: run,
            width: STROKE,
            ink,
        });
    }
}

fn x_axis(curve: &Curve, lang: Lang, axes: &Axes, area: Rect, pen: &mut Pen) {
    let plot = axes.plot;
    let zero = axes.at((0.0, 0.0)).1;
    pen.line((plot.x, zero), (plot.right(), zero), Ink::Ink);
    if zero < plot.bottom() - 0.5 {
        pen.line(
            (plot.x, plot.bottom()),
            (plot.right(), plot.bottom()),
            Ink::Rule,
        );
    }
    let parts = if plot.w < 260.0 { 2 } else { 5 };
    for n in 0..=parts {
        let share = f64::from(n) / f64::from(parts);
        let x = plot.x + share * plot.w;
        pen.items.push(Item::Line {
            from: (x, plot.bottom()),
            to: (x, plot.bottom() + 4.0),
            width: HAIR,
            ink: Ink::Secondary,
            dashed: false,
        });
        let words = number::percent(lang, share, 0);
        pen.text(AXIS, x, plot.bottom() + 18.0, Anchor::Middle, &words);
    }
    let titles = x_titles(curve, area.w);
    for (line, words) in titles.iter().rev().enumerate() {
        let y = area.bottom() - 5.0 - line as f64 * LEADING;
        pen.text(AXIS, plot.right(), y, Anchor::End, words);
    }
}
