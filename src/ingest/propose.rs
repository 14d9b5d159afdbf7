//! Records of the head to a proposal: roles, shape, dates, decimals, currency, remarks.

use std::collections::{BTreeMap, BTreeSet};

use super::date::{self, OrderEvidence};
use super::dialect::{self, HeadRow};
use super::look::Look;
use super::merges::Merges;
use super::number::{self, MarkEvidence, Reading};
use super::overrides::{MOST_COLUMNS, Overrides};
use super::shape::{self, Table};
use super::unit::unit_in_header;
use super::{
    DateOrder, DateQuestion, DecimalMark, FatalError, FileKind, Format, Inspection, Plan, Reason,
    Role, Shape, ShapeReason, StatusMeaning, YenSign, known_status, merged, remark, roles,
    thousands,
};
use crate::units::Currency;

/// Lines of a cell that a preview shows.
const MOST_LINES: usize = 3;

/// Columns, roles and preview of the records of the head; `merges` are the merged cells of a sheet that
/// tells them.
pub(super) fn propose(
    rows: Vec<HeadRow>,
    format: Format,
    merges: Option<&Merges>,
    overrides: &Overrides,
) -> Result<Inspection, FatalError> {
    if overrides.rejoins != Some(true) || !thousands::may_cut(&format) {
        let mut found = propose_as_cut(rows, format, merges, overrides)?;
        found.plan.leaves_cut = overrides.rejoins == Some(false);
        return Ok(found);
    }
    // The columns of money are known by the columns as they stand.
    let as_cut = propose_as_cut(rows.clone(), format.clone(), merges, overrides)?;
    let plan = as_cut.plan;
    let columns = plan.cut_columns();
    let Some(header) = plan.header_row.filter(|_| !columns.is_empty()) else {
        return propose_as_cut(rows, format, merges, overrides);
    };
    let header_rows = rows
        .iter()
        .take(header + 1)
        .skip(header + 1 - plan.header_lines);
    let named = header_rows.map(|row| row.cells.len()).max().unwrap_or(0);
    let (heads, mut body) = (&rows[..=header], Vec::new());
    let cut = rows[header + 1..].iter().map(|row| row.cells.clone());
    let cut = thousands::Cut::of(&cut.collect::<Vec<_>>(), &columns, named);
    for row in &rows[header + 1..] {
        let joined = thousands::rejoined(&row.cells, &columns, named);
        body.push(HeadRow {
            cells: joined.unwrap_or_else(|| row.cells.clone()),
            ..row.clone()
        });
    }
    let rows = heads.iter().cloned().chain(body).collect();
    let mut found = propose_as_cut(rows, format, merges, overrides)?;
    found.plan.rejoins = true;
    let amount = plan.roles.get(&Role::Amount).copied();
    let column = amount.and_then(|amount| found.columns.get_mut(amount));
    if let (Some(column), Some((rows, first))) = (column, cut.decided) {
        column
            .remarks
            .push(remark::Remark::Rejoined { rows, first });
    }
    Ok(found)
}

