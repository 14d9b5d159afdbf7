//! What a table is, why it was taken so, and what is odd about its columns, in words.

use super::number::count;
use super::roles::role_in_sentence;
use super::sentence::{Sentence, Told};
use super::ui::sheet_value::topics as value_topics;
use super::ui::{Phrase, sheet_lifetime, sheet_lifetime_paper, table};
use super::{Lang, names};
use crate::ingest::{Inspection, Remark, Role, Shape, ShapeReason, TenureUnit};
use crate::units::Currency;

/// Said of order lines where a table of retention or contracts is needed.
pub fn not_retention(lang: Lang, shape: Shape) -> String {
    let name = shape_name(lang, shape);
    match lang {
        Lang::Zh => format!(
            "这张表是{name}，不是留存表或合同，sBG 用不上。请换一个模型；如果其中有一列是各期仍在的人数，用 --column 指明。"
        ),
        Lang::En => format!(
            "This table is: {} — not a table of retention or of contracts, which sBG needs. Take another model, or name a column of those still there by --column.",
            name.to_ascii_lowercase()
        ),
    }
}

/// A shape as a menu entry.
pub fn shape_name(lang: Lang, shape: Shape) -> &'static str {
    match shape {
        Shape::OrderLines => lang.pick("订单明细（一行一件商品）", "Order lines"),
        Shape::Orders => lang.pick("订单（一行一单）", "Orders, one a row"),
        Shape::Events => lang.pick("下单记录（没有金额）", "Orders without amounts"),
        Shape::Customers => lang.pick(
            "客户汇总（一行一位客户）",
            "Customers, one a row, summed up",
        ),
        Shape::MonthColumns => lang.pick(
            "客户 × 月份（每月或每年一列）",
            "Customers by month or year, a column each",
        ),
        Shape::Contracts => lang.pick("合同或订阅（一行一份）", "Contracts, one a row"),
        Shape::Survey => lang.pick("问卷（一行一份答卷）", "Survey, one respondent a row"),
        Shape::Leads => lang.pick("潜客（一行一条）", "Leads, one a row"),
        Shape::Scorecard => lang.pick("客户评分表（一行一位客户）", "Scorecard, one account a row"),
        Shape::Counted => lang.pick("购买史汇总（x、t_x、T）", "Counted histories: x, t_x, T"),
        Shape::Retention => lang.pick(
            "留存表（每期还剩多少）",
            "Retention, what is left each period",
        ),
    }
}

/// What the rows of a shape are, with their number: `7,043 份合同`.
pub fn rows_of(lang: Lang, shape: Shape, rows: u64) -> Sentence {
    let number = (Told::RowsUsed, count(lang, rows));
    let (zh, one, many) = match shape {
        Shape::OrderLines => ("条订单明细", "order line", "order lines"),
        Shape::Orders => ("笔订单", "order", "orders"),
        Shape::Events => (
            "条下单记录",
            "order without an amount",
            "orders without amounts",
        ),
        Shape::Customers | Shape::MonthColumns => ("位客户", "customer", "customers"),
        Shape::Contracts => ("份合同", "contract", "contracts"),
        Shape::Survey => ("份答卷", "respondent", "respondents"),
        Shape::Leads => ("条潜客", "lead", "leads"),
        Shape::Scorecard => ("位客户的评分", "scored account", "scored accounts"),
        Shape::Retention => ("行留存数据", "row of retention", "rows of retention"),
        Shape::Counted => ("条购买史", "counted history", "counted histories"),
    };
    let words = match lang {
        Lang::Zh => zh,
        Lang::En if rows == 1 => one,
        Lang::En => many,
    };
    Sentence::with(&format!("{{}} {words}"), [number])
}

/// What a file of orders holds: `3 名客户，5 笔订单`.
pub fn file_head(lang: Lang, customers: u64, orders: u64) -> Sentence {
    let number = |of: u64, one: &'static str, many: &'static str| match of {
        1 => one,
        _ => many,
    };
    let words = match lang {
        Lang::Zh => "{} 名客户，{} 笔订单".to_owned(),
        Lang::En => format!(
            "{{}} {}, {{}} {}",
            number(customers, "customer", "customers"),
            number(orders, "order", "orders")
        ),
    };
    Sentence::with(
        &words,
        [
            (Told::FileCustomers, count(lang, customers)),
            (Told::FileOrders, count(lang, orders)),
        ],
    )
}

