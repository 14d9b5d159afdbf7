//! P(alive) as an expression, model by model: what is shown is what is evaluated.

use super::parts::{Ruled, modelled};
use super::periods_bought::spans;
use crate::explain::{Explained, Expr, LifetimeRule as R, LifetimeSymbol as S, Source, Unit};
use crate::lifetime::{BetaGeometric, BgBb, DropOut, GaussChance, Model, ParetoNbd, PeriodUnit};

/// Odds that are written out one by one; more are one input.
const MOST_ODDS: usize = 12;

/// What a model knows of a customer.
#[derive(Debug, Clone, Copy)]
pub(super) struct History {
    /// Purchases after the first.
    pub(super) x: u32,
    /// tₓ, in units of time.
    pub(super) recency: f64,
    /// T, in units of time.
    pub(super) age: f64,
    /// The unit of time.
    pub(super) unit: PeriodUnit,
    /// Says who.
    pub(super) source: Source,
}

impl History {
    fn seen(&self, symbol: S) -> Expr {
        let (value, unit) = match symbol {
            S::TimesBought => (f64::from(self.x), Unit::Orders),
            S::LastTime => (self.recency, spans(self.unit)),
            _ => (self.age, spans(self.unit)),
        };
        Expr::of(symbol, value, unit, self.source)
    }
}

/// A parameter that is a stretch of time.
fn time(symbol: S, value: f64, of: History) -> Expr {
    Expr::of(symbol, value, spans(of.unit), Source::Derived)
}

fn estimate(symbol: S, value: f64) -> Expr {
    Expr::of(symbol, value, Unit::Estimate, Source::Derived)
}

/// P(alive) of a history.
pub(super) fn alive(model: &Model, of: History) -> Explained {
    let (tree, rules) = match model {
        Model::BetaGeometric(model) => beta_geometric(model, of),
        Model::Pareto(model) => pareto(model, of),
        Model::BgBb(model) => bgbb(model, of),
    };
    let tree = Explained::new(S::Alive, Unit::Percent, tree);
    let tree = match tree.finite() {
        Some(alive) if alive > 0.0 => rules.into_iter().fold(tree, Ruled::by),
        // A power beyond what a number can hold: the model itself works on logarithms.
        _ => modelled(
            S::Alive,
            model.p_alive(of.x, of.recency, of.age),
            Unit::Percent,
        ),
    };
    tree.by(R::AliveByModel)
}

/// (scale + T) ÷ (scale + tₓ).
fn silence(scale: Expr, of: History) -> Expr {
    let until_now = scale.clone().plus(of.seen(S::SeenTime));
    until_now.over(scale.plus(of.seen(S::LastTime)))
}

/// 1 ÷ (1 + a ÷ (b + x − 1) · ((α + T) ÷ (α + tₓ))^(r + x)) where a customer can leave after a repeat
/// purchase, and 1 without one; b + x where after any.
fn beta_geometric(model: &BetaGeometric, of: History) -> (Expr, Vec<R>) {
    let so_far = estimate(S::ParameterB, model.b).plus(of.seen(S::TimesBought));
    let stays = match model.drop_out {
        DropOut::AfterRepeat if of.x == 0 => {
            return (Expr::Number(1.0), vec![R::NoChanceToLeave]);
        }
        DropOut::AfterRepeat => so_far.minus(Expr::Number(1.0)),
        DropOut::AfterEvery => so_far,
    };
    let power = estimate(S::ParameterR, model.r).plus(of.seen(S::TimesBought));
    let overdue = silence(time(S::ParameterAlpha, model.alpha, of), of).to_the(power);
    let odds = estimate(S::ParameterA, model.a).over(stays).times(overdue);
    let alive = Expr::Number(1.0).over(Expr::Number(1.0).plus(odds));
    (alive, Vec::new())
}

/// 1 ÷ (chance to buy again, at T + chance to leave before, at tₓ · ((α + T) ÷ (α + tₓ))^(r + x) ·
/// ((β + T) ÷ (β + tₓ))^s): see [`ParetoNbd::again`] and [`ParetoNbd::never_again`].
fn pareto(model: &ParetoNbd, of: History) -> (Expr, Vec<R>) {
    let again = model.again(of.x, of.age);
    let never = model.never_again(of.x, of.recency);
    let chance = |symbol, value| Expr::of(symbol, value, Unit::Percent, Source::Derived);
    let power = estimate(S::ParameterR, model.r).plus(of.seen(S::TimesBought));
    let silent = Expr::Times(vec![
        chance(S::LeavesFirst, never.chance),
        silence(time(S::ParameterAlpha, model.alpha, of), of).to_the(power),
        silence(time(S::ParameterBeta, model.beta, of), of)
            .to_the(estimate(S::ParameterS, model.s)),
    ]);
    let all = chance(S::BuysAgain, again.chance).plus(silent);
    let by_gauss = |is_again, of: GaussChance| R::ChanceByGauss {
        is_again,
        has_factor: of.factor != 1.0,
        b: of.b,
        c: of.c,
        z: of.z,
        function: of.function,
    };
    let rules = vec![
        R::SilenceWeighed,
        by_gauss(true, again),
        by_gauss(false, never),
    ];
    (Expr::Number(1.0).over(all), rules)
}

