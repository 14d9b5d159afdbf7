//! What is asked and answered.

use serde::{Deserialize, Serialize};
use serde_json::Value;

use super::{ObservedPeriods, RecordsAnswer, RecordsQuestion};
use crate::base::{
    FindingKind, NobodyActive, OrderCounting, Quality, ReturnsFacts, ReturnsPolicy, Selection,
    SelectionFacts, SelectionRule, WindowRules,
};
use crate::explain::Explained;
use crate::ingest::{
    ImportFacts, InputFacts, Issue, IssueKind, Plan, Reason, RecordsFacts, RowCount, Shape,
};
use crate::lifetime::{Forecast, ForecastError, ForecastSettings};
use crate::report::asking::SchemePage;
use crate::report::{CustomerRows, SheetAnswer, Topic};
use crate::scenario::CaseId;
use crate::segment::{
    CrossTab, CustomerCard, CustomerPage, CustomerQuery, Movement, MovementRule, OpeningFacts,
    Period, PeriodError, PeriodFlow, Scheme, SchemeError, SegmentSummary, SegmentTable,
    ThresholdRule,
};
use crate::text::Lang;
use crate::text::explain::Explanation;
use crate::units::{Currency, Day, Money, Months};
use crate::value::{Answer, BaseQuestion, Curves, Margins, Question, ValueError};

/// A question to the engine.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
#[non_exhaustive]
pub enum Request {
    /// Takes over the columns that travel beside the message, order lines encoded by
    /// [`crate::ingest::encode`] or records by [`crate::ingest::encode_records`], in place of any
    /// before.
    Open,
    /// Lets go of the columns.
    Forget,
    /// Tiers and curves under these rules.
    Report(ReportQuestion),
    /// A forecast of the customers, fitted, validated and valued.
    Forecast {
        /// On which data.
        data: DataSel,
        /// Model, unit, calibration, horizon.
        settings: ForecastSettings,
        /// Which rows count.
        #[serde(default)]
        selection: Selection,
        /// As in [`ReportQuestion`].
        #[serde(default)]
        today: Option<Day>,
    },
    /// What the data are under a selection, whether or not anybody is active. Of rows of their own
    /// all count.
    Facts(RowsQuestion),
    /// The first rows that are set aside or were met by the quality report.
    ProblemRows(RowsInWords),
    /// Every row set aside, with line and reason, to be looked up in its file.
    SetAside(RowsInWords),
    /// A value model on the numbers that are given with it.
    Value(Box<Question>),
    /// What the open order lines say of the value models' inputs.
    Observed {
        /// On which data.
        data: DataSel,
        /// Last day of the period; the analysis day when not given.
        #[serde(default)]
        to: Option<Day>,
        /// How long it is.
        months: Months,
        /// What a refund does.
        #[serde(default)]
        returns: ReturnsPolicy,
        /// Which rows count.
        #[serde(default)]
        selection: Selection,
        /// As in [`ReportQuestion`].
        #[serde(default)]
        today: Option<Day>,
    },
    /// What open rows of their own say: leads, scorecards.
    Records {
        /// On which data.
        data: DataSel,
        /// What of them.
        question: RecordsQuestion,
    },
    /// Customers, orders and money by the segments of a scheme.
    Segments {
        /// On what.
        look: Look,
        /// The scheme.
        scheme: Scheme,
    },
    /// Two segmentations, one against the other.
    CrossTab {
        /// On what.
        look: Look,
        /// The scheme of the rows.
        rows: Scheme,
        /// The scheme of the columns.
        columns: Scheme,
    },
    /// The first facts: order value, repeat rate, orders a customer, gap, new and earlier customers.
    Opening {
        /// On what.
        look: Look,
    },
    /// Who moved between two days. The analysis day of the look decides nothing.
    Movement {
        /// On what.
        look: Look,
        /// The scheme.
        scheme: Scheme,
        /// The days and the yardstick.
        rule: MovementRule,
    },
    /// New, kept, returned and lapsed between two periods.
    Flow {
        /// On what.
        look: Look,
        /// The earlier period.
        earlier: Period,
        /// The later period.
        later: Period,
    },
    /// The inputs a value model finds in the open customers.
    BaseInputs {
        /// On what.
        look: Look,
        /// The model, and what the customers do not say.
        of: BaseQuestion,
    },
    /// A window of a list of customers.
    Customers {
        /// On what.
        look: Look,
        /// The scheme.
        scheme: Scheme,
        /// Which customers, in what order, which rows.
        query: CustomerQuery,
    },
    /// The topics of the rooms.
    Topics {
        /// Language of their words.
        lang: Lang,
        /// Open data that topics may begin with, such as a table of retention.
        #[serde(default)]
        data: Option<DataSel>,
    },
    /// What a topic shows.
    Sheet(SheetQuestion),
    /// A window of a list of customers, in words.
    CustomerRows {
        /// On what.
        look: Look,
        /// The scheme.
        scheme: Scheme,
        /// Which customers, in what order, which rows.
        query: CustomerQuery,
        /// Language of heads and names.
        lang: Lang,
        /// Currency of amounts.
        currency: Currency,
    },
    /// A number in words: formula, the same with these numbers, sources and rules.
    Explain {
        /// The number.
        of: Box<Explained>,
        /// Language of the words.
        lang: Lang,
        /// Currency of amounts.
        currency: Currency,
    },
    /// One customer in full.
    Customer {
        /// On what.
        look: Look,
        /// The scheme.
        scheme: Scheme,
        /// Number of the customer in the base, as in a row of a list.
        customer: u32,
    },
}

