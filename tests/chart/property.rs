//! Figures nobody thought of: any shares, any steps, any width.

use kezhi::chart::{
    Bar, Compare, CurveMark, Drawing, Figure, Flow, FlowBand, FlowEnd, Frame, Group, Heat,
    HeatMark, HeatRow, Item, Lines, Rect, Series, SharePart, ShareRow, Shares, Step, StepKind,
    Swatch, Tone, Waterfall, YScale, layout,
};
use kezhi::text::{Lang, number};
use proptest::prelude::*;

use crate::samples;

/// Every word is inside the picture and touches no other.
fn reads_well(figure: &Figure, width: f64, chrome: bool) -> Result<(), TestCaseError> {
    let scene = layout(figure, &Frame::natural(figure, width, 1.0, chrome));
    let whole = Rect::new(-0.01, -0.01, scene.width + 0.02, scene.height + 0.02);
    let boxes: Vec<_> = scene
        .items
        .iter()
        .filter_map(|item| match item {
            Item::Text(text) => Some((text.bounds(), &text.content)),
            _ => None,
        })
        .collect();
    for (n, (a, words)) in boxes.iter().enumerate() {
        let inside = whole.contains(a.x, a.y) && whole.contains(a.right(), a.bottom());
        prop_assert!(inside, "{words:?} leaves the picture: {a:?}");
        for (b, other) in &boxes[n + 1..] {
            prop_assert!(!a.overlaps(b), "{words:?} covers {other:?}");
        }
    }
    Ok(())
}

fn word() -> impl Strategy<Value = String> {
    prop::sample::select(vec![
        "新",
        "钻石卡",
        "Diamond",
        "沉睡超过一年的老客户",
        "Won back last year",
        "A",
    ])
    .prop_map(str::to_owned)
}

fn shares() -> impl Strategy<Value = Shares> {
    let shares = prop::collection::vec(-0.4..1.0f64, 5);
    let rows = prop::collection::vec((word(), shares), 1..5);
    (rows, prop::collection::vec(word(), 5), any::<bool>()).prop_map(|(rows, names, legend)| {
        let row = |(label, shares): (String, Vec<f64>)| {
            let whole: f64 = shares
                .iter()
                .map(|share| share.abs())
                .sum::<f64>()
                .max(0.01);
            let part = |(n, share): (usize, &f64)| SharePart {
                label: names[n].clone(),
                share: share / whole,
                swatch: Swatch::Tier(n as u8),
                spoken: names[n].clone(),
            };
            let parts = shares.iter().enumerate().map(part).collect();
            ShareRow {
                label,
                total_label: "290.5 万元/月".to_owned(),
                parts,
            }
        };
        Shares {
            rows: rows.into_iter().map(row).collect(),
            legend,
        }
    })
}

fn waterfall() -> impl Strategy<Value = Waterfall> {
    let step = (word(), -1e7..1e7f64, any::<bool>()).prop_map(|(label, value, total)| Step {
        spoken: label.clone(),
        label,
        value,
        kind: if total {
            StepKind::Total
        } else if value < 0.0 {
            StepKind::Down
        } else {
            StepKind::Up
        },
        swatch: Swatch::Accent,
        value_label: number::fixed(value, 0),
    });
    prop::collection::vec(step, 3..8).prop_map(|steps| Waterfall {
        unit_label: "元/月".to_owned(),
        steps,
    })
}

fn compare() -> impl Strategy<Value = Compare> {
    let bar = (word(), -1e6..1e6f64).prop_map(|(label, value)| Bar {
        spoken: label.clone(),
        label,
        value,
        value_label: number::fixed(value, 2),
        difference_label: number::percent(Lang::Zh, value / 1e6, 1),
        tone: Tone::Worse,
        swatch: Swatch::Base,
    });
    let group =
        (word(), prop::collection::vec(bar, 1..5)).prop_map(|(label, bars)| Group { label, bars });
    prop::collection::vec(group, 1..4).prop_map(|groups| Compare { groups })
}

