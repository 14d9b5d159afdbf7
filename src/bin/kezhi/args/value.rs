//! The options of `kezhi value`.

use std::path::PathBuf;

use clap::{Args as ClapArgs, ValueEnum};
use kezhi::units::Period;

use super::{DatesArgs, ReadingArgs, RowsArgs, SchemeArgs};

/// A value model.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(crate) enum ModelChoice {
    /// Customer brand valuation: levers and opportunities.
    Cbv,
    /// Two periods of a brand, attributed to each factor.
    CbvChange,
    /// Customer lifetime value.
    Clv,
    /// The same over retention and discount.
    ClvGrid,
    /// Lifetime value with promotion.
    Promotion,
    /// Customer delivered value against rivals.
    Cdv,
    /// Customer equity.
    Equity,
    /// Share of wallet and Wallet Allocation Rule.
    Wallet,
    /// Projection by a matrix and lifetime value by state.
    Markov,
    /// Moves between groups, one by one.
    Moves,
    /// Usage × loyalty, like for like.
    HeatMap,
    /// Its groups as the case prints them.
    Printed,
    /// Gini, HHI and the top of the customers.
    Concentration,
    /// Accounts ranked into A, B and C by expected value.
    ExpectedValue,
    /// Recency, frequency and money of a list.
    Rfm,
    /// Bases of segmentation: value, service, price, discount.
    Bases,
    /// Contribution with cost to serve.
    Serving,
    /// Levels of relationship marketing.
    Relationship,
    /// Assessment A to D.
    Assessment,
    /// Input and output over the life cycle.
    LifeCycle,
    /// Funnel of development.
    Funnel,
    /// Calendar of contacts.
    Contacts,
    /// Leads of a file.
    Leads,
    /// Lists the documents' cases.
    Cases,
    /// Lists the register of inconsistencies.
    Register,
}

#[derive(Debug, ClapArgs)]
pub(crate) struct ValueArgs {
    /// The model.
    pub(crate) model: ModelChoice,
    /// A file that gives inputs: orders for clv, clv-grid, equity, cbv, wallet, serving, concentration
    /// and life-cycle; leads for leads; scores for assessment.
    #[arg(value_name = "FILE")]
    pub(crate) files: Vec<PathBuf>,
    /// A documents' case; `kezhi value cases` lists them. Options change its figures.
    #[arg(long, conflicts_with_all = ["files", "input"])]
    pub(crate) case: Option<String>,
    /// Inputs as JSON, in the form of "inputs" of the output.
    #[arg(long, value_name = "JSON", conflicts_with = "files")]
    pub(crate) input: Option<PathBuf>,
    #[command(flatten)]
    pub(crate) numbers: NumbersArgs,
    #[command(flatten)]
    pub(crate) scheme: SchemeArgs,
    /// What margin, retention and discount are of; a year when not given. A file's is that of
    /// --months.
    #[arg(long)]
    pub(crate) period: Option<PeriodChoice>,
    /// Cohorts of new customers that count; all of them when not given.
    #[arg(long)]
    pub(crate) cohorts: Option<u32>,
    /// Values of customers, for concentration.
    #[arg(long, value_delimiter = ',', allow_hyphen_values = true)]
    pub(crate) values: Vec<f64>,
    /// Places of one person's brands, such as 1,2,,3; may be given several times.
    #[arg(long, value_name = "PLACES")]
    pub(crate) ranks: Vec<String>,
    /// An offer, ours first: PRODUCT,SERVICE,PERSONNEL,IMAGE/MONEY,TIME,PHYSICAL,MENTAL.
    #[arg(long)]
    pub(crate) offer: Vec<String>,
    /// Stages of leads from first to last; the last is won.
    #[arg(long, value_delimiter = ',')]
    pub(crate) stages: Vec<String>,
    /// Stages that mean lost.
    #[arg(long, value_delimiter = ',')]
    pub(crate) lost: Vec<String>,
    /// Days without contact after which a lead has lapsed.
    #[arg(long)]
    pub(crate) quiet_days: Option<u32>,
    /// Which table of leads is written.
    #[arg(long, value_enum, default_value_t = LeadTable::Summary)]
    pub(crate) table: LeadTable,
    /// Months of a file's period, up to its last day: 12 or 1 for rates of a year or a month.
    #[arg(long, default_value_t = 12)]
    pub(crate) months: u32,
    /// Currency of the numbers, such as CNY.
    #[arg(long, value_name = "CODE")]
    pub(crate) money: Option<String>,
    /// Print JSON.
    #[arg(long)]
    pub(crate) json: bool,
    /// Write the tables as CSV.
    #[arg(long, value_name = "OUT")]
    pub(crate) csv: Option<PathBuf>,
    /// Write the tables as an Excel workbook.
    #[arg(long, value_name = "OUT")]
    pub(crate) xlsx: Option<PathBuf>,
    #[command(flatten)]
    pub(crate) dates: DatesArgs,
    #[command(flatten)]
    pub(crate) rows: RowsArgs,
    #[command(flatten)]
    pub(crate) reading: ReadingArgs,
}

