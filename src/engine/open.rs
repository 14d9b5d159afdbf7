//! The data that are open, and what was computed from them last.

use std::sync::Arc;

use super::aside::Uncounted;
use super::forecasts::{Forecastable, Forecasts};
use super::segments::Segmented;
use super::{DataFacts, EngineError, Report};
use crate::base::{
    AlikeCustomers, Checks, CurrencyChoice, CustomerBase, NobodyActive, Observation, OrderCounting,
    Places, Quality, ReturnsPolicy, Selected, Selection, SelectionFacts, Window, WindowRules,
};
use crate::ingest::{Aside, OrderLines, Records, Role, Shape, Texts, records_revision, revision};
use crate::lifetime::CountedTable;
use crate::numeric::both;
use crate::segment::{SpendOrder, ThresholdRule};
use crate::units::{Currency, Day, Money};
use crate::value::{CurveOrder, Margins};

/// The data that are open.
#[derive(Debug)]
pub(super) enum Open {
    Lines(Box<Lines>),
    Records(Box<Opened>),
}

/// Rows of their own that are open.
#[derive(Debug)]
pub(super) struct Opened {
    pub(super) records: Records,
    pub(super) facts: DataFacts,
    /// Whose counted histories the rows are; none before somebody asked.
    ids: Option<Texts>,
    forecasts: Forecasts,
}

/// Order lines that are open.
#[derive(Debug)]
pub(super) struct Lines {
    pub(super) revision: String,
    /// Rows the import set aside.
    pub(super) aside: Aside,
    /// All rows that could be read.
    pub(super) base: Arc<CustomerBase>,
    pub(super) checks: Checks,
    /// The same with customers who are written alike as one, while the selection says so.
    one_each: Option<Box<(Arc<CustomerBase>, Checks)>>,
    pub(super) left: Left,
    pub(super) seen: Option<(WindowRules, ReturnsPolicy, Seen)>,
    /// What schemes gave on the rows that are left.
    pub(super) segmented: Segmented,
    forecasts: Forecasts,
}

/// The rows left under one selection.
#[derive(Debug)]
pub(super) struct Left {
    pub(super) selection: Selection,
    pub(super) today: Option<Day>,
    pub(super) selected: Selected,
    pub(super) facts: DataFacts,
}

impl Open {
    pub(super) fn revision(&self) -> &str {
        match self {
            Open::Lines(lines) => &lines.revision,
            Open::Records(opened) => &opened.facts.revision,
        }
    }

    /// What the data are under a selection. Rows of their own all count, whatever it says.
    pub(super) fn select(&mut self, selection: &Selection, today: Option<Day>) -> &DataFacts {
        match self {
            Open::Lines(lines) => lines.select(selection, today),
            Open::Records(opened) => &opened.facts,
        }
    }

    /// What does not count under a selection.
    pub(super) fn uncounted(&mut self, selection: &Selection, today: Option<Day>) -> Uncounted<'_> {
        match self {
            Open::Lines(lines) => {
                lines.select(selection, today);
                let today = lines.today(today);
                let (base, checks) = lines.customers();
                Uncounted {
                    by_import: &lines.aside,
                    facts: &base.facts,
                    base: Some(base),
                    by_selection: base.set_aside(checks, selection, today),
                    quality: &lines.left.facts.quality,
                }
            }
            Open::Records(opened) => Uncounted {
                by_import: &opened.records.aside,
                facts: &opened.records.facts,
                base: None,
                by_selection: Vec::new(),
                quality: &opened.facts.quality,
            },
        }
    }

    /// What forecasts are made from, under the last selection, and those that were made.
    pub(super) fn forecasts(&mut self) -> Result<(Forecastable<'_>, &mut Forecasts), EngineError> {
        match self {
            Open::Lines(lines) => {
                let base = &lines.left.selected.base;
                match base.is_empty() {
                    true => Err(EngineError::NothingSelected),
                    false => Ok((Forecastable::Orders(base), &mut lines.forecasts)),
                }
            }
            Open::Records(opened) => {
                if opened.records.shape != Shape::Counted {
                    return Err(opened.no_order_lines());
                }
                let records = &opened.records;
                let ids = opened.ids.get_or_insert_with(|| CountedTable::ids(records));
                Ok((Forecastable::Counted(records, ids), &mut opened.forecasts))
            }
        }
    }

    /// The order lines, whether or not they have amounts: what was bought when needs none.
    pub(super) fn lines(&mut self) -> Result<&mut Lines, EngineError> {
        match self {
            Open::Lines(lines) => Ok(lines),
            Open::Records(opened) => Err(opened.no_order_lines()),
        }
    }

    /// The order lines with their amounts, which a question about money needs.
    pub(super) fn money(&mut self) -> Result<&mut Lines, EngineError> {
        let lines = self.lines()?;
        match lines.base.has_amounts() {
            true => Ok(lines),
            false => Err(EngineError::NotOrderLines {
                shape: Shape::Events,
                rows: lines.left.facts.rows.used,
            }),
        }
    }
}

