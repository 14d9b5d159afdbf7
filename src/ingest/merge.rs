//! Joining ranges in file order.

use std::collections::BTreeMap;

use super::interner::Interner;
use super::partial::{Coded, IssueLog, Partial, Places, Renumber, TextEvidence};
use super::reading;
use super::scan::{self, Start};
use super::{
    Attribute, Encoding, FatalError, Format, ImportFacts, InputFacts, Issue, IssueExample,
    IssueKind, Measure, OrderLines, Plan, Progress, Reason, Role, RowCount, Source, YenSign,
    encoding,
};
use crate::numeric::both;
use crate::units::Currency;

/// Joins what the ranges gave into order lines.
///
/// `partials` are the results of [`super::scan_range`] for the ranges of
/// [`super::plan_ranges`], in order. A range whose start was guessed wrong is read again from the
/// place where the one before it ended. When the whole column of dates, or the bytes of the whole
/// file, contradict the plan, the file is read again with a better one, and the facts say so. The
/// result is the same for any number of ranges and any chunk size.
///
/// # Errors
/// [`FatalError::NoRows`], [`FatalError::UnclosedQuote`], [`FatalError::NothingUsable`],
/// [`FatalError::AmountsTooLarge`] and [`FatalError::Unreadable`].
pub fn merge(
    source: &mut dyn Source,
    plan: &Plan,
    partials: Vec<Partial>,
) -> Result<OrderLines, FatalError> {
    merge_with(source, plan, partials, reading::CHUNK, &mut |_| {})
}

/// [`merge`], with the chunk size and the progress of what must be read again.
pub(super) fn merge_with(
    source: &mut dyn Source,
    plan: &Plan,
    partials: Vec<Partial>,
    chunk_bytes: usize,
    progress: &mut dyn FnMut(Progress),
) -> Result<OrderLines, FatalError> {
    let mut plan = plan.clone();
    let mut replanned = Vec::new();
    let mut partials = repair(source, &plan, partials, chunk_bytes, progress)?;
    // The encoding can change once, and after it the order of dates once.
    for revise in [revised_encoding, revised_dates] {
        if let Some((revised, reason)) = revise(&plan, &partials) {
            plan = revised;
            replanned.push(reason);
            let len = source.len();
            let start = Start::Exact(0);
            partials = vec![scan::scan(
                source,
                &plan,
                start,
                len,
                chunk_bytes,
                false,
                progress,
            )?];
        }
    }
    assemble(plan, replanned, partials, &[])
}

/// Reads again, each from the end of the one before it, the ranges that began elsewhere.
pub(super) fn repair(
    source: &mut dyn Source,
    plan: &Plan,
    partials: Vec<Partial>,
    chunk_bytes: usize,
    progress: &mut dyn FnMut(Progress),
) -> Result<Vec<Partial>, FatalError> {
    let mut sound = Vec::with_capacity(partials.len());
    let mut place = 0;
    for partial in partials {
        let fits = partial.start == place && !partial.abandoned;
        let partial = if fits {
            partial
        } else if place >= partial.asked_end && place > 0 {
            continue;
        } else {
            let start = Start::Exact(place);
            let end = partial.asked_end;
            scan::scan(source, plan, start, end, chunk_bytes, false, progress)?
        };
        place = partial.end;
        sound.push(partial);
    }
    let len = source.len();
    if place < len {
        let start = Start::Exact(place);
        sound.push(scan::scan(
            source,
            plan,
            start,
            len,
            chunk_bytes,
            false,
            progress,
        )?);
    }
    Ok(sound)
}

/// A plan with another encoding, when most bytes above 0x7F stand in records that are no UTF-8
/// although the plan says they are.
pub(super) fn revised_encoding(plan: &Plan, partials: &[Partial]) -> Option<(Plan, Reason)> {
    let Format::Text(format) = plan.format else {
        return None;
    };
    if format.encoding != Encoding::Utf8 {
        return None;
    }
    let mut text = TextEvidence::default();
    for partial in partials {
        text.append(&partial.text);
    }
    if text.high_invalid * 2 <= text.high {
        return None;
    }
    let (found, reason) = encoding::revise(format.encoding, &text.sample)?;
    let mut revised = plan.clone();
    revised.format = Format::Text(super::TextFormat {
        encoding: found,
        ..format
    });
    Some((revised, reason))
}

