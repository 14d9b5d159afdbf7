//! Printed figures beside the program's own: when they agree, and the sheet that says so.

use super::parts::{Reader, Ruled, modelled};
use crate::chart::{Cell, Column, Table};
use crate::explain::{Carried, Explained, LifetimeRule as R, LifetimeSymbol as S, Source, Unit};
use crate::report::build::Numbers;
use crate::report::{Sheet, SheetTable};
use crate::text::Lang;
use crate::text::explain::symbol_name;
use crate::text::number;
use crate::text::sentence::Sentence;
use crate::text::ui::Phrase;
use crate::text::ui::sheet_papers as words;

/// One printed figure and the program's own.
pub(super) struct Proof {
    what: String,
    printed: &'static str,
    ours: Option<f64>,
}

/// Significant figures beyond which none are compared.
const MOST_FIGURES: usize = 12;

impl Proof {
    /// A figure as it stands in print, every digit of it.
    pub(super) fn new(what: impl Into<String>, printed: &'static str, ours: Option<f64>) -> Proof {
        Proof {
            what: what.into(),
            printed,
            ours: ours.filter(|it| it.is_finite()),
        }
    }

    /// Figures of one kind: the label of each stands at the braces of `what`, and `ours` gives the
    /// own figure by place.
    pub(super) fn list(
        what: &str,
        printed: &[(&str, &'static str)],
        ours: &dyn Fn(usize) -> Option<f64>,
    ) -> Vec<Proof> {
        let all = printed.iter().enumerate();
        all.map(|(place, (label, printed))| {
            Proof::new(what.replace("{}", label), printed, ours(place))
        })
        .collect()
    }

    fn value(&self) -> f64 {
        self.printed.parse().unwrap_or(f64::NAN)
    }

    fn decimals(&self) -> usize {
        let point = self.printed.find('.');
        point.map_or(0, |place| self.printed.len() - place - 1)
    }

    /// The own figure, rounded as the print is, is the printed one.
    fn agrees(&self) -> bool {
        let round = |value: f64| number::fixed(value, self.decimals());
        self.ours
            .is_some_and(|ours| round(ours) == round(self.value()))
    }

    /// To how many significant figures both are the same when rounded.
    fn same_figures(&self) -> usize {
        let Some(ours) = self.ours else { return 0 };
        let to = |value: f64, figures: usize| format!("{value:.0$e}", figures - 1);
        let is_same = |figures: &usize| to(ours, *figures) == to(self.value(), *figures);
        (1..=MOST_FIGURES).rev().find(is_same).unwrap_or(0)
    }

    fn mark(&self, lang: Lang) -> String {
        match (self.agrees(), self.same_figures()) {
            (true, _) => words::AGREES.get(lang).to_owned(),
            (false, 0) => words::DIFFERS.get(lang).to_owned(),
            (false, figures) => words::first_figures(lang, figures),
        }
    }
}

/// Proofs of one source.
pub(super) struct Print {
    pub(super) title: Phrase,
    pub(super) note: Phrase,
    /// False for figures that no paper prints: another program computed them.
    pub(super) is_printed: bool,
    pub(super) proofs: Vec<Proof>,
}

/// A sheet of proofs, a table a source.
pub(super) fn sheet(reader: Reader, sources: &[Print], notes: Vec<String>) -> Sheet {
    let lang = reader.lang;
    let all = || sources.iter().flat_map(|of| &of.proofs);
    let (agree, count) = (all().filter(|it| it.agrees()).count(), all().count());
    let mut told = Numbers::default();
    let parts = [(S::Reproduced, agree), (S::Printed, count)].map(|(symbol, many)| {
        let of = modelled(symbol, many as f64, Unit::Ratio).by(R::ComputedNow);
        told.tell(of, many.to_string())
    });
    Sheet {
        answer: Sentence::with(words::PAPERS_ANSWER.get(lang), parts),
        method: reader.rule(R::ComputedNow),
        numbers: told.0,
        tables: sources.iter().map(|of| table(reader, of)).collect(),
        notes,
        ..Sheet::default()
    }
}

fn table(reader: Reader, source: &Print) -> SheetTable {
    let lang = reader.lang;
    let column = |heading: &str, numeric| Column {
        heading: heading.to_owned(),
        unit: String::new(),
        numeric,
    };
    let title = |symbol: S| symbol_name(lang, symbol.into());
    let number_cell = |of: Explained, shown: String| Cell {
        shown,
        exact: number::plain(of.value()),
        explained: Some(Carried::from(of)),
    };
    let rows = source.proofs.iter().map(|it| {
        let printed = Explained::given(S::Printed, it.value(), Unit::Estimate, Source::Case);
        let printed = match source.is_printed {
            true => printed.by(R::PrintedRounded),
            false => printed,
        };
        let ours = it
            .ours
            .map(|value| modelled(S::Reproduced, value, Unit::Estimate).by(R::ComputedNow));
        let off = ours.as_ref().map(|ours| {
            let off = ours.as_input().over(printed.as_input());
            let one = crate::explain::Expr::Number(1.0);
            Explained::new(S::Deviation, Unit::Percent, off.minus(one))
        });
        let decimals = it.decimals();
        let missing = || Cell::text(number::NO_NUMBER);
        vec![
            Cell::text(it.what.as_str()),
            number_cell(printed, number::fixed(it.value(), decimals)),
            // Two figures more than the print shows where they part.
            ours.map_or_else(missing, |of| {
                let is_count = decimals == 0 && of.value().fract() == 0.0;
                let more = if is_count { 0 } else { decimals + 2 };
                let shown = number::fixed(of.value(), more);
                number_cell(of, shown)
            }),
            off.map_or_else(missing, |of| {
                let shown = number::percent(lang, of.value(), 4);
                number_cell(of, shown)
            }),
            Cell::text(it.mark(lang)),
        ]
    });
    SheetTable {
        title: source.title.get(lang).into(),
        note: source.note.get(lang).into(),
        table: Table {
            rows: rows.collect(),
            columns: vec![
                column(words::WHAT.get(lang), false),
                column(
                    match source.is_printed {
                        true => title(S::Printed),
                        false => words::COMPUTED_APART.get(lang),
                    },
                    true,
                ),
                column(title(S::Reproduced), true),
                column(title(S::Deviation), true),
                column(words::AS_PRINTED.get(lang), false),
            ],
        },
    }
}
