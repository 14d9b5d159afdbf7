//! What tests of sheets share: an engine with a file open, and what it answers to a question.

use kezhi::base::{ReturnsPolicy, Selection, WindowRules};
use kezhi::engine::{DataSel, Engine, Look, Request, Response, SheetQuestion};
use kezhi::ingest::{self, ImportOptions, Imported, MemorySource, Overrides, Shape};
use kezhi::report::{Refusal, Sheet, SheetAnswer, topics};
use kezhi::text::Lang;
use kezhi::units::{Currency, Day};
use serde_json::Value;

/// An engine with a file of orders open, read as proposed.
pub(crate) fn engine(orders: &str) -> Engine {
    let mut source = MemorySource(orders.as_bytes());
    let inspection = ingest::inspect(&mut source, "orders.csv", &Overrides::default()).unwrap();
    let options = ImportOptions::default();
    let lines = ingest::import(&mut source, &inspection.plan, &options, &mut |_| {}).unwrap();
    let mut engine = Engine::default();
    engine.open(lines);
    engine
}

/// An engine with a table of another kind open; what is proposed where no kind is given.
pub(crate) fn engine_of_records(table: &str, shape: Option<Shape>) -> Engine {
    let mut source = MemorySource(table.as_bytes());
    let overrides = Overrides {
        shape,
        ..Overrides::default()
    };
    let inspection = ingest::inspect(&mut source, "table.csv", &overrides).unwrap();
    let records = ingest::import_records(&mut source, &inspection.plan, &mut |_| {}).unwrap();
    let mut engine = Engine::default();
    engine.open_table(Imported::Records(records));
    engine
}

/// All rows by the rules a study begins with, seen from a day; from the last one where none is given.
pub(crate) fn look(analysis_day: Option<&str>) -> Look {
    Look {
        data: DataSel::Opened,
        window: WindowRules {
            analysis_day: analysis_day.and_then(Day::from_iso),
            ..WindowRules::default()
        },
        returns: ReturnsPolicy::default(),
        selection: Selection::default(),
        today: None,
        name: None,
    }
}

/// What a topic asks before anything is changed.
pub(crate) fn start(slug: &str) -> Value {
    let all = topics(Lang::En);
    let topic = all.into_iter().find(|it| it.slug == slug).unwrap();
    topic.starts[0].question.clone()
}

/// What the engine answers.
pub(crate) fn ask(
    engine: &mut Engine,
    look: Option<Look>,
    question: &Value,
    (lang, currency): (Lang, Currency),
) -> SheetAnswer {
    let request = Request::Sheet(SheetQuestion {
        look,
        question: question.clone(),
        pages: Vec::new(),
        lang,
        currency,
    });
    match engine.handle(request, None).unwrap() {
        Response::Sheet(answer) => answer,
        other => panic!("a sheet was asked for, not {other:?}"),
    }
}

/// The sheet of an answer that must be one.
pub(crate) fn sheet(answer: SheetAnswer) -> Sheet {
    match answer {
        SheetAnswer::Sheet(sheet) => *sheet,
        SheetAnswer::Refused(refusal)
        | SheetAnswer::Unread(refusal)
        | SheetAnswer::Lacking { refusal, .. } => {
            panic!("refused: {}", refusal.words)
        }
    }
}

/// Why there is no sheet where there must be none.
pub(crate) fn refusal(answer: SheetAnswer) -> Refusal {
    match answer {
        SheetAnswer::Refused(refusal)
        | SheetAnswer::Unread(refusal)
        | SheetAnswer::Lacking { refusal, .. } => refusal,
        SheetAnswer::Sheet(sheet) => panic!("answered: {}", sheet.answer.text()),
    }
}
