//! Formulas, units, sources and rules in words: the panel that explains a number.

use serde::{Deserialize, Serialize};

use super::number::{count, currency_unit, exact, fixed, index, money, percent};
use super::{Lang, lifetime_symbols, names, number, segment_symbols, value_symbols};
use crate::explain::{Explained, Expr, Input, Rule, Source, Symbol, Unit};
use crate::units::{Currency, Day};

/// An explained number in words.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Explanation {
    /// What the number is.
    pub name: String,
    /// The formula with names; empty for a number that was counted or entered.
    pub formula: String,
    /// The same formula with this user's numbers.
    pub numbers: String,
    /// The result as the table shows it, with its unit.
    pub result: String,
    /// The result in full.
    pub exact: String,
    /// The unit.
    pub unit: String,
    /// Every input with its source.
    pub inputs: Vec<InputLine>,
    /// The rules that decided it, as sentences.
    pub rules: Vec<String>,
}

/// One input of a formula.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct InputLine {
    /// What it is.
    pub name: String,
    /// How much, with unit.
    pub value: String,
    /// Where it comes from.
    pub source: Source,
}

/// Everything the panel shows of a number.
pub fn explanation(lang: Lang, of: &Explained, currency: Currency) -> Explanation {
    let given = matches!(&of.expr, Expr::Of(_));
    let inputs = of.expr.inputs().into_iter().map(|input| InputLine {
        name: input_name(lang, input),
        value: with_unit(lang, input.value, input.unit, currency),
        source: input.source,
    });
    Explanation {
        name: symbol_name(lang, of.symbol).to_owned(),
        formula: if given {
            String::new()
        } else {
            written(lang, of, &|e| leaf_name(lang, e))
        },
        numbers: if given {
            String::new()
        } else {
            written(lang, of, &|e| leaf_number(lang, e, currency))
        },
        result: with_unit(lang, of.value(), of.unit, currency),
        exact: exact_value(lang, of),
        unit: unit_name(lang, of.unit, currency),
        inputs: inputs.collect(),
        rules: of.rules.iter().map(|of| rule(lang, of, currency)).collect(),
    }
}

/// A number as a table cell shows it: the unit stands at the head of the column.
pub fn shown(lang: Lang, of: &Explained, _currency: Currency) -> String {
    value(lang, of.value(), of.unit)
}

/// A number with its unit, for a sentence.
pub fn told(lang: Lang, of: &Explained, currency: Currency) -> String {
    with_unit(lang, of.value(), of.unit, currency)
}

/// A number in full, for hovering and for the panel.
pub fn exact_value(lang: Lang, of: &Explained) -> String {
    match of.unit {
        Unit::Day => value(lang, of.value(), of.unit),
        Unit::Percent => format!("{}%", exact(of.value() * 100.0)),
        _ => exact(of.value()),
    }
}

fn value(lang: Lang, value: f64, unit: Unit) -> String {
    match unit {
        Unit::Customers
        | Unit::Orders
        | Unit::Rows
        | Unit::Months
        | Unit::Days
        | Unit::Items
        | Unit::Leads => {
            if value >= 0.0 && value.fract() == 0.0 && value < 1e15 {
                count(lang, value as u64)
            } else {
                fixed(value, 1)
            }
        }
        Unit::Percent => percent(lang, value, 1),
        Unit::Index | Unit::Periods | Unit::Ratio => index(value),
        Unit::Points | Unit::Rank => exact(value),
        Unit::ItemsPerCustomerYear | Unit::Years => exact(value),
        Unit::Estimate => number::estimate(value),
        Unit::OrdersPerCustomer => fixed(value, 3),
        Unit::Day => names::day(lang, Day(value as i32)),
        _ => money(lang, value),
    }
}

fn with_unit(lang: Lang, number: f64, unit: Unit, currency: Currency) -> String {
    match unit {
        Unit::Percent | Unit::Index | Unit::Day | Unit::Rank | Unit::Ratio | Unit::Estimate => {
            value(lang, number, unit)
        }
        _ => number::with_unit(
            lang,
            &value(lang, number, unit),
            &unit_name(lang, unit, currency),
        ),
    }
}

