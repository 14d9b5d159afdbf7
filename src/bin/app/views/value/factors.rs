//! The four factors.

use kezhi::scenario::{Change, ChangeError, DataRef};
use kezhi::text::ui::{Phrase, segments, value as words};
use kezhi::text::{EntryKind, Lang, names, number};
use kezhi::units::Currency;
use kezhi::value::CbvFactor;
use leptos::prelude::*;

use super::super::controls::{Entered, FieldError, NumberField};
use crate::state::{Session, Settings, memo, t};

/// P, BR, SOP and CM, to be given by the user.
#[component]
pub(super) fn Factors() -> impl IntoView {
    let Settings { lang, .. } = Settings::here();
    let session = Session::here();
    let is_printed = memo(move || {
        let original = session.original.with(|it| it.as_ref().map(|it| it.cbv));
        let is_case = matches!(session.data.get(), DataRef::Case(_));
        let has_any = original.is_some_and(|it| it.missing().is_empty());
        is_case
            && has_any
            && original == session.assumptions.with(|it| it.as_ref().map(|it| it.cbv))
    });
    let badge = move || {
        let phrase = if is_printed.get() {
            segments::OF_CASE
        } else {
            segments::ASSUMED
        };
        phrase.get(lang.get())
    };
    let is_file = move || matches!(session.data.get(), DataRef::File(_));
    let is_untouched = move || session.assumptions.get() == session.original.get();
    view! {
        <h2>
            {t(words::FACTORS)}
            <button
                type="button"
                class="textlike unit"
                hidden=is_untouched
                on:click=move |_| {
                    session.apply(Change::ResetAssumptions);
                }
            >
                {t(segments::RESET_ALL)}
            </button>
        </h2>
        <p><span class="badge">{badge}</span></p>
        <p class="note" hidden=move || !is_file()>{t(words::WHY_ASKED)}</p>
        {CbvFactor::ALL.map(|factor| view! { <Factor factor /> }).collect_view()}
        <p class="note" hidden=move || !is_file()>{t(words::OWN_CUSTOMERS_NOTE)}</p>
    }
}

#[component]
fn Factor(factor: CbvFactor) -> impl IntoView {
    let Settings { lang, .. } = Settings::here();
    let session = Session::here();
    let value = Signal::derive(move || {
        session
            .assumptions
            .with(|it| it.as_ref().and_then(|it| it.cbv.get(factor)))
    });
    let commit = Callback::new(move |entered: Entered| {
        let change = Change::SetCbv(factor, entered.number);
        // Tried on a copy first, so that a refusal is said at the field.
        session
            .check(&change)
            .map_err(|error: ChangeError| FieldError::Change(error))?;
        session.apply(change);
        Ok(())
    });
    let (kind, step, note): (EntryKind, f64, Phrase) = match factor {
        CbvFactor::Penetration => (EntryKind::Percent, 0.01, words::P_NOTE),
        CbvFactor::BuyingRate => (EntryKind::Plain, 1.0, words::BR_NOTE),
        CbvFactor::ShareOfPurchases => (EntryKind::Percent, 0.01, words::SOP_NOTE),
        CbvFactor::UnitMargin => (EntryKind::Plain, 0.5, words::CM_NOTE),
    };
    let unit = Signal::derive(move || {
        let currency = session
            .assumptions
            .with(|it| it.as_ref().map(|it| it.currency));
        unit_words(lang.get(), factor, currency.unwrap_or_default())
    });
    view! {
        <div class="side-group">
            <NumberField
                id=field_id(factor).to_owned()
                label=(move || names::factor(lang.get(), factor)).into_any()
                value
                kind
                step
                unit
                note
                commit
            />
        </div>
    }
}

/// The id of a factor's field.
pub(super) fn field_id(factor: CbvFactor) -> &'static str {
    match factor {
        CbvFactor::Penetration => "cbv-p",
        CbvFactor::BuyingRate => "cbv-br",
        CbvFactor::ShareOfPurchases => "cbv-sop",
        CbvFactor::UnitMargin => "cbv-cm",
    }
}

/// The unit behind a field; percent stands in the field itself.
fn unit_words(lang: Lang, factor: CbvFactor, currency: Currency) -> String {
    match factor {
        CbvFactor::BuyingRate => words::UNIT_ITEMS.get(lang).to_owned(),
        CbvFactor::UnitMargin => {
            words::UNIT_PER_ITEM.with(lang, number::currency_unit(lang, currency))
        }
        _ => String::new(),
    }
}
