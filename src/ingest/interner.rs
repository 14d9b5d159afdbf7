//! A table that numbers texts by first appearance.

use super::Texts;

/// Texts numbered from 0 by first appearance.
///
/// Open addressing over one arena of bytes: no allocation for each text. A slot holds the hash beside
/// the number and an entry the first eight bytes, so that a look-up of a short text touches two
/// places of memory and compares two words.
#[derive(Debug, Clone)]
pub(super) struct Interner {
    /// The length is a power of two.
    slots: Vec<Slot>,
    entries: Vec<Entry>,
    arena: Vec<u8>,
}

#[derive(Debug, Clone, Copy, Default)]
struct Slot {
    hash: u32,
    /// Number of the text + 1; 0 where the slot is free.
    taken: u32,
}

#[derive(Debug, Clone, Copy)]
struct Entry {
    /// See [`head`].
    head: u64,
    start: u32,
    length: u32,
}

impl Default for Interner {
    fn default() -> Interner {
        Interner {
            slots: vec![Slot::default(); 64],
            entries: Vec::new(),
            arena: Vec::new(),
        }
    }
}

/// Up to eight bytes as a word: different for different texts of the same length up to eight, and the
/// first eight bytes of longer ones.
#[inline]
fn head(text: &[u8]) -> u64 {
    match *text {
        [] => 0,
        [a] => u64::from(a),
        [a, b] => u64::from(a) | u64::from(b) << 8,
        [a, b, c] => u64::from(a) | u64::from(b) << 8 | u64::from(c) << 16,
        _ => match (
            text.first_chunk::<8>(),
            text.first_chunk(),
            text.last_chunk(),
        ) {
            (Some(word), ..) => u64::from_le_bytes(*word),
            (None, Some(first), Some(last)) => {
                u64::from(u32::from_le_bytes(*first)) | u64::from(u32::from_le_bytes(*last)) << 32
            }
            _ => 0,
        },
    }
}

/// Eight bytes a step, multiplied and folded. Speed matters here, an adversary does not: the file
/// is the user's own.
#[inline]
fn hash(head: u64, text: &[u8]) -> u32 {
    const FACTOR: u64 = 0x9e37_79b9_7f4a_7c15;
    let mix = |state: u64, word: u64| {
        let product = (state ^ word).wrapping_mul(FACTOR);
        product ^ (product >> 29)
    };
    let mut state = mix(text.len() as u64, head);
    if text.len() > 8 {
        let (words, _) = text[8..].as_chunks::<8>();
        for word in words {
            state = mix(state, u64::from_le_bytes(*word));
        }
        if let Some(last) = text.last_chunk::<8>() {
            state = mix(state, u64::from_le_bytes(*last));
        }
    }
    (mix(state, FACTOR) >> 32) as u32
}

/// Equality of two short texts, without the call that comparing slices makes.
#[inline]
pub(super) fn same(a: &[u8], b: &[u8]) -> bool {
    if a.len() != b.len() {
        return false;
    }
    if a.len() <= 8 {
        return head(a) == head(b);
    }
    let (words_a, words_b) = (a.as_chunks::<8>().0, b.as_chunks::<8>().0);
    words_a.iter().zip(words_b).all(|(a, b)| a == b) && a.last_chunk::<8>() == b.last_chunk::<8>()
}

impl Interner {
    /// How many different texts.
    pub(super) fn len(&self) -> usize {
        self.entries.len()
    }

    /// The text of a number.
    #[inline]
    pub(super) fn text(&self, number: u32) -> &[u8] {
        let Some(entry) = self.entries.get(number as usize) else {
            return b"";
        };
        let start = entry.start as usize;
        self.arena
            .get(start..start + entry.length as usize)
            .unwrap_or_default()
    }

    /// Texts behind each other in `arena`, each ending where `ends` says; none when the places do
    /// not fit.
    pub(super) fn from_parts(arena: Vec<u8>, ends: &[u32]) -> Option<Interner> {
        let mut interner = Interner {
            slots: vec![Slot::default(); (ends.len() * 2).next_power_of_two().max(64)],
            entries: Vec::with_capacity(ends.len()),
            arena,
        };
        let mask = interner.slots.len() - 1;
        let mut start = 0;
        for (number, &end) in ends.iter().enumerate() {
            let text = interner.arena.get(start as usize..end as usize)?;
            let head = head(text);
            let hash = hash(head, text);
            let mut place = hash as usize & mask;
            while interner.slots[place].taken != 0 {
                place = (place + 1) & mask;
            }
            interner.slots[place] = Slot {
                hash,
                taken: number as u32 + 1,
            };
            interner.entries.push(Entry {
                head,
                start,
                length: end - start,
            });
            start = end;
        }
        (start as usize == interner.arena.len()).then_some(interner)
    }