/// A unit in words.
pub fn unit_name(lang: Lang, unit: Unit, currency: Currency) -> String {
    let money = currency_unit(lang, currency);
    match unit {
        Unit::Customers => lang.pick("人", "customers").into(),
        Unit::Orders => lang.pick("单", "orders").into(),
        Unit::Rows => lang.pick("行", "rows").into(),
        Unit::Day => String::new(),
        Unit::Months => lang.pick("个月", "months").into(),
        Unit::Days => lang.pick("天", "days").into(),
        Unit::Money => money.into(),
        Unit::MoneyPerMonth => format!("{money}{}", lang.pick("/月", " a month")),
        Unit::MoneyPerYear => format!("{money}{}", lang.pick("/年", " a year")),
        Unit::MoneyPerCustomerMonth => {
            format!("{money}{}", lang.pick("/人·月", " per head and month"))
        }
        Unit::MoneyPerCustomerYear => {
            format!("{money}{}", lang.pick("/人·年", " per head and year"))
        }
        Unit::MoneyPerItem => format!("{money}{}", lang.pick("/件", " a unit")),
        Unit::ItemsPerCustomerYear => lang.pick("件/人·年", "units per head and year").into(),
        Unit::Percent => "%".into(),
        Unit::Index => lang.pick("平均 = 1", "average = 1").into(),
        Unit::MoneyPerCustomer => format!("{money}{}", lang.pick("/人", " per head")),
        Unit::MoneyPerLead => format!("{money}{}", lang.pick("/条", " a lead")),
        Unit::MoneyPerOrder => format!("{money}{}", lang.pick("/单", " an order")),
        Unit::Periods => lang.pick("期", "periods").into(),
        Unit::Items => lang.pick("件", "units").into(),
        Unit::Leads => lang.pick("条", "leads").into(),
        Unit::Points => lang.pick("分", "points").into(),
        Unit::OrdersPerCustomer => lang.pick("单/人", "orders per head").into(),
        Unit::Years => lang.pick("年", "years").into(),
        Unit::Rank | Unit::Ratio | Unit::Estimate => String::new(),
    }
}

/// A source badge.
pub fn source_name(lang: Lang, source: Source) -> &'static str {
    match source {
        Source::File => lang.pick("你的文件", "your file"),
        Source::Assumption => lang.pick("你的假设", "your assumption"),
        Source::Proposed => lang.pick("按分位数建议", "proposed from quantiles"),
        Source::Case => lang.pick("案例原文", "case as printed"),
        Source::Illustrative => lang.pick("案例示意", "case, illustrative"),
        Source::Claim => lang.pick("未经核实的说法", "unverified claim"),
        Source::Derived => lang.pick("计算得出", "computed"),
    }
}

/// The name of a quantity.
pub fn symbol_name(lang: Lang, symbol: Symbol) -> &'static str {
    match symbol {
        Symbol::Value(symbol) => value_symbols::name(lang, symbol),
        Symbol::Lifetime(symbol) => lifetime_symbols::name(lang, symbol),
        Symbol::Segment(symbol) => segment_symbols::name(lang, symbol),
        symbol => own_symbol_name(lang, symbol).unwrap_or_default(),
    }
}

