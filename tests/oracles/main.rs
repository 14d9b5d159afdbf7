//! Published and independently computed figures of the models, reproduced.

#![allow(clippy::unwrap_used)]

mod base_value;
mod brand_value;
mod cbv;
mod customer_care;
mod lifetime;
mod lifetime_value;
mod papers;
mod retention;
mod segments;
mod tiers;
#[allow(dead_code)]
mod tolerance;
