//! The leads of an open file (M33): funnel, sources, who is due, why some were lost, and whom to speak
//! to again.

use super::super::{Sheet, SheetAnswer, SheetTable, ways_to_other_data};
use super::fields::Fields;
use super::funnel;
use super::page::{Answer, Page};
use crate::chart::figures::{numbers, words as words_column};
use crate::chart::{Cell, Table};
use crate::explain::{Explained, Unit, ValueSymbol as S};
use crate::ingest::Records;
use crate::report::lifetime::Listing;
use crate::text::number::count;
use crate::text::ui::Phrase;
use crate::text::ui::sheet_value::{guides, leads as words, listed, named};
use crate::text::value_names::{key, lead_state};
use crate::text::{Lang, names, value_errors};
use crate::units::Currency;
use crate::value::{Key, LeadRow, LeadRules, LeadSourceRow, LeadState, Leads};

/// Leads of a list that the page shows; a file has all.
const LISTED: usize = 50;
/// Sources of one rate that are named one by one.
const NAMED: usize = 3;
/// How far two rates may miss one another and still be the same.
const LEVEL: f64 = 1e-9;
/// Stages that can be put in order here.
const MOST_STAGES: usize = 12;

/// Where no leads are open: what the rules ask for, and the ways to data that have some.
pub fn no_leads(lang: Lang) -> Sheet {
    let page = Page {
        lang,
        currency: Currency::default(),
        source: String::new(),
    };
    Sheet {
        answer: page.say(words::RULES_ALONE).into(),
        controls: vec![ways_to_other_data(lang, "leads")],
        tables: vec![page.guide(&guides::LEAD_RULES)],
        notes: vec![page.say(words::NO_LEADS).to_owned()],
        ..Sheet::default()
    }
}

/// The sheet of the open leads, or which field must be otherwise. Its lists are cut where they are shown.
pub fn leads(
    lang: Lang,
    currency: Currency,
    rules: &LeadRules,
    records: &Records,
    listing: Listing,
) -> SheetAnswer {
    let page = Page {
        lang,
        currency,
        source: String::new(),
    };
    let found = Leads::read(records, rules);
    let fields = fields(lang, currency, rules, found.as_ref().ok());
    let answer = found.map_err(|error| fields.refusal(&error));
    let controls = fields.into_controls();
    match answer {
        Ok(found) => Sheet {
            controls,
            ..sheet(&page, &found, listing)
        }
        .into(),
        Err(refusal) => SheetAnswer::Lacking { refusal, controls },
    }
}

fn fields(lang: Lang, currency: Currency, rules: &LeadRules, found: Option<&Leads>) -> Fields {
    let mut fields = Fields::new(lang, currency);
    fields.below("leads");
    let today = found.and_then(|found| found.today);
    fields.day_or("today", words::TODAY, rules.today, today);
    let days = rules.quiet_days.or(found.map(|found| found.quiet_days));
    let quiet = fields.count("quiet_days", S::ContactDays, days, Unit::Days);
    fields.add(quiet.named(words::QUIET.get(lang)));
    fields.note(words::QUIET_NOTE);
    fields.add(fields.optional("margin", S::WonMargin, rules.margin, Unit::MoneyPerDeal));
    if let Some(found) = found {
        let changes = changes(lang, rules, found);
        if !changes.is_empty() {
            fields.group(words::STAGES.get(lang));
            fields.actions("", words::STAGES, changes);
        }
    }
    fields
}

/// What can be done with the stages: one sooner, one that means lost or no longer does, all as
/// proposed.
fn changes(lang: Lang, rules: &LeadRules, found: &Leads) -> Vec<(String, serde_json::Value)> {
    if found.stages.len() + found.lost_stages.len() > MOST_STAGES {
        return Vec::new();
    }
    let to = |words: Phrase, stage: &str, stages: Vec<String>, lost: Vec<String>| {
        let rules = LeadRules {
            stages: Some(stages),
            lost: Some(lost),
            ..rules.clone()
        };
        let name = named(words.get(lang), &[("stage", stage)]);
        (name, serde_json::to_value(rules).unwrap_or_default())
    };
    let (stages, lost) = (&found.stages, &found.lost_stages);
    let mut changes = Vec::new();
    for place in 1..stages.len() {
        let mut order = stages.clone();
        order.swap(place - 1, place);
        changes.push(to(words::SOONER, &stages[place], order, lost.clone()));
    }
    for (place, stage) in stages.iter().enumerate().filter(|_| stages.len() > 1) {
        let mut rest = stages.clone();
        rest.remove(place);
        let more = lost.iter().chain([stage]).cloned().collect();
        changes.push(to(words::MEANS_LOST, stage, rest, more));
    }
    for (place, stage) in lost.iter().enumerate() {
        let mut less = lost.clone();
        less.remove(place);
        // Before the last, which is won.
        let mut order = stages.clone();
        order.insert(stages.len().saturating_sub(1), stage.clone());
        changes.push(to(words::NOT_LOST, stage, order, less));
    }
    if rules.stages.is_some() || rules.lost.is_some() {
        let proposed = LeadRules {
            stages: None,
            lost: None,
            ..rules.clone()
        };
        let value = serde_json::to_value(proposed).unwrap_or_default();
        changes.push((words::AS_PROPOSED.get(lang).to_owned(), value));
    }
    changes
}

