//! Which rows count and what may be wrong with them, in words.

use super::explain::counted;
use super::issues::line_place;
use super::number::{compact, count, percent};
use super::reading::date_order_name;
use super::{Lang, names};
use crate::base::{
    AlikeCustomers, CurrencyChoice, DateSpan, DayDoubt, Detail, Done, FilterMode, Finding,
    FindingKind, Future, NoDates, Outliers, Repeats, SelectionEdit, SelectionFacts, SelectionRule,
    StatusBy, StatusFacts, StatusMeaning, Zeros,
};
use crate::explain::Unit;
use crate::ingest::{DateOrder, InputFacts};
use crate::units::Day;

/// What was met, as the head of a line.
pub fn finding_title(lang: Lang, kind: FindingKind) -> &'static str {
    match kind {
        FindingKind::ExactRepeats => {
            lang.pick("用到的各列都重复的行", "Rows alike in every column used")
        }
        FindingKind::NearRepeats => lang.pick("疑似重复的订单", "Near repeats"),
        FindingKind::DayOrMonth => lang.pick("日和月可能颠倒", "Day and month may be swapped"),
        FindingKind::Future => lang.pick("日期在今天之后", "After today"),
        FindingKind::Zero => lang.pick("金额为 0", "Amount of zero"),
        FindingKind::BlankAmount => lang.pick("金额为空", "Amount is blank"),
        FindingKind::NoPrice => lang.pick("价格表里没有的商品", "Products without a price"),
        FindingKind::Outlier => lang.pick("金额特别大", "Amount far beyond the rest"),
        FindingKind::Filler => lang.pick("像占位的数值", "Looks like a filler"),
        FindingKind::NoDate => lang.pick("占位日期", "Dates that stand for no date"),
        FindingKind::UnknownStatus => lang.pick("不认识的订单状态", "Unknown order status"),
        FindingKind::MixedCurrency => lang.pick("其他币种", "Other currencies"),
        FindingKind::MaskedName => lang.pick("客户名被打码", "Masked customer names"),
        FindingKind::DamagedId => lang.pick(
            "客户编号像被表格软件改写过",
            "Customer ids damaged by a spreadsheet",
        ),
        FindingKind::AlikeIds => lang.pick(
            "只差写法的客户编号",
            "Customer ids that differ in writing alone",
        ),
        FindingKind::SharedOrders => {
            lang.pick("同一订单号有多名客户", "Order numbers of several customers")
        }
        FindingKind::NoFirstPurchase => lang.pick("首次日期不可用", "First date not usable"),
        FindingKind::OneDay => lang.pick(
            "全部记录在同一天的客户",
            "All rows of a customer on one day",
        ),
        FindingKind::OnceOnly => lang.pick("只买过一次的客户", "Bought once only"),
        FindingKind::History => lang.pick("历史长度", "Length of history"),
        FindingKind::Gap => lang.pick("连续没有订单", "Days without an order"),
        FindingKind::IncompleteMonth => lang.pick("最后一个月不完整", "Last month is incomplete"),
    }
}

/// What the count of a finding counts.
pub fn finding_unit(kind: FindingKind) -> Unit {
    match kind {
        FindingKind::NearRepeats | FindingKind::SharedOrders => Unit::Orders,
        FindingKind::OneDay | FindingKind::OnceOnly | FindingKind::AlikeIds => Unit::Customers,
        FindingKind::History | FindingKind::Gap | FindingKind::IncompleteMonth => Unit::Days,
        _ => Unit::Rows,
    }
}

/// The count with its unit.
pub fn finding_count(lang: Lang, finding: &Finding) -> String {
    counted(lang, finding.count, finding_unit(finding.kind))
}

