//! The rule that made a segmentation, as sentences.

use super::names::{amount, criterion, in_currency, segment};
use super::rfm::rfm;
use super::usage::usage;
use crate::segment::{
    AbcFacts, Basis, BasisFacts, Comparison, Condition, DiscountUnit, Field, LifeCycleFacts,
    Operand, OrderUnit, OwnFacts, PotentialFrom, RelationshipFacts, Scheme, SchemeFacts,
    SegmentName, SegmentSummary, Span, ThresholdRule, TierFacts,
};
use crate::text::number::{count, currency_unit, exact, fixed, percent};
use crate::text::{Lang, names};
use crate::units::Currency;

/// How the segments of a summary came about, sentence by sentence.
pub fn scheme_rules(lang: Lang, summary: &SegmentSummary, currency: Currency) -> Vec<String> {
    let mut rules = settled_rules(lang, &summary.scheme, &summary.facts, currency);
    rules.push(counted(lang, summary));
    rules
}

/// How a scheme was settled, sentence by sentence.
pub fn settled_rules(
    lang: Lang,
    scheme: &Scheme,
    facts: &SchemeFacts,
    currency: Currency,
) -> Vec<String> {
    match (scheme, facts) {
        (_, SchemeFacts::Tiers(facts)) => tiers(lang, facts, currency),
        (Scheme::Rfm(scheme), SchemeFacts::Rfm(facts)) => rfm(lang, scheme, facts, currency),
        (Scheme::Abc(scheme), SchemeFacts::Abc(facts)) => abc(
            lang,
            &scheme.potential,
            scheme.percents.get(),
            facts,
            currency,
        ),
        (_, SchemeFacts::Usage(facts)) => usage(lang, facts),
        (_, SchemeFacts::Basis(facts)) => basis(lang, facts, currency),
        (_, SchemeFacts::LifeCycle(facts)) => life_cycle(lang, facts),
        (_, SchemeFacts::Assessment(facts)) => {
            let rule = &facts.rule;
            let weights = rule.weights.iter().enumerate();
            let weights: Vec<String> = weights
                .map(|(place, weight)| {
                    let name = criterion(lang, &rule.criteria, place);
                    format!("{name} {}%", exact(weight.value * 100.0))
                })
                .collect();
            let [a, b] = rule.cuts.map(|it| exact(it.value));
            let weights = weights.join(lang.pick("、", ", "));
            let listed = count(lang, facts.listed);
            let absent = count(lang, facts.not_found);
            vec![match lang {
                Lang::Zh => format!(
                    "综合评分 = 各项得分加权（{weights}）；A ≥ {a}，B ≥ {b}，其余为 C；没有合同的为 D。评估名单 {listed} 家，其中 {absent} 家不在数据里。"
                ),
                Lang::En => format!(
                    "Score = weighted scores ({weights}); A ≥ {a}, B ≥ {b}, the rest C; D without a contract. {listed} companies were assessed, {absent} of them are not in the data."
                ),
            }]
        }
        (_, SchemeFacts::Relationship(facts)) => relationship(lang, facts),
        (_, SchemeFacts::Own(facts)) => own(lang, facts, currency),
        _ => Vec::new(),
    }
}

/// What orders and money of a table count.
fn counted(lang: Lang, summary: &SegmentSummary) -> String {
    let to = names::day(lang, summary.window.to);
    let from = names::day(lang, summary.window.from);
    let unit = match summary.unit {
        OrderUnit::Orders => lang.pick("订单按已付订单计", "orders are paid orders"),
        OrderUnit::Lines => lang.pick("每一行销售计一单", "each line that is a sale is an order"),
    };
    match (summary.span, lang) {
        (Span::History, Lang::Zh) => format!("订单与金额：截至{to}的全部历史；{unit}。"),
        (Span::Window, Lang::Zh) => format!("订单与金额：{from}至{to}；{unit}。"),
        (Span::History, Lang::En) => {
            format!("Orders and money: everything up to {to}; {unit}.")
        }
        (Span::Window, Lang::En) => format!("Orders and money: {from} to {to}; {unit}."),
    }
}

