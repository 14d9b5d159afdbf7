//! Bases of segmentation (M04): the same customers grouped by what they bring, by the service they
//! get, by the price they pay or by the discount they are given; and two of these against each other.

use serde::{Deserialize, Serialize};

use super::line::key_or_words;
use super::{Key, Line, Problem, ValueError, check};
use crate::explain::{Explained, Expr, Given, Source, Symbol, Unit, ValueSymbol as S};

/// Most customers on paper.
const MOST: u32 = 200;
/// Most limits between groups.
const MOST_CUTS: u32 = 8;

/// What customers are grouped by.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum GroupedBy {
    /// 价值贡献: the profit they bring.
    Contribution,
    /// 服务水平: the service they get.
    Service,
    /// 支付价格: the price they pay for the same thing.
    Price,
    /// 折扣: the part of the list price they are let off.
    Discount,
}

impl GroupedBy {
    /// All four.
    pub const ALL: [GroupedBy; 4] = [
        GroupedBy::Contribution,
        GroupedBy::Service,
        GroupedBy::Price,
        GroupedBy::Discount,
    ];
}

/// A customer on paper.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct BasisCustomer {
    /// What it is called; words alone are a name of the user's own.
    #[serde(deserialize_with = "key_or_words")]
    pub name: Key,
    /// The service level it has; words alone are one of the user's own.
    #[serde(deserialize_with = "key_or_words")]
    pub service: Key,
    /// Revenue.
    pub revenue: Given,
    /// Profit; may be below zero.
    pub profit: Given,
    /// Price it pays a unit.
    pub price: Given,
    /// Part of the list price it is let off.
    pub discount: Given,
}

/// Where one group ends and the next begins; who is on a limit belongs above it.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
pub struct BasisCuts {
    /// Of profit.
    pub contribution: Vec<f64>,
    /// Of the price a unit.
    pub price: Vec<f64>,
    /// Of the discount, as a part of the list price.
    pub discount: Vec<f64>,
}

/// Customers and how they are grouped.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct BasesInputs {
    /// The basis whose groups are summed.
    pub by: GroupedBy,
    /// The basis they are set against.
    pub against: GroupedBy,
    /// Limits of those that are cut.
    pub cuts: BasisCuts,
    /// The customers.
    pub customers: Vec<BasisCustomer>,
}

/// One group, or all customers.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct BasisGroup {
    /// The group; [`Key::Total`] for all.
    pub name: Key,
    /// Its customers.
    pub customers: Explained,
    /// Their revenue.
    pub revenue: Explained,
    /// Their profit.
    pub profit: Explained,
    /// Part of all customers.
    pub customer_share: Explained,
    /// Part of all revenue; none where that is not positive.
    pub revenue_share: Option<Explained>,
    /// Part of all profit; none where that is not positive.
    pub profit_share: Option<Explained>,
    /// Profit of one; none without any.
    pub per_head: Option<Explained>,
}

/// The groups of one basis, and how they fall by another.
///
/// # Invariant
/// Customers, revenue and profit of the groups add up to those of all; so do the cells.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Bases {
    /// The groups: limits from below upwards, service levels as they come.
    pub groups: Vec<BasisGroup>,
    /// All customers.
    pub total: BasisGroup,
    /// The groups of the other basis.
    pub against: Vec<Key>,
    /// Customers of each group in each of those.
    pub cells: Vec<Vec<Explained>>,
}

impl BasesInputs {
    fn cuts(&self, by: GroupedBy) -> &[f64] {
        match by {
            GroupedBy::Contribution => &self.cuts.contribution,
            GroupedBy::Price => &self.cuts.price,
            GroupedBy::Discount => &self.cuts.discount,
            GroupedBy::Service => &[],
        }
    }