/// Which of several currencies counts, and how many rows wait for the others; none where there is at most
/// one.
pub fn currency_that_counts(lang: Lang, facts: &SelectionFacts) -> Option<String> {
    let Some(CurrencyChoice::Only(kept)) = &facts.currency else {
        return None;
    };
    let rows = |is_so: &dyn Fn(&str) -> bool| -> u64 {
        let found = facts.currencies.iter().filter(|it| is_so(&it.text));
        found.map(|it| it.rows).sum()
    };
    let is_other = |text: &str| !text.is_empty() && text != kept;
    let others = facts.currencies.iter().filter(|it| is_other(&it.text));
    let others: Vec<String> = others
        .map(|it| format!("{} {}", it.text, count(lang, it.rows)))
        .collect();
    let [own, waiting] = [rows(&|text| text == kept), rows(&is_other)].map(|it| count(lang, it));
    Some(match lang {
        Lang::Zh => format!(
            "只计入 {kept} 的 {own} 行；另有 {waiting} 行是其他币种（{}），没有计入，可在“取哪些行”里改选。",
            others.join("、")
        ),
        Lang::En => format!(
            "Only the {own} rows in {kept} count; {waiting} rows in other currencies wait ({}). Choose another under “Which rows count”.",
            others.join(", ")
        ),
    })
}

/// The rule by which it was found, with its numbers.
pub fn finding_rule(lang: Lang, finding: &Finding) -> String {
    let fixed = |zh: &str, en: &str| lang.pick(zh, en).to_owned();
    match (finding.kind, &finding.detail) {
        // Money is told of all rows, or of none where the file has no amounts.
        (FindingKind::ExactRepeats, detail) => repeats(lang, finding.amount.is_some(), detail),
        (FindingKind::NearRepeats, _) => fixed(
            "同一客户、净额相同、相隔不超过一天，订单号却不同；状态不计入的订单不参与比较。搁置时只留其中最先的一单。",
            "Same customer and net amount, a day apart at most, under another order number; orders whose status does not count are not compared. Where they are set aside, the first of them stays.",
        ),
        (_, Detail::Alike { pairs, customers }) => alike(lang, finding, pairs, *customers),
        (FindingKind::SharedOrders, _) => fixed(
            "一个订单号通常只属于一名客户。现在各客户各算一单；如果是各店各自编号，这样算是对的；如果不是，请核对客户列选得对不对。",
            "An order number usually belongs to one customer. Each of them counts an order now: right where every shop numbers its own; otherwise check which column the customers are taken from.",
        ),
        (_, Detail::DayOrMonth(doubt, order)) => day_or_month(lang, *doubt, *order),
        (_, Detail::After(today)) => match lang {
            Lang::Zh => format!("日期晚于今天（{}）。", names::day(lang, *today)),
            Lang::En => format!("Dated after today, {}.", names::day(lang, *today)),
        },
        (_, Detail::Above(most)) => {
            let most = compact(lang, most.units());
            match lang {
                Lang::Zh => format!(
                    "绝对值超过 {most}：上四分位 × (上四分位 ÷ 下四分位)⁴，至少是上四分位的 10 倍。"
                ),
                Lang::En => format!(
                    "Beyond {most} either way: upper quartile × (upper ÷ lower quartile)⁴, at least ten upper quartiles."
                ),
            }
        }
        (FindingKind::NoDate, Detail::Values { days, .. }) => {
            let days: Vec<String> = days.iter().map(|day| no_date(lang, *day)).collect();
            let days = days.join(lang.pick("、", ", "));
            match lang {
                Lang::Zh => format!(
                    "{days}：没有日期时，表格软件和业务系统常写成这样的日子（比如表格软件的第 0 天），离其余日期都在一年以上。"
                ),
                Lang::En => format!(
                    "{days}: what spreadsheets and systems write where there is no date (such as day zero of a spreadsheet), more than a year from all other dates."
                ),
            }
        }
        (_, Detail::Values { amounts, days }) => {
            let values: Vec<String> = amounts
                .iter()
                .map(|amount| super::number::plain(amount.units()))
                .chain(days.iter().map(|day| names::day(lang, *day)))
                .collect();
            let values = values.join(lang.pick("、", ", "));
            match lang {
                Lang::Zh => format!("系统常用来表示“没有”的数值：{values}。"),
                Lang::En => format!("Values that systems write for “none”: {values}."),
            }
        }
        (FindingKind::NoPrice, Detail::Texts(keys)) => {
            let keys = keys.join(lang.pick("、", ", "));
            match lang {
                Lang::Zh => format!(
                    "关联的价格表里没有这些商品，或没有它们的价格，所以算不出金额。最先遇到的是：{keys}。"
                ),
                Lang::En => format!(
                    "The joined table of prices lacks these products, or their prices, so that there is no amount. The first ones met: {keys}."
                ),
            }
        }
        (_, Detail::Texts(texts)) => texts.join(lang.pick("、", ", ")),
        (FindingKind::OneDay, Detail::Of(all)) => match lang {
            Lang::Zh => format!(
                "不止一单，却都在同一天（没有订单号时按行数），占全部 {} 名客户的 {}。",
                count(lang, *all),
                share(lang, finding.count, *all)
            ),
            Lang::En => format!(
                "Several orders, all on one day (rows, where orders have no numbers): {} of {} customers.",
                share(lang, finding.count, *all),
                count(lang, *all)
            ),
        },
        (_, Detail::Of(all)) => match lang {
            Lang::Zh => format!(
                "占 {} 名有付款订单的客户的 {}。",
                count(lang, *all),
                share(lang, finding.count, *all)
            ),
            Lang::En => format!(
                "{} of {} customers with a paid order.",
                share(lang, finding.count, *all),
                count(lang, *all)
            ),
        },
        (_, Detail::Span(dates)) => span(lang, *dates),
        (
            _,
            Detail::Unusual {
                span: dates,
                usual_days,
            },
        ) => {
            let dates = span(lang, *dates);
            match lang {
                Lang::Zh if *usual_days == 0 => format!("{dates}；平时几乎天天有订单。"),
                Lang::En if *usual_days == 0 => {
                    format!("{dates}; nearly every other day has an order.")
                }
                Lang::Zh => format!("{dates}；平时 95% 的间隔不超过 {usual_days} 天。"),
                Lang::En => {
                    format!("{dates}; 95% of the runs are no longer than {usual_days} days.")
                }
            }
        }
        (
            _,
            Detail::Month {
                first,
                covered,
                days,
            },
        ) => {
            let (year, month, _) = first.civil();
            match lang {
                Lang::Zh => format!("{year} 年 {month} 月只到第 {covered} 天，全月 {days} 天。"),
                Lang::En => format!("{year}-{month:02} ends on day {covered} of {days}."),
            }
        }
        (FindingKind::Zero, _) => fixed(
            "整行没有金额，例如赠品。金额读到小数点后四位，四舍五入后是 0 的（如 4.4E-16）也算 0。",
            "No money in the row, such as a gift. Amounts are read to four decimals; one that rounds to zero there, such as 4.4E-16, counts as zero.",
        ),
        (FindingKind::BlankAmount, _) => fixed("金额单元格为空。", "The amount cell is blank."),
        (FindingKind::MaskedName, _) => fixed(
            "不同的人会因同样的打码（张**）被并成一个客户。",
            "Different people become one customer under the same mask.",
        ),
        (FindingKind::DamagedId, _) => fixed(
            "写成 1.38E+10 这样的编号丢了后几位，不同客户会被并成一个；请从系统重新导出为文本。",
            "An id written as 1.38E+10 has lost its last digits, so that different customers become one; export them again as text.",
        ),
        (FindingKind::NoFirstPurchase, _) => fixed(
            "为空，或晚于最近一次购买；按观察期之前已是客户算。",
            "Blank, or later than the last purchase: taken to be customers from before the window.",
        ),
        _ => String::new(),
    }
}

