//! Bands from the groups at the left to those at the right.

use super::{LABEL, Pen, QUIET, STRONG, finite};
use crate::chart::flow::{Flow, FlowBand, FlowEnd};
use crate::chart::glyphs::{MIDDLE, ellipsis};
use crate::chart::scene::{Anchor, Area, Ink, Item, Rect, Ribbon};
use crate::chart::swatch::Swatch;

const HEAD: f64 = 26.0;
/// Least distance of two groups: a line of words.
const GAP: f64 = 20.0;
const BAR: f64 = 10.0;
const BESIDE: f64 = 8.0;
/// Of the picture's width, for the names at one side.
const NAMES: f64 = 0.3;

fn most(flow: &Flow) -> f64 {
    flow.ends.iter().map(Vec::len).max().unwrap_or(0).max(1) as f64
}

pub(super) fn height(flow: &Flow, width: f64) -> f64 {
    HEAD + most(flow) * GAP + (width * 0.4).clamp(180.0, 340.0)
}

pub(super) fn least_height(flow: &Flow) -> f64 {
    HEAD + most(flow) * GAP + 80.0
}

/// Where a group stands, and how far bands have filled it from the top.
struct Stand {
    y: f64,
    high: f64,
    filled: f64,
}

pub(super) fn draw(flow: &Flow, area: Rect, pen: &mut Pen) -> Rect {
    let total = |side: usize| -> f64 {
        let of = |place| size_of(flow, side, place);
        (0..flow.ends[side].len()).map(of).sum()
    };
    let total = total(0).max(total(1));
    let room = area.h - HEAD - most(flow) * GAP;
    let scale = room.max(1.0) / if total > 0.0 { total } else { 1.0 };
    let mut stands: [Vec<Stand>; 2] = [0, 1].map(|side| {
        let mut y = area.y + HEAD + GAP / 2.0;
        let stand = |place| {
            let high = size_of(flow, side, place) * scale;
            let stand = Stand {
                y,
                high,
                filled: 0.0,
            };
            y += high + GAP;
            stand
        };
        (0..flow.ends[side].len()).map(stand).collect()
    });
    let names = [0, 1].map(|side| names(&flow.ends[side], area.w));
    let x = [
        area.x + names[0] + BESIDE,
        area.right() - names[1] - BESIDE - BAR,
    ];
    let mut ribbons = Vec::with_capacity(flow.bands.len());
    for (place, band) in flow.bands.iter().enumerate() {
        let thick = finite(band.value).max(0.0) * scale;
        let [left, right] = &mut stands;
        let (Some(from), Some(to)) = (left.get_mut(band.from), right.get_mut(band.to)) else {
            continue;
        };
        let ribbon = Ribbon {
            x: [x[0] + BAR, x[1]],
            y: [from.y + from.filled, to.y + to.filled],
            thick,
        };
        from.filled += thick;
        to.filled += thick;
        let swatch = flow.ends[0][band.from].swatch;
        ribbon_of(ribbon, swatch, pen);
        ribbons.push((place, ribbon));
    }
    for side in [0, 1] {
        let (anchor, at) = match side {
            0 => (Anchor::Start, area.x),
            _ => (Anchor::End, area.right()),
        };
        let title = ellipsis(
            &flow.titles[side],
            QUIET.size,
            QUIET.weight,
            area.w / 2.0 - 6.0,
        );
        pen.text(QUIET, at, area.y + 14.0, anchor, &title);
        for (end, stand) in flow.ends[side].iter().zip(&stands[side]) {
            let bar = Rect::new(x[side], stand.y, BAR, stand.high.max(1.0));
            pen.rect(bar, Ink::Mark(end.swatch));
            let baseline = stand.y + stand.high / 2.0 + MIDDLE * LABEL.size;
            label(end, names[side], at, baseline, anchor, pen);
        }
    }
    let bar = |side: usize, place: usize| {
        let stand: &Stand = &stands[side][place];
        Area::Rect(Rect::new(x[side], stand.y, BAR, stand.high.max(1.0)))
    };
    let row = |side: usize, place: usize| {
        let meets = |band: &FlowBand| [band.from, band.to][side] == place;
        flow.bands.iter().position(meets).unwrap_or(0)
    };
    let [left, right] = &flow.ends;
    for (line, end) in left.iter().enumerate() {
        pen.mark(bar(0, line), &end.spoken, row(0, line), line);
        let own = |it: &&(usize, Ribbon)| flow.bands[it.0].from == line;
        for (place, ribbon) in ribbons.iter().filter(own) {
            let spoken = &flow.bands[*place].spoken;
            pen.mark(Area::Ribbon(*ribbon), spoken, *place, line);
        }
    }
    for (place, end) in right.iter().enumerate() {
        pen.mark(
            bar(1, place),
            &end.spoken,
            row(1, place),
            left.len() + place,
        );
    }
    Rect::new(x[0], area.y + HEAD, x[1] + BAR - x[0], area.h - HEAD)
}

/// All that meets a group.
fn size_of(flow: &Flow, side: usize, place: usize) -> f64 {
    let meets = flow.bands.iter();
    let meets = meets.filter(|band| [band.from, band.to][side] == place);
    meets.map(|band| finite(band.value).max(0.0)).sum()
}

/// Room for the names and sizes of one side.
fn names(ends: &[FlowEnd], width: f64) -> f64 {
    let name = |end: &FlowEnd| LABEL.width(&end.label) + BESIDE + STRONG.width(&end.value_label);
    let widest = ends.iter().map(name).fold(0.0, f64::max);
    widest.min(width * NAMES).ceil()
}

/// Name and size; of a name that is too long the end is left out, before its size is.
fn label(end: &FlowEnd, room: f64, at: f64, baseline: f64, anchor: Anchor, pen: &mut Pen) {
    let value = ellipsis(&end.value_label, STRONG.size, STRONG.weight, room);
    let taken = STRONG.width(&value) + BESIDE;
    let name = match room - taken {
        left if left > 2.0 * LABEL.size => ellipsis(&end.label, LABEL.size, LABEL.weight, left),
        _ => String::new(),
    };
    match anchor {
        Anchor::Start => {
            pen.text(LABEL, at, baseline, anchor, &name);
            let after = if name.is_empty() {
                0.0
            } else {
                LABEL.width(&name) + BESIDE
            };
            pen.text(STRONG, at + after, baseline, anchor, &value);
        }
        _ => {
            pen.text(LABEL, at - taken, baseline, anchor, &name);
            pen.text(STRONG, at, baseline, anchor, &value);
        }
    }
}

fn ribbon_of(ribbon: Ribbon, swatch: Swatch, pen: &mut Pen) {
    const PIECES: usize = 24;
    let edge = |below: f64| {
        (0..=PIECES).map(move |piece| {
            let part = piece as f64 / PIECES as f64;
            (ribbon.across(part), ribbon.top(part) + below)
        })
    };
    let mut points: Vec<(f64, f64)> = edge(0.0).collect();
    let below: Vec<(f64, f64)> = edge(ribbon.thick.max(0.5)).collect();
    points.extend(below.into_iter().rev());
    pen.items.push(Item::Polygon {
        points,
        fill: Ink::Mark(swatch),
        opacity: 0.45,
    });
}
