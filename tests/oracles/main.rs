//! Published and independently computed figures of the models, reproduced.

#![allow(clippy::unwrap_used)]

mod cbv;
mod lifetime;
mod retention;
mod tiers;
#[allow(dead_code)]
mod tolerance;
