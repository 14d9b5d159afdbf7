//! Values, units and sources in words.

use crate::explain::{Explained, Length, Source, Unit, ValueSymbol};
use crate::text::number::{
    self, count, currency_unit, estimate, exact, fixed, index, money, percent, written,
};
use crate::text::{Lang, names};
use crate::units::{Currency, Day};

/// Months from which a part of one says nothing.
const WHOLE_FROM: f64 = 100.0;
/// Orders expected from which a part of one says nothing.
const WHOLE_ORDERS_FROM: f64 = 1_000.0;

/// A number as a table cell shows it: the unit stands at the head of the column.
pub fn shown(lang: Lang, of: &Explained, currency: Currency) -> String {
    value_in(lang, of.value(), of.unit, currency)
}

/// A number with its unit, for a sentence.
pub fn told(lang: Lang, of: &Explained, currency: Currency) -> String {
    let told = with_unit(lang, of.value(), of.unit, currency);
    match is_difference(of) {
        true => number::in_points(lang, of.unit, told),
        false => told,
    }
}

/// The unit that stands at the head of a number: a difference of two shares counts points of them.
pub fn head_unit(lang: Lang, of: &Explained, currency: Currency) -> String {
    match (is_difference(of), of.unit) {
        (true, Unit::Percent) => lang.pick("百分点", "pp").to_owned(),
        (_, unit) => unit_name(lang, unit, currency),
    }
}

/// True for what one number is above another of its unit.
pub(super) fn is_difference(of: &Explained) -> bool {
    of.symbol == ValueSymbol::OnePlaceUp.into()
}

/// A number in full, for hovering and for the panel.
pub fn exact_value(lang: Lang, of: &Explained) -> String {
    match of.unit {
        Unit::Day => value(lang, of.value(), of.unit),
        Unit::Percent => format!("{}%", exact(of.value() * 100.0)),
        _ => exact(of.value()),
    }
}

/// The same where the currency is known: one without cents shows none.
fn value_in(lang: Lang, number: f64, unit: Unit, currency: Currency) -> String {
    match unit.is_money() {
        true => number::money_in(lang, number, currency),
        false => value(lang, number, unit),
    }
}

pub(super) fn value(lang: Lang, value: f64, unit: Unit) -> String {
    match unit {
        Unit::Months if value >= WHOLE_FROM => count(lang, value.round() as u64),
        Unit::Orders | Unit::PeriodsBought(_) | Unit::Renewals if value >= WHOLE_ORDERS_FROM => {
            count(lang, value.round() as u64)
        }
        Unit::Customers
        | Unit::Orders
        | Unit::PeriodsBought(_)
        | Unit::Contracts
        | Unit::Renewals
        | Unit::Rows
        | Unit::Months
        | Unit::Days
        | Unit::Items
        | Unit::Leads
        | Unit::Contacts
        | Unit::Answers
        | Unit::Reasons => {
            if value >= 0.0 && value.fract() == 0.0 && value < 1e15 {
                count(lang, value as u64)
            } else {
                fixed(value, 1)
            }
        }
        Unit::Spans(_) if value >= 0.0 && value.fract() == 0.0 && value < 1e15 => {
            count(lang, value as u64)
        }
        Unit::Spans(_) if value >= WHOLE_FROM => count(lang, value.round() as u64),
        Unit::Spans(_) => number::estimate(value),
        Unit::Percent => percent(lang, value, 1),
        // Two decimals would leave nothing of it.
        Unit::Ratio if value.abs() < 0.01 && value != 0.0 => estimate(value),
        Unit::Index | Unit::Periods | Unit::Ratio => index(value),
        Unit::Points | Unit::Rank | Unit::ItemsPerCustomerYear | Unit::Years => written(value),
        Unit::Estimate => number::estimate(value),
        Unit::OrdersPerCustomer | Unit::PeriodsBoughtPerCustomer(_) => fixed(value, 3),
        Unit::Day => names::day(lang, Day(value as i32)),
        _ => money(lang, value),
    }
}

pub(super) fn with_unit(lang: Lang, number: f64, unit: Unit, currency: Currency) -> String {
    match unit {
        Unit::Percent | Unit::Index | Unit::Day | Unit::Rank | Unit::Ratio | Unit::Estimate => {
            value(lang, number, unit)
        }
        _ => number::with_unit(
            lang,
            &value_in(lang, number, unit, currency),
            &match unit {
                Unit::Customers
                | Unit::Orders
                | Unit::PeriodsBought(_)
                | Unit::Contracts
                | Unit::Renewals
                | Unit::Rows
                | Unit::Months
                | Unit::Days
                | Unit::Items
                | Unit::Leads
                | Unit::Contacts
                | Unit::Answers
                | Unit::Reasons
                | Unit::Spans(_)
                    if number == 1.0 =>
                {
                    unit_of(lang, 1, unit)
                }
                _ => unit_name(lang, unit, currency),
            },
        ),
    }
}

/// How many of a unit: `3 rows`, `1 row`.
pub fn counted(lang: Lang, number: u64, unit: Unit) -> String {
    number::with_unit(lang, &count(lang, number), &unit_of(lang, number, unit))
}