/// A day that stands for none, as files write it.
fn no_date(lang: Lang, day: Day) -> String {
    match day.civil() {
        (1, 1, 1) => lang
            .pick("0000-00-00（或 0001-01-01）", "0000-00-00 (or 0001-01-01)")
            .to_owned(),
        _ => names::day(lang, day),
    }
}

/// What two rows must share to repeat each other, and which columns had no say in it.
fn repeats(lang: Lang, has_amounts: bool, detail: &Detail) -> String {
    let alike = match (lang, has_amounts) {
        (Lang::Zh, true) => "同一客户、同一天，金额、订单和其余用到的列都相同；每组第一行不算。",
        (Lang::Zh, false) => "同一客户、同一天，订单和其余用到的列都相同；每组第一行不算。",
        (Lang::En, true) => {
            "Same customer, day, amount, order and all other columns in use. The first of each group is not counted."
        }
        (Lang::En, false) => {
            "Same customer, day, order and all other columns in use. The first of each group is not counted."
        }
    };
    let unused: &[String] = match detail {
        Detail::Texts(unused) => unused,
        _ => &[],
    };
    if unused.is_empty() {
        return alike.to_owned();
    }
    match lang {
        Lang::Zh => format!(
            "{alike}没有用到的列不参与比较，这些行可能并不重复：{}。",
            unused.join("、")
        ),
        Lang::En => format!(
            "{alike} Columns not in use were not compared, so these rows may differ: {}.",
            unused.join(", ")
        ),
    }
}

