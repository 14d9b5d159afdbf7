//! The words of the list of customers and of a customer's card.

use super::{Phrase, both};
use crate::text::Lang;
use crate::text::number::count;

/// The topic.
pub const CUSTOMERS: Phrase = both("客户名单", "Customers");
/// What it answers.
pub const CUSTOMERS_ABOUT: Phrase = both(
    "逐个客户：排序、筛选、搜索、下载，点开看一位客户的来龙去脉",
    "one by one: sort, filter, search, download; open a customer’s card",
);
/// The answer.
pub const ALL_LISTED: Phrase = both(
    "名单上是全部 {} 位客户。",
    "The list holds all {} customers.",
);
/// The answer.
pub const SOME_LISTED: Phrase = both(
    "名单上有 {} 位客户，占全部的 {}。",
    "The list holds {} customers, {} of all.",
);
/// Scheme.
pub const SCHEME: Phrase = both("按哪种方法分群", "Segments by");
/// Segment.
pub const SEGMENT: Phrase = both("只看哪一群", "Only this segment");
/// Every segment.
pub const EVERY_SEGMENT: Phrase = both("全部", "all of them");
/// Span.
pub const SPAN_OF_SCHEME: Phrase = both("随分群方法", "as the scheme does");
/// Conditions.
pub const FILTERS: Phrase = both("筛选（须全部成立）", "Filters, all must hold");
/// Columns.
pub const COLUMNS: Phrase = both("表里的列", "Columns of the table");
/// Columns the program works out.
pub const COLUMNS_OWN: Phrase = both("算出的列", "Worked out");
/// Columns of the file.
pub const COLUMNS_FILE: Phrase = both("文件里的列", "From the file");
/// What a cell of them holds, and what a download has.
pub const COLUMNS_NOTE: Phrase = both(
    "取客户截至分析日的最后一行；下载的文件总是带上全部列。",
    "What the customer’s last line up to the analysis day says. A download has all columns.",
);
/// No column of the file is kept.
pub const COLUMNS_NONE: Phrase = both(
    "文件里没有保留其他列。",
    "No other column of the file is kept.",
);
/// What became of the columns of the file.
pub const ORIGINALS: Phrase = both(
    "下载的名单里有哪些原始列",
    "Original columns in the download",
);
/// By which rule.
pub const ORIGINALS_NOTE: Phrase = both(
    "名单一行是一位客户，文件里一位客户可能有多行：各行相同的列照原样带出；各行不同的列只能取截至分析日的最后一行，下载的列名里会写明。",
    "A row of the list is a customer, who may have several lines in the file: a column in which they agree leaves as it stands; of one in which they differ only the last line up to the analysis day can leave, and its name in the download says so.",
);
/// Head.
pub const ORIGINAL: Phrase = both("文件里的列", "Column of the file");
/// Head.
pub const LEAVES_HEAD: Phrase = both("是否带出", "Leaves");
/// Head.
pub const HOW: Phrase = both("怎样带出，或为什么没有", "As what, or why not");
/// It leaves.
pub const YES: Phrase = both("带出", "yes");
/// It stands in the program's columns.
pub const COUNTED_YES: Phrase = both("已计入", "counted");
/// It does not.
pub const NO: Phrase = both("没有", "no");
/// How.
pub const LEAVES: Phrase = both(
    "照原样：每位客户各行都相同",
    "as it stands: the lines of each customer agree",
);
/// How.
pub const LEAVES_LAST: Phrase = both(
    "取最后一行：有客户的各行不同，要合计或平均请先在文件里算好",
    "by the last line: some customer’s lines differ; for a sum or a mean, work it out in the file first",
);
/// How.
pub const COUNTED: Phrase = both(
    "逐行的编号、日期和金额：合成了客户编号、订单数、收入、利润、首购日和末购日",
    "an id, day or amount of a line: it is in the id, orders, revenue, profit, first and last day",
);
/// The same of a file without profit.
pub const COUNTED_NO_PROFIT: Phrase = both(
    "逐行的编号、日期和金额：合成了客户编号、订单数、收入、首购日和末购日",
    "an id, day or amount of a line: it is in the id, orders, revenue, first and last day",
);
/// Why not.
pub const UNREAD: Phrase = both("读文件时没有保留这一列", "not kept when the file was read");
/// Beside the press.
pub const KEEP_NOTE: Phrase = both(
    "照原来的设置重读同一份文件，只多留这些列；名单的搜索、排序和筛选不变。",
    "The same file is read again as before, with these columns too; search, order and filters of the list stay.",
);
/// Beside the press after the page was reopened.
pub const KEEP_CHOOSE: Phrase = both(
    "网页重新打开过，要再选一次同一份文件。",
    "The page was reopened since: choose the same file once more.",
);
/// Said once it was pressed then.
pub const CHOOSE_AGAIN: Phrase = both(
    "请再选一次同一份文件，其余的列随后带出。",
    "Choose the same file once more; its other columns are added then.",
);
/// Said while the file is read again.
pub const BRINGING: Phrase = both(
    "正在重读文件，带出其余的列…",
    "Reading the file again for its other columns…",
);
/// Said afterwards.
pub const BROUGHT: Phrase = both("已带出：{}。", "Added: {}.");