/// [`propose`] with every row as it is cut.
fn propose_as_cut(
    rows: Vec<HeadRow>,
    format: Format,
    merges: Option<&Merges>,
    overrides: &Overrides,
) -> Result<Inspection, FatalError> {
    let found = match overrides.header_row {
        Some(chosen) => chosen
            .filter(|&row| row < rows.len())
            .map(|row| dialect::HeaderPlace { row, lines: 1 }),
        None => dialect::header(&rows),
    };
    let header_row = found.map(|found| found.row);
    let lines = overrides.header_lines.or(found.map(|found| found.lines));
    let header_lines = lines.unwrap_or(1).clamp(1, header_row.unwrap_or(0) + 1);
    let usual = dialect::usual_filled(&rows);
    let rows_at = rows.iter().take(Inspection::HEADER_ROWS);
    let rows_at = rows_at.map(|row| row.line).collect();
    let lines_of: Vec<u64> = rows.iter().map(|row| row.line.saturating_sub(1)).collect();
    let mut rows: Vec<Vec<String>> = rows.into_iter().map(|row| row.cells).collect();
    let notes = rows
        .iter()
        .filter(|row| dialect::is_comment(row, usual))
        .count();
    let mut body = rows.split_off(header_row.map_or(0, |row| row + 1));
    let above = &rows[..header_row.unwrap_or(0)];
    let (comments, full) = dialect::full_comments(above, &body, usual);
    let header_rows = header_row.map_or(&[][..], |row| &rows[row + 1 - header_lines..]);
    let header = header_row.map(|_| dialect::joined(header_rows));
    let named = header.as_ref().map(Vec::len);
    let header_rows = header_rows.to_vec();
    let (width, blank_columns) = dialect::width(header.as_deref(), &body);
    if width > MOST_COLUMNS {
        return Err(FatalError::TooManyColumns {
            found: width,
            most: MOST_COLUMNS,
        });
    }
    // A line of prose is no header of a table without rows.
    if body.is_empty() && width >= 2 {
        return Err(FatalError::NoRows);
    }
    if rows.len() + body.len() < 2 && width >= 2 {
        return Err(FatalError::OneRow);
    }
    if width < 2 {
        return Err(match format {
            Format::Text(_) => FatalError::OneColumn,
            _ => FatalError::OneColumnSheet,
        });
    }
    rows.truncate(header_row.map_or(0, |row| row + 1 - header_lines));
    let header = header.map(|mut names| {
        names.truncate(width);
        names
    });
    let format_reasons = remarks(header_lines, notes + full, blank_columns);
    let names = dialect::column_names(header.as_deref(), width);
    let mut looks = looks_of(names.len(), &body);
    let mut proposals = match &overrides.roles {
        Some(chosen) => roles::chosen(&names, chosen),
        None => roles::propose(
            &role_names(&names, &header_rows),
            header_row.is_some(),
            &looks,
        ),
    };
    let of_sheet = merged::Body {
        rows: &body,
        lines: &lines_of[header_row.map_or(0, |row| row + 1)..],
        merges,
    };
    let fill = match format {
        Format::Sheet(_) => merged::propose(&proposals, &of_sheet, overrides.fill_down),
        _ => merged::Proposed::default(),
    };
    let fill_down = fill.filled;
    let counted = |columns: &BTreeSet<usize>| -> Vec<(usize, (u64, String))> {
        let columns = columns.iter();
        columns.map(|&it| (it, of_sheet.count(it))).collect()
    };
    let (filled_down, may_fill) = (counted(&fill_down), counted(&fill.possible));
    if !fill_down.is_empty() {
        body = of_sheet.filled(&fill_down);
        looks = looks_of(names.len(), &body);
    }
    let values = |column: usize| {
        body.iter()
            .filter_map(move |row| row.get(column).map(String::as_str))
    };
    let table = Table {
        names: &names,
        looks: &looks,
        proposals: &proposals,
        body: &body,
    };
    let (shape, shape_reason) = match overrides.shape {
        Some(shape) => (shape, ShapeReason::Chosen),
        None => table.recognise(),
    };
    let months = match shape {
        Shape::MonthColumns => shape::month_columns(&names, &looks),
        _ => Vec::new(),
    };
    if overrides.roles.is_none() {
        shape::fit(&mut proposals, shape, &names, &looks, &body, &months);
    }
    let keep = match &overrides.keep {
        Some(chosen) => chosen
            .iter()
            .copied()
            .filter(|&column| column < names.len())
            .collect(),
        None => kept(shape, &mut proposals, &looks),
    };
    let mapped: BTreeMap<Role, usize> = proposals
        .iter()
        .enumerate()
        .filter_map(|(column, (role, _))| Some(((*role)?, column)))
        .collect();
    let mut marks = MarkEvidence::default();
    for (role, &column) in &mapped {
        if role.is_number() {
            let of_column = looks[column].marks;
            marks.add(match role {
                Role::Amount | Role::UnitPrice | Role::Charge | Role::Cost | Role::Profit => {
                    of_column
                }
                _ => of_column.without_groups(),
            });
        }
    }
    for &(column, _) in &months {
        marks.add(looks[column].marks);
    }
    if !shape.gives_order_lines() {
        for look in keep.iter().filter_map(|&column| looks.get(column)) {
            if look.nearly_all(look.numbers) {
                marks.add(look.marks.without_groups());
            }
        }
    }
    let decimal = marks.decide();
    // Other shapes may have several columns of dates; the first of them asks for all.
    let date_column = [
        Role::Date,
        Role::Start,
        Role::FirstDate,
        Role::End,
        Role::FollowUp,
        Role::LastContact,
    ]
    .iter()
    .find_map(|role| mapped.get(role).copied());
    // Dates of a column without such a role are shown and kept, and written in some order all the same.
    let any_dates = || (0..names.len()).find(|&it| looks[it].nearly_all(looks[it].written_dates));
    let (date_order, date_question) = match date_column {
        Some(column) => {
            // One order holds for both dates of a customer.
            let first = mapped.get(&Role::FirstDate);
            let first = first.filter(|&&first| shape == Shape::Customers && first != column);
            date_order(values(column).chain(first.into_iter().flat_map(|&first| values(first))))
        }
        None => {
            let shown = any_dates().map(|column| date_order(values(column)).0);
            (shown.unwrap_or(DateOrder::YearFirst), None)
        }
    };
    let amount_column = mapped
        .get(&Role::Amount)
        .or_else(|| mapped.get(&Role::UnitPrice))
        .or_else(|| mapped.get(&Role::Charge))
        .or_else(|| mapped.get(&Role::PotentialValue))
        .copied()
        .or_else(|| months.first().map(|month| month.0));
    let written = amount_column.map_or(Currency::Unstated, |column| {
        currency(values(column), decimal, &names[column])
    });
    let yen_sign = match written {
        Currency::Cny => {
            let cells = body.iter().flatten().map(String::as_str);
            let codes = mapped.get(&Role::Currency).into_iter();
            YenSign::told(&names, cells, codes.flat_map(|&column| values(column)))
        }
        _ => YenSign::Yuan,
    };
    let currency = yen_sign.of(written);
    let units = (0..names.len()).filter_map(|column| {
        let found = unit_in_header(&names[column])?;
        (looks[column].numbers > 0).then_some((column, found.power))
    });
    let units = units.collect();
    let mut columns = roles::columns(&names, proposals, &body);
    for (&role, &column) in &mapped {
        columns[column].remarks = remark::of_column(&names[column], role, decimal, values(column));
    }
    for (place, column) in columns.iter_mut().enumerate() {
        let of_states = match column.reason {
            Reason::BetterElsewhere(role) if role.is_status() => Some(role),
            _ => None,
        };
        let remark = match column.role {
            Some(Role::Currency) => remark::of_currencies(values(place)),
            None => of_states.and_then(|role| remark::of_unused_states(role, values(place))),
            _ => None,
        };
        if shape.gives_amounts() {
            column.remarks.extend(remark);
        }
    }
    if let Some(column) = amount_column.filter(|_| yen_sign == YenSign::Unknown) {
        columns[column].remarks.push(remark::Remark::YuanOrYen);
    }
    for (column, (cells, first)) in filled_down {
        if cells > 0 {
            columns[column]
                .remarks
                .push(remark::Remark::FilledDown { cells, first });
        }
    }
    if let Some(&date) = mapped.get(&Role::Date)
        && columns[date].reason == Reason::ValuesAreDates
    {
        let is_other = |&column: &usize| {
            let look = &looks[column];
            columns[column].role.is_none()
                && columns[column].reason == Reason::NoEvidence
                && roles::may_be_told_by_values(&names[column])
                && look.nearly_all(look.sure_dates)
        };
        let others: Vec<String> = (0..names.len())
            .filter(is_other)
            .map(|column| names[column].clone())
            .collect();
        if !others.is_empty() && shape.gives_order_lines() {
            let also = remark::Remark::AlsoDates(others);
            columns[date].remarks.push(also);
        }
    }
    for (column, (cells, first)) in may_fill.into_iter().filter(|(_, (cells, _))| *cells > 0) {
        columns[column]
            .remarks
            .push(remark::Remark::CanFillDown { cells, first });
    }
    for role in [Role::Customer, Role::Date, Role::Amount] {
        let Some(&column) = mapped.get(&role) else {
            continue;
        };
        let (filled, rows) = (looks[column].filled as u64, body.len() as u64);
        if shape.gives_order_lines() && filled * 2 < rows {
            columns[column]
                .remarks
                .push(remark::Remark::MostlyBlank { filled, rows });
        }
    }
    let plan = Plan {
        header_row,
        header_lines,
        comments,
        shape,
        roles: mapped.clone(),
        keep,
        fill_down,
        months,
        date_order,
        decimal,
        units,
        yen_sign,
        ..Plan::new(format)
    };
    let cut_columns = plan.cut_columns();
    let cut = thousands::Cut::of(&body, &cut_columns, named.unwrap_or(usize::MAX));
    let (decided, open) = (cut.decided, cut.open);
    if let Some(&amount) = mapped.get(&Role::Amount)
        && (decided.is_some() || open.is_some())
    {
        let decided = decided.map(|(rows, first)| remark::Remark::CanRejoin { rows, first });
        let open = open.map(|(rows, first)| remark::Remark::CannotRejoin { rows, first });
        columns[amount]
            .remarks
            .extend(decided.into_iter().chain(open));
    } else if let Some(&amount) = mapped.get(&Role::Amount)
        && header.as_ref().is_some_and(|names| {
            let behind = names.get(amount + 1);
            amount + 1 < width && behind.is_none_or(|name| name.trim().is_empty())
        })
    {
        let rows = body.iter().map(|row| {
            let cell = |column: usize| row.get(column).map_or("", String::as_str);
            (cell(amount), cell(amount + 1))
        });
        columns[amount].remarks.extend(remark::of_groups(rows));
    }
    if let (Some(&order), Some(&amount)) = (mapped.get(&Role::Order), mapped.get(&Role::Amount)) {
        // An order and the row that takes its money back have one amount.
        let statuses: Vec<(Role, usize)> = mapped
            .iter()
            .filter(|(role, _)| role.is_status())
            .map(|(&role, &column)| (role, column))
            .collect();
        let rows = body.iter().filter_map(|row| {
            let cell = |column: usize| row.get(column).map(String::as_str);
            let is_sale = statuses.iter().all(|&(role, column)| {
                let said = cell(column).and_then(|text| known_status(role, text));
                said.is_none_or(|it| it == StatusMeaning::Sale)
            });
            let row = Some((cell(order)?, cell(amount)?));
            row.filter(|_| is_sale)
        });
        columns[amount].remarks.extend(remark::of_orders(rows));
    }
    let preview = body
        .into_iter()
        .take(Inspection::PREVIEW_ROWS)
        .map(|mut row| {
            // A cell far off to the right is no reason for a wide preview.
            row.truncate(names.len().max(MOST_COLUMNS));
            // Nor is a cell of many lines one for a high row.
            for cell in &mut row {
                if let std::borrow::Cow::Owned(short) = roles::first_lines(cell, MOST_LINES) {
                    *cell = short;
                }
            }
            row
        })
        .collect();
    Ok(Inspection {
        kind: FileKind::Text,
        bytes: 0,
        plan,
        format_reasons,
        shape_reason,
        signature: signature(header_row.is_some(), &names),
        columns,
        preview,
        above_header: rows,
        rows_at,
        sheets: Vec::new(),
        inputs: Vec::new(),
        joins: Vec::new(),
        date_question,
        currency,
        undecodable: false,
    })
}

