//! Stacked bars of 100 %.
//!
//! Names stand over the parts of the first bar, percentages inside the parts or, where a part is too
//! thin, right below it. On narrow frames the measure stands over its bar.

use super::{AXIS, Face, LABEL, Pen, QUIET, STRONG, TINY, finite, size};
use crate::chart::figure::{ShareRow, Shares};
use crate::chart::glyphs::{MIDDLE, Weight, ellipsis, text_width};
use crate::chart::scene::{Anchor, Area, Ink, Rect};
use crate::numeric::sort_few;
use crate::text::{Lang, number};

const NARROW: f64 = 560.0;
const BAR: f64 = 38.0;
const BAR_NARROW: f64 = 30.0;
const BAR_MOST: f64 = 64.0;
const GAP: f64 = 14.0;
const GAP_MOST: f64 = 44.0;
const HEAD: f64 = 22.0;
const NAMES: f64 = 24.0;
const BELOW: f64 = 17.0;
const SCALE: f64 = 22.0;
const CHIP: f64 = 9.0;
/// How far the middle of a percentage below a thin part may stand beside it.
const STRAY: f64 = 3.0;
/// Paper between two parts.
const SEAM: f64 = 1.5;

/// Everything that depends on the width alone.
struct Plan {
    stacked: bool,
    label_w: f64,
    bars: Rect,
    low: f64,
    high: f64,
    names: Names,
    below: bool,
}

/// How the parts are named.
enum Names {
    /// Over the parts of the first bar, at these places.
    Over(Vec<(usize, f64)>),
    /// In a legend: line and place of each name.
    Legend(Vec<(usize, usize, f64)>, usize),
    /// Not in the picture.
    Absent,
}

impl Plan {
    fn new(shares: &Shares, width: f64) -> Plan {
        let label_w = LABEL.widest(shares.rows.iter().map(|row| row.label.as_str()));
        let total_w = QUIET.widest(shares.rows.iter().map(|row| row.total_label.as_str()));
        let stacked = width < NARROW || label_w + total_w > width * 0.45;
        let left = if stacked { 0.0 } else { label_w + 18.0 };
        let right = if stacked || total_w == 0.0 {
            0.0
        } else {
            total_w + 14.0
        };
        let sums = shares.rows.iter().map(|row| {
            let of = |sign: f64| {
                row.parts
                    .iter()
                    .map(|part| (finite(part.share) * sign).max(0.0))
                    .sum::<f64>()
            };
            (of(-1.0), of(1.0))
        });
        let (low, high) = sums.fold((0.0, 1.0), |(l, h): (f64, f64), (n, p)| {
            (l.max(n), h.max(p))
        });
        let high = if low == 0.0 && high < 1.0 + 1e-6 {
            1.0
        } else {
            high
        };
        let mut plan = Plan {
            stacked,
            label_w,
            bars: Rect::new(left, 0.0, width - left - right, 0.0),
            low: -low,
            high,
            names: Names::Absent,
            below: false,
        };
        plan.names = plan.names(shares, width);
        plan.below = shares.rows.iter().any(|row| {
            let spans = plan.spans(row);
            row.parts
                .iter()
                .zip(spans)
                .any(|(part, (_, w))| part.share != 0.0 && !fits(finite(part.share), w - SEAM))
        });
        plan
    }

    fn x(&self, share: f64) -> f64 {
        self.bars.x + (share - self.low) / (self.high - self.low) * self.bars.w
    }

    /// The left edge and width of every part: losses run left from zero, the rest right.
    fn spans(&self, row: &ShareRow) -> Vec<(f64, f64)> {
        let (mut up, mut down) = (0.0, 0.0);
        let span = |share: f64| {
            let (from, to) = if share < 0.0 {
                let from = down;
                down += share;
                (down, from)
            } else {
                let from = up;
                up += share;
                (from, up)
            };
            (self.x(from), self.x(to) - self.x(from))
        };
        row.parts
            .iter()
            .map(|part| finite(part.share))
            .map(span)
            .collect()
    }

