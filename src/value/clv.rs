//! The family of customer lifetime value formulas (M12).

use serde::{Deserialize, Serialize};

use super::{Key, Line, Problem, ValueError, check};
use crate::explain::{Explained, Expr, Given, Rule, Source, Unit, ValueSymbol as S};
use crate::units::Period;

/// Payments drawn of the timing picture where no horizon is given.
const PICTURE: u32 = 12;
/// Most payments of a finite horizon, and of the search for the payback.
const MOST_PAYMENTS: u32 = 600;

/// What one customer brings, how many stay, and what time costs. All rates are of one period.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize)]
pub struct ClvInputs {
    /// How long a period is: it says what margin, retention and discount are of.
    pub period: Period,
    /// m: margin of a customer a period.
    pub margin: Given,
    /// r: part of the customers that stay from one period to the next.
    pub retention: Given,
    /// d: discount rate a period.
    pub discount: Given,
    /// g: growth of the margin a period.
    #[serde(default)]
    pub growth: Option<Given>,
    /// Payments of a finite horizon.
    #[serde(default)]
    pub payments: Option<u32>,
    /// CAC: what winning a customer costs.
    #[serde(default)]
    pub acquisition_cost: Option<Given>,
}

/// One payment of the timing picture.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Payment {
    /// Periods from now.
    pub time: u32,
    /// Part of the customers still there.
    pub surviving: Explained,
    /// Margin to be expected of one customer of today.
    pub expected: Explained,
    /// The same today.
    pub present: Explained,
    /// All up to here.
    pub cumulative: Explained,
}

/// Lifetime values of one customer under one set of inputs.
///
/// # Invariant
/// Without growth, `pre` − `post` = m.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Clv {
    /// What was asked.
    pub inputs: ClvInputs,
    /// m·r ÷ (1 + d − r(1 + g)): the first margin comes after one retention.
    pub post: Explained,
    /// m(1 + d) ÷ (1 + d − r(1 + g)): the first margin comes now.
    pub pre: Explained,
    /// r ÷ (1 + d − r(1 + g)): what a unit of margin is worth, the first after one retention.
    pub multiple: Explained,
    /// (1 + d) ÷ (1 + d − r(1 + g)): the same, the first now.
    pub multiple_pre: Explained,
    /// 1 ÷ (1 − r); none where nobody ever leaves.
    pub expected_periods: Option<Explained>,
    /// The payments of a finite horizon, the first now.
    pub finite_pre: Option<Explained>,
    /// As many payments, the first after one retention.
    pub finite_post: Option<Explained>,
    /// The most that winning a customer may cost: the value with the first margin now.
    pub acquisition_ceiling: Explained,
    /// Value with the first margin now, less the cost of winning the customer.
    pub net: Option<Explained>,
    /// The payment with which the discounted margins pay the cost back; none if they never do.
    pub payback: Option<Explained>,
    /// Part by which `post` rises when retention rises by a part: (1 + d) ÷ (1 + d − r(1 + g)).
    pub retention_elasticity: Explained,
    /// Likewise for the discount rate: −d ÷ (1 + d − r(1 + g)).
    pub discount_elasticity: Explained,
    /// Part by which `post` rises when retention rises by a hundredth of itself; none where that is
    /// more than all, or has no end.
    pub retention_hundredth: Option<Explained>,
    /// Discount, retention and the part that leaves, of a year where the inputs are of a month, and of
    /// a month where they are of a year.
    pub converted: [Explained; 3],
    /// The timing picture, the first payment now.
    pub payments: Vec<Payment>,
}

/// The inputs as leaves of formulas.
#[derive(Debug, Clone)]
pub(super) struct Leaves {
    m: Expr,
    r: Expr,
    d: Expr,
    g: Option<Expr>,
}

impl Leaves {
    pub(super) fn of(inputs: &ClvInputs) -> Leaves {
        let money = Unit::money_per_customer(inputs.period);
        Leaves {
            m: inputs.margin.named(S::PeriodMargin, money),
            r: inputs.retention.named(S::Retention, Unit::Percent),
            d: inputs.discount.named(S::DiscountRate, Unit::Percent),
            g: inputs
                .growth
                .map(|growth| growth.named(S::MarginGrowth, Unit::Percent)),
        }
    }

    /// 1 + d.
    fn one_and_d(&self) -> Expr {
        Expr::Number(1.0).plus(self.d.clone())
    }

    /// 1 + g, where there is growth.
    fn one_and_g(&self) -> Option<Expr> {
        self.g.clone().map(|g| Expr::Number(1.0).plus(g))
    }

    /// r, or r(1 + g).
    fn kept(&self) -> Expr {
        match self.one_and_g() {
            Some(growth) => self.r.clone().times(growth),
            None => self.r.clone(),
        }
    }

    /// 1 + d − r(1 + g).
    fn below(&self) -> Expr {
        self.one_and_d().minus(self.kept())
    }

    pub(super) fn post(&self) -> Expr {
        self.m.clone().times(self.r.clone()).over(self.below())
    }

