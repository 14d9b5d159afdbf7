//! Several lines over time or age, with a legend, and a bar where what was known ends.

use super::words::LEADING;
use super::{AXIS, HAIR, Pen, finite, size};
use crate::chart::figure::{Lines, Series};
use crate::chart::glyphs::{MIDDLE, ellipsis};
use crate::chart::scene::{Anchor, Area, Ink, Item, Rect};
use crate::text::{Lang, number};

const STROKE: f64 = 2.0;
const HIT: f64 = 12.0;
/// Length of a dash and of the gap after it.
const DASH: (f64, f64) = (7.0, 5.0);
/// The line before a name of the legend, and the room after a name.
const CHIP: f64 = 20.0;
const CHIP_GAP: f64 = 6.0;
const NAME_GAP: f64 = 18.0;
const LEGEND_LINE: f64 = 20.0;
/// Room at the right for half of the last tick's words.
const ASIDE: f64 = 24.0;
/// Room for the words of the bar.
const DIVIDER: f64 = 20.0;
/// The least height of the plot itself.
const LEAST_PLOT: f64 = 140.0;

/// Line and place of each name of the legend.
fn legend(lines: &Lines, width: f64) -> (Vec<(usize, f64, String)>, usize) {
    let (mut line, mut x) = (0, 0.0);
    let mut places = Vec::new();
    for series in &lines.series {
        let most = (width - CHIP - CHIP_GAP).max(0.0);
        let name = ellipsis(&series.label, AXIS.size, AXIS.weight, most);
        let wide = CHIP + CHIP_GAP + AXIS.width(&name);
        if x > 0.0 && x + wide > width {
            line += 1;
            x = 0.0;
        }
        places.push((line, x, name));
        x += wide + NAME_GAP;
    }
    (places, line + 1)
}

/// What stands above the plot.
fn head(lines: &Lines, width: f64) -> f64 {
    let divider = if lines.divider.is_some() {
        DIVIDER
    } else {
        0.0
    };
    legend(lines, width).1 as f64 * LEGEND_LINE + LEADING + 10.0 + divider
}

/// What stands below it, with one row of words under the axis.
const FOOT: f64 = 44.0;
/// From a row of words under the axis to the next.
const ROW: f64 = 16.0;
/// Rows that names under the axis may take.
const NAME_ROWS: usize = 3;

/// Rows of words under the axis. A name says what no neighbour says, so it is set lower rather than
/// left out; of numbers some are enough.
fn rows(lines: &Lines) -> usize {
    let is_name = |words: &str| !words.contains(|c: char| c.is_ascii_digit());
    let mut ticks = lines.x_ticks.iter();
    match lines.x_ticks.is_empty() || !ticks.all(|(_, words)| is_name(words)) {
        true => 1,
        false => NAME_ROWS,
    }
}

fn foot(lines: &Lines) -> f64 {
    FOOT + (rows(lines) - 1) as f64 * ROW
}

pub(super) fn height(lines: &Lines, width: f64) -> f64 {
    let wanted = if width < 520.0 {
        (width * 0.9).clamp(300.0, 420.0)
    } else {
        (width * 0.42).clamp(320.0, 440.0)
    };
    wanted.max(least_height(lines, width))
}

pub(super) fn least_height(lines: &Lines, width: f64) -> f64 {
    head(lines, width) + LEAST_PLOT + foot(lines)
}

/// Values to css px.
struct Axes {
    plot: Rect,
    x: (f64, f64),
    y: (f64, f64),
}

impl Axes {
    fn at(&self, point: (f64, f64)) -> (f64, f64) {
        let part = |value: f64, (low, high): (f64, f64)| {
            ((finite(value) - low) / (high - low)).clamp(0.0, 1.0)
        };
        (
            self.plot.x + part(point.0, self.x) * self.plot.w,
            self.plot.bottom() - part(point.1, self.y) * self.plot.h,
        )
    }
}

/// A range that is not empty, zero included where asked for.
fn range(values: impl Iterator<Item = f64>, with_zero: bool) -> (f64, f64) {
    let start = if with_zero {
        (0.0, 0.0)
    } else {
        (f64::INFINITY, f64::NEG_INFINITY)
    };
    let (low, high) = values.map(finite).fold(start, |(low, high), value| {
        (low.min(value), high.max(value))
    });
    if high > low {
        (low, high)
    } else if low.is_finite() {
        (low, low + 1.0)
    } else {
        (0.0, 1.0)
    }
}

