//! Figures with the numbers of the teaching case.

use kezhi::chart::{
    Annotation, Bar, Cell, Column, Compare, Curve, CurveMark, Drawing, Figure, FigureName, Flow,
    FlowBand, FlowEnd, Group, Heat, HeatMark, HeatRow, Lines, Reference, Series, SharePart,
    ShareRow, Shares, Step, StepKind, Swatch, Table, Tone, Waterfall, YScale,
};
use kezhi::text::{Lang, number};

const TIERS: [(&str, &str); 5] = [
    ("钻石卡", "Diamond"),
    ("金卡", "Gold"),
    ("银卡", "Silver"),
    ("普通", "Ordinary"),
    ("新客户", "New"),
];

fn table(lang: Lang) -> Table {
    let column = |heading: &str, numeric| Column {
        heading: heading.into(),
        unit: String::new(),
        numeric,
    };
    Table {
        columns: vec![
            column(lang.pick("客户层", "Tier"), false),
            column(lang.pick("客户占比", "Share"), true),
        ],
        rows: vec![vec![
            Cell::text(lang.pick("钻石卡", "Diamond")),
            Cell::text("3%"),
        ]],
    }
}

fn figure(
    lang: Lang,
    name: FigureName,
    title: (&str, &str),
    reading: (&str, &str),
    drawing: Drawing,
) -> Figure {
    Figure {
        name,
        lang,
        title: lang.pick(title.0, title.1).into(),
        reading: lang.pick(reading.0, reading.1).into(),
        period_line: lang
            .pick(
                "2025-01-01 至 2025-12-31，10,000 名客户",
                "1 Jan 2025 to 31 Dec 2025, 10,000 customers",
            )
            .into(),
        source_line: lang
            .pick(
                "来源：示例 · 一万名活跃客户.csv；毛利率为假设。",
                "Source: sample, ten thousand active customers.csv; margins are assumptions.",
            )
            .into(),
        axes: Vec::new(),
        drawing,
        table: table(lang),
    }
}

fn row(lang: Lang, label: (&str, &str), total: (&str, &str), shares: [f64; 5]) -> ShareRow {
    let part = |n: usize| SharePart {
        label: lang.pick(TIERS[n].0, TIERS[n].1).into(),
        share: shares[n] / 100.0,
        swatch: Swatch::Tier(n as u8),
        spoken: format!(
            "{} {}",
            lang.pick(TIERS[n].0, TIERS[n].1),
            number::percent(lang, shares[n] / 100.0, 1)
        ),
    };
    ShareRow {
        label: lang.pick(label.0, label.1).into(),
        total_label: lang.pick(total.0, total.1).into(),
        parts: (0..5).map(part).collect(),
    }
}

pub(crate) fn shares(lang: Lang) -> Figure {
    let rows = vec![
        row(
            lang,
            ("客户", "Customers"),
            ("10,000 人", "10,000"),
            [3.0, 10.0, 20.0, 47.0, 20.0],
        ),
        row(
            lang,
            ("收入", "Revenue"),
            ("290.5 万元/月", "CNY 2.905M a month"),
            [15.49, 25.82, 27.54, 24.27, 6.88],
        ),
        row(
            lang,
            ("利润", "Profit"),
            ("68.05 万元/月", "CNY 680.5K a month"),
            [33.06, 33.06, 23.51, 10.36, 0.0],
        ),
    ];
    figure(
        lang,
        FigureName::SegmentShares,
        (
            "钻石卡只占客户的 3%，却贡献 33% 的利润；普通客户占 47%，只贡献 10%。",
            "Diamond customers are 3% of the base and earn 33% of the profit; ordinary ones are 47% and earn 10%.",
        ),
        (
            "按最近 12 个月的月均消费分层；利润 = 收入 × 各层毛利率。",
            "Tiers by average monthly spend over the last 12 months; profit = revenue × margin of the tier.",
        ),
        Drawing::Shares(Shares { rows, legend: true }),
    )
}

pub(crate) fn losses(lang: Lang) -> Figure {
    let mut figure = shares(lang);
    if let Drawing::Shares(shares) = &mut figure.drawing {
        shares.rows[2] = row(
            lang,
            ("利润", "Profit"),
            ("51.20 万元/月", "CNY 512K a month"),
            [48.1, 41.3, 22.2, -7.4, -4.2],
        );
    }
    figure
}

