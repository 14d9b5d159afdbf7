//! Bars cut into parts.

use kezhi::chart::{Drawing, Figure, FigureName, SharePart, ShareRow, Shares, Swatch};
use kezhi::text::{Lang, number};

use super::{TIERS, figure};

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
