//! Tables that share a key with the one to be read: customers, products and their prices, orders
//! that came back.
//!
//! A key is a column of both tables, by name or by role, nearly every value of which stands in one
//! row of the second table. What is taken are columns that group (few different values), the price and
//! cost of products where the first table lacks them, and the refunds of orders.

use std::collections::HashSet;

use super::found::Found;
use super::{REFUNDS, is_named};
use crate::ingest::stack::matching;
use crate::ingest::{
    Inspection, Join, JoinFound, Overrides, Plan, Role, Shape, date, ids, letters,
};

/// Columns taken from a table at most.
const MOST_TAKEN: usize = 12;
/// Different values a column may have that groups.
const MOST_GROUPS: usize = 50;
/// Roles a key cannot have.
const NO_KEYS: [Role; 9] = [
    Role::Date,
    Role::Amount,
    Role::Quantity,
    Role::UnitPrice,
    Role::Cost,
    Role::Profit,
    Role::Year,
    Role::Month,
    Role::Discount,
];

/// Finds them; those not chosen by the user are on unless their columns come from another table
/// already.
pub(super) fn find(
    tables: &[Found],
    stack: &[(usize, bool)],
    inspection: &Inspection,
    overrides: &Overrides,
) -> Vec<JoinFound> {
    let first = &tables[stack[0].0];
    let mut found: Vec<JoinFound> = Vec::new();
    if matches!(inspection.plan.shape, Shape::Counted | Shape::Retention) {
        return found;
    }
    let mut taken: HashSet<String> = HashSet::new();
    for (place, table) in tables.iter().enumerate() {
        let is_stacked = stack.iter().any(|&(other, _)| other == place);
        if is_stacked || table.hidden || table.is_like(first) {
            continue;
        }
        let Some(mut join) = propose(first, table, inspection) else {
            continue;
        };
        let Ok(look) = &table.found else { continue };
        let chosen = overrides
            .joins
            .as_ref()
            .map(|joins| joins.iter().find(|chosen| chosen.input.table() == table.id));
        if let Some(Some(chosen)) = chosen {
            join.clone_from(chosen);
        }
        let name = |column: usize| {
            let column = look.columns.get(column);
            column.map(|column| column.name.clone()).unwrap_or_default()
        };
        let takes: Vec<String> = join.take.iter().map(|&(column, _)| name(column)).collect();
        let in_first = matching(&names_of(look), &names_of(inspection), false);
        let is_left = |column: &usize| {
            let is_taken = join.take.iter().any(|(taken, _)| taken == column);
            let is_known = in_first.get(*column).copied().flatten().is_some();
            let is_blank = look.columns[*column].samples.is_empty();
            *column != join.key && !is_taken && !is_known && !is_blank
        };
        let leaves = (0..look.columns.len()).filter(is_left).map(name).collect();
        let samples = join.take.iter().map(|&(column, _)| {
            let column = look.columns.get(column);
            column.map(|it| it.samples.clone()).unwrap_or_default()
        });
        let samples = samples.collect();
        let preview = preview(&inspection.preview, &join, table);
        let is_on = match chosen {
            Some(chosen) => chosen.is_some(),
            None => takes
                .iter()
                .all(|name| !taken.contains(&letters::fold(name))),
        };
        if is_on {
            taken.extend(takes.iter().map(|name| letters::fold(name)));
        }
        found.push(JoinFound {
            key: name(join.key),
            name: table.listed_name(
                tables
                    .iter()
                    .any(|it| it.id.place.file != first.id.place.file),
            ),
            join,
            takes,
            leaves,
            samples,
            preview,
            is_on,
        });
    }
    found
}

/// What a join adds to the rows of the preview.
fn preview(rows: &[Vec<String>], join: &Join, table: &Found) -> Vec<Vec<String>> {
    let keys = table.values(join.key);
    let normal = |text: &String| ids::normalise(text.as_bytes()).to_vec();
    let columns: Vec<Vec<String>> = (join.take.iter())
        .map(|&(column, _)| table.values(column))
        .collect();
    let row = |row: &Vec<String>| {
        let key = row.get(join.on).map(normal).filter(|key| !key.is_empty());
        let place = key
            .as_ref()
            .and_then(|key| keys.iter().position(|it| normal(it) == *key));
        let missing = if key.is_some() && table.is_estimate {
            "…"
        } else {
            ""
        };
        let cell = |column: &Vec<String>| match place.and_then(|place| column.get(place)) {
            Some(cell) => cell.trim().to_owned(),
            None => missing.to_owned(),
        };
        columns.iter().map(cell).collect()
    };
    rows.iter().map(row).collect()
}

fn names_of(inspection: &Inspection) -> Vec<String> {
    let columns = inspection.columns.iter();
    columns.map(|it| it.name.clone()).collect()
}

