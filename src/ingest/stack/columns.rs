//! The columns of a further input, found by the names of the first.

use std::collections::BTreeMap;

use crate::ingest::partial::{Coded, Partial};
use crate::ingest::{
    FatalError, Input, IssueExample, IssueKind, NO_DAY, NO_VALUE, Plan, Role, letters, roles, unit,
};

/// How an input is read so that its rows fit behind those of the first.
#[derive(Debug, Clone)]
pub(super) struct Matched {
    /// The plan with the columns as this input has them.
    pub(super) plan: Plan,
    /// For each attribute of the first input its place among those of this one.
    attributes: Vec<Option<usize>>,
    /// Likewise for the measures.
    measures: Vec<Option<usize>>,
    /// For each column of this input the same column of the first.
    back: Vec<Option<usize>>,
    /// The first input's rows are customers and name their first purchases.
    has_first: bool,
    /// Columns of the first input that this one lacks.
    missing: Vec<usize>,
}

impl Matched {
    /// # Errors
    /// [`FatalError::InputLacksColumn`] for a column that cannot be done without: all but those
    /// kept beside the amount.
    pub(super) fn new(
        plan: &Plan,
        names: &[String],
        input: &Input,
        own_names: &[String],
    ) -> Result<Matched, FatalError> {
        let by_place = input.header_row.is_none() || plan.header_row.is_none();
        let found = match input.refunds {
            true => matching_refunds(plan, names, own_names, by_place),
            false => matching(names, own_names, by_place),
        };
        let find = |column: usize| found.get(column).copied().flatten();
        let lacking = |column: usize| FatalError::InputLacksColumn {
            column: names.get(column).cloned().unwrap_or_default(),
        };
        let mut own = Plan {
            place: input.place,
            format: input.format.clone(),
            header_row: input.header_row,
            refunds: input.refunds,
            also: Vec::new(),
            joins: Vec::new(),
            ..plan.clone()
        };
        let mut missing = Vec::new();
        own.units = units(plan, names, own_names, &found);
        own.roles.clear();
        for (&role, &column) in &plan.roles {
            match find(column) {
                Some(column) => drop(own.roles.insert(role, column)),
                None if is_needed(role, input.refunds) => return Err(lacking(column)),
                None => {
                    missing.push(column);
                    if is_needed(role, false) {
                        own.roles.insert(role, NOWHERE);
                    }
                }
            }
        }
        own.keep = plan
            .keep
            .iter()
            .filter_map(|&column| find(column))
            .collect();
        own.fill_down = plan.fill_down.iter().filter_map(|&it| find(it)).collect();
        missing.extend(plan.keep.iter().filter(|&&column| find(column).is_none()));
        own.months.clear();
        for &(column, month) in &plan.months {
            own.months
                .push((find(column).ok_or_else(|| lacking(column))?, month));
        }
        let mut back = vec![None; own_names.len()];
        for (column, place) in found.iter().enumerate() {
            if let Some(place) = *place
                && let Some(back) = back.get_mut(place)
            {
                *back = Some(column);
            }
        }
        let (kept, measures) = (own.kept_columns(), own.measures());
        let attribute = |(column, _): &(usize, Option<Role>)| {
            let column = find(*column)?;
            kept.iter().position(|(own, _)| *own == column)
        };
        let measure = |(_, role): &(usize, Role)| measures.iter().position(|(_, own)| own == role);
        missing.sort_unstable();
        missing.dedup();
        Ok(Matched {
            attributes: plan.kept_columns().iter().map(attribute).collect(),
            measures: plan.measures().iter().map(measure).collect(),
            has_first: plan.first_purchase().is_some(),
            plan: own,
            back,
            missing,
        })
    }

