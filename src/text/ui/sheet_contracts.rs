//! The words of a forecast of contracts.

use super::{Phrase, both};
use crate::lifetime::{
    ContractForecast, Contradicted, FitOutcome, PeriodUnit, UndatedEnds, UnitFrom,
};
use crate::text::lifetime::{fit_warning, survival_name, unit_name};
use crate::text::number::{count, percent};
use crate::text::{Lang, names};

/// Column.
pub const LATER_ERROR: Phrase = both("留出各期的误差", "error where not seen");
/// Column.
pub const LATER_SURVIVAL: Phrase =
    both("留出期末的预测留存", "predicted at the end of the holdout");
/// Title.
pub const CURVES: Phrase = both(
    "候选曲线与留出检验",
    "Curves tried, and what they had not seen",
);

/// The finding. `value` says whether there are charges, and whether they count as revenue; with a
/// `level` there are ranges of both.
pub fn answer(lang: Lang, unit: PeriodUnit, value: Option<bool>, level: Option<f64>) -> String {
    let level = level.map(|level| percent(lang, level, 0));
    let each = match (lang, unit) {
        (Lang::Zh, PeriodUnit::Month) => "每次一个月".to_owned(),
        (Lang::Zh, unit) => format!("每次一{}", unit_name(lang, unit)),
        (Lang::En, unit) => format!("each of a {}", unit_name(lang, unit)),
    };
    let mut said = lang
        .pick(
            "{}仍在履行，未来 {}预计续费 {}",
            "{} go on; in the next {} expect {}",
        )
        .to_owned();
    said += &match (lang, &level) {
        (Lang::Zh, Some(level)) => format!("（{each}；{level} 区间 {{}} 至 {{}}）"),
        (Lang::Zh, None) => format!("（{each}）"),
        (Lang::En, Some(level)) => format!(", {each} ({level} range {{}} to {{}})"),
        (Lang::En, None) => format!(", {each}"),
    };
    said.push_str(match (lang, value) {
        (_, None) => "",
        (Lang::Zh, Some(true)) => "，折现后收入 {}",
        (Lang::Zh, Some(false)) => "，折现后毛利 {}",
        (Lang::En, Some(true)) => ", that is {} of revenue, discounted",
        (Lang::En, Some(false)) => ", that is {} of margin, discounted",
    });
    if value.is_some() && level.is_some() {
        said.push_str(lang.pick("（{} 至 {}）", " ({} to {})"));
    }
    said.push_str(lang.pick("。", "."));
    said
}

/// Said behind the finding where the holdout contradicts the curve.
pub const NOT_BORNE_OUT: Phrase = both(
    "但留出检验没有通过，不要依赖这个预测（见下）。",
    " What was held out does not bear the curve out: do not rely on this forecast (see below).",
);

/// Why this curve, and which do better but have no maximum; nothing where it was asked for or has
/// none itself.
pub fn why(lang: Lang, found: &ContractForecast) -> String {
    if found.is_asked || found.best().fit.outcome != FitOutcome::Converged {
        return String::new();
    }
    let passed_over = found.passed_over();
    if let Some(loose) = found.too_loose() {
        let [loose, taken] = [loose, found.best()].map(|it| survival_name(lang, it.fit.kind));
        return match lang {
            Lang::Zh => format!(
                "{loose} 对留出各期的误差更小，但参数定不准（标准误超过数值的一半），BIC 也偏向更简单的 {taken}，所以采用 {taken}。"
            ),
            Lang::En => format!(
                " The {loose} errs less where it had not seen, but its parameters cannot be told (standard errors beyond half of them) and BIC prefers the simpler {taken}, which is taken."
            ),
        };
    }
    let mut said = match found.holdout.is_some() {
        true => lang.pick(
            "它在有参数且收敛的曲线里对留出各期的误差最小。",
            " Of the curves by formula that have a maximum it errs least where it had not seen.",
        ),
        false => "",
    }
    .to_owned();
    if !passed_over.is_empty() {
        let names = passed_over.iter().map(|kind| survival_name(lang, *kind));
        let names = names.collect::<Vec<_>>().join(lang.pick("、", ", "));
        said += &match lang {
            Lang::Zh => format!("{names} 数值上更好，但没有找到最大似然点，未予采用。"),
            Lang::En => format!(
                " Better by the numbers but without a maximum, and so passed over: {names}."
            ),
        };
    }
    said
}

