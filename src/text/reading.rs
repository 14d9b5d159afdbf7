//! How a file was read, in words: roles, reasons, issues, the count line.

pub use super::issues::{
    issue_money, issue_note, issue_places, issue_title, issues_note, line_place,
};
use super::number::count;
use super::roles::{role_in_sentence, role_name};
use super::{Lang, Phrase, names};
use crate::ingest::{
    DateOrder, DecimalMark, Delimiter, Encoding, Format, Inspection, Plan, Quotes, Reason, Role,
    RowCount, Script, Shape,
};

/// Why a column has no role any more: another was given it.
pub fn role_given_to(lang: Lang, name: &str) -> String {
    match lang {
        Lang::Zh => format!("已改由“{name}”担任"),
        Lang::En => format!("its role was given to “{name}”"),
    }
}

/// Why something was decided.
pub fn reason(lang: Lang, reason: &Reason) -> String {
    let fixed = |zh: &str, en: &str| lang.pick(zh, en).to_owned();
    match reason {
        Reason::HeaderAlias(name) => match lang {
            Lang::Zh => format!("列名“{name}”是常见叫法"),
            Lang::En => format!("the header “{name}” is a usual name for it"),
        },
        Reason::ValuesAreDates => fixed("几乎每个值都像日期", "nearly all values look like dates"),
        Reason::ValuesAreMoney => fixed("几乎每个值都像金额", "nearly all values look like money"),
        Reason::ValuesRepeatLikeIds => {
            fixed("取值像编号一样重复出现", "the values repeat the way ids do")
        }
        Reason::ValuesAreStates => fixed(
            "几乎每个值都是订单状态",
            "nearly all values are states of orders",
        ),
        Reason::ValuesAreEnds => fixed(
            "取值说的是合同结束了没有（如“已终止”“履行中”）",
            "the values say whether a contract has ended (terminated, active)",
        ),
        Reason::ValuesDiffer => fixed("每行的值都不同", "every row has another value"),
        Reason::ZeroToTen => fixed(
            "列名写着 0 到 10，取值也是 0 到 10 的整数",
            "the header names the scale 0 to 10, and the values keep to it",
        ),
        Reason::QuestionNames(role) => match lang {
            Lang::Zh => format!("列名问的是{}，取值像答案", role_name(lang, *role)),
            Lang::En => format!(
                "the header asks about {}, and the values are answers",
                role_in_sentence(lang, *role)
            ),
        },
        Reason::ValuesContradict(role) => match lang {
            Lang::Zh => format!("列名像{}，取值却不像，没有采用", role_name(lang, *role)),
            Lang::En => format!(
                "the header says {}, the values do not fit it",
                role_in_sentence(lang, *role)
            ),
        },
        Reason::NotInShape(role) => match lang {
            Lang::Zh => format!("像{}，但这类表用不上", role_name(lang, *role)),
            Lang::En => format!(
                "looks like {}, which this kind of table has no use for",
                role_in_sentence(lang, *role)
            ),
        },
        Reason::MonthColumn(day) => super::shapes::month_column(lang, *day),
        Reason::YearColumn(day) => match lang {
            Lang::Zh => format!("列名是 {} 年：这一列是当年的金额", day.civil().0),
            Lang::En => format!("the header names a year: amounts of {}", day.civil().0),
        },
        Reason::KeptAsItIs => fixed("按原列名保留", "kept under its own name"),
        Reason::NoEvidence => fixed("没有依据，暂不使用", "nothing speaks for a role"),
        Reason::BetterElsewhere(role) => match lang {
            Lang::Zh => format!("另一列更像{}", role_name(lang, *role)),
            Lang::En => format!(
                "another column fits {} better",
                role_in_sentence(lang, *role)
            ),
        },
        Reason::Chosen => fixed("由你选定", "chosen by you"),
        Reason::ByteOrderMark => fixed(
            "文件开头有字节序标记",
            "the file starts with a byte order mark",
        ),
        Reason::AsciiOnly => fixed(
            "只有英文字符，任何编码读出来都一样",
            "plain ASCII: every encoding reads it alike",
        ),
        Reason::ValidUtf8 => fixed("全部字节都是合法的 UTF-8", "every byte is valid UTF-8"),
        Reason::CharactersLost => fixed(
            "文件里已有 � 字符：这些字在导出前就丢了，换编码也找不回来",
            "the file itself holds �: those characters were lost before it was exported, and no other encoding brings them back",
        ),
        Reason::QuotesEscaped => fixed(
            "引号里的引号写作 \\\"（反斜杠转义）",
            "quotes inside quoted cells are escaped by a backslash: \\\"",
        ),
        Reason::QuoteStaysOpen { line, lines } => match lang {
            Lang::Zh => format!(
                "第 {line} 行的引号没有闭合，从这一行到文件末尾的 {lines} 行都并进了一格，不会采用"
            ),
            Lang::En => format!(
                "the quote in line {line} is never closed: from there to the end {lines} lines become one cell and will not be used"
            ),
        },
        Reason::QuotesPair { line, last } => match lang {
            Lang::Zh => format!(
                "第 {line} 行的引号到第 {last} 行才又遇到一个引号，中间每一行都像单独的一行数据，却并进了一格，不会采用"
            ),
            Lang::En => format!(
                "the quote in line {line} meets another only in line {last}; each line between looks like a row, but they become one cell and will not be used"
            ),
        },
        Reason::ZeroBytes => fixed("每隔一个字节为零", "every second byte is zero"),
        Reason::MostlyUtf8 { percent } => match lang {
            Lang::Zh => format!("{percent}% 的非英文字节是合法的 UTF-8，其余是坏字符"),
            Lang::En => format!(
                "{percent}% of the bytes beyond ASCII are valid UTF-8; the rest are damaged"
            ),
        },
        Reason::CommonCharacters {
            script,
            percent,
            characters,
        } => {
            let script = script_name(lang, *script);
            let characters = count(lang, u64::from(*characters));
            match lang {
                Lang::Zh => format!(
                    "不是合法的 UTF-8；这样读出的 {characters} 个非英文字符中，{percent}% 是{script}"
                ),
                Lang::En => format!(
                    "not valid UTF-8; read this way, {percent}% of {characters} characters beyond ASCII are {script}"
                ),
            }
        }
        Reason::NothingFits => fixed(
            "每种编码读出来都不像文字，请对照预览核对",
            "no encoding gives usual characters; please check the preview",
        ),
        Reason::NullBytes { line, bytes } => {
            let (line, bytes) = (count(lang, *line), count(lang, *bytes));
            match lang {
                Lang::Zh => format!(
                    "文件里有空字节（开头看到 {bytes} 个，第一个在第 {line} 行），文件可能已损坏：客户里有空字节的行、因此读不出日期或金额的行会搁置，其余照读"
                ),
                Lang::En => format!(
                    "the file holds null bytes ({bytes} seen at its head, the first on line {line}) and may be damaged: rows with one in the customer, or whose day or amount cannot be read for one, are set aside; all others are read"
                ),
            }
        }
        Reason::WholeColumn => fixed(
            "这一列靠后的单元格只能这样读",
            "cells further down the column can be read only so",
        ),
        Reason::EvenRows { cells, percent } => match lang {
            Lang::Zh if *percent == 100 => format!("每行都分成 {cells} 格"),
            Lang::Zh => format!("{percent}% 的行分成 {cells} 格"),
            Lang::En if *percent == 100 => format!("every row splits into {cells} cells"),
            Lang::En => format!("{percent}% of rows split into {cells} cells"),
        },
        Reason::LargestSheet => fixed("行数最多的可见工作表", "the largest visible sheet"),
        Reason::MostRows => fixed("行数最多的一份", "the file with the most rows"),
        Reason::LongestTable => fixed(
            "文件其实是网页，取其中行数最多的表格",
            "the file is a web page; its table with the most rows",
        ),
        Reason::Declared => fixed("网页里声明了编码", "the page declares it"),
        Reason::NeverLater { rows } => {
            let rows = count(lang, *rows);
            match lang {
                Lang::Zh => {
                    format!("列名没说是哪天；看过的 {rows} 行里都不晚于另一列日期，读作首次")
                }
                Lang::En => format!(
                    "the header does not say which day; in {rows} rows never later than the other day, so the first"
                ),
            }
        }
        Reason::NeverEarlier { rows } => {
            let rows = count(lang, *rows);
            match lang {
                Lang::Zh => {
                    format!("列名没说是哪天；看过的 {rows} 行里都不早于另一列日期，读作末次")
                }
                Lang::En => format!(
                    "the header does not say which day; in {rows} rows never earlier than the other day, so the last"
                ),
            }
        }
        Reason::NamesOfThreeRows => fixed(
            "表头有三行，已合成列名",
            "the header has three rows, joined into the names",
        ),
        Reason::GroupsAboveNames => fixed(
            "表头有两行，上一行是分组，已并入列名",
            "the header has two rows; the groups above stand before the names",
        ),
        Reason::CommentLines { rows } => match lang {
            Lang::Zh => format!("{rows} 行以 # 开头的注释不当作数据"),
            Lang::En => format!("lines beginning with # are comments, not data: {rows} seen"),
        },
        Reason::BlankColumns { columns } => match lang {
            Lang::Zh => format!("右侧 {columns} 列全空，已略去"),
            Lang::En => format!("columns blank throughout at the right, left out: {columns}"),
        },
        Reason::FittingColumns => fixed(
            "各表之中，它的列最符合需要",
            "of all tables, its columns fit best",
        ),
        Reason::OnlyTable => fixed("只有这一张表", "the only table"),
        Reason::SameColumns => fixed("列名相同，合在一起读", "the same columns, read together"),
        Reason::NamedRefunds => fixed(
            "名称或列名说的是退款：接在订单后面读，金额按负数计",
            "its name or its columns speak of refunds: read behind the orders, amounts counting below zero",
        ),
        Reason::RefundsWithoutAmounts => fixed(
            "名称像退款，而订单没有金额可抵，未选",
            "it is named like refunds, and orders without amounts have nothing to take them from: left out",
        ),
        Reason::NamedSummary => fixed(
            "列名相同，但名称像汇总或副本，为免重复计算未选",
            "the same columns, but it is named like a summary or a copy: left out, lest rows count twice",
        ),
        Reason::SameRows => fixed(
            "列名相同，但行与其他表重复，为免重复计算未选",
            "the same columns, but the rows of other tables again: left out, lest they count twice",
        ),
        Reason::HiddenSheet => fixed(
            "列名相同，但在工作簿里是隐藏的，未选",
            "the same columns, but hidden in the workbook: left out",
        ),
        Reason::OtherColumns => fixed("列名不同", "other columns"),
        Reason::SharedKey(key) => match lang {
            Lang::Zh => format!("有共同的“{key}”列，且几乎不重复，可以按它关联"),
            Lang::En => {
                format!("shares the column “{key}”, nearly unique here: can be joined by it")
            }
        },
        Reason::EmptyTable => fixed("没有数据", "holds no row"),
        Reason::CannotBeRead => fixed("读不出来", "cannot be read"),
    }
}

