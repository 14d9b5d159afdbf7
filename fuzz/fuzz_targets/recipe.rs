//! A saved plan is refused, or the same when written and read again.
#![no_main]

use kezhi::ingest::fuzzing::recipe;
use libfuzzer_sys::fuzz_target;

fuzz_target!(|bytes: &[u8]| {
    if let Some([plan, again]) = recipe(bytes) {
        assert_eq!(plan, again);
    }
});
