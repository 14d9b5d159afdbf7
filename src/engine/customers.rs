//! The list of customers and their cards, in words.

use super::segment_sheets::lacking;
use super::{Engine, EngineError, Look, Request, Response};
use crate::lifetime::ForecastSettings;
use crate::report::lifetime::{ForecastTerms, Reader, card_forecast};
use crate::report::{
    self, CardAhead, CustomersQuestion, ListShape, Refusal, Sheet, SheetAnswer, customer_at,
    id_in_address,
};
use crate::segment::{CustomerQuery, Originals, Scheme};
use crate::text::Lang;
use crate::text::lifetime::forecast_error;
use crate::text::ui::sheet_customers as words;
use crate::units::Currency;

/// Customers whose forecast takes about a second and is made for a card without being asked for.
const AT_ONCE: usize = 25_000;

impl Engine {
    /// The sheet around the list, or the card that is open.
    pub(super) fn customers_sheet(
        &mut self,
        look: Look,
        question: &CustomersQuestion,
        lang: Lang,
        currency: Currency,
    ) -> Result<SheetAnswer, EngineError> {
        if let Some(card) = &question.open {
            return self.card_sheet(look, question, card, (lang, currency));
        }
        let columns = self.text_columns(&look)?;
        let has_profit = self.looked(&look)?.base.has_profit();
        let controls = report::customers_controls(lang, question, &[], &columns, has_profit);
        match self.list_sheet(look, question, &columns, lang) {
            Ok(sheet) => Ok(SheetAnswer::Sheet(Box::new(sheet))),
            Err(error) => {
                let of = Some((&question.scheme, "customers/scheme"));
                lacking(lang, error, of, controls)
            }
        }
    }

    fn list_sheet(
        &mut self,
        look: Look,
        question: &CustomersQuestion,
        columns: &[String],
        lang: Lang,
    ) -> Result<Sheet, EngineError> {
        let scheme = question.scheme.clone();
        let request = Request::Segments {
            look: look.clone(),
            scheme: scheme.clone(),
        };
        let Response::Segments(summary) = self.handle(request, None)? else {
            return Err(EngineError::NotOpen);
        };
        let query = CustomerQuery {
            limit: 0,
            ..question.query.clone()
        };
        let request = Request::Customers {
            look: look.clone(),
            scheme,
            query,
        };
        let Response::Customers(page) = self.handle(request, None)? else {
            return Err(EngineError::NotOpen);
        };
        let base = self.looked(&look)?.base;
        let originals = Originals::of(base, summary.window.to);
        let columns = (columns, &originals);
        let has_profit = base.has_profit();
        Ok(report::customers(
            lang, question, &summary, page.total, columns, has_profit,
        ))
    }

    fn card_sheet(
        &mut self,
        look: Look,
        question: &CustomersQuestion,
        address: &str,
        (lang, currency): (Lang, Currency),
    ) -> Result<SheetAnswer, EngineError> {
        let Some(customer) = customer_at(address, &self.looked(&look)?.base.ids) else {
            let id = id_in_address(address);
            return Ok(SheetAnswer::Refused(Refusal {
                words: words::no_such_customer(lang, id.as_deref()),
                path: None,
            }));
        };
        let scheme = &question.scheme;
        let request = Request::Customer {
            look: look.clone(),
            scheme: scheme.clone(),
            customer,
        };
        let Response::Customer(card) = self.handle(request, None)? else {
            return Err(EngineError::NotOpen);
        };
        let reader = Reader { lang, currency };
        let ahead = self.card_ahead(reader, &look, question, customer);
        let sheet = report::customer_card(lang, currency, scheme, &card, ahead);
        Ok(SheetAnswer::Sheet(Box::new(sheet)))
    }

    /// What the forecast says of the customer of a card.
    fn card_ahead(
        &mut self,
        reader: Reader,
        look: &Look,
        question: &CustomersQuestion,
        customer: u32,
    ) -> CardAhead {
        let Some(settings) = self.card_settings(look, question) else {
            return CardAhead::NotAsked;
        };
        match self.forecasted(look, &settings) {
            Ok((_, Ok(forecasted))) => match card_forecast(reader, forecasted, customer) {
                Some(table) => CardAhead::Told(Box::new(table)),
                None => CardAhead::Unknown,
            },
            Ok((_, Err(error))) => CardAhead::Refused(forecast_error(reader.lang, error)),
            Err(_) => CardAhead::NotAsked,
        }
    }

    /// The forecast that a card shows: the last that was made, so that both say the same; else the
    /// usual one, where it was asked for or takes but a moment.
    fn card_settings(
        &mut self,
        look: &Look,
        question: &CustomersQuestion,
    ) -> Option<ForecastSettings> {
        let (of, forecasts) = self.forecasts(look).ok()?;
        let last = forecasts.last(look.returns).cloned();
        let is_due = question.forecast || of.customers() <= AT_ONCE;
        let usual = || ForecastTerms::default().settings(look.returns).ok();
        last.or_else(|| usual().filter(|_| is_due))
    }

    /// Does the next part of the forecast that a card shows, as [`Engine::step`] tells.
    pub(super) fn card_step(&mut self, look: &Look, question: &CustomersQuestion) -> Option<f64> {
        question.open.as_ref()?;
        let settings = self.card_settings(look, question)?;
        let (of, forecasts) = self.forecasts(look).ok()?;
        forecasts.step(of, &settings)
    }

    /// A window of a list in words.
    pub(super) fn customer_rows(
        &mut self,
        look: Look,
        scheme: Scheme,
        mut query: CustomerQuery,
        (lang, currency): (Lang, Currency),
    ) -> Result<Response, EngineError> {
        let base = self.looked(&look)?.base;
        // A question may be older than the file it is put to.
        let is_there = |name: &String| base.attributes.iter().any(|it| it.name == *name);
        query.texts.retain(is_there);
        let shape = ListShape {
            has_scores: matches!(scheme, Scheme::Rfm(_)),
            has_profit: base.has_profit(),
            hidden: query.hidden.clone(),
            texts: query.texts.clone(),
        };
        let request = Request::Customers {
            look,
            scheme,
            query,
        };
        match self.handle(request, None)? {
            Response::Customers(page) => {
                let rows = report::customer_rows(lang, currency, page, shape);
                Ok(Response::CustomerRows(rows))
            }
            _ => Err(EngineError::NotOpen),
        }
    }
}
