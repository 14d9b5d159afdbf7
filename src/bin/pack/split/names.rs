//! Which functions go, by what they are called.

/// Functions with one of these in their names go: what nothing needs before the first file, example
/// or case is opened.
const LATER: [&str; 28] = [
    "app::bridge::crew",
    "app::bridge::file_job",
    "app::clipboard",
    "app::downloads",
    "app::state::comparison",
    "app::state::customers::Customers::fetch",
    "app::state::jobs::Jobs::import",
    "app::state::recipes",
    "app::state::sheets::Sheets::ask::",
    "app::store::columns",
    "app::views::data",
    "app::views::explain",
    "app::views::figure",
    "app::views::privacy",
    "app::views::scenarios",
    "app::views::segments",
    "app::views::sheet",
    "app::views::value",
    "kezhi::base",
    "kezhi::chart",
    "kezhi::engine",
    "kezhi::explain",
    "kezhi::ingest",
    "kezhi::report",
    "kezhi::scenario",
    "kezhi::text::",
    "kezhi::workshop",
    "plotters",
];

/// Of these, the ones that the page calls as it starts. The test that starts it without the rest
/// fails when one is missing.
const FIRST: [&str; 7] = [
    "app::views::data::__component_data_room",
    "app::views::data::ways",
    "app::views::explain::beside",
    // Ends of values that were never there, small and many.
    "core::ptr::drop_in_place",
    "kezhi::engine::page",
    "kezhi::engine::route",
    "kezhi::scenario::study",
];

/// True for names of functions that belong to the rest.
pub(super) fn goes(name: &str) -> bool {
    let has = |parts: &[&str]| parts.iter().any(|part| name.contains(part));
    has(&LATER) && !has(&FIRST)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_room_goes_and_what_it_begins_with_stays() {
        assert!(goes("app::views::data::columns::__component_columns::h1f"));
        assert!(goes(
            "<kezhi::chart::figure::Drawing as core::clone::Clone>::clone::h2e"
        ));
        assert!(!goes(
            "app::views::data::ways::__component_ways::{{closure}}::h3d"
        ));
        assert!(!goes(
            "core::ptr::drop_in_place<kezhi::report::topic::Topic>::h4c"
        ));
        assert!(!goes("app::state::sheets::Sheets::ask_topics::h5b"));
        assert!(!goes("dlmalloc::dlmalloc::Dlmalloc<A>::malloc::h6a"));
    }
}
