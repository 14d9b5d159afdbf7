//! The value models as sheets: a file for each model, with what can be changed and what is shown.

mod assessment;
mod based;
mod bases;
mod care;
mod cbv_change;
mod cbv_levers;
mod clv;
mod clv_grid;
mod concentration;
mod contacts;
mod delivered;
mod equity;
mod expected_value;
mod fields;
mod funnel;
mod guides;
mod heat_map;
mod leads;
mod life_cycle;
mod markov;
mod misfit;
mod moves;
mod observed;
mod page;
mod printed;
mod promotion;
mod register;
mod relationships;
mod rfm;
mod scored;
mod serving;
mod survey;
mod topics;
mod wallet;
mod whole;

use serde::{Deserialize, Serialize};

use super::{Sheet, SheetAnswer};
use crate::text::Lang;
use crate::text::names;
use crate::text::ui::Phrase;
use crate::text::ui::sheet_value::{self as words, brand};
use crate::units::Currency;
use crate::value::{self, ValueError};
use crate::workshop::{CaseRef, ValueCase};
use fields::{Fields, tag};
use page::Page;

pub use based::{base_controls, on_base};
pub use care::{CareKnown, care_controls, cared};
pub use leads::{leads, no_leads};
pub use misfit::misfit_on_paper;
pub use observed::{Observing, observed};
pub use register::{footnotes_of_study, register};
pub(super) use relationships::in_matrix;
pub use scored::scored;
pub use survey::survey;
pub(super) use topics::topics;

/// A value model on numbers of its own.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct OnPaper {
    /// The case it began with, whose footnotes it carries.
    #[serde(default)]
    pub case: Option<ValueCase>,
    /// The currency of its money; while unstated, that of the open data.
    #[serde(default)]
    pub currency: Currency,
    /// The model and its inputs.
    pub ask: value::Question,
}

impl OnPaper {
    /// A case as it is printed.
    pub fn case(case: ValueCase) -> OnPaper {
        OnPaper {
            case: Some(case),
            currency: case.currency(),
            ask: case.question(),
        }
    }
}

/// The sheet of a value model, or which field must be otherwise. Money is in `currency` where the
/// question states none.
pub fn on_paper(lang: Lang, currency: Currency, asked: &OnPaper) -> SheetAnswer {
    let page = Page {
        lang,
        currency: match asked.currency {
            Currency::Unstated => currency,
            stated => stated,
        },
        source: asked
            .case
            .map(|case| words::from_case(lang, case))
            .unwrap_or_default(),
    };
    let mut fields = Fields::new(lang, page.currency);
    fields.below(&format!("value/ask/{}", tag(&asked.ask)));
    describe(&mut fields, &asked.ask);
    if fields.has_money() {
        currency_field(&mut fields, asked.currency);
    }
    let found = fields.filled().map(|()| sheet(&page, &asked.ask));
    let answer = found.and_then(|found| {
        found.map_err(|error| {
            fields.offer_whole(&error, &asked.ask);
            fields.refusal(&error)
        })
    });
    let controls = fields.into_controls();
    let mut sheet = match answer {
        Ok(sheet) => sheet,
        Err(refusal) => return SheetAnswer::Lacking { refusal, controls },
    };
    if let Some(case) = asked.case {
        register::annotate(&page, &mut sheet, CaseRef::Value(case));
    }
    if let Some(kept) = kept_where(asked) {
        sheet.notes.push(page.say(kept).to_owned());
    }
    if !page.source.is_empty() {
        sheet.notes.push(page.source);
    }
    sheet.controls = controls;
    sheet.currency = Some(page.currency);
    sheet.into()
}

/// Which pages have the numbers of this one in common; see [`super::asking`].
fn kept_where(asked: &OnPaper) -> Option<Phrase> {
    match (&asked.ask, asked.case) {
        (value::Question::CbvLevers(levers), Some(ValueCase::Hampton))
            if levers.price.is_none() && !levers.counts_units =>
        {
            Some(brand::LEVERS_SHARED)
        }
        (value::Question::CbvLevers(_), _) => Some(brand::LEVERS_OWN),
        (value::Question::CbvChange(_), Some(_)) => Some(brand::CHANGE_SHARED),
        (value::Question::Printed(_), Some(_)) => Some(brand::PRINTED_SHARED),
        _ => None,
    }
}

fn currency_field(fields: &mut Fields, stated: Currency) {
    let lang = fields.lang;
    fields.below("value");
    fields.group(words::OTHER.get(lang));
    let currencies = Currency::ALL.map(|it| match it {
        Currency::Unstated => (words::CURRENCY_OF_DATA.get(lang).to_owned(), it),
        it => (names::currency(lang, it), it),
    });
    let chosen = Currency::ALL.iter().position(|it| *it == stated);
    fields.choice("currency", words::CURRENCY.get(lang), chosen, currencies);
}

