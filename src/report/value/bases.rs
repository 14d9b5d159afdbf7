//! Bases of segmentation (M04).

use super::super::{Sheet, SheetTable};
use super::fields::Fields;
use super::page::{Answer, Page};
use crate::explain::{Given, Symbol, Unit, ValueSymbol as S};
use crate::text::ui::Phrase;
use crate::text::ui::sheet_value::{groups as words, guides, named};
use crate::text::value_names;
use crate::value::{Bases, BasesInputs, BasisCustomer, BasisGroup, GroupedBy, Key};

/// Customers that can be added here.
const MOST: usize = 40;

fn basis_name(by: GroupedBy) -> Phrase {
    match by {
        GroupedBy::Contribution => words::BY_CONTRIBUTION,
        GroupedBy::Service => words::BY_SERVICE,
        GroupedBy::Price => words::BY_PRICE,
        GroupedBy::Discount => words::BY_DISCOUNT,
    }
}

pub(super) fn fields(fields: &mut Fields, inputs: &BasesInputs) {
    let lang = fields.lang;
    let bases = GroupedBy::ALL.map(|by| (basis_name(by), by));
    fields.one_of("by", words::BY, inputs.by, bases);
    fields.one_of("against", words::AGAINST, inputs.against, bases);
    for (path, by, cuts, unit) in [
        (
            "contribution",
            GroupedBy::Contribution,
            &inputs.cuts.contribution,
            Unit::Money,
        ),
        (
            "price",
            GroupedBy::Price,
            &inputs.cuts.price,
            Unit::MoneyPerItem,
        ),
        (
            "discount",
            GroupedBy::Discount,
            &inputs.cuts.discount,
            Unit::Percent,
        ),
    ] {
        if inputs.by != by && inputs.against != by {
            continue;
        }
        let basis = basis_name(by).get(lang);
        fields.group(named(words::CUTS.get(lang), &[("basis", basis)]));
        let next = cuts.last().map_or(0.0, |last| last + last.abs().max(1.0));
        fields.list(&format!("cuts/{path}"), cuts, 8, next);
        for (place, &cut) in cuts.iter().enumerate() {
            let number = fields.bare(format!("cuts/{path}/{place}"), S::GroupFrom, cut, unit);
            fields.add(number.at(place + 1));
        }
    }
    let fresh = BasisCustomer {
        name: fields.fresh_name(inputs.customers.len()),
        service: inputs
            .customers
            .last()
            .map_or(Key::Place(1), |last| last.service.clone()),
        revenue: Given::assumed(100.0),
        profit: Given::assumed(20.0),
        price: Given::assumed(10.0),
        discount: Given::assumed(0.0),
    };
    fields.list("customers", &inputs.customers, MOST, fresh);
    for (place, customer) in inputs.customers.iter().enumerate() {
        let called = value_names::key(lang, &customer.name);
        fields.group(&called);
        fields.renamed(&format!("customers/{place}/name"), &called);
        let service = value_names::key(lang, &customer.service);
        let path = format!("customers/{place}/service");
        fields.text(&path, basis_name(GroupedBy::Service), &service);
        let numbers = [
            (
                "revenue",
                Symbol::TierRevenue,
                customer.revenue,
                Unit::Money,
            ),
            ("profit", Symbol::TierProfit, customer.profit, Unit::Money),
            (
                "price",
                S::PricePaid.into(),
                customer.price,
                Unit::MoneyPerItem,
            ),
            (
                "discount",
                S::DiscountGiven.into(),
                customer.discount,
                Unit::Percent,
            ),
        ];
        for (name, symbol, given, unit) in numbers {
            let number = fields.given(format!("customers/{place}/{name}"), symbol, given, unit);
            let number = match symbol {
                Symbol::TierRevenue => number.named(words::REVENUE.get(lang)),
                Symbol::TierProfit => number.named(words::PROFIT.get(lang)),
                _ => number,
            };
            fields.add(number.at(place + 1));
        }
    }
}

