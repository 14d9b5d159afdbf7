//! A base and its scenarios: grouped bars, figures in two columns at the right.

use super::{Face, LABEL, Pen, QUIET, STRONG, finite, size};
use crate::chart::figure::{Bar, Compare, Group, Tone};
use crate::chart::glyphs::{MIDDLE, Weight, ellipsis};
use crate::chart::scene::{Anchor, Area, Ink, Rect};
use crate::chart::swatch::Swatch;

const NARROW: f64 = 560.0;
const BAR: f64 = 18.0;
const PITCH: f64 = 28.0;
const PITCH_NARROW: f64 = 40.0;
const BAR_NARROW: f64 = 10.0;
const HEAD: f64 = 28.0;
const GAP: f64 = 20.0;

/// The part of the width labels may take; where more is needed they stand above their bars.
const WIDEST_LABEL: f64 = 0.42;

/// The columns of the picture.
struct Plan {
    stacked: bool,
    label_w: f64,
    value_w: f64,
    difference_w: f64,
}

impl Plan {
    fn new(compare: &Compare, width: f64) -> Plan {
        let bars = || compare.groups.iter().flat_map(|group| &group.bars);
        let label_w = LABEL
            .widest(bars().map(|bar| bar.label.as_str()))
            .min(width * WIDEST_LABEL);
        let value_w = STRONG.widest(bars().map(|bar| bar.value_label.as_str()));
        let difference_w = STRONG.widest(bars().map(|bar| bar.difference_label.as_str()));
        let stacked = width < NARROW || label_w + value_w + difference_w > width * 0.6;
        Plan {
            stacked,
            label_w,
            value_w,
            difference_w,
        }
    }

    fn pitch(&self) -> f64 {
        if self.stacked { PITCH_NARROW } else { PITCH }
    }

    fn height(&self, compare: &Compare) -> f64 {
        let group = |group: &Group| HEAD + group.bars.len() as f64 * self.pitch();
        let gaps = compare.groups.len().saturating_sub(1) as f64 * GAP;
        (compare.groups.iter().map(group).sum::<f64>() + gaps).max(40.0)
    }

    /// How much a row can give when room is short.
    fn give(&self) -> f64 {
        if self.stacked { 4.0 } else { 7.0 }
    }

    /// The room for bars in `area`.
    fn bars(&self, area: Rect) -> (f64, f64) {
        if self.stacked {
            return (area.x, area.w);
        }
        let left = self.label_w + 16.0;
        let gap = if self.difference_w > 0.0 { 18.0 } else { 0.0 };
        (
            area.x + left,
            area.w - left - 18.0 - self.value_w - gap - self.difference_w,
        )
    }
}

pub(super) fn height(compare: &Compare, width: f64) -> f64 {
    Plan::new(compare, width).height(compare)
}

/// The height of rows drawn as close as they can.
pub(super) fn least_height(compare: &Compare, width: f64) -> f64 {
    let plan = Plan::new(compare, width);
    let rows = compare
        .groups
        .iter()
        .map(|group| group.bars.len() + 1)
        .sum::<usize>();
    (plan.height(compare) - rows as f64 * plan.give()).max(40.0)
}

