//! The answer of each page: a sentence computed from the data, and how it was computed.

use super::number::{count, currency_unit, index, money, percent, with_unit};
use super::sentence::{Sentence, Told};
use super::{Lang, names};
use crate::base::{FirstKnown, OrderCounting, ReturnsPolicy};
use crate::explain::Rule;
use crate::scenario::{CaseId, DataRef};
use crate::segment::{SegmentTable, ThresholdRule, Tier};
use crate::units::Currency;
use crate::value::{Basis, Cbv, CbvFactor, Contribution, Curves, Margins};

/// The head of a page.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Answer {
    /// The sentence.
    pub headline: Sentence,
    /// How it was computed, in one line.
    pub method: String,
}

fn rounded(lang: Lang, share: f64) -> String {
    // Whole percents read best in a headline, except where they would round to nothing.
    percent(lang, share, if share.abs() < 0.02 { 1 } else { 0 })
}

/// Tiers: who brings how much.
pub fn tiers(
    lang: Lang,
    table: &SegmentTable,
    contribution: &Contribution,
    thresholds: &ThresholdRule,
    margins: &Margins,
    data: &DataRef,
) -> Answer {
    let by_profit = contribution.basis == Basis::Profit
        && contribution
            .rows
            .iter()
            .any(|row| row.profit_share.is_some());
    let share_of = |tier: Tier| {
        let row = contribution.row(tier)?;
        let part = if by_profit {
            &row.profit_share
        } else {
            &row.revenue_share
        };
        let customers = row.customer_share.as_ref()?.value();
        Some((customers, part.as_ref()?.value())).filter(|&(customers, _)| customers > 0.0)
    };
    let [top, bottom] = [Tier::Diamond, Tier::Ordinary].map(share_of);
    let headline = match (top, bottom) {
        (Some(top), Some(bottom)) => both_ends(lang, by_profit, top, bottom),
        (Some(top), None) => one_end(lang, by_profit, top),
        (None, _) => Sentence::with(
            lang.pick(
                "{} 位活跃客户，没有人达到钻石卡门槛。",
                "{} active customers; none reaches the diamond threshold.",
            ),
            [(Told::Customers, count(lang, table.customers()))],
        ),
    };
    Answer {
        headline,
        method: tier_method(lang, table, by_profit, thresholds, margins, data),
    }
}

/// How many times its share of customers a tier must bring before the headline says *only*.
const LOPSIDED: f64 = 1.5;

/// Diamond and ordinary in one sentence. The contrast is worded only where the numbers bear it.
fn both_ends(lang: Lang, by_profit: bool, top: (f64, f64), bottom: (f64, f64)) -> Sentence {
    let what = what(lang, by_profit);
    let first = match (top.1 >= LOPSIDED * top.0, lang) {
        (true, Lang::Zh) => format!("钻石卡只占客户的 {{}}，却贡献 {{}} 的{what}"),
        (false, Lang::Zh) => format!("钻石卡占客户的 {{}}，贡献 {{}} 的{what}"),
        (true, Lang::En) => {
            format!("Diamond is only {{}} of customers yet brings {{}} of {what}")
        }
        (false, Lang::En) => format!("Diamond is {{}} of customers and brings {{}} of {what}"),
    };
    let second = match (bottom.1 < bottom.0, lang) {
        (true, Lang::Zh) => "；普通客户占 {}，只贡献 {}。",
        (false, Lang::Zh) => "；普通客户占 {}，贡献 {}。",
        (true, Lang::En) => "; ordinary is {} and brings only {}.",
        (false, Lang::En) => "; ordinary is {} and brings {}.",
    };
    let numbers = [(Tier::Diamond, top), (Tier::Ordinary, bottom)];
    Sentence::with(
        &(first + second),
        numbers
            .into_iter()
            .flat_map(|(tier, shares)| end(lang, by_profit, tier, shares)),
    )
}

fn one_end(lang: Lang, by_profit: bool, top: (f64, f64)) -> Sentence {
    let what = what(lang, by_profit);
    let words = match lang {
        Lang::Zh => format!("钻石卡占客户的 {{}}，贡献 {{}} 的{what}。"),
        Lang::En => format!("Diamond is {{}} of customers and brings {{}} of {what}."),
    };
    Sentence::with(&words, end(lang, by_profit, Tier::Diamond, top))
}

fn what(lang: Lang, by_profit: bool) -> &'static str {
    if by_profit {
        lang.pick("利润", "profit")
    } else {
        lang.pick("收入", "revenue")
    }
}

