//! The first version of the bytes, read only: columns kept by an earlier version of the program.
//!
//! # Order
//! Magic, version, flags, number of orders; number of rows and of customers; then the columns
//! without gaps: customer, day, amount, line, order and profit where flagged; the length of each
//! customer id and the ids; the facts as JSON behind their length.

use super::{DecodeError, MAGIC, from_json};
use crate::ingest::{ImportFacts, OrderLines, Source, Texts};
use crate::units::{Day, Money};

const HAS_ORDER: u32 = 1;
const HAS_PROFIT: u32 = 2;

pub(super) fn decode(source: &mut dyn Source) -> Result<OrderLines, DecodeError> {
    let length = usize::try_from(source.len()).map_err(|_| DecodeError::Damaged)?;
    let mut bytes = vec![0; length];
    let mut done = 0;
    while done < length {
        match source.read_at(done as u64, &mut bytes[done..]) {
            Ok(count) if count > 0 => done += count,
            _ => return Err(DecodeError::Damaged),
        }
    }
    let mut input = Input(bytes.get(MAGIC.len() + 4..).ok_or(DecodeError::Damaged)?);
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
        orders,
        facts: ImportFacts::default(),
        ..OrderLines::default()
    };
    let lengths: Vec<u32> = input.column(customers, u32::from_le_bytes)?;
    let mut ids = Texts::default();
    for length in lengths {
        let id = input.take(length as usize)?;
        ids.push(std::str::from_utf8(id).map_err(|_| DecodeError::Damaged)?);
    }
    lines.customer_ids = ids;
    let facts = input.length()?;
    lines.facts = from_json(input.take(facts)?)?;
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

#[cfg(test)]
mod tests {
    use super::*;
    use crate::ingest::MemorySource;

    #[test]
    fn columns_of_the_first_version_are_read() {
        let mut bytes = b"KZOL".to_vec();
        for word in [1_u32, HAS_ORDER, 2] {
            bytes.extend_from_slice(&word.to_le_bytes());
        }
        for word in [2_u64, 1] {
            bytes.extend_from_slice(&word.to_le_bytes());
        }
        for word in [0_u32, 0, 19_000, 19_001] {
            bytes.extend_from_slice(&word.to_le_bytes());
        }
        for word in [5_i64, -7] {
            bytes.extend_from_slice(&word.to_le_bytes());
        }
        for word in [2_u32, 3, 0, 1, 1] {
            bytes.extend_from_slice(&word.to_le_bytes());
        }
        bytes.push(b'A');
        let facts = serde_json::to_vec(&ImportFacts::default()).unwrap();
        bytes.extend_from_slice(&(facts.len() as u64).to_le_bytes());
        bytes.extend_from_slice(&facts);
        let lines = super::super::decode(&mut MemorySource(&bytes)).unwrap();
        assert_eq!(lines.customer_ids, ["A"]);
        assert_eq!(lines.amount, [Money(5), Money(-7)]);
        assert_eq!(lines.order, [0, 1]);
        for length in 8..bytes.len() {
            let cut = super::super::decode(&mut MemorySource(&bytes[..length]));
            assert_eq!(cut, Err(DecodeError::Damaged));
        }
    }
}
