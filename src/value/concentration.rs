//! Concentration of value (M46): Gini, Herfindahl-Hirschman index, top-x reader, for single values and
//! for groups of equal customers.

use serde::{Deserialize, Serialize};

use super::line::keys_or_words;
use super::{CurvePoint, Key, Line, ValueError, check};
use crate::explain::{Explained, Expr, Given, Rule, Source, Symbol, Unit, ValueSymbol as S};
use crate::numeric::{ordered, sort_keyed};

/// Most entries on paper.
const MOST: u32 = 1_000_000;
/// Entries that are listed one by one.
const MOST_RANKED: usize = 40;
/// Parts of the customers that are read where none are asked for.
const TOPS: [f64; 5] = [0.01, 0.05, 0.1, 0.2, 0.5];

/// Values, and how many customers each stands for.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
pub struct ConcentrationInputs {
    /// Value of each entry, of all its customers together.
    pub values: Vec<f64>,
    /// Customers of each entry; empty where each is one.
    #[serde(default)]
    pub customers: Vec<f64>,
    /// Name of each entry; empty where they have none.
    #[serde(default, deserialize_with = "keys_or_words")]
    pub names: Vec<Key>,
    /// Parts of the customers to read the curve at; empty for the usual ones.
    #[serde(default)]
    pub tops: Vec<f64>,
    /// Says who.
    pub source: Option<Source>,
}

/// A part of the customers, the best first, and what it brings.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct TopShare {
    /// Part of the customers.
    pub customers: f64,
    /// Part of the value; their money where the values make no total above zero.
    pub value: Explained,
}

/// An entry on the way from the best to the worst.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct RankedValue {
    /// Its name, where it has one.
    pub name: Option<Key>,
    /// Its customers, where it stands for a group.
    pub customers: Option<Explained>,
    /// Its value.
    pub value: Explained,
    /// Its value and those of all before it.
    pub cumulated: Explained,
    /// Their part of all values; none where these make no total above zero.
    pub share: Option<Explained>,
}

/// Where the curve is highest.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Peak {
    /// The first entry with which it is.
    pub place: Explained,
    /// Value up to there.
    pub cumulated: Explained,
    /// Its part of all values; none where these make no total above zero.
    pub share: Option<Explained>,
}

/// How concentrated the values are.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Concentration {
    /// Sum of the values.
    pub total: Explained,
    /// Σ(2i − n − 1)xᵢ ÷ (nΣx), x ascending; none where a value is below zero or all are nothing.
    pub gini: Option<Explained>,
    /// Gini × n ÷ (n − 1): 1 where one customer has all; none for one customer.
    pub gini_corrected: Option<Explained>,
    /// Σ(share)² over customers; none where a value is below zero.
    pub hhi: Option<Explained>,
    /// 1 ÷ HHI: as concentrated as so many equal customers.
    pub equal_customers: Option<Explained>,
    /// Each entry, the best first; empty where there are more than [`MOST_RANKED`].
    pub ranked: Vec<RankedValue>,
    /// Where the curve stands above the whole; none where it never does.
    pub peak: Option<Peak>,
    /// The best customers, cumulated.
    pub top: Vec<TopShare>,
    /// Entries below zero, for which Gini and HHI do not exist.
    pub negative: u32,
    /// The whale curve: customers from the best to the worst, cumulated parts; money where the values
    /// make no total above zero.
    pub curve: Vec<CurvePoint>,
    /// The values make a total above zero, of which there are parts.
    pub in_shares: bool,
    /// Entries stand for groups: members count as equal, so Gini and HHI are lower bounds.
    pub grouped: bool,
}

/// The numbers a concentration rests on.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Measures {
    /// 1 − Σ w(L + L before): twice the area under the Lorenz curve taken off 1.
    pub(super) gini: f64,
    pub(super) hhi: f64,
    pub(super) customers: f64,
}

/// Gini and HHI of entries of (customers, value of all of them), which are sorted in place by value
/// a head. None where a value is below zero or all are nothing.
pub(super) fn measures(entries: &mut [(f64, f64)]) -> Option<Measures> {
    let total: f64 = entries.iter().map(|entry| entry.1).sum();
    let customers: f64 = entries.iter().map(|entry| entry.0).sum();
    if entries.iter().any(|entry| entry.1 < 0.0) || total <= 0.0 || customers <= 0.0 {
        return None;
    }
    sort_by_head(entries, ordered);
    let (mut reached, mut before, mut twice_area, mut hhi) = (0.0, 0.0, 0.0, 0.0);
    for &(heads, value) in entries.iter() {
        reached += value;
        let ordinate = reached / total;
        twice_area += heads / customers * (ordinate + before);
        before = ordinate;
        let share = value / total;
        hhi += share * share / heads;
    }
    Some(Measures {
        gini: (1.0 - twice_area).max(0.0),
        hhi,
        customers,
    })
}