impl Opened {
    pub(super) fn new(records: Records) -> Opened {
        let known = &records.facts;
        let facts = DataFacts {
            revision: records_revision(&records),
            rows: known.rows,
            issues: known.issues.clone(),
            customers: 0,
            orders: 0,
            revenue: Money::ZERO,
            policy: ReturnsPolicy::default(),
            returns: None,
            first_day: Day(0),
            last_day: Day(0),
            day_lines: (0, 0),
            counting: OrderCounting::default(),
            has_profit: false,
            currency: known.currency,
            plan: known.plan.clone(),
            replanned: known.replanned,
            replan_reasons: known.replan_reasons.clone(),
            columns: known.columns.clone(),
            analysis_day: Day(0),
            selection: SelectionFacts::default(),
            quality: Quality::default(),
            records: Some(records.summary()),
            inputs: known.inputs.clone(),
        };
        Opened {
            records,
            facts,
            ids: None,
            forecasts: Forecasts::default(),
        }
    }

    fn no_order_lines(&self) -> EngineError {
        EngineError::NotOrderLines {
            shape: self.records.shape,
            rows: self.records.len() as u64,
        }
    }
}

impl Lines {
    pub(super) fn new(mut lines: OrderLines) -> Lines {
        let (revision, places) = both(|| revision(&lines), || Places::of(&lines));
        let aside = std::mem::take(&mut lines.aside);
        let base = Arc::new(CustomerBase::placed(lines, places));
        let checks = Checks::of(&base);
        let left = Left::of(&revision, &base, &checks, Selection::default(), None);
        Lines {
            revision,
            aside,
            base,
            checks,
            one_each: None,
            left,
            seen: None,
            segmented: Segmented::default(),
            forecasts: Forecasts::default(),
        }
    }

    /// Looks at the data under a selection, if that is not the last one already.
    pub(super) fn select(&mut self, selection: &Selection, today: Option<Day>) -> &DataFacts {
        // A day after the last row decides nothing.
        let today = self.today(today);
        if self.left.selection != *selection || self.left.today != today {
            self.one_each = match selection.alike {
                AlikeCustomers::Apart => None,
                AlikeCustomers::AsOne => self.one_each.take().or_else(|| {
                    let (base, checks) = self.checks.with_one_each(&self.base)?;
                    Some(Box::new((Arc::new(base), checks)))
                }),
            };
            let (base, checks) = self.customers();
            self.left = Left::of(&self.revision, base, checks, selection.clone(), today);
            self.seen = None;
            self.segmented = Segmented::default();
            self.forecasts = Forecasts::default();
        }
        &self.left.facts
    }

    /// All rows by customers as the last selection has them.
    fn customers(&self) -> (&Arc<CustomerBase>, &Checks) {
        match self.one_each.as_deref() {
            Some((base, checks)) => (base, checks),
            None => (&self.base, &self.checks),
        }
    }

    /// Today, where it matters.
    pub(super) fn today(&self, today: Option<Day>) -> Option<Day> {
        today.filter(|today| self.base.days.1 > *today)
    }
}

