//! A table of numbers of one kind as a grid of coloured cells.

use crate::chart::{Axis, Drawing, Figure, FigureName, Heat, HeatMark, HeatRow, Swatch, Table};
use crate::explain::Carried;
use crate::text::sentence::Sentence;
use crate::text::ui::{Phrase, sheet};
use crate::text::{Lang, explain};
use crate::units::Currency;

/// Most rows and most columns of a grid; beyond that cells are too small to tell apart.
const MOST: usize = 40;

/// The words around a grid.
pub(super) struct Around {
    pub(super) title: Phrase,
    /// What runs to the right and what runs downwards.
    pub(super) x_title: String,
    pub(super) y_title: String,
    pub(super) reading: Sentence,
    pub(super) period: Sentence,
    pub(super) source: Sentence,
}

/// The grid of the columns `from..to` of a table whose first column names its rows; none where there
/// is no number or too many. Numbers stand in the cells as the table writes them.
pub(super) fn grid(
    lang: Lang,
    currency: Currency,
    table: &Table,
    columns: std::ops::Range<usize>,
    around: Around,
) -> Option<Figure> {
    if columns.is_empty() || columns.len() > MOST || table.rows.len() > MOST {
        return None;
    }
    let heads = table.columns.get(columns.clone())?;
    let cells = || table.rows.iter().filter_map(|row| row.get(columns.clone()));
    let numbers = || {
        cells()
            .flatten()
            .filter_map(|cell| cell.explained.as_ref().and_then(Carried::number))
    };
    let unit = explain::unit_name(lang, numbers().next()?.unit, currency);
    let most = numbers()
        .filter_map(|of| of.finite())
        .map(f64::abs)
        .fold(0.0, f64::max);
    let rows = table.rows.iter().filter_map(|row| {
        let label = row.first()?.shown.clone();
        let marks = row
            .get(columns.clone())?
            .iter()
            .zip(heads)
            .map(|(cell, head)| {
                let value = cell
                    .explained
                    .as_ref()
                    .and_then(Carried::number)?
                    .finite()?;
                let said = format!("{}{}", cell.shown, unit_behind(lang, &unit));
                Some(HeatMark {
                    value_label: cell.shown.clone(),
                    swatch: Swatch::step(value, most),
                    spoken: [label.as_str(), &head.heading, &said].join(lang.pick("，", ", ")),
                })
            });
        Some(HeatRow {
            cells: marks.collect(),
            label: label.clone(),
        })
    });
    let rows: Vec<HeatRow> = rows.collect();
    Some(Figure {
        name: FigureName::Sheet,
        lang,
        title: around.title.get(lang).into(),
        reading: around.reading,
        period_line: around.period,
        source_line: around.source,
        axes: vec![Axis {
            title: sheet::CELL_COLOUR.get(lang).into(),
            unit: unit.clone(),
            rule: sheet::CELL_COLOUR_RULE.get(lang).into(),
        }],
        drawing: Drawing::Heat(Heat {
            x_title: around.x_title,
            y_title: around.y_title,
            unit_label: unit,
            columns: short(heads.iter().map(|head| head.heading.as_str()).collect()),
            rows,
        }),
        table: table.clone(),
    })
}

/// Rates without the word all of them begin with: the title of the axis says it.
fn short(heads: Vec<&str>) -> Vec<String> {
    let word = |head: &&str| {
        let (word, rate) = head.split_once(' ')?;
        rate.ends_with('%').then(|| word.to_owned())
    };
    let first = heads.first().and_then(word);
    let is_common = first.is_some() && heads.len() > 1 && heads.iter().all(|it| word(it) == first);
    let cut = |head: &str| match head.split_once(' ') {
        Some((_, rest)) if is_common => rest.to_owned(),
        _ => head.to_owned(),
    };
    heads.into_iter().map(cut).collect()
}

fn unit_behind(lang: Lang, unit: &str) -> String {
    match (unit, lang) {
        ("" | "%", _) => unit.to_owned(),
        (unit, _) => format!(" {unit}"),
    }
}
