//! Numbers of one customer as expressions: what is shown is what is evaluated.

use super::alive_trees::{self, History};
use super::forecast::{margin_of, spend_rule};
use super::parts::Ruled;
use crate::explain::{Explained, Expr, LifetimeRule as R, LifetimeSymbol as S, Source, Unit};
use crate::lifetime::{Forecast, ForecastCustomer, OthersSpend, SpendBasis, SpendFit};
use crate::units::DAYS_PER_MONTH;

/// Months that are written out one by one; more are one input.
const MOST_MONTHS: u32 = 12;

fn derived(symbol: S, value: f64, unit: Unit) -> Expr {
    Expr::of(symbol, value, unit, Source::Derived)
}

fn seen(symbol: S, value: f64, unit: Unit) -> Expr {
    Expr::of(symbol, value, unit, Source::File)
}

/// P(alive) of a customer.
pub(super) fn alive(forecast: &Forecast, of: &ForecastCustomer) -> Explained {
    let history = History {
        x: of.x,
        recency: of.recency,
        age: of.age,
        unit: forecast.fit.unit,
        source: Source::File,
    };
    alive_trees::alive(&forecast.fit.model, history)
}

/// Expected orders of a customer: P(alive) × expected orders if still there.
pub(super) fn orders(forecast: &Forecast, of: &ForecastCustomer) -> Explained {
    let horizon = f64::from(forecast.terms.horizon_months.count()) * forecast.fit.unit.in_a_month();
    let if_alive = forecast.fit.model.orders_alive(of.x, of.age, horizon);
    let if_alive = derived(S::OrdersIfAlive, if_alive, Unit::OrdersPerCustomer);
    let orders = alive(forecast, of).as_input().times(if_alive);
    Explained::new(S::CustomerOrders, Unit::OrdersPerCustomer, orders)
        .by(R::AliveByModel)
        .by(R::IfAlive)
        .by(horizon_of(forecast))
}

/// The months ahead in days and weeks.
fn horizon_of(forecast: &Forecast) -> R {
    let months = forecast.terms.horizon_months.count();
    R::Horizon {
        months,
        days: f64::from(months) * DAYS_PER_MONTH,
    }
}

/// DERT of a customer: P(alive) × all orders to come if still there, discounted; none for models whose
/// sum is not closed, or without a discount.
pub(super) fn residual(forecast: &Forecast, of: &ForecastCustomer) -> Option<Explained> {
    let if_alive = forecast.residual_alive(of.x, of.age)?;
    let if_alive = derived(S::ResidualIfAlive, if_alive, Unit::OrdersPerCustomer);
    let orders = alive(forecast, of).as_input().times(if_alive);
    let rule = R::Residual {
        annual: forecast.terms.discount_annual.get(),
        a_unit: forecast.discount_a_unit(),
        is_continuous: forecast.fit.model.kind().is_continuous(),
    };
    let found = Explained::new(S::ResidualOrders, Unit::OrdersPerCustomer, orders);
    Some(found.by(R::AliveByModel).by(rule))
}

/// Expected money of an order of somebody of whom nothing is known: p v ÷ (q − 1), or the money of all
/// orders after the first ÷ their number.
pub(super) fn mean_of_all(spend: &SpendFit) -> Expr {
    let estimate = |symbol, value| derived(symbol, value, Unit::Estimate);
    match (spend.basis, spend.others) {
        (SpendBasis::Model, OthersSpend::PopulationMean(_)) => {
            let v = derived(S::ParameterV, spend.model.v, Unit::MoneyPerOrder);
            let above = estimate(S::ParameterP, spend.model.p).times(v);
            above.over(estimate(S::ParameterQ, spend.model.q).minus(Expr::Number(1.0)))
        }
        (SpendBasis::Model, OthersSpend::MeanOfMeans(mean)) => {
            derived(S::MeanSpend, mean, Unit::MoneyPerOrder)
        }
        _ => seen(S::MoneyAfterFirst, spend.pooled.money, Unit::Money).over(seen(
            S::RepeatOrders,
            spend.pooled.orders,
            Unit::Orders,
        )),
    }
}

/// Expected money of an order: p (v + x m) ÷ (p x + q − 1) of a customer who has spent, the mean of
/// all otherwise.
pub(super) fn money(forecast: &Forecast, of: &ForecastCustomer) -> Option<Explained> {
    let spend = forecast.spend.as_ref().ok()?;
    let rule = spend_rule(spend);
    let has_spent = spend.basis == SpendBasis::Model
        && of.x > 0
        && of.mean_spend.is_some_and(|mean| mean > 0.0)
        && spend.model.expected(of.x, of.mean_spend?).is_some();
    if !has_spent {
        let own = of.mean_spend.filter(|mean| *mean > 0.0 && of.x > 0);
        let tree = match (spend.basis, own) {
            (SpendBasis::OwnMeans, Some(mean)) => seen(S::MeanSpent, mean, Unit::MoneyPerOrder),
            _ => mean_of_all(spend),
        };
        return Some(Explained::new(S::OrderMoney, Unit::MoneyPerOrder, tree).by(rule));
    }
    let estimate = |symbol, value| derived(symbol, value, Unit::Estimate);
    let times = || seen(S::TimesBought, f64::from(of.x), Unit::Orders);
    let p = || estimate(S::ParameterP, spend.model.p);
    let mean = seen(S::MeanSpent, of.mean_spend?, Unit::MoneyPerOrder);
    let above = p().times(
        derived(S::ParameterV, spend.model.v, Unit::MoneyPerOrder).plus(times().times(mean)),
    );
    let below = p()
        .times(times())
        .plus(estimate(S::ParameterQ, spend.model.q))
        .minus(Expr::Number(1.0));
    Some(Explained::new(S::OrderMoney, Unit::MoneyPerOrder, above.over(below)).by(rule))
}

/// CLV of a customer: P(alive) × Σ orders of each month ÷ (1 + dₘ)^month × money × margin.
pub(super) fn value(forecast: &Forecast, of: &ForecastCustomer) -> Option<Explained> {
    let money = money(forecast, of)?;
    let terms = &forecast.terms;
    let (months, length) = (terms.horizon_months.count(), forecast.fit.unit.in_a_month());
    let rate = terms.discount_annual.monthly();
    let model = &forecast.fit.model;
    let discounted = match months <= MOST_MONTHS {
        true => {
            let mut before = 0.0;
            let each = (1..=months).map(|month| {
                let so_far = model.orders_alive(of.x, of.age, f64::from(month) * length);
                let orders = derived(S::MonthOrders, so_far - before, Unit::OrdersPerCustomer);
                before = so_far;
                let grown =
                    Expr::Number(1.0).plus(derived(S::DiscountMonthly, rate, Unit::Percent));
                let orders = orders.at(month as usize);
                orders.over(grown.power(f64::from(month)))
            });
            Expr::Sum(each.collect())
        }
        false => {
            let discounted = model.ahead_alive(of.x, of.age, months, length, rate).1;
            derived(S::DiscountedOrders, discounted, Unit::OrdersPerCustomer)
        }
    };
    let value = Expr::Times(vec![
        alive(forecast, of).as_input(),
        discounted,
        money.as_input(),
        margin_of(forecast),
    ]);
    Some(
        Explained::new(S::CustomerValue, Unit::MoneyPerCustomer, value)
            .by(R::AliveByModel)
            .by(R::IfAlive),
    )
}