fn sheet(page: &Page, found: &Leads, listing: Listing) -> Sheet {
    let lang = page.lang;
    let of = |state: LeadState| count(lang, found.states[state as usize]);
    let all = count(lang, found.leads);
    let won = of(LeadState::Won);
    let rate = found
        .funnel
        .as_ref()
        .and_then(|it| it.stages.get(found.won_from));
    let rate = rate.and_then(|last| last.overall_rate.as_ref());
    let parts = [("leads", &*all), ("won", &*won)];
    let mut answer = match rate {
        Some(rate) => Answer::default().clause(named(page.say(words::CONVERTED), &parts), [rate]),
        None => Answer::default().clause(named(page.say(words::COUNTED), &parts), []),
    };
    // A best one of one says nothing.
    let sources = found.sources.iter().filter(|_| found.sources.len() > 1);
    let rated: Vec<(&LeadSourceRow, &Explained)> = sources
        .filter_map(|it| Some((it, it.rate.as_ref()?)))
        .collect();
    let highest = rated.iter().map(|it| it.1.value()).fold(0.0, f64::max);
    let best: Vec<&(&LeadSourceRow, &Explained)> = rated
        .iter()
        .filter(|(_, rate)| highest > 0.0 && highest - rate.value() <= LEVEL)
        .collect();
    if let Some((_, rate)) = best.first() {
        let names: Vec<String> = best.iter().map(|it| key(lang, &it.0.name)).collect();
        let (clause, of) = match best.len() {
            1 => (words::BEST_SOURCE, names.concat()),
            alike if alike == rated.len() => (words::SOURCES_ALIKE, String::new()),
            alike if alike > NAMED => (words::BEST_SOURCES_MANY, alike.to_string()),
            _ => (words::BEST_SOURCES, listed(lang, &names)),
        };
        answer = answer.clause(named(page.say(clause), &[("source", &of)]), [*rate]);
    }
    let due = found.due.len() as u64 + found.due_left_out;
    let again = found.contact_again.len() as u64 + found.again_left_out;
    let [due, again] = [due, again].map(|of| count(lang, of));
    let parts = [("due", &*due), ("again", &*again)];
    answer = answer.clause(named(page.say(words::TO_CALL), &parts), []);
    let mut sheet = page.sheet(answer, words::METHOD);
    if let Some(funnel) = &found.funnel {
        let of_funnel = funnel::sheet(page, funnel);
        sheet.figures.extend(
            of_funnel
                .figures
                .into_iter()
                .map(|it| crate::chart::Figure {
                    reading: sheet.answer.clone(),
                    ..it
                }),
        );
        sheet.tables.extend(of_funnel.tables);
    }
    sources_of(page, found, &mut sheet);
    reasons_of(page, found, &mut sheet);
    for (title, head, rows) in [
        (words::DUE, words::DUE_DAY, &found.due),
        (words::AGAIN, words::LAST_DAY, &found.contact_again),
    ] {
        sheet.tables.push(list(page, title, head, rows, listing));
    }
    sheet.tables.push(page.guide(&guides::LEAD_RULES));
    sheet.notes = notes(page, found);
    sheet
}