/// Which ids are alike, and what it changes to take them for one.
fn alike(lang: Lang, finding: &Finding, pairs: &[[String; 2]], customers: u64) -> String {
    let pairs: Vec<String> = (pairs.iter())
        .map(|[first, other]| match lang {
            Lang::Zh => format!("“{first}”和“{other}”"),
            Lang::En => format!("“{first}” and “{other}”"),
        })
        .collect();
    let pairs = pairs.join(lang.pick("、", "; "));
    let (ids, customers) = (count(lang, finding.count), count(lang, customers));
    let is_one = finding.done == Done::AsOne;
    match (lang, is_one) {
        (Lang::Zh, false) => format!(
            "只差大小写、全角半角、空格或数字前的 0：{pairs}。现在各算一名客户；合并后，这 {ids} 个编号算 {customers} 名客户。"
        ),
        (Lang::Zh, true) => format!(
            "只差大小写、全角半角、空格或数字前的 0：{pairs}。已合并，这 {ids} 个编号算 {customers} 名客户，沿用最先出现的写法。"
        ),
        (Lang::En, false) => format!(
            "They differ by case, width, blanks or zeros before a number: {pairs}. Each counts as a customer now; as one, these {ids} ids are {customers} customers."
        ),
        (Lang::En, true) => format!(
            "They differ by case, width, blanks or zeros before a number: {pairs}. These {ids} ids count as {customers} customers, under the id that comes first."
        ),
    }
}

/// Why day and month may be swapped, how they were read, and how to change it.
fn day_or_month(lang: Lang, doubt: DayDoubt, order: DateOrder) -> String {
    let read = date_order_name(lang, order);
    match (doubt, lang) {
        (DayDoubt::Undecided, Lang::Zh) => format!(
            "整列日期两种读法都说得通，现在按“{read}”读。如果不对，请重新选这个文件，在“这些日期怎么读”里改选另一种。"
        ),
        (DayDoubt::Undecided, Lang::En) => format!(
            "Every date can be read both ways; read as: {read}. If that is wrong, choose the file again and take the other reading of its dates."
        ),
        (DayDoubt::Contradicted(rows), Lang::Zh) => format!(
            "按“{read}”读；但另有 {} 个日期只能反过来读，已搁置，所以两种都说得通的日期也可能读反。请从原系统重新导出，日期写成年-月-日。",
            count(lang, rows)
        ),
        (DayDoubt::Contradicted(rows), Lang::En) => format!(
            "Read as: {read}. Dates that only the other way round can be read, and are set aside: {}; so those that can be read both ways may be wrong too. Export the file again with the year in front.",
            count(lang, rows)
        ),
        (DayDoubt::Swapped, Lang::Zh) => "表格软件可能把日当成了月：它认作日期的，日都不超过 12；仍是文字的恰好相反。请从原系统重新导出为 CSV，不要先用表格软件打开。".into(),
        (DayDoubt::Swapped, Lang::En) => "A spreadsheet may have taken the day for the month: none it made a date has a day above 12, and all that stayed text do. Export the file as CSV again, without opening it in a spreadsheet first.".into(),
    }
}

fn share(lang: Lang, part: u64, all: u64) -> String {
    percent(lang, part as f64 / all.max(1) as f64, 1)
}

/// Days from and to.
pub fn span(lang: Lang, dates: DateSpan) -> String {
    let day = |day| names::day(lang, day);
    match (dates.from, dates.to, lang) {
        (None, None, _) => lang.pick("全部日期", "all days").to_owned(),
        (Some(from), None, Lang::Zh) => format!("{}起", day(from)),
        (Some(from), None, Lang::En) => format!("from {}", day(from)),
        (None, Some(to), Lang::Zh) => format!("至{}", day(to)),
        (None, Some(to), Lang::En) => format!("up to {}", day(to)),
        (Some(from), Some(to), Lang::Zh) => format!("{}至{}", day(from), day(to)),
        (Some(from), Some(to), Lang::En) => format!("{} to {}", day(from), day(to)),
    }
}

