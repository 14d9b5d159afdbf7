//! What can be changed of the case.

use super::super::parts::{Controls, Reader};
use super::super::question::SchoolTerms;
use super::readings::READINGS;
use crate::lifetime::StockReading;
use crate::report::fields::json_of;
use crate::text::ui::{sheet_lifetime_paper as paper, sheet_school as words};

pub(super) fn controls(reader: Reader, terms: &SchoolTerms) -> Controls {
    let lang = reader.lang;
    let mut controls = Controls::at(lang, "school");
    let (heads, money) = (paper::HEADS.get(lang), reader.money());
    let named = |it: StockReading| (words::reading(lang, it).to_owned(), json_of(&it));
    let chosen = READINGS.iter().position(|it| *it == terms.reading);
    controls.choice(
        words::READ_AS,
        "reading",
        chosen,
        READINGS.map(named).to_vec(),
    );
    let stock = match terms.reading {
        StockReading::AtOneTime => words::STOCK,
        StockReading::JoiningYearly => words::JOINED_YEARLY,
    };
    controls.number(stock, "stock", Some(terms.stock.value), heads);
    controls.number(
        words::JOINING,
        "joining_monthly",
        Some(terms.joining_monthly.value),
        heads,
    );
    controls.number(
        words::LEAVING,
        "leaving_monthly",
        terms.leaving_monthly.map(|it| it.value),
        heads,
    );
    controls.number(
        words::REVENUE_MONTH,
        "revenue_monthly",
        Some(terms.revenue_monthly.value),
        &money,
    );
    controls.number(
        words::PROFIT_MONTH,
        "profit_monthly",
        Some(terms.profit_monthly.value),
        &money,
    );
    controls.percent(
        words::MONTH_DISCOUNT,
        "discount_monthly",
        Some(terms.discount_monthly.value),
    );
    controls.percent(
        words::FIRST_LOSS,
        "first_loss",
        Some(terms.first_loss.value),
    );
    controls.group(words::LEFT_BY);
    for (place, (months, left)) in terms.left_by.iter().enumerate() {
        let label = words::by_month(lang, *months);
        controls.share(label, &format!("left_by/{place}/1"), Some(left.value));
    }
    controls
}