pub(super) fn draw(compare: &Compare, area: Rect, pen: &mut Pen) -> Rect {
    let plan = Plan::new(compare, area.w);
    let count = compare
        .groups
        .iter()
        .map(|group| group.bars.len())
        .sum::<usize>()
        .max(1) as f64;
    let spare = (area.h - plan.height(compare)) / (count + compare.groups.len() as f64);
    let grow = spare.clamp(-plan.give(), 14.0);
    let (x, w) = plan.bars(area);
    let mut y = area.y;
    let mut line = 0;
    for (n, group) in compare.groups.iter().enumerate() {
        let head = ellipsis(&group.label, STRONG.size, STRONG.weight, area.w);
        pen.text(STRONG, area.x, y + 14.0, Anchor::Start, &head);
        pen.line((area.x, y + 21.0), (area.right(), y + 21.0), Ink::Rule);
        y += HEAD;
        let values = || group.bars.iter().map(|bar| finite(bar.value));
        let low = values().fold(0.0, f64::min);
        let high = values().fold(0.0, f64::max);
        let span = if high > low { high - low } else { 1.0 };
        let at = |value: f64| x + (value - low) / span * w;
        let first = y;
        for bar in &group.bars {
            let row = Rect::new(area.x, y, area.w, plan.pitch() + grow);
            draw_bar(bar, &plan, row, grow, (at(0.0), at(finite(bar.value))), pen);
            if low < 0.0 {
                zero_line(&plan, row, grow, at(0.0), pen);
            }
            pen.mark(Area::Rect(row), &bar.spoken, n, line);
            y += row.h;
            line += 1;
        }
        if let Some(base) = group
            .bars
            .first()
            .filter(|bar| bar.swatch == Swatch::Base && group.bars.len() > 1 && !plan.stacked)
        {
            let base = at(finite(base.value));
            let below = first + plan.pitch() + grow;
            pen.dashes((base, below), (base, y - 2.0), Ink::Ink);
        }
        y += GAP + grow;
    }
    Rect::new(area.x, area.y, area.w, (y - GAP - grow - area.y).max(0.0))
}

/// Where zero is, beside the bar only: words stand above it on narrow frames.
fn zero_line(plan: &Plan, row: Rect, grow: f64, zero: f64, pen: &mut Pen) {
    let (top, bottom) = if plan.stacked {
        (row.y + 19.0, row.y + 23.0 + BAR_NARROW + grow * 0.6)
    } else {
        (row.y, row.bottom())
    };
    pen.line((zero, top), (zero, bottom), Ink::Ink);
}

fn draw_bar(bar: &Bar, plan: &Plan, row: Rect, grow: f64, span: (f64, f64), pen: &mut Pen) {
    let thick = if plan.stacked { BAR_NARROW } else { BAR } + grow * 0.6;
    let (left, right) = (span.0.min(span.1), span.0.max(span.1));
    let ink = match bar.tone {
        Tone::Even => Ink::Secondary,
        Tone::Better => Ink::Accent,
        Tone::Worse => Ink::Negative,
    };
    let difference = Face::new(size::LABEL, Weight::Semibold, ink);
    let top = if plan.stacked {
        row.y + 21.0
    } else {
        row.y + (row.h - thick) / 2.0
    };
    let baseline = if plan.stacked {
        row.y + 14.0
    } else {
        row.y + row.h / 2.0 + MIDDLE * size::LABEL
    };
    pen.rect(
        Rect::new(left, top, (right - left).max(1.0), thick),
        Ink::Mark(bar.swatch),
    );
    let gap = if plan.difference_w > 0.0 { 18.0 } else { 0.0 };
    let value_x = row.right() - plan.difference_w - gap;
    let label_w = if plan.stacked {
        value_x - plan.value_w - 10.0 - row.x
    } else {
        plan.label_w + 1.0
    };
    let label = ellipsis(&bar.label, QUIET.size, QUIET.weight, label_w);
    pen.text(QUIET, row.x, baseline, Anchor::Start, &label);
    pen.text(LABEL, value_x, baseline, Anchor::End, &bar.value_label);
    pen.text(
        difference,
        row.right(),
        baseline,
        Anchor::End,
        &bar.difference_label,
    );
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::chart::scene::Item;

    #[test]
    fn long_labels_are_written_whole_where_the_frame_has_room() {
        let label = "Share of purchases SOP +1 point";
        let bar = Bar {
            label: label.to_owned(),
            value: 1.0,
            value_label: "62,400".to_owned(),
            difference_label: String::new(),
            spoken: String::new(),
            tone: Tone::Even,
            swatch: Swatch::Accent,
        };
        let compare = Compare {
            groups: vec![Group {
                label: "USD".to_owned(),
                bars: vec![bar],
            }],
        };
        for width in [320.0, 520.0, 640.0, 700.0] {
            let mut pen = Pen::default();
            let area = Rect::new(0.0, 0.0, width, height(&compare, width));
            draw(&compare, area, &mut pen);
            let is_whole = |item: &Item| matches!(item, Item::Text(text) if text.content == label);
            assert!(pen.items.iter().any(is_whole), "{width}");
        }
    }
}