    fn names(&self, shares: &Shares, width: f64) -> Names {
        let Some(first) = shares.rows.first() else {
            return Names::Absent;
        };
        if first.parts.iter().all(|part| part.label.is_empty()) {
            return Names::Absent;
        }
        if let Some(places) = self.over(first, width) {
            return Names::Over(places);
        }
        if !shares.legend {
            return Names::Absent;
        }
        let (mut line, mut x) = (0, 0.0);
        let mut places = Vec::new();
        for (n, part) in first.parts.iter().enumerate() {
            let w = name_width(&part.label);
            if x > 0.0 && x + w > width {
                (line, x) = (line + 1, 0.0);
            }
            places.push((n, line, x));
            x += w + 16.0;
        }
        Names::Legend(places, line + 1)
    }

    /// Names in order over their parts, pushed apart until none touch; `None` when one would leave
    /// its part.
    fn over(&self, first: &ShareRow, width: f64) -> Option<Vec<(usize, f64)>> {
        let spans = self.spans(first);
        if first
            .parts
            .iter()
            .any(|part| part.share <= 0.0 || !part.share.is_finite())
        {
            return None;
        }
        let widths: Vec<f64> = first
            .parts
            .iter()
            .map(|part| name_width(&part.label))
            .collect();
        let mut places: Vec<f64> = spans.iter().map(|span| span.0).collect();
        for n in 1..places.len() {
            places[n] = places[n].max(places[n - 1] + widths[n - 1] + 14.0);
        }
        let mut edge = width;
        for n in (0..places.len()).rev() {
            places[n] = places[n].min(edge - widths[n]);
            edge = places[n] - 14.0;
        }
        let at_home = (0..places.len()).all(|n| {
            let (x, w) = spans[n];
            places[n] <= x + w && places[n] + widths[n] >= x && places[n] >= self.bars.x - 0.5
        });
        at_home.then(|| places.into_iter().enumerate().collect())
    }

    fn head(&self) -> f64 {
        match &self.names {
            Names::Over(_) => NAMES,
            Names::Legend(_, lines) => *lines as f64 * 20.0 + 8.0,
            Names::Absent => 2.0,
        }
    }

    fn pitch(&self) -> f64 {
        let head = if self.stacked { HEAD } else { 0.0 };
        let bar = if self.stacked { BAR_NARROW } else { BAR };
        head + bar + if self.below { BELOW } else { 0.0 } + GAP
    }

    fn has_losses(&self) -> bool {
        self.low < 0.0
    }

    fn height(&self, rows: usize) -> f64 {
        let scale = if self.has_losses() { SCALE } else { 0.0 };
        (self.head() + rows as f64 * self.pitch() - GAP + scale + 4.0).max(40.0)
    }
}

pub(super) fn height(shares: &Shares, width: f64) -> f64 {
    Plan::new(shares, width).height(shares.rows.len())
}

