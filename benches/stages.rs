//! From bytes to tiers in one thread, beside the `csv` crate reading the same bytes and doing
//! nothing with them.
//!
//! `./dev bench stages` prints times and rows a second; only the ratio between the two is worth
//! keeping, machines differ.

#[path = "common/mod.rs"]
mod common;

use std::hint::black_box;

use criterion::{Criterion, Throughput, criterion_group, criterion_main};
use kezhi::engine::{DataSel, Engine, ReportQuestion, Request};
use kezhi::ingest::{self, ImportOptions, MemorySource, Overrides};
use kezhi::scenario::Assumptions;

use common::orders::Orders;

const ROWS: u64 = 200_000;

fn to_tiers(bytes: &[u8]) {
    let mut source = MemorySource(bytes);
    let Ok(inspection) = ingest::inspect(&mut source, "orders.csv", &Overrides::default()) else {
        return;
    };
    let options = ImportOptions::default();
    let Ok(lines) = ingest::import(&mut source, &inspection.plan, &options, &mut |_| {}) else {
        return;
    };
    let mut engine = Engine::default();
    let facts = engine.open(lines);
    let assumptions = Assumptions::for_file(facts.has_profit, facts.currency);
    let request = Request::Report(ReportQuestion {
        data: DataSel::Opened,
        window: assumptions.window,
        returns: assumptions.returns,
        thresholds: assumptions.thresholds,
        margins: assumptions.margins,
        selection: Default::default(),
        today: None,
    });
    let _ = black_box(engine.handle(request, None));
}

fn stages(c: &mut Criterion) {
    let text = Orders::new(ROWS).bytes();
    let mut group = c.benchmark_group("200k rows");
    group.throughput(Throughput::Elements(ROWS)).sample_size(10);
    group.bench_function("kezhi: file to tiers", |b| b.iter(|| to_tiers(&text)));
    group.bench_function("csv crate: records only", |b| {
        b.iter(|| {
            let mut reader = csv::Reader::from_reader(text.as_slice());
            let mut record = csv::ByteRecord::new();
            let mut cells = 0;
            while reader.read_byte_record(&mut record).unwrap_or(false) {
                cells += record.len();
            }
            black_box(cells)
        });
    });
    group.finish();
}

criterion_group!(benches, stages);
criterion_main!(benches);
