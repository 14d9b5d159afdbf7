//! The list of customers and their cards, in words.

use super::segment_sheets::{lacking, refused};
use super::{Engine, EngineError, Look, Request, Response};
use crate::report::{self, CardOf, CustomersQuestion, ListShape, Sheet, SheetAnswer};
use crate::segment::{CustomerQuery, Scheme};
use crate::text::Lang;
use crate::text::ui::sheet_customers as words;
use crate::units::Currency;

impl Engine {
    /// The sheet around the list, or the card that is open.
    pub(super) fn customers_sheet(
        &mut self,
        look: Look,
        question: &CustomersQuestion,
        lang: Lang,
        currency: Currency,
    ) -> Result<SheetAnswer, EngineError> {
        if let Some(card) = question.card {
            return self.card_sheet(look, &question.scheme, card, (lang, currency));
        }
        let columns = self.text_columns(&look)?;
        let controls = report::customers_controls(lang, question, &[], &columns);
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
            look,
            scheme,
            query,
        };
        match self.handle(request, None)? {
            Response::Customers(page) => Ok(report::customers(
                lang, question, &summary, page.total, columns,
            )),
            _ => Err(EngineError::NotOpen),
        }
    }

    fn card_sheet(
        &mut self,
        look: Look,
        scheme: &Scheme,
        of: CardOf,
        (lang, currency): (Lang, Currency),
    ) -> Result<SheetAnswer, EngineError> {
        let request = Request::Customer {
            look,
            scheme: scheme.clone(),
            customer: of.customer,
        };
        match self.handle(request, None) {
            Ok(Response::Customer(card)) if report::id_mark(&card.row.id) == of.mark => {
                let sheet = report::customer_card(lang, currency, scheme, &card);
                Ok(SheetAnswer::Sheet(Box::new(sheet)))
            }
            Ok(Response::Customer(_)) | Err(EngineError::NoSuchCustomer) => {
                Ok(refused(lang, words::OTHER_CUSTOMER, None))
            }
            Ok(_) => Err(EngineError::NotOpen),
            Err(error) => Err(error),
        }
    }

    /// A window of a list in words.
    pub(super) fn customer_rows(
        &mut self,
        look: Look,
        scheme: Scheme,
        query: CustomerQuery,
        (lang, currency): (Lang, Currency),
    ) -> Result<Response, EngineError> {
        let shape = ListShape {
            has_scores: matches!(scheme, Scheme::Rfm(_)),
            has_profit: self.looked(&look)?.base.has_profit(),
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
