//! `kezhi value leads FILE`: funnel, sources, reasons, who is due, whom to speak to again.

use std::fmt::Write;

use kezhi::engine::{DataSel, Engine, ExportOf, RecordsAnswer, RecordsQuestion, Request, Response};
use kezhi::ingest::Imported;
use kezhi::text::ui::sheet_value::leads as words;
use kezhi::text::{Lang, value_errors, value_names};
use kezhi::units::{Currency, Day};
use kezhi::value::{Key, LeadRules};
use serde_json::json;

use super::{inputs, show};
use crate::args::{LeadTable, ValueArgs};
use crate::failure::Failure;
use crate::load;

pub(super) fn run(options: &ValueArgs, lang: Lang) -> Result<String, Failure> {
    if options.files.is_empty() {
        return Err(inputs::needs_file(lang));
    }
    let rules = rules(options)?;
    let currency = super::currency(options, Currency::Unstated)?;
    let mut engine = Engine::default();
    let imported: Imported = load::table(&options.files, &options.reading, lang)?;
    engine.open_table(imported);
    let request = Request::Records {
        data: DataSel::Opened,
        question: RecordsQuestion::Leads(rules.clone()),
    };
    let Response::Records(RecordsAnswer::Leads(leads)) = engine.handle(request, None)? else {
        return Err(Failure::Engine(kezhi::engine::EngineError::NotOpen));
    };
    let of = match options.table {
        LeadTable::Summary => ExportOf::Leads(rules),
        LeadTable::Due => ExportOf::LeadsDue(rules),
        LeadTable::Again => ExportOf::LeadsAgain(rules),
    };
    super::write(options, of, lang, currency, &mut engine)?;
    let name = |key: &Key| value_names::key(lang, key);
    if options.json {
        let json = json!({
            "model": "leads",
            "figures": show::figures(lang, currency, &leads.lines(), &name),
            "leads": leads,
        });
        return Ok(format!("{json:#}\n"));
    }
    let mut text = show::lines(lang, currency, &leads.lines(), &name);
    if leads.stages_proposed && !leads.stages.is_empty() {
        let _ = writeln!(
            text,
            "{}",
            value_errors::stages_proposed(lang, &leads.stages)
        );
    }
    if leads.funnel.is_none() {
        let _ = writeln!(text, "{}", words::NO_STAGES.get(lang));
    } else if leads.without_stage > 0 {
        let note = value_errors::without_stage(lang, leads.without_stage);
        let _ = writeln!(text, "{note}");
    }
    for (name, rows) in [
        (lang.pick("待跟进", "due"), &leads.due),
        (lang.pick("再联系", "contact again"), &leads.contact_again),
    ] {
        for row in rows {
            let day = row.day.map_or(String::new(), Day::iso);
            let _ = writeln!(text, "{name}\t{}\t{}\t{day}", row.name, row.stage);
        }
    }
    Ok(text)
}

fn rules(options: &ValueArgs) -> Result<LeadRules, Failure> {
    let today = match &options.rows.today {
        None => None,
        Some(text) => Some(Day::from_iso(text).ok_or_else(|| Failure::Option {
            option: "--today",
            found: text.clone(),
            expected: "YYYY-MM-DD".into(),
        })?),
    };
    Ok(LeadRules {
        stages: (!options.stages.is_empty()).then(|| options.stages.clone()),
        lost: (!options.lost.is_empty()).then(|| options.lost.clone()),
        today,
        quiet_days: options.quiet_days,
        margin: options.numbers.margin.map(kezhi::explain::Given::assumed),
    })
}
