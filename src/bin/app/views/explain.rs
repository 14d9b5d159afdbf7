//! The panel that explains a number.

use kezhi::chart::Figure;
use kezhi::text::explain::Explanation;
use kezhi::text::names::keeps_its_case;
use kezhi::text::sentence::Sentence;
use kezhi::text::ui::{Phrase, figure as figure_words, segments as words};
use leptos::html;
use leptos::prelude::*;

use super::controls::{Side, SourceBadge};
use crate::state::{Explain, Number, Telling, memo, t};
use crate::timers;

/// What stands fixed over a sheet, in css px.
const HEAD_ROOM: i32 = 40;

/// Formula, the same with these numbers, unit, sources, rules.
#[component]
pub(crate) fn ExplainPanel() -> impl IntoView {
    let explain = Explain::here();
    let Telling { told, is_pending } = Telling::here();
    let axes = memo(move || match explain.chosen.get()? {
        Number::Axes(slug) => explain.figure(slug),
        _ => None,
    });
    let panel = NodeRef::<html::Section>::new();
    // A number chosen on the page is explained where the eye can see it, once: what is entered later
    // moves nothing. Without one, the panel begins with what can be changed.
    let is_due = StoredValue::new(false);
    let scroll_to = move |place: fn(&web_sys::HtmlElement) -> i32| {
        // The words are there only after this turn.
        timers::after(0, move || {
            if let Some(panel) = panel.try_get_untracked().flatten()
                && let Some(around) = panel.parent_element()
            {
                around.set_scroll_top(place(&panel));
            }
        });
    };
    Effect::new(move |_| match explain.chosen.get() {
        Some(_) => is_due.set_value(true),
        None if explain.is_open.get() => scroll_to(|_| 0),
        None => {}
    });
    Effect::new(move |_| {
        explain.chosen.track();
        let is_told = axes.with(Option::is_some) || told.with(Option::is_some);
        if is_told && !is_pending.get() && is_due.get_value() {
            is_due.set_value(false);
            scroll_to(|panel| panel.offset_top() - HEAD_ROOM);
        }
    });
    view! {
        <section
            node_ref=panel
            class="side-group explain"
            data-test="explain"
            id="explain"
            aria-labelledby="explain-title"
            aria-live="polite"
            aria-busy=move || is_pending.get().to_string()
            tabindex="-1"
        >
            <div class="side-head">
                <h3 id="explain-title">{t(words::EXPLANATION)}</h3>
            </div>
            {move || match (told.get(), axes.get()) {
                (Some(told), _) => view! { <Told told /> }.into_any(),
                (None, Some(figure)) => view! { <ToldAxes figure /> }.into_any(),
                (None, None) => {
                    view! { <p class="note">{t(words::EXPLANATION_EMPTY)}</p> }.into_any()
                }
            }}
        </section>
    }
}

#[component]
fn Told(told: Explanation) -> impl IntoView {
    let Explanation {
        name,
        formula,
        numbers,
        result,
        exact,
        inputs,
        rules,
        ..
    } = told;
    let line = |head: Phrase, words: String| {
        (!words.is_empty()).then(|| {
            view! {
                <dt>{t(head)}</dt>
                <dd class="formula">{words}</dd>
            }
        })
    };
    let has_inputs = !inputs.is_empty();
    let has_rules = !rules.is_empty();
    let has_result = !result.is_empty();
    let as_written = keeps_its_case(&name);
    view! {
        <p class="name" class:as-written=as_written>
            {name}
        </p>
        {has_result.then(|| view! { <p class="result">{result}</p> })}
        <dl>
            {line(words::FORMULA, formula)} {line(words::WITH_NUMBERS, numbers)}
            {line(words::EXACT, exact)}
            {has_inputs
                .then(|| {
                    view! {
                        <dt>{t(words::INPUTS)}</dt>
                        <dd>
                            <ul class="inputs">
                                {inputs
                                    .into_iter()
                                    .map(|input| {
                                        view! {
                                            <li>
                                                <span>{input.name}</span>
                                                <span>{input.value}</span>
                                                <SourceBadge source=input.source />
                                            </li>
                                        }
                                    })
                                    .collect_view()}
                            </ul>
                        </dd>
                    }
                })}
            {has_rules
                .then(|| {
                    view! {
                        <dt>{t(words::RULES)}</dt>
                        <dd>
                            <ul class="rules">
                                {rules.into_iter().map(|rule| view! { <li>{rule}</li> }).collect_view()}
                            </ul>
                        </dd>
                    }
                })}
        </dl>
    }
}

/// The axes of a figure: what each counts, in what unit, by which rule.
#[component]
fn ToldAxes(figure: Figure) -> impl IntoView {
    let axes = figure.axes.into_iter().map(|axis| {
        let has_unit = !axis.unit.is_empty();
        view! {
            <li>
                <b>{axis.title}</b>
                " "
                {has_unit.then(|| view! { <span class="unit">{axis.unit}</span> })}
                <br />
                {axis.rule}
            </li>
        }
    });
    let sample: Vec<String> = [figure.period_line, figure.source_line]
        .iter()
        .map(Sentence::text)
        .filter(|line| !line.is_empty())
        .collect();
    let as_written = keeps_its_case(&figure.title);
    view! {
        <p class="name" class:as-written=as_written>
            {figure.title}
        </p>
        <dl>
            <dt>{t(figure_words::AXES_HEAD)}</dt>
            <dd>
                <ul class="rules">{axes.collect_view()}</ul>
            </dd>
            <dt>{t(figure_words::SAMPLE_HEAD)}</dt>
            <dd>
                <ul class="rules">
                    {sample.into_iter().map(|line| view! { <li>{line}</li> }).collect_view()}
                </ul>
            </dd>
        </dl>
    }
}

/// The panel beside a room. In a room without one it comes with the number that is asked for.
#[component]
pub(crate) fn ExplainSide(
    /// The room has its panel even while nothing is asked.
    lasting: Signal<bool>,
) -> impl IntoView {
    view! {
        <Show when=beside(lasting)>
            <Side is_passing=Signal::derive(move || !lasting.get())>
                <ExplainPanel />
            </Side>
        </Show>
    }
}

/// True while [`ExplainSide`] is beside the room.
pub(crate) fn beside(lasting: Signal<bool>) -> impl Fn() -> bool + Copy + Send + Sync + 'static {
    let chosen = Explain::here().chosen;
    move || lasting.get() || chosen.with(Option::is_some)
}