#[expect(
    clippy::too_many_arguments,
    reason = "one call for each part of a sample"
)]
fn curve(
    lang: Lang,
    name: FigureName,
    title: (&str, &str),
    reading: (&str, &str),
    y_title: (&str, &str),
    points: Vec<(f64, f64)>,
    notes: Vec<(f64, &str, &str)>,
    reference: Reference,
    y_scale: YScale,
) -> Figure {
    let special: Vec<f64> = notes.iter().map(|n| n.0).collect();
    let marks = Curve::mark_positions(&special)
        .into_iter()
        .map(|x| {
            let y = Curve::at(&points, x);
            CurveMark {
                x,
                y,
                spoken: format!(
                    "{} {}",
                    number::percent(lang, x, 0),
                    number::percent(lang, y, 1)
                ),
            }
        })
        .collect();
    let annotations = notes
        .iter()
        .map(|&(x, zh, en)| Annotation {
            x,
            y: Curve::at(&points, x),
            text: lang.pick(zh, en).into(),
        })
        .collect();
    let drawing = Drawing::Curve(Curve {
        x_title: lang
            .pick(
                "客户占比（按利润从高到低）",
                "Share of customers, most profitable first",
            )
            .into(),
        y_title: lang.pick(y_title.0, y_title.1).into(),
        y_scale,
        points,
        reference: Some(reference),
        annotations,
        marks,
    });
    figure(lang, name, title, reading, drawing)
}

fn whale_points(top: f64, end: f64) -> Vec<(f64, f64)> {
    (0..=200)
        .map(|n| {
            let x = f64::from(n) / 200.0;
            let y = if x <= 0.5 {
                top * (1.0 - (1.0 - 2.0 * x).powf(2.6))
            } else {
                top - (top - end) * ((x - 0.5) * 2.0).powf(1.9)
            };
            (x, y)
        })
        .collect()
}

pub(crate) fn whale(lang: Lang) -> Figure {
    let label = lang.pick("人人相同", "All customers alike");
    curve(
        lang,
        FigureName::WhaleCurve,
        (
            "一半客户创造了 143.75% 的利润，另一半又拿走 43.75%。",
            "Half the customers make 143.75% of the profit; the other half take 43.75% of it away.",
        ),
        (
            "客户按利润从高到低累计；曲线下落处的客户让企业亏钱。",
            "Customers cumulated from the most to the least profitable; where the curve falls, customers cost money.",
        ),
        ("累计利润占比", "Cumulative share of profit"),
        whale_points(1.4375, 1.0),
        vec![
            (
                0.5,
                "顶点：50% 的客户，143.75% 的利润",
                "Peak: 143.75% of profit at 50% of customers",
            ),
            (0.2, "前 20%：105.6%", "Top 20%: 105.6%"),
        ],
        Reference {
            from: (0.0, 0.0),
            to: (1.0, 1.0),
            label: label.into(),
        },
        YScale::Share,
    )
}

pub(crate) fn sunk(lang: Lang) -> Figure {
    curve(
        lang,
        FigureName::WhaleCurve,
        ("亏损客户吃掉了全部利润。", "Losses eat the whole profit."),
        ("累计利润最终为负。", "Cumulative profit ends below zero."),
        ("累计利润（万元）", "Cumulative profit (CNY K)"),
        whale_points(620_000.0, -310_000.0),
        vec![
            (0.5, "顶点 62.00 万元", "Peak CNY 620K"),
            (1.0, "合计 −31.00 万元", "Total CNY −310K"),
        ],
        Reference {
            from: (0.0, 0.0),
            to: (1.0, -310_000.0),
            label: String::new(),
        },
        YScale::Amount {
            divisor: lang.pick(1e4, 1e3),
        },
    )
}

pub(crate) fn lorenz(lang: Lang) -> Figure {
    let points = (0..=100)
        .map(|n| f64::from(n) / 100.0)
        .map(|x| (x, 1.0 - (1.0 - x).powf(3.2)))
        .collect();
    curve(
        lang,
        FigureName::LorenzCurve,
        (
            "前 20% 的客户带来 51% 的收入。",
            "The top 20% of customers bring 51% of revenue.",
        ),
        (
            "曲线离对角线越远，收入越集中。",
            "The further from the diagonal, the more concentrated revenue is.",
        ),
        ("累计收入占比", "Cumulative share of revenue"),
        points,
        vec![(0.2, "前 20% 的客户：51.0%", "Top 20% of customers: 51.0%")],
        Reference {
            from: (0.0, 0.0),
            to: (1.0, 1.0),
            label: lang.pick("人人相同", "All customers alike").into(),
        },
        YScale::Share,
    )
}

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

