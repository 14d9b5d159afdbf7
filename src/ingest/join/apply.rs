//! The columns of the second table beside those of the first.

use std::collections::HashMap;

use super::lookup::Lookup;
use super::{refunds, waits_for_price};
use crate::ingest::ids;
use crate::ingest::interner::Interner;
use crate::ingest::number::{self, Reading};
use crate::ingest::partial::Places;
use crate::ingest::{
    Aside, Attribute, FatalError, InputFacts, IssueExample, IssueKind, Join, NO_VALUE, OrderLines,
    Plan, Role, Texts,
};
use crate::units::{Currency, Money};

/// One join on its way into the lines.
pub(super) struct Applied<'a> {
    pub(super) plan: &'a Plan,
    pub(super) join: &'a Join,
    pub(super) lookup: &'a Lookup,
    /// Which attribute holds the key.
    pub(super) key: usize,
    /// Where the lines of the second table begin.
    pub(super) before: u64,
}

impl Applied<'_> {
    /// Adds attributes, amounts and profits.
    ///
    /// # Errors
    /// [`FatalError::NothingUsable`] and [`FatalError::AmountsTooLarge`].
    pub(super) fn apply(&self, lines: &mut OrderLines) -> Result<(), FatalError> {
        let Some(keys) = lines.attributes.get(self.key) else {
            return Ok(());
        };
        let (keys, codes) = (keys.values.clone(), keys.codes.clone());
        let rows: Vec<Option<&[String]>> = keys.iter().map(|key| self.lookup.of(key)).collect();
        let row_of = |line: usize| rows.get(codes[line] as usize).copied().flatten();
        for (place, &(_, role)) in self.join.take.iter().enumerate() {
            match role {
                Some(Role::UnitPrice | Role::Cost | Role::Refund) => {}
                role => lines
                    .attributes
                    .push(self.attribute(place, role, &rows, &codes)),
            }
        }
        let place_of = |role| {
            let mut take = self.join.take.iter();
            take.position(|&(_, taken)| taken == Some(role))
        };
        let read = |place: usize| -> Vec<Option<Money>> {
            let money = |row: &Option<&[String]>| {
                Some(self.lookup.money(place, row.as_ref()?.get(place)?)?.0)
            };
            rows.iter().map(money).collect()
        };
        let quantities = self.quantities(lines);
        let price = place_of(Role::UnitPrice).filter(|_| waits_for_price(self.plan));
        let mut without = vec![false; lines.len()];
        if let Some(place) = price {
            let prices = read(place);
            for line in 0..lines.len() {
                // The amount is the quantity so far.
                let price = prices[codes[line] as usize];
                let product = price
                    .map(|price| number::product(lines.amount[line], price, Currency::Unstated));
                match product {
                    Some(Reading::Amount(amount, _)) => lines.amount[line] = amount,
                    _ => without[line] = true,
                }
            }
            lines.facts.currency = self.currency(place, &rows, lines.facts.currency);
        }
        if let Some(place) = place_of(Role::Cost)
            && lines.profit.is_empty()
        {
            let costs = read(place);
            let profit = |line: usize| {
                let cost = costs[codes[line] as usize]?;
                let amount = lines.amount[line];
                match number::product(quantities(line).abs(), cost, Currency::Unstated) {
                    Reading::Amount(cost, _) if amount.0 < 0 => Some(amount + cost),
                    Reading::Amount(cost, _) => Some(amount - cost),
                    _ => None,
                }
            };
            lines.profit = (0..lines.len())
                .map(|line| profit(line).unwrap_or(NO_VALUE))
                .collect();
        }
        if self.join.gives(Role::Refund) {
            // Most orders have no refund, so that nothing is missing where the table lacks a key.
            let keys: Vec<&str> = keys.iter().collect();
            refunds::deduct(lines, self.lookup, self.before, (&keys, &codes));
            return self.not_too_large(lines);
        }
        let mut unmatched = Places::default();
        let mut seen = None;
        for line in 0..lines.len() {
            let row = lines.line[line];
            let key = keys.get(codes[line] as usize);
            let is_key = !ids::normalise(key.as_bytes()).is_empty();
            // A row of two lines counts once.
            if is_key && !without[line] && row_of(line).is_none() && seen != Some(row) {
                unmatched.add(|| self.example(row, key));
                seen = Some(row);
            }
        }
        unmatched.tell(&mut lines.facts.issues, IssueKind::UnmatchedKey);
        let mut repeated = self.lookup.repeated.clone();
        for example in &mut repeated.examples {
            example.line += self.before + 1;
        }
        repeated.tell(&mut lines.facts.issues, IssueKind::DuplicateKey);
        if without.iter().any(|&it| it) {
            self.set_aside(lines, &without, &keys, &codes)?;
        }
        self.not_too_large(lines)
    }

    fn not_too_large(&self, lines: &OrderLines) -> Result<(), FatalError> {
        let sum = |money: &[Money]| -> i128 {
            let known = money.iter().filter(|&&money| money != NO_VALUE);
            known.map(|money| i128::from(money.0.unsigned_abs())).sum()
        };
        if [&lines.amount, &lines.profit]
            .iter()
            .any(|it| sum(it) > i128::from(i64::MAX))
        {
            return Err(FatalError::AmountsTooLarge);
        }
        Ok(())
    }

    fn example(&self, line: u32, key: &str) -> IssueExample {
        IssueExample {
            line: u64::from(line),
            column: Some(self.join.on),
            found: key.chars().take(80).collect(),
        }
    }

    /// Units of a line: the quantity where there is one, else 1.
    fn quantities(&self, lines: &OrderLines) -> impl Fn(usize) -> Money + use<> {
        let measure = lines.measures.iter().find(|it| it.role == Role::Quantity);
        let values = measure.map(|measure| measure.values.clone());
        move |line| {
            let one = Money(Money::SCALE);
            let values = values.as_ref().and_then(|values| values.get(line)).copied();
            values.filter(|&value| value != NO_VALUE).unwrap_or(one)
        }
    }

    fn attribute(
        &self,
        place: usize,
        role: Option<Role>,
        rows: &[Option<&[String]>],
        codes: &[u32],
    ) -> Attribute {
        let mut values = Interner::default();
        let mut known: HashMap<u32, u32> = HashMap::new();
        let codes = codes.iter().map(|&key| {
            *known.entry(key).or_insert_with(|| {
                let row = rows.get(key as usize).copied().flatten();
                let cell = row.and_then(|row| row.get(place));
                values.number(cell.map(String::as_str).unwrap_or_default().as_bytes())
            })
        });
        let codes = codes.collect();
        Attribute {
            name: self.lookup.columns.get(place).cloned().unwrap_or_default(),
            role,
            codes,
            values: values.into_texts(),
        }
    }

    /// The currency the prices are written with, where they agree.
    fn currency(&self, place: usize, rows: &[Option<&[String]>], known: Currency) -> Currency {
        if known != Currency::Unstated {
            return known;
        }
        let named = rows
            .iter()
            .flatten()
            .filter_map(|row| self.lookup.money(place, row.get(place)?));
        let mut named = named.map(|(_, currency)| currency);
        let header = self.lookup.columns.get(place).map(String::as_str);
        let of_header = number::currency_in_header(header.unwrap_or_default());
        match named.find(|&currency| currency != Currency::Unstated) {
            Some(first) if named.all(|it| it == first || it == Currency::Unstated) => first,
            _ => of_header,
        }
    }

    /// Takes out the lines that have no price.
    fn set_aside(
        &self,
        lines: &mut OrderLines,
        without: &[bool],
        keys: &Texts,
        codes: &[u32],
    ) -> Result<(), FatalError> {
        let mut places = Places::default();
        let mut rows: Vec<(u32, String)> = Vec::new();
        for (line, _) in without
            .iter()
            .enumerate()
            .filter(|(_, is_without)| **is_without)
        {
            let row = lines.line[line];
            if rows.last().map(|&(last, _)| last) == Some(row) {
                continue;
            }
            let key = keys.get(codes[line] as usize);
            places.add(|| self.example(row, key));
            rows.push((row, key.to_owned()));
        }
        lines.retain(|line| !without[line]);
        let facts = &mut lines.facts;
        facts.rows.used -= rows.len() as u64;
        facts.rows.set_aside += rows.len() as u64;
        for &(row, _) in &rows {
            let (input, _) = InputFacts::of_line(&facts.inputs, u64::from(row));
            let name = input.map(|input| input.before);
            if let Some(input) = facts.inputs.iter_mut().find(|it| Some(it.before) == name) {
                input.rows.used -= 1;
                input.rows.set_aside += 1;
            }
        }
        lines.aside = with_rows(&lines.aside, rows);
        places.tell(&mut lines.facts.issues, IssueKind::NoPrice);
        if lines.is_empty() {
            return Err(FatalError::NothingUsable {
                rows: lines.facts.rows.read,
                most_common: IssueKind::NoPrice,
            });
        }
        Ok(())
    }
}

/// The rows set aside with more of them, known by their keys alone, in the order of lines.
fn with_rows(aside: &Aside, rows: Vec<(u32, String)>) -> Aside {
    let mut all = Aside::default();
    let mut rows = rows.into_iter().peekable();
    for (line, kind, text) in aside.rows() {
        while let Some((row, key)) = rows.next_if(|&(row, _)| row < line) {
            all.add(row, IssueKind::NoPrice, || key);
        }
        match text {
            Some(text) => all.add(line, kind, || text.to_owned()),
            None => all.add_without_text(line, kind),
        }
    }
    for (row, key) in rows {
        all.add(row, IssueKind::NoPrice, || key);
    }
    all
}
