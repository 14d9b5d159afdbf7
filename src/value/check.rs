//! The gates every model's inputs pass. What comes through is finite and in its range.

use super::{Problem, ValueError};
use crate::explain::{Given, Symbol};
use crate::numeric::sort_many;

/// How far shares may miss the whole: 0.05 points of a hundred.
const WHOLE_MISS: f64 = 5e-4;
/// The largest amount a field may hold, so that no product of fields leaves the range of `f64`.
const MOST: f64 = 1e15;

/// A number of any sign.
pub(super) fn finite(field: impl Into<Symbol>, given: Given) -> Result<f64, ValueError> {
    let (field, found) = (field.into(), given.value);
    if !found.is_finite() {
        Err(ValueError::new(field, Problem::NotFinite))
    } else if found.abs() > MOST {
        let problem = Problem::OutOfRange {
            found,
            least: -MOST,
            most: MOST,
        };
        Err(ValueError::new(field, problem))
    } else {
        Ok(found)
    }
}

/// A number above zero.
pub(super) fn positive(field: impl Into<Symbol>, given: Given) -> Result<f64, ValueError> {
    let field = field.into();
    match finite(field, given)? {
        found if found > 0.0 => Ok(found),
        found => Err(ValueError::new(field, Problem::NotPositive { found })),
    }
}

/// A number of zero or more.
pub(super) fn not_negative(field: impl Into<Symbol>, given: Given) -> Result<f64, ValueError> {
    let field = field.into();
    match finite(field, given)? {
        found if found >= 0.0 => Ok(found),
        found => Err(ValueError::new(field, Problem::Negative { found })),
    }
}

/// A part of a whole or a probability: 0 to 1.
pub(super) fn fraction(field: impl Into<Symbol>, given: Given) -> Result<f64, ValueError> {
    within(field, given, 0.0, 1.0)
}

/// A margin as a part of revenue: at most the whole, and not below −10.
pub(super) fn margin(field: impl Into<Symbol>, given: Given) -> Result<f64, ValueError> {
    let field = field.into();
    match finite(field, given)? {
        found if found > 1.0 => Err(ValueError::new(field, Problem::OverWhole { found })),
        _ => within(field, given, -10.0, 1.0),
    }
}

/// A number of a closed range.
pub(super) fn within(
    field: impl Into<Symbol>,
    given: Given,
    least: f64,
    most: f64,
) -> Result<f64, ValueError> {
    let field = field.into();
    match finite(field, given)? {
        found if (least..=most).contains(&found) => Ok(found),
        found => {
            let problem = Problem::OutOfRange { found, least, most };
            Err(ValueError::new(field, problem))
        }
    }
}

/// Shares that together make the whole, each 0 to 1.
pub(super) fn whole(field: impl Into<Symbol>, shares: &[Given]) -> Result<(), ValueError> {
    let field = field.into();
    for (place, &share) in shares.iter().enumerate() {
        fraction(field, share).map_err(|error| error.at(place + 1))?;
    }
    let found: f64 = shares.iter().map(|share| share.value).sum();
    if (found - 1.0).abs() > WHOLE_MISS {
        return Err(ValueError::new(field, Problem::NotWhole { found }));
    }
    Ok(())
}

/// How many entries a list may have.
pub(super) fn entries(
    field: impl Into<Symbol>,
    found: usize,
    least: u32,
    most: u32,
) -> Result<(), ValueError> {
    let found = u32::try_from(found).unwrap_or(u32::MAX);
    if (least..=most).contains(&found) {
        return Ok(());
    }
    let problem = Problem::Entries { found, least, most };
    Err(ValueError::new(field, problem))
}

/// The place of each name when they are sorted, to tell equal entries apart.
pub(super) fn name_ranks(field: impl Into<Symbol>, names: &[&str]) -> Result<Vec<u32>, ValueError> {
    let mut by_name: Vec<usize> = (0..names.len()).collect();
    sort_many(&mut by_name, |&a, &b| names[a].cmp(names[b]));
    let is_same = |pair: &&[usize]| names[pair[0]] == names[pair[1]];
    if let Some(pair) = by_name.windows(2).find(is_same) {
        return Err(ValueError::new(field, Problem::Repeated).at(pair[1] + 1));
    }
    let mut ranks = vec![0; names.len()];
    for (rank, place) in by_name.into_iter().enumerate() {
        ranks[place] = rank as u32;
    }
    Ok(ranks)
}
