//! The plan: every decision about how a file is read, as data.

use std::collections::{BTreeMap, BTreeSet};

use serde::{Deserialize, Serialize};

use crate::units::Day;

/// How a file is to be read. Proposed by [`super::inspect`], changed by the user, saved as recipe.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Plan {
    /// Where the first input is.
    #[serde(default)]
    pub place: Place,
    /// Text or workbook, with its particulars.
    pub format: Format,
    /// Row of the column names, counted from 0 over non-blank records; none when there is no header.
    /// What stands above it is no data.
    pub header_row: Option<usize>,
    /// Rows the header takes, the last of which is `header_row`: 2 where a row of groups stands above
    /// the names. Means nothing without a header.
    #[serde(default = "one")]
    pub header_lines: usize,
    /// The amounts of the first input are refunds: they count below zero.
    #[serde(default)]
    pub refunds: bool,
    /// What a row stands for.
    #[serde(default)]
    pub shape: Shape,
    /// Column of each mapped role, from 0. A column has at most one role.
    pub roles: BTreeMap<Role, usize>,
    /// Further columns kept as attributes, in the order of the file.
    #[serde(default)]
    pub keep: BTreeSet<usize>,
    /// The columns that hold one month each, with the first day of it: [`Shape::MonthColumns`] only.
    #[serde(default)]
    pub months: Vec<(usize, Day)>,
    /// The order of day, month and year in the date column.
    pub date_order: DateOrder,
    /// Which mark stands before the decimals.
    pub decimal: DecimalMark,
    /// Further inputs with the same columns, stacked behind the first in this order.
    #[serde(default)]
    pub also: Vec<Input>,
    /// Further tables whose columns are added by a key.
    #[serde(default)]
    pub joins: Vec<Join>,
}

/// Where a table is: a file of those given, and within an archive the member.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(default)]
pub struct Place {
    /// Place of the file among those given, from 0.
    pub file: usize,
    /// Number of the member of a ZIP archive; none for a file that is no archive, and in an archive
    /// for the member that looks most like the table wanted.
    pub member: Option<usize>,
}

/// One more file, or one more sheet, whose rows follow those of the first. Its columns are found by
/// the names of the first input's header.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Input {
    /// Where it is.
    pub place: Place,
    /// Text or sheet, with its particulars.
    pub format: Format,
    /// Row of the header, as in [`Plan::header_row`].
    pub header_row: Option<usize>,
    /// Its amounts are refunds: they count below zero.
    #[serde(default)]
    pub refunds: bool,
}

impl Input {
    /// The table this input is, whatever way it is read.
    pub fn table(&self) -> TableId {
        TableId::new(self.place, &self.format)
    }
}

/// Which table: a text, or a sheet of a workbook.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(default)]
pub struct TableId {
    /// Where the file is.
    pub place: Place,
    /// The sheet of a workbook, or the table of an HTML page; none for a text.
    pub sheet: Option<usize>,
}

impl TableId {
    /// The table of a format at a place.
    pub fn new(place: Place, format: &Format) -> TableId {
        let sheet = match format {
            Format::Text(_) => None,
            Format::Sheet(sheet) => Some(*sheet),
            Format::Html(format) => Some(format.table),
        };
        TableId { place, sheet }
    }
}

/// A second table whose columns are added to the rows that share a key with it: what customers are,
/// what products cost, which orders came back.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Join {
    /// The table.
    pub input: Input,
    /// The column of the first input that holds the key, from 0.
    pub on: usize,
    /// The column of the second table that holds the key, from 0.
    pub key: usize,
    /// The columns taken from it, each with its role; without one it is kept under its own name.
    pub take: Vec<(usize, Option<Role>)>,
}

/// What a row of the table stands for.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
#[non_exhaustive]
pub enum Shape {
    /// One line of an order.
    #[default]
    OrderLines,
    /// One order.
    Orders,
    /// One customer, summed up already.
    Customers,
    /// One customer, with a column for each month.
    MonthColumns,
    /// One contract.
    Contracts,
    /// One respondent of a survey.
    Survey,
    /// One lead.
    Leads,
    /// One account with scores.
    Scorecard,
}

