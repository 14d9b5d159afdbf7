//! No cell panics, and a day that was read is the same when written as ISO and read again.
#![no_main]

use kezhi::ingest::fuzzing::date;
use libfuzzer_sys::fuzz_target;

fuzz_target!(|cell: &[u8]| {
    for day in date(cell).into_iter().flatten() {
        assert_eq!(date(day.iso().as_bytes()), [Some(day); 3]);
    }
});
