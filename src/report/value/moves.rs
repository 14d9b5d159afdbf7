//! Moves between groups, one by one (M03).

use super::super::Sheet;
use super::fields::Fields;
use super::page::{Answer, Page};
use crate::explain::{Unit, ValueSymbol as S};
use crate::text::Lang;
use crate::text::ui::sheet_value::{base as words, named};
use crate::text::value_names::key;
use crate::value::{Key, MoveEffect, Moves, MovesInputs};

fn name(lang: Lang, from: &Key, to: Option<&Key>) -> String {
    format!(
        "{} → {}",
        key(lang, from),
        key(lang, to.unwrap_or(&Key::Gone))
    )
}

pub(super) fn fields(fields: &mut Fields, inputs: &MovesInputs) {
    let lang = fields.lang;
    let money = Unit::money_per_customer(inputs.period);
    fields.period("period", inputs.period);
    fields.group(words::PARTS.get(lang));
    for (place, asked) in inputs.moves.iter().enumerate() {
        let group = |place: usize| inputs.groups.get(place).map(|group| &group.name);
        let path = format!("moves/{place}/share");
        let number = fields.given(path, S::MovedShare, asked.share, Unit::Percent);
        let name = name(
            lang,
            group(asked.from).unwrap_or(&Key::NotNoted),
            asked.to.and_then(group),
        );
        fields.add(number.at(place + 1).named(name));
    }
    for (place, group) in inputs.groups.iter().enumerate() {
        fields.group(key(lang, &group.name));
        let numbers = [
            (
                "customers",
                S::GroupCustomers,
                group.customers,
                Unit::Customers,
            ),
            ("spend", S::GroupSpend, group.spend, money),
            ("profit", S::StateProfit, group.profit, money),
        ];
        for (name, symbol, given, unit) in numbers {
            let number = fields.given(format!("groups/{place}/{name}"), symbol, given, unit);
            let number = match symbol {
                S::StateProfit => number.named(words::PROFIT.get(lang)),
                _ => number,
            };
            fields.add(number.at(place + 1));
        }
    }
}

pub(super) fn sheet(page: &Page, found: &Moves) -> Sheet {
    let effects = || found.effects.iter();
    let name = |it: &MoveEffect| name(page.lang, &it.from, it.to.as_ref());
    let size = |it: &MoveEffect| it.profit.value().abs();
    let most = effects().max_by(|a, b| size(a).total_cmp(&size(b)));
    let answer = match most {
        Some(most) => {
            let words = named(page.say(words::MOVES), &[("name", &name(most))]);
            let answer = Answer::default().clause(words, [&most.customers, &most.profit]);
            match &most.profit_share {
                Some(share) => answer.clause(page.say(words::MOVES_SHARE), [share]),
                None => answer,
            }
        }
        None => Answer::default().clause(page.say(words::MOVES_NONE), []),
    };
    let mut sheet = page.sheet(answer, words::MOVES_METHOD);
    let names: Vec<String> = effects().map(name).collect();
    if !names.is_empty() {
        let measure = page.of_kind(effects().map(|it| Some(&it.profit)));
        let heads = (words::MOVE, names.clone());
        let figure = page.bars(&sheet, words::MOVES_FIGURE, heads, vec![measure]);
        sheet.figures.push(figure);
    }
    let mut columns = page.columns(words::MOVE, names);
    page.column(&mut columns, effects().map(|it| Some(&it.customers)));
    page.column(&mut columns, effects().map(|it| Some(&it.profit)));
    page.column(&mut columns, effects().map(|it| it.profit_share.as_ref()));
    page.column(&mut columns, effects().map(|it| Some(&it.revenue)));
    sheet.tables.push(page.table(words::MOVES_TABLE, columns));
    sheet.notes.push(page.say(words::MOVES_NOTE).to_owned());
    sheet
}
