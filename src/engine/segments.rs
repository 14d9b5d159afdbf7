//! Questions about segments, and what is kept of their answers.

use super::{CustomerFile, EngineError, Look, Response};
use crate::base::{CustomerBase, ReturnsPolicy, Window, WindowRules};
use crate::chart::{Cell, Column, Table, csv};
use crate::segment::{
    CrossTab, CustomerCard, CustomerList, CustomerQuery, Movement, MovementRule, OpeningFacts,
    Period, PeriodFlow, Profiles, Scheme, Segmentation,
};
use crate::text::number::plain;
use crate::text::{Lang, segments as words};
use crate::units::{Currency, Day};

/// Rows of a file for spreadsheets: one less than Excel holds, for the head.
const SHEET_ROWS: usize = 1_048_575;

/// What is kept on the rows that are left: the last profiles, segmentations and list. All of it is
/// let go when the selection changes.
#[derive(Debug, Default)]
pub(super) struct Segmented {
    profiles: Vec<((WindowRules, ReturnsPolicy), Profiles)>,
    segmentations: Vec<((WindowRules, ReturnsPolicy, Scheme), Segmentation)>,
    list: Option<(WindowRules, ReturnsPolicy, Scheme, CustomerQuery, CustomerList)>,
}

/// Profiles that are kept: two days of a movement and the one of the page.
const KEPT_PROFILES: usize = 3;
/// Segmentations that are kept: two of a cross-tab and two tried out.
const KEPT_SEGMENTATIONS: usize = 4;

/// Open order lines as somebody looks at them.
pub(super) struct Looked<'a> {
    pub(super) base: &'a CustomerBase,
    /// The analysis day unless another is chosen.
    pub(super) last_day: Day,
    pub(super) currency: Currency,
    pub(super) look: &'a Look,
    pub(super) kept: &'a mut Segmented,
}

impl Segmented {
    /// The profiles of a window, taken if they are not kept.
    fn profiles(
        &mut self,
        base: &CustomerBase,
        last_day: Day,
        rules: &WindowRules,
        returns: ReturnsPolicy,
    ) -> usize {
        let key = (*rules, returns);
        let kept = self.profiles.iter().position(|(of, _)| *of == key);
        let entry = match kept {
            Some(place) => self.profiles.remove(place),
            None => {
                let window = Window::settle(rules, base.days.0, last_day);
                (key, Profiles::take(base, &window, returns))
            }
        };
        if self.profiles.len() >= KEPT_PROFILES {
            self.profiles.remove(0);
        }
        self.profiles.push(entry);
        self.profiles.len() - 1
    }
}

