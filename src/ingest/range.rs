//! Cutting a file into ranges that can be read side by side.

use std::ops::Range;

use super::{Format, Plan};

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
/// That is so where the byte 0x0A is always a line feed ([`super::Encoding::may_hide`]). In UTF-16 it may
/// be half of a character, so such a file is read in one go by the first range. A workbook and an
/// HTML page are too.
/// A file whose only line ends are CR has no line feed: its first range takes everything.
pub fn is_splittable(plan: &Plan) -> bool {
    if !plan.shape.gives_order_lines() {
        return false;
    }
    match &plan.format {
        Format::Sheet(_) | Format::Html(_) => false,
        Format::Text(format) => !format.encoding.may_hide(b'\n'),
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