pub(super) fn draw(lines: &Lines, lang: Lang, area: Rect, pen: &mut Pen) -> Rect {
    let points = || lines.series.iter().flat_map(|series| &series.points);
    let (low, high) = range(points().map(|point| point.1), true);
    let above = head(lines, area.w);
    let ticks = number::ticks(low, high, (((area.h - above) / 56.0) as usize).clamp(3, 7));
    let labels = super::curve::tick_labels(lines.y_scale, lang, &ticks);
    let label_w = AXIS.widest(labels.iter().map(String::as_str));
    let plot = Rect::new(
        area.x + label_w + 10.0,
        area.y + above,
        (area.w - label_w - 10.0 - ASIDE).max(1.0),
        (area.h - above - foot(lines)).max(1.0),
    );
    let axes = Axes {
        plot,
        x: range(points().map(|point| point.0), false),
        y: (
            ticks.first().copied().unwrap_or(0.0),
            ticks.last().copied().unwrap_or(1.0),
        ),
    };
    let (names, lines_of_names) = legend(lines, area.w);
    for (series, (line, x, name)) in lines.series.iter().zip(&names) {
        let y = area.y + *line as f64 * LEGEND_LINE + 10.0;
        let from = area.x + x;
        let path = [(from, y), (from + CHIP, y)];
        stroke(series, &path, pen);
        let words_y = y + MIDDLE * AXIS.size;
        let words_x = from + CHIP + CHIP_GAP;
        pen.text(AXIS, words_x, words_y, Anchor::Start, name);
    }
    let title_y = area.y + lines_of_names as f64 * LEGEND_LINE + 14.0;
    let y_title = ellipsis(&lines.y_title, AXIS.size, AXIS.weight, area.w);
    pen.text(AXIS, area.x, title_y, Anchor::Start, &y_title);
    for (tick, label) in ticks.iter().zip(&labels) {
        let y = axes.at((axes.x.0, *tick)).1;
        let is_zero = tick.abs() < 1e-12;
        let ink = if is_zero { Ink::Ink } else { Ink::Rule };
        pen.line((plot.x, y), (plot.right(), y), ink);
        let words_y = y + MIDDLE * AXIS.size;
        pen.text(AXIS, plot.x - 10.0, words_y, Anchor::End, label);
    }
    if let Some((x, words)) = &lines.divider {
        let x = axes.at((*x, 0.0)).0;
        pen.dashes((x, plot.y - 4.0), (x, plot.bottom()), Ink::Secondary);
        // Over the plot alone, so that it covers no number of the vertical axis.
        let words = ellipsis(words, AXIS.size, AXIS.weight, plot.w + ASIDE);
        let half = AXIS.width(&words) / 2.0;
        let most = (plot.right() + ASIDE - half).max(plot.x + half);
        let middle = x.clamp(plot.x + half, most);
        pen.text(AXIS, middle, plot.y - 8.0, Anchor::Middle, &words);
    }
    for series in &lines.series {
        let path: Vec<_> = series.points.iter().map(|point| axes.at(*point)).collect();
        stroke(series, &path, pen);
        for at in path.iter().filter(|_| series.is_dotted) {
            pen.items.push(Item::Dot {
                at: *at,
                radius: 3.5,
                fill: Ink::Mark(series.swatch),
            });
        }
    }
    x_axis(lines, &axes, area, pen);
    for (n, mark) in lines.marks.iter().enumerate() {
        let (x, y) = axes.at((mark.x, mark.y));
        pen.mark(Area::Point { x, y, radius: HIT }, &mark.spoken, n, 0);
    }
    plot
}