/// Numbers of the models; rates in percent.
#[derive(Debug, Default, ClapArgs)]
pub(crate) struct NumbersArgs {
    /// Margin of a customer a period, or of a lead that is won.
    #[arg(long, allow_hyphen_values = true)]
    pub(crate) margin: Option<f64>,
    /// Customers that stay from one period to the next, in percent.
    #[arg(long, allow_hyphen_values = true)]
    pub(crate) retention: Option<f64>,
    /// Discount rate a period, in percent.
    #[arg(long, allow_hyphen_values = true)]
    pub(crate) discount: Option<f64>,
    /// Growth of the margin a period, in percent.
    #[arg(long, allow_hyphen_values = true)]
    pub(crate) growth: Option<f64>,
    /// Payments of a finite horizon, or periods of a projection.
    #[arg(long)]
    pub(crate) payments: Option<u32>,
    /// Cost of winning a customer.
    #[arg(long, allow_hyphen_values = true)]
    pub(crate) cac: Option<f64>,
    /// Customers today; of a brand its own.
    #[arg(long, allow_hyphen_values = true)]
    pub(crate) customers: Option<f64>,
    /// Customers won a period.
    #[arg(long, allow_hyphen_values = true)]
    pub(crate) new_customers: Option<f64>,
    /// P: own customers of the category's, in percent.
    #[arg(long, allow_hyphen_values = true)]
    pub(crate) penetration: Option<f64>,
    /// BR: units of the category a customer buys a year.
    #[arg(long, allow_hyphen_values = true)]
    pub(crate) buying_rate: Option<f64>,
    /// SOP: the brand's part of its customers' purchases, in percent.
    #[arg(long, allow_hyphen_values = true)]
    pub(crate) share_of_purchases: Option<f64>,
    /// CM: money a unit.
    #[arg(long, allow_hyphen_values = true)]
    pub(crate) unit_margin: Option<f64>,
    /// Margin of a file that gives no profit, in percent.
    #[arg(long, allow_hyphen_values = true)]
    pub(crate) margin_percent: Option<f64>,
    /// What serving a customer costs.
    #[arg(long, allow_hyphen_values = true)]
    pub(crate) cost_per_customer: Option<f64>,
    /// What serving an order costs.
    #[arg(long, allow_hyphen_values = true)]
    pub(crate) cost_per_order: Option<f64>,
    /// Part of revenue that serving takes, in percent.
    #[arg(long, allow_hyphen_values = true)]
    pub(crate) cost_of_revenue: Option<f64>,
    /// What customers spend on the brand.
    #[arg(long, allow_hyphen_values = true)]
    pub(crate) brand_spend: Option<f64>,
    /// What they spend on the category.
    #[arg(long, allow_hyphen_values = true)]
    pub(crate) category_spend: Option<f64>,
}

impl NumbersArgs {
    /// The options in percent.
    pub(crate) fn percents(&self) -> [(&'static str, Option<f64>); 7] {
        [
            ("--retention", self.retention),
            ("--discount", self.discount),
            ("--growth", self.growth),
            ("--penetration", self.penetration),
            ("--share-of-purchases", self.share_of_purchases),
            ("--margin-percent", self.margin_percent),
            ("--cost-of-revenue", self.cost_of_revenue),
        ]
    }
}

#[derive(Debug, Clone, Copy, ValueEnum)]
pub(crate) enum PeriodChoice {
    Month,
    Year,
}

impl From<PeriodChoice> for Period {
    fn from(choice: PeriodChoice) -> Period {
        match choice {
            PeriodChoice::Month => Period::Month,
            PeriodChoice::Year => Period::Year,
        }
    }
}

/// A table of leads.
#[derive(Debug, Clone, Copy, ValueEnum)]
pub(crate) enum LeadTable {
    /// Funnel, sources and reasons.
    Summary,
    /// Leads that are due.
    Due,
    /// Lost and lapsed leads to be spoken to again.
    Again,
}
