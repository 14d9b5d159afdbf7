//! Cells of a grid, and flows between groups.

use kezhi::chart::{
    Drawing, Figure, FigureName, Flow, FlowBand, FlowEnd, Heat, HeatMark, HeatRow, Swatch,
};
use kezhi::text::Lang;

use super::figure;

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
