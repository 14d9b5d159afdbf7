//! Topics: a question in, a sheet in words out.

use serde_json::Value;

use super::in_words::words_of;
use super::segment_sheets::lacking;
use super::{Engine, EngineError, Look, ObservedPeriods, Request, Response, SheetQuestion};
use crate::ingest::Shape;
use crate::json;
use crate::report::lifetime::Listing;
use crate::report::{self, Control, Observing, Question, Refusal, SheetAnswer};
use crate::text::ui::sheet_value::{care, survey};
use crate::text::ui::{Phrase, sheet as words};
use crate::text::{Lang, shapes};
use crate::units::Currency;
use crate::value::BaseQuestion;

impl Engine {
    /// What a topic shows. What the user can put right comes back in words; the errors are those
    /// that the shell must deal with.
    pub(super) fn sheet(
        &mut self,
        look: Option<Look>,
        question: Value,
        lang: Lang,
        currency: Currency,
        listing: Listing,
    ) -> Result<Response, EngineError> {
        let misfit = report::misfit(lang, &question);
        let misfit = misfit.or_else(|| report::misfit_on_paper(lang, &question));
        if let Some(refusal) = misfit {
            return Ok(Response::Sheet(SheetAnswer::Unread(refusal)));
        }
        let Ok(question) = json::from_value::<Question>(question) else {
            return Ok(Response::Sheet(SheetAnswer::Unread(Refusal {
                words: words::NOT_A_QUESTION.get(lang).to_owned(),
                path: None,
            })));
        };
        let answer = match question {
            Question::Lifetime(question) => {
                self.lifetime(look.as_ref(), &question, lang, currency, listing)
            }
            question => self.answer(look, question, lang, currency, listing),
        };
        match answer {
            Ok(answer) => Ok(Response::Sheet(answer.told_at_field())),
            Err(error) => match words_of(lang, &error) {
                Some(words) => {
                    let refusal = Refusal { words, path: None };
                    let answer = match leads_on(lang, &error) {
                        Some(way) => SheetAnswer::Lacking {
                            refusal,
                            controls: vec![way],
                        },
                        None => SheetAnswer::Refused(refusal),
                    };
                    Ok(Response::Sheet(answer))
                }
                None => Err(error),
            },
        }
    }

    fn answer(
        &mut self,
        look: Option<Look>,
        question: Question,
        lang: Lang,
        currency: Currency,
        listing: Listing,
    ) -> Result<SheetAnswer, EngineError> {
        let look = || look.ok_or(EngineError::NotOpen);
        let sheet = match question {
            Question::Opening => match self.handle(Request::Opening { look: look()? }, None)? {
                Response::Opening(facts) => report::opening(lang, currency, &facts),
                _ => return Err(EngineError::NotOpen),
            },
            Question::Segments(scheme) => {
                return self.scheme_sheet(look()?, scheme, lang, currency);
            }
            Question::Movement(question) => {
                return self.movement_sheet(look()?, *question, lang, currency);
            }
            // Asked before, since it can say which field is at fault.
            Question::Lifetime(_) => return Err(EngineError::NotOpen),
            Question::Flow(question) => {
                return self.flow_sheet(look()?, &question, lang, currency);
            }
            Question::Value(asked) => return Ok(report::on_paper(lang, currency, &asked)),
            Question::Observed(asked) => {
                return self.observed_sheet(look()?, &asked, lang, currency);
            }
            Question::Based(asked) => return self.based_sheet(look()?, *asked, lang, currency),
            Question::Scored(asked) => {
                let Some(records) = self.records_of(&look()?.data)? else {
                    return Ok(other_data(lang, care::NO_SCORECARD, "assessment-file"));
                };
                return Ok(report::scored(lang, &asked, records));
            }
            Question::Care(rules) => {
                return self.care_sheet(look()?, &rules, (lang, currency), listing);
            }
            Question::Leads(rules) => {
                let records = self.records_of(&look()?.data)?;
                let Some(records) = records.filter(|it| it.shape == Shape::Leads) else {
                    return Ok(report::no_leads(lang).into());
                };
                return Ok(report::leads(lang, currency, &rules, records, listing));
            }
            Question::Survey(rules) => {
                let records = self.records_of(&look()?.data)?;
                let Some(records) = records.filter(|it| it.shape == Shape::Survey) else {
                    return Ok(other_data(lang, survey::NO_SURVEY, "survey"));
                };
                return Ok(report::survey(lang, &rules, records));
            }
            Question::Documents(finding) => report::documents(lang, &finding),
            Question::Register => report::register(lang),
            Question::Footnotes(case) => report::footnotes_of_study(lang, case),
            Question::Customers(question) => {
                return self.customers_sheet(look()?, &question, lang, currency);
            }
            Question::Cross(question) => {
                return self.cross_sheet(look()?, &question, lang, currency);
            }
        };
        Ok(SheetAnswer::Sheet(Box::new(sheet)))
    }
}

