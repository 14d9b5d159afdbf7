//! Usage × loyalty, like for like (M06).

use super::super::{Sheet, SheetTable};
use super::fields::Fields;
use super::page::{Answer, Page};
use crate::chart::{Drawing, Figure};
use crate::explain::{Explained, Symbol, Unit, ValueSymbol as S};
use crate::segment::{Loyalty, Usage};
use crate::text::explain::told;
use crate::text::segments::{loyalty, usage};
use crate::text::ui::Phrase;
use crate::text::ui::sheet_value::{brand as words, guides, named};
use crate::value::{CellSizes, HeatCell, HeatMap, HeatMapInputs};

pub(super) fn fields(fields: &mut Fields, inputs: &HeatMapInputs) {
    let lang = fields.lang;
    let buyers = Symbol::BrandCustomers;
    fields.add(fields.given("buyers", buyers, inputs.buyers, Unit::Customers));
    // The cells as they are now, so that the user starts from them.
    let now = match inputs.sizes {
        CellSizes::Counted(counts) => counts,
        CellSizes::Independent => inputs.usage.map(|row| {
            let buyers = inputs.buyers.value * row.share.value;
            let round = |heads: f64| (heads * 100.0).round() / 100.0;
            inputs.loyalty.map(|it| round(buyers * it.share.value))
        }),
    };
    let sizes = [
        (words::SIZES_INDEPENDENT, CellSizes::Independent),
        (words::SIZES_COUNTED, CellSizes::Counted(now)),
    ];
    fields.one_of("sizes", words::SIZES, inputs.sizes, sizes);
    for (place, (of, row)) in Usage::ALL.into_iter().zip(&inputs.usage).enumerate() {
        fields.group(usage(lang, of));
        let numbers = [
            ("share", S::UsageShare.into(), row.share, Unit::Percent),
            (
                "units",
                Symbol::BuyingRate,
                row.units,
                Unit::ItemsPerCustomerYear,
            ),
        ];
        for (name, symbol, given, unit) in numbers {
            let number = fields.given(format!("usage/{place}/{name}"), symbol, given, unit);
            fields.add(number.at(place + 1));
        }
    }
    for (place, (of, column)) in Loyalty::ALL.into_iter().zip(&inputs.loyalty).enumerate() {
        fields.group(loyalty(lang, of));
        let sop = column.share_of_purchases;
        let numbers = [
            ("share", S::LoyaltyShare.into(), column.share, Unit::Percent),
            (
                "share_of_purchases",
                Symbol::ShareOfPurchases,
                sop,
                Unit::Percent,
            ),
            (
                "unit_margin",
                Symbol::UnitMargin,
                column.unit_margin,
                Unit::MoneyPerItem,
            ),
        ];
        for (name, symbol, given, unit) in numbers {
            let number = fields.given(format!("loyalty/{place}/{name}"), symbol, given, unit);
            fields.add(number.at(place + 1));
        }
    }
    if let CellSizes::Counted(counts) = inputs.sizes {
        fields.group(words::SIZES.get(lang));
        for (row, of) in Usage::ALL.into_iter().enumerate() {
            for (column, by) in Loyalty::ALL.into_iter().enumerate() {
                let path = format!("sizes/counted/{row}/{column}");
                let count = counts[row][column];
                let number = fields.bare(path, S::CellBuyers, count, Unit::Customers);
                let name = format!("{} × {}", usage(lang, of), loyalty(lang, by));
                fields.add(number.at(3 * row + column + 1).named(name));
            }
        }
    }
}

