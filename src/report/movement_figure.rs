//! Who moved, drawn: bands between the segments of both days, and what both days are made of.

use super::SheetTable;
use super::shares::{Around, Bar, MOST, share_bars};
use crate::chart::figures::{axis, numbers, words as words_column};
use crate::chart::{Cell, Drawing, Figure, FigureName, Flow, FlowBand, FlowEnd, Swatch, Table};
use crate::segment::Movement;
use crate::text::number::{count, percent};
use crate::text::segments::segment;
use crate::text::sentence::Sentence;
use crate::text::ui::sheet_movement as movement_words;
use crate::text::ui::sheet_segments as words;
use crate::text::{Lang, figures, names};

/// The bands; none where there are too many segments to tell apart, or nobody to draw.
pub(super) fn flow(lang: Lang, movement: &Movement, answer: &Sentence) -> Option<Figure> {
    let sizes = |side: usize| -> Vec<u64> {
        let balances = movement.balances.iter();
        balances.map(|it| [it.before, it.after][side]).collect()
    };
    // A state has its place at a side where somebody is in it.
    let [left, right] = [sizes(0), sizes(1)].map(|sizes| -> Vec<(usize, u64)> {
        let sizes = sizes.into_iter().enumerate();
        sizes.filter(|(_, size)| *size > 0).collect()
    });
    if left.is_empty() || left.len() > MOST || right.len() > MOST {
        return None;
    }
    let name = |state: usize| segment(lang, &movement.states[state].name);
    let people = |size: u64| format!("{}{}", count(lang, size), lang.pick(" 人", ""));
    let days = [movement.rule.from, movement.rule.to].map(|day| names::day(lang, day));
    let ends = |side: &[(usize, u64)], day: &str| -> Vec<FlowEnd> {
        let end = |&(state, size): &(usize, u64)| FlowEnd {
            label: name(state),
            value_label: count(lang, size),
            swatch: match movement.states[state].is_outside {
                true => Swatch::Base,
                false => Swatch::Tier(state as u8),
            },
            spoken: [day, &name(state), &people(size)].join(lang.pick("，", ", ")),
        };
        side.iter().map(end).collect()
    };
    let mut bands = Vec::new();
    let mut rows = Vec::new();
    for (from, &(state, all)) in left.iter().enumerate() {
        for (to, &(later, _)) in right.iter().enumerate() {
            let moved = movement.matrix[state][later].customers;
            if moved == 0 {
                continue;
            }
            let part = percent(lang, moved as f64 / all as f64, 1);
            let way = format!("{} → {}", name(state), name(later));
            bands.push(FlowBand {
                from,
                to,
                value: moved as f64,
                spoken: [way.as_str(), &people(moved), &part].join(lang.pick("，", ", ")),
            });
            let cell = |shown: String, exact: f64| Cell {
                exact: crate::text::number::plain(exact),
                ..Cell::text(shown)
            };
            rows.push(vec![
                Cell::text(name(state)),
                Cell::text(name(later)),
                cell(count(lang, moved), moved as f64),
                cell(
                    part.trim_end_matches('%').to_owned(),
                    moved as f64 / all as f64 * 100.0,
                ),
            ]);
        }
    }
    let table = Table {
        columns: vec![
            words_column(days[0].clone()),
            words_column(days[1].clone()),
            numbers(figures::CUSTOMERS.get(lang), ""),
            numbers(movement_words::PART_OF_SEGMENT.get(lang), "%"),
        ],
        rows,
    };
    Some(Figure {
        name: FigureName::Sheet,
        lang,
        title: movement_words::FIGURE_FLOW.get(lang).into(),
        reading: answer.clone(),
        period_line: words::days(lang, movement.rule.from, movement.rule.to).into(),
        source_line: Sentence::default(),
        axes: vec![axis(
            lang,
            figures::CUSTOMERS,
            "",
            movement_words::FIGURE_FLOW_RULE,
        )],
        drawing: Drawing::Flow(Flow {
            ends: [ends(&left, &days[0]), ends(&right, &days[1])],
            titles: days,
            bands,
        }),
        table,
    })
}

/// The customers of both days as bars.
pub(super) fn bars(
    lang: Lang,
    movement: &Movement,
    answer: &Sentence,
    table: SheetTable,
) -> Option<Figure> {
    let inside: Vec<usize> = (0..movement.states.len())
        .filter(|&it| !movement.states[it].is_outside)
        .collect();
    let names: Vec<String> = inside
        .iter()
        .map(|&it| segment(lang, &movement.states[it].name))
        .collect();
    let of_day = |is_later: bool| -> Vec<u64> {
        inside
            .iter()
            .map(|&it| {
                let balance = &movement.balances[it];
                if is_later {
                    balance.after
                } else {
                    balance.before
                }
            })
            .collect()
    };
    let bars: Vec<Bar> = [(movement.rule.from, false), (movement.rule.to, true)]
        .into_iter()
        .map(|(day, is_later)| (day, of_day(is_later)))
        .filter(|(_, counts)| counts.iter().any(|&it| it > 0))
        .map(|(day, counts)| {
            let all: u64 = counts.iter().sum();
            Bar {
                label: names::day(lang, day),
                total: format!("{}{}", count(lang, all), lang.pick(" 人", "")),
                shares: counts.iter().map(|&it| it as f64 / all as f64).collect(),
            }
        })
        .collect();
    let around = Around {
        title: movement_words::FIGURE_MOVEMENT,
        rule: movement_words::FIGURE_MOVEMENT_RULE,
        reading: answer.clone(),
        period: words::days(lang, movement.rule.from, movement.rule.to),
    };
    share_bars(lang, &names, bars, around, table.table)
}