impl Engine {
    /// Does the next part of what a sheet needs, and tells how far it is, 0 to 1. None when all is
    /// there: then [`Engine::handle`] answers without delay. It answers the same without any step;
    /// whoever gives a question up asks for no further one.
    pub fn step(&mut self, asked: &SheetQuestion) -> Option<f64> {
        let look = asked.look.as_ref()?;
        match json::from_value::<Question>(asked.question.clone()).ok()? {
            Question::Lifetime(question) => self.lifetime_step(look, &question),
            Question::Customers(question) => self.card_step(look, &question),
            _ => None,
        }
    }

    fn based_sheet(
        &mut self,
        look: Look,
        asked: BaseQuestion,
        lang: Lang,
        currency: Currency,
    ) -> Result<SheetAnswer, EngineError> {
        let columns = self.text_columns(&look)?;
        let request = Request::BaseInputs {
            look,
            of: asked.clone(),
        };
        let inputs = match self.handle(request, None) {
            Ok(Response::BaseInputs(inputs)) => Ok(*inputs),
            Err(EngineError::Value(error)) => Err(error),
            Ok(_) => return Err(EngineError::NotOpen),
            Err(error) => {
                let controls = report::base_controls(lang, currency, &asked, &columns);
                let of = match &asked {
                    BaseQuestion::Serving(of) => Some((&of.scheme, "based/serving/scheme")),
                    _ => None,
                };
                return lacking(lang, error, of, controls);
            }
        };
        Ok(report::on_base(lang, currency, &asked, inputs, &columns))
    }

    fn observed_sheet(
        &mut self,
        look: Look,
        asked: &Observing,
        lang: Lang,
        currency: Currency,
    ) -> Result<SheetAnswer, EngineError> {
        let request = Request::Observed {
            data: look.data,
            to: look.window.analysis_day,
            months: asked.months(),
            returns: look.returns,
            selection: look.selection,
            today: look.today,
        };
        match self.handle(request, None)? {
            Response::Observed(periods) => {
                let ObservedPeriods { now, before } = *periods;
                Ok(report::observed(lang, currency, asked, &now, &before))
            }
            _ => Err(EngineError::NotOpen),
        }
    }
}

/// That the open data do not answer a topic, and what leads on.
fn other_data(lang: Lang, words: Phrase, slug: &str) -> SheetAnswer {
    SheetAnswer::Lacking {
        refusal: Refusal {
            words: words.get(lang).to_owned(),
            path: None,
        },
        controls: vec![report::ways_to_other_data(lang, slug)],
    }
}

/// Where data of another kind are answered; none where they are not at fault.
fn leads_on(lang: Lang, error: &EngineError) -> Option<Control> {
    let EngineError::NotOrderLines { shape, .. } = error else {
        return None;
    };
    let (slug, title) = shapes::own_topic(*shape)?;
    Some(report::way_to(lang, slug, title))
}
