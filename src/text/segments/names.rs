//! Names of schemes, segments and facts.

use crate::segment::{
    AbcClass, Amount, BandOf, EightClass, FlowState, Grade, Indicator, Level, ListColumn, Loyalty,
    RfmName, Scheme, SegmentName, SegmentNumber, Stage, Usage,
};
use crate::text::number::{currency_unit, exact, fixed, percent, with_unit};
use crate::text::{Lang, names};
use crate::units::Currency;

/// A scheme's name.
pub fn scheme_name(lang: Lang, scheme: &Scheme) -> &'static str {
    match scheme {
        Scheme::Tiers(_) => lang.pick("消费分层", "Spend tiers"),
        Scheme::Rfm(_) => lang.pick("RFM 分群", "RFM"),
        Scheme::Abc(_) => lang.pick("预期价值 ABC", "ABC by expected value"),
        Scheme::Usage(_) => lang.pick("用量 × 忠诚", "Usage × loyalty"),
        Scheme::Basis(_) => lang.pick("服务、价格或折扣", "Service, price or discount"),
        Scheme::LifeCycle(_) => lang.pick("生命周期阶段", "Life-cycle stage"),
        Scheme::Assessment(_) => lang.pick("客户评估 A–D", "Assessment A–D"),
        Scheme::Relationship(_) => lang.pick("关系营销水平", "Level of relationship"),
        Scheme::Own(_) => lang.pick("自定规则", "Own rules"),
    }
}

/// A segment's name.
pub fn segment(lang: Lang, name: &SegmentName) -> String {
    let said = |zh: &'static str, en: &'static str| lang.pick(zh, en).to_owned();
    match name {
        SegmentName::Tier(tier) => names::tier(lang, *tier).to_owned(),
        SegmentName::Rfm(name) => rfm(lang, *name).to_owned(),
        SegmentName::Eight(class) => eight(lang, *class).to_owned(),
        SegmentName::Cell(scores) => scores.map(|it| it.to_string()).concat(),
        SegmentName::Class(class) => abc_class(lang, *class).to_owned(),
        SegmentName::Use(usage, loyalty) => {
            let (usage, loyalty) = (self::usage(lang, *usage), self::loyalty(lang, *loyalty));
            match lang {
                Lang::Zh => format!("{usage} · {loyalty}"),
                Lang::En => format!("{usage}, {}", loyalty.to_lowercase()),
            }
        }
        SegmentName::Stage(stage) => self::stage(lang, *stage).to_owned(),
        SegmentName::Grade(grade) => match (grade, lang) {
            (Grade::A, Lang::Zh) => "A 级".into(),
            (Grade::B, Lang::Zh) => "B 级".into(),
            (Grade::C, Lang::Zh) => "C 级".into(),
            (Grade::D, Lang::Zh) => "D 级（潜在）".into(),
            (Grade::A, Lang::En) => "Grade A".into(),
            (Grade::B, Lang::En) => "Grade B".into(),
            (Grade::C, Lang::En) => "Grade C".into(),
            (Grade::D, Lang::En) => "Grade D (prospect)".into(),
        },
        SegmentName::Level(level) => self::level(lang, *level).to_owned(),
        SegmentName::Value(text) if text.is_empty() => said("（空白）", "(blank)"),
        SegmentName::Value(text) | SegmentName::Own(text) => text.clone(),
        SegmentName::Band(of, from, below) => measured_band(lang, *of, *from, *below),
        SegmentName::Inactive => said("不活跃", "Inactive"),
        SegmentName::NoOrder => said("尚无付款订单", "No paid order yet"),
        SegmentName::Unknown => said("无从判断", "Cannot be told"),
    }
}

/// A class by expected value.
pub fn abc_class(lang: Lang, class: AbcClass) -> &'static str {
    match class {
        AbcClass::A => lang.pick("A 类", "Class A"),
        AbcClass::B => lang.pick("B 类", "Class B"),
        AbcClass::C => lang.pick("C 类", "Class C"),
    }
}