    pub(super) fn pre(&self) -> Expr {
        self.m.clone().times(self.one_and_d()).over(self.below())
    }

    /// The expected margin of the payment at `time`; growth starts with the first payment.
    fn expected(&self, time: u32, first: u32) -> Expr {
        let mut factors = vec![self.m.clone()];
        if let Some(growth) = self.one_and_g().filter(|_| time > first) {
            factors.push(growth.power(f64::from(time - first)));
        }
        if time > 0 {
            factors.push(self.r.clone().power(f64::from(time)));
        }
        Expr::Times(factors)
    }

    /// The same, discounted.
    fn present(&self, time: u32, first: u32) -> Expr {
        let expected = self.expected(time, first);
        match time {
            0 => expected,
            time => expected.over(self.one_and_d().power(f64::from(time))),
        }
    }
}

impl ClvInputs {
    /// # Errors
    /// A number out of its range, or r(1 + g) ≥ 1 + d: the sum has no end.
    pub fn check(&self) -> Result<(), ValueError> {
        check::finite(S::PeriodMargin, self.margin)?;
        let r = check::fraction(S::Retention, self.retention)?;
        let d = check::within(S::DiscountRate, self.discount, 0.0, 10.0)?;
        let g = match self.growth {
            Some(growth) => check::within(S::MarginGrowth, growth, -1.0, 10.0)?,
            None => 0.0,
        };
        if let Some(payments) = self.payments {
            let given = Given::assumed(f64::from(payments));
            check::within(S::Payments, given, 1.0, f64::from(MOST_PAYMENTS))?;
        }
        if let Some(cost) = self.acquisition_cost {
            check::not_negative(S::AcquisitionCost, cost)?;
        }
        let (kept, limit) = (r * (1.0 + g), 1.0 + d);
        if kept >= limit {
            return Err(ValueError::new(
                S::Retention,
                Problem::NoEnd { kept, limit },
            ));
        }
        Ok(())
    }
}

impl Clv {
    /// Evaluates the family.
    ///
    /// # Errors
    /// As [`ClvInputs::check`].
    pub fn evaluate(inputs: &ClvInputs) -> Result<Clv, ValueError> {
        inputs.check()?;
        let of = Leaves::of(inputs);
        let one = || Expr::Number(1.0);
        let money = |symbol: S, expr| Explained::new(symbol, Unit::MoneyPerCustomer, expr);
        let ratio = |symbol: S, expr| Explained::new(symbol, Unit::Ratio, expr);
        let pre = money(S::ClvPre, of.pre());
        let stays = one().minus(of.r.clone());
        let expected_periods = (stays.value() > 0.0)
            .then(|| Explained::new(S::ExpectedPeriods, Unit::Periods, one().over(stays)));
        let sum = |symbol, first: u32, payments: u32| {
            let terms = (first..first + payments).map(|time| of.present(time, first));
            money(symbol, Expr::Sum(terms.collect()))
        };
        let cost = inputs
            .acquisition_cost
            .map(|cost| cost.named(S::AcquisitionCost, Unit::MoneyPerCustomer));
        let net = cost
            .clone()
            .map(|cost| money(S::NetClv, pre.as_input().minus(cost)));
        Ok(Clv {
            inputs: *inputs,
            post: money(S::ClvPost, of.post()),
            multiple: ratio(S::MarginMultiple, of.r.clone().over(of.below())),
            multiple_pre: ratio(S::MarginMultiplePre, of.one_and_d().over(of.below())),
            expected_periods,
            finite_pre: inputs
                .payments
                .map(|payments| sum(S::ClvFinitePre, 0, payments)),
            finite_post: inputs
                .payments
                .map(|payments| sum(S::ClvFinitePost, 1, payments)),
            acquisition_ceiling: money(S::AcquisitionCeiling, pre.as_input()),
            net,
            payback: inputs
                .acquisition_cost
                .and_then(|cost| payback(&of, cost.value)),
            retention_elasticity: ratio(S::RetentionElasticity, of.one_and_d().over(of.below())),
            discount_elasticity: ratio(
                S::DiscountElasticity,
                Expr::Number(0.0).minus(of.d.clone()).over(of.below()),
            ),
            retention_hundredth: hundredth(&of, inputs),
            converted: converted(inputs),
            payments: picture(&of, inputs),
            pre,
        })
    }

    /// Every number of the result.
    pub fn lines(&self) -> Vec<Line<'_>> {
        let multiples = [&self.multiple, &self.multiple_pre];
        let whole = [&self.post, &self.pre]
            .into_iter()
            .chain(multiples)
            .chain(&self.expected_periods)
            .chain(&self.finite_pre)
            .chain(&self.finite_post)
            .chain([&self.acquisition_ceiling])
            .chain(&self.net)
            .chain(&self.payback)
            .chain([&self.retention_elasticity, &self.discount_elasticity])
            .chain(&self.retention_hundredth)
            .chain(&self.converted);
        let mut lines = Line::of_whole(whole);
        for payment in &self.payments {
            lines.extend(Line::row(
                &[Key::Period(payment.time)],
                [
                    &payment.surviving,
                    &payment.expected,
                    &payment.present,
                    &payment.cumulative,
                ],
            ));
        }
        lines
    }
}

