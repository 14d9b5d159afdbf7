//! Kezhi 客值: who the customers are, what each is worth, and what would change it.
//!
//! One way through the code; a stage never imports a later one (a test reads the sources and says
//! so). Read the rooms in this order:
//!
//! 1. [`units`] money, days, months, margins; [`numeric`] special functions and minimisation;
//!    [`explain`] expressions that are evaluated and shown;
//!    [`json`] the one way in and out of text
//! 2. [`ingest`] bytes of any order file to [`ingest::OrderLines`], with a reason for every guess
//! 3. [`base`] order lines to customers, seen through a window
//! 4. [`segment`] customers to groups by any school: a [`segment::Scheme`] gives a
//!    [`segment::Segmentation`], counted in a small [`segment::SegmentSummary`]
//! 5. [`value`] groups and assumptions to money: contribution, concentration, lifetime value, brands,
//!    leads
//! 6. [`lifetime`] purchase histories to forecasts: fitted models, P(alive), expected orders, value
//! 7. [`loyalty`] answers to loyalty: what the respondents of a survey say
//! 8. [`scenario`] assumptions, the one reducer with undo, scenarios side by side
//! 9. [`workshop`] teaching cases and sample data
//! 10. [`text`] every word in Chinese and English; [`chart`] figures laid out and painted
//! 11. [`report`] pages of answers in words, and tables as files for spreadsheets
//! 12. [`store`] what is kept between visits; [`engine`] the only door for page, worker and command
//!     line
//!
//! # From a file to the worth of its customers
//!
//! ```
//! use kezhi::engine::{DataSel, Engine, Request, Response, ReportQuestion};
//! use kezhi::explain::Source;
//! use kezhi::ingest::{self, ImportOptions, MemorySource, Overrides};
//! use kezhi::segment::Tier;
//! use kezhi::value::Contribution;
//!
//! let file = kezhi::text::samples::bytes(kezhi::text::Lang::Zh, kezhi::workshop::Sample::Orders);
//! let mut source = MemorySource(&file);
//! let inspection = ingest::inspect(&mut source, "orders.csv", &Overrides::default())?;
//! let lines =
//!     ingest::import(&mut source, &inspection.plan, &ImportOptions::default(), &mut |_| {})?;
//!
//! let mut engine = Engine::default();
//! let facts = engine.open(lines);
//! assert_eq!(facts.rows.read, facts.rows.used + facts.rows.set_aside);
//!
//! let assumptions = kezhi::scenario::Assumptions::for_file(facts.has_profit, facts.currency);
//! let request = Request::Report(ReportQuestion {
//!     data: DataSel::Opened,
//!     window: assumptions.window,
//!     returns: assumptions.returns,
//!     thresholds: assumptions.thresholds,
//!     margins: assumptions.margins,
//!     selection: assumptions.selection,
//!     today: None,
//! });
//! let Response::Report(report) = engine.handle(request, None)? else { unreachable!() };
//! let table = report.table.expect("the sample has active customers");
//! let contribution = Contribution::evaluate(
//!     &table,
//!     &assumptions.margins,
//!     Source::File,
//!     Source::Assumption,
//! );
//! let diamond = contribution.row(Tier::Diamond).and_then(|row| row.profit_share.as_ref());
//! assert!(diamond.is_some_and(|share| share.value() > 0.03), "few customers bring much");
//! # Ok::<(), Box<dyn std::error::Error>>(())
//! ```

pub mod base;
pub mod chart;
pub mod engine;
pub mod explain;
pub mod ingest;
pub mod json;
pub mod lifetime;
pub mod loyalty;
pub mod numeric;
pub mod report;
pub mod scenario;
pub mod segment;
pub mod store;
pub mod text;
pub mod units;
pub mod value;
pub mod workshop;
