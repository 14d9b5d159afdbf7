//! Turning bytes into UTF-8.

use super::super::Encoding;
use super::byte_order_mark;

/// The codec of an encoding; none for UTF-8, which needs no change.
fn codec(encoding: Encoding) -> Option<&'static encoding_rs::Encoding> {
    match encoding {
        Encoding::Utf8 => None,
        Encoding::Utf16Le => Some(encoding_rs::UTF_16LE),
        Encoding::Utf16Be => Some(encoding_rs::UTF_16BE),
        Encoding::Gb18030 => Some(encoding_rs::GB18030),
        Encoding::Big5 => Some(encoding_rs::BIG5),
        Encoding::ShiftJis => Some(encoding_rs::SHIFT_JIS),
        Encoding::EucKr => Some(encoding_rs::EUC_KR),
        Encoding::Windows1252 => Some(encoding_rs::WINDOWS_1252),
        Encoding::MacRoman => Some(encoding_rs::MACINTOSH),
    }
}

/// Turns bytes into UTF-8, piece by piece. UTF-8 itself passes through unchecked; the scan looks at
/// it record by record.
pub(in crate::ingest) struct Transcoder {
    /// None for UTF-8.
    decoder: Option<encoding_rs::Decoder>,
}

impl Transcoder {
    /// A transcoder at the start of a character.
    pub(in crate::ingest) fn new(encoding: Encoding) -> Transcoder {
        Transcoder {
            decoder: codec(encoding).map(encoding_rs::Encoding::new_decoder_without_bom_handling),
        }
    }

    /// True when bytes need no change.
    pub(in crate::ingest) fn is_identity(&self) -> bool {
        self.decoder.is_none()
    }

    /// Appends the text of `bytes` to `out`; `last` says that no more will come.
    pub(in crate::ingest) fn push(&mut self, mut bytes: &[u8], last: bool, out: &mut Vec<u8>) {
        let Some(decoder) = &mut self.decoder else {
            out.extend_from_slice(bytes);
            return;
        };
        loop {
            let room = decoder
                .max_utf8_buffer_length(bytes.len())
                .unwrap_or(bytes.len().saturating_mul(3))
                .max(16);
            let written = out.len();
            out.resize(written + room, 0);
            let (result, read, wrote, _) = decoder.decode_to_utf8(bytes, &mut out[written..], last);
            out.truncate(written + wrote);
            bytes = &bytes[read..];
            if result == encoding_rs::CoderResult::InputEmpty {
                return;
            }
        }
    }
}

/// The text of a whole head, its byte order mark taken off.
pub(in crate::ingest) fn decode_head(head: &[u8], encoding: Encoding, cut: bool) -> Vec<u8> {
    let body = match byte_order_mark(head) {
        Some((named, length)) if named == encoding => &head[length..],
        _ => head,
    };
    let mut text = Vec::with_capacity(body.len());
    Transcoder::new(encoding).push(body, !cut, &mut text);
    text
}
