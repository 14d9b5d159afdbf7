//! Cells that stand at fixed places of a line, whatever blanks they hold.
//!
//! Places are counted as a terminal shows them: a wide character of East Asia takes two, as it took
//! two bytes in the systems that pad so.

use serde::{Deserialize, Serialize};

use super::span::Span;

/// Where cells begin, rising; the first, at the start of the line, goes without saying.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(try_from = "Vec<u16>", into = "Vec<u16>")]
pub struct Cuts {
    places: [u16; Cuts::MOST],
    len: usize,
}

impl Cuts {
    /// How many places there may be.
    pub const MOST: usize = 63;

    /// No place: a line is one cell.
    pub const NONE: Cuts = Cuts {
        places: [0; Cuts::MOST],
        len: 0,
    };

    /// Cells that begin at these places; none unless the places rise from above zero and are at most
    /// [`Cuts::MOST`].
    pub fn new(places: &[u16]) -> Option<Cuts> {
        let rises = places.first().is_none_or(|&first| first > 0)
            && places.windows(2).all(|pair| pair[0] < pair[1]);
        let mut cuts = Cuts::NONE;
        cuts.places.get_mut(..places.len())?.copy_from_slice(places);
        cuts.len = places.len();
        rises.then_some(cuts)
    }

    /// The places.
    pub fn places(&self) -> &[u16] {
        &self.places[..self.len]
    }

    /// True where a line is one cell.
    pub fn is_empty(&self) -> bool {
        self.len == 0
    }

    /// The cells of a line. A line with a word across a place was not written by these columns: it
    /// stays in one piece, so that it is set aside and seen.
    pub(super) fn cut(&self, line: &[u8], cells: &mut Vec<Span>) {
        cells.clear();
        let span = |start: usize, end: usize| Span {
            start: start as u32,
            end: end as u32,
            escaped: false,
        };
        if self.is_empty() {
            return cells.push(span(0, line.len()));
        }
        let mut places = self
            .places()
            .iter()
            .map(|&place| usize::from(place))
            .peekable();
        let mut start = 0;
        let mut before = Glyph::default();
        let mut is_across = false;
        each(line, |glyph| {
            while let Some(place) = places.next_if(|&place| place <= glyph.column) {
                is_across |= !before.is_blank && (before.end() > place || !glyph.is_blank);
                cells.push(span(start, glyph.byte));
                start = glyph.byte;
            }
            before = glyph;
        });
        cells.push(span(start, line.len()));
        cells.extend(places.map(|_| span(line.len(), line.len())));
        if is_across {
            cells.clear();
            cells.push(span(0, line.len()));
        }
        for cell in cells {
            trim(line, cell);
        }
    }
}

/// Takes the blanks off both ends of a cell.
fn trim(line: &[u8], cell: &mut Span) {
    let text = &line[cell.start as usize..cell.end as usize];
    let text_end = text.trim_ascii_end();
    cell.end = cell.start + text_end.len() as u32;
    cell.start = cell.end - text_end.trim_ascii_start().len() as u32;
}

impl TryFrom<Vec<u16>> for Cuts {
    type Error = &'static str;

    fn try_from(places: Vec<u16>) -> Result<Cuts, &'static str> {
        Cuts::new(&places).ok_or("places that rise from above zero")
    }
}

impl From<Cuts> for Vec<u16> {
    fn from(cuts: Cuts) -> Vec<u16> {
        cuts.places().to_vec()
    }
}

/// A character on its line.
#[derive(Debug, Clone, Copy)]
pub(super) struct Glyph {
    /// Where its bytes begin.
    pub(super) byte: usize,
    /// The first place it takes.
    pub(super) column: usize,
    /// How many it takes.
    pub(super) width: usize,
    /// Nothing is seen of it.
    pub(super) is_blank: bool,
}

