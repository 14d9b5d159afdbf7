//! Rules that decide the numbers of forecasts, cohorts and retention.

use serde::{Deserialize, Serialize};

use super::Length;
use crate::units::Day;

/// A rule that decided a fitted or counted number of the models of lifetime.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
#[non_exhaustive]
pub enum LifetimeRule {
    /// Fitted by maximum likelihood.
    Fitted {
        /// Customers.
        customers: u64,
        /// Purchases after the first.
        repeat_orders: u64,
        /// Distinct histories.
        histories: u64,
    },
    /// The fit was kept from running off: the logarithms of the parameters, times scaled to a longest
    /// T of one, are taken to lie around zero.
    WeakPrior {
        /// With this deviation.
        deviation: f64,
    },
    /// Parameters of an earlier fit, used as they are.
    KeptFit {
        /// The last day that was fitted then; none where it is not known.
        until: Option<Day>,
        /// Customers now.
        customers: u64,
    },
    /// Purchases after the first; several on a day are one.
    RepeatOrders,
    /// Periods with a purchase after the one of the first; several in a period are one.
    PeriodsBought(Length),
    /// The horizon in days.
    Horizon {
        /// Months.
        months: u32,
        /// The same in days.
        days: f64,
    },
    /// Money of each month discounted to today.
    Discount {
        /// A year.
        annual: f64,
        /// A month.
        monthly: f64,
    },
    /// How value is summed.
    ValueSum,
    /// The margin counts as value.
    MarginIsEntered(f64),
    /// The margin of the file's own profits.
    MarginOfFile(f64),
    /// A margin of all: the value is revenue.
    ValueIsRevenue,
    /// A range that holds with a probability.
    Range {
        /// The probability.
        level: f64,
    },
    /// The same for the uncertainty of the parameters alone.
    RangeOfParameters {
        /// The probability.
        level: f64,
    },
    /// Whole numbers or money that the customer's own lie between.
    RangeOfCustomer {
        /// The probability.
        level: f64,
    },
    /// Leaving is seen: a curve of survival, held against periods it has not seen.
    ContractCurve {
        /// Contracts.
        contracts: u64,
    },
    /// Renewals of those who go on: survival after it over survival now, month by month.
    RenewalsAhead,
    /// Expected purchases of one who is still there, by the closed form of the model.
    IfAlive,
    /// Purchases to come without a horizon, each discounted to today.
    Residual {
        /// A year.
        annual: f64,
        /// A unit of the model's time, continuously or by opportunity.
        a_unit: f64,
        /// Purchases at any time, not at opportunities.
        is_continuous: bool,
    },
    /// Chance to be still there, by the closed form of the model.
    AliveByModel,
    /// Nothing but a purchase after the first gives a chance to leave.
    NoChanceToLeave,
    /// Pareto/NBD: the two courses that explain a silence, and their weights.
    SilenceWeighed,
    /// A chance of the Pareto/NBD by Gauss's function ₂F₁(1, b; c; z).
    ChanceByGauss {
        /// To buy again before leaving; to leave before, otherwise.
        is_again: bool,
        /// A ratio of times stands before the function.
        has_factor: bool,
        /// b of the function.
        b: f64,
        /// c of the function.
        c: f64,
        /// z of the function.
        z: f64,
        /// Its value.
        function: f64,
    },
    /// BG/BB: how the odds of being gone come about.
    OddsGone,
    /// BG/BB: the last opportunity was used.
    BoughtAtTheLast,
    /// From the curvature of the likelihood at its maximum.
    StandardError,
    /// BIC = k ln n − 2 ln L of contracts, k the numbers that were fitted.
    ContractBic {
        /// n.
        contracts: u64,
    },
    /// Root of the mean squared difference of survival in the periods held out.
    LaterError,
    /// BIC = 4 ln n − 2 ln L.
    Bic {
        /// n.
        customers: u64,
    },
    /// The mean of the customers' chances to be still there.
    MeanAlive,
    /// What the errors of a prediction mean.
    Errors,
    /// Judged by purchases the fit has not seen.
    HeldOut {
        /// How long they were followed.
        days: f64,
        /// Customers.
        customers: u64,
    },
    /// Everybody goes on at the past rate x ÷ T.
    NaiveRate,
    /// The money of a purchase follows a Gamma-Gamma model.
    Spend {
        /// Repeat buyers behind it.
        customers: u64,
    },
    /// The money of a purchase is the mean of all purchases after the first, the same for everyone.
    SpendOneMean {
        /// Repeat buyers behind it.
        customers: u64,
    },
    /// The money of a purchase is the customer's own mean.
    SpendOwnMeans,
    /// Overdue against the customer's own mean days between purchases.
    OwnRhythm {
        /// Times the own rhythm.
        times: f64,
        /// Purchases after the first that are needed.
        least_x: u32,
    },
    /// The best part by value if alive.
    BestPart(f64),
    /// Value if alive × P(alive).
    AtStake,
    /// Who is left out of those slipping away: their chance to be still there is too small.
    LongGone {
        /// The least chance that counts.
        least: f64,
        /// How many are left out.
        customers: u64,
    },
    /// A cohort is a calendar month of first purchases.
    CohortMonth,
    /// Only cohorts old enough for an age count.
    OldEnough,
    /// The month is not over.
    NotOver,
    /// A year of tenure is 365 days from the first purchase; only customers seen through it count.
    TenureYear,
    /// Observed: those still there of those who started.
    FromTable,
    /// A curve fitted by maximum likelihood of the losses.
    CurveFitted {
        /// Customers, counted or assumed.
        customers: f64,
    },
    /// Σ of survival over all payments, the first at once.
    SumOfSurvival,
    /// The first year's money is not discounted.
    FirstYearNow,
    /// Stock = joining × months in residence.
    LittlesLaw,
    /// The chance to leave is constant within an interval; the last is kept on.
    ConstantWithin,
    /// Printed in the source, rounded as printed.
    PrintedRounded,
    /// Computed when the page asked.
    ComputedNow,
}
