//! Every table in the files given, and which of them to read.
//!
//! Tables with the same columns are proposed as one, each with a reason; so are those of refunds.
//! What would count twice is left out: summaries, copies, sheets that hold the rows of the others.

mod found;
mod joins;

use std::collections::HashSet;

use super::source::File;
use super::stack::{matching, matching_refunds};
use super::{
    ColumnsFit, FatalError, FileKind, InputChoice, InputFound, InputUse, Inspection, Overrides,
    Plan, Reason, Role, SheetFacts, TableId, letters,
};
use found::Found;

/// Parts of names of tables that hold refunds.
const REFUNDS: [&str; 8] = [
    "退款",
    "退货",
    "退单",
    "售后",
    "return",
    "refund",
    "chargeback",
    "creditnote",
];
/// Parts of names of tables that repeat what others hold.
const SUMMARIES: [&str; 14] = [
    "汇总", "合计", "总计", "总表", "全部", "全年", "副本", "备份", "summary", "total", "all",
    "copy", "backup", "combined",
];

/// Looks at the heads of files, at most their first MiB (workbooks whole), and proposes how to read
/// them: which tables, and each of their columns.
///
/// # Errors
/// A [`FatalError`] when there is no table a plan could be made for: that of the only file, or of
/// the first that cannot be read, with its name.
pub fn inspect_all(
    files: &mut [File<'_>],
    overrides: &Overrides,
) -> Result<Inspection, FatalError> {
    let tables = found::find(files, overrides)?;
    let (mut chosen, is_proposed) = match chosen(&tables, overrides)? {
        Some(chosen) => (chosen, false),
        None => (propose(&tables)?, true),
    };
    let first = &tables[chosen.stack[0].0];
    let mut inspection = first.propose(overrides)?;
    if !inspection.plan.shape.gives_order_lines() {
        chosen.without_refunds(&tables, is_proposed);
    } else if !inspection.plan.shape.gives_amounts() {
        chosen.without_amounts();
    }
    inspection.plan.place = first.id.place;
    inspection.plan.refunds = chosen.stack[0].1;
    for &(place, refunds) in &chosen.stack[1..] {
        let input = tables[place].input(overrides, refunds)?;
        inspection.plan.also.push(input);
    }
    inspection.bytes = bytes(files, &inspection.plan);
    inspection.sheets = tables
        .iter()
        .filter(|table| table.id.place == first.id.place)
        // A chart cannot be chosen in the place of a table.
        .filter(|table| table.found.as_ref().err() != Some(&FatalError::SheetWithoutCells))
        .filter_map(|table| Some((table, table.id.sheet?)))
        .map(|(table, sheet)| SheetFacts {
            place: sheet,
            name: match inspection.kind {
                FileKind::Html => (sheet + 1).to_string(),
                _ => table.sheet_name.clone(),
            },
            rows: table.rows.unwrap_or_default(),
            hidden: table.hidden,
            is_estimate: table.is_estimate,
        })
        .collect();
    if first.id.sheet.is_some() {
        // Behind the encoding of a page, before what was noticed about the header.
        let place = usize::from(inspection.kind == FileKind::Html);
        let reason = chosen.reason.clone();
        inspection.format_reasons.insert(place, reason);
    }
    settle_dates(&mut inspection, &tables, &chosen.stack[1..]);
    inspection.joins = joins::find(&tables, &chosen.stack, &inspection, overrides);
    let on = inspection.joins.iter().filter(|found| found.is_on);
    inspection.plan.joins = on.map(|found| found.join.clone()).collect();
    inspection.inputs = listed(&tables, &chosen, &inspection, files.len() > 1);
    Ok(inspection)
}

/// The tables to read, in order, with whether their amounts are refunds.
struct Chosen {
    stack: Vec<(usize, bool)>,
    /// Why the first one.
    reason: Reason,
    /// Why the others were left out, by table.
    left_out: Vec<(usize, Reason)>,
}

impl Chosen {
    /// Rows that are no orders have no refunds. Of tables that nobody chose only those with the
    /// columns of the first stay.
    fn without_refunds(&mut self, tables: &[Found], is_proposed: bool) {
        let first = self.stack[0].0;
        let is_alike = |place: usize| place == first || tables[place].is_like(&tables[first]);
        self.stack
            .retain(|&(place, _)| !is_proposed || is_alike(place));
        for (_, refunds) in &mut self.stack {
            *refunds = false;
        }
    }
}

impl Chosen {
    /// Refunds without amounts say nothing of any order: their tables are not read.
    fn without_amounts(&mut self) {
        self.stack[0].1 = false;
        let refunds = self.stack.iter().filter(|&&(_, refunds)| refunds);
        let left_out = refunds.map(|&(place, _)| (place, Reason::RefundsWithoutAmounts));
        self.left_out.extend(left_out.collect::<Vec<_>>());
        self.stack.retain(|&(_, refunds)| !refunds);
    }
}

/// What the user chose.
fn chosen(tables: &[Found], overrides: &Overrides) -> Result<Option<Chosen>, FatalError> {
    let place = |id: TableId| {
        let place = tables.iter().position(|table| table.id == id);
        place.ok_or(FatalError::InputMissing)
    };
    let stack = match (&overrides.inputs, overrides.sheet) {
        (Some(inputs), _) if !inputs.is_empty() => inputs
            .iter()
            .map(|&InputChoice { table, refunds }| Ok((place(table)?, refunds)))
            .collect::<Result<_, FatalError>>()?,
        (_, Some(sheet)) => {
            let mut tables = tables.iter();
            let Some(place) = tables.position(|table| table.id.sheet == Some(sheet)) else {
                return Err(FatalError::WorkbookEmpty);
            };
            vec![(place, false)]
        }
        _ => return Ok(None),
    };
    Ok(Some(Chosen {
        stack,
        reason: Reason::Chosen,
        left_out: Vec::new(),
    }))
}

/// The table that fits best, and those that go with it.
fn propose(tables: &[Found]) -> Result<Chosen, FatalError> {
    let rank = |place: usize| {
        let table = &tables[place];
        let roles = table.found.as_ref().map_or(0, |it| known_roles(&it.plan));
        (!table.hidden, roles, table.rows, std::cmp::Reverse(place))
    };
    let readable = || (0..tables.len()).filter(|&place| tables[place].found.is_ok());
    let Some(best) = readable().max_by_key(|&place| rank(place)) else {
        return Err(found::why_none(tables));
    };
    let largest = readable().max_by_key(|&place| {
        (
            !tables[place].hidden,
            tables[place].rows,
            std::cmp::Reverse(place),
        )
    });
    let is_page = tables[best].is_of_page();
    let is_text = tables[best].id.sheet.is_none();
    let mut reason = match largest {
        Some(largest) if is_page && largest == best => Reason::LongestTable,
        Some(largest) if is_text && largest == best => Reason::MostRows,
        _ if tables.len() == 1 => Reason::LargestSheet,
        Some(largest) if largest == best => Reason::LargestSheet,
        _ => Reason::FittingColumns,
    };
    let mut left_out = Vec::new();
    let mut stack = vec![(best, false)];
    let alike: Vec<usize> = readable()
        .filter(|&place| place != best && tables[place].is_like(&tables[best]))
        .collect();
    if is_union(tables, best, &alike) || is_named(&tables[best], &SUMMARIES) {
        left_out.extend(alike.iter().map(|&place| (place, Reason::SameRows)));
    } else {
        for place in alike {
            let table = &tables[place];
            let again = stack.iter().any(|&(other, _)| tables[other].repeats(table));
            if table.hidden && !tables[best].hidden {
                left_out.push((place, Reason::HiddenSheet));
            } else if is_named(table, &SUMMARIES) {
                left_out.push((place, Reason::NamedSummary));
            } else if again && !is_named(table, &REFUNDS) {
                left_out.push((place, Reason::SameRows));
            } else {
                stack.push((place, is_named(table, &REFUNDS)));
            }
        }
    }
    // Refunds may have other columns beside those that are needed.
    for place in readable() {
        let is_known = place == best
            || stack.iter().any(|&(other, _)| other == place)
            || left_out.iter().any(|&(other, _)| other == place);
        if !is_known && is_of_refunds(&tables[place]) && !tables[place].hidden {
            let fit = fit(&tables[best], &tables[place], true);
            if fit == ColumnsFit::Enough {
                stack.push((place, true));
            }
        }
    }
    // The columns are those of the first table of sales.
    stack.sort_by_key(|&(place, refunds)| (refunds, place));
    if stack.len() > 1 {
        reason = Reason::SameColumns;
    }
    Ok(Chosen {
        stack,
        reason,
        left_out,
    })
}

/// How many of the roles that make an order are there.
fn known_roles(plan: &Plan) -> usize {
    let has = |role: Role| usize::from(plan.roles.contains_key(&role));
    let amount = has(Role::Amount).max(has(Role::Quantity));
    has(Role::Customer) + has(Role::Date) + amount + has(Role::Order)
}

/// True when one table has as many rows as the others together.
fn is_union(tables: &[Found], best: usize, others: &[usize]) -> bool {
    let body = |place: usize| tables[place].rows.unwrap_or(1).saturating_sub(1);
    let is_counted = |&place: &usize| !tables[place].is_estimate;
    others.len() > 1
        && others.iter().chain([&best]).all(is_counted)
        && others.iter().map(|&place| body(place)).sum::<u64>() == body(best)
}

fn is_named(table: &Found, parts: &[&str]) -> bool {
    let name = letters::fold(table.own_name());
    let words: HashSet<String> = table
        .own_name()
        .split(|c: char| !c.is_alphanumeric())
        .map(str::to_lowercase)
        .collect();
    parts.iter().any(|part| match part.len() {
        // Short words stand in others: "all" in "small".
        0..=3 => words.contains(*part),
        _ => name.contains(part),
    })
}

/// True for a table that is named so, or that has refunds and no amounts.
fn is_of_refunds(table: &Found) -> bool {
    let has = |role: Role| {
        let plan = table.found.as_ref().map(|it| &it.plan);
        plan.is_ok_and(|plan| plan.roles.contains_key(&role))
    };
    is_named(table, &REFUNDS) || (has(Role::Refund) && !has(Role::Amount))
}

/// How the columns of a table, perhaps one of refunds, fit another's.
fn fit(first: &Found, table: &Found, refunds: bool) -> ColumnsFit {
    let (Ok(first_look), Ok(look)) = (&first.found, &table.found) else {
        return ColumnsFit::Lacks(String::new());
    };
    if table.is_like(first) {
        return ColumnsFit::Same;
    }
    let names: Vec<String> = first_look
        .columns
        .iter()
        .map(|it| it.name.clone())
        .collect();
    let own: Vec<String> = look.columns.iter().map(|it| it.name.clone()).collect();
    let found = match refunds {
        true => matching_refunds(&first_look.plan, &names, &own, false),
        false => matching(&names, &own, false),
    };
    let needed = || {
        let roles = first_look.plan.roles.iter();
        roles.filter(|(role, _)| super::stack::is_needed(**role, refunds))
    };
    if needed().next().is_none() {
        return ColumnsFit::Lacks(String::new());
    }
    let lacking = needed().find(|&(_, &column)| found.get(column).copied().flatten().is_none());
    match lacking {
        Some((_, &column)) => ColumnsFit::Lacks(names.get(column).cloned().unwrap_or_default()),
        None => ColumnsFit::Enough,
    }
}

/// A date that reads both ways in the first input may be settled by another.
fn settle_dates(inspection: &mut Inspection, tables: &[Found], others: &[(usize, bool)]) {
    if inspection.date_question.is_none() {
        return;
    }
    let settled = others.iter().find_map(|&(place, _)| {
        let look = tables[place].found.as_ref().ok()?;
        let order = look.plan.date_order;
        let is_clear = look.date_question.is_none() && look.plan.roles.contains_key(&Role::Date);
        (is_clear && order != super::DateOrder::YearFirst).then_some(order)
    });
    if let Some(order) = settled {
        inspection.plan.date_order = order;
        inspection.date_question = None;
    }
}

/// Bytes of all files the plan reads.
fn bytes(files: &[File<'_>], plan: &Plan) -> u64 {
    let used: HashSet<usize> = plan.stacked().iter().map(|it| it.place.file).collect();
    let len = |&place: &usize| files.get(place).map_or(0, |(_, source)| source.len());
    used.iter().map(len).sum()
}

/// All tables as the user sees them.
fn listed(
    tables: &[Found],
    chosen: &Chosen,
    inspection: &Inspection,
    has_several_files: bool,
) -> Vec<InputFound> {
    let first = &tables[chosen.stack[0].0];
    let describe = |place: usize| {
        let table = &tables[place];
        let stacked = chosen.stack.iter().position(|&(other, _)| other == place);
        let joined = inspection
            .joins
            .iter()
            .find(|found| found.join.input.table() == table.id);
        let left_out = chosen.left_out.iter().find(|&&(other, _)| other == place);
        let refunds = stacked.is_some_and(|stacked| chosen.stack[stacked].1);
        let columns = match stacked {
            Some(0) => ColumnsFit::Same,
            _ => fit(first, table, refunds),
        };
        let used_as = match (stacked, joined) {
            (Some(stacked), _) if chosen.stack[stacked].1 => InputUse::Refunds,
            (Some(_), _) => InputUse::Rows,
            (None, Some(found)) if found.is_on => InputUse::Joined,
            _ => InputUse::Nothing,
        };
        let reason = match (stacked, joined, left_out) {
            _ if table.rows == Some(0) => Reason::EmptyTable,
            _ if table.found.is_err() => Reason::CannotBeRead,
            _ if tables.len() == 1 => Reason::OnlyTable,
            (Some(_), ..) if chosen.reason == Reason::Chosen => Reason::Chosen,
            (Some(0), ..) => chosen.reason.clone(),
            (Some(stacked), ..) if chosen.stack[stacked].1 => Reason::NamedRefunds,
            (Some(_), ..) => Reason::SameColumns,
            (None, Some(found), _) => Reason::SharedKey(found.key.clone()),
            (None, None, Some((_, reason))) => reason.clone(),
            (None, None, None) if columns == ColumnsFit::Same => Reason::SameColumns,
            _ => Reason::OtherColumns,
        };
        InputFound {
            table: table.id,
            name: table.listed_name(has_several_files),
            bytes: table.bytes,
            rows: table.rows,
            is_estimate: table.is_estimate,
            hidden: table.hidden,
            used_as,
            columns,
            reason,
            error: match (table.rows, table.found.as_ref().err()) {
                (_, Some(chart @ FatalError::SheetWithoutCells)) => Some(chart.clone()),
                (Some(0), _) => None,
                (_, error) => error.cloned(),
            },
        }
    };
    (0..tables.len()).map(describe).collect()
}