/// A tier's share of customers and of money.
fn end(lang: Lang, by_profit: bool, tier: Tier, shares: (f64, f64)) -> [(Told, String); 2] {
    let money = if by_profit {
        Told::ProfitShare(tier)
    } else {
        Told::RevenueShare(tier)
    };
    [
        (Told::CustomerShare(tier), rounded(lang, shares.0)),
        (money, rounded(lang, shares.1)),
    ]
}

fn tier_method(
    lang: Lang,
    table: &SegmentTable,
    by_profit: bool,
    thresholds: &ThresholdRule,
    margins: &Margins,
    data: &DataRef,
) -> String {
    let period = match (&table.window, lang) {
        (Some(window), Lang::Zh) => format!(
            "按截至{}的 {} 个月月均消费分层",
            names::day(lang, window.to),
            window.months.count()
        ),
        (Some(window), Lang::En) => format!(
            "Tiers by mean monthly spend over the {} up to {}",
            names::months(lang, window.months),
            names::day(lang, window.to)
        ),
        (None, Lang::Zh) => "按月均消费分层".into(),
        (None, Lang::En) => "Tiers by mean monthly spend".into(),
    };
    let cut = match (thresholds, lang) {
        (ThresholdRule::TopShares(shares), Lang::Zh) => {
            let [a, b, c] = shares.map(|share| percent(lang, share.get(), 0));
            format!("，门槛取活跃客户的前 {a}、{b}、{c}")
        }
        (ThresholdRule::TopShares(shares), Lang::En) => {
            let [a, b, c] = shares.map(|share| percent(lang, share.get(), 0));
            format!(", thresholds at the top {a}, {b} and {c} of active customers")
        }
        _ => String::new(),
    };
    let money = match (by_profit, margins, data, lang) {
        (true, Margins::FromFile, _, Lang::Zh) => "；利润取自文件。",
        (true, Margins::FromFile, _, Lang::En) => "; profit comes from the file.",
        (true, Margins::Flat(_), _, Lang::Zh) => "；利润 = 收入 × 你假设的统一毛利率。",
        (true, Margins::Flat(_), _, Lang::En) => {
            "; profit = revenue × the flat margin you assumed."
        }
        (true, _, DataRef::Case(_), Lang::Zh) => {
            "；利润 = 收入 × 各层毛利率，消费与毛利率为示意还原，未必是原文数字。"
        }
        (true, _, DataRef::Case(_), Lang::En) => {
            "; profit = revenue × the margin of each tier. Spends and margins are a reconstruction, not the article’s."
        }
        (true, _, _, Lang::Zh) => "；利润 = 收入 × 各层毛利率。",
        (true, _, _, Lang::En) => "; profit = revenue × the margin of each tier.",
        (false, _, _, Lang::Zh) => "；文件没有成本或利润列，填入毛利率后才能说到利润。",
        (false, _, _, Lang::En) => {
            "; the file has no cost or profit column, so profit waits for a margin."
        }
    };
    format!("{period}{cut}{money}")
}

/// What a refund policy does, as a rule beside a number.
pub fn returns_rule(policy: ReturnsPolicy) -> Rule {
    match policy {
        ReturnsPolicy::NetByCustomer => Rule::NetByCustomer,
        ReturnsPolicy::NetByOrder => Rule::NetByOrder,
        ReturnsPolicy::Drop => Rule::RefundsDropped,
        ReturnsPolicy::Keep => Rule::RefundsKept,
    }
}

/// How orders are counted.
pub fn order_rule(counting: OrderCounting) -> Rule {
    match counting {
        OrderCounting::ById => Rule::OrderById,
        OrderCounting::ByCustomerDay => Rule::OrderByCustomerDay,
        OrderCounting::FromColumn => Rule::OrdersFromColumn,
        OrderCounting::OneEach => Rule::OneOrderEach,
    }
}

