//! From bytes to tiers, beside the `csv` crate reading the same bytes and doing nothing with them.
//!
//! `cargo bench --bench import` prints times and rows a second; only the ratio between the two is
//! worth keeping, machines differ.

use std::fmt::Write;
use std::hint::black_box;

use criterion::{Criterion, Throughput, criterion_group, criterion_main};
use kezhi::engine::{DataSel, Engine, Request};
use kezhi::ingest::{self, ImportOptions, MemorySource, Overrides};
use kezhi::scenario::Assumptions;
use kezhi::units::Day;

const ROWS: u32 = 200_000;

/// Orders of 20,000 customers over two years, the columns a shop exports.
fn orders() -> String {
    let mut text = String::from("order_id,customer_id,order_date,channel,amount\n");
    let mut mixed = 1_u64;
    for row in 0..ROWS {
        mixed = mixed
            .wrapping_mul(6_364_136_223_846_793_005)
            .wrapping_add(1_442_695_040_888_963_407);
        let customer = (mixed >> 33) % 20_000;
        let day = Day(19_000 + (row as i32 * 730 / ROWS as i32)).iso();
        let cents = (mixed >> 20) % 90_000;
        let _ = writeln!(
            text,
            "T{row:07},C{customer:06},{day},online store,{}.{:02}",
            cents / 100,
            cents % 100
        );
    }
    text
}

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
    let request = Request::Report {
        data: DataSel::Opened,
        window: assumptions.window,
        returns: assumptions.returns,
        thresholds: assumptions.thresholds,
        margins: assumptions.margins,
        selection: Default::default(),
        today: None,
    };
    let _ = black_box(engine.handle(request, None));
}

fn import(c: &mut Criterion) {
    let text = orders();
    let mut group = c.benchmark_group("200k rows");
    group
        .throughput(Throughput::Elements(u64::from(ROWS)))
        .sample_size(10);
    group.bench_function("kezhi: file to tiers", |b| {
        b.iter(|| to_tiers(text.as_bytes()))
    });
    group.bench_function("csv crate: records only", |b| {
        b.iter(|| {
            let mut reader = csv::Reader::from_reader(text.as_bytes());
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

criterion_group!(benches, import);
criterion_main!(benches);