/// What a column without a role is kept as in a table of a shape, which may have a column of periods;
/// `is_number` says that the values are numbers.
pub fn kept_as(lang: Lang, shape: Shape, has_period: bool, is_number: bool) -> &'static str {
    let phrase = match shape {
        Shape::Retention if has_period => table::KEEP_GROUP,
        Shape::Retention => table::KEEP_PERIOD,
        Shape::Scorecard if is_number => table::KEEP_SCORE,
        Shape::Survey if is_number => table::KEEP_ANSWER,
        _ => table::KEEP,
    };
    phrase.get(lang)
}

/// Why the tables of an inspection were taken for their shape; where several are stacked, that the
/// first was looked at.
pub fn shape_reason_of(lang: Lang, inspection: &Inspection) -> String {
    let reason = shape_reason(lang, &inspection.shape_reason);
    if inspection.plan.also.is_empty() || inspection.shape_reason == ShapeReason::Chosen {
        return reason;
    }
    match lang {
        Lang::Zh => format!("按第一张表判断，{reason}"),
        Lang::En => format!("by the first table, {reason}"),
    }
}

/// Why a table was taken for its shape.
pub fn shape_reason(lang: Lang, reason: &ShapeReason) -> String {
    match reason {
        ShapeReason::Chosen => lang.pick("由你选定", "chosen by you").into(),
        ShapeReason::MonthHeaders {
            columns,
            first,
            last,
        } => match lang {
            Lang::Zh => format!("有 {columns} 列以月份命名，从“{first}”到“{last}”"),
            Lang::En => {
                format!("{columns} columns are named for months, from “{first}” to “{last}”")
            }
        },
        ShapeReason::YearHeaders {
            columns,
            first,
            last,
        } => match lang {
            Lang::Zh => format!(
                "有 {columns} 列以年份命名，从“{first}”到“{last}”；每格按当年 1 月 1 日的一笔算"
            ),
            Lang::En => format!(
                "{columns} columns are named for years, from “{first}” to “{last}”; each cell counts as one order on 1 January of its year"
            ),
        },
        ShapeReason::Questions { columns, first } => match lang {
            Lang::Zh => format!("有 {columns} 列的列名是问题，如“{first}”"),
            Lang::En => format!("{columns} columns are named by questions, such as “{first}”"),
        },
        ShapeReason::TellingRoles(roles) => match lang {
            Lang::Zh => format!("有这类表特有的列：{}", list(lang, roles)),
            Lang::En => format!(
                "it has columns only such tables have: {}",
                list(lang, roles)
            ),
        },
        ShapeReason::Scales { columns } => match lang {
            Lang::Zh => format!("客户不重复，且有 {columns} 列是 0 到 10 的分数"),
            Lang::En => format!("no customer repeats, and {columns} columns are scores up to 10"),
        },
        ShapeReason::OncePerCustomer { rows, roles } => {
            let rows = count(lang, *rows);
            let sums = list(lang, roles);
            match (lang, roles.is_empty()) {
                (Lang::Zh, true) => format!("看过的 {rows} 行里客户不重复"),
                (Lang::Zh, false) => format!("看过的 {rows} 行里客户不重复，且有汇总列：{sums}"),
                (Lang::En, true) => {
                    format!("no customer repeats in {rows} rows")
                }
                (Lang::En, false) => {
                    format!("no customer repeats in {rows} rows, and {sums} sums up the past")
                }
            }
        }
        ShapeReason::OrderIdsRepeat { orders, rows } => {
            let [orders, rows] = [orders, rows].map(|number| count(lang, *number));
            match lang {
                Lang::Zh => format!("看过的 {rows} 行只有 {orders} 个订单号：一单有多行"),
                Lang::En => format!("{rows} rows hold {orders} order ids: an order has several"),
            }
        }
        ShapeReason::OrderIdsOnce { rows } => {
            let rows = count(lang, *rows);
            match lang {
                Lang::Zh => format!("看过的 {rows} 行里订单号不重复"),
                Lang::En => format!("no order id repeats in {rows} rows"),
            }
        }
        ShapeReason::CustomersRepeat { customers, rows } => {
            let [customers, rows] = [customers, rows].map(|number| count(lang, *number));
            match lang {
                Lang::Zh => format!("看过的 {rows} 行有 {customers} 位客户，没有订单号"),
                Lang::En => format!("{rows} rows hold {customers} customers; there is no order id"),
            }
        }
        ShapeReason::NeverRises {
            groups,
            periods,
            by_columns,
        } => match (lang, by_columns) {
            (Lang::Zh, true) => {
                format!("一行一批客户，一列一期，逐期只降不升：共 {groups} 批，最长 {periods} 期")
            }
            (Lang::Zh, false) => {
                format!("一行一期，数字逐期只降不升：共 {groups} 组，最长 {periods} 期")
            }
            (Lang::En, true) => format!(
                "a row is a group, a column a period, and no number rises: {groups} {noun}, {periods} periods at most",
                noun = if *groups == 1 { "group" } else { "groups" },
            ),
            (Lang::En, false) => format!(
                "a row is a period, and no number rises: {groups} {noun}, {periods} periods at most",
                noun = if *groups == 1 { "group" } else { "groups" },
            ),
        },
        ShapeReason::NamedAsLeft { groups, periods } => match lang {
            Lang::Zh => format!(
                "一行一期，列名说明是还剩下的：共 {groups} 组，最长 {periods} 期；其中有回升，见留存页的说明"
            ),
            Lang::En => format!(
                "a row is a period, and the names of the columns say what is left: {groups} {noun}, {periods} periods at most; some numbers rise, which the page of retention tells",
                noun = if *groups == 1 { "group" } else { "groups" },
            ),
        },
        ShapeReason::NoAmounts { customers, rows } => {
            let [customers, rows] = [customers, rows].map(|number| count(lang, *number));
            match lang {
                Lang::Zh => {
                    format!("看过的 {rows} 行有 {customers} 位客户和日期，没有哪一列像金额")
                }
                Lang::En => {
                    format!(
                        "{rows} rows hold {customers} customers and days; no column looks like money"
                    )
                }
            }
        }
        ShapeReason::NothingElse => lang
            .pick(
                "没有别的线索，先按订单明细读",
                "nothing speaks for another kind of table",
            )
            .into(),
    }
}

