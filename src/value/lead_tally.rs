//! One pass over the rows of leads: states, funnel, sources, reasons and lists.

use super::lead_words::{Known, known};
use super::{
    Funnel, FunnelInputs, Key, LeadRow, LeadRules, LeadSourceRow, LeadState, Leads, LossReasonRow,
    Problem, ValueError, check,
};
use crate::explain::{Explained, Given, Rule, Source, Unit, ValueSymbol as S};
use crate::ingest::{RecordValues, Records, Role};
use crate::numeric::sort_many;
use crate::units::Day;

/// Rows of a list that are sent; the counts are of all.
const MOST_LISTED: usize = 10_000;
/// Most stages of a funnel.
const MOST_STAGES: u32 = 40;

/// The columns of leads.
pub(super) struct Columns<'a> {
    pub(super) name: Option<&'a RecordValues>,
    pub(super) stage: Option<&'a RecordValues>,
    pub(super) source: Option<&'a RecordValues>,
    pub(super) reason: Option<&'a RecordValues>,
    pub(super) follow_up: Option<&'a RecordValues>,
    pub(super) last_contact: Option<&'a RecordValues>,
    pub(super) date: Option<&'a RecordValues>,
}

impl<'a> Columns<'a> {
    pub(super) fn of(records: &'a Records) -> Columns<'a> {
        let column = |role| records.column(role).map(|column| &column.values);
        Columns {
            name: column(Role::Customer),
            stage: column(Role::Stage),
            source: column(Role::LeadSource),
            reason: column(Role::LossReason),
            follow_up: column(Role::FollowUp),
            last_contact: column(Role::LastContact),
            date: column(Role::Date),
        }
    }

    /// The last day something was noted of a lead, or it was spoken to.
    pub(super) fn noted(&self, row: usize) -> Option<Day> {
        let day = |of: Option<&RecordValues>| of.and_then(|values| values.day(row));
        day(self.date).max(day(self.last_contact))
    }

    /// The last day anything was noted or planned for a lead.
    pub(super) fn last_day(&self, row: usize) -> Option<Day> {
        let planned = self.follow_up.and_then(|values| values.day(row));
        self.noted(row).max(planned)
    }
}

fn text(of: Option<&RecordValues>, row: usize) -> &str {
    of.map_or("", |values| values.text(row))
}

/// The different texts of a column, by their codes.
fn texts(of: Option<&RecordValues>) -> Vec<&str> {
    match of {
        Some(RecordValues::Text { values, .. }) => values.iter().collect(),
        _ => Vec::new(),
    }
}

/// The code of a row's text.
fn code(of: Option<&RecordValues>, row: usize) -> Option<usize> {
    match of {
        Some(RecordValues::Text { codes, .. }) => codes.get(row).map(|&code| code as usize),
        _ => None,
    }
}

/// The stages in order and those that mean lost.
pub(super) struct Stages {
    order: Vec<String>,
    lost: Vec<String>,
    proposed: bool,
}

impl Stages {
    /// The stages that were given, or those of the rows: known names in the order of the trade, the
    /// others where they first stand.
    ///
    /// # Errors
    /// A stage that is given twice, more than forty.
    pub(super) fn settle(
        columns: &Columns<'_>,
        rows: usize,
        rules: &LeadRules,
    ) -> Result<Stages, ValueError> {
        let all = texts(columns.stage);
        let mut is_used = vec![false; all.len()];
        for row in 0..rows {
            if let Some(flag) = code(columns.stage, row).and_then(|code| is_used.get_mut(code)) {
                *flag = true;
            }
        }
        let used = all.into_iter().zip(is_used);
        let used = used.filter(|(stage, is_used)| *is_used && !stage.is_empty());
        let used: Vec<&str> = used.map(|(stage, _)| stage).collect();
        let lost = match &rules.lost {
            Some(lost) => lost.clone(),
            None => {
                let lost = used
                    .iter()
                    .filter(|stage| known(stage) == Some(Known::Lost));
                lost.map(|&stage| stage.to_owned()).collect()
            }
        };
        let (order, proposed) = match &rules.stages {
            Some(order) => (order.clone(), false),
            None => {
                let mut order: Vec<&str> = used;
                order.retain(|&stage| !lost.iter().any(|other| other == stage));
                let step = |stage: &str| match known(stage) {
                    Some(Known::Step(step)) => step,
                    _ => Known::MIDDLE,
                };
                sort_many(&mut order, |a, b| step(a).cmp(&step(b)));
                (order.into_iter().map(str::to_owned).collect(), true)
            }
        };
        for (place, stage) in order.iter().enumerate() {
            if order[..place].contains(stage) {
                let error = ValueError::new(S::StageReached, Problem::Repeated);
                return Err(error.at(place + 1));
            }
        }
        check::entries(S::StageReached, order.len(), 0, MOST_STAGES)?;
        Ok(Stages {
            order,
            lost,
            proposed,
        })
    }

