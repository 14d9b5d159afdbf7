//! Columns by what is blank in every line: where to cut a text whose values hold single blanks.

use super::cuts::{Cuts, each};
use super::roles;

/// Lines a text must have before what is blank in all of them says something.
const LEAST_LINES: usize = 3;
/// Lines from which on a gap of one place is a gap whatever stands beside it; wider ones are from
/// the first.
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
    if lines.len() < MANY_LINES {
        let wide = |gutter: &Gutter| gutter.to - gutter.from > 1;
        let named = named(lines, &filled, &gutters);
        let mut named = named.iter();
        gutters.retain(|gutter| named.next() == Some(&true) || wide(gutter));
    }
    let places: Option<Vec<u16>> = gutters
        .iter()
        .map(|gutter| u16::try_from(gutter.place(&filled)).ok())
        .collect();
    Cuts::new(&places?).filter(|cuts| !cuts.is_empty())
}

/// Which gaps part two columns by what stands on both sides of them: a name in the first line, and
/// below it either numbers or dates on one side, or words of different lengths filled up with blanks
/// so that the next ones begin at one place. A gap within a value has no name on one of its sides,
/// or no such values.
fn named(lines: &[&str], filled: &[Vec<bool>], gutters: &[Gutter]) -> Vec<bool> {
    let ends = gutters.iter().map(|gutter| gutter.from);
    let ends = ends.chain([filled.iter().map(Vec::len).max().unwrap_or(0)]);
    let starts = [0]
        .into_iter()
        .chain(gutters.iter().map(|gutter| gutter.to));
    // What stands between two gaps, line by line.
    let columns: Vec<Vec<String>> = starts
        .zip(ends)
        .map(|(from, to)| lines.iter().map(|line| part(line, from, to)).collect())
        .collect();
    let has_name = |column: &[String]| {
        let name = column.first().map_or("", String::as_str);
        !name.is_empty() && !roles::looks_like_data(name)
    };
    let is_data = |column: &[String]| column[1..].iter().all(|cell| roles::looks_like_data(cell));
    let is_filled = |line: &Vec<bool>, place: usize| line.get(place) == Some(&true);
    let is_padded = |gutter: &Gutter| {
        filled.iter().all(|line| is_filled(line, gutter.to))
            && filled.iter().any(|line| !is_filled(line, gutter.from - 1))
    };
    let pairs = columns.windows(2).zip(gutters);
    pairs
        .map(|(pair, gutter)| {
            let (left, right) = (&pair[0], &pair[1]);
            has_name(left)
                && has_name(right)
                && (is_data(left) || is_data(right) || is_padded(gutter))
        })
        .collect()
}

/// What stands at some places of a line.
fn part(line: &str, from: usize, to: usize) -> String {
    let mut part = String::new();
    each(line.as_bytes(), |glyph| {
        if (from..to).contains(&glyph.column) {
            let rest = line.get(glyph.byte..).and_then(|rest| rest.chars().next());
            part.extend(rest);
        }
    });
    part.trim().to_owned()
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
        assert_eq!(
            places(&lines[..3]),
            Some(vec![11, 21]),
            "a header and two rows"
        );
        assert_eq!(places(&lines[..2]), None, "too few lines");
    }

    #[test]
    fn a_gap_of_one_place_between_two_names_needs_few_lines() {
        let lines = [
            "name      day          paid",
            "Li Na     2024-03-05    5.5",
            "Wang Fang 2024-03-06   12.0",
            "A B C D   2024-03-07  130.0",
            "Zhao      2024-03-08    7.0",
        ];
        assert_eq!(places(&lines), Some(vec![10, 20]));
        let lines = [
            "客户    城市   金额",
            "王 芳   上海    5.5",
            "张 三丰 北京   12.0",
            "李 四   广 州 130.0",
            "赵 六   深圳    7.0",
        ];
        assert_eq!(places(&lines), Some(vec![8, 14]));
    }

    #[test]
    fn a_gap_of_one_place_within_values_is_none_under_one_name() {
        let lines = [
            "n        paid",
            "K 001     5.5",
            "K 002    12.0",
            "K 003   130.0",
            "K 004     7.0",
        ];
        assert_eq!(places(&lines), Some(vec![5]));
    }

    #[test]
    fn a_gap_of_one_place_without_names_needs_many_lines() {
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