/// Sorts entries by the key of their value a head, equal ones as they stand.
fn sort_by_head(entries: &mut [(f64, f64)], key: fn(f64) -> u64) {
    let places = 0_u32..;
    let keyed = entries.iter().zip(places);
    let mut keyed: Vec<(u64, u32)> = keyed
        .map(|(entry, place)| (key(entry.1 / entry.0), place))
        .collect();
    sort_keyed(&mut keyed);
    let before = entries.to_vec();
    for (entry, (_, place)) in entries.iter_mut().zip(keyed) {
        *entry = before[place as usize];
    }
}

impl Concentration {
    /// Evaluates Gini, HHI and the top reader.
    ///
    /// # Errors
    /// No value, a group without customers. Values below zero are no error: then there is no Gini and no
    /// HHI, and `negative` says how many there are. Nor is a total of zero or less: then all runs in
    /// money, see `in_shares`.
    pub fn evaluate(inputs: &ConcentrationInputs) -> Result<Concentration, ValueError> {
        let mut entries = checked(inputs)?;
        let source = inputs.source.unwrap_or(Source::Assumption);
        let grouped = entries.iter().any(|entry| entry.0 != 1.0);
        let rule = |of: Explained| match grouped {
            true => of.with(Rule::Grouped),
            false => of,
        };
        let negative = entries.iter().filter(|entry| entry.1 < 0.0).count() as u32;
        let ranked = match entries.len() > MOST_RANKED {
            true => Vec::new(),
            false => ranked(&entries, &inputs.names, grouped, source),
        };
        let found = measures(&mut entries);
        // Best first from here on.
        sort_by_head(&mut entries, |head| !ordered(head));
        let total: f64 = entries.iter().map(|entry| entry.1).sum();
        let in_shares = total > 0.0;
        let curve = curve(&entries, if in_shares { total } else { 1.0 });
        let tops = match inputs.tops.is_empty() {
            true => &TOPS[..],
            false => &inputs.tops,
        };
        let top = tops.iter().filter_map(|&customers| {
            let reached = read(&curve, customers)?;
            let money = |symbol: Symbol, of| Expr::of(symbol, of, Unit::Money, source);
            let value = match in_shares {
                true => {
                    let part = money(S::TopValue.into(), reached * total);
                    let share = part.over(money(S::ValueSum.into(), total));
                    Explained::new(S::TopShare, Unit::Percent, share)
                }
                false => Explained::given(S::TopValue, reached, Unit::Money, source),
            };
            Some(TopShare {
                customers,
                value: rule(value.with(Rule::BestFirst).with(Rule::Interpolated)),
            })
        });
        let gini = found.map(|found| gini_of(found.gini, source));
        let hhi = found.map(|found| {
            let hhi = Explained::given(S::Hhi, found.hhi, Unit::Ratio, source);
            hhi.with(Rule::SumOfSquares)
        });
        Ok(Concentration {
            total: Explained::given(S::ValueSum, total, Unit::Money, source),
            gini_corrected: gini.as_ref().zip(found).and_then(|(gini, found)| {
                let heads =
                    || Expr::of(Symbol::Customers, found.customers, Unit::Customers, source);
                let below = heads().minus(Expr::Number(1.0));
                let expr = gini.as_input().times(heads()).over(below);
                let corrected = Explained::new(S::GiniCorrected, Unit::Ratio, expr);
                corrected.finite().map(|_| rule(corrected))
            }),
            equal_customers: hhi.as_ref().map(|hhi| {
                let equal = Expr::Number(1.0).over(hhi.as_input());
                rule(Explained::new(S::EqualCustomers, Unit::Customers, equal))
            }),
            gini: gini.map(rule),
            hhi: hhi.map(rule),
            peak: peak(&entries, source),
            ranked,
            top: top.collect(),
            negative,
            curve,
            in_shares,
            grouped,
        })
    }

    /// Every number of the result.
    pub fn lines(&self) -> Vec<Line<'_>> {
        let whole = [&self.total].into_iter().chain(&self.gini);
        let whole = whole.chain(&self.gini_corrected).chain(&self.hhi);
        let peak = self.peak.iter();
        let peak = peak.flat_map(|it| [&it.place, &it.cumulated].into_iter().chain(&it.share));
        let mut lines = Line::of_whole(whole.chain(&self.equal_customers).chain(peak));
        for (place, of) in self.ranked.iter().enumerate() {
            let key = of.name.clone();
            let key = key.unwrap_or(Key::Place(place as u32 + 1));
            let numbers = [&of.value, &of.cumulated].into_iter().chain(&of.share);
            lines.extend(Line::row(&[key], of.customers.iter().chain(numbers)));
        }
        for top in &self.top {
            lines.extend(Line::row(&[Key::Share(top.customers)], [&top.value]));
        }
        lines
    }
}

/// The Gini coefficient, made of the Lorenz area.
pub(super) fn gini_of(gini: f64, source: Source) -> Explained {
    let area = Expr::of(Symbol::TwiceLorenzArea, 1.0 - gini, Unit::Ratio, source);
    Explained::new(Symbol::Gini, Unit::Ratio, Expr::Number(1.0).minus(area))
}