    /// The texts alone, bytes that are no UTF-8 replaced.
    pub(super) fn into_texts(self) -> Texts {
        let ends = self.ends();
        let entries = self.entries;
        match String::from_utf8(self.arena) {
            Ok(all) => Texts::new(all, ends).unwrap_or_default(),
            Err(error) => {
                let arena = error.into_bytes();
                let texts = entries.iter().map(|entry| {
                    let start = entry.start as usize;
                    let text = arena.get(start..start + entry.length as usize);
                    String::from_utf8_lossy(text.unwrap_or_default()).into_owned()
                });
                texts.collect()
            }
        }
    }

    /// All texts behind each other, in order.
    pub(super) fn arena(&self) -> &[u8] {
        &self.arena
    }

    /// Where each text ends in [`Interner::arena`].
    pub(super) fn ends(&self) -> Vec<u32> {
        let end = |entry: &Entry| entry.start + entry.length;
        self.entries.iter().map(end).collect()
    }

    /// Every text by number.
    #[cfg(test)]
    pub(super) fn texts(&self) -> impl Iterator<Item = &[u8]> {
        (0..self.len() as u32).map(|number| self.text(number))
    }

    /// The number of a text, a new one if it was not seen before.
    #[inline(never)]
    pub(super) fn number(&mut self, text: &[u8]) -> u32 {
        let head = head(text);
        let hash = hash(head, text);
        let mask = self.slots.len() - 1;
        let mut place = hash as usize & mask;
        loop {
            let slot = self.slots[place];
            if slot.taken == 0 {
                return self.add(place, hash, head, text);
            }
            if slot.hash == hash && self.holds(slot.taken - 1, head, text) {
                return slot.taken - 1;
            }
            place = (place + 1) & mask;
        }
    }

    #[inline]
    fn holds(&self, number: u32, head: u64, text: &[u8]) -> bool {
        let Some(entry) = self.entries.get(number as usize) else {
            return false;
        };
        entry.head == head
            && entry.length as usize == text.len()
            && (text.len() <= 8 || same(self.text(number), text))
    }

    #[inline(never)]
    fn add(&mut self, place: usize, hash: u32, head: u64, text: &[u8]) -> u32 {
        let number = self.entries.len() as u32;
        self.slots[place] = Slot {
            hash,
            taken: number + 1,
        };
        self.entries.push(Entry {
            head,
            start: self.arena.len() as u32,
            length: text.len() as u32,
        });
        self.arena.extend_from_slice(text);
        if self.entries.len() * 3 > self.slots.len() * 2 {
            self.grow();
        }
        number
    }

    fn grow(&mut self) {
        let mask = self.slots.len() * 2 - 1;
        let old = std::mem::replace(&mut self.slots, vec![Slot::default(); mask + 1]);
        for slot in old.into_iter().filter(|slot| slot.taken != 0) {
            let mut place = slot.hash as usize & mask;
            while self.slots[place].taken != 0 {
                place = (place + 1) & mask;
            }
            self.slots[place] = slot;
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn texts_are_numbered_by_first_appearance() {
        let mut interner = Interner::default();
        let texts: Vec<String> = (0..5000)
            .map(|n| format!("customer {}", n * 7 % 5000))
            .collect();
        for (number, text) in texts.iter().enumerate() {
            assert_eq!(interner.number(text.as_bytes()), number as u32);
        }
        for (number, text) in texts.iter().enumerate() {
            assert_eq!(interner.number(text.as_bytes()), number as u32);
            assert_eq!(interner.text(number as u32), text.as_bytes());
        }
        assert_eq!(interner.len(), 5000);
    }

    #[test]
    fn the_empty_text_is_a_text() {
        let mut interner = Interner::default();
        assert_eq!(interner.number(b""), 0);
        assert_eq!(interner.number(b"a"), 1);
        assert_eq!(interner.number(b""), 0);
        assert_eq!(interner.texts().collect::<Vec<_>>(), [&b""[..], b"a"]);
    }

    #[test]
    fn texts_that_differ_anywhere_are_different() {
        let mut interner = Interner::default();
        let mut count = 0;
        for length in 0..40 {
            let text = vec![b'a'; length];
            for place in 0..length {
                let mut other = text.clone();
                other[place] = b'b';
                assert!(!same(&text, &other));
                assert!(same(&other, &other.clone()));
                assert_eq!(interner.number(&other), count);
                count += 1;
            }
        }
        assert_eq!(interner.len() as u32, count);
    }
}
