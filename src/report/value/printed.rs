//! Groups A, B and C as the case prints them (M06), beside the same on one base.

use super::super::Sheet;
use super::fields::Fields;
use super::page::{Answer, Page};
use crate::explain::{Symbol, Unit, ValueSymbol as S};
use crate::text::explain::symbol_name;
use crate::text::ui::sheet_value::{brand as words, capital, guides};
use crate::text::value_names;
use crate::value::{Key, Printed, PrintedInputs};

pub(super) fn fields(fields: &mut Fields, inputs: &PrintedInputs) {
    let lang = fields.lang;
    let each = Unit::ItemsPerCustomerYear;
    let sop = inputs.share_of_purchases;
    let whole = [
        (
            "buyers",
            Symbol::BrandCustomers,
            inputs.buyers,
            Unit::Customers,
        ),
        (
            "penetration",
            Symbol::Penetration,
            inputs.penetration,
            Unit::Percent,
        ),
        ("buying_rate", Symbol::BuyingRate, inputs.buying_rate, each),
        (
            "share_of_purchases",
            Symbol::ShareOfPurchases,
            sop,
            Unit::Percent,
        ),
        (
            "unit_margin",
            Symbol::UnitMargin,
            inputs.unit_margin,
            Unit::MoneyPerItem,
        ),
        ("deal", S::Deal.into(), inputs.deal, Unit::MoneyPerItem),
    ];
    for (name, symbol, given, unit) in whole {
        fields.add(fields.given(name, symbol, given, unit));
    }
    for (place, name) in ["A", "B", "C"].into_iter().enumerate() {
        fields.group(format!("{} {name}", words::GROUP.get(lang)));
        let share = fields.given(
            format!("shares/{place}"),
            S::CellShare,
            inputs.shares[place],
            Unit::Percent,
        );
        fields.add(share.at(place + 1));
        // The model's errors call it by the name it has in the formula.
        let units = inputs.units[place];
        let units = fields.given(format!("units/{place}"), Symbol::BuyingRate, units, each);
        let name = capital(symbol_name(lang, S::GroupUnits.into()));
        fields.add(units.at(place + 1).named(name));
    }
    for (at, place, name, (share, units)) in [
        ("heavy", 1, words::HEAVY, inputs.heavy),
        ("light", 3, words::LIGHT, inputs.light),
    ] {
        fields.group(name.get(lang));
        let share = fields.given(format!("{at}/0"), S::UsageShare, share, Unit::Percent);
        fields.add(share.at(place));
        let units = fields.given(format!("{at}/1"), S::GroupUnits, units, each);
        fields.add(units.at(place));
    }
}

pub(super) fn sheet(page: &Page, found: &Printed) -> Sheet {
    let like = &found.c_like_for_like;
    let answer = Answer::default()
        .clause(page.say(words::PRINTED), [&found.a, &found.b, &found.c])
        .clause(page.say(words::PRINTED_LIKE), [like])
        .clause(page.say(words::PRINTED_DEAL), [&found.deal_volume]);
    let mut sheet = page.sheet(answer, words::PRINTED_METHOD);
    let names: Vec<String> = (0..4)
        .map(|group| value_names::key(page.lang, &Key::PrintedGroup(group)))
        .collect();
    let heads = [&found.a, &found.b, &found.c, like];
    let one = page.measure(page.say(words::PRINTED_HEAD), &found.a);
    let all = page.measure(page.say(words::PRINTED_ALL), &found.totals[0]);
    let measures = vec![
        (one, heads.map(|of| Some(of.clone())).to_vec()),
        (all, found.totals.clone().map(Some).to_vec()),
    ];
    let by = (words::GROUP, names.clone());
    let figure = page.bars(&sheet, words::PRINTED_FIGURE, by, measures);
    sheet.figures.push(figure);
    let mut columns = page.columns(words::GROUP, names);
    columns.add(
        page.say(words::PRINTED_HEAD),
        heads.map(|of| Some(of.clone())).to_vec(),
    );
    columns.add(
        page.say(words::PRINTED_ALL),
        found.totals.clone().map(Some).to_vec(),
    );
    let whole = found.lines().into_iter();
    let whole = whole.filter(|line| line.keys.is_empty());
    let results = page.facts(super::words::RESULTS, whole.map(|line| line.of));
    sheet.tables = vec![
        page.table(words::GROUPS, columns),
        results,
        page.guide(&guides::USAGE_GROUPS),
        page.guide(&guides::USAGE_CLASSES),
    ];
    sheet
}
