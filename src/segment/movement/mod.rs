//! Movement of customers between segments and between periods (M03).

mod flow;
mod matrix;

pub use flow::{FlowState, FlowSum, Period, PeriodError, PeriodFlow};
pub use matrix::{Chain, Movement, MovementCell, MovementRule, SegmentBalance, Yardstick};