/// The rules that decided a segment table, in the order they apply. How orders are counted is left
/// out where it is not known, as for a scenario on other data.
pub fn tier_rules(
    table: &SegmentTable,
    thresholds: &ThresholdRule,
    margins: &Margins,
    returns: ReturnsPolicy,
    counting: Option<OrderCounting>,
    data: &DataRef,
) -> Vec<Rule> {
    let mut rules = Vec::new();
    if let Some(window) = &table.window {
        rules.push(Rule::Window {
            from: window.from,
            to: window.to,
        });
        rules.push(Rule::Active(window.active));
        if table.first_known == FirstKnown::Not {
            rules.push(Rule::FirstNotKnown);
        } else if window.tells_new() {
            rules.push(Rule::New(window.new));
        } else {
            rules.push(Rule::NewNotTold {
                history_days: window.history_days(),
                needed_days: window.needed_days(),
            });
        }
        if table.first_known == FirstKnown::Named {
            rules.extend([Rule::FirstFromColumn, Rule::MonthlySpendSinceFirst]);
        } else {
            rules.push(Rule::MonthlySpend);
        }
        rules.extend(counting.map(order_rule));
        rules.push(returns_rule(returns));
    }
    rules.push(match thresholds {
        ThresholdRule::TopShares(shares) => Rule::TopShares(shares.map(|share| share.get())),
        ThresholdRule::Entered(_) => Rule::EnteredThresholds,
    });
    match margins {
        Margins::FromFile => rules.push(Rule::ProfitFromFile),
        Margins::Flat(Some(_)) => rules.push(Rule::FlatMargin),
        Margins::Flat(None) => {}
        Margins::PerTier(_) => rules.push(Rule::TierMargins),
    }
    if *data == DataRef::Case(CaseId::TenThousand) {
        rules.retain(|rule| *rule != Rule::EnteredThresholds);
        rules.push(Rule::CaseReconstruction);
        rules.push(Rule::Grouped);
    }
    rules
}

/// A number in a note under the table.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum NoteNumber {
    /// Customers without a paid order in the active period.
    Inactive,
    /// Their revenue in the window.
    InactiveRevenue,
    /// Lines whose profit could not be read.
    LinesWithoutProfit,
}

/// A sentence with places, `{}`, for numbers that can be asked for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Note {
    /// The sentence.
    pub words: &'static str,
    /// What stands in its places, in order.
    pub numbers: Vec<NoteNumber>,
    /// The unit behind the last number, where the sentence does not carry it.
    pub unit: &'static str,
}

/// What stands under a table that lost customers, revenue or tiers on the way.
pub fn tier_notes(lang: Lang, table: &SegmentTable, currency: Currency) -> Vec<Note> {
    let note = |zh, en, numbers| Note {
        words: lang.pick(zh, en),
        numbers,
        unit: "",
    };
    let mut notes = Vec::new();
    if table.inactive > 0 {
        notes.push(if table.inactive_revenue.0 == 0 {
            note(
                "另有 {} 位客户不活跃，未计入。",
                "Customers not counted because they are not active: {}.",
                vec![NoteNumber::Inactive],
            )
        } else {
            Note {
                unit: currency_unit(lang, currency),
                ..note(
                    "另有 {} 位客户不活跃，未计入；其观察期内收入 {}。",
                    "Customers not counted because they are not active: {}; their revenue in the window: {}.",
                    vec![NoteNumber::Inactive, NoteNumber::InactiveRevenue],
                )
            }
        });
    }
    if table.collapsed {
        notes.push(note(
            "不少客户的消费相同，两道门槛重合，分出的层少于五层。",
            "Many customers spend the same, so two thresholds coincide and there are fewer tiers.",
            Vec::new(),
        ));
    }
    if table.lines_without_profit > 0 {
        notes.push(note(
            "{} 行没有可读的成本或利润，利润按零计。",
            "Lines without a readable cost or profit: {}; theirs counts as zero.",
            vec![NoteNumber::LinesWithoutProfit],
        ));
    }
    notes
}

