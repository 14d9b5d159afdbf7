//! A selection settled on one base: a table a column, so that a row is decided by a few look-ups.

use std::collections::BTreeMap;

use super::facts::StatusBy;
use super::{
    AttributeFacts, CurrencyChoice, CurrencyFacts, Filter, FilterMode, Future, NoDates, Outliers,
    Repeats, Rows, Selection, SelectionFacts, SelectionRule, StatusFacts, ValueFacts, Zeros,
};
use crate::base::quality::near;
use crate::base::{Checks, CustomerBase, StatusMeaning, known_status};
use crate::ingest::{Attribute, Role};
use crate::numeric::sort_many;
use crate::units::{Currency, Day, Money};

/// The rules that a selection comes to.
pub(super) struct Rules<'a> {
    base: &'a CustomerBase,
    /// Codes of a column that are set aside, with the rule.
    drops: Vec<(&'a [u32], Vec<bool>, SelectionRule)>,
    /// Codes of each column of states whose amounts above zero count below zero.
    refunds: Vec<(&'a [u32], Vec<bool>)>,
    after: Option<Day>,
    /// Days that stand for *no date* and do not count.
    no_dates: &'a [Day],
    dates: Option<super::DateSpan>,
    drops_zero: bool,
    outlier: Option<Money>,
    /// For each entry whether its row repeats another.
    repeats: Option<&'a [bool]>,
    /// For each entry whether its order nearly repeats another that counts; empty when none does.
    near: Vec<bool>,
}

impl<'a> Rules<'a> {
    /// Settles a selection; what it was settled to, to be shown, comes along.
    pub(super) fn settle(
        base: &'a CustomerBase,
        checks: &'a Checks,
        selection: &Selection,
        today: Option<Day>,
    ) -> (Rules<'a>, SelectionFacts) {
        let mut rules = Rules {
            base,
            drops: Vec::new(),
            refunds: Vec::new(),
            after: today
                .filter(|today| selection.future == Future::SetAside && base.days.1 > *today),
            no_dates: match selection.no_dates {
                NoDates::SetAside => &checks.no_dates,
                NoDates::Keep => &[],
            },
            dates: (!selection.dates.is_open()).then_some(selection.dates),
            drops_zero: selection.zeros == Zeros::SetAside && base.has_amounts(),
            outlier: match selection.outliers {
                Outliers::Keep => None,
                Outliers::SetAside => checks.outlier_above,
            },
            repeats: (selection.duplicates == Repeats::Drop && !checks.repeats.is_empty())
                .then_some(&checks.repeats[..]),
            near: Vec::new(),
        };
        let mut facts = SelectionFacts {
            today,
            attributes: checks.attributes.clone(),
            ..SelectionFacts::default()
        };
        rules.statuses(checks, selection, &mut facts);
        rules.filters(selection, &mut facts);
        rules.currencies(checks, selection, &mut facts);
        if selection.near == Repeats::Drop {
            // An order that is placed anew after one that was cancelled repeats nothing.
            let counts = |entry: usize| rules.reason(entry) == 0;
            rules.near = near(base, counts).map_or_else(Vec::new, |(near, _)| near);
        }
        (rules, facts)
    }

    /// True when every row counts as it stands.
    pub(super) fn is_idle(&self) -> bool {
        let none_refunded = self.refunds.iter().all(|(_, codes)| !codes.contains(&true));
        none_refunded
            && self
                .drops
                .iter()
                .all(|(_, codes, _)| !codes.contains(&true))
            && self.after.is_none()
            && self.no_dates.is_empty()
            && self.dates.is_none()
            && !self.drops_zero
            && self.outlier.is_none()
            && self.repeats.is_none()
            && self.near.is_empty()
    }

    /// The rule that sets an entry aside, as its code; 0 when it counts.
    #[inline]
    pub(super) fn reason(&self, entry: usize) -> u8 {
        for (codes, dropped, rule) in &self.drops {
            if dropped[codes[entry] as usize] {
                return rule.code();
            }
        }
        let (day, amount) = (self.base.day[entry], self.base.amount[entry]);
        let rule = if self.after.is_some_and(|today| day > today) {
            SelectionRule::Future
        } else if self.no_dates.contains(&day) {
            SelectionRule::NoDate
        } else if self.dates.is_some_and(|dates| !dates.contains(day)) {
            SelectionRule::OutsideDates
        } else if self.drops_zero && amount == Money::ZERO {
            SelectionRule::Zero
        } else if self.outlier.is_some_and(|most| amount.abs() > most) {
            SelectionRule::Outlier
        } else if self.repeats.is_some_and(|repeats| repeats[entry]) {
            SelectionRule::Duplicate
        } else if self.near.get(entry) == Some(&true) {
            SelectionRule::NearDuplicate
        } else {
            return 0;
        };
        rule.code()
    }

    /// True when the amount of an entry above zero counts below zero: a status of it is a refund, and
    /// its row does not hold the refund in a column of its own.
    #[inline]
    pub(super) fn turns(&self, entry: usize) -> bool {
        let mut refunds = self.refunds.iter();
        refunds.any(|(codes, refunds)| refunds[codes[entry] as usize])
            && self.base.amount[entry].is_positive()
            && !self.base.refund_beside(entry)
    }

    fn statuses(&mut self, checks: &Checks, selection: &Selection, facts: &mut SelectionFacts) {
        for role in Role::STATUSES {
            if let Some(column) = self.base.attribute(role) {
                self.status(role, column, checks, selection, facts);
            }
        }
    }

    /// A row is set aside when any of its states says so, and a refund when any other does.
    fn status(
        &mut self,
        role: Role,
        column: &'a Attribute,
        checks: &Checks,
        selection: &Selection,
        facts: &mut SelectionFacts,
    ) {
        let values = column.values.len();
        let (mut dropped, mut refunds) = (vec![false; values], vec![false; values]);
        let mut found: Vec<StatusFacts> = Vec::new();
        let mut set_aside: BTreeMap<&str, u64> = BTreeMap::new();
        for state in self.base.facts.issues.iter().flat_map(|it| &it.states) {
            if state.role == role {
                *set_aside.entry(&state.text).or_default() += state.rows;
            }
        }
        let counted = checks.statuses.get(&role).into_iter().flatten();
        for (code, counted) in counted.enumerate() {
            let text = column.values.get(code);
            let (meaning, by) = match selection.meaning_of(role, text) {
                Some(meaning) => (meaning, StatusBy::User),
                None => counted.proposed,
            };
            // Without an amount there is nothing to give back: an order refunded is one less.
            let meaning = match meaning {
                StatusMeaning::Refund if !self.base.has_amounts() => StatusMeaning::NotCounted,
                meaning => meaning,
            };
            dropped[code] = meaning == StatusMeaning::NotCounted;
            refunds[code] = meaning == StatusMeaning::Refund;
            let set_aside = set_aside.remove(text).unwrap_or_default();
            // Where nothing that was read has a state, its rows were set aside, and no choice helps.
            let is_aside = counted.rows == 0;
            let by = if is_aside { StatusBy::Aside } else { by };
            let rows = counted.rows + set_aside;
            if rows > 0 {
                found.push(StatusFacts {
                    role,
                    column: column.name.clone(),
                    text: text.to_owned(),
                    rows,
                    set_aside,
                    amount: counted.amount,
                    meaning,
                    by,
                });
            }
        }
        // States that no row has which could be read.
        found.extend(set_aside.into_iter().map(|(text, rows)| StatusFacts {
            role,
            column: column.name.clone(),
            text: text.to_owned(),
            rows,
            set_aside: rows,
            amount: Money::ZERO,
            meaning: known_status(role, text).unwrap_or(StatusMeaning::Sale),
            by: StatusBy::Aside,
        }));
        sort_many(&mut found, |a, b| {
            b.rows.cmp(&a.rows).then_with(|| a.text.cmp(&b.text))
        });
        facts.statuses.append(&mut found);
        self.drops
            .push((&column.codes, dropped, SelectionRule::NotCounted));
        self.refunds.push((&column.codes, refunds));
    }

    fn filters(&mut self, selection: &Selection, facts: &mut SelectionFacts) {
        for filter in &selection.filters {
            let column = self
                .base
                .attributes
                .iter()
                .find(|it| it.name == filter.column);
            let Some(column) = column.filter(|column| has_any(column, filter)) else {
                facts.idle_filters.push(filter.clone());
                continue;
            };
            let is_kept = filter.mode == FilterMode::Keep;
            let dropped = column
                .values
                .iter()
                .map(|text| filter.values.contains(text) != is_kept)
                .collect();
            self.drops
                .push((&column.codes, dropped, SelectionRule::Filtered));
        }
    }

    fn currencies(&mut self, checks: &Checks, selection: &Selection, facts: &mut SelectionFacts) {
        let Some(column) = self.base.attribute(Role::Currency) else {
            return;
        };
        if checks
            .currencies
            .iter()
            .filter(|it| !it.text.is_empty())
            .count()
            < 2
        {
            return;
        }
        facts.currencies.clone_from(&checks.currencies);
        let named = || checks.currencies.iter().filter(|it| !it.text.is_empty());
        let chosen = match &selection.currency {
            Some(CurrencyChoice::Only(text)) => {
                named().find(|it| Currency::same_named(&it.text, text))
            }
            _ => None,
        };
        let choice = match (&selection.currency, chosen.or_else(|| named().next())) {
            (Some(CurrencyChoice::AllAsOne), _) | (_, None) => CurrencyChoice::AllAsOne,
            (_, Some(kept)) => CurrencyChoice::Only(kept.text.clone()),
        };
        if let CurrencyChoice::Only(kept) = &choice {
            let dropped = column
                .values
                .iter()
                .map(|text| !text.is_empty() && !Currency::same_named(text, kept))
                .collect();
            self.drops
                .push((&column.codes, dropped, SelectionRule::OtherCurrency));
        }
        facts.currency = Some(choice);
    }
}

/// A filter none of whose values is there would keep nothing, or drop nothing.
fn has_any(column: &Attribute, filter: &Filter) -> bool {
    column
        .values
        .iter()
        .any(|text| filter.values.contains(text))
}

/// Rows and money of one text of a column.
#[derive(Debug, Clone, Copy, Default)]
pub(in crate::base) struct Counted {
    pub(in crate::base) rows: u64,
    pub(in crate::base) amount: Money,
}

/// Rows and money of every text of a column, by code.
pub(in crate::base) fn counted(base: &CustomerBase, column: &Attribute) -> Vec<Counted> {
    let mut counted = vec![Counted::default(); column.values.len()];
    let mut rows = Rows::of(base);
    for customer in 0..base.len() {
        rows.each(base.entries(customer), |entries| {
            let all = &mut counted[column.codes[entries[0]] as usize];
            all.rows += 1;
            all.amount += entries.iter().map(|&entry| base.amount[entry]).sum();
        });
    }
    counted
}

/// What can be said of a column as a filter.
pub(in crate::base) fn column_facts(column: &Attribute, counted: &[Counted]) -> AttributeFacts {
    let mut codes: Vec<usize> = (0..counted.len())
        .filter(|&code| counted[code].rows > 0)
        .collect();
    sort_many(&mut codes, |&a, &b| counted[b].rows.cmp(&counted[a].rows));
    AttributeFacts {
        name: column.name.clone(),
        role: column.role,
        distinct: codes.len() as u64,
        values: codes
            .into_iter()
            .take(AttributeFacts::VALUES)
            .map(|code| ValueFacts {
                text: column.values.get(code).to_owned(),
                rows: counted[code].rows,
                amount: counted[code].amount,
            })
            .collect(),
    }
}

/// The currencies of a column by their rows: texts that name the same are one, called by the most
/// frequent of them.
pub(in crate::base) fn currency_facts(
    column: &Attribute,
    counted: &[Counted],
) -> Vec<CurrencyFacts> {
    let mut texts: Vec<(&str, Counted)> = counted
        .iter()
        .enumerate()
        .filter(|(_, counted)| counted.rows > 0)
        .map(|(code, counted)| (column.values.get(code), *counted))
        .collect();
    sort_many(&mut texts, |a, b| {
        b.1.rows.cmp(&a.1.rows).then_with(|| a.0.cmp(b.0))
    });
    let mut all: Vec<CurrencyFacts> = Vec::new();
    for (text, counted) in texts {
        match all
            .iter_mut()
            .find(|it| Currency::same_named(&it.text, text))
        {
            Some(same) => {
                same.rows += counted.rows;
                same.amount += counted.amount;
            }
            None => all.push(CurrencyFacts {
                currency: Currency::named(text),
                text: text.to_owned(),
                rows: counted.rows,
                amount: counted.amount,
            }),
        }
    }
    sort_many(&mut all, |a, b| {
        b.rows.cmp(&a.rows).then_with(|| a.text.cmp(&b.text))
    });
    all
}

/// What a status text is taken for unless the user says otherwise.
pub(in crate::base) fn proposed(
    known: Option<StatusMeaning>,
    mostly_lone: bool,
) -> (StatusMeaning, StatusBy) {
    match known {
        Some(StatusMeaning::Refund) if mostly_lone => (StatusMeaning::NotCounted, StatusBy::NoSale),
        Some(meaning) => (meaning, StatusBy::Word),
        None => (StatusMeaning::Sale, StatusBy::Unknown),
    }
}