impl Left {
    pub(super) fn of(
        revision: &str,
        all: &Arc<CustomerBase>,
        checks: &Checks,
        selection: Selection,
        today: Option<Day>,
    ) -> Left {
        let selected = all.select(checks, &selection, today);
        let base = &selected.base;
        let (whole, returns) = both(|| base.whole(), || base.returns());
        let facts = DataFacts {
            revision: revision.to_owned(),
            rows: base.facts.rows,
            issues: base.facts.issues.clone(),
            customers: base.len() as u64,
            orders: whole.outcome.orders,
            revenue: whole.outcome.revenue,
            policy: whole.outcome.policy,
            returns,
            first_day: base.days.0,
            last_day: base.days.1,
            day_lines: base.day_lines,
            counting: all.counting,
            has_profit: all.has_profit(),
            currency: currency(&selected),
            plan: base.facts.plan.clone(),
            replanned: base.facts.replanned,
            replan_reasons: base.facts.replan_reasons.clone(),
            columns: base.facts.columns.clone(),
            analysis_day: selected.last_day,
            quality: Quality::of(all, checks, &selection, &selected, &whole),
            selection: selected.facts.clone(),
            records: None,
            inputs: base.facts.inputs.clone(),
        };
        Left {
            selection,
            today,
            selected,
            facts,
        }
    }
}

/// The currency of the rows that are left: the one that was chosen among several, or the only one
/// that a column names, which says more than the sign of an amount — ¥ is that of two currencies.
fn currency(selected: &Selected) -> Currency {
    let kept = match &selected.facts.currency {
        Some(CurrencyChoice::Only(text)) => Currency::named(text),
        Some(_) => Currency::Unstated,
        None => only_currency(&selected.base),
    };
    match kept {
        Currency::Unstated => selected.base.facts.currency,
        kept => kept,
    }
}

/// The currency that all rows name in their column; unstated where they name none, or several.
fn only_currency(base: &CustomerBase) -> Currency {
    let Some(column) = base.attribute(Role::Currency) else {
        return Currency::Unstated;
    };
    let mut named = column.values.iter().map(Currency::named);
    match named.next() {
        Some(first) if named.all(|it| it == first) => first,
        _ => Currency::Unstated,
    }
}

/// An observation with its order by spend, and that of its curves.
#[derive(Debug)]
pub(super) struct Seen {
    pub(super) window: Option<Window>,
    pub(super) observation: Observation,
    pub(super) order: SpendOrder,
    pub(super) curves: CurveOrder,
}

impl Seen {
    pub(super) fn new(observation: Observation, window: Option<Window>) -> Seen {
        Seen {
            order: SpendOrder::new(&observation),
            curves: CurveOrder::new(&observation),
            observation,
            window,
        }
    }

    pub(super) fn report(
        &self,
        thresholds: &ThresholdRule,
        margins: &Margins,
        facts: Option<DataFacts>,
    ) -> Report {
        let table = self
            .order
            .cut(thresholds, &self.observation, self.window.as_ref());
        let curves = self
            .curves
            .draw(&self.observation, &table.thresholds, margins);
        Report {
            table: Some(table),
            curves: Some(curves),
            facts,
        }
    }
}

impl Lines {
    pub(super) fn report(
        &mut self,
        rules: &WindowRules,
        returns: ReturnsPolicy,
        thresholds: &ThresholdRule,
        margins: &Margins,
    ) -> Result<Report, EngineError> {
        let Left {
            selected, facts, ..
        } = &self.left;
        if selected.base.is_empty() {
            return Err(EngineError::NothingSelected);
        }
        if self
            .seen
            .as_ref()
            .is_none_or(|(kept, policy, _)| kept != rules || *policy != returns)
        {
            let window = selected.base.window(rules, selected.last_day);
            let observation = Observation::take(&selected.base, &window, returns);
            self.seen = Some((*rules, returns, Seen::new(observation, Some(window))));
        }
        match &self.seen {
            Some((_, _, seen)) if !seen.observation.is_empty() => {
                Ok(seen.report(thresholds, margins, Some(facts.clone().under(returns))))
            }
            _ => Err(EngineError::NobodyActive(NobodyActive {
                first_day: facts.first_day,
                last_day: facts.last_day,
            })),
        }
    }
}
