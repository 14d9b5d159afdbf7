//! How surprising a text is when read in one of the encodings that any bytes, or nearly, decode in.
//!
//! Shift-JIS, Big5, EUC-KR and GB18030 share their bytes: text of one decodes in another without an
//! error, to characters nobody writes. So every candidate reads the same bytes, each character costs
//! the bits a reader of that script would need to guess it, and the cheapest reading wins: a common
//! character costs few bits, a rare one many, a change of script within a word some, a sequence that
//! is no character most. The numbers are rounded guesses of −log₂ of the share such characters have
//! in order tables; only their distances matter, and the tests measure how often they decide right.

use super::super::Encoding;
use super::common::CommonCharacters;

/// Encodings that are weighed, in the order in which a tie is decided.
pub(super) const CANDIDATES: [Encoding; 7] = [
    Encoding::Utf8,
    Encoding::Gb18030,
    Encoding::Windows1252,
    Encoding::Big5,
    Encoding::ShiftJis,
    Encoding::EucKr,
    Encoding::MacRoman,
];

/// Bits of a sequence that is no character, or one that no text holds.
const WRONG: f32 = 30.0;
/// Bits fewer for valid UTF-8: most text is written in it, and other bytes are rarely valid.
const VALID: f32 = 10.0;
/// Bits of an ASCII character.
const ASCII: f32 = 6.0;
/// Bits more where Latin letters and a run of wide characters touch.
const MIXED: f32 = 4.0;
/// Bits more where a wide character stands alone before a small letter, as half a word of Western
/// text read wrong does.
const ALONE: f32 = 10.0;

/// What the bytes are like when read in one encoding.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Weight {
    pub(super) encoding: Encoding,
    /// Bits of all characters.
    pub(super) bits: f32,
    /// Characters beyond ASCII.
    pub(super) characters: u32,
    /// Of these, the common ones of the script.
    pub(super) common: u32,
}

impl Weight {
    /// Common characters out of a hundred.
    pub(super) fn percent(&self) -> u8 {
        let share = f64::from(self.common) / f64::from(self.characters.max(1));
        (share * 100.0).floor() as u8
    }
}

/// Weighs `bytes` in one of [`CANDIDATES`].
pub(super) fn weigh(bytes: &[u8], encoding: Encoding) -> Weight {
    match encoding {
        Encoding::Windows1252 | Encoding::MacRoman => Western::new(encoding).weigh(bytes),
        Encoding::Utf8 => weigh_utf8(bytes),
        _ => EastAsian::new(encoding).weigh(bytes),
    }
}

/// Weighs a text as UTF-8. A few characters of another encoding can be valid UTF-8 by chance, and
/// UTF-8 with a few damaged ones is no longer valid.
fn weigh_utf8(bytes: &[u8]) -> Weight {
    let mut weight = Weight {
        encoding: Encoding::Utf8,
        bits: 0.0,
        characters: 0,
        common: 0,
    };
    if std::str::from_utf8(bytes).is_ok() {
        weight.bits -= VALID;
    }
    let mut last = '\n';
    for chunk in bytes.utf8_chunks() {
        let mut characters = chunk.valid().chars().peekable();
        while let Some(character) = characters.next() {
            let (bits, is_common) = match character {
                '\0'..='\x7f' => (ASCII, false),
                '\u{100}'..='\u{17f}' | 'ș' | 'ț' => (10.0, true),
                '\u{80}'..='\u{ff}' => {
                    let behind = characters.peek().copied().unwrap_or('\n');
                    western(character, neighbour(last), neighbour(behind))
                }
                // Another alphabet: words of it follow one another.
                '\u{370}'..='\u{6ff}' if u32::from(last) >> 8 == u32::from(character) >> 8 => {
                    (8.0, true)
                }
                '\u{370}'..='\u{6ff}' => (14.0, true),
                '\u{180}'..='\u{7ff}' | '\u{e000}'..='\u{f8ff}' => (20.0, false),
                '\u{3000}'..='\u{30ff}' | '\u{ff01}'..='\u{ff9f}' => (8.5, true),
                _ if CommonCharacters::any_has(character) => (10.0, true),
                _ => (14.0, false),
            };
            weight.bits += bits;
            weight.characters += u32::from(!character.is_ascii());
            weight.common += u32::from(is_common);
            last = character;
        }
        if !chunk.invalid().is_empty() {
            weight.bits += WRONG;
            weight.characters += 1;
            last = '\u{fffd}';
        }
    }
    weight
}

fn neighbour(character: char) -> Neighbour {
    match u8::try_from(character) {
        Ok(byte) if byte < 0x80 => ascii(byte),
        _ if character.is_lowercase() => Neighbour::AccentedLower,
        _ => Neighbour::Accented,
    }
}

/// A character as its neighbours see it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Neighbour {
    Lower,
    Upper,
    /// A digit, blank, mark or line end.
    Plain,
    /// A small letter beyond ASCII.
    AccentedLower,
    /// A capital or mark beyond ASCII.
    Accented,
    /// Han, kana, hangul and their punctuation.
    Wide,
    HalfKana,
}

