//! Fits roles to a shape, and says which roles a shape has a use for.

use super::super::look::Look;
use super::super::retention::RetentionColumns;
use super::super::{CountedColumns, Reason, Role, Shape, date, ids, letters};
use super::span::{FirstAndLast, first_and_last};
use crate::units::Day;

/// Fits roles to a shape: what belongs to another shape is given up, and said so; near names are
/// taken for the role this shape asks for.
pub(in crate::ingest) fn fit(
    proposals: &mut [(Option<Role>, Reason)],
    shape: Shape,
    names: &[String],
    looks: &[Look],
    body: &[Vec<String>],
    months: &[(usize, Day)],
) {
    for &(column, day) in months {
        let is_month = date::month_of_header(&names[column]).is_some();
        let reason = match is_month {
            true => Reason::MonthColumn(day),
            false => Reason::YearColumn(day),
        };
        proposals[column] = (None, reason);
    }
    if shape == Shape::Counted {
        counted(proposals, names);
    }
    if shape == Shape::Contracts
        && let Some((left, until)) = crate::ingest::counted::followed(names, body)
    {
        for (role, column) in [(Role::Tenure, left), (Role::ObservedTime, until)] {
            if proposals.iter().all(|(given, _)| *given != Some(role)) {
                proposals[column] = (Some(role), Reason::HeaderAlias(names[column].clone()));
            }
        }
    }
    if shape == Shape::Customers
        && let Some(found) = first_and_last(names, looks, proposals, body)
    {
        let FirstAndLast { first, last, rows } = found;
        proposals[first] = (Some(Role::FirstDate), Reason::NeverLater { rows });
        proposals[last] = (Some(Role::Date), Reason::NeverEarlier { rows });
    }
    if shape == Shape::Leads {
        lead_number(proposals, names, looks, body);
    }
    let near: &[(Role, Role)] = match shape {
        Shape::Contracts => &[(Role::FirstDate, Role::Start), (Role::Amount, Role::Charge)],
        Shape::Leads => &[
            (Role::Channel, Role::LeadSource),
            (Role::Status, Role::Stage),
            (Role::FirstDate, Role::Date),
        ],
        _ => &[],
    };
    for &(from, to) in near {
        let has_both = from == Role::Amount
            && proposals
                .iter()
                .any(|(role, _)| *role == Some(Role::Tenure));
        let given = proposals.iter().any(|(role, _)| *role == Some(to));
        if !given
            && !has_both
            && let Some(place) = proposals.iter().position(|(role, _)| *role == Some(from))
        {
            proposals[place].0 = Some(to);
        }
    }
    for proposal in proposals.iter_mut() {
        // What values alone seemed to say holds for order lines only.
        let by_values = matches!(
            proposal.1,
            Reason::ValuesAreMoney | Reason::ValuesRepeatLikeIds | Reason::ValuesAreStates
        );
        if by_values && !matches!(shape, Shape::OrderLines | Shape::Orders | Shape::Events) {
            *proposal = (None, Reason::NoEvidence);
        }
        if let Some(role) = proposal.0
            && !shape.uses(role)
        {
            *proposal = (None, Reason::NotInShape(role));
        }
    }
    if shape == Shape::MonthColumns {
        month_customer(proposals, names, looks);
    }
    if shape == Shape::Retention {
        retention(proposals, names, body);
    }
}

/// A lead is known by its number where nothing else names every lead: telephones are covered up or left
/// out.
fn lead_number(
    proposals: &mut [(Option<Role>, Reason)],
    names: &[String],
    looks: &[Look],
    body: &[Vec<String>],
) {
    const NUMBERS: &str = "线索编号 线索id 线索号 潜客编号 潜客id 商机编号 商机id leadid leadnumber leadno \
                           dealid opportunityid recordid";
    let is_number = |column: &usize| {
        let folded = letters::fold(&names[*column]);
        let is_free = matches!(
            proposals[*column],
            (
                None,
                Reason::NoEvidence | Reason::BetterElsewhere(Role::Customer)
            )
        );
        is_free && looks[*column].filled > 0 && NUMBERS.split_whitespace().any(|it| it == folded)
    };
    let Some(column) = (0..names.len()).find(is_number) else {
        return;
    };
    let customer = proposals
        .iter()
        .position(|(role, _)| *role == Some(Role::Customer));
    let names_all = customer.is_some_and(|customer| {
        let mut cells = body.iter().filter_map(|row| row.get(customer));
        looks[customer].filled >= looks[column].filled
            && !cells.any(|cell| ids::is_masked_name(cell.as_bytes()))
    });
    if names_all {
        return;
    }
    for proposal in proposals
        .iter_mut()
        .filter(|it| it.0 == Some(Role::Customer))
    {
        *proposal = (None, Reason::BetterElsewhere(Role::Customer));
    }
    proposals[column] = (
        Some(Role::Customer),
        Reason::HeaderAlias(names[column].clone()),
    );
}

