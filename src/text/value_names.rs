//! Names of the rows, classes, stages and cases of the value models.

use super::number::{count, exact, percent};
use super::ui::sheet_value::{brand, care, numbered};
use super::{Lang, names, segments};
use crate::segment::{AssessmentStep, Grade, RiskRule};
use crate::value::{Answer, BrandFactor, CareClass, DevelopmentStep, Key, LeadState};

/// What a row of an answer is about: an entry without a name of its own is called what the page calls
/// it.
pub fn entry(lang: Lang, answer: &Answer, of: &Key) -> String {
    let Key::Place(place) = of else {
        return key(lang, of);
    };
    let place = *place as usize;
    let what = match answer {
        Answer::Assessment(_) | Answer::Contacts(_) => care::ACCOUNT,
        Answer::Relationships(_) => care::GROUP,
        Answer::Wallet(_) => brand::BRAND,
        Answer::Delivered(_) if place == 1 => return brand::OURS.get(lang).to_owned(),
        Answer::Delivered(_) => return numbered(lang, brand::RIVAL, place - 1),
        _ => return key(lang, of),
    };
    numbered(lang, what, place)
}

/// What a row is about.
pub fn key(lang: Lang, key: &Key) -> String {
    let fixed = |zh: &str, en: &str| lang.pick(zh, en).to_owned();
    match key {
        Key::Tier(tier) => names::tier(lang, *tier).to_owned(),
        Key::Name(name) => name.clone(),
        Key::Segment(name) => segments::segment(lang, name),
        Key::Band {
            from,
            below,
            is_share,
        } => {
            let shown = |limit: f64| match is_share {
                true => format!("{}%", exact(limit * 100.0)),
                false => exact(limit),
            };
            segments::band(lang, from.map(shown), below.map(shown))
        }
        Key::Place(place) => match lang {
            Lang::Zh => format!("第 {place} 项"),
            Lang::En => format!("No. {place}"),
        },
        Key::ServiceLevel(level) => match lang {
            Lang::Zh => format!("{level} 级服务"),
            Lang::En => format!("Service level {level}"),
        },
        Key::Period(period) => match lang {
            Lang::Zh => format!("第 {period} 期"),
            Lang::En => format!("period {}", count(lang, u64::from(*period))),
        },
        Key::Share(share) => percent(lang, *share, 1),
        Key::BrandFactor(factor) => brand_factor(lang, *factor).to_owned(),
        Key::Usage(usage) => segments::usage(lang, *usage).to_owned(),
        Key::Loyalty(loyalty) => segments::loyalty(lang, *loyalty).to_owned(),
        Key::LifeStage(stage) => segments::stage(lang, *stage).to_owned(),
        Key::Step(step) => development_step(lang, *step).to_owned(),
        Key::Total => fixed("合计", "Total"),
        Key::Gone => fixed("流失", "Gone"),
        Key::NotNoted => fixed("未填", "Not noted"),
        Key::PrintedGroup(group) => match group {
            0 => fixed("A 组", "Group A"),
            1 => fixed("B 组", "Group B"),
            2 => fixed("C 组（原文口径）", "Group C as printed"),
            _ => fixed("C 组（同口径）", "Group C like for like"),
        },
    }
}

/// A factor of the brand's value.
pub fn brand_factor(lang: Lang, factor: BrandFactor) -> &'static str {
    super::explain::symbol_name(lang, factor.symbol().0)
}

/// A step of customer development.
pub fn development_step(lang: Lang, step: DevelopmentStep) -> &'static str {
    match step {
        DevelopmentStep::Research => lang.pick("市场调研", "Market research"),
        DevelopmentStep::Prospecting => lang.pick("客户挖掘", "Prospecting"),
        DevelopmentStep::Contact => lang.pick("客户接触", "First contact"),
        DevelopmentStep::Needs => lang.pick("需求确认", "Needs confirmed"),
        DevelopmentStep::Negotiation => lang.pick("商务谈判", "Negotiation"),
        DevelopmentStep::Contract => lang.pick("合同签订", "Contract signed"),
        DevelopmentStep::Conversion => lang.pick("客户转化", "Converted"),
    }
}

/// A class of the assessment, with what it stands for.
pub fn assessment_class(lang: Lang, class: Grade) -> &'static str {
    match class {
        Grade::A => lang.pick("评估 A 类（大型优质）", "Assessment A (large, sound)"),
        Grade::B => lang.pick("评估 B 类（中等良好）", "Assessment B (medium, good)"),
        Grade::C => lang.pick("评估 C 类（较小波动）", "Assessment C (small, unsteady)"),
        Grade::D => lang.pick("评估 D 类（尚未合作）", "Assessment D (no contract yet)"),
    }
}

/// A step of the assessment.
pub fn assessment_step(lang: Lang, step: AssessmentStep) -> &'static str {
    match step {
        AssessmentStep::Collect => lang.pick(
            "收集：财务报表、合作协议、业务资料、信用报告",
            "Collect: statements, agreements, business data, credit report",
        ),
        AssessmentStep::Analyse => lang.pick(
            "分析：按四类指标打分，写出评估报告",
            "Analyse: score the four groups, write the report",
        ),
        AssessmentStep::Approve => lang.pick(
            "审批：相关部门确认类别",
            "Approve: those responsible confirm the class",
        ),
        AssessmentStep::Track => lang.pick(
            "跟踪：定期复评，调整类别",
            "Track: review regularly, class anew",
        ),
    }
}

/// A rule that keeps the risk of an account low.
pub fn risk_rule(lang: Lang, rule: RiskRule) -> &'static str {
    match rule {
        RiskRule::StandardContract => lang.pick(
            "签规范合同，写明双方权利义务",
            "Standard contracts that name rights and duties",
        ),
        RiskRule::PaymentTerms => {
            lang.pick("账期管理稳健，降低应收账款风险", "Prudent terms of payment")
        }
        RiskRule::CreditFile => lang.pick(
            "建信用档案，动态监控",
            "A credit file that is kept up to date",
        ),
        RiskRule::Countermeasures => lang.pick(
            "针对可能的风险预备应对办法",
            "A countermeasure ready for each likely risk",
        ),
    }
}

/// Where a lead stands.
pub fn lead_state(lang: Lang, state: LeadState) -> &'static str {
    match state {
        LeadState::Open => lang.pick("跟进中", "open"),
        LeadState::Won => lang.pick("已成交", "won"),
        LeadState::Lost => lang.pick("已失效", "lost"),
        LeadState::Lapsed => lang.pick("久未联系", "lapsed"),
    }
}

/// A class of daily care.
pub fn care_class(lang: Lang, class: CareClass) -> &'static str {
    match class {
        CareClass::Important => lang.pick("重要客户", "Important"),
        CareClass::Ordinary => lang.pick("普通客户", "Ordinary"),
        CareClass::Potential => lang.pick("潜在客户", "Potential"),
    }
}