pub(super) fn draw(shares: &Shares, lang: Lang, area: Rect, pen: &mut Pen) -> Rect {
    let mut plan = Plan::new(shares, area.w);
    plan.bars.x += area.x;
    let rows = shares.rows.len();
    let spare = ((area.h - plan.height(rows)) / rows.max(1) as f64).max(0.0);
    let bar = if plan.stacked { BAR_NARROW } else { BAR };
    let bar_h = (bar + spare * 0.5).min(BAR_MOST);
    let gap = (GAP + (spare - (bar_h - bar)).max(0.0)).min(GAP_MOST);
    let pitch = plan.pitch() - bar - GAP + bar_h + gap;

    draw_names(shares, &plan, area, pen);
    let top = area.y + plan.head();
    let label_h = if plan.stacked { HEAD } else { 0.0 };
    let bottom = top + (rows as f64 * pitch - gap).max(0.0);
    for (line, row) in shares.rows.iter().enumerate() {
        let y = top + line as f64 * pitch + label_h;
        draw_row(
            row,
            lang,
            &plan,
            Rect::new(area.x, y, area.w, bar_h),
            line,
            pen,
        );
    }
    if plan.has_losses() {
        let zero = plan.x(0.0);
        for line in 0..rows {
            let y = top + line as f64 * pitch + label_h;
            pen.line((zero, y - 4.0), (zero, y + bar_h), Ink::Ink);
        }
        pen.line((zero, bottom), (zero, bottom + 4.0), Ink::Secondary);
        // A zero line close to the edge has its word pushed back into the picture.
        let word = number::percent(lang, 0.0, 0);
        let half = TINY.width(&word) / 2.0;
        let place = zero.max(area.x + half).min(area.right() - half);
        pen.text(TINY, place, bottom + 16.0, Anchor::Middle, &word);
        let whole = plan.x(1.0);
        if whole - zero > 60.0 && whole < area.right() - 20.0 {
            pen.line((whole, bottom), (whole, bottom + 4.0), Ink::Secondary);
            pen.text(
                TINY,
                whole,
                bottom + 16.0,
                Anchor::Middle,
                &number::percent(lang, 1.0, 0),
            );
        }
    }
    Rect::new(plan.bars.x, top, plan.bars.w, bottom - top)
}

fn draw_names(shares: &Shares, plan: &Plan, area: Rect, pen: &mut Pen) {
    let Some(first) = shares.rows.first() else {
        return;
    };
    let mut name = |n: usize, x: f64, y: f64| {
        let part = &first.parts[n];
        pen.rect(
            Rect::new(x, y - 0.8 * CHIP - 0.5, CHIP, CHIP),
            Ink::Mark(part.swatch),
        );
        let words = ellipsis(&part.label, AXIS.size, AXIS.weight, area.w - CHIP - 5.0);
        pen.text(AXIS, x + CHIP + 5.0, y, Anchor::Start, &words);
    };
    match &plan.names {
        Names::Over(places) => {
            places
                .iter()
                .for_each(|&(n, x)| name(n, area.x + x, area.y + 13.0));
        }
        Names::Legend(places, _) => {
            for &(n, line, x) in places {
                name(n, area.x + x, area.y + 13.0 + line as f64 * 20.0);
            }
        }
        Names::Absent => {}
    }
}

fn draw_row(row: &ShareRow, lang: Lang, plan: &Plan, bar: Rect, line: usize, pen: &mut Pen) {
    let middle = bar.y + bar.h / 2.0 + MIDDLE * size::LABEL;
    if plan.stacked {
        let total_w = QUIET.width(&row.total_label).min(bar.w * 0.6);
        let total = ellipsis(&row.total_label, QUIET.size, QUIET.weight, total_w);
        let label = ellipsis(&row.label, LABEL.size, LABEL.weight, bar.w - total_w - 10.0);
        pen.text(LABEL, bar.x, bar.y - 7.0, Anchor::Start, &label);
        pen.text(QUIET, bar.right(), bar.y - 7.0, Anchor::End, &total);
    } else {
        let label = ellipsis(&row.label, LABEL.size, LABEL.weight, plan.label_w + 1.0);
        pen.text(LABEL, bar.x, middle, Anchor::Start, &label);
        pen.text(
            QUIET,
            plan.bars.right() + 14.0,
            middle,
            Anchor::Start,
            &row.total_label,
        );
    }
    let spans = plan.spans(row);
    let right = spans.iter().map(|span| span.0 + span.1).fold(0.0, f64::max);
    let mut under: Vec<(f64, f64, String)> = Vec::new();
    for (n, (part, &(x, w))) in row.parts.iter().zip(&spans).enumerate() {
        let share = finite(part.share);
        let whole = Rect::new(x, bar.y, w, bar.h);
        pen.mark(Area::Rect(whole), &part.spoken, n, line);
        if w <= 0.0 {
            continue;
        }
        let outer = x + w > right - 1e-6;
        let seam = if outer || w < 3.0 * SEAM { 0.0 } else { SEAM };
        pen.rect(
            Rect {
                w: w - seam,
                ..whole
            },
            Ink::Mark(part.swatch),
        );
        let words = number::percent(lang, share, 1);
        if fits(share, w - seam) {
            let face = Face {
                ink: Ink::On(part.swatch),
                ..STRONG
            };
            pen.text(face, x + (w - seam) / 2.0, middle, Anchor::Middle, &words);
        } else {
            under.push((x, w, words));
        }
    }
    draw_under(&under, bar, pen);
}