/// A plan with another order of dates, when that parses strictly more cells.
pub(super) fn revised_dates(plan: &Plan, partials: &[Partial]) -> Option<(Plan, Reason)> {
    let mut dates = super::date::OrderEvidence::default();
    for partial in partials {
        dates.add(partial.dates);
    }
    let order = dates.decide(plan.date_order);
    let revised = Plan {
        date_order: order,
        ..plan.clone()
    };
    (order != plan.date_order).then_some((revised, Reason::WholeColumn))
}

/// One input among several: where its ranges begin.
#[derive(Debug, Clone)]
pub(super) struct Section {
    /// Number of its first range.
    pub(super) first: usize,
    /// What it is called.
    pub(super) name: String,
}

/// Numbers customers, orders and lines through the file, or through the files: `sections` says
/// where each of several inputs begins.
pub(super) fn assemble(
    plan: Plan,
    replan_reasons: Vec<Reason>,
    partials: Vec<Partial>,
    sections: &[Section],
) -> Result<OrderLines, FatalError> {
    assemble_apart(plan, replan_reasons, partials, sections).map(|(lines, _)| lines)
}

/// As [`assemble`]. Ranges whose columns are elsewhere give no lines; how they are to be numbered comes
/// back beside, in order.
pub(super) fn assemble_apart(
    plan: Plan,
    replan_reasons: Vec<Reason>,
    partials: Vec<Partial>,
    sections: &[Section],
) -> Result<(OrderLines, Vec<Renumber>), FatalError> {
    let mut renumbers = Vec::new();
    let mut count = 0;
    let mut lines = OrderLines::default();
    let mut customers = Interner::default();
    let mut orders = Interner::default();
    let mut issues = IssueLog::default();
    let mut currencies: BTreeMap<Currency, Places> = BTreeMap::new();
    let mut columns = Vec::new();
    let mut inputs: Vec<InputFacts> = Vec::new();
    let mut absolute = [0; 2];
    let (mut read, mut used) = (0, 0);
    let mut dates = super::date::OrderEvidence::default();
    let mut line = 1;
    let kept = plan.kept_columns();
    lines.measures = plan
        .measures()
        .into_iter()
        .map(|(_, role)| Measure {
            role,
            values: Vec::new(),
        })
        .collect();
    let mut attributes = vec![Coded::default(); kept.len()];
    let mut signs: Vec<Currency> = Vec::new();
    for (index, mut partial) in partials.into_iter().enumerate() {
        if index == 0 {
            columns = std::mem::take(&mut partial.columns);
        }
        if let Some(section) = sections.get(inputs.len())
            && section.first == index
        {
            inputs.push(InputFacts {
                name: section.name.clone(),
                before: line - 1,
                rows: RowCount::default(),
            });
        }
        if let Some(input) = inputs.last_mut() {
            input.rows.read += partial.read;
            input.rows.used += partial.used;
            input.rows.set_aside += partial.read - partial.used;
        }
        read += partial.read;
        used += partial.used;
        dates.add(partial.dates);
        lines.aside.append(&partial.aside, line);
        if !partial.signs.is_empty() {
            signs.resize(count, Currency::Unstated);
            signs.extend(&partial.signs);
        }
        for (sum, part) in absolute.iter_mut().zip(partial.absolute) {
            *sum += part;
        }
        issues.append(std::mem::take(&mut partial.issues), line);
        for (currency, places) in std::mem::take(&mut partial.currencies) {
            currencies.entry(currency).or_default().append(places, line);
        }
        count += partial.len();
        let lines_inside = partial.lines;
        if index == 0 {
            // The first range is numbered already but for its lines: its columns are taken as they are.
            partial.renumber_lines(line);
            lines.line = partial.line;
            lines.customer = partial.customer;
            lines.day = partial.day;
            lines.amount = partial.amount;
            lines.order = partial.order;
            lines.profit = partial.profit;
            lines.first = partial.first;
            customers = partial.customers;
            orders = partial.orders;
            attributes = partial.attributes;
            for (measure, values) in lines.measures.iter_mut().zip(partial.measures) {
                measure.values = values;
            }
        } else {
            let numbers = Renumber {
                line,
                customers: customers.numbers_of(&partial.customers),
                orders: orders.numbers_of(&partial.orders),
                attributes: attributes
                    .iter_mut()
                    .zip(&partial.attributes)
                    .map(|(all, later)| all.values.numbers_of(&later.values))
                    .collect(),
            };
            if partial.elsewhere > 0 {
                renumbers.push(numbers);
            } else {
                partial.renumber(&numbers);
                let (line, customer, order) =
                    (&mut lines.line, &mut lines.customer, &mut lines.order);
                let (day, amount) = (&mut lines.day, &mut lines.amount);
                both(
                    || {
                        line.extend(partial.line);
                        customer.extend(partial.customer);
                        order.extend(partial.order);
                    },
                    || {
                        day.extend(partial.day);
                        amount.extend(partial.amount);
                    },
                );
                lines.profit.extend(partial.profit);
                lines.first.extend(partial.first);
                for (all, later) in attributes.iter_mut().zip(partial.attributes) {
                    all.codes.extend(later.codes);
                }
                for (all, later) in lines.measures.iter_mut().zip(partial.measures) {
                    all.values.extend(later);
                }
            }
        }
        line += lines_inside;
    }
    if count == 0
        && let Some(quote) = issues.0.get(&IssueKind::UnclosedQuote)
        && quote.count >= read
    {
        return Err(FatalError::UnclosedQuote {
            line: quote.examples.first().map_or(1, |example| example.line),
        });
    }
    if read == 0 {
        return Err(FatalError::NoRows);
    }
    if count == 0 {
        return Err(FatalError::NothingUsable {
            rows: read,
            most_common: issues.most_common().unwrap_or(IssueKind::ShortRow),
        });
    }
    if absolute.iter().any(|&sum| sum > i128::from(i64::MAX)) {
        return Err(FatalError::AmountsTooLarge);
    }
    if !plan.yen_sign.is_yuan() {
        signs
            .iter_mut()
            .for_each(|sign| *sign = plan.yen_sign.of(*sign));
        if let Some(places) = currencies.remove(&Currency::Cny)
            && plan.yen_sign == YenSign::Yen
        {
            let yen = currencies.entry(Currency::Jpy).or_default();
            yen.append(places, 0);
        }
    }
    let signed = signed(&currencies);
    let currency = currency(&currencies, signed, used, &plan, &columns);
    // The currency of the rows without a sign, where others have one.
    let main = match currency {
        Currency::Unstated => signed.unwrap_or_default(),
        named => named,
    };
    if currency == Currency::Unstated
        && let Some(places) = currencies.get(&main)
    {
        issues.0.insert(IssueKind::FewSigns, places.clone());
    }
    mixed_currency(currencies, main, &mut issues);
    lines.orders = u32::try_from(orders.len()).unwrap_or(u32::MAX);
    lines.customer_ids = customers.into_texts();
    lines.attributes = kept
        .into_iter()
        .zip(attributes)
        .map(|((column, role), coded)| Attribute {
            name: columns.get(column).cloned().unwrap_or_default(),
            role,
            codes: coded.codes,
            values: coded.values.into_texts(),
        })
        .collect();
    let has_column = plan.roles.contains_key(&Role::Currency);
    if !has_column
        && signs
            .iter()
            .any(|&sign| sign != main && sign != Currency::Unstated)
    {
        signs.resize(count, Currency::Unstated);
        lines.attributes.push(currency_attribute(&signs, main));
    }
    if has_column && currency == Currency::Unstated {
        few_codes(&lines, &plan, &mut issues);
    }
    let has_one_currency = !plan.roles.contains_key(&Role::Currency)
        && !issues.0.contains_key(&IssueKind::MixedCurrency);
    lines.facts = ImportFacts {
        rows: RowCount {
            read,
            used,
            set_aside: issues.set_aside(),
        },
        issues: issues
            .0
            .into_iter()
            .map(|(kind, places)| Issue {
                kind,
                count: places.count,
                examples: places.examples,
                amount: places.amount.filter(|_| has_one_currency),
                states: places.states,
            })
            .collect(),
        currency,
        plan: Some(plan),
        replanned: !replan_reasons.is_empty(),
        replan_reasons,
        dates: dates.written(),
        columns,
        inputs,
    };
    Ok((lines, renumbers))
}

