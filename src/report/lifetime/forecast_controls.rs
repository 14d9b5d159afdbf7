//! What can be changed of a forecast.

use super::parts::{Controls, Reader};
use super::question::ForecastTerms;
use crate::lifetime::{
    FitOutcome, Forecast, ModelChoice, ModelKind, PeriodUnit, Regularisation, SpendBasis,
};
use crate::numeric::sort_few;
use crate::report::Control;
use crate::segment::{RfmScheme, Scheme};
use crate::text::number::percent;
use crate::text::segments::scheme_name;
use crate::text::ui::sheet_lifetime as words;
use crate::text::{Lang, lifetime as wording, names};
use crate::units::{Day, Margin};

/// Month ends offered as the last day of a fit.
const MOST_ENDS: usize = 24;
/// Days before the first and after the last month end offered.
const LEAST_BEFORE: i32 = 28;
const LEAST_AFTER: i32 = 7;

/// What can be changed of a forecast that stands at a place of the question; what was settled for the
/// user stands beside it where there is a forecast.
pub(super) fn controls(
    reader: Reader,
    place: &str,
    terms: &ForecastTerms,
    forecast: Option<&Forecast>,
) -> Vec<Control> {
    let lang = reader.lang;
    let mut controls = Controls::at(lang, place);
    let models = std::iter::once((words::AUTO.get(lang).to_owned(), ModelChoice::Auto)).chain(
        ModelKind::ALL.into_iter().map(|kind| {
            (
                wording::model_name(kind).to_owned(),
                ModelChoice::Only(kind),
            )
        }),
    );
    let models: Vec<(String, ModelChoice)> = models.collect();
    let chosen = models.iter().position(|(_, it)| *it == terms.model);
    let options = models.into_iter().map(|(name, it)| (name, json(it)));
    controls.choice(words::MODEL, "model", chosen, options.collect());
    let file_margin = forecast.and_then(|it| it.file_margin);
    ahead_controls(reader, &mut controls, terms, file_margin);
    let name = |it: PeriodUnit| wording::unit_name(lang, it);
    let settled = forecast.map(|it| &it.rhythm);
    let found = settled.filter(|_| terms.unit.is_none());
    let automatic = words::automatic_unit(lang, found.map(|it| name(it.unit)));
    let mut units = vec![(automatic, serde_json::Value::Null)];
    units.extend(PeriodUnit::ALL.map(|it| (name(it).to_owned(), json(it))));
    let chosen = terms.unit.map_or(Some(0), |unit| {
        let place = PeriodUnit::ALL.iter().position(|it| *it == unit);
        place.map(|it| it + 1)
    });
    controls.choice(words::UNIT_OF_TIME, "unit", chosen, units);
    controls.note(found.map_or(String::new(), |it| wording::unit_reason(lang, it)));
    let spend = [
        (words::SPEND_AUTO, None),
        (words::SPEND_MODEL, Some(SpendBasis::Model)),
        (words::SPEND_ONE, Some(SpendBasis::OneMean)),
        (words::SPEND_OWN, Some(SpendBasis::OwnMeans)),
    ];
    let chosen = spend.iter().position(|(_, it)| *it == terms.spend);
    let options = spend.map(|(name, it)| (name.get(lang).to_owned(), json(it)));
    controls.choice(words::SPEND, "spend", chosen, options.to_vec());
    controls.note(words::SPEND_NOTE.get(lang).to_owned());
    let kept = [
        (words::NO_PRIOR, Regularisation::None),
        (words::WEAK_PRIOR, Regularisation::Weak),
    ];
    let chosen = kept.iter().position(|(_, it)| *it == terms.regularisation);
    let options = kept.map(|(name, it)| (name.get(lang).to_owned(), json(it)));
    controls.choice(words::PRIOR, "regularisation", chosen, options.to_vec());
    let ran_off = forecast.is_some_and(|it| it.fit.outcome == FitOutcome::RanOff);
    if ran_off && terms.regularisation == Regularisation::None && terms.kept.is_none() {
        controls.note(words::PRIOR_HELPS.get(lang).to_owned());
    }
    controls.done()
}

/// How far ahead, discounted how, at which margin.
pub(super) fn ahead_controls(
    reader: Reader,
    controls: &mut Controls,
    terms: &ForecastTerms,
    file_margin: Option<Margin>,
) {
    controls.number(
        words::HORIZON,
        "horizon_months",
        terms.horizon_months,
        words::MONTHS.get(reader.lang),
    );
    controls.percent(words::DISCOUNT, "discount_annual", terms.discount_annual);
    margin_controls(
        reader,
        controls,
        file_margin,
        terms.margin_of_file,
        terms.margin,
    );
}

