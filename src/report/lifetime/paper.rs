//! Parts that the small models on paper have in common.

use super::parts::Reader;
use super::retention::refusal;
use crate::chart::figures::axis;
use crate::chart::{Drawing, Figure, FigureName, Step, StepKind, Swatch, Table, Waterfall};
use crate::explain::{Explained, Expr, Given, LifetimeSymbol as S, Source, Unit};
use crate::lifetime::TableError;
use crate::report::Refusal;
use crate::text::Lang;
use crate::text::number::{money, with_unit};
use crate::text::sentence::Sentence;
use crate::text::ui::Phrase;
use crate::text::ui::sheet_lifetime_paper as words;
use crate::units::AnnualRate;

/// A discount rate a year that can be.
pub(super) fn annual(lang: Lang, of: Given, at: &str) -> Result<AnnualRate, Refusal> {
    AnnualRate::new(of.value).map_err(|_| refusal(words::BAD_DISCOUNT.get(lang).to_owned(), at))
}

/// What is wrong with a table, at the list its shares stand in.
pub(super) fn table_refusal(lang: Lang, error: TableError, at: &str, field: &str) -> Refusal {
    Refusal {
        words: words::table_error(lang, &error),
        path: match error {
            TableError::NotAShare { place, .. } => {
                Some(at.to_owned() + &field.replace("{}", &place.to_string()))
            }
            TableError::NoCustomers => Some(format!("{at}/customers")),
            _ => None,
        },
    }
}

/// (1 + d)^−years.
pub(super) fn today(of: &Explained, discount: Given, years: f64) -> Explained {
    let rate = discount.named(S::DiscountAnnual, Unit::Percent);
    let grown = Expr::Power(
        Box::new(Expr::Number(1.0).plus(rate)),
        Box::new(Expr::of(S::Years, years, Unit::Years, Source::Derived)),
    );
    Explained::new(S::PresentValue, Unit::Money, of.as_input().over(grown))
}

/// A picture of steps to a total.
pub(super) fn waterfall(
    reader: Reader,
    title: Phrase,
    answer: &Sentence,
    steps: Vec<(String, f64)>,
    total: f64,
    table: Table,
) -> Figure {
    let lang = reader.lang;
    let unit = reader.money();
    let step = |label: String, value: f64, kind: StepKind| {
        let value_label = money(lang, value);
        let swatch = match kind {
            StepKind::Total => Swatch::Base,
            _ if value < 0.0 => Swatch::Negative,
            _ => Swatch::Accent,
        };
        let spoken = format!("{label}: {}", with_unit(lang, &value_label, &unit));
        Step {
            label,
            value,
            kind,
            swatch,
            value_label,
            spoken,
        }
    };
    let mut all: Vec<Step> = steps
        .into_iter()
        .map(|(label, value)| {
            let kind = if value < 0.0 {
                StepKind::Down
            } else {
                StepKind::Up
            };
            step(label, value, kind)
        })
        .collect();
    all.push(step(
        words::TOTAL.get(lang).to_owned(),
        total,
        StepKind::Total,
    ));
    Figure {
        name: FigureName::Sheet,
        lang,
        title: title.get(lang).into(),
        reading: answer.clone(),
        period_line: Sentence::default(),
        source_line: Sentence::default(),
        axes: vec![axis(lang, title, &unit, words::PRESENT_RULE)],
        drawing: Drawing::Waterfall(Waterfall {
            unit_label: unit,
            steps: all,
        }),
        table,
    }
}
