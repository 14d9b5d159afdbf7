//! Two things at once, where there are threads.

use bytemuck::Zeroable;

/// Runs both: side by side natively, one after the other in the browser, whose workers have no
/// threads.
#[cfg(not(target_arch = "wasm32"))]
pub(crate) fn both<A, B: Send>(
    first: impl FnOnce() -> A,
    second: impl FnOnce() -> B + Send,
) -> (A, B) {
    std::thread::scope(|scope| {
        let beside = scope.spawn(second);
        let first = first();
        match beside.join() {
            Ok(second) => (first, second),
            Err(panic) => std::panic::resume_unwind(panic),
        }
    })
}

/// See above.
#[cfg(target_arch = "wasm32")]
pub(crate) fn both<A, B>(first: impl FnOnce() -> A, second: impl FnOnce() -> B) -> (A, B) {
    (first(), second())
}

/// A column of so many entries, each made from its place: both halves at once.
#[cfg(not(target_arch = "wasm32"))]
pub(crate) fn column<T: Copy + Send + Zeroable>(
    len: usize,
    entry: impl Fn(usize) -> T + Sync,
) -> Vec<T> {
    // Of less than this, starting a thread would take longer.
    const MANY: usize = 100_000;
    if len < MANY {
        return (0..len).map(entry).collect();
    }
    let mut column = bytemuck::zeroed_vec(len);
    let half = len / 2;
    let (low, high) = column.split_at_mut(half);
    let fill = |part: &mut [T], from: usize| {
        for (place, to) in part.iter_mut().enumerate() {
            *to = entry(from + place);
        }
    };
    both(|| fill(low, 0), || fill(high, half));
    column
}

/// See above.
#[cfg(target_arch = "wasm32")]
pub(crate) fn column<T: Copy + Zeroable>(len: usize, entry: impl Fn(usize) -> T) -> Vec<T> {
    (0..len).map(entry).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_column_is_the_same_in_halves_and_in_one() {
        for len in [0, 1, 7, 99_999, 100_001] {
            let entry = |place: usize| place as u64 * 7 % 1_000;
            assert_eq!(column(len, entry), (0..len).map(entry).collect::<Vec<_>>());
        }
    }
}