/// In a table of counted histories the columns are known by their names alone; money that is not
/// the mean of a purchase has no part in them.
fn counted(proposals: &mut [(Option<Role>, Reason)], names: &[String]) {
    let Some(columns) = CountedColumns::find(names) else {
        return;
    };
    for proposal in proposals.iter_mut() {
        if let Some(role @ Role::Amount) = proposal.0 {
            *proposal = (None, Reason::NotInShape(role));
        }
    }
    for (role, column) in columns.roles() {
        for proposal in proposals.iter_mut().filter(|it| it.0 == Some(role)) {
            *proposal = (None, Reason::BetterElsewhere(role));
        }
        proposals[column] = (Some(role), Reason::HeaderAlias(names[column].clone()));
    }
}

/// In a table of retention the columns are known by their names and numbers alone.
fn retention(proposals: &mut [(Option<Role>, Reason)], names: &[String], body: &[Vec<String>]) {
    for proposal in proposals.iter_mut() {
        *proposal = (None, Reason::NoEvidence);
    }
    let found = RetentionColumns::find(names, body);
    for (role, column) in found.into_iter().flat_map(RetentionColumns::roles) {
        proposals[column] = (Some(role), Reason::HeaderAlias(names[column].clone()));
    }
}

/// In a table of months the customer is the first column that names every row differently.
fn month_customer(proposals: &mut [(Option<Role>, Reason)], names: &[String], looks: &[Look]) {
    if proposals
        .iter()
        .any(|(role, _)| *role == Some(Role::Customer))
    {
        return;
    }
    let names_rows = |column: usize| {
        looks[column].distinct * 10 >= looks[column].filled * 9
            && looks[column].written_money == 0
            && looks[column].filled > 0
    };
    let is_free = |it: &(Option<Role>, Reason)| *it == (None, Reason::NoEvidence);
    let is_place = |it: &(Option<Role>, Reason)| matches!(it.0, Some(Role::Channel | Role::Region));
    // Where nothing else names the rows, each may be a shop.
    let all = 0..names.len();
    let place = (all.clone())
        .find(|&it| is_free(&proposals[it]) && names_rows(it))
        .or_else(|| {
            all.into_iter()
                .find(|&it| is_place(&proposals[it]) && names_rows(it))
        });
    if let Some(column) = place {
        proposals[column] = (Some(Role::Customer), Reason::ValuesDiffer);
    }
}

impl Shape {
    /// True when a table of this shape has a use for the role.
    pub fn uses(self, role: Role) -> bool {
        use Role::*;
        let of_rows = matches!(
            role,
            Customer | Segment | ServiceLevel | Channel | Currency | Age | Gender | Region
        );
        let of_sums = matches!(
            role,
            Date | Amount | PotentialValue | WinProbability | CategorySpend | Competitor
        );
        let of_orders = of_rows
            || of_sums
            || role.is_status()
            || matches!(
                role,
                Order
                    | Quantity
                    | UnitPrice
                    | Cost
                    | Profit
                    | Discount
                    | Refund
                    | Category
                    | Product
                    | Year
                    | Month
            );
        match self {
            Shape::OrderLines | Shape::Orders => of_orders,
            Shape::Events => {
                of_rows
                    || role.is_status()
                    || matches!(
                        role,
                        Date | Order | Quantity | Category | Product | Year | Month
                    )
            }
            Shape::Customers => {
                of_rows
                    || of_sums
                    || matches!(
                        role,
                        OrderCount | FirstDate | Cost | Profit | Refund | Status | Category
                    )
            }
            Shape::MonthColumns => {
                of_rows
                    || matches!(
                        role,
                        Status
                            | Category
                            | Product
                            | PotentialValue
                            | WinProbability
                            | CategorySpend
                            | Competitor
                    )
            }
            // Rows of their own keep whatever they have.
            Shape::Contracts | Shape::Survey | Shape::Leads | Shape::Scorecard | Shape::Counted => {
                true
            }
            Shape::Retention => matches!(role, Period | Segment | RowCustomers),
        }
    }

    /// The roles this shape is best known by, in the order to ask for them.
    pub fn first_roles(self) -> &'static [Role] {
        use Role::*;
        match self {
            Shape::OrderLines | Shape::Orders => &[Customer, Date, Amount, Order],
            Shape::Events => &[Customer, Date, Order],
            Shape::Customers => &[Customer, Date, Amount, OrderCount, FirstDate],
            Shape::MonthColumns => &[Customer],
            Shape::Contracts => &[Customer, Start, End, Tenure, Charge, Churned],
            Shape::Survey => &[Customer, Date, Recommendation, Satisfaction],
            Shape::Leads => &[
                Customer,
                Date,
                LeadSource,
                Stage,
                LossReason,
                FollowUp,
                LastContact,
                PotentialValue,
                WinProbability,
            ],
            Shape::Scorecard => &[Customer, Score],
            Shape::Counted => &[Customer, RepeatOrders, LastOrderTime, ObservedTime, Amount],
            Shape::Retention => &[Period, Segment, RowCustomers],
        }
    }
}
