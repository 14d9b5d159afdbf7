//! Members who join and leave (M09): stock, flow and time in residence held against each other.

use serde::{Deserialize, Serialize};

use super::{Attrition, FitBy, RetentionError, Survival, SurvivalFit, SurvivalKind};

/// What the number of members that the case tells is.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum StockReading {
    /// Those who are there at one time.
    #[default]
    AtOneTime,
    /// Those who join in the course of a year.
    JoiningYearly,
}

/// What is known of members.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Membership {
    /// Members at one time.
    pub stock: f64,
    /// Who join a month.
    pub joining_monthly: f64,
    /// Part of those who joined that has left after so many months.
    pub left_by: Vec<(f64, f64)>,
    /// Revenue a member and month.
    pub revenue_monthly: f64,
    /// Profit a member and month.
    pub profit_monthly: f64,
}

/// What follows from them.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct MembershipValue {
    /// Little's law: stock ÷ joining, the mean months in residence.
    pub residence_months: f64,
    /// Residence × profit a month: what a member brings.
    pub profit_per_member: f64,
    /// Residence × revenue a month.
    pub revenue_per_member: f64,
    /// Profit of all a month.
    pub profit_monthly: f64,
    /// Revenue of all a month.
    pub revenue_monthly: f64,
    /// Profit ÷ revenue.
    pub margin: f64,
    /// Chance to leave a month in each interval, constant within.
    pub churn_monthly: Vec<f64>,
    /// Part lost in each interval of those there at its start.
    pub lost_in_interval: Vec<f64>,
    /// Mean months by the intervals' own rates, the last kept on.
    pub piecewise_months: Option<f64>,
    /// The stock that would follow: joining × those months.
    pub implied_stock: Option<f64>,
    /// Implied ÷ stated − 1.
    pub stock_gap: Option<f64>,
}

/// What is wrong with membership figures.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum MembershipError {
    /// Stock and joining must be above zero.
    NotAboveZero,
    /// The losses are no table of retention.
    Retention(RetentionError),
}

impl Membership {
    /// The losses as a table of those still there.
    ///
    /// # Errors
    /// [`MembershipError::Retention`].
    pub fn attrition(&self) -> Result<Attrition, MembershipError> {
        let (mut times, mut there) = (vec![0.0], vec![1.0]);
        for &(months, left) in &self.left_by {
            times.push(months);
            there.push(1.0 - left);
        }
        Attrition::at_times(&times, &there, Some(self.joining_monthly))
            .map_err(MembershipError::Retention)
    }

    /// Holds stock, flow and losses against each other.
    ///
    /// # Errors
    /// [`MembershipError`].
    pub fn value(&self) -> Result<MembershipValue, MembershipError> {
        let is_above = |number: f64| number > 0.0 && number.is_finite();
        if !(is_above(self.stock) && is_above(self.joining_monthly)) {
            return Err(MembershipError::NotAboveZero);
        }
        let attrition = self.attrition()?;
        let fit = SurvivalFit::of(SurvivalKind::Piecewise, &attrition, FitBy::Likelihood);
        let residence = self.stock / self.joining_monthly;
        let mut churn = Vec::new();
        let mut lost = Vec::new();
        if let Survival::Piecewise { points } = &fit.survival {
            for pair in points.windows(2) {
                let kept = pair[1].1 / pair[0].1;
                lost.push(1.0 - kept);
                churn.push(1.0 - kept.powf(1.0 / (pair[1].0 - pair[0].0)));
            }
        }
        let months = fit.survival.mean_tenure();
        let implied = months.map(|months| months * self.joining_monthly);
        Ok(MembershipValue {
            residence_months: residence,
            profit_per_member: residence * self.profit_monthly,
            revenue_per_member: residence * self.revenue_monthly,
            profit_monthly: self.stock * self.profit_monthly,
            revenue_monthly: self.stock * self.revenue_monthly,
            margin: self.profit_monthly / self.revenue_monthly,
            churn_monthly: churn,
            lost_in_interval: lost,
            piecewise_months: months,
            implied_stock: implied,
            stock_gap: implied.map(|implied| implied / self.stock - 1.0),
        })
    }

    /// The same members where every interval loses less: `kept` of those whom it lost stay.
    ///
    /// `kept` is a part from 0 (nothing changes) to 1 (nobody leaves before the last point).
    pub fn with_losses_kept(&self, kept: f64) -> Membership {
        let mut changed = self.clone();
        let (mut there, mut before) = (1.0, 1.0);
        for point in &mut changed.left_by {
            let now = 1.0 - point.1;
            let lost = match before > 0.0 {
                true => 1.0 - now / before,
                false => 0.0,
            };
            before = now;
            there *= 1.0 - lost * (1.0 - kept);
            point.1 = 1.0 - there;
        }
        changed
    }

    /// The same members with another loss by the first point, the later conditional losses kept.
    pub fn with_first_loss(&self, left: f64) -> Membership {
        let mut changed = self.clone();
        if let Some(&(_, before)) = self.left_by.first() {
            let keeps = (1.0 - left) / (1.0 - before);
            for point in &mut changed.left_by {
                point.1 = 1.0 - (1.0 - point.1) * keeps;
            }
        }
        changed
    }
}