/// The unit behind a number of things, in words.
pub fn unit_of(lang: Lang, number: u64, unit: Unit) -> String {
    let mut name = unit_name(lang, unit, Currency::Unstated);
    if lang == Lang::En && number == 1 {
        match unit {
            Unit::PeriodsBought(_) => name = name.replacen("s with", " with", 1),
            _ if name.ends_with('s') => {
                name.pop();
            }
            _ => {}
        }
    }
    name
}

/// A period by its length.
pub(in crate::text) fn period_name(lang: Lang, length: Length) -> &'static str {
    match length {
        Length::Day => lang.pick("天", "day"),
        Length::Week => lang.pick("周", "week"),
        Length::Month => lang.pick("月", "month"),
        Length::Quarter => lang.pick("季度", "quarter"),
        Length::Year => lang.pick("年", "year"),
    }
}

fn periods_bought(lang: Lang, length: Length) -> String {
    let period = period_name(lang, length);
    match lang {
        Lang::Zh => format!("个有购买的{period}"),
        Lang::En => format!("{period}s with an order"),
    }
}

/// Periods of so long, in words.
fn spans(lang: Lang, length: Length) -> &'static str {
    match length {
        Length::Day => lang.pick("天", "days"),
        Length::Week => lang.pick("周", "weeks"),
        Length::Month => lang.pick("个月", "months"),
        Length::Quarter => lang.pick("个季度", "quarters"),
        Length::Year => lang.pick("年", "years"),
    }
}

/// A unit in words.
pub fn unit_name(lang: Lang, unit: Unit, currency: Currency) -> String {
    let money = currency_unit(lang, currency);
    match unit {
        Unit::Customers => lang.pick("人", "customers").into(),
        Unit::Orders => lang.pick("单", "orders").into(),
        Unit::Contracts => lang.pick("份合同", "contracts").into(),
        Unit::Renewals => lang.pick("次", "renewals").into(),
        Unit::Rows => lang.pick("行", "rows").into(),
        Unit::Day => String::new(),
        Unit::Months => lang.pick("个月", "months").into(),
        Unit::Days => lang.pick("天", "days").into(),
        Unit::Money => money.into(),
        Unit::MoneyPerMonth => format!("{money}{}", lang.pick("/月", " a month")),
        Unit::MoneyPerYear => format!("{money}{}", lang.pick("/年", " a year")),
        Unit::MoneyPerCustomerMonth => {
            format!("{money}{}", lang.pick("/人·月", " per head and month"))
        }
        Unit::MoneyPerCustomerYear => {
            format!("{money}{}", lang.pick("/人·年", " per head and year"))
        }
        Unit::MoneyPerItem => format!("{money}{}", lang.pick("/件", " a unit")),
        Unit::ItemsPerCustomerYear => lang.pick("件/人·年", "units per head and year").into(),
        Unit::Percent => "%".into(),
        Unit::Index => lang.pick("平均 = 1", "average = 1").into(),
        Unit::MoneyPerCustomer => format!("{money}{}", lang.pick("/人", " per head")),
        Unit::MoneyPerContract => format!("{money}{}", lang.pick("/份", " a contract")),
        Unit::MoneyPerLead => format!("{money}{}", lang.pick("/条", " a lead")),
        Unit::MoneyPerDeal => format!("{money}{}", lang.pick("/笔", " a deal")),
        Unit::MoneyPerOrder => format!("{money}{}", lang.pick("/单", " an order")),
        Unit::Periods => lang.pick("期", "periods").into(),
        Unit::PeriodsBought(length) => periods_bought(lang, length),
        Unit::PeriodsBoughtPerCustomer(length) => {
            periods_bought(lang, length) + lang.pick("/人", " per head")
        }
        Unit::MoneyPerPeriodBought(length) => {
            let period = period_name(lang, length);
            match lang {
                Lang::Zh => format!("{money}/有购买的{period}"),
                Lang::En => format!("{money} a {period} with an order"),
            }
        }
        Unit::Spans(length) => spans(lang, length).into(),
        Unit::Items => lang.pick("件", "units").into(),
        Unit::Leads => lang.pick("条", "leads").into(),
        Unit::Contacts => lang.pick("次", "contacts").into(),
        Unit::Answers => lang.pick("份", "answers").into(),
        Unit::Reasons => lang.pick("个原因", "reasons").into(),
        Unit::Points => lang.pick("分", "points").into(),
        Unit::OrdersPerCustomer => lang.pick("单/人", "orders per head").into(),
        Unit::Years => lang.pick("年", "years").into(),
        Unit::Rank | Unit::Ratio | Unit::Estimate => String::new(),
    }
}

/// A source badge.
pub fn source_name(lang: Lang, source: Source) -> &'static str {
    match source {
        Source::File => lang.pick("你的文件", "your file"),
        Source::Assumption => lang.pick("你的假设", "your assumption"),
        Source::Proposed => lang.pick("按分位数建议", "proposed from quantiles"),
        Source::Case => lang.pick("案例原文", "case as printed"),
        Source::Illustrative => lang.pick("案例示意", "case, illustrative"),
        Source::Claim => lang.pick("未经核实的说法", "unverified claim"),
        Source::Derived => lang.pick("计算得出", "computed"),
    }
}