/// Orders so far, actual and predicted, over 78 weeks of which 39 were fitted.
pub(crate) fn tracking(lang: Lang) -> Figure {
    let actual = |week: u32| 4400.0 * (1.0 - (-f64::from(week) / 60.0).exp());
    let points = |bent: f64| {
        (1..=78)
            .map(|week| (f64::from(week), actual(week) * bent))
            .collect()
    };
    let series = |label: (&str, &str), swatch, is_dashed, bent| Series {
        label: lang.pick(label.0, label.1).into(),
        swatch,
        is_dashed,
        is_dotted: false,
        points: points(bent),
    };
    let marks = (1..=78).map(|week| CurveMark {
        x: f64::from(week),
        y: actual(week),
        spoken: format!("{week}: {:.0}", actual(week)),
    });
    figure(
        lang,
        FigureName::Sheet,
        (
            "累计订单：实际与预测",
            "Orders so far: actual and predicted",
        ),
        (
            "留出的 39 周里预测比实际少 12%。",
            "In the 39 weeks held out the prediction is 12% low.",
        ),
        Drawing::Lines(Lines {
            x_title: lang
                .pick("自首笔订单起的周数", "Weeks since the first order")
                .into(),
            y_title: lang
                .pick("首购之后的订单（单）", "Orders after the first")
                .into(),
            y_scale: YScale::Amount { divisor: 1.0 },
            x_ticks: (0..=78)
                .step_by(10)
                .map(|week| (f64::from(week), week.to_string()))
                .collect(),
            series: vec![
                series(("实际", "actual"), Swatch::Base, false, 1.0),
                series(("预测", "predicted"), Swatch::Accent, true, 0.96),
            ],
            divider: Some((
                39.0,
                lang.pick("拟合到 1997年9月30日", "fitted up to 30 Sep 1997")
                    .into(),
            )),
            marks: marks.collect(),
        }),
    )
}

pub(crate) fn heat(lang: Lang) -> Figure {
    let rates = [0.6, 0.7, 0.8, 0.9];
    let most = 509.09;
    let row = |retention: f64| HeatRow {
        label: format!("{:.0}%", retention * 100.0),
        cells: [0.1, 0.12, 0.16]
            .map(|discount| {
                let value = 100.0 * (1.0 + discount) / (1.0 + discount - retention);
                Some(HeatMark {
                    value_label: format!("{value:.0}"),
                    swatch: Swatch::step(value, most),
                    spoken: format!("{retention} {discount} {value:.0}"),
                })
            })
            .to_vec(),
    };
    figure(
        lang,
        FigureName::Sheet,
        ("留存每高一截，价值高一大截", "Value rises with retention"),
        (
            "留存 90% 时是 60% 时的三倍。",
            "At 90% it is three times that at 60%.",
        ),
        Drawing::Heat(Heat {
            x_title: lang.pick("折现率", "Discount rate").into(),
            y_title: lang.pick("留存率", "Retention").into(),
            unit_label: lang.pick("元/人", "CNY a customer").into(),
            columns: ["10%", "12%", "16%"].map(str::to_owned).to_vec(),
            rows: rates.map(row).to_vec(),
        }),
    )
}

pub(crate) fn flow(lang: Lang) -> Figure {
    let names = [
        lang.pick("钻石卡", "Diamond"),
        lang.pick("金卡", "Gold"),
        lang.pick("沉睡超过一年的老客户", "Asleep for more than a year"),
    ];
    let counts = [[95.0, 5.0, 0.0], [10.0, 180.0, 60.0], [0.0, 40.0, 900.0]];
    let end = |side: usize| {
        let end = |place: usize| {
            let size: f64 = (0..3)
                .map(|it| match side {
                    0 => counts[place][it],
                    _ => counts[it][place],
                })
                .sum();
            FlowEnd {
                label: names[place].into(),
                value_label: format!("{size:.0}"),
                swatch: Swatch::Tier(place as u8),
                spoken: format!("{}: {size:.0}", names[place]),
            }
        };
        (0..3).map(end).collect()
    };
    let mut bands = Vec::new();
    for (from, row) in counts.iter().enumerate() {
        for (to, &value) in row.iter().enumerate() {
            if value > 0.0 {
                bands.push(FlowBand {
                    from,
                    to,
                    value,
                    spoken: format!("{} → {}: {value:.0}", names[from], names[to]),
                });
            }
        }
    }
    figure(
        lang,
        FigureName::Sheet,
        ("金卡客户四分之一睡着了", "A quarter of gold fell asleep"),
        (
            "60 位金卡客户不再购买。",
            "60 gold customers stopped buying.",
        ),
        Drawing::Flow(Flow {
            titles: [
                lang.pick("2023年12月31日", "31 Dec 2023").into(),
                lang.pick("2024年12月31日", "31 Dec 2024").into(),
            ],
            ends: [end(0), end(1)],
            bands,
        }),
    )
}

pub(crate) fn all(lang: Lang) -> Vec<(&'static str, Figure)> {
    vec![
        ("shares", shares(lang)),
        ("losses", losses(lang)),
        ("whale", whale(lang)),
        ("sunk", sunk(lang)),
        ("lorenz", lorenz(lang)),
        ("waterfall", waterfall(lang)),
        ("bridge", bridge(lang)),
        ("compare", compare(lang)),
        ("tracking", tracking(lang)),
        ("heat", heat(lang)),
        ("flow", flow(lang)),
    ]
}
