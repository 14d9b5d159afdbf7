//! What the benchmarks share.

#![allow(dead_code, reason = "each benchmark uses a part")]

pub(crate) mod files;
pub(crate) mod orders;
pub(crate) mod process;
pub(crate) mod schemes;
pub(crate) mod table;
