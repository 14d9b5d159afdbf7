//! How columns lie in bytes: one after the other, each at a multiple of eight.
//!
//! Columns are little-endian, which is what WebAssembly and every machine this runs on is, so they
//! are copied whole in both directions and never looked at one by one.

use std::borrow::Cow;

use bytemuck::Pod;

use super::DecodeError;
use crate::ingest::Source;

/// Bytes to be written one behind the other, without being joined first.
#[derive(Debug, Default)]
pub struct Encoded<'a> {
    parts: Vec<Cow<'a, [u8]>>,
    len: usize,
    /// Which parts are columns of lines, as [`Encoded::lines`] added them: number of the part and length.
    lines: Vec<(usize, usize)>,
}

impl<'a> Encoded<'a> {
    /// How many bytes.
    pub fn len(&self) -> usize {
        self.len
    }

    /// True without a byte.
    pub fn is_empty(&self) -> bool {
        self.len == 0
    }

    /// The parts, to be written in this order.
    pub fn parts(&self) -> impl Iterator<Item = &[u8]> + Clone {
        self.parts.iter().map(AsRef::as_ref)
    }

    /// All bytes joined.
    pub fn to_vec(&self) -> Vec<u8> {
        let mut all = Vec::with_capacity(self.len);
        for part in self.parts() {
            all.extend_from_slice(part);
        }
        all
    }

    /// Equal parts give the same sixteen digits.
    pub(super) fn fingerprint(&self) -> String {
        let mut fingerprint = Fingerprint::default();
        for part in self.parts() {
            fingerprint.add(part);
        }
        fingerprint.text()
    }

    pub(super) fn bytes(&mut self, bytes: impl Into<Cow<'a, [u8]>>) {
        const ZEROS: [u8; 8] = [0; 8];
        let bytes = bytes.into();
        let missing = bytes.len().next_multiple_of(8) - bytes.len();
        self.len += bytes.len() + missing;
        self.parts.push(bytes);
        self.parts.push(Cow::Borrowed(&ZEROS[..missing]));
    }

    pub(super) fn column<T: Pod>(&mut self, column: &'a [T]) {
        self.bytes(bytemuck::cast_slice(column));
    }

    /// A column with an entry for each line.
    pub(super) fn lines<T: Pod>(&mut self, column: &'a [T]) {
        let len = size_of_val(column);
        self.lines.push((self.parts.len(), len));
        self.column(column);
    }

    /// The place of a column of lines that is left out.
    pub(super) fn no_lines(&mut self) {
        self.lines.push((self.parts.len(), 0));
    }

    /// The columns of lines: number of the part and length.
    pub(super) fn columns_of_lines(&self) -> &[(usize, usize)] {
        &self.lines
    }

    pub(super) fn word(&mut self, word: u64) {
        self.bytes(word.to_le_bytes().to_vec());
    }
}

/// Reads what [`Encoded`] wrote.
pub(super) struct Input<'a> {
    source: &'a mut dyn Source,
    place: u64,
}

impl<'a> Input<'a> {
    pub(super) fn new(source: &'a mut dyn Source) -> Input<'a> {
        Input { source, place: 0 }
    }

    /// Fills a column of `count` entries.
    pub(super) fn column<T: Pod>(&mut self, count: usize) -> Result<Vec<T>, DecodeError> {
        let size = count
            .checked_mul(size_of::<T>())
            .ok_or(DecodeError::Damaged)?;
        // Whatever the count says, no more is taken up than there are bytes.
        if size as u64 > self.source.len().saturating_sub(self.place) {
            return Err(DecodeError::Damaged);
        }
        let mut column = vec![T::zeroed(); count];
        let mut rest: &mut [u8] = bytemuck::cast_slice_mut(&mut column);
        while !rest.is_empty() {
            let count = self
                .source
                .read_at(self.place, rest)
                .map_err(|_| DecodeError::Damaged)?;
            if count == 0 {
                return Err(DecodeError::Damaged);
            }
            self.place += count as u64;
            rest = &mut rest[count..];
        }
        self.place = self.place.next_multiple_of(8);
        Ok(column)
    }

    pub(super) fn word(&mut self) -> Result<u64, DecodeError> {
        let word: Vec<u64> = self.column(1)?;
        word.first().copied().ok_or(DecodeError::Damaged)
    }

    pub(super) fn length(&mut self) -> Result<usize, DecodeError> {
        usize::try_from(self.word()?).map_err(|_| DecodeError::Damaged)
    }

    /// True when nothing is left.
    pub(super) fn is_done(&self) -> bool {
        self.place == self.source.len()
    }
}

/// A fingerprint of bytes: four lanes of eight bytes, so that it keeps up with the memory.
#[derive(Debug, Clone)]
struct Fingerprint {
    lanes: [u64; 4],
    bytes: u64,
}

impl Default for Fingerprint {
    fn default() -> Fingerprint {
        Fingerprint {
            lanes: [
                0xcbf2_9ce4_8422_2325,
                0x9e37_79b9_7f4a_7c15,
                0xc2b2_ae3d_27d4_eb4f,
                0x1656_67b1_9e37_79f9,
            ],
            bytes: 0,
        }
    }
}

impl Fingerprint {
    const FACTOR: u64 = 0x9fb2_1c65_1e98_df25;

    /// Takes in one part; where parts end matters.
    fn add(&mut self, part: &[u8]) {
        self.bytes = self.bytes.wrapping_mul(31).wrapping_add(part.len() as u64);
        let mut blocks = part.chunks_exact(32);
        for block in &mut blocks {
            for (lane, word) in self.lanes.iter_mut().zip(block.chunks_exact(8)) {
                *lane = step(*lane, word);
            }
        }
        for (lane, word) in self.lanes.iter_mut().zip(blocks.remainder().chunks(8)) {
            *lane = step(*lane, word);
        }
    }

    /// Sixteen hexadecimal digits.
    fn text(&self) -> String {
        let folded = self.lanes.iter().fold(self.bytes, |state, lane| {
            (state.rotate_left(23) ^ lane).wrapping_mul(Self::FACTOR)
        });
        format!("{:016x}", folded ^ (folded >> 32))
    }
}

#[inline]
fn step(lane: u64, word: &[u8]) -> u64 {
    let mut whole = [0; 8];
    whole[..word.len()].copy_from_slice(word);
    let mixed = (lane ^ u64::from_le_bytes(whole)).wrapping_mul(Fingerprint::FACTOR);
    mixed ^ (mixed >> 29)
}
