//! Customer equity (M48): what today's customers are worth, and those still to be won.

use serde::{Deserialize, Serialize};

use super::line::key_or_words;
use super::{Clv, ClvInputs, Key, Line, ValueError, check};
use crate::explain::{Explained, Expr, Given, Unit, ValueSymbol as S};
use crate::units::Period;

/// Most groups of customers.
const MOST_GROUPS: u32 = 100;
/// Most cohorts counted one by one.
const MOST_COHORTS: u32 = 100;

/// A group of customers who are alike.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct EquityGroup {
    /// What it is called; words alone are a name of the user's own.
    #[serde(deserialize_with = "key_or_words")]
    pub name: Key,
    /// How many there are.
    pub customers: Given,
    /// m: margin of one a period.
    pub margin: Given,
    /// r: part that stays from one period to the next.
    pub retention: Given,
}

/// Customers still to be won: a cohort at the end of each period.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize)]
pub struct EquityCohorts {
    /// Customers won each period.
    pub customers: Given,
    /// m: margin of one a period.
    pub margin: Given,
    /// r: part that stays from one period to the next.
    pub retention: Given,
    /// What winning one costs.
    pub acquisition_cost: Given,
    /// For how many periods; none for ever.
    pub periods: Option<u32>,
}

/// Groups of today, cohorts of tomorrow, and what time costs.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct EquityInputs {
    /// How long a period is.
    pub period: Period,
    /// d: discount rate a period.
    pub discount: Given,
    /// Today's customers: each is worth its later margins, this period's being taken in already.
    pub groups: Vec<EquityGroup>,
    /// Customers still to be won.
    pub cohorts: Option<EquityCohorts>,
}

/// The equity of one group.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct GroupEquity {
    /// What it is called.
    pub name: Key,
    /// Lifetime value of one, the first margin after one retention.
    pub clv: Explained,
    /// Customers × value.
    pub equity: Explained,
}

/// Customer equity and what it is made of.
///
/// # Invariant
/// total = sum of the groups + future.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Equity {
    /// Each group of today.
    pub groups: Vec<GroupEquity>,
    /// All groups together.
    pub current: Explained,
    /// Value of one customer to be won, the first margin at once, less the cost of winning.
    pub net_new: Option<Explained>,
    /// What a unit at the end of each period is worth today: (1 − (1 + d)⁻ⁿ) ÷ d, 1 ÷ d for ever.
    pub annuity: Option<Explained>,
    /// Each cohort of a finite number, today; empty for a perpetuity.
    pub cohorts: Vec<Explained>,
    /// All cohorts, today.
    pub future: Option<Explained>,
    /// Current and future.
    pub total: Explained,
    /// What the total becomes when one input alone changes by ten percent of itself.
    pub sensitivity: Vec<EquityShift>,
}

/// The total after one input has changed.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct EquityShift {
    /// What was changed.
    pub lever: S,
    /// Total with a tenth less; none where that has no end.
    pub lower: Option<f64>,
    /// Total with a tenth more; none where that is impossible.
    pub higher: Option<f64>,
}

/// The inputs that are varied, in the order of the tornado.
const LEVERS: [S; 5] = [
    S::Retention,
    S::PeriodMargin,
    S::DiscountRate,
    S::NewCustomers,
    S::AcquisitionCost,
];

impl Equity {
    /// Evaluates the equity.
    ///
    /// # Formula
    /// Σ customers × m·r ÷ (1 + d − r), plus new customers × (m(1 + d) ÷ (1 + d − r) − CAC) × a;
    /// a = 1 ÷ d for ever, (1 − (1 + d)⁻ⁿ) ÷ d for n periods.
    ///
    /// # Errors
    /// No group, a number out of its range, a value that has no end.
    pub fn evaluate(inputs: &EquityInputs) -> Result<Equity, ValueError> {
        let mut equity = Equity::without_sensitivity(inputs)?;
        let total = |inputs: &EquityInputs| {
            let changed = Equity::without_sensitivity(inputs).ok()?;
            changed.total.finite()
        };
        let has = |lever| match lever {
            S::NewCustomers | S::AcquisitionCost => inputs.cohorts.is_some(),
            _ => true,
        };
        equity.sensitivity = LEVERS
            .into_iter()
            .filter(|&lever| has(lever))
            .map(|lever| EquityShift {
                lever,
                lower: total(&scaled(inputs, lever, 0.9)),
                higher: total(&scaled(inputs, lever, 1.1)),
            })
            .collect();
        Ok(equity)
    }

    fn without_sensitivity(inputs: &EquityInputs) -> Result<Equity, ValueError> {
        check::entries(S::GroupCustomers, inputs.groups.len(), 1, MOST_GROUPS)?;
        let mut groups = Vec::with_capacity(inputs.groups.len());
        for (place, group) in inputs.groups.iter().enumerate() {
            let evaluated = of_group(inputs, group, place + 1);
            groups.push(evaluated.map_err(|error| error.at(place + 1))?);
        }
        let sum = |parts: &mut dyn Iterator<Item = (usize, &Explained)>| {
            Expr::Sum(
                parts
                    .map(|(place, of)| of.as_input().at(place + 1))
                    .collect(),
            )
        };
        let current = Explained::new(
            S::CurrentEquity,
            Unit::Money,
            sum(&mut groups.iter().map(|group| &group.equity).enumerate()),
        );
        let (mut net_new, mut annuity) = (None, None);
        let (mut cohorts, mut future) = (Vec::new(), None);
        if let Some(plan) = &inputs.cohorts {
            let net = of_cohorts(inputs, plan)?;
            (cohorts, future) = win(inputs, plan, &net)?;
            net_new = Some(net);
            annuity = annuity_of(inputs, plan);
        }
        let total = match &future {
            Some(future) => current.as_input().plus(future.as_input()),
            None => current.as_input(),
        };
        Ok(Equity {
            groups,
            total: Explained::new(S::CustomerEquity, Unit::Money, total),
            current,
            net_new,
            annuity,
            cohorts,
            future,
            sensitivity: Vec::new(),
        })
    }

