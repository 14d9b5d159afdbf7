//! Names of the quantities of the models of lifetime, and their rules in sentences.

use super::number::{count, fixed, percent};
use super::{Lang, names, number};
use crate::explain::{LifetimeRule as R, LifetimeSymbol as S};

/// The name of a quantity of the models of lifetime.
pub(super) fn name(lang: Lang, symbol: S) -> &'static str {
    let (zh, en) = match symbol {
        S::Horizon => ("预测月数", "months ahead"),
        S::ExpectedOrders => ("预计订单", "expected orders"),
        S::Low => ("区间下限", "low end"),
        S::High => ("区间上限", "high end"),
        S::DiscountedRevenue => ("预计收入（折现后）", "expected revenue, discounted"),
        S::ValueMargin => ("毛利率", "margin"),
        S::TotalValue => ("客户价值合计", "value of all customers"),
        S::ValuePerCustomer => ("人均客户价值", "value per customer"),
        S::MeanAlive => ("平均留存概率", "mean chance to be still a customer"),
        S::MeanSpend => ("平均客单价（模型）", "mean order under the model of spend"),
        S::DiscountAnnual => ("年折现率", "discount a year"),
        S::DiscountMonthly => ("月折现率", "discount a month"),
        S::FittedCustomers => ("拟合所用客户", "customers of the fit"),
        S::RepeatOrders => ("复购订单", "orders after the first"),
        S::Parameter => ("模型参数", "parameter"),
        S::StandardError => ("标准误", "standard error"),
        S::LogLikelihood => ("对数似然 ln L", "ln L"),
        S::Bic => ("BIC", "BIC"),
        S::GroupOrders => ("该组预计订单", "expected orders of the group"),
        S::GroupRevenue => (
            "该组预计收入（折现后）",
            "expected revenue of the group, discounted",
        ),
        S::GroupValue => ("该组客户价值", "value of the group"),
        S::CustomerOrders => ("该客户预计订单", "expected orders of the customer"),
        S::OrdersIfAlive => ("若仍在的预计订单", "expected orders if still there"),
        S::MonthOrders => ("若仍在，当月预计订单", "orders of the month if still there"),
        S::DiscountedOrders => (
            "若仍在的预计订单（折现后）",
            "expected orders if still there, discounted",
        ),
        S::OrderMoney => ("预计客单价", "expected money of an order"),
        S::MeanSpent => ("复购平均金额 m", "mean money after the first order, m"),
        S::TimesBought => ("复购次数 x", "orders after the first, x"),
        S::LastTime => ("末次购买时点 t_x", "time of the last order, t_x"),
        S::SeenTime => ("观察时长 T", "time followed, T"),
        S::ParameterR => ("参数 r", "parameter r"),
        S::ParameterAlpha => ("参数 α", "parameter α"),
        S::ParameterA => ("参数 a", "parameter a"),
        S::ParameterB => ("参数 b", "parameter b"),
        S::ParameterP => ("客单价参数 p", "parameter p of spend"),
        S::ParameterQ => ("客单价参数 q", "parameter q of spend"),
        S::ParameterV => ("客单价参数 v", "parameter v of spend"),
        S::Contracts => ("合同数", "contracts"),
        S::ActiveContracts => ("仍在履行的合同", "contracts that go on"),
        S::Renewals => ("预计续费期数", "expected renewals"),
        S::RenewalRevenue => ("预计续费收入（折现后）", "revenue of renewals, discounted"),
        S::RenewalValue => ("在约合同的价值", "value of the contracts that go on"),
        S::ThenSaid => ("当时的预测", "said then"),
        S::UnderKept => ("新数据、沿用的参数", "these data, kept parameters"),
        S::UnderNew => (
            "新数据、重新拟合的参数",
            "these data, parameters fitted anew",
        ),
        S::MovedByData => ("数据变化带来的增减", "moved by the data"),
        S::MovedByFit => ("重新拟合带来的增减", "moved by fitting anew"),
        S::MoveInErrors => ("变化（以标准误计）", "move in standard errors"),
        S::LaterOrders => ("实际订单", "actual orders"),
        S::PredictedOrders => ("预测订单", "predicted orders"),
        S::TotalError => ("总量误差", "error of the total"),
        S::MeanAbsoluteError => ("平均绝对误差 MAE", "mean absolute error, MAE"),
        S::RootMeanSquare => ("均方根误差 RMSE", "root mean squared error, RMSE"),
        S::Bias => ("偏差", "bias"),
        S::FrequencyCustomers => ("该频次的客户", "customers of this frequency"),
        S::MeanActual => ("人均实际订单", "actual orders per head"),
        S::MeanPredicted => ("人均预测订单", "predicted orders per head"),
        S::OrdersSoFar => ("累计实际订单", "actual orders so far"),
        S::ExpectedSoFar => ("累计预测订单", "expected orders so far"),
        S::SlippingCustomers => ("正在流失的客户", "customers slipping away"),
        S::AtStake => ("面临损失的价值", "value at stake"),
        S::LeastValue => ("高价值门槛", "least value of the best"),
        S::DaysSince => ("距上次购买天数", "days since the last order"),
        S::OwnDays => ("自己的平均间隔", "own mean gap"),
        S::Overdue => ("超出自己间隔的倍数", "times the own gap"),
        S::Alive => ("留存概率", "chance to be still a customer"),
        S::ValueIfAlive => ("若仍在的价值", "value if still there"),
        S::Started => ("起始客户", "customers who started"),
        S::StillActive => ("当期下单客户", "customers who ordered"),
        S::FromStart => ("对起始的留存率", "retention from the start"),
        S::ActiveBefore => ("上期下单客户", "customers who ordered the period before"),
        S::FromBefore => ("对上期的比率", "ratio to the period before"),
        S::CohortRevenue => ("当月收入", "revenue of the month"),
        S::ValueSoFar => ("人均累计收入", "revenue per head so far"),
        S::SeenThrough => ("满一整年的客户", "customers seen through the year"),
        S::ActiveInYear => ("当年下单客户", "customers who ordered in the year"),
        S::YearRevenue => ("当年收入", "revenue of the year"),
        S::YearProfit => ("当年利润", "profit of the year"),
        S::RevenuePerActive => ("下单客户人均收入", "revenue per customer who ordered"),
        S::Observed => ("实际留存", "observed"),
        S::Fitted => ("拟合留存", "fitted"),
        S::Misfit => ("拟合与实际之差", "fitted less observed"),
        S::Payments => ("预计付款期数", "expected payments"),
        S::DiscountedPayments => ("折现后付款期数", "expected payments, discounted"),
        S::Margin => ("每期毛利", "margin a period"),
        S::CustomerValue => ("每位客户价值", "value of a customer"),
        S::PeriodDiscount => ("每期折现率", "discount a period"),
        S::CustomersWon => ("获得的客户", "customers won"),
        S::Kept => ("留存率", "retention"),
        S::ActiveCustomers => ("当年客户", "customers of the year"),
        S::ActiveYearBefore => ("上年客户", "customers of the year before"),
        S::MarginPerYear => ("人均年毛利", "margin per head and year"),
        S::KeepingCost => ("人均年维系成本", "cost of keeping per head and year"),
        S::WinningCost => ("人均获客成本", "cost of winning per head"),
        S::YearCash => ("当年现金", "cash of the year"),
        S::Years => ("折现年数", "years discounted"),
        S::PresentValue => ("现值", "present value"),
        S::PresentSoFar => ("累计现值", "present value so far"),
        S::PresentPerWon => (
            "每位获得客户的累计现值",
            "present value so far per customer won",
        ),
        S::ReturnChance => ("下一期购买的概率", "chance to buy in the next period"),
        S::LagChance => ("恰在此期回来的概率", "chance to return exactly then"),
        S::EverReturns => ("会回来的概率", "chance ever to return"),
        S::PurchaseMargin => ("每次购买毛利", "margin of a purchase"),
        S::ContactCost => ("每期联系成本", "cost of contact a period"),
        S::StateValue => ("该状态客户的价值", "value in the state"),
        S::FirstState => ("刚购买客户的价值", "value of one who has just bought"),
        S::NextState => ("后一状态的价值", "value in the state after"),
        S::StopAfter => ("联系到第几期为止", "stop after period"),
        S::Buyers => ("购买人数", "buyers"),
        S::Asked => ("仍在联系的人数", "still contacted"),
        S::CourseValue => ("人均净现值", "net present value per head"),
        S::EventChance => ("发生概率", "chance"),
        S::EventRevenue => ("事件收入", "revenue of the event"),
        S::EventCost => ("事件成本", "cost of the event"),
        S::EventYears => ("距今年数", "years from now"),
        S::EventExpected => ("期望净收入", "expected net revenue"),
        S::Stock => ("在读（在册）人数", "members at one time"),
        S::Joining => ("每月新入人数", "joining a month"),
        S::Residence => ("平均停留月数", "mean months in residence"),
        S::MemberRevenue => ("人均月收入", "revenue per member and month"),
        S::MemberProfit => ("人均月利润", "profit per member and month"),
        S::ProfitPerMember => ("每位成员带来的利润", "profit of a member"),
        S::RevenuePerMember => ("每位成员带来的收入", "revenue of a member"),
        S::ProfitOfAll => ("全体月利润", "profit of all a month"),
        S::RevenueOfAll => ("全体月收入", "revenue of all a month"),
        S::ProfitShare => ("利润率", "margin"),
        S::LeftBy => ("累计流失", "left by then"),
        S::LostInInterval => ("本段流失（占段首在册）", "lost of those there at its start"),
        S::MonthlyChurn => ("月流失率", "chance to leave a month"),
        S::PiecewiseMonths => (
            "按各段流失率推算的停留月数",
            "months by the intervals’ rates",
        ),
        S::ImpliedStock => ("由此推算的在册人数", "members that would follow"),
        S::StockGap => ("与所述在册人数之差", "gap to the stated members"),
        S::Printed => ("论文所列", "as printed"),
        S::Reproduced => ("本程序算得", "computed here"),
        S::Deviation => ("相对偏差", "deviation"),
    };
    lang.pick(zh, en)
}

