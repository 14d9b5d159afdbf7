//! Leads (M33) from rows of their own: funnel, sources, who is due, why some were lost, and whom to
//! speak to again.

use serde::{Deserialize, Serialize};

use super::lead_words::{Known, known};
use super::{Funnel, FunnelInputs, Key, Line, Problem, ValueError, check};
use crate::explain::{Explained, Given, Rule, Source, Unit, ValueSymbol as S};
use crate::ingest::{RecordValues, Records, Role};
use crate::units::Day;

/// How leads are read. What is not given is proposed from the rows, and the result says so.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
pub struct LeadRules {
    /// Stages from first to last; the last is won.
    #[serde(default)]
    pub stages: Option<Vec<String>>,
    /// Stages that mean lost.
    #[serde(default)]
    pub lost: Option<Vec<String>>,
    /// The day as of which follow-ups are due; the last day in the rows when not given.
    #[serde(default)]
    pub today: Option<Day>,
    /// Days without contact after which an open lead counts as lapsed, and after which a lost one is
    /// to be spoken to again.
    #[serde(default)]
    pub quiet_days: Option<u32>,
    /// Margin of a lead that is won.
    #[serde(default)]
    pub margin: Option<Given>,
}

/// Days of [`LeadRules::quiet_days`] when not given: a quarter.
const QUIET_DAYS: u32 = 90;
/// Rows of a list that are sent; the counts are of all.
const MOST_LISTED: usize = 10_000;

/// Where a lead stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum LeadState {
    /// Being worked on.
    Open,
    /// Reached the last stage.
    Won,
    /// Marked lost, or with a reason for it.
    Lost,
    /// Open, but without contact for too long.
    Lapsed,
}

/// Leads of one source.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct LeadSourceRow {
    /// The source; empty where the cell is blank.
    pub name: Key,
    /// Its leads.
    pub leads: Explained,
    /// Those won.
    pub won: Explained,
    /// Won ÷ leads.
    pub rate: Explained,
}

/// Leads lost or lapsed for one reason.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct LossReasonRow {
    /// The reason; none where nobody noted one.
    pub name: Option<String>,
    /// How many.
    pub leads: Explained,
    /// Part of all that were lost.
    pub share: Explained,
}

/// One lead of a list.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct LeadRow {
    /// Line of the file.
    pub line: u32,
    /// What it is called.
    pub name: String,
    /// Its stage as the file writes it.
    pub stage: String,
    /// Where it came from.
    pub source: String,
    /// Why it was lost.
    pub reason: String,
    /// When it was to be, or is to be, spoken to.
    pub day: Option<Day>,
    /// Days since then.
    pub days: Option<i32>,
}

/// What the leads show.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Leads {
    /// The stages that were used, from first to last.
    pub stages: Vec<String>,
    /// They were proposed, not given.
    pub stages_proposed: bool,
    /// The stages that mean lost.
    pub lost_stages: Vec<String>,
    /// The day as of which all is judged; none where no row has a day.
    pub today: Option<Day>,
    /// Days without contact that make a lead lapsed.
    pub quiet_days: u32,
    /// Leads in all.
    pub leads: u64,
    /// Leads that are open, won, lost, lapsed.
    pub states: [u64; 4],
    /// Leads whose stage is blank or in neither list: they count as new.
    pub without_stage: u64,
    /// The funnel; none without a column of stages.
    pub funnel: Option<Funnel>,
    /// By source, most leads first.
    pub sources: Vec<LeadSourceRow>,
    /// Why leads were lost or lapsed, most frequent first.
    pub reasons: Vec<LossReasonRow>,
    /// Open leads whose day has come, longest overdue first.
    pub due: Vec<LeadRow>,
    /// Lost and lapsed leads to be spoken to again, longest ago first.
    pub contact_again: Vec<LeadRow>,
    /// Further leads that are due, beyond those listed.
    pub due_left_out: u64,
    /// Further leads to be spoken to again.
    pub again_left_out: u64,
}

/// The columns of leads.
struct Columns<'a> {
    name: Option<&'a RecordValues>,
    stage: Option<&'a RecordValues>,
    source: Option<&'a RecordValues>,
    reason: Option<&'a RecordValues>,
    follow_up: Option<&'a RecordValues>,
    date: Option<&'a RecordValues>,
}

