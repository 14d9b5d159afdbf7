//! What the head of a file tells, with reasons.

use serde::{Deserialize, Serialize};

use super::{
    DecimalMark, FatalError, FileKind, Join, Plan, Remark, Role, ShapeReason, TableId, number,
};
use crate::units::{Currency, Day};

/// The proposal shown before an import.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Inspection {
    /// Text or workbook.
    pub kind: FileKind,
    /// Length of the file in bytes.
    pub bytes: u64,
    /// The proposed plan.
    pub plan: Plan,
    /// Why the format was taken: encoding and delimiter, or sheet.
    pub format_reasons: Vec<Reason>,
    /// Why the table was taken for its shape, which stands in the plan.
    pub shape_reason: ShapeReason,
    /// The columns in file order.
    pub columns: Vec<ColumnFacts>,
    /// The first rows after the header, one text a cell; at most [`Inspection::PREVIEW_ROWS`].
    pub preview: Vec<Vec<String>>,
    /// Rows before the header (titles), as read.
    pub above_header: Vec<Vec<String>>,
    /// Where the first rows that are not blank stand, from 1: lines of the text, rows of the sheet. At most
    /// [`Inspection::HEADER_ROWS`] of them.
    #[serde(default)]
    pub rows_at: Vec<u64>,
    /// Sheets of a workbook, hidden ones included; tables of an HTML page, named by number from 1.
    pub sheets: Vec<SheetFacts>,
    /// Every table found in the files, in their order: texts, members of archives, sheets.
    #[serde(default)]
    pub inputs: Vec<InputFound>,
    /// Tables that share a key with the one to be read, whether joined or not.
    #[serde(default)]
    pub joins: Vec<JoinFound>,
    /// Set when every date seen can be read both ways: the user must choose.
    pub date_question: Option<DateQuestion>,
    /// The currency signs or header units name, if they agree.
    pub currency: Currency,
    /// Identifies the header: the same columns in the same order give the same signature.
    pub signature: String,
    /// True when the head already held characters that do not decode.
    pub undecodable: bool,
}

impl Inspection {
    /// How many rows a preview shows at most.
    pub const PREVIEW_ROWS: usize = 20;

    /// Rows that can be chosen as header.
    pub const HEADER_ROWS: usize = 12;

    /// Where the row at a place among those that are not blank stands, from 1.
    pub fn row_at(&self, row: usize) -> u64 {
        let at = self.rows_at.get(row).copied();
        at.unwrap_or(row as u64 + 1)
    }

    /// True where the proposal holds something that may change the numbers, and that the user should see
    /// before them: a table left out, a lost character, an open quote, ids or dates that are not what
    /// they were. What the user chose is seen.
    pub fn has_warnings(&self) -> bool {
        let is_chosen = self.inputs.iter().any(|it| it.reason == Reason::Chosen);
        let is_left_out =
            |it: &InputFound| it.used_as == InputUse::Nothing && it.rows != Some(0) && !it.hidden;
        let is_odd = |remark: &Remark| {
            matches!(
                remark,
                Remark::DamagedIds { .. }
                    | Remark::MaskedIds { .. }
                    | Remark::SwappedDates { .. }
                    | Remark::OrderTotals { .. }
                    | Remark::PointsAreGroups { .. }
                    | Remark::CanRejoin { .. }
                    | Remark::CanFillDown { .. }
                    | Remark::CannotRejoin { .. }
                    | Remark::CutAtGroups { .. }
                    | Remark::RefundsUnused { .. }
                    | Remark::Currencies(_)
                    | Remark::YuanOrYen
                    | Remark::CurrencyRows(_)
            )
        };
        (!is_chosen && self.inputs.iter().any(is_left_out))
            || self.format_reasons.iter().any(|it| {
                matches!(
                    it,
                    Reason::CharactersLost
                        | Reason::QuoteStaysOpen { .. }
                        | Reason::QuotesPair { .. }
                        | Reason::NullBytes { .. }
                )
            })
            || self.columns.iter().flat_map(|it| &it.remarks).any(is_odd)
    }

