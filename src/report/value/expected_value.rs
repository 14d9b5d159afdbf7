//! Accounts ranked by expected value (M11).

use super::super::Sheet;
use super::fields::Fields;
use super::page::{Answer, Page};
use crate::explain::{Explained, Given, Symbol, Unit};
use crate::segment::AbcClass;
use crate::text::segments;
use crate::text::ui::Phrase;
use crate::text::ui::sheet_value::{care, named, numbered, ranked as words};
use crate::text::{Lang, value_names};
use crate::value::{ClassValue, ExpectedInputs, ExpectedValue, RankedAccount, ValuedAccount};

/// Accounts that are fields of their own, and that can be added by them.
const FIELDS: usize = 40;
/// Accounts that are drawn one by one.
const DRAWN: usize = 24;
/// Accounts a sentence names.
const NAMED: usize = 5;

pub(super) fn fields(fields: &mut Fields, inputs: &ExpectedInputs) {
    let lang = fields.lang;
    fields.group(words::PARTS.get(lang));
    let names = [words::PART_A, words::PART_B];
    for (place, (&part, name)) in inputs.parts.iter().zip(names).enumerate() {
        let path = format!("parts/{place}");
        let number = fields.given(path, Symbol::CustomerShare, part, Unit::Percent);
        fields.add(number.at(place + 1).named(name.get(lang)));
    }
    if inputs.accounts.len() > FIELDS {
        return;
    }
    let count = inputs.accounts.len();
    let fresh = ValuedAccount {
        name: numbered(lang, super::words::NEW, count + 1),
        current: Given::assumed(0.0),
        additional: Given::assumed(0.0),
        probability: Given::assumed(0.5),
    };
    fields.list("accounts", &inputs.accounts, FIELDS, fresh);
    for (place, account) in inputs.accounts.iter().enumerate() {
        fields.group(&account.name);
        fields.renamed(&format!("accounts/{place}/name"), &account.name);
        let numbers = [
            (
                "current",
                Symbol::CurrentBusiness,
                account.current,
                Unit::Money,
            ),
            (
                "additional",
                Symbol::AdditionalValue,
                account.additional,
                Unit::Money,
            ),
            (
                "probability",
                Symbol::WinProbability,
                account.probability,
                Unit::Percent,
            ),
        ];
        for (name, symbol, given, unit) in numbers {
            let path = format!("accounts/{place}/{name}");
            let number = fields.given(path, symbol, given, unit);
            fields.add(number.at(place + 1));
        }
    }
}

pub(super) fn sheet(page: &Page, found: &ExpectedValue) -> Sheet {
    let mut sheet = page.sheet(answer(page, found), words::RANKED_METHOD);
    draw(page, &mut sheet, found);
    let accounts = || found.accounts.iter();
    let mut columns = page.columns(care::ACCOUNT, accounts().map(|it| it.name.clone()));
    let numbers: [fn(&RankedAccount) -> &Explained; 4] = [
        |it| &it.current,
        |it| &it.additional,
        |it| &it.probability,
        |it| &it.expected,
    ];
    for pick in numbers {
        page.column(&mut columns, accounts().map(|it| Some(pick(it))));
    }
    let class = |of: AbcClass| segments::abc_class(page.lang, of).to_owned();
    let now = accounts().map(|it| class(it.class_now)).collect();
    columns.say(page.say(words::CLASS_NOW), now);
    let then = accounts().map(|it| class(it.class)).collect();
    columns.say(page.say(words::CLASS_THEN), then);
    let moves = accounts().map(|it| match it.class.cmp(&it.class_now) {
        std::cmp::Ordering::Less => page.say(words::UP).to_owned(),
        std::cmp::Ordering::Equal => "—".to_owned(),
        std::cmp::Ordering::Greater => page.say(words::DOWN).to_owned(),
    });
    columns.say(page.say(words::MOVES), moves.collect());
    let ranking = page.table(words::RANKING, columns);
    sheet.tables = vec![classes(page, found), ranking];
    sheet.notes.push(page.say(words::OTHER_LETTERS).to_owned());
    sheet
}