fn list(lang: Lang, roles: &[Role]) -> String {
    let names: Vec<String> = roles
        .iter()
        .map(|&role| role_in_sentence(lang, role))
        .collect();
    names.join(lang.pick("、", ", "))
}

/// What is odd about a column, in one sentence.
pub fn remark(lang: Lang, remark: &Remark) -> String {
    let cells = |number: &u64| count(lang, *number);
    match remark {
        Remark::Sentinel { value, cells: of } => match lang {
            Lang::Zh => format!("“{value}”出现 {} 次，像是“无”或“未知”的代号", cells(of)),
            Lang::En => format!(
                "“{value}” stands {} times, perhaps for “unknown”",
                cells(of)
            ),
        },
        Remark::Currencies(found) => {
            let found: Vec<&str> = found.iter().map(|it: &Currency| it.code()).collect();
            match lang {
                Lang::Zh => format!("同一列有多种币种：{}；不同币种从不相加", found.join("、")),
                Lang::En => format!(
                    "holds several currencies: {}; they are never added up",
                    found.join(", ")
                ),
            }
        }
        Remark::YuanOrYen => lang
            .pick(
                "金额带 ¥，人民币和日元都用这个符号，表里看不出是哪一种；读入后请在数据页的“币种”中选定，选定之前不写币种",
                "amounts carry ¥, the sign of yuan and of yen, and nothing in the table tells which; choose it at “Currency” on the data page, until then no currency is named",
            )
            .into(),
        Remark::UnitInHeader { name, power } => {
            let times = count(lang, 10_u64.saturating_pow(u32::from(*power)));
            match lang {
                Lang::Zh => format!(
                    "列名的单位是{name}：每个数乘 {times} 再用；不是这个单位，请在“金额单位”里改"
                ),
                Lang::En => format!(
                    "the header says {name}: every number is multiplied by {times}; if it is another unit, say so under “Unit of the amounts”"
                ),
            }
        }
        Remark::TenureUnit(unit) => {
            let (zh, en) = match unit {
                TenureUnit::Days => ("天", "day"),
                TenureUnit::Weeks => ("周", "week"),
                TenureUnit::Months => ("月", "month"),
                TenureUnit::Quarters => ("季", "quarter"),
                TenureUnit::Years => ("年", "year"),
            };
            match lang {
                Lang::Zh => {
                    format!("列名的单位是{zh}：数字照用，一期就是一{zh}。费用按它自己的列名换算（如“月费”按月换成每{zh}），不用先改；列名没写周期的费用，当作每{zh}的")
                }
                Lang::En => format!(
                    "the header gives {en}s: the numbers are used as they are, a period being a {en}. A charge is converted from the period its own column names (a monthly fee to that of a {en}), so leave it as it is; one whose column names none is taken for that of a {en}"
                ),
            }
        }
        Remark::ZerosDiffer {
            with,
            without,
            pairs,
        } => match lang {
            Lang::Zh => format!(
                "“{with}”和“{without}”算两个编号；这样只差前导零的有 {} 对",
                cells(pairs)
            ),
            Lang::En => format!(
                "“{with}” and “{without}” stay two ids; pairs that differ by leading zeros: {}",
                cells(pairs)
            ),
        },
        Remark::DecimalsDropped { first } => match lang {
            Lang::Zh => format!("“{first}”这样的编号去掉 .0 再用"),
            Lang::En => format!("ids such as “{first}” are used without .0"),
        },
        Remark::DamagedIds { cells: of, first } => match lang {
            Lang::Zh => format!(
                "{} 个编号像被表格软件截短过，如“{first}”；不同客户可能并成一个",
                cells(of)
            ),
            Lang::En => format!(
                "ids cut short by a spreadsheet: {}, such as “{first}”; different ones may have become one",
                cells(of)
            ),
        },
        Remark::MaskedIds { cells: of, first } => match lang {
            Lang::Zh => format!(
                "{} 个值打了码，如“{first}”；不同的人会并成一位客户",
                cells(of)
            ),
            Lang::En => format!(
                "values partly covered up: {}, such as “{first}”; different people count as one",
                cells(of)
            ),
        },
        Remark::CanRejoin { rows, first } => match lang {
            Lang::Zh => format!(
                "有 {} 行的金额像是被千位逗号切断了，如“{first}”，后面的列都错了位，这些行先搁置；拼回一个数即可计入",
                cells(rows)
            ),
            Lang::En => format!(
                "amounts seem cut at the comma between thousands in {} rows, such as “{first}”, which shifts the cells behind them; these rows are set aside until they are joined into one number",
                cells(rows)
            ),
        },
        Remark::CannotRejoin { rows, first } => match lang {
            Lang::Zh => format!(
                "有 {} 行的格子比表头多，金额像是被千位逗号切断了，如“{first}”，但看不出哪几格是一个数，这些行搁置；请在源文件里去掉千位逗号或加上引号",
                cells(rows)
            ),
            Lang::En => format!(
                "{} rows have more cells than the header, and their amounts seem cut at the comma between thousands, such as “{first}”, but which cells are one number cannot be told: they are set aside. Put the amounts in quotes, or leave out such commas, in the file",
                cells(rows)
            ),
        },
        Remark::Rejoined { rows, first } => match lang {
            Lang::Zh => format!(
                "有 {} 行被千位逗号切断的金额已拼回一个数，如“{first}”；不该拼的话，请在“千位逗号”里改",
                cells(rows)
            ),
            Lang::En => format!(
                "amounts cut at the comma between thousands are joined again in {} rows, such as “{first}”; if they should not be, say so under “Commas between thousands”",
                cells(rows)
            ),
        },
        Remark::FilledDown { cells: of, first } => match lang {
            Lang::Zh => format!(
                "像是合并过的单元格：{} 个空格取上面一行的值，从“{first}”起；不该填的话，请在“合并的单元格”里改",
                cells(of)
            ),
            Lang::En => format!(
                "cells seem merged: {} blank ones take what stands above them, “{first}” first; if they should not, say so under “Merged cells”",
                cells(of)
            ),
        },
        Remark::CanFillDown { cells: of, first } => match lang {
            Lang::Zh => format!(
                "有 {} 个空格，像是与上面的“{first}”等合并过，但文件里没有合并单元格的记录，所以空着；要取上面的值，请在“合并的单元格”里选",
                cells(of)
            ),
            Lang::En => format!(
                "{} blank cells look as if they were merged with the one above, “{first}” first, but the file names no merged cells, so they stay blank; to take what stands above, say so under “Merged cells”",
                cells(of)
            ),
        },
        Remark::SerialsAmongDates { cells: of } => match lang {
            Lang::Zh => format!("有 {} 格是表格软件的日期序号，按日期读", cells(of)),
            Lang::En => format!(
                "serial numbers of a spreadsheet among the dates: {}; read as days",
                cells(of)
            ),
        },
        Remark::SwappedDates { cells: of, first } => match lang {
            Lang::Zh => format!(
                "有 {} 个日期的月和日可能被表格软件弄反了，如“{first}”：它们的日都不超过 12，而仍是文字的日期恰好相反；请从原系统重新导出为 CSV",
                cells(of)
            ),
            Lang::En => format!(
                "a spreadsheet may have swapped day and month in {} dates, such as “{first}”: none has a day above 12, and all that stayed text do; export the file as CSV again",
                cells(of)
            ),
        },
        Remark::WrittenDayCounts { first } => match lang {
            Lang::Zh => format!("带时区（“{first}”）：按写着的那一天算，不换算时区"),
            Lang::En => format!("with time zone (“{first}”): the written day counts, unconverted"),
        },
        Remark::PointsAreGroups { first } => match lang {
            Lang::Zh => format!(
                "“{first}”里的点按千位分隔读：所有的点后面都是三位，金额没有三位小数；如果是小数点，请在“小数点”里改"
            ),
            Lang::En => format!(
                "the point in “{first}” is read as one between thousands: three digits follow every point, and money has two decimals. If it is the decimal mark, say so under “Decimal mark”"
            ),
        },
        Remark::CutAtGroups { first } => match lang {
            Lang::Zh => format!(
                "金额像是被千位逗号切断了：后面没有列名的一列全是三位数，“{first}”多半是一个数，现在只读到前半截。请加上引号或去掉千位逗号后重新导出"
            ),
            Lang::En => format!(
                "amounts seem cut at the comma between thousands: the column behind, which has no name, has three digits in every row. “{first}” is probably one number, of which only the first part is read. Export it in quotes or without such commas"
            ),
        },
        Remark::RefundsUnused { cells: of, first } => {
            let role = role_in_sentence(lang, Role::Status);
            match lang {
                Lang::Zh => format!(
                    "有 {} 行写着退款，如“{first}”；不使用这一列时，这些订单只看另一列的状态，退款不扣。要按退款算，请把这一列设为{role}",
                    cells(of)
                ),
                Lang::En => format!(
                    "rows that name a refund: {}, such as “{first}”; while this column is not used, these orders go by the other column and the refund is not taken off. To go by the refunds, make this column the {role}",
                    cells(of)
                ),
            }
        }
        Remark::CurrencyRows(found) => {
            let rows: Vec<String> = found
                .iter()
                .map(|(text, rows)| format!("{text} {}", cells(rows)))
                .collect();
            match lang {
                Lang::Zh => format!(
                    "看过的行有多种币种：{}；只计入行最多的一种，导入后可改选，不同币种从不相加",
                    rows.join("、")
                ),
                Lang::En => format!(
                    "rows seen by currency: {}; only those of the most frequent count, which can be changed after the import; currencies are never added up",
                    rows.join(", ")
                ),
            }
        }
        Remark::AlsoDates(others) => match lang {
            Lang::Zh => format!(
                "{}也几乎全是日期，列名都看不出是哪一个日期；取了最前面的这一列。如果不对，请把那一列改选为“日期”",
                others.iter().map(|it| format!("“{it}”")).collect::<Vec<_>>().join("、")
            ),
            Lang::En => format!(
                "nearly all values of {} are days, too, and no header tells which day it is: this column is taken because it stands first. If it is another, choose “Date” for that one",
                others.iter().map(|it| format!("“{it}”")).collect::<Vec<_>>().join(", ")
            ),
        },
        Remark::MostlyBlank { filled, rows } => {
            let [filled, rows] = [cells(filled), cells(rows)];
            match lang {
                Lang::Zh => format!(
                    "看过的 {rows} 行里只有 {filled} 行有值，其余的行用不上；请核对是否选对了列"
                ),
                Lang::En => format!(
                    "only {filled} of {rows} rows have a value, the others cannot be used; check that this is the right column"
                ),
            }
        }
        Remark::OrderTotals { orders } => match lang {
            Lang::Zh => format!(
                "看过的 {} 个多行订单里，同一单各行金额都一样，像是整单金额在每行重复：合计会算多。如果是，请改用“数量 × 单价”，或先去掉重复行",
                cells(orders)
            ),
            Lang::En => format!(
                "all lines of an order have one amount, in {} orders of several lines: it may be that of the whole order, counted once a line. If so, use quantity × unit price, or keep one line an order",
                cells(orders)
            ),
        },
        Remark::MonthsOnly { cells: of } => match lang {
            Lang::Zh => format!("有 {} 格只到月份，按当月 1 日算", cells(of)),
            Lang::En => format!(
                "months without a day: {}; they count as their first",
                cells(of)
            ),
        },
    }
}