fn lines() -> impl Strategy<Value = Lines> {
    let points = prop::collection::vec((0.0..80.0f64, -1e5..1e6f64), 0..40);
    let series = (word(), points, any::<bool>(), any::<bool>()).prop_map(
        |(label, mut points, is_dashed, is_dotted)| {
            points.sort_by(|a, b| a.0.total_cmp(&b.0));
            Series {
                label,
                swatch: Swatch::Accent,
                is_dashed,
                is_dotted,
                points,
            }
        },
    );
    let divider = prop::option::of((0.0..80.0f64, word()));
    (prop::collection::vec(series, 1..5), divider, word()).prop_map(|(series, divider, title)| {
        let marks = series[0].points.iter().map(|point| CurveMark {
            x: point.0,
            y: point.1,
            spoken: title.clone(),
        });
        Lines {
            x_title: title.clone(),
            y_title: title.clone(),
            y_scale: YScale::Amount { divisor: 1.0 },
            x_ticks: (0..=80)
                .step_by(5)
                .map(|at| (f64::from(at), at.to_string()))
                .collect(),
            marks: marks.collect(),
            series,
            divider,
        }
    })
}

fn heat() -> impl Strategy<Value = Heat> {
    let cell = prop::option::of((-1e6..1e6f64).prop_map(|value| HeatMark {
        value_label: number::fixed(value, 0),
        swatch: Swatch::step(value, 1e6),
        spoken: "x".to_owned(),
    }));
    let row = (word(), prop::collection::vec(cell, 12));
    let columns = prop::collection::vec(word(), 1..13);
    (prop::collection::vec(row, 1..13), columns, word(), word()).prop_map(
        |(rows, columns, x_title, y_title)| Heat {
            unit_label: x_title.clone(),
            x_title,
            y_title,
            rows: rows
                .into_iter()
                .map(|(label, mut cells)| {
                    cells.truncate(columns.len());
                    HeatRow { label, cells }
                })
                .collect(),
            columns,
        },
    )
}

fn flow() -> impl Strategy<Value = Flow> {
    let end = || {
        word().prop_map(|label| FlowEnd {
            spoken: label.clone(),
            label,
            value_label: "12,345".to_owned(),
            swatch: Swatch::Tier(1),
        })
    };
    let ends = || prop::collection::vec(end(), 1..8);
    let bands = prop::collection::vec((0..9usize, 0..9usize, -10.0..1e4f64), 0..30);
    (ends(), ends(), bands, word()).prop_map(|(left, right, bands, title)| Flow {
        titles: [title.clone(), title],
        ends: [left, right],
        bands: bands
            .into_iter()
            .map(|(from, to, value)| FlowBand {
                from,
                to,
                value,
                spoken: "x".to_owned(),
            })
            .collect(),
    })
}

fn with(drawing: Drawing) -> Figure {
    Figure {
        drawing,
        ..samples::shares(Lang::Zh)
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 300, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn any_shares_read_well(shares in shares(), width in 320.0..1920.0f64, chrome: bool) {
        reads_well(&with(Drawing::Shares(shares)), width, chrome)?;
    }

    #[test]
    fn any_grid_reads_well(heat in heat(), width in 320.0..1920.0f64, chrome: bool) {
        reads_well(&with(Drawing::Heat(heat)), width, chrome)?;
    }

    #[test]
    fn any_flow_reads_well(flow in flow(), width in 320.0..1920.0f64, chrome: bool) {
        reads_well(&with(Drawing::Flow(flow)), width, chrome)?;
    }

    #[test]
    fn any_lines_read_well(lines in lines(), width in 320.0..1920.0f64, chrome: bool) {
        reads_well(&with(Drawing::Lines(lines)), width, chrome)?;
    }

    #[test]
    fn any_steps_read_well(waterfall in waterfall(), width in 320.0..1920.0f64, chrome: bool) {
        reads_well(&with(Drawing::Waterfall(waterfall)), width, chrome)?;
    }

    #[test]
    fn any_scenarios_read_well(compare in compare(), width in 320.0..1920.0f64, chrome: bool) {
        reads_well(&with(Drawing::Compare(compare)), width, chrome)?;
    }
}
