//! Quantities of forecasts, cohorts and retention.

use serde::{Deserialize, Serialize};

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
    /// ln of the number of customers or contracts behind a fit.
    LnFitted,
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
    /// All purchases of a customer to come, each discounted: DERT.
    ResidualOrders,
    /// The same if the customer is still there.
    ResidualIfAlive,
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
    /// s of a model.
    ParameterS,
    /// β of a model.
    ParameterBeta,
    /// γ of a model.
    ParameterGamma,
    /// δ of a model.
    ParameterDelta,
    /// Chance that one who is still there buys again before leaving.
    BuysAgain,
    /// Chance to leave before buying again, told at the last purchase.
    LeavesFirst,
    /// Odds of being gone from an opportunity on, against being there at the last.
    OddsGone,
    /// The same of all opportunities since the last purchase.
    OddsGoneInAll,
    /// p of the model of spend.
    ParameterP,
    /// q of the model of spend.
    ParameterQ,
    /// v of the model of spend.
    ParameterV,
    /// Money of all orders after the first.
    MoneyAfterFirst,
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
    /// Periods a contract has lasted.
    ContractPeriods,
    /// Money a period of a contract.
    Charge,
    /// What a contract is expected to bring within the horizon.
    ContractValue,
    /// Chance that a contract goes on to the end of the horizon.
    StaysOn,
    /// Periods still to be paid without a horizon, discounted.
    ResidualPeriods,
    /// Payments to come of who has made so many renewals, undiscounted, after the one of this moment.
    ResidualLifetime,
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
    /// Sum over the customers of predicted less actual without its sign.
    AbsoluteErrors,
    /// Sum over the customers of the square of predicted less actual.
    SquaredErrors,
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
    /// Days a customer has been followed.
    DaysFollowed,
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
    /// Profit a customer who ordered in the year.
    ProfitPerActive,
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
    /// Who leave a month.
    Leaving,
    /// Joining less leaving.
    NetFlow,
    /// The stock after twelve months of that flow.
    StockInAYear,
    /// Profit a month if members stayed a month longer.
    ProfitOfAMonthMore,
    /// Members more if they stayed a month longer.
    MembersOfAMonthMore,
    /// Who join in a year, as it was told.
    JoinedYearly,
    /// Who join a month, times twelve.
    YearOfJoining,
    /// One told figure against another that should agree with it.
    FigureGap,
    /// Stock ÷ leaving: the months in residence by those who leave.
    ResidenceByLeaving,
    /// Part that stays for another month, by stock and flow.
    StaysByLittle,
    /// What a member brings who stays with that chance, discounted.
    ValueByLittle,
    /// Of one month's joining, who has left by then.
    GoneOfIntake,
    /// Of one month's joining, who is still there.
    ThereOfIntake,
    /// A group's part of the members.
    GroupPart,
    /// A group's part of the profit.
    GroupProfitPart,
    /// A group's profit a member and month.
    GroupProfitEach,
    /// A group's revenue a member and month.
    GroupRevenueEach,
    /// Reasons of dissatisfaction.
    Reasons,
    /// Those that communication can mend.
    FixableReasons,
    /// Those that lie in how the organisation is built.
    StructuralReasons,
    /// The reasons that can be mended, in parts of all.
    FixablePart,
    /// Of the losses behind mendable reasons, the part that mending keeps.
    AvertedPart,
    /// The part of all losses that mending keeps.
    LossesKept,
    /// −ln of the likelihood a member.
    UnlikelihoodEach,
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
