//! Steps from zero to a total: columns on wide frames, bars on narrow ones.

use super::{AXIS, LABEL, Pen, STRONG, finite};
use crate::chart::figure::{Step, StepKind, Waterfall};
use crate::chart::glyphs::{ellipsis, wrap};
use crate::chart::scene::{Anchor, Area, Ink, Rect};

const LINE: f64 = 17.0;
const MOST_LINES: usize = 3;
const ROW_BAR: f64 = 16.0;
const ROW_GAP: f64 = 14.0;

/// Where each step starts and ends, in values.
fn levels(steps: &[Step]) -> Vec<(f64, f64)> {
    let mut level = 0.0;
    let next = |step: &Step| {
        let value = finite(step.value);
        let from = if step.kind == StepKind::Total {
            0.0
        } else {
            level
        };
        level = match step.kind {
            StepKind::Total => value,
            StepKind::Down => level - value.abs(),
            StepKind::Up | StepKind::Part => level + value,
        };
        (from, level)
    };
    steps.iter().map(next).collect()
}

/// The range of values, zero included.
fn domain(levels: &[(f64, f64)]) -> (f64, f64) {
    let all = levels.iter().flat_map(|l| [l.0, l.1]);
    let (low, high) = all.fold((0.0, 0.0), |(l, h): (f64, f64), v| (l.min(v), h.max(v)));
    if high > low {
        (low, high)
    } else {
        (low, low + 1.0)
    }
}

fn slot(waterfall: &Waterfall, width: f64) -> f64 {
    width / waterfall.steps.len().max(1) as f64
}

fn slot_lines(step: &Step, slot: f64, most: usize) -> Vec<String> {
    wrap(&step.label, LABEL.size, LABEL.weight, slot - 10.0, most)
}

/// Columns need room for every value and every name.
fn stands(waterfall: &Waterfall, width: f64) -> bool {
    let slot = slot(waterfall, width);
    let values = STRONG.widest(waterfall.steps.iter().map(|step| step.value_label.as_str()));
    let names = waterfall.steps.iter().all(|step| {
        let lines = slot_lines(step, slot, MOST_LINES + 1);
        lines.len() <= MOST_LINES && !lines.iter().any(|line| line.ends_with('…'))
    });
    slot >= 72.0 && values + 10.0 <= slot && names
}

pub(super) fn height(waterfall: &Waterfall, width: f64) -> f64 {
    if stands(waterfall, width) {
        (width * 0.42).clamp(280.0, 400.0)
    } else {
        let rows = rows(waterfall, width);
        let names: f64 = rows
            .iter()
            .map(|lines| lines.len().max(1) as f64 * LINE)
            .sum();
        24.0 + names + rows.len() as f64 * (ROW_BAR + 5.0 + ROW_GAP)
    }
}

/// Columns can be lower than they like, rows cannot.
pub(super) fn least_height(waterfall: &Waterfall, width: f64) -> f64 {
    if stands(waterfall, width) {
        200.0
    } else {
        height(waterfall, width)
    }
}

pub(super) fn draw(waterfall: &Waterfall, area: Rect, pen: &mut Pen) -> Rect {
    let unit = ellipsis(&waterfall.unit_label, AXIS.size, AXIS.weight, area.w);
    pen.text(AXIS, area.x, area.y + 13.0, Anchor::Start, &unit);
    if stands(waterfall, area.w) {
        columns(waterfall, area, pen)
    } else {
        bars(waterfall, area, pen)
    }
}

