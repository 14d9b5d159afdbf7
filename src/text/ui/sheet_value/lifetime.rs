//! Lifetime value, customer equity, the life cycle.

use super::super::{Phrase, both};

/// The value.
pub const CLV: Phrase = both(
    "每位客户值 {}，这也是获客成本的上限",
    "A customer is worth {}, which is also the ceiling for acquisition cost",
);
/// A value that is none: no cost of winning is paid back.
pub const CLV_NONE: Phrase = both(
    "每位客户值 {}，获客花多少都收不回",
    "A customer is worth {}: no acquisition cost would ever be recovered",
);
/// The value after one retention.
pub const CLV_POST: Phrase = both(
    "若第一笔毛利要等一次留存，则值 {}",
    "if the first margin only comes after a renewal, {}",
);
/// After the cost.
pub const CLV_NET: Phrase = both(
    "扣除获客成本后净值 {}，第 {} 笔毛利收回成本",
    "net of acquisition cost, {}; payment {} pays that cost back",
);
/// After the cost, which never comes back.
pub const CLV_NET_NEVER: Phrase = both(
    "扣除获客成本后净值 {}，成本收不回",
    "net of acquisition cost, {}: the cost is never recovered",
);
/// Formula.
pub const CLV_METHOD: Phrase = both(
    "首笔毛利在当期：CLV = m(1 + d) ÷ (1 + d − r(1 + g))；在一次留存之后：m·r ÷ (1 + d − r(1 + g))。",
    "First margin now: CLV = m(1 + d) ÷ (1 + d − r(1 + g)); after one retention: m·r ÷ (1 + d − r(1 + g)).",
);
/// Picture.
pub const CLV_FIGURE: Phrase = both(
    "每笔毛利折现后加出 CLV",
    "How discounted margins build up to CLV",
);
/// The payments that are not drawn.
pub const LATER: Phrase = both("以后各期", "All later");
/// Table.
pub const PAYMENTS: Phrase = both("各期毛利", "Payments");
/// What the table holds.
pub const PAYMENTS_NOTE: Phrase = both(
    "第 0 期是当期，不折现。",
    "Period 0 is now and is not discounted.",
);
/// Table: the rates of a year as those of a month.
pub const AS_MONTH: Phrase = both("折算成按月的比率", "The same rates a month");
/// Table: the rates of a month as those of a year.
pub const AS_YEAR: Phrase = both("折算成按年的比率", "The same rates a year");
/// Column.
pub const PERIOD: Phrase = both("期", "Period");
/// Note.
pub const CLV_SAME_PERIOD: Phrase = both(
    "毛利、留存率、折现率必须是同一长度的期：都按月，或都按年。",
    "Margin, retention and discount must refer to the same period: all monthly or all yearly.",
);

/// Least and most of the grid.
pub const GRID: Phrase = both(
    "在这些留存率和折现率之间，CLV 从 {} 到 {}",
    "Across these rates CLV runs from {} to {}",
);
/// Nothing in the grid.
pub const GRID_EMPTY: Phrase = both(
    "这些组合都没有有限的 CLV",
    "None of these rates gives a finite CLV",
);
/// Cells that pay.
pub const GRID_PAYS: Phrase = both(
    "{cells} 种组合里有 {pays} 种不低于获客成本",
    "in {pays} of {cells} cells it covers the acquisition cost",
);
/// Formula.
pub const GRID_METHOD: Phrase = both(
    "每格按自己的留存率和折现率算 CLV；没有有限合计的格留空。",
    "Each cell uses its own retention and discount rate; cells without a finite value are left blank.",
);
/// Picture.
pub const GRID_FIGURE: Phrase = both(
    "留存率 × 折现率：一位客户值多少",
    "What a customer is worth by retention and discount",
);
/// Table.
pub const GRID_TABLE: Phrase = both(
    "CLV（行：留存率，列：折现率）",
    "CLV by retention (rows) and discount rate (columns)",
);
/// Table.
pub const GRID_LINE: Phrase = both("获客成本线", "Break-even against acquisition cost");
/// What the line holds.
pub const GRID_LINE_NOTE: Phrase = both(
    "在每个折现率下，留存率到多少 CLV 才等于获客成本；空格表示 0–100% 之间没有。",
    "The retention at which CLV equals the acquisition cost, for each discount rate; blank where no retention from 0 to 100% does.",
);
/// Column.
pub const DISCOUNT: Phrase = both("折现率", "Discount");
/// Row.
pub const RETENTION: Phrase = both("留存率", "Retention");
/// Head of a column.
pub const AT_DISCOUNT: Phrase = both("折现 {}", "Discount {}");
/// Name of a row.
pub const AT_RETENTION: Phrase = both("留存 {}", "Retention {}");
/// Choice.
pub const FIRST_MARGIN: Phrase = both("首笔毛利", "First margin");
/// Choice.
pub const FIRST_NOW: Phrase = both("在当期", "now");
/// Choice.
pub const FIRST_LATER: Phrase = both("在一次留存之后", "after one retention");