/// A class of a basis with what it measures. Limits that two decimals cannot tell apart have four.
fn measured_band(lang: Lang, of: BandOf, from: Option<f64>, below: Option<f64>) -> String {
    let written = |it: f64, decimals: usize| match of {
        BandOf::Price => fixed(it, decimals),
        BandOf::DiscountRate => percent(lang, it, decimals),
    };
    let is_told = |decimals| {
        let [from, below] = [from, below].map(|it| it.map(|it| written(it, decimals)));
        from.is_none() || from != below
    };
    let decimals = if is_told(2) { 2 } else { 4 };
    let limits = [from, below].map(|it| it.map(|it| written(it, decimals)));
    let what = match of {
        BandOf::Price => lang.pick("实际单价", "Price"),
        BandOf::DiscountRate => lang.pick("折扣率", "Discount rate"),
    };
    let [from, below] = limits;
    format!("{what} {}", band(lang, from, below))
}

/// From a limit up to below another, each as it is written.
pub fn band(lang: Lang, from: Option<String>, below: Option<String>) -> String {
    match (from, below, lang) {
        (None, None, Lang::Zh) => "全部".into(),
        (None, None, Lang::En) => "All".into(),
        (Some(from), None, _) => format!("≥ {from}"),
        (None, Some(below), _) => format!("< {below}"),
        (Some(from), Some(below), Lang::Zh) => format!("{from}～{below}（不含）"),
        (Some(from), Some(below), Lang::En) => format!("{from} to below {below}"),
    }
}

fn rfm(lang: Lang, name: RfmName) -> &'static str {
    match name {
        RfmName::Champions => lang.pick("冠军客户", "Champions"),
        RfmName::LoyalCustomers => lang.pick("忠诚客户", "Loyal Customers"),
        RfmName::PotentialLoyalist => lang.pick("潜在忠诚客户", "Potential Loyalist"),
        RfmName::NewCustomers => lang.pick("新客户", "New Customers"),
        RfmName::Promising => lang.pick("有希望的客户", "Promising"),
        RfmName::NeedAttention => lang.pick("需要关注", "Need Attention"),
        RfmName::AboutToSleep => lang.pick("即将沉睡", "About To Sleep"),
        RfmName::AtRisk => lang.pick("有流失风险", "At Risk"),
        RfmName::CantLoseThem => lang.pick("不能失去", "Can't Lose Them"),
        RfmName::Hibernating => lang.pick("沉睡客户", "Hibernating"),
        RfmName::Lost => lang.pick("已流失", "Lost"),
        RfmName::Others => lang.pick("不在任何框内", "In no box"),
    }
}

fn eight(lang: Lang, class: EightClass) -> &'static str {
    match class {
        EightClass::KeyValue => lang.pick("重要价值客户", "Key: value"),
        EightClass::KeyDevelop => lang.pick("重要发展客户", "Key: develop"),
        EightClass::KeyKeep => lang.pick("重要保持客户", "Key: keep"),
        EightClass::KeyWinBack => lang.pick("重要挽留客户", "Key: win back"),
        EightClass::GeneralValue => lang.pick("一般价值客户", "General: value"),
        EightClass::GeneralDevelop => lang.pick("一般发展客户", "General: develop"),
        EightClass::GeneralKeep => lang.pick("一般保持客户", "General: keep"),
        EightClass::GeneralWinBack => lang.pick("一般挽留客户", "General: win back"),
    }
}

/// How much a customer uses.
pub fn usage(lang: Lang, usage: Usage) -> &'static str {
    match usage {
        Usage::Heavy => lang.pick("重度", "Heavy"),
        Usage::Medium => lang.pick("中度", "Medium"),
        Usage::Light => lang.pick("轻度", "Light"),
    }
}

/// How a customer chooses.
pub fn loyalty(lang: Lang, loyalty: Loyalty) -> &'static str {
    match loyalty {
        Loyalty::Loyal => lang.pick("忠诚使用者", "Loyal"),
        Loyalty::Switcher => lang.pick("转换型客户", "Switcher"),
        Loyalty::PriceBuyer => lang.pick("价格购买者", "Price buyer"),
    }
}

