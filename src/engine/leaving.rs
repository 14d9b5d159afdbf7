//! Customers on their way into a file: segment, scores, money, and the columns the file itself has.

use crate::base::CustomerBase;
use crate::chart::{Cell, Column};
use crate::report::export::NumberFormat;
use crate::segment::{
    CustomerRow, ListColumn, Original, OriginalColumn, Originals, Profiles, Segmentation,
};
use crate::text::number::plain;
use crate::text::{Lang, segments as words};
use crate::units::{Currency, Day, Money};

/// The columns every list of customers leaves with.
pub(super) struct Leaving<'a> {
    base: &'a CustomerBase,
    to: Day,
    lang: Lang,
    has_scores: bool,
    has_profit: bool,
    originals: Vec<OriginalColumn<'a>>,
    /// The heads: the program's columns, then those of the file.
    pub(super) columns: Vec<Column>,
    /// How a workbook shows the program's columns.
    pub(super) formats: Vec<NumberFormat>,
}

impl<'a> Leaving<'a> {
    pub(super) fn of(
        base: &'a CustomerBase,
        profiles: &Profiles,
        segmentation: &Segmentation,
        (lang, currency): (Lang, Currency),
    ) -> Leaving<'a> {
        let has_scores = segmentation.scores.is_some();
        let has_profit = profiles.has_profit();
        let listed = words::list_columns(lang, has_scores, has_profit);
        let formats = listed.iter().map(|it| list_format(*it, currency)).collect();
        let mut columns: Vec<Column> = listed
            .into_iter()
            .map(|column| list_head(lang, currency, column))
            .collect();
        let to = profiles.window.to;
        let originals = Originals::of(base, to).leaving;
        columns.extend(originals.iter().map(|it| match it.varies {
            true => head(&words::of_last_line(lang, &it.name), it.is_number()),
            false => head(&it.name, it.is_number()),
        }));
        Leaving {
            base,
            to,
            lang,
            has_scores,
            has_profit,
            originals,
            columns,
            formats,
        }
    }

    /// The cells of one customer under the heads.
    pub(super) fn cells(&self, row: CustomerRow) -> Vec<Cell> {
        let customer = row.customer as usize;
        let mut cells = cells(self.lang, row, self.has_scores, self.has_profit);
        let original = |it: &OriginalColumn<'_>| match it.of(self.base, customer, self.to) {
            Original::Text(text) => text.to_owned(),
            Original::Number(number) => plain(number.units()),
            Original::Blank => String::new(),
        };
        cells.extend(self.originals.iter().map(|it| Cell::text(original(it))));
        cells
    }
}

fn head(heading: &str, numeric: bool) -> Column {
    Column {
        heading: heading.to_owned(),
        unit: String::new(),
        numeric,
    }
}

/// The head of a column of the list, with its unit; scores have none.
fn list_head(lang: Lang, currency: Currency, (heading, of): (&str, Option<ListColumn>)) -> Column {
    let is_text = matches!(of, Some(ListColumn::Customer | ListColumn::Segment));
    Column {
        unit: of.map_or_else(String::new, |of| words::list_unit(lang, currency, of)),
        ..head(heading, !is_text && !is_day(of))
    }
}

fn is_day(of: Option<ListColumn>) -> bool {
    matches!(of, Some(ListColumn::FirstDay | ListColumn::LastDay))
}

fn list_format((_, of): (&str, Option<ListColumn>), currency: Currency) -> NumberFormat {
    match of {
        _ if is_day(of) => NumberFormat::Day,
        Some(ListColumn::Revenue | ListColumn::Profit | ListColumn::MonthlySpend) => {
            NumberFormat::money(currency)
        }
        _ => NumberFormat::Whole,
    }
}

/// The cells of one customer under the heads of [`words::list_columns`].
fn cells(lang: Lang, row: CustomerRow, has_scores: bool, has_profit: bool) -> Vec<Cell> {
    let day = |day: Option<Day>| Cell::text(day.map(Day::iso).unwrap_or_default());
    let money = |it: Option<Money>| Cell::text(it.map(|it| plain(it.units())).unwrap_or_default());
    let mut cells = vec![
        Cell::text(row.id),
        Cell::text(words::segment(lang, &row.segment)),
    ];
    if has_scores {
        let scores = row.scores.map(|scores| scores.map(|it| it.to_string()));
        cells.extend(scores.unwrap_or_default().map(Cell::text));
    }
    cells.push(Cell::text(row.orders.to_string()));
    cells.push(money(Some(row.revenue)));
    if has_profit {
        cells.push(money(row.profit));
    }
    cells.extend([
        money(row.monthly_spend),
        day(row.first_day),
        day(row.last_day),
    ]);
    cells
}
