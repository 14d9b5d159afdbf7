//! Encoding, delimiter or sheet, header row, dates, decimals.

use kezhi::explain::Unit;
use kezhi::ingest::{
    DateOrder, DecimalMark, Delimiter, Encoding, Format, Inspection, Overrides, Plan, Quotes,
};
use kezhi::scenario::Change;
use kezhi::text::explain::counted;
use kezhi::text::ui::data as words;
use kezhi::text::{Lang, reading};
use leptos::prelude::*;

use super::super::controls::Choice;
use crate::state::{Jobs, Session, Settings, memo, t};

const DATE_ORDERS: [DateOrder; 3] = [
    DateOrder::YearFirst,
    DateOrder::DayFirst,
    DateOrder::MonthFirst,
];
const DECIMALS: [DecimalMark; 2] = [DecimalMark::Point, DecimalMark::Comma];

/// How the bytes become cells.
#[component]
pub(super) fn FormatPanel() -> impl IntoView {
    let Settings { lang, .. } = Settings::here();
    let jobs = Jobs::here();
    let session = Session::here();
    let plan = memo(move || jobs.plan());
    let is_text = memo(move || {
        plan.with(|plan| {
            plan.as_ref()
                .is_none_or(|plan| matches!(plan.format, Format::Text(_)))
        })
    });
    let may_escape = memo(move || {
        let is_escaped = plan.with(|plan| {
            plan.as_ref()
                .is_some_and(|it| quotes(it) != Quotes::Doubled)
        });
        let reading = session.reading.get();
        is_escaped || reading.is_some_and(|it| it.overrides.quotes.is_some())
    });
    let may_rejoin = memo(move || {
        jobs.inspection.with(|it| {
            it.as_ref()
                .is_some_and(|it| it.plan.rejoins || it.plan.leaves_cut || it.may_rejoin())
        })
    });
    let may_fill = memo(move || {
        let is_filled = plan.with(|plan| plan.as_ref().is_some_and(|it| !it.fill_down.is_empty()));
        let reading = session.reading.get();
        let may_be = jobs
            .inspection
            .with(|it| it.as_ref().is_some_and(|it| it.may_fill_down()));
        is_filled || may_be || reading.is_some_and(|it| it.overrides.fill_down.is_some())
    });
    let is_coded = memo(move || {
        plan.with(|plan| {
            plan.as_ref()
                .is_none_or(|plan| !matches!(plan.format, Format::Sheet(_)))
        })
    });
    let has_header =
        memo(move || plan.with(|plan| plan.as_ref().is_some_and(|plan| plan.header_row.is_some())));
    let look_again = move |change: fn(&mut Overrides, usize), place: usize| {
        let overrides = session.reading.get_untracked().map(|it| it.overrides);
        let mut overrides = overrides.unwrap_or_default();
        change(&mut overrides, place);
        session.apply(Change::SetOverrides(overrides));
    };
    let worded = move |words: fn(Lang) -> Vec<String>| Signal::derive(move || words(lang.get()));
    let found = move |place: fn(&Plan) -> usize| {
        Signal::derive(move || plan.with(|plan| plan.as_ref().map(place).unwrap_or_default()))
    };
    let reasons = move || {
        let lang = lang.get();
        jobs.inspection.with(|it| {
            it.as_ref()
                .map(|it| reading::other_reasons(lang, &it.format_reasons))
        })
    };
    let is_undecodable = move || {
        jobs.inspection
            .with(|it| it.as_ref().is_some_and(|it| it.undecodable))
    };
    view! {
        <section>
            <div class="section-head">
                <h2>{t(words::FORMAT)}</h2>
                <span class="note">{reasons}</span>
            </div>
            <div class="format">
                <Show when=move || is_coded.get()>
                    <Choice
                        label=t(words::ENCODING).into_any()
                        test="encoding"
                        options=worded(|lang| {
                            Encoding::ALL.map(|it| reading::encoding_name(lang, it).to_owned()).to_vec()
                        })
                        chosen=found(encoding_place)
                        on_choose=Callback::new(move |place| {
                            look_again(|it, place| it.encoding = Encoding::ALL.get(place).copied(), place);
                        })
                    />
                </Show>
                <Show when=move || is_text.get()>
                    <Choice
                        label=t(words::DELIMITER).into_any()
                        test="delimiter"
                        options=worded(|lang| {
                            Delimiter::ALL.map(|it| reading::delimiter_name(lang, it).to_owned()).to_vec()
                        })
                        chosen=found(delimiter_place)
                        on_choose=Callback::new(move |place| {
                            look_again(|it, place| it.delimiter = Delimiter::ALL.get(place).copied(), place);
                        })
                    />
                </Show>
                // Where nothing is escaped there is nothing to choose.
                <Show when=move || may_escape.get()>
                    <Choice
                        label=t(words::QUOTES).into_any()
                        test="quotes"
                        options=worded(|lang| {
                            Quotes::ALL.map(|it| reading::quotes_name(lang, it).to_owned()).to_vec()
                        })
                        chosen=found(|plan| place_of_quotes(quotes(plan)))
                        on_choose=Callback::new(move |place| {
                            look_again(|it, place| it.quotes = Quotes::ALL.get(place).copied(), place);
                        })
                    />
                </Show>
                <Show when=move || !is_text.get()>
                    <Choice
                        label=t(words::SHEET).into_any()
                        test="sheet"
                        options=Signal::derive(move || {
                            jobs.inspection.with(|it| it.as_ref().map(|it| sheets(lang.get(), it)).unwrap_or_default())
                        })
                        chosen=Signal::derive(move || {
                            let place = plan.with(|plan| plan.as_ref().map(sheet_of).unwrap_or_default());
                            let position = |it: &Inspection| it.sheets.iter().position(|it| it.place == place);
                            jobs.inspection.with(|it| it.as_ref().and_then(position)).unwrap_or_default()
                        })
                        on_choose=Callback::new(move |position: usize| {
                            let place = |it: &Inspection| it.sheets.get(position).map(|it| it.place);
                            let place = jobs.inspection.with_untracked(|it| it.as_ref().and_then(place));
                            let place = place.unwrap_or_default();
                            look_again(
                                |it, place| {
                                    (it.sheet, it.inputs) = (Some(place), None);
                                },
                                place,
                            );
                        })
                    />
                </Show>
                <Choice
                    label=t(words::HEADER_ROW).into_any()
                    test="header-row"
                    options=Signal::derive(move || {
                        let lang = lang.get();
                        let rows = jobs.inspection.with(|it| {
                            let rows = it.iter().flat_map(|it| &it.rows_at);
                            rows.map(|row| words::ROW_N.with(lang, &row.to_string())).collect::<Vec<_>>()
                        });
                        std::iter::once(words::NO_HEADER.get(lang).to_owned()).chain(rows).collect()
                    })
                    chosen=found(|plan| plan.header_row.map_or(0, |row| row + 1))
                    on_choose=Callback::new(move |place| {
                        look_again(|it, place| it.header_row = Some(place.checked_sub(1)), place);
                    })
                />
                <Show when=move || has_header.get()>
                    <Choice
                        label=t(words::HEADER_LINES).into_any()
                        test="header-lines"
                        options=worded(|lang| {
                            words::HEADER_LINES_OF.map(|it| it.get(lang).to_owned()).to_vec()
                        })
                        chosen=found(|plan| plan.header_lines.clamp(1, words::HEADER_LINES_OF.len()) - 1)
                        on_choose=Callback::new(move |place| {
                            look_again(|it, place| it.header_lines = Some(place + 1), place);
                        })
                    />
                </Show>
                <Show when=move || may_rejoin.get()>
                    <Choice
                        label=t(words::THOUSANDS).into_any()
                        test="thousands"
                        options=worded(|lang| {
                            words::THOUSANDS_OF.map(|it| it.get(lang).to_owned()).to_vec()
                        })
                        chosen=found(|plan| if plan.rejoins { 2 } else { usize::from(plan.leaves_cut) })
                        on_choose=Callback::new(move |place| {
                            look_again(|it, place| it.rejoins = (place > 0).then_some(place == 2), place);
                        })
                    />
                </Show>
                <Show when=move || may_fill.get()>
                    <Choice
                        label=t(words::MERGED).into_any()
                        test="merged"
                        options=worded(|lang| words::MERGED_OF.map(|it| it.get(lang).to_owned()).to_vec())
                        chosen=found(|plan| usize::from(plan.fill_down.is_empty()))
                        on_choose=Callback::new(move |place| {
                            look_again(|it, place| it.fill_down = Some(place == 0), place);
                        })
                    />
                </Show>
                <Choice
                    label=t(words::DATE_ORDER).into_any()
                    test="date-order"
                    options=worded(|lang| {
                        DATE_ORDERS.map(|it| reading::date_order_name(lang, it).to_owned()).to_vec()
                    })
                    chosen=found(|plan| {
                        DATE_ORDERS.iter().position(|it| *it == plan.date_order).unwrap_or_default()
                    })
                    on_choose=Callback::new(move |place: usize| {
                        session.apply(Change::SetDateOrder(DATE_ORDERS[place.min(2)]));
                    })
                />
                <Choice
                    label=t(words::DECIMAL).into_any()
                    test="decimal"
                    options=worded(|lang| {
                        DECIMALS.map(|it| reading::decimal_name(lang, it).to_owned()).to_vec()
                    })
                    chosen=found(|plan| {
                        DECIMALS.iter().position(|it| *it == plan.decimal).unwrap_or_default()
                    })
                    on_choose=Callback::new(move |place: usize| {
                        session.apply(Change::SetDecimal(DECIMALS[place.min(1)]));
                    })
                />
                <Choice
                    label=t(words::AMOUNT_UNIT).into_any()
                    test="amount-unit"
                    options=Signal::derive(move || {
                        let unit = plan.with(|plan| plan.as_ref().map(Plan::unit).unwrap_or_default());
                        units(unit).into_iter().map(|it| reading::unit_name(lang.get(), it)).collect()
                    })
                    chosen=found(|plan| {
                        units(plan.unit()).iter().position(|it| *it == plan.unit()).unwrap_or_default()
                    })
                    on_choose=Callback::new(move |place: usize| {
                        let unit = plan.with_untracked(|plan| plan.as_ref().map(Plan::unit).unwrap_or_default());
                        if let Some(&power) = units(unit).get(place) {
                            session.apply(Change::SetUnit(power));
                        }
                    })
                />
            </div>
            <Show when=is_undecodable>
                <p class="ask" role="status">{t(words::UNDECODABLE)}</p>
            </Show>
        </section>
    }
}

