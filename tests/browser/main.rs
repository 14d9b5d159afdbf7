//! The built page in a real browser, under a sub-path; one behaviour a file.

#![allow(
    clippy::expect_used,
    clippy::unwrap_used,
    reason = "a test stops at what must not be"
)]

#[allow(dead_code, reason = "the tests of later pages use the rest")]
mod harness;

mod desk;

#[allow(dead_code, reason = "shared with the benchmarks")]
#[path = "../../benches/common/orders.rs"]
mod orders;

mod accessible;
mod bad_input;
mod breaks;
mod explains;
mod exports;
mod first_value;
mod four_ways;
mod keyboard;
mod language;
mod loads;
mod long_work;
mod offline;
mod print;
mod private;
mod project;
mod reading;
mod returns;
mod rows;
mod scenarios;
mod superseded;
mod survives;
mod topics;
mod undo;
mod update;