fn sources_of(page: &Page, found: &Leads, sheet: &mut Sheet) {
    if found.sources.is_empty() {
        return;
    }
    let rows = || found.sources.iter();
    let names: Vec<String> = rows().map(|it| key(page.lang, &it.name)).collect();
    let has_stages = found.funnel.is_some();
    if has_stages && names.len() <= MOST_STAGES {
        let measure = page.of_kind(rows().map(|it| it.rate.as_ref()));
        let heads = (words::SOURCE, names.clone());
        let figure = page.bars(sheet, words::SOURCES, heads, vec![measure]);
        sheet.figures.push(figure);
    }
    let mut columns = page.columns(words::SOURCE, names);
    page.column(&mut columns, rows().map(|it| Some(&it.leads)));
    if !has_stages {
        sheet.tables.push(page.table(words::BY_SOURCE, columns));
        return;
    }
    page.column(&mut columns, rows().map(|it| it.won.as_ref()));
    page.column(&mut columns, rows().map(|it| it.rate.as_ref()));
    sheet.tables.push(page.table(words::SOURCES, columns));
}

fn reasons_of(page: &Page, found: &Leads, sheet: &mut Sheet) {
    if found.reasons.is_empty() {
        return;
    }
    let rows = || found.reasons.iter();
    let name = |name: &Option<String>| match name {
        Some(name) => name.clone(),
        None => key(page.lang, &Key::NotNoted),
    };
    let mut columns = page.columns(words::REASON, rows().map(|it| name(&it.name)));
    page.column(&mut columns, rows().map(|it| Some(&it.leads)));
    page.column(&mut columns, rows().map(|it| Some(&it.share)));
    sheet.tables.push(page.table(words::REASONS, columns));
}

/// Leads one by one, the longest waiting first.
fn list(
    page: &Page,
    title: Phrase,
    head: Phrase,
    rows: &[LeadRow],
    listing: Listing,
) -> SheetTable {
    let lang = page.lang;
    let row = |lead: &LeadRow| {
        let day = lead.day.map_or_else(
            || Cell::text(""),
            |day| Cell {
                exact: day.iso(),
                ..Cell::text(names::day(lang, day))
            },
        );
        let days = lead.days.map(|days| days.to_string()).unwrap_or_default();
        vec![
            Cell::text(lead.name.clone()),
            Cell::text(lead.stage.clone()),
            Cell::text(lead.source.clone()),
            Cell::text(lead.reason.clone()),
            day,
            Cell::text(days),
        ]
    };
    let (note, most) = match listing {
        Listing::Shown if rows.len() > LISTED => {
            let all = rows.len().to_string();
            let parts = [("count", &*LISTED.to_string()), ("all", &*all)];
            (named(page.say(words::LISTED), &parts), LISTED)
        }
        Listing::Shown | Listing::Whole => (String::new(), rows.len()),
    };
    SheetTable {
        title: page.say(title).to_owned(),
        note,
        table: Table {
            columns: vec![
                words_column(page.say(words::LEAD)),
                words_column(page.say(words::AT_STAGE)),
                words_column(page.say(words::SOURCE)),
                words_column(page.say(words::REASON)),
                words_column(page.say(head)),
                numbers(page.say(words::SINCE), page.say(words::DAYS)),
            ],
            rows: rows.iter().take(most).map(row).collect(),
        },
    }
}

/// What was decided for the user, and who is in which state.
fn notes(page: &Page, found: &Leads) -> Vec<String> {
    let lang = page.lang;
    let states = [
        LeadState::Open,
        LeadState::Won,
        LeadState::Lost,
        LeadState::Lapsed,
    ];
    let states = states.map(|state| {
        let leads = count(lang, found.states[state as usize]);
        format!("{} {leads}", lead_state(lang, state))
    });
    let states = states.join(lang.pick("、", ", "));
    let mut notes = vec![named(page.say(words::STATES), &[("states", &states)])];
    if let Some(today) = found.today {
        let day = names::day(lang, today);
        let days = found.quiet_days.to_string();
        let parts = [("day", &*day), ("days", &*days)];
        notes.push(named(page.say(words::AS_OF), &parts));
    }
    if found.stages_proposed && !found.stages.is_empty() {
        notes.push(value_errors::stages_proposed(lang, &found.stages));
    }
    if !found.lost_stages.is_empty() {
        let lost = found.lost_stages.join(lang.pick("、", ", "));
        notes.push(named(page.say(words::LOST_STAGES), &[("stages", &lost)]));
    }
    if found.funnel.is_none() {
        notes.push(page.say(words::NO_STAGES).to_owned());
    } else if found.without_stage > 0 {
        notes.push(value_errors::without_stage(lang, found.without_stage));
    }
    notes
}
