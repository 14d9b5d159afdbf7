//! Scenarios side by side.

use super::{Context, axis, cell, format_of, numbers, words};
use crate::chart::{Bar, Cell, Compare, Drawing, Figure, FigureName, Group, Swatch, Table, Tone};
use crate::explain::{Explained, Unit};
use crate::scenario::{Comparison, Measure};
use crate::text::explain::{shown, unit_name};
use crate::text::number::{in_points, with_sign};
use crate::text::sentence::Sentence;
use crate::text::{figures as w, names};

/// The headline measures as bars, all measures as a table. `scenarios` are their names, in the
/// order of the comparison.
pub fn compare(
    context: &Context<'_>,
    comparison: &Comparison,
    scenarios: &[String],
    reading: Sentence,
) -> Figure {
    let (lang, currency) = (context.lang, context.currency);
    let heading = |measure: Measure, unit: Option<&Explained>| {
        // Heads are named by the measure itself.
        let unit = unit
            .filter(|value| value.unit != Unit::Customers)
            .map(|value| unit_name(lang, value.unit, currency))
            .unwrap_or_default();
        let name = names::measure(lang, measure);
        if unit.is_empty() {
            name
        } else {
            format!("{name} {unit}")
        }
    };
    let drawn = |measure: Measure| {
        matches!(
            measure,
            Measure::Profit | Measure::Margin | Measure::BrandTotal
        )
    };
    let groups = comparison
        .rows
        .iter()
        .filter(|row| drawn(row.measure))
        .map(|row| {
            let first = row.values.iter().flatten().next();
            let bars = row.values.iter().enumerate().filter_map(|(place, value)| {
                let value = value.as_ref()?;
                let name = scenarios.get(place).cloned().unwrap_or_default();
                let difference = row.differences[place].as_ref();
                let change = difference.map(Explained::value).unwrap_or_default();
                let worded = difference.map(|difference| {
                    let words = with_sign(change, shown(lang, difference, currency));
                    in_points(lang, difference.unit, words)
                });
                let shown = shown(lang, value, currency);
                Some(Bar {
                    spoken: [Some(name.clone()), Some(shown.clone()), worded.clone()]
                        .into_iter()
                        .flatten()
                        .collect::<Vec<_>>()
                        .join(lang.pick("，", ", ")),
                    label: name,
                    value: value.value(),
                    value_label: shown,
                    difference_label: worded.unwrap_or_default(),
                    tone: if change > 0.0 {
                        Tone::Better
                    } else if change < 0.0 {
                        Tone::Worse
                    } else {
                        Tone::Even
                    },
                    swatch: if place == comparison.base {
                        Swatch::Base
                    } else {
                        Swatch::Accent
                    },
                })
            });
            Group {
                label: heading(row.measure, first),
                bars: bars.collect(),
            }
        });
    let mut columns = vec![words(w::MEASURE.get(lang))];
    columns.extend(scenarios.iter().map(|name| numbers(name.clone(), "")));
    let rows = comparison.rows.iter().map(|row| {
        let first = row.values.iter().flatten().next();
        let format = format_of(lang, &row.values.iter().flatten().collect::<Vec<_>>());
        let cells = row.values.iter().map(move |value| match value {
            Some(value) => cell(lang, &format, value),
            None => Cell::text("—"),
        });
        std::iter::once(Cell::text(heading(row.measure, first)))
            .chain(cells)
            .collect()
    });
    let groups: Vec<Group> = groups.collect();
    Figure {
        name: FigureName::ScenarioComparison,
        lang,
        title: w::COMPARISON.get(lang).into(),
        reading,
        period_line: context.period_line(),
        source_line: context.source_line(),
        axes: vec![axis(lang, w::COMPARED_LENGTH, "", w::COMPARED_RULE)],
        drawing: Drawing::Compare(Compare { groups }),
        table: Table {
            columns,
            rows: rows.collect(),
        },
    }
}
