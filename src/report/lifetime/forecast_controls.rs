//! What can be changed of a forecast.

use super::parts::Controls;
use super::question::ForecastTerms;
use crate::lifetime::{ModelChoice, ModelKind, PeriodUnit, Regularisation};
use crate::numeric::sort_few;
use crate::report::Control;
use crate::segment::{RfmScheme, Scheme};
use crate::text::segments::scheme_name;
use crate::text::ui::sheet_lifetime as words;
use crate::text::{Lang, lifetime as wording, names};
use crate::units::Day;

/// Month ends offered as the last day of a fit.
const MOST_ENDS: usize = 24;
/// Days before the first and after the last month end offered.
const LEAST_BEFORE: i32 = 28;
const LEAST_AFTER: i32 = 7;

/// What can be changed of a forecast that stands at a place of the question.
pub(super) fn controls(lang: Lang, place: &str, terms: &ForecastTerms) -> Vec<Control> {
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
    controls.number(
        words::HORIZON,
        "horizon_months",
        terms.horizon_months,
        words::MONTHS.get(lang),
    );
    controls.percent(words::DISCOUNT, "discount_annual", terms.discount_annual);
    controls.percent(words::MARGIN, "margin", terms.margin);
    let units = PeriodUnit::ALL.map(|it| (wording::unit_name(lang, it).to_owned(), json(it)));
    let chosen = PeriodUnit::ALL.iter().position(|it| *it == terms.unit);
    controls.choice(words::UNIT_OF_TIME, "unit", chosen, units.to_vec());
    let kept = [
        (words::NO_PRIOR, Regularisation::None),
        (words::WEAK_PRIOR, Regularisation::Weak),
    ];
    let chosen = kept.iter().position(|(_, it)| *it == terms.regularisation);
    let options = kept.map(|(name, it)| (name.get(lang).to_owned(), json(it)));
    controls.choice(words::PRIOR, "regularisation", chosen, options.to_vec());
    controls.done()
}

/// The last day that is fitted: all, or the end of a month.
pub(super) fn until_control(lang: Lang, terms: &ForecastTerms, days: (Day, Day)) -> Control {
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
    let mut controls = Controls::at(lang, "forecast");
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
