//! What models are judged by, as expressions: what is shown is what is evaluated.

use super::parts::Ruled;
use crate::explain::{Explained, Expr, LifetimeRule as R, LifetimeSymbol as S, Source, Unit};
use crate::lifetime::Errors;

fn derived(symbol: S, value: f64, unit: Unit) -> Expr {
    Expr::of(symbol, value, unit, Source::Derived)
}

fn customers(many: u64) -> Expr {
    Expr::of(
        S::FittedCustomers,
        many as f64,
        Unit::Customers,
        Source::File,
    )
}

/// MAE: Σ |predicted − actual| ÷ customers.
pub(super) fn mean_absolute(of: &Errors) -> Explained {
    let sum = derived(S::AbsoluteErrors, of.absolute, Unit::Orders);
    let mean = sum.over(customers(of.customers));
    Explained::new(S::MeanAbsoluteError, Unit::OrdersPerCustomer, mean).by(R::Errors)
}

/// RMSE: (Σ (predicted − actual)² ÷ customers)^½.
pub(super) fn root_mean_square(of: &Errors) -> Explained {
    let sum = derived(S::SquaredErrors, of.squares, Unit::Estimate);
    let root = sum.over(customers(of.customers)).power(0.5);
    Explained::new(S::RootMeanSquare, Unit::OrdersPerCustomer, root).by(R::Errors)
}

/// BIC: numbers fitted × ln n − 2 ln L, n the customers or contracts.
pub(super) fn bic(unknowns: usize, n: f64, log_likelihood: f64) -> Explained {
    let ln_n = derived(S::LnFitted, n.ln(), Unit::Estimate);
    let cost = Expr::Number(unknowns as f64).times(ln_n);
    let fits = derived(S::LogLikelihood, log_likelihood, Unit::Estimate);
    let bic = cost.minus(Expr::Number(2.0).times(fits));
    Explained::new(S::Bic, Unit::Estimate, bic)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_trees_of_errors_give_the_errors_that_decide() {
        let of = Errors {
            customers: 4,
            predicted: 7.5,
            absolute: 3.0,
            squares: 9.0,
            mae: 0.75,
            rmse: 1.5,
            bias: 0.1,
            total_error: None,
        };
        assert_eq!(mean_absolute(&of).value(), of.mae);
        assert_eq!(root_mean_square(&of).value(), of.rmse);
        let found = bic(4, 2357.0, -9582.4);
        assert_eq!(found.value(), 4.0 * 2357_f64.ln() + 2.0 * 9582.4);
        assert!(found.expr.inputs().len() == 2);
    }
}