impl<'a> Columns<'a> {
    fn of(records: &'a Records) -> Columns<'a> {
        let column = |role| records.column(role).map(|column| &column.values);
        Columns {
            name: column(Role::Customer),
            stage: column(Role::Stage),
            source: column(Role::LeadSource),
            reason: column(Role::LossReason),
            follow_up: column(Role::FollowUp),
            date: column(Role::Date),
        }
    }

    fn text(of: Option<&'a RecordValues>, row: usize) -> &'a str {
        of.map_or("", |values| values.text(row))
    }

    /// The last day anything was noted for a lead.
    fn last_day(&self, row: usize) -> Option<Day> {
        let day = |of: Option<&RecordValues>| of.and_then(|values| values.day(row));
        day(self.date).max(day(self.follow_up))
    }
}

impl Leads {
    /// Reads the leads.
    ///
    /// # Rules
    /// A lead has reached its stage and all before it. A lead that is lost, or whose stage is not
    /// known, is counted at the first stage only: how far it came is not told. Won is the last stage.
    /// An open lead is due when its day of follow-up has come, and lapsed when nothing was noted for
    /// `quiet_days` and no later contact is planned.
    ///
    /// # Errors
    /// Rows without any of stage, source, reason or follow-up; given stages of which one stands twice.
    pub fn read(records: &Records, rules: &LeadRules) -> Result<Leads, ValueError> {
        let columns = Columns::of(records);
        let knows_nothing = columns.stage.is_none()
            && columns.source.is_none()
            && columns.reason.is_none()
            && columns.follow_up.is_none();
        if knows_nothing {
            return Err(ValueError::new(S::StageReached, Problem::NotInData));
        }
        let stages = Stages::settle(&columns, records.len(), rules)?;
        let days = (0..records.len()).filter_map(|row| columns.last_day(row));
        let today = rules.today.or_else(|| days.max());
        let quiet_days = rules.quiet_days.unwrap_or(QUIET_DAYS);
        let mut tally = Tally::new(&stages);
        for row in 0..records.len() {
            tally.count(row, records, &columns, &stages, today, quiet_days);
        }
        tally.finish(stages, rules, today, quiet_days, records.len() as u64)
    }

    /// Every number of the result.
    pub fn lines(&self) -> Vec<Line<'_>> {
        let mut lines = self.funnel.as_ref().map(Funnel::lines).unwrap_or_default();
        for source in &self.sources {
            let of = [&source.leads, &source.won, &source.rate];
            lines.extend(Line::row(std::slice::from_ref(&source.name), of));
        }
        for reason in &self.reasons {
            let name = reason.name.clone().map_or(Key::NotNoted, Key::Name);
            lines.extend(Line::row(&[name], [&reason.leads, &reason.share]));
        }
        lines
    }
}

/// The stages in order and those that mean lost.
struct Stages {
    order: Vec<String>,
    lost: Vec<String>,
    proposed: bool,
}

impl Stages {
    fn settle(columns: &Columns<'_>, rows: usize, rules: &LeadRules) -> Result<Stages, ValueError> {
        let mut seen: Vec<&str> = Vec::new();
        if let Some(RecordValues::Text { codes, values }) = columns.stage {
            let mut is_seen = vec![false; values.len()];
            for &code in codes.iter().take(rows) {
                let flag = is_seen.get_mut(code as usize);
                if let Some(flag) = flag.filter(|flag| !**flag) {
                    *flag = true;
                    seen.push(values.get(code as usize));
                }
            }
        }
        seen.retain(|stage| !stage.is_empty());
        let lost = match &rules.lost {
            Some(lost) => lost.clone(),
            None => {
                let lost = seen
                    .iter()
                    .filter(|stage| known(stage) == Some(Known::Lost));
                lost.map(|&stage| stage.to_owned()).collect()
            }
        };
        let (order, proposed) = match &rules.stages {
            Some(order) => (order.clone(), false),
            None => {
                let mut order: Vec<&str> = seen;
                order.retain(|&stage| !lost.iter().any(|other| other == stage));
                // Stages with a known place come in that order, the others where they stood.
                order.sort_by_key(|stage| match known(stage) {
                    Some(Known::Step(step)) => step,
                    _ => Known::MIDDLE,
                });
                (order.into_iter().map(str::to_owned).collect(), true)
            }
        };
        for (place, stage) in order.iter().enumerate() {
            if order[..place].contains(stage) {
                let problem = Problem::Repeated;
                return Err(ValueError::new(S::StageReached, problem).at(place + 1));
            }
        }
        check::entries(S::StageReached, order.len(), 0, 40)?;
        Ok(Stages {
            order,
            lost,
            proposed,
        })
    }

    fn place(&self, stage: &str) -> Option<usize> {
        self.order.iter().position(|other| other == stage)
    }
}

/// Counts by text of a column.
#[derive(Default)]
struct ByText(Vec<(String, u64, u64)>);

impl ByText {
    fn add(&mut self, text: &str, is_won: bool) {
        let place = match self.0.iter().position(|entry| entry.0 == text) {
            Some(place) => place,
            None => {
                self.0.push((text.to_owned(), 0, 0));
                self.0.len() - 1
            }
        };
        let entry = &mut self.0[place];
        entry.1 += 1;
        entry.2 += u64::from(is_won);
    }

    fn most_first(mut self) -> Vec<(String, u64, u64)> {
        self.0
            .sort_by(|a, b| b.1.cmp(&a.1).then_with(|| a.0.cmp(&b.0)));
        self.0
    }
}

struct Tally {
    /// Leads whose furthest stage is this one.
    furthest: Vec<u64>,
    states: [u64; 4],
    without_stage: u64,
    sources: ByText,
    reasons: ByText,
    due: Vec<LeadRow>,
    again: Vec<LeadRow>,
}

impl Tally {
    fn new(stages: &Stages) -> Tally {
        Tally {
            furthest: vec![0; stages.order.len()],
            states: [0; 4],
            without_stage: 0,
            sources: ByText::default(),
            reasons: ByText::default(),
            due: Vec::new(),
            again: Vec::new(),
        }
    }

