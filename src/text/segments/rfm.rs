//! The rules of RFM scores and their names, as sentences.

use super::names::{in_currency, segment};
use crate::segment::{Cutting, OrderUnit, RfmFacts, RfmNames, RfmScheme};
use crate::text::Lang;
use crate::text::number::exact;
use crate::text::ui::sheet_value::capital;
use crate::units::Currency;

/// How scores came about, and what they are called.
pub(super) fn rfm(
    lang: Lang,
    scheme: &RfmScheme,
    facts: &RfmFacts,
    currency: Currency,
) -> Vec<String> {
    let classes = scheme.classes.get();
    let cutting = match (&scheme.cutting, lang) {
        (Cutting::Package, Lang::Zh) => format!(
            "按 R 语言 rfm 包的切点分 {classes} 档：切点 = 分位数（线性插值）+ 1，小于切点归低档；数值相同的客户得分相同。"
        ),
        (Cutting::Package, Lang::En) => format!(
            "{classes} classes by the cuts of rfm (R): cut = quantile (linear interpolation) + 1, below the cut is the lower class; equal customers have equal scores."
        ),
        (Cutting::Quantiles, Lang::Zh) => format!(
            "按分位数分 {classes} 档（与 pandas 的 qcut 相同）：恰在切点上的归低档；重合的切点合并，得分重新编号。"
        ),
        (Cutting::Quantiles, Lang::En) => format!(
            "{classes} classes by quantiles, as pandas’ qcut: a value on a cut has the lower class; equal cuts become one and the scores are numbered anew."
        ),
        (Cutting::Ranks, Lang::Zh) => {
            format!("按名次分 {classes} 档，每档人数相等；数值相同的按客户编号排先后。")
        }
        (Cutting::Ranks, Lang::En) => format!(
            "{classes} classes of equal size by ranks; equal customers are told apart by their ids."
        ),
        (Cutting::CountWorse, Lang::Zh) => {
            format!("得分 = 1 +（{classes} × 比他差的人数）÷ 总人数，取整；数值相同的得分相同。")
        }
        (Cutting::CountWorse, Lang::En) => format!(
            "Score = 1 + ({classes} × customers strictly worse) ÷ customers, rounded down; equal customers have equal scores."
        ),
        (Cutting::Entered(_), Lang::Zh) => "切点由人工设定；恰在切点上的归高档。".to_owned(),
        (Cutting::Entered(_), Lang::En) => {
            "The cuts were entered; a value on a cut has the higher class.".to_owned()
        }
        (Cutting::MeanSplit, Lang::Zh) => "以平均值分高低：不差于平均值为高。".to_owned(),
        (Cutting::MeanSplit, Lang::En) => {
            "High and low by the mean: as good as the mean or better is high.".to_owned()
        }
        (Cutting::Nested, Lang::Zh) => format!(
            "嵌套分档：先按近度名次分 {classes} 档，档内再按频次、金额各分 {classes} 档；数值相同的按客户编号排先后。"
        ),
        (Cutting::Nested, Lang::En) => format!(
            "Nested classes: {classes} by ranks of recency, within each {classes} of frequency, within each {classes} of money; equal customers are told apart by their ids."
        ),
    };
    let mut rules = vec![cutting];
    if scheme.cutting == Cutting::Package && scheme.unit == OrderUnit::Orders {
        rules.push(
            lang.pick(
                "rfm 包把每一行销售计作一次购买；这里默认按已付订单计频次，要与 rfm 包逐位一致，把“频次按什么计”改为“每一行销售”。",
                "The package rfm (R) counts every sale line as a purchase; here frequency counts paid orders. For the package’s own scores, set “Frequency counts” to every sale line.",
            )
            .to_owned(),
        );
    }
    for (place, cuts) in facts
        .cuts
        .iter()
        .enumerate()
        .filter(|(_, it)| !it.is_empty())
    {
        let name = dimension(lang, place);
        let cuts: Vec<String> = cuts
            .iter()
            .map(|&cut| match place {
                0 => exact((cut * 1e4).round() / 1e4),
                1 => exact((cut * 1e4).round() / 1e4),
                _ => in_currency(lang, cut, currency),
            })
            .collect();
        let cuts = cuts.join(lang.pick("、", ", "));
        let unit = match place {
            0 => lang.pick("（天）", " (days)"),
            1 => lang.pick("（次）", " (orders)"),
            _ => "",
        };
        rules.push(match lang {
            Lang::Zh => format!("{name} 切点{unit}：{cuts}。"),
            Lang::En => format!("Cuts of {name}{unit}: {cuts}."),
        });
    }
    for (of, classes) in facts.collapsed() {
        let name = dimension(lang, of as usize);
        rules.push(match lang {
            Lang::Zh => format!("{name} 只分得出 {classes} 档：数值相同的客户太多。"),
            Lang::En => {
                format!(
                    "{} allows only {classes} classes: too many customers are equal.",
                    capital(name)
                )
            }
        });
    }
    rules.push(rfm_names(lang, &scheme.names).to_owned());
    if let Some(coverage) = &facts.coverage {
        if coverage.uncovered > 0 {
            rules.push(match lang {
                Lang::Zh => format!(
                    "{} 个得分组合里有 {} 个不在任何框内，那里的客户单列一群。",
                    coverage.cells, coverage.uncovered
                ),
                Lang::En => format!(
                    "{} of {} cells are in no box; customers there are a segment of their own.",
                    coverage.uncovered, coverage.cells
                ),
            });
        }
        if !coverage.unreachable.is_empty() {
            let names: Vec<String> = coverage
                .unreachable
                .iter()
                .map(|name| segment(lang, name))
                .collect();
            let names = names.join(lang.pick("、", ", "));
            rules.push(match lang {
                Lang::Zh => format!("排在前面的框已占满，这些名称分不到人：{names}。"),
                Lang::En => format!(
                    "Earlier boxes already cover them, so nobody gets these names: {names}."
                ),
            });
        }
    }
    rules
}

pub(super) fn dimension(lang: Lang, place: usize) -> &'static str {
    match place {
        0 => lang.pick("近度 R", "recency R"),
        1 => lang.pick("频次 F", "frequency F"),
        _ => lang.pick("金额 M", "money M"),
    }
}

fn rfm_names(lang: Lang, names: &RfmNames) -> &'static str {
    match names {
        RfmNames::Vignette => lang.pick(
            "名称取自 rfm 包示例的框，按顺序取第一个合适的。",
            "Names follow the boxes of the rfm vignette; the first match applies.",
        ),
        RfmNames::Bands => lang.pick(
            "名称取自 rfm 0.2 包的区间，按顺序取第一个合适的。",
            "Names follow the bands of rfm 0.2; the first match applies.",
        ),
        RfmNames::TenNames => lang.pick(
            "名称用常见的十类，只看近度与频次。",
            "The common ten names, by recency and frequency alone.",
        ),
        RfmNames::EightClasses => lang.pick(
            "八类：R、F、M 各分高低；金额高的为“重要”，低的为“一般”。",
            "Eight classes: high and low R, F and M; high money is key, low money general.",
        ),
        RfmNames::Cells => lang.pick(
            "不另取名，每个得分组合自成一群。",
            "No names: each cell is a segment.",
        ),
        RfmNames::Boxes(_) => lang.pick(
            "名称用自定的框，按顺序取第一个合适的。",
            "Names follow your own boxes; the first match applies.",
        ),
    }
}
