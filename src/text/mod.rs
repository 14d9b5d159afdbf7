//! Words and numbers for people, in Chinese and English side by side.

mod entry;
mod lang;
pub mod mask;
pub mod ui;

pub use entry::{EntryError, EntryKind, parse_entry};
pub use lang::Lang;
