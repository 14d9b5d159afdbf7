//! Joining ranges whose columns stay where they were read.
//!
//! What is joined is small: the texts of each range, its counts and its remarks. The reader of the first
//! range numbers the texts through the file and tells the others what their numbers are in the whole;
//! then each hands on its own columns, at the same time. [`super::share`] says in which order they
//! stand.

use super::codec::{Share, share};
use super::merge::{self, assemble_apart};
use super::partial::{Partial, Renumber};
use super::{FatalError, ImportFacts, OrderLines, Plan, Role};

/// The first range of a file, numbered with all others.
#[derive(Debug)]
pub struct Apart {
    /// Lines of the first range; all else is that of the whole.
    lines: OrderLines,
    /// Lines of the whole.
    total: usize,
}

impl Apart {
    /// What was read, and how.
    pub fn facts(&self) -> &ImportFacts {
        &self.lines.facts
    }

    /// What the first reader hands on: its columns and all that is there once.
    pub fn share(&self) -> Share<'_> {
        share(&self.lines, self.total)
    }
}

/// Ranges joined, or not.
#[derive(Debug)]
pub enum Joined {
    /// Each range may hand on its columns; how the later ones are numbered, in order.
    Apart(Box<Apart>, Vec<Renumber>),
    /// The columns must come to one place, and [`super::merge`] looks after them: a range began at the
    /// wrong place, the whole file contradicts the plan, or amounts name several currencies. The first
    /// range comes back.
    Together(Box<Partial>),
}

/// Joins what later ranges are without their columns (see [`super::encode_digest`]) to the first.
///
/// # Errors
/// Those of [`super::merge`] that do not come from reading again.
pub fn join_apart(
    len: u64,
    plan: &Plan,
    first: Partial,
    digests: Vec<Partial>,
) -> Result<Joined, FatalError> {
    let mut partials = vec![first];
    partials.extend(digests);
    if !is_plain(len, plan, &partials) {
        let first = partials.swap_remove(0);
        return Ok(Joined::Together(Box::new(first)));
    }
    let total = partials.iter().map(Partial::len).sum();
    let (lines, numbers) = assemble_apart(plan.clone(), Vec::new(), partials, &[])?;
    Ok(Joined::Apart(Box::new(Apart { lines, total }), numbers))
}

/// True where nothing is to be read again and no column is to be made of the whole.
fn is_plain(len: u64, plan: &Plan, partials: &[Partial]) -> bool {
    let mut place = 0;
    for partial in partials {
        if partial.start != place || partial.abandoned {
            return false;
        }
        place = partial.end;
    }
    let names_currencies = !plan.roles.contains_key(&Role::Currency)
        && partials.iter().any(|partial| !partial.signs.is_empty());
    let mut later = partials.iter().skip(1);
    place >= len
        && !names_currencies
        && !has_blank_currency(plan, partials)
        && partials.first().is_some_and(|first| first.len() > 0)
        && later.all(|partial| partial.elsewhere > 0)
        && merge::revised_encoding(plan, partials).is_none()
        && merge::revised_dates(plan, partials).is_none()
}

/// True where rows leave the column of currencies blank: they are counted over the whole column.
fn has_blank_currency(plan: &Plan, partials: &[Partial]) -> bool {
    let mut kept = plan.kept_columns().into_iter();
    let Some(place) = kept.position(|(_, role)| role == Some(Role::Currency)) else {
        return false;
    };
    let mut columns = partials.iter().filter_map(|it| it.attributes.get(place));
    columns.any(|column| {
        let values = &column.values;
        (0..values.len() as u32).any(|number| values.text(number).is_empty())
    })
}

/// The columns of a later range, numbered as in the whole, in the order of [`super::share`].
pub fn columns_of<'a>(partial: &'a mut Partial, numbers: &Renumber) -> Share<'a> {
    partial.renumber(numbers);
    super::codec::share_of_range(partial)
}
