//! Rows set aside, and remarks.

use kezhi::ingest::{InputFacts, Issue, IssueKind};
use kezhi::text::mask::masked;
use kezhi::text::number::currency_unit;
use kezhi::text::reading;
use kezhi::text::ui::data as words;
use leptos::prelude::*;

use super::super::controls::{CountLine, NumberButton};
use super::open_quote::ReadAgain;
use crate::state::{Fact, Jobs, Number, Reports, Session, Settings, memo, t};

/// Issues by kind with their first places.
#[component]
pub(super) fn Issues() -> impl IntoView {
    let reports = Reports::here();
    let Settings { lang, .. } = Settings::here();
    let found = memo(move || {
        reports
            .facts()
            .map(|facts| (facts.issues, facts.columns, facts.inputs))
    });
    let by_rules = memo(move || reports.facts().map_or(0, |facts| facts.set_aside_besides()));
    move || {
        found.get().map(|(issues, columns, inputs)| {
            let is_empty = issues.is_empty();
            let note = move || reading::issues_note(lang.get(), is_empty, by_rules.get());
            view! {
                <section>
                    <div class="section-head">
                        <h2>{t(words::ISSUES)}</h2>
                        <span class="note">
                            <CountLine />
                        </span>
                    </div>
                    {(!is_empty).then(|| view! { <IssueTable issues columns inputs /> })}
                    <p data-test="issues-note">{note}</p>
                </section>
            }
        })
    }
}

#[component]
fn IssueTable(issues: Vec<Issue>, columns: Vec<String>, inputs: Vec<InputFacts>) -> impl IntoView {
    let Settings {
        lang, masked: hide, ..
    } = Settings::here();
    let session = Session::here();
    let jobs = Jobs::here();
    let may_read_again = move |kind| {
        let can_help = matches!(kind, IssueKind::UnclosedQuote | IssueKind::CutAmount);
        can_help && !jobs.files_of_data().is_empty()
    };
    let places_of = StoredValue::new((columns, inputs));
    let rows = issues
        .into_iter()
        .map(|issue| {
            let kind = issue.kind;
            let money_of = issue.clone();
            let money = move || {
                let currency = session
                    .assumptions
                    .with(|it| it.as_ref().map(|it| it.currency));
                let unit = currency_unit(lang.get(), currency.unwrap_or_default());
                reading::issue_money(lang.get(), &money_of, unit)
            };
            let places = move || {
                let places = places_of.with_value(|(columns, inputs)| {
                    reading::issue_places(lang.get(), &issue, columns, inputs)
                });
                if hide.get() { masked(&places) } else { places }
            };
            view! {
                <tr>
                    <th scope="row">{move || reading::issue_title(lang.get(), kind)}</th>
                    <td class="num">
                        <NumberButton number=Number::Fact(Fact::Issue(kind)) />
                    </td>
                    <td>{places}</td>
                    <td class="note">
                        {money} {move || reading::issue_note(lang.get(), kind)}
                        {may_read_again(kind).then(|| view! { <ReadAgain kind are_refused=false /> })}
                    </td>
                </tr>
            }
        })
        .collect_view();
    view! {
        <div class="scroll" tabindex="0" role="region" aria-label=t(words::ISSUES)>
            <table data-test="issues">
                <thead>
                    <tr>
                        <th scope="col">{t(words::ISSUE)}</th>
                        <th scope="col" class="num">{t(words::COUNT)}</th>
                        <th scope="col">{t(words::FIRST_PLACES)}</th>
                        <th scope="col">{t(words::HANDLED)}</th>
                    </tr>
                </thead>
                <tbody>{rows}</tbody>
            </table>
        </div>
    }
}