/// Where a joined column comes from.
pub fn joined_from(lang: Lang, table: &str, key: &str) -> String {
    match lang {
        Lang::Zh => format!("来自“{table}”，按“{key}”关联"),
        Lang::En => format!("from “{table}”, joined on “{key}”"),
    }
}

/// Several reasons in one line, each once.
pub fn reasons(lang: Lang, reasons: &[Reason]) -> String {
    let mut worded: Vec<String> = Vec::new();
    for it in reasons {
        let it = reason(lang, it);
        if !worded.contains(&it) {
            worded.push(it);
        }
    }
    worded.join(lang.pick("；", "; "))
}

/// As [`reasons`], without what is asked about in its own place: quotes without a partner.
pub fn other_reasons(lang: Lang, all: &[Reason]) -> String {
    let is_asked = |it: &&Reason| {
        matches!(
            it,
            Reason::QuoteStaysOpen { .. } | Reason::QuotesPair { .. }
        )
    };
    let others: Vec<Reason> = all.iter().filter(|it| !is_asked(it)).cloned().collect();
    reasons(lang, &others)
}

/// The count line with places for rows read, used and set aside.
pub const COUNT_LINE: Phrase = Phrase {
    zh: "读取 {} 行 = 采用 {} + 搁置 {}",
    en: "Rows: {} read = {} used + {} set aside",
};