    /// # Errors
    /// No customer, a number out of its range (its place is the customer's), limits that do not rise
    /// (their place is that of the limit).
    pub fn check(&self) -> Result<(), ValueError> {
        check::entries(S::GroupCustomers, self.customers.len(), 1, MOST)?;
        for (place, customer) in self.customers.iter().enumerate() {
            let at = |error: ValueError| error.at(place + 1);
            check::finite(Symbol::TierRevenue, customer.revenue).map_err(at)?;
            check::finite(Symbol::TierProfit, customer.profit).map_err(at)?;
            check::not_negative(S::PricePaid, customer.price).map_err(at)?;
            check::fraction(S::DiscountGiven, customer.discount).map_err(at)?;
        }
        for by in [self.by, self.against] {
            let cuts = self.cuts(by);
            if by == GroupedBy::Service {
                continue;
            }
            check::entries(S::GroupFrom, cuts.len(), 1, MOST_CUTS)?;
            for (place, &cut) in cuts.iter().enumerate() {
                let at = |error: ValueError| error.at(place + 1);
                check::finite(S::GroupFrom, Given::assumed(cut)).map_err(at)?;
                if place > 0 && cut <= cuts[place - 1] {
                    let problem = Problem::NotAbove {
                        found: cut,
                        least: cuts[place - 1],
                    };
                    return Err(at(ValueError::new(S::GroupFrom, problem)));
                }
            }
        }
        Ok(())
    }

    /// The groups of a basis in order.
    fn groups(&self, by: GroupedBy) -> Vec<Key> {
        if by == GroupedBy::Service {
            let mut levels: Vec<Key> = Vec::new();
            for customer in &self.customers {
                if !levels.contains(&customer.service) {
                    levels.push(customer.service.clone());
                }
            }
            return levels;
        }
        let cuts = self.cuts(by);
        let limit = |place: usize| cuts.get(place).copied();
        (0..=cuts.len())
            .map(|place| Key::Band {
                from: place.checked_sub(1).and_then(limit),
                below: limit(place),
                is_share: by == GroupedBy::Discount,
            })
            .collect()
    }

    /// The group of a customer.
    fn group_of(&self, by: GroupedBy, customer: &BasisCustomer, groups: &[Key]) -> usize {
        let value = match by {
            GroupedBy::Contribution => customer.profit.value,
            GroupedBy::Price => customer.price.value,
            GroupedBy::Discount => customer.discount.value,
            GroupedBy::Service => {
                let level = groups.iter().position(|it| *it == customer.service);
                return level.unwrap_or_default();
            }
        };
        self.cuts(by).iter().filter(|&&cut| value >= cut).count()
    }
}

impl Bases {
    /// Groups the customers.
    ///
    /// # Errors
    /// As [`BasesInputs::check`].
    pub fn evaluate(inputs: &BasesInputs) -> Result<Bases, ValueError> {
        inputs.check()?;
        let names = inputs.groups(inputs.by);
        let against = inputs.groups(inputs.against);
        let everyone: Vec<usize> = (0..inputs.customers.len()).collect();
        let all = sums(inputs, &everyone);
        let mut members: Vec<Vec<usize>> = vec![Vec::new(); names.len()];
        for (place, customer) in inputs.customers.iter().enumerate() {
            members[inputs.group_of(inputs.by, customer, &names)].push(place);
        }
        let cells = members.iter().map(|own| {
            let mut counts = vec![0_u32; against.len()];
            for &place in own {
                let customer = &inputs.customers[place];
                counts[inputs.group_of(inputs.against, customer, &against)] += 1;
            }
            let heads = |count| heads(f64::from(count));
            counts.into_iter().map(heads).collect()
        });
        Ok(Bases {
            cells: cells.collect(),
            groups: names
                .into_iter()
                .zip(&members)
                .map(|(name, own)| group(name, sums(inputs, own), &all))
                .collect(),
            total: group(Key::Total, all.clone(), &all),
            against,
        })
    }

    /// Every number of the result.
    pub fn lines(&self) -> Vec<Line<'_>> {
        let mut lines = Vec::new();
        for row in self.groups.iter().chain([&self.total]) {
            let of = [
                &row.customers,
                &row.revenue,
                &row.profit,
                &row.customer_share,
            ]
            .into_iter();
            let of = of.chain(&row.revenue_share).chain(&row.profit_share);
            let keys = std::slice::from_ref(&row.name);
            lines.extend(Line::row(keys, of.chain(&row.per_head)));
        }
        for (row, cells) in self.groups.iter().zip(&self.cells) {
            for (column, cell) in self.against.iter().zip(cells) {
                lines.extend(Line::row(&[row.name.clone(), column.clone()], [cell]));
            }
        }
        lines
    }
}

fn heads(count: f64) -> Explained {
    Explained::given(S::GroupCustomers, count, Unit::Customers, Source::Derived)
}

/// Customers, revenue, profit.
type Sums = [Explained; 3];