fn propose(first: &Found, table: &Found, inspection: &Inspection) -> Option<Join> {
    let look = table.found.as_ref().ok()?;
    look.plan.header_row?;
    let plan = &inspection.plan;
    let (names, own) = (names_of(inspection), names_of(look));
    let shared = matching(&names, &own, false);
    let key = |(on, key): (usize, usize)| {
        let role = plan.role_of(on);
        if role.is_some_and(|role| NO_KEYS.contains(&role)) {
            return None;
        }
        let share = overlap(&first.values(on), &table.values(key), table.is_estimate)?;
        Some((
            share,
            role == Some(Role::Customer),
            std::cmp::Reverse(on),
            key,
        ))
    };
    let by_name = shared
        .iter()
        .enumerate()
        .filter_map(|(on, place)| Some((on, (*place)?)));
    let by_role = [Role::Customer, Role::Order, Role::Product]
        .into_iter()
        .filter_map(|role| Some((*plan.roles.get(&role)?, *look.plan.roles.get(&role)?)));
    let (.., std::cmp::Reverse(on), key) = by_name.chain(by_role).filter_map(key).max()?;
    let is_by_order = plan.role_of(on) == Some(Role::Order);
    let in_first = matching(&own, &names, false);
    let take = take(table, plan, (key, is_by_order), &in_first);
    (!take.is_empty()).then(|| Join {
        input: crate::ingest::Input {
            place: table.id.place,
            format: look.plan.format.clone(),
            header_row: look.plan.header_row,
            refunds: false,
        },
        on,
        key,
        take,
    })
}

/// How many of a hundred different keys stand in the second table, when nearly each stands there
/// once; none when the column is no key.
fn overlap(values: &[String], keys: &[String], is_part: bool) -> Option<usize> {
    let set = |values: &[String]| -> HashSet<Vec<u8>> {
        let normal = values.iter().map(|value| ids::normalise(value.as_bytes()));
        normal
            .filter(|value| !value.is_empty())
            .map(<[u8]>::to_vec)
            .collect()
    };
    let filled = keys
        .iter()
        .filter(|key| !ids::normalise(key.as_bytes()).is_empty())
        .count();
    let (values, keys) = (set(values), set(keys));
    if keys.len() < 2 || filled - keys.len() > (filled / 20).max(1) {
        return None;
    }
    let hits = values.intersection(&keys).count();
    // Of a long table only the first rows were seen.
    let least = if is_part || keys.len() >= 5_000 {
        1
    } else {
        10
    };
    let share = hits * 100 / values.len().max(1);
    // A list of orders that came back holds few of all orders.
    let few = hits >= 2 && hits * 2 >= keys.len();
    (hits > 0 && (share >= least || few)).then_some(share)
}

/// The columns to take, each with its role.
fn take(
    table: &Found,
    plan: &Plan,
    (key, is_by_order): (usize, bool),
    in_first: &[Option<usize>],
) -> Vec<(usize, Option<Role>)> {
    let Ok(look) = &table.found else {
        return Vec::new();
    };
    let has = |role: Role| plan.roles.contains_key(&role);
    let is_priced = has(Role::Amount) || (has(Role::Quantity) && has(Role::UnitPrice));
    let is_of_refunds = is_named(table, &REFUNDS);
    let free = |role: Role, take: &[(usize, Option<Role>)]| {
        !has(role) && take.iter().all(|&(_, taken)| taken != Some(role))
    };
    let mut take: Vec<(usize, Option<Role>)> = Vec::new();
    for (column, facts) in look.columns.iter().enumerate() {
        if column == key || in_first.get(column).copied().flatten().is_some() {
            continue;
        }
        if take.len() == MOST_TAKEN {
            break;
        }
        let name = letters::fold(&facts.name);
        let ends = |parts: &[&str]| parts.iter().any(|part| name.ends_with(part));
        if ends(&["price", "单价", "售价", "价格"]) {
            if !is_priced && has(Role::Quantity) && free(Role::UnitPrice, &take) {
                take.push((column, Some(Role::UnitPrice)));
            }
            continue;
        }
        if ends(&["cost", "成本", "成本价", "进价"]) {
            if !has(Role::Profit) && has(Role::Quantity) && free(Role::Cost, &take) {
                take.push((column, Some(Role::Cost)));
            }
            continue;
        }
        // Refunds of orders, by whatever name their table calls the money.
        let is_money = match facts.role {
            Some(Role::Refund) => true,
            Some(Role::Amount) => is_of_refunds,
            _ => false,
        };
        if is_money && is_by_order {
            if plan.shape.gives_amounts() && !plan.refunds && free(Role::Refund, &take) {
                take.push((column, Some(Role::Refund)));
            }
            continue;
        }
        let values = table.values(column);
        // A day says when, not what became of the order.
        let are_days = !values.is_empty()
            && (values
                .iter()
                .map(|it| it.trim())
                .filter(|it| !it.is_empty()))
            .all(|it| date::read(it.as_bytes()).is_some());
        if are_days && is_of_refunds {
            continue;
        }
        let different: HashSet<&str> = values
            .iter()
            .map(|value| value.trim())
            .filter(|value| !value.is_empty())
            .collect();
        let groups = (1..=MOST_GROUPS).contains(&different.len());
        let are_short = different.iter().all(|value| value.chars().count() <= 40);
        if !groups || !are_short {
            continue;
        }
        let role = facts.role.filter(|role| role.is_attribute());
        let role = match role {
            None if is_of_refunds && different.len() <= 5 => Some(Role::Status),
            role => role,
        };
        // What stands the same in every row says something only of the rows that are not there.
        if different.len() > 1 || is_of_refunds {
            let role = role.filter(|&role| free(role, &take));
            take.push((column, role));
        }
    }
    take
}
