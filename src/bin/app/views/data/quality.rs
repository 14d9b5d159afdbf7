//! The quality report: what was met, how often, where first, what was done, and the change offered.

use kezhi::base::{Finding, FindingKind};
use kezhi::scenario::Change;
use kezhi::text::mask::masked;
use kezhi::text::ui::quality as words;
use kezhi::text::{explain, quality};
use leptos::prelude::*;

use super::super::controls::NumberButton;
use super::problems::Problems;
use crate::state::{Counted, Fact, Number, Reports, Session, Settings, memo, t};

/// The report; nothing without data.
#[component]
pub(super) fn QualityReport() -> impl IntoView {
    let reports = Reports::here();
    let has_facts = memo(move || reports.facts().is_some());
    // Rows stay in place while their words change, so that the focus does too.
    let kinds = memo(move || {
        let findings = reports.facts().map(|facts| facts.quality.findings);
        let findings = findings.unwrap_or_default().into_iter();
        findings.map(|finding| finding.kind).collect::<Vec<_>>()
    });
    view! {
        <Show when=move || has_facts.get()>
            <section data-test="quality">
                <div class="section-head">
                    <h2 id="quality-title">{t(words::QUALITY)}</h2>
                </div>
                {move || {
                    let kinds = kinds.get();
                    if kinds.is_empty() {
                        view! { <p>{t(words::NO_FINDINGS)}</p> }.into_any()
                    } else {
                        view! { <FindingTable kinds /> }.into_any()
                    }
                }}
                <Problems />
            </section>
        </Show>
    }
}

#[component]
fn FindingTable(kinds: Vec<FindingKind>) -> impl IntoView {
    view! {
        <div class="scroll" tabindex="0" role="region" aria-labelledby="quality-title">
            <table class="findings" data-test="findings">
                <thead>
                    <tr>
                        <th scope="col">{t(words::WHAT)}</th>
                        <th scope="col" class="num">{t(words::COUNT)}</th>
                        <th scope="col">{t(words::DONE)}</th>
                        <th scope="col">{t(words::OFFER)}</th>
                        <th scope="col">{t(words::FIRST)}</th>
                        <th scope="col">{t(words::RULE)}</th>
                    </tr>
                </thead>
                <tbody>
                    {kinds.into_iter().map(|kind| view! { <FindingRow kind /> }).collect_view()}
                </tbody>
            </table>
        </div>
    }
}

#[component]
fn FindingRow(kind: FindingKind) -> impl IntoView {
    let Settings {
        lang, masked: hide, ..
    } = Settings::here();
    let session = Session::here();
    let reports = Reports::here();
    let finding = memo(move || {
        let findings = reports.facts()?.quality.findings;
        findings.into_iter().find(|it| it.kind == kind)
    });
    let told = move |words: fn(kezhi::text::Lang, &Finding) -> String| {
        move || finding.with(|it| it.as_ref().map(|it| words(lang.get(), it)))
    };
    let rule = move || {
        let rule = finding.with(|it| it.as_ref().map(|it| quality::finding_rule(lang.get(), it)));
        rule.map(|it| if hide.get() { masked(&it) } else { it })
    };
    let lines = move || {
        let inputs = reports.facts().map(|it| it.inputs).unwrap_or_default();
        finding.with(|it| {
            let lines = &it.as_ref()?.first_lines;
            Some(quality::first_lines(lang.get(), lines, &inputs))
        })
    };
    let offer = memo(move || finding.with(|it| it.as_ref()?.offers.first().cloned()));
    let unit = move || {
        let number = finding.with(|it| it.as_ref().map_or(0, |it| it.count));
        explain::unit_of(lang.get(), number, quality::finding_unit(kind))
    };
    view! {
        <tr>
            <th scope="row">{move || quality::finding_title(lang.get(), kind)}</th>
            <td class="num">
                <NumberButton number=Number::Fact(Fact::Counted(Counted::Finding(kind))) />
                " "
                <span class="unit">{unit}</span>
            </td>
            <td>{told(|lang, finding| quality::done_name(lang, finding).to_owned())}</td>
            <td>
                <button
                    type="button"
                    class="textlike"
                    data-test="offer"
                    hidden=move || offer.with(Option::is_none)
                    on:click=move |_| {
                        if let Some(edit) = offer.get_untracked() {
                            session.apply(Change::SetSelection(edit));
                        }
                    }
                >
                    {move || {
                        offer.with(|it| it.as_ref().map(|it| quality::edit_name(lang.get(), it)))
                    }}
                </button>
                <span class="note">
                    {move || {
                        finding.with(|it| quality::finding_way(lang.get(), it.as_ref()?))
                    }}
                </span>
            </td>
            <td>{lines}</td>
            <td class="note">{rule}</td>
        </tr>
    }
}
