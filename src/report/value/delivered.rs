//! Delivered value against rivals (M18).

use super::super::Sheet;
use super::fields::Fields;
use super::page::{Answer, Page};
use crate::chart::{Figure, StepKind, Swatch};
use crate::explain::{Explained, Expr, Given, Symbol, Unit};
use crate::text::Lang;
use crate::text::explain::symbol_name;
use crate::text::ui::sheet_value::{brand as words, capital, named, numbered};
use crate::text::value_names;
use crate::value::{COST_PARTS, Delivered, Key, Offer, OfferValue, VALUE_PARTS};

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

pub(super) fn sheet(page: &Page, given: &[Offer], found: &Delivered) -> Sheet {
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
    for ((offer, found), name) in given.iter().zip(offers()).zip(&names) {
        let figure = parts(page, &sheet, name, (offer, found));
        sheet.figures.push(figure);
    }
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

/// The four values of an offer piled up, and what its four costs leave of them.
fn parts(page: &Page, sheet: &Sheet, name: &str, (offer, found): (&Offer, &OfferValue)) -> Figure {
    let part = |symbol: Symbol, of: Expr| Explained::new(symbol, Unit::Points, of);
    let label = |symbol: Symbol| capital(symbol_name(page.lang, symbol));
    let counted = |symbol: Symbol, given: Given| {
        Explained::given(symbol, given.value, Unit::Points, given.source).as_input()
    };
    let mut steps = Vec::with_capacity(VALUE_PARTS.len() + COST_PARTS.len() + 1);
    for (symbol, &given) in VALUE_PARTS.into_iter().zip(&offer.values) {
        let symbol = symbol.into();
        let of = part(symbol, counted(symbol, given));
        steps.push((label(symbol), StepKind::Up, Swatch::Accent, of));
    }
    for (symbol, &given) in COST_PARTS.into_iter().zip(&offer.costs) {
        let symbol = symbol.into();
        let of = part(symbol, Expr::Number(0.0).minus(counted(symbol, given)));
        steps.push((label(symbol), StepKind::Down, Swatch::Negative, of));
    }
    let whole = found.delivered.clone();
    let total = (label(whole.symbol), StepKind::Total, Swatch::Tier(0), whole);
    steps.push(total);
    let mut figure = page.steps(sheet, words::DELIVERED_PARTS, steps);
    figure.title = named(&figure.title, &[("name", name)]);
    figure
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::chart::Drawing;
    use crate::report::SheetAnswer;
    use crate::report::value::{OnPaper, on_paper};
    use crate::units::Currency;
    use crate::value::Question;

    #[test]
    fn every_part_of_every_offer_is_drawn_and_the_parts_end_at_what_is_delivered() {
        let offer = |name, values: [f64; 4], costs: [f64; 4]| Offer {
            name: Key::Place(name),
            values: values.map(Given::assumed),
            costs: costs.map(Given::assumed),
        };
        let ours = offer(1, [60.0, 25.0, 15.0, 20.0], [70.0, 10.0, 8.0, 7.0]);
        let rival = offer(2, [50.0, 20.0, 15.0, 15.0], [55.0, 12.0, 8.0, 7.0]);
        let asked = OnPaper {
            case: None,
            currency: Currency::Cny,
            ask: Question::Delivered(vec![ours, rival]),
        };
        let SheetAnswer::Sheet(sheet) = on_paper(Lang::Zh, Currency::Cny, &asked) else {
            panic!("refused");
        };
        let ends = sheet.figures.iter().skip(1).map(|figure| {
            let Drawing::Waterfall(fall) = &figure.drawing else {
                panic!("{}", figure.title);
            };
            let (total, parts) = fall.steps.split_last().unwrap();
            assert_eq!(parts.len(), 8);
            let sum: f64 = parts.iter().map(|step| step.value).sum();
            assert_eq!(sum, total.value);
            total.value
        });
        assert_eq!(ends.collect::<Vec<_>>(), [25.0, 18.0]);
    }
}