impl Shape {
    /// Every shape in the order of a menu.
    pub const ALL: [Shape; 8] = [
        Shape::OrderLines,
        Shape::Orders,
        Shape::Customers,
        Shape::MonthColumns,
        Shape::Contracts,
        Shape::Survey,
        Shape::Leads,
        Shape::Scorecard,
    ];

    /// True when the rows become order lines; the others become [`super::Records`].
    pub fn gives_order_lines(self) -> bool {
        matches!(
            self,
            Shape::OrderLines | Shape::Orders | Shape::Customers | Shape::MonthColumns
        )
    }
}

fn one() -> usize {
    1
}

impl Plan {
    /// A plan for a table with its header in the first row and nothing mapped yet.
    pub fn new(format: Format) -> Plan {
        Plan {
            place: Place::default(),
            format,
            header_row: Some(0),
            header_lines: 1,
            refunds: false,
            shape: Shape::OrderLines,
            roles: BTreeMap::new(),
            keep: BTreeSet::new(),
            months: Vec::new(),
            date_order: DateOrder::YearFirst,
            decimal: DecimalMark::Point,
            also: Vec::new(),
            joins: Vec::new(),
        }
    }

    /// The first input as an [`Input`].
    pub fn first(&self) -> Input {
        Input {
            place: self.place,
            format: self.format.clone(),
            header_row: self.header_row,
            refunds: self.refunds,
        }
    }

    /// All inputs whose rows follow each other, the first one too.
    pub fn stacked(&self) -> Vec<Input> {
        let mut inputs = vec![self.first()];
        inputs.extend(self.also.iter().cloned());
        inputs
    }

    /// True when the plan reads one table and no more.
    pub fn is_single(&self) -> bool {
        self.also.is_empty() && self.joins.is_empty()
    }

    /// The role of a column.
    pub fn role_of(&self, column: usize) -> Option<Role> {
        self.roles
            .iter()
            .find(|&(_, &mapped)| mapped == column)
            .map(|(&role, _)| role)
    }

    /// Gives `column` the role, or none. A role another column had moves here, and the column's
    /// own former role is given up: no column ever holds two.
    pub fn assign(&mut self, column: usize, role: Option<Role>) {
        self.roles.retain(|_, mapped| *mapped != column);
        if let Some(role) = role {
            self.roles.insert(role, column);
        }
    }

    /// The columns kept as text beside the amounts, in the order of the file.
    pub(super) fn kept_columns(&self) -> Vec<(usize, Option<Role>)> {
        let mut kept: Vec<(usize, Option<Role>)> = self
            .roles
            .iter()
            .filter(|(role, _)| role.is_attribute())
            .map(|(&role, &column)| (column, Some(role)))
            .collect();
        let unmapped = self
            .keep
            .iter()
            .filter(|&&column| !self.role_of(column).is_some_and(Role::is_attribute));
        kept.extend(unmapped.map(|&column| (column, None)));
        kept.sort_unstable();
        kept
    }

    /// The columns kept as numbers beside the amounts, in the order of their roles.
    pub(super) fn measures(&self) -> Vec<(usize, Role)> {
        self.roles
            .iter()
            .filter(|(role, _)| role.is_measure())
            .map(|(&role, &column)| (column, role))
            .collect()
    }