fn x_axis(lines: &Lines, axes: &Axes, area: Rect, pen: &mut Pen) {
    let plot = axes.plot;
    let ticks = lines.x_ticks.iter();
    let ends = |(x, words): &(f64, String)| {
        let half = AXIS.width(words) / 2.0;
        let x = axes.at((*x, 0.0)).0;
        (x - half, x + half)
    };
    let ends: Vec<_> = ticks.map(ends).collect();
    let placed = placed(&ends, rows(lines), (area.x, area.right()));
    for ((x, words), row) in lines.x_ticks.iter().zip(placed) {
        let Some(row) = row else { continue };
        let x = axes.at((*x, 0.0)).0;
        let down = row as f64 * ROW;
        pen.items.push(Item::Line {
            from: (x, plot.bottom()),
            to: (x, plot.bottom() + 4.0 + down),
            width: HAIR,
            ink: Ink::Secondary,
            dashed: false,
        });
        let y = plot.bottom() + 18.0 + down;
        pen.text(AXIS, x, y, Anchor::Middle, words);
    }
    let title = ellipsis(&lines.x_title, AXIS.size, AXIS.weight, area.w);
    let y = (plot.bottom() + foot(lines) - 6.0).max(plot.bottom() + 18.0 + size::SMALL);
    pen.text(AXIS, area.right(), y, Anchor::End, &title);
}

/// The row of each of some words from their ends, in rising order: the first in which they touch no
/// neighbour; none where all are taken or the words leave the picture.
fn placed(ends: &[(f64, f64)], rows: usize, within: (f64, f64)) -> Vec<Option<usize>> {
    let mut free = vec![f64::NEG_INFINITY; rows];
    let place = |&(from, to): &(f64, f64)| {
        let is_inside = from >= within.0 && to <= within.1;
        let row = free.iter().position(|&free| is_inside && from >= free)?;
        free[row] = to + 8.0;
        Some(row)
    };
    ends.iter().map(place).collect()
}

/// A line of a series, dashed where it is one that did not happen.
fn stroke(series: &Series, path: &[(f64, f64)], pen: &mut Pen) {
    let ink = Ink::Mark(series.swatch);
    let runs = if series.is_dashed {
        dashes(path)
    } else {
        vec![path.to_vec()]
    };
    for points in runs.into_iter().filter(|run| run.len() > 1) {
        pen.items.push(Item::Polyline {
            points,
            width: STROKE,
            ink,
        });
    }
}

/// A path cut into dashes along its length.
fn dashes(path: &[(f64, f64)]) -> Vec<Vec<(f64, f64)>> {
    let mut runs = Vec::new();
    let (mut is_on, mut left) = (true, DASH.0);
    let mut run: Vec<(f64, f64)> = path.first().copied().into_iter().collect();
    for pair in path.windows(2) {
        let (mut from, to) = (pair[0], pair[1]);
        loop {
            let length = (to.0 - from.0).hypot(to.1 - from.1);
            if length <= left {
                left -= length;
                if is_on {
                    run.push(to);
                }
                break;
            }
            let part = left / length;
            from = (
                from.0 + (to.0 - from.0) * part,
                from.1 + (to.1 - from.1) * part,
            );
            if is_on {
                run.push(from);
                runs.push(std::mem::take(&mut run));
            } else {
                run = vec![from];
            }
            is_on = !is_on;
            left = if is_on { DASH.0 } else { DASH.1 };
        }
    }
    if is_on {
        runs.push(run);
    }
    runs
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn dashes_follow_the_path_and_leave_gaps() {
        let runs = dashes(&[(0.0, 0.0), (10.0, 0.0), (24.0, 0.0)]);
        let ends: Vec<(f64, f64)> = runs
            .iter()
            .map(|run| (run[0].0, run[run.len() - 1].0))
            .collect();
        assert_eq!(ends, [(0.0, 7.0), (12.0, 19.0)]);
    }

    #[test]
    fn words_that_would_touch_go_a_row_down_and_are_left_out_only_where_every_row_is_taken() {
        let ends = [(0.0, 36.0), (13.0, 49.0), (32.0, 68.0), (71.0, 107.0)];
        let within = (0.0, 300.0);
        let all = [Some(0), Some(1), Some(2), Some(0)];
        assert_eq!(placed(&ends, 3, within), all);
        assert_eq!(placed(&ends, 1, within), [Some(0), None, None, Some(0)]);
        assert_eq!(placed(&[(280.0, 316.0)], 3, within), [None]);
    }

    #[test]
    fn a_range_of_nothing_or_of_one_value_is_not_empty() {
        assert_eq!(range(std::iter::empty(), false), (0.0, 1.0));
        assert_eq!(range([3.0].into_iter(), false), (3.0, 4.0));
        assert_eq!(range([3.0].into_iter(), true), (0.0, 3.0));
    }
}