/// What the characters of a script are called when they are usual ones.
fn script_name(lang: Lang, script: Script) -> &'static str {
    match script {
        Script::SimplifiedChinese => lang.pick("简体中文常用字", "common in simplified Chinese"),
        Script::TraditionalChinese => lang.pick("繁体中文常用字", "common in traditional Chinese"),
        Script::Japanese => lang.pick("日文常用字", "common in Japanese"),
        Script::Korean => lang.pick("韩文常用字", "common in Korean"),
        Script::Western => lang.pick(
            "西文里常见的字母和符号",
            "letters and signs usual in Western text",
        ),
    }
}

/// `读取 n 行 = 采用 n + 搁置 n`.
pub fn count_line(lang: Lang, rows: RowCount) -> String {
    [rows.read, rows.used, rows.set_aside]
        .iter()
        .fold(COUNT_LINE.get(lang).to_owned(), |line, rows| {
            line.replacen("{}", &count(lang, *rows), 1)
        })
}

/// What a plan still lacks, and what to do; nothing when it lacks nothing.
pub fn missing(lang: Lang, plan: &Plan) -> String {
    let missing = plan.missing();
    let names: Vec<&str> = missing.iter().map(|&role| role_name(lang, role)).collect();
    let names = names.join(lang.pick("、", ", "));
    let of_orders = matches!(plan.shape, Shape::OrderLines | Shape::Orders);
    let events = super::shapes::shape_name(lang, Shape::Events);
    match (lang, &missing[..]) {
        (_, []) => String::new(),
        (Lang::Zh, [Role::Amount]) if of_orders => format!(
            "还缺：{names}。请在下面的表里指定是哪一列；如果文件里没有金额，把表的类型改成“{events}”，预测和同期群照样能做。"
        ),
        (Lang::En, [Role::Amount]) if of_orders => format!(
            "Still missing: {names}. Say below which column it is; if the file has none, choose “{events}” as the kind of table: forecasts and cohorts need no money."
        ),
        (Lang::Zh, _) => format!(
            "还缺：{names}。请在下面的表里指定是哪一列；如果文件里没有，请改选表的类型，或换一个文件。"
        ),
        (Lang::En, _) => format!(
            "Still missing: {names}. Say below which column it is; if the file has none, choose another kind of table or another file."
        ),
    }
}

