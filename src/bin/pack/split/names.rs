//! Which functions go, by what they are called.

/// How the functions of a program are told apart.
pub(super) struct Names {
    /// Functions with one of these in their names go.
    later: &'static [&'static str],
    /// Of these, the ones that the program calls as it starts.
    first: &'static [&'static str],
}

/// Of the page goes what nothing needs before the first file, example or case is opened. The test that
/// starts the page without the rest fails when one of the first is missing.
pub(super) const PAGE: Names = Names {
    later: &[
        "app::bridge::crew",
        "app::bridge::file_job",
        "app::clipboard",
        "app::dataset::DatasetKeeper::adopt",
        "app::downloads",
        "app::files::take_drops::{{closure}}::{{closure}}",
        "app::state::comparison",
        "app::state::customers::Customers::fetch",
        "app::state::explain::Explain::read",
        "app::state::jobs::Jobs::forget",
        "app::state::jobs::again",
        "app::state::jobs::project",
        "app::state::jobs::Jobs::follow::{{closure}}::{{closure}}",
        "app::state::jobs::Jobs::import",
        "app::state::recipes",
        "app::state::report::Reports::file",
        "app::state::report::Reports::take_facts",
        "app::state::sheets::entering::<impl app::state::sheets::Sheets>::enter",
        "app::state::sheets::Sheets::ask::",
        "app::state::telling::Telling::start::{{closure}}::{{closure}}",
        "app::store::columns",
        "app::views::analysis_day",
        "app::views::controls::table",
        "app::views::controls::told",
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
    ],
    first: &[
        "app::views::data::__component_data_room",
        "app::views::data::empty",
        "app::views::explain::beside",
        // Ends of values that were never there, small and many.
        "core::ptr::drop_in_place",
        "kezhi::engine::page",
        "kezhi::engine::route",
        "kezhi::scenario::study",
        // Names and notes of what opens with one click.
        "kezhi::text::names::case_title",
        "kezhi::text::samples",
    ],
};

/// Of the engine goes what answers every topic but the first ones: facts, the list of topics, tiers
/// and CBV. The test that keeps the rest away fails when something of these is missing.
pub(super) const ENGINE: Names = Names {
    later: &[
        "flate2",
        "kezhi::engine::customers",
        "kezhi::engine::export",
        "kezhi::engine::forecasts",
        "kezhi::engine::lifetime",
        "kezhi::engine::segment",
        "kezhi::engine::sheets",
        "kezhi::engine::value",
        "kezhi::lifetime",
        "kezhi::report",
        "kezhi::segment",
        "kezhi::value",
        "zlib_rs",
    ],
    first: &[
        "Serialize for",
        "core::clone::Clone",
        "core::default::Default",
        "core::ptr::drop_in_place",
        "kezhi::report::lifetime::topics",
        "kezhi::report::own_controls::own_starts",
        "kezhi::report::question::Question::to_value",
        "kezhi::report::question::topics",
        "kezhi::report::segment_topics",
        "kezhi::report::topic",
        "kezhi::report::value::topics",
        "kezhi::segment::basis",
        "kezhi::segment::cut",
        "kezhi::segment::opening",
        "kezhi::segment::spread",
        "kezhi::segment::summary",
        "kezhi::segment::table",
        "kezhi::segment::thresholds",
        "kezhi::segment::tier",
        "kezhi::value::cbv",
        "kezhi::value::concentration",
        "kezhi::value::contribution",
        "kezhi::value::curves",
    ],
};

impl Names {
    /// True for names of functions that belong to the rest.
    pub(super) fn goes(&self, name: &str) -> bool {
        let has = |parts: &[&str]| parts.iter().any(|part| name.contains(part));
        has(self.later) && !has(self.first)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_room_goes_and_what_it_begins_with_stays() {
        for name in [
            "app::views::data::columns::__component_columns::h1f",
            "<kezhi::chart::figure::Drawing as core::clone::Clone>::clone::h2e",
        ] {
            assert!(PAGE.goes(name), "{name}");
        }
        for name in [
            "app::views::ways::__component_ways::{{closure}}::h3d",
            "core::ptr::drop_in_place<kezhi::report::topic::Topic>::h4c",
            "app::state::sheets::Sheets::ask_topics::h5b",
            "dlmalloc::dlmalloc::Dlmalloc<A>::malloc::h6a",
        ] {
            assert!(!PAGE.goes(name), "{name}");
        }
    }

    #[test]
    fn a_forecast_goes_and_tiers_stay() {
        assert!(ENGINE.goes("kezhi::lifetime::fit::fit::h1a"));
        assert!(!ENGINE.goes("kezhi::segment::tiers::cut::h2b"));
    }
}