/// A stage of the life cycle.
pub fn stage(lang: Lang, stage: Stage) -> &'static str {
    match stage {
        Stage::Potential => lang.pick("潜在获取期", "Potential"),
        Stage::Exploration => lang.pick("考察期", "Exploration"),
        Stage::Growth => lang.pick("形成期", "Growth"),
        Stage::Mature => lang.pick("稳定期", "Mature"),
        Stage::Decline => lang.pick("退化期", "Decline"),
        Stage::Ended => lang.pick("终止期", "Ended"),
    }
}

/// A level of relationship marketing.
pub fn level(lang: Lang, level: Level) -> &'static str {
    match level {
        Level::Partnership => lang.pick("合伙型", "Partnership"),
        Level::Proactive => lang.pick("积极型", "Proactive"),
        Level::Accountable => lang.pick("责任型", "Accountable"),
        Level::Reactive => lang.pick("反应型", "Reactive"),
        Level::BasicOrReactive => lang.pick("基本型或反应型", "Basic or reactive"),
    }
}

/// What a level of relationship means.
pub fn level_note(lang: Lang, level: Level) -> &'static str {
    match level {
        Level::Partnership => lang.pick(
            "与客户长期共事，一起改进成效。",
            "Works with the customer continuously on better results.",
        ),
        Level::Proactive => lang.pick(
            "不时联系客户，介绍更好的用法和新产品。",
            "Contacts the customer now and then with better uses and new products.",
        ),
        Level::Accountable => lang.pick(
            "售后不久即回访，确认是否合用，征求改进意见。",
            "Calls soon after the sale to check, and asks what to improve.",
        ),
        Level::Reactive => lang.pick(
            "售出并请客户有事来电。",
            "Sells, and invites the customer to call.",
        ),
        Level::BasicOrReactive => lang.pick(
            "售出即止，或请客户有事来电。",
            "Sells only, or invites the customer to call.",
        ),
    }
}

/// What a level of relationship asks to be done.
pub fn relation_actions(lang: Lang, level: Level) -> &'static [&'static str] {
    match level {
        Level::Partnership => lang.pick(
            &["专人负责，定期共同复盘", "共享计划与数据", "共同开发"][..],
            &[
                "A person in charge, regular reviews together",
                "Shared plans and data",
                "Joint development",
            ][..],
        ),
        Level::Proactive => lang.pick(
            &["按日程主动联系", "推荐新用法与新产品"][..],
            &["Contact by calendar", "Suggest uses and new products"][..],
        ),
        Level::Accountable => lang.pick(
            &["售后回访", "记录意见并反馈改进"][..],
            &[
                "Call after the sale",
                "Record suggestions and report what changed",
            ][..],
        ),
        Level::Reactive => lang.pick(
            &["公布服务热线", "来电有记录、有回复"][..],
            &["Publish a service line", "Record and answer every call"][..],
        ),
        Level::BasicOrReactive => lang.pick(
            &["自助服务", "来电即办"][..],
            &["Self-service", "Handle calls as they come"][..],
        ),
    }
}

/// Much, medium or little of customers or of margin.
pub fn amount(lang: Lang, amount: Amount, is_margin: bool) -> &'static str {
    match (amount, is_margin) {
        (Amount::Much, false) => lang.pick("很多", "many"),
        (Amount::Medium, false) => lang.pick("中等", "medium"),
        (Amount::Little, false) => lang.pick("很少", "few"),
        (Amount::Much, true) => lang.pick("高", "high"),
        (Amount::Medium, true) => lang.pick("中", "medium"),
        (Amount::Little, true) => lang.pick("低", "low"),
    }
}

/// A group of indicators.
pub fn indicator(lang: Lang, indicator: Indicator) -> &'static str {
    match indicator {
        Indicator::Financial => lang.pick("财务指标", "Finances"),
        Indicator::Cooperation => lang.pick("合作指标", "Cooperation"),
        Indicator::Business => lang.pick("业务指标", "Business"),
        Indicator::Credit => lang.pick("信用指标", "Credit"),
    }
}