/// What speaks against the curve taken and its range, each where it does.
pub fn limits(lang: Lang, found: &ContractForecast) -> Vec<String> {
    let mut said = Vec::new();
    let share = |of: f64| percent(lang, of, 1);
    if let Some((time, seen, band)) = found.misfit() {
        let [seen, low, high] = [seen, band.low, band.high].map(share);
        said.push(match lang {
            Lang::Zh => format!(
                "曲线与已看到的不符：第 {time} 期实际留存 {seen}，曲线的区间是 {low} 至 {high}。在约最久的客户请按保守估计。"
            ),
            Lang::En => format!(
                "The curve misses what was seen: after {time} periods {seen} were there, while its band is {low} to {high}. Take contracts of that age with caution."
            ),
        });
    }
    let imprecise = found.imprecise();
    said.extend(imprecise.iter().map(|it| fit_warning(lang, it)));
    if let Some(pieces) = found.better_pieces()
        && let Some((less, more)) = pieces.later_error.zip(found.best().later_error)
    {
        let [less, more] = [less, more].map(share);
        said.push(match lang {
            Lang::Zh => format!("分段曲线对未见各期的误差更小（{less} 对 {more}），可在“留存曲线”里改选。"),
            Lang::En => format!(
                "The piecewise curve errs less where it had not seen, {less} against {more}: it can be taken under “Curve”."
            ),
        });
    }
    let others = found.outside_range().into_iter().map(|it| {
        let renewals = count(lang, it.renewals.round() as u64);
        format!("{} {renewals}", survival_name(lang, it.fit.kind))
    });
    let others: Vec<String> = others.collect();
    if !others.is_empty() {
        let others = others.join(lang.pick("、", ", "));
        said.push(match lang {
            Lang::Zh => format!(
                "区间只属于所选曲线；换一条曲线，预计续费期数会落在区间之外：{others}。选哪条曲线的不确定性不在区间里。"
            ),
            Lang::En => format!(
                "The range is that of the curve taken. Renewals by other curves lie outside it: {others}; which curve is right is not in the range."
            ),
        });
    }
    said
}

/// How a fit ended that has a maximum and parameters that cannot be told.
pub fn converged_loosely(lang: Lang, parameters: &[&str]) -> String {
    let names = parameters.join(lang.pick("、", ", "));
    match lang {
        Lang::Zh => format!("已收敛，但 {names} 定不准"),
        Lang::En => format!("converged, but {names} cannot be told"),
    }
}

/// Control.
pub const CURVE_CHOICE: Phrase = both("留存曲线", "Curve");
/// Choice.
pub const CURVE_AUTO: Phrase = both("自动：由留出检验决定", "automatic (held-out test)");
/// Parameters of a piecewise curve.
pub fn pieces(lang: Lang, many: usize) -> String {
    match lang {
        Lang::Zh => format!("{many} 段的实际流失率，其后沿用最后一段"),
        Lang::En => format!("the rates seen in {many} intervals, the last kept on"),
    }
}
/// Note.
pub const PIECES_NOTE: Phrase = both(
    "分段曲线只是照搬已看到的流失率，不参加自动选择，可以自己选。",
    "The piecewise curve repeats the rates that were seen: it is not chosen automatically, but can be.",
);
/// Column.
pub const CURVE_LOW: Phrase = both("所选曲线下限", "curve taken, low");
/// Column.
pub const CURVE_HIGH: Phrase = both("所选曲线上限", "curve taken, high");
/// Column.
pub const RENEWALS_LOW: Phrase = both("续费期数下限", "renewals, low");
/// Column.
pub const RENEWALS_HIGH: Phrase = both("续费期数上限", "renewals, high");
/// Column: a contract each, by its own number.
pub const CONTRACT: Phrase = both("合同", "Contract");
/// Column: a contract each, by the number of its customer, who may have several.
pub const CONTRACT_OF: Phrase = both("合同（客户编号）", "Contract of customer");
/// Title and name of the file.
pub const LIST: Phrase = both(
    "仍在履行的合同（按预计价值）",
    "Contracts that go on, those worth most first",
);

/// Why a contractual model, which one, and how it did.
pub fn method(lang: Lang, curve: &str, why: &str, verdict: &str) -> String {
    match lang {
        Lang::Zh => {
            format!(
                "数据是合同，流失看得见，因此用留存曲线而不用购买模型；取 {curve}。{why}{verdict}"
            )
        }
        Lang::En => format!(
            "The data are contracts, whose end is seen: a curve of survival, not a model of purchases; {curve}.{why} {verdict}"
        ),
    }
}

