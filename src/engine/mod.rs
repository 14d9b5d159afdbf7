//! The engine: the only door to the computation.
//!
//! Three thin shells stand around it — the Web Worker, the `kezhi` command line, the tests — and
//! speak the same [`Request`] and [`Response`]. Bulk columns travel beside a message as bytes.

mod aside;
mod cache;
mod care;
mod customers;
mod export;
mod forecasts;
mod in_words;
mod leaving;
mod lifetime;
mod message;
mod open;
mod page;
mod rehearsal;
mod segment_sheets;
mod segments;
mod sheets;
mod value;

pub mod route;
pub mod wire;

pub use cache::Engine;
pub use export::{Export, ExportForm, ExportOf};
pub use message::{
    AsideList, DataFacts, DataSel, EngineError, Look, ProblemRow, ProblemRows, Report,
    ReportQuestion, Request, Response, RowsInWords, RowsQuestion, SetAside, SheetQuestion,
};
pub use page::{PageError, PageExport, PageExportOf, PageRequest, PageResponse, heard};
pub use rehearsal::rehearse;
pub use value::{ObservedPeriods, RecordsAnswer, RecordsQuestion};
