//! Quantities of forecasts, cohorts and retention, and the rules that decide them.

use serde::{Deserialize, Serialize};

use crate::units::Day;

/// A quantity of the models of lifetime.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
#[non_exhaustive]
pub enum LifetimeSymbol {
    // Forecast
    /// Months ahead.
    Horizon,
    /// Expected purchases of all within the horizon.
    ExpectedOrders,
    /// Low end of a range.
    Low,
    /// High end of a range.
    High,
    /// Revenue within the horizon, discounted.
    DiscountedRevenue,
    /// Part of revenue that counts as value.
    ValueMargin,
    /// Value of all within the horizon.
    TotalValue,
    /// The same a customer.
    ValuePerCustomer,
    /// Mean chance to be still a customer.
    MeanAlive,
    /// Mean money of a purchase under the model of spend.
    MeanSpend,
    /// Discount rate a year.
    DiscountAnnual,
    /// Discount rate a month.
    DiscountMonthly,
    /// Customers behind a fit.
    FittedCustomers,
    /// Purchases after the first.
    RepeatOrders,
    /// A parameter of a model.
    Parameter,
    /// Its standard error.
    StandardError,
    /// ln of the likelihood.
    LogLikelihood,
    /// Bayes' information criterion.
    Bic,
    // One customer, or customers alike
    /// Expected purchases of a group within the horizon.
    GroupOrders,
    /// Revenue of a group within the horizon, discounted.
    GroupRevenue,
    /// Value of a group.
    GroupValue,
    /// Expected purchases of a customer within the horizon.
    CustomerOrders,
    /// The same if the customer is still there.
    OrdersIfAlive,
    /// The same of one month.
    MonthOrders,
    /// The same of all months, each discounted.
    DiscountedOrders,
    /// Expected money of a purchase of a customer.
    OrderMoney,
    /// Mean money of a customer's purchases after the first.
    MeanSpent,
    /// x: a customer's purchases after the first.
    TimesBought,
    /// tₓ: when the last of them came, from the first purchase, in units of the model.
    LastTime,
    /// T: how long a customer has been followed, in units of the model.
    SeenTime,
    /// r of a model.
    ParameterR,
    /// α of a model.
    ParameterAlpha,
    /// a of a model.
    ParameterA,
    /// b of a model.
    ParameterB,
    /// p of the model of spend.
    ParameterP,
    /// q of the model of spend.
    ParameterQ,
    /// v of the model of spend.
    ParameterV,
    // Contracts
    /// Contracts of the file.
    Contracts,
    /// Contracts that go on.
    ActiveContracts,
    /// Expected renewals of those within the horizon.
    Renewals,
    /// Charges of those renewals, discounted.
    RenewalRevenue,
    /// The same times the margin.
    RenewalValue,
    // Since the parameters were kept
    /// What the earlier forecast said.
    ThenSaid,
    /// The later data under the kept parameters.
    UnderKept,
    /// The later data under parameters fitted anew.
    UnderNew,
    /// What customers and their purchases moved.
    MovedByData,
    /// What fitting anew moves.
    MovedByFit,
    /// A parameter's move in standard errors.
    MoveInErrors,
    // Holdout
    /// Purchases that followed.
    LaterOrders,
    /// Purchases that were predicted.
    PredictedOrders,
    /// Predicted less actual, in parts of the actual.
    TotalError,
    /// Mean absolute error a customer.
    MeanAbsoluteError,
    /// Root of the mean squared error a customer.
    RootMeanSquare,
    /// Mean of predicted less actual a customer.
    Bias,
    /// Customers of one frequency.
    FrequencyCustomers,
    /// What they bought in the mean.
    MeanActual,
    /// What was predicted in the mean.
    MeanPredicted,
    /// Purchases so far.
    OrdersSoFar,
    /// Expected purchases so far.
    ExpectedSoFar,
    // Slipping away
    /// Customers who are slipping away.
    SlippingCustomers,
    /// What is lost of them in expectation.
    AtStake,
    /// The value from which a customer is among the best.
    LeastValue,
    /// Days since the last purchase.
    DaysSince,
    /// The customer's own mean days between purchases.
    OwnDays,
    /// Days since the last purchase in the customer's own rhythm.
    Overdue,
    /// Chance to be still a customer.
    Alive,
    /// Value if the customer is still there.
    ValueIfAlive,
    // Cohorts and tenure
    /// Customers who started.
    Started,
    /// Of these, who ordered.
    StillActive,
    /// Ordered, of those who started.
    FromStart,
    /// Who ordered at the age before.
    ActiveBefore,
    /// Ordered, of those who ordered at the age before.
    FromBefore,
    /// Revenue of a cohort's month.
    CohortRevenue,
    /// Revenue a customer who started, so far.
    ValueSoFar,
    /// Customers whose year was seen to its end.
    SeenThrough,
    /// Who ordered in the year.
    ActiveInYear,
    /// Revenue of the year.
    YearRevenue,
    /// Profit of the year.
    YearProfit,
    /// Revenue a customer who ordered in the year.
    RevenuePerActive,
    // Retention
    /// Observed survival.
    Observed,
    /// Survival of a fitted curve.
    Fitted,
    /// Fitted less observed.
    Misfit,
    /// Expected number of payments.
    Payments,
    /// Expected payments, discounted.
    DiscountedPayments,
    /// Margin of a period.
    Margin,
    /// Value of a customer.
    CustomerValue,
    /// Discount rate a period.
    PeriodDiscount,
    // Lost for good
    /// Customers won.
    CustomersWon,
    /// Part kept of the year before.
    Kept,
    /// Customers of a year.
    ActiveCustomers,
    /// Customers of the year before.
    ActiveYearBefore,
    /// Margin a customer and year.
    MarginPerYear,
    /// Cost of keeping a customer a year.
    KeepingCost,
    /// Cost of winning a customer.
    WinningCost,
    /// Money of a year.
    YearCash,
    /// Years that are discounted.
    Years,
    /// Worth today.
    PresentValue,
    /// Worth today, so far.
    PresentSoFar,
    /// The same a customer won.
    PresentPerWon,
    // Recency states
    /// Chance to buy in the next period.
    ReturnChance,
    /// Chance that the next purchase comes exactly then.
    LagChance,
    /// Chance that it ever comes.
    EverReturns,
    /// Margin of a purchase.
    PurchaseMargin,
    /// Cost of asking a customer once.
    ContactCost,
    /// Value of a customer in a state.
    StateValue,
    /// Value of a customer who has just bought.
    FirstState,
    /// Value of a customer in the state after.
    NextState,
    /// Period after which asking stops.
    StopAfter,
    /// Buyers of a period.
    Buyers,
    /// Customers still asked.
    Asked,
    /// Value today of a followed group, a customer of the start.
    CourseValue,
    // Events
    /// Chance of an event.
    EventChance,
    /// Its revenue.
    EventRevenue,
    /// Its cost.
    EventCost,
    /// Years from now.
    EventYears,
    /// What it brings in expectation.
    EventExpected,
    // Members
    /// Members at one time.
    Stock,
    /// Who join a month.
    Joining,
    /// Months in residence.
    Residence,
    /// Revenue a member and month.
    MemberRevenue,
    /// Profit a member and month.
    MemberProfit,
    /// Profit of a member over all months.
    ProfitPerMember,
    /// Revenue of a member over all months.
    RevenuePerMember,
    /// Profit of all members a month.
    ProfitOfAll,
    /// Revenue of all members a month.
    RevenueOfAll,
    /// Profit in parts of revenue.
    ProfitShare,
    /// Part of those who joined that has left.
    LeftBy,
    /// Part lost in an interval of those there at its start.
    LostInInterval,
    /// Chance to leave a month within it.
    MonthlyChurn,
    /// Mean months by the intervals' own rates.
    PiecewiseMonths,
    /// The stock that would follow.
    ImpliedStock,
    /// Implied against stated stock.
    StockGap,
    // Papers
    /// A figure as printed.
    Printed,
    /// The program's own.
    Reproduced,
    /// Own less printed, in parts of the printed.
    Deviation,
}

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
    /// Parameters of an earlier fit, used as they are.
    KeptFit {
        /// The last day that was fitted then; none where it is not known.
        until: Option<Day>,
        /// Customers now.
        customers: u64,
    },
    /// Purchases after the first; several on a day are one.
    RepeatOrders,
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
    /// Chance to be still there, by the closed form of the model.
    AliveByModel,
    /// From the curvature of the likelihood at its maximum.
    StandardError,
    /// BIC = 4 ln n − 2 ln L.
    Bic,
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
    /// Overdue against the customer's own mean days between purchases.
    OwnRhythm {
        /// Times the own rhythm.
        times: f64,
        /// Purchases after the first that are needed.
        least_x: u32,
    },
    /// The best part by value if alive.
    BestPart(f64),
    /// Value if alive × (1 − P(alive)).
    AtStake,
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
