//! Customers scored by recency, frequency and money (M43).

use super::super::Sheet;
use super::super::abc;
use super::fields::Fields;
use super::page::{Answer, Page};
use crate::explain::{Explained, Given, SegmentSymbol, Symbol, Unit, ValueSymbol as S};
use crate::segment::{Cutting, Scheme, SchemeFacts};
use crate::text::segments;
use crate::text::ui::Phrase;
use crate::text::ui::sheet as scheme_words;
use crate::text::ui::sheet_segments as more;
use crate::text::ui::sheet_value::{base, groups, named, numbered, scores as words};
use crate::text::value_names;
use crate::value::{Rfm, RfmCustomer, RfmGroup, RfmInputs, RfmNaming, ScoredCustomer};

/// Customers that are fields of their own, and that can be added by them.
const FIELDS: usize = 40;

/// Names of five scores.
const FIVE: [(Phrase, RfmNaming); 3] = [
    (scheme_words::NAMES_VIGNETTE, RfmNaming::Vignette),
    (scheme_words::NAMES_BANDS, RfmNaming::Bands),
    (scheme_words::NAMES_TEN, RfmNaming::TenNames),
];
/// Names of any scores.
const ANY: [(Phrase, RfmNaming); 2] = [
    (scheme_words::NAMES_EIGHT, RfmNaming::EightClasses),
    (scheme_words::NAMES_CELLS, RfmNaming::Cells),
];

/// Ways to cut that go with the names, and names that go with the way to cut.
fn schools(fields: &mut Fields, inputs: &RfmInputs) {
    let lang = fields.lang;
    let mut cuttings = vec![
        (scheme_words::CUT_PACKAGE, Cutting::Package),
        (scheme_words::CUT_RANKS, Cutting::Ranks),
        (more::CUT_COUNT_WORSE, Cutting::CountWorse),
        (scheme_words::CUT_NESTED, Cutting::Nested),
    ];
    let is_five = cuttings.iter().any(|(_, it)| *it == inputs.cutting);
    if !inputs.names.needs_five() {
        cuttings.push((scheme_words::CUT_QUANTILES, Cutting::Quantiles));
        cuttings.push((scheme_words::CUT_MEANS, Cutting::MeanSplit));
    }
    let chosen = cuttings.iter().position(|(_, it)| *it == inputs.cutting);
    let cuttings = cuttings
        .into_iter()
        .map(|(words, it)| (words.get(lang).to_owned(), it));
    let label = scheme_words::CUTTING.get(lang);
    fields.choice("cutting", label, chosen, cuttings);
    let names: Vec<(Phrase, RfmNaming)> = match is_five {
        true => FIVE.into_iter().chain(ANY).collect(),
        false => ANY.to_vec(),
    };
    let chosen = names.iter().position(|(_, it)| *it == inputs.names);
    let names = names
        .into_iter()
        .map(|(words, it)| (words.get(lang).to_owned(), it));
    let label = scheme_words::RFM_NAMES.get(lang);
    fields.choice("names", label, chosen, names);
}

pub(super) fn fields(fields: &mut Fields, inputs: &RfmInputs) {
    let lang = fields.lang;
    schools(fields, inputs);
    if inputs.customers.len() > FIELDS {
        return;
    }
    let fresh = RfmCustomer {
        name: numbered(lang, super::words::NEW, inputs.customers.len() + 1),
        recency: Given::assumed(30.0),
        frequency: Given::assumed(1.0),
        money: Given::assumed(100.0),
    };
    fields.list("customers", &inputs.customers, FIELDS, fresh);
    for (place, of) in inputs.customers.iter().enumerate() {
        fields.group(&of.name);
        fields.renamed(&format!("customers/{place}/name"), &of.name);
        let numbers: [(&str, Symbol, Given, Unit); 3] = [
            (
                "recency",
                SegmentSymbol::RecencyDays.into(),
                of.recency,
                Unit::Days,
            ),
            ("frequency", Symbol::Orders, of.frequency, Unit::Orders),
            ("money", S::CustomerMoney.into(), of.money, Unit::Money),
        ];
        for (name, symbol, given, unit) in numbers {
            let path = format!("customers/{place}/{name}");
            let number = fields.given(path, symbol, given, unit);
            fields.add(number.at(place + 1));
        }
    }
}

