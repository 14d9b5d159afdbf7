//! The same fits and values by lifetimes, in the same run, and how many times as long they take.

use std::env;
use std::fs;
use std::hint::black_box;
use std::path::{Path, PathBuf};
use std::time::Instant;

use kezhi::lifetime::{
    Fit, Histories, ModelKind, Regularisation, Rows, Scores, SpendFit, ValueTerms,
};
use kezhi::units::{AnnualRate, Margin, Months};
use serde_json::Value;

use crate::common::process::{on_cores, run};
use crate::common::table::middle;

/// Parameters of lifetimes, whose search stops earlier, may differ by this part.
const SAME_PARAMETERS: f64 = 0.02;
/// Totals may differ by this part: a month has 4.345 weeks there and 4.348 here.
const SAME_TOTAL: f64 = 0.01;
/// Runs of ours for each of lifetimes: they are that much shorter.
const OWN_RUNS: usize = 10;

/// One line of the comparison.
struct Line {
    what: &'static str,
    aim: f64,
    theirs: Vec<f64>,
    ours: Vec<f64>,
}

/// Compares on the histories of CDNOW; none of it without a Python with lifetimes.
pub(crate) fn compare(histories: &Histories, runs: usize) {
    let Some(python) = env::var_os("KEZHI_BENCH_LIFETIMES").map(PathBuf::from) else {
        println!("KEZHI_BENCH_LIFETIMES names no Python with lifetimes: nothing to compare with");
        return;
    };
    let file = env::temp_dir().join(format!("kezhi-lifetimes-{}.csv", std::process::id()));
    write(histories, &file);
    let mut lines = [
        line("BG/NBD fit, as its users call it", 30.0),
        line("BG/NBD fit, equal histories grouped", 5.0),
        line("Pareto/NBD fit", 100.0),
        line("discounted value of 12 months, all customers", 30.0),
    ];
    let mut version = String::new();
    for _ in 0..runs {
        // In turn, so that what else the machine does falls on both.
        for _ in 0..OWN_RUNS {
            own(histories, &mut lines);
        }
        let found = peer(&python, &file);
        version = found["version"].as_str().unwrap_or_default().to_owned();
        let answers = &found["answers"];
        agrees(histories, answers);
        for (line, name) in lines
            .iter_mut()
            .zip(["bgnbd", "bgnbd_grouped", "pareto", "clv"])
        {
            let seconds = answers[name]["seconds"].as_array().expect("seconds");
            line.theirs.extend(seconds.iter().filter_map(Value::as_f64));
        }
    }
    let _ = fs::remove_file(&file);
    println!("beside lifetimes {version}, middle runs, both on one core:");
    println!("| what | lifetimes | kezhi | ratio | aim |\n|---|---|---|---|---|");
    for line in &lines {
        let (theirs, ours) = (middle(&line.theirs), middle(&line.ours));
        println!(
            "| {} | {theirs:.3} s | {ours:.4} s | {:.0} | {:.0} |",
            line.what,
            theirs / ours,
            line.aim
        );
    }
}

fn line(what: &'static str, aim: f64) -> Line {
    Line {
        what,
        aim,
        theirs: Vec::new(),
        ours: Vec::new(),
    }
}

/// A year at one percent a month, revenue.
fn terms() -> ValueTerms {
    ValueTerms {
        horizon_months: Months::of(12),
        discount_annual: AnnualRate::new(1.01_f64.powi(12) - 1.0).expect("a rate"),
        margin: Margin::of_percent(100),
    }
}

fn fit(kind: ModelKind, rows: &Rows, histories: &Histories) -> Fit {
    Fit::of(kind, rows, histories.unit, Regularisation::None).expect("a fit")
}

/// One run of ours; grouping equal histories is part of each.
fn own(histories: &Histories, lines: &mut [Line; 4]) {
    let seconds = |work: &mut dyn FnMut()| {
        let started = Instant::now();
        work();
        started.elapsed().as_secs_f64()
    };
    let bg = seconds(&mut || {
        black_box(fit(ModelKind::BgNbd, &Rows::of(histories), histories));
    });
    lines[0].ours.push(bg);
    lines[1].ours.push(bg);
    lines[2].ours.push(seconds(&mut || {
        black_box(fit(ModelKind::ParetoNbd, &Rows::of(histories), histories));
    }));
    let model = fit(ModelKind::BgNbd, &Rows::of(histories), histories).model;
    let spend = SpendFit::of(histories).expect("spend");
    lines[3].ours.push(seconds(&mut || {
        let rows = Rows::of(histories);
        black_box(Scores::of(&model, histories, &rows, Some(&spend), &terms()));
    }));
}

/// Times count only where the answers are the same.
fn agrees(histories: &Histories, answers: &Value) {
    let rows = Rows::of(histories);
    let close = |found: f64, ours: f64, part: f64, what: &str| {
        let is_close = (found - ours).abs() <= part * ours.abs();
        assert!(is_close, "{what}: lifetimes {found}, kezhi {ours}");
    };
    let mut total = None;
    for (name, kind) in [
        ("bgnbd", ModelKind::BgNbd),
        ("bgnbd_grouped", ModelKind::BgNbd),
        ("pareto", ModelKind::ParetoNbd),
    ] {
        let ours = fit(kind, &rows, histories);
        for parameter in &ours.parameters {
            let found = answers[name]["parameters"][&parameter.name].as_f64();
            let what = format!("{} of {name}", parameter.name);
            close(
                found.expect("a number"),
                parameter.value,
                SAME_PARAMETERS,
                &what,
            );
        }
        if kind == ModelKind::BgNbd {
            let spend = SpendFit::of(histories).expect("spend");
            let scores = Scores::of(&ours.model, histories, &rows, Some(&spend), &terms());
            total = scores.total_clv();
        }
    }
    let found = answers["clv"]["total"].as_f64().expect("a total");
    close(found, total.expect("a total"), SAME_TOTAL, "value of all");
}

fn write(histories: &Histories, path: &Path) {
    let time = |code: u32| histories.times[code as usize];
    let mut text = "frequency,recency,T,monetary_value\n".to_owned();
    for at in 0..histories.len() {
        let (recency, age) = (time(histories.recency[at]), time(histories.age[at]));
        text.push_str(&format!(
            "{},{recency},{age},{}\n",
            histories.x[at], histories.spend[at]
        ));
    }
    fs::write(path, text).expect("a file");
}

fn peer(python: &Path, file: &Path) -> Value {
    let mut command = on_cores(python);
    // One core, as here.
    for library in ["OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS"] {
        command.env(library, "1");
    }
    let script = concat!(env!("CARGO_MANIFEST_DIR"), "/benches/lifetime/peers.py");
    command.arg(script).arg(file).arg("1");
    let finished = run(command).expect("lifetimes runs");
    serde_json::from_str(&finished.said).expect("JSON")
}
