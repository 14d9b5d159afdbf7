//! Segments of a million customers in the built page: every scheme in its worker, RFM quintiles
//! beside DuckDB-wasm, and a threshold dragged until its figure is drawn anew.
//!
//! Quintiles are asked for by two rules, each the same on both sides: classes of equal size, equal
//! customers told apart by their ids (`ntile` there), and cuts at quantiles as the package rfm of R
//! makes them (`quantile_cont`). Before a time counts, customers and hundredths of every cell of scores
//! must agree. DuckDB-wasm has its customers in a table, the engine has its base; the
//! engine's time also has the sheet in words.

use std::collections::BTreeMap;
use std::fs::{self, File};
use std::io;

use kezhi::report::Question;
use kezhi::segment::{Cutting, RfmNames, RfmScheme, Scheme};
use kezhi::text::Lang;
use kezhi::units::Currency;
use serde_json::{Value, json};

use crate::common::files::{self, Measured};
use crate::common::orders::Orders;
use crate::common::schemes::schemes;
use crate::common::table::Times;
use crate::desk::hook;
use crate::harness::Page;
use crate::host::Host;
use crate::{page, peers};

const CUSTOMERS: u64 = 1_000_000;
/// Orders a customer places on average.
const EACH: u64 = 3;
/// How far a threshold is dragged, in steps of its slider.
const STEPS: usize = 40;

/// Keeps the page's workers and its last question about tiers, and asks the engine as the page does;
/// and notes when something was painted on a canvas.
const LISTEN: &str = "
  window.workers = [];
  window.Worker = class extends Worker {
    constructor(...of) { super(...of); workers.push(this); }
    postMessage(parts, ...rest) {
      const asked = typeof parts?.[0] === 'string' && parts[0].includes('\"report\"');
      if (asked) window.looked = JSON.parse(parts[0]).question?.ask?.report ?? window.looked;
      super.postMessage(parts, ...rest);
    }
  };
  let job = 3e9;
  window.ask = question => new Promise(resolve => {
    const own = ++job;
    const engine = workers[0];
    const start = performance.now();
    const hear = ({ data }) => {
      if (!data[0].includes(String(own))) return;
      const ms = performance.now() - start;
      engine.removeEventListener('message', hear);
      resolve({ ms, ...JSON.parse(data[0]) });
    };
    engine.addEventListener('message', hear);
    engine.postMessage([JSON.stringify({ job: own, question: { ask: question } })]);
  });
  const strokes = CanvasRenderingContext2D.prototype;
  for (const stroke of ['fillRect', 'fill', 'stroke', 'fillText']) {
    const paint = strokes[stroke];
    strokes[stroke] = function (...of) { window.painted = performance.now(); return paint.apply(this, of); };
  }";

/// Cells of scores: customers and hundredths.
type Cells = BTreeMap<String, [i64; 2]>;

/// Measures and prints.
///
/// # Errors
/// Those of the file system.
pub(crate) fn measure(host: &Host, runs: usize) -> io::Result<()> {
    let file = everyone()?;
    println!("\n{}, in one headless Chromium", file.name);
    let page = imported(host, &file);
    let peer = peers::opened(host, &file, "duckdb.html?quintiles");
    let (load, _) = peers::asked(&peer, "load");
    println!("DuckDB-wasm has its table after {load:.2} s");
    let rules = [("ranks", Cutting::Ranks), ("package", Cutting::Package)];
    let rules = rules.map(|(rule, cutting)| {
        let scheme = Scheme::Rfm(RfmScheme {
            cutting,
            names: RfmNames::Cells,
            ..RfmScheme::default()
        });
        (rule, scheme)
    });
    let mut theirs = rules.each_ref().map(|of| Times::new(of.0));
    let mut ours = theirs.clone();
    let all = schemes();
    let mut each: Vec<Times> = all.iter().map(|of| Times::new(of.0)).collect();
    for run in 0..=runs {
        for (place, (rule, scheme)) in rules.iter().enumerate() {
            let (seconds, found) = peers::asked(&peer, rule);
            let (own_seconds, sheet) = segmented(&page, scheme);
            assert_eq!(cells_of_sheet(&sheet), cells(&found["cells"]), "{rule}");
            // The first round compiles and is thrown away.
            if run > 0 {
                theirs[place].seconds.push(seconds);
                ours[place].seconds.push(own_seconds);
            }
        }
        // More of them than the engine keeps, so that each is made anew in the next round.
        for ((_, scheme), times) in all.iter().zip(&mut each) {
            // A file without discounts refuses the scheme that needs them.
            let (seconds, sheet) = segmented(&page, scheme);
            if run > 0 && sheet.is_object() {
                times.seconds.push(seconds);
            }
        }
    }
    println!("\nRFM quintiles, middle of {runs}: DuckDB-wasm, kezhi in its worker, ratio");
    for (theirs, ours) in theirs.iter().zip(&ours) {
        let (their, own) = (theirs.median(), ours.median());
        println!(
            "{:<24}{their:>9.3} s{own:>9.3} s{:>9.1}",
            theirs.name,
            their / own
        );
    }
    println!("\nevery segmentation in the worker, middle of {runs} and slowest");
    for times in each.iter().filter(|times| !times.seconds.is_empty()) {
        let most = times.seconds.iter().copied().fold(0.0, f64::max);
        println!("{:<24}{:>9.3} s{most:>9.3} s", times.name, times.median());
    }
    let drags = dragged(&page);
    let mut times = Times::new("");
    times.seconds = drags;
    let most = times.seconds.iter().copied().fold(0.0, f64::max);
    println!(
        "\na threshold dragged by {STEPS} steps, each from its event to the figure drawn anew: {:.1} ms, \
         at worst {:.1} ms",
        times.median() * 1000.0,
        most * 1000.0
    );
    Ok(())
}

