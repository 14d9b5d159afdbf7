//! The only door: what the page asks and what it is told.

pub mod route;
pub mod wire;
