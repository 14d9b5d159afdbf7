//! A table that numbers texts by first appearance.

use super::Texts;

/// Texts that are looked up together. In a large table a look-up is one wait for memory after the
/// other; asked together, many waits pass as one: the processor fetches the slots of all texts
/// before the first is compared.
pub(super) const TOGETHER: usize = 32;

/// Texts numbered from 0 by first appearance.
///
/// Open addressing over one arena of bytes: no allocation for each text. A slot holds all there is of
/// a text of up to eight bytes, so that a look-up of one touches a single place of memory: in a large
/// table, waiting for memory is nearly all it costs.
#[derive(Debug, Clone)]
pub(super) struct Interner {
    /// The length is a power of two, or 0 where texts have come from elsewhere and none was looked
    /// up yet: many never are.
    slots: Vec<Slot>,
    arena: Vec<u8>,
    /// Where each text ends in the arena.
    ends: Vec<u32>,
}

#[derive(Debug, Clone, Copy, Default)]
struct Slot {
    /// See [`head`].
    head: u64,
    /// See [`mark`].
    mark: u32,
    /// Number of the text + 1; 0 where the slot is free.
    taken: u32,
}

impl Default for Interner {
    fn default() -> Interner {
        Interner {
            slots: vec![Slot::default(); 64],
            arena: Vec::new(),
            ends: Vec::new(),
        }
    }
}

/// The first eight bytes as a word, the first byte the lowest; zeros where there are fewer.
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
            // The two overlap where there are fewer than eight, in bytes that are the same.
            (None, Some(first), Some(last)) => {
                u64::from(u32::from_le_bytes(*first))
                    | u64::from(u32::from_le_bytes(*last)) << (text.len() * 8 - 32)
            }
            _ => 0,
        },
    }
}

/// All there is of a text of up to sixteen bytes, to be compared without a look at the text.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(super) struct Short {
    head: u64,
    /// The last eight bytes of more than eight.
    tail: u64,
    len: u32,
}

impl Short {
    /// None of a longer text.
    #[inline]
    pub(super) fn of(text: &[u8]) -> Option<Short> {
        let tail = match text.len() {
            0..=8 => 0,
            9..=16 => u64::from_le_bytes(*text.last_chunk()?),
            _ => return None,
        };
        Some(Short {
            head: head(text),
            tail,
            len: text.len() as u32,
        })
    }

    /// Four bits that tell apart the few texts of a column that holds few.
    #[inline]
    pub(super) fn nibble(&self) -> usize {
        let mixed = (self.head ^ self.tail.rotate_left(7) ^ u64::from(self.len))
            .wrapping_mul(0x9e37_79b9_7f4a_7c15);
        (mixed >> 60) as usize
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

/// Twenty-eight bits of the hash and the length, up to fifteen: with the same head, texts of up to
/// eight bytes with the same mark are equal.
#[inline]
fn mark(hash: u32, text: &[u8]) -> u32 {
    hash & !15 | text.len().min(15) as u32
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

/// The text of a number among texts behind each other in `arena`, each ending where `ends` says.
#[inline]
pub(super) fn text_at<'a>(arena: &'a [u8], ends: &[u32], number: u32) -> &'a [u8] {
    let index = number as usize;
    let start = match index.checked_sub(1) {
        Some(before) => ends.get(before).copied().unwrap_or_default(),
        None => 0,
    };
    let end = ends.get(index).copied().unwrap_or(start);
    arena.get(start as usize..end as usize).unwrap_or_default()
}

/// The slot where the search for a mark begins.
#[inline]
fn place(mark: u32, mask: usize) -> usize {
    mark as usize >> 4 & mask
}

/// What a text is looked up by.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct Key {
    /// See [`head`].
    head: u64,
    /// See [`mark`].
    mark: u32,
}

impl Key {
    #[inline]
    pub(super) fn of(text: &[u8]) -> Key {
        let head = head(text);
        let mark = mark(hash(head, text), text);
        Key { head, mark }
    }

    /// True where the key says all there is of the text.
    #[inline]
    pub(super) fn is_whole(&self) -> bool {
        self.mark & 15 <= 8
    }