/// The signs as a column, an amount without one being of the `main` currency.
fn currency_attribute(signs: &[Currency], main: Currency) -> Attribute {
    let mut codes = Interner::default();
    Attribute {
        name: String::new(),
        role: Some(Role::Currency),
        codes: signs
            .iter()
            .map(|&sign| match sign {
                Currency::Unstated => codes.number(main.code().as_bytes()),
                sign => codes.number(sign.code().as_bytes()),
            })
            .collect(),
        values: codes.into_texts(),
    }
}

/// The currency that most signs name.
fn signed(currencies: &BTreeMap<Currency, Places>) -> Option<Currency> {
    let most = currencies
        .iter()
        .max_by_key(|(currency, places)| (places.count, std::cmp::Reverse(**currency)));
    most.map(|(&currency, _)| currency)
}

/// The currency of all amounts: that of most signs where at least half of the `used` rows have one, or
/// else that of the header; a few signs say nothing about the rows without.
fn currency(
    currencies: &BTreeMap<Currency, Places>,
    signed: Option<Currency>,
    used: u64,
    plan: &Plan,
    columns: &[String],
) -> Currency {
    let marked: u64 = currencies.values().map(|places| places.count).sum();
    signed.filter(|_| 2 * marked >= used).unwrap_or_else(|| {
        let column = plan
            .roles
            .get(&Role::Amount)
            .or_else(|| plan.roles.get(&Role::UnitPrice));
        column
            .and_then(|&column| columns.get(column))
            .map_or(Currency::Unstated, |name| plan.yen_sign.of_header(name))
    })
}

