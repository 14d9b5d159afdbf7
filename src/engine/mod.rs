//! The engine: the only door to the computation.
//!
//! Three thin shells stand around it — the Web Worker, the `kezhi` command line, the tests — and
//! speak the same [`Request`] and [`Response`]. Bulk columns travel beside a message as bytes.

mod aside;
mod cache;
mod customers;
mod lifetime;
mod message;
mod page;
mod segment_sheets;
mod segments;
mod sheets;
mod value;

pub mod route;
pub mod wire;

pub use cache::Engine;
pub use message::{
    CustomerFile, DataFacts, DataSel, EngineError, Look, ProblemRow, ProblemRows, Report, Request,
    Response, SetAside,
};
pub use page::{PageError, PageRequest, PageResponse, heard};
pub use value::{
    Export, ExportFile, ExportForm, ExportOf, ObservedPeriods, RecordsAnswer, RecordsQuestion,
};
