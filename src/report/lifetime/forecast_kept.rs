//! Parameters of an earlier fit on the sheet: to keep, to use, and what moved since.

use super::parts::{Controls, Facts, Reader, modelled};
use super::question::ForecastTerms;
use crate::explain::{Explained, Expr, LifetimeSymbol as S, Source, Unit};
use crate::lifetime::{ChoiceReason, Forecast, KeptParameters, Moved, MovedTotal};
use crate::report::build::Columns;
use crate::report::{Control, SheetTable};
use crate::text::explain::symbol_name;
use crate::text::ui::{Phrase, sheet_forecast as words, sheet_lifetime};
use crate::text::{Lang, lifetime as wording, names};
use crate::units::Day;

/// Whether parameters are fitted to the data or kept from an earlier fit, at a place of the question.
pub(super) fn kept_control(
    lang: Lang,
    place: &str,
    terms: &ForecastTerms,
    forecast: Option<&Forecast>,
    file: Option<String>,
) -> Option<Control> {
    let kept = terms.kept.as_deref();
    let option = |of: &KeptParameters, is_new: bool| {
        let model = wording::model_name(of.model.kind());
        let name = words::kept_option(lang, model, is_new);
        (name, serde_json::to_value(of).unwrap_or_default())
    };
    let mut options = vec![(
        words::FITTED_ANEW.get(lang).to_owned(),
        serde_json::Value::Null,
    )];
    options.push(match (kept, forecast) {
        (Some(kept), _) => option(kept, false),
        (None, Some(forecast)) => option(&KeptParameters::of(forecast, file), true),
        (None, None) => return None,
    });
    let mut controls = Controls::at(lang, place);
    controls.choice(
        words::PARAMETERS_FROM,
        "kept",
        Some(usize::from(kept.is_some())),
        options,
    );
    let mut control = controls.done().remove(0);
    let of_what = kept.and_then(|of| fitted_to(lang, of.until, of.file.as_deref()));
    control.note = words::kept_note(lang, of_what.as_deref());
    Some(control)
}

/// What kept parameters were fitted to: the last day, the file, or both.
fn fitted_to(lang: Lang, until: Option<Day>, file: Option<&str>) -> Option<String> {
    let day = until.map(|day| names::day(lang, day));
    words::fitted_to(lang, day.as_deref(), file)
}

/// The name of the model and where its parameters come from.
pub(super) fn model_told(lang: Lang, forecast: &Forecast) -> String {
    let name = wording::model_name(forecast.fit.model.kind());
    match forecast.choice.reason {
        ChoiceReason::Kept => {
            let of_what = fitted_to(lang, forecast.kept_until, forecast.kept_file.as_deref());
            words::kept_model(lang, name, of_what.as_deref())
        }
        _ => name.to_owned(),
    }
}

/// What moved since the parameters were kept.
pub(super) fn moved(reader: Reader, forecast: &Forecast) -> Vec<SheetTable> {
    let Some(Ok(moved)) = &forecast.moved else {
        return Vec::new();
    };
    vec![totals(reader, moved), parameters(reader, moved)]
}

fn totals(reader: Reader, moved: &Moved) -> SheetTable {
    let lang = reader.lang;
    let mut facts = Facts::new(reader);
    let customers = |many: u64| modelled(S::FittedCustomers, many as f64, Unit::Customers);
    if let Some(then) = moved.customers_then {
        let name = words::CUSTOMERS_THEN.get(lang);
        facts.named(name, &customers(then), "");
    }
    let name = words::CUSTOMERS_NOW.get(lang);
    facts.named(name, &customers(moved.customers_now), "");
    let mut add = |what: Phrase, of: &MovedTotal, unit: Unit| {
        let mut add = |explained: Explained| {
            let name = symbol_name(lang, explained.symbol);
            facts.named(&words::of_what(lang, what, name), &explained, "");
        };
        let input = |symbol, value| Expr::of(symbol, value, unit, Source::Derived);
        let under_kept = || input(S::UnderKept, of.kept);
        if let Some(then) = of.then {
            add(modelled(S::ThenSaid, then, unit));
            let by_data = under_kept().minus(input(S::ThenSaid, then));
            add(Explained::new(S::MovedByData, unit, by_data));
        }
        add(modelled(S::UnderKept, of.kept, unit));
        let by_fit = input(S::UnderNew, of.refitted).minus(under_kept());
        add(Explained::new(S::MovedByFit, unit, by_fit));
        add(modelled(S::UnderNew, of.refitted, unit));
    };
    add(words::ORDERS_WORD, &moved.orders, Unit::Orders);
    if let Some(clv) = &moved.clv {
        add(words::VALUE_WORD, clv, Unit::Money);
    }
    let mut table = facts.table(words::MOVED);
    table.note = words::MOVED_NOTE.get(lang).into();
    table
}

fn parameters(reader: Reader, moved: &Moved) -> SheetTable {
    let lang = reader.lang;
    let rows = &moved.parameters;
    let names = rows.iter().map(|it| it.name.clone());
    let heading = sheet_lifetime::PARAMETER.get(lang);
    let mut columns = Columns::new(lang, reader.currency, heading, names);
    let title = |symbol: S| symbol_name(lang, symbol.into());
    let estimate = |symbol: S, value: f64| modelled(symbol, value, Unit::Estimate);
    columns.add(
        words::AS_KEPT.get(lang),
        rows.iter()
            .map(|it| Some(estimate(S::UnderKept, it.kept)))
            .collect(),
    );
    columns.add(
        words::AS_NOW.get(lang),
        rows.iter()
            .map(|it| Some(estimate(S::UnderNew, it.now)))
            .collect(),
    );
    columns.add(
        title(S::StandardError),
        rows.iter()
            .map(|it| Some(estimate(S::StandardError, it.standard_error?)))
            .collect(),
    );
    let moves = rows.iter().map(|it| {
        let input = |symbol, value| Expr::of(symbol, value, Unit::Estimate, Source::Derived);
        let error = input(S::StandardError, it.standard_error?);
        let apart = input(S::UnderNew, it.now).minus(input(S::UnderKept, it.kept));
        Some(Explained::new(
            S::MoveInErrors,
            Unit::Ratio,
            apart.over(error),
        ))
    });
    columns.add(title(S::MoveInErrors), moves.collect());
    SheetTable {
        title: words::MOVED_PARAMETERS.get(lang).into(),
        note: words::gain(lang, moved.log_likelihood_gain),
        table: columns.table(),
    }
}
