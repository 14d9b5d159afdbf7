//! Published and independently computed figures of the models, reproduced.

#![allow(clippy::unwrap_used)]

mod base_value;
mod brand_value;
mod cbv;
mod customer_care;
#[path = "../drawn/mod.rs"]
#[allow(dead_code, reason = "shared with other tests")]
mod drawn;
mod lifetime;
mod lifetime_checks;
mod lifetime_value;
mod papers;
mod retention;
mod segments;
mod tiers;
#[allow(dead_code)]
mod tolerance;