/// The criterion at a place: one of the user's own, or a group of indicators where there are none.
pub fn criterion(lang: Lang, own: &[String], place: usize) -> String {
    match (own.get(place), Indicator::ALL.get(place)) {
        (Some(own), _) => own.clone(),
        (None, Some(of)) => indicator(lang, *of).to_owned(),
        (None, None) => String::new(),
    }
}

/// A short note on a segment, where its name alone does not say who is in it.
pub fn segment_note(lang: Lang, name: &SegmentName) -> Option<&'static str> {
    let note = match name {
        SegmentName::Inactive => lang.pick(
            "活跃期内没有已付订单，不计入占比",
            "no paid order in the active period; not part of the shares",
        ),
        SegmentName::NoOrder => lang.pick(
            "到分析日为止没有已付订单，不计入占比",
            "no paid order up to the analysis day; not part of the shares",
        ),
        SegmentName::Unknown => lang.pick(
            "缺少分群所用的数据，不计入占比",
            "lacks what the scheme looks at; not part of the shares",
        ),
        SegmentName::Use(_, Loyalty::Switcher) => lang.pick(
            "在两三个喜欢的品牌之间换着买；教材称“品牌换购使用者”",
            "buys two or three liked brands in turn",
        ),
        SegmentName::Use(_, Loyalty::PriceBuyer) => lang.pick("有优惠才买", "buys only on a deal"),
        SegmentName::Rfm(RfmName::Others) => {
            lang.pick("得分不在任何一个框内", "scores lie in none of the boxes")
        }
        _ => return None,
    };
    Some(note)
}

/// A number of a segment, as a heading.
pub fn segment_number(lang: Lang, number: SegmentNumber) -> &'static str {
    match number {
        SegmentNumber::Customers => lang.pick("客户", "Customers"),
        SegmentNumber::Orders => lang.pick("订单数", "Orders"),
        SegmentNumber::Revenue => lang.pick("收入", "Revenue"),
        SegmentNumber::Profit => lang.pick("利润", "Profit"),
        SegmentNumber::ShareCustomers => lang.pick("客户占比", "Share of customers"),
        SegmentNumber::ShareRevenue => lang.pick("收入占比", "Share of revenue"),
        SegmentNumber::ShareProfit => lang.pick("利润占比", "Share of profit"),
        SegmentNumber::IndexRevenue => lang.pick("收入指数", "Revenue index"),
        SegmentNumber::IndexProfit => lang.pick("利润指数", "Profit index"),
        SegmentNumber::OrderValue => lang.pick("客单价", "Order value"),
    }
}

/// A column of the customer list.
pub fn list_column(lang: Lang, column: ListColumn) -> &'static str {
    match column {
        ListColumn::File => lang.pick("文件顺序", "Order of the file"),
        ListColumn::Customer => lang.pick("客户", "Customer"),
        ListColumn::Segment => lang.pick("分群", "Segment"),
        ListColumn::Orders => lang.pick("订单", "Orders"),
        ListColumn::Revenue => lang.pick("收入", "Revenue"),
        ListColumn::Profit => lang.pick("利润", "Profit"),
        ListColumn::OrderValue => lang.pick("客单价", "Order value"),
        ListColumn::MonthlySpend => lang.pick("月均消费", "Monthly spend"),
        ListColumn::FirstDay => lang.pick("首购日", "First order"),
        ListColumn::LastDay => lang.pick("末购日", "Last order"),
    }
}

/// Heads of a customer file, and whether numbers stand below.
pub fn list_columns(
    lang: Lang,
    has_scores: bool,
    has_profit: bool,
) -> Vec<(&'static str, Option<ListColumn>)> {
    let named = |column| (list_column(lang, column), Some(column));
    let mut columns = vec![named(ListColumn::Customer), named(ListColumn::Segment)];
    if has_scores {
        columns.extend(["R", "F", "M"].map(|score| (score, None)));
    }
    columns.push(named(ListColumn::Orders));
    columns.push(named(ListColumn::Revenue));
    if has_profit {
        columns.push(named(ListColumn::Profit));
    }
    columns.extend([
        named(ListColumn::MonthlySpend),
        named(ListColumn::FirstDay),
        named(ListColumn::LastDay),
    ]);
    columns
}