    /// The text of a key that [is whole](Key::is_whole).
    #[inline]
    pub(super) fn text(&self) -> &[u8] {
        let bytes = bytemuck::bytes_of(&self.head);
        bytes.get(..(self.mark & 15) as usize).unwrap_or_default()
    }

    #[inline]
    fn place(&self, mask: usize) -> usize {
        place(self.mark, mask)
    }

    #[inline]
    fn is_in(&self, slot: &Slot) -> bool {
        slot.mark == self.mark && slot.head == self.head
    }
}

impl Interner {
    /// How many different texts.
    pub(super) fn len(&self) -> usize {
        self.ends.len()
    }

    /// The text of a number.
    #[inline]
    pub(super) fn text(&self, number: u32) -> &[u8] {
        text_at(&self.arena, &self.ends, number)
    }

    /// Texts behind each other in `arena`, each ending where `ends` says; none when the places do
    /// not fit.
    pub(super) fn from_parts(arena: Vec<u8>, ends: Vec<u32>) -> Option<Interner> {
        let is_sound =
            ends.is_sorted() && ends.last().copied().unwrap_or(0) as usize == arena.len();
        if !is_sound {
            return None;
        }
        Some(Interner {
            slots: Vec::new(),
            arena,
            ends,
        })
    }

    /// The texts alone, bytes that are no UTF-8 replaced.
    pub(super) fn into_texts(self) -> Texts {
        // Broken characters of two texts may join to a sound one.
        let is_sound = std::str::from_utf8(&self.arena).is_ok_and(|all| {
            let mut ends = self.ends.iter();
            ends.all(|&end| all.is_char_boundary(end as usize))
        });
        if is_sound {
            let all = String::from_utf8(self.arena).unwrap_or_default();
            return Texts::new(all, self.ends).unwrap_or_default();
        }
        (0..self.len() as u32)
            .map(|number| String::from_utf8_lossy(self.text(number)).into_owned())
            .collect()
    }

    /// All texts behind each other, in order.
    pub(super) fn arena(&self) -> &[u8] {
        &self.arena
    }

    /// Where each text ends in [`Interner::arena`].
    pub(super) fn ends(&self) -> &[u32] {
        &self.ends
    }

    /// Every text by number.
    #[cfg(test)]
    pub(super) fn texts(&self) -> impl Iterator<Item = &[u8]> {
        (0..self.len() as u32).map(|number| self.text(number))
    }

    /// The number of a text, a new one if it was not seen before.
    #[inline]
    pub(super) fn number(&mut self, text: &[u8]) -> u32 {
        self.number_of(&Key::of(text), text)
    }

    /// [`Interner::number`] of a text whose key is known.
    #[inline(never)]
    pub(super) fn number_of(&mut self, key: &Key, text: &[u8]) -> u32 {
        if self.slots.is_empty() {
            self.lay_out((self.ends.len() * 2).next_power_of_two().max(64));
        }
        let mask = self.slots.len() - 1;
        let mut place = key.place(mask);
        loop {
            let slot = self.slots[place];
            if slot.taken == 0 {
                return self.add(place, key, text);
            }
            if key.is_in(&slot) {
                let number = slot.taken - 1;
                if key.is_whole() || same(self.text(number), text) {
                    return number;
                }
            }
            place = (place + 1) & mask;
        }
    }

    /// The number + 1 of the text in the first slot of a key, where the key is in it; 0 otherwise. A
    /// key that is whole has found its text.
    #[inline]
    fn first_match(&self, key: &Key) -> u32 {
        let place = key.place(self.slots.len().wrapping_sub(1));
        match self.slots.get(place) {
            Some(slot) if key.is_in(slot) => slot.taken,
            _ => 0,
        }
    }

