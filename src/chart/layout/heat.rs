//! A grid of coloured cells with their numbers inside.

use super::{AXIS, Face, LABEL, Pen, TINY, size};
use crate::chart::glyphs::{MIDDLE, Weight, ellipsis};
use crate::chart::heat::{Heat, HeatMark};
use crate::chart::scene::{Anchor, Area, Ink, Rect};

const HEAD: f64 = 22.0;
const ROW: f64 = 34.0;
const ROW_LEAST: f64 = 22.0;
/// Between cells.
const GAP: f64 = 2.0;
const BESIDE: f64 = 10.0;
/// From line to line of what a cell says, in heights of its letters.
const LEADING: f64 = 1.2;

/// Lines over the grid: what runs to the right, and the names of the columns.
fn heads(heat: &Heat) -> f64 {
    let words = [&heat.x_title, &heat.y_title, &heat.unit_label];
    match words.into_iter().all(String::is_empty) {
        true => HEAD,
        false => 2.0 * HEAD,
    }
}

pub(super) fn height(heat: &Heat) -> f64 {
    heads(heat) + heat.rows.len() as f64 * ROW
}

pub(super) fn least_height(heat: &Heat) -> f64 {
    heads(heat) + heat.rows.len() as f64 * ROW_LEAST
}

fn marks(heat: &Heat) -> impl Iterator<Item = &HeatMark> {
    heat.rows.iter().flat_map(|row| row.cells.iter().flatten())
}

pub(super) fn draw(heat: &Heat, area: Rect, pen: &mut Pen) -> Rect {
    let names = LABEL.widest(heat.rows.iter().map(|row| row.label.as_str()));
    let names = names.min(area.w * 0.34).ceil();
    let (left, top) = (area.x + names + BESIDE, area.y + heads(heat));
    let wide = (area.right() - left) / heat.columns.len().max(1) as f64;
    let high = ((area.bottom() - top) / heat.rows.len().max(1) as f64).min(2.0 * ROW);
    if heads(heat) > HEAD {
        let titles = [(&heat.y_title, "↓"), (&heat.x_title, "→")];
        let titles = titles.into_iter().filter(|it| !it.0.is_empty());
        let titles: Vec<String> = titles
            .map(|(title, way)| format!("{title} {way}"))
            .collect();
        let unit = ellipsis(&heat.unit_label, AXIS.size, AXIS.weight, area.w / 3.0);
        let room = area.w - AXIS.width(&unit) - BESIDE;
        let over = ellipsis(&titles.join("   "), AXIS.size, AXIS.weight, room);
        pen.text(AXIS, area.x, area.y + 13.0, Anchor::Start, &over);
        pen.text(AXIS, area.right(), area.y + 13.0, Anchor::End, &unit);
    }
    columns(heat, (left, area.right()), wide, top - 8.0, pen);
    let room = wide - GAP - 6.0;
    let lines_of = |face: &Face| ((high - GAP) / (LEADING * face.size)) as usize;
    let fits = |&(face, breaks): &(Face, bool)| {
        let most = if breaks { lines_of(&face) } else { 1 };
        let mut all = marks(heat).map(|it| broken(&it.value_label, &face, room));
        all.all(|lines| lines.len() <= most && face.widest(lines.into_iter()) <= room)
    };
    // What a cell says stands in all cells or in none: a gap would read as nothing there.
    let face = [
        (size::LABEL, false),
        (size::TINY, false),
        (size::TINY, true),
    ]
    .map(|(size, breaks)| (Face::new(size, Weight::Regular, Ink::Ink), breaks))
    .into_iter()
    .find(fits);
    for (line, row) in heat.rows.iter().enumerate() {
        let y = top + line as f64 * high;
        let middle = y + (high - GAP) / 2.0;
        row_name(&row.label, area.x, middle, (names, high - GAP), pen);
        for (column, mark) in row.cells.iter().take(heat.columns.len()).enumerate() {
            let Some(mark) = mark else { continue };
            let x = left + column as f64 * wide;
            let cell = Rect::new(x, y, (wide - GAP).max(1.0), (high - GAP).max(1.0));
            pen.rect(cell, Ink::Mark(mark.swatch));
            if let Some((face, _)) = face {
                let face = Face {
                    ink: Ink::On(mark.swatch),
                    ..face
                };
                let parts = broken(&mark.value_label, &face, room);
                let apart = LEADING * face.size;
                let first = middle - apart * (parts.len() - 1) as f64 / 2.0 + MIDDLE * face.size;
                for (place, part) in parts.into_iter().enumerate() {
                    let (x, y) = (cell.x + cell.w / 2.0, first + place as f64 * apart);
                    pen.text(face, x, y, Anchor::Middle, part);
                }
            }
            pen.mark(Area::Rect(cell), &mark.spoken, line, line);
        }
    }
    let rows = heat.rows.len() as f64 * high;
    Rect::new(left, top, (area.right() - left).max(0.0), rows)
}

