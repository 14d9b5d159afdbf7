//! Segmentations in words: schemes, segments, the rules that made them, and what may be wrong.

mod errors;
mod movement;
mod names;
mod rfm;
mod rules;
mod steps;
mod usage;

pub use errors::{cuts_error, movement_days, period_error, scheme_error};
pub use movement::movement_rules;
pub use names::{
    OpeningFact, abc_class, amount, band, criterion, flow_state, flow_state_rule, indicator, level,
    level_note, list_column, list_columns, list_unit, loyalty, of_last_line, opening_fact,
    opening_note, relation_actions, scheme_name, segment, segment_note, segment_number, stage,
    usage,
};
pub use rules::{field, field_unit, scheme_rules, settled_rules};
pub use steps::next_step;
