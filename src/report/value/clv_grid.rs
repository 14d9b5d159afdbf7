//! Lifetime value over retention and discount (M12).

use super::super::Sheet;
use super::fields::Fields;
use super::page::{Answer, Page};
use crate::explain::{Explained, Unit, ValueSymbol as S};
use crate::text::number::percent;
use crate::text::ui::sheet_value::{lifetime as words, named, numbered};
use crate::value::{ClvGrid, ClvGridInputs, FirstMargin};

pub(super) fn fields(fields: &mut Fields, inputs: &ClvGridInputs) {
    let clv = &inputs.clv;
    let lang = fields.lang;
    let money = Unit::money_per_customer(clv.period);
    fields.period("clv/period", clv.period);
    fields.add(fields.given("clv/margin", S::PeriodMargin, clv.margin, money));
    fields.add(fields.optional("clv/growth", S::MarginGrowth, clv.growth, Unit::Percent));
    fields.add(fields.optional(
        "clv/acquisition_cost",
        S::AcquisitionCost,
        clv.acquisition_cost,
        Unit::MoneyPerCustomer,
    ));
    let first = [
        (words::FIRST_NOW, FirstMargin::Now),
        (words::FIRST_LATER, FirstMargin::AfterRetention),
    ];
    fields.one_of("first", words::FIRST_MARGIN, inputs.first, first);
    for (list, symbol, label, rates) in [
        (
            "retentions",
            S::Retention,
            words::RETENTION,
            &inputs.retentions,
        ),
        (
            "discounts",
            S::DiscountRate,
            words::DISCOUNT,
            &inputs.discounts,
        ),
    ] {
        fields.group(label.get(lang));
        for (place, &rate) in rates.iter().enumerate() {
            let number = fields.bare(format!("{list}/{place}"), symbol, rate, Unit::Percent);
            let name = numbered(lang, label, place + 1);
            fields.add(number.at(place + 1).named(name));
        }
    }
}

pub(super) fn sheet(page: &Page, inputs: &ClvGridInputs, grid: &ClvGrid) -> Sheet {
    let lang = page.lang;
    let values = || grid.cells.iter().filter_map(|cell| cell.value.as_ref());
    let least = values().min_by(|a, b| a.value().total_cmp(&b.value()));
    let most = values().max_by(|a, b| a.value().total_cmp(&b.value()));
    let mut answer = match (least, most) {
        (Some(least), Some(most)) => Answer::default().clause(page.say(words::GRID), [least, most]),
        _ => Answer::default().clause(page.say(words::GRID_EMPTY), []),
    };
    let judged = grid.cells.iter().filter(|cell| cell.pays.is_some()).count();
    if judged > 0 {
        let pays = grid.cells.iter().filter(|it| it.pays == Some(true)).count();
        let counts = [("cells", judged.to_string()), ("pays", pays.to_string())];
        let counts = counts
            .each_ref()
            .map(|(place, count)| (*place, count.as_str()));
        answer = answer.clause(named(page.say(words::GRID_PAYS), &counts), []);
    }
    let mut sheet = page.sheet(answer, words::GRID_METHOD);
    let rows = inputs.retentions.iter();
    let rows = rows.map(|&rate| words::AT_RETENTION.with(lang, &percent(lang, rate, 1)));
    let mut columns = page.columns(words::RETENTION, rows);
    let width = inputs.discounts.len();
    for (place, &discount) in inputs.discounts.iter().enumerate() {
        let heading = words::AT_DISCOUNT.with(lang, &percent(lang, discount, 1));
        let down = grid.cells.iter().skip(place).step_by(width.max(1));
        columns.add(&heading, down.map(|cell| cell.value.clone()).collect());
    }
    let table = page.table(words::GRID_TABLE, columns);
    let titles = (words::DISCOUNT, words::RETENTION);
    let figure = page.grid(&sheet, words::GRID_FIGURE, titles, &table.table);
    sheet.figures.extend(figure);
    sheet.tables.push(table);
    if grid.cost_line.iter().any(Option::is_some) {
        let names = inputs.discounts.iter();
        let names = names.map(|&rate| percent(lang, rate, 1));
        let mut columns = page.columns(words::DISCOUNT, names);
        let line = grid.cost_line.iter();
        page.column(&mut columns, line.map(Option::<Explained>::as_ref));
        let note = page.say(words::GRID_LINE_NOTE);
        sheet
            .tables
            .push(page.noted(words::GRID_LINE, note, columns));
    }
    sheet.notes = vec![page.say(words::CLV_SAME_PERIOD).to_owned()];
    sheet
}