/// The whale curve's point.
pub fn whale(lang: Lang, curves: &Curves, currency: Currency) -> Sentence {
    let what = what(lang, curves.basis == Basis::Profit);
    let unit = currency_unit(lang, currency);
    let Some(peak) = curves.peak.filter(|_| curves.whale_in_shares) else {
        let total = with_unit(lang, &money(lang, curves.total), unit);
        let words = match lang {
            Lang::Zh => format!("{what}合计 {{}}，不为正，因此按金额而不按百分比画。"),
            Lang::En => format!(
                "Total {what} is {{}}, not positive, so the curve runs in money, not percent."
            ),
        };
        let told = match curves.basis {
            Basis::Profit => Told::Profit,
            Basis::Revenue => Told::Revenue,
        };
        return Sentence::with(&words, [(told, total)]);
    };
    let losing = (Told::LossMakers, count(lang, peak.loss_makers));
    // A peak that rounds to 100 % makes no point; how steep the start is does.
    if peak.loss_makers > 0 && peak.at.value >= 1.005 {
        let words = match (curves.basis, lang) {
            (Basis::Profit, Lang::Zh) => {
                "最好的 {} 客户带来 {} 的利润，其后 {} 位亏损客户把它拉回 100%。"
            }
            (Basis::Profit, Lang::En) => {
                "The best {} of customers bring {} of profit; {} loss-makers pull it back to 100%."
            }
            (Basis::Revenue, Lang::Zh) => {
                "最好的 {} 客户带来 {} 的收入，其后 {} 位净退款客户把它拉回 100%。"
            }
            (Basis::Revenue, Lang::En) => {
                "The best {} of customers bring {} of revenue; {} with net refunds pull it back to 100%."
            }
        };
        let at = (Told::Peak, rounded(lang, peak.at.customers));
        let value = (Told::Peak, percent(lang, peak.at.value, 1));
        return Sentence::with(words, [at, value, losing]);
    }
    let top = percent(lang, curves.top(0.2).unwrap_or_default(), 0);
    let words = match (peak.loss_makers, lang) {
        (0, Lang::Zh) => format!("最好的 20% 客户带来 {{}} 的{what}；没有客户的{what}为负。"),
        (0, Lang::En) => {
            format!("The best 20% of customers bring {{}} of {what}; nobody’s is negative.")
        }
        (_, Lang::Zh) => {
            format!("最好的 20% 客户带来 {{}} 的{what}；{{}} 位客户为负，合计不到总额的 0.5%。")
        }
        (_, Lang::En) => format!(
            "The best 20% of customers bring {{}} of {what}; below zero: {{}}, less than 0.5% in all."
        ),
    };
    Sentence::with(&words, [(Told::TopFifth, top), losing])
}

/// The Lorenz curve's point.
pub fn lorenz(lang: Lang, curves: &Curves) -> Sentence {
    let Some(gini) = curves.gini else {
        return lang
            .pick(
                "没有收入为正的客户，无法计算集中度。",
                "No customer has revenue above zero, so concentration is undefined.",
            )
            .into();
    };
    let bound = if curves.grouped {
        lang.pick("（按组计，为下限）", " (grouped, a lower bound)")
    } else {
        ""
    };
    let words = match (curves.without_revenue, lang) {
        (0, Lang::Zh) => format!("收入的基尼系数为 {{}}{bound}：0 是人人相同，1 是一人独占。"),
        (0, Lang::En) => format!(
            "The Gini coefficient of revenue is {{}}{bound}: 0 is everybody alike, 1 is one customer with all."
        ),
        (_, Lang::Zh) => {
            format!("收入的基尼系数为 {{}}{bound}；{{}} 位没有正收入的客户未计入。")
        }
        (_, Lang::En) => format!(
            "The Gini coefficient of revenue is {{}}{bound}; {{}} customers without positive revenue are left out."
        ),
    };
    let left_out = count(lang, curves.without_revenue);
    Sentence::with(
        &words,
        [(Told::Gini, index(gini)), (Told::WithoutRevenue, left_out)],
    )
}

/// Customer brand valuation, or what is still missing for it.
pub fn cbv(
    lang: Lang,
    cbv: &Result<Cbv, Vec<CbvFactor>>,
    data: &DataRef,
    currency: Currency,
) -> Answer {
    let unit = currency_unit(lang, currency);
    match cbv {
        Ok(cbv) => {
            let own = with_unit(lang, &money(lang, cbv.brand_total.value()), unit);
            let share = rounded(lang, cbv.value_share.value());
            let gap = with_unit(lang, &money(lang, cbv.own_customers_gap.value()), unit);
            let headline = Sentence::with(
                lang.pick(
                    "本品牌客户每年值 {}，占类别价值的 {}；自有客户买他牌，相当于每年流失 {}的边际贡献。",
                    "The brand’s customers are worth {} a year, {} of the category; what they buy elsewhere would be worth another {} in margin.",
                ),
                [
                    (Told::BrandTotal, own),
                    (Told::ValueShare, share),
                    (Told::OwnCustomersGap, gap),
                ],
            );
            let method = match (data, lang) {
                (DataRef::Case(CaseId::Hampton), Lang::Zh) => {
                    "CBV = P × BR × SOP × CM，四个因子取自案例原文。"
                }
                (DataRef::Case(CaseId::Hampton), Lang::En) => {
                    "CBV = P × BR × SOP × CM; the four factors are those of the case."
                }
                (_, Lang::Zh) => "CBV = P × BR × SOP × CM，四个因子是你的假设，客户数取自数据。",
                (_, Lang::En) => {
                    "CBV = P × BR × SOP × CM; the factors are your assumptions, the head count comes from the data."
                }
            };
            Answer {
                headline,
                method: method.into(),
            }
        }
        Err(missing) => {
            let names: Vec<&str> = missing
                .iter()
                .map(|&factor| names::factor(lang, factor))
                .collect();
            Answer {
                headline: Sentence::from(match lang {
                    Lang::Zh => format!("填好{}，就能算出客户品牌价值（CBV）。", names.join("、")),
                    Lang::En => {
                        let names: Vec<String> = names.iter().map(|name| uncapped(name)).collect();
                        format!("Fill in {} to get customer brand value.", names.join(", "))
                    }
                }),
                method: lang
                    .pick(
                        "订单文件只记录你自己的销售，不知道类别里还有谁、他们在别处买多少，所以渗透率、购买率和占有率要由你填写。",
                        "An order file records your own sales only. Who else buys the category, and how much is bought elsewhere, it cannot know, so penetration, buying rate and share are asked of you.",
                    )
                    .into(),
            }
        }
    }
}