/// The name of a quantity that belongs to no family: those of the tiers, of the brand's customer value
/// and of the file. A page that shows no others carries no others.
pub fn own_symbol_name(lang: Lang, symbol: Symbol) -> Option<&'static str> {
    let (zh, en) = match symbol {
        Symbol::RowsRead => ("读取行数", "rows read"),
        Symbol::RowsUsed => ("采用行数", "rows used"),
        Symbol::RowsSetAside => ("搁置行数", "rows set aside"),
        Symbol::TierCustomers => ("本层客户数", "customers of the tier"),
        Symbol::Customers => ("客户总数", "all customers"),
        Symbol::CustomerShare => ("客户占比", "customer share"),
        Symbol::MonthlySpend => ("月均消费", "monthly spend"),
        Symbol::MonthlySpendTotal => ("各客户月均消费之和", "sum of monthly spends"),
        Symbol::TierRevenue => ("本层收入", "revenue of the tier"),
        Symbol::Revenue => ("总收入", "total revenue"),
        Symbol::RevenueShare => ("收入占比", "revenue share"),
        Symbol::TierMargin => ("本层毛利率", "margin of the tier"),
        Symbol::Margin => ("综合毛利率", "overall margin"),
        Symbol::TierProfit => ("本层利润", "profit of the tier"),
        Symbol::Profit => ("总利润", "total profit"),
        Symbol::ProfitShare => ("利润占比", "profit share"),
        Symbol::ProfitPerHead => ("人均月利润", "monthly profit per head"),
        Symbol::RevenueIndex => ("收入指数", "revenue index"),
        Symbol::ProfitIndex => ("利润指数", "profit index"),
        Symbol::WindowMonths => ("观察期月数", "months of the window"),
        Symbol::RepeatCustomers => ("下过两单及以上的客户", "customers with two orders or more"),
        Symbol::RepeatRate => ("复购率", "repeat rate"),
        Symbol::OrdersPerCustomer => ("人均订单", "orders a customer"),
        Symbol::MedianGap => ("购买间隔中位数", "median gap between orders"),
        Symbol::NewRevenue => ("新客收入", "revenue of new customers"),
        Symbol::NewRevenueShare => ("新客收入占比", "revenue share of new customers"),
        Symbol::ReturningRevenue => ("老客收入", "revenue of earlier customers"),
        Symbol::ReturningRevenueShare => ("老客收入占比", "revenue share of earlier customers"),
        Symbol::MovedCustomers => ("迁移客户数", "customers who move"),
        Symbol::MovedShare => ("迁移比例", "share that moves"),
        Symbol::ProfitPerHeadThere => ("迁入层人均月利润", "profit a head and month there"),
        Symbol::MonthlySpendThere => ("迁入层月均消费", "monthly spend there"),
        Symbol::CurrentBusiness => ("现有业务 CB", "current business CB"),
        Symbol::AdditionalValue => ("追加潜力 AV", "additional value AV"),
        Symbol::WinProbability => ("赢得概率 P", "probability P"),
        Symbol::ExpectedValue => ("预期价值 EV", "expected value EV"),
        Symbol::DiamondEquals => ("一名钻石卡客户相当于", "one diamond customer equals"),
        Symbol::DiamondProfitPerHead => ("钻石卡人均月利润", "diamond’s monthly profit per head"),
        Symbol::CategoryCustomers => ("类别客户数", "category customers"),
        Symbol::BrandCustomers => ("本品牌客户数", "the brand’s customers"),
        Symbol::Penetration => ("渗透率 P", "penetration P"),
        Symbol::BuyingRate => ("类别购买率 BR", "category buying rate BR"),
        Symbol::ShareOfPurchases => ("购买占有率 SOP", "share of purchases SOP"),
        Symbol::UnitMargin => ("边际贡献 CM", "contribution margin CM"),
        Symbol::Cbv => ("CBV（每位类别客户）", "CBV per category customer"),
        Symbol::BrandCustomerValue => ("每位本品牌客户的价值", "value of one own customer"),
        Symbol::CategoryValue => ("每位客户的类别价值", "category value of one customer"),
        Symbol::BrandTotal => ("本品牌客户总价值", "value of all own customers"),
        Symbol::CategoryTotal => ("类别总价值", "value of the whole category"),
        Symbol::ValueShare => ("价值份额", "value share"),
        Symbol::OwnCustomersGap => (
            "自有客户购买他牌的价值",
            "own customers’ purchases elsewhere",
        ),
        Symbol::NonBuyersGap => ("非客户的类别价值", "category value of non-buyers"),
        Symbol::Gini => ("基尼系数", "Gini coefficient"),
        Symbol::TwiceLorenzArea => (
            "洛伦兹曲线下方面积的两倍",
            "twice the area under the Lorenz curve",
        ),
        Symbol::TopFifth => (
            "最好的 20% 客户的占比",
            "share of the best 20% of customers",
        ),
        Symbol::Orders => ("订单数", "orders"),
        Symbol::OrderValue => ("客单价", "mean order value"),
        Symbol::FirstDay => ("最早日期", "first day"),
        Symbol::LastDay => ("最晚日期", "last day"),
        Symbol::WindowStart => ("观察期起点", "start of the window"),
        Symbol::WindowEnd => ("观察期终点（分析日）", "end of the window (analysis day)"),
        Symbol::IssueRows => ("涉及行数", "rows concerned"),
        Symbol::NegativeLines => ("负数金额的行数", "lines with a negative amount"),
        Symbol::NegativeAmount => ("负数金额合计", "sum of negative amounts"),
        Symbol::PayingCustomers => ("有付款订单的客户", "customers with a paid order"),
        Symbol::InactiveCustomers => ("不活跃客户数", "inactive customers"),
        Symbol::InactiveRevenue => ("不活跃客户的收入", "revenue of inactive customers"),
        Symbol::LinesWithoutProfit => ("没有利润的行数", "lines without a profit"),
        Symbol::CustomersSoFar => ("到此为止的客户数", "customers up to here"),
        Symbol::CustomersSoFarShare => ("客户累计占比", "cumulative share of customers"),
        Symbol::RevenueSoFar => ("到此为止的收入", "revenue up to here"),
        Symbol::RevenueSoFarShare => ("收入累计占比", "cumulative share of revenue"),
        Symbol::ProfitSoFar => ("到此为止的利润", "profit up to here"),
        Symbol::ProfitSoFarShare => ("利润累计占比", "cumulative share of profit"),
        Symbol::WhalePeak => ("曲线峰值", "peak of the curve"),
        Symbol::LossMakers => ("利润（收入）为负的客户数", "customers below zero"),
        Symbol::WithoutRevenue => ("没有正收入的客户数", "customers without positive revenue"),
        Symbol::CategoryShare => ("占类别的比例", "part of the category"),
        Symbol::ScenarioValue => ("本情景", "this scenario"),
        Symbol::BaseValue => ("基准情景", "base scenario"),
        Symbol::Difference => ("与基准之差", "difference from the base"),
        Symbol::Value(_) | Symbol::Lifetime(_) | Symbol::Segment(_) => return None,
    };
    Some(lang.pick(zh, en))
}

