//! What was read a moment ago, so that the same text is not read again.

use crate::ingest::date::{self, Written};
use crate::ingest::interner::{Interner, Short};

/// The last date cell and what it said: files are often in the order of their dates.
#[derive(Debug, Clone, Default)]
pub(super) struct LastDate {
    text: Short,
    said: Option<Written>,
}

impl LastDate {
    /// [`date::read`].
    #[inline]
    pub(super) fn read(&mut self, text: &[u8]) -> Option<Written> {
        // Longer ones carry a time of day and seldom repeat. The default is the empty text, no date.
        let Some(short) = Short::of(text) else {
            return date::read(text);
        };
        if self.text != short {
            self.text = short;
            self.said = date::read(text);
        }
        self.said
    }
}

/// Texts of a column met before, with their codes: a channel or a product stands in many rows.
#[derive(Debug, Clone, Default)]
pub(super) struct Recent([Option<(Short, u32)>; 16]);

impl Recent {
    /// The code of a text in its table.
    #[inline]
    pub(super) fn code(&mut self, text: &[u8], table: &mut Interner) -> u32 {
        let Some(short) = Short::of(text) else {
            return table.number(text);
        };
        match &mut self.0[short.nibble() % 16] {
            Some((known, code)) if *known == short => *code,
            place => {
                let code = table.number(text);
                *place = Some((short, code));
                code
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn codes_are_those_of_the_table() {
        let mut recent = Recent::default();
        let (mut table, mut plain) = (Interner::default(), Interner::default());
        for n in 0..3000_u32 {
            let text = "x".repeat((n * n % 19) as usize) + &(n * 7 % 40).to_string();
            let text = text.as_bytes();
            assert_eq!(recent.code(text, &mut table), plain.number(text));
        }
    }

    #[test]
    fn dates_are_read_as_without_a_memory() {
        let mut last = LastDate::default();
        for text in [
            "",
            "2024-03-05",
            "2024-03-05",
            "2024-03-06",
            "5/3/2024",
            "2024-03-05 12:00:07",
            "soon",
            "",
            "2024-03-05",
        ] {
            assert_eq!(
                last.read(text.as_bytes()),
                date::read(text.as_bytes()),
                "{text}"
            );
        }
    }
}