    /// True where amounts were cut at the commas between their thousands and can be put together again.
    pub fn may_rejoin(&self) -> bool {
        let mut remarks = self.columns.iter().flat_map(|it| &it.remarks);
        remarks.any(|it| matches!(it, Remark::CanRejoin { .. }))
    }

    /// True where blank cells may be filled with what stands above them.
    pub fn may_fill_down(&self) -> bool {
        let mut remarks = self.columns.iter().flat_map(|it| &it.remarks);
        remarks.any(|it| matches!(it, Remark::CanFillDown { .. }))
    }

    /// The names of the columns whose product is the amount, by a plan without a column of amounts:
    /// the quantity, then the price of a unit, which a joined table may give.
    pub fn amount_factors(&self, plan: &Plan) -> Option<(&str, &str)> {
        if plan.roles.contains_key(&Role::Amount) || !plan.shape.gives_amounts() {
            return None;
        }
        let name = |role| {
            let column = *plan.roles.get(&role)?;
            self.columns.get(column).map(|column| column.name.as_str())
        };
        let joined = self
            .joins
            .iter()
            .filter(|found| found.is_on)
            .find_map(|found| {
                let is_price = |&(_, role): &_| role == Some(Role::UnitPrice);
                let place = found.join.take.iter().position(is_price)?;
                found.takes.get(place).map(String::as_str)
            });
        Some((name(Role::Quantity)?, name(Role::UnitPrice).or(joined)?))
    }
}

/// One table among the files given.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct InputFound {
    /// Which one.
    pub table: TableId,
    /// Names of file, member and sheet, as far as they tell tables apart.
    pub name: String,
    /// Bytes of the text, or of the workbook it is in.
    pub bytes: u64,
    /// Non-blank rows, header included; none for what cannot be read.
    pub rows: Option<u64>,
    /// The rows were not counted but estimated.
    pub is_estimate: bool,
    /// Hidden in the workbook.
    pub hidden: bool,
    /// What is done with it.
    pub used_as: InputUse,
    /// How its columns fit the first input's.
    pub columns: ColumnsFit,
    /// Why it is used, or not.
    pub reason: Reason,
    /// Why it cannot be read.
    pub error: Option<FatalError>,
}

/// What is done with a table.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum InputUse {
    /// Its rows are read.
    Rows,
    /// Its rows are read as refunds.
    Refunds,
    /// Its columns are joined by a key.
    Joined,
    /// Nothing.
    Nothing,
}

/// How the columns of a table fit those of the first input.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum ColumnsFit {
    /// The same names.
    Same,
    /// Other names too, or fewer, but all that are needed.
    Enough,
    /// A needed column is not there.
    Lacks(String),
}

/// A table that shares a key with the one to be read.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct JoinFound {
    /// How it is joined.
    pub join: Join,
    /// Name of the table.
    pub name: String,
    /// Name of the key.
    pub key: String,
    /// Names of the columns taken.
    pub takes: Vec<String>,
    /// Names of the columns that hold something and are not taken: too many values to group by, or the
    /// first table has what they say.
    #[serde(default)]
    pub leaves: Vec<String>,
    /// The first three different values of each.
    #[serde(default)]
    pub samples: Vec<Vec<String>>,
    /// What it adds to each row of the preview; `…` where the key is not among the first rows of a longer
    /// table.
    #[serde(default)]
    pub preview: Vec<Vec<String>>,
    /// It is part of the plan.
    pub is_on: bool,
}

/// A column that a joined table gives.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct JoinedColumn {
    /// Its name.
    pub name: String,
    /// What it is taken for; none for one kept under its own name.
    pub role: Option<Role>,
    /// The first three different values.
    pub samples: Vec<String>,
    /// Name of its table.
    pub table: String,
    /// Name of the key.
    pub key: String,
}