/// A name inside a sentence.
fn uncapped(name: &str) -> String {
    let mut rest = name.chars();
    rest.next()
        .map(|first| {
            std::iter::once(first.to_ascii_lowercase())
                .chain(rest)
                .collect()
        })
        .unwrap_or_default()
}

/// Scenarios side by side: the largest profit difference. `differences` are those of the scenarios by
/// place, with their names.
pub fn comparison(
    lang: Lang,
    differences: &[(usize, String, f64)],
    base: &str,
    unit: &str,
) -> Sentence {
    let best = differences
        .iter()
        .max_by(|a, b| a.2.abs().total_cmp(&b.2.abs()));
    let Some((place, name, difference)) = best else {
        return lang
            .pick("各情景并排，便于比较。", "Scenarios side by side.")
            .into();
    };
    let size = with_unit(lang, &money(lang, difference.abs()), unit);
    let is_more = *difference >= 0.0;
    // Names are the user's and may hold anything, braces too.
    let [name, base] = [name.as_str(), base].map(|name| name.replace("{}", "{ }"));
    let words = match (lang, is_more) {
        (Lang::Zh, true) => format!("“{name}”的利润比“{base}”多 {{}}。"),
        (Lang::Zh, false) => format!("“{name}”的利润比“{base}”少 {{}}。"),
        (Lang::En, true) => format!("“{name}” brings {{}} more profit than “{base}”."),
        (Lang::En, false) => format!("“{name}” brings {{}} less profit than “{base}”."),
    };
    Sentence::with(&words, [(Told::ProfitDifference(*place), size)])
}

/// Period and number of customers, for the foot of a figure.
pub fn period_line(lang: Lang, table: Option<&SegmentTable>, customers: u64) -> Sentence {
    let customers = (Told::Customers, count(lang, customers));
    let Some(window) = table.and_then(|table| table.window) else {
        let words = lang.pick("每月 · n = {} 位客户", "Per month · n = {} customers");
        return Sentence::with(words, [customers]);
    };
    Sentence::with(
        lang.pick(
            "{}至{} · n = {} 位活跃客户",
            "{} to {} · n = {} active customers",
        ),
        [
            (Told::WindowStart, names::day(lang, window.from)),
            (Told::WindowEnd, names::day(lang, window.to)),
            customers,
        ],
    )
}

/// Where the numbers come from, for the foot of a figure.
pub fn source_line(lang: Lang, data: &DataRef) -> Sentence {
    match data {
        DataRef::Nothing => Sentence::default(),
        DataRef::Case(case) => match lang {
            Lang::Zh => format!("来源：{}", names::case_source(lang, *case)),
            Lang::En => format!("Source: {}", names::case_source(lang, *case)),
        }
        .into(),
        DataRef::File(file) => {
            let read = (Told::RowsRead, count(lang, file.rows.read));
            let used = (Told::RowsUsed, count(lang, file.rows.used));
            // A file may be called anything.
            let name = file.name.replace("{}", "{ }");
            match lang {
                Lang::Zh => Sentence::with(
                    &format!("来源：{name}，读取 {{}} 行，采用 {{}} 行"),
                    [read, used],
                ),
                Lang::En => Sentence::with(
                    &format!("Source: {name}, {{}} of {{}} rows used"),
                    [used, read],
                ),
            }
        }
    }
}
