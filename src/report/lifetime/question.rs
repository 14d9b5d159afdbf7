//! What the topics of lifetime ask: settings as they were entered.

use serde::{Deserialize, Serialize};

use crate::base::ReturnsPolicy;
use crate::explain::{Given, Source};
use crate::lifetime::{
    ContractReading, ForecastSettings, KeptParameters, ModelChoice, PeriodUnit, Regularisation,
    SlippingRules, SpendBasis, StockReading, SurvivalKind, UndatedEnds, ValueTerms,
};
use crate::segment::Scheme;
use crate::units::{AnnualRate, Currency, Day, Margin, Months};

/// A question about lifetime.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
#[non_exhaustive]
pub enum LifetimeQuestion {
    /// Orders and value to come.
    Forecast(ForecastTerms),
    /// Who is slipping away.
    Slipping(SlippingTerms),
    /// Cohorts month by month.
    Cohorts(CohortTerms),
    /// Profit by year of tenure.
    Tenure(TenureTerms),
    /// A table of retention and the curves through it.
    Retention(RetentionTerms),
    /// A group that is lost for good (M13).
    Dwyer(DwyerTerms),
    /// Customers who may always return (M14).
    Recency(RecencyTerms),
    /// Dated events of one customer (M15).
    Events(EventTerms),
    /// Members who join and leave (M09).
    School(SchoolTerms),
    /// What papers print of the tables the program carries, computed anew.
    Papers,
    /// What is published of the CDNOW sample, computed from the open data.
    Cdnow,
}

/// Settings of a forecast as they were entered: a field may be empty or out of range.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct ForecastTerms {
    /// Which model.
    pub model: ModelChoice,
    /// The unit of times; none takes the one the data call for. Of contracts: that of stated tenures.
    pub unit: Option<PeriodUnit>,
    /// The last day that is fitted; none fits all days.
    pub until: Option<Day>,
    /// Months ahead.
    pub horizon_months: Option<f64>,
    /// Discount rate a year.
    pub discount_annual: Option<f64>,
    /// Part of revenue that counts as value.
    pub margin: Option<f64>,
    /// The file's own margin is taken where it has one.
    #[serde(default)]
    pub margin_of_file: bool,
    /// What keeps parameters from running off.
    pub regularisation: Regularisation,
    /// What the money of an order is taken from; none leaves it to the fit.
    #[serde(default)]
    pub spend: Option<SpendBasis>,
    /// Parameters of an earlier fit that are used as they are.
    #[serde(default)]
    pub kept: Option<Box<KeptParameters>>,
    /// Contracts that are marked as ended and have no end date.
    #[serde(default)]
    pub undated_ends: UndatedEnds,
    /// The curve of contracts; none takes the one that does best.
    #[serde(default)]
    pub curve: Option<SurvivalKind>,
    /// The segments whose parts are told too; none for those by frequency alone.
    #[serde(default)]
    pub segments: Option<Box<Scheme>>,
}

impl Default for ForecastTerms {
    fn default() -> ForecastTerms {
        let terms = ValueTerms::default();
        ForecastTerms {
            model: ModelChoice::default(),
            unit: None,
            until: None,
            horizon_months: Some(f64::from(terms.horizon_months.count())),
            discount_annual: Some(terms.discount_annual.get()),
            margin: Some(terms.margin.get()),
            margin_of_file: true,
            regularisation: Regularisation::default(),
            spend: None,
            kept: None,
            undated_ends: UndatedEnds::default(),
            curve: None,
            segments: None,
        }
    }
}

/// A field that cannot be used as it was entered.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum TermsField {
    /// Months ahead: a whole number from 1 to 120.
    Horizon,
    /// Discount: 0 to 1,000 %.
    Discount,
    /// Margin: −1,000 % to 100 %.
    Margin,
    /// Times the own rhythm: above zero.
    Overdue,
    /// Part of the customers: above zero, at most all.
    BestPart,
    /// Orders after the first: a whole number from 1.
    LeastOrders,
    /// Chance to be still a customer: 0 to 100 %.
    LeastAlive,
}

impl TermsField {
    /// Its name in the settings.
    pub fn name(self) -> &'static str {
        match self {
            TermsField::Horizon => "horizon_months",
            TermsField::Discount => "discount_annual",
            TermsField::Margin => "margin",
            TermsField::Overdue => "overdue",
            TermsField::BestPart => "top_share",
            TermsField::LeastOrders => "least_x",
            TermsField::LeastAlive => "least_alive",
        }
    }
}