/// A question about tiers and curves.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct ReportQuestion {
    /// On which data.
    pub data: DataSel,
    /// Period, active, new.
    pub window: WindowRules,
    /// What a refund does.
    #[serde(default)]
    pub returns: ReturnsPolicy,
    /// Tier thresholds.
    pub thresholds: ThresholdRule,
    /// Margins: they decide the order of the whale curve.
    pub margins: Margins,
    /// Which rows count.
    #[serde(default)]
    pub selection: Selection,
    /// The day after which rows are in the future; none when nobody knows.
    #[serde(default)]
    pub today: Option<Day>,
}

/// A question about the rows under a selection.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct RowsQuestion {
    /// On which data.
    pub data: DataSel,
    /// Which rows count.
    #[serde(default)]
    pub selection: Selection,
    /// As in [`ReportQuestion`].
    #[serde(default)]
    pub today: Option<Day>,
    /// What a refund does.
    #[serde(default)]
    pub returns: ReturnsPolicy,
}

/// A question about rows, answered in words.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct RowsInWords {
    /// On which data.
    pub data: DataSel,
    /// Which rows count.
    #[serde(default)]
    pub selection: Selection,
    /// As in [`ReportQuestion`].
    #[serde(default)]
    pub today: Option<Day>,
    /// Language of the reasons.
    pub lang: Lang,
}

/// A question about a topic.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct SheetQuestion {
    /// On what; topics on paper look at nothing.
    #[serde(default)]
    pub look: Option<Look>,
    /// What is asked, a [`crate::report::Question`] as it was kept: it may be of another version.
    pub question: Value,
    /// The schemes as their own pages have them: an answer says where it goes by them.
    #[serde(default)]
    pub pages: Vec<SchemePage>,
    /// Language of its words.
    pub lang: Lang,
    /// Currency of amounts.
    pub currency: Currency,
}

/// Order lines and how they are looked at.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Look {
    /// Which data.
    pub data: DataSel,
    /// Period, active, new.
    #[serde(default)]
    pub window: WindowRules,
    /// What a refund does.
    #[serde(default)]
    pub returns: ReturnsPolicy,
    /// Which rows count.
    #[serde(default)]
    pub selection: Selection,
    /// The day after which rows are in the future; none when nobody knows.
    #[serde(default)]
    pub today: Option<Day>,
    /// What the user calls the data, such as the name of the file; none where it does not matter.
    #[serde(default)]
    pub name: Option<String>,
}

/// Which data a question is about.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum DataSel {
    /// A teaching case.
    Case(CaseId),
    /// The open data, if they are of this revision.
    Revision(String),
    /// The open data, whatever they are.
    Opened,
}