/// A file in which every customer has an order.
fn everyone() -> io::Result<Measured> {
    let orders = Orders {
        rows: CUSTOMERS * EACH,
        customers: CUSTOMERS,
    };
    let path = files::folder().join("orders-of-everyone.csv");
    fs::create_dir_all(files::folder())?;
    let truth = orders.write_rows(orders.of_everyone(), &mut File::create(&path)?)?;
    Ok(Measured {
        name: format!("{} rows of {} customers", truth.rows, truth.customers),
        path,
        truth,
    })
}

/// The page with the tiers of the file.
fn imported(host: &Host, file: &Measured) -> Page {
    let mut page = host.tab();
    page.before_load(LISTEN);
    page::propose(&mut page, &file.path);
    page.click(&hook("go"));
    page.wait_for(
        "document.querySelector('[data-test=\"to-segments\"]:not([hidden])')?.click(); \
         document.querySelector('[data-test=\"figure-segment-shares\"] canvas')?.width > 0 && !!window.looked",
        "the tiers",
    );
    page
}

/// Seconds of a segmentation from question to answer, and its sheet; null where it was refused.
fn segmented(page: &Page, scheme: &Scheme) -> (f64, Value) {
    let question = Question::Segments(scheme.clone());
    let request = json!({
        "question": question,
        "lang": Lang::En,
        "currency": Currency::Unstated,
    });
    let mut found: Value = page.eval(&format!(
        "await (async () => {{ \
           const {{ data, window: period, returns, selection, today }} = window.looked; \
           const look = {{ data, window: period, returns, selection, today }}; \
           const found = await window.ask({{ sheet: {{ look, ...{request} }} }}); \
           return {{ ms: found.ms, sheet: found.answered?.answer?.sheet?.sheet ?? null }}; }})()"
    ));
    (
        found["ms"].as_f64().expect("a time") / 1000.0,
        found["sheet"].take(),
    )
}

fn cells(rows: &Value) -> Cells {
    let rows: Vec<(String, f64, f64)> =
        serde_json::from_value(rows.clone()).expect("cells of scores");
    rows.into_iter()
        .map(|(cell, customers, cents)| (cell, [customers, cents].map(|it| it as i64)))
        .collect()
}

/// The cells of a sheet of segments that somebody is in.
fn cells_of_sheet(sheet: &Value) -> Cells {
    let table = &sheet["tables"][0]["table"];
    let columns = table["columns"].as_array().expect("a table");
    let place = |heading: &str| {
        let is_it = |column: &Value| column["heading"] == heading;
        columns.iter().position(is_it).expect("a column")
    };
    let places = ["Customers", "Revenue"].map(place);
    let rows = table["rows"].as_array().expect("rows").iter();
    let number = |cell: &Value| -> f64 {
        let text = cell["exact"].as_str().unwrap_or_default();
        text.parse().expect("a number")
    };
    rows.filter_map(|row| {
        let name = row[0]["exact"].as_str()?;
        let is_cell = name.len() == 3 && name.bytes().all(|it| it.is_ascii_digit());
        let [customers, revenue] = places.map(|place| &row[place]);
        (is_cell && number(customers) > 0.0).then(|| {
            let cents = (number(revenue) * 100.0).round() as i64;
            (name.to_owned(), [number(customers) as i64, cents])
        })
    })
    .collect()
}

/// Seconds from each step of a dragged threshold until the last stroke of the figure drawn anew.
fn dragged(page: &Page) -> Vec<f64> {
    page.goto_room("segments");
    page.eval(&format!(
        "await (async () => {{ \
           const field = document.querySelector('{}').closest('.field'); \
           const slider = field.querySelector('input[type=range]'); \
           const table = () => document.querySelector('{}').innerText; \
           const frame = () => new Promise(requestAnimationFrame); \
           const took = []; \
           for (let step = 0; step < {STEPS}; step++) {{ \
             const before = table(); \
             await frame(); \
             slider.value = Number(slider.value) + 2; \
             const start = performance.now(); \
             slider.dispatchEvent(new Event('input', {{ bubbles: true }})); \
             while (!(window.painted > start) || table() === before) {{ \
               if (performance.now() - start > 5000) throw new Error('nothing was drawn anew'); \
               await new Promise(resolve => setTimeout(resolve)); }} \
             await frame(); await frame(); \
             took.push((window.painted - start) / 1000); }} \
           return took; }})()",
        hook("threshold-diamond"),
        hook("contribution"),
    ))
}
