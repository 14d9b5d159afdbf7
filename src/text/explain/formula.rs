//! Formulas, with names and with numbers in the place of inputs.

use super::quantity::value;
use super::symbol_name;
use crate::explain::{Explained, Expr, Input, Unit};
use crate::text::Lang;
use crate::text::number::{exact, percent};

/// Writes a tree with the given leaves; brackets only where precedence needs them.
pub(super) fn written(of: &Explained, leaf: &dyn Fn(&Expr) -> String) -> String {
    write_expr(&of.expr, leaf, 0)
}

fn write_expr(expr: &Expr, leaf: &dyn Fn(&Expr) -> String, outer: u8) -> String {
    let join = |parts: &[Expr], sign: &str, level: u8| {
        parts
            .iter()
            .map(|part| write_expr(part, leaf, level))
            .collect::<Vec<_>>()
            .join(sign)
    };
    let (text, level) = match expr {
        Expr::Of(_) | Expr::Number(_) => return leaf(expr),
        Expr::Sum(terms) => (join(terms, " + ", 1), 1),
        Expr::Minus(a, b) => (
            format!("{} − {}", write_expr(a, leaf, 1), write_expr(b, leaf, 2)),
            1,
        ),
        Expr::Times(factors) => (join(factors, " × ", 2), 2),
        Expr::Over(a, b) => (
            format!("{} ÷ {}", write_expr(a, leaf, 2), write_expr(b, leaf, 3)),
            2,
        ),
        Expr::Power(a, b) => (
            format!("{}^{}", write_expr(a, leaf, 4), write_expr(b, leaf, 4)),
            3,
        ),
    };
    if level < outer {
        format!("({text})")
    } else {
        text
    }
}

pub(super) fn leaf_name(lang: Lang, expr: &Expr) -> String {
    match expr {
        Expr::Of(input) => input_name(lang, input),
        Expr::Number(number) => exact(*number),
        _ => String::new(),
    }
}

/// The name of an input; the place follows where there are several of one name.
pub(super) fn input_name(lang: Lang, input: &Input) -> String {
    let name = symbol_name(lang, input.symbol);
    match input.place {
        Some(place) => format!("{name} [{place}]"),
        None => name.to_owned(),
    }
}

pub(super) fn leaf_number(lang: Lang, expr: &Expr) -> String {
    match expr {
        Expr::Of(input) => match input.unit {
            Unit::Percent => percent(lang, input.value, 2),
            // A mean use a head multiplies many heads: two decimals would not give the result.
            Unit::ItemsPerCustomerYear => exact((input.value * 1e6).round() / 1e6),
            unit => value(lang, input.value, unit),
        },
        Expr::Number(number) => exact(*number),
        _ => String::new(),
    }
}