impl Looked<'_> {
    /// The profiles of the look, and the segmentation of a scheme on them.
    fn segmented(&mut self, scheme: &Scheme) -> Result<(&Profiles, &Segmentation), EngineError> {
        let (rules, returns) = (self.look.window, self.look.returns);
        let at = self.kept.profiles(self.base, self.last_day, &rules, returns);
        let known = self.kept.segmentations.iter().position(|(of, _)| {
            of.0 == rules && of.1 == returns && of.2 == *scheme
        });
        let entry = match known {
            Some(place) => self.kept.segmentations.remove(place),
            None => {
                let found = scheme.apply(self.base, &self.kept.profiles[at].1)?;
                ((rules, returns, scheme.clone()), found)
            }
        };
        if self.kept.segmentations.len() >= KEPT_SEGMENTATIONS {
            self.kept.segmentations.remove(0);
        }
        self.kept.segmentations.push(entry);
        let last = self.kept.segmentations.len() - 1;
        Ok((&self.kept.profiles[at].1, &self.kept.segmentations[last].1))
    }

    pub(super) fn segments(mut self, scheme: &Scheme) -> Result<Response, EngineError> {
        let (profiles, segmentation) = self.segmented(scheme)?;
        let summary = segmentation.summary(scheme, profiles);
        Ok(Response::Segments(Box::new(summary)))
    }

    pub(super) fn cross_tab(
        mut self,
        rows: &Scheme,
        columns: &Scheme,
    ) -> Result<Response, EngineError> {
        self.segmented(rows)?;
        let (profiles, of_columns) = self.segmented(columns)?;
        let is_rows = |scheme: &Scheme| scheme == rows;
        let kept = &self.kept.segmentations;
        let (rules, returns) = (self.look.window, self.look.returns);
        let of_rows = kept
            .iter()
            .find(|(of, _)| of.0 == rules && of.1 == returns && is_rows(&of.2))
            .map_or(of_columns, |(_, it)| it);
        let table = CrossTab::of(of_rows, of_columns, profiles);
        Ok(Response::CrossTab(Box::new(table)))
    }

    pub(super) fn opening(self) -> Result<Response, EngineError> {
        let (rules, returns) = (self.look.window, self.look.returns);
        let at = self.kept.profiles(self.base, self.last_day, &rules, returns);
        let facts = OpeningFacts::of(&self.kept.profiles[at].1);
        Ok(Response::Opening(Box::new(facts)))
    }

    pub(super) fn movement(
        self,
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
        let on = |day: Day| WindowRules {
            analysis_day: Some(day),
            ..self.look.window
        };
        let returns = self.look.returns;
        self.kept.profiles(self.base, self.last_day, &on(rule.from), returns);
        let later = self.kept.profiles(self.base, self.last_day, &on(rule.to), returns);
        // The earlier day may have changed its place when the later one was kept.
        let earlier = self.kept.profiles(self.base, self.last_day, &on(rule.from), returns);
        let later = if later == earlier { earlier - 1 } else { later };
        let days = [&self.kept.profiles[earlier].1, &self.kept.profiles[later].1];
        let movement = Movement::between(self.base, scheme, rule, days)?;
        Ok(Response::Movement(Box::new(movement)))
    }

    pub(super) fn flow(self, earlier: Period, later: Period) -> Result<Response, EngineError> {
        PeriodFlow::between(self.base, earlier, later, self.look.returns)
            .map(|flow| Response::Flow(Box::new(flow)))
            .map_err(EngineError::Period)
    }

    /// The list of a query, kept while only other rows of it are asked for.
    fn list(&mut self, scheme: &Scheme, query: &CustomerQuery) -> Result<CustomerList, EngineError> {
        let (rules, returns) = (self.look.window, self.look.returns);
        let is_kept = |kept: &&(WindowRules, ReturnsPolicy, Scheme, CustomerQuery, CustomerList)| {
            kept.0 == rules && kept.1 == returns && kept.2 == *scheme && kept.3.is_same_list(query)
        };
        if self.kept.list.as_ref().filter(is_kept).is_none() {
            let base = self.base;
            let (profiles, segmentation) = self.segmented(scheme)?;
            let list = CustomerList::of(base, profiles, segmentation, query)?;
            self.kept.list = Some((rules, returns, scheme.clone(), query.clone(), list));
        }
        // Taken out, so that the rest can be borrowed; put back by the caller.
        let list = self.kept.list.take().map(|kept| kept.4);
        list.ok_or(EngineError::NothingSelected)
    }

    fn put_back(&mut self, scheme: &Scheme, query: &CustomerQuery, list: CustomerList) {
        let (rules, returns) = (self.look.window, self.look.returns);
        self.kept.list = Some((rules, returns, scheme.clone(), query.clone(), list));
    }

    pub(super) fn customers(
        mut self,
        scheme: &Scheme,
        query: &CustomerQuery,
    ) -> Result<Response, EngineError> {
        let list = self.list(scheme, query)?;
        let base = self.base;
        let (profiles, segmentation) = self.segmented(scheme)?;
        let page = list.page(base, profiles, segmentation, query);
        self.put_back(scheme, query, list);
        Ok(Response::Customers(page))
    }

    pub(super) fn customer_file(
        mut self,
        scheme: &Scheme,
        query: &CustomerQuery,
        lang: Lang,
    ) -> Result<Response, EngineError> {
        let list = self.list(scheme, query)?;
        let (base, currency) = (self.base, self.currency);
        let (profiles, segmentation) = self.segmented(scheme)?;
        let all = list.customers().len();
        let columns = words::list_columns(lang, profiles.has_profit())
            .into_iter()
            .map(|(heading, numeric)| Column {
                heading: heading.to_owned(),
                unit: String::new(),
                numeric,
            })
            .collect();
        let mut rows = Vec::with_capacity(all.min(SHEET_ROWS));
        let mut query_of = query.clone();
        query_of.limit = CustomerList::MOST_ROWS;
        while rows.len() < all.min(SHEET_ROWS) {
            query_of.offset = rows.len() as u64;
            let page = list.page(base, profiles, segmentation, &query_of);
            rows.extend(page.rows.into_iter().map(|row| {
                let day = |day: Option<Day>| Cell::text(day.map(Day::iso).unwrap_or_default());
                let money = |it: Option<crate::units::Money>| {
                    Cell::text(it.map(|it| plain(it.units())).unwrap_or_default())
                };
                let mut cells = vec![
                    Cell::text(row.id),
                    Cell::text(words::segment(lang, &row.segment, currency)),
                    Cell::text(row.orders.to_string()),
                    money(Some(row.revenue)),
                ];
                if profiles.has_profit() {
                    cells.push(money(row.profit));
                }
                cells.extend([money(row.monthly_spend), day(row.first_day), day(row.last_day)]);
                cells
            }));
        }
        rows.truncate(SHEET_ROWS);
        let file = CustomerFile {
            rows: rows.len() as u64,
            left_out: (all - rows.len()) as u64,
            csv: csv(&Table { columns, rows }),
        };
        self.put_back(scheme, query, list);
        Ok(Response::CustomerFile(file))
    }

    pub(super) fn customer(
        mut self,
        scheme: &Scheme,
        customer: u32,
    ) -> Result<Response, EngineError> {
        let base = self.base;
        let (profiles, segmentation) = self.segmented(scheme)?;
        let card = CustomerCard::of(base, profiles, scheme, segmentation, customer)?;
        card.map(|card| Response::Customer(Box::new(card)))
            .ok_or(EngineError::NoSuchCustomer)
    }
}