/// The unit of a column of a list of customers; empty for words and days.
pub fn list_unit(lang: Lang, currency: Currency, column: ListColumn) -> String {
    let money = currency_unit(lang, currency);
    match column {
        ListColumn::Orders => lang.pick("单", "orders").to_owned(),
        ListColumn::Revenue | ListColumn::Profit => money.to_owned(),
        ListColumn::MonthlySpend => format!("{money}{}", lang.pick("/月", " a month")),
        _ => String::new(),
    }
}

/// The head of a column of the file that leaves with customers whose lines differ in it.
pub fn of_last_line(lang: Lang, name: &str) -> String {
    match lang {
        Lang::Zh => format!("{name}（最后一行）"),
        Lang::En => format!("{name} (last line)"),
    }
}

/// One of the four states between two periods.
pub fn flow_state(lang: Lang, state: FlowState) -> &'static str {
    match state {
        FlowState::New => lang.pick("新增", "New"),
        FlowState::Kept => lang.pick("留存", "Kept"),
        FlowState::Returned => lang.pick("回流", "Returned"),
        FlowState::Lapsed => lang.pick("流失", "Lapsed"),
    }
}

/// What the state counts.
pub fn flow_state_rule(lang: Lang, state: FlowState) -> &'static str {
    match state {
        FlowState::New => lang.pick(
            "后期有购买，前期及以前没有",
            "bought in the later period, and not in the earlier one or before it",
        ),
        FlowState::Kept => lang.pick("两期都有购买", "bought in both periods"),
        FlowState::Returned => lang.pick(
            "后期有购买，前期没有，更早买过",
            "bought in the later period and before the earlier one, not in it",
        ),
        FlowState::Lapsed => lang.pick(
            "前期有购买，后期没有",
            "bought in the earlier period, not in the later one",
        ),
    }
}

/// One of the opening facts.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum OpeningFact {
    /// 客单价.
    OrderValue,
    /// 复购率.
    RepeatRate,
    /// 复购率, ever.
    RepeatRateEver,
    /// 人均订单.
    OrdersPerCustomer,
    /// 购买间隔.
    MedianGap,
    /// 新客收入占比.
    NewRevenueShare,
    /// 老客收入占比.
    ReturningRevenueShare,
    /// Amounts of customers without a paid order.
    WithoutOrder,
}

/// Name of an opening fact.
pub fn opening_fact(lang: Lang, fact: OpeningFact) -> &'static str {
    match fact {
        OpeningFact::OrderValue => lang.pick("客单价", "Average order value"),
        OpeningFact::RepeatRate => lang.pick("复购率", "Repeat rate"),
        OpeningFact::RepeatRateEver => lang.pick("历史复购率", "Repeat rate, ever"),
        OpeningFact::OrdersPerCustomer => lang.pick("人均订单", "Orders a customer"),
        OpeningFact::MedianGap => lang.pick("购买间隔", "Median gap"),
        OpeningFact::NewRevenueShare => lang.pick("新客收入占比", "Revenue of new customers"),
        OpeningFact::ReturningRevenueShare => {
            lang.pick("老客收入占比", "Revenue of earlier customers")
        }
        OpeningFact::WithoutOrder => {
            lang.pick("没有付款订单的客户", "Customers without a paid order")
        }
    }
}