fn ascii(byte: u8) -> Neighbour {
    match byte {
        b'a'..=b'z' => Neighbour::Lower,
        b'A'..=b'Z' => Neighbour::Upper,
        _ => Neighbour::Plain,
    }
}

/// The encodings of one or two bytes a character.
struct EastAsian {
    encoding: Encoding,
    codec: &'static encoding_rs::Encoding,
    common: &'static CommonCharacters,
}

impl EastAsian {
    fn new(encoding: Encoding) -> EastAsian {
        let (codec, common) = match encoding {
            Encoding::Big5 => (encoding_rs::BIG5, CommonCharacters::traditional()),
            Encoding::ShiftJis => (encoding_rs::SHIFT_JIS, CommonCharacters::kanji()),
            Encoding::EucKr => (encoding_rs::EUC_KR, CommonCharacters::hangul()),
            _ => (encoding_rs::GB18030, CommonCharacters::simplified()),
        };
        EastAsian {
            encoding,
            codec,
            common,
        }
    }

    fn weigh(&self, bytes: &[u8]) -> Weight {
        let mut weight = Weight {
            encoding: self.encoding,
            bits: 0.0,
            characters: 0,
            common: 0,
        };
        let mut before = Neighbour::Plain;
        let mut run = 0;
        let mut rest = bytes;
        while let Some(&first) = rest.first() {
            if first < 0x80 {
                let now = ascii(first);
                weight.bits += ASCII;
                if before == Neighbour::Wide && now == Neighbour::Lower {
                    weight.bits += if run == 1 { ALONE } else { MIXED };
                }
                before = now;
                run = 0;
                rest = &rest[1..];
                continue;
            }
            let length = self.length(rest);
            let (piece, behind) = rest.split_at(length.min(rest.len()));
            weight.characters += 1;
            let decoded = self
                .codec
                .decode_without_bom_handling_and_without_replacement(piece)
                .and_then(|text| text.chars().next());
            let Some(character) = decoded else {
                weight.bits += WRONG;
                before = Neighbour::Accented;
                // An ASCII byte behind half a character stands for itself.
                rest = &rest[1..];
                continue;
            };
            let (bits, is_common) = self.bits(character, piece, before);
            weight.bits += bits;
            weight.common += u32::from(is_common);
            let is_half = ('\u{ff61}'..='\u{ff9f}').contains(&character);
            if before == Neighbour::Lower && !is_half {
                weight.bits += MIXED;
            }
            before = if is_half {
                Neighbour::HalfKana
            } else {
                Neighbour::Wide
            };
            run += 1;
            rest = behind;
        }
        weight
    }

    /// Bytes of the character at the front of `rest`, whose first byte is above 0x7F.
    fn length(&self, rest: &[u8]) -> usize {
        match (self.encoding, rest) {
            (Encoding::ShiftJis, [0xa1..=0xdf | 0x80 | 0xa0, ..]) => 1,
            (Encoding::Gb18030, [0x80, ..]) => 1,
            (Encoding::Gb18030, [_, b'0'..=b'9', ..]) => 4,
            _ => 2,
        }
    }

    /// Bits of a character, and whether it is a common one.
    fn bits(&self, character: char, piece: &[u8], before: Neighbour) -> (f32, bool) {
        match character {
            '\u{3041}'..='\u{3096}' if self.encoding == Encoding::ShiftJis => (6.5, true),
            '\u{30a1}'..='\u{30fc}' if self.encoding == Encoding::ShiftJis => (7.0, true),
            '\u{3041}'..='\u{30fc}' => (14.0, false),
            '\u{ff61}'..='\u{ff9f}' => match before {
                Neighbour::HalfKana => (6.0, true),
                _ => (10.0, true),
            },
            '、' | '。' | '，' | '：' | '；' | '（' | '）' | '【' | '】' | '！' | '？' | '《'
            | '》' | '“' | '”' | '‘' | '’' | '…' | '·' | '￥' | '「' | '」' | '～' | '\u{3000}'
            | '／' | '－' | '×' | '※' | '℃' | '年' | '月' | '日' => (8.5, true),
            '\u{ff01}'..='\u{ff5e}' => (10.0, true),
            '\u{ac00}'..='\u{d7a3}' => self.hangul(character, piece),
            '\u{4e00}'..='\u{9fff}' => self.han(character, piece),
            '\u{2000}'..='\u{2bff}' | '\u{3000}'..='\u{303f}' => (15.0, false),
            '\u{e000}'..='\u{f8ff}' | '\u{80}'..='\u{9f}' => (WRONG, false),
            _ => (19.0, false),
        }
    }

    fn hangul(&self, character: char, piece: &[u8]) -> (f32, bool) {
        match piece {
            _ if self.common.has(character) => (8.5, true),
            // The 2,350 syllables of KS X 1001; the rest of hangul stands before them.
            [0xb0..=0xc8, 0xa1..=0xff, ..] => (12.5, false),
            _ => (19.0, false),
        }
    }

