//! Expected value of accounts on paper, ranked into A, B and C (M11). These letters are not those of
//! the assessment (M34).

use serde::{Deserialize, Serialize};

use super::{Key, Line, Problem, ValueError, check};
use crate::explain::{Explained, Expr, Given, Source, Symbol, Unit, ValueSymbol as S};
use crate::numeric::sort_many;
use crate::segment::{AbcClass, AbcPercents, SegmentName, abc_classes};

/// Most accounts.
const MOST: u32 = 2_000;
/// How far a whole percent may be missed by its binary fraction.
const ROUNDING: f64 = 1e-9;

/// An account as it is typed or pasted.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct ValuedAccount {
    /// What it is called; equal values are ranked by it.
    pub name: String,
    /// CB: current business, money.
    pub current: Given,
    /// AV: what could be won besides, money.
    pub additional: Given,
    /// P: probability of winning it, 0–1.
    pub probability: Given,
}

/// Accounts and where their classes end.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct ExpectedInputs {
    /// Parts of the accounts that are A and B, in whole percents; the rest is C.
    pub parts: [Given; 2],
    /// The accounts.
    pub accounts: Vec<ValuedAccount>,
}

/// An account with its place in the ranking.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct RankedAccount {
    /// What it is called.
    pub name: String,
    /// CB.
    pub current: Explained,
    /// AV.
    pub additional: Explained,
    /// P.
    pub probability: Explained,
    /// EV.
    pub expected: Explained,
    /// Its class by expected value.
    pub class: AbcClass,
    /// Its class by current business alone.
    pub class_now: AbcClass,
}

/// A class, or all accounts.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct ClassValue {
    /// The class; [`Key::Total`] for all.
    pub name: Key,
    /// Its accounts.
    pub accounts: Explained,
    /// Part of all accounts.
    pub account_share: Explained,
    /// Their current business.
    pub current: Explained,
    /// What their potential adds.
    pub potential: Explained,
    /// Their expected value.
    pub expected: Explained,
    /// Part of all expected value; none where that is not above zero.
    pub share: Option<Explained>,
}

/// Accounts by falling expected value.
///
/// # Invariant
/// Accounts, current business, potential and expected value of the classes add up to those of all.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct ExpectedValue {
    /// The accounts, best first.
    pub accounts: Vec<RankedAccount>,
    /// A, B and C.
    pub classes: [ClassValue; 3],
    /// All accounts.
    pub total: ClassValue,
}

impl ExpectedInputs {
    /// The parts as the whole percents the cut needs.
    fn percents(&self) -> Result<AbcPercents, ValueError> {
        let field = Symbol::CustomerShare;
        let mut percents = [0; 2];
        for (place, (&part, least)) in self.parts.iter().zip([0.01, 0.0]).enumerate() {
            let at = |error: ValueError| error.at(place + 1);
            let percent = check::within(field, part, least, 1.0).map_err(at)? * 100.0;
            if (percent - percent.round()).abs() > ROUNDING {
                let problem = Problem::NotCount { found: percent };
                return Err(at(ValueError::new(field, problem)));
            }
            percents[place] = percent.round() as u32;
        }
        AbcPercents::new(percents).map_err(|_| {
            let problem = Problem::TogetherAboveWhole {
                found: self.parts[0].value + self.parts[1].value,
                whole: 1.0,
            };
            ValueError::new(field, problem).at(2)
        })
    }
}

impl ExpectedValue {
    /// Ranks the accounts and cuts them.
    ///
    /// # Formula
    /// EV = CB + AV × P, falling, equal ones by their names; [`crate::segment::abc_sizes`] says how
    /// many are A and B.
    ///
    /// # Errors
    /// No account, a name that stands twice, an amount that is not finite, additional value below
    /// zero, a probability outside 0–1 (the place is the account's); parts that are no whole percents,
    /// nothing for A, or more than all.
    pub fn evaluate(inputs: &ExpectedInputs) -> Result<ExpectedValue, ValueError> {
        let percents = inputs.percents()?;
        let given = &inputs.accounts;
        check::entries(S::GroupCustomers, given.len(), 1, MOST)?;
        let mut current = Vec::with_capacity(given.len());
        let mut expected = Vec::with_capacity(given.len());
        for (place, account) in given.iter().enumerate() {
            let at = |error: ValueError| error.at(place + 1);
            current.push(check::finite(Symbol::CurrentBusiness, account.current).map_err(at)?);
            check::not_negative(Symbol::AdditionalValue, account.additional).map_err(at)?;
            check::fraction(Symbol::WinProbability, account.probability).map_err(at)?;
            expected.push(account.expected().value());
        }
        let names: Vec<&str> = given.iter().map(|it| it.name.as_str()).collect();
        let ties = check::name_ranks(S::GroupCustomers, &names)?;
        let now = abc_classes(&current, &ties, percents);
        let then = abc_classes(&expected, &ties, percents);
        let mut order: Vec<usize> = (0..given.len()).collect();
        sort_many(&mut order, |&a, &b| {
            expected[b]
                .total_cmp(&expected[a])
                .then(ties[a].cmp(&ties[b]))
        });
        let all = sums(given, &order);
        let class = |class: AbcClass| {
            let own = order.iter().copied().filter(|&it| then[it] == class);
            let own: Vec<usize> = own.collect();
            let name = Key::Segment(SegmentName::Class(class));
            valued(name, sums(given, &own), &all)
        };
        let ranked = |&it: &usize| RankedAccount {
            name: given[it].name.clone(),
            current: Explained::of_given(Symbol::CurrentBusiness, given[it].current, Unit::Money),
            additional: Explained::of_given(
                Symbol::AdditionalValue,
                given[it].additional,
                Unit::Money,
            ),
            probability: Explained::of_given(
                Symbol::WinProbability,
                given[it].probability,
                Unit::Percent,
            ),
            expected: given[it].expected(),
            class: then[it],
            class_now: now[it],
        };
        Ok(ExpectedValue {
            accounts: order.iter().map(ranked).collect(),
            classes: AbcClass::ALL.map(class),
            total: valued(Key::Total, all.clone(), &all),
        })
    }

