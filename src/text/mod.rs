//! Words and numbers for people, in Chinese and English side by side.

mod crash;
mod lang;

pub use crash::{CrashWords, crash_words, panic_words};
pub use lang::Lang;
