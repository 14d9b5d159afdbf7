//! What the table is, to be changed.

use kezhi::ingest::Shape;
use kezhi::scenario::Change;
use kezhi::text::shapes;
use kezhi::text::ui::table as words;
use leptos::prelude::*;

use super::super::controls::Choice;
use crate::state::{Jobs, Session, Settings, memo, t};

/// The shape with its reason, at the head of the proposal.
#[component]
pub(super) fn ShapePanel() -> impl IntoView {
    let Settings { lang, .. } = Settings::here();
    let jobs = Jobs::here();
    let session = Session::here();
    let shape = memo(move || jobs.plan().map(|plan| plan.shape).unwrap_or_default());
    let options = Signal::derive(move || {
        Shape::ALL
            .map(|shape| shapes::shape_name(lang.get(), shape).to_owned())
            .to_vec()
    });
    let chosen = Signal::derive(move || {
        let shape = shape.get();
        Shape::ALL
            .iter()
            .position(|it| *it == shape)
            .unwrap_or_default()
    });
    // Roles are proposed anew for the shape.
    let choose = move |place: usize| {
        let mut overrides = session
            .reading
            .get_untracked()
            .map(|it| it.overrides)
            .unwrap_or_default();
        overrides.shape = Shape::ALL.get(place).copied();
        overrides.roles = None;
        overrides.keep = None;
        session.apply(Change::SetOverrides(overrides));
    };
    let why = move || {
        let lang = lang.get();
        jobs.inspection.with(|it| {
            it.as_ref().map(|it| {
                let reason = shapes::shape_reason_of(lang, it);
                words::KIND_WHY.with(lang, &reason)
            })
        })
    };
    view! {
        <section class="format one" data-test="shape-panel">
            <Choice
                label=t(words::KIND).into_any()
                test="shape"
                options=options
                chosen=chosen
                on_choose=Callback::new(choose)
            />
            <p class="note" data-test="shape-reason">
                {why}
            </p>
        </section>
    }
}
