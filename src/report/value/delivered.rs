//! Delivered value against rivals (M18).

use super::super::Sheet;
use super::fields::Fields;
use super::page::{Answer, Page};
use crate::explain::{Given, Unit};
use crate::text::Lang;
use crate::text::ui::sheet_value::{brand as words, named, numbered};
use crate::text::value_names;
use crate::value::{COST_PARTS, Delivered, Key, Offer, VALUE_PARTS};

/// Ours and four rivals.
const MOST_OFFERS: usize = 5;

fn name(lang: Lang, key: &Key, place: usize) -> String {
    match (key, place) {
        (Key::Place(_), 0) => words::OURS.get(lang).to_owned(),
        (Key::Place(_), place) => numbered(lang, words::RIVAL, place),
        (key, _) => value_names::key(lang, key),
    }
}

pub(super) fn fields(fields: &mut Fields, offers: &[Offer]) {
    let fresh = Offer {
        name: Key::Place(offers.len() as u32 + 1),
        values: [Given::assumed(10.0); 4],
        costs: [Given::assumed(10.0); 4],
    };
    fields.list("", offers, MOST_OFFERS, fresh);
    for (place, offer) in offers.iter().enumerate() {
        let name = name(fields.lang, &offer.name, place);
        fields.group(&name);
        fields.renamed(&format!("{place}/name"), &name);
        let parts = [
            ("values", VALUE_PARTS, &offer.values),
            ("costs", COST_PARTS, &offer.costs),
        ];
        for (list, symbols, given) in parts {
            for (part, (symbol, &given)) in symbols.into_iter().zip(given).enumerate() {
                let path = format!("{place}/{list}/{part}");
                let number = fields.given(path, symbol, given, Unit::Points);
                fields.add(number.at(place + 1));
            }
        }
    }
}

pub(super) fn sheet(page: &Page, found: &Delivered) -> Sheet {
    let offers = || found.offers.iter();
    let names: Vec<String> = offers()
        .enumerate()
        .map(|(place, it)| name(page.lang, &it.name, place))
        .collect();
    let ours = found.offers.iter().map(|it| &it.delivered).take(1);
    let best = found.offers.get(found.best_by_difference);
    let level = best.and_then(|best| best.to_draw_level.as_ref());
    let mut answer = match (best, level) {
        (Some(best), Some(level)) => {
            let name = [("name", names[found.best_by_difference].as_str())];
            let words = named(page.say(words::DELIVERED_BEST), &name);
            let answer = Answer::default().clause(page.say(words::DELIVERED), ours);
            answer.clause(words, [&best.delivered, level])
        }
        _ => Answer::default().clause(page.say(words::DELIVERED_OURS), ours),
    };
    let by_ratio = found.best_by_ratio.filter(|_| found.disagree());
    let by_ratio = by_ratio.and_then(|place| {
        let ratio = found.offers.get(place)?.ratio.as_ref()?;
        Some((names.get(place)?, ratio))
    });
    if let Some((name, ratio)) = by_ratio {
        let words = named(page.say(words::DELIVERED_SPLIT), &[("name", name)]);
        answer = answer.clause(words, [ratio]);
    }
    let mut sheet = page.sheet(answer, words::DELIVERED_METHOD);
    let measures = vec![
        page.of_kind(offers().map(|it| Some(&it.value))),
        page.of_kind(offers().map(|it| Some(&it.cost))),
        page.of_kind(offers().map(|it| Some(&it.delivered))),
    ];
    let heads = (super::words::NAME, names.clone());
    let figure = page.bars(&sheet, words::DELIVERED_FIGURE, heads, measures);
    sheet.figures.push(figure);
    let mut columns = page.columns(super::words::NAME, names);
    page.column(&mut columns, offers().map(|it| Some(&it.value)));
    page.column(&mut columns, offers().map(|it| Some(&it.cost)));
    page.column(&mut columns, offers().map(|it| Some(&it.delivered)));
    page.column(&mut columns, offers().map(|it| it.ratio.as_ref()));
    page.column(&mut columns, offers().map(|it| it.ours_to_this.as_ref()));
    page.column(&mut columns, offers().map(|it| it.to_draw_level.as_ref()));
    sheet.tables.push(page.table(words::OFFERS, columns));
    sheet.notes.push(page.say(words::DELIVERED_NOTE).to_owned());
    sheet
}
