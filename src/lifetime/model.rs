//! The models of customers who may leave without a word, behind one face.

use serde::{Deserialize, Serialize};

use super::{BetaGeometric, BgBb, DropOut, ParetoNbd, Rows};

/// Steps whose expectations are computed side by side.
const TOGETHER: usize = 12;

/// A model of purchases and drop-out.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum ModelKind {
    /// BG/NBD.
    BgNbd,
    /// MBG/NBD.
    MbgNbd,
    /// Pareto/NBD.
    ParetoNbd,
    /// BG/BB: at most one purchase an opportunity.
    BgBb,
}

impl ModelKind {
    /// All of them.
    pub const ALL: [ModelKind; 4] = [
        ModelKind::BgNbd,
        ModelKind::MbgNbd,
        ModelKind::ParetoNbd,
        ModelKind::BgBb,
    ];

    /// Names of its parameters, in order.
    pub fn names(self) -> [&'static str; 4] {
        match self {
            ModelKind::BgNbd | ModelKind::MbgNbd => BetaGeometric::NAMES,
            ModelKind::ParetoNbd => ParetoNbd::NAMES,
            ModelKind::BgBb => BgBb::NAMES,
        }
    }

    /// Which parameters are times and change with the unit.
    pub(super) fn is_time(self) -> [bool; 4] {
        match self {
            ModelKind::BgNbd | ModelKind::MbgNbd => [false, true, false, false],
            ModelKind::ParetoNbd => [false, true, false, true],
            ModelKind::BgBb => [false; 4],
        }
    }

    /// True for purchases at any time, false for opportunities.
    pub fn is_continuous(self) -> bool {
        self != ModelKind::BgBb
    }

    /// The model with these parameters, each above zero and finite; none otherwise.
    pub fn with(self, parameters: [f64; 4]) -> Option<Model> {
        let is_usable = |value: &f64| *value > 0.0 && value.is_finite();
        parameters.iter().all(is_usable).then(|| match self {
            ModelKind::BgNbd => {
                Model::BetaGeometric(BetaGeometric::new(DropOut::AfterRepeat, parameters))
            }
            ModelKind::MbgNbd => {
                Model::BetaGeometric(BetaGeometric::new(DropOut::AfterEvery, parameters))
            }
            ModelKind::ParetoNbd => Model::Pareto(ParetoNbd::new(parameters)),
            ModelKind::BgBb => Model::BgBb(BgBb::new(parameters)),
        })
    }

    /// Σ ln L over rows in their own unit, with its gradient by the logarithms of the parameters.
    pub fn log_likelihood(self, rows: &Rows, parameters: &[f64; 4]) -> (f64, [f64; 4]) {
        self.likelihood(rows, &rows.times, &parameters.map(f64::ln))
    }

    /// Σ ln L over rows at times `times`, with its gradient by the logarithms of the parameters.
    pub(super) fn likelihood(self, rows: &Rows, times: &[f64], ln: &[f64; 4]) -> (f64, [f64; 4]) {
        match self {
            ModelKind::BgNbd => {
                super::beta_geometric::likelihood(DropOut::AfterRepeat, rows, times, ln)
            }
            ModelKind::MbgNbd => {
                super::beta_geometric::likelihood(DropOut::AfterEvery, rows, times, ln)
            }
            ModelKind::ParetoNbd => super::pareto::likelihood(rows, times, ln),
            ModelKind::BgBb => super::bgbb::likelihood(rows, times, ln),
        }
    }
}

/// A model with its parameters.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Model {
    /// BG/NBD or MBG/NBD.
    BetaGeometric(BetaGeometric),
    /// Pareto/NBD.
    Pareto(ParetoNbd),
    /// BG/BB.
    BgBb(BgBb),
}

impl Model {
    /// Which one.
    pub fn kind(&self) -> ModelKind {
        match self {
            Model::BetaGeometric(model) => match model.drop_out {
                DropOut::AfterRepeat => ModelKind::BgNbd,
                DropOut::AfterEvery => ModelKind::MbgNbd,
            },
            Model::Pareto(_) => ModelKind::ParetoNbd,
            Model::BgBb(_) => ModelKind::BgBb,
        }
    }

