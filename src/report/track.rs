//! Where the rows of a long list stand while it is scrolled.

use std::ops::Range;

/// A list at one scroll position: only the rows in view are drawn, with empty space above and below
/// them. All lengths are in pixels. The heads stand in the flow above the first drawn row and stick
/// to the top.
#[derive(Debug, Clone, PartialEq)]
pub struct Track {
    total: u64,
    scrolled: f64,
    height: f64,
    /// The rows that are drawn.
    pub rows: Range<u64>,
    /// Empty space above them.
    pub above: f64,
    /// Empty space below them.
    pub below: f64,
}

impl Track {
    /// Height of a row, as the style has it.
    pub const ROW: f64 = 40.0;
    /// Height of the heads.
    pub const HEAD: f64 = 48.0;
    /// The tallest a browser may be asked for; a longer list moves by more than its pixels.
    pub const TALLEST: f64 = 8_000_000.0;
    /// Rows drawn above and below what is in view.
    const SPARE: u64 = 6;

    /// A list of `total` rows in a box of `height`, scrolled by `scrolled`.
    pub fn new(total: u64, scrolled: f64, height: f64) -> Track {
        let tall = total as f64 * Track::ROW;
        let mut track = Track {
            total,
            scrolled,
            height,
            rows: 0..0,
            above: 0.0,
            below: 0.0,
        };
        let first = track.first();
        let spare = match track.range() {
            Some(_) => 0,
            None => Track::SPARE,
        };
        let start = first.saturating_sub(spare);
        let end = (first + track.page() + 1 + spare).min(total);
        let drawn = (end - start) as f64 * Track::ROW;
        let room = tall.min(Track::TALLEST) - drawn;
        track.above = match track.range() {
            Some(_) => scrolled.min(room),
            None => start as f64 * Track::ROW,
        };
        track.below = (room - track.above).max(0.0);
        track.rows = start..end;
        track
    }

    /// Whole rows in view at once, at least one.
    pub fn page(&self) -> u64 {
        (((self.height - Track::HEAD) / Track::ROW).floor() as u64).max(1)
    }

    /// The rows that are wholly in view.
    pub fn in_view(&self) -> Range<u64> {
        let room = (self.height - Track::HEAD).max(Track::ROW);
        let (first, end) = match self.range() {
            Some(_) => (self.first(), self.first() + self.page()),
            None => (
                (self.scrolled / Track::ROW).ceil() as u64,
                ((self.scrolled + room) / Track::ROW).floor() as u64,
            ),
        };
        let end = end.min(self.total);
        first.min(end)..end
    }

    /// How far to scroll so that a row is wholly in view: not at all where it is.
    pub fn top_for(&self, row: u64) -> f64 {
        let row = row.min(self.total.saturating_sub(1));
        match self.range() {
            Some(range) => {
                let view = self.in_view();
                let first = match row {
                    row if row < view.start => row,
                    row if row >= view.end => row + 1 - self.page().min(row + 1),
                    _ => return self.scrolled,
                };
                first as f64 / self.last_first() as f64 * range
            }
            None => {
                let (top, room) = (row as f64 * Track::ROW, self.height - Track::HEAD);
                let least = (top + Track::ROW - room).max(0.0);
                self.scrolled.clamp(least.min(top), top)
            }
        }
    }

    fn first(&self) -> u64 {
        let first = match self.range() {
            Some(range) => (self.scrolled / range * self.last_first() as f64).round(),
            None => (self.scrolled / Track::ROW).floor(),
        };
        (first.max(0.0) as u64).min(self.last_first())
    }

    /// The first row once the list is at its end.
    fn last_first(&self) -> u64 {
        self.total.saturating_sub(self.page())
    }

    /// How far a list can be scrolled that is too tall to have its own height.
    fn range(&self) -> Option<f64> {
        let is_too_tall = self.total as f64 * Track::ROW > Track::TALLEST;
        is_too_tall.then_some((Track::TALLEST + Track::HEAD - self.height).max(1.0))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_row_of_a_list_of_any_length_can_be_reached_and_few_are_drawn() {
        for total in [1_u64, 5, 200, 199_999, 1_000_000, 5_000_000] {
            for row in [0, 1, total / 3, total / 2, total - 1] {
                let row = row.min(total - 1);
                let start = Track::new(total, 0.0, 600.0);
                let top = start.top_for(row);
                let there = Track::new(total, top, 600.0);
                assert!(there.in_view().contains(&row), "{row} of {total}");
                assert!(there.rows.contains(&row));
                assert!(there.rows.end - there.rows.start < 40);
                // It is there already: nothing moves any more.
                assert!((there.top_for(row) - top).abs() < 1e-6, "{row} of {total}");
            }
        }
    }

    #[test]
    fn the_space_of_a_list_is_the_same_wherever_it_is_scrolled() {
        for total in [3_u64, 1000, 1_000_000] {
            let tall = (total as f64 * Track::ROW).min(Track::TALLEST);
            for part in 0..=20 {
                let scrolled = (tall + Track::HEAD - 600.0).max(0.0) * f64::from(part) / 20.0;
                let track = Track::new(total, scrolled, 600.0);
                let drawn = (track.rows.end - track.rows.start) as f64 * Track::ROW;
                assert!((track.above + drawn + track.below - tall).abs() < 1e-6);
                // What is in view is drawn where it is seen.
                let view = track.in_view();
                let first = track.above + (view.start - track.rows.start) as f64 * Track::ROW;
                assert!(
                    (first - scrolled).abs() <= Track::ROW,
                    "{total} at {scrolled}"
                );
            }
        }
    }
}
