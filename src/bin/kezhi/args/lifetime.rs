//! The options of `kezhi lifetime`.

use std::path::PathBuf;

use clap::{Args as ClapArgs, ValueEnum};

use super::{OrdersArgs, ReturnsChoice};

/// A forecast from order lines, from customers summed up with their orders and first purchase, or
/// from a table with x, t_x, T and perhaps m a customer.
#[derive(Debug, ClapArgs)]
pub(crate) struct LifetimeArgs {
    #[command(flatten)]
    pub(crate) orders: OrdersArgs,
    /// The model; auto takes the one the data call for and says why.
    #[arg(long, value_enum, default_value_t = ModelArg::Auto)]
    pub(crate) model: ModelArg,
    /// The unit of times, which the parameters carry; the one the data call for when not given. Of
    /// contracts: the unit of the tenures that the table states, a month when not given.
    #[arg(long, value_enum)]
    pub(crate) unit: Option<UnitArg>,
    /// Last day that is fitted, YYYY-MM-DD; what follows is held out. All days when not given.
    #[arg(long)]
    pub(crate) until: Option<String>,
    /// Months ahead.
    #[arg(long, default_value_t = 12)]
    pub(crate) horizon_months: u32,
    /// Discount rate a year, 0.1 for 10 %.
    #[arg(long, default_value_t = 0.1)]
    pub(crate) discount_annual: f64,
    /// Contribution margin, 0.3 for 30 %; when not given, the file's own where it has costs or
    /// profits, and revenue otherwise.
    #[arg(long, allow_hyphen_values = true)]
    pub(crate) margin: Option<f64>,
    /// What the money of an order is taken from; auto leaves the model of spend where it is degenerate.
    #[arg(long, value_enum, default_value_t = SpendArg::Auto)]
    pub(crate) spend: SpendArg,
    /// What a refund does to revenue and orders.
    #[arg(long, value_enum, default_value_t = ReturnsChoice::NetByCustomer)]
    pub(crate) returns: ReturnsChoice,
    /// The column of those still there, for sbg; the first of numbers after the periods when not given.
    #[arg(long)]
    pub(crate) column: Option<String>,
    /// Renewals that are fitted, for sbg; the rest is held out.
    #[arg(long)]
    pub(crate) periods: Option<usize>,
    /// Customers at the start, for sbg on a table of shares.
    #[arg(long, default_value_t = 1000)]
    pub(crate) started: u32,
    /// Contracts that are marked as ended and have no end date.
    #[arg(long, value_enum, default_value_t = UndatedArg::LeftOut)]
    pub(crate) undated_ends: UndatedArg,
    /// Keep parameters from running off by a weak prior on their logarithms.
    #[arg(long)]
    pub(crate) regularise: bool,
    /// Print JSON.
    #[arg(long)]
    pub(crate) json: bool,
    /// Write one line a customer to this file.
    #[arg(long, value_name = "OUT")]
    pub(crate) csv: Option<PathBuf>,
    /// Use the parameters of an earlier run as they are: a file that --json printed. What moved
    /// since is told; model and unit are those of the earlier run.
    #[arg(long, value_name = "FILE")]
    pub(crate) parameters: Option<PathBuf>,
    /// Also give this customer, with ranges; may be repeated.
    #[arg(long, value_name = "ID")]
    pub(crate) who: Vec<String>,
}

#[derive(Debug, Clone, Copy, ValueEnum)]
pub(crate) enum ModelArg {
    Auto,
    Bgnbd,
    Mbgnbd,
    Pareto,
    Bgbb,
    Sbg,
}

#[derive(Debug, Clone, Copy, ValueEnum)]
pub(crate) enum SpendArg {
    Auto,
    Model,
    OneMean,
    OwnMeans,
}

#[derive(Debug, Clone, Copy, ValueEnum)]
pub(crate) enum UndatedArg {
    /// Not counted.
    LeftOut,
    /// They go on, as the empty date says.
    GoOn,
}

#[derive(Debug, Clone, Copy, ValueEnum)]
pub(crate) enum UnitArg {
    Day,
    Week,
    Month,
    Quarter,
    Year,
}
