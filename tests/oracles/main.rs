//! Published and independently computed figures of the models, reproduced.

#![allow(clippy::unwrap_used)]

mod base_value;
mod brand_value;
mod cbv;
mod customer_care;
mod lifetime_value;
mod movement;
mod segments;
mod tiers;
mod tolerance;