    /// Place of the first stage that means won: the last one, or the deal where only its delivery stands
    /// behind it.
    fn won_from(&self) -> usize {
        let is_won =
            |stage: &&String| matches!(known(stage), Some(Known::Step(step)) if step >= Known::WON);
        let won = self.order.iter().rev().take_while(is_won).count().max(1);
        self.order.len().saturating_sub(won)
    }

    fn place(&self, stage: &str) -> Option<usize> {
        self.order.iter().position(|other| other == stage)
    }

    fn is_lost(&self, stage: &str) -> bool {
        self.lost.iter().any(|other| other == stage)
    }
}

/// What is counted on the way.
pub(super) struct Tally<'a> {
    columns: &'a Columns<'a>,
    stages: &'a Stages,
    won_from: usize,
    today: Option<Day>,
    quiet_days: u32,
    /// Place in the order, and whether it means lost, of each different stage.
    stage_of: Vec<(Option<usize>, bool)>,
    /// Leads whose furthest stage is this one.
    furthest: Vec<u64>,
    states: [u64; 4],
    without_stage: u64,
    /// Leads and those won of each different source.
    sources: Vec<(u64, u64)>,
    /// Lost and lapsed leads of each different reason; the last one is for rows without a column.
    reasons: Vec<u64>,
    due: Vec<LeadRow>,
    again: Vec<LeadRow>,
}

