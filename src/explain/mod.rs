//! Expressions that are evaluated *and* shown.
//!
//! A derived number is an [`Explained`]: an expression tree over named inputs, each with its unit
//! and its source. [`Explained::value`] evaluates that very tree, so what the panel prints cannot
//! drift from the result. A counted number is the same thing with a [`Rule`] in place of a formula.
//! No words live here; `text` names the symbols, units and rules in both languages.

mod carried;
mod expr;
mod given;
mod lifetime_rule;
mod lifetime_symbol;
mod segment_symbol;
mod symbol;
mod value_symbol;

pub use carried::Carried;
pub use expr::{Explained, Expr, Input, Length, Source, Unit};
pub use given::Given;
pub use lifetime_rule::LifetimeRule;
pub use lifetime_symbol::LifetimeSymbol;
pub use segment_symbol::SegmentSymbol;
pub use symbol::{Rule, Symbol};
pub use value_symbol::ValueSymbol;
