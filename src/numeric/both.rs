//! Two things at once, where there are threads.

/// True where [`both`] runs side by side: work is worth dividing.
pub(crate) const HAS_THREADS: bool = cfg!(not(target_arch = "wasm32"));

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

/// Fills a column, each entry made from its place: both halves at once, where there are threads.
pub(crate) fn fill<T: Send>(column: &mut [T], entry: impl Fn(usize) -> T + Sync) {
    // Of less than this, starting a thread would take longer.
    const MANY: usize = 100_000;
    let half = match HAS_THREADS && column.len() >= MANY {
        true => column.len() / 2,
        false => column.len(),
    };
    let (low, high) = column.split_at_mut(half);
    let fill = |part: &mut [T], from: usize| {
        for (place, to) in part.iter_mut().enumerate() {
            *to = entry(from + place);
        }
    };
    match high.is_empty() {
        true => fill(low, 0),
        false => {
            both(|| fill(low, 0), || fill(high, half));
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_column_is_the_same_in_halves_and_in_one() {
        for len in [0, 1, 7, 99_999, 100_001] {
            let entry = |place: usize| place as u64 * 7 % 1_000;
            let mut column = vec![0; len];
            fill(&mut column, entry);
            assert_eq!(column, (0..len).map(entry).collect::<Vec<_>>());
        }
    }
}
