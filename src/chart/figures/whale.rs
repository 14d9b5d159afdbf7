//! The whale curve (M45).

use super::{Context, axis, cell, format_of, numbers};
use crate::chart::{
    Annotation, Curve, CurveMark, Drawing, Figure, FigureName, Reference, Table, YScale,
};
use crate::text::number::{AxisUnit, compact, currency_unit, percent};
use crate::text::{Lang, answers, figures as w};
use crate::value::{Basis, Curves};

/// Customers by falling value, cumulated.
pub fn whale(context: &Context<'_>, curves: &Curves) -> Figure {
    let lang = context.lang;
    let points: Vec<(f64, f64)> = curves
        .whale
        .iter()
        .map(|point| (point.customers, point.value))
        .collect();
    let (basis_name, basis_rule) = match (curves.basis, curves.whale_in_shares) {
        (Basis::Profit, true) => (w::CUMULATED_PROFIT, w::WHALE_PROFIT_RULE),
        (Basis::Profit, false) => (w::CUMULATED_PROFIT, w::WHALE_PROFIT_MONEY_RULE),
        (Basis::Revenue, true) => (w::CUMULATED_REVENUE, w::WHALE_REVENUE_RULE),
        (Basis::Revenue, false) => (w::CUMULATED_REVENUE, w::WHALE_REVENUE_MONEY_RULE),
    };
    let basis = basis_name.get(lang);
    let largest = points.iter().map(|point| point.1.abs()).fold(0.0, f64::max);
    let scale = AxisUnit::for_max(lang, largest);
    let (y_scale, y_unit) = if curves.whale_in_shares {
        (YScale::Share, "%".to_owned())
    } else {
        let unit = w::money_unit(lang, scale, context.currency, w::PER_NOTHING);
        (
            YScale::Amount {
                divisor: scale.divisor,
            },
            unit,
        )
    };
    let shown = |value: f64| {
        if curves.whale_in_shares {
            percent(lang, value, 1)
        } else {
            compact(lang, value)
        }
    };
    let says = |x: f64, y: f64| {
        let (x, y) = (percent(lang, x, 0), shown(y));
        match lang {
            Lang::Zh => format!("前 {x} 的客户，{basis} {y}"),
            Lang::En => format!("Best {x} of customers: {} {y}", basis.to_ascii_lowercase()),
        }
    };
    let end = points.last().map_or(1.0, |point| point.1);
    let peak = curves
        .peak
        .filter(|peak| peak.loss_makers > 0 && curves.whale_in_shares && peak.at.value >= 1.005);
    let annotations = match peak {
        Some(peak) => vec![Annotation {
            x: peak.at.customers,
            y: peak.at.value,
            text: match lang {
                Lang::Zh => format!("峰值 {}", shown(peak.at.value)),
                Lang::En => format!("Peak {}", shown(peak.at.value)),
            },
        }],
        None if curves.whale_in_shares && points.len() > 2 => vec![Annotation {
            x: 0.2,
            y: Curve::at(&points, 0.2),
            text: match lang {
                Lang::Zh => format!("前 20%：{}", percent(lang, Curve::at(&points, 0.2), 0)),
                Lang::En => format!("Top 20%: {}", percent(lang, Curve::at(&points, 0.2), 0)),
            },
        }],
        None => Vec::new(),
    };
    let special: Vec<f64> = annotations.iter().map(|annotation| annotation.x).collect();
    let marks: Vec<CurveMark> = Curve::mark_positions(&special)
        .into_iter()
        .map(|x| (x, Curve::at(&points, x)))
        .map(|(x, y)| CurveMark {
            x,
            y,
            spoken: says(x, y),
        })
        .collect();
    let points_told: Vec<_> = marks
        .iter()
        .map(|mark| curves.whale_explained(mark.x, mark.y))
        .collect();
    let formats = [0, 1].map(|column| {
        let column: Vec<_> = points_told.iter().map(|point| &point[column]).collect();
        format_of(lang, &column)
    });
    let rows = points_told
        .iter()
        .map(|point| {
            let cells = point.iter().zip(&formats);
            cells.map(|(of, format)| cell(lang, format, of)).collect()
        })
        .collect();
    Figure {
        name: FigureName::WhaleCurve,
        lang,
        title: w::WHALE.get(lang).into(),
        reading: answers::whale(lang, curves, context.currency),
        period_line: context.period_line(),
        source_line: context.source_line(),
        axes: vec![
            axis(
                lang,
                w::CUSTOMERS_BEST_FIRST,
                "%",
                w::CUSTOMERS_BEST_FIRST_RULE,
            ),
            axis(lang, basis_name, &y_unit, basis_rule),
        ],
        table: Table {
            columns: vec![
                numbers(w::CUSTOMERS_BEST_FIRST.get(lang), "%"),
                numbers(
                    basis,
                    if curves.whale_in_shares {
                        y_unit.clone()
                    } else {
                        currency_unit(lang, context.currency).to_owned()
                    },
                ),
            ],
            rows,
        },
        drawing: Drawing::Curve(Curve {
            x_title: w::titled(lang, w::CUSTOMERS_BEST_FIRST.get(lang), "%"),
            y_title: w::titled(lang, basis, &y_unit),
            y_scale,
            points,
            reference: Some(Reference {
                from: (0.0, 0.0),
                to: (1.0, end),
                label: w::EVERYBODY_ALIKE.get(lang).into(),
            }),
            annotations,
            marks,
        }),
    }
}
