//! Where profit comes from.

use kezhi::scenario::{Change, DataRef};
use kezhi::segment::Tier;
use kezhi::text::EntryKind;
use kezhi::text::ui::segments as words;
use kezhi::units::Margin;
use kezhi::value::Margins as Rule;
use leptos::prelude::*;

use super::super::controls::{
    Choice, Entered, FieldError, NumberField, Slider, TierSwatch, focus, tier_slug,
};
use crate::state::{Explain, Reports, Session, Settings, memo, t};

/// How margins are given, in the order of the menu; the file's own comes first where it has one.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Mode {
    File,
    Flat,
    Tiers,
}

fn mode(rule: &Rule) -> Mode {
    match rule {
        Rule::FromFile => Mode::File,
        Rule::Flat(_) => Mode::Flat,
        Rule::PerTier(_) => Mode::Tiers,
    }
}

fn rule(session: Session) -> Memo<Option<Rule>> {
    memo(move || {
        session
            .assumptions
            .with(|it| it.as_ref().map(|it| it.margins))
    })
}

/// Asks for a margin where there is none.
#[component]
pub(super) fn MarginAsk() -> impl IntoView {
    let session = Session::here();
    let explain = Explain::here();
    let rule = rule(session);
    view! {
        <Show when=move || rule.get() == Some(Rule::Flat(None))>
            <div class="ask row no-print" data-test="margin-ask">
                <span>{t(words::MARGIN_ASK)}</span>
                <button
                    type="button"
                    class="button"
                    on:click=move |_| {
                        explain.is_open.set(true);
                        crate::timers::after(0, || focus("margin-flat"));
                    }
                >
                    {t(words::MARGIN_FILL)}
                </button>
            </div>
        </Show>
    }
}

/// The margins of the panel.
#[component]
pub(super) fn Margins() -> impl IntoView {
    let Settings { lang, .. } = Settings::here();
    let session = Session::here();
    let reports = Reports::here();
    let rule = rule(session);
    let has_profit = memo(move || match session.data.get() {
        DataRef::File(file) => file.has_profit,
        _ => false,
    });
    let modes = memo(move || {
        let mut modes = vec![Mode::Flat, Mode::Tiers];
        if has_profit.get() {
            modes.insert(0, Mode::File);
        }
        modes
    });
    let now = memo(move || rule.with(|rule| rule.as_ref().map(mode)));
    let badge = move || {
        let is_printed = matches!(session.data.get(), DataRef::Case(_))
            && session.original.with(|it| it.as_ref().map(|it| it.margins)) == rule.get();
        let phrase = match now.get() {
            Some(Mode::File) => words::OF_FILE,
            _ if is_printed => words::ILLUSTRATIVE,
            _ => words::ASSUMED,
        };
        phrase.get(lang.get())
    };
    let worded = Signal::derive(move || {
        let word = |mode: Mode| match mode {
            Mode::File => words::MARGIN_FILE,
            Mode::Flat => words::MARGIN_FLAT,
            Mode::Tiers => words::MARGIN_TIERS,
        };
        modes
            .get()
            .into_iter()
            .map(|it| word(it).get(lang.get()).to_owned())
            .collect::<Vec<_>>()
    });
    let chosen = Signal::derive(move || {
        modes
            .get()
            .into_iter()
            .position(|it| Some(it) == now.get())
            .unwrap_or_default()
    });
    let choose = Callback::new(move |place: usize| {
        let Some(mode) = modes.with_untracked(|modes| modes.get(place).copied()) else {
            return;
        };
        let next = switched(mode, rule.get_untracked(), session, reports);
        session.apply(Change::SetMargins(next));
    });
    view! {
        <section class="side-group">
            <div class="side-head">
                <h3>{t(words::MARGINS)}</h3>
                <span class="badge" data-test="margin-badge">{badge}</span>
            </div>
            <div class="format">
                <Choice
                    label=t(words::MARGIN_MODE).into_any()
                    test="margin-mode"
                    options=worded
                    chosen
                    on_choose=choose
                />
            </div>
            {move || match now.get() {
                Some(Mode::Flat) => view! { <FlatMargin /> }.into_any(),
                Some(Mode::Tiers) => {
                    Tier::ALL.map(|tier| view! { <TierMargin tier /> }).collect_view().into_any()
                }
                _ => ().into_any(),
            }}
        </section>
    }
}

#[component]
fn FlatMargin() -> impl IntoView {
    let session = Session::here();
    let rule = rule(session);
    let value = Signal::derive(move || match rule.get() {
        Some(Rule::Flat(margin)) => margin.map(Margin::get),
        _ => None,
    });
    let commit = Callback::new(move |entered: Entered| {
        let margin = entered
            .number
            .map(Margin::new)
            .transpose()
            .map_err(FieldError::Margin)?;
        session.drag(Change::SetMargins(Rule::Flat(margin)), entered.is_dragging);
        Ok(())
    });
    view! {
        <NumberField
            id="margin-flat".to_owned()
            label=t(words::MARGIN_ALL).into_any()
            value
            kind=EntryKind::Percent
            step=0.01
            placeholder=kezhi::text::ui::Phrase { zh: "如 35%", en: "e.g. 35%" }
            slider=Signal::stored(Some(Slider { least: 0.0, most: 1.0 }))
            commit
        />
    }
}

#[component]
fn TierMargin(tier: Tier) -> impl IntoView {
    let session = Session::here();
    let rule = rule(session);
    let place = tier.index();
    let value = Signal::derive(move || match rule.get() {
        Some(Rule::PerTier(margins)) => Some(margins[place].get()),
        _ => None,
    });
    let commit = Callback::new(move |entered: Entered| {
        let Some(number) = entered.number else {
            return Err(FieldError::Said(words::EMPTY_NUMBER));
        };
        let margin = Margin::new(number).map_err(FieldError::Margin)?;
        if let Some(Rule::PerTier(mut margins)) = rule.get_untracked() {
            margins[place] = margin;
            session.apply(Change::SetMargins(Rule::PerTier(margins)));
        }
        Ok(())
    });
    view! {
        <NumberField
            id=format!("margin-{}", tier_slug(tier))
            label=view! { <TierSwatch tier /> }.into_any()
            value
            kind=EntryKind::Percent
            step=0.01
            commit
        />
    }
}

/// The margins to start from in another mode: those that hold now, as far as they are known.
fn switched(mode: Mode, now: Option<Rule>, session: Session, reports: Reports) -> Rule {
    let shown = |tier: Option<Tier>| {
        reports.outcome.with_untracked(|outcome| {
            let contribution = outcome.as_ref()?.contribution.as_ref()?;
            let row = match tier {
                Some(tier) => contribution.row(tier)?,
                None => &contribution.total,
            };
            let margin = row.margin.as_ref()?.finite()?;
            Margin::new((margin * 1000.0).round() / 1000.0).ok()
        })
    };
    let original = session.original.get_untracked().map(|it| it.margins);
    match (mode, now) {
        (Mode::File, _) => Rule::FromFile,
        (Mode::Flat, _) => Rule::Flat(shown(None)),
        (Mode::Tiers, _) => match original {
            Some(Rule::PerTier(margins)) => Rule::PerTier(margins),
            _ => Rule::PerTier(Tier::ALL.map(|tier| {
                shown(Some(tier))
                    .or_else(|| shown(None))
                    .unwrap_or(Margin::of_percent(0))
            })),
        },
    }
}
