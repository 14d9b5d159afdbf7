//! Measures by scenario, each against the base.

use kezhi::explain::{Explained, Unit};
use kezhi::scenario::{Compared, Measure};
use kezhi::text::explain::unit_name;
use kezhi::text::names;
use kezhi::text::ui::scenarios as words;
use leptos::prelude::*;

use super::super::controls::{NumberButton, column};
use crate::state::{Comparisons, Number, Session, Settings, memo, t};

/// The comparison as a table.
#[component]
pub(super) fn ComparedTable() -> impl IntoView {
    let session = Session::here();
    let comparisons = Comparisons::here();
    // Cells read their numbers themselves; the table is built anew only when its shape changes.
    let shape = memo(move || {
        comparisons.comparison.with(|comparison| {
            let comparison = comparison.as_ref()?;
            let rows: Vec<(Measure, Unit)> = comparison.rows.iter().map(read).collect();
            let names = session.scenarios.with(|all| {
                all.iter()
                    .map(|scenario| scenario.name.clone())
                    .collect::<Vec<_>>()
            });
            Some((rows, names, comparison.base))
        })
    });
    move || {
        shape
            .get()
            .map(|(rows, names, base)| view! { <Table rows names base /> })
    }
}

fn read(row: &Compared) -> (Measure, Unit) {
    let first: Option<&Explained> = row.values.iter().flatten().next();
    (row.measure, first.map_or(Unit::Index, |value| value.unit))
}

#[component]
fn Table(rows: Vec<(Measure, Unit)>, names: Vec<String>, base: usize) -> impl IntoView {
    let Settings { lang, .. } = Settings::here();
    let session = Session::here();
    let count = names.len();
    let heads = names
        .into_iter()
        .enumerate()
        .map(|(place, name)| {
            let is_base = place == base;
            view! {
                <th scope="col" class="num">
                    {name}
                    <span class="unit">{is_base.then(|| view! { {t(words::BASE)} })}</span>
                </th>
                {(!is_base)
                    .then(|| {
                        view! {
                            <th scope="col" class="num">{t(words::DIFFERENCE)}</th>
                        }
                    })}
            }
        })
        .collect_view();
    let all = rows.clone();
    let body = rows
        .into_iter()
        .map(|(measure, unit)| {
            // Lines of one unit align with each other.
            let alike: Vec<Measure> = all
                .iter()
                .filter(|line| line.1 == unit)
                .map(|line| line.0)
                .collect();
            let format = column(unit, move || {
                let numbers = alike.iter().flat_map(|&measure| {
                    (0..count).flat_map(move |place| {
                        [
                            Number::Value(measure, place),
                            Number::Difference(measure, place),
                        ]
                    })
                });
                numbers.collect()
            });
            let unit = move || {
                let currency = session.scenarios.with(|all| {
                    all.get(base)
                        .map(|it| it.assumptions.currency)
                        .unwrap_or_default()
                });
                match unit {
                    Unit::Percent | Unit::Index | Unit::Customers => String::new(),
                    unit => unit_name(lang.get(), unit, currency),
                }
            };
            let cells = (0..count)
                .map(|place| {
                    view! {
                        <td class="num">
                            <NumberButton number=Number::Value(measure, place) format />
                        </td>
                        {(place != base)
                            .then(|| {
                                view! {
                                    <td class="num">
                                        <NumberButton
                                            number=Number::Difference(measure, place)
                                            signed=true
                                            format
                                        />
                                    </td>
                                }
                            })}
                    }
                })
                .collect_view();
            view! {
                <tr>
                    <th scope="row">
                        {move || names::measure(lang.get(), measure)} " "
                        <span class="unit">{unit}</span>
                    </th>
                    {cells}
                </tr>
            }
        })
        .collect_view();
    view! {
        <section>
            <div class="scroll" tabindex="0" role="region" aria-label=t(words::TABLE)>
                <table class="sticky-first verbatim" data-test="compared">
                    <thead>
                        <tr>
                            <th scope="col">{t(words::MEASURE)}</th>
                            {heads}
                        </tr>
                    </thead>
                    <tbody>{body}</tbody>
                </table>
            </div>
        </section>
    }
}
