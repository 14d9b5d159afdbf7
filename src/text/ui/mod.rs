//! The fixed words of the page, Chinese and English side by side, a file for each screen.

pub mod data;
pub mod figure;
pub mod inputs;
pub mod privacy;
pub mod quality;
pub mod scenarios;
pub mod segments;
pub mod sheet;
pub mod sheet_cohorts;
pub mod sheet_contracts;
pub mod sheet_customers;
pub mod sheet_documents;
pub mod sheet_forecast;
pub mod sheet_lifetime;
pub mod sheet_lifetime_paper;
pub mod sheet_movement;
pub mod sheet_papers;
pub mod sheet_school;
pub mod sheet_segments;
pub mod sheet_slipping;
pub mod sheet_value;
pub mod sheet_ways;
pub mod shell;
pub mod table;
pub mod value;

pub use super::phrase::Phrase;
use super::phrase::both;
