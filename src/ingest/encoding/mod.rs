//! Which characters the bytes stand for, and turning them into UTF-8.
//!
//! Order of the questions: a byte order mark; the zero bytes of UTF-16; strict UTF-8; UTF-8 with a
//! few damaged characters; then the encodings that nearly any bytes decode in, by which reading is
//! the least surprising ([`statistics`]). UTF-8 comes before them because UTF-8 text read as GB18030
//! decodes without complaint, to nonsense.

mod common;
#[cfg(test)]
mod corpus;
mod statistics;
mod transcode;

pub(super) use transcode::{Transcoder, decode_head};

use super::{Encoding, Reason, Script};
use statistics::Weight;

/// Bytes of lines with characters beyond ASCII that are weighed: more do not decide better.
const WEIGHED: usize = 16 << 10;
/// So many bytes above 0x7F are not valid UTF-8 by chance.
const SURE: u64 = 24;
/// Of so many characters fewer than so many of a hundred are common when no encoding fits.
const STRANGE: u32 = 8;
const UNUSUAL: u8 = 15;
/// Bits by which another encoding must be better than one that decodes, before a plan is revised.
const REVISE: f32 = 40.0;

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
    let is_valid = is_utf8(head, cut);
    if is_valid && count_high(head) > SURE {
        return found(Encoding::Utf8, Reason::ValidUtf8);
    }
    let utf8 = || utf8_reason(head, is_valid);
    if mostly_utf8(head) {
        return found(Encoding::Utf8, utf8());
    }
    // A character cut in two at the end of the head says nothing.
    let whole = match std::str::from_utf8(head) {
        Err(error) if is_valid => &head[..error.valid_up_to()],
        _ => head,
    };
    let best = lightest(&high_lines(whole));
    match best.encoding {
        Encoding::Utf8 => found(Encoding::Utf8, utf8()),
        // An encoding that is not on offer: every byte is a character in this one.
        _ if best.characters >= STRANGE && best.percent() < UNUSUAL => {
            found(Encoding::Windows1252, Reason::NothingFits)
        }
        encoding => found(encoding, reason(best)),
    }
}

/// Decides anew over records that spoke against the plan's encoding: another one and why, or none
/// when the planned one still fits best.
///
/// `sample` holds such records as bytes of the file, one a line.
pub(super) fn revise(planned: Encoding, sample: &[u8]) -> Option<(Encoding, Reason)> {
    if sample.is_ascii() || matches!(planned, Encoding::Utf16Le | Encoding::Utf16Be) {
        return None;
    }
    let utf8 = || utf8_reason(sample, std::str::from_utf8(sample).is_ok());
    let lines = high_lines(sample);
    let best = match mostly_utf8(sample) {
        true => statistics::weigh(&lines, Encoding::Utf8),
        false => lightest(&lines),
    };
    if best.encoding == planned {
        return None;
    }
    match best.encoding {
        Encoding::Utf8 => Some((Encoding::Utf8, utf8())),
        // Records that are no UTF-8 spoke against it already.
        encoding if planned == Encoding::Utf8 => Some((encoding, reason(best))),
        encoding => (statistics::weigh(&lines, planned).bits > best.bits + REVISE)
            .then(|| (encoding, reason(best))),
    }
}

/// The reading of `lines` that surprises least.
fn lightest(lines: &[u8]) -> Weight {
    let [first, rest @ ..] = statistics::CANDIDATES;
    rest.into_iter()
        .map(|encoding| statistics::weigh(lines, encoding))
        .fold(statistics::weigh(lines, first), |best, next| {
            if next.bits < best.bits { next } else { best }
        })
}

/// Says why by what share of the characters is common.
fn reason(weight: Weight) -> Reason {
    let script = match weight.encoding {
        Encoding::Big5 => Script::TraditionalChinese,
        Encoding::ShiftJis => Script::Japanese,
        Encoding::EucKr => Script::Korean,
        Encoding::Windows1252 | Encoding::MacRoman => Script::Western,
        _ => Script::SimplifiedChinese,
    };
    Reason::CommonCharacters {
        script,
        percent: weight.percent(),
        characters: weight.characters,
    }
}