    fn count(
        &mut self,
        row: usize,
        records: &Records,
        columns: &Columns<'_>,
        stages: &Stages,
        today: Option<Day>,
        quiet_days: u32,
    ) {
        let stage = Columns::text(columns.stage, row);
        let reason = Columns::text(columns.reason, row);
        let place = stages.place(stage);
        let is_won = place.is_some_and(|place| place + 1 == stages.order.len());
        let is_lost = !is_won && (!reason.is_empty() || stages.lost.iter().any(|it| it == stage));
        let follow_up = columns.follow_up.and_then(|values| values.day(row));
        let last = columns.last_day(row);
        let days_since = |day: Option<Day>| Some(today?.0 - day?.0);
        let is_quiet = days_since(last).is_some_and(|days| days > quiet_days as i32);
        let state = match (is_won, is_lost, is_quiet) {
            (true, ..) => LeadState::Won,
            (_, true, _) => LeadState::Lost,
            (_, _, true) => LeadState::Lapsed,
            _ => LeadState::Open,
        };
        self.states[state as usize] += 1;
        self.without_stage += u64::from(place.is_none() && !is_lost);
        // How far a lost lead came is not told.
        let reached = if is_lost { 0 } else { place.unwrap_or(0) };
        if let Some(furthest) = self.furthest.get_mut(reached) {
            *furthest += 1;
        }
        if columns.source.is_some() {
            self.sources.add(Columns::text(columns.source, row), is_won);
        }
        if matches!(state, LeadState::Lost | LeadState::Lapsed) {
            self.reasons.add(reason, false);
        }
        let listed = |day: Option<Day>| LeadRow {
            line: records.line[row],
            name: Columns::text(columns.name, row).to_owned(),
            stage: stage.to_owned(),
            source: Columns::text(columns.source, row).to_owned(),
            reason: reason.to_owned(),
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
    }

    fn finish(
        mut self,
        stages: Stages,
        rules: &LeadRules,
        today: Option<Day>,
        quiet_days: u32,
        leads: u64,
    ) -> Result<Leads, ValueError> {
        // Who reached a stage has reached all before it.
        for place in (1..self.furthest.len()).rev() {
            self.furthest[place - 1] += self.furthest[place];
        }
        let funnel = match stages.order.is_empty() {
            true => None,
            false => Some(Funnel::evaluate(&FunnelInputs {
                stages: stages.order.iter().cloned().map(Key::Name).collect(),
                reached: self
                    .furthest
                    .iter()
                    .map(|&reached| Given::counted(reached as f64))
                    .collect(),
                margin: rules.margin,
            })?),
        };
        let count =
            |symbol: S, of: u64| Explained::given(symbol, of as f64, Unit::Leads, Source::File);
        let sources = self.sources.most_first().into_iter();
        let sources = sources.map(|(name, of, won)| {
            let (leads, won) = (count(S::SourceLeads, of), count(S::SourceWon, won));
            LeadSourceRow {
                name: match name.is_empty() {
                    true => Key::NotNoted,
                    false => Key::Name(name),
                },
                rate: Explained::new(
                    S::SourceRate,
                    Unit::Percent,
                    won.as_input().over(leads.as_input()),
                ),
                leads,
                won: won.with(Rule::WonIsLastStage),
            }
        });
        let lost = self.states[LeadState::Lost as usize] + self.states[LeadState::Lapsed as usize];
        let lost = count(S::LostLeads, lost).with(Rule::LapsedAfter(quiet_days));
        let reasons = self.reasons.most_first().into_iter();
        let reasons = reasons.map(|(name, of, _)| {
            let leads = count(S::ReasonLeads, of);
            LossReasonRow {
                name: Some(name).filter(|name| !name.is_empty()),
                share: Explained::new(
                    S::ReasonShare,
                    Unit::Percent,
                    leads.as_input().over(lost.as_input()),
                ),
                leads,
            }
        });
        let longest_first = |rows: &mut Vec<LeadRow>| {
            rows.sort_by_key(|row| (row.day, row.line));
            let left = rows.len().saturating_sub(MOST_LISTED);
            rows.truncate(MOST_LISTED);
            left as u64
        };
        let due_left_out = longest_first(&mut self.due);
        let again_left_out = longest_first(&mut self.again);
        Ok(Leads {
            funnel,
            sources: sources.collect(),
            reasons: reasons.collect(),
            stages: stages.order,
            stages_proposed: stages.proposed,
            lost_stages: stages.lost,
            today,
            quiet_days,
            leads,
            states: self.states,
            without_stage: self.without_stage,
            due: self.due,
            contact_again: self.again,
            due_left_out,
            again_left_out,
        })
    }
}