/// What the values of each column look like.
fn looks_of(columns: usize, body: &[Vec<String>]) -> Vec<Look> {
    let values = |column: usize| {
        let cells = body.iter().map(move |row| row.get(column));
        cells.flatten().map(String::as_str)
    };
    (0..columns)
        .map(|column| Look::of(values(column)))
        .collect()
}

/// What was noticed about the header and the columns.
fn remarks(header_lines: usize, comments: usize, blank_columns: usize) -> Vec<Reason> {
    let mut remarks = Vec::new();
    match header_lines {
        0 | 1 => {}
        2 => remarks.push(Reason::GroupsAboveNames),
        _ => remarks.push(Reason::NamesOfThreeRows),
    }
    if comments > 0 {
        remarks.push(Reason::CommentLines { rows: comments });
    }
    if blank_columns > 0 {
        remarks.push(Reason::BlankColumns {
            columns: blank_columns,
        });
    }
    remarks
}

/// The names roles are found by: where the name alone names no role, the lowest row of the header whose
/// cell does and that is no group.
fn role_names(names: &[String], header_rows: &[Vec<String>]) -> Vec<String> {
    let cell = |row: &[String], column: usize| {
        let cell = row.get(column).map(|cell| cell.trim());
        cell.filter(|cell| !cell.is_empty()).map(str::to_owned)
    };
    // A group stands over its neighbour, too.
    let is_group = |row: &[String], column: usize| {
        let own = cell(row, column);
        let beside = [column.checked_sub(1), Some(column + 1)];
        let beside = beside.into_iter().flatten().filter(|&it| it < names.len());
        beside
            .map(|it| cell(row, it))
            .any(|it| it.is_none() || it == own)
    };
    let own = |column: usize| {
        let mut rows = header_rows.iter().rev().enumerate();
        rows.find_map(|(place, row)| {
            let own = cell(row, column).filter(|it| roles::alias_of(it).is_some())?;
            (place == 0 || !is_group(row, column)).then_some(own)
        })
    };
    // `2024年 订单 编号`, `订单信息 编号`: what the nearest groups and the name say together.
    let nearest = |name: &str| {
        let words: Vec<&str> = name
            .split_whitespace()
            .map(|word| word.trim_end_matches("信息"))
            .collect();
        let ends = (0..words.len().saturating_sub(1)).map(|from| words[from..].join(" "));
        ends.filter(|_| header_rows.len() > 1)
            .find(|it| roles::alias_of(it).is_some())
    };
    names
        .iter()
        .enumerate()
        .map(|(column, name)| match roles::alias_of(name) {
            Some(_) => name.clone(),
            None => nearest(name)
                .or_else(|| own(column))
                .unwrap_or_else(|| name.clone()),
        })
        .collect()
}