pub(super) fn sheet(page: &Page, inputs: &RfmInputs, found: &Rfm) -> Sheet {
    let lang = page.lang;
    let name = |it: &RfmGroup| value_names::key(lang, &it.name);
    let mut answer = Answer::default();
    let money = |it: &&RfmGroup| it.money.value();
    let most = found.groups.iter();
    if let Some(most) = most.max_by(|a, b| money(a).total_cmp(&money(b))) {
        let groups = found.groups.len().to_string();
        let names = [("groups", &*groups), ("name", &*name(most))];
        answer = match &most.money_share {
            Some(share) => answer.clause(
                named(page.say(words::SCORED), &names),
                [&most.customer_share, share],
            ),
            None => answer.clause(
                named(page.say(words::SCORED_MONEY), &names),
                [&most.customer_share, &most.money],
            ),
        };
    }
    let mut sheet = page.sheet(answer, words::SCORED_METHOD);
    draw(page, &mut sheet, found);
    let rows = || found.groups.iter().chain([&found.total]);
    let mut columns = page.columns(groups::GROUP, rows().map(name));
    let numbers: [fn(&RfmGroup) -> Option<&Explained>; 5] = [
        |it| Some(&it.customers),
        |it| Some(&it.customer_share),
        |it| Some(&it.orders),
        |it| Some(&it.money),
        |it| it.money_share.as_ref(),
    ];
    for pick in numbers {
        page.column(&mut columns, rows().map(pick));
    }
    let by_name = page.table(groups::GROUPS, columns);
    let customers = || found.customers.iter();
    let mut columns = page.columns(base::CUSTOMER, customers().map(|it| it.name.clone()));
    let numbers: [fn(&ScoredCustomer) -> &Explained; 3] =
        [|it| &it.recency, |it| &it.frequency, |it| &it.money];
    for pick in numbers {
        page.column(&mut columns, customers().map(|it| Some(pick(it))));
    }
    let scores = customers().map(|it| it.scores.map(|score| score.to_string()).concat());
    columns.say(page.say(words::SCORES), scores.collect());
    let names = customers().map(|it| segments::segment(lang, &it.segment));
    columns.say(page.say(groups::GROUP), names.collect());
    sheet.tables = vec![
        by_name,
        page.table(words::CUSTOMERS, columns),
        abc::scores(lang, &found.facts.counts),
    ];
    let scheme = Scheme::Rfm(inputs.scheme());
    let facts = SchemeFacts::Rfm(found.facts.clone());
    sheet.notes = segments::settled_rules(lang, &scheme, &facts, page.currency);
    sheet
}

/// Parts of customers and of money by name.
fn draw(page: &Page, sheet: &mut Sheet, found: &Rfm) {
    let names = found.groups.iter();
    let names = names.map(|it| value_names::key(page.lang, &it.name));
    let shares = |pick: fn(&RfmGroup) -> Option<&Explained>| {
        let shares = found.groups.iter().map(|it| pick(it).cloned());
        shares.collect::<Vec<Option<Explained>>>()
    };
    let customers = page.told(&found.total.customers);
    let of_customers = shares(|it| Some(&it.customer_share));
    let mut rows = vec![(page.say(groups::CUSTOMERS), customers, of_customers)];
    let of_money = shares(|it| it.money_share.as_ref());
    let is_part = |it: &Option<Explained>| it.as_ref().is_some_and(|it| it.value() >= 0.0);
    if of_money.iter().all(is_part) {
        let total = page.told(&found.total.money);
        rows.push((page.say(words::MONEY), total, of_money));
    }
    let figure = page.shares(sheet, words::SCORED_FIGURE, names.collect(), rows);
    sheet.figures.push(figure);
}