/// A rule as one sentence.
pub fn rule(lang: Lang, rule: &Rule, _currency: Currency) -> String {
    let fixed = |zh: &str, en: &str| lang.pick(zh, en).to_owned();
    match rule {
        Rule::Lifetime(rule) => lifetime_symbols::rule(lang, rule),
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
        Rule::OrderById => fixed(
            "一个订单号算一单，净额为正才算付款订单。",
            "An order is a distinct order id; it is paid when its net amount is positive.",
        ),
        Rule::OrderByCustomerDay => fixed(
            "没有订单号：同一客户同一天算一单，净额为正才算付款订单。",
            "Without order ids, a customer’s day is an order; it is paid when its net amount is positive.",
        ),
        Rule::OrdersFromColumn => fixed(
            "一行一位客户：订单数取自文件里的那一列，空白算一单；金额和订单都算在最近一次购买那天，首次购买按口径开始之前算，所以看不出新客户。",
            "Each row is a customer: orders are those of the column, a blank counts as one; money and orders stand at the last purchase, and the first is taken to be before the window, so nobody is new.",
        ),
        Rule::OneOrderEach => fixed(
            "一行一位客户，没有订单数列：每位客户算一单；金额算在最近一次购买那天，首次购买按口径开始之前算，所以看不出新客户。",
            "Each row is a customer and no column counts orders: each counts as one; money stands at the last purchase, and the first is taken to be before the window, so nobody is new.",
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
                    "门槛取全部活跃客户（含新客户）月均消费的前 {a}、{b}、{c} 分位；新客户另成一层，所以各层实际占比可能更低。"
                ),
                Lang::En => format!(
                    "Thresholds cut off the top {a}, {b} and {c} of all active customers by monthly spend, new ones included; these form a tier of their own, so the other tiers may hold less."
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
        Rule::WonIsLastStage => fixed(
            "到达最后一个阶段才算成交。",
            "A lead is won when it has reached the last stage.",
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

/// Writes a tree with the given leaves; brackets only where precedence needs them.
fn written(lang: Lang, of: &Explained, leaf: &dyn Fn(&Expr) -> String) -> String {
    let _ = lang;
    write_expr(&of.expr, leaf, 0)
}

fn write_expr(expr: &Expr, leaf: &dyn Fn(&Expr) -> String, outer: u8) -> String {
    let join = |parts: &[Expr], sign: &str, level: u8| {
        parts
            .iter()
            .map(|part| write_expr(part, leaf, level))
            .collect::<Vec<_>>()
            .join(sign)
    };
    let (text, level) = match expr {
        Expr::Of(_) | Expr::Number(_) => return leaf(expr),
        Expr::Sum(terms) => (join(terms, " + ", 1), 1),
        Expr::Minus(a, b) => (
            format!("{} − {}", write_expr(a, leaf, 1), write_expr(b, leaf, 2)),
            1,
        ),
        Expr::Times(factors) => (join(factors, " × ", 2), 2),
        Expr::Over(a, b) => (
            format!("{} ÷ {}", write_expr(a, leaf, 2), write_expr(b, leaf, 3)),
            2,
        ),
        Expr::Power(a, b) => (
            format!("{}^{}", write_expr(a, leaf, 4), write_expr(b, leaf, 4)),
            3,
        ),
    };
    if level < outer {
        format!("({text})")
    } else {
        text
    }
}

fn leaf_name(lang: Lang, expr: &Expr) -> String {
    match expr {
        Expr::Of(input) => input_name(lang, input),
        Expr::Number(number) => exact(*number),
        _ => String::new(),
    }
}

/// The name of an input; the place follows where there are several of one name.
fn input_name(lang: Lang, input: &Input) -> String {
    let name = symbol_name(lang, input.symbol);
    match input.place {
        Some(place) => format!("{name} [{place}]"),
        None => name.to_owned(),
    }
}

fn leaf_number(lang: Lang, expr: &Expr, _currency: Currency) -> String {
    match expr {
        Expr::Of(input) => match input.unit {
            Unit::Percent => percent(lang, input.value, 2),
            unit => value(lang, input.value, unit),
        },
        Expr::Number(number) => exact(*number),
        _ => String::new(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn share() -> Explained {
        Explained::new(
            Symbol::ProfitIndex,
            Unit::Index,
            Expr::of(
                Symbol::ProfitShare,
                0.330639,
                Unit::Percent,
                Source::Derived,
            )
            .over(Expr::of(
                Symbol::CustomerShare,
                0.03,
                Unit::Percent,
                Source::File,
            )),
        )
    }

    #[test]
    fn the_formula_and_the_numbers_are_the_same_tree() {
        let zh = explanation(Lang::Zh, &share(), Currency::Cny);
        assert_eq!(zh.formula, "利润占比 ÷ 客户占比");
        assert_eq!(zh.numbers, "33.06% ÷ 3.00%");
        assert_eq!(zh.result, "11.02");
        let en = explanation(Lang::En, &share(), Currency::Cny);
        assert_eq!(en.formula, "profit share ÷ customer share");
        assert_eq!(source_name(Lang::En, en.inputs[1].source), "your file");
    }

    #[test]
    fn powers_bind_closest_and_places_follow_their_names() {
        let r = Expr::of(Symbol::Margin, 0.8, Unit::Percent, Source::Case);
        let d = Expr::Number(1.0).plus(Expr::Number(0.1));
        let expr = r.at(2).times(Expr::Number(3.0)).over(d.power(4.0));
        let tree = Explained::new(Symbol::Profit, Unit::Money, expr);
        assert_eq!(
            explanation(Lang::En, &tree, Currency::Usd).formula,
            "overall margin [2] × 3 ÷ (1 + 0.1)^4"
        );
    }

    #[test]
    fn brackets_stand_only_where_precedence_needs_them() {
        let a = || Expr::Number(2.0);
        let tree = Explained::new(
            Symbol::OwnCustomersGap,
            Unit::Money,
            Expr::Times(vec![a(), a().minus(a())]),
        );
        assert_eq!(
            explanation(Lang::En, &tree, Currency::Usd).formula,
            "2 × (2 − 2)"
        );
        let tree = Explained::new(
            Symbol::Profit,
            Unit::Money,
            Expr::Sum(vec![a(), a().over(a())]),
        );
        assert_eq!(
            explanation(Lang::En, &tree, Currency::Usd).formula,
            "2 + 2 ÷ 2"
        );
    }
}
