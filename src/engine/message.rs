//! What is asked and answered.

use serde::{Deserialize, Serialize};

use crate::base::{NobodyActive, ReturnsFacts, ReturnsPolicy, WindowRules};
use crate::ingest::{InputFacts, Issue, Plan, RowCount};
use crate::scenario::CaseId;
use crate::segment::{SegmentTable, ThresholdRule};
use crate::units::{Currency, Day, Money};
use crate::value::{Curves, Margins};

/// A question to the engine.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
#[non_exhaustive]
pub enum Request {
    /// Takes over the order lines that travel beside the message, encoded by
    /// [`crate::ingest::encode`], in place of any before.
    Open,
    /// Lets go of the order lines.
    Forget,
    /// Tiers and curves under these rules.
    Report {
        /// On which data.
        data: DataSel,
        /// Period, active, new.
        window: WindowRules,
        /// What a refund does.
        #[serde(default)]
        returns: ReturnsPolicy,
        /// Tier thresholds.
        thresholds: ThresholdRule,
        /// Margins: they decide the order of the whale curve.
        margins: Margins,
    },
}

/// Which data a question is about.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum DataSel {
    /// A teaching case.
    Case(CaseId),
    /// The open order lines, if they are of this revision.
    Revision(String),
    /// The open order lines, whatever they are.
    Opened,
}

/// An answer of the engine.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
#[non_exhaustive]
pub enum Response {
    /// The order lines are open.
    Opened(Box<DataFacts>),
    /// They are gone.
    Forgotten,
    /// Tiers and curves.
    Report(Box<Report>),
}

/// What the open data are.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct DataFacts {
    /// Fingerprint of the columns.
    pub revision: String,
    /// Read, used, set aside.
    pub rows: RowCount,
    /// Issues by kind.
    pub issues: Vec<Issue>,
    /// Distinct customers.
    pub customers: u64,
    /// Paid orders over the whole history.
    pub orders: u64,
    /// Amounts over the whole history, refunds subtracted.
    pub revenue: Money,
    /// First day with a line.
    pub first_day: Day,
    /// Last day with a line.
    pub last_day: Day,
    /// Lines of the file where the first and the last day stand first, from 1.
    #[serde(default)]
    pub day_lines: (u32, u32),
    /// Orders are counted by an order column, not by customer-days.
    pub orders_by_id: bool,
    /// The negative lines and what each policy would make of them; none without any.
    pub returns: Option<ReturnsFacts>,
    /// The file gives cost or profit.
    pub has_profit: bool,
    /// The currency the file names.
    pub currency: Currency,
    /// The plan as it was carried out.
    pub plan: Option<Plan>,
    /// The plan had to be changed while the file was read.
    pub replanned: bool,
    /// Header texts.
    pub columns: Vec<String>,
    /// What was read, in order; empty for a single file.
    #[serde(default)]
    pub inputs: Vec<InputFacts>,
}

/// The answer the page draws from.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Report {
    /// Counted tiers; none for a case without tiers.
    pub table: Option<SegmentTable>,
    /// Whale and Lorenz curve.
    pub curves: Option<Curves>,
    /// What the data are; none for a case.
    pub facts: Option<DataFacts>,
}

/// A question that cannot be answered.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
#[non_exhaustive]
pub enum EngineError {
    /// No order lines are open, or others than asked for: open them again.
    NotOpen,
    /// The encoded order lines are damaged.
    Damaged,
    /// No customer paid an order in the active period.
    NobodyActive(NobodyActive),
}

impl std::fmt::Display for EngineError {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "{self:?}")
    }
}

impl std::error::Error for EngineError {}
