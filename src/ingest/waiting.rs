//! Texts that wait for their numbers, to be looked up [together](TOGETHER).

use super::interner::{Interner, Key, TOGETHER, text_at};

/// Texts on their way to an [`Interner`], in order: at most [`TOGETHER`].
#[derive(Debug, Default)]
pub(super) struct Waiting {
    keys: [Key; TOGETHER],
    count: usize,
    /// The texts that their keys do not say whole, behind each other.
    arena: Vec<u8>,
    /// Where each text ends in it.
    ends: [u32; TOGETHER],
}

impl Waiting {
    /// Adds a text and gives its place in the queue, which must not [be full](Waiting::is_full).
    #[inline]
    pub(super) fn add(&mut self, text: &[u8]) -> u32 {
        let place = self.count % TOGETHER;
        let key = Key::of(text);
        if !key.is_whole() {
            self.arena.extend_from_slice(text);
        }
        self.keys[place] = key;
        self.ends[place] = self.arena.len() as u32;
        self.count = place + 1;
        place as u32
    }

    /// The text at a place.
    #[inline]
    pub(super) fn text(&self, place: u32) -> &[u8] {
        match self.keys.get(place as usize) {
            Some(key) if key.is_whole() => key.text(),
            _ => text_at(&self.arena, &self.ends, place),
        }
    }

    /// True when as many wait as are looked up together.
    #[inline]
    pub(super) fn is_full(&self) -> bool {
        self.count >= TOGETHER
    }

    /// Empties the queue: gives the number of each by its place.
    #[inline]
    pub(super) fn settle(&mut self, table: &mut Interner) -> [u32; TOGETHER] {
        let keys = self.keys.get(..self.count).unwrap_or_default();
        let numbers = table.numbers_together(keys, |place| self.text(place as u32));
        self.count = 0;
        self.arena.clear();
        numbers
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn texts_that_waited_get_the_numbers_they_would_have_got_at_once() {
        let (mut at_once, mut later) = (Interner::default(), Interner::default());
        let mut waiting = Waiting::default();
        let (mut wanted, mut found, mut places) = (Vec::new(), Vec::new(), Vec::new());
        for n in 0..5000_u64 {
            let n = n.wrapping_mul(0x9e37_79b9_7f4a_7c15) >> 54;
            let text = "x".repeat(n as usize % 12) + &n.to_string();
            wanted.push(at_once.number(text.as_bytes()));
            places.push(waiting.add(text.as_bytes()));
            assert_eq!(waiting.text(places[places.len() - 1]), text.as_bytes());
            if waiting.is_full() {
                let numbers = waiting.settle(&mut later);
                found.extend(places.drain(..).map(|place| numbers[place as usize]));
            }
        }
        let numbers = waiting.settle(&mut later);
        found.extend(places.drain(..).map(|place| numbers[place as usize]));
        assert_eq!(found, wanted);
        assert_eq!(later.arena(), at_once.arena());
    }
}
