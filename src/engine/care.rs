//! Who of the open customers is to be spoken to, in words.

use super::leaving::Leaving;
use super::segment_sheets::lacking;
use super::{Engine, EngineError, Look};
use crate::base::CustomerBase;
use crate::ingest::Attribute;
use crate::report::lifetime::Listing;
use crate::report::{self, CareKnown, SheetAnswer};
use crate::segment::{CustomerRow, Span};
use crate::text::{Lang, parse_day};
use crate::units::{Currency, Day};
use crate::value::CareRules;

impl Engine {
    pub(super) fn care_sheet(
        &mut self,
        look: Look,
        rules: &CareRules,
        (lang, currency): (Lang, Currency),
        listing: Listing,
    ) -> Result<SheetAnswer, EngineError> {
        let mut looked = self.looked(&look)?;
        let columns = columns_of_days(&looked.base.attributes);
        if let Err(error) = looked.apply(&rules.scheme) {
            let controls = report::care_controls(lang, rules, &[], &columns);
            let of = Some((&rules.scheme, "care/scheme"));
            return lacking(lang, error, of, controls);
        }
        let base = looked.base;
        let (profiles, segmentation) = looked.applied(&rules.scheme)?;
        let to = profiles.window.to;
        let column = rules.since.as_ref();
        let column = column.and_then(|name| base.attributes.iter().find(|it| it.name == *name));
        let days = column.map(|column| days_of(base, column, to));
        let since = |customer: usize| days.as_ref()?.get(customer).copied().flatten();
        let unread = days.as_ref().map_or(0, |days| {
            days.iter().filter(|day| day.is_none()).count() as u64
        });
        let found = rules.due(profiles, segmentation, since);
        let leaving = match listing {
            Listing::Whole => Some(Leaving::of(base, profiles, segmentation, (lang, currency))),
            Listing::Shown => None,
        };
        let cells = |customer: u32| {
            let row = CustomerRow::of(base, profiles, segmentation, Span::History, customer);
            leaving.as_ref().map_or(Vec::new(), |it| it.cells(row))
        };
        let known = CareKnown {
            ids: &base.ids,
            columns: &columns,
            unread,
            leaving: leaving.as_ref().map(|it| (&*it.columns, &cells as _)),
        };
        Ok(report::cared(lang, currency, rules, found, known, listing))
    }
}

/// The columns that can say when a customer was spoken to: most of their texts are days.
fn columns_of_days(attributes: &[Attribute]) -> Vec<String> {
    let holds_days = |column: &&Attribute| {
        let texts = || {
            column
                .values
                .iter()
                .map(str::trim)
                .filter(|it| !it.is_empty())
        };
        let days = texts().filter(|it| day_of(it).is_some()).count();
        days > 0 && 2 * days >= texts().count()
    };
    let of = attributes.iter().filter(holds_days);
    of.map(|it| it.name.clone()).collect()
}

fn day_of(text: &str) -> Option<Day> {
    let day = text.trim().split([' ', 'T']).next();
    parse_day(day.unwrap_or_default()).ok()
}

/// The day a column of text gives for each customer, on their last line; none where it is no day, or
/// one after the day that is looked at.
fn days_of(base: &CustomerBase, column: &Attribute, to: Day) -> Vec<Option<Day>> {
    let texts: Vec<Option<Day>> = column.values.iter().map(day_of).collect();
    let day = |customer: usize| {
        let entry = base.last_entry(customer, to)?;
        let code = *column.codes.get(entry)?;
        texts
            .get(code as usize)
            .copied()
            .flatten()
            .filter(|day| *day <= to)
    };
    (0..base.len()).map(day).collect()
}
