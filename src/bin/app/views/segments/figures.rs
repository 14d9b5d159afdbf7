//! The figures of the room.

use kezhi::chart::Figure;
use kezhi::chart::figures::{self, Context};
use kezhi::engine::Report;
use kezhi::scenario::Outcome;
use kezhi::text::answers;
use leptos::prelude::*;

use super::super::figure::{FigureView, Head};
use crate::state::{Reports, Session, Settings, memo};

/// Customers, revenue and profit by tier.
#[component]
pub(super) fn SharesFigure() -> impl IntoView {
    let session = Session::here();
    let figure = drawn(move |context, _, outcome| {
        let contribution = outcome.contribution.as_ref()?;
        let assumptions = session.assumptions.get()?;
        let answer = answers::tiers(
            context.lang,
            context.table?,
            contribution,
            &assumptions.thresholds,
            &assumptions.margins,
            context.data,
        );
        Some(figures::tier_shares(context, contribution, answer.headline))
    });
    view! { <FigureView figure slug="segment-shares" head=Head::Title /> }
}

/// Cumulated profit of customers from the best to the worst.
#[component]
pub(crate) fn WhaleFigure() -> impl IntoView {
    let figure = drawn(|context, report, _| Some(figures::whale(context, report.curves.as_ref()?)));
    view! { <FigureView figure slug="whale-curve" /> }
}

/// Cumulated revenue from the least to the most.
#[component]
pub(super) fn LorenzFigure() -> impl IntoView {
    let figure =
        drawn(|context, report, _| Some(figures::lorenz(context, report.curves.as_ref()?)));
    view! { <FigureView figure slug="lorenz-curve" /> }
}

/// A figure that follows report, outcome and language.
pub(crate) fn drawn(
    draw: impl Fn(&Context<'_>, &Report, &Outcome) -> Option<Figure> + Send + Sync + 'static,
) -> Memo<Option<Figure>> {
    let Settings { lang, .. } = Settings::here();
    let session = Session::here();
    let reports = Reports::here();
    memo(move || {
        let data = reports.with_rows(session.data.get());
        let currency = session
            .assumptions
            .with(|it| it.as_ref().map(|it| it.currency))?;
        reports.report.with(|report| {
            reports.outcome.with(|outcome| {
                let (report, outcome) = (report.as_ref()?, outcome.as_ref()?);
                let context = Context {
                    lang: lang.get(),
                    currency,
                    data: &data,
                    is_changed: session.is_changed(),
                    table: report.table.as_ref(),
                };
                draw(&context, report, outcome)
            })
        })
    })
}
