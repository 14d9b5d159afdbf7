//! The command line.

use std::path::PathBuf;

use clap::{Args as ClapArgs, Parser, Subcommand, ValueEnum};
use kezhi::base::ReturnsPolicy;
use kezhi::text::Lang;

use crate::lifetime_args::LifetimeArgs;
pub(crate) use crate::value_args::{LeadTable, ModelChoice, NumbersArgs, ValueArgs};

/// Customer value on the command line: the same numbers as the page.
#[derive(Debug, Parser)]
#[command(name = "kezhi", version, about)]
pub(crate) struct Args {
    /// Language of sentences; taken from LANG when not given.
    #[arg(long, global = true)]
    lang: Option<LangChoice>,
    #[command(subcommand)]
    pub(crate) command: Command,
}

#[derive(Debug, Clone, Copy, ValueEnum)]
enum LangChoice {
    Zh,
    En,
}

impl Args {
    pub(crate) fn language(&self) -> Lang {
        match self.lang {
            Some(LangChoice::Zh) => Lang::Zh,
            Some(LangChoice::En) => Lang::En,
            None => {
                let zh = ["LC_ALL", "LC_MESSAGES", "LANG"]
                    .iter()
                    .find_map(|name| std::env::var(name).ok().filter(|value| !value.is_empty()))
                    .is_some_and(|value| value.starts_with("zh"));
                if zh { Lang::Zh } else { Lang::En }
            }
        }
    }
}

#[derive(Debug, Subcommand)]
pub(crate) enum Command {
    /// How a file would be read: encoding, delimiter, header, roles, each with its reason.
    Inspect(InspectArgs),
    /// Customers of an order file: the count line, totals, issues; one line each with --csv.
    Customers(CustomersArgs),
    /// What may be wrong with the rows, how often, where first, and what was done about it.
    Quality(QualityArgs),
    /// Spend tiers and their contribution.
    Tiers(TiersArgs),
    /// Customers, orders and money by the segments of any school.
    Segments(SegmentsArgs),
    /// Who moved from which segment to which between two days.
    Migrate(MigrateArgs),
    /// Value models: on numbers, on a documents' case, on a file; each number with its formula.
    Value(Box<ValueArgs>),
    /// Forecast of orders and value a customer, with its validation.
    Lifetime(LifetimeArgs),
    /// Answers a request of the engine: {"file", "overrides", "plan", "request"}.
    Run(RunArgs),
}

#[derive(Debug, ClapArgs)]
pub(crate) struct InspectArgs {
    /// The order file: CSV, text or workbook, also packed as .gz or .zip. Several files of the same
    /// columns are read as one.
    #[arg(required = true, value_name = "FILE")]
    pub(crate) files: Vec<PathBuf>,
    /// Print JSON.
    #[arg(long)]
    pub(crate) json: bool,
    #[command(flatten)]
    pub(crate) reading: ReadingArgs,
}

