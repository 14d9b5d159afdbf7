//! Texts that wait for their numbers, to be looked up [together](TOGETHER).

use super::interner::{Interner, Key, TOGETHER, text_at};

/// Texts on their way to an [`Interner`], in order.
#[derive(Debug)]
pub(super) struct Waiting {
    keys: Vec<Key>,
    /// The texts behind each other, and where each ends.
    arena: Vec<u8>,
    ends: Vec<u32>,
}

impl Default for Waiting {
    fn default() -> Waiting {
        Waiting {
            keys: Vec::with_capacity(TOGETHER),
            arena: Vec::new(),
            ends: Vec::with_capacity(TOGETHER),
        }
    }
}

impl Waiting {
    /// Adds a text and gives its place in the queue.
    #[inline]
    pub(super) fn add(&mut self, text: &[u8]) -> u32 {
        let place = self.keys.len() as u32;
        self.keys.push(Key::of(text));
        self.arena.extend_from_slice(text);
        self.ends.push(self.arena.len() as u32);
        place
    }

    /// The text at a place.
    pub(super) fn text(&self, place: u32) -> &[u8] {
        text_at(&self.arena, &self.ends, place)
    }

    /// True when as many wait as are looked up together.
    #[inline]
    pub(super) fn is_full(&self) -> bool {
        self.keys.len() >= TOGETHER
    }

    /// Empties the queue: the places in `column` become numbers.
    #[inline(never)]
    pub(super) fn settle(&mut self, table: &mut Interner, column: &mut [u32]) {
        let numbers = table.numbers_together(&self.keys, |place| self.text(place as u32));
        for customer in column {
            *customer = numbers[*customer as usize % TOGETHER];
        }
        self.keys.clear();
        self.arena.clear();
        self.ends.clear();
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn texts_that_waited_get_the_numbers_they_would_have_got_at_once() {
        let (mut at_once, mut later) = (Interner::default(), Interner::default());
        let mut waiting = Waiting::default();
        let (mut wanted, mut column, mut settled) = (Vec::new(), Vec::new(), 0);
        for n in 0..5000_u64 {
            let n = n.wrapping_mul(0x9e37_79b9_7f4a_7c15) >> 54;
            let text = "x".repeat(n as usize % 12) + &n.to_string();
            wanted.push(at_once.number(text.as_bytes()));
            column.push(waiting.add(text.as_bytes()));
            assert_eq!(waiting.text(column[column.len() - 1]), text.as_bytes());
            // A line more of the same row.
            if n % 7 == 0 {
                wanted.push(wanted[wanted.len() - 1]);
                column.push(column[column.len() - 1]);
            }
            if waiting.is_full() {
                waiting.settle(&mut later, &mut column[settled..]);
                settled = column.len();
            }
        }
        waiting.settle(&mut later, &mut column[settled..]);
        assert_eq!(column, wanted);
        assert_eq!(later.arena(), at_once.arena());
    }
}