/// The units on offer, with the one at work if a header named a rarer one.
fn units(at_work: u8) -> Vec<u8> {
    let mut units = reading::UNITS.to_vec();
    if !units.contains(&at_work) {
        units.push(at_work);
        units.sort_unstable();
    }
    units
}

/// How a plan reads quotes.
pub(super) fn quotes(plan: &Plan) -> Quotes {
    match plan.format {
        Format::Text(text) => text.quotes,
        _ => Quotes::Doubled,
    }
}

fn place_of_quotes(quotes: Quotes) -> usize {
    Quotes::ALL
        .iter()
        .position(|it| *it == quotes)
        .unwrap_or_default()
}

fn encoding_place(plan: &Plan) -> usize {
    match plan.format {
        Format::Text(text) => place_of(text.encoding),
        Format::Html(page) => place_of(page.encoding),
        Format::Sheet(_) => 0,
    }
}

fn place_of(encoding: Encoding) -> usize {
    let place = Encoding::ALL.iter().position(|it| *it == encoding);
    place.unwrap_or_default()
}

fn delimiter_place(plan: &Plan) -> usize {
    match plan.format {
        Format::Text(text) => Delimiter::ALL
            .iter()
            .position(|it| *it == text.delimiter.choice())
            .unwrap_or_default(),
        Format::Sheet(_) | Format::Html(_) => 0,
    }
}

/// The sheet or table of a plan.
fn sheet_of(plan: &Plan) -> usize {
    match plan.format {
        Format::Sheet(place) => place,
        Format::Html(page) => page.table,
        Format::Text(_) => 0,
    }
}

fn sheets(lang: Lang, inspection: &Inspection) -> Vec<String> {
    let worded = inspection.sheets.iter().map(|sheet| {
        let rows = counted(lang, sheet.rows, Unit::Rows);
        let hidden = if sheet.hidden {
            words::HIDDEN.get(lang)
        } else {
            ""
        };
        format!("{} · {rows}{hidden}", sheet.name)
    });
    worded.collect()
}