    /// The parameters in order.
    pub fn parameters(&self) -> [f64; 4] {
        match self {
            Model::BetaGeometric(it) => [it.r, it.alpha, it.a, it.b],
            Model::Pareto(it) => [it.r, it.alpha, it.s, it.beta],
            Model::BgBb(it) => [it.alpha, it.beta, it.gamma, it.delta],
        }
    }

    /// ln of the likelihood of one history.
    pub fn ln_likelihood(&self, x: u32, recency: f64, age: f64) -> f64 {
        match self {
            Model::BetaGeometric(it) => it.ln_likelihood(x, recency, age),
            Model::Pareto(it) => it.ln_likelihood(x, recency, age),
            Model::BgBb(it) => it.ln_likelihood(x, recency, age),
        }
    }

    /// P(alive | x, tₓ, T); for opportunities at the next of them.
    pub fn p_alive(&self, x: u32, recency: f64, age: f64) -> f64 {
        match self {
            Model::BetaGeometric(it) => it.p_alive(x, recency, age),
            Model::Pareto(it) => it.p_alive(x, recency, age),
            Model::BgBb(it) => it.p_alive(x, recency, age),
        }
    }

    /// Expected purchases in the next `horizon` given that the customer is alive; tₓ no longer
    /// matters.
    pub fn orders_alive(&self, x: u32, age: f64, horizon: f64) -> f64 {
        match self {
            Model::BetaGeometric(it) => it.orders_alive(x, age, horizon),
            Model::Pareto(it) => it.orders_alive(x, age, horizon),
            Model::BgBb(it) => it.orders_alive(x, age, horizon),
        }
    }

    /// Expected purchases in the next `horizon`.
    pub fn orders(&self, x: u32, recency: f64, age: f64, horizon: f64) -> f64 {
        self.p_alive(x, recency, age) * self.orders_alive(x, age, horizon)
    }

    /// Expected purchases in `horizon` of a customer who has just bought for the first time, that
    /// purchase not counted.
    pub fn orders_new(&self, horizon: f64) -> f64 {
        match self {
            Model::BetaGeometric(it) => it.orders_new(horizon),
            Model::Pareto(it) => it.orders_new(horizon),
            Model::BgBb(it) => it.orders_new(horizon),
        }
    }

    /// Purchases in `steps` steps of a length, and the same with each step's discounted by `rate` a
    /// step to its end, given that the customer is alive.
    ///
    /// # Formula
    /// E(nΔ) and Σₖ (E(kΔ) − E((k − 1)Δ)) ÷ (1 + rate)ᵏ.
    pub fn ahead_alive(&self, x: u32, age: f64, steps: u32, length: f64, rate: f64) -> (f64, f64) {
        let factor = 1.0 / (1.0 + rate);
        let (mut before, mut discount, mut sum) = (0.0, 1.0, 0.0);
        let mut add = |so_far: f64| {
            discount *= factor;
            sum += (so_far - before) * discount;
            before = so_far;
        };
        let mut done = 0;
        if let Model::BetaGeometric(it) = self {
            // A year at a time: the series share their coefficients.
            while steps - done >= TOGETHER as u32 {
                let horizons =
                    std::array::from_fn(|lane| f64::from(done + 1 + lane as u32) * length);
                let found: [f64; TOGETHER] = it.orders_alive_at(x, age, horizons);
                found.into_iter().for_each(&mut add);
                done += TOGETHER as u32;
            }
        }
        for step in done + 1..=steps {
            add(self.orders_alive(x, age, f64::from(step) * length));
        }
        (before, sum)
    }

    /// DERT: purchases without an end, discounted: P(alive) × [`Model::residual_alive`].
    pub fn residual(&self, x: u32, recency: f64, age: f64, rate: f64) -> Option<f64> {
        Some(self.p_alive(x, recency, age) * self.residual_alive(x, age, rate)?)
    }

    /// The same given that the customer is alive. `rate` compounds continuously for the Pareto/NBD
    /// and by opportunity for the BG/BB; none for the others, whose sum is not closed, or without a
    /// discount.
    pub fn residual_alive(&self, x: u32, age: f64, rate: f64) -> Option<f64> {
        match self {
            Model::Pareto(it) if rate > 0.0 => Some(it.residual_alive(x, age, rate)),
            Model::BgBb(it) if rate > 0.0 => Some(it.residual_alive(x, age, rate)),
            _ => None,
        }
    }
}
