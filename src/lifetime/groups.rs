//! A forecast by how often customers have bought, and its best customers, each with ranges.

use crate::numeric::{Ranked, ordered, part_ranked, sort_few};
use serde::{Deserialize, Serialize};

use super::parts::{at_once, part};
use super::{
    CustomerInterval, CustomerRanges, Forecasted, Histories, LEVEL, Ranges, Scores, TotalIntervals,
};

/// Where groups of x begin.
const GROUPS: [u32; 5] = [0, 1, 2, 4, 7];
/// Best customers that are kept with the answer.
pub const BEST: usize = 20;

/// Customers who have bought alike often after their first purchase.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct FrequencyGroup {
    /// The least x.
    pub least_x: u32,
    /// The most; none without a limit.
    pub most_x: Option<u32>,
    /// How many customers.
    pub customers: u64,
    /// Mean P(alive).
    pub mean_p_alive: f64,
    /// Expected purchases within the horizon.
    pub orders: f64,
    /// Their CLV; none without a model of spend.
    pub clv: Option<f64>,
    /// Ranges of the two; none where the fit has no maximum.
    pub intervals: Option<TotalIntervals>,
}

/// What is expected of some of the customers.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct PartForecast {
    /// How many they are.
    pub customers: u64,
    /// Mean P(alive).
    pub mean_p_alive: f64,
    /// Expected purchases within the horizon.
    pub orders: f64,
    /// Their CLV; none without a model of spend.
    pub clv: Option<f64>,
    /// Ranges of the two; none where the fit has no maximum.
    pub intervals: Option<TotalIntervals>,
}

impl PartForecast {
    fn of(
        members: &[u32],
        scores: &Scores,
        ranges: Option<&Ranges<'_>>,
        level: f64,
    ) -> PartForecast {
        let sum = |column: &[f64]| -> f64 { members.iter().map(|&at| column[at as usize]).sum() };
        PartForecast {
            customers: members.len() as u64,
            mean_p_alive: sum(&scores.p_alive) / members.len() as f64,
            orders: sum(&scores.orders),
            clv: (!scores.clv.is_empty()).then(|| sum(&scores.clv)),
            intervals: ranges.map(|ranges| ranges.totals(Some(members), level)),
        }
    }

    /// Parts of the customers of a forecast, each given by their numbers in the base; none for a part
    /// without a history.
    pub fn all(forecasted: &Forecasted, parts: &[Vec<u32>]) -> Vec<Option<PartForecast>> {
        if parts.is_empty() {
            return Vec::new();
        }
        let ranges = Ranges::of(forecasted.range_basis());
        let customers = &forecasted.histories.customer;
        let each = parts.iter().map(|part| {
            let places = part
                .iter()
                .map(|customer| customers.binary_search(customer));
            let members: Vec<u32> = places.flatten().map(|place| place as u32).collect();
            let of = || PartForecast::of(&members, &forecasted.scores, ranges.as_ref(), LEVEL);
            (!members.is_empty()).then(of)
        });
        each.collect()
    }
}

impl FrequencyGroup {
    /// The same as a part of the customers.
    pub fn part(&self) -> PartForecast {
        PartForecast {
            customers: self.customers,
            mean_p_alive: self.mean_p_alive,
            orders: self.orders,
            clv: self.clv,
            intervals: self.intervals,
        }
    }

    /// The groups that have customers, by rising x.
    pub fn all(
        histories: &Histories,
        scores: &Scores,
        ranges: Option<&Ranges<'_>>,
        level: f64,
    ) -> Vec<FrequencyGroup> {
        at_once(FrequencyGroup::in_parts(histories, scores, ranges, level))
    }

    /// [`FrequencyGroup::all`], part by part.
    pub(super) async fn in_parts(
        histories: &Histories,
        scores: &Scores,
        ranges: Option<&Ranges<'_>>,
        level: f64,
    ) -> Vec<FrequencyGroup> {
        let mut members: Vec<Vec<u32>> = vec![Vec::new(); GROUPS.len()];
        for (at, &x) in histories.x.iter().enumerate() {
            let group = GROUPS.partition_point(|&least| least <= x) - 1;
            members[group].push(at as u32);
        }
        let mut found = Vec::new();
        for (group, members) in members.into_iter().enumerate() {
            if members.is_empty() {
                continue;
            }
            part().await;
            let part = PartForecast::of(&members, scores, ranges, level);
            found.push(FrequencyGroup {
                least_x: GROUPS[group],
                most_x: GROUPS.get(group + 1).map(|next| next - 1),
                customers: part.customers,
                mean_p_alive: part.mean_p_alive,
                orders: part.orders,
                clv: part.clv,
                intervals: part.intervals,
            });
        }
        found
    }
}

/// One customer of a forecast, with all that the forecast of this customer rests on.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct ForecastCustomer {
    /// The customer's number in the base, or the row of a counted table.
    pub customer: u32,
    /// Customers whom the row of a counted table stands for; one otherwise.
    pub alike: u64,
    /// Purchases after the first.
    pub x: u32,
    /// tₓ, in units of time.
    pub recency: f64,
    /// T, in units of time.
    pub age: f64,
    /// Mean money of a purchase after the first; none without money.
    pub mean_spend: Option<f64>,
    /// P(alive).
    pub p_alive: f64,
    /// Expected purchases within the horizon.
    pub orders: f64,
    /// Expected money of a purchase; none without a model of spend.
    pub spend: Option<f64>,
    /// CLV; none without a model of spend.
    pub clv: Option<f64>,
    /// Ranges; none where the fit has no maximum.
    pub intervals: Option<CustomerInterval>,
}

impl ForecastCustomer {
    /// The customer at a place of the histories.
    pub fn at(
        at: usize,
        histories: &Histories,
        scores: &Scores,
        ranges: Option<&CustomerRanges<'_>>,
        level: f64,
    ) -> ForecastCustomer {
        let time = |code: &[u32]| histories.times[code[at] as usize];
        ForecastCustomer {
            customer: histories.customer[at],
            alike: 1,
            x: histories.x[at],
            recency: time(&histories.recency),
            age: time(&histories.age),
            mean_spend: histories.spend.get(at).copied(),
            p_alive: scores.p_alive[at],
            orders: scores.orders[at],
            spend: scores.spend.get(at).copied(),
            clv: scores.clv.get(at).copied(),
            intervals: ranges.map(|ranges| ranges.customer(at, level)),
        }
    }

    /// The [`BEST`] by CLV, or by expected purchases without a model of spend; customers who stand in
    /// one row of a counted table are one of them.
    pub fn best(
        histories: &Histories,
        scores: &Scores,
        ranges: Option<&CustomerRanges<'_>>,
        level: f64,
    ) -> Vec<ForecastCustomer> {
        let by = match scores.clv.is_empty() {
            true => &scores.orders,
            false => &scores.clv,
        };
        let distinct: Vec<(usize, u64)> = histories.distinct().collect();
        let ranked = |(entry, &(at, _)): (u32, &(usize, u64))| Ranked {
            key: !ordered(by[at]),
            tie: entry,
            entry,
        };
        let mut order: Vec<Ranked> = (0..).zip(&distinct).map(ranked).collect();
        if order.len() > BEST {
            part_ranked(&mut order, BEST - 1);
            order.truncate(BEST);
        }
        sort_few(&mut order, Ranked::cmp);
        let best = order.into_iter().map(|it| distinct[it.entry as usize]);
        best.map(|(at, alike)| ForecastCustomer {
            alike,
            ..ForecastCustomer::at(at, histories, scores, ranges, level)
        })
        .collect()
    }
}