fn checked(inputs: &ConcentrationInputs) -> Result<Vec<(f64, f64)>, ValueError> {
    let count = inputs.values.len();
    check::entries(S::ValueSum, count, 1, MOST)?;
    if !inputs.customers.is_empty() {
        let count = count as u32;
        check::entries(S::GroupCustomers, inputs.customers.len(), count, count)?;
    }
    if !inputs.names.is_empty() {
        let count = count as u32;
        check::entries(S::ValueSum, inputs.names.len(), count, count)?;
    }
    let mut entries = Vec::with_capacity(count);
    for (place, &value) in inputs.values.iter().enumerate() {
        let at = |error: ValueError| error.at(place + 1);
        check::finite(S::ValueSum, Given::assumed(value)).map_err(at)?;
        let heads = inputs.customers.get(place).copied().unwrap_or(1.0);
        check::positive(S::GroupCustomers, Given::assumed(heads)).map_err(at)?;
        entries.push((heads, value));
    }
    for (place, &top) in inputs.tops.iter().enumerate() {
        check::fraction(S::TopShare, Given::assumed(top)).map_err(|error| error.at(place + 1))?;
    }
    Ok(entries)
}

/// Entries one by one, those with the highest value a head first, with what they make together.
fn ranked(
    entries: &[(f64, f64)],
    names: &[Key],
    grouped: bool,
    source: Source,
) -> Vec<RankedValue> {
    let mut places: Vec<usize> = (0..entries.len()).collect();
    places.sort_by_key(|&place| !ordered(entries[place].1 / entries[place].0));
    let all: f64 = entries.iter().map(|entry| entry.1).sum();
    let mut before = Expr::Number(0.0);
    let mut ranked = Vec::with_capacity(entries.len());
    for place in places {
        let (heads, value) = entries[place];
        let value = Explained::given(S::EntryValue, value, Unit::Money, source);
        let together = match ranked.is_empty() {
            true => value.as_input(),
            false => before.plus(value.as_input()),
        };
        let cumulated = Explained::new(S::CumulatedValue, Unit::Money, together);
        before = cumulated.as_input();
        let whole = || Expr::of(S::ValueSum, all, Unit::Money, source);
        let share = (all > 0.0).then(|| {
            let share = cumulated.as_input().over(whole());
            Explained::new(S::CumulatedShare, Unit::Percent, share)
        });
        ranked.push(RankedValue {
            name: names.get(place).cloned(),
            customers: grouped
                .then(|| Explained::given(S::GroupCustomers, heads, Unit::Customers, source)),
            value,
            share,
            cumulated,
        });
    }
    ranked
}

/// The first entry with which the curve is highest, if that is above the whole and above nothing.
fn peak(entries: &[(f64, f64)], source: Source) -> Option<Peak> {
    let all: f64 = entries.iter().map(|entry| entry.1).sum();
    let (mut sum, mut highest) = (0.0, (0, 0.0));
    for (place, entry) in entries.iter().enumerate() {
        sum += entry.1;
        if sum > highest.1 {
            highest = (place + 1, sum);
        }
    }
    let (place, sum) = highest;
    let cumulated = Explained::given(S::CumulatedValue, sum, Unit::Money, source);
    let share = (all > 0.0).then(|| {
        let whole = Expr::of(S::ValueSum, all, Unit::Money, source);
        let share = cumulated.as_input().over(whole);
        Explained::new(Symbol::WhalePeak, Unit::Percent, share)
    });
    (sum > 0.0 && sum > all * (1.0 + 1e-9)).then(|| Peak {
        place: Explained::given(S::PeakPlace, place as f64, Unit::Rank, Source::Derived),
        share,
        cumulated,
    })
}

/// Customers from the best to the worst, and the value so far in parts of `whole`.
fn curve(entries: &[(f64, f64)], whole: f64) -> Vec<CurvePoint> {
    let customers: f64 = entries.iter().map(|entry| entry.0).sum();
    let (mut heads, mut value) = (0.0, 0.0);
    let mut points = vec![CurvePoint {
        customers: 0.0,
        value: 0.0,
    }];
    for entry in entries {
        heads += entry.0;
        value += entry.1;
        points.push(CurvePoint {
            customers: heads / customers,
            value: value / whole,
        });
    }
    points
}

/// The height of a curve at a part of the customers, on the straight line between its points.
pub(super) fn read(curve: &[CurvePoint], customers: f64) -> Option<f64> {
    let after = curve.partition_point(|point| point.customers < customers);
    let b = curve.get(after)?;
    let Some(a) = after.checked_sub(1).and_then(|before| curve.get(before)) else {
        return Some(b.value);
    };
    let part = (customers - a.customers) / (b.customers - a.customers);
    Some(a.value + part * (b.value - a.value))
}