/// The name of a row beside it: on two lines where one has no room for it and the row is high enough.
fn row_name(label: &str, x: f64, middle: f64, room: (f64, f64), pen: &mut Pen) {
    let (wide, high) = room;
    let apart = LEADING * LABEL.size;
    let mut lines = broken(label, &LABEL, wide);
    if lines.len() > 2 || lines.len() as f64 * apart > high {
        lines = vec![label];
    }
    let first = middle - apart * (lines.len() - 1) as f64 / 2.0 + MIDDLE * LABEL.size;
    for (place, line) in lines.into_iter().enumerate() {
        let line = ellipsis(line, LABEL.size, LABEL.weight, wide);
        pen.text(LABEL, x, first + place as f64 * apart, Anchor::Start, &line);
    }
}

/// What a cell says, line by line: a line ends at the last blank before it would be too wide.
fn broken<'a>(label: &'a str, face: &Face, room: f64) -> Vec<&'a str> {
    let mut lines = Vec::new();
    let mut rest = label;
    while face.width(rest) > room {
        let ends = rest.match_indices(' ').map(|(end, _)| end);
        let last = ends.rev().find(|&end| face.width(&rest[..end]) <= room);
        let Some(end) = last.or_else(|| rest.find(' ')) else {
            break;
        };
        lines.push(&rest[..end]);
        rest = &rest[end + 1..];
    }
    lines.push(rest);
    lines
}

/// Columns of which not each must be named.
const MANY: usize = 12;