/// A whole number from one to a most.
fn whole(entered: Option<f64>, most: u32) -> Option<u32> {
    let number = entered.filter(|it| it.fract() == 0.0 && (1.0..=f64::from(most)).contains(it));
    number.map(|it| it as u32)
}

impl ForecastTerms {
    /// How a table of contracts is read.
    pub fn contract_reading(&self) -> ContractReading {
        ContractReading {
            unit: self.unit,
            undated: self.undated_ends,
        }
    }

    /// The settings of the model.
    ///
    /// # Errors
    /// The first [`TermsField`] that cannot be used.
    pub fn settings(&self, returns: ReturnsPolicy) -> Result<ForecastSettings, TermsField> {
        let horizon = whole(self.horizon_months, 120).and_then(|it| Months::new(it).ok());
        let discount = self.discount_annual.and_then(|it| AnnualRate::new(it).ok());
        let margin = self.margin.and_then(|it| Margin::new(it).ok());
        Ok(ForecastSettings {
            model: self.model,
            unit: self.unit,
            until: self.until,
            returns,
            terms: ValueTerms {
                horizon_months: horizon.ok_or(TermsField::Horizon)?,
                discount_annual: discount.ok_or(TermsField::Discount)?,
                margin: margin.ok_or(TermsField::Margin)?,
            },
            margin_of_file: self.margin_of_file,
            regularisation: self.regularisation,
            spend: self.spend,
            kept: self.kept.clone(),
        })
    }
}

/// Who counts as slipping away, as it was entered.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct SlippingTerms {
    /// The forecast behind it.
    pub forecast: ForecastTerms,
    /// Times the own rhythm.
    pub overdue: Option<f64>,
    /// The best part of the customers.
    pub top_share: Option<f64>,
    /// Orders after the first that make a rhythm.
    pub least_x: Option<f64>,
    /// Chance to be still a customer below which somebody is long gone.
    pub least_alive: Option<f64>,
}

impl Default for SlippingTerms {
    fn default() -> SlippingTerms {
        let rules = SlippingRules::default();
        SlippingTerms {
            forecast: ForecastTerms::default(),
            overdue: Some(rules.overdue),
            top_share: Some(rules.top_share),
            least_x: Some(f64::from(rules.least_x)),
            least_alive: Some(rules.least_alive),
        }
    }
}

impl SlippingTerms {
    /// The rules.
    ///
    /// # Errors
    /// The first [`TermsField`] that cannot be used.
    pub fn rules(&self) -> Result<SlippingRules, TermsField> {
        let overdue = self.overdue.filter(|it| *it > 0.0);
        let top_share = self.top_share.filter(|it| *it > 0.0 && *it <= 1.0);
        let least_alive = self.least_alive.filter(|it| (0.0..=1.0).contains(it));
        Ok(SlippingRules {
            overdue: overdue.ok_or(TermsField::Overdue)?,
            top_share: top_share.ok_or(TermsField::BestPart)?,
            least_x: whole(self.least_x, 10_000).ok_or(TermsField::LeastOrders)?,
            least_alive: least_alive.ok_or(TermsField::LeastAlive)?,
        })
    }
}

/// What cohorts are held against.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct CohortTerms {
    /// Cost of winning a customer; none where it is not known.
    pub acquisition_cost: Option<f64>,
    /// Part of revenue that pays it back.
    pub margin: Option<f64>,
    /// The file's own margin is taken where it has one.
    pub margin_of_file: bool,
}

impl Default for CohortTerms {
    fn default() -> CohortTerms {
        CohortTerms {
            acquisition_cost: None,
            margin: Some(1.0),
            margin_of_file: true,
        }
    }
}

/// What years of tenure are held against.
#[derive(Debug, Clone, Copy, Default, PartialEq, Serialize, Deserialize)]
pub struct TenureTerms {
    /// Cost of winning a customer; none where it is not known.
    pub acquisition_cost: Option<f64>,
}

/// What the shares of a table of retention are.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum RetentionReading {
    /// Parts of those who started.
    #[default]
    OfAll,
    /// Parts of those who were there a period before.
    OfTheLast,
    /// Parts of those who started, some of whom paused: who is there later was there all the time.
    WithPauses,
}