impl<'a> Tally<'a> {
    pub(super) fn new(
        columns: &'a Columns<'a>,
        stages: &'a Stages,
        today: Option<Day>,
        quiet_days: u32,
    ) -> Tally<'a> {
        let stage = |stage: &str| (stages.place(stage), stages.is_lost(stage));
        Tally {
            columns,
            stages,
            won_from: stages.won_from(),
            today,
            quiet_days,
            stage_of: texts(columns.stage).into_iter().map(stage).collect(),
            furthest: vec![0; stages.order.len()],
            states: [0; 4],
            without_stage: 0,
            sources: vec![(0, 0); texts(columns.source).len()],
            reasons: vec![0; texts(columns.reason).len() + 1],
            due: Vec::new(),
            again: Vec::new(),
        }
    }

    pub(super) fn count(&mut self, row: usize, line: u32) {
        let columns = self.columns;
        let stage = code(columns.stage, row).and_then(|code| self.stage_of.get(code));
        let (place, means_lost) = stage.copied().unwrap_or_default();
        let is_won = place.is_some_and(|place| place >= self.won_from);
        let is_lost = !is_won && (means_lost || !text(columns.reason, row).is_empty());
        let follow_up = columns.follow_up.and_then(|values| values.day(row));
        let last = columns.last_day(row);
        let days_since = |day: Option<Day>| Some(self.today?.0 - day?.0);
        let is_quiet = days_since(last).is_some_and(|days| days > self.quiet_days as i32);
        let state = match (is_won, is_lost, is_quiet) {
            (true, ..) => LeadState::Won,
            (_, true, _) => LeadState::Lost,
            (_, _, true) => LeadState::Lapsed,
            _ => LeadState::Open,
        };
        let listed = |day: Option<Day>| LeadRow {
            line,
            name: text(columns.name, row).to_owned(),
            stage: text(columns.stage, row).to_owned(),
            source: text(columns.source, row).to_owned(),
            reason: text(columns.reason, row).to_owned(),
            day,
            days: days_since(day),
        };
        let is_due = days_since(follow_up).is_some_and(|days| days >= 0);
        if state == LeadState::Open && is_due {
            self.due.push(listed(follow_up));
        }
        if state == LeadState::Lapsed || (state == LeadState::Lost && is_quiet) {
            self.again.push(listed(last));
        }
        self.states[state as usize] += 1;
        self.without_stage += u64::from(place.is_none() && !is_lost);
        // How far a lost lead came is not told.
        let reached = if is_lost { 0 } else { place.unwrap_or(0) };
        if let Some(furthest) = self.furthest.get_mut(reached) {
            *furthest += 1;
        }
        if let Some(source) = code(columns.source, row).and_then(|it| self.sources.get_mut(it)) {
            source.0 += 1;
            source.1 += u64::from(is_won);
        }
        if matches!(state, LeadState::Lost | LeadState::Lapsed) {
            let without = self.reasons.len() - 1;
            self.reasons[code(columns.reason, row).unwrap_or(without).min(without)] += 1;
        }
    }

    pub(super) fn finish(mut self, rules: &LeadRules, leads: u64) -> Result<Leads, ValueError> {
        // Who reached a stage has reached all before it.
        for place in (1..self.furthest.len()).rev() {
            self.furthest[place - 1] += self.furthest[place];
        }
        let reached = self.furthest.iter();
        let reached = reached.map(|&reached| Given::counted(reached as f64));
        let funnel = match self.stages.order.is_empty() {
            true => None,
            false => Some(Funnel::evaluate(&FunnelInputs {
                stages: self.stages.order.iter().cloned().map(Key::Name).collect(),
                reached: reached.collect(),
                margin: rules.margin,
            })?),
        };
        let (sources, reasons) = (self.source_rows(), self.reason_rows());
        let due_left_out = longest_first(&mut self.due);
        let again_left_out = longest_first(&mut self.again);
        Ok(Leads {
            stages: self.stages.order.clone(),
            stages_proposed: self.stages.proposed,
            lost_stages: self.stages.lost.clone(),
            won_from: self.won_from,
            today: self.today,
            quiet_days: self.quiet_days,
            leads,
            states: self.states,
            without_stage: self.without_stage,
            funnel,
            sources,
            reasons,
            due: self.due,
            contact_again: self.again,
            due_left_out,
            again_left_out,
        })
    }

    /// Most leads first; equal ones by name.
    fn source_rows(&self) -> Vec<LeadSourceRow> {
        let named = texts(self.columns.source).into_iter().zip(&self.sources);
        let mut named: Vec<(&str, &(u64, u64))> = named.filter(|it| it.1.0 > 0).collect();
        sort_many(&mut named, |a, b| {
            b.1.0.cmp(&a.1.0).then_with(|| a.0.cmp(b.0))
        });
        // Without stages nobody can tell what was won.
        let has_stages = !self.stages.order.is_empty();
        let row = |(name, &(leads, won)): (&str, &(u64, u64))| {
            let (leads, won) = (count(S::SourceLeads, leads), count(S::SourceWon, won));
            LeadSourceRow {
                name: match name {
                    "" => Key::NotNoted,
                    name => Key::Name(name.to_owned()),
                },
                rate: has_stages.then(|| {
                    let rate = won.as_input().over(leads.as_input());
                    Explained::new(S::SourceRate, Unit::Percent, rate)
                }),
                leads,
                won: has_stages.then(|| won.with(Rule::WonIsLastStage)),
            }
        };
        named.into_iter().map(row).collect()
    }

    /// Most frequent first; equal ones by name.
    fn reason_rows(&self) -> Vec<LossReasonRow> {
        let names = texts(self.columns.reason).into_iter().chain([""]);
        let mut named: Vec<(&str, u64)> = names
            .zip(self.reasons.iter().copied())
            .filter(|it| it.1 > 0)
            .collect();
        sort_many(&mut named, |a, b| b.1.cmp(&a.1).then_with(|| a.0.cmp(b.0)));
        let lost = self.states[LeadState::Lost as usize] + self.states[LeadState::Lapsed as usize];
        let lost = count(S::LostLeads, lost);
        let row = |(name, leads): (&str, u64)| {
            let leads = count(S::ReasonLeads, leads);
            let share = leads.as_input().over(lost.as_input());
            LossReasonRow {
                name: Some(name.to_owned()).filter(|name| !name.is_empty()),
                share: Explained::new(S::ReasonShare, Unit::Percent, share)
                    .with(Rule::LapsedAfter(self.quiet_days)),
                leads,
            }
        };
        named.into_iter().map(row).collect()
    }
}

fn count(symbol: S, leads: u64) -> Explained {
    Explained::given(symbol, leads as f64, Unit::Leads, Source::File)
}

/// Puts the longest ago first and cuts the list; how many were cut.
fn longest_first(rows: &mut Vec<LeadRow>) -> u64 {
    sort_many(rows, |a, b| (a.day, a.line).cmp(&(b.day, b.line)));
    let left = rows.len().saturating_sub(MOST_LISTED);
    rows.truncate(MOST_LISTED);
    left as u64
}
