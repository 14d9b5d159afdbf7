//! Questions about lifetime: forecasts and cohorts of the open data, and what stands on paper.

use super::forecasts::Forecastable;
use super::{DataSel, Engine, EngineError, Look};
use crate::base::CustomerBase;
use crate::ingest::{Records, Shape};
use crate::lifetime::{
    CohortTriangle, ContractError, ContractForecast, ContractNames, Contracts, FitError,
    ForecastError, ForecastSettings, Forecasted, HistoryError, PartForecast, RetentionCurve,
    Slipping, Tenure, file_margin,
};
use crate::report::lifetime::{
    self as sheets, ForecastTerms, LifetimeQuestion, Listing, TermsField,
};
use crate::report::{Control, Refusal, Sheet, SheetAnswer};
use crate::text::ui::sheet_lifetime as words;
use crate::text::{Lang, lifetime as wording};
use crate::units::{Currency, Day};

/// What the user can put right, or what the shell must deal with.
enum Trouble {
    Refused(Refusal),
    /// With what can be changed, where no sheet has shown it yet.
    Lacking(Refusal, Vec<Control>),
    Engine(EngineError),
}

impl From<EngineError> for Trouble {
    fn from(error: EngineError) -> Trouble {
        Trouble::Engine(error)
    }
}

impl From<Refusal> for Trouble {
    fn from(refusal: Refusal) -> Trouble {
        Trouble::Refused(refusal)
    }
}

impl Engine {
    /// The sheet of a question about lifetime.
    ///
    /// # Errors
    /// [`EngineError`], where the open data are at fault.
    pub(super) fn lifetime(
        &mut self,
        look: Option<&Look>,
        question: &LifetimeQuestion,
        lang: Lang,
        currency: Currency,
        listing: Listing,
    ) -> Result<SheetAnswer, EngineError> {
        match self.lifetime_sheet(look, question, lang, currency, listing) {
            Ok(mut sheet) => {
                let not_come = look.map_or(0, |look| self.not_come(look));
                if not_come > 0 {
                    sheet.method += &words::not_come(lang, not_come);
                }
                Ok(SheetAnswer::Sheet(Box::new(sheet)))
            }
            Err(Trouble::Refused(refusal)) => Ok(SheetAnswer::Refused(refusal)),
            Err(Trouble::Lacking(refusal, controls)) => {
                Ok(SheetAnswer::Lacking { refusal, controls })
            }
            Err(Trouble::Engine(error)) => Err(error),
        }
    }

