//! The panel that explains a number.

use kezhi::scenario::DataRef;
use kezhi::text::explain as wording;
use kezhi::text::ui::segments as words;
use kezhi::text::{answers, explain::Explanation};
use leptos::prelude::*;

use super::controls::SourceBadge;
use crate::state::{Explain, Number, Reports, Session, Settings, t};

/// Formula, the same with these numbers, unit, sources, rules.
#[component]
pub(crate) fn ExplainPanel() -> impl IntoView {
    let explain = Explain::here();
    let told = Memo::new(move |_| explanation(explain));
    view! {
        <section
            class="side-group explain"
            data-test="explain"
            id="explain"
            aria-labelledby="explain-title"
            aria-live="polite"
            tabindex="-1"
        >
            <div class="side-head">
                <h3 id="explain-title">{t(words::EXPLANATION)}</h3>
            </div>
            {move || match told.get() {
                None => view! { <p class="note">{t(words::EXPLANATION_EMPTY)}</p> }.into_any(),
                Some(told) => view! { <Told told /> }.into_any(),
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
    let has_formula = !formula.is_empty();
    let has_rules = !rules.is_empty();
    view! {
        <p>{name}</p>
        <p class="result">{result}</p>
        <dl>
            {has_formula
                .then(|| {
                    view! {
                        <dt>{t(words::FORMULA)}</dt>
                        <dd class="formula">{formula}</dd>
                        <dt>{t(words::WITH_NUMBERS)}</dt>
                        <dd class="formula">{numbers}</dd>
                    }
                })}
            <dt>{t(words::EXACT)}</dt>
            <dd class="formula">{exact}</dd>
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

/// The chosen number in words. Numbers of the tier table bring the rules of the table along.
fn explanation(explain: Explain) -> Option<Explanation> {
    let lang = Settings::here().lang.get();
    let session = Session::here();
    let number = explain.chosen.get()?;
    let assumptions = session.assumptions.get();
    let currency = assumptions
        .as_ref()
        .map(|it| it.currency)
        .unwrap_or_default();
    let mut explained = explain.read(number)?;
    if matches!(number, Number::Tier(..) | Number::DiamondEquals(_))
        && let Some(assumptions) = &assumptions
    {
        let data: DataRef = session.data.get();
        Reports::here().report.with(|report| {
            let Some(report) = report else { return };
            let Some(table) = &report.table else { return };
            let by_id = report
                .facts
                .as_ref()
                .is_some_and(|facts| facts.orders_by_id);
            let rules = answers::tier_rules(
                table,
                &assumptions.thresholds,
                &assumptions.margins,
                assumptions.returns,
                by_id,
                &data,
            );
            for rule in rules {
                if !explained.rules.contains(&rule) {
                    explained.rules.push(rule);
                }
            }
        });
    }
    Some(wording::explanation(lang, &explained, currency))
}
