//! What one range gave, as bytes: from the worker that read it to the one that joins them.
//!
//! Both are of the same build and the bytes are never kept, so there is no version.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use super::layout::Input;
use super::{DecodeError, Encoded, read_json, read_texts, sizes, texts, write_json};
use crate::ingest::date::OrderEvidence;
use crate::ingest::interner::Interner;
use crate::ingest::partial::{Coded, IssueLog, Partial, Places, TextEvidence};
use crate::ingest::{Aside, Source};
use crate::units::{Currency, Day, Money};

/// Everything but the columns.
#[derive(Debug, Serialize, Deserialize)]
struct Contents {
    start: u64,
    end: u64,
    asked_end: u64,
    abandoned: bool,
    lines: u64,
    read: u64,
    used: u64,
    elsewhere: usize,
    rows: usize,
    orders_rows: usize,
    profit_rows: usize,
    first_rows: usize,
    signs: usize,
    issues: IssueLog,
    dates: OrderEvidence,
    currencies: BTreeMap<Currency, Places>,
    text: TextEvidence,
    absolute: [u128; 2],
    columns: Vec<String>,
    /// Texts and bytes: customers, orders, then each attribute.
    texts: Vec<[usize; 2]>,
    measures: usize,
    aside: usize,
    aside_texts: [usize; 2],
}

/// What one range gave as bytes.
pub fn encode_partial(partial: &Partial) -> Encoded<'_> {
    encode_with(partial, true)
}

/// What one range gave as bytes, its columns left out: all that joining it takes.
pub fn encode_digest(partial: &Partial) -> Encoded<'_> {
    encode_with(partial, false)
}

/// The columns with an entry for each line: those of [`super::columns`], in the same order.
pub(super) fn columns_of_lines<'a>(partial: &'a Partial, out: &mut Encoded<'a>) {
    out.lines(&partial.customer);
    out.lines(&partial.day);
    out.lines(&partial.amount);
    out.lines(&partial.line);
    out.lines(&partial.order);
    out.lines(&partial.profit);
    out.lines(&partial.first);
    for attribute in &partial.attributes {
        out.lines(&attribute.codes);
    }
    for measure in &partial.measures {
        out.lines(measure);
    }
}

fn encode_with(partial: &Partial, columns: bool) -> Encoded<'_> {
    let len = |column: usize| if columns { column } else { 0 };
    let interners = || {
        let attributes = partial.attributes.iter().map(|it| &it.values);
        [&partial.customers, &partial.orders]
            .into_iter()
            .chain(attributes)
    };
    let contents = Contents {
        start: partial.start,
        end: partial.end,
        asked_end: partial.asked_end,
        abandoned: partial.abandoned,
        lines: partial.lines,
        read: partial.read,
        used: partial.used,
        elsewhere: partial.len() - len(partial.customer.len()),
        rows: len(partial.customer.len()),
        orders_rows: len(partial.order.len()),
        profit_rows: len(partial.profit.len()),
        first_rows: len(partial.first.len()),
        signs: partial.signs.len(),
        issues: partial.issues.clone(),
        dates: partial.dates,
        currencies: partial.currencies.clone(),
        text: partial.text.clone(),
        absolute: partial.absolute.map(i128::unsigned_abs),
        columns: partial.columns.clone(),
        texts: interners().map(|it| [it.len(), it.arena().len()]).collect(),
        measures: partial.measures.len(),
        aside: partial.aside.len(),
        aside_texts: sizes(&partial.aside.text),
    };
    let mut out = Encoded::default();
    write_json(&contents, &mut out);
    if columns {
        columns_of_lines(partial, &mut out);
    }
    for interner in interners() {
        out.column(interner.ends());
        out.bytes(interner.arena());
    }
    let sign = |sign: &Currency| Currency::ALL.iter().position(|it| it == sign);
    let signs: Vec<u8> = partial
        .signs
        .iter()
        .map(|it| sign(it).unwrap_or_default() as u8)
        .collect();
    out.bytes(signs);
    out.column(&partial.aside.line);
    out.column(&partial.aside.kind);
    texts(&partial.aside.text, &mut out);
    out
}

/// What one range gave, from bytes.
///
/// # Errors
/// [`DecodeError::Damaged`].
pub fn decode_partial(source: &mut dyn Source) -> Result<Partial, DecodeError> {
    let mut input = Input::new(source);
    let contents: Contents = read_json(&mut input)?;
    let rows = contents.rows;
    let mut partial = Partial::empty(contents.start, contents.asked_end);
    partial.end = contents.end;
    partial.abandoned = contents.abandoned;
    partial.lines = contents.lines;
    partial.read = contents.read;
    partial.used = contents.used;
    partial.elsewhere = contents.elsewhere;
    partial.customer = input.column(rows)?;
    partial.day = input.column::<Day>(rows)?;
    partial.amount = input.column::<Money>(rows)?;
    partial.line = input.column(rows)?;
    partial.order = input.column(contents.orders_rows)?;
    partial.profit = input.column(contents.profit_rows)?;
    partial.first = input.column::<Day>(contents.first_rows)?;
    let attributes = contents.texts.len().saturating_sub(2);
    let mut codes = Vec::with_capacity(attributes);
    for _ in 0..attributes {
        codes.push(input.column(rows)?);
    }
    for _ in 0..contents.measures {
        partial.measures.push(input.column(rows)?);
    }
    let mut interners = Vec::with_capacity(contents.texts.len());
    for [count, bytes] in contents.texts {
        let ends: Vec<u32> = input.column(count)?;
        let arena: Vec<u8> = input.column(bytes)?;
        interners.push(Interner::from_parts(arena, ends).ok_or(DecodeError::Damaged)?);
    }
    let mut interners = interners.into_iter();
    partial.customers = interners.next().ok_or(DecodeError::Damaged)?;
    partial.orders = interners.next().ok_or(DecodeError::Damaged)?;
    partial.attributes = codes
        .into_iter()
        .zip(interners)
        .map(|(codes, values)| Coded { codes, values })
        .collect();
    let signs: Vec<u8> = input.column(contents.signs)?;
    partial.signs = signs
        .into_iter()
        .map(|place| {
            Currency::ALL
                .get(usize::from(place))
                .copied()
                .unwrap_or_default()
        })
        .collect();
    partial.aside = Aside {
        line: input.column(contents.aside)?,
        kind: input.column(contents.aside)?,
        text: read_texts(&mut input, contents.aside_texts)?,
    };
    partial.issues = contents.issues;
    partial.dates = contents.dates;
    partial.currencies = contents.currencies;
    partial.text = contents.text;
    partial.absolute = contents
        .absolute
        .map(|sum| i128::try_from(sum).unwrap_or(i128::MAX));
    partial.columns = contents.columns;
    Ok(partial)
}