/// What was done about a finding.
pub fn done_name(lang: Lang, finding: &Finding) -> &'static str {
    match finding.done {
        Done::Kept => lang.pick("照常计入", "Counted"),
        Done::SetAside => lang.pick("已搁置", "Set aside"),
        Done::AsOne => lang.pick("已合并", "Taken as one"),
        Done::CountedAsSales => lang.pick("按成交计入", "Counted as sales"),
        Done::Told => lang.pick("供参考", "For your information"),
    }
}

/// How to change what was done about a finding where no edit of the selection does.
pub fn finding_way(lang: Lang, finding: &Finding) -> Option<&'static str> {
    let said = match finding.kind {
        _ if !finding.offers.is_empty() => return None,
        FindingKind::BlankAmount => (
            "重新选这个文件，换用有值的金额列；或在源文件里补上",
            "Choose the file again and take an amount column that has values, or fill them in",
        ),
        FindingKind::NoPrice => (
            "在价格表里补上这些商品的价格，连同订单文件再选一次",
            "Add their prices to the table, and choose it again together with the orders",
        ),
        FindingKind::DayOrMonth => (
            "重新选这个文件，改选日期的读法",
            "Choose the file again and take the other reading of its dates",
        ),
        FindingKind::MaskedName | FindingKind::DamagedId => (
            "从原系统导出完整的客户编号（文本格式），再读一次",
            "Export whole customer ids from the system, as text, and read them",
        ),
        FindingKind::SharedOrders => (
            "重新选这个文件，换一列作客户或订单号",
            "Choose the file again with another column for the customer or the order",
        ),
        FindingKind::NoFirstPurchase => (
            "在源文件里补上首次日期，再读一次",
            "Fill the first dates in and read the file again",
        ),
        _ => (
            "在“取哪些行”里改日期范围",
            "Change the days that count under “Which rows count”",
        ),
    };
    Some(lang.pick(said.0, said.1))
}

/// An edit as the label of its button and the name of its step.
pub fn edit_name(lang: Lang, edit: &SelectionEdit) -> String {
    let fixed = |zh: &str, en: &str| lang.pick(zh, en).to_owned();
    let quoted = |zh: &str, en: &str, name: &str| match lang {
        Lang::Zh => zh.replacen("{}", name, 1),
        Lang::En => en.replacen("{}", name, 1),
    };
    match edit {
        SelectionEdit::Dates(dates) if dates.is_open() => fixed("计入全部日期", "count all days"),
        SelectionEdit::Dates(dates) => {
            quoted("只计入{}", "count only days {}", &span(lang, *dates))
        }
        SelectionEdit::Filter(filter) => match filter.mode {
            FilterMode::Keep => quoted("筛选“{}”", "filter by “{}”", &filter.column),
            FilterMode::Drop => quoted("从“{}”排除", "leave out by “{}”", &filter.column),
        },
        SelectionEdit::NoFilter(column) => {
            quoted("取消“{}”的筛选", "remove the filter on “{}”", column)
        }
        SelectionEdit::Status(_, text, meaning) => {
            let name = meaning_name(lang, *meaning);
            let text = if text.is_empty() { blank(lang) } else { text };
            match lang {
                Lang::Zh => format!("把状态“{text}”算作{name}"),
                Lang::En => format!("take status “{text}” for {}", name.to_ascii_lowercase()),
            }
        }
        SelectionEdit::Currency(CurrencyChoice::Only(text)) => {
            quoted("只计入 {}", "count only {}", text)
        }
        SelectionEdit::Currency(CurrencyChoice::AllAsOne) => {
            fixed("各币种直接相加", "add all currencies as they stand")
        }
        SelectionEdit::Duplicates(Repeats::Drop) => fixed(
            "去掉用到的列都相同的行",
            "drop rows alike in every column used",
        ),
        SelectionEdit::Duplicates(Repeats::Keep) => fixed(
            "保留用到的列都相同的行",
            "keep rows alike in every column used",
        ),
        SelectionEdit::NearDuplicates(Repeats::Drop) => fixed(
            "搁置疑似重复的订单，只留最先的一单",
            "set near repeats aside, but for the first of each",
        ),
        SelectionEdit::NearDuplicates(Repeats::Keep) => {
            fixed("计入疑似重复的订单", "count near repeats")
        }
        SelectionEdit::Future(Future::SetAside) => fixed("搁置未来的行", "set future rows aside"),
        SelectionEdit::Future(Future::Keep) => fixed("计入未来的行", "count future rows"),
        SelectionEdit::Zeros(Zeros::SetAside) => {
            fixed("搁置金额为 0 的行", "set zero amounts aside")
        }
        SelectionEdit::Zeros(Zeros::Keep) => fixed("保留金额为 0 的行", "keep zero amounts"),
        SelectionEdit::Outliers(Outliers::SetAside) => {
            fixed("搁置特别大的金额", "set far-off amounts aside")
        }
        SelectionEdit::Outliers(Outliers::Keep) => {
            fixed("计入特别大的金额", "count far-off amounts")
        }
        SelectionEdit::Alike(AlikeCustomers::AsOne) => {
            fixed("合并只差写法的客户", "take customers written alike as one")
        }
        SelectionEdit::Alike(AlikeCustomers::Apart) => {
            fixed("分开只差写法的客户", "keep customers written alike apart")
        }
        SelectionEdit::NoDates(NoDates::Keep) => {
            fixed("计入占位日期的行", "count rows whose date stands for none")
        }
        SelectionEdit::NoDates(NoDates::SetAside) => fixed(
            "搁置占位日期的行",
            "set rows aside whose date stands for none",
        ),
        SelectionEdit::Reset => fixed("恢复默认取数规则", "back to the default rows"),
    }
}