/// (δ + T) ÷ (γ + δ + T) ÷ (1 + Σ odds of being gone): see [`BgBb::odds_gone`].
fn bgbb(model: &BgBb, of: History) -> (Expr, Vec<R>) {
    let delta = || estimate(S::ParameterDelta, model.delta);
    let stays = delta().plus(of.seen(S::SeenTime));
    let all = Expr::Sum(vec![
        estimate(S::ParameterGamma, model.gamma),
        delta(),
        of.seen(S::SeenTime),
    ]);
    let next = stays.over(all);
    let odds = model.odds_gone(of.x, of.recency, of.age);
    let sum = match odds.len() {
        0 => return (next, vec![R::BoughtAtTheLast]),
        1..=MOST_ODDS => {
            let each = odds.iter();
            Expr::Sum(
                each.map(|&(from, odds)| estimate(S::OddsGone, odds).at(from as usize))
                    .collect(),
            )
        }
        _ => estimate(S::OddsGoneInAll, odds.iter().map(|it| it.1).sum()),
    };
    let alive = next.over(Expr::Number(1.0).plus(sum));
    (alive, vec![R::OddsGone])
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lifetime::ModelKind;
    use proptest::prelude::*;

    const DIGITS: f64 = 1e-10;

    fn history(x: u32, recency: f64, age: f64) -> History {
        History {
            x,
            recency,
            age,
            unit: PeriodUnit::Week,
            source: Source::File,
        }
    }

    fn has(of: &Explained, symbol: S) -> bool {
        let inputs = of.expr.inputs();
        inputs.iter().any(|it| it.symbol == symbol.into())
    }

    #[test]
    fn one_who_bought_in_the_last_period_may_only_have_left_since() {
        let model = ModelKind::BgBb
            .with([1.2035, 0.7497, 0.6567, 2.7834])
            .unwrap();
        let found = alive(&model, history(6, 6.0, 6.0));
        assert_eq!(found.value(), (2.7834 + 6.0) / (0.6567 + 2.7834 + 6.0));
        assert!(!has(&found, S::OddsGone));
    }

    #[test]
    fn a_chance_beyond_the_smallest_number_is_the_models_own() {
        let model = ModelKind::ParetoNbd.with([2.0, 1e-9, 3.0, 1e-9]).unwrap();
        let found = alive(&model, history(5000, 1.0, 36525.0));
        assert!(matches!(found.expr, Expr::Of(_)), "{found:?}");
        assert_eq!(found.value(), model.p_alive(5000, 1.0, 36525.0));
    }

    #[test]
    fn one_who_bought_once_has_no_chance_to_leave_under_the_bg_nbd() {
        let model = ModelKind::BgNbd.with([0.24, 4.4, 0.8, 2.4]).unwrap();
        let found = alive(&model, history(0, 0.0, 38.9));
        assert_eq!(found.value(), 1.0);
        assert!(!matches!(found.expr, Expr::Of(_)));
    }

    #[test]
    fn times_carry_their_unit_and_a_formula_holds_no_number_of_the_customer() {
        use crate::text::{Lang, explain::explanation};
        use crate::units::Currency;
        let model = ModelKind::BgNbd.with([0.243, 4.414, 0.793, 2.426]).unwrap();
        let found = alive(&model, history(42, 30.43, 38.86));
        let told = explanation(Lang::En, &found, Currency::Usd);
        assert!(
            told.formula
                .contains("parameter b + orders after the first, x − 1"),
            "{}",
            told.formula
        );
        assert!(!told.formula.contains("41"), "{}", told.formula);
        let units = found.expr.inputs();
        let unit = |symbol: S| {
            units
                .iter()
                .find(|it| it.symbol == symbol.into())
                .map(|it| it.unit)
        };
        let weeks = Some(Unit::Spans(crate::explain::Length::Week));
        for symbol in [S::SeenTime, S::LastTime, S::ParameterAlpha] {
            assert_eq!(unit(symbol), weeks, "{symbol:?}");
        }
        assert_eq!(unit(S::ParameterB), Some(Unit::Estimate));
        let model = ModelKind::ParetoNbd
            .with([0.553, 10.58, 0.606, 11.66])
            .unwrap();
        let found = alive(&model, history(2, 30.43, 38.86));
        let units = found.expr.inputs();
        let beta = units.iter().find(|it| it.symbol == S::ParameterBeta.into());
        assert_eq!(beta.map(|it| it.unit), weeks);
    }

    proptest! {
        #[test]
        fn the_tree_gives_what_the_model_gives(
            ln in prop::array::uniform4(-3.0..3.0_f64),
            x in 0..40_u32,
            (until, more) in (0.0..1.0_f64, 0..60_u32),
        ) {
            for kind in ModelKind::ALL {
                let model = kind.with(ln.map(f64::exp)).unwrap();
                // Times that opportunities can be, too.
                let last = (f64::from(x) * (1.0 + until)).round();
                let of = history(x, last, last + f64::from(more));
                let oracle = model.p_alive(of.x, of.recency, of.age);
                let found = alive(&model, of);
                prop_assert!(
                    (found.value() - oracle).abs() <= DIGITS * oracle,
                    "{kind:?} {of:?}: {} and {oracle}", found.value()
                );
                let is_told = x == 0 && kind == ModelKind::BgNbd || oracle < 1e-290;
                prop_assert!(is_told || found.expr.inputs().len() >= 3, "{found:?}");
            }
        }
    }
}
