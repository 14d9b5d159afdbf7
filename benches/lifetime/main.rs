//! Models of lifetime: seconds of grouping, fitting and scoring, in one thread, and the same beside
//! lifetimes.
//!
//! `./dev bench lifetime`; `--customers N`, `--runs N`, `--peers-only`, `--page-only`. CDNOW is measured where
//! `KEZHI_REFERENCE_DATA` names the folder that holds it, beside lifetimes where
//! `KEZHI_BENCH_LIFETIMES` names a Python that has it; the other customers are drawn from a BG/NBD,
//! three years of them. Then the same in the built page.

#![allow(
    clippy::expect_used,
    clippy::unwrap_used,
    reason = "a measurement stops at what must not be"
)]

#[path = "../common/mod.rs"]
mod common;
#[path = "../../tests/browser/desk.rs"]
#[allow(dead_code, reason = "shared with the tests")]
mod desk;
#[path = "../../tests/browser/harness/mod.rs"]
#[allow(dead_code, reason = "shared with the tests")]
mod harness;
mod page;
mod peers;

use std::env;
use std::fs;
use std::hint::black_box;
use std::path::PathBuf;
use std::time::Instant;

use common::table::Times;
use kezhi::base::{CustomerBase, ReturnsPolicy};
use kezhi::ingest::{self, ImportOptions, MemorySource, Overrides};
use kezhi::lifetime::{
    Fit, ForecastSettings, Forecasted, Histories, ModelChoice, ModelKind, PeriodUnit, RangeBasis,
    Ranges, Regularisation, Rows, Scores, SpendFit, ValueTerms,
};
use kezhi::numeric::Random;
use kezhi::units::Day;

const CUSTOMERS: usize = 1_000_000;
const RUNS: usize = 5;
/// Runs of lifetimes at most: one takes most of a minute.
const PEER_RUNS: usize = 3;
/// Days of the drawn histories.
const DAYS: f64 = 3.0 * 365.0;

fn main() {
    let arguments: Vec<String> = env::args().skip(1).collect();
    if !arguments.iter().any(|argument| argument == "--bench") {
        return;
    }
    let after = |name: &str, or: usize| {
        let at = arguments.iter().position(|argument| argument == name);
        at.and_then(|at| arguments.get(at + 1)).map_or(or, |text| {
            text.replace('_', "").parse().expect("a whole number")
        })
    };
    let (customers, runs) = (after("--customers", CUSTOMERS), after("--runs", RUNS));
    let has = |name: &str| arguments.iter().any(|argument| argument == name);
    let master = env::var_os("KEZHI_REFERENCE_DATA")
        .map(|folder| PathBuf::from(folder).join("txn/cdnow/CDNOW_master.txt"));
    if let Some(file) = &master
        && !has("--page-only")
    {
        let histories = cdnow(file);
        peers::compare(&histories, runs.min(PEER_RUNS));
        if has("--peers-only") {
            return;
        }
        measure("CDNOW", &histories, runs);
    }
    let drawn = drawn(customers);
    if !has("--page-only") {
        measure("drawn", &drawn, runs);
    }
    if let Some(file) = &master {
        page::measure("CDNOW", file, runs);
    }
    let file = page::written(&drawn);
    page::measure("drawn", &file, runs);
    let _ = fs::remove_file(file);
}

fn cdnow(path: &PathBuf) -> Histories {
    let bytes = fs::read(path).expect("CDNOW");
    let mut source = MemorySource(&bytes);
    let inspection = ingest::inspect(&mut source, "", &Overrides::default()).expect("a plan");
    let options = ImportOptions::default();
    let lines = ingest::import(&mut source, &inspection.plan, &options, &mut |_| {});
    let base = CustomerBase::from_lines(lines.expect("order lines"));
    let until = Day::from_iso("1997-09-30").expect("a day");
    Histories::of(&base, PeriodUnit::Week, until, ReturnsPolicy::NetByCustomer).expect("histories")
}

/// Customers of a BG/NBD with a day's resolution, and money around a mean of their own.
fn drawn(customers: usize) -> Histories {
    let mut random = Random::new(1);
    let [mut x, mut recency, mut age, mut spend] = [const { Vec::new() }; 4];
    for _ in 0..customers {
        let lived = (random.unit() * DAYS).floor();
        let rate = random.gamma(0.25) / 31.0;
        let gone = random.beta(0.8, 2.4);
        let (mut now, mut count, mut last) = (0.0, 0.0, 0.0);
        loop {
            now += (random.exponential() / rate.max(1e-12)).max(1.0).floor();
            if now > lived {
                break;
            }
            count += 1.0;
            last = now;
            if random.unit() < gone {
                break;
            }
        }
        x.push(count);
        recency.push(last / 7.0);
        age.push(lived / 7.0);
        spend.push(if count > 0.0 {
            5.0 + 30.0 * random.gamma(3.0)
        } else {
            0.0
        });
    }
    Histories::counted(PeriodUnit::Week, &x, &recency, &age, &spend).expect("histories")
}

fn measure(name: &str, histories: &Histories, runs: usize) {
    let rows = Rows::of(histories);
    println!(
        "{name}: {} customers, {} distinct histories",
        histories.len(),
        rows.len()
    );
    let mut times: Vec<Times> = Vec::new();
    let mut timed = |what: &str, work: &mut dyn FnMut()| {
        let mut taken = Times::new(what);
        // The first run warms up and is thrown away.
        for run in 0..=runs {
            let started = Instant::now();
            work();
            if run > 0 {
                taken.seconds.push(started.elapsed().as_secs_f64());
            }
        }
        times.push(taken);
    };
    timed("group equal histories", &mut || {
        black_box(Rows::of(histories));
    });
    let terms = ValueTerms::default();
    let fit = |kind| Fit::of(kind, &rows, histories.unit, Regularisation::None);
    let spend = SpendFit::of(histories).expect("spend");
    timed("fit spend", &mut || {
        black_box(SpendFit::of(histories)).expect("spend");
    });
    for (kind, what) in [
        (ModelKind::BgNbd, "BG/NBD"),
        (ModelKind::MbgNbd, "MBG/NBD"),
        (ModelKind::ParetoNbd, "Pareto/NBD"),
    ] {
        timed(&format!("{what}: fit"), &mut || {
            black_box(fit(kind)).expect("a fit");
        });
        let fitted = fit(kind).expect("a fit");
        let score = || Scores::of(&fitted.model, histories, &rows, Some(&spend), &terms);
        timed(&format!("{what}: value of 12 months of all"), &mut || {
            black_box(score());
        });
        let scores = score();
        timed(&format!("{what}: ranges of the totals"), &mut || {
            let ranges = Ranges::of(RangeBasis {
                fit: &fitted,
                spend: Some(&spend),
                histories,
                rows: &rows,
                scores: &scores,
                terms: &terms,
            });
            black_box(ranges.map(|ranges| ranges.totals(None, 0.9)));
        });
    }
    let settings = ForecastSettings {
        model: ModelChoice::Only(ModelKind::BgNbd),
        ..ForecastSettings::default()
    };
    timed("BG/NBD: all of a forecast", &mut || {
        black_box(Forecasted::counted(histories.clone(), &settings)).expect("a forecast");
    });
    for taken in times {
        println!("{:>10.4} s  {}", taken.median(), taken.name);
    }
}