/// How the file is read; what is not given is found out.
#[derive(Debug, Clone, Default, ClapArgs)]
pub(crate) struct ReadingArgs {
    /// UTF-8, GB18030, UTF-16LE, UTF-16BE or windows-1252.
    #[arg(long)]
    pub(crate) encoding: Option<String>,
    /// One of , ; | or tab.
    #[arg(long)]
    pub(crate) delimiter: Option<String>,
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

#[derive(Debug, Clone, Copy, ValueEnum)]
pub(crate) enum DateOrderChoice {
    Ymd,
    Dmy,
    Mdy,
}

#[derive(Debug, ClapArgs)]
pub(crate) struct CustomersArgs {
    #[command(flatten)]
    pub(crate) orders: OrdersArgs,
    /// Print JSON.
    #[arg(long)]
    pub(crate) json: bool,
    /// Write one line a customer to this file.
    #[arg(long, value_name = "OUT", conflicts_with = "json")]
    pub(crate) csv: Option<PathBuf>,
}

#[derive(Debug, ClapArgs)]
pub(crate) struct QualityArgs {
    #[command(flatten)]
    pub(crate) orders: OrdersArgs,
    /// Print JSON.
    #[arg(long)]
    pub(crate) json: bool,
}

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
    /// What an order status means: sale, refund or not-counted; may be given several times.
    #[arg(long, value_name = "TEXT=MEANING")]
    pub(crate) status: Vec<String>,
    /// The one currency that counts, as the file writes it, or all to add them as they stand.
    #[arg(long)]
    pub(crate) currency: Option<String>,
    /// Count the first of rows that repeat each other exactly.
    #[arg(long)]
    pub(crate) drop_repeats: bool,
    /// Count rows after today too.
    #[arg(long)]
    pub(crate) keep_future: bool,
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

#[derive(Debug, ClapArgs)]
pub(crate) struct TiersArgs {
    #[command(flatten)]
    pub(crate) orders: OrdersArgs,
    /// One margin in percent for all, or five: diamond,gold,silver,ordinary,new.
    #[arg(long, value_delimiter = ',', allow_hyphen_values = true)]
    pub(crate) margins: Vec<f64>,
    /// Least monthly spend of diamond,gold,silver; proposed from the file when not given.
    #[arg(long, value_delimiter = ',')]
    pub(crate) thresholds: Vec<f64>,
    #[command(flatten)]
    pub(crate) period: PeriodArgs,
    /// The day as of which all is judged, YYYY-MM-DD; the last day that is not after today when not
    /// given.
    #[arg(long)]
    pub(crate) analysis_day: Option<String>,
    /// Print JSON.
    #[arg(long)]
    pub(crate) json: bool,
}

/// Period, active, new, and what refunds do.
#[derive(Debug, ClapArgs)]
pub(crate) struct PeriodArgs {
    /// Months of revenue that count.
    #[arg(long, default_value_t = 12)]
    pub(crate) window_months: u32,
    /// Active: a paid order within so many months.
    #[arg(long, default_value_t = 12)]
    pub(crate) active_months: u32,
    /// New: first purchase within so many months.
    #[arg(long, default_value_t = 3)]
    pub(crate) new_months: u32,
    /// What a refund does to revenue and orders.
    #[arg(long, value_enum, default_value_t = ReturnsChoice::NetByCustomer)]
    pub(crate) returns: ReturnsChoice,
}

#[derive(Debug, ClapArgs)]
pub(crate) struct SegmentsArgs {
    #[command(flatten)]
    pub(crate) orders: OrdersArgs,
    #[command(flatten)]
    pub(crate) scheme: SchemeArgs,
    #[command(flatten)]
    pub(crate) period: PeriodArgs,
    /// The day as of which all is judged, YYYY-MM-DD; the last day that is not after today when not
    /// given.
    #[arg(long)]
    pub(crate) analysis_day: Option<String>,
    /// Print JSON.
    #[arg(long)]
    pub(crate) json: bool,
}

#[derive(Debug, ClapArgs)]
pub(crate) struct MigrateArgs {
    /// The order file, as for the other commands.
    #[arg(required = true, value_name = "FILE")]
    pub(crate) files: Vec<PathBuf>,
    /// The earlier day, YYYY-MM-DD; or a month or year, of which the last day counts.
    #[arg(long, value_name = "A")]
    pub(crate) from: String,
    /// The later day, likewise.
    #[arg(long, value_name = "B")]
    pub(crate) to: String,
    /// Judge each day by its own cuts, instead of both by those of the earlier.
    #[arg(long)]
    pub(crate) own_cuts: bool,
    #[command(flatten)]
    pub(crate) scheme: SchemeArgs,
    #[command(flatten)]
    pub(crate) period: PeriodArgs,
    #[command(flatten)]
    pub(crate) rows: RowsArgs,
    #[command(flatten)]
    pub(crate) reading: ReadingArgs,
    /// Print JSON.
    #[arg(long)]
    pub(crate) json: bool,
}

/// How customers are put in segments.
#[derive(Debug, ClapArgs)]
pub(crate) struct SchemeArgs {
    /// The school.
    #[arg(long, value_enum, default_value_t = By::Tier)]
    pub(crate) by: By,
    /// A scheme of the engine as JSON, in place of --by; for boxes, lists and own rules.
    #[arg(long, value_name = "FILE", conflicts_with = "by")]
    pub(crate) scheme: Option<PathBuf>,
    /// RFM: where one score ends and the next begins.
    #[arg(long, value_enum, default_value_t = CuttingChoice::Package)]
    pub(crate) cutting: CuttingChoice,
    /// RFM: names for the scores.
    #[arg(long, value_enum, default_value_t = NamesChoice::Vignette)]
    pub(crate) names: NamesChoice,
    /// RFM: each line that is a sale counts as an order.
    #[arg(long)]
    pub(crate) count_lines: bool,
    /// Header of the column customers are grouped by, for --by column.
    #[arg(long, value_name = "HEADER")]
    pub(crate) column: Option<String>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(crate) enum By {
    /// Monthly spend.
    Tier,
    /// Recency, frequency, money.
    Rfm,
    /// Expected value.
    Abc,
    /// Usage and loyalty.
    Usage,
    /// Stage of the life cycle.
    Lifecycle,
    /// The service-level column.
    Service,
    /// Realised price.
    Price,
    /// Discount.
    Discount,
    /// A column of text.
    Column,
    /// Level of relationship the spend tiers deserve.
    Relationship,
}

#[derive(Debug, Clone, Copy, ValueEnum)]
pub(crate) enum CuttingChoice {
    /// As rfm (R).
    Package,
    /// As pandas’ qcut.
    Quantiles,
    /// As pandas’ qcut of ranks.
    Ranks,
    /// By counting customers who are worse.
    CountWorse,
    /// High and low by the mean.
    Mean,
    /// Frequency within recency, money within both.
    Nested,
}

#[derive(Debug, Clone, Copy, ValueEnum)]
pub(crate) enum NamesChoice {
    /// Boxes of the rfm vignette.
    Vignette,
    /// Bands of rfm 0.2.
    Bands,
    /// Ten names by recency and frequency.
    Ten,
    /// Eight classes of high and low.
    Eight,
    /// Each cell for itself.
    Cells,
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

#[derive(Debug, ClapArgs)]
pub(crate) struct RunArgs {
    /// The request as JSON.
    pub(crate) request: PathBuf,
}
