//! Tiers, segments and movement.

use std::path::PathBuf;

use clap::{Args as ClapArgs, ValueEnum};

use super::{OrdersArgs, ReadingArgs, ReturnsChoice, RowsArgs};

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
    pub(crate) judged: JudgedArgs,
    /// Print JSON.
    #[arg(long)]
    pub(crate) json: bool,
}

#[derive(Debug, ClapArgs)]
pub(crate) struct SegmentsArgs {
    #[command(flatten)]
    pub(crate) orders: OrdersArgs,
    #[command(flatten)]
    pub(crate) scheme: SchemeArgs,
    #[command(flatten)]
    pub(crate) judged: JudgedArgs,
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

/// The day as of which all is judged, and the periods before it.
#[derive(Debug, ClapArgs)]
pub(crate) struct JudgedArgs {
    #[command(flatten)]
    pub(crate) period: PeriodArgs,
    /// The day as of which all is judged, YYYY-MM-DD; the last day that is not after today when not
    /// given.
    #[arg(long)]
    pub(crate) analysis_day: Option<String>,
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
