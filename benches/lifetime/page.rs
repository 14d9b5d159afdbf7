//! Forecasts of the built page: the same question to the engine natively and in the page's worker,
//! and what somebody who opens the forecast waits for.

use std::env;
use std::fs;
use std::path::Path;
use std::time::Instant;

use kezhi::base::{ReturnsPolicy, Selection, WindowRules};
use kezhi::engine::{DataSel, Engine, Look, PageRequest, Request, SheetQuestion};
use kezhi::ingest::{self, ImportOptions, MemorySource, Overrides};
use kezhi::lifetime::{Histories, ModelChoice, ModelKind};
use kezhi::report::Question;
use kezhi::report::lifetime::{ForecastTerms, LifetimeQuestion};
use kezhi::text::Lang;
use kezhi::units::Currency;
use serde_json::json;

use crate::common::table::middle;
use crate::desk::hook;
use crate::harness::Page;

/// Milliseconds, run by run.
struct Taken {
    native: Vec<f64>,
    worker: Vec<f64>,
    page: Vec<f64>,
}

/// Prints what the forecast of a file takes.
pub(crate) fn measure(name: &str, file: &Path, runs: usize) {
    let mut taken = Taken {
        native: Vec::new(),
        worker: Vec::new(),
        page: Vec::new(),
    };
    let bytes = fs::read(file).expect("the file");
    let mut engine = opened(&bytes);
    for run in 0..=runs {
        let native = asked(|request| answered(&mut engine, request));
        let page = imported(file);
        let opening = to_sheet(&page);
        let worker = asked(|request| answered_in_worker(&page, request));
        // The first run warms up and is thrown away.
        if run > 0 {
            taken.native.push(native);
            taken.worker.push(worker);
            taken.page.push(opening);
        }
    }
    let [native, worker, page] = [&taken.native, &taken.worker, &taken.page].map(|it| middle(it));
    println!(
        "{name}: BG/NBD fitted, every customer valued, ranges and tables: {native:.0} ms natively, \
         {worker:.0} ms in the worker, {:.2} times as long",
        worker / native
    );
    println!("{name}: from opening the forecast to its page (models tried, holdout): {page:.0} ms");
}

/// Writes histories as a table that was counted before.
pub(crate) fn written(histories: &Histories) -> std::path::PathBuf {
    let time = |code: u32| histories.times[code as usize];
    let mut text = "ID,x,t_x,T,zbar\n".to_owned();
    for at in 0..histories.len() {
        let (recency, age) = (time(histories.recency[at]), time(histories.age[at]));
        let (x, spend) = (histories.x[at], histories.spend[at]);
        text.push_str(&format!("K{at},{x},{recency:.4},{age:.4},{spend:.2}\n"));
    }
    let file = env::temp_dir().join(format!("kezhi-counted-{}.csv", std::process::id()));
    fs::write(&file, text).expect("a file");
    file
}

/// Milliseconds of a forecast, after another that leaves nothing to be used again.
fn asked(mut ask: impl FnMut(&PageRequest) -> f64) -> f64 {
    ask(&question(ModelKind::MbgNbd));
    ask(&question(ModelKind::BgNbd))
}

fn question(kind: ModelKind) -> PageRequest {
    let terms = ForecastTerms {
        model: ModelChoice::Only(kind),
        ..ForecastTerms::default()
    };
    let question = Question::Lifetime(LifetimeQuestion::Forecast(terms));
    PageRequest::Sheet(SheetQuestion {
        look: Some(Look {
            data: DataSel::Opened,
            window: WindowRules::default(),
            returns: ReturnsPolicy::default(),
            selection: Selection::default(),
            today: None,
            name: None,
        }),
        question: serde_json::to_value(question).expect("JSON"),
        pages: Vec::new(),
        lang: Lang::En,
        currency: Currency::Usd,
    })
}

fn opened(bytes: &[u8]) -> Engine {
    let mut source = MemorySource(bytes);
    let inspection = ingest::inspect(&mut source, "", &Overrides::default()).expect("a plan");
    let options = ImportOptions::default();
    let table = ingest::import_table(&mut source, &inspection.plan, &options, &mut |_| {});
    let mut engine = Engine::default();
    engine.open_table(table.expect("a table"));
    engine
}

fn answered(engine: &mut Engine, request: &PageRequest) -> f64 {
    let request = Request::try_from(request.clone()).expect("a request");
    let started = Instant::now();
    let answer = engine.handle(request, None).expect("an answer");
    // The worker writes its answer too.
    let text = serde_json::to_string(&answer).expect("JSON");
    assert!(!text.contains("refused"), "no forecast: {text}");
    started.elapsed().as_secs_f64() * 1000.0
}

/// The worker answers a message before it returns from it; nobody on the page waits for this one.
fn answered_in_worker(page: &Page, request: &PageRequest) -> f64 {
    let asked = json!({ "job": u32::MAX, "question": { "ask": request } }).to_string();
    page.eval_in_worker(&format!(
        "(() => {{ const start = performance.now(); \
         self.dispatchEvent(new MessageEvent('message', {{ data: [{asked:?}, undefined] }})); \
         return performance.now() - start; }})()"
    ))
}

/// A fresh page with the file imported as proposed.
fn imported(file: &Path) -> Page {
    let page = Page::open();
    page.worker();
    page.set_file("#kezhi-file", file);
    page.wait_for(
        &format!("!!document.querySelector('{}')", hook("go")),
        "the proposal",
    );
    page.click(&hook("go"));
    // The facts stand in the room of the data, or the page has gone on to what comes next.
    page.wait_for(
        &format!(
            "!document.querySelector('{}') && \
             /\\d/.test(document.querySelector('{}')?.innerText ?? '')",
            hook("go"),
            hook("count-line")
        ),
        "the import",
    );
    page
}

/// Milliseconds from the address of the forecast to its figure and tables.
fn to_sheet(page: &Page) -> f64 {
    page.eval(&format!(
        "await (async () => {{ const start = performance.now(); location.hash = '#/value/forecast'; \
         while (!(document.querySelector('{}') && document.querySelector('{} canvas')?.width > 0)) \
           await new Promise(requestAnimationFrame); \
         return performance.now() - start; }})()",
        hook("sheet-table-0"),
        hook("figure-sheet"),
    ))
}
