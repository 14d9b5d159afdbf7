//! Stacked bars of segments, one bar a line, each adding up to 100 %.

use crate::chart::figures::axis;
use crate::chart::{Drawing, Figure, FigureName, SharePart, ShareRow, Shares, Swatch, Table};
use crate::text::number::percent;
use crate::text::sentence::Sentence;
use crate::text::ui::Phrase;
use crate::text::{Lang, figures};

/// Parts a bar can still hold, and bars a picture can.
pub(super) const MOST: usize = 12;

/// One bar: its name, what 100 % is, and the share of each part in order.
pub(super) struct Bar {
    pub(super) label: String,
    pub(super) total: String,
    pub(super) shares: Vec<f64>,
}

/// The words around a picture.
pub(super) struct Around {
    pub(super) title: Phrase,
    pub(super) rule: Phrase,
    pub(super) reading: Sentence,
    pub(super) period: String,
}

/// The picture; none where there are too many parts or bars to tell apart, or none at all.
pub(super) fn share_bars(
    lang: Lang,
    parts: &[String],
    bars: Vec<Bar>,
    around: Around,
    table: Table,
) -> Option<Figure> {
    if parts.is_empty() || parts.len() > MOST || bars.is_empty() || bars.len() > MOST {
        return None;
    }
    let rows = bars.into_iter().map(|bar| {
        let part = |(place, (name, &share)): (usize, (&String, &f64))| SharePart {
            label: name.clone(),
            share,
            swatch: Swatch::Tier(place as u8),
            spoken: [bar.label.as_str(), name, &percent(lang, share, 1)]
                .join(lang.pick("，", ", ")),
        };
        ShareRow {
            parts: parts
                .iter()
                .zip(&bar.shares)
                .enumerate()
                .map(part)
                .collect(),
            label: bar.label.clone(),
            total_label: bar.total,
        }
    });
    Some(Figure {
        name: FigureName::Sheet,
        lang,
        title: around.title.get(lang).into(),
        reading: around.reading,
        period_line: around.period.into(),
        source_line: Sentence::default(),
        axes: vec![axis(lang, figures::SHARE, "%", around.rule)],
        drawing: Drawing::Shares(Shares {
            rows: rows.collect(),
            legend: true,
        }),
        table,
    })
}
