//! Kezhi 客值: who the customers are, what each is worth, and what would change it.
//!
//! One way through the code; a stage never imports a later one:
//!
//! `units`, `explain` → `ingest` (bytes to order lines) → `base` (order lines to customers) →
//! `segment` (customers to tiers) → `value` (tiers to money) → `scenario` (assumptions, what-if) →
//! `workshop` (cases) → `text` (words in both languages) → `chart` (figures) → `engine` (the only
//! door).

pub mod base;
pub mod chart;
pub mod engine;
pub mod explain;
pub mod ingest;
pub mod scenario;
pub mod segment;
pub mod store;
pub mod text;
pub mod units;
pub mod value;
pub mod workshop;