pub(super) fn sheet(page: &Page, inputs: &BasesInputs, found: &Bases) -> Sheet {
    let lang = page.lang;
    let name = |row: &BasisGroup| value_names::key(lang, &row.name);
    let basis = basis_name(inputs.by).get(lang);
    let most = found
        .groups
        .iter()
        .max_by(|a, b| a.profit.value().total_cmp(&b.profit.value()));
    let mut answer = Answer::default();
    if let Some(most) = most {
        let names = [("basis", basis), ("name", &name(most))];
        let heads = [&most.customer_share];
        answer = match &most.profit_share {
            Some(share) => answer.clause(
                named(page.say(words::BASES), &names),
                heads.into_iter().chain([share]),
            ),
            None => answer.clause(
                named(page.say(words::BASES_MONEY), &names),
                heads.into_iter().chain([&most.profit]),
            ),
        };
    }
    let mut sheet = page.sheet(answer, words::BASES_METHOD);
    let names: Vec<String> = found.groups.iter().map(name).collect();
    let column = |pick: fn(&BasisGroup) -> Option<&crate::explain::Explained>| {
        found.groups.iter().map(|row| pick(row).cloned()).collect()
    };
    let mut rows = vec![(
        page.say(words::CUSTOMERS),
        "100%".to_owned(),
        column(|it| Some(&it.customer_share)),
    )];
    let has_shares = |pick: fn(&BasisGroup) -> bool| found.groups.iter().all(pick);
    if has_shares(|it| it.revenue_share.is_some()) {
        let revenue = column(|it| it.revenue_share.as_ref());
        rows.push((
            page.say(words::REVENUE),
            page.told(&found.total.revenue),
            revenue,
        ));
    }
    if has_shares(|it| it.profit_share.is_some()) {
        let profit = column(|it| it.profit_share.as_ref());
        rows.push((
            page.say(words::PROFIT),
            page.told(&found.total.profit),
            profit,
        ));
    }
    let figure = page.shares(&sheet, words::BASES_FIGURE, names, rows);
    sheet.figures.push(figure);
    let across = across(page, inputs, found);
    let titles = (basis_name(inputs.against), basis_name(inputs.by));
    let figure = page.grid(&sheet, words::ACROSS, titles, &across.table);
    sheet.figures.extend(figure);
    let rows = || found.groups.iter().chain([&found.total]);
    let mut columns = page.columns(words::GROUP, rows().map(name));
    page.column(&mut columns, rows().map(|it| Some(&it.customers)));
    page.column(&mut columns, rows().map(|it| Some(&it.customer_share)));
    let money = [
        (
            words::REVENUE,
            (|it: &BasisGroup| &it.revenue) as fn(&BasisGroup) -> &_,
        ),
        (words::PROFIT, |it| &it.profit),
    ];
    for (heading, pick) in money {
        columns.add(
            page.say(heading),
            rows().map(|it| Some(pick(it).clone())).collect(),
        );
    }
    page.column(&mut columns, rows().map(|it| it.revenue_share.as_ref()));
    page.column(&mut columns, rows().map(|it| it.profit_share.as_ref()));
    page.column(&mut columns, rows().map(|it| it.per_head.as_ref()));
    let rules = page.guide(&guides::GROUPING);
    sheet.tables = vec![page.table(words::GROUPS, columns), across, rules];
    sheet.notes.push(page.say(words::BASES_NOTE).to_owned());
    sheet
}

/// Customers of each group by the other basis.
fn across(page: &Page, inputs: &BasesInputs, found: &Bases) -> SheetTable {
    let lang = page.lang;
    let names = found.groups.iter();
    let names = names.map(|row| value_names::key(lang, &row.name));
    let mut columns = page.columns(basis_name(inputs.by), names);
    for (place, against) in found.against.iter().enumerate() {
        let cells = found.cells.iter().map(|row| row.get(place).cloned());
        columns.add(&value_names::key(lang, against), cells.collect());
    }
    page.table(words::ACROSS, columns)
}