/// What an opening fact counts.
pub fn opening_note(lang: Lang, fact: OpeningFact) -> &'static str {
    match fact {
        OpeningFact::OrderValue => lang.pick(
            "观察期收入 ÷ 已付订单数",
            "revenue of the window ÷ its paid orders",
        ),
        OpeningFact::RepeatRate => lang.pick(
            "观察期内下单客户中，下过两单及以上的占比",
            "of the customers with an order in the window, those with two or more",
        ),
        OpeningFact::RepeatRateEver => lang.pick(
            "到分析日为止下过单的客户中，下过两单及以上的占比",
            "of all customers with an order up to the analysis day, those with two or more",
        ),
        OpeningFact::OrdersPerCustomer => lang.pick(
            "观察期已付订单数 ÷ 下单客户数",
            "paid orders of the window ÷ customers with one",
        ),
        OpeningFact::MedianGap => lang.pick(
            "每位客户相邻两个下单日之间的天数，全部放在一起取中位数",
            "days between two neighbouring order days of a customer, the middle one of all",
        ),
        OpeningFact::NewRevenueShare => lang.pick(
            "首单落在观察期内的客户，占观察期内有付款订单的客户收入的比例；数据不早于观察期时无从判断",
            "revenue of customers whose first order lies in the window, as a part of that of all with a paid order; cannot be told where the data do not reach back before it",
        ),
        OpeningFact::ReturningRevenueShare => lang.pick(
            "观察期之前已买过的客户，占同一收入的比例",
            "revenue of customers who had bought before the window, as a part of the same",
        ),
        OpeningFact::WithoutOrder => lang.pick(
            "观察期内只有退款、没有付款订单的客户的金额；算在收入里，不算在新客和老客的占比里",
            "amounts in the window of customers who have refunds and no paid order; part of the revenue, of neither share",
        ),
    }
}

/// A number with its currency.
pub(super) fn in_currency(lang: Lang, units: f64, currency: Currency) -> String {
    let unit = crate::text::number::currency_unit(lang, currency);
    with_unit(lang, &exact((units * 100.0).round() / 100.0), unit)
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Names that stand side by side in one table.
    fn tables(lang: Lang) -> Vec<Vec<String>> {
        let of = |names: Vec<SegmentName>| names.iter().map(|it| segment(lang, it)).collect();
        vec![
            of(EightClass::ALL.map(SegmentName::Eight).into()),
            of(AbcClass::ALL.map(SegmentName::Class).into()),
            of(Grade::ALL.map(SegmentName::Grade).into()),
            of(Level::ALL.map(SegmentName::Level).into()),
            of(Stage::OF_CUSTOMERS.map(SegmentName::Stage).into()),
            of(Usage::ALL
                .into_iter()
                .flat_map(|usage| Loyalty::ALL.map(|loyalty| SegmentName::Use(usage, loyalty)))
                .collect()),
            FlowState::ALL
                .map(|it| flow_state(lang, it).to_owned())
                .into(),
            Indicator::ALL
                .map(|it| indicator(lang, it).to_owned())
                .into(),
        ]
    }

    #[test]
    fn names_in_one_table_differ_and_the_languages_are_not_mixed() {
        for lang in Lang::ALL {
            for names in tables(lang) {
                for (place, name) in names.iter().enumerate() {
                    assert!(!names[..place].contains(name), "{name}");
                    let is_chinese = name.chars().any(|it| ('一'..='龥').contains(&it));
                    assert_eq!(is_chinese, lang == Lang::Zh, "{name}");
                }
            }
        }
    }

    #[test]
    fn a_band_says_which_side_its_limits_belong_to() {
        let name = |from, below| {
            let band = SegmentName::Band(BandOf::DiscountRate, from, below);
            segment(Lang::En, &band)
        };
        assert_eq!(name(None, Some(0.1)), "Discount rate < 10.00%");
        assert_eq!(
            name(Some(0.1), Some(0.25)),
            "Discount rate 10.00% to below 25.00%"
        );
        assert_eq!(name(Some(0.25), None), "Discount rate ≥ 25.00%");
    }

    #[test]
    fn a_band_of_prices_says_so_in_hundredths_unless_they_coincide() {
        let name = |from, below| {
            let band = SegmentName::Band(BandOf::Price, from, below);
            segment(Lang::Zh, &band)
        };
        assert_eq!(name(Some(82.1003), None), "实际单价 ≥ 82.10");
        assert_eq!(
            name(Some(0.101), Some(0.1034)),
            "实际单价 0.1010～0.1034（不含）"
        );
    }
}
