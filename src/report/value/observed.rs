//! Lifetime value from the open data: margin and retention as counted, the rest as entered.

use serde::{Deserialize, Serialize};

use super::super::{Sheet, SheetAnswer, SheetTable};
use super::fields::Fields;
use super::page::{Answer, Page};
use super::{clv, words};
use crate::chart::figures::{numbers, words as words_column};
use crate::chart::{Cell, Table};
use crate::explain::{Explained, Given, Rule, Source, Symbol, Unit, ValueSymbol as S};
use crate::text::explain::{symbol_name, unit_name};
use crate::text::ui::sheet_value::{capital, lifetime, named, observed as own};
use crate::text::{Lang, names, value_errors};
use crate::units::{Currency, Months, Period};
use crate::value::{Clv, ClvInputs, Equity, EquityGroup, EquityInputs, Key, Observed, ValueError};

/// What is asked of the open data, and what the data cannot say.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize)]
pub struct Observing {
    /// How long the period is; the one before it is as long.
    pub period: Period,
    /// d: discount rate a period.
    pub discount: Given,
    /// m, instead of the file's.
    #[serde(default)]
    pub margin: Option<Given>,
    /// r, instead of the file's.
    #[serde(default)]
    pub retention: Option<Given>,
    /// What winning a customer costs.
    #[serde(default)]
    pub acquisition_cost: Option<Given>,
}

impl Default for Observing {
    /// A year, and ten percent as a proposal.
    fn default() -> Observing {
        Observing {
            period: Period::Year,
            discount: Given {
                value: 0.1,
                source: Source::Proposed,
            },
            margin: None,
            retention: None,
            acquisition_cost: None,
        }
    }
}

impl Observing {
    /// The length of the period.
    pub fn months(&self) -> Months {
        match self.period {
            Period::Month => Months::of(1),
            Period::Year => Months::of(12),
        }
    }
}

/// What the file says of a period and the one before, and what a customer is worth by it.
pub fn observed(
    lang: Lang,
    currency: Currency,
    asked: &Observing,
    now: &Observed,
    before: &Observed,
) -> SheetAnswer {
    let page = Page {
        lang,
        currency,
        source: String::new(),
    };
    let fields = fields(&page, asked);
    let known = fields.filled().and_then(|()| {
        let valued = valued(asked, now);
        match valued {
            // What the file does not say is no mistake: the rest is shown.
            Err(Lacks::OfFile(error)) => Ok(Err(error)),
            Err(Lacks::OfField(error)) => Err(fields.refusal(&error)),
            Ok(valued) => Ok(Ok(valued)),
        }
    });
    let controls = fields.into_controls();
    match known {
        Ok(known) => Sheet {
            controls,
            ..sheet(&page, asked, now, before, &known)
        }
        .into(),
        Err(refusal) => SheetAnswer::Lacking { refusal, controls },
    }
}

fn fields(page: &Page, asked: &Observing) -> Fields {
    let mut fields = Fields::new(page.lang, page.currency);
    let money = Unit::money_per_customer(asked.period);
    fields.below("observed");
    fields.period("period", asked.period);
    fields.add(fields.given("discount", S::DiscountRate, asked.discount, Unit::Percent));
    let cost = asked.acquisition_cost;
    fields.add(fields.optional(
        "acquisition_cost",
        S::AcquisitionCost,
        cost,
        Unit::MoneyPerCustomer,
    ));
    fields.group(page.say(own::INSTEAD));
    fields.add(fields.optional("margin", S::PeriodMargin, asked.margin, money));
    fields.add(fields.optional("retention", S::Retention, asked.retention, Unit::Percent));
    fields
}

/// What a customer is worth, and all of them.
struct Valued {
    clv: Clv,
    equity: Equity,
}

/// Why there is no value.
enum Lacks {
    OfFile(ValueError),
    OfField(ValueError),
}

fn valued(asked: &Observing, now: &Observed) -> Result<Valued, Lacks> {
    let counted = |of: Result<Explained, ValueError>| {
        of.map(|of| Given::counted(of.value()))
            .map_err(Lacks::OfFile)
    };
    let inputs = ClvInputs {
        period: asked.period,
        margin: match asked.margin {
            Some(margin) => margin,
            None => counted(now.margin())?,
        },
        retention: match asked.retention {
            Some(retention) => retention,
            None => counted(now.retention())?,
        },
        discount: asked.discount,
        growth: None,
        payments: None,
        acquisition_cost: asked.acquisition_cost,
    };
    let group = EquityGroup {
        name: Key::Total,
        customers: Given::counted(now.customers as f64),
        margin: inputs.margin,
        retention: inputs.retention,
    };
    let equity = EquityInputs {
        period: asked.period,
        discount: asked.discount,
        groups: vec![group],
        cohorts: None,
    };
    Ok(Valued {
        clv: Clv::evaluate(&inputs).map_err(Lacks::OfField)?,
        equity: Equity::evaluate(&equity).map_err(Lacks::OfField)?,
    })
}

