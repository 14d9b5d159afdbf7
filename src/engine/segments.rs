//! Questions about segments, and what is kept of their answers.

use super::leaving::Leaving;
use super::{EngineError, Look, Response};
use crate::base::{CustomerBase, ReturnsPolicy, WindowRules};
use crate::report::export::{MOST_ROWS, Outgoing, Written};
use crate::segment::{
    CrossTab, CustomerCard, CustomerList, CustomerQuery, Movement, MovementRule, OpeningFacts,
    Period, PeriodFlow, Profiles, Scheme, SchemeError, SegmentName, Segmentation,
};
use crate::text::Lang;
use crate::units::{Currency, Day};
use crate::value::BaseQuestion;

/// What is kept on the rows that are left: the last profiles, segmentations and list. All of it is
/// let go when the selection changes.
#[derive(Debug, Default)]
pub(super) struct Segmented {
    profiles: Vec<(Seen, Profiles)>,
    segmentations: Vec<((Seen, Scheme), Segmentation)>,
    list: Option<((Seen, Scheme, CustomerQuery), CustomerList)>,
}

/// How customers are looked at.
type Seen = (WindowRules, ReturnsPolicy);

/// Profiles that are kept: two days of a movement and the one of the page.
const KEPT_PROFILES: usize = 3;
/// Segmentations that are kept: two of a cross-tab and two tried out.
const KEPT_SEGMENTATIONS: usize = 4;

/// Open order lines as somebody looks at them.
pub(super) struct Looked<'a> {
    pub(super) base: &'a CustomerBase,
    /// The analysis day unless another is chosen.
    pub(super) last_day: Day,
    pub(super) look: &'a Look,
    pub(super) kept: &'a mut Segmented,
}

/// What is kept under a key.
fn kept<'a, K: PartialEq, V>(all: &'a [(K, V)], key: &K) -> Option<&'a V> {
    all.iter().find(|(of, _)| of == key).map(|(_, it)| it)
}

/// Keeps one more, and lets go of the one asked for longest ago.
fn keep<K: PartialEq, V>(all: &mut Vec<(K, V)>, most: usize, key: K, value: Option<V>) {
    let value = match (all.iter().position(|(of, _)| *of == key), value) {
        (Some(place), _) => all.remove(place).1,
        (None, Some(value)) => value,
        (None, None) => return,
    };
    if all.len() >= most {
        all.remove(0);
    }
    all.push((key, value));
}

