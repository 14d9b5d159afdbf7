//! How the bytes of a table are written: kind, encoding, what stands between cells, dates, decimals.

use serde::{Deserialize, Serialize};

use super::Cuts;

/// Text, workbook or HTML page.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Format {
    /// Delimited text.
    Text(TextFormat),
    /// A sheet of a workbook, by its place among the sheets.
    Sheet(usize),
    /// A table of an HTML page.
    Html(HtmlFormat),
}

/// Where the rows of an HTML page stand.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct HtmlFormat {
    /// Character encoding.
    pub encoding: Encoding,
    /// Place of the table among those of the page, in the order in which they begin, from 0.
    pub table: usize,
}

/// The dialect of a delimited text.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct TextFormat {
    /// Character encoding.
    pub encoding: Encoding,
    /// What stands between cells.
    pub delimiter: Delimiter,
    /// How a quoted cell writes a quote.
    #[serde(default, skip_serializing_if = "Quotes::is_usual")]
    pub quotes: Quotes,
}

impl TextFormat {
    /// A text whose quotes are written as usual.
    pub fn new(encoding: Encoding, delimiter: Delimiter) -> TextFormat {
        TextFormat {
            encoding,
            delimiter,
            quotes: Quotes::Doubled,
        }
    }
}

/// How a quoted cell writes a quote.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Quotes {
    /// Twice: `"say ""hello"""`.
    #[default]
    Doubled,
    /// Behind a backslash: `"say \"hello\""`; twice is understood too. A backslash behind a backslash
    /// escapes nothing, and both stay in the cell.
    Escaped,
    /// A quote is a character as any other: `15" screen`. Nothing holds a delimiter or a line end.
    Plain,
}

impl Quotes {
    /// All in the order of a menu.
    pub const ALL: [Quotes; 3] = [Quotes::Doubled, Quotes::Escaped, Quotes::Plain];

    fn is_usual(&self) -> bool {
        *self == Quotes::Doubled
    }
}

/// What kind of file the bytes are.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum FileKind {
    /// Delimited text.
    Text,
    /// Workbook: xlsx, xlsm, xlsb, xls or ods.
    Workbook,
    /// HTML page with a table, often named .xls.
    Html,
}

/// Character encodings a user can choose.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[non_exhaustive]
pub enum Encoding {
    /// UTF-8, with or without byte order mark.
    #[serde(rename = "UTF-8")]
    Utf8,
    /// UTF-16, low byte first.
    #[serde(rename = "UTF-16LE")]
    Utf16Le,
    /// UTF-16, high byte first.
    #[serde(rename = "UTF-16BE")]
    Utf16Be,
    /// GB18030, which includes GBK and GB2312.
    #[serde(rename = "GB18030")]
    Gb18030,
    /// Big5 with the Hong Kong characters.
    #[serde(rename = "Big5")]
    Big5,
    /// Shift-JIS as Windows writes it.
    #[serde(rename = "Shift_JIS")]
    ShiftJis,
    /// EUC-KR with all of hangul, as Windows writes it.
    #[serde(rename = "EUC-KR")]
    EucKr,
    /// Windows-1252, Western European.
    #[serde(rename = "windows-1252")]
    Windows1252,
    /// Mac Roman, Western European as Excel for Mac writes it.
    #[serde(rename = "macintosh")]
    MacRoman,
}

impl Encoding {
    /// Every choice in the order of a menu.
    pub const ALL: [Encoding; 9] = [
        Encoding::Utf8,
        Encoding::Gb18030,
        Encoding::Big5,
        Encoding::ShiftJis,
        Encoding::EucKr,
        Encoding::Utf16Le,
        Encoding::Utf16Be,
        Encoding::Windows1252,
        Encoding::MacRoman,
    ];