    /// Roles that must still be mapped before the import can start, in the order to ask for them.
    /// Which these are depends on the shape.
    pub fn missing(&self) -> Vec<Role> {
        let has = |role| self.roles.contains_key(&role);
        let is_met = |wanted: &[Role]| wanted.iter().any(|&role| has(role));
        let is_joined = self.joins.iter().any(|join| join.gives(Role::UnitPrice));
        let by_price = has(Role::Quantity) && (has(Role::UnitPrice) || is_joined);
        let by_month = has(Role::Year) && has(Role::Month);
        let of_lines = [
            (Role::Customer, has(Role::Customer)),
            (Role::Date, has(Role::Date) || by_month),
            (Role::Amount, has(Role::Amount) || by_price),
        ];
        let of_customers = [
            (Role::Customer, has(Role::Customer)),
            (Role::Date, has(Role::Date)),
            (Role::Amount, has(Role::Amount)),
        ];
        let of_months = [
            (Role::Customer, has(Role::Customer)),
            (Role::Month, !self.months.is_empty()),
        ];
        let of_contracts = [
            (Role::Start, is_met(&[Role::Start, Role::Tenure])),
            (
                Role::Churned,
                is_met(&[Role::Churned, Role::End, Role::Tenure]),
            ),
        ];
        let of_leads = [(
            Role::Stage,
            is_met(&[Role::Stage, Role::LossReason, Role::LeadSource]),
        )];
        let of_scorecards = [(Role::Customer, has(Role::Customer))];
        let wanted: &[(Role, bool)] = match self.shape {
            Shape::OrderLines | Shape::Orders => &of_lines,
            Shape::Customers => &of_customers,
            Shape::MonthColumns => &of_months,
            Shape::Contracts => &of_contracts,
            Shape::Leads => &of_leads,
            Shape::Scorecard => &of_scorecards,
            Shape::Survey => &[],
        };
        let unmet = wanted.iter().filter(|(_, is_met)| !is_met);
        unmet.map(|&(role, _)| role).collect()
    }
}

/// What a column means.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
#[non_exhaustive]
pub enum Role {
    /// Who bought. Kept as text.
    Customer,
    /// When. For [`Shape::Customers`] the last purchase.
    Date,
    /// Money of the line. For [`Shape::Customers`] the sum.
    Amount,
    /// Distinct order.
    Order,
    /// Units; below zero for goods that came back.
    Quantity,
    /// Money a unit: amount = quantity × price where no amount is mapped.
    UnitPrice,
    /// Cost of the line.
    Cost,
    /// Profit of the line.
    Profit,
    /// Discount of the line, as money or as a rate.
    Discount,
    /// Money of the line that was paid back.
    Refund,
    /// State of the order, such as paid, closed or refunded.
    Status,
    /// Group of goods.
    Category,
    /// Goods.
    Product,
    /// Where it was sold, or by whom.
    Channel,
    /// Currency of the amount.
    Currency,
    /// Group of customers the file names itself.
    Segment,
    /// Level of service, or membership, of the customer.
    ServiceLevel,
    /// Year, where day or month stands in a column of its own.
    Year,
    /// Month, likewise.
    Month,
    /// Orders of the customer, in a table with one row a customer.
    OrderCount,
    /// First purchase of the customer, likewise; also when the customer joined.
    FirstDate,
    /// What the customer could spend (M11: AV).
    PotentialValue,
    /// Probability that the potential is won (M11: P).
    WinProbability,
    /// What the customer spends on the category with everyone.
    CategorySpend,
    /// Whose product it was, where others' purchases are listed too.
    Competitor,
    /// First day of a contract.
    Start,
    /// Last day of a contract.
    End,
    /// Length of a contract so far, in months.
    Tenure,
    /// Money a month of a contract.
    Charge,
    /// Whether a contract has ended.
    Churned,
    /// Where a lead came from.
    LeadSource,
    /// How far a lead has come.
    Stage,
    /// Why a lead was lost.
    LossReason,
    /// When a lead is to be spoken to again.
    FollowUp,
    /// A score; further ones are kept under their own names.
    Score,
    /// Answer to the question about satisfaction.
    Satisfaction,
    /// Answer to the question about recommending, 0 to 10 (NPS).
    Recommendation,
    /// Age in years.
    Age,
    /// Gender.
    Gender,
    /// Where the customer lives.
    Region,
}