/// A table of retention.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct RetentionTerms {
    /// What the file calls it; none for a case, and for all groups of the file together.
    #[serde(default)]
    pub name: Option<String>,
    /// What the shares are.
    #[serde(default)]
    pub reading: RetentionReading,
    /// Part still there after 0, 1, 2 … periods.
    pub survivors: Vec<Given>,
    /// How many started.
    pub customers: Given,
    /// Part of those still there after each period who were followed for one more; empty where
    /// everybody was.
    #[serde(default)]
    pub followed: Vec<f64>,
    /// Groups that are in here and too young for a curve of their own.
    #[serde(default)]
    pub too_young: Vec<String>,
    /// Periods that are fitted; later ones are predicted.
    pub fitted_periods: u32,
    /// Margin of a payment.
    pub margin: Given,
    /// Discount rate a period.
    pub discount: Given,
}

impl RetentionTerms {
    /// The part of those who started that is there after each period.
    pub fn there(&self) -> Vec<f64> {
        let mut shares: Vec<f64> = self.survivors.iter().map(|it| it.value).collect();
        match self.reading {
            RetentionReading::OfAll => {}
            RetentionReading::OfTheLast => {
                for place in 1..shares.len() {
                    shares[place] *= shares[place - 1];
                }
            }
            RetentionReading::WithPauses => {
                for place in (1..shares.len()).rev() {
                    shares[place - 1] = shares[place - 1].max(shares[place]);
                }
            }
        }
        shares
    }

    /// True for a table of the open file.
    pub fn is_of_file(&self) -> bool {
        let of_file = |it: &Given| it.source == Source::File;
        self.name.is_some() || self.survivors.first().is_some_and(of_file)
    }
}

/// A group bought at a cost and kept from year to year (M13).
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct DwyerTerms {
    /// Customers won.
    pub customers: Given,
    /// Part kept of the year before, from the second year on.
    pub retention: Vec<Given>,
    /// Margin a customer and year.
    pub margin: Given,
    /// Cost of keeping a customer a year.
    pub retention_cost: Given,
    /// Cost of winning a customer.
    pub acquisition_cost: Given,
    /// Discount rate a year.
    pub discount_annual: Given,
}

/// Customers by periods since they last bought (M14).
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct RecencyTerms {
    /// Chance to buy in the next period, by periods since the last purchase.
    pub p_return: Vec<Given>,
    /// Margin of a purchase.
    pub margin: Given,
    /// Cost of asking a customer once.
    pub contact_cost: Given,
    /// Discount rate a period.
    pub discount: Given,
    /// Customers who are followed.
    pub customers: Given,
    /// Periods they are followed for.
    pub periods: u32,
}

/// An event that may come (M15).
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize)]
pub struct EventTerm {
    /// Years from now.
    pub years: Given,
    /// Chance that it comes.
    pub probability: Given,
    /// Revenue when it comes.
    pub revenue: Given,
    /// Cost when it comes.
    pub cost: Given,
}

/// Events of one customer (M15).
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct EventTerms {
    /// The events.
    pub events: Vec<EventTerm>,
    /// Discount rate a year.
    pub discount_annual: Given,
}

/// A group of members by fit and profit.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize)]
pub struct SchoolGroup {
    /// What is offered suits them.
    pub fits: bool,
    /// Part of all members.
    pub share: Given,
    /// Revenue a member and month.
    pub revenue_monthly: Given,
    /// Profit a member and month.
    pub profit_monthly: Given,
}

/// Why members are dissatisfied, and what mending it would do.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize)]
pub struct SchoolReasons {
    /// Main reasons.
    pub all: Given,
    /// Those of them that marketing or communication may mend.
    pub fixable: Given,
    /// Of the losses behind those, the part that mending keeps.
    pub averted: Given,
}

/// Members who join and leave (M09).
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct SchoolTerms {
    /// Members at one time, or who join in a year: see the reading.
    pub stock: Given,
    /// What that number is.
    #[serde(default)]
    pub reading: StockReading,
    /// Who join a month.
    pub joining_monthly: Given,
    /// Who leave a month; none in questions of earlier versions, which did not ask it.
    #[serde(default)]
    pub leaving_monthly: Option<Given>,
    /// Months, and the part of those who joined that has left by then.
    pub left_by: Vec<(f64, Given)>,
    /// Revenue a member and month.
    pub revenue_monthly: Given,
    /// Profit a member and month.
    pub profit_monthly: Given,
    /// Discount rate a month for the curves.
    pub discount_monthly: Given,
    /// What the first loss could be brought down to.
    pub first_loss: Given,
    /// Groups by fit and profit; none in questions of earlier versions.
    #[serde(default)]
    pub groups: Vec<SchoolGroup>,
    /// Reasons of dissatisfaction; none in questions of earlier versions.
    #[serde(default)]
    pub reasons: Option<SchoolReasons>,
    /// The currency of its money; while unstated, that of the open data.
    #[serde(default)]
    pub currency: Currency,
}