/// Said where customer, date and amount were all found by their values alone, and nothing is missing:
/// a table of something else may look so.
pub fn guessed(lang: Lang, inspection: &Inspection) -> Option<&'static str> {
    let by_values = |role: Role| {
        let mut columns = inspection.columns.iter();
        columns.any(|column| {
            let is_guess = matches!(
                column.reason,
                Reason::ValuesAreDates | Reason::ValuesAreMoney | Reason::ValuesRepeatLikeIds
            );
            column.role == Some(role) && is_guess
        })
    };
    let all = [Role::Customer, Role::Date, Role::Amount];
    all.into_iter().all(by_values).then_some(lang.pick(
        "没有一个列名认得出来：客户、日期、金额三列都是按取值猜的，请先核对再开始计算。",
        "No header is known: customer, date and amount were all guessed from their values. Check them before you compute.",
    ))
}

/// A date order as a menu entry.
pub fn date_order_name(lang: Lang, order: DateOrder) -> &'static str {
    match order {
        DateOrder::YearFirst => lang.pick("年-月-日", "Year, month, day"),
        DateOrder::DayFirst => lang.pick("日/月/年", "Day, month, year"),
        DateOrder::MonthFirst => lang.pick("月/日/年", "Month, day, year"),
    }
}

/// How a file was read where reading found another way than its head: the encoding, the order of its
/// dates, or both where the reasons are not known.
pub fn read_as(lang: Lang, plan: &Plan, reasons: &[Reason]) -> String {
    let is_dates = |reason: &Reason| *reason == Reason::WholeColumn;
    let dates = reasons.is_empty() || reasons.iter().any(is_dates);
    let text = reasons.is_empty() || !reasons.iter().all(is_dates);
    let order = date_order_name(lang, plan.date_order);
    let encoding = match plan.format {
        Format::Text(text) => text.encoding,
        Format::Html(page) => page.encoding,
        Format::Sheet(_) => return order.to_owned(),
    };
    let encoding = encoding_name(lang, encoding);
    match (text, dates) {
        (true, false) => encoding.to_owned(),
        (false, _) => lang.pick(format!("日期 {order}"), format!("dates {order}")),
        (true, true) => lang.pick(
            format!("{encoding}、日期 {order}"),
            format!("{encoding}, dates {order}"),
        ),
    }
}

/// A decimal mark as a menu entry.
pub fn decimal_name(lang: Lang, decimal: DecimalMark) -> &'static str {
    match decimal {
        DecimalMark::Point => lang.pick("小数点 1,234.50", "Point 1,234.50"),
        DecimalMark::Comma => lang.pick("小数逗号 1.234,50", "Comma 1.234,50"),
    }
}