impl Inspection {
    /// The columns of the tables that are joined, in order.
    pub fn joined_columns(&self) -> Vec<JoinedColumn> {
        let mut columns = Vec::new();
        for found in self.joins.iter().filter(|found| found.is_on) {
            let taken = found.takes.iter().zip(&found.join.take).enumerate();
            columns.extend(taken.map(|(place, (name, &(_, role)))| JoinedColumn {
                name: name.clone(),
                role,
                samples: found.samples.get(place).cloned().unwrap_or_default(),
                table: found.name.clone(),
                key: found.key.clone(),
            }));
        }
        columns
    }

    /// The rows of the preview, each with what the joined tables add to it.
    pub fn preview_joined(&self) -> Vec<Vec<String>> {
        let width = self.columns.len();
        let rows = self.preview.iter().enumerate();
        let joined = |place: usize| {
            let on = self.joins.iter().filter(|found| found.is_on);
            on.filter_map(move |found| found.preview.get(place))
                .flatten()
        };
        let row = |(place, row): (usize, &Vec<String>)| {
            let mut row = row.clone();
            if joined(place).next().is_some() {
                row.resize(width.max(row.len()), String::new());
                row.extend(joined(place).cloned());
            }
            row
        };
        rows.map(row).collect()
    }
}

/// One column as seen in the head.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct ColumnFacts {
    /// Header text, or the column letter when there is no header.
    pub name: String,
    /// Proposed role.
    pub role: Option<Role>,
    /// Why this role, or why none.
    pub reason: Reason,
    /// The first three different values that are not blank.
    pub samples: Vec<String>,
    /// What is odd about its values.
    #[serde(default)]
    pub remarks: Vec<Remark>,
}

impl ColumnFacts {
    /// True when the first values are numbers.
    pub fn holds_numbers(&self) -> bool {
        let is_number = |value: &String| {
            matches!(
                number::read_rate(value.as_bytes(), DecimalMark::Point),
                number::Reading::Amount(..)
            )
        };
        !self.samples.is_empty() && self.samples.iter().all(is_number)
    }
}