/// The press that has the other columns read.
pub fn keep_columns(lang: Lang, columns: u64) -> String {
    let columns = count(lang, columns);
    match lang {
        Lang::Zh => format!("把其余 {columns} 列也带出"),
        Lang::En => format!("Add the other columns ({columns})"),
    }
}

/// Search.
pub const SEARCH: Phrase = both("搜索编号或文件里的列", "Search ids and columns");
/// How many the search leaves.
pub const FOUND: Phrase = both(
    "搜到 {} 位；上面一句是搜索以前的人数。",
    "Found: {}; the sentence above counts the list before the search.",
);
/// Download.
pub const DOWNLOAD: Phrase = both("下载", "Download");
/// File name.
pub const FILE: Phrase = both("客户名单", "customers");
/// Too many rows.
pub const LEFT_OUT: Phrase = both(
    "名单太长，只下载了表格软件装得下的部分。",
    "The list is longer than a spreadsheet holds; the file ends where one does.",
);
/// The grid.
pub const GRID: Phrase = both(
    "客户名单，用方向键逐行移动，回车打开",
    "Customers; arrow keys move from row to row, Enter opens",
);
/// Nobody.
pub const NOBODY: Phrase = both(
    "没有客户符合这些条件。放宽筛选或清空搜索。",
    "No customer meets these conditions. Loosen a filter or empty the search.",
);
/// Where the window is.
pub const ROWS_SHOWN: Phrase = both("第 {} 行", "Rows {}");
/// Back.
pub const BACK: Phrase = both("返回名单", "Back to the list");
/// Said where nobody has the id of an address; none where the address does not show it.
pub fn no_such_customer(lang: Lang, id: Option<&str>) -> String {
    match (lang, id) {
        (Lang::Zh, Some(id)) => format!(
            "采用的数据里没有编号为“{id}”的客户：可能是另一份文件的客户，也可能那几行没有采用。请回到名单重新选。"
        ),
        (Lang::Zh, None) => "采用的数据里没有这个地址所指的客户：可能是另一份文件的客户，也可能那几行没有采用。请回到名单重新选。".to_owned(),
        (Lang::En, Some(id)) => format!(
            "No customer of the rows that count has the id “{id}”: it may be of another file, or of rows that were set aside. Go back to the list."
        ),
        (Lang::En, None) => "No customer of the rows that count is the one of this address: it may be of another file, or of rows that were set aside. Go back to the list.".to_owned(),
    }
}

/// The forecast, as a group of controls and as a title.
pub const FORECAST: Phrase = both("预测", "Forecast");
/// A thing to do.
pub const MAKE_FORECAST: Phrase = both("算出这位客户的预测", "work out the forecast");
/// What that takes.
pub const MAKE_FORECAST_NOTE: Phrase = both(
    "要先对全部客户拟合模型，客户多时需要几秒；之后每张客户卡都会带上预测。",
    "A model is fitted to all customers first, which takes some seconds where they are many; every card shows it from then on.",
);
/// Said of a customer whom the forecast does not know.
pub const NOT_FORECAST: Phrase = both(
    "没有这位客户的预测：到预测起算日为止还没有算数的订单。",
    "There is no forecast of this customer, who has no order that counts by the day from which it looks ahead.",
);
/// Why there is none.
pub const NO_FORECAST: Phrase = both("没有预测：{}", "There is no forecast: {}");