    /// Every number of the result.
    pub fn lines(&self) -> Vec<Line<'_>> {
        let mut lines = Vec::new();
        for of in &self.accounts {
            let numbers = [&of.current, &of.additional, &of.probability, &of.expected];
            lines.extend(Line::row(&[Key::Name(of.name.clone())], numbers));
        }
        for of in self.classes.iter().chain([&self.total]) {
            let numbers = [
                &of.accounts,
                &of.account_share,
                &of.current,
                &of.potential,
                &of.expected,
            ];
            let numbers = numbers.into_iter().chain(&of.share);
            lines.extend(Line::row(std::slice::from_ref(&of.name), numbers));
        }
        lines
    }
}

impl ValuedAccount {
    fn potential(&self) -> Expr {
        let additional = self.additional.named(Symbol::AdditionalValue, Unit::Money);
        additional.times(
            self.probability
                .named(Symbol::WinProbability, Unit::Percent),
        )
    }

    fn expected(&self) -> Explained {
        let current = self.current.named(Symbol::CurrentBusiness, Unit::Money);
        let sum = current.plus(self.potential());
        Explained::new(Symbol::ExpectedValue, Unit::Money, sum)
    }
}

/// Accounts, current business, potential, expected value.
type Sums = [Explained; 4];

fn sums(accounts: &[ValuedAccount], own: &[usize]) -> Sums {
    let money = |symbol: Symbol, pick: fn(&ValuedAccount) -> Explained| {
        let terms = own.iter().map(|&place| {
            let term = pick(&accounts[place]).as_input();
            term.at(place + 1)
        });
        Explained::new(symbol, Unit::Money, Expr::Sum(terms.collect()))
    };
    let count = own.len() as f64;
    [
        Explained::given(S::GroupCustomers, count, Unit::Customers, Source::Derived),
        money(Symbol::CurrentBusiness, |it| {
            Explained::of_given(Symbol::CurrentBusiness, it.current, Unit::Money)
        }),
        money(S::WeightedPotential.into(), |it| {
            Explained::new(S::WeightedPotential, Unit::Money, it.potential())
        }),
        money(Symbol::ExpectedValue, ValuedAccount::expected),
    ]
}

fn valued(name: Key, [accounts, current, potential, expected]: Sums, all: &Sums) -> ClassValue {
    let part = |symbol: Symbol, of: &Explained, whole: Symbol, all: &Explained| {
        let whole = Expr::of(whole, all.value(), all.unit, Source::Derived);
        Explained::new(symbol, Unit::Percent, of.as_input().over(whole))
    };
    let is_whole = all[3].value() > 0.0;
    ClassValue {
        name,
        account_share: part(Symbol::CustomerShare, &accounts, Symbol::Customers, &all[0]),
        share: is_whole.then(|| {
            let all_values = S::ValueSum.into();
            part(S::ExpectedShare.into(), &expected, all_values, &all[3])
        }),
        accounts,
        current,
        potential,
        expected,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn inputs(accounts: &[(&str, f64, f64)]) -> ExpectedInputs {
        let account = |&(name, current, probability): &(&str, f64, f64)| ValuedAccount {
            name: name.into(),
            current: Given::assumed(current),
            additional: Given::assumed(10.0),
            probability: Given::assumed(probability),
        };
        ExpectedInputs {
            parts: [0.15, 0.2].map(Given::assumed),
            accounts: accounts.iter().map(account).collect(),
        }
    }

    fn refused(inputs: &ExpectedInputs) -> (Symbol, Option<u32>) {
        let error = ExpectedValue::evaluate(inputs).unwrap_err();
        (error.field, error.place)
    }

    #[test]
    fn a_probability_over_one_and_a_name_twice_are_refused_at_their_account() {
        let wrong = inputs(&[("a", 1.0, 0.5), ("b", 1.0, 1.5)]);
        assert_eq!(refused(&wrong), (Symbol::WinProbability, Some(2)));
        let wrong = inputs(&[("a", 1.0, 0.5), ("b", 1.0, 0.5), ("a", 2.0, 0.5)]);
        assert_eq!(refused(&wrong), (S::GroupCustomers.into(), Some(3)));
        assert_eq!(refused(&inputs(&[])), (S::GroupCustomers.into(), None));
    }

    #[test]
    fn parts_are_whole_percents_that_leave_something_for_a_and_make_no_more_than_all() {
        for (parts, place) in [([0.0, 0.2], 1), ([0.15, 0.125], 2), ([0.8, 0.21], 2)] {
            let mut wrong = inputs(&[("a", 1.0, 0.5)]);
            wrong.parts = parts.map(Given::assumed);
            assert_eq!(refused(&wrong), (Symbol::CustomerShare, Some(place)));
        }
        let mut all = inputs(&[("a", 1.0, 0.5)]);
        all.parts = [0.29, 0.71].map(Given::assumed);
        assert!(ExpectedValue::evaluate(&all).is_ok());
    }

    #[test]
    fn equal_accounts_are_ranked_by_their_names_and_losses_have_no_shares() {
        let found = ExpectedValue::evaluate(&inputs(&[("b", -9.0, 0.5), ("a", -9.0, 0.5)]));
        let found = found.unwrap();
        let names: Vec<&str> = found.accounts.iter().map(|it| it.name.as_str()).collect();
        assert_eq!(names, ["a", "b"]);
        assert_eq!(found.total.share, None);
    }
}