    fn lifetime_sheet(
        &mut self,
        look: Option<&Look>,
        question: &LifetimeQuestion,
        lang: Lang,
        currency: Currency,
        listing: Listing,
    ) -> Result<Sheet, Trouble> {
        let looked = || look.ok_or(EngineError::NotOpen);
        Ok(match question {
            LifetimeQuestion::Forecast(terms) => {
                let look = looked()?;
                let at = "lifetime/forecast";
                let settings = settings(lang, terms, look, at)?;
                if let Some(records) = self.contracts(look)? {
                    let contracts = Contracts::of(records, look.today, terms.contract_reading());
                    let found = contracts.and_then(|contracts| {
                        let of = ContractForecast::of(&contracts, &settings.terms, terms.curve)?;
                        Ok((contracts, of))
                    });
                    let (contracts, found) = found.map_err(|error| {
                        let ways = sheets::ways_from_contracts(lang, &error);
                        Trouble::Lacking(of_contracts(lang, &error), ways)
                    })?;
                    let reader = sheets::Reader { lang, currency };
                    let names = ContractNames::of(records);
                    let of = sheets::OpenContracts {
                        contracts: &contracts,
                        names: &names,
                        found: &found,
                        terms: &settings.terms,
                    };
                    return Ok(sheets::contracts(reader, terms, &of, listing));
                }
                let segments = match &terms.segments {
                    Some(scheme) if self.has_money(look)? => {
                        self.looked(&as_of(look, terms.until))?.members(scheme)?
                    }
                    _ => Vec::new(),
                };
                let (of, forecasted) = self.forecasted(look, &settings)?;
                let days = days_of(of);
                let reader = sheets::Reader { lang, currency };
                let forecasted = fitted(lang, forecasted, at).map_err(|(refusal, error)| {
                    let mut controls = sheets::ways_from(lang, "forecast", terms, &error);
                    controls.extend(sheets::forecast_controls(reader, terms, days));
                    Trouble::Lacking(refusal, controls)
                })?;
                let (names, members): (Vec<_>, Vec<_>) = segments.into_iter().unzip();
                let parts = PartForecast::all(forecasted, &members);
                let parts = names.into_iter().zip(parts).collect();
                let name = look.name.clone();
                let whose = match of {
                    Forecastable::Orders(base) => {
                        sheets::Forecastees::of(lang, base, forecasted, parts, name)
                    }
                    Forecastable::Counted(_, ids) => sheets::Forecastees::counted(lang, ids, name),
                };
                sheets::forecast(lang, currency, terms, forecasted, &whose, listing)
            }
            LifetimeQuestion::Slipping(terms) => {
                let look = looked()?;
                let at = "lifetime/slipping/forecast";
                let rules = terms
                    .rules()
                    .map_err(|field| refused(lang, field, "lifetime/slipping"))?;
                let settings = settings(lang, &terms.forecast, look, at)?;
                let (of, forecasted) = self.forecasted(look, &settings)?;
                let reader = sheets::Reader { lang, currency };
                let days = days_of(of);
                let forecasted = fitted(lang, forecasted, at).map_err(|(refusal, error)| {
                    let place = "slipping/forecast";
                    let mut controls = sheets::ways_from(lang, place, &terms.forecast, &error);
                    controls.extend(sheets::slipping_controls(reader, terms, None, days));
                    Trouble::Lacking(refusal, controls)
                })?;
                let found = Slipping::of(forecasted, rules);
                let ids = of.ids();
                let of = sheets::SlippingOf { ids, days };
                let forecast = &forecasted.forecast;
                sheets::slipping(lang, currency, terms, forecast, &found, of, listing)
            }
            LifetimeQuestion::Cohorts(terms) => {
                let look = looked()?;
                let base = self.looked_at_orders(look)?.base;
                not_summed(lang, base)?;
                let triangle = CohortTriangle::of(base, look.returns);
                if triangle.cohorts.is_empty() {
                    return Err(of_history(lang, &HistoryError::NobodyBought));
                }
                let margin = file_margin(base, look.returns);
                sheets::cohorts(lang, currency, terms, &triangle, margin)
            }
            LifetimeQuestion::Tenure(terms) => {
                let look = looked()?;
                let base = self.looked(look)?.base;
                not_summed(lang, base)?;
                let tenure = Tenure::of(base, look.returns);
                sheets::tenure(lang, currency, terms, &tenure)
            }
            LifetimeQuestion::Cdnow => {
                let base = self.looked(looked()?)?.base;
                sheets::cdnow(lang, currency, base)?
            }
            LifetimeQuestion::Retention(terms) => sheets::retention(lang, currency, terms)
                .map_err(|refusal| {
                    let reader = sheets::Reader { lang, currency };
                    Trouble::Lacking(refusal, sheets::retention_controls(reader, terms))
                })?,
            LifetimeQuestion::Dwyer(terms) => sheets::lost_for_good(lang, currency, terms)?,
            LifetimeQuestion::Recency(terms) => sheets::always_a_share(lang, currency, terms)?,
            LifetimeQuestion::Events(terms) => sheets::events(lang, currency, terms)?,
            LifetimeQuestion::School(terms) => sheets::school(lang, currency, terms)?,
            LifetimeQuestion::Papers => sheets::papers(lang, currency),
        })
    }
}

/// The look on the last day that is fitted: segments must not know what a forecast from there has not
/// seen.
fn as_of(look: &Look, until: Option<Day>) -> Look {
    let mut look = look.clone();
    look.window.analysis_day = until.or(look.window.analysis_day);
    look
}

fn settings(
    lang: Lang,
    terms: &ForecastTerms,
    look: &Look,
    at: &str,
) -> Result<ForecastSettings, Trouble> {
    let settings = terms.settings(look.returns);
    settings.map_err(|field| refused(lang, field, at))
}

/// A forecast, or why there is none, in words and as it is.
fn fitted<'a>(
    lang: Lang,
    forecasted: &'a Result<Forecasted, ForecastError>,
    at: &str,
) -> Result<&'a Forecasted, (Refusal, ForecastError)> {
    forecasted.as_ref().map_err(|error| {
        let field = match error {
            ForecastError::Kept(_) => Some("kept"),
            ForecastError::Fit(FitError::NotOpportunities) => Some("model"),
            ForecastError::History(HistoryError::EndsBeforeFirst { .. }) => Some("until"),
            _ => None,
        };
        let refusal = Refusal {
            words: wording::forecast_error(lang, error),
            path: field.map(|field| format!("{at}/{field}")),
        };
        (refusal, *error)
    })
}

