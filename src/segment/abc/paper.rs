//! Expected value of a list of accounts, without an order file.

use crate::numeric::sort_many;
use serde::{Deserialize, Serialize};

use super::cut::{AbcClass, AbcPercents, classes};
use super::{finite, product};
use crate::explain::{Explained, Expr, Source, Symbol, Unit};
use crate::segment::SchemeError;

/// One account as it is typed or pasted.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct AbcItem {
    /// Its id: equal values are ranked by it.
    pub id: String,
    /// CB: current business.
    pub current: f64,
    /// AV: additional value.
    pub additional: f64,
    /// P: probability of winning it, 0–1.
    pub probability: f64,
}

impl AbcItem {
    /// EV = CB + AV × P.
    pub fn expected(&self, source: Source) -> Explained {
        let money = |symbol, value| Expr::of(symbol, value, Unit::Money, source);
        let chance = Expr::of(
            Symbol::WinProbability,
            self.probability,
            Unit::Percent,
            source,
        );
        Explained::new(
            Symbol::ExpectedValue,
            Unit::Money,
            Expr::Sum(vec![
                money(Symbol::CurrentBusiness, self.current),
                Expr::Times(vec![
                    money(Symbol::AdditionalValue, self.additional),
                    chance,
                ]),
            ]),
        )
    }
}

/// One account, ranked.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct AbcRow {
    /// The account.
    pub item: AbcItem,
    /// Its expected value.
    pub expected: f64,
    /// Its class.
    pub class: AbcClass,
    /// Its class by current business alone.
    pub class_now: AbcClass,
}

/// One class of a ranking.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct AbcClassSum {
    /// Which.
    pub class: AbcClass,
    /// Accounts.
    pub accounts: u64,
    /// Sum of their expected values.
    pub expected: f64,
    /// Part of all expected value; none where that is not above zero.
    pub share: Option<f64>,
}

/// Accounts by falling expected value.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct AbcRanking {
    /// The accounts.
    pub rows: Vec<AbcRow>,
    /// A, B, C.
    pub classes: Vec<AbcClassSum>,
    /// Σ EV.
    pub total: f64,
    /// Σ CB.
    pub total_current: f64,
    /// Σ AV × P.
    pub total_potential: f64,
}

impl AbcRanking {
    /// Ranks accounts and cuts them.
    ///
    /// # Errors
    /// No account, an id that stands twice, an amount that is not finite, additional value below
    /// zero, a probability outside 0–1.
    pub fn of(items: &[AbcItem], percents: AbcPercents) -> Result<AbcRanking, SchemeError> {
        if items.is_empty() {
            return Err(SchemeError::Nobody);
        }
        for item in items {
            let id = || item.id.clone();
            if !item.current.is_finite() {
                return Err(SchemeError::Number {
                    customer: id(),
                    found: finite(item.current),
                });
            }
            product(item.additional, item.probability, id)?;
        }
        let mut by_id: Vec<u32> = (0..items.len() as u32).collect();
        sort_many(&mut by_id, |&a, &b| {
            items[a as usize].id.cmp(&items[b as usize].id)
        });
        let same = |pair: &&[u32]| items[pair[0] as usize].id == items[pair[1] as usize].id;
        if let Some(pair) = by_id.windows(2).find(same) {
            return Err(SchemeError::ListedTwice {
                customer: items[pair[0] as usize].id.clone(),
            });
        }
        let mut tie = vec![0; items.len()];
        for (rank, &item) in by_id.iter().enumerate() {
            tie[item as usize] = rank as u32;
        }
        let current: Vec<f64> = items.iter().map(|it| it.current).collect();
        let expected: Vec<f64> = items
            .iter()
            .map(|it| it.expected(Source::Assumption).value())
            .collect();
        let now = classes(&current, &tie, percents);
        let then = classes(&expected, &tie, percents);
        let mut order: Vec<usize> = (0..items.len()).collect();
        sort_many(&mut order, |&a, &b| {
            expected[b]
                .total_cmp(&expected[a])
                .then(tie[a].cmp(&tie[b]))
        });
        let rows: Vec<AbcRow> = order
            .into_iter()
            .map(|it| AbcRow {
                item: items[it].clone(),
                expected: expected[it],
                class: then[it],
                class_now: now[it],
            })
            .collect();
        let total: f64 = expected.iter().sum();
        let total_current = current.iter().sum();
        let sum = |class| {
            let own = rows.iter().filter(|row| row.class == class);
            let expected: f64 = own.clone().map(|row| row.expected).sum();
            AbcClassSum {
                class,
                accounts: own.count() as u64,
                expected,
                share: (total > 0.0).then(|| expected / total),
            }
        };
        Ok(AbcRanking {
            classes: AbcClass::ALL.map(sum).into(),
            total,
            total_current,
            total_potential: items.iter().map(|it| it.additional * it.probability).sum(),
            rows,
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn item(id: &str, current: f64, probability: f64) -> AbcItem {
        AbcItem {
            id: id.into(),
            current,
            additional: 10.0,
            probability,
        }
    }

    #[test]
    fn a_probability_over_one_and_an_id_twice_are_refused() {
        let percents = AbcPercents::default();
        let found = AbcRanking::of(&[item("a", 1.0, 1.5)], percents);
        assert!(matches!(found, Err(SchemeError::Probability { .. })));
        let found = AbcRanking::of(&[item("a", 1.0, 0.5), item("a", 2.0, 0.5)], percents);
        assert!(matches!(found, Err(SchemeError::ListedTwice { .. })));
        assert_eq!(AbcRanking::of(&[], percents), Err(SchemeError::Nobody));
    }
}
