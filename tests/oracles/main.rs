//! Published and independently computed figures of the models, reproduced.

#![allow(clippy::unwrap_used)]

mod cbv;
mod movement;
mod segments;
mod tiers;
mod tolerance;
