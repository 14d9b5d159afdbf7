//! The register of inconsistencies in words.

use super::Lang;
use super::phrase::{Phrase, both};
use crate::workshop::{OtherNumber, RegisterId};

/// An entry in words.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct RegisterWords {
    /// Where it stands, by author and title.
    pub place: &'static str,
    /// What is wrong.
    pub problem: &'static str,
    /// What the program does about it.
    pub handling: &'static str,
}

const HAMPTON: Phrase = both(
    "舒尔茨《整合营销传播》第四章 · 汉普顿案例",
    "Schultz & Schultz, IMC: The Next Generation, chapter 4 · Hampton",
);
const SCHOOL: Phrase = both(
    "舒尔茨《整合营销传播》第四章 · 教育机构案例",
    "Schultz & Schultz, IMC: The Next Generation, chapter 4 · the school",
);
const QUIZ: Phrase = both(
    "关系营销第四章测验",
    "Quiz on relationship marketing, chapter 4",
);
const TIERS: Phrase = both("史雁军（2005）", "Shi Yanjun (2005)");
const COURSE: Phrase = both(
    "课程《全面提升客户忠诚度》（2018）",
    "Course on raising customer loyalty (2018)",
);

/// The words of an entry.
pub fn words(lang: Lang, id: RegisterId) -> RegisterWords {
    let (place, problem, handling) = phrases(id);
    RegisterWords {
        place: place.get(lang),
        problem: problem.get(lang),
        handling: handling.get(lang),
    }
}

/// What the number beside the printed one is.
pub fn other_is(lang: Lang, other: OtherNumber) -> &'static str {
    match other {
        OtherNumber::ShouldBe => lang.pick("应为", "as it should be"),
        OtherNumber::OtherReading => lang.pick("另一口径", "by another reading"),
        OtherNumber::Unrounded => lang.pick("未取整", "before rounding"),
        OtherNumber::Reconstructed => lang.pick("还原值", "as reconstructed"),
    }
}

