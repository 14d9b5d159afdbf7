//! Curves, and lines over time.

use kezhi::chart::{
    Annotation, Curve, CurveMark, Drawing, Figure, FigureName, Lines, Reference, Series, Swatch,
    YScale,
};
use kezhi::text::{Lang, number};

use super::figure;

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
