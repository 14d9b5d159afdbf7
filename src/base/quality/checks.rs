//! What looking at every row once finds: the part of the report that depends on the data alone.

use std::collections::BTreeMap;

use super::super::alike::Alike;
use super::super::selection::{AttributeFacts, CurrencyFacts, StatusBy, rules};
use super::super::{CustomerBase, StatusMeaning, known_status, note_first};
use super::amounts::{self, Amounts, outlier_above};
use super::days::{self, DayDoubt};
use super::orders::{self, AlikeNoted};
use super::{Finding, repeats};
use crate::ingest::{DateOrder, Role};
use crate::numeric::both;
use crate::numeric::sort_own;
use crate::units::{Day, Money};

/// Things of one kind: how many, their money, where first.
#[derive(Debug, Clone, Default)]
pub(in crate::base) struct Noted {
    pub(super) count: u64,
    pub(super) amount: Money,
    pub(super) lines: Vec<u32>,
}

impl Noted {
    pub(super) fn add(&mut self, line: u32, amount: Money) {
        self.count += 1;
        self.amount += amount;
        note_first(&mut self.lines, line, Finding::EXAMPLES);
    }
}

/// One status text of the data: how often, and what it is taken for.
#[derive(Debug, Clone)]
pub(in crate::base) struct StatusCheck {
    pub(in crate::base) rows: u64,
    pub(in crate::base) amount: Money,
    pub(in crate::base) proposed: (StatusMeaning, StatusBy),
}

/// What looking at every row once has found; depends on the data alone.
#[derive(Debug, Clone, Default)]
pub struct Checks {
    /// For each entry whether its row repeats an earlier one exactly; empty when none does.
    pub(in crate::base) repeats: Vec<bool>,
    /// The largest amount that is not far beyond the rest.
    pub(in crate::base) outlier_above: Option<Money>,
    /// Of each column of states, by code.
    pub(in crate::base) statuses: BTreeMap<Role, Vec<StatusCheck>>,
    pub(in crate::base) currencies: Vec<CurrencyFacts>,
    pub(in crate::base) attributes: Vec<AttributeFacts>,
    /// Rows whose day and month may stand the other way round.
    pub(super) days: Option<(DayDoubt, DateOrder, Noted)>,
    pub(super) exact: Noted,
    pub(super) near: Option<Noted>,
    pub(super) amounts: Amounts,
    /// Days that stand for *no date*, and their rows.
    pub(in crate::base) no_dates: Vec<Day>,
    pub(super) undated: Noted,
    /// Customers written alike, and how many they come to.
    pub(super) alike: Option<AlikeNoted>,
    /// Orders that more than one customer has.
    pub(super) shared: Noted,
}

impl Checks {
    /// Looks at every row of the base.
    pub fn of(base: &CustomerBase) -> Checks {
        let ((outlier_above, amounts), (repeats, exact)) = both(
            || {
                let above = outlier_above(&base.amount);
                (above, amounts::amounts(base, above))
            },
            || repeats::exact(base),
        );
        let alike = Alike::of(&base.ids);
        let no_dates = amounts::no_dates(base);
        let mut checks = Checks {
            undated: amounts::of_days(base, &no_dates),
            no_dates,
            alike: AlikeNoted::of(base, alike),
            shared: orders::shared(base),
            days: days::doubted(base),
            amounts,
            repeats,
            exact,
            outlier_above,
            ..Checks::default()
        };
        for column in &base.attributes {
            let counted = rules::counted(base, column);
            checks
                .attributes
                .push(rules::column_facts(column, &counted));
            match column.role {
                Some(role) if role.is_status() => {
                    let found = statuses(base, role, column, &counted);
                    checks.statuses.insert(role, found);
                }
                Some(Role::Currency) => {
                    checks.currencies = rules::currency_facts(column, &counted);
                }
                _ => {}
            }
        }
        checks.near = checks.near_repeats(base);
        checks
    }
}

impl Checks {
    /// The base with customers written alike as one, and what looking at its rows finds; none where
    /// no two are.
    pub fn with_one_each(&self, base: &CustomerBase) -> Option<(CustomerBase, Checks)> {
        let alike = self.alike.clone()?;
        let one_each = base.with_one_each(&alike.alike);
        let checks = Checks {
            alike: Some(alike),
            ..Checks::of(&one_each)
        };
        Some((one_each, checks))
    }

    /// Orders that nearly repeat another, as far as no state says that they do not count.
    fn near_repeats(&self, base: &CustomerBase) -> Option<Noted> {
        let columns = base.attributes.iter().filter_map(|column| {
            let found = self.statuses.get(&column.role?)?;
            Some((&column.codes, found))
        });
        let columns: Vec<_> = columns.collect();
        let counts = |entry: usize| {
            columns.iter().all(|(codes, found)| {
                let of = found.get(codes[entry] as usize);
                of.is_none_or(|of| of.proposed.0 != StatusMeaning::NotCounted)
            })
        };
        repeats::near(base, counts).map(|(_, noted)| noted)
    }
}

/// What each status is taken for. A word for a refund means one where most of its rows have a sale
/// of the same customer and amount beside them (of the same order, where orders are numbered), or
/// hold their refund in a column of its own; otherwise the row is the order itself, which came to
/// nothing, and taking it off a second time would leave the customer in debt.
fn statuses(
    base: &CustomerBase,
    role: Role,
    column: &crate::ingest::Attribute,
    counted: &[rules::Counted],
) -> Vec<StatusCheck> {
    let known: Vec<_> = (column.values.iter())
        .map(|text| known_status(role, text))
        .collect();
    let meaning = |entry: usize| known[column.codes[entry] as usize].unwrap_or(StatusMeaning::Sale);
    let mut paired = vec![(0_u64, 0_u64); known.len()];
    if known.contains(&Some(StatusMeaning::Refund)) {
        let mut sales = Vec::new();
        let key = |entry: usize| (base.order.get(entry).copied(), base.amount[entry]);
        for customer in 0..base.len() {
            let entries = base.entries(customer);
            let is_refund = |&entry: &usize| {
                meaning(entry) == StatusMeaning::Refund && base.amount[entry].is_positive()
            };
            if !entries.clone().any(|entry| is_refund(&entry)) {
                continue;
            }
            sales.clear();
            sales.extend(
                entries
                    .clone()
                    .filter(|&entry| meaning(entry) == StatusMeaning::Sale)
                    .map(key),
            );
            sort_own(&mut sales, Ord::cmp);
            for entry in entries.filter(is_refund) {
                let of = &mut paired[column.codes[entry] as usize];
                of.1 += 1;
                let has_sale = sales.binary_search(&key(entry)).is_ok();
                of.0 += u64::from(has_sale || base.refund_beside(entry));
            }
        }
    }
    counted
        .iter()
        .enumerate()
        .map(|(code, counted)| {
            let (with_sale, all) = paired[code];
            StatusCheck {
                rows: counted.rows,
                amount: counted.amount,
                proposed: rules::proposed(known[code], with_sale * 2 < all || !base.has_amounts()),
            }
        })
        .collect()
}
