//! Rules as sentences.

use crate::explain::Rule;
use crate::text::number::percent;
use crate::text::{Lang, lifetime_rules, names};
use crate::units::Period;

/// A rule as one sentence.
pub fn rule(lang: Lang, rule: &Rule) -> String {
    let fixed = |zh: &str, en: &str| lang.pick(zh, en).to_owned();
    match rule {
        Rule::Lifetime(rule) => lifetime_rules::rule(lang, rule),
        Rule::Window { from, to } => {
            let (from, to) = (names::day(lang, *from), names::day(lang, *to));
            match lang {
                Lang::Zh => format!("收入与订单计 {from}至{to}。"),
                Lang::En => format!("Revenue and orders are those from {from} to {to}."),
            }
        }
        Rule::Active(months) => match lang {
            Lang::Zh => format!("活跃客户：最近 {} 个月内有付款订单。", months.count()),
            Lang::En => format!(
                "Active: a paid order within the last {}.",
                names::months(lang, *months)
            ),
        },
        Rule::New(months) => match lang {
            Lang::Zh => format!("新客户：首次购买在最近 {} 个月内。", months.count()),
            Lang::En => {
                format!(
                    "New: first purchase within the last {}.",
                    names::months(lang, *months)
                )
            }
        },
        Rule::NewNotTold {
            history_days,
            needed_days,
        } => match lang {
            Lang::Zh => format!(
                "数据只有 {history_days} 天，至少要 {needed_days} 天才能分辨新客户，因此不设新客户层。"
            ),
            Lang::En => format!(
                "The data span {history_days} days; telling new customers needs {needed_days}, so there is no new tier."
            ),
        },
        Rule::MonthlySpend => fixed(
            "月均消费 = 观察期内收入 ÷ 自观察期起点或首次购买（取较晚者）以来的月数，至少按 1 个月计。",
            "Monthly spend = revenue in the window ÷ months since the later of window start and first purchase, at least 1.",
        ),
        Rule::MonthlySpendSinceFirst => fixed(
            "月均消费 = 累计金额 ÷ 自首次购买以来的月数，至少按 1 个月计；首次购买不明的客户，除以观察期的月数。",
            "Monthly spend = the sum ÷ months since the first purchase, at least 1; ÷ the months of the window for a customer whose first purchase is not known.",
        ),
        Rule::SumsCover(months) => match lang {
            Lang::Zh => format!(
                "一行一位客户，金额和订单是累计数，不论最近一次购买在哪天都计入；文件没有写累计了多久，按 {} 个月算，可以改。",
                months.count()
            ),
            Lang::En => format!(
                "Each row is a customer: money and orders are sums and count wherever the last purchase lies. The file does not say what time they cover: {}, which you can change.",
                names::months(lang, *months)
            ),
        },
        Rule::FirstFromColumn => fixed(
            "首次购买取自文件的首次日期列，入会、注册的日期也按首次购买算；为空或晚于最近一次购买的，按观察期之前已是客户算。",
            "First purchases are those of the file’s column, a day of joining standing for one; where the cell is blank or later than the last purchase, the customer is taken to be one from before the window.",
        ),
        Rule::FirstNotKnown => fixed(
            "看不到首次购买：都按观察期之前已是客户算，所以看不出新客户。",
            "First purchases are not known: all are taken to be customers from before the window, so nobody is new.",
        ),
        Rule::OrderById => fixed(
            "一个订单号算一单，净额为正才算付款订单。",
            "An order is a distinct order id; it is paid when its net amount is positive.",
        ),
        Rule::OrderByCustomerDay => fixed(
            "没有订单号：同一客户同一天算一单，净额为正才算付款订单。",
            "Without order ids, a customer’s day is an order; it is paid when its net amount is positive.",
        ),
        Rule::OrdersFromColumn => fixed(
            "一行一位客户：订单数取自文件里的那一列，空白算一单；金额和订单都算在最近一次购买那天。",
            "Each row is a customer: orders are those of the column, a blank counts as one; money and orders stand at the last purchase.",
        ),
        Rule::OneOrderEach => fixed(
            "一行一位客户，没有订单数列：每位客户算一单；金额算在最近一次购买那天。",
            "Each row is a customer and no column counts orders: each counts as one; money stands at the last purchase.",
        ),
        Rule::NetByCustomer => fixed(
            "退款从该客户的收入中扣减，不算订单。",
            "Refunds reduce the customer’s revenue and are not orders.",
        ),
        Rule::NetByOrder => fixed(
            "退款只与同一订单相抵；净额不为正的订单整单不计。",
            "Refunds net within their own order; an order that nets to zero or less is left out.",
        ),
        Rule::RefundsDropped => fixed(
            "退款行不计，收入为毛收入。",
            "Refund lines are left out: revenue is gross.",
        ),
        Rule::RefundsKept => fixed(
            "退款行与普通行一样计入收入和订单数。",
            "Refund lines count like any other, in revenue and in orders.",
        ),
        Rule::TopShares(shares) => {
            let [a, b, c] = shares.map(|share| percent(lang, share, 0));
            match lang {
                Lang::Zh => format!(
                    "老客户按月均消费从高到低排，门槛取到全部活跃客户人数的 {a}、{b}、{c} 为止；新客户另成一层，不参与排名。"
                ),
                Lang::En => format!(
                    "Customers who are not new are ranked by monthly spend, and thresholds cut off as many as are {a}, {b} and {c} of all active customers; new ones form a tier of their own and are not ranked."
                ),
            }
        }
        Rule::EnteredThresholds => fixed("门槛由你设定。", "The thresholds were entered by you."),
        Rule::ProfitFromFile => fixed(
            "利润取自文件的成本或利润列。",
            "Profit comes from the file’s cost or profit column.",
        ),
        Rule::FlatMargin => fixed(
            "利润 = 收入 × 统一毛利率，毛利率是你的假设。",
            "Profit = revenue × one flat margin, which is your assumption.",
        ),
        Rule::TierMargins => fixed(
            "利润 = 收入 × 各层毛利率。",
            "Profit = revenue × the margin of each tier.",
        ),
        Rule::CaseReconstruction => fixed(
            "原文表格已佚；这里的消费与毛利率满足原文的全部陈述，但未必就是原表。",
            "The article’s table is lost; these spends and margins meet every printed statement but need not be its own.",
        ),
        Rule::PerCategoryCustomer => fixed(
            "公式含渗透率，因此是每位类别客户的价值；原文把它标为每位汉普顿客户的价值（不一致 H1）。每位本品牌客户的价值不乘 P。",
            "The formula includes penetration, so this is the value of a category customer; the text labels it as an own customer’s (inconsistency H1). An own customer’s value leaves P out.",
        ),
        Rule::CaseBuyingRate => fixed("2 台打印机 × 12 个墨盒。", "2 printers × 12 cartridges."),
        Rule::RowsRead => fixed(
            "表头之后，每条非空记录算一行；采用与搁置相加，恰好等于读取。",
            "Every record after the header that is not blank is a row; used and set aside add up to read.",
        ),
        Rule::RowsUsed => fixed(
            "客户、日期、金额都能读出的行。",
            "Rows whose customer, date and amount can be read.",
        ),
        Rule::RowsSetAside => fixed(
            "不能计入的行；每行只记一个原因，数据页逐类列出。",
            "Rows that cannot count; each has one reason, and the data room lists them by kind.",
        ),
        Rule::FirstDay { line } => match lang {
            Lang::Zh => format!("采用的行里最早的一天，最先见于文件第 {line} 行。"),
            Lang::En => format!(
                "The earliest calendar day among the used rows, first on line {line} of the file."
            ),
        },
        Rule::LastDay { line } => match lang {
            Lang::Zh => format!("采用的行里最晚的一天，最先见于文件第 {line} 行。"),
            Lang::En => format!(
                "The latest calendar day among the used rows, first on line {line} of the file."
            ),
        },
        Rule::WindowMonths(months) => match lang {
            Lang::Zh => format!(
                "自分析日往前 {} 个月；数据没有这么长时，从第一天算起。",
                months.count()
            ),
            Lang::En => format!(
                "{} up to the analysis day, or from the first day where the data are shorter.",
                names::months(lang, *months)
            ),
        },
        Rule::AnalysisDay { is_entered: true } => {
            fixed("分析日由你填写。", "The analysis day was entered by you.")
        }
        Rule::AnalysisDay { is_entered: false } => fixed(
            "没有填写分析日，取数据的最后一天。",
            "No analysis day was entered, so it is the last day of the data.",
        ),
        Rule::WholeHistory => fixed(
            "按文件的全部日期计算，不限于观察期。",
            "Counted over all days of the file, not only the window.",
        ),
        Rule::NegativeIsRefund => fixed(
            "金额为负的行视为退款。",
            "A line with a negative amount is taken as a refund.",
        ),
        Rule::NoProfitIsZero => fixed(
            "成本或利润读不出来的行，利润按零计。",
            "A line whose cost or profit cannot be read counts with a profit of zero.",
        ),
        Rule::BestFirst => fixed(
            "客户从高到低排列，依次累加。",
            "Customers from the best to the worst, added up one after another.",
        ),
        Rule::LeastFirst => fixed(
            "只计收入为正的客户，从低到高排列，依次累加。",
            "Only customers with revenue above zero, from the least to the most, added up one after another.",
        ),
        Rule::Interpolated => fixed(
            "落在两位客户之间时，按直线取值。",
            "Between two customers the value lies on a straight line.",
        ),
        Rule::Solved => fixed(
            "由全部状态的方程联立解出；式中的数代入后每个方程都成立。",
            "Solved from the equations of all states together; each holds for the numbers in it.",
        ),
        Rule::Independent => fixed(
            "假定用量与忠诚相互独立：两个占比相乘。",
            "Usage and loyalty are taken to be independent: one share times the other.",
        ),
        Rule::WalletAllocation => fixed(
            "钱夹分配法则：每人的份额 =（1 − 排名 ÷（n + 1））× 2 ÷ n，n 是他使用的品牌数；并列取平均排名，再对全体受访者平均。",
            "Wallet Allocation Rule: a person’s share = (1 − rank ÷ (n + 1)) × 2 ÷ n, n being the brands the person uses; equal ranks share their mean, and the mean over all persons is taken.",
        ),
        Rule::SumOfSquares => fixed(
            "各客户占比的平方之和。",
            "Sum of the squared shares of all customers.",
        ),
        Rule::FirstCovered => fixed(
            "累计净值首次不低于零的月份。",
            "The first month at whose end the sum so far is zero or more.",
        ),
        Rule::Converted(Period::Month) => fixed(
            "年换算成月：折现率 (1 + d)^(1/12) − 1，留存率 r^(1/12)，流失率 = 1 − 留存率。",
            "A year as a month: discount (1 + d)^(1/12) − 1, retention r^(1/12), churn = 1 − retention.",
        ),
        Rule::Converted(Period::Year) => fixed(
            "月换算成年：折现率 (1 + d)^12 − 1，留存率 r^12，流失率 = 1 − 留存率。",
            "A month as a year: discount (1 + d)^12 − 1, retention r^12, churn = 1 − retention.",
        ),
        Rule::WonIsLastStage => fixed(
            "到达最后一个阶段才算成交；成交之后只剩交付的也算。",
            "A lead is won when it has reached the last stage, or a deal that only waits for delivery.",
        ),
        Rule::LapsedAfter(days) => match lang {
            Lang::Zh => format!("已标为失效，或超过 {days} 天没有联系记录。"),
            Lang::En => format!("Marked lost, or without a contact for more than {days} days."),
        },
        Rule::Retained => fixed(
            "留存：前一期有付款订单的客户，本期再次有付款订单。",
            "Retained: a customer with a paid order in the period before who paid one in this period too.",
        ),
        Rule::Grouped => fixed(
            "按组计算：同层客户视为相同，基尼系数因此是下限。",
            "Grouped data: customers of a tier count as equal, so the Gini is a lower bound.",
        ),
    }
}
