//! Which characters the bytes stand for, and turning them into UTF-8.
//!
//! Order of the questions: a byte order mark; strict UTF-8; zero bytes of UTF-16; then GB18030
//! against windows-1252 by what the high bytes look like. UTF-8 comes before GB18030 because UTF-8
//! text read as GB18030 decodes without complaint, to nonsense.

use super::{Encoding, Reason};

/// What the head of a text says about its encoding.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Detected {
    pub(super) encoding: Encoding,
    pub(super) reason: Reason,
}

/// Decides the encoding of `head`; `cut` says that the file goes on behind it.
pub(super) fn detect(head: &[u8], cut: bool) -> Detected {
    let found = |encoding, reason| Detected { encoding, reason };
    if let Some((encoding, _)) = byte_order_mark(head) {
        return found(encoding, Reason::ByteOrderMark);
    }
    if let Some(encoding) = utf16_by_zero_bytes(head) {
        return found(encoding, Reason::ZeroBytes);
    }
    if head.is_ascii() {
        return found(Encoding::Utf8, Reason::AsciiOnly);
    }
    if is_utf8(head, cut) {
        return found(Encoding::Utf8, Reason::ValidUtf8);
    }
    let shape = HighBytes::of(head);
    if shape.in_utf8 > shape.not_in_utf8 * 4 {
        return found(Encoding::Utf8, Reason::ValidUtf8);
    }
    if shape.common_chinese > shape.alone * 2 && shape.common_chinese * 2 > shape.pairs {
        found(Encoding::Gb18030, Reason::CommonChinese)
    } else {
        found(Encoding::Windows1252, Reason::WesternText)
    }
}

/// The encoding a byte order mark names, and how many bytes the mark has.
pub(super) fn byte_order_mark(head: &[u8]) -> Option<(Encoding, usize)> {
    match head {
        [0xef, 0xbb, 0xbf, ..] => Some((Encoding::Utf8, 3)),
        [0xff, 0xfe, ..] => Some((Encoding::Utf16Le, 2)),
        [0xfe, 0xff, ..] => Some((Encoding::Utf16Be, 2)),
        _ => None,
    }
}

/// Strict UTF-8; when the text is cut, a character may be cut with it.
fn is_utf8(bytes: &[u8], cut: bool) -> bool {
    match std::str::from_utf8(bytes) {
        Ok(_) => true,
        Err(error) => cut && error.error_len().is_none(),
    }
}

/// Text in UTF-16 has a zero byte in a quarter of its places or more, all at even or all at odd
/// ones, for delimiters, digits and line ends.
fn utf16_by_zero_bytes(head: &[u8]) -> Option<Encoding> {
    let pairs = head.len() / 2;
    let zeros = |odd: usize| head.chunks_exact(2).filter(|pair| pair[odd] == 0).count();
    let (at_even, at_odd) = (zeros(0), zeros(1));
    let (encoding, most, least) = if at_odd > at_even {
        (Encoding::Utf16Le, at_odd, at_even)
    } else {
        (Encoding::Utf16Be, at_even, at_odd)
    };
    (pairs >= 2 && most * 4 >= pairs && least * 20 <= most).then_some(encoding)
}

/// What the bytes above 0x7F look like.
#[derive(Debug, Default)]
struct HighBytes {
    /// In a valid UTF-8 sequence.
    in_utf8: usize,
    /// Not so.
    not_in_utf8: usize,
    /// Two-byte characters when read as GB18030.
    pairs: usize,
    /// Of these, the 3,755 common Han characters and the punctuation of GB2312.
    common_chinese: usize,
    /// High bytes with no high byte beside them, as letters with accents stand in Western text.
    alone: usize,
}

impl HighBytes {
    fn of(bytes: &[u8]) -> HighBytes {
        let mut shape = HighBytes::default();
        for chunk in bytes.utf8_chunks() {
            shape.in_utf8 += high(chunk.valid().as_bytes());
            shape.not_in_utf8 += high(chunk.invalid());
        }
        let mut index = 0;
        while let Some(&byte) = bytes.get(index) {
            if byte < 0x80 {
                index += 1;
                continue;
            }
            let next = bytes.get(index + 1).copied().unwrap_or(0);
            if next < 0x80 {
                shape.alone += 1;
            }
            if next >= 0x40 && next != 0x7f {
                shape.pairs += 1;
                let is_han = (0xb0..=0xd7).contains(&byte) && next >= 0xa1;
                let is_mark = (0xa1..=0xa3).contains(&byte) && next >= 0xa1;
                shape.common_chinese += usize::from(is_han || is_mark);
                index += 2;
            } else {
                index += 1;
            }
        }
        shape
    }
}

fn high(bytes: &[u8]) -> usize {
    bytes.iter().filter(|byte| **byte >= 0x80).count()
}

/// How many bytes above 0x7F.
pub(super) fn count_high(bytes: &[u8]) -> u64 {
    high(bytes) as u64
}