/// Where the margin comes from, and the margin where it is entered.
pub(super) fn margin_controls(
    reader: Reader,
    controls: &mut Controls,
    of_file: Option<Margin>,
    takes_file: bool,
    entered: Option<f64>,
) {
    let lang = reader.lang;
    if let Some(margin) = of_file {
        let share = percent(lang, margin.get(), 1);
        let options = [
            (words::margin_of_file(lang, &share), true),
            (words::MARGIN_ENTERED.get(lang).to_owned(), false),
        ];
        let chosen = options.iter().position(|it| it.1 == takes_file);
        let options = options.map(|(name, it)| (name, json(it)));
        controls.choice(
            words::MARGIN_FROM,
            "margin_of_file",
            chosen,
            options.to_vec(),
        );
    }
    if of_file.is_none() || !takes_file {
        controls.percent(words::MARGIN, "margin", entered);
    }
}

/// The last day that is fitted, at a place of the question: all, or the end of a month.
pub(super) fn until_control(
    lang: Lang,
    place: &str,
    terms: &ForecastTerms,
    days: (Day, Day),
) -> Control {
    let mut options = vec![(
        words::ALL_DAYS.get(lang).to_owned(),
        serde_json::Value::Null,
    )];
    let mut ends: Vec<Day> = month_ends(days);
    ends.extend(terms.until);
    sort_few(&mut ends, Day::cmp);
    ends.dedup();
    let chosen = match terms.until {
        None => Some(0),
        Some(day) => ends.iter().position(|it| *it == day).map(|it| it + 1),
    };
    options.extend(
        ends.into_iter()
            .map(|day| (words::until_day(lang, &names::day(lang, day)), json(day))),
    );
    let mut controls = Controls::at(lang, place);
    controls.choice(words::UNTIL, "until", chosen, options);
    let mut control = controls.done().remove(0);
    control.note = words::UNTIL_NOTE.get(lang).to_owned();
    control
}

/// The segments whose parts are told too.
pub(super) fn segments_control(lang: Lang, terms: &ForecastTerms) -> Control {
    let mut schemes = vec![Scheme::default(), Scheme::Rfm(RfmScheme::default())];
    let asked = terms.segments.as_deref();
    // One that was set elsewhere stays.
    schemes.extend(asked.filter(|it| !schemes.contains(it)).cloned());
    let chosen = match asked {
        None => Some(0),
        Some(asked) => schemes.iter().position(|it| it == asked).map(|it| it + 1),
    };
    let mut options = vec![(
        words::NO_SEGMENTS.get(lang).to_owned(),
        serde_json::Value::Null,
    )];
    let each = schemes.iter();
    options.extend(each.map(|it| (scheme_name(lang, it).to_owned(), json(it))));
    let mut controls = Controls::at(lang, "forecast");
    controls.choice(words::BY_SEGMENTS_OF, "segments", chosen, options);
    controls.done().remove(0)
}

/// Ends of months inside the data; of quarters where there are too many.
fn month_ends((first, last): (Day, Day)) -> Vec<Day> {
    let (year, month, _) = first.civil();
    let Some(start) = Day::from_civil(year, month, 1) else {
        return Vec::new();
    };
    let ends = (1..=1200).map(|months| Day(start.plus_months(months).0 - 1));
    let ends: Vec<Day> = ends
        .take_while(|day| day.0 <= last.0 - LEAST_AFTER)
        .filter(|day| day.0 >= first.0 + LEAST_BEFORE)
        .collect();
    let is_quarter = |day: &&Day| day.civil().1.is_multiple_of(3);
    let is_year = |day: &&Day| day.civil().1 == 12;
    if ends.len() <= MOST_ENDS {
        return ends;
    }
    let quarters: Vec<Day> = ends.iter().filter(is_quarter).copied().collect();
    if quarters.len() <= MOST_ENDS {
        return quarters;
    }
    ends.iter().filter(is_year).copied().collect()
}

/// A choice as it stands in the question.
fn json(of: impl serde::Serialize) -> serde_json::Value {
    serde_json::to_value(of).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_ends_of_months_leave_something_to_fit_and_something_to_judge() {
        let day = |text: &str| Day::from_iso(text).unwrap();
        let ends = month_ends((day("1997-01-01"), day("1998-06-30")));
        assert_eq!(ends.first(), Some(&day("1997-01-31")));
        assert!(ends.contains(&day("1997-09-30")));
        assert_eq!(ends.last(), Some(&day("1998-05-31")));
        let long = month_ends((day("2015-01-01"), day("2022-01-01")));
        assert!(long.len() > 1 && long.iter().all(|end| end.civil().1 == 12));
    }
}
