//! Where one tier ends and the next begins.

use kezhi::scenario::{Change, DataRef};
use kezhi::segment::{ThresholdRule, Thresholds as Entry, Tier};
use kezhi::text::ui::segments as words;
use kezhi::text::{EntryKind, number};
use kezhi::units::Money;
use leptos::prelude::*;

use super::super::controls::{Entered, FieldError, NumberField, Slider, TierSwatch, tier_slug};
use crate::state::{Reports, Session, Settings, memo, t};

/// Thresholds of diamond, gold and silver.
#[component]
pub(super) fn Thresholds() -> impl IntoView {
    let Settings { lang, .. } = Settings::here();
    let session = Session::here();
    let rule = memo(move || {
        session
            .assumptions
            .with(|it| it.as_ref().map(|it| it.thresholds))
    });
    let is_proposed = memo(move || matches!(rule.get(), Some(ThresholdRule::TopShares(_))));
    let is_printed = memo(move || {
        let original = session
            .original
            .with(|it| it.as_ref().map(|it| it.thresholds));
        matches!(session.data.get(), DataRef::Case(_)) && original == rule.get()
    });
    let badge = move || {
        let phrase = if is_proposed.get() {
            words::FROM_QUANTILES
        } else if is_printed.get() {
            words::OF_CASE
        } else {
            words::ENTERED
        };
        phrase.get(lang.get())
    };
    let unit = move || {
        let currency = session
            .assumptions
            .with(|it| it.as_ref().map(|it| it.currency));
        let currency = number::currency_unit(lang.get(), currency.unwrap_or_default());
        words::PER_MONTH.with(lang.get(), currency)
    };
    view! {
        <section class="side-group">
            <div class="side-head">
                <h3>{t(words::THRESHOLDS)}</h3>
                <span class="unit">{unit}</span>
                <span class="badge" class:proposed=move || is_proposed.get() data-test="threshold-badge">
                    {badge}
                </span>
                <button
                    type="button"
                    class="textlike"
                    data-test="use-quantiles"
                    hidden=move || is_proposed.get()
                    on:click=move |_| {
                        session.apply(Change::SetThresholds(ThresholdRule::default()));
                    }
                >
                    {t(words::USE_QUANTILES)}
                </button>
            </div>
            <Show when=move || is_proposed.get()>
                <p class="note">{t(words::QUANTILE_NOTE)}</p>
            </Show>
            {[Tier::Diamond, Tier::Gold, Tier::Silver]
                .map(|tier| view! { <Threshold tier /> })
                .collect_view()}
        </section>
    }
}

#[component]
fn Threshold(tier: Tier) -> impl IntoView {
    let session = Session::here();
    let reports = Reports::here();
    let place = tier.index();
    // What was entered, else what the quantiles came to.
    let applied = memo(move || {
        let entered = session
            .assumptions
            .with(|it| match it.as_ref().map(|it| it.thresholds) {
                Some(ThresholdRule::Entered(entered)) => Some(entered.get()),
                _ => None,
            });
        entered.or_else(|| {
            reports
                .report
                .with(|report| Some(report.as_ref()?.table.as_ref()?.thresholds))
        })
    });
    let value = Signal::derive(move || applied.get().map(|all| all[place].units()));
    // The slider keeps its length while it is dragged; other data give it another.
    let most = StoredValue::new(None::<(DataRef, f64)>);
    let slider = Signal::derive(move || {
        let data = session.data.get();
        let top = applied.get()?[0].units();
        let known = most
            .get_value()
            .filter(|(of, most)| *of == data && top <= *most);
        let most_now = known.map_or_else(|| top.max(1.0) * 2.0, |(_, most)| most);
        most.set_value(Some((data, most_now)));
        Some(Slider {
            least: 0.0,
            most: most_now,
        })
    });
    let commit = Callback::new(move |entered: Entered| {
        let Some(number) = entered.number else {
            return Err(FieldError::Said(words::EMPTY_NUMBER));
        };
        let (Some(money), Some(mut all)) = (Money::from_units(number), applied.get_untracked())
        else {
            return Err(FieldError::Said(words::NOT_A_NUMBER));
        };
        all[place] = money;
        let thresholds = Entry::new(all).map_err(FieldError::Threshold)?;
        let change = Change::SetThresholds(ThresholdRule::Entered(thresholds));
        session.drag(change, entered.is_dragging);
        Ok(())
    });
    view! {
        <NumberField
            id=format!("threshold-{}", tier_slug(tier))
            label=view! {
                <TierSwatch tier />
                " ≥"
            }.into_any()
            value
            kind=EntryKind::Plain
            step=10.0
            slider
            commit
        />
    }
}