    /// Brings the columns of a range into the order of the first input, blank where there is none.
    pub(super) fn arrange(&self, partial: &mut Partial) {
        let lines = partial.customer.len();
        let attributes = std::mem::take(&mut partial.attributes);
        partial.attributes = self
            .attributes
            .iter()
            .map(
                |place| match place.and_then(|place| attributes.get(place)) {
                    Some(coded) => coded.clone(),
                    None => blank(lines),
                },
            )
            .collect();
        let measures = std::mem::take(&mut partial.measures);
        partial.measures = self
            .measures
            .iter()
            .map(|place| match place.and_then(|place| measures.get(place)) {
                Some(values) => values.clone(),
                None => vec![NO_VALUE; lines],
            })
            .collect();
        if self.has_first && partial.first.is_empty() {
            partial.first = vec![NO_DAY; lines];
        }
        let places = partial.issues.0.values_mut();
        for places in places.chain(partial.currencies.values_mut()) {
            for example in &mut places.examples {
                let back = |column: usize| self.back.get(column).copied().flatten();
                example.column = example.column.and_then(back);
            }
        }
        if !self.missing.is_empty() && partial.used > 0 {
            for &column in &self.missing {
                partial
                    .issues
                    .add(IssueKind::MissingColumn, || IssueExample {
                        line: 0,
                        column: Some(column),
                        found: String::new(),
                    });
            }
            if let Some(places) = partial.issues.0.get_mut(&IssueKind::MissingColumn) {
                places.count = partial.used;
            }
        }
    }
}

/// A column of blank cells.
fn blank(lines: usize) -> Coded {
    let mut coded = Coded::default();
    if lines > 0 {
        let code = coded.values.number(b"");
        coded.codes = vec![code; lines];
    }
    coded
}

/// A column that no row has: its cells are blank.
const NOWHERE: usize = u16::MAX as usize;

/// True for roles an input must have where the first input has them. The others are kept beside
/// the amount and may be blank. Refunds that name no order, cost or profit are the customer's.
pub(in crate::ingest) fn is_needed(role: Role, refunds: bool) -> bool {
    if refunds && matches!(role, Role::Order | Role::Cost | Role::Profit | Role::Refund) {
        return false;
    }
    let is_beside = role.is_attribute() || role.is_measure() || role == Role::FirstDate;
    role == Role::Quantity || !is_beside
}

/// For each name the place of the same name among others: as written, or else dressed differently.
pub(in crate::ingest) fn matching(
    names: &[String],
    others: &[String],
    by_place: bool,
) -> Vec<Option<usize>> {
    let place = |name: &String| {
        let exact = others.iter().position(|other| other == name);
        exact.or_else(|| {
            let folded = letters::fold(name);
            let mut alike = (0..others.len())
                .filter(|&place| !folded.is_empty() && letters::fold(&others[place]) == folded);
            let first = alike.next();
            first.filter(|_| alike.next().is_none())
        })
    };
    names
        .iter()
        .enumerate()
        .map(|(column, name)| match by_place {
            true => (column < others.len()).then_some(column),
            false => place(name),
        })
        .collect()
}

/// The same for a table of refunds: what is needed and has another name there is found by what its name
/// means, for its days and its money are named after the refund.
pub(in crate::ingest) fn matching_refunds(
    plan: &Plan,
    names: &[String],
    others: &[String],
    by_place: bool,
) -> Vec<Option<usize>> {
    let mut found = matching(names, others, by_place);
    for (&role, &column) in &plan.roles {
        let is_open = found.get(column).is_some_and(Option::is_none) && is_needed(role, false);
        let own = others
            .iter()
            .position(|name| role_of_refund(name) == Some(role));
        if is_open && !by_place && own.is_some() && !found.contains(&own) {
            found[column] = own;
        }
    }
    found
}

/// What a column of a table of refunds means in an order: the money given back is its amount.
fn role_of_refund(name: &str) -> Option<Role> {
    const WORDS: [&str; 4] = ["退款", "退货", "refund", "return"];
    let role = roles::alias_of(name).or_else(|| {
        let folded = letters::fold(name);
        let mut rests = WORDS.iter().map(|word| folded.replace(word, ""));
        rests.find_map(|rest| roles::alias_of(&rest))
    });
    match role {
        Some(Role::Refund) => Some(Role::Amount),
        role => role,
    }
}

/// The units of a further input: those of the plan, but its own where its header gives another one.
fn units(
    plan: &Plan,
    names: &[String],
    own_names: &[String],
    found: &[Option<usize>],
) -> BTreeMap<usize, u8> {
    let power = |names: &[String], column: usize| {
        let found = names
            .get(column)
            .and_then(|name| unit::unit_in_header(name));
        found.map_or(0, |found| found.power)
    };
    let columns = found.iter().enumerate();
    let pairs = columns.filter_map(|(column, own)| Some((column, (*own)?)));
    let own = pairs.filter_map(|(column, own)| {
        let says = power(own_names, own);
        let unit = match says == power(names, column) {
            true => plan.units.get(&column).copied().unwrap_or_default(),
            false => says,
        };
        (unit > 0).then_some((own, unit))
    });
    own.collect()
}