pub(super) fn sheet(page: &Page, map: &HeatMap) -> Sheet {
    let name = |cell: &HeatCell| {
        let (row, column) = (
            usage(page.lang, cell.usage),
            loyalty(page.lang, cell.loyalty),
        );
        let name = format!("{row} × {column}");
        match zone(cell.usage, cell.loyalty) {
            Some(zone) => words::IN_ZONE
                .with(page.lang, &name)
                .replace("{zone}", page.say(zone)),
            None => name,
        }
    };
    let mut answer = Answer::default().clause(page.say(words::MAP), [&map.total]);
    if let Some(per_head) = &map.per_head {
        answer = answer.clause(page.say(words::MAP_HEAD), [per_head]);
    }
    let cells = map.cells.iter();
    let shared = cells.filter_map(|it| Some((it, it.share.as_ref()?, it.value_share.as_ref()?)));
    let best = shared.max_by(|a, b| a.2.value().total_cmp(&b.2.value()));
    if let Some((cell, share, value)) = best {
        let words = named(page.say(words::MAP_BEST), &[("cell", &name(cell))]);
        answer = answer.clause(words, [share, value]);
    }
    let mut sheet = page.sheet(answer, words::MAP_METHOD);
    let grid = grid(page, map);
    let titles = (words::LOYALTY, words::USAGE);
    let figure = page.grid(&sheet, words::MAP_GRID, titles, &grid.table);
    sheet.figures.extend(figure.map(|it| with_zones(page, it)));
    sheet.notes.push(page.say(words::ZONES_NOTE).to_owned());
    let names: Vec<String> = map.cells.iter().map(name).collect();
    let column = |pick: fn(&HeatCell) -> &Option<Explained>| -> Vec<Option<Explained>> {
        map.cells.iter().map(|cell| pick(cell).clone()).collect()
    };
    let total = told(page.lang, &map.total, page.currency);
    let rows = vec![
        (
            page.say(words::BUYERS),
            "100%".to_owned(),
            column(|it| &it.share),
        ),
        (page.say(words::WORTH), total, column(|it| &it.value_share)),
    ];
    // Where a value is below zero, shares of value do not exist.
    if map.cells.iter().all(|cell| cell.value_share.is_some()) {
        let figure = page.shares(&sheet, words::MAP_FIGURE, names.clone(), rows);
        sheet.figures.push(figure);
    }
    let mut columns = page.columns(words::CELL, names);
    let cells = || map.cells.iter();
    page.column(&mut columns, cells().map(|it| Some(&it.buyers)));
    page.column(&mut columns, cells().map(|it| it.share.as_ref()));
    page.column(&mut columns, cells().map(|it| Some(&it.units)));
    page.column(&mut columns, cells().map(|it| Some(&it.per_head)));
    page.column(&mut columns, cells().map(|it| Some(&it.value)));
    page.column(&mut columns, cells().map(|it| it.value_share.as_ref()));
    page.column(&mut columns, cells().map(|it| Some(&it.ten_points)));
    let detail = page.table(words::CELLS, columns);
    let whole = [&map.total].into_iter();
    let whole = whole.chain(&map.per_head).chain(&map.mean_units);
    sheet.tables = vec![grid, detail, page.facts(super::words::RESULTS, whole)];
    if !map.volume_shares.is_empty() {
        let names = Usage::ALL.map(|it| usage(page.lang, it).to_owned());
        let mut columns = page.columns(words::USAGE, names);
        page.column(&mut columns, map.volume_shares.iter().map(Some));
        sheet.tables.push(page.table(words::VOLUMES, columns));
    }
    // The classes and groups are those of the case.
    if !page.source.is_empty() {
        let of_case = [&guides::USAGE_GROUPS, &guides::USAGE_CLASSES];
        sheet.tables.extend(of_case.map(|it| page.guide(it)));
    }
    sheet
}

/// The group of the case that a cell is: A, B or C.
fn zone(of: Usage, by: Loyalty) -> Option<Phrase> {
    match (of, by) {
        (Usage::Heavy, Loyalty::Loyal) => Some(words::ZONE_A),
        (Usage::Light, Loyalty::PriceBuyer) => Some(words::ZONE_B),
        (Usage::Medium, Loyalty::Switcher) => Some(words::ZONE_C),
        _ => None,
    }
}

/// Writes into the cells of the grid which of them are A, B and C.
fn with_zones(page: &Page, mut figure: Figure) -> Figure {
    let Drawing::Heat(heat) = &mut figure.drawing else {
        return figure;
    };
    for (of, row) in Usage::ALL.into_iter().zip(&mut heat.rows) {
        for (by, mark) in Loyalty::ALL.into_iter().zip(&mut row.cells) {
            if let (Some(mark), Some(zone)) = (mark, zone(of, by)) {
                let zone = page.say(zone);
                mark.value_label = format!("{zone} {}", mark.value_label);
                mark.spoken = [zone, &mark.spoken].join(page.lang.pick("，", ", "));
            }
        }
    }
    figure
}

/// The value of the nine cells, row by row.
fn grid(page: &Page, map: &HeatMap) -> SheetTable {
    let names = Usage::ALL.map(|it| usage(page.lang, it).to_owned());
    let mut columns = page.columns(words::USAGE, names);
    for by in Loyalty::ALL {
        let cells = Usage::ALL.map(|of| map.cell(of, by).map(|cell| cell.value.clone()));
        columns.add(loyalty(page.lang, by), cells.to_vec());
    }
    page.table(words::MAP_GRID, columns)
}
