//! The rows that were set aside, as they stood in the file.

use super::{IssueKind, Texts};

/// Every row set aside, in file order: its line, its reason and, up to a limit, its text.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Aside {
    /// Line of the file (row of the sheet), from 1.
    pub line: Vec<u32>,
    /// Why, as a place in [`IssueKind::ALL`].
    pub kind: Vec<u8>,
    /// The rows as comma-separated text; fewer than lines when together they pass
    /// [`Aside::MOST_BYTES`].
    pub text: Texts,
}

impl Aside {
    /// Bytes of text that are kept.
    pub const MOST_BYTES: usize = 16 << 20;

    /// How many rows.
    pub fn len(&self) -> usize {
        self.line.len()
    }

    /// True without a row.
    pub fn is_empty(&self) -> bool {
        self.line.is_empty()
    }

    /// The rows with line, reason and, as long as they were kept, text.
    pub fn rows(&self) -> impl Iterator<Item = (u32, IssueKind, Option<&str>)> {
        self.line
            .iter()
            .zip(&self.kind)
            .enumerate()
            .map(|(row, (&line, &kind))| {
                let kind = IssueKind::ALL
                    .get(usize::from(kind))
                    .copied()
                    .unwrap_or(IssueKind::ShortRow);
                let text = (row < self.text.len()).then(|| self.text.get(row));
                (line, kind, text)
            })
    }

    /// Notes one more row; `text` is asked for only while texts are kept.
    pub(super) fn add(&mut self, line: u32, kind: IssueKind, text: impl FnOnce() -> String) {
        self.keep_text(text);
        self.add_without_text(line, kind);
    }

    /// Notes one more row whose text was not kept; those of later rows are not either.
    pub(super) fn add_without_text(&mut self, line: u32, kind: IssueKind) {
        self.line.push(line);
        let place = IssueKind::ALL.iter().position(|other| *other == kind);
        self.kind.push(place.unwrap_or_default() as u8);
    }

    fn keep_text(&mut self, text: impl FnOnce() -> String) {
        // Once a row is left out, all later ones are: which ones must not depend on how the file
        // was cut.
        if self.text.len() < self.line.len() {
            return;
        }
        let text = text();
        if self.text.all().len() + text.len() <= Self::MOST_BYTES {
            self.text.push(&text);
        }
    }

    /// Adds the rows of a later range, whose lines begin at `before`.
    pub(super) fn append(&mut self, later: &Aside, before: u64) {
        for (row, (&line, &kind)) in later.line.iter().zip(&later.kind).enumerate() {
            if row < later.text.len() {
                self.keep_text(|| later.text.get(row).to_owned());
            }
            self.line
                .push(u32::try_from(u64::from(line) + before).unwrap_or(u32::MAX));
            self.kind.push(kind);
        }
    }
}
