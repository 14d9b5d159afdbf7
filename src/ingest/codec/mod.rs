//! Order lines as bytes: for handing them to another worker and for keeping them.
//!
//! # Order
//! `KZOL` and the version; a table of contents as JSON; the columns it lists; the facts as JSON.
//! Columns are copied whole, see [`layout`].

mod layout;
mod partial;
mod records;
mod renumber;
mod share;
mod v1;

use std::fmt;

use serde::de::DeserializeOwned;
use serde::{Deserialize, Serialize};

use super::{Aside, Attribute, Measure, OrderLines, Role, Source, Texts};
use crate::json;
use crate::units::{Day, Money};
use layout::Input;

pub use layout::Encoded;
pub use partial::{decode_partial, encode_digest, encode_partial};
pub use records::{decode_any, encode_records, records_revision};
pub use renumber::{decode_renumber, encode_renumber};
pub use share::{Piece, Run, Share, pieces};
pub(super) use share::{share, share_of_range};

const MAGIC: [u8; 4] = *b"KZOL";
const VERSION: u32 = 2;

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

/// What columns follow, and how long they are.
#[derive(Debug, Serialize, Deserialize)]
struct Contents {
    lines: usize,
    orders: u32,
    has_order: bool,
    has_profit: bool,
    // Left out where there is none: names of datasets rest on these words, older ones too.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    has_first: bool,
    attributes: Vec<(String, Option<Role>, [usize; 2])>,
    measures: Vec<Role>,
    customers: [usize; 2],
    aside: usize,
    aside_texts: [usize; 2],
}

impl Contents {
    /// `total` is the number of lines in all columns, of which some may be elsewhere.
    fn of(lines: &OrderLines, total: usize) -> Contents {
        Contents {
            lines: total,
            orders: lines.orders,
            has_order: !lines.order.is_empty(),
            has_profit: !lines.profit.is_empty(),
            has_first: !lines.first.is_empty(),
            attributes: lines
                .attributes
                .iter()
                .map(|it| (it.name.clone(), it.role, sizes(&it.values)))
                .collect(),
            measures: lines.measures.iter().map(|it| it.role).collect(),
            customers: sizes(&lines.customer_ids),
            aside: lines.aside.len(),
            aside_texts: sizes(&lines.aside.text),
        }
    }
}

fn sizes(texts: &Texts) -> [usize; 2] {
    [texts.len(), texts.all().len()]
}

/// Order lines as bytes.
pub fn encode(lines: &OrderLines) -> Encoded<'_> {
    encode_part(lines, lines.len())
}

/// [`encode`] of lines that are the first of `total`.
fn encode_part(lines: &OrderLines, total: usize) -> Encoded<'_> {
    let mut out = Encoded::default();
    let mut head = MAGIC.to_vec();
    head.extend_from_slice(&VERSION.to_le_bytes());
    out.bytes(head);
    columns(lines, total, &mut out);
    write_json(&lines.facts, &mut out);
    out
}

fn write_json<'a>(value: &impl Serialize, out: &mut Encoded<'a>) {
    let text = serde_json::to_vec(value).unwrap_or_default();
    out.word(text.len() as u64);
    out.bytes(text);
}

fn columns<'a>(lines: &'a OrderLines, total: usize, out: &mut Encoded<'a>) {
    write_json(&Contents::of(lines, total), out);
    out.lines(&lines.customer);
    out.lines(&lines.day);
    out.lines(&lines.amount);
    out.lines(&lines.line);
    out.lines(&lines.order);
    out.lines(&lines.profit);
    if lines.first.is_empty() {
        out.no_lines();
    } else {
        out.lines(&lines.first);
    }
    for attribute in &lines.attributes {
        out.lines(&attribute.codes);
        texts(&attribute.values, out);
    }
    for measure in &lines.measures {
        out.lines(&measure.values);
    }
    texts(&lines.customer_ids, out);
    out.column(&lines.aside.line);
    out.column(&lines.aside.kind);
    texts(&lines.aside.text, out);
}

fn texts<'a>(texts: &'a Texts, out: &mut Encoded<'a>) {
    out.column(texts.ends());
    out.bytes(texts.all().as_bytes());
}

/// Order lines from bytes.
///
/// # Errors
/// [`DecodeError`]; whatever the bytes, they give order lines whose columns fit together, or an
/// error.
pub fn decode(source: &mut dyn Source) -> Result<OrderLines, DecodeError> {
    let mut head = [0; 8];
    let read = source
        .read_at(0, &mut head)
        .map_err(|_| DecodeError::Damaged)?;
    if read < 8 || head[..4] != MAGIC {
        return Err(DecodeError::NotOrderLines);
    }
    let version = u32::from_le_bytes([head[4], head[5], head[6], head[7]]);
    match version {
        0 => Err(DecodeError::Damaged),
        1 => v1::decode(source),
        VERSION => read_lines(source),
        newer => Err(DecodeError::NewerVersion(newer)),
    }
}