impl Default for Glyph {
    /// What stands before a line.
    fn default() -> Glyph {
        Glyph {
            byte: 0,
            column: 0,
            width: 0,
            is_blank: true,
        }
    }
}

impl Glyph {
    /// The place behind it.
    pub(super) fn end(&self) -> usize {
        self.column + self.width
    }
}

/// Goes through the characters of a line; a byte that is none takes one place.
pub(super) fn each(line: &[u8], mut see: impl FnMut(Glyph)) {
    let (mut byte, mut column) = (0, 0);
    for chunk in line.utf8_chunks() {
        let characters = chunk.valid().chars().map(|c| (c.len_utf8(), c));
        let damaged = chunk
            .invalid()
            .iter()
            .map(|_| (1, char::REPLACEMENT_CHARACTER));
        for (bytes, c) in characters.chain(damaged) {
            let width = if is_wide(c) { 2 } else { 1 };
            see(Glyph {
                byte,
                column,
                width,
                is_blank: c.is_whitespace(),
            });
            byte += bytes;
            column += width;
        }
    }
}

/// True for the wide characters of East Asia.
fn is_wide(c: char) -> bool {
    matches!(c,
        '\u{1100}'..='\u{115f}'
        | '\u{2e80}'..='\u{a4cf}'
        | '\u{ac00}'..='\u{d7a3}'
        | '\u{f900}'..='\u{faff}'
        | '\u{fe30}'..='\u{fe6f}'
        | '\u{ff01}'..='\u{ff60}'
        | '\u{ffe0}'..='\u{ffe6}'
        | '\u{20000}'..='\u{3fffd}')
}

#[cfg(test)]
mod tests {
    use super::*;

    fn cells(line: &str, places: &[u16]) -> Vec<String> {
        let mut spans = Vec::new();
        Cuts::new(places).unwrap().cut(line.as_bytes(), &mut spans);
        let cell = |span: &Span| {
            line[span.start as usize..span.end as usize]
                .trim()
                .to_owned()
        };
        spans.iter().map(cell).collect()
    }

    #[test]
    fn cells_keep_their_blanks_and_a_short_line_has_blank_ones() {
        assert_eq!(
            cells("Li Na  2024  5.5", &[7, 13]),
            ["Li Na", "2024", "5.5"]
        );
        assert_eq!(cells("Li Na", &[7, 13]), ["Li Na", "", ""]);
        assert_eq!(cells("       2024", &[7, 13]), ["", "2024", ""]);
    }

    #[test]
    fn wide_characters_take_two_places() {
        assert_eq!(
            cells("王 芳  2024  5.5", &[7, 13]),
            ["王 芳", "2024", "5.5"]
        );
        assert_eq!(
            cells("王\u{3000}芳 2024  5.5", &[7, 13]),
            ["王\u{3000}芳", "2024", "5.5"]
        );
    }

    #[test]
    fn a_word_across_a_place_leaves_the_line_whole() {
        assert_eq!(cells("Johannes2024  5.5", &[7, 13]), ["Johannes2024  5.5"]);
        assert_eq!(cells("abcdef王024  5.5", &[7, 13]), ["abcdef王024  5.5"]);
        assert_eq!(
            cells("Johanne 2024 5.5", &[7, 13]),
            ["Johanne", "2024", "5.5"]
        );
    }

    #[test]
    fn places_rise_and_are_written_as_a_list() {
        for wrong in [&[0_u16, 3][..], &[3, 3], &[5, 4], &[1; 80]] {
            assert_eq!(Cuts::new(wrong), None, "{wrong:?}");
        }
        let cuts = Cuts::new(&[7, 13]).unwrap();
        let text = serde_json::to_string(&cuts).unwrap();
        assert_eq!(text, "[7,13]");
        assert_eq!(serde_json::from_str::<Cuts>(&text).unwrap(), cuts);
        assert!(serde_json::from_str::<Cuts>("[7,7]").is_err());
    }
}