/// Why a row does not count.
pub fn rule_name(lang: Lang, rule: SelectionRule) -> &'static str {
    match rule {
        SelectionRule::NotCounted => lang.pick("状态不计入", "Status does not count"),
        SelectionRule::Filtered => lang.pick("被筛选排除", "Left out by a filter"),
        SelectionRule::OtherCurrency => lang.pick("其他币种", "Other currency"),
        SelectionRule::Future => lang.pick("日期在今天之后", "After today"),
        SelectionRule::NoDate => lang.pick("占位日期", "A date that stands for no date"),
        SelectionRule::OutsideDates => lang.pick("不在所选日期内", "Outside the dates chosen"),
        SelectionRule::Zero => lang.pick("金额为 0", "Amount of zero"),
        SelectionRule::Outlier => lang.pick("金额特别大", "Amount far beyond the rest"),
        SelectionRule::Duplicate => lang.pick(
            "用到的列都与前面某行相同",
            "Alike an earlier row in every column used",
        ),
        SelectionRule::NearDuplicate => {
            lang.pick("疑似重复的订单", "Order that nearly repeats another")
        }
    }
}

/// What becomes of a status, as a menu entry.
pub fn meaning_name(lang: Lang, meaning: StatusMeaning) -> &'static str {
    match meaning {
        StatusMeaning::Sale => lang.pick("成交", "Sale"),
        StatusMeaning::Refund => lang.pick("退款（金额取负）", "Refund (amount turned negative)"),
        StatusMeaning::NotCounted => lang.pick("不计入", "Not counted"),
    }
}

/// A text of a status, with the name of its column where there are several of them.
pub fn status_named(lang: Lang, column: Option<&str>, text: &str) -> String {
    let text = if text.is_empty() { blank(lang) } else { text };
    match (column, lang) {
        (None, _) => text.to_owned(),
        (Some(column), Lang::Zh) => format!("{column}：{text}"),
        (Some(column), Lang::En) => format!("{column}: {text}"),
    }
}

/// Who says what a status means.
pub fn status_reason(lang: Lang, status: &StatusFacts) -> String {
    let by = status_by(lang, status.by);
    if status.set_aside == 0 || status.by == StatusBy::Aside {
        return by.to_owned();
    }
    let rows = count(lang, status.set_aside);
    match lang {
        Lang::Zh => format!("{by}；其中 {rows} 行缺客户、日期或金额，读取时已搁置，金额不含这些行"),
        Lang::En => format!(
            "{by}; {rows} of the rows lack a customer, a day or an amount, were set aside while reading, and are not in the amount"
        ),
    }
}