/// The value.
pub const PROMOTION: Phrase = both(
    "每位客户值 {}：毛利现值 {}，减去促销费用现值 {}",
    "A customer is worth {}: margins with a present value of {}, less promotion of {}",
);
/// Formula.
pub const PROMOTION_METHOD: Phrase = both(
    "每年一次销售，下次销售前半年做一次促销；毛利按整年折现，促销费用按年中折现（Berger 与 Nasr，1998）。",
    "One sale a year, promotion half a year before the next; margins are discounted by whole years, promotion from the middle of the year (Berger and Nasr, 1998).",
);
/// Picture.
pub const PROMOTION_FIGURE: Phrase = both("毛利减促销费用", "Margins less promotion");
/// Field.
pub const YEARS: Phrase = both("年数 n", "Years n");

/// Equity of today and of those to come.
pub const EQUITY: Phrase = both(
    "客户资产共 {}：现有客户 {}，将来的新客户 {}",
    "Customer equity is {}: {} from today’s customers, {} from those still to be won",
);
/// Equity of today alone.
pub const EQUITY_CURRENT: Phrase = both(
    "现有客户的资产共 {}",
    "Today’s customers are worth {} together",
);
/// Formula.
pub const EQUITY_METHOD: Phrase = both(
    "Σ 客户数 × m·r ÷ (1 + d − r)，加上每期新客户 ×（m(1 + d) ÷ (1 + d − r) − CAC）的现值。",
    "Σ customers × m·r ÷ (1 + d − r), plus the present value of each period’s new customers × (m(1 + d) ÷ (1 + d − r) − CAC).",
);
/// Picture.
pub const EQUITY_FIGURE: Phrase = both("客户资产的构成", "What the equity is made of");
/// Step.
pub const FUTURE: Phrase = both("将来的新客户", "Still to be won");
/// Step.
pub const TODAY: Phrase = both("现有客户", "Today’s customers");
/// Step.
pub const OTHER_GROUPS: Phrase = both("其余各群", "Other groups");
/// Table.
pub const GROUPS: Phrase = both("各群", "By group");
/// Table.
pub const COHORTS: Phrase = both("逐批新客户", "Cohorts to be won");
/// Table.
pub const SENSITIVITY: Phrase = both("敏感度", "Sensitivity");
/// What it holds.
pub const SENSITIVITY_NOTE: Phrase = both(
    "单独把一个输入减少或增加十分之一，客户资产变成多少。",
    "Customer equity when one input alone is 10% lower or higher.",
);
/// Column.
pub const INPUT: Phrase = both("输入", "Input");
/// Column.
pub const TENTH_LESS: Phrase = both("减少 10%", "10% lower");
/// Column.
pub const TENTH_MORE: Phrase = both("增加 10%", "10% higher");
/// Choice.
pub const NEW_CUSTOMERS: Phrase = both("将来的新客户", "Customers still to be won");
/// Choice.
pub const NOT_COUNTED: Phrase = both("不计", "not counted");
/// Choice.
pub const COUNTED: Phrase = both("计入", "counted");
/// Field.
pub const COHORT_PERIODS: Phrase = both("批次数（空 = 一直有）", "Cohorts (empty = no end)");

/// The whole relation.
pub const LIFE: Phrase = both(
    "一位客户全程净值 {}，净现值 {}",
    "Over the whole relationship a customer nets {}, {} at present value",
);
/// Break-even.
pub const LIFE_EVEN: Phrase = both("第 {} 个月收回投入", "break-even comes in month {}");
/// None.
pub const LIFE_NEVER: Phrase = both("投入收不回", "the input is never recovered");
/// Nothing is put in.
pub const LIFE_FREE: Phrase = both("各阶段的投入尚未填写", "no input has been entered yet");
/// Picture.
pub const LIFE_CURVE: Phrase = both("投入与产出曲线", "Input and output over the relationship");
/// What its height says.
pub const LIFE_CURVE_RULE: Phrase = both(
    "线在多高，那个月每位客户就投入或产出多少。",
    "The height of a line is what is put in, or comes in, of a customer that month.",
);
/// What runs upwards.
pub const LIFE_A_MONTH: Phrase = both("每月投入与产出", "A month");
/// Axis and column.
pub const MONTH: Phrase = both("月", "Month");
/// Column.
pub const LIFE_SUM: Phrase = both("累计净值", "Net so far");
/// A month of the curve.
pub const LIFE_MONTH: Phrase = both(
    "第 {month} 个月，{stage}：产出 {output}，投入 {input}，累计净值 {sum}",
    "Month {month}, {stage}: {output} in, {input} put in, {sum} net so far",
);
/// The break-even month, in the picture.
pub const LIFE_EVEN_AT: Phrase = both("第 {month} 个月收回投入", "break-even in month {month}");
/// Formula.
pub const LIFE_METHOD: Phrase = both(
    "阶段净值 = 月数 ×（客户产出 − 企业投入）；净现值从第一个月起按月折现。",
    "Net of a stage = months × (output − input); present value discounts monthly from the first month.",
);
/// Picture.
pub const LIFE_FIGURE: Phrase = both("各阶段净值加出全程", "How the stages add up");
/// Table.
pub const STAGES: Phrase = both("各阶段", "By stage");
/// Column.
pub const STAGE: Phrase = both("阶段", "Stage");
/// Last step.
pub const WHOLE: Phrase = both("全程", "Whole relationship");
