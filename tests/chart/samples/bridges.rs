//! From one amount to another, step by step, and side by side.

use kezhi::chart::{
    Bar, Compare, Drawing, Figure, FigureName, Group, Step, StepKind, Swatch, Tone, Waterfall,
};
use kezhi::text::{Lang, number};

use super::figure;

fn step(label: &str, value: f64, kind: StepKind, swatch: Swatch) -> Step {
    let value_label = number::fixed(value, 0);
    Step {
        label: label.into(),
        value,
        kind,
        swatch,
        spoken: format!("{label} {value_label}"),
        value_label,
    }
}

pub(crate) fn waterfall(lang: Lang) -> Figure {
    let steps = vec![
        step(
            lang.pick("本品牌", "This brand"),
            4_056_000.0,
            StepKind::Part,
            Swatch::Accent,
        ),
        step(
            lang.pick(
                "自有客户流失的 35%",
                "35% that own customers spend elsewhere",
            ),
            2_184_000.0,
            StepKind::Part,
            Swatch::Tier(1),
        ),
        step(
            lang.pick("非客户", "Not yet customers"),
            9_360_000.0,
            StepKind::Part,
            Swatch::Tier(2),
        ),
        step(
            lang.pick("品类总值", "Whole category"),
            15_600_000.0,
            StepKind::Total,
            Swatch::Base,
        ),
    ];
    figure(
        lang,
        FigureName::CustomerBrandValue,
        (
            "品类总值 1,560 万元中，本品牌只得到 26%。",
            "Of a category worth CNY 15.6M this brand gets 26%.",
        ),
        (
            "自有客户在别处的消费有 218.4 万元，是最近的增长来源。",
            "Own customers spend CNY 2.184M elsewhere: the nearest source of growth.",
        ),
        Drawing::Waterfall(Waterfall {
            unit_label: lang.pick("元/年", "CNY a year").into(),
            steps,
        }),
    )
}

pub(crate) fn bridge(lang: Lang) -> Figure {
    let names = lang.pick(
        [
            "基准利润",
            "银卡升金",
            "毛利率下降两个百分点",
            "流失减少",
            "奖励成本",
            "系统与运营成本",
            "情景利润",
        ],
        [
            "Base profit",
            "Silver to gold",
            "Margin down two points",
            "Less churn",
            "Rewards",
            "System and running cost",
            "Scenario profit",
        ],
    );
    let values = [
        680_500.0, 61_000.0, -820_000.0, 24_300.0, -38_500.0, -12_000.0, -104_700.0,
    ];
    let kinds = [
        StepKind::Total,
        StepKind::Up,
        StepKind::Down,
        StepKind::Up,
        StepKind::Down,
        StepKind::Down,
        StepKind::Total,
    ];
    let swatch = |kind, value: f64| match kind {
        StepKind::Total => Swatch::Base,
        _ if value < 0.0 => Swatch::Negative,
        _ => Swatch::Accent,
    };
    let steps = (0..7)
        .map(|n| step(names[n], values[n], kinds[n], swatch(kinds[n], values[n])))
        .collect();
    let mut figure = waterfall(lang);
    figure.name = FigureName::ValueBridge;
    figure.title = lang
        .pick(
            "利润由正转负，主要因为毛利率。",
            "Profit turns negative, mostly through the margin.",
        )
        .into();
    figure.drawing = Drawing::Waterfall(Waterfall {
        unit_label: lang.pick("元/月", "CNY a month").into(),
        steps,
    });
    figure
}

pub(crate) fn compare(lang: Lang) -> Figure {
    let names = lang.pick(
        ["基准", "A · 银卡升金 5%", "B · 毛利率 −2 个百分点"],
        ["Base", "A · Silver to gold 5%", "B · Margin −2 points"],
    );
    let group = |label: &str, values: [f64; 3], worded: [&str; 3], differences: [&str; 3]| Group {
        label: label.into(),
        bars: (0..3)
            .map(|n| Bar {
                label: names[n].into(),
                value: values[n],
                value_label: worded[n].into(),
                difference_label: differences[n].into(),
                tone: match n {
                    _ if values[n] == values[0] => Tone::Even,
                    1 => Tone::Better,
                    2 => Tone::Worse,
                    _ => Tone::Even,
                },
                swatch: [Swatch::Base, Swatch::Accent, Swatch::Tier(3)][n],
                spoken: format!("{} {}", names[n], worded[n]),
            })
            .collect(),
    };
    let groups = vec![
        group(
            lang.pick("利润（万元/月）", "Profit (CNY K a month)"),
            [68.05, 69.48, -6.2],
            ["68.05", "69.48", "−6.20"],
            ["", "+2.1%", "−109.1%"],
        ),
        group(
            lang.pick("客户净值（元/人）", "Value of a customer (CNY)"),
            [816.6, 833.8, 747.2],
            ["816.60", "833.80", "747.20"],
            ["", "+2.1%", "−8.5%"],
        ),
        group(
            lang.pick("客户数（人）", "Customers"),
            [10_000.0, 10_000.0, 10_000.0],
            ["10,000", "10,000", "10,000"],
            ["", "0.0%", "0.0%"],
        ),
    ];
    figure(
        lang,
        FigureName::ScenarioComparison,
        (
            "升级 5% 的银卡多得 2.1% 的利润；毛利率下降会让利润为负。",
            "Lifting 5% of silver adds 2.1% profit; a lower margin turns it negative.",
        ),
        (
            "同一批客户、同一时期；每组从零开始。",
            "The same customers over the same period; every group starts at zero.",
        ),
        Drawing::Compare(Compare { groups }),
    )
}
