//! Where a sheet of lifetime that cannot be made leads on: to do at once, or elsewhere on the page.

use super::parts::Controls;
use super::question::ForecastTerms;
use crate::lifetime::{
    ContractError, FitError, FitOutcome, Forecast, ForecastError, HistoryError, ModelChoice,
    Regularisation,
};
use crate::report::ways_on::links;
use crate::report::{Control, TopicRoom, WayOn};
use crate::text::Lang;
use crate::text::ui::{Phrase, sheet_ways as words};

/// A button that gives up kept parameters; none where there are none. The settings stand at a place of
/// the question.
pub(super) fn fit_anew(lang: Lang, place: &str, terms: &ForecastTerms) -> Option<Control> {
    terms.kept.as_ref()?;
    remedies(lang, place, [anew(lang, terms)].into())
}

/// A button that keeps parameters from running off; none where none did, or it is done already.
pub(super) fn regularise(
    lang: Lang,
    place: &str,
    terms: &ForecastTerms,
    forecast: &Forecast,
) -> Option<Control> {
    let ran_off = forecast.fit.outcome == FitOutcome::RanOff;
    let is_free = terms.regularisation == Regularisation::None && terms.kept.is_none();
    if !(ran_off && is_free) {
        return None;
    }
    let weak = ForecastTerms {
        regularisation: Regularisation::Weak,
        ..terms.clone()
    };
    remedies(lang, place, [changed(lang, words::REGULARISE, weak)].into())
}

/// Name, and the settings after it.
type Done = (String, serde_json::Value);

fn changed(lang: Lang, said: Phrase, terms: ForecastTerms) -> Done {
    let value = serde_json::to_value(terms).unwrap_or_default();
    (said.get(lang).to_owned(), value)
}

fn anew(lang: Lang, terms: &ForecastTerms) -> Done {
    let terms = ForecastTerms {
        kept: None,
        ..terms.clone()
    };
    changed(lang, words::FIT_ANEW, terms)
}

fn remedies(lang: Lang, place: &str, options: Vec<Done>) -> Option<Control> {
    if options.is_empty() {
        return None;
    }
    let mut controls = Controls::at(lang, place);
    controls.group(words::WAYS_ON);
    controls.remedies(words::WAYS_ON, options);
    controls.done().pop()
}

/// Links, which lead away from the question as a whole.
fn ways(lang: Lang, of: &[(Phrase, Option<&str>)]) -> Option<Control> {
    let each = of.iter().map(|(said, slug)| {
        let to = match slug {
            Some(slug) => WayOn::Topic(TopicRoom::Value, (*slug).to_owned()),
            None => WayOn::Data,
        };
        (said.get(lang).to_owned(), to)
    });
    let options: Vec<_> = each.collect();
    (!options.is_empty()).then(|| links(lang, "lifetime", options))
}

const TO_COLUMNS: (Phrase, Option<&str>) = (words::TO_COLUMNS, None);
const TO_FILTERS: (Phrase, Option<&str>) = (words::TO_FILTERS, None);
const BY_FORMULA: (Phrase, Option<&str>) = (words::BY_FORMULA, Some("observed"));
const ON_PAPER: (Phrase, Option<&str>) = (words::ON_PAPER, Some("clv"));

/// What leads on where there is no forecast; its settings stand at a place of the question.
pub fn ways_from(
    lang: Lang,
    place: &str,
    terms: &ForecastTerms,
    error: &ForecastError,
) -> Vec<Control> {
    let mut done = Vec::new();
    let is_of_time = matches!(
        error,
        ForecastError::History(HistoryError::EndsBeforeFirst { .. }) | ForecastError::Fit(_)
    );
    if terms.until.is_some() && is_of_time {
        let all = ForecastTerms {
            until: None,
            ..terms.clone()
        };
        done.push(changed(lang, words::ALL_DAYS, all));
    }
    if terms.kept.is_some() {
        done.push(anew(lang, terms));
    }
    if *error == ForecastError::Fit(FitError::NotOpportunities) {
        let automatic = ForecastTerms {
            model: ModelChoice::Auto,
            ..terms.clone()
        };
        done.push(changed(lang, words::MODEL_BY_DATA, automatic));
    }
    let elsewhere: &[_] = match error {
        ForecastError::History(HistoryError::SummedBefore) => &[TO_COLUMNS, ON_PAPER],
        ForecastError::History(HistoryError::Impossible { .. })
        | ForecastError::Fit(FitError::NoLikelihood) => &[TO_COLUMNS],
        ForecastError::History(HistoryError::NobodyBought) => &[TO_FILTERS],
        ForecastError::Fit(FitError::TooFewCustomers { .. }) => &[TO_FILTERS, BY_FORMULA],
        ForecastError::Fit(
            FitError::TooFewRepeaters { .. } | FitError::NoTime | FitError::HistoryTooShort { .. },
        ) => &[BY_FORMULA],
        _ => &[],
    };
    let mut found = Vec::new();
    found.extend(remedies(lang, place, done));
    found.extend(ways(lang, elsewhere));
    found
}

/// What leads on where contracts carry no forecast.
pub fn ways_from_contracts(lang: Lang, error: &ContractError) -> Vec<Control> {
    let elsewhere: &[_] = match error {
        ContractError::NoTenure | ContractError::EndsUndated { .. } => &[TO_COLUMNS],
        ContractError::TooFew { .. } => &[TO_FILTERS],
        ContractError::Retention(_) => &[(words::BY_TABLE, Some("retention-curves"))],
    };
    ways(lang, elsewhere).into_iter().collect()
}

/// What leads on where the days of orders are needed and not known, or nobody ordered.
pub fn ways_from_sums(lang: Lang, error: &HistoryError) -> Vec<Control> {
    let elsewhere: &[_] = match error {
        HistoryError::NobodyBought => &[TO_FILTERS],
        _ => &[TO_COLUMNS, (words::TO_FORECAST, Some("forecast"))],
    };
    ways(lang, elsewhere).into_iter().collect()
}
