//! The chosen number in words. The engine words it: names and rules of every number there can be are
//! more than the page should load.

use kezhi::engine::{PageRequest, heard};
use kezhi::explain::{Carried, Rule};
use kezhi::scenario::{Assumptions, DataRef, Scenario};
use kezhi::segment::SegmentTable;
use kezhi::text::explain::Explanation;
use kezhi::text::ui::figure as figure_words;
use kezhi::text::{Lang, answers, reading};
use kezhi::units::Currency;
use leptos::prelude::*;
use wasm_bindgen_futures::spawn_local;

use super::{Explain, Fact, Number, Reports, Session, Settings, Sheets, memo};
use crate::ground::Ground;

/// The panel's words.
#[derive(Clone, Copy)]
pub(crate) struct Telling {
    /// The chosen number; the last one while another is on its way.
    pub(crate) told: Memo<Option<Explanation>>,
}

/// A number as it is asked about.
#[derive(Debug, Clone, PartialEq)]
struct Asked {
    number: Number,
    of: Carried,
    lang: Lang,
    currency: Currency,
}

impl Telling {
    /// Starts to follow the chosen number; to be called once.
    pub(crate) fn start(explain: Explain, ground: Ground) -> Telling {
        let reports = Reports::here();
        let asked = memo(move || asked(explain, explain.chosen.get()?));
        let heard = RwSignal::new(None::<(Number, Explanation)>);
        let generation = ground.engine().generation();
        Effect::new(move |_| {
            generation.track();
            let Some(now) = asked.get() else { return };
            spawn_local(async move {
                let request = PageRequest::Explain {
                    of: now.of.clone(),
                    lang: now.lang,
                    currency: now.currency,
                };
                let answer = reports.answer(&DataRef::Nothing, &request).await;
                // What the engine suffers is told where data are asked for.
                if let Ok(heard::OfExplain { explanation }) = answer
                    && asked.try_get_untracked() == Some(Some(now.clone()))
                {
                    let _gone = heard.try_set(Some((now.number, explanation)));
                }
            });
        });
        let told = memo(move || {
            asked.with(Option::is_some).then_some(())?;
            let (number, told) = heard.get()?;
            Some(finished(number, told))
        });
        Telling { told }
    }

    /// The words in context.
    pub(crate) fn here() -> Telling {
        expect_context()
    }
}

/// The scenario a number belongs to.
fn scenario_of(number: Number) -> Option<Scenario> {
    let scenarios = Session::here().scenarios;
    scenarios.with(|all| all.get(number.scenario()?).cloned())
}

/// What to ask of a number, with the rules of the table it stands in.
fn asked(explain: Explain, number: Number) -> Option<Asked> {
    let session = Session::here();
    let scenario = scenario_of(number);
    let assumptions = match &scenario {
        Some(scenario) => Some(scenario.assumptions.clone()),
        None => session.assumptions.get(),
    };
    let of_sheet = match number {
        Number::Sheet(_) | Number::Cell("sheet", ..) => Sheets::here()
            .sheet
            .with(|sheet| sheet.as_ref().and_then(|sheet| sheet.currency)),
        _ => None,
    };
    let of_data = || assumptions.as_ref().map(|it| it.currency);
    let currency = of_sheet.or_else(of_data).unwrap_or_default();
    let of = match explain.read(number) {
        Some(mut of) => {
            if let (true, Some(assumptions)) = (number.is_of_tiers(), &assumptions) {
                for rule in tier_rules(scenario.as_ref(), assumptions, session) {
                    if !of.rules.contains(&rule) {
                        of.rules.push(rule);
                    }
                }
            }
            Carried::from(of)
        }
        None => explain.heard(number)?,
    };
    Some(Asked {
        number,
        of,
        lang: Settings::here().lang.get(),
        currency,
    })
}

/// The engine's words with what only the page knows of the number.
fn finished(number: Number, mut told: Explanation) -> Explanation {
    let lang = Settings::here().lang.get();
    let session = Session::here();
    if let Number::Fact(Fact::Issue(kind)) = number {
        told.name = reading::issue_title(lang, kind).to_owned();
        told.rules.push(reading::issue_note(lang, kind).to_owned());
    }
    if let Number::Fact(Fact::Counted(of) | Fact::MoneyOf(of)) = number
        && let Some((name, rule)) = Reports::here()
            .facts()
            .and_then(|facts| of.words(lang, &facts))
    {
        told.name = name;
        told.rules.push(rule);
    }
    if let Some(scenario) = scenario_of(number) {
        let base = session.base.get().and_then(|base| {
            session.scenarios.with(|all| {
                all.iter()
                    .find(|it| it.id == base)
                    .map(|it| it.name.clone())
            })
        });
        let words = figure_words::OF_SCENARIO.with(lang, &scenario.name);
        let words = words.replacen("{}", &base.unwrap_or_default(), 1);
        told.rules.insert(0, words);
    }
    told
}

/// The rules of the table on the page, or of the one a scenario carries.
fn tier_rules(
    scenario: Option<&Scenario>,
    assumptions: &Assumptions,
    session: Session,
) -> Vec<Rule> {
    let now: DataRef = session.data.get();
    let data = scenario.map_or(&now, |scenario| &scenario.data);
    let of = |table: &SegmentTable, by_id| {
        answers::tier_rules(
            table,
            &assumptions.thresholds,
            &assumptions.margins,
            assumptions.returns,
            by_id,
            data,
        )
    };
    Reports::here().report.with(|report| {
        let report = report.as_ref();
        let facts = report.and_then(|report| report.facts.as_ref());
        let by_id = facts.filter(|_| *data == now).map(|facts| facts.counting);
        let table = match scenario {
            Some(scenario) => scenario.table.as_ref(),
            None => report.and_then(|report| report.table.as_ref()),
        };
        table.map(|table| of(table, by_id)).unwrap_or_default()
    })
}
