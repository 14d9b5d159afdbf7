//! A project is refused, or the same when written and read again.
#![no_main]

use kezhi::scenario::{read_project, write_project};
use libfuzzer_sys::fuzz_target;

fuzz_target!(|text: &str| {
    if let Ok(study) = read_project(text) {
        let written = write_project(&study);
        let again = read_project(&written).map(|study| write_project(&study));
        assert_eq!(again.as_ref(), Ok(&written));
    }
});