    /// Every number of the result.
    pub fn lines(&self) -> Vec<Line<'_>> {
        let whole = [&self.total, &self.current]
            .into_iter()
            .chain(&self.net_new)
            .chain(&self.annuity)
            .chain(&self.future);
        let mut lines = Line::of_whole(whole);
        for group in &self.groups {
            let keys = [group.name.clone()];
            lines.extend(Line::row(&keys, [&group.clv, &group.equity]));
        }
        for (time, cohort) in self.cohorts.iter().enumerate() {
            lines.extend(Line::row(&[Key::Period(time as u32 + 1)], [cohort]));
        }
        lines
    }
}

fn clv(
    inputs: &EquityInputs,
    margin: Given,
    retention: Given,
    cost: Option<Given>,
) -> Result<Clv, ValueError> {
    Clv::evaluate(&ClvInputs {
        period: inputs.period,
        margin,
        retention,
        discount: inputs.discount,
        growth: None,
        payments: Some(1),
        acquisition_cost: cost,
    })
}

fn of_group(
    inputs: &EquityInputs,
    group: &EquityGroup,
    place: usize,
) -> Result<GroupEquity, ValueError> {
    check::not_negative(S::GroupCustomers, group.customers)?;
    let clv = clv(inputs, group.margin, group.retention, None)?.post;
    let customers = group
        .customers
        .named(S::GroupCustomers, Unit::Customers)
        .at(place);
    Ok(GroupEquity {
        name: group.name.clone(),
        equity: Explained::new(
            S::GroupEquity,
            Unit::Money,
            customers.times(clv.as_input().at(place)),
        ),
        clv,
    })
}

fn of_cohorts(inputs: &EquityInputs, plan: &EquityCohorts) -> Result<Explained, ValueError> {
    check::not_negative(S::NewCustomers, plan.customers)?;
    let clv = clv(
        inputs,
        plan.margin,
        plan.retention,
        Some(plan.acquisition_cost),
    )?;
    let cost = plan
        .acquisition_cost
        .named(S::AcquisitionCost, Unit::MoneyPerCustomer);
    let net = clv.pre.as_input().minus(cost);
    Ok(Explained::new(S::NetClv, Unit::MoneyPerCustomer, net))
}

/// The cohorts one by one, where they end, and all of them.
fn win(
    inputs: &EquityInputs,
    plan: &EquityCohorts,
    net: &Explained,
) -> Result<(Vec<Explained>, Option<Explained>), ValueError> {
    let new = plan.customers.named(S::NewCustomers, Unit::Customers);
    let d = inputs.discount.named(S::DiscountRate, Unit::Percent);
    let each = || new.clone().times(net.as_input());
    let Some(periods) = plan.periods else {
        // Without a discount the sum of all cohorts has no end.
        check::positive(S::DiscountRate, inputs.discount)?;
        let all = Explained::new(S::FutureEquity, Unit::Money, each().over(d));
        return Ok((Vec::new(), Some(all)));
    };
    let given = Given::assumed(f64::from(periods));
    check::within(S::Cohorts, given, 0.0, f64::from(MOST_COHORTS))?;
    let growth = Expr::Number(1.0).plus(d);
    let cohort = |time: u32| {
        let today = each().over(growth.clone().power(f64::from(time)));
        Explained::new(S::CohortEquity, Unit::Money, today)
    };
    let cohorts: Vec<Explained> = (1..=periods).map(cohort).collect();
    let parts = cohorts.iter().enumerate();
    let parts = parts.map(|(place, cohort)| cohort.as_input().at(place + 1));
    let all = Explained::new(S::FutureEquity, Unit::Money, Expr::Sum(parts.collect()));
    Ok((cohorts, Some(all)))
}

/// The factor by which equal cohorts are worth more than one; none without a discount, where it is
/// their number.
fn annuity_of(inputs: &EquityInputs, plan: &EquityCohorts) -> Option<Explained> {
    let d = || inputs.discount.named(S::DiscountRate, Unit::Percent);
    let one = || Expr::Number(1.0);
    let above = match plan.periods {
        None => one(),
        Some(periods) => {
            let growth = one().plus(d()).power(f64::from(periods));
            one().minus(one().over(growth))
        }
    };
    let factor = Explained::new(S::AnnuityFactor, Unit::Estimate, above.over(d()));
    factor.finite().map(|_| factor)
}

/// The inputs with one lever scaled, in every group and in the cohorts.
fn scaled(inputs: &EquityInputs, lever: S, by: f64) -> EquityInputs {
    let mut changed = inputs.clone();
    let scale = |given: &mut Given| given.value *= by;
    match lever {
        S::Retention => {
            changed
                .groups
                .iter_mut()
                .for_each(|group| scale(&mut group.retention));
            if let Some(plan) = &mut changed.cohorts {
                scale(&mut plan.retention);
            }
        }
        S::PeriodMargin => {
            changed
                .groups
                .iter_mut()
                .for_each(|group| scale(&mut group.margin));
            if let Some(plan) = &mut changed.cohorts {
                scale(&mut plan.margin);
            }
        }
        S::DiscountRate => scale(&mut changed.discount),
        _ => {
            if let Some(plan) = &mut changed.cohorts {
                match lever {
                    S::NewCustomers => scale(&mut plan.customers),
                    _ => scale(&mut plan.acquisition_cost),
                }
            }
        }
    }
    changed
}
