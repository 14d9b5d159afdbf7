//! Movement of customers between segments and between periods (M03).

mod flow;
mod markov;
mod matrix;

pub use flow::{FlowState, FlowSum, Period, PeriodError, PeriodFlow};
pub use markov::{Markov, MarkovError, MarkovStep, TierMove};
pub use matrix::{Movement, MovementCell, MovementRule, SegmentBalance, Yardstick};
