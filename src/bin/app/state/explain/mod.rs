//! Which number is being explained.
//!
//! A number is held by its place, not its value, so the explanation follows while a lever moves.

mod made;
mod place;

use kezhi::chart::Figure;
use kezhi::explain::{Carried, Explained};
use kezhi::scenario::DataRef;
use leptos::prelude::*;

use super::{Comparisons, Reports, Session, Sheets};
use made::{about, compared, in_outcome, observed, rows};

pub(crate) use place::{CbvCell, Counted, Fact, Number, ReturnsCell, RowsPart, Seen, TierCell};

/// A figure on the page, by its slug.
type Shown = (&'static str, Memo<Option<Figure>>);

/// The number in the panel.
#[derive(Clone, Copy)]
pub(crate) struct Explain {
    session: Session,
    reports: Reports,
    comparisons: Comparisons,
    sheets: Sheets,
    figures: RwSignal<Vec<Shown>>,
    /// The number chosen.
    pub(crate) chosen: RwSignal<Option<Number>>,
    /// The panel is open where it is a sheet.
    pub(crate) is_open: RwSignal<bool>,
}

impl Explain {
    /// Nothing chosen yet.
    pub(crate) fn start(
        session: Session,
        reports: Reports,
        comparisons: Comparisons,
        sheets: Sheets,
    ) -> Explain {
        Explain {
            session,
            reports,
            comparisons,
            sheets,
            figures: RwSignal::new(Vec::new()),
            chosen: RwSignal::new(None),
            is_open: RwSignal::new(false),
        }
    }

    /// The explanation in context.
    pub(crate) fn here() -> Explain {
        expect_context()
    }

    /// Explains a number.
    pub(crate) fn choose(self, number: Number) {
        self.chosen.set(Some(number));
        self.is_open.set(true);
    }

    /// Closes the panel and lets the number go.
    pub(crate) fn close(self) {
        self.chosen.set(None);
        self.is_open.set(false);
    }

    /// Lets the numbers of a figure be asked for as long as it is on the page.
    pub(crate) fn hold_figure(self, slug: &'static str, figure: Memo<Option<Figure>>) {
        self.figures.update(|all| all.push((slug, figure)));
        on_cleanup(move || {
            let _gone = self
                .figures
                .try_update(|all| all.retain(|(held, _)| *held != slug));
        });
    }

    /// A figure on the page.
    pub(crate) fn figure(self, slug: &'static str) -> Option<Figure> {
        let figure = self
            .figures
            .with(|all| all.iter().find(|(held, _)| *held == slug).copied())?;
        figure.1.try_get().flatten()
    }

    /// A number as it was heard from the engine, in a sheet or a figure of one; none where it was not.
    pub(crate) fn heard(self, number: Number) -> Option<Carried> {
        match number {
            Number::Sheet(number) => self.sheets.number(number),
            Number::Cell(slug, row, column) => {
                let figure = self.figure(slug)?;
                figure.table.rows.get(row)?.get(column)?.explained.clone()
            }
            _ => None,
        }
    }

    /// A number of the page as it stands now; none where it does not exist.
    pub(crate) fn read(self, number: Number) -> Option<Explained> {
        match number {
            Number::Tier(..) | Number::DiamondEquals(_) | Number::Cbv(_) => self
                .reports
                .outcome
                .with(|it| in_outcome(it.as_ref()?, number)),
            Number::Seen(seen) => self.reports.report.with(|report| {
                let report = report.as_ref()?;
                match (&report.table, &report.curves) {
                    (Some(table), Some(curves)) => {
                        let is_entered = self.session.assumptions.with(|it| {
                            it.as_ref()
                                .is_some_and(|it| it.window.analysis_day.is_some())
                        });
                        observed(table, curves, seen, is_entered)
                    }
                    _ => None,
                }
            }),
            Number::Fact(fact @ (Fact::RowsRead | Fact::RowsUsed | Fact::RowsSetAside)) => {
                // Known before the engine has answered, and on a device without the data.
                let answered = self.reports.rows();
                self.session.data.with(|data| match data {
                    DataRef::File(file) => Some(rows(answered.unwrap_or(file.rows), fact)),
                    _ => None,
                })
            }
            Number::Fact(fact) => self
                .reports
                .report
                .with(|report| about(report.as_ref()?.facts.as_ref()?, fact)),
            Number::Value(..) | Number::Difference(..) => self
                .comparisons
                .comparison
                .with(|comparison| compared(comparison.as_ref()?, number)),
            Number::Cell(slug, row, column) => {
                let figure = self.figure(slug)?;
                let cell = figure.table.rows.get(row)?.get(column)?;
                cell.explained.as_ref()?.number().cloned()
            }
            Number::Axes(_) | Number::Sheet(_) => None,
        }
    }
}