fn columns(waterfall: &Waterfall, area: Rect, pen: &mut Pen) -> Rect {
    let slot = slot(waterfall, area.w);
    let names: Vec<_> = waterfall
        .steps
        .iter()
        .map(|step| slot_lines(step, slot, MOST_LINES))
        .collect();
    let deepest = names.iter().map(Vec::len).max().unwrap_or(1).max(1) as f64;
    let top = area.y + 44.0;
    let levels = levels(&waterfall.steps);
    let (low, high) = domain(&levels);
    // Below zero the values hang under their bars.
    let hanging = if low < 0.0 { 22.0 } else { 0.0 };
    let names_y = area.bottom() - deepest * LINE - 12.0;
    let bottom = names_y - hanging;
    let y = |value: f64| bottom - (value - low) / (high - low) * (bottom - top);
    let wide = (slot * 0.62).min(132.0);
    let left = |n: usize| area.x + n as f64 * slot + (slot - wide) / 2.0;

    for (n, (step, &(from, to))) in waterfall.steps.iter().zip(&levels).enumerate() {
        let (upper, lower) = (y(from.max(to)), y(from.min(to)));
        let middle = left(n) + wide / 2.0;
        let bar = Rect::new(left(n), upper, wide, (lower - upper).max(1.0));
        pen.rect(bar, Ink::Mark(step.swatch));
        let sunk = from.max(to) <= 0.0 && from.min(to) < 0.0;
        let value_y = if sunk {
            bar.bottom() + 17.0
        } else {
            upper - 8.0
        };
        pen.text(STRONG, middle, value_y, Anchor::Middle, &step.value_label);
        for (line, words) in names[n].iter().enumerate() {
            let baseline = names_y + 20.0 + line as f64 * LINE;
            pen.text(LABEL, middle, baseline, Anchor::Middle, words);
        }
        // The whole slot can be hit: a thin step is as easy to reach as a tall one.
        let over = if sunk { 0.0 } else { 22.0 };
        let hit = Rect::new(area.x + n as f64 * slot, bar.y - over, slot, bar.h + 22.0);
        pen.mark(Area::Rect(hit), &step.spoken, n, 0);
        if n + 1 < waterfall.steps.len() {
            pen.line(
                (left(n) + wide, y(to)),
                (left(n + 1), y(to)),
                Ink::Secondary,
            );
        }
    }
    pen.line((area.x, y(0.0)), (area.right(), y(0.0)), Ink::Ink);
    Rect::new(area.x, top, area.w, bottom - top)
}

/// The names of the steps as they stand beside their values.
fn rows(waterfall: &Waterfall, width: f64) -> Vec<Vec<String>> {
    let lines = |step: &Step| {
        let room = (width - STRONG.width(&step.value_label) - 14.0).max(60.0);
        wrap(&step.label, LABEL.size, LABEL.weight, room, 2)
    };
    waterfall.steps.iter().map(lines).collect()
}

fn bars(waterfall: &Waterfall, area: Rect, pen: &mut Pen) -> Rect {
    let rows = rows(waterfall, area.w);
    let levels = levels(&waterfall.steps);
    let (low, high) = domain(&levels);
    let x = |value: f64| area.x + (value - low) / (high - low) * area.w;
    let spare = (area.h - height(waterfall, area.w)).max(0.0) / rows.len().max(1) as f64;
    let bar_h = (ROW_BAR + spare * 0.5).min(40.0);
    let gap = (ROW_GAP + spare - (bar_h - ROW_BAR)).min(40.0);
    let top = area.y + 24.0;
    let mut cursor = top;
    for (n, (step, &(from, to))) in waterfall.steps.iter().zip(&levels).enumerate() {
        let start = cursor;
        for words in &rows[n] {
            pen.text(LABEL, area.x, cursor + 12.0, Anchor::Start, words);
            cursor += LINE;
        }
        let value_y = cursor.max(start + LINE) - LINE + 12.0;
        pen.text(
            STRONG,
            area.right(),
            value_y,
            Anchor::End,
            &step.value_label,
        );
        cursor = cursor.max(start + LINE) + 5.0;
        let (left, right) = (x(from.min(to)), x(from.max(to)));
        pen.rect(
            Rect::new(left, cursor, (right - left).max(1.0), bar_h),
            Ink::Mark(step.swatch),
        );
        let hit = Rect::new(area.x, start, area.w, cursor + bar_h - start);
        pen.mark(Area::Rect(hit), &step.spoken, n, n);
        if low < 0.0 {
            pen.line(
                (x(0.0), cursor - 3.0),
                (x(0.0), cursor + bar_h + 3.0),
                Ink::Ink,
            );
        }
        cursor += bar_h + gap;
    }
    Rect::new(area.x, top, area.w, cursor - gap - top)
}