/// A month a column stands for.
pub(super) fn month_column(lang: Lang, day: crate::units::Day) -> String {
    let (year, month, _) = day.civil();
    match lang {
        Lang::Zh => format!("列名是{year}年{month}月：这一列是当月的金额"),
        Lang::En => format!(
            "the header names a month: amounts of the month from {}",
            names::day(lang, day)
        ),
    }
}

/// Order lines where rows of their own are needed.
pub fn not_records(lang: Lang) -> &'static str {
    lang.pick(
        "这份数据是订单，不是一行一条的潜客或评分表。请打开那样的文件，或在数据页改“每行是什么”。",
        "These data are orders, not leads or scores, one a row. Open such a file, or change what a row is in the data room.",
    )
}

/// What a table of orders without amounts lacks, and what would give it.
pub fn no_amounts(lang: Lang) -> &'static str {
    lang.pick(
        "这份文件没有金额，与钱有关的数字一律不算；要算，请导出时带上每单的实付金额，再重新导入。",
        "This file has no amounts, so nothing about money is computed; export what each order cost with it and import it again.",
    )
}

/// Why rooms that need order lines have nothing to show for a table of this shape.
pub fn not_order_lines(lang: Lang, shape: Shape, rows: u64) -> String {
    if shape == Shape::Events {
        let can = lang.pick(
            "只看下单时间的预测（还会买几次、是否还在）和同期群照样能做，在价值页。",
            " Forecasts of orders and cohorts, which need only the days, are in the value room.",
        );
        return format!("{}{can}", no_amounts(lang));
    }
    let rows = rows_of(lang, shape, rows).text();
    let Some((_, topic)) = own_topic(shape) else {
        return match lang {
            Lang::Zh => format!(
                "这份数据是 {rows}，不是订单，分群和价值算不出来。把它和订单文件一起选入（或一起拖进来），每位客户一份答卷时会按客户编号关联，打分可以用来分组和筛选。"
            ),
            Lang::En => format!(
                "These data are {rows}, not orders, so there are no tiers and no value to compute. Choose them together with the orders: with one respondent a customer they are joined on the customer, and the answers can group and filter."
            ),
        };
    };
    let topic = topic.get(lang);
    match lang {
        Lang::Zh => format!(
            "这份数据是 {rows}，不是这里要用的订单明细；这类数据的结果在价值页的“{topic}”。"
        ),
        Lang::En => format!(
            "These data are {rows}, not orders, which this page needs; what they give stands in “{topic}” in the value room."
        ),
    }
}

