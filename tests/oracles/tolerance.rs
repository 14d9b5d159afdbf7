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

/// Relative tolerance of fitted parameters: the likelihood is flat about its maximum.
pub(crate) const PARAMETER: f64 = 1e-4;
/// Relative tolerance of standard errors, which come from second differences.
pub(crate) const STANDARD_ERROR: f64 = 1e-3;
/// Absolute tolerance of ln L.
pub(crate) const LOG_LIKELIHOOD: f64 = 1e-4;
/// Relative tolerance of predictions at given parameters.
pub(crate) const PREDICTION: f64 = 1e-8;
/// Relative tolerance of totals predicted at fitted parameters.
pub(crate) const FITTED_TOTAL: f64 = 1e-4;

/// Asserts that a figure meets its oracle to a relative tolerance.
pub(crate) fn meets_to(tolerance: f64, found: f64, oracle: f64, what: &str) {
    let close = (found - oracle).abs() <= tolerance * oracle.abs();
    assert!(
        close || found == oracle,
        "{what}: found {found}, oracle {oracle}"
    );
}

/// Asserts that a figure meets its oracle to an absolute tolerance: half a digit of a print.
pub(crate) fn meets_within(distance: f64, found: f64, oracle: f64, what: &str) {
    assert!(
        (found - oracle).abs() <= distance,
        "{what}: found {found}, oracle {oracle}"
    );
}

/// Relative tolerance of the school's fits, printed with six digits at a flat optimum.
pub(crate) const SCHOOL_PARAMETER: f64 = 1e-4;

/// Orders a head in print whose fit stopped short of the maximum.
pub(crate) const LOOSE_PRINT: f64 = 1e-3;