fn tiers(lang: Lang, facts: &TierFacts, currency: Currency) -> Vec<String> {
    let [diamond, gold, silver] = facts
        .thresholds
        .map(|it| in_currency(lang, it.units(), currency));
    let how = match facts.rule {
        ThresholdRule::Entered(_) => lang.pick("人工设定", "entered").to_owned(),
        ThresholdRule::TopShares(shares) => {
            let shares = shares.map(|it| percent(lang, it.get(), 0));
            match lang {
                Lang::Zh => format!("由前 {} 的客户推出", shares.join("、")),
                Lang::En => format!("from the top {} of customers", shares.join(", ")),
            }
        }
    };
    let mut rules = vec![match lang {
        Lang::Zh => format!(
            "月均消费 ≥ {diamond} 为钻石卡，≥ {gold} 为金卡，≥ {silver} 为银卡，其余为普通（{how}）；恰在门槛上的归上一层。"
        ),
        Lang::En => format!(
            "Monthly spend ≥ {diamond} is diamond, ≥ {gold} gold, ≥ {silver} silver, the rest ordinary ({how}); a customer on a threshold belongs above."
        ),
    }];
    if facts.is_collapsed {
        rules.push(
            lang.pick(
                "不少客户的消费相同，分不出这么多层。",
                "Many customers spend the same, so there are fewer tiers.",
            )
            .to_owned(),
        );
    }
    rules
}

fn abc(
    lang: Lang,
    potential: &PotentialFrom,
    [a, b]: [u32; 2],
    facts: &AbcFacts,
    currency: Currency,
) -> Vec<String> {
    let c = 100 - a - b;
    let mut rules = vec![match lang {
        Lang::Zh => format!(
            "预期价值 EV = 现有业务 CB + 追加潜力 AV × 赢得概率 P，从高到低排；前 {a}% 为 A，其后 {b}% 为 B，其余 {c}% 为 C；人数按整数规则取，数值相同的按客户编号排先后。"
        ),
        Lang::En => format!(
            "Expected value EV = current business CB + additional value AV × probability P, ranked from the highest; the first {a}% are A, the next {b}% B, the remaining {c}% C, in whole customers; ties by id."
        ),
    }];
    if *potential == PotentialFrom::Nothing {
        rules.push(
            lang.pick(
                "现在没有计入追加潜力，只按现有业务排；文件有追加潜力和赢得概率两列的，可在“追加潜力”里选用。",
                "Additional value is not counted now: ranked by current business alone. Where the file has columns of potential and probability, choose them under “Potential”.",
            )
            .to_owned(),
        );
    } else {
        let with = count(lang, facts.with_potential);
        let (risen, fallen) = (count(lang, facts.risen), count(lang, facts.fallen));
        let added = in_currency(lang, facts.total_potential, currency);
        rules.push(match lang {
            Lang::Zh => format!(
                "{with} 位客户有追加潜力，合计增加 {added}；计入潜力后 {risen} 位升级、{fallen} 位降级。"
            ),
            Lang::En => format!(
                "Customers with additional value: {with}, {added} in all. Counting it, {risen} rise and {fallen} fall."
            ),
        });
    }
    if facts.not_found > 0 {
        let absent = count(lang, facts.not_found);
        rules.push(match lang {
            Lang::Zh => format!("名单里有 {absent} 位不在数据里。"),
            Lang::En => format!("{absent} on the list are not in the data."),
        });
    }
    rules
}

fn basis(lang: Lang, facts: &BasisFacts, currency: Currency) -> Vec<String> {
    let money = currency_unit(lang, currency);
    let column = &facts.column;
    let mut rules = vec![match (&facts.basis, lang) {
        (Basis::Found | Basis::ServiceLevel | Basis::Column(_), Lang::Zh) => {
            format!("按“{column}”列分群，以客户最后一行为准。")
        }
        (Basis::Found | Basis::ServiceLevel | Basis::Column(_), Lang::En) => {
            format!("By the column “{column}”; taken from a customer’s latest line.")
        }
        (Basis::Price, Lang::Zh) => {
            format!("实际单价 = 金额 ÷ 数量（{money}/件），只计两者都为正的行。")
        }
        (Basis::Price, Lang::En) => {
            format!(
                "Realised price = amount ÷ quantity ({money} a unit) of lines with both above zero."
            )
        }
        (Basis::Discount, Lang::Zh) => "折扣率 = 折扣 ÷（金额 + 折扣）。".into(),
        (Basis::Discount, Lang::En) => "Discount rate = discount ÷ (amount + discount).".into(),
    }];
    match (facts.discount, lang) {
        (Some(DiscountUnit::Rate), Lang::Zh) => {
            rules.push("折扣列读作比率：没有一格大于 1。".into());
        }
        (Some(DiscountUnit::Rate), Lang::En) => {
            rules.push("The discount column is read as rates: no cell is above 1.".into());
        }
        (Some(DiscountUnit::Money), Lang::Zh) => rules.push("折扣列读作金额。".into()),
        (Some(DiscountUnit::Money), Lang::En) => {
            rules.push("The discount column is read as money.".into());
        }
        _ => {}
    }
    if facts.changed > 0 {
        let changed = count(lang, facts.changed);
        rules.push(match lang {
            Lang::Zh => format!("{changed} 位客户这一列前后不同。"),
            Lang::En => {
                format!("Customers whose value in this column changed over time: {changed}.")
            }
        });
    }
    let bands = facts.cuts.len() + 1;
    if facts.wanted > 0 && bands < usize::from(facts.wanted) {
        let wanted = facts.wanted;
        rules.push(match lang {
            Lang::Zh => format!("想分 {wanted} 档，只分得出 {bands} 档：数值相同的客户太多。"),
            Lang::En => format!(
                "{wanted} classes were wanted; the values allow only {bands}: too many customers are equal."
            ),
        });
    }
    rules
}