/// The lines that hold bytes above 0x7F, until there are enough of them. No encoding weighed has a
/// line end within a character.
fn high_lines(bytes: &[u8]) -> Vec<u8> {
    let mut lines = Vec::new();
    for line in bytes.split(|&byte| byte == b'\n' || byte == b'\r') {
        if !line.is_ascii() {
            let room = WEIGHED - lines.len();
            lines.extend_from_slice(&line[..line.len().min(room)]);
            if lines.len() >= WEIGHED {
                break;
            }
            lines.push(b'\n');
        }
    }
    lines
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

/// Bytes above 0x7F in and outside characters of UTF-8.
fn in_utf8(bytes: &[u8]) -> (u64, u64) {
    let (mut within, mut outside) = (0, 0);
    for chunk in bytes.utf8_chunks() {
        within += count_high(chunk.valid().as_bytes());
        outside += count_high(chunk.invalid());
    }
    (within, outside)
}

/// True when four of five high bytes stand in characters of UTF-8. Text of another encoding has a
/// few that do.
fn mostly_utf8(bytes: &[u8]) -> bool {
    let (within, outside) = in_utf8(bytes);
    within > SURE && within > outside * 4
}

/// Why UTF-8.
fn utf8_reason(bytes: &[u8], is_valid: bool) -> Reason {
    if is_valid {
        return Reason::ValidUtf8;
    }
    let (within, outside) = in_utf8(bytes);
    let percent = (within * 100 / (within + outside).max(1)) as u8;
    Reason::MostlyUtf8 { percent }
}

/// Text in UTF-16 has zero bytes for delimiters, digits and line ends, all at even or all at odd
/// places. A quarter of the places is enough; text of mostly Han characters has fewer, but then most
/// of its line feed bytes stand beside a zero byte.
fn utf16_by_zero_bytes(head: &[u8]) -> Option<Encoding> {
    let pairs = head.len() / 2;
    let zeros = |odd: usize| head.chunks_exact(2).filter(|pair| pair[odd] == 0).count();
    let (at_even, at_odd) = (zeros(0), zeros(1));
    let (encoding, most, least, line_feed) = if at_odd > at_even {
        (Encoding::Utf16Le, at_odd, at_even, [b'\n', 0])
    } else {
        (Encoding::Utf16Be, at_even, at_odd, [0, b'\n'])
    };
    if pairs < 2 || least * 20 > most {
        return None;
    }
    let line_feeds = || {
        let whole = head.chunks_exact(2).filter(|pair| **pair == line_feed);
        let bytes = head.iter().filter(|&&byte| byte == b'\n');
        let (whole, bytes) = (whole.count(), bytes.count());
        whole > 0 && whole * 4 >= bytes
    };
    (most * 4 >= pairs || (most * 40 >= pairs && line_feeds())).then_some(encoding)
}

/// How many bytes above 0x7F.
pub(super) fn count_high(bytes: &[u8]) -> u64 {
    bytes.iter().filter(|byte| **byte >= 0x80).count() as u64
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
    fn encodings_are_told_apart_without_a_mark() {
        let western = b"id,name\n1,Caf\xe9\n2,M\xfcller\n".to_vec();
        let mac = b"id,name\n1,Caf\x8e\n2,M\x9fller\n".to_vec();
        let euro = b"id;price\n1;261,96 \x80\n".to_vec();
        let cases = [
            (TABLE.as_bytes().to_vec(), Encoding::Utf8),
            (gb(TABLE), Encoding::Gb18030),
            (utf16(TABLE, true), Encoding::Utf16Le),
            (utf16(TABLE, false), Encoding::Utf16Be),
            (western, Encoding::Windows1252),
            (mac, Encoding::MacRoman),
            (euro, Encoding::Windows1252),
            (b"id,name\n1,Ann\n".to_vec(), Encoding::Utf8),
        ];
        for (bytes, encoding) in cases {
            assert_eq!(detect(&bytes, false).encoding, encoding);
        }
    }

    #[test]
    fn the_reason_tells_how_many_characters_are_common() {
        assert_eq!(
            detect(&gb(TABLE), false).reason,
            Reason::CommonCharacters {
                script: Script::SimplifiedChinese,
                percent: 100,
                characters: 15
            }
        );
        let mut damaged = TABLE.as_bytes().to_vec();
        damaged.extend_from_slice(b"\xff\n");
        assert_eq!(
            detect(&damaged, false).reason,
            Reason::MostlyUtf8 { percent: 97 }
        );
    }

    #[test]
    fn an_encoding_that_is_not_on_offer_is_owned_up_to() {
        let greek = encoding_rs::ISO_8859_7
            .encode("id,name\n1,Ελλάδα\n2,Πελοπόννησος\n")
            .0;
        assert_eq!(
            detect(&greek, false),
            Detected {
                encoding: Encoding::Windows1252,
                reason: Reason::NothingFits
            }
        );
    }

    #[test]
    fn utf16_of_long_han_texts_is_told_without_a_mark() {
        let text = format!(
            "备注\n{}",
            "客户上门自提货物已经验收完毕请尽快安排送货上门服务\n".repeat(40)
        );
        assert_eq!(
            detect(&utf16(&text, true), true).encoding,
            Encoding::Utf16Le
        );
        assert_eq!(
            detect(&utf16(&text, false), true).encoding,
            Encoding::Utf16Be
        );
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

    const LEGACY: [Encoding; 7] = [
        Encoding::Utf8,
        Encoding::Gb18030,
        Encoding::Big5,
        Encoding::ShiftJis,
        Encoding::EucKr,
        Encoding::Windows1252,
        Encoding::MacRoman,
    ];

    fn decoded(encoding: Encoding, bytes: &[u8]) -> Vec<u8> {
        let mut out = Vec::new();
        Transcoder::new(encoding).push(bytes, true, &mut out);
        out
    }

    /// True when the byte is lost behind some start of a character: every one of one or two bytes is
    /// tried, and in GB18030 every one of three.
    fn swallows(encoding: Encoding, ascii: u8) -> bool {
        let mut bytes = Vec::new();
        let mut put = |start: &[u8]| {
            if !start.contains(&ascii) {
                bytes.extend_from_slice(start);
                bytes.extend_from_slice(&[ascii, b'\n', b'\n']);
            }
        };
        for first in 0..=255 {
            put(&[first]);
            for second in 0..=255 {
                put(&[first, second]);
                if encoding == Encoding::Gb18030 && second.is_ascii_digit() && first > 0x80 {
                    (0x80..=0xff).for_each(|third| put(&[first, second, third]));
                }
            }
        }
        let count = |bytes: &[u8]| bytes.iter().filter(|&&byte| byte == ascii).count();
        count(&decoded(encoding, &bytes)) != count(&bytes)
    }

    #[test]
    fn what_may_hide_in_a_character_is_what_the_decoder_swallows() {
        for encoding in LEGACY {
            for ascii in *b"\n\r,;\t |\"\\'0A" {
                assert_eq!(
                    swallows(encoding, ascii),
                    encoding.may_hide(ascii),
                    "{} {ascii:#x}",
                    encoding.name()
                );
            }
        }
    }

    #[test]
    fn a_line_feed_ends_half_a_character_in_all_but_utf16() {
        for encoding in LEGACY {
            assert!(!encoding.may_hide(b'\n'));
        }
        for (encoding, bytes) in [
            (Encoding::Utf16Le, b"\x0a\x4e"),
            (Encoding::Utf16Be, b"\x4e\x0a"),
        ] {
            assert!(encoding.may_hide(b'\n'));
            assert_eq!(decoded(encoding, bytes), "上".as_bytes());
        }
    }
}