/// A rule of the models of lifetime as one sentence.
pub(super) fn rule(lang: Lang, rule: &R) -> String {
    let said = |zh: &str, en: &str| lang.pick(zh, en).to_owned();
    match *rule {
        R::Fitted {
            customers,
            repeat_orders,
            histories,
        } => {
            let [customers, orders, rows] =
                [customers, repeat_orders, histories].map(|it| count(lang, it));
            match lang {
                Lang::Zh => format!(
                    "最大似然拟合：{customers} 位客户、{orders} 笔复购，归并为 {rows} 种购买历史 (x, t_x, T)。"
                ),
                Lang::En => format!(
                    "Maximum likelihood on {customers} customers with {orders} orders after the first, in {rows} distinct histories (x, t_x, T)."
                ),
            }
        }
        R::KeptFit { until, customers } => {
            let customers = count(lang, customers);
            let day = until.map(|day| names::day(lang, day));
            match (lang, day) {
                (Lang::Zh, Some(day)) => {
                    format!("沿用拟合到 {day} 的参数，未重新拟合；现有 {customers} 位客户。")
                }
                (Lang::Zh, None) => {
                    format!("沿用先前拟合的参数，未重新拟合；现有 {customers} 位客户。")
                }
                (Lang::En, Some(day)) => format!(
                    "Parameters kept from a fit up to {day}, not fitted anew; {customers} customers now."
                ),
                (Lang::En, None) => format!(
                    "Parameters kept from an earlier fit, not fitted anew; {customers} customers now."
                ),
            }
        }
        R::RepeatOrders => said(
            "只计首购之后的订单；同一天的几单算一单。",
            "Orders after the first; several on a day are one.",
        ),
        R::Horizon { months, days } => {
            let (days, weeks) = (fixed(days, 1), fixed(days / 7.0, 2));
            match lang {
                Lang::Zh => format!(
                    "预测期 {months} 个月 = {days} 天 = {weeks} 周；一年按 365.25 天，一月按 30.4375 天。"
                ),
                Lang::En => format!(
                    "The horizon: {months} months = {days} days = {weeks} weeks, a year of 365.25 days and a month of 30.4375."
                ),
            }
        }
        R::Discount { annual, monthly } => {
            let (annual, monthly) = (percent(lang, annual, 1), percent(lang, monthly, 4));
            match lang {
                Lang::Zh => format!(
                    "年折现率 {annual}，每月 (1 + {annual})^(1/12) − 1 = {monthly}，按月末折现。"
                ),
                Lang::En => format!(
                    "A discount of {annual} a year is (1 + {annual})^(1/12) − 1 = {monthly} a month, to the end of each month."
                ),
            }
        }
        R::ValueSum => said(
            "客户价值 = 留存概率 × Σ 各月预计订单 ÷ (1 + 月折现率)^月 × 客单价 × 毛利率，逐位客户计算后相加。",
            "Value = chance to be still a customer × Σ expected orders of each month ÷ (1 + monthly discount)^month × money of an order × margin, added up over the customers.",
        ),
        R::MarginIsEntered(margin) => {
            let margin = percent(lang, margin, 1);
            match lang {
                Lang::Zh => format!("毛利率 {margin} 是你的假设，对每一单相同。"),
                Lang::En => {
                    format!("The margin of {margin} is your assumption, the same for every order.")
                }
            }
        }
        R::ValueIsRevenue => said(
            "毛利率按 100% 计，所以这里的价值是收入，不是利润。",
            "The margin is 100%, so value here is revenue, not profit.",
        ),
        R::Range { level } => {
            let level = percent(lang, level, 0);
            match lang {
                Lang::Zh => format!(
                    "{level} 区间：含参数的不确定性（拉普拉斯近似、delta 法，客单价模型一并计入）与客户行为的偶然性。"
                ),
                Lang::En => format!(
                    "A range that holds in {level} of cases: uncertainty of the parameters, those of spend too (Laplace, delta method), and chance of the customers."
                ),
            }
        }
        R::RangeOfParameters { level } => {
            let level = percent(lang, level, 0);
            match lang {
                Lang::Zh => format!("{level} 区间：只含参数的不确定性，不含客户行为的偶然性。"),
                Lang::En => format!(
                    "A range that holds in {level} of cases for the uncertainty of the parameters alone, without chance."
                ),
            }
        }
        R::RangeOfCustomer { level } => {
            let level = percent(lang, level, 0);
            match lang {
                Lang::Zh => format!(
                    "{level} 区间：按参数的后验抽样并逐月模拟这位客户，实际数落在其中的可能性；单个客户的区间必然很宽。"
                ),
                Lang::En => format!(
                    "The customer’s own number lies in it with {level}: drawn parameters and drawn months. A range of one customer is wide."
                ),
            }
        }
        R::ContractCurve { contracts } => {
            let contracts = count(lang, contracts);
            match lang {
                Lang::Zh => format!(
                    "合同的流失看得见：对 {contracts} 份合同最大似然拟合留存曲线，仍在履行的按截尾处理。"
                ),
                Lang::En => format!(
                    "Leaving is seen: maximum likelihood of a curve of survival on {contracts} contracts, those that go on taken as not ended yet."
                ),
            }
        }
        R::RenewalsAhead => said(
            "续费期数 = Σ S(n + k) ÷ S(n)，n 为合同已履行月数，k 为预测期内各月；价值再乘以每期收费并折现。",
            "Renewals = Σ S(n + k) ÷ S(n), n the months a contract has lasted and k the months of the horizon; value multiplies each by the charge and discounts it.",
        ),
        R::IfAlive => said(
            "若仍在的预计订单由模型的闭式解求值（含高斯超几何函数的稳定形式）。",
            "Expected orders of one who is still there: the closed form of the model, with Gauss’ function in its stable form.",
        ),
        R::AliveByModel => said(
            "留存概率由模型的闭式解求值，取决于 x、t_x 与 T。",
            "The chance to be still there is a closed form of the model in x, t_x and T.",
        ),
        R::StandardError => said(
            "标准误由最大似然点处的观测信息矩阵求得。",
            "From the observed information at the maximum.",
        ),
        R::Bic => said(
            "BIC = 4 ln(客户数) − 2 ln L，越小越好。",
            "BIC = 4 ln(customers) − 2 ln L; lower is better.",
        ),
        R::HeldOut { days, customers } => {
            let (days, customers) = (fixed(days, 0), count(lang, customers));
            match lang {
                Lang::Zh => {
                    format!("留出检验：模型没见过的 {days} 天里，{customers} 位客户的订单。")
                }
                Lang::En => format!(
                    "Held out: orders of {customers} customers in {days} days that the fit has not seen."
                ),
            }
        }
        R::NaiveRate => said(
            "朴素外推：每位客户按过去的频率 x ÷ T 继续购买。",
            "Naive: every customer goes on at the past rate x ÷ T.",
        ),
        R::Spend { customers } => {
            let customers = count(lang, customers);
            match lang {
                Lang::Zh => format!("客单价：Gamma-Gamma 模型，用 {customers} 位复购客户拟合。"),
                Lang::En => format!(
                    "Money of an order: a Gamma-Gamma model of {customers} customers who bought again."
                ),
            }
        }
        R::OwnRhythm { times, least_x } => {
            let times = number::exact(times);
            match lang {
                Lang::Zh => format!(
                    "超期：距上次购买超过自己平均间隔的 {times} 倍；至少有 {least_x} 笔复购才看得出间隔。"
                ),
                Lang::En => format!(
                    "Overdue: more than {times} times the customer’s own mean gap since the last order; {least_x} orders after the first make a gap."
                ),
            }
        }
        R::BestPart(share) => {
            let share = percent(lang, share, 0);
            match lang {
                Lang::Zh => format!("高价值：若仍在，价值排在全部客户的前 {share}。"),
                Lang::En => format!("Worth much: among the best {share} by value if still there."),
            }
        }
        R::AtStake => said(
            "面临损失的价值 = 若仍在的价值 × (1 − 留存概率)。",
            "Value at stake = value if still there × (1 − chance to be still a customer).",
        ),
        R::CohortMonth => said(
            "同期群：按首次下单的自然月归组。",
            "A cohort: customers by the calendar month of their first order.",
        ),
        R::OldEnough => said(
            "每个月龄只计已经走完该月龄的同期群。",
            "For each age only cohorts that have lived through it count.",
        ),
        R::NotOver => said("这个月还没有过完。", "This month is not over."),
        R::TenureYear => said(
            "自首次下单起每 365 天为一年；只计完整观察到该年的客户。",
            "Years of 365 days from the first order; only customers seen through a year count in it.",
        ),
        R::FromTable => said(
            "留存 = 此时仍在的人 ÷ 起始人数。",
            "Those still there ÷ those who started.",
        ),
        R::CurveFitted { customers } => {
            let customers = fixed(customers, 0);
            match lang {
                Lang::Zh => format!("最大似然拟合各期流失，起始人数 {customers}。"),
                Lang::En => format!("Maximum likelihood of the losses of {customers} customers."),
            }
        }
        R::SumOfSurvival => said(
            "付款期数 = Σ S(t) ÷ (1 + d)^t，首笔在期初，不折现。",
            "Payments = Σ S(t) ÷ (1 + d)^t, the first at once and not discounted.",
        ),
        R::FirstYearNow => said(
            "第一年的现金不折现，第 t 年折现 t − 1 年。",
            "The first year’s cash is not discounted; year t by t − 1 years.",
        ),
        R::LittlesLaw => said(
            "利特尔法则：在册人数 = 每月新入 × 平均停留月数（人数平稳时成立）。",
            "Little’s law: members = joining a month × mean months in residence, where numbers are steady.",
        ),
        R::ConstantWithin => said(
            "每段内月流失率不变，最后一段的流失率一直延续。",
            "The chance to leave is constant within an interval; the last is kept on.",
        ),
        R::PrintedRounded => said("按论文或测试所印的位数。", "Rounded as it was printed."),
        R::ComputedNow => said(
            "打开本页时在你的浏览器里现算。",
            "Computed on this machine when the page was opened.",
        ),
    }
}
