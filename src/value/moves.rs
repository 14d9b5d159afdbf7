//! What it brings when a part of one group moves to another, or leaves (M03).

use serde::{Deserialize, Serialize};

use super::{Key, Line, ValueError, check};
use crate::explain::{Explained, Given, Source, Unit, ValueSymbol as S};
use crate::units::Period;

/// Most groups, and most moves.
const MOST: u32 = 200;

/// One group of customers who are alike.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct MoveGroup {
    /// What it is called.
    pub name: Key,
    /// How many there are.
    pub customers: Given,
    /// What one spends a period.
    pub spend: Given,
    /// What one brings a period.
    pub profit: Given,
}

/// A part of one group that moves.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize)]
pub struct Move {
    /// The group it leaves, from 0.
    pub from: usize,
    /// The group it enters, from 0; none for leaving altogether.
    pub to: Option<usize>,
    /// The part that moves.
    pub share: Given,
}

/// Groups and moves between them.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct MovesInputs {
    /// How long a period is.
    pub period: Period,
    /// The groups.
    pub groups: Vec<MoveGroup>,
    /// The moves, each for itself.
    pub moves: Vec<Move>,
}

/// What one move brings a period.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct MoveEffect {
    /// The group that is left.
    pub from: Key,
    /// The group that is entered; none for leaving altogether.
    pub to: Option<Key>,
    /// Customers that move.
    pub customers: Explained,
    /// Change of profit.
    pub profit: Explained,
    /// Change of profit as a part of all profit; none where that is not positive.
    pub profit_share: Option<Explained>,
    /// Change of revenue.
    pub revenue: Explained,
}

/// The effect of each move.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Moves {
    /// In the order they were asked.
    pub effects: Vec<MoveEffect>,
}

impl Moves {
    /// Evaluates each move by itself.
    ///
    /// # Formula
    /// customers = N × share; change = customers × (of the group entered − of the group left).
    ///
    /// # Errors
    /// A group that is not there, a share outside 0 to 1, a number out of its range.
    pub fn evaluate(inputs: &MovesInputs) -> Result<Moves, ValueError> {
        check::entries(S::GroupCustomers, inputs.groups.len(), 1, MOST)?;
        check::entries(S::MovedShare, inputs.moves.len(), 0, MOST)?;
        for (place, group) in inputs.groups.iter().enumerate() {
            let at = |error: ValueError| error.at(place + 1);
            check::not_negative(S::GroupCustomers, group.customers).map_err(at)?;
            check::finite(S::GroupSpend, group.spend).map_err(at)?;
            check::finite(S::StateProfit, group.profit).map_err(at)?;
        }
        let profit = inputs.groups.iter();
        let profit: f64 = profit.map(|it| it.customers.value * it.profit.value).sum();
        let mut effects = Vec::with_capacity(inputs.moves.len());
        for (place, asked) in inputs.moves.iter().enumerate() {
            let effect = effect(inputs, asked, profit);
            effects.push(effect.map_err(|error| error.at(place + 1))?);
        }
        Ok(Moves { effects })
    }

    /// Every number of the result.
    pub fn lines(&self) -> Vec<Line<'_>> {
        let mut lines = Vec::new();
        for effect in &self.effects {
            let mut keys = vec![effect.from.clone()];
            keys.push(effect.to.clone().unwrap_or(Key::Gone));
            let of = [&effect.customers, &effect.profit].into_iter();
            let of = of.chain(&effect.profit_share).chain([&effect.revenue]);
            lines.extend(Line::row(&keys, of));
        }
        lines
    }
}

fn effect(inputs: &MovesInputs, asked: &Move, all: f64) -> Result<MoveEffect, ValueError> {
    check::fraction(S::MovedShare, asked.share)?;
    let group = |place: usize| {
        let missing = ValueError::new(S::GroupCustomers, super::Problem::Missing);
        inputs.groups.get(place).ok_or(missing)
    };
    let from = group(asked.from)?;
    let to = asked.to.map(group).transpose()?;
    let customers = Explained::new(
        S::MovedCustomers,
        Unit::Customers,
        from.customers
            .named(S::GroupCustomers, Unit::Customers)
            .times(asked.share.named(S::MovedShare, Unit::Percent)),
    );
    let each = Unit::money_per_customer(inputs.period);
    let change = |symbol: S, of: S, left: Given, entered: Option<Given>| {
        let entered = entered.unwrap_or(Given {
            value: 0.0,
            source: Source::Derived,
        });
        let step = entered
            .named(of, each)
            .at(2)
            .minus(left.named(of, each).at(1));
        let expr = customers.as_input().times(step);
        Explained::new(symbol, Unit::money(inputs.period), expr)
    };
    let profit = change(
        S::ProfitChange,
        S::StateProfit,
        from.profit,
        to.map(|to| to.profit),
    );
    let share = profit.as_input().over(crate::explain::Expr::of(
        crate::explain::Symbol::Profit,
        all,
        Unit::money(inputs.period),
        Source::Derived,
    ));
    Ok(MoveEffect {
        from: from.name.clone(),
        to: to.map(|to| to.name.clone()),
        profit_share: (all > 0.0)
            .then(|| Explained::new(S::ProfitChangeShare, Unit::Percent, share)),
        revenue: change(
            S::RevenueChange,
            S::GroupSpend,
            from.spend,
            to.map(|to| to.spend),
        ),
        profit,
        customers,
    })
}
