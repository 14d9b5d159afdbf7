//! The command line.

mod lifetime;
mod orders;
mod segments;
mod value;

use std::path::PathBuf;

use clap::{Args as ClapArgs, Parser, Subcommand, ValueEnum};
use kezhi::text::Lang;

pub(crate) use lifetime::{LifetimeArgs, ModelArg, SpendArg, UndatedArg, UnitArg};
pub(crate) use orders::{
    DateOrderChoice, DatesArgs, OrdersArgs, ReadingArgs, ReturnsChoice, RowsArgs, StatusChoice,
    YesOrNo,
};
pub(crate) use segments::{
    By, CuttingChoice, MigrateArgs, NamesChoice, PeriodArgs, SchemeArgs, SegmentsArgs, TiersArgs,
};
pub(crate) use value::{LeadTable, ModelChoice, NumbersArgs, ValueArgs};

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
    /// Prints a made-up file to try things out with.
    Sample(SampleArgs),
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
    /// Write every row set aside to this file: reason, line and the row as it stands in its file.
    #[arg(long, value_name = "OUT")]
    pub(crate) aside: Option<PathBuf>,
}

#[derive(Debug, ClapArgs)]
pub(crate) struct SampleArgs {
    /// What it holds.
    pub(crate) of: SampleChoice,
}

/// A made-up file.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(crate) enum SampleChoice {
    /// Two years of orders of a tea shop.
    Orders,
    /// A thousand leads of a car dealer.
    Leads,
    /// Thirty accounts with four scores each.
    Accounts,
}

#[derive(Debug, ClapArgs)]
pub(crate) struct RunArgs {
    /// The request as JSON.
    pub(crate) request: PathBuf,
}