/// The columns kept beside those with a role. Of a table that gives order lines none are, unless
/// they looked like a role of another shape and group the rows, or name the customer in another way;
/// of the others all that hold something.
fn kept(shape: Shape, proposals: &mut [(Option<Role>, Reason)], looks: &[Look]) -> BTreeSet<usize> {
    let mut kept = BTreeSet::new();
    for (column, ((role, reason), look)) in proposals.iter_mut().zip(looks).enumerate() {
        let is_kept = match (shape.gives_order_lines(), &*reason) {
            (_, Reason::MonthColumn(_) | Reason::YearColumn(_)) => false,
            (true, Reason::NotInShape(_)) => look.is_grouping() && look.numbers < look.filled,
            // Name, phone or address beside the id: who works through a list needs them.
            (
                true,
                Reason::BetterElsewhere(Role::Customer) | Reason::ValuesContradict(Role::Customer),
            ) => look.filled > 0,
            (true, _) => false,
            (false, _) => look.filled > 0,
        };
        if role.is_none() && is_kept {
            kept.insert(column);
            if *reason == Reason::NoEvidence {
                *reason = Reason::KeptAsItIs;
            }
        }
    }
    kept
}

/// The order of a date column, and the question when it can be read both ways.
///
/// When the user has to be asked, the proposal is month first for slashes, as most English exports
/// write, and day first otherwise. Years of two digits stand in front where that part varies less than
/// the last one: days run through a month, years do not.
fn date_order<'a>(values: impl Iterator<Item = &'a str>) -> (DateOrder, Option<DateQuestion>) {
    let mut evidence = OrderEvidence::default();
    let mut cells: Vec<String> = Vec::new();
    let mut ends = [(u32::MAX, 0); 2];
    for value in values {
        let Some(written) = date::read(value.as_bytes()) else {
            continue;
        };
        evidence.see(written);
        let is_open = matches!(written, date::Written::Ordered { .. });
        if let date::Written::Ordered {
            parts: [first, _, last],
            year_last: false,
        } = written
        {
            for (end, part) in ends.iter_mut().zip([first, last]) {
                *end = (end.0.min(part), end.1.max(part));
            }
        }
        if is_open && cells.len() < 5 && !cells.iter().any(|cell| cell == value) {
            cells.push(value.to_owned());
        }
    }
    let [first, last] = ends.map(|(least, most)| most.saturating_sub(least));
    let is_year_first = evidence.year_first > 0 && first < last;
    let preferred = match cells.first() {
        _ if is_year_first => DateOrder::YearFirst,
        None => DateOrder::YearFirst,
        Some(cell) if cell.contains('/') => DateOrder::MonthFirst,
        Some(_) => DateOrder::DayFirst,
    };
    let order = evidence.decide(preferred);
    if order == DateOrder::YearFirst || !evidence.is_ambiguous() {
        return (order, None);
    }
    let read = |order| {
        cells
            .iter()
            .filter_map(|cell| date::parse(cell.as_bytes(), order))
            .collect()
    };
    let question = DateQuestion {
        day_first: read(DateOrder::DayFirst),
        month_first: read(DateOrder::MonthFirst),
        cells,
    };
    (order, Some(question))
}

/// The currency of the signs in a column if they agree, or that of its header.
fn currency<'a>(
    values: impl Iterator<Item = &'a str>,
    decimal: DecimalMark,
    header: &str,
) -> Currency {
    let mut found = Currency::Unstated;
    for value in values {
        if let Reading::Amount(_, currency) = number::read(value.as_bytes(), decimal)
            && currency != Currency::Unstated
        {
            if found != Currency::Unstated && found != currency {
                return Currency::Unstated;
            }
            found = currency;
        }
    }
    if found == Currency::Unstated {
        number::currency_in_header(header)
    } else {
        found
    }
}

/// The same for the same names in the same order.
fn signature(has_header: bool, names: &[String]) -> String {
    let mut text = String::new();
    for name in names {
        text.push_str(name);
        text.push('\u{1f}');
    }
    let kind = if has_header { "h" } else { "n" };
    format!("{kind}{:016x}", super::hash::fnv1a(text.as_bytes()))
}
