//! A made-up file, printed.

use kezhi::text::{Lang, samples};
use kezhi::workshop::Sample;

use crate::args::{SampleArgs, SampleChoice};
use crate::failure::Failure;

/// The file as text.
///
/// # Errors
/// None: what is made up is always there.
pub(crate) fn run(options: &SampleArgs, lang: Lang) -> Result<String, Failure> {
    let sample = match options.of {
        SampleChoice::Orders => Sample::Orders,
        SampleChoice::Leads => Sample::Leads,
        SampleChoice::Accounts => Sample::Accounts,
    };
    Ok(String::from_utf8_lossy(&samples::bytes(lang, sample)).into_owned())
}
