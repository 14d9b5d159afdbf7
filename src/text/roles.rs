//! What a column may mean, in words.

use super::Lang;
use crate::ingest::Role;

/// A role's name.
pub fn role_name(lang: Lang, role: Role) -> &'static str {
    let (zh, en) = name(role);
    lang.pick(zh, en)
}

/// The name of a role inside a sentence: what is no word, such as the T of a history, keeps its size.
pub fn role_in_sentence(lang: Lang, role: Role) -> String {
    let name = role_name(lang, role);
    let mut letters = name.chars();
    let first = letters.next().map(|it| it.to_ascii_lowercase());
    first.into_iter().chain(letters).collect()
}

/// What a role is for, in one sentence.
pub fn role_use(lang: Lang, role: Role) -> &'static str {
    let (zh, en) = purpose(role);
    lang.pick(zh, en)
}

fn name(role: Role) -> (&'static str, &'static str) {
    match role {
        Role::Customer => ("客户", "Customer"),
        Role::Date => ("日期", "Date"),
        Role::Amount => ("金额", "Amount"),
        Role::Order => ("订单号", "Order id"),
        Role::Quantity => ("数量", "Quantity"),
        Role::UnitPrice => ("单价", "Unit price"),
        Role::Cost => ("成本", "Cost"),
        Role::Profit => ("利润", "Profit"),
        Role::Discount => ("折扣", "Discount"),
        Role::Refund => ("退款金额", "Refund"),
        Role::Status => ("订单状态", "Status"),
        Role::PaymentStatus => ("支付状态", "Payment status"),
        Role::RefundStatus => ("退款（售后）状态", "Refund status"),
        Role::Category => ("品类", "Category"),
        Role::Product => ("商品", "Product"),
        Role::Channel => ("渠道", "Channel"),
        Role::Currency => ("币种", "Currency"),
        Role::Segment => ("客户分组", "Segment"),
        Role::ServiceLevel => ("服务水平", "Service level"),
        Role::Year => ("年", "Year"),
        Role::Month => ("月", "Month"),
        Role::OrderCount => ("订单数", "Orders"),
        Role::FirstDate => ("首次日期", "First date"),
        Role::PotentialValue => ("潜在价值", "Potential value"),
        Role::WinProbability => ("赢得概率", "Win probability"),
        Role::CategorySpend => ("品类总支出", "Category spend"),
        Role::Competitor => ("竞争品牌", "Competitor"),
        Role::Start => ("开始日期", "Start"),
        Role::End => ("结束日期", "End"),
        Role::Tenure => ("在网时长", "Tenure"),
        Role::Charge => ("月费", "Monthly charge"),
        Role::Churned => ("是否流失", "Churned"),
        Role::LeadSource => ("潜客来源", "Lead source"),
        Role::Stage => ("阶段", "Stage"),
        Role::LossReason => ("失效原因", "Loss reason"),
        Role::FollowUp => ("下次跟进", "Next follow-up"),
        Role::LastContact => ("上次跟进", "Last contact"),
        Role::Score => ("评分", "Score"),
        Role::Satisfaction => ("满意度", "Satisfaction"),
        Role::Recommendation => ("推荐意愿", "Recommendation"),
        Role::Age => ("年龄", "Age"),
        Role::Gender => ("性别", "Gender"),
        Role::Region => ("地区", "Region"),
        Role::RepeatOrders => ("复购次数 x", "Repeat orders x"),
        Role::LastOrderTime => ("末次购买时长 t_x", "Time of last order t_x"),
        Role::ObservedTime => ("观察时长 T", "Time observed T"),
        Role::RowCustomers => ("代表人数", "Customers a row"),
        Role::Period => ("第几期", "Period"),
    }
}