    fn han(&self, character: char, piece: &[u8]) -> (f32, bool) {
        let level = match (self.encoding, piece) {
            (Encoding::Gb18030, [0xb0..=0xd7, 0xa1..=0xff, ..]) => 1,
            (Encoding::Gb18030, [0xd8..=0xf7, 0xa1..=0xff, ..]) => 2,
            (Encoding::Big5, [0xa4..=0xc6, ..]) => 1,
            (Encoding::Big5, [0xc9..=0xf9, ..]) => 2,
            (Encoding::ShiftJis, [0x88..=0x97, ..]) => 1,
            (Encoding::ShiftJis, [0x98..=0x9f | 0xe0..=0xea, ..]) => 2,
            _ => 3,
        };
        match level {
            _ if self.common.has(character) => (9.5, true),
            1 => (13.5, false),
            2 => (17.0, false),
            _ => (20.0, false),
        }
    }
}

/// The encodings of one byte a character.
struct Western {
    encoding: Encoding,
    /// The characters of the bytes from 0x80.
    upper: [char; 128],
}

impl Western {
    fn new(encoding: Encoding) -> Western {
        let codec = match encoding {
            Encoding::MacRoman => encoding_rs::MACINTOSH,
            _ => encoding_rs::WINDOWS_1252,
        };
        let mut upper = ['\u{fffd}'; 128];
        for (byte, place) in (0x80..=0xff).zip(&mut upper) {
            let bytes = [byte];
            let (text, _) = codec.decode_without_bom_handling(&bytes);
            *place = text.chars().next().unwrap_or('\u{fffd}');
        }
        Western { encoding, upper }
    }

    fn neighbour(&self, byte: Option<&u8>) -> Neighbour {
        match byte {
            None => Neighbour::Plain,
            Some(&byte) if byte < 0x80 => ascii(byte),
            Some(&byte) => neighbour(self.upper[usize::from(byte) - 0x80]),
        }
    }

    fn weigh(&self, bytes: &[u8]) -> Weight {
        let mut weight = Weight {
            encoding: self.encoding,
            bits: 0.0,
            characters: 0,
            common: 0,
        };
        for (place, &byte) in bytes.iter().enumerate() {
            if byte < 0x80 {
                weight.bits += ASCII;
                continue;
            }
            let before = self.neighbour(place.checked_sub(1).and_then(|place| bytes.get(place)));
            let behind = self.neighbour(bytes.get(place + 1));
            let character = self.upper[usize::from(byte) - 0x80];
            let (bits, is_common) = western(character, before, behind);
            weight.bits += bits;
            weight.characters += 1;
            weight.common += u32::from(is_common);
        }
        weight
    }
}

/// Bits of a character between its neighbours, and whether it is one that stands there often.
fn western(character: char, before: Neighbour, behind: Neighbour) -> (f32, bool) {
    use Neighbour::{Accented, AccentedLower, Lower, Plain, Upper};
    // One accent beside another is met (ção); three in a row are not.
    let beside = |neighbour| match neighbour {
        AccentedLower if character.is_lowercase() => 1.5,
        AccentedLower | Accented => 5.0,
        _ => 0.0,
    };
    let run = |bits: f32| bits + beside(before) + beside(behind) * 1.5;
    let within_word = before == Lower && behind == Lower;
    match character {
        'é' | 'è' | 'ê' | 'à' | 'á' | 'â' | 'ã' | 'ä' | 'å' | 'æ' | 'ç' | 'í' | 'î' | 'ñ' | 'ó'
        | 'ô' | 'õ' | 'ö' | 'ø' | 'ú' | 'û' | 'ü' | 'ß' => match before {
            Upper if behind == Upper => (run(15.0), false),
            _ => (run(7.0), true),
        },
        'ë' | 'ï' | 'ì' | 'ò' | 'ù' | 'œ' | 'ª' | 'º' | 'ý' | 'ÿ' | 'ð' | 'þ' | 'š' | 'ž' => {
            (run(10.0), true)
        }
        _ if character.is_uppercase() => match (before, behind) {
            (Lower | AccentedLower, _) => (run(19.0), false),
            (Plain, Plain) => (run(16.0), false),
            _ => (run(8.5), true),
        },
        '“' | '‘' | '«' | '¿' | '¡' if before != Plain => (run(18.0), false),
        '€' | '£' | '°' | '®' | '™' | '©' | '²' | '½' | '\u{a0}' | '«' | '»' | '§' | '…' | '–'
        | '—' | '“' | '”' | '„' | '‘' | '•' | '·' | '´' | '¥' | '±' | '×' | '¿' | '¡' | '³'
        | '¼'
            if !within_word =>
        {
            (run(10.0), true)
        }
        '’' | '´' if before != Plain => (run(9.0), true),
        '\u{80}'..='\u{9f}' | '\u{fffd}' => (WRONG, false),
        _ => (run(18.0), false),
    }
}
