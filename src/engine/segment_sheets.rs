//! Sheets of segments: a scheme, two days, two periods, two schemes.

use super::in_words::words_of;
use super::{Engine, EngineError, Look, Request, Response};
use crate::base::Window;
use crate::report::{
    self, Control, CrossQuestion, FlowQuestion, Known, MovementQuestion, Refusal, SheetAnswer,
};
use crate::segment::{MovementRule, Period, Scheme, SchemeError};
use crate::text::Lang;
use crate::text::ui::Phrase;
use crate::text::ui::sheet_movement as words;
use crate::text::ui::sheet_value::topics;
use crate::units::{AnnualRate, Currency, Day};

impl Engine {
    /// Customers and money by the segments of a scheme.
    pub(super) fn scheme_sheet(
        &mut self,
        look: Look,
        scheme: Scheme,
        lang: Lang,
        currency: Currency,
    ) -> Result<SheetAnswer, EngineError> {
        let columns = self.text_columns(&look)?;
        let known = Known {
            facts: None,
            columns: &columns,
        };
        let mut controls = report::scheme_controls(lang, &scheme, "segments", known);
        let request = Request::Segments {
            look,
            scheme: scheme.clone(),
        };
        let summary = match self.handle(request, None) {
            Ok(Response::Segments(summary)) => summary,
            Ok(_) => return Err(EngineError::NotOpen),
            Err(error) => {
                if let EngineError::Scheme(SchemeError::NoLoyalty(_)) = error {
                    let of_paper = topics::HEAT_MAP;
                    controls.push(report::way_to(lang, of_paper.slug, of_paper.title));
                }
                return lacking(lang, error, Some((&scheme, "segments")), controls);
            }
        };
        let known = Known {
            facts: Some(&summary.facts),
            columns: &columns,
        };
        let risen = self.names_of_risen(&summary);
        let mut sheet = report::segments(lang, currency, &summary);
        sheet.controls = report::scheme_controls(lang, &summary.scheme, "segments", known);
        sheet
            .tables
            .extend(report::scheme_tables(lang, currency, &summary, &risen));
        Ok(SheetAnswer::Sheet(Box::new(sheet)))
    }

    /// Who moved between two days.
    pub(super) fn movement_sheet(
        &mut self,
        look: Look,
        question: MovementQuestion,
        lang: Lang,
        currency: Currency,
    ) -> Result<SheetAnswer, EngineError> {
        if let Some(refused) = misfit(lang, &question) {
            return Ok(SheetAnswer::Unread(refused));
        }
        let columns = self.text_columns(&look)?;
        let (first, window) = self.days(&look)?;
        let last = self.last_day(&look)?;
        let to = question.to.unwrap_or(window.to.min(last));
        if first >= last {
            return Ok(refused(lang, words::ONE_DAY, None));
        }
        // With an end that leaves nothing before it there is no usual beginning.
        let usual = MovementRule::usual(first, to).map_or(first, |usual| usual.from);
        let rule = MovementRule {
            from: question.from.unwrap_or(usual),
            to,
            yardstick: question.yardstick,
        };
        let scheme = question.scheme.clone();
        let controls = report::movement_controls(lang, &question, &rule, None, &columns);
        let request = Request::Movement { look, scheme, rule };
        match self.handle(request, None) {
            Err(error) => {
                let of = Some((&question.scheme, "movement/scheme"));
                lacking(lang, error, of, controls)
            }
            Ok(Response::Movement(found)) => Ok(SheetAnswer::Sheet(Box::new(report::movement(
                lang, currency, &question, &found, &columns,
            )))),
            Ok(_) => Err(EngineError::NotOpen),
        }
    }

    /// New, kept, returned and lapsed between two periods.
    pub(super) fn flow_sheet(
        &mut self,
        look: Look,
        question: &FlowQuestion,
        lang: Lang,
        currency: Currency,
    ) -> Result<SheetAnswer, EngineError> {
        let (_, window) = self.days(&look)?;
        let later = Period {
            from: window.from,
            to: window.to,
        };
        let usual = [later.before(), later];
        let [earlier, later] = question.periods(usual);
        let request = Request::Flow {
            look,
            earlier,
            later,
        };
        match self.handle(request, None) {
            Ok(Response::Flow(flow)) => {
                Ok(report::flow(lang, currency, question, usual, &flow).into())
            }
            Ok(_) => Err(EngineError::NotOpen),
            Err(error) => {
                let path = match &error {
                    EngineError::Period(error) => Some(report::flow_field(question, error, later)),
                    _ => None,
                };
                let controls = report::flow_controls(lang, question, usual);
                lacking_at(lang, error, path, None, controls)
            }
        }
    }