impl Looked<'_> {
    fn seen(&self) -> Seen {
        (self.look.window, self.look.returns)
    }

    /// Sees to it that the profiles of a window are kept.
    fn take_profiles(&mut self, seen: Seen) {
        let taken = match kept(&self.kept.profiles, &seen) {
            Some(_) => None,
            None => {
                let window = self.base.window(&seen.0, self.last_day);
                Some(Profiles::take(self.base, &window, seen.1))
            }
        };
        keep(&mut self.kept.profiles, KEPT_PROFILES, seen, taken);
    }

    fn profiles(&self, seen: Seen) -> Result<&Profiles, EngineError> {
        kept(&self.kept.profiles, &seen).ok_or(EngineError::NotOpen)
    }

    /// Sees to it that the segmentation of a scheme is kept.
    pub(super) fn apply(&mut self, scheme: &Scheme) -> Result<(), EngineError> {
        let seen = self.seen();
        self.take_profiles(seen);
        let key = (seen, scheme.clone());
        let found = match kept(&self.kept.segmentations, &key) {
            Some(_) => None,
            None => Some(scheme.apply(self.base, self.profiles(seen)?)?),
        };
        keep(&mut self.kept.segmentations, KEPT_SEGMENTATIONS, key, found);
        Ok(())
    }

    pub(super) fn applied(
        &self,
        scheme: &Scheme,
    ) -> Result<(&Profiles, &Segmentation), EngineError> {
        let key = (self.seen(), scheme.clone());
        let found = kept(&self.kept.segmentations, &key).ok_or(EngineError::NotOpen)?;
        Ok((self.profiles(self.seen())?, found))
    }

    /// The customers of each segment, by their numbers.
    pub(super) fn members(
        mut self,
        scheme: &Scheme,
    ) -> Result<Vec<(SegmentName, Vec<u32>)>, EngineError> {
        self.apply(scheme)?;
        let (_, segmentation) = self.applied(scheme)?;
        let names = segmentation.segments.iter().map(|it| it.name.clone());
        let mut found: Vec<(SegmentName, Vec<u32>)> = names.map(|it| (it, Vec::new())).collect();
        for (customer, &code) in (0..).zip(&segmentation.codes) {
            if let Some((_, members)) = found.get_mut(usize::from(code)) {
                members.push(customer);
            }
        }
        Ok(found)
    }

    pub(super) fn segments(mut self, scheme: &Scheme) -> Result<Response, EngineError> {
        self.apply(scheme)?;
        let (profiles, segmentation) = self.applied(scheme)?;
        let summary = segmentation.summary(scheme, profiles);
        Ok(Response::Segments(Box::new(summary)))
    }

    pub(super) fn base_inputs(mut self, of: &BaseQuestion) -> Result<Response, EngineError> {
        let scheme = of.scheme();
        if let Some(scheme) = &scheme {
            self.apply(scheme)?;
        } else {
            self.take_profiles(self.seen());
        }
        let segmentation = match &scheme {
            Some(scheme) => Some(self.applied(scheme)?.1),
            None => None,
        };
        let profiles = self.profiles(self.seen())?;
        if !(0..profiles.len()).any(|it| profiles.has_bought(it)) {
            return Err(SchemeError::Nobody.into());
        }
        let inputs = of.inputs(profiles, segmentation)?;
        Ok(Response::BaseInputs(Box::new(inputs)))
    }

    pub(super) fn cross_tab(
        mut self,
        rows: &Scheme,
        columns: &Scheme,
    ) -> Result<Response, EngineError> {
        self.apply(rows)?;
        self.apply(columns)?;
        let (profiles, of_rows) = self.applied(rows)?;
        let (_, of_columns) = self.applied(columns)?;
        let table = CrossTab::of(of_rows, of_columns, profiles);
        Ok(Response::CrossTab(Box::new(table)))
    }

    pub(super) fn opening(mut self) -> Result<Response, EngineError> {
        let seen = self.seen();
        self.take_profiles(seen);
        let facts = OpeningFacts::of(self.profiles(seen)?);
        Ok(Response::Opening(Box::new(facts)))
    }

    pub(super) fn movement(
        mut self,
        scheme: &Scheme,
        rule: &MovementRule,
    ) -> Result<Response, EngineError> {
        let (first_day, last_day) = self.base.days;
        if rule.from >= rule.to || rule.from < first_day || rule.to > last_day {
            return Err(EngineError::MovementDays {
                from: rule.from,
                to: rule.to,
                first_day,
                last_day,
            });
        }
        let (rules, returns) = self.seen();
        let [from, to] = [rule.from, rule.to].map(|day| {
            let rules = WindowRules {
                analysis_day: Some(day),
                ..rules
            };
            (rules, returns)
        });
        self.take_profiles(from);
        self.take_profiles(to);
        let days = [self.profiles(from)?, self.profiles(to)?];
        let movement = Movement::between(self.base, scheme, rule, days)?;
        Ok(Response::Movement(Box::new(movement)))
    }

    pub(super) fn flow(self, earlier: Period, later: Period) -> Result<Response, EngineError> {
        PeriodFlow::between(self.base, earlier, later, self.look.returns)
            .map(|flow| Response::Flow(Box::new(flow)))
            .map_err(EngineError::Period)
    }

    /// Sees to it that the list of a query is kept; asking for other rows of it sorts nothing.
    fn take_list(&mut self, scheme: &Scheme, query: &CustomerQuery) -> Result<(), EngineError> {
        self.apply(scheme)?;
        let seen = self.seen();
        let is_kept = self
            .kept
            .list
            .as_ref()
            .is_some_and(|(of, _)| of.0 == seen && of.1 == *scheme && of.2.is_same_list(query));
        if !is_kept {
            let (profiles, segmentation) = self.applied(scheme)?;
            let list = CustomerList::of(self.base, profiles, segmentation, query)?;
            self.kept.list = Some(((seen, scheme.clone(), query.clone()), list));
        }
        Ok(())
    }

    fn list(&self) -> Result<&CustomerList, EngineError> {
        let list = self.kept.list.as_ref().map(|(_, list)| list);
        list.ok_or(EngineError::NotOpen)
    }

    pub(super) fn customers(
        mut self,
        scheme: &Scheme,
        query: &CustomerQuery,
    ) -> Result<Response, EngineError> {
        self.take_list(scheme, query)?;
        let (profiles, segmentation) = self.applied(scheme)?;
        let page = self.list()?.page(self.base, profiles, segmentation, query);
        Ok(Response::Customers(page))
    }

    /// Gives the list away as a table whose rows are made as they are taken. What is written of it
    /// leaves out the customers no spreadsheet could hold.
    pub(super) fn take_customers(
        mut self,
        scheme: &Scheme,
        query: &CustomerQuery,
        (name, lang, currency): (&str, Lang, Currency),
        take: impl FnOnce(Outgoing<'_>) -> Result<Written, EngineError>,
    ) -> Result<Written, EngineError> {
        self.take_list(scheme, query)?;
        let list = self.list()?;
        let base = self.base;
        let (profiles, segmentation) = self.applied(scheme)?;
        let leaving = Leaving::of(base, profiles, segmentation, (lang, currency));
        let rows = list.rows(base, profiles, segmentation).take(MOST_ROWS);
        let rows = rows.map(|row| leaving.cells(row));
        let mut written = take(Outgoing {
            name: name.to_owned(),
            columns: leaving.columns.clone(),
            formats: leaving.formats.clone(),
            currency,
            rows: Box::new(rows),
        })?;
        written.left_out += list.customers().len().saturating_sub(MOST_ROWS) as u64;
        Ok(written)
    }

    pub(super) fn customer(
        mut self,
        scheme: &Scheme,
        customer: u32,
    ) -> Result<Response, EngineError> {
        self.apply(scheme)?;
        let (profiles, segmentation) = self.applied(scheme)?;
        let card = CustomerCard::of(self.base, profiles, scheme, segmentation, customer);
        card.map(|card| Response::Customer(Box::new(card)))
            .ok_or(EngineError::NoSuchCustomer)
    }
}
