//! Imported columns on their way to the engine: bytes in several buffers, never copied together.

use js_sys::{Array, ArrayBuffer, Uint8Array};
use kezhi::ingest::{Piece, Run, pieces};
use wasm_bindgen::{JsCast, JsValue};

use super::BridgeError;

/// Encoded columns, piece by piece.
pub(crate) struct Pieces {
    /// The pieces in order.
    pub(super) all: Array,
    /// The buffers they lie in.
    pub(super) buffers: Array,
}

impl Pieces {
    /// Columns in one buffer.
    pub(crate) fn of_buffer(buffer: &ArrayBuffer) -> Pieces {
        Pieces {
            all: Array::of1(&Uint8Array::new(buffer)),
            buffers: Array::of1(buffer),
        }
    }

    /// Columns that a worker sent whole.
    ///
    /// # Errors
    /// [`BridgeError::Misunderstood`] when it sent something else.
    pub(super) fn of_one(payload: JsValue) -> Result<Pieces, BridgeError> {
        buffer(payload).map(|buffer| Pieces::of_buffer(&buffer))
    }

    /// Columns of which several workers sent their shares, in the order of the ranges.
    ///
    /// # Errors
    /// [`BridgeError::Misunderstood`] when one sent something else.
    pub(super) fn of_shares(shares: Vec<(Vec<Run>, JsValue)>) -> Result<Pieces, BridgeError> {
        let (runs, payloads): (Vec<_>, Vec<_>) = shares.into_iter().unzip();
        let payloads = payloads.into_iter().map(buffer);
        let buffers = payloads.collect::<Result<Vec<_>, _>>()?;
        let all = Array::new();
        for piece in pieces(&runs) {
            all.push(&match piece {
                Piece::Zeros(count) => Uint8Array::new_with_length(count as u32).into(),
                Piece::Of { share, start, len } => {
                    let buffer = buffers.get(share).ok_or_else(nothing)?;
                    let (start, len) = (start as u32, len as u32);
                    Uint8Array::new_with_byte_offset_and_length(buffer, start, len).into()
                }
            });
        }
        Ok(Pieces {
            all,
            buffers: buffers.iter().collect(),
        })
    }

    /// Length in bytes.
    pub(crate) fn bytes(&self) -> f64 {
        let pieces = self.all.iter();
        pieces
            .map(|piece| f64::from(piece.unchecked_into::<Uint8Array>().length()))
            .sum()
    }
}

fn buffer(payload: JsValue) -> Result<ArrayBuffer, BridgeError> {
    payload.dyn_into().map_err(|_| nothing())
}

fn nothing() -> BridgeError {
    BridgeError::Misunderstood("no columns".into())
}