/// Why something was decided; worded in `text`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
#[non_exhaustive]
pub enum Reason {
    /// The header is a known name of the role.
    HeaderAlias(String),
    /// Nearly all values look like dates.
    ValuesAreDates,
    /// Its day is in no row later than that of the other column of days.
    NeverLater {
        /// Rows that have both.
        rows: u64,
    },
    /// Its day is in no row earlier than that of the other column of days.
    NeverEarlier {
        /// Rows that have both.
        rows: u64,
    },
    /// Nearly all values look like money.
    ValuesAreMoney,
    /// The values repeat the way customer ids do.
    ValuesRepeatLikeIds,
    /// Nearly all values are words for the state of an order.
    ValuesAreStates,
    /// Nearly all values are words that say whether a contract has ended.
    ValuesAreEnds,
    /// No value repeats.
    ValuesDiffer,
    /// The values are whole numbers from 0 to 10, and the header names that scale.
    ZeroToTen,
    /// The header asks for it, and the values are answers.
    QuestionNames(Role),
    /// The header is a name of the role, but the values do not fit it.
    ValuesContradict(Role),
    /// The header is a name of the role, but a table of this shape has no use for it.
    NotInShape(Role),
    /// The header names a month, whose amounts stand in the column.
    MonthColumn(Day),
    /// The header names the year that begins on this day; the column holds its amounts.
    YearColumn(Day),
    /// Kept under its own name.
    KeptAsItIs,
    /// Nothing spoke for a role.
    NoEvidence,
    /// Another column fits the role better.
    BetterElsewhere(Role),
    /// The user, or the caller, said so.
    Chosen,
    /// A byte order mark says so.
    ByteOrderMark,
    /// Plain ASCII: any encoding reads the same.
    AsciiOnly,
    /// Every byte sequence is valid UTF-8.
    ValidUtf8,
    /// The file itself holds replacement characters: what stood there was lost before it was
    /// written, and no encoding brings it back.
    CharactersLost,
    /// Quoted cells write a quote behind a backslash.
    QuotesEscaped,
    /// A quote is never closed: from this line, counted from 1, to the end nothing is used.
    QuoteStaysOpen {
        /// Where it stands.
        line: u64,
        /// How many lines that are, its own among them.
        lines: u64,
    },
    /// Two quotes far apart seem to have made one record of lines that would be rows by themselves.
    QuotesPair {
        /// Line of the first, from 1.
        line: u64,
        /// Line of the second.
        last: u64,
    },
    /// The text holds bytes that are zero, which no text has a use for.
    NullBytes {
        /// Line of the first, from 1.
        line: u64,
        /// How many in the head.
        bytes: u64,
    },
    /// Zero bytes at every second place.
    ZeroBytes,
    /// UTF-8 but for damaged characters.
    MostlyUtf8 {
        /// Bytes above 0x7F out of a hundred that stand in characters of UTF-8.
        percent: u8,
    },
    /// Not valid UTF-8; of all readings this one gives the most usual characters.
    CommonCharacters {
        /// The script they are of.
        script: Script,
        /// Common ones out of a hundred characters beyond ASCII.
        percent: u8,
        /// How many characters beyond ASCII were looked at.
        characters: u32,
    },
    /// No encoding on offer gives usual characters: the text is in one that is not.
    NothingFits,
    /// The cells further down the column can be read only so.
    WholeColumn,
    /// This delimiter gives the same number of cells in most rows.
    EvenRows {
        /// Cells a row.
        cells: usize,
        /// Rows out of a hundred that have just so many.
        percent: u8,
    },
    /// The largest visible sheet.
    LargestSheet,
    /// The text with the most rows.
    MostRows,
    /// The table of the page with the most rows.
    LongestTable,
    /// The page declares its encoding.
    Declared,
    /// A row of groups stands above the names: both are the header.
    GroupsAboveNames,
    /// The header has three rows, from which the names are joined.
    NamesOfThreeRows,
    /// Records that begin with `#` and are no data were seen.
    CommentLines {
        /// How many in the head.
        rows: usize,
    },
    /// Columns at the right are blank in every row looked at, and were left out.
    BlankColumns {
        /// How many.
        columns: usize,
    },
    /// Of all tables its columns have most of the roles that are needed.
    FittingColumns,
    /// The only table.
    OnlyTable,
    /// The same columns as the first input.
    SameColumns,
    /// Its name or its columns speak of refunds, and it has what an order needs.
    NamedRefunds,
    /// Its name speaks of refunds, and there are no amounts they could be taken from.
    RefundsWithoutAmounts,
    /// The same columns, but its name speaks of a summary or a copy.
    NamedSummary,
    /// The same columns, but the rows are those of others, which would count twice.
    SameRows,
    /// The same columns, but hidden.
    HiddenSheet,
    /// Other columns.
    OtherColumns,
    /// Nearly every key stands in one row, and the key is a column of the first input.
    SharedKey(String),
    /// It cannot be read.
    CannotBeRead,
    /// It holds no row.
    EmptyTable,
}

/// What people write a language in, where encodings differ by it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Script {
    /// Chinese of the mainland.
    SimplifiedChinese,
    /// Chinese of Taiwan and Hong Kong.
    TraditionalChinese,
    /// Kana and kanji.
    Japanese,
    /// Hangul.
    Korean,
    /// Latin letters with accents.
    Western,
}

/// One sheet of a workbook.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct SheetFacts {
    /// Place in the workbook, or among the tables of the page, from 0.
    #[serde(default)]
    pub place: usize,
    /// Name on the tab.
    pub name: String,
    /// Non-blank rows, header included.
    pub rows: u64,
    /// Hidden in the workbook.
    pub hidden: bool,
    /// The rows were not counted but are what the sheet claims.
    #[serde(default)]
    pub is_estimate: bool,
}

/// Dates that can be read both ways.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct DateQuestion {
    /// The first cells, at most five.
    pub cells: Vec<String>,
    /// Read with the day first.
    pub day_first: Vec<Day>,
    /// Read with the month first.
    pub month_first: Vec<Day>,
}