/// A hundredth of itself.
const HUNDREDTH: f64 = 1.01;

/// 1.01 × (1 + d − r(1 + g)) ÷ (1 + d − 1.01 × r(1 + g)) − 1.
fn hundredth(of: &Leaves, inputs: &ClvInputs) -> Option<Explained> {
    let more = || Expr::Number(HUNDREDTH);
    let below = of.one_and_d().minus(more().times(of.kept()));
    let is_possible = inputs.retention.value * HUNDREDTH <= 1.0 && below.value() > 0.0;
    let gain = more()
        .times(of.below())
        .over(below)
        .minus(Expr::Number(1.0));
    is_possible.then(|| Explained::new(S::RetentionHundredth, Unit::Percent, gain))
}

/// The rates of the other period, by its one converter.
fn converted(inputs: &ClvInputs) -> [Explained; 3] {
    let from = inputs.period;
    let to = match from {
        Period::Month => Period::Year,
        Period::Year => Period::Month,
    };
    let kept = to.part_kept(inputs.retention.value, from);
    let rate = |symbol: S, value| {
        let rate = Explained::given(symbol, value, Unit::Percent, Source::Derived);
        rate.with(Rule::Converted(to))
    };
    [
        rate(
            S::ConvertedDiscount,
            to.growth_rate(inputs.discount.value, from),
        ),
        rate(S::ConvertedRetention, kept),
        rate(S::ConvertedChurn, 1.0 - kept),
    ]
}

fn picture(of: &Leaves, inputs: &ClvInputs) -> Vec<Payment> {
    let flow = Unit::money_per_customer(inputs.period);
    let mut payments: Vec<Payment> = Vec::new();
    for time in 0..inputs.payments.unwrap_or(PICTURE) {
        let today = |symbol: S, expr| Explained::new(symbol, Unit::MoneyPerCustomer, expr);
        let present = today(S::PresentMargin, of.present(time, 0));
        let cumulative = match payments.last() {
            None => present.as_input(),
            Some(before) => before.cumulative.as_input().plus(present.as_input()),
        };
        payments.push(Payment {
            time,
            surviving: Explained::new(
                S::Surviving,
                Unit::Percent,
                of.r.clone().power(f64::from(time)),
            ),
            expected: Explained::new(S::ExpectedMargin, flow, of.expected(time, 0)),
            cumulative: today(S::CumulativeMargin, cumulative),
            present,
        });
    }
    payments
}

/// The number of the payment, the first being now, that pays `cost` back.
fn payback(of: &Leaves, cost: f64) -> Option<Explained> {
    let mut reached = 0.0;
    let number = (0..MOST_PAYMENTS).find(|&time| {
        reached += of.present(time, 0).value();
        reached >= cost
    })?;
    Some(Explained::given(
        S::PaybackPayment,
        f64::from(number + 1),
        Unit::Rank,
        Source::Derived,
    ))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn inputs(margin: f64, retention: f64, discount: f64) -> ClvInputs {
        ClvInputs {
            period: Period::Year,
            margin: Given::assumed(margin),
            retention: Given::assumed(retention),
            discount: Given::assumed(discount),
            growth: None,
            payments: None,
            acquisition_cost: None,
        }
    }

    #[test]
    fn value_that_grows_faster_than_it_is_discounted_is_refused() {
        let error = Clv::evaluate(&ClvInputs {
            growth: Some(Given::assumed(0.25)),
            ..inputs(100.0, 0.9, 0.1)
        })
        .unwrap_err();
        assert_eq!(error.field, S::Retention.into());
        assert!(matches!(error.problem, Problem::NoEnd { limit: 1.1, .. }));
        let forever = Clv::evaluate(&inputs(100.0, 1.0, 0.0)).unwrap_err();
        assert!(matches!(forever.problem, Problem::NoEnd { .. }));
    }

    #[test]
    fn a_probability_over_one_names_the_field() {
        let error = Clv::evaluate(&inputs(100.0, 1.2, 0.5)).unwrap_err();
        assert_eq!(error.field, S::Retention.into());
        assert!(matches!(error.problem, Problem::OutOfRange { .. }));
        let error = Clv::evaluate(&inputs(f64::NAN, 0.8, 0.1)).unwrap_err();
        assert_eq!(error.problem, Problem::NotFinite);
    }

    #[test]
    fn the_picture_ends_where_the_formula_says() {
        let clv = Clv::evaluate(&ClvInputs {
            payments: Some(300),
            ..inputs(100.0, 0.8, 0.1)
        })
        .unwrap();
        let last = clv.payments.last().unwrap().cumulative.value();
        assert!((last - clv.pre.value()).abs() < 1e-9);
        assert_eq!(clv.finite_pre.as_ref().unwrap().value(), last);
    }

    #[test]
    fn nobody_leaves_and_there_is_no_mean_length() {
        let clv = Clv::evaluate(&inputs(100.0, 1.0, 0.1)).unwrap();
        assert_eq!(clv.expected_periods, None);
    }
}