/// What the list of orders covers, which the headline need not.
pub fn orders_note(lang: Lang, orders: u64, refunds: u64, day: &str) -> String {
    let orders = count(lang, orders);
    let refunded = match (refunds, lang) {
        (0, _) => String::new(),
        (_, Lang::Zh) => format!("，另有 {} 笔退款", count(lang, refunds)),
        (_, Lang::En) => format!("; refunds besides: {}", count(lang, refunds)),
    };
    match lang {
        Lang::Zh => format!(
            "截至 {day} 的全部历史，共 {orders} 单{refunded}；购买历史图和平均间隔也按全部历史，开头的单数与金额按括号里的时间。"
        ),
        Lang::En => format!(
            "The whole history up to {day}, orders: {orders}{refunded}. The picture and the days between orders cover it too; orders and money at the top cover the time in brackets."
        ),
    }
}

/// Row of the forecast of one customer.
pub const VALUE: Phrase = both("这位客户的价值", "value of this customer");

/// Title of the forecast of one customer.
pub fn forecast_title(lang: Lang, months: &str) -> String {
    match lang {
        Lang::Zh => format!("预测：未来 {months}"),
        Lang::En => format!("Forecast for the next {months}"),
    }
}

/// Where the forecast of one customer comes from.
pub fn forecast_note(lang: Lang, model: &str, until: Option<&str>) -> String {
    match (lang, until) {
        (Lang::Zh, Some(day)) => {
            format!("{model}，用 {day} 及以前的订单，与“订单与价值预测”是同一个预测。")
        }
        (Lang::Zh, None) => format!("{model}，与“订单与价值预测”是同一个预测。"),
        (Lang::En, Some(day)) => format!(
            "{model}, from the orders up to {day}; the same forecast as under “Orders and value to come”."
        ),
        (Lang::En, None) => {
            format!("{model}; the same forecast as under “Orders and value to come”.")
        }
    }
}

/// Scores.
pub const SCORES: Phrase = both("得分", "Scores");
/// Head.
pub const DIMENSION: Phrase = both("维度", "Dimension");
/// Head.
pub const SCORE: Phrase = both("得分", "Score");
/// The three.
pub const DIMENSIONS: [Phrase; 3] = [
    both("近度 R", "Recency R"),
    both("频次 F", "Frequency F"),
    both("金额 M", "Money M"),
];
/// Next steps.
pub const NEXT: Phrase = both("离下一群还有多远", "How far the next segment is");
/// Head.
pub const NEXT_HEAD: Phrase = both("差什么", "What lacks");
/// Orders.
pub const ORDERS: Phrase = both("订单记录（最近的在前）", "Orders, the latest first");
/// Head.
pub const DAY: Phrase = both("日期", "Day");
/// Head.
pub const AMOUNT: Phrase = both("金额", "Amount");
/// Head.
pub const PROFIT: Phrase = both("利润", "Profit");
/// Head.
pub const LINES: Phrase = both("行数", "Lines");
/// Head.
pub const FIRST_LINE: Phrase = both("文件第几行", "Line of the file");
/// Head.
pub const ORDER_COUNT: Phrase = both("订单", "Orders");
/// Head.
pub const PERIOD: Phrase = both("时间", "Time");
/// Figure.
pub const HISTORY: Phrase = both("购买历史", "History of orders");
/// Figure.
pub const HISTORY_RULE: Phrase = both(
    "条的长度 = 这段时间内订单的金额，退款已减去。",
    "Length = money of the orders in that time, refunds subtracted.",
);
/// Orders that are not shown.
pub const EARLIER_ORDERS: Phrase = both(
    "更早还有 {} 单，没有列出。",
    "{} earlier orders are not listed.",
);