    /// The usual name.
    pub fn name(self) -> &'static str {
        match self {
            Encoding::Utf8 => "UTF-8",
            Encoding::Utf16Le => "UTF-16LE",
            Encoding::Utf16Be => "UTF-16BE",
            Encoding::Gb18030 => "GB18030",
            Encoding::Big5 => "Big5",
            Encoding::ShiftJis => "Shift_JIS",
            Encoding::EucKr => "EUC-KR",
            Encoding::Windows1252 => "windows-1252",
            Encoding::MacRoman => "macintosh",
        }
    }

    /// True when an ASCII byte may be part of another character, so that finding it in the bytes
    /// does not mean that the character stands there.
    ///
    /// What follows for cutting a file:
    /// * a byte range may begin behind any 0x0A unless `may_hide(b'\n')`: only UTF-16 does;
    /// * cells may be cut before transcoding unless the delimiter or the quote may hide: in UTF-8,
    ///   EUC-KR, windows-1252 and Mac Roman nothing that cuts does; in GB18030, Big5 and Shift-JIS
    ///   `|` (0x7C) does, as does the escape `\` (0x5C), while `,`, `;`, tab, blank and `"` do not.
    ///
    /// Half a character before a byte that cannot end it is replaced, and the byte stands for itself.
    pub fn may_hide(self, ascii: u8) -> bool {
        match self {
            Encoding::Utf8 | Encoding::Windows1252 | Encoding::MacRoman => false,
            Encoding::Utf16Le | Encoding::Utf16Be => true,
            Encoding::Gb18030 => matches!(ascii, b'0'..=b'9' | 0x40..=0x7e),
            Encoding::Big5 | Encoding::ShiftJis => matches!(ascii, 0x40..=0x7e),
            Encoding::EucKr => ascii.is_ascii_alphabetic(),
        }
    }
}

/// What stands between cells.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub enum Delimiter {
    /// `,`
    #[serde(rename = ",")]
    Comma,
    /// `;`
    #[serde(rename = ";")]
    Semicolon,
    /// Tab.
    #[serde(rename = "\t")]
    Tab,
    /// `|`
    #[serde(rename = "|")]
    Pipe,
    /// Columns aligned by blanks: a run of them separates two cells, and no cell holds one.
    #[serde(rename = " ")]
    Blanks,
    /// Nothing: cells begin at fixed places of the line. Without places they are yet to be found.
    #[serde(rename = "places")]
    Places(Cuts),
}

impl Delimiter {
    /// Cells at fixed places that are yet to be found.
    pub const PLACES: Delimiter = Delimiter::Places(Cuts::NONE);

    /// Every choice in the order of a menu.
    pub const ALL: [Delimiter; 6] = [
        Delimiter::Comma,
        Delimiter::Semicolon,
        Delimiter::Tab,
        Delimiter::Pipe,
        Delimiter::Blanks,
        Delimiter::PLACES,
    ];

    /// The byte, the same in every encoding after transcoding to UTF-8; none where cells stand at
    /// fixed places.
    pub fn byte(self) -> Option<u8> {
        Some(match self {
            Delimiter::Comma => b',',
            Delimiter::Semicolon => b';',
            Delimiter::Tab => b'\t',
            Delimiter::Pipe => b'|',
            Delimiter::Blanks => b' ',
            Delimiter::Places(_) => return None,
        })
    }

    /// The choice of the menu that this is, wherever its cells stand.
    pub fn choice(self) -> Delimiter {
        match self {
            Delimiter::Places(_) => Delimiter::PLACES,
            other => other,
        }
    }

    /// True when a run of the byte counts as one delimiter, and one at either end of a record as
    /// none. Within quotes the byte is an ordinary character, as always.
    pub fn collapses(self) -> bool {
        self == Delimiter::Blanks
    }
}

/// The order of day, month and year. A year of four digits in front is always read as such.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum DateOrder {
    /// 2024-03-05.
    YearFirst,
    /// 05/03/2024 is the fifth of March.
    DayFirst,
    /// 03/05/2024 is the fifth of March.
    MonthFirst,
}

/// Which mark stands before the decimals.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum DecimalMark {
    /// 1,234.50
    Point,
    /// 1.234,50
    Comma,
}
