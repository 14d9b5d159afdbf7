//! Bytes of order lines that come from several readers.
//!
//! Each reader hands on its share in one piece, without knowing those of the others. Put together as
//! [`pieces`] says they are, byte for byte, what [`super::encode`] gives for the whole.

use serde::{Deserialize, Serialize};

use super::encode_part;
use super::layout::Encoded;
use super::partial::columns_of_lines;
use crate::ingest::OrderLines;
use crate::ingest::partial::Partial;

/// What one reader hands on.
#[derive(Debug)]
pub struct Share<'a> {
    encoded: Encoded<'a>,
}

/// A run of bytes in a share.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Run {
    /// How many bytes.
    len: usize,
    /// Its column goes on in the shares of the later ranges.
    goes_on: bool,
}

/// A run of bytes in the whole.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Piece {
    /// Bytes of a share.
    Of {
        /// Number of the share, in the order of the ranges.
        share: usize,
        /// Its first byte.
        start: usize,
        /// How many bytes.
        len: usize,
    },
    /// So many zeros: fewer than eight.
    Zeros(usize),
}

/// The first range with all that is there once; `total` counts the lines of all ranges.
pub(in crate::ingest) fn share(lines: &OrderLines, total: usize) -> Share<'_> {
    Share {
        encoded: encode_part(lines, total),
    }
}

/// The columns of a later range, in the order of those of the first.
pub(in crate::ingest) fn share_of_range(range: &Partial) -> Share<'_> {
    let mut encoded = Encoded::default();
    columns_of_lines(range, &mut encoded);
    Share { encoded }
}

impl Share<'_> {
    /// The bytes, to be written in this order.
    pub fn parts(&self) -> impl Iterator<Item = &[u8]> + Clone {
        let columns = self.encoded.columns_of_lines();
        self.encoded
            .parts()
            .enumerate()
            .filter(move |(number, _)| {
                // What fills a column up to eight bytes stands behind its last piece.
                !columns
                    .iter()
                    .any(|&(column, len)| len > 0 && column + 1 == *number)
            })
            .map(|(_, part)| part)
    }

    /// The runs the bytes are made of: what is there once, and columns.
    pub fn runs(&self) -> Vec<Run> {
        let mut runs = Vec::new();
        let mut columns = self.encoded.columns_of_lines().iter().peekable();
        let mut once = 0;
        let mut parts = self.encoded.parts().enumerate();
        let push_once = |once: &mut usize, runs: &mut Vec<Run>| {
            if *once > 0 {
                let len = std::mem::take(once);
                let goes_on = false;
                runs.push(Run { len, goes_on });
            }
        };
        loop {
            let next = parts.next();
            let number = next.map_or(usize::MAX, |(number, _)| number);
            let mut is_column = false;
            while let Some(&(_, len)) = columns.next_if(|&&(column, _)| column <= number) {
                push_once(&mut once, &mut runs);
                runs.push(Run { len, goes_on: true });
                is_column |= len > 0;
            }
            match next {
                // Its filling is not part of the share.
                Some(_) if is_column => drop(parts.next()),
                Some((_, part)) => once += part.len(),
                None => break,
            }
        }
        push_once(&mut once, &mut runs);
        runs
    }
}

/// How the shares of all ranges, in their order, make up the whole.
pub fn pieces(shares: &[Vec<Run>]) -> Vec<Piece> {
    let mut pieces = Vec::new();
    let mut starts = vec![0; shares.len()];
    let mut later: Vec<_> = shares.iter().skip(1).map(|runs| runs.iter()).collect();
    for run in shares.first().into_iter().flatten() {
        let mut column = 0;
        let mut add = |share: usize, len: usize| {
            let start = starts[share];
            starts[share] += len;
            column += len;
            if len > 0 {
                pieces.push(Piece::Of { share, start, len });
            }
        };
        add(0, run.len);
        if run.goes_on {
            for (place, runs) in later.iter_mut().enumerate() {
                add(place + 1, runs.next().map_or(0, |run| run.len));
            }
            let missing = column.next_multiple_of(8) - column;
            if missing > 0 {
                pieces.push(Piece::Zeros(missing));
            }
        }
    }
    pieces
}
