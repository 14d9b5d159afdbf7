//! Records are the same however the bytes arrive.
#![no_main]

use kezhi::ingest::{Delimiter, Quotes};
use kezhi::ingest::fuzzing::scanner;
use libfuzzer_sys::fuzz_target;

fuzz_target!(|bytes: &[u8]| {
    let Some((&first, bytes)) = bytes.split_first() else {
        return;
    };
    let delimiter = Delimiter::ALL[usize::from(first) % Delimiter::ALL.len()];
    for quotes in Quotes::ALL {
        let whole = scanner(bytes, delimiter, quotes, usize::MAX);
        let cut = scanner(bytes, delimiter, quotes, 1 + usize::from(first / 4));
        assert_eq!(whole, cut);
    }
});
