//! Every tolerance of the oracle tests, in one place.

/// Relative tolerance of printed and independently computed figures of the models.
pub(crate) const MODEL: f64 = 1e-5;

/// Asserts that a figure meets its oracle.
pub(crate) fn meets(found: f64, oracle: f64, what: &str) {
    let close = (found - oracle).abs() <= MODEL * oracle.abs().max(f64::MIN_POSITIVE);
    assert!(
        close || found == oracle,
        "{what}: found {found}, oracle {oracle}"
    );
}
