//! The words of papers reproduced.

use super::{Phrase, both};
use crate::text::Lang;
use crate::text::number::count;

/// The finding of papers.
pub const PAPERS_ANSWER: Phrase = both(
    "{} 项与所列数字逐位一致，共 {} 项；其余逐项注明有几位有效数字相同。",
    "{} of {} listed figures are met to the last digit; of the others it is said how many figures are.",
);
/// Column.
pub const WHAT: Phrase = both("项目", "Figure");
/// Column of figures that no paper prints.
pub const COMPUTED_APART: Phrase = both("另行算得", "computed apart");
/// Column.
pub const AS_PRINTED: Phrase = both("对照结果", "Compared");
/// Mark.
pub const AGREES: Phrase = both("一致", "the same");
/// Mark.
pub const DIFFERS: Phrase = both("不同", "differs");
/// A mark where only the first figures are the same.
pub fn first_figures(lang: Lang, figures: usize) -> String {
    match lang {
        Lang::Zh => format!("前 {figures} 位相同"),
        Lang::En if figures == 1 => "the same to one figure".to_owned(),
        Lang::En => format!("the same to {figures} figures"),
    }
}

/// Title.
pub const APART: Phrase = both("另一套独立计算的结果", "Computed apart, by other means");
/// Note.
pub const APART_NOTE: Phrase = both(
    "不是论文所印：另一套程序用 50 位数值核对，拟合到更严的停止条件。",
    "Not printed in a paper: another program, checked with fifty digits and fitted to a stricter end.",
);
/// Title.
pub const ROUNDED: Phrase = both(
    "同一样本，周数保留两位小数",
    "The same sample, weeks rounded to two places",
);
/// Note.
pub const ROUNDED_NOTE: Phrase = both(
    "lifetimes 附带的汇总表就是这样舍入的。客户价值：12 个月，每月 4.345 周，月折现率 1%，不乘毛利率。",
    "As the summary that comes with lifetimes is. Value: 12 months of 4.345 weeks, 1% a month, without a margin.",
);
/// Of the customers' means: mean, standard deviation, least, median, most, correlation with the
/// orders; parted by bars.
pub const SPREAD: Phrase = both(
    "平均|标准差|最小|中位数|最大|与 x 的相关系数",
    "mean|standard deviation|least|median|most|correlation with x",
);

/// A week of orders so far, the week left open.
pub fn so_far(lang: Lang, whose: &str) -> String {
    match lang {
        Lang::Zh => format!("第 {{}} 周 · {whose}"),
        Lang::En => format!("week {{}} · {whose}"),
    }
}

