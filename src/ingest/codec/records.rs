//! Records as bytes.
//!
//! # Order
//! `KZRC` and the version of its own; a table of contents as JSON; the lines and the columns it
//! lists; the facts as JSON. Columns are copied whole, see [`super::layout`].

use serde::{Deserialize, Serialize};

use super::layout::{Encoded, Input};
use super::{DecodeError, read_json, read_texts, sizes, texts, write_json};
use crate::ingest::records::{
    ColumnHead, Imported, RecordColumn, RecordKind, RecordValues, Records,
};
use crate::ingest::{Aside, Shape, Source};

const MAGIC: [u8; 4] = *b"KZRC";
const VERSION: u32 = 1;

#[derive(Debug, Serialize, Deserialize)]
struct Contents {
    shape: Shape,
    rows: usize,
    columns: Vec<ColumnHead>,
    aside: usize,
    aside_texts: [usize; 2],
}

impl Contents {
    fn of(records: &Records) -> Contents {
        Contents {
            shape: records.shape,
            rows: records.len(),
            columns: records
                .columns
                .iter()
                .map(|column| ColumnHead {
                    name: column.name.clone(),
                    place: column.place,
                    role: column.role,
                    kind: column.values.kind(),
                    unreadable: column.unreadable,
                    texts: match &column.values {
                        RecordValues::Text { values, .. } => sizes(values),
                        _ => [0; 2],
                    },
                })
                .collect(),
            aside: records.aside.len(),
            aside_texts: sizes(&records.aside.text),
        }
    }
}

/// Records as bytes.
pub fn encode_records(records: &Records) -> Encoded<'_> {
    let mut out = Encoded::default();
    let mut head = MAGIC.to_vec();
    head.extend_from_slice(&VERSION.to_le_bytes());
    out.bytes(head);
    columns(records, &mut out);
    write_json(&records.facts, &mut out);
    out
}

fn columns<'a>(records: &'a Records, out: &mut Encoded<'a>) {
    write_json(&Contents::of(records), out);
    out.column(&records.line);
    for column in &records.columns {
        match &column.values {
            RecordValues::Text { codes, values } => {
                out.column(codes);
                texts(values, out);
            }
            RecordValues::Number(numbers) => out.column(numbers),
            RecordValues::Day(days) => out.column(days),
        }
    }
    out.column(&records.aside.line);
    out.column(&records.aside.kind);
    texts(&records.aside.text, out);
}

/// Names records by their content, as [`super::revision`] does order lines.
pub fn records_revision(records: &Records) -> String {
    let mut out = Encoded::default();
    columns(records, &mut out);
    out.fingerprint()
}

/// Order lines or records from bytes, whichever they begin like.
///
/// # Errors
/// [`DecodeError`]; whatever the bytes, they give columns that fit together, or an error.
pub fn decode_any(source: &mut dyn Source) -> Result<Imported, DecodeError> {
    let mut head = [0; 8];
    let read = source
        .read_at(0, &mut head)
        .map_err(|_| DecodeError::Damaged)?;
    if read < 8 || head[..4] != MAGIC {
        return super::decode(source).map(Imported::Lines);
    }
    match u32::from_le_bytes([head[4], head[5], head[6], head[7]]) {
        VERSION => read_records(source).map(Imported::Records),
        0 => Err(DecodeError::Damaged),
        newer => Err(DecodeError::NewerVersion(newer)),
    }
}

fn read_records(source: &mut dyn Source) -> Result<Records, DecodeError> {
    let mut input = Input::new(source);
    input.word()?;
    let contents: Contents = read_json(&mut input)?;
    let rows = contents.rows;
    let line = input.column(rows)?;
    let mut columns = Vec::new();
    for head in contents.columns {
        let values = match head.kind {
            RecordKind::Text => {
                let codes: Vec<u32> = input.column(rows)?;
                let values = read_texts(&mut input, head.texts)?;
                if codes.iter().any(|&code| code as usize >= values.len()) {
                    return Err(DecodeError::Damaged);
                }
                RecordValues::Text { codes, values }
            }
            RecordKind::Number => RecordValues::Number(input.column(rows)?),
            RecordKind::Day => RecordValues::Day(input.column(rows)?),
        };
        columns.push(RecordColumn {
            name: head.name,
            place: head.place,
            role: head.role,
            values,
            unreadable: head.unreadable,
        });
    }
    let aside = Aside {
        line: input.column(contents.aside)?,
        kind: input.column(contents.aside)?,
        text: read_texts(&mut input, contents.aside_texts)?,
    };
    let facts = read_json(&mut input)?;
    if !input.is_done() {
        return Err(DecodeError::Damaged);
    }
    Ok(Records {
        shape: contents.shape,
        columns,
        line,
        aside,
        facts,
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::ingest::records::NO_DAY;
    use crate::ingest::{ImportFacts, MemorySource, OrderLines, Role};
    use crate::units::Day;

    fn records() -> Records {
        let column = |name: &str, role, values| RecordColumn {
            name: name.into(),
            place: 0,
            role,
            values,
            unreadable: 1,
        };
        Records {
            shape: Shape::Contracts,
            columns: vec![
                column(
                    "客户",
                    Some(Role::Customer),
                    RecordValues::Text {
                        codes: vec![0, 1, 0],
                        values: ["王芳", ""].into_iter().collect(),
                    },
                ),
                column(
                    "月费",
                    Some(Role::Charge),
                    RecordValues::Number(vec![1.5, f64::NAN, -0.0]),
                ),
                column("x", None, RecordValues::Day(vec![Day(1), NO_DAY, Day(-3)])),
            ],
            line: vec![2, 3, 5],
            aside: Aside {
                line: vec![4],
                kind: vec![1],
                text: ["B,,3"].into_iter().collect(),
            },
            facts: ImportFacts {
                columns: vec!["客户".into()],
                ..ImportFacts::default()
            },
        }
    }

    fn decoded(bytes: &[u8]) -> Result<Imported, DecodeError> {
        decode_any(&mut MemorySource(bytes))
    }

    #[test]
    fn what_is_encoded_decodes_to_the_same() {
        let bytes = encode_records(&records()).to_vec();
        assert_eq!(decoded(&bytes), Ok(Imported::Records(records())));
        let lines = OrderLines::default();
        let bytes = super::super::encode(&lines).to_vec();
        assert_eq!(decoded(&bytes), Ok(Imported::Lines(lines)));
    }

    #[test]
    fn every_cut_is_noticed_and_no_change_breaks_it_down() {
        let bytes = encode_records(&records()).to_vec();
        for length in 0..bytes.len() {
            assert!(decoded(&bytes[..length]).is_err(), "{length} bytes");
        }
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
        let mut bytes = encode_records(&records()).to_vec();
        bytes[4] = 9;
        assert_eq!(decoded(&bytes), Err(DecodeError::NewerVersion(9)));
    }

    #[test]
    fn the_revision_follows_the_content() {
        let mut other = records();
        other.facts.replanned = true;
        assert_eq!(records_revision(&records()), records_revision(&other));
        other.line[0] = 9;
        assert_ne!(records_revision(&records()), records_revision(&other));
    }
}