/// The powers of ten amounts are given in, in the order of a menu.
pub const UNITS: [u8; 6] = [0, 3, 4, 6, 8, 9];

/// A unit of amounts as a menu entry.
pub fn unit_name(lang: Lang, power: u8) -> String {
    match power {
        0 => lang.pick("元（照写的数）", "As written"),
        3 => lang.pick("千元（× 1,000）", "Thousands (× 1,000)"),
        4 => lang.pick("万元（× 10,000）", "Ten thousands (× 10,000)"),
        6 => lang.pick("百万元（× 1,000,000）", "Millions (× 1,000,000)"),
        8 => lang.pick("亿元（× 100,000,000）", "Hundred millions (× 100,000,000)"),
        9 => lang.pick("十亿元（× 1,000,000,000）", "Billions (× 1,000,000,000)"),
        other => return format!("× 10^{other}"),
    }
    .to_owned()
}

/// An encoding as a menu entry.
pub fn encoding_name(lang: Lang, encoding: Encoding) -> &'static str {
    match encoding {
        Encoding::Utf8 => "UTF-8",
        Encoding::Gb18030 => lang.pick("GB18030（含 GBK）", "GB18030 (includes GBK)"),
        Encoding::Big5 => lang.pick("Big5（繁体中文）", "Big5 (traditional Chinese)"),
        Encoding::ShiftJis => lang.pick("Shift-JIS（日文）", "Shift-JIS (Japanese)"),
        Encoding::EucKr => lang.pick("EUC-KR（韩文）", "EUC-KR (Korean)"),
        Encoding::Utf16Le => lang.pick("UTF-16（低位在前）", "UTF-16, low byte first"),
        Encoding::Utf16Be => lang.pick("UTF-16（高位在前）", "UTF-16, high byte first"),
        Encoding::Windows1252 => lang.pick("Windows-1252（西欧）", "Windows-1252 (Western)"),
        Encoding::MacRoman => lang.pick(
            "Mac Roman（西欧，Mac 版 Excel）",
            "Mac Roman (Western, Excel for Mac)",
        ),
    }
}

/// A delimiter as a menu entry.
pub fn delimiter_name(lang: Lang, delimiter: Delimiter) -> &'static str {
    match delimiter {
        Delimiter::Comma => lang.pick("逗号 ,", "Comma ,"),
        Delimiter::Semicolon => lang.pick("分号 ;", "Semicolon ;"),
        Delimiter::Tab => lang.pick("制表符", "Tab"),
        Delimiter::Pipe => lang.pick("竖线 |", "Pipe |"),
        Delimiter::Blanks => lang.pick("空格（连续的算一个）", "Blanks (a run counts once)"),
        Delimiter::Places(_) => lang.pick("列对齐（按位置切）", "None (aligned columns)"),
    }
}

/// How a quote in a cell is written, as a menu entry.
pub fn quotes_name(lang: Lang, quotes: Quotes) -> &'static str {
    match quotes {
        Quotes::Doubled => lang.pick("写两次 \"\"", "Doubled \"\""),
        Quotes::Escaped => lang.pick("反斜杠转义 \\\"", "Escaped \\\""),
        Quotes::Plain => lang.pick("读作普通字符", "Ordinary characters"),
    }
}

/// Both readings of an ambiguous date.
pub fn both_readings(
    lang: Lang,
    cell: &str,
    day_first: crate::units::Day,
    month_first: crate::units::Day,
) -> String {
    let (a, b) = (names::day(lang, day_first), names::day(lang, month_first));
    match lang {
        Lang::Zh => format!("{cell}：{a}，还是{b}？"),
        Lang::En => format!("{cell}: {a}, or {b}?"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::ingest::TextFormat;

    #[test]
    fn what_was_taken_instead_is_named_and_nothing_else() {
        let text = TextFormat::new(Encoding::Gb18030, Delimiter::Comma);
        let plan = Plan {
            date_order: DateOrder::DayFirst,
            ..Plan::new(Format::Text(text))
        };
        let both = [Reason::NothingFits, Reason::WholeColumn];
        assert_eq!(
            read_as(Lang::Zh, &plan, &both),
            "GB18030（含 GBK）、日期 日/月/年"
        );
        assert_eq!(read_as(Lang::Zh, &plan, &both[..1]), "GB18030（含 GBK）");
        assert_eq!(read_as(Lang::Zh, &plan, &both[1..]), "日期 日/月/年");
    }
}
