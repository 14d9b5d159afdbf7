//! Leads (M33) from rows of their own: funnel, sources, who is due, why some were lost, and whom to
//! speak to again.

use serde::{Deserialize, Serialize};

use super::lead_tally::{Columns, Stages, Tally};
use super::{Funnel, Key, Line, Problem, ValueError};
use crate::explain::{Explained, Given, ValueSymbol as S};
use crate::ingest::Records;
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
    /// The day as of which follow-ups are due; when not given, the last day something was noted, or
    /// planned where nothing says when it was noted.
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
    /// Those won; none without a column of stages.
    pub won: Option<Explained>,
    /// Won ÷ leads; likewise.
    pub rate: Option<Explained>,
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
    /// Place of the first stage that means won, from 0.
    pub won_from: usize,
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

impl Leads {
    /// Reads the leads.
    ///
    /// # Rules
    /// A lead has reached its stage and all before it. A lead that is lost, or whose stage is not
    /// known, is counted at the first stage only: how far it came is not told. Won is the last stage, and before it a deal
    /// that only waits for delivery.
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
        // A day that is planned may lie far ahead: what was noted last is nearest to today.
        let noted = (0..records.len()).filter_map(|row| columns.noted(row));
        let planned = (0..records.len()).filter_map(|row| columns.last_day(row));
        let today = rules
            .today
            .or_else(|| noted.max())
            .or_else(|| planned.max());
        let quiet_days = rules.quiet_days.unwrap_or(QUIET_DAYS);
        let mut tally = Tally::new(&columns, &stages, today, quiet_days);
        for row in 0..records.len() {
            tally.count(row, records.line[row]);
        }
        tally.finish(rules, records.len() as u64)
    }

    /// Every number of the result.
    pub fn lines(&self) -> Vec<Line<'_>> {
        let mut lines = self.funnel.as_ref().map(Funnel::lines).unwrap_or_default();
        for source in &self.sources {
            let of = std::iter::once(&source.leads)
                .chain(&source.won)
                .chain(&source.rate);
            lines.extend(Line::row(std::slice::from_ref(&source.name), of));
        }
        for reason in &self.reasons {
            let name = reason.name.clone().map_or(Key::NotNoted, Key::Name);
            lines.extend(Line::row(&[name], [&reason.leads, &reason.share]));
        }
        lines
    }
}
