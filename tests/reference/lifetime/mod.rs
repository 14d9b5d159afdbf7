//! Models of lifetime on CDNOW, against fits and predictions computed independently.

mod fits;
mod histories;
mod holdout;
mod predictions;
mod sheets;
mod year;

use std::fs;
use std::path::Path;

use kezhi::base::{CustomerBase, ReturnsPolicy};
use kezhi::ingest::{ImportOptions, MemorySource, Overrides, Role, import, inspect};
use kezhi::lifetime::{Fit, Histories, Model, ModelKind, PeriodUnit, Regularisation, Rows};
use kezhi::units::Day;
use libtest_mimic::Trial;
use serde_json::Value;

pub(crate) fn trials() -> Vec<Trial> {
    let parts: [Vec<Trial>; 6] = [
        histories::trials(),
        fits::trials(),
        predictions::trials(),
        holdout::trials(),
        year::trials(),
        sheets::trials(),
    ];
    parts.into_iter().flatten().collect()
}

pub(crate) fn oracle(data: &Path, name: &str) -> Value {
    let path = data.parent().unwrap().join("oracles").join(name);
    serde_json::from_slice(&fs::read(path).expect("an oracle")).expect("JSON")
}

pub(crate) fn number(of: &Value) -> f64 {
    of.as_f64().expect("a number")
}

/// The base of CDNOW, a tenth of all customers.
pub(crate) fn cdnow(data: &Path) -> CustomerBase {
    let bytes = fs::read(data.join("txn/cdnow/CDNOW_sample.txt")).expect("a file");
    let mut source = MemorySource(&bytes);
    let mut plan = inspect(&mut source, "", &Overrides::default())
        .expect("an inspection")
        .plan;
    plan.assign(1, Some(Role::Customer));
    let lines = import(&mut source, &plan, &ImportOptions::default(), &mut |_| {});
    CustomerBase::from_lines(lines.expect("an import"))
}

pub(crate) fn calibrated(data: &Path) -> Histories {
    let until = Day::from_iso("1997-09-30").unwrap();
    let base = cdnow(data);
    Histories::of(&base, PeriodUnit::Week, until, ReturnsPolicy::NetByCustomer).unwrap()
}

/// The summary that lifetimes carries: weeks rounded to two decimals.
fn rounded(data: &Path) -> Histories {
    let path = data.parent().unwrap().join("oracles/cdnow_summary.csv");
    let text = fs::read_to_string(path).expect("a summary");
    let rows: Vec<Vec<f64>> = text
        .lines()
        .skip(1)
        .map(|line| line.split(',').map(|cell| cell.parse().unwrap()).collect())
        .collect();
    let column = |place: usize| -> Vec<f64> { rows.iter().map(|row| row[place]).collect() };
    Histories::counted(
        PeriodUnit::Week,
        &column(1),
        &column(2),
        &column(3),
        &column(4),
    )
    .unwrap()
}

/// The models of purchases at any time, and their names in the oracles.
const CONTINUOUS: [(ModelKind, &str); 3] = [
    (ModelKind::BgNbd, "bgnbd"),
    (ModelKind::MbgNbd, "mbgnbd"),
    (ModelKind::ParetoNbd, "pareto_nbd"),
];

/// The fit of a model.
fn fit(kind: ModelKind, histories: &Histories) -> Fit {
    let rows = Rows::of(histories);
    Fit::of(kind, &rows, histories.unit, Regularisation::None).unwrap()
}

/// The model at the parameters of an oracle.
fn model_at(kind: ModelKind, parameters: &Value) -> Model {
    kind.with(kind.names().map(|name| number(&parameters[name])))
        .unwrap()
}
