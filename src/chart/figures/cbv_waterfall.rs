//! Where the category's value is (M05): own, own customers' leakage, non-buyers.

use super::{Context, number, numbers, share_cell, words};
use crate::chart::{Cell, Drawing, Figure, FigureName, Step, StepKind, Swatch, Table, Waterfall};
use crate::text::number::{AxisUnit, money, percent};
use crate::text::{figures as w, names};
use crate::value::Cbv;

/// The three parts of the category and their sum.
pub fn cbv_waterfall(context: &Context<'_>, cbv: &Cbv, reading: String) -> Figure {
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
    let rows = parts.iter().map(|(word, value, ..)| {
        vec![
            Cell::text(word.get(lang)),
            number(money(lang, value.value()), value.value()),
            share_cell(lang, share(value.value()), 1),
        ]
    });
    let data = names::data(lang, context.data);
    Figure {
        name: FigureName::CustomerBrandValue,
        lang,
        title: w::CBV.get(lang).into(),
        reading,
        period_line: data,
        source_line: context.source_line(),
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
