//! Order lines as bytes: for handing them to another worker and for keeping them.
//!
//! # Order
//! Magic `KZOL`, version, number of rows, number of customers, number of orders, flags; then the
//! columns, little-endian, each as long as the rows say: customer, day, amount, line, order and
//! profit where flagged; then the length of each customer id and the ids; then the facts as JSON
//! behind their length. The lengths come first, so decoding copies columns whole.

use std::fmt;

use super::{ImportFacts, OrderLines};
use crate::units::{Day, Money};

const MAGIC: [u8; 4] = *b"KZOL";
const VERSION: u32 = 1;
const HAS_ORDER: u32 = 1;
const HAS_PROFIT: u32 = 2;

/// Why bytes are no order lines.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[non_exhaustive]
pub enum DecodeError {
    /// The bytes do not begin like order lines.
    NotOrderLines,
    /// Written by a later version.
    NewerVersion(u32),
    /// Cut short, or changed.
    Damaged,
}

impl fmt::Display for DecodeError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{self:?}")
    }
}

impl std::error::Error for DecodeError {}

/// Order lines as bytes.
pub fn encode(lines: &OrderLines) -> Vec<u8> {
    let rows = lines.len();
    let mut out = Vec::with_capacity(rows * 36 + lines.customer_ids.len() * 20 + 4096);
    encode_columns(lines, &mut out);
    let facts = serde_json::to_vec(&lines.facts).unwrap_or_default();
    out.extend_from_slice(&(facts.len() as u64).to_le_bytes());
    out.extend_from_slice(&facts);
    out
}

fn encode_columns(lines: &OrderLines, out: &mut Vec<u8>) {
    out.extend_from_slice(&MAGIC);
    let flags = if lines.order.is_empty() { 0 } else { HAS_ORDER }
        | if lines.profit.is_empty() {
            0
        } else {
            HAS_PROFIT
        };
    for word in [VERSION, flags, lines.orders] {
        out.extend_from_slice(&word.to_le_bytes());
    }
    out.extend_from_slice(&(lines.len() as u64).to_le_bytes());
    out.extend_from_slice(&(lines.customer_ids.len() as u64).to_le_bytes());
    put(out, &lines.customer, |number| number.to_le_bytes());
    put(out, &lines.day, |day| day.0.to_le_bytes());
    put(out, &lines.amount, |amount| amount.0.to_le_bytes());
    put(out, &lines.line, |line| line.to_le_bytes());
    put(out, &lines.order, |order| order.to_le_bytes());
    put(out, &lines.profit, |profit| profit.0.to_le_bytes());
    put(out, &lines.customer_ids, |id| {
        (id.len() as u32).to_le_bytes()
    });
    for id in &lines.customer_ids {
        out.extend_from_slice(id.as_bytes());
    }
}

fn put<T, const N: usize>(out: &mut Vec<u8>, values: &[T], bytes: impl Fn(&T) -> [u8; N]) {
    out.reserve(values.len() * N);
    for value in values {
        out.extend_from_slice(&bytes(value));
    }
}

/// Order lines from bytes.
///
/// # Errors
/// [`DecodeError`]; whatever the bytes, they give order lines whose columns fit together, or an
/// error.
pub fn decode(bytes: &[u8]) -> Result<OrderLines, DecodeError> {
    let mut input = Input(bytes);
    if input.0.get(..4) != Some(&MAGIC[..]) {
        return Err(DecodeError::NotOrderLines);
    }
    input.take(4)?;
    let version = input.word()?;
    if version > VERSION {
        return Err(DecodeError::NewerVersion(version));
    }
    if version == 0 {
        return Err(DecodeError::Damaged);
    }
    let flags = input.word()?;
    let orders = input.word()?;
    let rows = input.length()?;
    let customers = input.length()?;
    let optional = |flag| if flags & flag == 0 { 0 } else { rows };
    let mut lines = OrderLines {
        customer: input.column(rows, u32::from_le_bytes)?,
        day: input.column(rows, |bytes| Day(i32::from_le_bytes(bytes)))?,
        amount: input.column(rows, |bytes| Money(i64::from_le_bytes(bytes)))?,
        line: input.column(rows, u32::from_le_bytes)?,
        order: input.column(optional(HAS_ORDER), u32::from_le_bytes)?,
        profit: input.column(optional(HAS_PROFIT), |bytes| {
            Money(i64::from_le_bytes(bytes))
        })?,
        customer_ids: Vec::new(),
        orders,
        facts: ImportFacts::default(),
    };
    let lengths: Vec<u32> = input.column(customers, u32::from_le_bytes)?;
    lines.customer_ids.reserve(lengths.len());
    for length in lengths {
        let id = input.take(length as usize)?;
        let id = std::str::from_utf8(id).map_err(|_| DecodeError::Damaged)?;
        lines.customer_ids.push(id.to_owned());
    }
    let facts = input.length()?;
    lines.facts = serde_json::from_slice(input.take(facts)?).map_err(|_| DecodeError::Damaged)?;
    let fits = lines
        .customer
        .iter()
        .all(|&customer| (customer as usize) < lines.customer_ids.len())
        && lines.order.iter().all(|&order| order < orders)
        && input.0.is_empty();
    if fits {
        Ok(lines)
    } else {
        Err(DecodeError::Damaged)
    }
}