/// Title.
pub const CDNOW_SPEND: Phrase = both("客单价", "Spend");
/// Title.
pub const CDNOW_MASTER: Phrase = both("CDNOW 全量文件", "The whole of CDNOW");
/// Note.
pub const CDNOW_MASTER_NOTE: Phrase = both(
    "论文的结果都出自它的十分之一样本（2,357 位客户）：打开 CDNOW_sample.txt 就能逐项对照。全量文件可直接看“订单与价值预测”。",
    "The papers rest on a tenth of it (2,357 customers): open CDNOW_sample.txt to hold every figure against them. For all of it see “Orders and value to come”.",
);
/// Line.
pub const CUSTOMERS: Phrase = both("客户", "customers");
/// Line.
pub const MONEY: Phrase = both("金额合计", "money");
/// Line.
pub const WITHOUT_FREE: Phrase = both(
    "去掉 8 位唯一订单为 0 元的客户后的 BG/NBD · ln L",
    "BG/NBD · ln L without the 8 customers whose only order was free",
);
/// Title.
pub const SBG_2007: Phrase = both("sBG：Fader & Hardie 2007", "sBG: Fader & Hardie 2007");
/// Note.
pub const SBG_2007_NOTE: Phrase = both(
    "每类 1,000 人，用前 7 次续约拟合；其后为预测。",
    "A thousand members of each kind, fitted to seven renewals; the rest is predicted.",
);
/// Title.
pub const DERL_2010: Phrase = both(
    "折现剩余寿命：Fader & Hardie 2010 表 3",
    "Discounted residual lifetime: Fader & Hardie 2010, table 3",
);
/// Note.
pub const DERL_2010_NOTE: Phrase = both(
    "年折现率 10%；n 是客户正处的期数，即将面临第 n 次续约。第二组的 α、β 在论文里已舍入，所以末位可差 0.01。",
    "A discount of 10%; n is the period a customer is in, about to decide on the n-th renewal. The second case’s α and β were rounded in print, so its last digit may be off by one.",
);
/// Title.
pub const BGBB_2010: Phrase = both(
    "BG/BB 捐赠：Fader、Hardie & Shang 2010",
    "BG/BB, donations: Fader, Hardie & Shang 2010",
);
/// Note.
pub const BGBB_2010_NOTE: Phrase = both(
    "11,104 位捐赠者、6 次机会、22 种历史。最后几项所印的数出自停在最大似然点稍前的拟合，末位可差一。",
    "11,104 donors, six opportunities, 22 histories. The last lines were printed from a fit that stopped a little short of the maximum, so their last digit may be off by one.",
);
/// Title.
pub const BGNBD_2005: Phrase = both(
    "BG/NBD 的概率（参数取所列值）",
    "BG/NBD: chances at the printed parameters",
);
/// Note.
pub const BGNBD_2005_NOTE: Phrase = both(
    "r 0.243、α 4.414、a 0.793、b 2.426，时间单位为周。",
    "r 0.243, α 4.414, a 0.793, b 2.426; times in weeks.",
);
/// Note.
pub const PAPERS_CDNOW: Phrase = both(
    "CDNOW 的拟合和留出检验要用它的订单文件：打开文件后看“复现 CDNOW 结果”。",
    "Fits and held-out orders of CDNOW need its order file: open it and see “CDNOW reproduced”.",
);
/// Note.
pub const CDNOW_NOTE: Phrase = both(
    "拟合 1997-01-01 至 1997-09-30（39 周），检验其后 39 周；时间单位为周。已发表的逐步演算停在较松的最优点，末位可能不同。",
    "Fitted to 1 Jan to 30 Sep 1997 (39 weeks), held out the 39 weeks after; times in weeks. The published walk-throughs stop at a looser optimum, so last digits may differ.",
);
/// Title.
pub const CDNOW_COUNTS: Phrase = both("计数", "Counts");
/// Title.
pub const CDNOW_FITS: Phrase = both("拟合", "Fits");
/// Title.
pub const CDNOW_AHEAD: Phrase = both("期望与 P(alive)", "Expectations and P(alive)");
/// Title.
pub const CDNOW_NEW: Phrase = both(
    "Pareto/NBD：新客户第 1 至 9 周的期望订单",
    "Pareto/NBD: orders expected of a new customer, weeks 1 to 9",
);
/// Note.
pub const CDNOW_NEW_NOTE: Phrase = both(
    "这几项出自 lifetimes 的测试，所用参数没有随数印出，也不是上面“拟合”所列的那组（测试只要求相差不超过 0.01）。这里的对照值用上面拟合的参数计算，所以从第三位有效数字起可能不同，不是计算误差。",
    "Printed in a test of lifetimes without its parameters, which are not those listed under “Fits” (the test asks for 0.01 only). The figures here are computed at the fitted ones, so they part from the third figure on; that is no error of computation.",
);
/// Title.
pub const CDNOW_TRACKED: Phrase = both("累计订单：第 20 至 25 周", "Orders so far, weeks 20 to 25");
/// Title.
pub const CDNOW_HELD_OUT: Phrase = both(
    "按频次的留出期人均订单",
    "Held out: orders per head by frequency",
);
/// Line.
pub const SUM_X: Phrase = both(
    "39 周内的复购订单 Σx",
    "orders after the first in 39 weeks, Σx",
);
/// Line.
pub const REPEATERS: Phrase = both("复购客户", "customers who bought again");
/// Line.
pub const HELD_OUT_ORDERS: Phrase = both("留出期订单", "orders held out");
/// Line.
pub const ACTUAL: Phrase = both("实际", "actual");

/// The open data are not the sample.
pub fn not_cdnow(lang: Lang, customers: usize) -> String {
    let customers = count(lang, customers as u64);
    match lang {
        Lang::Zh => format!(
            "打开的数据有 {customers} 位客户，不是 CDNOW 十分之一样本（2,357 位，1997-01-01 至 1998-06-30）。请打开 CDNOW_sample.txt 并取消筛选；这份数据可看“订单与价值预测”。"
        ),
        Lang::En => format!(
            "The open data hold {customers} customers and are not the tenth of CDNOW (2,357, 1 Jan 1997 to 30 Jun 1998). Open CDNOW_sample.txt and lift the filters; for these data see “Orders and value to come”."
        ),
    }
}
