//! Quantities of the value models, by model.

use serde::{Deserialize, Serialize};

/// A quantity of a value model.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
#[non_exhaustive]
pub enum ValueSymbol {
    // Lifetime value (M12, M48)
    /// Margin of a customer a period m.
    PeriodMargin,
    /// Retention rate r.
    Retention,
    /// Discount rate d.
    DiscountRate,
    /// Growth of the margin g.
    MarginGrowth,
    /// Number of periods.
    Payments,
    /// Acquisition cost CAC.
    AcquisitionCost,
    /// CLV, first margin after one retention.
    ClvPost,
    /// CLV, first margin now.
    ClvPre,
    /// Margin multiple, the first margin after one retention.
    MarginMultiple,
    /// Margin multiple, the first margin now.
    MarginMultiplePre,
    /// Expected periods.
    ExpectedPeriods,
    /// CLV of a finite horizon, first margin now.
    ClvFinitePre,
    /// CLV of a finite horizon, first margin after one retention.
    ClvFinitePost,
    /// Most that winning a customer may cost.
    AcquisitionCeiling,
    /// CLV less acquisition cost.
    NetClv,
    /// Payment that pays the acquisition cost back.
    PaybackPayment,
    /// Elasticity of CLV in retention.
    RetentionElasticity,
    /// Elasticity of CLV in the discount rate.
    DiscountElasticity,
    /// Part by which CLV rises when retention rises by a hundredth of itself.
    RetentionHundredth,
    /// Discount rate of the other period.
    ConvertedDiscount,
    /// Retention of the other period.
    ConvertedRetention,
    /// Part that leaves in the other period.
    ConvertedChurn,
    /// Annuity factor.
    AnnuityFactor,
    /// Orders of the group.
    GroupOrders,
    /// Value of one entry.
    EntryValue,
    /// Values of the best entries so far.
    CumulatedValue,
    /// Their part of all values.
    CumulatedShare,
    /// Place at which the curve is highest.
    PeakPlace,
    /// Part still there.
    Surviving,
    /// Expected margin.
    ExpectedMargin,
    /// Margin today.
    PresentMargin,
    /// Discounted margins so far.
    CumulativeMargin,
    /// Retention at which CLV equals the acquisition cost.
    BreakEvenRetention,
    /// Promotion a customer a year M.
    PromotionCost,
    /// Margins today.
    MarginsToday,
    /// Promotion costs today.
    PromotionToday,
    /// Customers won a period.
    NewCustomers,
    /// Number of cohorts.
    Cohorts,
    /// Equity of today’s customers.
    CurrentEquity,
    /// Equity of the group.
    GroupEquity,
    /// Value of the cohort today.
    CohortEquity,
    /// Equity of customers still to be won.
    FutureEquity,
    /// Customer equity.
    CustomerEquity,
    /// Customers who came in a month.
    NewCustomersMonth,
    /// Customers who came in a year.
    NewCustomersYear,
    // Groups and movement (M02, M03)
    /// Customers of the group.
    GroupCustomers,
    /// Spend of one in the group.
    GroupSpend,
    /// Margin of the group.
    GroupMargin,
    /// Part that moves.
    MovedShare,
    /// Customers that move.
    MovedCustomers,
    /// Change of profit.
    ProfitChange,
    /// Change as a part of all profit.
    ProfitChangeShare,
    /// Change of revenue.
    RevenueChange,
    /// Customers in the state.
    StateCustomers,
    /// Profit of one in the state.
    StateProfit,
    /// Customers who enter a period.
    Inflow,
    /// Transition probability.
    Transition,
    /// CLV of the state, the present period included.
    StateValue,
    /// Expected periods left, the present one included.
    PeriodsLeft,
    /// Customers in the long run.
    SteadyCustomers,
    /// Profit a period in the long run.
    SteadyProfit,
    /// Active customers.
    ActiveCustomers,
    /// Customers gone so far.
    Churned,
    /// Profit of the period.
    PeriodProfit,
    /// Value of all customers of the start.
    BaseValue,
    /// Customers to win a period to hold the base.
    InflowToHold,
    // Cost to serve (M02, M45)
    /// Gross profit.
    GrossProfit,
    /// Cost to serve a customer.
    CostPerCustomer,
    /// Cost to serve an order.
    CostPerOrder,
    /// Cost to serve as a part of revenue.
    CostOfRevenue,
    /// Cost to serve.
    ServingCost,
    /// Profit after cost to serve.
    NetProfit,
    /// Share of profit after cost to serve.
    NetProfitShare,
    /// Profit per head after cost to serve.
    NetProfitPerHead,
    /// Orders per head at which profit is gone.
    OrdersToBreakEven,
    // Concentration (M46)
    /// Sum of the values.
    ValueSum,
    /// Value of the best customers.
    TopValue,
    /// Share of the best customers.
    TopShare,
    /// Corrected Gini coefficient.
    GiniCorrected,
    /// Herfindahl index HHI.
    Hhi,
    /// Equal customers it amounts to.
    EqualCustomers,
    // Brand value (M05, M06)
    /// Value of the brand’s customers, before.
    BrandValueBefore,
    /// Value of the brand’s customers, after.
    BrandValueAfter,
    /// Difference of the periods.
    BrandValueDifference,
    /// Part of the factor.
    FactorPart,
    /// Units of the brand a customer buys.
    OwnUnits,
    /// Customers who do not buy the brand.
    NonBuyers,
    /// Non-buyers at the present share.
    NonBuyersAtShare,
    /// CBV with a tenth more of any one factor.
    CbvTenthMore,
    /// Gain a year.
    LeverGain,
    /// Gain of a tenth more.
    TenthMore,
    /// Loss of a tenth less.
    TenthLess,
    /// Share of the usage group.
    UsageShare,
    /// Share of the loyalty group.
    LoyaltyShare,
    /// Buyers of the cell.
    CellBuyers,
    /// Share of the cell.
    CellShare,
    /// Units of the cell.
    CellUnits,
    /// Value of one in the cell.
    CellPerHead,
    /// Value of the cell.
    CellValue,
    /// Share of value in the cell.
    CellValueShare,
    /// Gain of ten points of share.
    TenPoints,
    /// Value of all cells.
    MapValue,
    /// Buyers of all cells.
    MapBuyers,
    /// Units of all cells.
    MapUnits,
    /// Share of volume.
    VolumeShare,
    /// Deal a unit.
    Deal,
    /// Group A, one customer, as printed.
    GroupA,
    /// Group B, one customer, as printed.
    GroupB,
    /// Group B without the deal.
    GroupBWithoutDeal,
    /// Volume the deal must add.
    DealVolume,
    /// Group C as printed, with P in it.
    GroupC,
    /// Group C, one actual customer.
    GroupCLikeForLike,
    /// Group C if all purchases were the brand’s.
    GroupCFull,
    /// What ten points of share bring of one in group C.
    GroupCTenPoints,
    /// Group C on its own use, times P.
    GroupCWithPenetration,
    /// Use of medium users that the mean forces.
    MediumUnits,
    /// Units of the group.
    GroupUnits,
    // Wallet (M44)
    /// Spend on the brand.
    BrandSpend,
    /// Spend on the category.
    CategorySpend,
    /// Share of wallet.
    ShareOfWallet,
    /// Spent elsewhere.
    SpentElsewhere,
    /// Rank of the brand.
    BrandRank,
    /// Brands used n.
    BrandsUsed,
    /// Users of the brand.
    BrandUsers,
    /// Persons asked.
    Respondents,
    /// Sum of the persons’ shares.
    AllocationSum,
    /// Sum of the shares one place up.
    AllocationSumUp,
    /// Predicted share of wallet.
    WalletShare,
    /// Predicted share among users.
    WalletShareOfUsers,
    /// Gain of one place.
    OnePlaceUp,
    // Delivered value (M18)
    /// Product value.
    ProductValue,
    /// Service value.
    ServiceValue,
    /// Personnel value.
    PersonnelValue,
    /// Image value.
    ImageValue,
    /// Money cost.
    MoneyCost,
    /// Time cost.
    TimeCost,
    /// Physical effort.
    PhysicalCost,
    /// Mental effort.
    MentalCost,
    /// Total value.
    TotalValue,
    /// Total cost.
    TotalCost,
    /// Delivered value.
    DeliveredValue,
    /// Value to cost.
    ValueToCost,
    /// Ours to this one.
    OursToThis,
    /// Needed to draw level.
    ToDrawLevel,
    // Relationship levels (M20)
    /// Many from.
    ManyFrom,
    /// Few below.
    FewBelow,
    /// High from.
    HighFrom,
    /// Low below.
    LowBelow,
    // Assessment (M34)
    /// Financial score.
    FinancialScore,
    /// Cooperation score.
    CooperationScore,
    /// Business score.
    BusinessScore,
    /// Credit score.
    CreditScore,
    /// Score of a criterion of the file's own.
    CriterionScore,
    /// Weight of the indicator.
    IndicatorWeight,
    /// Least score of the class.
    ClassCut,
    /// Score.
    AssessmentScore,
    /// Points to the next class.
    PointsToNext,
    /// Months to the next review.
    ReviewMonths,
    // Leads and care (M33, M35)
    /// Reached the stage.
    StageReached,
    /// Rate of the step.
    StepRate,
    /// Rate from the start.
    OverallRate,
    /// Lost on the way.
    LostOnTheWay,
    /// Margin of one that is won.
    WonMargin,
    /// Value of a lead.
    ValuePerLead,
    /// Leads of the source.
    SourceLeads,
    /// Won of the source.
    SourceWon,
    /// Conversion of the source.
    SourceRate,
    /// Leads lost or lapsed.
    LostLeads,
    /// Leads of the reason.
    ReasonLeads,
    /// Share of the reason.
    ReasonShare,
    /// Days between contacts.
    ContactDays,
    /// Days of the calendar.
    CalendarDays,
    /// Contacts of the month.
    MonthContacts,
    // Life cycle (M17)
    /// Months of the stage.
    StageMonths,
    /// Output a month.
    StageOutput,
    /// Input a month.
    StageInput,
    /// Net of the stage.
    StageNet,
    /// Output to input.
    OutputToInput,
    /// Output of the customer.
    LifeOutput,
    /// Input of the company.
    LifeInput,
    /// Net of the whole relation.
    LifeNet,
    /// Month that breaks even.
    BreakEvenMonth,
    /// Present value.
    PresentValue,
    /// Net with six months more of maturity.
    LongerMaturity,
    // Counted in the file
    /// Customers who bought in the period.
    PeriodCustomers,
    /// Customers who bought in the period before.
    CustomersBefore,
    /// Customers of the period before who bought again.
    RetainedCustomers,
    /// Units sold.
    UnitsSold,
    /// Units a customer buys.
    UnitsPerCustomer,

