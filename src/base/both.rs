//! Two things at once, where there are threads.

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
