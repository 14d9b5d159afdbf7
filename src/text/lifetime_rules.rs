//! Rules of the models of lifetime in sentences.

use super::number::{count, fixed, percent};
use super::{Lang, names, number};
use crate::explain::LifetimeRule as R;

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
        R::WeakPrior { deviation } => {
            let deviation = number::exact(deviation);
            match lang {
                Lang::Zh => format!(
                    "弱正则化：以最长观察期为 1 计时，各参数的对数先验为均值 0、标准差 {deviation} 的正态分布，只防止参数趋于无穷。"
                ),
                Lang::En => format!(
                    "Weak regularisation: with the longest time followed as one, the logarithms of the parameters are taken to lie around 0 with a deviation of {deviation}, which only keeps them from running off."
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
        R::PeriodsBought(length) => {
            let period = super::explain::period_name(lang, length);
            match lang {
                Lang::Zh => format!(
                    "BG/BB 按{period}计数：首购那个{period}之后，有购买的{period}算一次，同一{period}里的几单也只算一次，所以这里的数少于订单数，金额也是一个有购买的{period}的金额。"
                ),
                Lang::En => format!(
                    "The BG/BB counts {period}s: one with an order after the {period} of the first is one, however many orders it holds. So there are fewer of them than orders, and money is that of a {period} with an order."
                ),
            }
        }
        R::Horizon { months, days } => {
            let (days, weeks) = (number::written(days), fixed(days / 7.0, 2));
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
            "客户价值 = 仍活跃的概率 × Σ 各月预计订单 ÷ (1 + 月折现率)^月 × 客单价 × 毛利率，逐位客户计算后相加。",
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
        R::MarginOfFile(margin) => {
            let margin = percent(lang, margin, 1);
            match lang {
                Lang::Zh => format!("毛利率 {margin} 取自文件（利润 ÷ 金额），对每一单相同。"),
                Lang::En => format!(
                    "The margin of {margin} is the file’s, profit ÷ money, the same for every order."
                ),
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
                    "{level} 区间：假定模型成立，实际数落在其中的可能性；含参数的不确定性（拉普拉斯近似、delta 法，客单价一并计入）与客户行为的偶然性，不含模型本身不成立的可能。预计数是平均数；人数很少时平均数可能落在分位数之外，此时把那一端扩到平均数，覆盖率只高不低。"
                ),
                Lang::En => format!(
                    "If the model holds, what happens lies in it in {level} of cases: uncertainty of the parameters, those of spend too (Laplace, delta method), and chance of the customers, but not that the model itself is wrong. What is expected is a mean; that of a few customers may lie beyond the quantiles, and the end is then moved out to it, so the range holds as often or more."
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
                    "{level} 区间：假定模型成立，按参数的后验抽样并逐月模拟这位客户，实际数落在其中的可能性不低于此；预计数是平均数，落在分位数之外时把那一端扩到它。单个客户的区间必然很宽。"
                ),
                Lang::En => format!(
                    "If the model holds, the customer’s own number lies in it with {level} or more: drawn parameters and drawn months, an end moved out to the mean where that lies beyond. A range of one customer is wide."
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
            "续费期数 = Σ S(n + k) ÷ S(n)，n 为合同已履行期数，k 为预测期内各期；价值再乘以每期收费并折现。",
            "Renewals = Σ S(n + k) ÷ S(n), n the periods a contract has lasted and k the periods of the horizon; value multiplies each by the charge and discounts it.",
        ),
        R::IfAlive => said(
            "若仍在的预计订单由模型的闭式解求值（含高斯超几何函数的稳定形式）。",
            "Expected orders of one who is still there: the closed form of the model, with Gauss’ function in its stable form.",
        ),
        R::Residual {
            annual,
            a_unit,
            is_continuous,
        } => {
            let (annual, a_unit) = (percent(lang, annual, 1), percent(lang, a_unit, 4));
            match (lang, is_continuous) {
                (Lang::Zh, true) => format!(
                    "剩余订单不设期限：今后全部订单，按年折现率 {annual} 连续折现，模型每单位时间 ln(1 + 年折现率) 折合 {a_unit}。"
                ),
                (Lang::Zh, false) => format!(
                    "剩余订单不设期限：今后各期的全部订单，年折现率 {annual} 折合每期 {a_unit}。"
                ),
                (Lang::En, true) => format!(
                    "Without a horizon: all orders to come, discounted continuously at {annual} a year, ln(1 + discount), which is {a_unit} a unit of the model’s time."
                ),
                (Lang::En, false) => format!(
                    "Without a horizon: all orders to come, discounted at {annual} a year, which is {a_unit} a period."
                ),
            }
        }
        R::AliveByModel => said(
            "仍活跃的概率由模型的闭式解求值，取决于 x、t_x 与 T。",
            "The chance to be still there is a closed form of the model in x, t_x and T.",
        ),
        R::NoChanceToLeave => said(
            "BG/NBD 假定只有复购之后才可能流失，所以只买过一次的客户一定还在。",
            "Under the BG/NBD a customer can leave only after an order that follows the first: one who bought once is there for certain.",
        ),
        R::SilenceWeighed => said(
            "末次购买之后没有动静，有两种可能：到 T 仍在、以后还会再买；或在 t_x 之后未再买就离开。两个乘方之积，是“仍在且无新订单”持续到 t_x 与持续到 T 的可能性之比。",
            "Two courses explain the silence since the last order: the customer is there at T and will buy again, or has left after t_x before another order. The product of the powers tells how much likelier it is to stay without a new order until t_x than until T.",
        ),
        R::ChanceByGauss {
            is_again,
            has_factor,
            b,
            c,
            z,
            function,
        } => chance_by_gauss(lang, is_again, has_factor, [b, c, z, function]),
        R::OddsGone => said(
            "自第 k 期起已离开、相对于到第 T 期仍在的发生比 = B(α + x, β + k − 1 − x) × B(γ + 1, δ + k − 1) ÷ (B(α + x, β + T − x) × B(γ, δ + T))；(δ + T) ÷ (γ + δ + T) 是下一期也还在的概率。",
            "Odds of being gone from period k on, against being there in all T: B(α + x, β + k − 1 − x) × B(γ + 1, δ + k − 1) ÷ (B(α + x, β + T − x) × B(γ, δ + T)); (δ + T) ÷ (γ + δ + T) is the chance to be there in the next period too.",
        ),
        R::BoughtAtTheLast => said(
            "最近一期买过，那时一定还在；(δ + T) ÷ (γ + δ + T) 是下一期也还在的概率。",
            "An order in the last period: the customer was there then; (δ + T) ÷ (γ + δ + T) is the chance to be there in the next too.",
        ),
        R::StandardError => said(
            "标准误由最大似然点处的观测信息矩阵求得。",
            "From the observed information at the maximum.",
        ),
        R::ContractBic { contracts } => {
            let n = count(lang, contracts);
            match lang {
                Lang::Zh => format!(
                    "BIC = k ln n − 2 ln L，n 为 {n} 份合同，k 为参数个数（分段曲线为段数），越小越好。"
                ),
                Lang::En => format!(
                    "BIC = k ln n − 2 ln L, n the {n} contracts, k the numbers fitted (the intervals of a piecewise curve); lower is better."
                ),
            }
        }
        R::LaterError => said(
            "留出的各期里，预测留存与实际留存之差的均方根。",
            "Over the periods held out: the root of the mean squared difference between predicted and actual survival.",
        ),
        R::Bic { customers } => {
            let n = count(lang, customers);
            match lang {
                Lang::Zh => format!("BIC = 4 ln n − 2 ln L，n 为 {n} 位客户，越小越好。"),
                Lang::En => {
                    format!("BIC = 4 ln n − 2 ln L, n the {n} customers; lower is better.")
                }
            }
        }
        R::MeanAlive => said(
            "每位客户的概率由模型按 x、t_x、T 算出，再取平均。",
            "The chance of each customer by the model, from x, t_x and T; their mean.",
        ),
        R::Errors => said(
            "误差逐位客户计算：MAE 是 |预测 − 实际| 的平均；RMSE 是 (预测 − 实际)² 平均的平方根，偏得多的客户权重更大；偏差是预测 − 实际的平均，正数表示高估。",
            "Errors by customer: MAE is the mean of |predicted − actual|; RMSE the root of the mean of its square, which weighs customers far off more; bias the mean of predicted − actual, above zero where too much was predicted.",
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
        R::SpendOneMean { customers } => {
            let customers = count(lang, customers);
            match lang {
                Lang::Zh => format!(
                    "客单价：{customers} 位复购客户全部复购订单的平均金额（总金额 ÷ 总订单），每位客户相同。"
                ),
                Lang::En => format!(
                    "Money of an order: the mean of all orders after the first of {customers} customers (money ÷ orders), the same for everyone."
                ),
            }
        }
        R::SpendOwnMeans => said(
            "客单价：每位客户自己复购订单的平均金额，没有复购的客户用全体平均；区间不含客单价的不确定性。",
            "Money of an order: the customer’s own mean after the first order, the mean of all for those without one; ranges leave its uncertainty out.",
        ),
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
            "不采取行动的预计价值 = 若仍在的价值 × 仍活跃的概率。这是模型本来就预计的数，不是挽留能多赚的；挽留有没有用，要留一组不联系来对照。",
            "Value expected with no action = value if still there × chance to be still a customer. It is what the model expects anyway, not what a campaign would add: leave some customers alone to learn that.",
        ),
        R::LongGone { least, customers } => {
            let (least, customers) = (percent(lang, least, 0), count(lang, customers));
            match lang {
                Lang::Zh => format!(
                    "仍活跃的概率不到 {least} 的视为早已流失，不列入；同样价值高而超期的有 {customers} 位因此没有列出。"
                ),
                Lang::En => format!(
                    "With a chance below {least} somebody is long gone and not listed; {customers} as good and as overdue are left out for it."
                ),
            }
        }
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

/// A chance of the Pareto/NBD with the function it is made of.
fn chance_by_gauss(lang: Lang, is_again: bool, has_factor: bool, numbers: [f64; 4]) -> String {
    let [b, c, z, function] = numbers.map(number::estimate);
    let (zh, en, shape, factor) = match is_again {
        true => (
            "到 T 仍在者还会再买的概率",
            "The chance to buy again",
            "(r + x)",
            " × (β + T) ÷ (α + T)",
        ),
        false => (
            "末次购买后未再买就离开的概率",
            "The chance to leave before another order",
            "s",
            " × (α + t_x) ÷ (β + t_x)",
        ),
    };
    let factor = if has_factor { factor } else { "" };
    let made = format!("{shape} ÷ (r + s + x){factor} × ₂F₁(1, {b}; {c}; {z})");
    match lang {
        Lang::Zh => format!("{zh} = {made}，其中高斯超几何级数 ₂F₁ = {function}。"),
        Lang::En => format!("{en} = {made}; Gauss’ series ₂F₁ is {function}."),
    }
}
