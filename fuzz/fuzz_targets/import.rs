//! Any bytes are read or refused, the same for any cut of the work, and every row is accounted for.
//! Workbooks are among them: their archives are told by their first bytes.
#![no_main]

use kezhi::ingest::fuzzing::inspect_and_import;
use libfuzzer_sys::fuzz_target;

fuzz_target!(|bytes: &[u8]| {
    let Some((&first, bytes)) = bytes.split_first() else {
        return;
    };
    let (ranges, chunk) = (1 + usize::from(first % 8), 1 + usize::from(first));
    let Ok([whole, cut]) = inspect_and_import("orders.csv", bytes, ranges, chunk) else {
        return;
    };
    assert_eq!(whole, cut);
    if let Ok(lines) = whole {
        let rows = lines.facts.rows;
        assert_eq!(rows.read, rows.used + rows.set_aside);
        assert_eq!(rows.used, lines.len() as u64);
    }
});
