//! Columns by what is blank in every line: where to cut a text whose values hold single blanks.

use super::cuts::{Cuts, each};

/// Lines a text must have before what is blank in all of them says something.
const LEAST_LINES: usize = 5;
/// Lines from which on a gap of one place is a gap; wider ones are from the first.
const MANY_LINES: usize = 20;
/// Out of a hundred lines, how many must begin (or end) a column at the same place before it is one
/// whose values do.
const FLUSH: usize = 90;

/// A run of places that are blank in every line: the first of it, and the one behind it.
#[derive(Debug, Clone, Copy)]
struct Gutter {
    from: usize,
    to: usize,
}

/// The places where cells begin in lines that were written column under column; none when no place
/// is blank in all of them.
pub(super) fn find(lines: &[&str]) -> Option<Cuts> {
    if lines.len() < LEAST_LINES {
        return None;
    }
    let filled: Vec<Vec<bool>> = lines.iter().map(|line| filled(line)).collect();
    let width = filled.iter().map(Vec::len).max().unwrap_or(0);
    let is_filled = |place: usize| filled.iter().any(|line| line.get(place) == Some(&true));
    let mut gutters = Vec::new();
    let mut open = None;
    let mut has_begun = false;
    for place in 0..width {
        if is_filled(place) {
            let gutter = open.take().map(|from| Gutter { from, to: place });
            gutters.extend(gutter.filter(|_| has_begun));
            has_begun = true;
        } else if open.is_none() {
            open = Some(place);
        }
    }
    gutters.retain(|gutter| gutter.to - gutter.from > 1 || lines.len() >= MANY_LINES);
    let places: Option<Vec<u16>> = gutters
        .iter()
        .map(|gutter| u16::try_from(gutter.place(&filled)).ok())
        .collect();
    Cuts::new(&places?).filter(|cuts| !cuts.is_empty())
}

/// Which places of a line are not blank.
fn filled(line: &str) -> Vec<bool> {
    let mut filled = Vec::new();
    each(line.as_bytes(), |glyph| {
        filled.extend(std::iter::repeat_n(!glyph.is_blank, glyph.width));
    });
    filled
}

impl Gutter {
    /// Where to cut: where the values of the left column end, if they end at one place; else where
    /// those of the right begin, if they begin at one; else in the middle. Later values that are
    /// longer have room where they grow.
    fn place(self, filled: &[Vec<bool>]) -> usize {
        // The first line may hold names, which stand as they please.
        let body = &filled[1..];
        let is_at = |line: &&Vec<bool>, place: usize| line.get(place) == Some(&true);
        let share = |place: usize| body.iter().filter(|line| is_at(line, place)).count() * 100;
        let enough = body.len() * FLUSH;
        if share(self.from - 1) >= enough {
            self.from
        } else if share(self.to) >= enough {
            self.to
        } else {
            (self.from + self.to).div_ceil(2)
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn places(lines: &[&str]) -> Option<Vec<u16>> {
        find(lines).map(Vec::from)
    }

    #[test]
    fn a_gap_in_all_lines_is_one_whatever_blanks_the_values_hold() {
        let lines = [
            "name       day          paid",
            "Li Na      2024-03-05    5.5",
            "Wang Fang  2024-03-06   12.0",
            "A B C D    2024-03-07  130.0",
            "Zhao       2024-03-08    7.0",
        ];
        assert_eq!(places(&lines), Some(vec![11, 21]));
        assert_eq!(places(&lines[..4]), None, "too few lines");
    }

    #[test]
    fn a_gap_of_one_place_needs_many_lines() {
        let rows: Vec<String> = (0..25)
            .map(|row| format!("K {row:03} {:>5}", row * 9))
            .collect();
        let rows: Vec<&str> = rows.iter().map(String::as_str).collect();
        assert_eq!(places(&rows[..19]), Some(vec![5]));
        assert_eq!(places(&rows), Some(vec![1, 5]));
    }

    #[test]
    fn prose_has_no_gap() {
        let lines = [
            "It was the best of times, it was the worst of times,",
            "it was the age of wisdom, it was the age of foolishness,",
            "it was the epoch of belief, it was the epoch of incredulity,",
            "it was the season of Light, it was the season of Darkness,",
            "it was the spring of hope, it was the winter of despair",
        ];
        assert_eq!(places(&lines), None);
    }
}