impl Role {
    /// Every role in the order of a menu.
    pub const ALL: [Role; 40] = [
        Role::Customer,
        Role::Date,
        Role::Amount,
        Role::Order,
        Role::Quantity,
        Role::UnitPrice,
        Role::Cost,
        Role::Profit,
        Role::Discount,
        Role::Refund,
        Role::Status,
        Role::Category,
        Role::Product,
        Role::Channel,
        Role::Currency,
        Role::Segment,
        Role::ServiceLevel,
        Role::Year,
        Role::Month,
        Role::OrderCount,
        Role::FirstDate,
        Role::PotentialValue,
        Role::WinProbability,
        Role::CategorySpend,
        Role::Competitor,
        Role::Start,
        Role::End,
        Role::Tenure,
        Role::Charge,
        Role::Churned,
        Role::LeadSource,
        Role::Stage,
        Role::LossReason,
        Role::FollowUp,
        Role::Score,
        Role::Satisfaction,
        Role::Recommendation,
        Role::Age,
        Role::Gender,
        Role::Region,
    ];

    /// True when the cells are kept as they are, each different text once: what customers and
    /// orders are grouped and filtered by.
    pub fn is_attribute(self) -> bool {
        matches!(
            self,
            Role::Status
                | Role::Category
                | Role::Product
                | Role::Channel
                | Role::Currency
                | Role::Segment
                | Role::ServiceLevel
                | Role::Competitor
                | Role::Gender
                | Role::Region
        )
    }

    /// True when the cells are numbers, whatever they are used for.
    pub fn is_number(self) -> bool {
        self.is_measure()
            || matches!(
                self,
                Role::Amount
                    | Role::UnitPrice
                    | Role::Cost
                    | Role::Profit
                    | Role::Refund
                    | Role::Tenure
                    | Role::Charge
                    | Role::Score
                    | Role::Satisfaction
                    | Role::Recommendation
            )
    }

    /// True when the cells are days.
    pub fn is_day(self) -> bool {
        matches!(
            self,
            Role::Date | Role::FirstDate | Role::Start | Role::End | Role::FollowUp
        )
    }

    /// True when a cell may be a share of something, such as `12%`.
    pub(super) fn may_be_rate(self) -> bool {
        matches!(self, Role::Discount | Role::WinProbability)
    }

    /// True when the cells are kept as numbers beside the amount.
    pub fn is_measure(self) -> bool {
        matches!(
            self,
            Role::Quantity
                | Role::Discount
                | Role::OrderCount
                | Role::PotentialValue
                | Role::WinProbability
                | Role::CategorySpend
                | Role::Age
        )
    }
}

/// Text, workbook or HTML page.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Format {
    /// Delimited text.
    Text(TextFormat),
    /// A sheet of a workbook, by its place among the sheets.
    Sheet(usize),
    /// A table of an HTML page.
    Html(HtmlFormat),
}

/// Where the rows of an HTML page stand.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct HtmlFormat {
    /// Character encoding.
    pub encoding: Encoding,
    /// Place of the table among those of the page, in the order in which they begin, from 0.
    pub table: usize,
}

/// The dialect of a delimited text.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct TextFormat {
    /// Character encoding.
    pub encoding: Encoding,
    /// What stands between cells.
    pub delimiter: Delimiter,
}

/// What kind of file the bytes are.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum FileKind {
    /// Delimited text.
    Text,
    /// Workbook: xlsx, xlsm, xlsb, xls or ods.
    Workbook,
    /// HTML page with a table, often named .xls.
    Html,
}

/// Character encodings a user can choose.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[non_exhaustive]
pub enum Encoding {
    /// UTF-8, with or without byte order mark.
    #[serde(rename = "UTF-8")]
    Utf8,
    /// UTF-16, low byte first.
    #[serde(rename = "UTF-16LE")]
    Utf16Le,
    /// UTF-16, high byte first.
    #[serde(rename = "UTF-16BE")]
    Utf16Be,
    /// GB18030, which includes GBK and GB2312.
    #[serde(rename = "GB18030")]
    Gb18030,
    /// Big5 with the Hong Kong characters.
    #[serde(rename = "Big5")]
    Big5,
    /// Shift-JIS as Windows writes it.
    #[serde(rename = "Shift_JIS")]
    ShiftJis,
    /// EUC-KR with all of hangul, as Windows writes it.
    #[serde(rename = "EUC-KR")]
    EucKr,
    /// Windows-1252, Western European.
    #[serde(rename = "windows-1252")]
    Windows1252,
    /// Mac Roman, Western European as Excel for Mac writes it.
    #[serde(rename = "macintosh")]
    MacRoman,
}

