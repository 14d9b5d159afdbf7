//! Cutting a file into ranges that can be read side by side.

use std::ops::Range;

use super::{Encoding, Format, Plan};

/// Cuts `len` bytes into `count` ranges of nearly the same length, in order and without gaps.
///
/// The ranges say where to look; which record belongs to which range is decided by
/// [`super::scan_range`]: the ones that begin behind a line feed within it. Fewer ranges come back
/// when there are fewer bytes.
pub fn plan_ranges(len: u64, count: usize) -> Vec<Range<u64>> {
    let count = (count.max(1) as u64).min(len.max(1));
    let cut = |index: u64| (u128::from(len) * u128::from(index) / u128::from(count)) as u64;
    (0..count).map(|index| cut(index)..cut(index + 1)).collect()
}

/// True when a range may begin behind any line feed byte.
///
/// In UTF-8, windows-1252 and GB18030 the byte 0x0A is always a line feed: trail bytes of GB18030
/// begin at 0x30, and a line feed behind half a character ends that character. (They may equal the
/// delimiter `|`, so the text is transcoded before it is cut into cells.) In UTF-16 the byte is
/// half of a character, so such a file is read in one go by the first range. A workbook is too.
/// A file whose only line ends are CR has no line feed: its first range takes everything.
pub(super) fn is_splittable(plan: &Plan) -> bool {
    match &plan.format {
        Format::Sheet(_) => false,
        Format::Text(format) => !matches!(format.encoding, Encoding::Utf16Le | Encoding::Utf16Be),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ranges_cover_every_byte_once() {
        for len in [0, 1, 2, 7, 100, u64::MAX] {
            for count in 0..9 {
                let ranges = plan_ranges(len, count);
                assert_eq!(ranges.first().map(|range| range.start), Some(0));
                assert_eq!(ranges.last().map(|range| range.end), Some(len));
                assert!(ranges.windows(2).all(|pair| pair[0].end == pair[1].start));
            }
        }
    }
}
