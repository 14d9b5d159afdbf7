//! The built page in a real browser, under a sub-path; one behaviour a file.

#[allow(dead_code, reason = "the tests of later pages use the rest")]
mod harness;

mod loads;
mod offline;
mod private;
mod update;
