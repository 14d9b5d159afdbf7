//! The pack.

fn main() {}
