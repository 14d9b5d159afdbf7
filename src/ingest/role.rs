//! What a column means.

use serde::{Deserialize, Serialize};

/// What a column means.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
#[non_exhaustive]
pub enum Role {
    /// Who bought. Kept as text.
    Customer,
    /// When. For [`Shape::Customers`] the last purchase.
    Date,
    /// Money of the line. For [`Shape::Customers`] the sum, for [`Shape::Counted`] the mean of a
    /// purchase after the first.
    Amount,
    /// Distinct order.
    Order,
    /// Units; below zero for goods that came back.
    Quantity,
    /// Money a unit: amount = quantity × price where no amount is mapped.
    UnitPrice,
    /// Cost of the line.
    Cost,
    /// Profit of the line.
    Profit,
    /// Discount of the line, as money or as a rate.
    Discount,
    /// Money of the line that was paid back.
    Refund,
    /// State of the order, such as paid, closed or refunded.
    Status,
    /// State of the payment, where it stands in a column of its own.
    PaymentStatus,
    /// State of a refund or a return, where it stands in a column of its own.
    RefundStatus,
    /// Group of goods.
    Category,
    /// Goods.
    Product,
    /// Where it was sold, or by whom.
    Channel,
    /// Currency of the amount.
    Currency,
    /// Group of customers the file names itself.
    Segment,
    /// Level of service, or membership, of the customer.
    ServiceLevel,
    /// Year, where day or month stands in a column of its own.
    Year,
    /// Month, likewise.
    Month,
    /// Orders of the customer, in a table with one row a customer.
    OrderCount,
    /// First purchase of the customer, likewise; also when the customer joined.
    FirstDate,
    /// What the customer could spend (M11: AV).
    PotentialValue,
    /// Probability that the potential is won (M11: P).
    WinProbability,
    /// What the customer spends on the category with everyone.
    CategorySpend,
    /// Whose product it was, where others' purchases are listed too.
    Competitor,
    /// First day of a contract.
    Start,
    /// Last day of a contract.
    End,
    /// Length of a contract so far, in months.
    Tenure,
    /// Money a month of a contract.
    Charge,
    /// Whether a contract has ended.
    Churned,
    /// Where a lead came from.
    LeadSource,
    /// How far a lead has come.
    Stage,
    /// Why a lead was lost.
    LossReason,
    /// When a lead is to be spoken to again.
    FollowUp,
    /// When a lead was last spoken to.
    LastContact,
    /// A score; further ones are kept under their own names.
    Score,
    /// Answer to the question about satisfaction.
    Satisfaction,
    /// Answer to the question about recommending, 0 to 10 (NPS).
    Recommendation,
    /// Age in years.
    Age,
    /// Gender.
    Gender,
    /// Where the customer lives.
    Region,
    /// Purchases after the first (x), in a table of counted histories.
    RepeatOrders,
    /// Time from the first to the last purchase (tₓ), likewise.
    LastOrderTime,
    /// Time from the first purchase to the end of the data (T), likewise.
    ObservedTime,
    /// Customers the row stands for, likewise.
    RowCustomers,
    /// Periods since the start, in a table of retention with a row a period.
    Period,
}

impl Role {
    /// Every role in the order of a menu.
    pub const ALL: [Role; 48] = [
        Role::Customer,
        Role::Date,
        Role::Amount,
        Role::Order,
        Role::Quantity,
        Role::UnitPrice,
        Role::Cost,
        Role::Profit,
        Role::Discount,
        Role::Refund,
        Role::Status,
        Role::PaymentStatus,
        Role::RefundStatus,
        Role::Category,
        Role::Product,
        Role::Channel,
        Role::Currency,
        Role::Segment,
        Role::ServiceLevel,
        Role::Year,
        Role::Month,
        Role::OrderCount,
        Role::FirstDate,
        Role::PotentialValue,
        Role::WinProbability,
        Role::CategorySpend,
        Role::Competitor,
        Role::Start,
        Role::End,
        Role::Tenure,
        Role::Charge,
        Role::Churned,
        Role::LeadSource,
        Role::Stage,
        Role::LossReason,
        Role::FollowUp,
        Role::LastContact,
        Role::Score,
        Role::Satisfaction,
        Role::Recommendation,
        Role::Age,
        Role::Gender,
        Role::Region,
        Role::RepeatOrders,
        Role::LastOrderTime,
        Role::ObservedTime,
        Role::RowCustomers,
        Role::Period,
    ];

    /// True when the cells are kept as they are, each different text once: what customers and
    /// orders are grouped and filtered by.
    pub fn is_attribute(self) -> bool {
        self.is_status()
            || matches!(
                self,
                Role::Category
                    | Role::Product
                    | Role::Channel
                    | Role::Currency
                    | Role::Segment
                    | Role::ServiceLevel
                    | Role::Competitor
                    | Role::Gender
                    | Role::Region
            )
    }

    /// The roles whose cells say what becomes of a row, in the order they are asked.
    pub const STATUSES: [Role; 3] = [Role::Status, Role::PaymentStatus, Role::RefundStatus];

    /// True when the cells say what becomes of a row: see [`super::StatusMeaning`].
    pub fn is_status(self) -> bool {
        Self::STATUSES.contains(&self)
    }

    /// True when the cells are numbers, whatever they are used for.
    pub fn is_number(self) -> bool {
        self.is_measure()
            || matches!(
                self,
                Role::Amount
                    | Role::UnitPrice
                    | Role::Cost
                    | Role::Profit
                    | Role::Refund
                    | Role::Tenure
                    | Role::Charge
                    | Role::Score
                    | Role::Satisfaction
                    | Role::Recommendation
                    | Role::RepeatOrders
                    | Role::LastOrderTime
                    | Role::ObservedTime
                    | Role::RowCustomers
                    | Role::Period
            )
    }

    /// True when the cells are days.
    pub fn is_day(self) -> bool {
        matches!(
            self,
            Role::Date
                | Role::FirstDate
                | Role::Start
                | Role::End
                | Role::FollowUp
                | Role::LastContact
        )
    }

    /// True when a cell may be a share of something, such as `12%`.
    pub(super) fn may_be_rate(self) -> bool {
        matches!(self, Role::Discount | Role::WinProbability)
    }

    /// True when the cells are kept as numbers beside the amount.
    pub fn is_measure(self) -> bool {
        matches!(
            self,
            Role::Quantity
                | Role::Discount
                | Role::OrderCount
                | Role::PotentialValue
                | Role::WinProbability
                | Role::CategorySpend
                | Role::Age
        )
    }
}