fn read_lines(source: &mut dyn Source) -> Result<OrderLines, DecodeError> {
    let mut input = Input::new(source);
    input.word()?;
    let contents: Contents = read_json(&mut input)?;
    let rows = contents.lines;
    let only_if = |is_there| if is_there { rows } else { 0 };
    let mut lines = OrderLines {
        customer: input.column(rows)?,
        day: input.column::<Day>(rows)?,
        amount: input.column::<Money>(rows)?,
        line: input.column(rows)?,
        order: input.column(only_if(contents.has_order))?,
        profit: input.column(only_if(contents.has_profit))?,
        first: input.column::<Day>(only_if(contents.has_first))?,
        orders: contents.orders,
        ..OrderLines::default()
    };
    for (name, role, sizes) in contents.attributes {
        lines.attributes.push(Attribute {
            name,
            role,
            codes: input.column(rows)?,
            values: read_texts(&mut input, sizes)?,
        });
    }
    for role in contents.measures {
        let values = input.column(rows)?;
        lines.measures.push(Measure { role, values });
    }
    lines.customer_ids = read_texts(&mut input, contents.customers)?;
    lines.aside = Aside {
        line: input.column(contents.aside)?,
        kind: input.column(contents.aside)?,
        text: read_texts(&mut input, contents.aside_texts)?,
    };
    lines.facts = read_json(&mut input)?;
    let below = |codes: &[u32], most: usize| codes.iter().all(|&code| (code as usize) < most);
    let fits = below(&lines.customer, lines.customer_ids.len())
        && below(&lines.order, lines.orders as usize)
        && lines
            .attributes
            .iter()
            .all(|it| below(&it.codes, it.values.len()))
        && input.is_done();
    if fits {
        Ok(lines)
    } else {
        Err(DecodeError::Damaged)
    }
}

fn read_json<T: DeserializeOwned>(input: &mut Input<'_>) -> Result<T, DecodeError> {
    let length = input.length()?;
    let text: Vec<u8> = input.column(length)?;
    from_json(&text)
}

fn from_json<T: DeserializeOwned>(text: &[u8]) -> Result<T, DecodeError> {
    let text = std::str::from_utf8(text).map_err(|_| DecodeError::Damaged)?;
    json::read(text).map_err(|_| DecodeError::Damaged)
}

fn read_texts(input: &mut Input<'_>, sizes: [usize; 2]) -> Result<Texts, DecodeError> {
    let ends = input.column(sizes[0])?;
    let all = String::from_utf8(input.column(sizes[1])?).map_err(|_| DecodeError::Damaged)?;
    Texts::new(all, ends).ok_or(DecodeError::Damaged)
}

/// Names a dataset by its content: equal columns give the same text, in any session and on any
/// machine. The facts do not count.
pub fn revision(lines: &OrderLines) -> String {
    let mut out = Encoded::default();
    columns(lines, lines.len(), &mut out);
    out.fingerprint()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::ingest::{ImportFacts, MemorySource, NO_DAY, NO_VALUE};

    fn lines() -> OrderLines {
        OrderLines {
            customer: vec![0, 1, 0],
            day: vec![Day(19_000), Day(-5), Day(19_001)],
            amount: vec![Money(1), Money(-2), Money(i64::MAX)],
            line: vec![2, 3, 4],
            order: vec![0, 1, 1],
            profit: vec![NO_VALUE, Money(7), Money(0)],
            first: vec![Day(18_000), NO_DAY, Day(18_000)],
            attributes: vec![Attribute {
                name: "渠道".into(),
                role: Some(Role::Channel),
                codes: vec![0, 1, 0],
                values: ["网店", ""].into_iter().collect(),
            }],
            measures: vec![Measure {
                role: Role::Quantity,
                values: vec![Money(1), Money(2), NO_VALUE],
            }],
            customer_ids: ["王芳", ""].into_iter().collect(),
            orders: 2,
            aside: Aside {
                line: vec![5],
                kind: vec![1],
                text: ["B,,3"].into_iter().collect(),
            },
            facts: ImportFacts {
                columns: vec!["客户".into()],
                ..ImportFacts::default()
            },
        }
    }

    fn decoded(bytes: &[u8]) -> Result<OrderLines, DecodeError> {
        decode(&mut MemorySource(bytes))
    }

    #[test]
    fn what_is_encoded_decodes_to_the_same() {
        for lines in [lines(), OrderLines::default()] {
            assert_eq!(decoded(&encode(&lines).to_vec()), Ok(lines));
        }
    }

    #[test]
    fn every_cut_is_noticed() {
        let bytes = encode(&lines()).to_vec();
        for length in 0..bytes.len() {
            assert!(decoded(&bytes[..length]).is_err(), "{length} bytes");
        }
    }

    #[test]
    fn no_change_of_a_byte_makes_it_break_down() {
        let bytes = encode(&lines()).to_vec();
        for place in 0..bytes.len() {
            for change in [1, 0x80, 0xff] {
                let mut changed = bytes.clone();
                changed[place] ^= change;
                let _either_way = decoded(&changed);
            }
        }
    }

    #[test]
    fn a_later_version_is_refused_by_its_number() {
        let mut bytes = encode(&lines()).to_vec();
        bytes[4] = 9;
        assert_eq!(decoded(&bytes), Err(DecodeError::NewerVersion(9)));
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
