//! Contracts that go on, one by one: what each is expected to bring and how long it will last.

use super::contracts::OpenContracts;
use super::listing::{Listing, listed};
use super::parts::{Reader, Ruled, counted, modelled};
use super::periods_bought::spans;
use crate::chart::{Cell, Column};
use crate::explain::{Explained, LifetimeRule as R, LifetimeSymbol as S, Unit};
use crate::lifetime::{Interval, RenewalsAhead};
use crate::numeric::sort_many;
use crate::report::SheetTable;
use crate::report::build::Columns;
use crate::text::explain::symbol_name;
use crate::text::mask;
use crate::text::ui::sheet_contracts as words;
use crate::text::ui::sheet_lifetime::{CUSTOMER, first_of};

/// Contracts that the page lists.
const LISTED: usize = 100;

/// A contract that goes on.
struct Going {
    at: usize,
    renewals: f64,
    range: Option<Interval>,
    value: Option<f64>,
    stays: f64,
    residual: Option<f64>,
}

/// Those that go on by falling value, or by renewals where there are no charges; none where all have
/// ended.
pub(super) fn list(reader: Reader, of: &OpenContracts<'_>, listing: Listing) -> Option<SheetTable> {
    let OpenContracts {
        contracts,
        names,
        found,
        terms,
    } = of;
    let curve = &found.best().fit.survival;
    let ahead = RenewalsAhead::of(contracts, curve, terms);
    // The discount of a period.
    let rate = 1.0 / contracts.ahead(terms).1 - 1.0;
    let periods = f64::from(contracts.ahead(terms).0);
    let span = spans(contracts.unit);
    let ranges = found.ranges.as_ref();
    // What depends on the tenure alone is computed once.
    let longest = contracts.tenure.iter().copied().max().unwrap_or(0);
    let mut of_tenure: Vec<Option<(f64, Option<f64>)>> = vec![None; longest as usize + 1];
    let mut going: Vec<Going> = Vec::new();
    for at in (0..contracts.len()).filter(|&at| !contracts.has_ended[at]) {
        let tenure = contracts.tenure[at];
        let (stays, residual) = *of_tenure[tenure as usize].get_or_insert_with(|| {
            let n = f64::from(tenure);
            let stays = (curve.ln_survival(n + periods) - curve.ln_survival(n)).exp();
            // The payment of this moment has been made.
            let residual = curve.residual_payments(tenure, rate);
            (stays, residual.map(|payments| payments - 1.0))
        });
        let (renewals, value) = ahead.of_contract(contracts, at);
        going.push(Going {
            at,
            renewals,
            range: ranges.and_then(|it| it.by_tenure.get(tenure as usize).copied()),
            value,
            stays,
            residual,
        });
    }
    let has_money = !contracts.charge.is_empty();
    let by = |it: &Going| {
        if has_money {
            it.value.unwrap_or(0.0)
        } else {
            it.renewals
        }
    };
    sort_many(&mut going, |a: &Going, b| {
        by(b).total_cmp(&by(a)).then(a.at.cmp(&b.at))
    });
    let mut columns = vec![
        (S::Renewals, Unit::Renewals),
        (S::StaysOn, Unit::Percent),
        (S::ResidualPeriods, span),
        (S::ContractPeriods, span),
    ];
    if has_money {
        columns.insert(0, (S::ContractValue, Unit::MoneyPerContract));
        columns.push((S::Charge, Unit::MoneyPerContract));
    }
    let number = |it: &Going, symbol: S| match symbol {
        S::ContractValue => it.value,
        S::Renewals => Some(it.renewals),
        S::Low => it.range.map(|range| range.low),
        S::High => it.range.map(|range| range.high),
        S::StaysOn => Some(it.stays),
        S::ResidualPeriods => it.residual,
        S::Charge => contracts
            .charge
            .get(it.at)
            .copied()
            .filter(|it| !it.is_nan()),
        _ => Some(f64::from(contracts.tenure[it.at])),
    };
    let row = |it: &Going| contracts.row[it.at] as usize;
    let name = |it: &Going| names.contracts.get(row(it));
    let customer = |it: &Going| names.customers.as_ref().map(|all| all.get(row(it)));
    let heading = match names.customers {
        Some(_) => words::CONTRACT,
        None => words::CONTRACT_OF,
    };
    let heading = heading.get(reader.lang);
    let title = words::LIST.get(reader.lang);
    let all = going.len();
    if all == 0 {
        return None;
    }
    if listing == Listing::Whole {
        if ranges.is_some() {
            let place = 1 + usize::from(has_money);
            columns.splice(
                place..place,
                [(S::Low, Unit::Renewals), (S::High, Unit::Renewals)],
            );
        }
        let customers = names.customers.as_ref();
        let customers = customers.map(|all| going.iter().map(|it| all.get(row(it))).collect());
        let customers: Option<Vec<&str>> = customers;
        let each = going.iter().map(|it| (name(it).to_owned(), it));
        let number = |it: &&Going, symbol| number(it, symbol).unwrap_or(f64::NAN);
        let mut all = listed(reader, title.into(), &columns, each, number);
        all.table.columns[0].heading = heading.to_owned();
        if let Some(customers) = customers {
            let column = Column {
                heading: CUSTOMER.get(reader.lang).into(),
                unit: String::new(),
                numeric: false,
            };
            all.table.columns.insert(1, column);
            for (row, customer) in all.table.rows.iter_mut().zip(customers) {
                row.insert(1, Cell::text(customer));
            }
        }
        return Some(all);
    }
    going.truncate(LISTED);
    let lang = reader.lang;
    let ids = going.iter().map(|it| mask::masked(name(it)));
    let mut table = Columns::new(lang, reader.currency, heading, ids);
    if names.customers.is_some() {
        let customers = going
            .iter()
            .map(|it| mask::masked(customer(it).unwrap_or_default()));
        table.say(CUSTOMER.get(lang), customers.collect());
    }
    for (symbol, unit) in columns {
        let column = going.iter().map(|it| {
            let value = number(it, symbol)?;
            Some(match symbol {
                S::ContractPeriods | S::Charge => counted(symbol, value, unit),
                _ => modelled(symbol, value, unit).by(R::RenewalsAhead),
            })
        });
        table.add(symbol_name(lang, symbol.into()), column.collect());
        let Some(level) = ranges.map(|it| it.level).filter(|_| symbol == S::Renewals) else {
            continue;
        };
        for (heading, symbol, end) in ends() {
            let rule = R::Range { level };
            let column = going.iter().map(|it| {
                let end: Explained = modelled(symbol, end(&it.range?), unit);
                Some(end.by(rule))
            });
            table.add(heading.get(lang), column.collect());
        }
    }
    Some(SheetTable {
        title: title.into(),
        note: first_of(lang, going.len(), all),
        table: table.table(),
    })
}

type End = (crate::text::ui::Phrase, S, fn(&Interval) -> f64);

fn ends() -> [End; 2] {
    [
        (words::RENEWALS_LOW, S::Low, |it| it.low),
        (words::RENEWALS_HIGH, S::High, |it| it.high),
    ]
}
