//! What the room shows from the first file on.

use leptos::prelude::*;

use super::{importing, opened, proposal};

/// How far the file is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Step {
    Looking,
    Proposal,
    Importing,
    Opened,
}

/// The view of a step. It stays a function of its own, so that what an empty room needs is there
/// without what these need.
#[inline(never)]
pub(super) fn shown(step: Step) -> AnyView {
    match step {
        Step::Looking => view! { <importing::Looking /> }.into_any(),
        Step::Proposal => view! { <proposal::Proposal /> }.into_any(),
        Step::Importing => view! { <importing::Importing /> }.into_any(),
        Step::Opened => view! { <opened::Opened /> }.into_any(),
    }
}