/// Percentages right below parts that are too thin for them, the wider parts first: the middle of each
/// stands below its own part, and where there is no room for that it is left to the pointer and the
/// table. A number below another part would be read as that part's.
fn draw_under(under: &[(f64, f64, String)], bar: Rect, pen: &mut Pen) {
    let mut wider: Vec<&(f64, f64, String)> = under.iter().collect();
    sort_few(&mut wider, |a, b| b.1.total_cmp(&a.1));
    // The middle and half the width of each that stands.
    let mut placed: Vec<(f64, f64)> = Vec::new();
    for (x, w, words) in wider {
        let half = TINY.width(words) / 2.0 + 3.0;
        let (from, to) = (bar.x + half - 3.0, bar.right() - half + 3.0);
        let middle = (x + w / 2.0).min(to).max(from);
        let is_free = |at: &f64| {
            let is_apart = |(other, of): &(f64, f64)| (at - other).abs() + 1e-6 >= half + of;
            *at >= from && *at <= to && placed.iter().all(is_apart)
        };
        let is_below = |at: &f64| *at >= x - STRAY && *at <= x + w + STRAY;
        let beside = placed
            .iter()
            .flat_map(|(at, of)| [at - of - half, at + of + half]);
        let place = std::iter::once(middle)
            .chain(beside)
            .filter(|at| is_free(at) && is_below(at))
            .min_by(|a, b| (a - middle).abs().total_cmp(&(b - middle).abs()));
        if let Some(at) = place {
            pen.text(TINY, at, bar.bottom() + 12.0, Anchor::Middle, words);
            placed.push((at, half));
        }
    }
}

/// Whether the percentage fits inside a part of this width.
fn fits(share: f64, width: f64) -> bool {
    let words = number::percent(Lang::Zh, share, 1);
    text_width(&words, size::LABEL, Weight::Semibold) + 6.0 <= width
}

fn name_width(label: &str) -> f64 {
    CHIP + 5.0 + AXIS.width(label)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::chart::scene::Item;

    #[test]
    fn a_percentage_below_a_bar_stands_below_its_own_part_or_nowhere() {
        // Thin parts beside each other, as (left edge, width).
        let parts = [
            (100.0, 9.0),
            (109.0, 25.0),
            (134.0, 2.0),
            (136.0, 21.0),
            (200.0, 1.0),
        ];
        let under: Vec<(f64, f64, String)> = parts
            .iter()
            .enumerate()
            .map(|(place, (x, w))| (*x, *w, format!("{place}.0%")))
            .collect();
        let mut pen = Pen::default();
        draw_under(&under, Rect::new(0.0, 0.0, 400.0, 30.0), &mut pen);
        let texts: Vec<(f64, String)> = pen
            .items
            .into_iter()
            .filter_map(|item| match item {
                Item::Text(text) => Some((text.x, text.content)),
                _ => None,
            })
            .collect();
        assert!(texts.len() >= 2, "{texts:?}");
        for (at, words) in &texts {
            let part = under.iter().find(|it| it.2 == *words).unwrap();
            // At the edge of the bar a number may not stand out of it.
            let edge = TINY.width(words) / 2.0;
            let (from, to) = (part.0 - STRAY, (part.0 + part.1 + STRAY).max(edge));
            assert!(*at >= from && *at <= to, "{words} at {at}: {part:?}");
        }
    }
}
