//! Where delimiters, line ends and quotes are: one bit a byte; and whether all of it is ASCII.
//!
//! Sixteen bytes are compared at once where the machine can (SSE2; SIMD of WebAssembly), eight
//! otherwise. All three ways give the same bits; a test says so.

/// Bytes a block of bits stands for.
const BLOCK: usize = 64;

/// The four bytes that matter.
pub(super) type Needles = [u8; 4];

/// One bit for each byte of a buffer, set where it is one of the [`Needles`].
#[derive(Debug)]
pub(super) struct Marks {
    needles: Needles,
    bits: Vec<u64>,
    /// Bytes looked at; a multiple of [`BLOCK`], so that a block that was not full is done again.
    done: usize,
    /// Length of the buffer.
    len: usize,
    /// A byte looked at last is not ASCII.
    has_high: bool,
}

impl Marks {
    pub(super) fn new(needles: Needles) -> Marks {
        Marks {
            needles,
            bits: Vec::new(),
            done: 0,
            len: 0,
            has_high: false,
        }
    }

    /// Looks at what was appended to the buffer.
    pub(super) fn extend(&mut self, buffer: &[u8]) {
        self.bits.truncate(self.done / BLOCK);
        let (blocks, rest) = buffer[self.done..].as_chunks::<BLOCK>();
        self.bits.reserve(blocks.len() + 1);
        let mut high = 0;
        for block in blocks {
            let (marks, high_bits) = bits(block, self.needles);
            self.bits.push(marks);
            high |= high_bits;
        }
        self.done += blocks.len() * BLOCK;
        if !rest.is_empty() {
            let mut block = [0; BLOCK];
            block[..rest.len()].copy_from_slice(rest);
            // What lies behind the buffer must not look like a mark.
            let seen = (1 << rest.len()) - 1;
            let (marks, high_bits) = bits(&block, self.needles);
            self.bits.push(marks & seen);
            high |= high_bits;
        }
        self.has_high = high != 0;
        self.len = buffer.len();
    }

    /// True when a byte of those looked at last is not ASCII.
    pub(super) fn has_high(&self) -> bool {
        self.has_high
    }

    /// How many bytes may be cut off the front when nothing before `place` is needed any more.
    pub(super) fn whole_blocks(place: usize) -> usize {
        place / BLOCK * BLOCK
    }

    /// Follows the buffer, of which so many bytes were cut off the front: whole blocks.
    pub(super) fn forget(&mut self, bytes: usize) {
        let blocks = (bytes / BLOCK).min(self.bits.len());
        self.bits.drain(..blocks);
        self.done = self.done.saturating_sub(bytes);
        self.len -= bytes.min(self.len);
    }

    /// The first mark at or behind `place`.
    #[inline(always)]
    pub(super) fn next(&self, place: usize) -> Option<usize> {
        let (mut block, mut left) = self.at(place);
        while left == 0 {
            block += 1;
            left = self.block(block)?;
        }
        Some(Self::place(block, left))
    }

    /// The block a place is in, and its marks at or behind the place.
    #[inline(always)]
    pub(super) fn at(&self, place: usize) -> (usize, u64) {
        let block = place / BLOCK;
        let marks = self.block(block).unwrap_or_default();
        (block, marks & (!0 << (place % BLOCK)))
    }

    /// The marks of a block; none behind the buffer.
    #[inline(always)]
    pub(super) fn block(&self, block: usize) -> Option<u64> {
        self.bits.get(block).copied()
    }

    /// Where the first of the marks left in a block is.
    #[inline(always)]
    pub(super) fn place(block: usize, left: u64) -> usize {
        block * BLOCK + left.trailing_zeros() as usize
    }
}

#[cfg(all(target_arch = "wasm32", target_feature = "simd128"))]
#[inline]
fn bits(block: &[u8; BLOCK], needles: Needles) -> (u64, u32) {
    use core::arch::wasm32::{u8x16_bitmask, u8x16_eq, u8x16_splat, v128, v128_or};
    let needles = needles.map(|needle| u8x16_splat(needle));
    let (quarters, _) = block.as_chunks::<16>();
    let (mut bits, mut high) = (0, 0);
    for (place, quarter) in quarters.iter().enumerate() {
        let bytes: v128 = bytemuck::pod_read_unaligned(quarter);
        let found = v128_or(
            v128_or(u8x16_eq(bytes, needles[0]), u8x16_eq(bytes, needles[1])),
            v128_or(u8x16_eq(bytes, needles[2]), u8x16_eq(bytes, needles[3])),
        );
        bits |= u64::from(u8x16_bitmask(found)) << (place * 16);
        high |= u32::from(u8x16_bitmask(bytes));
    }
    (bits, high)
}

#[cfg(target_arch = "x86_64")]
#[inline]
#[allow(
    unsafe_code,
    reason = "sixteen bytes a step instead of eight: the scan is measured by ./dev bench stages"
)]
fn bits(block: &[u8; BLOCK], needles: Needles) -> (u64, u32) {
    // SAFETY: every x86-64 processor has SSE2, the one thing the function asks for.
    unsafe { bits_sse2(block, needles) }
}

