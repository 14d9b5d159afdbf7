//! What the numbers of a range are in the whole, as bytes: from the reader that joined the ranges to the
//! one that read it.

use super::layout::{Encoded, Input};
use super::{DecodeError, read_json, write_json};
use crate::ingest::Source;
use crate::ingest::partial::Renumber;

/// Lines before the range, then how many customers, orders and texts of each attribute.
type Contents = (u64, usize, usize, Vec<usize>);

/// Numbers as bytes.
pub fn encode_renumber(numbers: &Renumber) -> Encoded<'_> {
    let mut out = Encoded::default();
    let attributes = numbers.attributes.iter().map(Vec::len).collect();
    let contents: Contents = (
        numbers.line,
        numbers.customers.len(),
        numbers.orders.len(),
        attributes,
    );
    write_json(&contents, &mut out);
    out.column(&numbers.customers);
    out.column(&numbers.orders);
    for attribute in &numbers.attributes {
        out.column(attribute);
    }
    out
}

/// Numbers from bytes.
///
/// # Errors
/// [`DecodeError::Damaged`].
pub fn decode_renumber(source: &mut dyn Source) -> Result<Renumber, DecodeError> {
    let mut input = Input::new(source);
    let (line, customers, orders, attributes): Contents = read_json(&mut input)?;
    Ok(Renumber {
        line,
        customers: input.column(customers)?,
        orders: input.column(orders)?,
        attributes: attributes
            .into_iter()
            .map(|count| input.column(count))
            .collect::<Result<_, _>>()?,
    })
}
