//! Figures with the numbers of the teaching case.

mod bridges;
mod curves;
mod grids;
mod stacks;

use kezhi::chart::{Cell, Column, Drawing, Figure, FigureName, Table};
use kezhi::text::Lang;

pub(crate) use bridges::{bridge, compare, waterfall};
pub(crate) use curves::{lorenz, sunk, tracking, whale};
pub(crate) use grids::{flow, heat};
pub(crate) use stacks::{losses, shares};

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
