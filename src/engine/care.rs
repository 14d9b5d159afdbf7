//! Who of the open customers is to be spoken to, in words.

use super::segment_sheets::lacking;
use super::{Engine, EngineError, Look};
use crate::base::CustomerBase;
use crate::ingest::Attribute;
use crate::report::lifetime::Listing;
use crate::report::{self, CareKnown, SheetAnswer};
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
        let columns = self.text_columns(&look)?;
        let mut looked = self.looked(&look)?;
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
        let known = CareKnown {
            ids: &base.ids,
            columns: &columns,
            unread,
        };
        Ok(report::cared(lang, currency, rules, found, known, listing))
    }
}

/// The day a column of text gives for each customer, on their last line; none where it is no day, or
/// one after the day that is looked at.
fn days_of(base: &CustomerBase, column: &Attribute, to: Day) -> Vec<Option<Day>> {
    let texts: Vec<Option<Day>> = column
        .values
        .iter()
        .map(|text| {
            let day = text.trim().split([' ', 'T']).next();
            parse_day(day.unwrap_or_default()).ok()
        })
        .collect();
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
