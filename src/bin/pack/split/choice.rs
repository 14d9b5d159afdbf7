//! Which functions go, and what the two parts share.

use std::collections::{BTreeMap, BTreeSet};

use super::survey::Survey;
use crate::Failure;

/// A body of so few bytes is no larger than the stub it would leave.
const LEAST_BYTES: usize = 24;

/// Where every function is, by the numbers of the whole module.
pub(super) struct Choice {
    /// True for functions of the rest.
    goes: Vec<bool>,
    /// The place in the table through which a stub calls its function. Functions of the rest that
    /// nothing outside of it can name have none.
    pub(super) stubs: BTreeMap<u32, u32>,
    /// All places of the table that the rest fills, and with what.
    pub(super) filled: BTreeMap<u32, u32>,
    /// How long the table has to be.
    pub(super) table_length: u32,
    /// What the rest uses of the first.
    pub(super) shared: Shared,
}

/// What the rest uses of the first, in order.
#[derive(Default)]
pub(super) struct Shared {
    pub(super) functions: BTreeSet<u32>,
    pub(super) globals: BTreeSet<u32>,
    pub(super) tables: BTreeSet<u32>,
}

impl Choice {
    /// Chooses by name, then draws in what only the chosen call.
    pub(super) fn of(survey: &Survey<'_>, named: impl Fn(&str) -> bool) -> Result<Choice, Failure> {
        if survey.names.is_empty() {
            return Err("the module has no names to be split by".to_owned());
        }
        // Every program has them; one without would need sections of its own here.
        if survey.globals.is_empty() || survey.tables.is_empty() || survey.memory.is_none() {
            return Err("the module has no globals, no table or no memory".to_owned());
        }
        if survey.slots.contains_key(&u32::MAX) {
            return Err("the table of functions is not laid out at fixed places".to_owned());
        }
        let mut goes = vec![false; survey.type_of.len()];
        for function in survey.defined() {
            let name = survey.names.get(&function).copied().unwrap_or_default();
            goes[function as usize] = named(name) && !is_small(survey, function);
        }
        draw_in(survey, &mut goes);
        if !goes.contains(&true) {
            return Err("no function has a name of those that go".to_owned());
        }
        let mut choice = Choice {
            goes,
            stubs: BTreeMap::new(),
            filled: BTreeMap::new(),
            table_length: 0,
            shared: Shared::default(),
        };
        choice.lay_out(survey);
        choice.share(survey);
        Ok(choice)
    }

    /// True for functions of the rest.
    pub(super) fn goes(&self, function: u32) -> bool {
        self.goes.get(function as usize).copied().unwrap_or(false)
    }

    /// The functions of the rest, in order.
    pub(super) fn gone(&self) -> impl Iterator<Item = u32> + '_ {
        (0..self.goes.len() as u32).filter(|&function| self.goes(function))
    }

    /// Finds a place in the table for all that something outside the rest can name.
    fn lay_out(&mut self, survey: &Survey<'_>) {
        let mut length = survey.slots.keys().last().map_or(0, |last| last + 1);
        if let Some(table) = survey.tables.get(survey.table as usize) {
            length = length.max(u32::try_from(table.initial).unwrap_or(u32::MAX));
        }
        for (&slot, &function) in &survey.slots {
            if self.goes(function) {
                self.filled.insert(slot, function);
                self.stubs.entry(function).or_insert(slot);
            }
        }
        let mut named: BTreeSet<u32> = survey.roots.iter().copied().collect();
        for function in survey.defined().filter(|&it| !self.goes(it)) {
            named.extend(survey.uses(function).iter().flat_map(|it| &it.functions));
        }
        for function in named {
            if self.goes(function) && !self.stubs.contains_key(&function) {
                self.stubs.insert(function, length);
                self.filled.insert(length, function);
                length += 1;
            }
        }
        self.table_length = length;
    }

    fn share(&mut self, survey: &Survey<'_>) {
        let mut shared = Shared::default();
        shared.tables.insert(survey.table);
        for uses in self.gone().filter_map(|it| survey.uses(it)) {
            let functions = uses.functions.iter().filter(|&&it| !self.goes(it));
            shared.functions.extend(functions);
            shared.globals.extend(&uses.globals);
            shared.tables.extend(&uses.tables);
        }
        self.shared = shared;
    }
}

/// Functions that only functions of the rest call go with them.
fn draw_in(survey: &Survey<'_>, goes: &mut [bool]) {
    let mut pinned: BTreeSet<u32> = survey.roots.iter().copied().collect();
    pinned.extend(survey.slots.values());
    loop {
        let mut kept = pinned.clone();
        for function in survey.defined().filter(|&it| !goes[it as usize]) {
            kept.extend(survey.uses(function).iter().flat_map(|it| &it.functions));
        }
        let before = goes.iter().filter(|&&it| it).count();
        for function in survey.defined() {
            goes[function as usize] |= !kept.contains(&function);
        }
        if goes.iter().filter(|&&it| it).count() == before {
            return;
        }
    }
}

fn is_small(survey: &Survey<'_>, function: u32) -> bool {
    let body = survey.body(function);
    body.is_none_or(|it| it.as_bytes().len() < LEAST_BYTES)
}