#[cfg(target_arch = "x86_64")]
#[inline]
#[target_feature(enable = "sse2")]
fn bits_sse2(block: &[u8; BLOCK], needles: Needles) -> (u64, u32) {
    use core::arch::x86_64::{
        __m128i, _mm_cmpeq_epi8, _mm_movemask_epi8, _mm_or_si128, _mm_set1_epi8,
    };
    let needles = needles.map(|needle| _mm_set1_epi8(needle.cast_signed()));
    let (quarters, _) = block.as_chunks::<16>();
    let (mut bits, mut high) = (0, 0);
    for (place, quarter) in quarters.iter().enumerate() {
        let bytes: __m128i = bytemuck::pod_read_unaligned(quarter);
        let found = _mm_or_si128(
            _mm_or_si128(
                _mm_cmpeq_epi8(bytes, needles[0]),
                _mm_cmpeq_epi8(bytes, needles[1]),
            ),
            _mm_or_si128(
                _mm_cmpeq_epi8(bytes, needles[2]),
                _mm_cmpeq_epi8(bytes, needles[3]),
            ),
        );
        bits |= u64::from(_mm_movemask_epi8(found).cast_unsigned()) << (place * 16);
        high |= _mm_movemask_epi8(bytes).cast_unsigned();
    }
    (bits, high)
}

#[cfg(not(any(
    target_arch = "x86_64",
    all(target_arch = "wasm32", target_feature = "simd128")
)))]
#[inline]
fn bits(block: &[u8; BLOCK], needles: Needles) -> (u64, u32) {
    portable(block, needles)
}

/// Eight bytes at a time, in any machine's registers.
#[cfg_attr(
    any(
        target_arch = "x86_64",
        all(target_arch = "wasm32", target_feature = "simd128")
    ),
    allow(dead_code, reason = "the yardstick of the others")
)]
fn portable(block: &[u8; BLOCK], needles: Needles) -> (u64, u32) {
    const LOW: u64 = 0x7f7f_7f7f_7f7f_7f7f;
    let needles = needles.map(|needle| u64::from(needle) * 0x0101_0101_0101_0101);
    let (words, _) = block.as_chunks::<8>();
    let (mut bits, mut high) = (0, 0);
    for (place, word) in words.iter().enumerate() {
        let word = u64::from_le_bytes(*word);
        high |= word & !LOW;
        let mut found = 0;
        for needle in needles {
            // The high bit of each byte that equals the needle.
            let differs = word ^ needle;
            found |= !(((differs & LOW) + LOW) | differs | LOW);
        }
        // Eight high bits side by side.
        bits |= ((found >> 7).wrapping_mul(0x0102_0408_1020_4080) >> 56) << (place * 8);
    }
    (bits, u32::from(high != 0))
}

#[cfg(test)]
mod tests {
    use super::*;

    const NEEDLES: Needles = *b",\n\r\"";

    fn places(marks: &Marks) -> Vec<usize> {
        let mut places = Vec::new();
        let mut from = 0;
        while let Some(place) = marks.next(from) {
            places.push(place);
            from = place + 1;
        }
        places
    }

    #[test]
    fn every_way_of_looking_gives_the_same_bits() {
        let mut state = 7_u64;
        for round in 0..2_000 {
            let block: [u8; BLOCK] = std::array::from_fn(|_| {
                state = state
                    .wrapping_mul(6_364_136_223_846_793_005)
                    .wrapping_add(1);
                let byte = (state >> 33) as u8;
                if round % 2 == 0 {
                    NEEDLES[usize::from(byte % 4)].wrapping_add(byte / 64)
                } else {
                    byte
                }
            });
            let slow = block
                .iter()
                .enumerate()
                .filter(|(_, byte)| NEEDLES.contains(byte))
                .fold(0, |bits, (place, _)| bits | 1_u64 << place);
            let has_high = !block.is_ascii();
            for (found, high) in [bits(&block, NEEDLES), portable(&block, NEEDLES)] {
                assert_eq!((found, high != 0), (slow, has_high));
            }
        }
    }

    #[test]
    fn marks_are_found_however_the_buffer_grows_and_shrinks() {
        let text: Vec<u8> = (0..1_000_u32)
            .map(|n| if n * n % 7 == 2 { b',' } else { b'x' })
            .collect();
        let expected: Vec<usize> = (0..text.len())
            .filter(|&place| text[place] == b',')
            .collect();
        for step in [1, 7, 63, 64, 65, 1_000] {
            let mut marks = Marks::new(NEEDLES);
            for end in (step..=text.len()).step_by(step).chain([text.len()]) {
                marks.extend(&text[..end]);
            }
            assert_eq!(places(&marks), expected);
            marks.forget(128);
            marks.extend(&text[128..]);
            let later: Vec<usize> = expected
                .iter()
                .filter(|&&place| place >= 128)
                .map(|place| place - 128)
                .collect();
            assert_eq!(places(&marks), later);
        }
    }
}
