//! Order files: how they are read and which of their rows count.

use std::path::PathBuf;

use clap::{Args as ClapArgs, ValueEnum};
use kezhi::base::ReturnsPolicy;

/// Order files, how they are read, and which of their rows count.
#[derive(Debug, ClapArgs)]
pub(crate) struct OrdersArgs {
    /// The order file: CSV, text or workbook, also packed as .gz or .zip. Several files of the same
    /// columns are read as one.
    #[arg(required = true, value_name = "FILE")]
    pub(crate) files: Vec<PathBuf>,
    #[command(flatten)]
    pub(crate) dates: DatesArgs,
    #[command(flatten)]
    pub(crate) rows: RowsArgs,
    #[command(flatten)]
    pub(crate) reading: ReadingArgs,
}

/// How the file is read; what is not given is found out.
#[derive(Debug, Clone, Default, ClapArgs)]
pub(crate) struct ReadingArgs {
    /// UTF-8, GB18030, UTF-16LE, UTF-16BE or windows-1252.
    #[arg(long)]
    pub(crate) encoding: Option<String>,
    /// One of , ; |, tab, blanks (a run counts once) or places (columns one below the other).
    #[arg(long)]
    pub(crate) delimiter: Option<String>,
    /// How quoted cells write a quote: doubled, escaped (by a backslash), plain (quotes are
    /// ordinary characters).
    #[arg(long)]
    pub(crate) quotes: Option<String>,
    /// Whether blank customers, orders and days of a sheet take what stands above them, as merged cells
    /// ask for; amounts never do.
    #[arg(long, value_name = "YES OR NO")]
    pub(crate) fill_down: Option<YesOrNo>,
    /// Whether amounts that were cut at the commas between their thousands are put together again.
    #[arg(long, value_name = "YES OR NO")]
    pub(crate) join_thousands: Option<YesOrNo>,
    /// Name of a sheet of a workbook, or of a file in an archive; several are read as one.
    #[arg(long, value_name = "NAME")]
    pub(crate) sheet: Vec<String>,
    /// Name of a file or sheet whose amounts are refunds.
    #[arg(long, value_name = "NAME")]
    pub(crate) refunds: Vec<String>,
    /// Read nothing but what is named: no table is joined by a key.
    #[arg(long)]
    pub(crate) no_joins: bool,
    /// What a row is: order-lines, orders, customers, month-columns, contracts, survey, leads or
    /// scorecard.
    #[arg(long)]
    pub(crate) shape: Option<String>,
    /// Header of the customer column.
    #[arg(long)]
    pub(crate) customer: Option<String>,
    /// Header of the date column.
    #[arg(long)]
    pub(crate) date: Option<String>,
    /// Header of the amount column.
    #[arg(long)]
    pub(crate) amount: Option<String>,
    /// Header of the order column.
    #[arg(long)]
    pub(crate) order: Option<String>,
    /// Order of day, month and year in the dates.
    #[arg(long)]
    pub(crate) date_order: Option<DateOrderChoice>,
}

/// Whether something is to be done that is otherwise decided from the data.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(crate) enum YesOrNo {
    Yes,
    No,
}

#[derive(Debug, Clone, Copy, ValueEnum)]
pub(crate) enum DateOrderChoice {
    Ymd,
    Dmy,
    Mdy,
}

/// The days that count.
#[derive(Debug, Clone, Default, ClapArgs)]
pub(crate) struct DatesArgs {
    /// First day that counts, YYYY-MM-DD.
    #[arg(long)]
    pub(crate) from: Option<String>,
    /// Last day that counts, YYYY-MM-DD.
    #[arg(long)]
    pub(crate) to: Option<String>,
}

/// Which rows count; what is not given is decided from the data.
#[derive(Debug, Clone, Default, ClapArgs)]
pub(crate) struct RowsArgs {
    /// Count only rows with this value; may be given several times.
    #[arg(long, value_name = "COLUMN=VALUE")]
    pub(crate) keep: Vec<String>,
    /// Leave out rows with this value; may be given several times.
    #[arg(long, value_name = "COLUMN=VALUE")]
    pub(crate) drop: Vec<String>,
    /// What a status means: sale, refund or not-counted, in every column of states or, behind
    /// `order:`, `payment:` or `refund:`, in one; may be given several times.
    #[arg(long, value_name = "TEXT=MEANING")]
    pub(crate) status: Vec<String>,
    /// The one currency that counts, as the file writes it.
    #[arg(long)]
    pub(crate) currency: Option<String>,
    /// Count the first of rows that repeat each other exactly.
    #[arg(long)]
    pub(crate) drop_repeats: bool,
    /// Count the first of orders of a customer over the same amount, a day apart at most.
    #[arg(long)]
    pub(crate) drop_near_repeats: bool,
    /// Take customers whose ids differ by case, width, blanks or leading zeros alone as one.
    #[arg(long)]
    pub(crate) one_customer_each: bool,
    /// Count rows after today too.
    #[arg(long)]
    pub(crate) keep_future: bool,
    /// Count rows too whose day stands for no date: 0000-00-00, 1899-12-30, 1900-01-00, 1970-01-01 and
    /// others of the kind, a year from all other days.
    #[arg(long)]
    pub(crate) keep_no_dates: bool,
    /// Set rows with an amount of zero aside.
    #[arg(long)]
    pub(crate) drop_zeros: bool,
    /// Set amounts far beyond the rest aside.
    #[arg(long)]
    pub(crate) drop_outliers: bool,
    /// The day after which rows are in the future, YYYY-MM-DD; the system's date when not given.
    #[arg(long)]
    pub(crate) today: Option<String>,
}

#[derive(Debug, Clone, Copy, ValueEnum)]
pub(crate) enum StatusChoice {
    Sale,
    Refund,
    NotCounted,
}

#[derive(Debug, Clone, Copy, ValueEnum)]
pub(crate) enum ReturnsChoice {
    NetByCustomer,
    NetByOrder,
    Drop,
    Keep,
}

impl From<ReturnsChoice> for ReturnsPolicy {
    fn from(choice: ReturnsChoice) -> ReturnsPolicy {
        match choice {
            ReturnsChoice::NetByCustomer => ReturnsPolicy::NetByCustomer,
            ReturnsChoice::NetByOrder => ReturnsPolicy::NetByOrder,
            ReturnsChoice::Drop => ReturnsPolicy::Drop,
            ReturnsChoice::Keep => ReturnsPolicy::Keep,
        }
    }
}
