//! Words and numbers for people, in Chinese and English side by side.

mod lang;
pub mod number;

pub use lang::Lang;