/// What is left of the bytes.
struct Input<'a>(&'a [u8]);

impl<'a> Input<'a> {
    fn take(&mut self, count: usize) -> Result<&'a [u8], DecodeError> {
        let (taken, rest) = self.0.split_at_checked(count).ok_or(DecodeError::Damaged)?;
        self.0 = rest;
        Ok(taken)
    }

    fn word(&mut self) -> Result<u32, DecodeError> {
        let mut word = [0; 4];
        word.copy_from_slice(self.take(4)?);
        Ok(u32::from_le_bytes(word))
    }

    fn length(&mut self) -> Result<usize, DecodeError> {
        let mut word = [0; 8];
        word.copy_from_slice(self.take(8)?);
        usize::try_from(u64::from_le_bytes(word)).map_err(|_| DecodeError::Damaged)
    }

    fn column<T, const N: usize>(
        &mut self,
        rows: usize,
        value: impl Fn([u8; N]) -> T,
    ) -> Result<Vec<T>, DecodeError> {
        let bytes = self.take(rows.checked_mul(N).ok_or(DecodeError::Damaged)?)?;
        Ok(bytes
            .chunks_exact(N)
            .map(|chunk| {
                let mut word = [0; N];
                word.copy_from_slice(chunk);
                value(word)
            })
            .collect())
    }
}

/// Names a dataset by its content: equal columns give the same text, in any session and on any
/// machine. The facts do not count.
pub fn revision(lines: &OrderLines) -> String {
    let mut bytes = Vec::with_capacity(lines.len() * 36);
    encode_columns(lines, &mut bytes);
    format!("{:016x}", fnv1a(&bytes))
}

/// FNV-1a, 64 bits.
pub(super) fn fnv1a(bytes: &[u8]) -> u64 {
    bytes.iter().fold(0xcbf2_9ce4_8422_2325, |state, &byte| {
        (state ^ u64::from(byte)).wrapping_mul(0x0000_0100_0000_01b3)
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn lines() -> OrderLines {
        OrderLines {
            customer: vec![0, 1, 0],
            day: vec![Day(19_000), Day(-5), Day(19_001)],
            amount: vec![Money(1), Money(-2), Money(i64::MAX)],
            line: vec![2, 3, 4],
            order: vec![0, 1, 1],
            profit: vec![super::super::NO_VALUE, Money(7), Money(0)],
            customer_ids: vec!["王芳".into(), String::new()],
            orders: 2,
            facts: ImportFacts {
                columns: vec!["客户".into()],
                ..ImportFacts::default()
            },
        }
    }

    #[test]
    fn what_is_encoded_decodes_to_the_same() {
        for lines in [lines(), OrderLines::default()] {
            assert_eq!(decode(&encode(&lines)), Ok(lines));
        }
    }

    #[test]
    fn every_cut_is_noticed() {
        let bytes = encode(&lines());
        for length in 0..bytes.len() {
            assert!(decode(&bytes[..length]).is_err(), "{length} bytes");
        }
    }

    #[test]
    fn a_later_version_is_refused_by_its_number() {
        let mut bytes = encode(&lines());
        bytes[4] = 9;
        assert_eq!(decode(&bytes), Err(DecodeError::NewerVersion(9)));
    }

    #[test]
    fn the_revision_follows_the_content_alone() {
        let mut other = lines();
        other.facts.replanned = true;
        assert_eq!(revision(&lines()), revision(&other));
        other.amount[0] = Money(5);
        assert_ne!(revision(&lines()), revision(&other));
    }
}
