//! Title, reading, period and source around a plot, for pictures that travel alone.

use super::{Face, HAIR, Pen, size};
use crate::chart::figure::Figure;
use crate::chart::glyphs::{ASCENT, Weight, balanced, wrap};
use crate::chart::scene::{Anchor, Ink, Rect};

const TITLE: Face = Face::new(size::TITLE, Weight::Semibold, Ink::Ink);
const READING: Face = Face::new(size::READING, Weight::Regular, Ink::Secondary);
const FOOT: Face = Face::new(size::TINY, Weight::Regular, Ink::Secondary);

/// The words around a plot, broken into lines.
pub(super) struct Chrome {
    width: f64,
    margin: f64,
    title: Vec<String>,
    reading: Vec<String>,
    foot: Vec<String>,
}

impl Chrome {
    pub(super) fn new(figure: &Figure, width: f64) -> Chrome {
        let margin = if width < 420.0 { 16.0 } else { 28.0 };
        let room = width - 2.0 * margin;
        let lines = |words: &str, face: Face, most| wrap(words, face.size, face.weight, room, most);
        let mut foot = lines(&figure.period_line.text(), FOOT, 3);
        foot.extend(lines(&figure.source_line.text(), FOOT, 3));
        Chrome {
            width,
            margin,
            title: balanced(&figure.title, TITLE.size, TITLE.weight, room, 5),
            reading: lines(&figure.reading.text(), READING, 5),
            foot,
        }
    }

    pub(super) fn plot_width(&self) -> f64 {
        self.width - 2.0 * self.margin
    }

    /// The height that the words take.
    pub(super) fn height(&self) -> f64 {
        self.head() + self.feet()
    }

    fn head(&self) -> f64 {
        self.margin
            + block(&self.title, TITLE, 1.3)
            + if self.reading.is_empty() {
                0.0
            } else {
                4.0 + block(&self.reading, READING, 1.5)
            }
            + 18.0
    }

    fn feet(&self) -> f64 {
        if self.foot.is_empty() {
            self.margin
        } else {
            18.0 + 8.0 + block(&self.foot, FOOT, 1.5) + self.margin * 0.7
        }
    }

    /// Draws the words into a picture of this height and returns the room for the plot.
    pub(super) fn draw(&self, pen: &mut Pen, height: f64) -> Rect {
        let mut y = self.margin;
        y = self.lines(pen, &self.title, TITLE, 1.3, y);
        if !self.reading.is_empty() {
            self.lines(pen, &self.reading, READING, 1.5, y + 4.0);
        }
        let top = self.head();
        let bottom = height - self.feet();
        if !self.foot.is_empty() {
            let rule = bottom + 18.0;
            let right = self.width - self.margin;
            pen.items.push(crate::chart::scene::Item::Line {
                from: (self.margin, rule),
                to: (right, rule),
                width: HAIR,
                ink: Ink::Rule,
                dashed: false,
            });
            self.lines(pen, &self.foot, FOOT, 1.5, rule + 8.0);
        }
        pen.depth = height;
        Rect::new(self.margin, top, self.plot_width(), bottom - top)
    }

    fn lines(&self, pen: &mut Pen, lines: &[String], face: Face, leading: f64, top: f64) -> f64 {
        let pitch = face.size * leading;
        for (at, line) in lines.iter().enumerate() {
            let y = top + at as f64 * pitch + (pitch - face.size) / 2.0 + ASCENT * face.size;
            pen.text(face, self.margin, y, Anchor::Start, line);
        }
        top + block(lines, face, leading)
    }
}

fn block(lines: &[String], face: Face, leading: f64) -> f64 {
    lines.len() as f64 * face.size * leading
}