impl Encoding {
    /// Every choice in the order of a menu.
    pub const ALL: [Encoding; 9] = [
        Encoding::Utf8,
        Encoding::Gb18030,
        Encoding::Big5,
        Encoding::ShiftJis,
        Encoding::EucKr,
        Encoding::Utf16Le,
        Encoding::Utf16Be,
        Encoding::Windows1252,
        Encoding::MacRoman,
    ];

    /// The usual name.
    pub fn name(self) -> &'static str {
        match self {
            Encoding::Utf8 => "UTF-8",
            Encoding::Utf16Le => "UTF-16LE",
            Encoding::Utf16Be => "UTF-16BE",
            Encoding::Gb18030 => "GB18030",
            Encoding::Big5 => "Big5",
            Encoding::ShiftJis => "Shift_JIS",
            Encoding::EucKr => "EUC-KR",
            Encoding::Windows1252 => "windows-1252",
            Encoding::MacRoman => "macintosh",
        }
    }

    /// True when an ASCII byte may be part of another character, so that finding it in the bytes
    /// does not mean that the character stands there.
    ///
    /// What follows for cutting a file:
    /// * a byte range may begin behind any 0x0A unless `may_hide(b'\n')`: only UTF-16 does;
    /// * cells may be cut before transcoding unless the delimiter or the quote may hide: in UTF-8,
    ///   EUC-KR, windows-1252 and Mac Roman nothing that cuts does; in GB18030, Big5 and Shift-JIS
    ///   `|` (0x7C) does, as does the escape `\` (0x5C), while `,`, `;`, tab, blank and `"` do not.
    ///
    /// Half a character before a byte that cannot end it is replaced, and the byte stands for itself.
    pub fn may_hide(self, ascii: u8) -> bool {
        match self {
            Encoding::Utf8 | Encoding::Windows1252 | Encoding::MacRoman => false,
            Encoding::Utf16Le | Encoding::Utf16Be => true,
            Encoding::Gb18030 => matches!(ascii, b'0'..=b'9' | 0x40..=0x7e),
            Encoding::Big5 | Encoding::ShiftJis => matches!(ascii, 0x40..=0x7e),
            Encoding::EucKr => ascii.is_ascii_alphabetic(),
        }
    }
}

/// What stands between cells.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub enum Delimiter {
    /// `,`
    #[serde(rename = ",")]
    Comma,
    /// `;`
    #[serde(rename = ";")]
    Semicolon,
    /// Tab.
    #[serde(rename = "\t")]
    Tab,
    /// `|`
    #[serde(rename = "|")]
    Pipe,
    /// Columns aligned by blanks: a run of them separates two cells, and no cell holds one.
    #[serde(rename = " ")]
    Blanks,
}

impl Delimiter {
    /// Every choice in the order of a menu.
    pub const ALL: [Delimiter; 5] = [
        Delimiter::Comma,
        Delimiter::Semicolon,
        Delimiter::Tab,
        Delimiter::Pipe,
        Delimiter::Blanks,
    ];

    /// The byte, the same in every encoding after transcoding to UTF-8.
    pub fn byte(self) -> u8 {
        match self {
            Delimiter::Comma => b',',
            Delimiter::Semicolon => b';',
            Delimiter::Tab => b'\t',
            Delimiter::Pipe => b'|',
            Delimiter::Blanks => b' ',
        }
    }

    /// True when a run of the byte counts as one delimiter, and one at either end of a record as
    /// none. Within quotes the byte is an ordinary character, as always.
    pub fn collapses(self) -> bool {
        self == Delimiter::Blanks
    }
}

/// The order of day, month and year. A year of four digits in front is always read as such.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum DateOrder {
    /// 2024-03-05.
    YearFirst,
    /// 05/03/2024 is the fifth of March.
    DayFirst,
    /// 03/05/2024 is the fifth of March.
    MonthFirst,
}

/// Which mark stands before the decimals.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum DecimalMark {
    /// 1,234.50
    Point,
    /// 1.234,50
    Comma,
}