/// An answer of the engine.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
#[non_exhaustive]
pub enum Response {
    /// The columns are open.
    Opened(Box<DataFacts>),
    /// They are gone.
    Forgotten,
    /// Tiers and curves.
    Report(Box<Report>),
    /// A forecast, or why there is none.
    Forecast(Box<Result<Forecast, ForecastError>>),
    /// What the data are.
    Facts(Box<DataFacts>),
    /// The first rows with a problem.
    ProblemRows(ProblemRows),
    /// Every row set aside.
    SetAside(Box<AsideList>),
    /// What a value model gives.
    Value(Box<Answer>),
    /// What the order lines say of inputs.
    Observed(Box<ObservedPeriods>),
    /// What rows of their own say.
    Records(RecordsAnswer),
    /// The topics of the rooms.
    Topics(Vec<Topic>),
    /// What a topic shows.
    Sheet(SheetAnswer),
    /// Segments, counted.
    Segments(Box<SegmentSummary>),
    /// One segmentation against another.
    CrossTab(Box<CrossTab>),
    /// The first facts.
    Opening(Box<OpeningFacts>),
    /// The inputs of a value model.
    BaseInputs(Box<crate::value::Question>),
    /// Who moved.
    Movement(Box<Movement>),
    /// New, kept, returned, lapsed.
    Flow(Box<PeriodFlow>),
    /// A window of a list.
    Customers(CustomerPage),
    /// The same in words.
    CustomerRows(CustomerRows),
    /// A number in words.
    Explanation(Box<Explanation>),
    /// One customer.
    Customer(Box<CustomerCard>),
}

/// Rows with a problem, in order of their lines.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ProblemRows {
    /// Names of the file's columns.
    pub columns: Vec<String>,
    /// The first rows, at most [`ProblemRows::MOST`].
    pub rows: Vec<ProblemRow>,
    /// Rows set aside in all.
    pub set_aside: u64,
}

impl ProblemRows {
    /// How many rows are shown.
    pub const MOST: usize = 100;
}

/// One row with a problem.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ProblemRow {
    /// The input it stands in, where there are several.
    pub input: Option<String>,
    /// Line within that input, from 1.
    pub line: u64,
    /// What was met, in words.
    pub reason: String,
    /// The row is not used.
    pub is_aside: bool,
    /// One text a column; empty where the import kept nothing.
    pub cells: Vec<String>,
}

/// The rows set aside, with what was kept of each: see [`AsideList::look_up`] for all of it.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct AsideList {
    /// Headings: those of place and reason, then the file's columns.
    pub columns: Vec<String>,
    /// Where the file's columns begin.
    pub cells_from: usize,
    /// Line of each row, as the import keeps it, in order.
    pub lines: Vec<u32>,
    /// Cells of each row; fewer than headings where the last are blank or were not kept.
    pub rows: Vec<Vec<String>>,
    /// Further rows that a spreadsheet could not hold.
    pub left_out: u64,
    /// How the files were read.
    pub facts: ImportFacts,
}

/// The rows set aside as a file.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct SetAside {
    /// Comma-separated, with a byte order mark; cells that would run as formulas are made safe.
    pub csv: String,
    /// Rows in it.
    pub rows: u64,
    /// Further rows that a spreadsheet could not hold.
    pub left_out: u64,
}

/// What the open data are.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct DataFacts {
    /// Fingerprint of the columns.
    pub revision: String,
    /// Read, used, set aside: by the import or by the selection.
    pub rows: RowCount,
    /// Issues of the import by kind.
    pub issues: Vec<Issue>,
    /// Distinct customers.
    pub customers: u64,
    /// Orders over the whole history that count, and their amounts, by the policy for refunds.
    pub orders: u64,
    /// The amounts.
    pub revenue: Money,
    /// By which policy they are counted.
    #[serde(default)]
    pub policy: ReturnsPolicy,
    /// First day with a line.
    pub first_day: Day,
    /// Last day with a line.
    pub last_day: Day,
    /// Lines of the file where the first and the last day stand first, from 1.
    #[serde(default)]
    pub day_lines: (u32, u32),
    /// What an order is.
    #[serde(default)]
    pub counting: OrderCounting,
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
    /// Why, in the order of what was changed: the encoding, then the order of dates.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub replan_reasons: Vec<Reason>,
    /// Header texts.
    pub columns: Vec<String>,
    /// The last day that is not after today: the analysis day unless another is chosen.
    #[serde(default)]
    pub analysis_day: Day,
    /// What the selection was settled to.
    #[serde(default)]
    pub selection: SelectionFacts,
    /// What may be wrong with the rows.
    #[serde(default)]
    pub quality: Quality,
    /// What the rows are where they are no order lines: then there are no customers, orders, revenue
    /// and days of orders, and all of these are zero.
    #[serde(default)]
    pub records: Option<RecordsFacts>,
    /// What was read, in order; empty for a single file.
    #[serde(default)]
    pub inputs: Vec<InputFacts>,
}