fn status_by(lang: Lang, by: StatusBy) -> &'static str {
    match by {
        StatusBy::Word => lang.pick("常见叫法", "A usual word"),
        StatusBy::Unknown => lang.pick(
            "不认识，先按成交计入，请核对",
            "Not known: counted as a sale, please check",
        ),
        StatusBy::NoSale => lang.pick(
            "这样的行多数找不到同额的成交，看来它就是退掉的那一单",
            "Most rows have no sale of the same amount beside them: the order itself came to nothing",
        ),
        StatusBy::Aside => lang.pick(
            "这样的行都缺客户、日期或金额，读取时已搁置；换用有值的列重新读取，才能计入",
            "Every such row lacks a customer, a day or an amount and was set aside while reading; to count them, choose columns that have all of these, and the file is read again",
        ),
        StatusBy::User => lang.pick("由你选定", "Chosen by you"),
    }
}

/// A blank cell among the values of a column.
pub fn blank(lang: Lang) -> &'static str {
    lang.pick("（空）", "(blank)")
}

/// `第 3、8、12 行` of the only file; each with the name of its file or sheet where there are several.
pub fn first_lines(lang: Lang, lines: &[u32], inputs: &[InputFacts]) -> String {
    // A day that is first and last has one line.
    let mut lines = lines.to_vec();
    lines.dedup();
    if inputs.is_empty() {
        let lines: Vec<String> = lines.iter().map(u32::to_string).collect();
        return line_list(lang, &lines);
    }
    let places = lines
        .iter()
        .map(|&line| line_place(lang, line.into(), inputs));
    places.collect::<Vec<_>>().join(lang.pick("、", "; "))
}

/// `第 3、8、12 行`.
fn line_list(lang: Lang, lines: &[String]) -> String {
    if lines.is_empty() {
        return String::new();
    }
    match lang {
        Lang::Zh => format!("第 {} 行", lines.join("、")),
        Lang::En if lines.len() == 1 => format!("line {}", lines[0]),
        Lang::En => format!("lines {}", lines.join(", ")),
    }
}

/// The rows whose text was too much to keep.
pub fn text_not_kept(lang: Lang, reason: &str) -> String {
    match lang {
        Lang::Zh => format!("{reason}（原文过多，未保留）"),
        Lang::En => format!("{reason} (too much text to keep)"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::base::CurrencyFacts;
    use crate::units::{Currency, Money};

    #[test]
    fn every_finding_has_a_name_and_a_rule_in_both_languages() {
        for lang in Lang::ALL {
            for kind in FindingKind::ALL {
                assert!(!finding_title(lang, kind).is_empty());
            }
            for rule in SelectionRule::ALL {
                assert!(!rule_name(lang, rule).is_empty());
            }
        }
    }

    #[test]
    fn lines_of_several_files_name_their_file() {
        let input = |name: &str, before| InputFacts {
            name: name.into(),
            before,
            ..InputFacts::default()
        };
        let inputs = [input("一月.csv", 0), input("二月.csv", 10)];
        assert_eq!(
            first_lines(Lang::Zh, &[3, 12], &inputs),
            "“一月.csv”第 3 行、“二月.csv”第 2 行"
        );
        assert_eq!(first_lines(Lang::Zh, &[3, 12], &[]), "第 3、12 行");
    }

    #[test]
    fn the_currency_that_counts_is_told_with_the_rows_that_wait() {
        let of = |text: &str, rows| CurrencyFacts {
            text: text.into(),
            currency: Currency::Unstated,
            rows,
            amount: Money::ZERO,
        };
        let mut facts = SelectionFacts {
            currencies: vec![of("EUR", 75), of("USD", 63), of("GBP", 52), of("", 10)],
            currency: Some(CurrencyChoice::Only("EUR".into())),
            ..SelectionFacts::default()
        };
        let said = currency_that_counts(Lang::Zh, &facts).unwrap_or_default();
        assert!(
            said.starts_with("只计入 EUR 的 75 行；另有 115 行"),
            "{said}"
        );
        facts.currency = None;
        assert_eq!(currency_that_counts(Lang::Zh, &facts), None);
    }

    #[test]
    fn a_window_open_on_one_side_is_worded_so() {
        let dates = DateSpan {
            from: Day::from_iso("2024-01-01"),
            to: None,
        };
        assert_eq!(span(Lang::Zh, dates), "2024年1月1日起");
        let edit = SelectionEdit::Dates(DateSpan::default());
        assert_eq!(edit_name(Lang::Zh, &edit), "计入全部日期");
    }
}