    // Expected value (M11)
    /// Additional value × probability, summed.
    WeightedPotential,
    /// Part of all expected value.
    ExpectedShare,
    // Recency, frequency, money (M43)
    /// Money of a customer, or of several.
    CustomerMoney,
    // Bases of segmentation
    /// Price a customer pays a unit.
    PricePaid,
    /// CM as a part of what is spent.
    MarginRate,
    /// Part of the list price a customer is let off.
    DiscountGiven,
    /// Where a group begins.
    GroupFrom,
    // Surveys
    /// Respondents.
    Answers,
    /// Respondents who answered a question.
    Answered,
    /// Respondents who give a 9 or a 10.
    Promoters,
    /// Respondents who give a 7 or an 8.
    Passives,
    /// Respondents who give a 6 or less.
    Detractors,
    /// Part of the promoters.
    PromoterShare,
    /// Part of the passives.
    PassiveShare,
    /// Part of the detractors.
    DetractorShare,
    /// Net promoter score.
    NetPromoter,
    /// Mean mark of satisfaction.
    MeanMark,
    /// Sum of all marks.
    SumOfMarks,
    /// Respondents who give one of the two best marks.
    TopTwo,
    /// Their part.
    TopTwoShare,
    /// Mean of answers that are numbers.
    MeanAnswer,
    /// How often an answer was given.
    AnswerCount,
    /// Its part.
    AnswerShare,
    // Contacts of the open customers, register of inconsistencies
    /// Customers whose day of contact has passed.
    LateCustomers,
    /// Customers whose day of contact comes within the time.
    ComingCustomers,
    /// Both together.
    DueCustomers,
    /// The number beside a printed one less the printed, in parts of the printed.
    RegisterGap,
}