fn life_cycle(lang: Lang, facts: &LifeCycleFacts) -> Vec<String> {
    let rule = &facts.rule;
    let (ended, overdue) = (exact(rule.ended_gaps), exact(rule.overdue_gaps));
    let gap = fixed(facts.usual_gap_days, 1);
    let of = count(lang, facts.gaps);
    let (settled, months) = (rule.settled_orders, names::months(lang, rule.compared));
    let (growth, decline) = (exact(rule.growth_factor), exact(rule.decline_factor));
    // With nobody who has a gap there is no median to speak of.
    let measured = match (facts.gaps == 0, lang) {
        (true, Lang::Zh) => {
            format!(
                "没有客户在两个不同的日子下过单，看不出购买间隔；一律按比较期的长度 {gap} 天衡量。"
            )
        }
        (true, Lang::En) => format!(
            "Nobody has orders on two days, so no gap between orders is known: all are measured by the length of the compared period, {gap} days."
        ),
        (false, Lang::Zh) => format!(
            "每位客户用自己的平均购买间隔衡量；下单不足三天的改用各客户平均间隔的中位数 {gap} 天（取自下单天数不少于两天的 {of} 位客户；“经营概览”里的中位数按单个间隔取，两者不同）。"
        ),
        (false, Lang::En) => format!(
            "Each customer is measured by their own mean gap between orders; before the third day with an order, by the median of the customers’ mean gaps, {gap} days (taken from the {of} customers with orders on two days or more; the median of the opening facts is of single gaps and differs)."
        ),
    };
    let mut rules = match lang {
        Lang::Zh => vec![
            measured,
            format!("超过 {ended} 个间隔没有购买为终止期，超过 {overdue} 个为退化期。"),
            format!(
                "其余客户：下单天数不足 {settled} 天为考察期；最近 {months}没有收入，或不超过此前 {months}的 {decline} 倍，为退化期；有收入且达到 {growth} 倍为形成期；之间为稳定期。"
            ),
        ],
        Lang::En => vec![
            measured,
            format!("Silent for more than {ended} gaps: ended; more than {overdue}: decline."),
            format!(
                "Of the others: fewer than {settled} days with an order: exploration; no revenue in the last {months}, or at most {decline} times that of the {months} before: decline; at least {growth} times: growth; in between: mature."
            ),
        ],
    };
    if facts.is_history_short {
        rules.push(
            lang.pick(
                "数据不够长，前一段不完整，形成期可能偏多。",
                "The data do not reach back over the earlier period: growth may be overstated.",
            )
            .to_owned(),
        );
    }
    rules
}

fn relationship(lang: Lang, facts: &RelationshipFacts) -> Vec<String> {
    let [many, medium] = facts.rule.customers.map(|it| count(lang, it));
    let [high, middle] = facts.rule.margin.map(|it| percent(lang, it.get(), 0));
    let mut rules = vec![match lang {
        Lang::Zh => format!(
            "客户数 ≥ {many} 为很多，≥ {medium} 为中等；毛利率 ≥ {high} 为高，≥ {middle} 为中；门槛为本程序所设，可改。"
        ),
        Lang::En => format!(
            "{many} customers or more are many, {medium} medium; a margin of {high} or more is high, {middle} medium. These limits are the program’s and can be changed."
        ),
    }];
    for group in &facts.groups {
        let name = segment(lang, &group.group);
        let customers = count(lang, group.customers);
        let margin = percent(lang, group.margin, 1);
        let are = amount(lang, group.customers_are, false);
        let is = amount(lang, group.margin_is, true);
        let level = segment(lang, &SegmentName::Level(group.level));
        rules.push(match lang {
            Lang::Zh => {
                format!("{name}：{customers} 位（{are}），毛利率 {margin}（{is}）→ {level}。")
            }
            Lang::En => {
                format!("{name}: {customers} customers ({are}), margin {margin} ({is}) → {level}.")
            }
        });
    }
    rules
}

