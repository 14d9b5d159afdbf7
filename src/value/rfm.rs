//! Recency, frequency and money of customers on paper (M43), scored and named as on a base.

use serde::{Deserialize, Serialize};

use super::{Key, Line, Problem, ValueError, check};
use crate::explain::{
    Explained, Expr, Given, SegmentSymbol, Source, Symbol, Unit, ValueSymbol as S,
};
use crate::segment::{Cutting, Dimension, RfmFacts, RfmNames, RfmScheme, SchemeError, SegmentName};

/// Most customers.
const MOST: u32 = 2_000;
/// Scores that the names of boxes are made for.
const FIVE: u32 = 5;

/// A customer as it is typed or pasted.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct RfmCustomer {
    /// What it is called; where equal customers are told apart, by this.
    pub name: String,
    /// R: days since the last order.
    pub recency: Given,
    /// F: orders.
    pub frequency: Given,
    /// M: money.
    pub money: Given,
}

/// The names that scores may have on paper.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum RfmNaming {
    /// [`RfmNames::Vignette`].
    Vignette,
    /// [`RfmNames::Bands`].
    Bands,
    /// [`RfmNames::TenNames`].
    TenNames,
    /// [`RfmNames::EightClasses`].
    EightClasses,
    /// [`RfmNames::Cells`].
    Cells,
}

impl RfmNaming {
    /// The names need five scores in every dimension.
    pub fn needs_five(self) -> bool {
        !matches!(self, RfmNaming::EightClasses | RfmNaming::Cells)
    }
}

impl From<RfmNaming> for RfmNames {
    fn from(naming: RfmNaming) -> RfmNames {
        match naming {
            RfmNaming::Vignette => RfmNames::Vignette,
            RfmNaming::Bands => RfmNames::Bands,
            RfmNaming::TenNames => RfmNames::TenNames,
            RfmNaming::EightClasses => RfmNames::EightClasses,
            RfmNaming::Cells => RfmNames::Cells,
        }
    }
}

/// Customers and how they are scored.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct RfmInputs {
    /// Where one score ends and the next begins; five scores where it leaves their number open.
    pub cutting: Cutting,
    /// What the scores are called.
    pub names: RfmNaming,
    /// The customers.
    pub customers: Vec<RfmCustomer>,
}

impl RfmInputs {
    /// The same as a scheme of a base.
    pub fn scheme(&self) -> RfmScheme {
        RfmScheme {
            cutting: self.cutting.clone(),
            names: self.names.into(),
            ..RfmScheme::default()
        }
    }
}

/// A customer scored and named.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct ScoredCustomer {
    /// What it is called.
    pub name: String,
    /// R.
    pub recency: Explained,
    /// F.
    pub frequency: Explained,
    /// M.
    pub money: Explained,
    /// Scores of R, F and M.
    pub scores: [u8; 3],
    /// The name of the scores.
    pub segment: SegmentName,
}

/// The customers of one name, or all.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct RfmGroup {
    /// The name; [`Key::Total`] for all.
    pub name: Key,
    /// Its customers.
    pub customers: Explained,
    /// Part of all customers.
    pub customer_share: Explained,
    /// Their orders.
    pub orders: Explained,
    /// Their money.
    pub money: Explained,
    /// Part of all money; none where that is not above zero.
    pub money_share: Option<Explained>,
}

/// Customers by scores.
///
/// # Invariant
/// Customers and money of the groups add up to those of all.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Rfm {
    /// In the order given.
    pub customers: Vec<ScoredCustomer>,
    /// The names that somebody has, in their order.
    pub groups: Vec<RfmGroup>,
    /// All customers.
    pub total: RfmGroup,
    /// How the scores came about.
    pub facts: RfmFacts,
}

impl Rfm {
    /// Scores and names the customers.
    ///
    /// # Errors
    /// No customer, a name that stands twice, days or orders below zero, an amount that is not finite
    /// (the place is the customer's); fewer than five scores for names that need them.
    pub fn evaluate(inputs: &RfmInputs) -> Result<Rfm, ValueError> {
        let given = &inputs.customers;
        check::entries(S::GroupCustomers, given.len(), 1, MOST)?;
        let mut values = [const { Vec::new() }; 3];
        for (place, of) in given.iter().enumerate() {
            let at = |error: ValueError| error.at(place + 1);
            let found = [
                check::not_negative(symbol(Dimension::Recency), of.recency).map_err(at)?,
                check::not_negative(symbol(Dimension::Frequency), of.frequency).map_err(at)?,
                check::finite(symbol(Dimension::Monetary), of.money).map_err(at)?,
            ];
            // Who never ordered has spent nothing.
            if found[1] == 0.0 && found[2] != 0.0 {
                check::positive(symbol(Dimension::Frequency), of.frequency).map_err(at)?;
            }
            for (column, value) in values.iter_mut().zip(found) {
                column.push(value);
            }
        }
        let names: Vec<&str> = given.iter().map(|it| it.name.as_str()).collect();
        let ranks = check::name_ranks(S::GroupCustomers, &names)?;
        let found = inputs.scheme().name_values(values, &ranks);
        let found = found.map_err(unnamed)?;
        let customers = given.iter().enumerate().map(|(place, of)| ScoredCustomer {
            name: of.name.clone(),
            recency: leaf(Dimension::Recency, of.recency),
            frequency: leaf(Dimension::Frequency, of.frequency),
            money: leaf(Dimension::Monetary, of.money),
            scores: found.scores.of(place),
            segment: found.names[usize::from(found.codes[place])].clone(),
        });
        let everyone: Vec<usize> = (0..given.len()).collect();
        let all = sums(given, &everyone);
        let groups = found.names.iter().enumerate().filter_map(|(code, name)| {
            let own = everyone.iter().copied();
            let own = own.filter(|&place| usize::from(found.codes[place]) == code);
            let own: Vec<usize> = own.collect();
            (!own.is_empty()).then(|| group(Key::Segment(name.clone()), sums(given, &own), &all))
        });
        Ok(Rfm {
            customers: customers.collect(),
            groups: groups.collect(),
            total: group(Key::Total, all.clone(), &all),
            facts: found.scores.facts.clone(),
        })
    }

