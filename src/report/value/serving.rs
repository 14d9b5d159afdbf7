//! Contribution with cost to serve (M02, M45).

use super::super::Sheet;
use super::fields::Fields;
use super::page::{Answer, Page};
use crate::explain::{Given, Symbol, Unit, ValueSymbol as S};
use crate::text::ui::sheet_value::{base as words, named};
use crate::text::value_names;
use crate::value::{ServedGroup, ServedRow, Serving, ServingCosts, ServingInputs};

/// Decimals of shares of all groups, which the documents’ tables give to the hundredth.
const SHARE_DECIMALS: usize = 2;
/// Groups that can be added here.
const MOST_GROUPS: usize = 20;

pub(super) fn fields(fields: &mut Fields, inputs: &ServingInputs) {
    let lang = fields.lang;
    fields.group(words::COSTS.get(lang));
    costs(fields, &inputs.costs);
    let fresh = ServedGroup {
        name: fields.fresh_name(inputs.groups.len()),
        customers: Given::assumed(100.0),
        orders: None,
        revenue: Given::assumed(10_000.0),
        margin: Given::assumed(0.2),
        costs: None,
    };
    fields.list("groups", &inputs.groups, MOST_GROUPS, fresh);
    for (place, group) in inputs.groups.iter().enumerate() {
        let name = value_names::key(lang, &group.name);
        fields.group(&name);
        let at = |name: &str| format!("groups/{place}/{name}");
        fields.renamed(&at("name"), &name);
        let customers = fields.given(
            at("customers"),
            S::GroupCustomers,
            group.customers,
            Unit::Customers,
        );
        fields.add(customers.at(place + 1));
        let revenue = fields.given(
            at("revenue"),
            Symbol::TierRevenue,
            group.revenue,
            Unit::Money,
        );
        fields.add(revenue.at(place + 1).named(words::REVENUE.get(lang)));
        let margin = fields.given(
            at("margin"),
            Symbol::TierMargin,
            group.margin,
            Unit::Percent,
        );
        fields.add(margin.at(place + 1).named(words::MARGIN.get(lang)));
        let orders = fields.optional(at("orders"), Symbol::Orders, group.orders, Unit::Orders);
        fields.add(orders.at(place + 1).named(words::ORDERS.get(lang)));
    }
}

/// What serving costs.
pub(super) fn costs(fields: &mut Fields, costs: &ServingCosts) {
    let each = [
        (
            "per_customer",
            S::CostPerCustomer,
            costs.per_customer,
            Unit::MoneyPerCustomer,
        ),
        (
            "per_order",
            S::CostPerOrder,
            costs.per_order,
            Unit::MoneyPerOrder,
        ),
        (
            "of_revenue",
            S::CostOfRevenue,
            costs.of_revenue,
            Unit::Percent,
        ),
    ];
    for (name, symbol, given, unit) in each {
        fields.add(fields.optional(format!("costs/{name}"), symbol, given, unit));
    }
}

pub(super) fn sheet(page: &Page, found: &Serving) -> Sheet {
    let total = &found.total;
    let name = |row: &ServedRow| value_names::key(page.lang, &row.name);
    let answer = Answer::default();
    let answer = match total.serving.value() {
        0.0 => answer.clause(page.say(words::SERVING_FREE), [&total.gross]),
        _ => {
            let numbers = [&total.gross, &total.serving, &total.profit];
            answer.clause(page.say(words::SERVING), numbers)
        }
    };
    let losses: Vec<String> = found
        .rows
        .iter()
        .filter(|row| row.profit.value() < 0.0)
        .map(name)
        .collect();
    let answer = match losses.is_empty() {
        true => answer.clause(page.say(words::SERVING_NO_LOSS), []),
        false => {
            let losses = losses.join(page.lang.pick("、", ", "));
            let words = named(page.say(words::SERVING_LOSS), &[("names", &losses)]);
            answer.clause(words, [])
        }
    };
    let mut sheet = page.sheet(answer, words::SERVING_METHOD);
    let names: Vec<String> = found.rows.iter().map(name).collect();
    let measures = vec![
        page.of_kind(found.rows.iter().map(|row| Some(&row.gross))),
        page.of_kind(found.rows.iter().map(|row| Some(&row.profit))),
    ];
    let heads = (words::GROUP, names);
    let figure = page.bars(&sheet, words::SERVING_FIGURE, heads, measures);
    sheet.figures.push(figure);
    let rows = || found.rows.iter().chain([total]);
    let mut columns = page.columns(words::GROUP, rows().map(name));
    page.column(&mut columns, rows().map(|row| Some(&row.customers)));
    page.column(&mut columns, rows().map(|row| Some(&row.revenue)));
    let shares = rows().map(|row| row.revenue_share.as_ref());
    page.column_to(&mut columns, shares, SHARE_DECIMALS);
    page.column(&mut columns, rows().map(|row| Some(&row.gross)));
    page.column(&mut columns, rows().map(|row| Some(&row.serving)));
    page.column(&mut columns, rows().map(|row| Some(&row.profit)));
    let shares = rows().map(|row| row.profit_share.as_ref());
    page.column_to(&mut columns, shares, SHARE_DECIMALS);
    page.column(&mut columns, rows().map(|row| row.per_head.as_ref()));
    let orders = rows().map(|row| row.orders_to_break_even.as_ref());
    page.column(&mut columns, orders);
    sheet.tables.push(page.table(words::GROUPS, columns));
    sheet.notes.push(page.say(words::SERVING_NOTE).to_owned());
    sheet
}
