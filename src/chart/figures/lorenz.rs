//! The Lorenz curve (M46).

use super::{Context, axis, cell, format_of, numbers};
use crate::chart::{
    Annotation, Curve, CurveMark, Drawing, Figure, FigureName, Reference, Table, YScale,
};
use crate::text::number::{index, percent};
use crate::text::{Lang, answers, figures as w};
use crate::value::Curves;

/// Customers by rising revenue, cumulated, against the line where everybody is alike.
pub fn lorenz(context: &Context<'_>, curves: &Curves) -> Figure {
    let lang = context.lang;
    let points: Vec<(f64, f64)> = curves
        .lorenz
        .iter()
        .map(|point| (point.customers, point.value))
        .collect();
    let marks: Vec<CurveMark> = if points.is_empty() {
        Vec::new()
    } else {
        Curve::mark_positions(&[])
            .into_iter()
            .map(|x| (x, Curve::at(&points, x)))
            .map(|(x, y)| {
                let (share, value) = (percent(lang, x, 0), percent(lang, y, 1));
                let spoken = match lang {
                    Lang::Zh => format!("消费最少的 {share} 客户，占收入 {value}"),
                    Lang::En => format!("Lowest {share} of customers: {value} of revenue"),
                };
                CurveMark { x, y, spoken }
            })
            .collect()
    };
    let rows = marks
        .iter()
        .map(|mark| {
            let point = curves.lorenz_explained(mark.x, mark.y);
            point
                .iter()
                .map(|of| cell(lang, &format_of(lang, &[of]), of))
                .collect()
        })
        .collect();
    let annotations = curves.gini.map(|gini| Annotation {
        x: 0.5,
        y: Curve::at(&points, 0.5),
        text: match lang {
            Lang::Zh => format!("基尼系数 {}", index(gini)),
            Lang::En => format!("Gini {}", index(gini)),
        },
    });
    Figure {
        name: FigureName::LorenzCurve,
        lang,
        title: w::LORENZ.get(lang).into(),
        reading: answers::lorenz(lang, curves),
        period_line: context.period_line(),
        source_line: context.source_line(),
        axes: vec![
            axis(
                lang,
                w::CUSTOMERS_LEAST_FIRST,
                "%",
                w::CUSTOMERS_LEAST_FIRST_RULE,
            ),
            axis(lang, w::CUMULATED_REVENUE, "%", w::LORENZ_RULE),
        ],
        table: Table {
            columns: vec![
                numbers(w::CUSTOMERS_LEAST_FIRST.get(lang), "%"),
                numbers(w::CUMULATED_REVENUE.get(lang), "%"),
            ],
            rows,
        },
        drawing: Drawing::Curve(Curve {
            x_title: w::titled(lang, w::CUSTOMERS_LEAST_FIRST.get(lang), "%"),
            y_title: w::titled(lang, w::CUMULATED_REVENUE.get(lang), "%"),
            y_scale: YScale::Share,
            points,
            reference: Some(Reference {
                from: (0.0, 0.0),
                to: (1.0, 1.0),
                label: w::EVERYBODY_ALIKE.get(lang).into(),
            }),
            annotations: annotations.into_iter().collect(),
            marks,
        }),
    }
}