/// The fields of a model's inputs.
fn describe(fields: &mut Fields, ask: &value::Question) {
    use value::Question;
    match ask {
        Question::Clv(inputs) => clv::fields(fields, inputs),
        Question::ClvGrid(inputs) => clv_grid::fields(fields, inputs),
        Question::Promotion(inputs) => promotion::fields(fields, inputs),
        Question::Equity(inputs) => equity::fields(fields, inputs),
        Question::CbvLevers(inputs) => cbv_levers::fields(fields, inputs),
        Question::CbvChange(inputs) => cbv_change::fields(fields, inputs),
        Question::HeatMap(inputs) => heat_map::fields(fields, inputs),
        Question::Printed(inputs) => printed::fields(fields, inputs),
        Question::Moves(inputs) => moves::fields(fields, inputs),
        Question::Markov(inputs) => markov::fields(fields, inputs),
        Question::Wallet(inputs) => wallet::fields(fields, inputs),
        Question::Concentration(inputs) => concentration::fields(fields, inputs),
        Question::Serving(inputs) => serving::fields(fields, inputs),
        Question::ExpectedValue(inputs) => expected_value::fields(fields, inputs),
        Question::Rfm(inputs) => rfm::fields(fields, inputs),
        Question::Bases(inputs) => bases::fields(fields, inputs),
        Question::Delivered(offers) => delivered::fields(fields, offers),
        Question::Relationships(inputs) => relationships::fields(fields, inputs),
        Question::Assessment(inputs) => assessment::fields(fields, inputs),
        Question::LifeCycle(inputs) => life_cycle::fields(fields, inputs),
        Question::Funnel(inputs) => funnel::fields(fields, inputs),
        Question::Contacts(inputs) => contacts::fields(fields, inputs),
    }
}

/// What a model shows.
fn sheet(page: &Page, ask: &value::Question) -> Result<Sheet, ValueError> {
    use value::Question;
    Ok(match ask {
        Question::Clv(inputs) => clv::sheet(page, &value::Clv::evaluate(inputs)?),
        Question::ClvGrid(inputs) => {
            clv_grid::sheet(page, inputs, &value::ClvGrid::evaluate(inputs)?)
        }
        Question::Promotion(inputs) => promotion::sheet(page, &value::Promotion::evaluate(inputs)?),
        Question::Equity(inputs) => equity::sheet(page, &value::Equity::evaluate(inputs)?),
        Question::CbvLevers(inputs) => {
            cbv_levers::sheet(page, inputs, &value::CbvLevers::evaluate(inputs)?)
        }
        Question::CbvChange(inputs) => {
            cbv_change::sheet(page, &value::CbvChange::evaluate(inputs)?)
        }
        Question::HeatMap(inputs) => heat_map::sheet(page, &value::HeatMap::evaluate(inputs)?),
        Question::Printed(inputs) => printed::sheet(page, &value::Printed::evaluate(inputs)?),
        Question::Moves(inputs) => moves::sheet(page, &value::Moves::evaluate(inputs)?),
        Question::Markov(inputs) => markov::sheet(page, &value::Markov::evaluate(inputs)?),
        Question::Wallet(inputs) => wallet::sheet(page, &value::Wallet::evaluate(inputs)?),
        Question::Concentration(inputs) => {
            concentration::sheet(page, &value::Concentration::evaluate(inputs)?)
        }
        Question::Serving(inputs) => serving::sheet(page, &value::Serving::evaluate(inputs)?),
        Question::ExpectedValue(inputs) => {
            expected_value::sheet(page, &value::ExpectedValue::evaluate(inputs)?)
        }
        Question::Rfm(inputs) => rfm::sheet(page, inputs, &value::Rfm::evaluate(inputs)?),
        Question::Bases(inputs) => bases::sheet(page, inputs, &value::Bases::evaluate(inputs)?),
        Question::Delivered(offers) => {
            delivered::sheet(page, offers, &value::Delivered::evaluate(offers)?)
        }
        Question::Relationships(inputs) => {
            relationships::sheet(page, &value::relationships(inputs)?)
        }
        Question::Assessment(inputs) => {
            assessment::sheet(page, inputs, &value::Assessment::evaluate(inputs)?)
        }
        Question::LifeCycle(inputs) => {
            life_cycle::sheet(page, &value::LifeCycle::evaluate(inputs)?)
        }
        Question::Funnel(inputs) => funnel::with_rules(page, &value::Funnel::evaluate(inputs)?),
        Question::Contacts(inputs) => contacts::sheet(page, inputs, &value::contacts(inputs)?),
    })
}

#[cfg(test)]
mod list_tests;
#[cfg(test)]
mod tests;