/// The verdict of the holdout.
pub fn verdict(lang: Lang, fitted: u32, last: u32, predicted: &str, actual: &str) -> String {
    match lang {
        Lang::Zh => {
            format!("只用前 {fitted} 期拟合，预测第 {last} 期留存 {predicted}，实际 {actual}。")
        }
        Lang::En => format!(
            "Fitted to the first {fitted} periods it predicts {predicted} still there after {last}; {actual} were."
        ),
    }
}

/// Said where nothing can be held out.
pub const NO_HOLDOUT: Phrase = both(
    "在约时间太短，无法留出检验，按 BIC 选用。",
    "Tenures are too short to hold any out; chosen by BIC.",
);

/// Control.
pub const TENURE_UNIT: Phrase = both("在约时间的单位", "Unit of tenure");
/// Note of the control.
pub const TENURE_UNIT_NOTE: Phrase = both(
    "列名没有写明每月、每年的收费，也按这个单位理解：选“年”，收费就是一年的。",
    "A charge whose column does not say of which period it is, is read in it too: with years it is that of a year.",
);
/// Control.
pub const UNDATED: Phrase = both(
    "标记已结束、没有结束日期的合同",
    "Marked as ended, without an end date",
);
/// Choice.
pub const UNDATED_LEFT_OUT: Phrase = both("不计入", "left out");
/// Choice.
pub const UNDATED_GO_ON: Phrase = both("按仍在履行计", "counted as going on");

/// Said where a unit was given and does not count.
pub const UNIT_UNUSED: Phrase = both(
    "给出的时间单位没有用到：表中有起止日期，按月计数。",
    "The unit that was given is not used: the table has days, between which months are counted.",
);

/// The choice that leaves the unit to the table, with what it came to.
pub fn tenure_automatic(lang: Lang, settled: Option<&ContractForecast>) -> String {
    let unit = settled.map(|it| unit_name(lang, it.unit));
    let is_named = settled.is_some_and(|it| it.unit_from == UnitFrom::Named);
    match (unit, is_named, lang) {
        (Some(unit), true, Lang::Zh) => format!("按列名：{unit}"),
        (Some(unit), true, Lang::En) => format!("by the column’s name: {unit}"),
        (Some(unit), false, Lang::Zh) => format!("未说明，按{unit}"),
        (Some(unit), false, Lang::En) => format!("not told, taken for a {unit}"),
        (None, _, lang) => lang.pick("自动", "automatic").to_owned(),
    }
}

/// In which unit tenures are and who says so; nothing where months are counted between days.
pub fn unit_told(lang: Lang, found: &ContractForecast) -> Option<String> {
    let unit = unit_name(lang, found.unit);
    let mut said = match (found.unit_from, lang) {
        (UnitFrom::Counted, _) => return None,
        (UnitFrom::Assumed, Lang::Zh) => format!(
            "文件没有说明在约时间的单位，这里按{unit}计。如果不是，预计续费的期数和金额都不对：请改“在约时间的单位”。"
        ),
        (UnitFrom::Assumed, Lang::En) => format!(
            "The file does not say in which unit tenures are: a period is taken for a {unit}. Where it is another, renewals and money do not hold: change the unit of tenure."
        ),
        (UnitFrom::Named, Lang::Zh) => format!("列名说明在约时间以{unit}为单位。"),
        (UnitFrom::Named, Lang::En) => {
            format!("By the name of its column tenure is told in {unit}s.")
        }
        (UnitFrom::Asked, Lang::Zh) => format!("在约时间按你选的单位：{unit}。"),
        (UnitFrom::Asked, Lang::En) => format!("Tenure is read in {unit}s, as you chose."),
    };
    if found.unit != PeriodUnit::Month {
        let periods = count(lang, u64::from(found.periods_ahead));
        said += &match lang {
            Lang::Zh => format!("预测期内有 {periods} 个整期（{unit}）。"),
            Lang::En => format!(" Whole periods ({unit}s) within the horizon: {periods}."),
        };
        if found.has_charges && found.charged_by.is_none() {
            said += &match lang {
                Lang::Zh => format!("收费按每{unit}一次计。"),
                Lang::En => format!(" A charge is taken for that of one {unit}."),
            };
        }
    }
    Some(said)
}

