//! Orders to come without a horizon, discounted: DERT.

use super::{Forecast, Model};

impl Forecast {
    /// The discount a unit of the model's time: compounded continuously for purchases at any time, an
    /// opportunity otherwise.
    pub fn discount_a_unit(&self) -> f64 {
        let days = self.fit.unit.days();
        let discount = self.terms.discount_annual;
        match self.fit.model {
            Model::BgBb(_) => discount.over_days(days),
            _ => discount.continuous_over_days(days),
        }
    }

    /// DERT ÷ P(alive) of a customer: all purchases to come if still there, discounted; none for
    /// models whose sum is not closed, or without a discount.
    pub fn residual_alive(&self, x: u32, age: f64) -> Option<f64> {
        let rate = self.discount_a_unit();
        self.fit.model.residual_alive(x, age, rate)
    }
}