impl DataFacts {
    /// The facts with orders and revenue as a policy for refunds counts them.
    #[must_use]
    pub fn under(self, policy: ReturnsPolicy) -> DataFacts {
        let outcomes = self.returns.as_ref().map(|it| &it.outcomes);
        let outcome = outcomes.and_then(|all| all.iter().find(|it| it.policy == policy));
        match outcome.copied() {
            Some(outcome) => DataFacts {
                orders: outcome.orders,
                revenue: outcome.revenue,
                policy,
                ..self
            },
            None => self,
        }
    }

    /// False where the file has orders but no amounts: revenue is not known, and is zero here.
    pub fn has_amounts(&self) -> bool {
        let shape = self.plan.as_ref().map(|plan| plan.shape);
        shape != Some(Shape::Events)
    }

    /// Rows the selection sets aside, but for those of other currencies where the issues tell of them.
    pub fn set_aside_besides(&self) -> u64 {
        let mut issues = self.issues.iter();
        let is_told = issues.any(|it| it.kind == IssueKind::MixedCurrency);
        let aside = self.selection.aside.iter();
        aside
            .filter(|it| !is_told || it.rule != SelectionRule::OtherCurrency)
            .map(|it| it.rows)
            .sum()
    }

    /// True where reading came upon nothing that the user should see before the numbers: no row set aside
    /// or remarked, no plan overruled, no refunds to decide on, no day after `today`, no customers written
    /// alike.
    pub fn is_settled(&self, today: Option<Day>) -> bool {
        let has_future = today.is_some_and(|today| self.last_day > today);
        let is_read = self.rows.set_aside == 0 && self.issues.is_empty() && !self.replanned;
        let mut findings = self.quality.findings.iter();
        let are_alike = findings.any(|it| it.kind == FindingKind::AlikeIds);
        is_read && !are_alike && self.returns.is_none() && !has_future
    }
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
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
#[non_exhaustive]
pub enum EngineError {
    /// No order lines are open, or others than asked for: open them again.
    NotOpen,
    /// The encoded columns are damaged.
    Damaged,
    /// What is open are rows of their own, or orders without amounts, and the question needs order
    /// lines with amounts.
    NotOrderLines {
        /// What a row stands for.
        shape: Shape,
        /// How many rows.
        rows: u64,
    },
    /// No customer paid an order in the active period.
    NobodyActive(NobodyActive),
    /// The selection leaves no row.
    NothingSelected,
    /// The scheme cannot be applied.
    Scheme(SchemeError),
    /// The two periods cannot be compared.
    Period(PeriodError),
    /// The later day of a movement is not after the earlier one, or a day lies outside the data.
    MovementDays {
        /// The earlier.
        from: Day,
        /// The later.
        to: Day,
        /// First day of the data.
        first_day: Day,
        /// Last day of the data.
        last_day: Day,
    },
    /// There is no customer of this number.
    NoSuchCustomer,
    /// What is open are order lines, and the question needs rows of their own.
    NotRecords,
    /// A value model refuses an input.
    Value(ValueError),
    /// More than a file of the form can hold.
    TooLarge,
}

impl From<SchemeError> for EngineError {
    fn from(error: SchemeError) -> EngineError {
        EngineError::Scheme(error)
    }
}

impl From<ValueError> for EngineError {
    fn from(error: ValueError) -> EngineError {
        EngineError::Value(error)
    }
}

impl std::fmt::Display for EngineError {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "{self:?}")
    }
}

impl std::error::Error for EngineError {}