/// What class A holds, and who moves when potential counts.
fn answer<'a>(page: &Page, found: &'a ExpectedValue) -> Answer<'a> {
    let [a, ..] = &found.classes;
    let count = a.accounts.value().to_string();
    let count = [("count", &*count)];
    let answer = match &a.share {
        Some(share) => Answer::default().clause(named(page.say(words::RANKED), &count), [share]),
        None => {
            let words = named(page.say(words::RANKED_MONEY), &count);
            Answer::default().clause(words, [&a.expected])
        }
    };
    let moved = |is_moved: fn(&RankedAccount) -> bool, phrase: Phrase| {
        let names = found.accounts.iter().filter(|it| is_moved(it));
        let names: Vec<&str> = names.map(|it| it.name.as_str()).collect();
        (!names.is_empty()).then(|| {
            let listed = listed(page.lang, &names);
            named(page.say(phrase), &[("names", &listed)])
        })
    };
    let risen = moved(|it| it.class < it.class_now, words::RISEN);
    let fallen = moved(|it| it.class > it.class_now, words::FALLEN);
    let moves: Vec<String> = risen.into_iter().chain(fallen).collect();
    match moves.is_empty() {
        true => answer.clause(page.say(words::NOBODY_MOVES), []),
        false => moves
            .into_iter()
            .fold(answer, |it, words| it.clause(words, [])),
    }
}

/// Names in a sentence; where there are many, the first and how many there are.
fn listed(lang: Lang, names: &[&str]) -> String {
    let told = names[..names.len().min(NAMED)].join(lang.pick("、", ", "));
    match names.len() > NAMED {
        true => {
            let count = names.len().to_string();
            let parts = [("names", &*told), ("count", &*count)];
            named(words::AND_OTHERS.get(lang), &parts)
        }
        false => told,
    }
}

/// Parts by class, and the accounts where they are few.
fn draw(page: &Page, sheet: &mut Sheet, found: &ExpectedValue) {
    let names = found.classes.iter();
    let names = names.map(|it| value_names::key(page.lang, &it.name));
    let shares = |pick: fn(&ClassValue) -> Option<&Explained>| {
        let shares = found.classes.iter().map(|it| pick(it).cloned());
        shares.collect::<Vec<Option<Explained>>>()
    };
    let accounts = page.told(&found.total.accounts);
    let mut rows = vec![(
        page.say(words::ACCOUNTS),
        accounts,
        shares(|it| Some(&it.account_share)),
    )];
    let of_value = shares(|it| it.share.as_ref());
    if of_value
        .iter()
        .flatten()
        .filter(|it| it.value() >= 0.0)
        .count()
        == of_value.len()
    {
        let total = page.told(&found.total.expected);
        rows.push((page.say(words::EXPECTED), total, of_value));
    }
    let figure = page.shares(sheet, words::CLASS_FIGURE, names.collect(), rows);
    sheet.figures.push(figure);
    if found.accounts.len() <= DRAWN {
        let accounts = || found.accounts.iter();
        let measures = vec![
            page.of_kind(accounts().map(|it| Some(&it.current))),
            page.of_kind(accounts().map(|it| Some(&it.expected))),
        ];
        let names = accounts().map(|it| it.name.clone()).collect();
        let heads = (care::ACCOUNT, names);
        let figure = page.bars(sheet, words::ACCOUNT_FIGURE, heads, measures);
        sheet.figures.push(figure);
    }
}

/// Sums of the classes and of all.
fn classes(page: &Page, found: &ExpectedValue) -> super::super::SheetTable {
    let rows = || found.classes.iter().chain([&found.total]);
    let names = rows().map(|it| value_names::key(page.lang, &it.name));
    let mut columns = page.columns(care::CLASS, names);
    let heads = rows().map(|it| Some(it.accounts.clone())).collect();
    columns.add(page.say(words::ACCOUNTS), heads);
    let numbers: [fn(&ClassValue) -> Option<&Explained>; 5] = [
        |it| Some(&it.account_share),
        |it| Some(&it.current),
        |it| Some(&it.potential),
        |it| Some(&it.expected),
        |it| it.share.as_ref(),
    ];
    for pick in numbers {
        page.column(&mut columns, rows().map(pick));
    }
    page.table(words::CLASSES, columns)
}
