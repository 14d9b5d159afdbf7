//! What comes out is UTF-8 unless the bytes claimed to be that already, however they arrive.
#![no_main]

use kezhi::ingest::{Encoding, fuzzing::encoding};
use libfuzzer_sys::fuzz_target;

fuzz_target!(|bytes: &[u8]| {
    let Some((&chunk, bytes)) = bytes.split_first() else {
        return;
    };
    let (guess, whole) = encoding(bytes, usize::MAX);
    assert_eq!(encoding(bytes, usize::from(chunk)), (guess, whole.clone()));
    assert!(guess == Encoding::Utf8 || std::str::from_utf8(&whole).is_ok());
});