/// The topic of the value room that is made for a table of this shape: its slug and its title; none
/// for one that has none of its own.
pub fn own_topic(shape: Shape) -> Option<(&'static str, Phrase)> {
    Some(match shape {
        Shape::Leads => (value_topics::LEADS.slug, value_topics::LEADS.title),
        Shape::Scorecard => (value_topics::SCORED.slug, value_topics::SCORED.title),
        Shape::Survey => (value_topics::SURVEY.slug, value_topics::SURVEY.title),
        Shape::Contracts | Shape::Counted | Shape::Events => ("forecast", sheet_lifetime::FORECAST),
        Shape::Retention => ("retention-curves", sheet_lifetime_paper::RETENTION),
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_tenure_in_days_asks_for_no_other_charge() {
        let said = |lang| remark(lang, &Remark::TenureUnit(TenureUnit::Days));
        let (zh, en) = (said(Lang::Zh), said(Lang::En));
        assert!(
            zh.contains("“月费”按月换成每天") && zh.contains("不用先改"),
            "{zh}"
        );
        assert!(
            en.contains("leave it as it is") && !en.contains("too"),
            "{en}"
        );
    }

    #[test]
    fn a_shape_says_what_its_rows_are() {
        assert_eq!(
            rows_of(Lang::Zh, Shape::Contracts, 7043).text(),
            "7,043 份合同"
        );
        assert_eq!(rows_of(Lang::En, Shape::Leads, 1).text(), "1 lead");
        let sentence = not_order_lines(Lang::En, Shape::Survey, 38);
        assert!(sentence.starts_with("These data are 38 respondents, not orders"));
    }

    #[test]
    fn roles_are_listed_in_the_reason() {
        let reason = ShapeReason::TellingRoles(vec![Role::Start, Role::Churned]);
        assert_eq!(
            shape_reason(Lang::Zh, &reason),
            "有这类表特有的列：开始日期、是否流失"
        );
        assert_eq!(
            shape_reason(Lang::En, &reason),
            "it has columns only such tables have: start, churned"
        );
    }
}