/// Turns bytes into UTF-8, piece by piece. UTF-8 itself passes through unchecked; the scan looks at
/// it record by record.
pub(super) struct Transcoder {
    /// None for UTF-8.
    decoder: Option<encoding_rs::Decoder>,
}

impl Transcoder {
    /// A transcoder at the start of a character.
    pub(super) fn new(encoding: Encoding) -> Transcoder {
        let named = match encoding {
            Encoding::Utf8 => None,
            Encoding::Utf16Le => Some(encoding_rs::UTF_16LE),
            Encoding::Utf16Be => Some(encoding_rs::UTF_16BE),
            Encoding::Gb18030 => Some(encoding_rs::GB18030),
            Encoding::Windows1252 => Some(encoding_rs::WINDOWS_1252),
        };
        Transcoder {
            decoder: named.map(encoding_rs::Encoding::new_decoder_without_bom_handling),
        }
    }

    /// True when bytes need no change.
    pub(super) fn is_identity(&self) -> bool {
        self.decoder.is_none()
    }

    /// Appends the text of `bytes` to `out`; `last` says that no more will come.
    pub(super) fn push(&mut self, mut bytes: &[u8], last: bool, out: &mut Vec<u8>) {
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
pub(super) fn decode_head(head: &[u8], encoding: Encoding, cut: bool) -> Vec<u8> {
    let body = match byte_order_mark(head) {
        Some((named, length)) if named == encoding => &head[length..],
        _ => head,
    };
    let mut text = Vec::with_capacity(body.len());
    Transcoder::new(encoding).push(body, !cut, &mut text);
    text
}

#[cfg(test)]
mod tests {
    use super::*;

    fn gb(text: &str) -> Vec<u8> {
        encoding_rs::GB18030.encode(text).0.into_owned()
    }

    fn utf16(text: &str, little: bool) -> Vec<u8> {
        text.encode_utf16()
            .flat_map(|unit| {
                if little {
                    unit.to_le_bytes()
                } else {
                    unit.to_be_bytes()
                }
            })
            .collect()
    }

    const TABLE: &str = "会员号,下单时间,实付金额\n王芳,2024-03-05,12.50\n李娜,2024-03-06,8\n";

    #[test]
    fn the_five_encodings_are_told_apart_without_a_mark() {
        let cases = [
            (TABLE.as_bytes().to_vec(), Encoding::Utf8, Reason::ValidUtf8),
            (gb(TABLE), Encoding::Gb18030, Reason::CommonChinese),
            (utf16(TABLE, true), Encoding::Utf16Le, Reason::ZeroBytes),
            (utf16(TABLE, false), Encoding::Utf16Be, Reason::ZeroBytes),
            (
                b"id,name\n1,Caf\xe9\n2,M\xfcller\n".to_vec(),
                Encoding::Windows1252,
                Reason::WesternText,
            ),
            (
                b"id;price\n1;261,96 \x80\n".to_vec(),
                Encoding::Windows1252,
                Reason::WesternText,
            ),
            (
                b"id,name\n1,Ann\n".to_vec(),
                Encoding::Utf8,
                Reason::AsciiOnly,
            ),
        ];
        for (bytes, encoding, reason) in cases {
            assert_eq!(detect(&bytes, false), Detected { encoding, reason });
        }
    }

    #[test]
    fn a_byte_order_mark_decides() {
        assert_eq!(
            detect(b"\xef\xbb\xbfa", false).reason,
            Reason::ByteOrderMark
        );
        assert_eq!(detect(b"\xff\xfea\0", false).encoding, Encoding::Utf16Le);
        assert_eq!(detect(b"\xfe\xff\0a", false).encoding, Encoding::Utf16Be);
    }

    #[test]
    fn a_character_cut_at_the_end_of_the_head_is_no_mistake() {
        let head = &TABLE.as_bytes()[..4];
        assert_eq!(detect(head, true).encoding, Encoding::Utf8);
        assert_ne!(detect(head, false).encoding, Encoding::Utf8);
    }

    #[test]
    fn one_null_byte_does_not_make_utf16() {
        assert_eq!(
            detect(b"a,b,c\n1,\0,3\n4,5,6\n", false).encoding,
            Encoding::Utf8
        );
    }

    #[test]
    fn any_cut_of_the_bytes_transcodes_the_same() {
        for (encoding, bytes) in [
            (Encoding::Gb18030, gb(TABLE)),
            (Encoding::Utf16Le, utf16(TABLE, true)),
            (Encoding::Utf16Be, utf16(TABLE, false)),
            (Encoding::Utf8, TABLE.as_bytes().to_vec()),
        ] {
            for size in 1..bytes.len() {
                let mut out = Vec::new();
                let mut transcoder = Transcoder::new(encoding);
                for piece in bytes.chunks(size) {
                    transcoder.push(piece, false, &mut out);
                }
                transcoder.push(b"", true, &mut out);
                assert_eq!(out, TABLE.as_bytes());
            }
        }
    }
}
