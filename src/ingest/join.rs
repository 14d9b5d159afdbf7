//! Columns of a second table, added by a key.
//!
//! The key column of the first table is kept while it is read, as an attribute, so that a key is
//! looked up once however many lines share it. Where the amount is quantity × a price that only the
//! second table knows, the quantity is read in its stead and multiplied here; rows without a price
//! are then set aside, for they have no amount.

mod apply;
mod lookup;
mod refunds;

use super::source::File;
use super::{FatalError, InputFacts, Join, OrderLines, Plan, Role};
use apply::Applied;
pub(super) use lookup::Lookup;

impl Join {
    /// True when a column of this role is taken.
    pub(super) fn gives(&self, role: Role) -> bool {
        self.take.iter().any(|&(_, taken)| taken == Some(role))
    }
}

/// The plan by which the first input is read so that the tables can be joined to it.
pub(super) fn prepared(plan: &Plan) -> Plan {
    let mut prepared = plan.clone();
    prepared.keep.extend(plan.joins.iter().map(|join| join.on));
    if waits_for_price(plan)
        && let Some(&quantity) = plan.roles.get(&Role::Quantity)
    {
        prepared.roles.insert(Role::Amount, quantity);
    }
    prepared
}

/// True when only a joined table knows what a unit costs.
fn waits_for_price(plan: &Plan) -> bool {
    let has = |role| plan.roles.contains_key(&role);
    let is_priced = has(Role::Amount) || has(Role::UnitPrice);
    let is_open = plan.shape.gives_amounts() && !is_priced;
    is_open && has(Role::Quantity) && plan.joins.iter().any(|it| it.gives(Role::UnitPrice))
}

/// Joins the tables of a plan to lines that were read with the plan [`prepared`] from it.
///
/// # Errors
/// Those of reading the tables, with their names; [`FatalError::NothingUsable`] when no row has a
/// price, and [`FatalError::AmountsTooLarge`].
pub(super) fn join_all(
    files: &mut [File<'_>],
    plan: &Plan,
    lines: &mut OrderLines,
) -> Result<(), FatalError> {
    let kept = prepared(plan).kept_columns();
    let mut before = behind(lines);
    for join in &plan.joins {
        let place = kept.iter().position(|&(column, _)| column == join.on);
        let Some(place) = place else { continue };
        let lookup = Lookup::read(files, join, plan.decimal)?;
        // The table counts among the inputs, behind all lines, so that places in it have a name.
        lines.facts.inputs.push(InputFacts {
            name: lookup.name.clone(),
            before,
            ..InputFacts::default()
        });
        Applied {
            plan,
            join,
            lookup: &lookup,
            key: place,
            before,
        }
        .apply(lines)?;
        before += lookup.lines + 1;
    }
    // What was kept only to look up is of no further use.
    let of_user = plan.kept_columns();
    let mut place = 0;
    lines.attributes.retain(|_| {
        let stays = kept
            .get(place)
            .is_none_or(|column| of_user.contains(column));
        place += 1;
        stays
    });
    if let Some(carried_out) = &mut lines.facts.plan {
        carried_out.keep.clone_from(&plan.keep);
        carried_out.roles.clone_from(&plan.roles);
    }
    Ok(())
}

/// A line number behind all that were read.
fn behind(lines: &OrderLines) -> u64 {
    let inputs = lines.facts.inputs.iter().map(|input| input.before);
    let lines = lines.line.last().into_iter().chain(lines.aside.line.last());
    inputs
        .chain(lines.map(|&line| u64::from(line)))
        .max()
        .unwrap_or_default()
        + 1
}
