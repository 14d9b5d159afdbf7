//! Where the category's value is (M05): own, own customers' leakage, non-buyers.

use super::{Context, axis, cell, format_of, numbers, words};
use crate::chart::{Cell, Drawing, Figure, FigureName, Step, StepKind, Swatch, Table, Waterfall};
use crate::explain::{Explained, Symbol, Unit};
use crate::text::number::{AxisUnit, money, percent};
use crate::text::sentence::Sentence;
use crate::text::{figures as w, names};
use crate::value::Cbv;

/// The three parts of the category and their sum.
pub fn cbv_waterfall(context: &Context<'_>, cbv: &Cbv, reading: Sentence) -> Figure {
    let lang = context.lang;
    let total = cbv.category_total.value();
    let parts = [
        (w::BRAND, &cbv.brand_total, StepKind::Part, Swatch::Accent),
        (
            w::OWN_GAP,
            &cbv.own_customers_gap,
            StepKind::Part,
            Swatch::Tier(1),
        ),
        (
            w::NON_BUYERS,
            &cbv.non_buyers_gap,
            StepKind::Part,
            Swatch::Base,
        ),
        (
            w::CATEGORY,
            &cbv.category_total,
            StepKind::Total,
            Swatch::Tier(0),
        ),
    ];
    let share = |value: f64| {
        if total == 0.0 {
            f64::NAN
        } else {
            value / total
        }
    };
    let bare = AxisUnit {
        divisor: 1.0,
        suffix: "",
    };
    let unit = w::money_unit(lang, bare, context.currency, w::PER_YEAR);
    let steps = parts.iter().map(|(word, value, kind, swatch)| {
        let amount = value.value();
        let shown = money(lang, amount);
        let part = percent(lang, share(amount), 1);
        Step {
            label: word.get(lang).into(),
            value: amount,
            kind: *kind,
            swatch: *swatch,
            value_label: shown.clone(),
            spoken: format!(
                "{}{}{shown} {unit}{}{part}",
                word.get(lang),
                lang.pick("，", ", "),
                lang.pick("，", ", ")
            ),
        }
    });
    let amounts: Vec<&Explained> = parts.iter().map(|(_, value, ..)| *value).collect();
    let format = format_of(lang, &amounts);
    let rows = parts.iter().map(|(word, value, ..)| {
        let part = value.as_input().over(cbv.category_total.as_input());
        let part = Explained::new(Symbol::CategoryShare, Unit::Percent, part);
        vec![
            Cell::text(word.get(lang)),
            cell(lang, &format, value),
            cell(lang, &format_of(lang, &[&part]), &part),
        ]
    });
    let data = names::data(lang, context.data);
    Figure {
        name: FigureName::CustomerBrandValue,
        lang,
        title: w::CBV.get(lang).into(),
        reading,
        period_line: data.into(),
        source_line: context.source_line(),
        axes: vec![axis(lang, w::VALUE, &unit, w::CBV_RULE)],
        table: Table {
            columns: vec![
                words(w::STEP.get(lang)),
                numbers(w::VALUE.get(lang), unit.clone()),
                numbers(w::SHARE.get(lang), "%"),
            ],
            rows: rows.collect(),
        },
        drawing: Drawing::Waterfall(Waterfall {
            unit_label: unit.clone(),
            steps: steps.collect(),
        }),
    }
}
