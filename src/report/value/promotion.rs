//! Lifetime value with promotion (M12).

use super::super::Sheet;
use super::fields::Fields;
use super::page::{Answer, Page};
use crate::chart::{StepKind, Swatch};
use crate::explain::{Explained, Expr, Unit, ValueSymbol as S};
use crate::text::explain::symbol_name;
use crate::text::ui::sheet_value::{capital, lifetime as words};
use crate::value::{Promotion, PromotionInputs};

pub(super) fn fields(fields: &mut Fields, inputs: &PromotionInputs) {
    let year = Unit::MoneyPerCustomerYear;
    fields.add(fields.given("margin", S::PeriodMargin, inputs.margin, year));
    fields.add(fields.given("promotion", S::PromotionCost, inputs.promotion, year));
    fields.add(fields.given("retention", S::Retention, inputs.retention, Unit::Percent));
    fields.add(fields.given("discount", S::DiscountRate, inputs.discount, Unit::Percent));
    let years = fields.bare("years", S::Payments, f64::from(inputs.years), Unit::Periods);
    fields.add(years.named(words::YEARS.get(fields.lang)));
}

pub(super) fn sheet(page: &Page, found: &Promotion) -> Sheet {
    let numbers = [&found.value, &found.margins, &found.costs];
    let answer = Answer::default().clause(page.say(words::PROMOTION), numbers);
    let mut sheet = page.sheet(answer, words::PROMOTION_METHOD);
    let spent = Expr::Number(0.0).minus(found.costs.as_input());
    let spent = Explained::new(S::PromotionToday, found.costs.unit, spent);
    let steps = [
        (&found.margins, StepKind::Up, Swatch::Accent),
        (&spent, StepKind::Down, Swatch::Negative),
        (&found.value, StepKind::Total, Swatch::Tier(0)),
    ];
    let steps = steps.map(|(of, kind, swatch)| {
        let name = match kind {
            StepKind::Total => "CLV".to_owned(),
            _ => capital(symbol_name(page.lang, of.symbol)),
        };
        (name, kind, swatch, of.clone())
    });
    let figure = page.steps(&sheet, words::PROMOTION_FIGURE, steps.to_vec());
    sheet.figures.push(figure);
    let numbers = [&found.margins, &found.costs, &found.value];
    sheet
        .tables
        .push(page.facts(super::words::RESULTS, numbers));
    sheet
}
