//! What the respondents of an open survey say: NPS with its parts, satisfaction, every question.

use super::super::{Sheet, SheetAnswer, SheetTable};
use super::fields::Fields;
use super::page::{Answer, Page};
use crate::chart::Cell;
use crate::explain::Explained;
use crate::ingest::{Records, Role};
use crate::loyalty::{AnswerRow, Recommendation, Satisfaction, Survey, SurveyRules};
use crate::text::Lang;
use crate::text::number::exact;
use crate::text::ui::sheet_value::{named, survey as words};
use crate::units::Currency;
use crate::value::{FULL_SCORES, full_score};

/// The sheet of the open survey.
pub fn survey(lang: Lang, rules: &SurveyRules, records: &Records) -> SheetAnswer {
    let page = Page {
        lang,
        currency: Currency::Unstated,
        source: String::new(),
    };
    let found = Survey::read(records, rules);
    let mut sheet = sheet(&page, &found);
    sheet.controls = fields(lang, rules, &found, records).into_controls();
    sheet.into()
}

fn fields(lang: Lang, rules: &SurveyRules, found: &Survey, records: &Records) -> Fields {
    let mut fields = Fields::new(lang, Currency::Unstated);
    fields.below("survey");
    let is_asked = found.satisfaction.as_ref().is_some_and(|it| !it.in_words);
    if let Some(column) = records.column(Role::Satisfaction).filter(|_| is_asked) {
        let proposed = exact(full_score([column]));
        let proposed = named(words::MOST_FOUND.get(lang), &[("most", &proposed)]);
        let full = FULL_SCORES.into_iter().chain([7.0]);
        let mut full: Vec<f64> = full.collect();
        full.sort_by(f64::total_cmp);
        let full = full.into_iter().map(|most| (exact(most), Some(most)));
        let full: Vec<(String, Option<f64>)> = [(proposed, None)].into_iter().chain(full).collect();
        let chosen = full.iter().position(|it| it.1 == rules.most);
        fields.choice("most", words::MOST.get(lang), chosen, full);
    }
    fields
}

fn sheet(page: &Page, found: &Survey) -> Sheet {
    let mut answer = Answer::default().clause(page.say(words::COUNTED), [&found.answers]);
    if let Some(nps) = &found.recommendation {
        let numbers = [&nps.score, &nps.shares[0], &nps.shares[2]];
        answer = answer.clause(page.say(words::NPS_IS), numbers);
    }
    if let Some(told) = &found.satisfaction {
        let most = exact(told.most);
        let clause = named(page.say(words::SATISFIED), &[("most", &most)]);
        answer = answer.clause(clause, [&told.mean]);
        if let Some(share) = &told.top_share {
            answer = answer.clause(page.say(words::TOP_TWO), [share]);
        }
    }
    let mut sheet = page.sheet(answer, words::METHOD);
    if let Some(nps) = &found.recommendation {
        recommended(page, nps, &mut sheet);
    }
    if let Some(told) = &found.satisfaction {
        satisfied(page, told, &mut sheet);
    }
    questions(page, found, &mut sheet);
    if found.recommendation.is_none() {
        sheet.notes.push(page.say(words::NO_NPS).to_owned());
    }
    sheet
}

fn recommended(page: &Page, nps: &Recommendation, sheet: &mut Sheet) {
    let groups = [words::PROMOTERS, words::PASSIVES, words::DETRACTORS];
    let names: Vec<String> = groups.map(|it| page.say(it).to_owned()).into();
    let measure = page.of_kind(nps.shares.iter().map(Some));
    let measure = (page.say(words::PARTS).to_owned(), measure.1);
    let heads = (words::GROUP, names.clone());
    let figure = page.bars(sheet, words::PARTS, heads, vec![measure]);
    sheet.figures.push(figure);
    // Each row has symbols of its own: the columns are headed by what they have in common.
    let mut columns = page.columns(words::GROUP, names);
    columns.add(
        head(page, &nps.answered),
        nps.counts.iter().cloned().map(Some).collect(),
    );
    columns.add("%", nps.shares.iter().cloned().map(Some).collect());
    sheet.tables.push(page.table(words::PARTS, columns));
    sheet
        .tables
        .push(page.facts(words::PARTS, [&nps.answered, &nps.score]));
    sheet.tables.push(answers(page, &nps.name, &nps.marks));
    outside(page, &nps.name, nps.outside, sheet);
}

fn satisfied(page: &Page, told: &Satisfaction, sheet: &mut Sheet) {
    let facts = [
        Some(&told.answered),
        Some(&told.mean),
        told.top.as_ref(),
        told.top_share.as_ref(),
    ];
    let mut table = page.facts(words::QUESTION, facts.into_iter().flatten());
    table.title.clone_from(&told.name);
    sheet.tables.push(table);
    sheet.tables.push(answers(page, &told.name, &told.marks));
    outside(page, &told.name, told.outside, sheet);
    if told.in_words {
        let note = named(page.say(words::IN_WORDS), &[("name", &told.name)]);
        sheet.notes.push(note);
    }
    if told.top.is_none() {
        sheet.notes.push(page.say(words::TOO_MANY_MARKS).to_owned());
    }
}

/// Every question that is neither; first all in a table, then the answers of each that has a few.
fn questions(page: &Page, found: &Survey, sheet: &mut Sheet) {
    if found.columns.is_empty() {
        return;
    }
    let of = || found.columns.iter();
    let mut columns = page.columns(words::QUESTION, of().map(|it| it.name.clone()));
    page.column(&mut columns, of().map(|it| Some(&it.answered)));
    page.column(&mut columns, of().map(|it| it.mean.as_ref()));
    let mut table = page.table(words::QUESTIONS, columns);
    let more = [words::RANGE, words::DIFFERENT];
    let heads = more.map(|it| crate::chart::figures::words(page.say(it)));
    table.table.columns.extend(heads);
    for (row, column) in table.table.rows.iter_mut().zip(of()) {
        let range = column.range;
        let range = range.map_or_else(String::new, |(from, to)| {
            format!("{}–{}", exact(from), exact(to))
        });
        row.extend([Cell::text(range), Cell::text(column.different.to_string())]);
    }
    sheet.tables.push(table);
    for column in of().filter(|it| !it.rows.is_empty()) {
        sheet.tables.push(answers(page, &column.name, &column.rows));
    }
}

/// How often each answer to a question was given.
fn answers(page: &Page, name: &str, rows: &[AnswerRow]) -> SheetTable {
    let mut columns = page.columns(words::ANSWER, rows.iter().map(|it| it.name.clone()));
    page.column(&mut columns, rows.iter().map(|it| Some(&it.count)));
    page.column(&mut columns, rows.iter().map(|it| Some(&it.share)));
    SheetTable {
        title: name.to_owned(),
        ..page.table(words::ANSWER, columns)
    }
}

fn outside(page: &Page, name: &str, count: u64, sheet: &mut Sheet) {
    if count > 0 {
        let count = count.to_string();
        let parts = [("name", name), ("count", &*count)];
        sheet.notes.push(named(page.say(words::OUTSIDE), &parts));
    }
}

fn head(page: &Page, of: &Explained) -> &'static str {
    crate::text::explain::symbol_name(page.lang, of.symbol)
}