/// The first lines of contradictions.
fn lines(lang: Lang, of: &Contradicted) -> String {
    let each: Vec<String> = of.first_lines.iter().map(u32::to_string).collect();
    let each = each.join(lang.pick("、", ", "));
    let is_all = of.first_lines.len() as u64 == of.contracts;
    match (lang, is_all) {
        (Lang::Zh, true) => format!("第 {each} 行"),
        (Lang::Zh, false) => format!("前几行：第 {each} 行"),
        (Lang::En, true) => format!("lines {each}"),
        (Lang::En, false) => format!("the first: lines {each}"),
    }
}

/// Contracts that are marked as ended and have no end date, and what was done with them.
pub fn undated(lang: Lang, found: &ContractForecast) -> Option<String> {
    let of = &found.ended_undated;
    if of.contracts == 0 {
        return None;
    }
    let (contracts, lines) = (count(lang, of.contracts), lines(lang, of));
    Some(match (lang, found.undated) {
        (Lang::Zh, UndatedEnds::LeftOut) => format!(
            "{contracts} 份合同标记为已结束，但没有结束日期，何时结束不得而知，未计入（{lines}）。请补上日期，或改为按仍在履行计。"
        ),
        (Lang::Zh, UndatedEnds::GoOn) => format!(
            "{contracts} 份合同标记为已结束，但没有结束日期，按你的选择计为仍在履行（{lines}）。"
        ),
        (Lang::En, UndatedEnds::LeftOut) => format!(
            "Contracts marked as ended without an end date, left out because it is not known when they ended: {contracts} ({lines}). Fill in the dates, or count them as going on."
        ),
        (Lang::En, UndatedEnds::GoOn) => format!(
            "Contracts marked as ended without an end date, counted as going on as you chose: {contracts} ({lines})."
        ),
    })
}

/// Up to which day months are counted, and what of the table is taken otherwise than it stands.
pub fn counted(lang: Lang, found: &ContractForecast) -> Vec<String> {
    let mut said = Vec::new();
    said.extend(unit_told(lang, found));
    if let Some(by) = found.charged_by {
        let [by, unit] = [by, found.unit].map(|it| unit_name(lang, it));
        said.push(match lang {
            Lang::Zh => format!("列名说明收费是每{by}的，已换算成每{unit}。"),
            Lang::En => format!(
                "By the name of its column the charge is that of a {by}; it is converted to a {unit}."
            ),
        });
    }
    if found.periods_ahead == 0 {
        let unit = unit_name(lang, found.unit);
        said.push(match lang {
            Lang::Zh => format!("预测期不足一{unit}，期内没有续费；请把预测期加长。"),
            Lang::En => format!(
                "The horizon is shorter than a {unit}, so that nobody renews within it: take a longer one."
            ),
        });
    }
    said.extend(undated(lang, found));
    if found.ended_unmarked.contracts > 0 {
        let contracts = count(lang, found.ended_unmarked.contracts);
        let lines = lines(lang, &found.ended_unmarked);
        said.push(match lang {
            Lang::Zh => format!(
                "{contracts} 份合同标记为未结束，却有已过去的结束日期，按已结束计（{lines}）。"
            ),
            Lang::En => format!(
                "Contracts marked as going on whose end date has passed, counted as ended: {contracts} ({lines})."
            ),
        });
    }
    if let Some(day) = found.until {
        let day = names::day(lang, day);
        said.push(match lang {
            Lang::Zh => format!("在约月数算到 {day}；当时还没有过完的月份，续约与离开都不计。"),
            Lang::En => format!(
                "Months are counted up to {day}; one that was not over then tells neither who stays nor who leaves."
            ),
        });
    }
    if found.ends_later > 0 {
        let contracts = count(lang, found.ends_later);
        said.push(match lang {
            Lang::Zh => format!("{contracts} 份合同的结束日期在今天之后，按仍在履行计。"),
            Lang::En => format!("Contracts that end after today and so go on: {contracts}."),
        });
    }
    if found.left_out > 0 {
        let rows = count(lang, found.left_out);
        said.push(match lang {
            Lang::Zh => format!("{rows} 行没有可用的在约时间，未计入。"),
            Lang::En => format!("Rows without a usable tenure, which are left out: {rows}."),
        });
    }
    said
}