fn phrases(id: RegisterId) -> (Phrase, Phrase, Phrase) {
    match id {
        RegisterId::H1 => (
            HAMPTON,
            both(
                "40.56 美元标作“汉普顿客户的平均价值”，但公式里乘了渗透率，算的是每位类别客户；每位汉普顿客户应为 101.40 美元。",
                "$40.56 is called the value of a Hampton customer, but the formula holds penetration: it is that of a category customer. A Hampton customer’s is $101.40.",
            ),
            both(
                "两个数都列出，并写明口径。",
                "Both are shown, each with its base.",
            ),
        ),
        RegisterId::H2 => (
            HAMPTON,
            both(
                "重度使用者平均 42.2 个，算 A 组时却用 42 个：273 美元，按 42.2 则是 274.30 美元。",
                "Heavy users use 42.2 on average, but group A is computed with 42: $273 in place of $274.30.",
            ),
            both("“原文口径”用 42。", "The printed reading keeps 42."),
        ),
        RegisterId::H3 => (
            HAMPTON,
            both(
                "A、B 组按 P = 1、SOP = 1 计，C 组按 P = 0.4、SOP = 0.65 计，三个数不能相比。",
                "A and B are computed with P = 1 and SOP = 1, C with P = 0.4 and SOP = 0.65: the three cannot be compared.",
            ),
            both("另给同口径的热力图。", "A map on one base stands beside."),
        ),
        RegisterId::H4 => (
            HAMPTON,
            both(
                "“购买人数的 3%”没说是 40,000 人还是 100,000 人的 3%：1,200 人或 3,000 人。",
                "“3% of buyers” may be of 40,000 or of 100,000: 1,200 or 3,000 heads.",
            ),
            both(
                "默认按 40,000 人，可以改。",
                "40,000 by default; it can be changed.",
            ),
        ),
        RegisterId::H5 => (
            HAMPTON,
            both(
                "7.5 个是 B 组的用量，原文没说是不是全部轻度使用者的平均。",
                "7.5 is the use of group B; whether it is that of all light users is not said.",
            ),
            both(
                "倒推中度用量 23.4333 时按轻度平均使用，并注明。",
                "It is taken for all light users where the medium use of 23.4333 is derived, and said so.",
            ),
        ),
        RegisterId::H6 => (
            HAMPTON,
            both(
                "CM 定义为边际贡献率（占花费的比例），计算时却是每个墨盒 6.50 美元毛利。",
                "CM is defined as a rate of spend, then used as $6.50 a cartridge.",
            ),
            both(
                "默认按每件金额计算，单位写明；在“品牌价值的杠杆”里可改为占花费的比例，两种算法的数并列。",
                "Money a unit is used, and named; under “Levers of brand value” it can be switched to a part of spend, and both are told.",
            ),
        ),
        RegisterId::E1 => (
            SCHOOL,
            both(
                "“每年约 63,800 人注册”，又说每月新注册 7,620 人（一年 91,440 人）。",
                "About 63,800 enrol a year, yet 7,620 new ones a month make 91,440.",
            ),
            both(
                "63,800 按在读人数理解，用利特尔定律核对。",
                "63,800 is read as the standing number, checked by Little’s law.",
            ),
        ),
        RegisterId::E2 => (
            SCHOOL,
            both(
                "7,620 × 12 = 91,440，原文写 91,400。",
                "7,620 × 12 is 91,440; 91,400 is printed.",
            ),
            both("视为取整。", "Taken as rounding."),
        ),
        RegisterId::E3 => (
            SCHOOL,
            both(
                "说离开的人多于新来的人，人数便不稳定，利特尔定律只是近似。",
                "More are said to leave than to come: then there is no steady state, and Little’s law is approximate.",
            ),
            both("同时列出净流量。", "The net flow is shown."),
        ),
        RegisterId::E4 => (
            SCHOOL,
            both(
                "案例说注册越久回报越低，另一份课件说保持越久利润越高。",
                "The case finds tenure and return inverse; another deck says that profit grows with tenure.",
            ),
            both(
                "不预设结论，用数据检验。",
                "Nothing is assumed; data decide.",
            ),
        ),
        RegisterId::E5 => (
            SCHOOL,
            both(
                "月流失率先升后降，sBG 模型只能下降。",
                "Monthly churn rises, then falls; the sBG model can only fall.",
            ),
            both(
                "模型与偏差同时显示。",
                "The model is shown with its misfit.",
            ),
        ),
        RegisterId::E6 => (
            SCHOOL,
            both(
                "说按收入和利润分成 7 组，却按契合度和利润摆放，且没有数字。",
                "Seven groups are formed by revenue and profit, placed by fit and profit, without figures.",
            ),
            both(
                "示意数据，标明“示意”。",
                "Illustrative data, marked as such.",
            ),
        ),
        RegisterId::E7 => (
            QUIZ,
            both(
                "第 6 题残缺且无答案；EV = CB + AV × P 的字母未展开。",
                "Question 6 is cut and has no answer; the letters of EV = CB + AV × P are not expanded.",
            ),
            both(
                "字母的解释是推断，注明。",
                "The reading of the letters is an inference, marked.",
            ),
        ),
        RegisterId::E8 => (
            QUIZ,
            both(
                "“未来预期的价值”应为“未预期的价值”；“客户流失计算法”即 Dwyer 法。",
                "The fourth level is probably the unanticipated, not the future expected; the churn method is Dwyer’s.",
            ),
            both("两种叫法都列出。", "Both names are given."),
        ),
        RegisterId::E9 => (
            both(
                "舒尔茨《整合营销传播》第四章 · 对等互惠",
                "Schultz & Schultz, IMC: The Next Generation, chapter 4 · reciprocity",
            ),
            both(
                "营销人员“降低价格”被列为减少投入，“放弃眼前收入换终身价值”被列为增加产出，逻辑不通，疑为翻译有误。",
                "Lowering the price stands as a cut of input, and giving up income for lifetime value as a rise of output: illogical, probably as translated.",
            ),
            both("照录并注“原文如此”。", "Quoted with [sic]."),
        ),
        RegisterId::T1 => (
            TIERS,
            both(
                "各档边界重叠（500、300），占比均为“左右”（钻石卡占利润三分之一），两张表的图片缺失。",
                "The edges of the tiers overlap at 500 and 300, shares are rough (diamond: one third of profit), and both tables are lost.",
            ),
            both(
                "下限含、上限不含；消费和毛利率为还原值，按它们钻石卡占利润的 33.06%。",
                "A tier holds its lower edge; spends and margins are reconstructed, and by them diamond brings 33.06% of profit.",
            ),
        ),
        RegisterId::T2 => (
            TIERS,
            both(
                "“新客户”按时间分，其余各档按消费分，混在一张表里：只按消费分，2,000 名新客户都在普通档，普通客户是 6,700 人而不是 4,700 人。",
                "The new tier goes by age, the others by spend, in one table: by spend alone the 2,000 new ones are ordinary, 6,700 in place of 4,700.",
            ),
            both(
                "首次购买在规定期内的客户一律归入新客户；收入里连新客户也不计，钻石卡的占比就不是 15.49%，见“价值 › 服务成本与亏损客户”的第二个案例。",
                "A first purchase within the set time makes a customer new, whatever the spend. Without their revenue diamond’s share is no longer 15.49%: see the second case of Value › Cost to serve.",
            ),
        ),
        RegisterId::L1 => (
            COURSE,
            both(
                "测验没有答案；“质量敏感度”的方向不清。",
                "The quizzes have no key; the direction of quality sensitivity is unclear.",
            ),
            both(
                "答案是推断，可以改。",
                "The keys are inferences and can be changed.",
            ),
        ),
        RegisterId::L2 => (
            both("《忠诚的本质》一文", "Article on the essence of loyalty"),
            both(
                "后半篇重复粘贴了三次。",
                "Its second half is pasted three times.",
            ),
            both("只计一次。", "Counted once."),
        ),
        RegisterId::L3 => (
            both(
                "《忠诚的本质》；《顾客定制化营销战略》（2022）",
                "Article on the essence of loyalty; paper on customised marketing (2022)",
            ),
            both(
                "相关系数 0.25、65%、88/54/78/69%、50% 与 33% 找不到出处。",
                "The correlation of 0.25, 65%, 88/54/78/69%, 50% and 33% cannot be traced.",
            ),
            both("标为“未经核实的说法”。", "Marked as unverified claims."),
        ),
        RegisterId::C1 => (
            both(
                "客户评估、日常管理、客户开发与测验的资料",
                "Papers on assessment, daily management, development, and the quiz",
            ),
            both(
                "四套分级互不相同，字母却重叠：评估的 A–D、预期价值的 A–C、重要／普通／潜在、潜在／现有／重点。",
                "Four class systems with overlapping letters: A–D of the assessment, A–C by expected value, important/ordinary/potential, potential/existing/key.",
            ),
            both(
                "分开使用，各写全名。",
                "Kept apart, each under its full name.",
            ),
        ),
        RegisterId::C2 => (
            both(
                "关于客户生命周期的三份资料",
                "Three papers on the customer life cycle",
            ),
            both(
                "同一阶段叫法不同：开拓／考察／潜在获取，形成／发展／成长，稳定／成熟，衰退／退化。",
                "The same stages have different names in each.",
            ),
            both(
                "统一为考察、形成、稳定、退化、终止。",
                "One set is used: exploration, growth, mature, decline, ended.",
            ),
        ),
        RegisterId::C3 => (
            both(
                "《顾客定制化营销战略》（2022）",
                "Paper on customised marketing (2022)",
            ),
            both(
                "“佩思”即佩恩（Payne）；“一对营销”应为“一对一营销”。",
                "A name is misspelt (Payne), and one-to-one marketing has lost a word.",
            ),
            both("在词汇表中注明。", "Noted in the glossary."),
        ),
    }
}

/// The heads of the register's table.
pub mod heads {
    use super::{Phrase, both};

    /// Number of the entry.
    pub const ID: Phrase = both("编号", "Entry");
    /// Where it stands.
    pub const PLACE: Phrase = both("出处", "Where");
    /// What is wrong.
    pub const PROBLEM: Phrase = both("问题", "Problem");
    /// As printed.
    pub const PRINTED: Phrase = both("原文", "As printed");
    /// The number beside it.
    pub const OTHER: Phrase = both("另一个数", "The other number");
    /// What that is.
    pub const OTHER_IS: Phrase = both("它是", "Which is");
    /// What is wrong, and what is done.
    pub const PROBLEM_AND_HANDLING: Phrase = both("问题与处理", "Problem and handling");
    /// What is done.
    pub const HANDLING: Phrase = both("处理", "Handling");
}
