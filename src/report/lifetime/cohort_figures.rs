//! Pictures of cohorts: retention by age, and the triangle in colours.

use super::cohorts::{pooled_table, retention_triangle};
use super::parts::{LinesOf, Reader, lines, series, whole_ticks};
use crate::chart::{CurveMark, Figure, YScale};
use crate::lifetime::{CohortTriangle, PooledAge};
use crate::report::grid::{Around, grid};
use crate::text::number;
use crate::text::sentence::Sentence;
use crate::text::ui::sheet_cohorts as words;

/// Retention by age over the cohorts old enough.
pub(super) fn pooled_figure(
    reader: Reader,
    triangle: &CohortTriangle,
    pooled: &[PooledAge],
    answer: &Sentence,
) -> Option<Figure> {
    let lang = reader.lang;
    let mut points = vec![(0.0, 1.0)];
    points.extend(
        pooled
            .iter()
            .filter_map(|it| Some((f64::from(it.age), it.from_start?))),
    );
    if points.len() < 2 {
        return None;
    }
    let marks = pooled.iter().filter_map(|it| {
        let share = it.from_start?;
        Some(CurveMark {
            x: f64::from(it.age),
            y: share,
            spoken: words::age_spoken(lang, it.age, &number::percent(lang, share, 1)),
        })
    });
    let mut line = series(words::RETENTION_LINE.get(lang), 1, points);
    line.is_dotted = true;
    Some(lines(
        lang,
        LinesOf {
            title: words::POOLED,
            x_title: words::MONTHS_SINCE_FIRST,
            y_title: words::RETENTION_LINE.get(lang).into(),
            y_unit: "%".into(),
            y_rule: words::POOLED_NOTE,
            scale: YScale::Share,
            period: String::new(),
            reading: answer,
            table: pooled_table(reader, triangle, pooled).table,
        },
        whole_ticks(pooled.len(), 8),
        vec![line],
        None,
        marks.collect(),
    ))
}

/// The triangle of retention in colours, after the month in which all are there.
pub(super) fn triangle_figure(
    reader: Reader,
    triangle: &CohortTriangle,
    answer: &Sentence,
) -> Option<Figure> {
    let table = retention_triangle(reader, triangle).table;
    let around = Around {
        title: words::RETENTION_TRIANGLE,
        x_title: words::MONTHS_SINCE_FIRST.get(reader.lang).into(),
        y_title: words::COHORT.get(reader.lang).into(),
        reading: answer.clone(),
        period: Sentence::default(),
        source: Sentence::default(),
    };
    grid(
        reader.lang,
        reader.currency,
        &table,
        3..table.columns.len(),
        around,
    )
}