fn own(lang: Lang, facts: &OwnFacts, currency: Currency) -> Vec<String> {
    let mut rules: Vec<String> = facts
        .rules
        .iter()
        .map(|rule| {
            let all: Vec<String> = rule
                .all
                .iter()
                .map(|it| condition(lang, it, currency))
                .collect();
            let all = all.join(lang.pick("，且", " and "));
            match lang {
                Lang::Zh => format!("{}：{all}。", rule.name.trim()),
                Lang::En => format!("{}: {all}.", rule.name.trim()),
            }
        })
        .collect();
    rules.push(match lang {
        Lang::Zh => format!("按顺序取第一条成立的；其余归“{}”。", facts.rest.trim()),
        Lang::En => format!(
            "The first match applies; all others are “{}”.",
            facts.rest.trim()
        ),
    });
    rules
}

/// A condition in words.
pub(super) fn condition(lang: Lang, of: &Condition, currency: Currency) -> String {
    let name = field(lang, &of.field);
    let is_money = is_money(&of.field);
    let value = match &of.value {
        Operand::Number(number) if is_money => in_currency(lang, *number, currency),
        Operand::Number(number) => exact(*number),
        Operand::Text(text) => format!("“{text}”"),
    };
    let is = match of.is {
        Comparison::AtLeast => "≥",
        Comparison::Above => ">",
        Comparison::AtMost => "≤",
        Comparison::Below => "<",
        Comparison::Is => "=",
        Comparison::IsNot => "≠",
        Comparison::Contains => lang.pick("含", "contains"),
    };
    format!("{name} {is} {value}")
}

/// What a condition looks at, in words.
pub fn field(lang: Lang, of: &Field) -> String {
    match of {
        Field::Orders => lang.pick("订单数", "orders").to_owned(),
        Field::Revenue => lang.pick("收入", "revenue").to_owned(),
        Field::Profit => lang.pick("利润", "profit").to_owned(),
        Field::OrderValue => lang.pick("客单价", "order value").to_owned(),
        Field::MonthlySpend => lang.pick("月均消费", "monthly spend").to_owned(),
        Field::RecencyDays => lang
            .pick("距末购天数", "days since the last order")
            .to_owned(),
        Field::TenureDays => lang
            .pick("距首购天数", "days since the first order")
            .to_owned(),
        Field::GapDays => lang.pick("平均购买间隔天数", "mean gap in days").to_owned(),
        Field::Column(name) => format!("“{name}”"),
    }
}

/// The unit of its number; empty for money, whose unit is the currency, and for texts.
pub fn field_unit(lang: Lang, of: &Field) -> &'static str {
    match of {
        Field::Orders => lang.pick("单", "orders"),
        Field::RecencyDays | Field::TenureDays | Field::GapDays => lang.pick("天", "days"),
        _ => "",
    }
}

fn is_money(of: &Field) -> bool {
    matches!(
        of,
        Field::Revenue | Field::Profit | Field::OrderValue | Field::MonthlySpend
    )
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::segment::LifeCycleScheme;
    use crate::units::Day;

    #[test]
    fn without_a_gap_between_orders_no_median_is_told() {
        let facts = |gaps: u64| LifeCycleFacts {
            rule: LifeCycleScheme::default(),
            usual_gap_days: 182.6,
            gaps,
            earlier_from: Day(0),
            later_from: Day(180),
            is_history_short: false,
        };
        let told = &life_cycle(Lang::Zh, &facts(2))[0];
        assert!(
            told.contains("平均间隔的中位数 182.6 天") && told.contains("不少于两天的 2 位客户"),
            "{told}"
        );
        let told = &life_cycle(Lang::Zh, &facts(0))[0];
        assert!(
            !told.contains("中位数") && told.contains("比较期"),
            "{told}"
        );
    }
}