    /// The numbers of at most [`TOGETHER`] texts, whose keys are known: `text` gives each by its place.
    #[inline]
    pub(super) fn numbers_together<'t>(
        &mut self,
        keys: &[Key],
        text: impl Fn(usize) -> &'t [u8],
    ) -> [u32; TOGETHER] {
        let mut numbers = [0; TOGETHER];
        // What may match, fetched for all before the first is needed.
        for (number, key) in numbers.iter_mut().zip(keys) {
            *number = self.first_match(key);
        }
        for (place, (number, key)) in numbers.iter_mut().zip(keys).enumerate() {
            *number = match number.checked_sub(1) {
                Some(found) if key.is_whole() => found,
                _ => self.number_of(key, text(place)),
            };
        }
        numbers
    }

    /// The numbers here of all texts of a `later` table, in their order there.
    pub(super) fn numbers_of(&mut self, later: &Interner) -> Vec<u32> {
        let mut numbers = Vec::with_capacity(later.len());
        let mut keys = Vec::with_capacity(TOGETHER);
        while numbers.len() < later.len() {
            let start = numbers.len();
            let text = |place: usize| later.text((start + place) as u32);
            keys.clear();
            keys.extend((0..TOGETHER.min(later.len() - start)).map(|place| Key::of(text(place))));
            let found = self.numbers_together(&keys, text);
            numbers.extend_from_slice(&found[..keys.len()]);
        }
        numbers
    }

    #[inline(never)]
    fn add(&mut self, place: usize, key: &Key, text: &[u8]) -> u32 {
        let number = self.ends.len() as u32;
        self.slots[place] = Slot {
            head: key.head,
            mark: key.mark,
            taken: number + 1,
        };
        self.arena.extend_from_slice(text);
        self.ends.push(self.arena.len() as u32);
        if self.ends.len() * 3 > self.slots.len() * 2 {
            self.lay_out(self.slots.len() * 2);
        }
        number
    }

    /// Gives every text its slot among so many: those that had one by it, without a look at the texts.
    fn lay_out(&mut self, slots: usize) {
        let before = std::mem::replace(&mut self.slots, vec![Slot::default(); slots]);
        if before.is_empty() {
            for number in 0..self.ends.len() as u32 {
                let Key { head, mark } = Key::of(self.text(number));
                let taken = number + 1;
                self.settle(Slot { head, mark, taken });
            }
        }
        for slot in before {
            if slot.taken != 0 {
                self.settle(slot);
            }
        }
    }

    /// Puts the slot of a text that is known to be new where it is found.
    #[inline]
    fn settle(&mut self, slot: Slot) {
        let mask = self.slots.len() - 1;
        let mut place = place(slot.mark, mask);
        while self.slots[place].taken != 0 {
            place = (place + 1) & mask;
        }
        self.slots[place] = slot;
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
    fn halves_of_a_character_do_not_join_to_one() {
        let mut interner = Interner::default();
        for half in [&"值".as_bytes()[..1], &"值".as_bytes()[1..]] {
            interner.number(half);
        }
        let texts = interner.into_texts();
        assert_eq!(texts.len(), 2);
        assert!(texts.iter().all(|text| text.contains('\u{fffd}')));
    }

    #[test]
    fn a_table_put_together_again_numbers_as_before() {
        let mut interner = Interner::default();
        let texts: Vec<String> = (0..500)
            .map(|n| "x".repeat(n % 20) + &n.to_string())
            .collect();
        for text in &texts {
            interner.number(text.as_bytes());
        }
        let (arena, ends) = (interner.arena().to_vec(), interner.ends().to_vec());
        let mut again = Interner::from_parts(arena.clone(), ends.clone()).unwrap();
        assert_eq!(again.first_match(&Key::of(texts[7].as_bytes())), 0);
        for text in texts.iter().chain([&"new".to_owned()]) {
            assert_eq!(
                again.number(text.as_bytes()),
                interner.number(text.as_bytes())
            );
        }
        assert!(Interner::from_parts(arena, ends[1..].iter().rev().copied().collect()).is_none());
    }

    #[test]
    fn a_later_table_gets_the_numbers_its_texts_would_get_one_by_one() {
        let text = |n: u32| "x".repeat(n as usize % 12) + &n.to_string();
        let (mut first, mut later) = (Interner::default(), Interner::default());
        for n in 0..700 {
            first.number(text(n).as_bytes());
        }
        for n in (500..1300).rev() {
            later.number(text(n).as_bytes());
        }
        let mut one_by_one = first.clone();
        let wanted: Vec<u32> = later.texts().map(|it| one_by_one.number(it)).collect();
        assert_eq!(first.numbers_of(&later), wanted);
        assert_eq!(first.arena(), one_by_one.arena());
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
