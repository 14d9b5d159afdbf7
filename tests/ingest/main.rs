//! The import as a whole: any cut of the work gives the same order lines, no bytes can make it
//! panic, and a slow reader built on another scanner agrees with it.

// A test may fail by panicking, its helpers too.
#![allow(clippy::unwrap_used, clippy::expect_used)]

use std::collections::BTreeMap;

use kezhi::ingest::{
    DateOrder, DecimalMark, Delimiter, Encoding, FatalError, FileKind, Format, HtmlFormat,
    ImportOptions, IssueKind, MemorySource, OrderLines, Overrides, Plan, Quotes, Reason, Remark,
    Role, Source, SourceError, TextFormat, decode, encode, import, inspect, merge, plan_ranges,
    scan_range,
};
use kezhi::units::{Day, Money};
use proptest::prelude::*;

mod aligned;
mod apart;
mod bad_input;
mod decided;
mod escapes;
mod forms;
mod same;

/// A plan for customer, date, amount and order in the first four columns.
pub(crate) fn plan() -> Plan {
    Plan {
        roles: BTreeMap::from([
            (Role::Customer, 0),
            (Role::Date, 1),
            (Role::Amount, 2),
            (Role::Order, 3),
        ]),
        ..Plan::new(Format::Text(TextFormat::new(
            Encoding::Utf8,
            Delimiter::Comma,
        )))
    }
}

pub(crate) fn with_encoding(mut plan: Plan, encoding: Encoding) -> Plan {
    plan.format = Format::Text(TextFormat::new(encoding, Delimiter::Comma));
    plan
}

pub(crate) fn run(
    bytes: &[u8],
    plan: &Plan,
    ranges: usize,
    chunk_bytes: usize,
) -> Result<OrderLines, FatalError> {
    let options = ImportOptions {
        ranges,
        chunk_bytes,
    };
    import(&mut MemorySource(bytes), plan, &options, &mut |_| {})
}

/// Inspects and imports, as a user who confirms everything.
pub(crate) fn take_in(bytes: &[u8]) -> Result<OrderLines, FatalError> {
    let mut source = MemorySource(bytes);
    let inspection = inspect(&mut source, "orders.csv", &Overrides::default())?;
    run(bytes, &inspection.plan, 1, 1 << 16)
}
