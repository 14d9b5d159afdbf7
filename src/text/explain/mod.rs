//! Formulas, units, sources and rules in words: the panel that explains a number.

mod formula;
mod quantity;
mod rules;
mod symbols;

use serde::{Deserialize, Serialize};

use super::{Lang, number};
use crate::explain::{Explained, Expr, Source};
use crate::units::Currency;
use formula::{input_name, leaf_name, leaf_number, written};
use quantity::{is_difference, with_unit};

pub(super) use quantity::period_name;
pub use quantity::{counted, exact_value, head_unit, shown, source_name, told, unit_name, unit_of};
pub use rules::rule;
pub use symbols::{own_symbol_name, symbol_name};

/// An explained number in words.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Explanation {
    /// What the number is.
    pub name: String,
    /// The formula with names; empty for a number that was counted or entered.
    pub formula: String,
    /// The same formula with this user's numbers.
    pub numbers: String,
    /// The result as the table shows it, with its unit.
    pub result: String,
    /// The result in full.
    pub exact: String,
    /// The unit.
    pub unit: String,
    /// Every input with its source.
    pub inputs: Vec<InputLine>,
    /// The rules that decided it, as sentences.
    pub rules: Vec<String>,
}

/// One input of a formula.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct InputLine {
    /// What it is.
    pub name: String,
    /// How much, with unit.
    pub value: String,
    /// Where it comes from.
    pub source: Source,
}

/// Everything the panel shows of a number.
pub fn explanation(lang: Lang, of: &Explained, currency: Currency) -> Explanation {
    let given = matches!(&of.expr, Expr::Of(_));
    let inputs = of.expr.inputs().into_iter().map(|input| InputLine {
        name: input_name(lang, input),
        value: with_unit(lang, input.value, input.unit, currency),
        source: input.source,
    });
    Explanation {
        name: symbol_name(lang, of.symbol).to_owned(),
        formula: if given {
            String::new()
        } else {
            written(of, &|e| leaf_name(lang, e))
        },
        numbers: if given {
            String::new()
        } else {
            written(of, &|e| leaf_number(lang, e))
        },
        result: told(lang, of, currency),
        exact: match is_difference(of) {
            true => number::in_points(lang, of.unit, exact_value(lang, of)),
            false => exact_value(lang, of),
        },
        unit: head_unit(lang, of, currency),
        inputs: inputs.collect(),
        rules: of.rules.iter().map(|of| rule(lang, of)).collect(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::explain::{Symbol, Unit};

    fn share() -> Explained {
        Explained::new(
            Symbol::ProfitIndex,
            Unit::Index,
            Expr::of(
                Symbol::ProfitShare,
                0.330639,
                Unit::Percent,
                Source::Derived,
            )
            .over(Expr::of(
                Symbol::CustomerShare,
                0.03,
                Unit::Percent,
                Source::File,
            )),
        )
    }

    #[test]
    fn the_formula_and_the_numbers_are_the_same_tree() {
        let zh = explanation(Lang::Zh, &share(), Currency::Cny);
        assert_eq!(zh.formula, "利润占比 ÷ 客户占比");
        assert_eq!(zh.numbers, "33.06% ÷ 3.00%");
        assert_eq!(zh.result, "11.02");
        let en = explanation(Lang::En, &share(), Currency::Cny);
        assert_eq!(en.formula, "profit share ÷ customer share");
        assert_eq!(source_name(Lang::En, en.inputs[1].source), "your file");
    }

    #[test]
    fn powers_bind_closest_and_places_follow_their_names() {
        let r = Expr::of(Symbol::Margin, 0.8, Unit::Percent, Source::Case);
        let d = Expr::Number(1.0).plus(Expr::Number(0.1));
        let expr = r.at(2).times(Expr::Number(3.0)).over(d.power(4.0));
        let tree = Explained::new(Symbol::Profit, Unit::Money, expr);
        assert_eq!(
            explanation(Lang::En, &tree, Currency::Usd).formula,
            "overall margin [2] × 3 ÷ (1 + 0.1)^4"
        );
    }

    #[test]
    fn brackets_stand_only_where_precedence_needs_them() {
        let a = || Expr::Number(2.0);
        let tree = Explained::new(
            Symbol::OwnCustomersGap,
            Unit::Money,
            Expr::Times(vec![a(), a().minus(a())]),
        );
        assert_eq!(
            explanation(Lang::En, &tree, Currency::Usd).formula,
            "2 × (2 − 2)"
        );
        let tree = Explained::new(
            Symbol::Profit,
            Unit::Money,
            Expr::Sum(vec![a(), a().over(a())]),
        );
        assert_eq!(
            explanation(Lang::En, &tree, Currency::Usd).formula,
            "2 + 2 ÷ 2"
        );
    }
}
