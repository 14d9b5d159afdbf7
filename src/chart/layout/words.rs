//! Words beside a point: the nearest place where they cover nothing.

use super::Face;
use crate::chart::glyphs::{ASCENT, DESCENT, balanced};
use crate::chart::scene::Rect;

/// From one line of words to the next.
pub(super) const LEADING: f64 = 17.0;
/// Words further away than this are tied to their point by a line.
const TIED: f64 = 28.0;

/// A block of words and the box it fills.
pub(super) struct Words {
    pub(super) lines: Vec<String>,
    pub(super) bounds: Rect,
    /// The point they belong to, when that is not plain to see.
    pub(super) tied_to: Option<(f64, f64)>,
}

/// The first place near `at` where words leave nothing and cross nothing; for a slanted line
/// (`beside`) only places right below or left above it.
pub(super) fn place(
    text: &str,
    face: Face,
    at: (f64, f64),
    bounds: &Rect,
    obstacles: &[Vec<(f64, f64)>],
    placed: &[Words],
    beside: bool,
) -> Option<Words> {
    let near: &[f64] = &[11.0, 18.0, 27.0];
    let apart: &[f64] = &[44.0, 64.0, 90.0, 120.0];
    let rooms = [260.0, bounds.w * 0.75, 170.0, 140.0, 110.0];
    let apart = if beside { &[] } else { apart };
    let tries = [near, apart].into_iter().flat_map(|all| {
        rooms
            .into_iter()
            .flat_map(move |room| all.iter().map(move |far| (room, *far)))
    });
    for (room, far) in tries {
        let lines = balanced(text, face.size, face.weight, room.min(bounds.w), 3);
        let w = face.widest(lines.iter().map(String::as_str));
        let tall = (lines.len().saturating_sub(1)) as f64 * LEADING;
        let h = tall + (ASCENT + DESCENT) * face.size;
        let around = [
            (at.0 - w / 2.0, at.1 - far - h),
            (at.0 + far, at.1 - far - h),
            (at.0 + far, at.1 - h / 2.0),
            (at.0 - far - w, at.1 - far - h),
            (at.0 - far - w, at.1 - h / 2.0),
            (at.0 + far, at.1 + far),
            (at.0 - w / 2.0, at.1 + far),
            (at.0 - far - w, at.1 + far),
            (
                (at.0 - w * 0.7).clamp(bounds.x, (bounds.right() - w).max(bounds.x)),
                at.1 - far - h,
            ),
        ];
        let slanted = [
            (at.0 + far, at.1 + far * 0.4),
            (at.0 - far - w, at.1 - far * 0.4 - h),
        ];
        let candidates: &[(f64, f64)] = if beside { &slanted } else { &around };
        for &(x, y) in candidates {
            let block = Rect::new(x, y, w, h);
            let padded = Rect::new(x - 4.0, y - 2.0, w + 8.0, h + 4.0);
            let inside = block.x >= bounds.x
                && block.right() <= bounds.right()
                && block.y >= bounds.y
                && block.bottom() <= bounds.bottom();
            let free = placed.iter().all(|other| !other.bounds.overlaps(&padded))
                && obstacles.iter().all(|path| !crosses(path, &padded));
            let tie = tie(at, &block);
            let plain = obstacles.iter().skip(1).all(|path| !meets(path, tie));
            if inside && free && (far < TIED || plain) {
                let tied_to = (far >= TIED).then_some(at);
                return Some(Words {
                    lines,
                    bounds: block,
                    tied_to,
                });
            }
        }
    }
    None
}

/// The line from a point to the nearest edge of its words.
pub(super) fn tie(at: (f64, f64), words: &Rect) -> ((f64, f64), (f64, f64)) {
    let x = at.0.clamp(words.x - 5.0, words.right() + 5.0);
    let y = at.1.clamp(words.y - 2.0, words.bottom() + 2.0);
    (at, (x, y))
}

/// Whether a path meets a line beyond the line's first point.
fn meets(path: &[(f64, f64)], line: ((f64, f64), (f64, f64))) -> bool {
    let side = |a: (f64, f64), b: (f64, f64), p: (f64, f64)| {
        (b.0 - a.0) * (p.1 - a.1) - (b.1 - a.1) * (p.0 - a.0)
    };
    let (start, to) = line;
    // A point may lie on the path itself.
    let from = (
        start.0 + (to.0 - start.0) * 0.05,
        start.1 + (to.1 - start.1) * 0.05,
    );
    path.windows(2).any(|pair| {
        let (a, b) = (pair[0], pair[1]);
        let apart = side(from, to, a) * side(from, to, b) < 0.0;
        apart && side(a, b, from) * side(a, b, to) < 0.0
    })
}

/// Whether a path passes through a rectangle.
fn crosses(path: &[(f64, f64)], rect: &Rect) -> bool {
    path.windows(2).any(|pair| {
        // Clip the segment against the four edges.
        let ((x0, y0), (x1, y1)) = (pair[0], pair[1]);
        let (dx, dy) = (x1 - x0, y1 - y0);
        let (mut enter, mut leave) = (0.0f64, 1.0f64);
        let edges = [
            (-dx, x0 - rect.x),
            (dx, rect.right() - x0),
            (-dy, y0 - rect.y),
            (dy, rect.bottom() - y0),
        ];
        for (p, q) in edges {
            if p == 0.0 {
                if q < 0.0 {
                    return false;
                }
            } else if p < 0.0 {
                enter = enter.max(q / p);
            } else {
                leave = leave.min(q / p);
            }
        }
        enter <= leave
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_path_crosses_a_rectangle_it_passes_through_without_a_point_inside() {
        let rect = Rect::new(10.0, 10.0, 10.0, 10.0);
        assert!(crosses(&[(0.0, 15.0), (40.0, 15.0)], &rect));
        assert!(crosses(&[(12.0, 12.0), (13.0, 13.0)], &rect));
        assert!(!crosses(&[(0.0, 0.0), (40.0, 5.0)], &rect));
        assert!(!crosses(&[(0.0, 30.0), (9.0, 0.0)], &rect));
    }

    #[test]
    fn a_line_that_starts_on_a_path_does_not_meet_it_there() {
        let path = [(0.0, 0.0), (100.0, 0.0)];
        assert!(!meets(&path, ((50.0, 0.0), (50.0, 40.0))));
        assert!(meets(&path, ((50.0, -10.0), (50.0, 40.0))));
    }
}
