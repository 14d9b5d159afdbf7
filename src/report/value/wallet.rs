//! Share of wallet (M44).

use super::super::Sheet;
use super::fields::Fields;
use super::page::{Answer, Page};
use crate::explain::{Explained, Unit, ValueSymbol as S};
use crate::text::Lang;
use crate::text::number::count;
use crate::text::ui::sheet_value::{brand as words, listed, named, numbered};
use crate::text::value_names;
use crate::value::{Key, Rating, Wallet, WalletBrand, WalletInputs};

/// Persons whose ratings are fields of their own; by the fields no more can be added.
const SHOWN: usize = 12;
/// Brands that can be added by the fields.
const MOST_BRANDS: usize = 10;

fn name(lang: Lang, key: &Key) -> String {
    match key {
        Key::Place(place) => numbered(lang, words::BRAND, *place as usize),
        key => value_names::key(lang, key),
    }
}

pub(super) fn fields(fields: &mut Fields, inputs: &WalletInputs) {
    let lang = fields.lang;
    let spend = [
        ("brand_spend", S::BrandSpend, inputs.brand_spend),
        ("category_spend", S::CategorySpend, inputs.category_spend),
    ];
    for (path, symbol, given) in spend {
        fields.add(fields.optional(path, symbol, given, Unit::Money));
    }
    if inputs.ratings.is_empty() {
        return;
    }
    let ways = [(words::RANKS, Rating::Ranks), (words::MARKS, Rating::Marks)];
    fields.one_of("rating", words::RATING, inputs.rating, ways);
    if inputs.ratings.len() > SHOWN {
        return;
    }
    fields.group(words::BRANDS.get(lang));
    let more = (inputs.brands.len() < MOST_BRANDS).then(|| longer(fields, inputs));
    fields.longer_or_shorter("", more, shorter(inputs));
    for (brand, key) in inputs.brands.iter().enumerate() {
        fields.renamed(&format!("brands/{brand}"), &name(lang, key));
    }
    fields.group(words::PERSONS.get(lang));
    let nobody = vec![None; inputs.brands.len()];
    fields.list("ratings", &inputs.ratings, SHOWN, nobody);
    fields.note(words::PERSONS_NOTE);
    for (person, ratings) in inputs.ratings.iter().enumerate() {
        fields.group(numbered(lang, words::PERSON, person + 1));
        for (brand, (key, rating)) in inputs.brands.iter().zip(ratings).enumerate() {
            let path = format!("ratings/{person}/{brand}");
            let given = rating.map(|value| crate::explain::Given {
                value,
                source: inputs.ratings_source,
            });
            let number = fields.optional(path, S::BrandRank, given, Unit::Rank);
            let place = person * inputs.brands.len() + brand + 1;
            fields.add(number.at(place).named(name(lang, key)));
        }
    }
}

/// With one more brand, which nobody uses until somebody says so.
fn longer(fields: &Fields, inputs: &WalletInputs) -> WalletInputs {
    let mut inputs = inputs.clone();
    inputs.brands.push(fields.fresh_name(inputs.brands.len()));
    for ratings in &mut inputs.ratings {
        ratings.push(None);
    }
    inputs
}

/// Without the last brand and its ratings.
fn shorter(inputs: &WalletInputs) -> Option<WalletInputs> {
    let mut inputs = inputs.clone();
    inputs.brands.pop();
    for ratings in &mut inputs.ratings {
        ratings.truncate(inputs.brands.len());
    }
    (!inputs.brands.is_empty()).then_some(inputs)
}

/// The brands that have most, in their order. Sums of thirds differ in their last digit: that makes
/// nobody first.
fn first(brands: &[WalletBrand], of: impl Fn(&WalletBrand) -> f64) -> Vec<&WalletBrand> {
    let most = brands.iter().map(&of).fold(f64::NEG_INFINITY, f64::max);
    let is_first = |brand: &&WalletBrand| of(brand) >= most - most.abs() * 1e-9;
    brands.iter().filter(is_first).collect()
}

pub(super) fn sheet(page: &Page, wallet: &Wallet) -> Sheet {
    let lang = page.lang;
    let mut answer = Answer::default();
    if let (Some(share), Some(elsewhere)) = (&wallet.share_of_wallet, &wallet.elsewhere) {
        answer = answer.clause(page.say(words::WALLET_SPENT), [share, elsewhere]);
    }
    for (pick, one, several) in [
        (
            (|brand| &brand.share) as fn(&WalletBrand) -> &Explained,
            words::WALLET_MOST,
            words::WALLET_MOST_ALIKE,
        ),
        (
            |brand| &brand.one_place_up,
            words::WALLET_UP,
            words::WALLET_UP_ALIKE,
        ),
    ] {
        let first = first(&wallet.brands, |brand| pick(brand).value());
        let Some(most) = first.first() else { continue };
        let brands: Vec<String> = first.iter().map(|it| name(lang, &it.name)).collect();
        let phrase = match brands.len() {
            1 => one,
            _ => several,
        };
        let words = named(page.say(phrase), &[("brand", &listed(lang, &brands))]);
        answer = answer.clause(words, [pick(most)]);
    }
    if wallet.brands.is_empty() && wallet.share_of_wallet.is_none() {
        answer = answer.clause(page.say(words::WALLET_NOTHING), []);
    }
    let mut sheet = page.sheet(answer, words::WALLET_METHOD);
    let brands = || wallet.brands.iter();
    let names: Vec<String> = brands().map(|brand| name(lang, &brand.name)).collect();
    if !wallet.brands.is_empty() {
        let shares = brands().map(|brand| Some(brand.share.clone())).collect();
        let users = brands()
            .map(|brand| brand.users.value())
            .fold(0.0, f64::max);
        let total = count(lang, users as u64) + lang.pick(" 人", "");
        let rows = vec![(page.say(words::WALLET_BAR), total, shares)];
        let figure = page.shares(&sheet, words::WALLET_FIGURE, names.clone(), rows);
        sheet.figures.push(figure);
        let mut columns = page.columns(words::BRAND, names);
        page.column(&mut columns, brands().map(|it| Some(&it.users)));
        page.column(&mut columns, brands().map(|it| Some(&it.share)));
        page.column(&mut columns, brands().map(|it| it.share_of_users.as_ref()));
        page.column(&mut columns, brands().map(|it| Some(&it.one_place_up)));
        sheet.tables.push(page.table(words::BRANDS, columns));
    }
    let spent = wallet.share_of_wallet.iter().chain(&wallet.elsewhere);
    let spent: Vec<_> = spent.collect();
    if !spent.is_empty() {
        sheet.tables.push(page.facts(super::words::RESULTS, spent));
    }
    sheet
}