/// Names over the columns; where there is no room for all in one line, they stand in two in turn, and
/// where that is not enough, only every third, fourth … is named.
fn columns(heat: &Heat, (left, right): (f64, f64), wide: f64, baseline: f64, pen: &mut Pen) {
    let widest = TINY.widest(heat.columns.iter().map(String::as_str));
    // Many columns have no room for a name each, however it is cut.
    let is_short = widest <= 4.0 * wide || heat.columns.len() > MANY;
    let every = match is_short {
        true => ((widest + 8.0) / wide.max(1.0)).ceil().max(1.0) as usize,
        false => 1,
    };
    // The upper line stands below the titles of the axes.
    if every > 1 && heads(heat) > HEAD {
        let places = heat.columns.iter().enumerate().map(|(column, name)| {
            let half = TINY.width(name) / 2.0;
            let middle = left + (column as f64 + 0.5) * wide;
            (middle.min(right - half).max(half), half)
        });
        let places: Vec<(f64, f64)> = places.collect();
        let apart = |(a, b): (&(f64, f64), &(f64, f64))| a.0 + a.1 + 4.0 <= b.0 - b.1;
        let is_free = places.iter().zip(places.iter().skip(2)).all(apart);
        if is_free {
            for (column, (name, place)) in heat.columns.iter().zip(&places).enumerate() {
                let y = baseline + 4.0 - (column % 2) as f64 * 1.15 * TINY.size;
                pen.text(TINY, place.0, y, Anchor::Middle, name);
            }
            return;
        }
    }
    for (column, name) in heat.columns.iter().enumerate().step_by(every) {
        let x = left + column as f64 * wide;
        if every == 1 {
            let name = ellipsis(name, TINY.size, TINY.weight, wide - 6.0);
            pen.text(TINY, x + wide / 2.0, baseline, Anchor::Middle, &name);
        } else if TINY.width(name) <= (heat.columns.len() - column) as f64 * wide {
            pen.text(TINY, x, baseline, Anchor::Start, name);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::chart::scene::Item;
    use crate::chart::swatch::Swatch;

    fn grid(label: &str) -> Heat {
        let row = crate::chart::heat::HeatRow {
            label: "a".into(),
            cells: vec![Some(HeatMark {
                value_label: label.into(),
                swatch: Swatch::Step(1),
                spoken: "a 1".into(),
            })],
        };
        Heat {
            x_title: String::new(),
            y_title: String::new(),
            unit_label: String::new(),
            columns: vec!["x".into()],
            rows: vec![row.clone(), row],
        }
    }

    #[test]
    fn a_grid_is_as_high_as_its_rows() {
        let heat = grid("1");
        assert_eq!(height(&heat), HEAD + 2.0 * ROW);
        let mut pen = Pen::default();
        draw(&heat, Rect::new(0.0, 0.0, 300.0, height(&heat)), &mut pen);
        assert_eq!(pen.marks.len(), 2);
    }

    #[test]
    fn on_a_narrow_screen_rows_and_columns_keep_their_names() {
        let mut heat = grid("1");
        heat.x_title = "Tier".into();
        heat.columns = ["Diamond", "Gold", "Silver", "Ordinary", "New"]
            .map(String::from)
            .into();
        for row in &mut heat.rows {
            row.label = "Potential Loyalist".into();
        }
        let mut pen = Pen::default();
        draw(&heat, Rect::new(0.0, 0.0, 300.0, height(&heat)), &mut pen);
        let texts: Vec<String> = pen
            .items
            .into_iter()
            .filter_map(|item| match item {
                Item::Text(text) => Some(text.content),
                _ => None,
            })
            .collect();
        for name in heat.columns.iter().map(String::as_str) {
            assert!(texts.iter().any(|it| it == name), "{name}: {texts:?}");
        }
        for part in ["Potential", "Loyalist"] {
            assert!(texts.iter().any(|it| it == part), "{part}: {texts:?}");
        }
    }

    #[test]
    fn one_wide_name_takes_no_name_from_the_others() {
        let mut heat = grid("1");
        heat.x_title = "Discount".into();
        heat.columns = ["Discount 10.0%", "12.0%", "14.0%", "16.0%"]
            .map(String::from)
            .into();
        let cell = heat.rows[0].cells[0].clone();
        for row in &mut heat.rows {
            row.cells = vec![cell.clone(); 4];
        }
        let mut pen = Pen::default();
        draw(&heat, Rect::new(0.0, 0.0, 180.0, height(&heat)), &mut pen);
        for name in &heat.columns {
            let is_it = |item: &Item| matches!(item, Item::Text(text) if text.content == *name);
            assert!(pen.items.iter().any(is_it), "{name}");
        }
    }

    #[test]
    fn words_too_wide_for_a_cell_break_at_a_blank() {
        let heat = grid("基本型或被动型 (1)");
        let texts = |wide: f64| {
            let mut pen = Pen::default();
            draw(&heat, Rect::new(0.0, 0.0, wide, height(&heat)), &mut pen);
            let said = pen.items.into_iter().filter_map(|item| match item {
                Item::Text(text) => Some(text.content),
                _ => None,
            });
            said.filter(|it| !["a", "x"].contains(&it.as_str()))
                .collect::<Vec<_>>()
        };
        assert_eq!(texts(300.0), ["基本型或被动型 (1)"; 2]);
        assert_eq!(
            texts(115.0),
            ["基本型或被动型", "(1)", "基本型或被动型", "(1)"]
        );
        assert_eq!(texts(60.0), [""; 0]);
        let heat = grid("Basic or reactive (1)");
        let mut pen = Pen::default();
        draw(&heat, Rect::new(0.0, 0.0, 110.0, height(&heat)), &mut pen);
        let texts = pen.items.iter().filter(|it| matches!(it, Item::Text(_)));
        assert!(texts.count() > 3, "words stand in the cells");
    }
}