fn sums(inputs: &BasesInputs, own: &[usize]) -> Sums {
    let money = |symbol: Symbol, pick: fn(&BasisCustomer) -> Given| {
        let terms = own.iter().map(|&place| {
            let given = pick(&inputs.customers[place]);
            given.named(symbol, Unit::Money).at(place + 1)
        });
        Explained::new(symbol, Unit::Money, Expr::Sum(terms.collect()))
    };
    [
        heads(own.len() as f64),
        money(Symbol::TierRevenue, |it| it.revenue),
        money(Symbol::TierProfit, |it| it.profit),
    ]
}

fn group(name: Key, [customers, revenue, profit]: Sums, all: &Sums) -> BasisGroup {
    // The whole has a name of its own: two numbers of one name would be told as one.
    let part = |symbol, of: &Explained, whole: Symbol, all: &Explained| {
        let whole = Expr::of(whole, all.value(), all.unit, Source::Derived);
        Explained::new(symbol, Unit::Percent, of.as_input().over(whole))
    };
    let money = |symbol, of: &Explained, whole: Symbol, all: &Explained| {
        (all.value() > 0.0).then(|| part(symbol, of, whole, all))
    };
    let per_head = profit.as_input().over(customers.as_input());
    BasisGroup {
        name,
        customer_share: part(
            Symbol::CustomerShare,
            &customers,
            Symbol::Customers,
            &all[0],
        ),
        revenue_share: money(Symbol::RevenueShare, &revenue, Symbol::Revenue, &all[1]),
        profit_share: money(Symbol::ProfitShare, &profit, Symbol::Profit, &all[2]),
        per_head: (customers.value() > 0.0)
            .then(|| Explained::new(Symbol::ProfitPerHead, Unit::MoneyPerCustomer, per_head)),
        customers,
        revenue,
        profit,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn customer(service: u32, profit: f64, price: f64) -> BasisCustomer {
        BasisCustomer {
            name: Key::Place(1),
            service: Key::Place(service),
            revenue: Given::assumed(100.0),
            profit: Given::assumed(profit),
            price: Given::assumed(price),
            discount: Given::assumed(0.1),
        }
    }

    fn inputs(by: GroupedBy, against: GroupedBy) -> BasesInputs {
        BasesInputs {
            by,
            against,
            cuts: BasisCuts {
                contribution: vec![0.0, 50.0],
                price: vec![10.0],
                discount: vec![0.05],
            },
            customers: vec![
                customer(1, 80.0, 12.0),
                customer(1, 10.0, 10.0),
                customer(2, -20.0, 8.0),
            ],
        }
    }

    #[test]
    fn groups_of_every_basis_add_up_to_all_and_so_do_the_cells() {
        for by in GroupedBy::ALL {
            for against in GroupedBy::ALL {
                let found = Bases::evaluate(&inputs(by, against)).unwrap();
                let sum = |pick: fn(&BasisGroup) -> f64| found.groups.iter().map(pick).sum::<f64>();
                assert_eq!(sum(|it| it.customers.value()), 3.0);
                assert_eq!(sum(|it| it.profit.value()), 70.0);
                let cells = found.cells.iter().flatten().map(Explained::value);
                assert_eq!(cells.sum::<f64>(), 3.0, "{by:?} against {against:?}");
            }
        }
    }

    #[test]
    fn who_is_on_a_limit_belongs_above_it() {
        let found = Bases::evaluate(&inputs(GroupedBy::Price, GroupedBy::Service)).unwrap();
        let heads: Vec<f64> = found.groups.iter().map(|it| it.customers.value()).collect();
        assert_eq!(heads, [1.0, 2.0]);
    }

    #[test]
    fn limits_that_do_not_rise_and_impossible_discounts_are_refused() {
        let mut wrong = inputs(GroupedBy::Contribution, GroupedBy::Service);
        wrong.cuts.contribution = vec![50.0, 50.0];
        let error = Bases::evaluate(&wrong).unwrap_err();
        assert_eq!((error.field, error.place), (S::GroupFrom.into(), Some(2)));
        let mut wrong = inputs(GroupedBy::Discount, GroupedBy::Service);
        wrong.customers[1].discount = Given::assumed(1.2);
        let error = Bases::evaluate(&wrong).unwrap_err();
        assert_eq!(error.field, S::DiscountGiven.into());
    }
}