    /// Every number of the result.
    pub fn lines(&self) -> Vec<Line<'_>> {
        let mut lines = Vec::new();
        for of in &self.customers {
            let numbers = [&of.recency, &of.frequency, &of.money];
            lines.extend(Line::row(&[Key::Name(of.name.clone())], numbers));
        }
        for of in self.groups.iter().chain([&self.total]) {
            let numbers = [&of.customers, &of.customer_share, &of.orders, &of.money];
            let numbers = numbers.into_iter().chain(&of.money_share);
            lines.extend(Line::row(std::slice::from_ref(&of.name), numbers));
        }
        lines
    }
}

/// What is scored, as a symbol.
fn symbol(of: Dimension) -> Symbol {
    match of {
        Dimension::Recency => SegmentSymbol::RecencyDays.into(),
        Dimension::Frequency => Symbol::Orders,
        Dimension::Monetary => S::CustomerMoney.into(),
    }
}

fn leaf(of: Dimension, given: Given) -> Explained {
    let unit = match of {
        Dimension::Recency => Unit::Days,
        Dimension::Frequency => Unit::Orders,
        Dimension::Monetary => Unit::Money,
    };
    Explained::of_given(symbol(of), given, unit)
}

/// Why scores have no names.
fn unnamed(error: SchemeError) -> ValueError {
    match error {
        SchemeError::NamesNeedFive { dimension, classes } => {
            let problem = Problem::Entries {
                found: u32::from(classes),
                least: FIVE,
                most: FIVE,
            };
            ValueError::new(symbol(dimension), problem)
        }
        _ => ValueError::new(S::GroupCustomers, Problem::Missing),
    }
}

/// Customers, money and orders.
type Sums = [Explained; 3];

fn sums(customers: &[RfmCustomer], own: &[usize]) -> Sums {
    let money = own.iter().map(|&place| {
        let money = leaf(Dimension::Monetary, customers[place].money);
        money.as_input().at(place + 1)
    });
    let orders = own.iter().map(|&place| {
        let orders = leaf(Dimension::Frequency, customers[place].frequency);
        orders.as_input().at(place + 1)
    });
    let count = own.len() as f64;
    [
        Explained::given(S::GroupCustomers, count, Unit::Customers, Source::Derived),
        Explained::new(S::CustomerMoney, Unit::Money, Expr::Sum(money.collect())),
        Explained::new(S::GroupOrders, Unit::Orders, Expr::Sum(orders.collect())),
    ]
}

fn group(name: Key, [customers, money, orders]: Sums, all: &Sums) -> RfmGroup {
    let part = |symbol: Symbol, of: &Explained, whole: Symbol, all: &Explained| {
        let whole = Expr::of(whole, all.value(), all.unit, Source::Derived);
        Explained::new(symbol, Unit::Percent, of.as_input().over(whole))
    };
    let is_whole = all[1].value() > 0.0;
    RfmGroup {
        name,
        customer_share: part(
            Symbol::CustomerShare,
            &customers,
            Symbol::Customers,
            &all[0],
        ),
        money_share: is_whole.then(|| part(Symbol::RevenueShare, &money, Symbol::Revenue, &all[1])),
        customers,
        orders,
        money,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn inputs(names: RfmNaming, cutting: Cutting) -> RfmInputs {
        let customer = |place: u32| RfmCustomer {
            name: format!("c{place}"),
            recency: Given::assumed(f64::from(place)),
            frequency: Given::assumed(f64::from(9 - place)),
            money: Given::assumed(f64::from(place * 100)),
        };
        RfmInputs {
            cutting,
            names,
            customers: (1..=6).map(customer).collect(),
        }
    }

    #[test]
    fn names_of_five_scores_are_refused_where_there_are_two() {
        let found = Rfm::evaluate(&inputs(RfmNaming::Bands, Cutting::MeanSplit)).unwrap_err();
        assert!(matches!(found.problem, Problem::Entries { found: 2, .. }));
        assert!(Rfm::evaluate(&inputs(RfmNaming::EightClasses, Cutting::MeanSplit)).is_ok());
    }

    #[test]
    fn a_name_twice_and_days_below_zero_are_refused_at_their_customer() {
        let mut wrong = inputs(RfmNaming::Bands, Cutting::CountWorse);
        wrong.customers[2].recency = Given::assumed(-1.0);
        assert_eq!(Rfm::evaluate(&wrong).unwrap_err().place, Some(3));
        let mut wrong = inputs(RfmNaming::Bands, Cutting::CountWorse);
        wrong.customers[4].name = "c1".into();
        let error = Rfm::evaluate(&wrong).unwrap_err();
        assert_eq!((error.place, error.problem), (Some(5), Problem::Repeated));
    }
}
