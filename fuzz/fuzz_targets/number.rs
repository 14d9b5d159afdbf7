//! No cell panics, and blanks around an amount change nothing.
#![no_main]

use kezhi::ingest::fuzzing::number;
use libfuzzer_sys::fuzz_target;

fuzz_target!(|cell: &[u8]| {
    let read = number(cell);
    if read.iter().any(Option::is_some) && cell.len() < 190 {
        assert_eq!(number(&[b" ", cell, b" "].concat()), read);
    }
});