    /// One scheme against another.
    pub(super) fn cross_sheet(
        &mut self,
        look: Look,
        question: &CrossQuestion,
        lang: Lang,
        currency: Currency,
    ) -> Result<SheetAnswer, EngineError> {
        let columns = self.text_columns(&look)?;
        let (_, window) = self.days(&look)?;
        let request = Request::CrossTab {
            look: look.clone(),
            rows: question.rows.clone(),
            columns: question.columns.clone(),
        };
        match self.handle(request, None) {
            Ok(Response::CrossTab(found)) => {
                let sheet = report::cross(lang, currency, question, &found, &window, &columns);
                Ok(SheetAnswer::Sheet(Box::new(sheet)))
            }
            Ok(_) => Err(EngineError::NotOpen),
            Err(error) => {
                let schemes = [
                    (&question.rows, "cross/rows"),
                    (&question.columns, "cross/columns"),
                ];
                let mut is_refused = |scheme: &Scheme| {
                    let (look, scheme) = (look.clone(), scheme.clone());
                    self.handle(Request::Segments { look, scheme }, None)
                        .is_err()
                };
                let of = schemes.into_iter().find(|(scheme, _)| is_refused(scheme));
                let controls = report::cross_controls(lang, question, &columns);
                lacking(lang, error, of, controls)
            }
        }
    }

    /// Names of the columns of text that are kept beside the order lines.
    pub(super) fn text_columns(&mut self, look: &Look) -> Result<Vec<String>, EngineError> {
        let base = self.looked(look)?.base;
        Ok(base.attributes.iter().map(|it| it.name.clone()).collect())
    }

    /// The first day of the data, and the window that is looked at.
    fn days(&mut self, look: &Look) -> Result<(Day, Window), EngineError> {
        let looked = self.looked(look)?;
        let first = looked.base.days.0;
        let window = looked.base.window(&look.window, looked.last_day);
        Ok((first, window))
    }

    fn last_day(&mut self, look: &Look) -> Result<Day, EngineError> {
        Ok(self.looked(look)?.base.days.1)
    }

    /// Ids of the customers who rise when potential counts.
    fn names_of_risen(&self, summary: &crate::segment::SegmentSummary) -> Vec<String> {
        let crate::segment::SchemeFacts::Abc(facts) = &summary.facts else {
            return Vec::new();
        };
        let Some(base) = self.base() else {
            return Vec::new();
        };
        let ids = facts.first_risen.iter();
        ids.map(|&it| base.ids.get(it as usize).to_owned())
            .collect()
    }
}

/// Why a scheme cannot be applied, at its field, with what can be chosen instead; other errors as they
/// are. `of` is the scheme and its place in the question, where there is one alone.
pub(super) fn lacking(
    lang: Lang,
    error: EngineError,
    of: Option<(&Scheme, &str)>,
    controls: Vec<Control>,
) -> Result<SheetAnswer, EngineError> {
    let own = match (&error, of) {
        (EngineError::Scheme(error), Some((scheme, _))) => {
            report::scheme_words(lang, scheme, error)
        }
        _ => None,
    };
    let path = match (&error, of) {
        (EngineError::Scheme(error), Some((scheme, base))) => {
            report::scheme_field(scheme, error, base)
        }
        (
            EngineError::MovementDays {
                to,
                first_day,
                last_day,
                ..
            },
            _,
        ) => Some(match to > last_day || to <= first_day {
            true => "movement/to".to_owned(),
            false => "movement/from".to_owned(),
        }),
        _ => None,
    };
    lacking_at(lang, error, path, own, controls)
}

/// Why nothing is shown, at the field that is known to be at fault, with what can be changed; errors
/// without words as they are. `own` are words that fit better than the error's.
fn lacking_at(
    lang: Lang,
    error: EngineError,
    path: Option<String>,
    own: Option<String>,
    controls: Vec<Control>,
) -> Result<SheetAnswer, EngineError> {
    let Some(words) = own.or_else(|| words_of(lang, &error)) else {
        return Err(error);
    };
    let refusal = Refusal { words, path };
    Ok(SheetAnswer::Lacking { refusal, controls })
}

/// A number of the question that is out of its range.
fn misfit(lang: Lang, question: &MovementQuestion) -> Option<Refusal> {
    let refused = |words: Phrase, path: &str| {
        Some(Refusal {
            words: words.get(lang).to_owned(),
            path: Some(format!("movement/{path}")),
        })
    };
    if !(1..=MovementQuestion::MOST_STEPS).contains(&question.steps) {
        return refused(words::STEPS_RANGE, "steps");
    }
    if AnnualRate::new(question.discount).is_err() {
        return refused(words::DISCOUNT_RANGE, "discount");
    }
    if question
        .margin
        .is_some_and(|it| !(-1.0..=1.0).contains(&it))
    {
        return refused(words::MARGIN_RANGE, "margin");
    }
    None
}

pub(super) fn refused(lang: Lang, words: Phrase, path: Option<&str>) -> SheetAnswer {
    SheetAnswer::Refused(Refusal {
        words: words.get(lang).to_owned(),
        path: path.map(str::to_owned),
    })
}