fn sheet(
    page: &Page,
    asked: &Observing,
    now: &Observed,
    before: &Observed,
    known: &Result<Valued, ValueError>,
) -> Sheet {
    let lang = page.lang;
    let count = |symbol: Symbol, of: u64, unit| file(now, symbol, of as f64, unit);
    let customers = count(S::PeriodCustomers.into(), now.customers, Unit::Customers);
    let new = count(S::NewCustomers.into(), now.new_customers, Unit::Customers);
    let days = [now.from, now.to].map(|day| names::day(lang, day));
    let days = [("from", days[0].as_str()), ("to", days[1].as_str())];
    let rates = now.retention().ok().zip(now.margin().ok());
    let discount = Explained::of_given(S::DiscountRate, asked.discount, Unit::Percent);
    let answer = named(page.say(own::CUSTOMERS), &days);
    let mut answer = Answer::default().clause(answer, [&customers, &new]);
    if let Some((retention, margin)) = &rates {
        answer = answer.clause(page.say(own::RATES), [retention, margin]);
    }
    answer = match known {
        Ok(valued) => answer.clause(
            page.say(own::VALUE),
            [&discount, &valued.clv.pre, &valued.equity.current],
        ),
        Err(_) => {
            let lacking = [
                (
                    S::PeriodMargin,
                    asked.margin.is_none() && now.margin().is_err(),
                ),
                (
                    S::Retention,
                    asked.retention.is_none() && now.retention().is_err(),
                ),
            ];
            let lacking = lacking.into_iter().filter(|it| it.1);
            let lacking: Vec<&str> = lacking
                .map(|(symbol, _)| symbol_name(lang, symbol.into()))
                .collect();
            answer.clause(own::no_value(lang, &lacking), [])
        }
    };
    let mut sheet = page.sheet(answer, own::METHOD);
    if let Ok(valued) = known {
        sheet
            .figures
            .extend(clv::picture(page, &sheet, &valued.clv));
        let whole = valued.clv.lines().into_iter();
        let whole = whole
            .filter(|line| line.keys.is_empty())
            .map(|line| line.of);
        let whole: Vec<&Explained> = whole.chain([&valued.equity.current]).collect();
        sheet.tables.push(page.facts(words::RESULTS, whole));
    }
    sheet.tables.push(counts(page, now, before));
    sheet.notes.extend(
        known
            .as_ref()
            .err()
            .map(|error| value_errors::value(lang, error)),
    );
    sheet.notes.push(page.say(own::RETENTION_NOTE).to_owned());
    sheet
        .notes
        .push(page.say(lifetime::CLV_SAME_PERIOD).to_owned());
    sheet
}

/// A number counted in the file over a period.
fn file(of: &Observed, symbol: Symbol, value: f64, unit: Unit) -> Explained {
    Explained::given(symbol, value, unit, Source::File).with(Rule::Window {
        from: of.from,
        to: of.to,
    })
}

/// All that is counted, in both periods.
fn counts(page: &Page, now: &Observed, before: &Observed) -> SheetTable {
    let money = |of: &Observed, symbol, sum: Option<crate::units::Money>| {
        sum.map(|sum| file(of, symbol, sum.units(), Unit::Money))
    };
    let heads = |of: &Observed, symbol: S, heads: u64| {
        Some(file(of, symbol.into(), heads as f64, Unit::Customers))
    };
    type Row = (Option<&'static str>, [Option<Explained>; 2]);
    let row = |pick: &dyn Fn(&Observed) -> Option<Explained>| [pick(now), pick(before)];
    let rows: Vec<Row> = vec![
        (None, row(&|of| heads(of, S::PeriodCustomers, of.customers))),
        (
            Some(page.say(own::NEW)),
            row(&|of| heads(of, S::NewCustomers, of.new_customers)),
        ),
        (
            None,
            row(&|of| Some(file(of, Symbol::Orders, of.orders as f64, Unit::Orders))),
        ),
        (
            None,
            row(&|of| money(of, Symbol::Revenue, Some(of.revenue))),
        ),
        (None, row(&|of| money(of, Symbol::Profit, of.profit))),
        (None, row(&|of| of.retention().ok())),
        (None, row(&|of| of.margin().ok())),
        (None, row(&|of| of.units_per_customer().ok())),
        (None, row(&|of| of.unit_margin().ok())),
    ];
    let cells = |(name, found): Row| {
        let first = found.iter().flatten().next()?;
        let name = match name {
            Some(name) => name.to_owned(),
            None => capital(symbol_name(page.lang, first.symbol)),
        };
        let unit = unit_name(page.lang, first.unit, page.currency);
        let cell = |of: &Option<Explained>| match of {
            Some(of) => page.cell(of),
            None => Cell::text("—"),
        };
        Some(vec![
            Cell::text(name),
            cell(&found[0]),
            cell(&found[1]),
            Cell::text(unit),
        ])
    };
    SheetTable {
        title: page.say(own::COUNTED).to_owned(),
        note: match now.first_day > now.needed_day {
            true => own::seen_in_part(page.lang, before.first_day, before.from, before.to),
            false => String::new(),
        },
        table: Table {
            columns: vec![
                words_column(page.say(words::FIGURE)),
                numbers(page.say(own::NOW), ""),
                numbers(page.say(own::BEFORE), ""),
                words_column(page.say(words::UNIT)),
            ],
            rows: rows.into_iter().filter_map(cells).collect(),
        },
    }
}