/// Rows that name their currency in a column of which others leave it open: those of the smaller part,
/// where all that name one name the same.
fn few_codes(lines: &OrderLines, plan: &Plan, issues: &mut IssueLog) {
    let place = plan.roles.get(&Role::Currency).copied();
    let mut columns = lines.attributes.iter();
    let Some(column) = columns.find(|it| it.role == Some(Role::Currency)) else {
        return;
    };
    let texts: Vec<&str> = column.values.iter().collect();
    // Without a blank there is nothing to look for, and the columns need not be in one place.
    if !texts.contains(&"") {
        return;
    }
    let mut named = texts.iter().filter(|text| !text.is_empty());
    let Some(first) = named.next() else { return };
    if !named.all(|text| Currency::same_named(first, text)) {
        return;
    }
    let text_of = |line: usize| texts.get(column.codes[line] as usize).copied();
    let (mut with, mut without) = (Places::default(), Places::default());
    let mut seen = None;
    for (line, &row) in lines.line.iter().enumerate() {
        // A row of two lines counts once.
        if seen.replace(row) == Some(row) {
            continue;
        }
        let found = text_of(line).unwrap_or_default();
        let places = if found.is_empty() {
            &mut without
        } else {
            &mut with
        };
        places.add(|| IssueExample {
            line: u64::from(row),
            column: place,
            found: found.to_owned(),
        });
    }
    if without.count == 0 {
        return;
    }
    match with.count < without.count {
        true => issues.0.insert(IssueKind::FewSigns, with),
        false => issues.0.insert(IssueKind::NoCode, without),
    };
}

/// One remark for all rows whose sign is not that of most.
fn mixed_currency(currencies: BTreeMap<Currency, Places>, main: Currency, issues: &mut IssueLog) {
    let mut others = Places::default();
    for (currency, places) in currencies {
        if currency != main {
            others.count += places.count;
            others.examples.extend(places.examples);
        }
    }
    if others.count > 0 {
        others.examples.sort_by_key(|example| example.line);
        others.examples.truncate(Issue::EXAMPLES);
        issues.0.insert(IssueKind::MixedCurrency, others);
    }
}