impl Engine {
    /// The open contracts; none where the open data are something else. Who ends is seen of them, so
    /// no model of purchases comes into question.
    fn contracts(&mut self, look: &Look) -> Result<Option<&Records>, EngineError> {
        let records = self.records_of(&look.data)?;
        Ok(records.filter(|it| it.shape == Shape::Contracts))
    }
}

impl Engine {
    /// Does the next part of the forecast that a question needs, and tells how far it is, 0 to 1;
    /// none when all is there, and where there is trouble, which the answer tells.
    pub(super) fn lifetime_step(
        &mut self,
        look: &Look,
        question: &LifetimeQuestion,
    ) -> Option<f64> {
        let terms = match question {
            LifetimeQuestion::Forecast(terms) => terms,
            LifetimeQuestion::Slipping(terms) => &terms.forecast,
            _ => return None,
        };
        let settings = terms.settings(look.returns).ok()?;
        let (of, forecasts) = self.forecasts(look).ok()?;
        forecasts.step(of, &settings)
    }

    /// The forecast of the open customers, and what it is made from.
    pub(super) fn forecasted(
        &mut self,
        look: &Look,
        settings: &ForecastSettings,
    ) -> Result<(Forecastable<'_>, &Result<Forecasted, ForecastError>), EngineError> {
        let (of, forecasts) = self.forecasts(look)?;
        let forecasted = forecasts.get(of, settings).ok_or(EngineError::NotOpen)?;
        Ok((of, forecasted))
    }

    /// True where the open data are order lines with amounts, by which customers can be grouped.
    fn has_money(&mut self, look: &Look) -> Result<bool, EngineError> {
        match self.looked(look) {
            Ok(_) => Ok(true),
            Err(EngineError::NotOrderLines { .. }) => Ok(false),
            Err(error) => Err(error),
        }
    }
}

impl Engine {
    /// The curves of the open table of retention; none where the open data are something else. A table
    /// without a usable curve gives an empty one, which is refused with the reason: a published case
    /// must not stand in for the file.
    pub(super) fn retention_curves(
        &mut self,
        data: &DataSel,
    ) -> Result<Vec<RetentionCurve>, EngineError> {
        let records = self.records_of(data)?;
        let table = records.filter(|it| it.shape == Shape::Retention);
        let mut curves = table.map(RetentionCurve::all);
        if let Some(none) = curves.as_mut().filter(|it| it.is_empty()) {
            none.push(RetentionCurve {
                name: None,
                survivors: Vec::new(),
                customers: None,
                followed: Vec::new(),
                too_young: Vec::new(),
            });
        }
        Ok(curves.unwrap_or_default())
    }
}

fn of_contracts(lang: Lang, error: &ContractError) -> Refusal {
    Refusal {
        words: wording::contract_error(lang, error),
        path: None,
    }
}

/// Refuses customers who were summed up: what each bought when is asked for.
fn not_summed(lang: Lang, base: &CustomerBase) -> Result<(), Trouble> {
    match base.is_summed() {
        true => Err(of_history(lang, &HistoryError::SummedBefore)),
        false => Ok(()),
    }
}

/// No histories, or none that the question can use.
fn of_history(lang: Lang, error: &HistoryError) -> Trouble {
    let refusal = Refusal {
        words: wording::history_error(lang, error),
        path: None,
    };
    Trouble::Lacking(refusal, sheets::ways_from_sums(lang, error))
}

/// First and last day of the orders; none where a fit cannot end on another day than the last.
fn days_of(of: Forecastable<'_>) -> Option<(Day, Day)> {
    match of {
        Forecastable::Orders(base) if !base.is_summed() => Some(base.days),
        _ => None,
    }
}

/// A field that cannot be used as it was entered.
fn refused(lang: Lang, field: TermsField, at: &str) -> Trouble {
    let said = match field {
        TermsField::Horizon => words::BAD_HORIZON,
        TermsField::Discount => words::BAD_DISCOUNT,
        TermsField::Margin => words::BAD_MARGIN,
        TermsField::Overdue => words::BAD_OVERDUE,
        TermsField::BestPart => words::BAD_BEST,
        TermsField::LeastOrders => words::BAD_LEAST,
        TermsField::LeastAlive => words::BAD_ALIVE,
    };
    Trouble::Refused(Refusal {
        words: said.get(lang).to_owned(),
        path: Some(format!("{at}/{}", field.name())),
    })
}
