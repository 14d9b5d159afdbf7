//! What a quality report is made of.

use serde::{Deserialize, Serialize};

use super::DayDoubt;
use crate::base::selection::{DateSpan, SelectionEdit};
use crate::ingest::DateOrder;
use crate::units::{Day, Money};

/// One kind of finding.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Finding {
    /// What was met.
    pub kind: FindingKind,
    /// How often: rows, orders, customers or days, by the kind.
    pub count: u64,
    /// The money it is about; none where it is about none.
    pub amount: Option<Money>,
    /// Lines of the first ones, from 1.
    pub first_lines: Vec<u32>,
    /// Particulars of the kind.
    pub detail: Detail,
    /// What was done about it.
    pub done: Done,
    /// Edits of the selection that would change it.
    pub offers: Vec<SelectionEdit>,
}

impl Finding {
    /// How many lines are named.
    pub const EXAMPLES: usize = 5;
}

/// What may be wrong.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
#[non_exhaustive]
pub enum FindingKind {
    /// Rows that repeat another in every column that was read.
    ExactRepeats,
    /// Orders of a customer with the same amount, a day apart at most, under another number.
    NearRepeats,
    /// Rows whose day and month may stand the other way round.
    DayOrMonth,
    /// Rows after today.
    Future,
    /// Rows with an amount of zero.
    Zero,
    /// Rows without an amount.
    BlankAmount,
    /// Rows whose product the joined table of prices lacks.
    NoPrice,
    /// Rows with an amount far beyond the rest.
    Outlier,
    /// Rows with an amount that stands for *no value*.
    Filler,
    /// Rows with a day that stands for *no date*.
    NoDate,
    /// Rows whose status is not known.
    UnknownStatus,
    /// Rows in another currency than most.
    MixedCurrency,
    /// Rows of customers named by masked names.
    MaskedName,
    /// Rows of customers whose ids a spreadsheet seems to have damaged.
    DamagedId,
    /// Customers whose ids are written alike.
    AlikeIds,
    /// Orders that rows of several customers name.
    SharedOrders,
    /// Rows of customers whose first purchase is blank, or later than the last.
    NoFirstPurchase,
    /// Customers with several orders (rows, where orders have no numbers), all of one day.
    OneDay,
    /// Customers with one paid order.
    OnceOnly,
    /// Days from the first to the last row.
    History,
    /// Days in a row without an order.
    Gap,
    /// Days missing from the last month.
    IncompleteMonth,
}

impl FindingKind {
    /// Every kind in the order of the report.
    pub const ALL: [FindingKind; 22] = [
        FindingKind::ExactRepeats,
        FindingKind::NearRepeats,
        FindingKind::DayOrMonth,
        FindingKind::Future,
        FindingKind::Zero,
        FindingKind::BlankAmount,
        FindingKind::NoPrice,
        FindingKind::Outlier,
        FindingKind::Filler,
        FindingKind::NoDate,
        FindingKind::UnknownStatus,
        FindingKind::MixedCurrency,
        FindingKind::MaskedName,
        FindingKind::DamagedId,
        FindingKind::AlikeIds,
        FindingKind::SharedOrders,
        FindingKind::NoFirstPurchase,
        FindingKind::OneDay,
        FindingKind::OnceOnly,
        FindingKind::History,
        FindingKind::Gap,
        FindingKind::IncompleteMonth,
    ];

    /// True for what is told of customers and the history rather than met in single rows.
    pub fn is_remark(self) -> bool {
        matches!(
            self,
            FindingKind::OneDay
                | FindingKind::OnceOnly
                | FindingKind::History
                | FindingKind::Gap
                | FindingKind::IncompleteMonth
        )
    }
}

/// Particulars of a finding.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Detail {
    /// Nothing more to say.
    Nothing,
    /// The limit that decides.
    Above(Money),
    /// The day that decides.
    After(Day),
    /// The values met.
    Values {
        /// Amounts.
        amounts: Vec<Money>,
        /// Days.
        days: Vec<Day>,
    },
    /// The texts met, the most frequent first.
    Texts(Vec<String>),
    /// So many in all.
    Of(u64),
    /// Days from and to.
    Span(DateSpan),
    /// Days from and to, where so many are usual.
    Unusual {
        /// From and to.
        span: DateSpan,
        /// Nineteen of twenty runs are no longer.
        usual_days: u32,
    },
    /// Ids written alike.
    Alike {
        /// The first ones, side by side.
        pairs: Vec<[String; 2]>,
        /// How many customers they are when those alike are one.
        customers: u64,
    },
    /// Why day and month may stand the other way round, and the order they were read in.
    DayOrMonth(DayDoubt, DateOrder),
    /// So many days of a month are covered.
    Month {
        /// Its first day.
        first: Day,
        /// Days covered.
        covered: u32,
        /// Days it has.
        days: u32,
    },
}

/// What was done about a finding.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Done {
    /// The rows count.
    Kept,
    /// The rows are set aside.
    SetAside,
    /// Customers count as one.
    AsOne,
    /// The rows count as sales.
    CountedAsSales,
    /// Only told.
    Told,
}