fn purpose(role: Role) -> (&'static str, &'static str) {
    match role {
        Role::Customer => ("谁买的；按文本保存，前导零不丢", "Who bought; kept as text"),
        Role::Date => (
            "哪天买的；一行一位客户的表里是最近一次",
            "On which day; in a table with one row a customer the last purchase",
        ),
        Role::Amount => (
            "这一行的金额，退款为负",
            "Money of the line, negative for a refund",
        ),
        Role::Order => (
            "同一订单的多行合为一单；没有则按客户和日期合并",
            "Joins the lines of an order; without it a customer’s day is an order",
        ),
        Role::Quantity => (
            "件数，退货为负；没有金额列时与单价相乘",
            "Units, negative for goods that came back; times price where no amount is mapped",
        ),
        Role::UnitPrice => (
            "每件价格；没有金额列时与数量相乘",
            "Price a unit; times quantity where no amount is mapped",
        ),
        Role::Cost => (
            "这一行的成本，用来算利润",
            "Cost of the line, to find profit",
        ),
        Role::Profit => ("这一行的利润", "Profit of the line"),
        Role::Discount => (
            "这一行让了多少，金额或比例",
            "What was taken off the line, as money or rate",
        ),
        Role::Refund => (
            "这一行退了多少钱；作为同一天的负金额计入",
            "What was paid back; counts below zero on the same day",
        ),
        Role::Status => (
            "决定哪些行算成交、哪些算退款、哪些不算",
            "Decides which rows are sales, which refunds and which neither",
        ),
        Role::PaymentStatus => (
            "没有付款的行不算；与订单状态同时起作用",
            "Rows that were not paid do not count; works together with the order's status",
        ),
        Role::RefundStatus => (
            "已退款的行按退款算，或不算；与订单状态同时起作用",
            "Rows whose money went back count as refunds, or not at all; works together with the order's status",
        ),
        Role::Category => ("用来分组和筛选", "To group and filter by"),
        Role::Product => ("用来分组和筛选", "To group and filter by"),
        Role::Channel => ("用来分组和筛选", "To group and filter by"),
        Role::Currency => (
            "不同币种从不相加",
            "Different currencies are never added up",
        ),
        Role::Segment => (
            "文件自带的客户分组",
            "Groups of customers the file names itself",
        ),
        Role::ServiceLevel => (
            "会员等级或服务水平，用来分组",
            "Level of membership or service, to group by",
        ),
        Role::Year => (
            "与月份列一起当日期",
            "Gives the date together with the month",
        ),
        Role::Month => (
            "与年份列一起当日期",
            "Gives the date together with the year",
        ),
        Role::OrderCount => ("该客户共下了几单", "How many orders the customer placed"),
        Role::FirstDate => (
            "首次购买或入会的日期",
            "First purchase, or the day the customer joined",
        ),
        Role::PotentialValue => ("客户可能达到的消费", "What the customer could spend"),
        Role::WinProbability => ("拿下这份潜力的可能性", "How likely the potential is won"),
        Role::CategorySpend => (
            "客户在这个品类上的全部花费，含别家",
            "What the customer spends on the category with everyone",
        ),
        Role::Competitor => (
            "买的是谁家的，用来看忠诚",
            "Whose product it was, to see loyalty",
        ),
        Role::Start => ("合同第一天", "First day of the contract"),
        Role::End => (
            "合同最后一天，空白表示仍在",
            "Last day of the contract; blank while it runs",
        ),
        Role::Tenure => ("合同已持续的月数", "Months the contract has lasted"),
        Role::Charge => ("合同每月的费用", "Money a month of the contract"),
        Role::Churned => ("合同是否已结束", "Whether the contract has ended"),
        Role::LeadSource => ("潜客从哪里来", "Where the lead came from"),
        Role::Stage => ("潜客跟进到哪一步", "How far the lead has come"),
        Role::LossReason => ("这位潜客为什么没成交", "Why the lead was lost"),
        Role::FollowUp => ("下次什么时候联系", "When to speak to the lead again"),
        Role::LastContact => ("上次什么时候联系过", "When the lead was last spoken to"),
        Role::Score => ("打分项", "A score"),
        Role::Satisfaction => (
            "满意度问题的答案",
            "Answer to the question about satisfaction",
        ),
        Role::Recommendation => (
            "0 到 10 分的推荐意愿，用来算 NPS",
            "Likelihood to recommend, 0 to 10, for NPS",
        ),
        Role::Age => ("客户年龄", "Age of the customer"),
        Role::Gender => ("客户性别", "Gender of the customer"),
        Role::Region => ("客户所在地区", "Where the customer lives"),
        Role::RepeatOrders => ("首次之后又买了几次", "Purchases after the first"),
        Role::LastOrderTime => (
            "从首次到最近一次购买",
            "From the first to the last purchase",
        ),
        Role::ObservedTime => (
            "从首次购买到数据截止",
            "From the first purchase to the end of the data",
        ),
        Role::RowCustomers => ("这一行有几位客户", "How many customers the row is"),
        Role::Period => ("从开始算起的第几期", "Periods since the start"),
    }
}
