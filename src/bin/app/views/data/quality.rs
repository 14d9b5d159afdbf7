//! The quality report: what was met, how often, where first, what was done, and the change offered.

use kezhi::base::{Finding, SelectionEdit};
use kezhi::explain::Unit;
use kezhi::scenario::Change;
use kezhi::text::ui::quality as words;
use kezhi::text::{explain, quality};
use kezhi::units::Currency;
use leptos::prelude::*;

use super::super::controls::NumberButton;
use super::problems::Problems;
use crate::state::{Counted, Fact, Number, Reports, Session, Settings, t};

/// The report.
#[component]
pub(super) fn QualityReport() -> impl IntoView {
    let reports = Reports::here();
    let found = Memo::new(move |_| reports.facts().map(|facts| facts.quality.findings));
    move || {
        found.get().map(|findings| {
            let is_empty = findings.is_empty();
            view! {
                <section data-test="quality">
                    <div class="section-head">
                        <h2 id="quality-title">{t(words::QUALITY)}</h2>
                    </div>
                    {if is_empty {
                        view! { <p>{t(words::NO_FINDINGS)}</p> }.into_any()
                    } else {
                        view! { <FindingTable findings /> }.into_any()
                    }}
                    <Problems />
                </section>
            }
        })
    }
}

#[component]
fn FindingTable(findings: Vec<Finding>) -> impl IntoView {
    view! {
        <div class="scroll" tabindex="0" role="region" aria-labelledby="quality-title">
            <table data-test="findings">
                <thead>
                    <tr>
                        <th scope="col">{t(words::WHAT)}</th>
                        <th scope="col" class="num">{t(words::COUNT)}</th>
                        <th scope="col">{t(words::FIRST)}</th>
                        <th scope="col">{t(words::RULE)}</th>
                        <th scope="col">{t(words::DONE)}</th>
                        <th scope="col">{t(words::OFFER)}</th>
                    </tr>
                </thead>
                <tbody>
                    {findings
                        .into_iter()
                        .map(|finding| view! { <FindingRow finding /> })
                        .collect_view()}
                </tbody>
            </table>
        </div>
    }
}

#[component]
fn FindingRow(finding: Finding) -> impl IntoView {
    let Settings { lang, .. } = Settings::here();
    let kind = finding.kind;
    let lines: Vec<String> = finding.first_lines.iter().map(u32::to_string).collect();
    let offers = finding.offers.clone();
    let finding = StoredValue::new(finding);
    let unit = move || unit_of(lang.get(), quality::finding_unit(kind));
    view! {
        <tr>
            <th scope="row">{move || quality::finding_title(lang.get(), kind)}</th>
            <td class="num">
                <NumberButton number=Number::Fact(Fact::Counted(Counted::Finding(kind))) />
                " "
                <span class="unit">{unit}</span>
            </td>
            <td>{move || quality::line_list(lang.get(), &lines)}</td>
            <td class="note">
                {move || finding.with_value(|finding| quality::finding_rule(lang.get(), finding))}
            </td>
            <td>{move || finding.with_value(|finding| quality::done_name(lang.get(), finding))}</td>
            <td>
                {offers.into_iter().map(|edit| view! { <EditButton edit /> }).collect_view()}
            </td>
        </tr>
    }
}

fn unit_of(lang: kezhi::text::Lang, unit: Unit) -> String {
    explain::unit_name(lang, unit, Currency::Unstated)
}

/// Makes an edit of the selection, and says which.
#[component]
pub(super) fn EditButton(edit: SelectionEdit) -> impl IntoView {
    let Settings { lang, .. } = Settings::here();
    let session = Session::here();
    let change = edit.clone();
    view! {
        <button
            type="button"
            class="textlike"
            data-test="offer"
            on:click=move |_| {
                session.apply(Change::SetSelection(change.clone()));
            }
        >
            {move || quality::edit_name(lang.get(), &edit)}
        </button>
    }
}
