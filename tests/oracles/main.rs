//! Published and independently computed figures of the models, reproduced.

mod cbv;
mod tiers;
mod tolerance;
