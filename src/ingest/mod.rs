//! Bytes of a file to [`OrderLines`]: inspect, plan, scan by ranges, merge.
//!
//! 1. [`inspect`] looks at the head of the file and proposes a [`Plan`]: encoding, delimiter,
//!    header row, a role for each column, each with its reason. The user may change any of it.
//! 2. [`scan_range`] reads one byte range with that plan; [`merge`] joins the ranges in file
//!    order. The result is the same to the last bit for any number of ranges and any chunk size.
//! 3. [`import`] runs all of it over one [`Source`] and reports progress; shells with several
//!    workers call the three steps themselves.
//!
//! Tables that are not order lines (see [`Shape`]) become [`Records`]: [`import_records`] reads them
//! in one pass, and [`import_table`] gives whichever a plan asks for.
//!
//! A bad cell never stops the import: its row is set aside with a reason. Only [`FatalError`] does.

mod aliases;
mod apart;
mod aside;
mod cell;
mod codec;
mod container;
mod counted;
mod cuts;
mod date;
mod dialect;
mod encoding;
mod ends;
mod error;
mod escapes;
mod fold;
mod format;
#[doc(hidden)]
pub mod fuzzing;
mod gutters;
mod hash;
mod html;
mod html_text;
mod ids;
mod import;
mod input;
mod inspect;
mod inspection;
mod interner;
mod issue;
mod join;
mod letters;
mod long;
mod look;
mod merge;
mod merged;
mod merges;
mod number;
mod options;
mod order_lines;
mod overrides;
mod partial;
mod plan;
mod propose;
mod quoting;
mod range;
mod reading;
mod records;
mod remark;
mod reread;
mod retention;
mod role;
mod roles;
mod row;
mod scan;
mod scanner;
mod shape;
mod sniff;
mod source;
mod span;
mod stack;
mod status;
mod tables;
mod tenure;
mod text_reader;
mod texts;
mod thousands;
mod totals;
mod unclosed;
mod unit;
mod waiting;
mod workbook;
mod yen;

pub use apart::{Apart, Joined, columns_of, join_apart};
pub use aside::Aside;
pub use codec::{
    DecodeError, Encoded, Piece, Run, Share, decode, decode_any, decode_partial, decode_renumber,
    encode, encode_digest, encode_partial, encode_records, encode_renumber, pieces,
    records_revision, revision,
};
pub use container::{MOST_INFLATED, is_packed};
pub use counted::CountedColumns;
pub use cuts::Cuts;
pub use date::{DatesWritten, names_month};
pub use ends::says_ended;
pub use error::FatalError;
pub use format::{
    DateOrder, DecimalMark, Delimiter, Encoding, FileKind, Format, HtmlFormat, Quotes, TextFormat,
};
pub use ids::AlikeIds;
pub use import::{import, import_all, import_any, import_table, is_simple};
pub use input::{Input, Join, Place, TableId};
pub use inspect::inspect;
pub use inspection::{
    ColumnFacts, ColumnsFit, DateQuestion, InputFound, InputUse, Inspection, JoinFound,
    JoinedColumn, Reason, Script, SheetFacts,
};
pub use issue::{Found, Issue, IssueExample, IssueKind, RowCount, StateRows};
pub(crate) use letters::half_width;
pub use merge::merge;
pub use options::{ImportOptions, Progress};
pub use order_lines::{Attribute, ImportFacts, InputFacts, Measure, NO_VALUE, OrderLines};
pub use overrides::{InputChoice, MOST_COLUMNS, Overrides};
pub use partial::{Partial, Renumber};
pub use plan::{Plan, Shape};
pub use range::{is_splittable, plan_ranges};
pub use records::{
    Imported, NO_DAY, RecordColumn, RecordColumnFacts, RecordKind, RecordValues, Records,
    RecordsFacts, import_records,
};
pub use remark::Remark;
pub use reread::reread;
pub use retention::{names_a_contract, period_of_header, sums_up_cohorts};
pub use role::Role;
pub use scan::{Begun, Scan, begin_range, scan_range};
pub use shape::ShapeReason;
pub use source::{File, MemorySource, Source, SourceError};
pub use status::{StatusMeaning, known_status};
pub use tables::inspect_all;
pub use tenure::{TenureUnit, tenure_unit};
pub use texts::Texts;
pub use yen::YenSign;
