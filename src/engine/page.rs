//! What the page asks and hears of all that can be asked and heard.
//!
//! The same JSON as [`super::Request`] and [`super::Response`], with fewer variants: page and worker
//! would otherwise load code for every question the page never asks. Only a number to be explained is
//! handed back as it came, as [`Carried`] has it.

use serde::{Deserialize, Serialize};
use serde_json::Value;

use super::{
    AsideList, DataFacts, DataSel, EngineError, Export, ExportForm, ExportOf, Look, ProblemRows,
    Report, ReportQuestion, Request, Response, RowsInWords, RowsQuestion, SheetQuestion,
};
use crate::base::NobodyActive;
use crate::explain::Carried;
use crate::ingest::Shape;
use crate::json;
use crate::report::{CustomerRows, SheetAnswer, Topic};
use crate::text::Lang;
use crate::text::explain::Explanation;
use crate::units::Currency;
use crate::value::CbvInputs;
use crate::workshop::Sample;

/// A question of the page; see the variant of the same name of [`super::Request`].
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
#[allow(missing_docs, reason = "told where the engine takes them")]
pub enum PageRequest {
    Report(ReportQuestion),
    Facts(RowsQuestion),
    ProblemRows(RowsInWords),
    SetAside(RowsInWords),
    Topics {
        lang: Lang,
        data: Option<DataSel>,
    },
    Sheet(SheetQuestion),
    CustomerRows {
        look: Look,
        scheme: Value,
        query: Value,
        lang: Lang,
        currency: Currency,
    },
    Explain {
        of: Carried,
        lang: Lang,
        currency: Currency,
    },
}

/// A file the page asks for; see [`super::Export`].
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[allow(missing_docs, reason = "told where the engine takes them")]
pub struct PageExport {
    pub of: PageExportOf,
    pub form: ExportForm,
    pub lang: Lang,
    pub currency: Currency,
}

/// What such a file holds; see the variant of the same name of [`super::ExportOf`].
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
#[allow(missing_docs, reason = "told where the engine takes them")]
pub enum PageExportOf {
    Sample(Sample),
    Tiers(ReportQuestion),
    BrandValue {
        factors: CbvInputs,
        customers: f64,
    },
    Customers {
        look: Look,
        scheme: Value,
        query: Value,
    },
    Sheet {
        look: Option<Look>,
        question: Value,
        table: Option<usize>,
    },
}

/// An answer to the page; see the variant of the same name of [`super::Response`]. The page reads each
/// by the one type of [`heard`] that it asked for.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[serde(rename_all = "snake_case")]
#[allow(missing_docs, reason = "told where the engine gives them")]
pub enum PageResponse {
    Opened(Box<DataFacts>),
    Report(Box<Report>),
    Facts(Box<DataFacts>),
    ProblemRows(ProblemRows),
    SetAside(Box<AsideList>),
    Topics(Vec<Topic>),
    Sheet(SheetAnswer),
    CustomerRows(CustomerRows),
    Explanation(Box<Explanation>),
}

/// Why the page has no answer, as far as it tells the reasons apart.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
#[allow(missing_docs, reason = "as of EngineError")]
pub enum PageError {
    NotOpen,
    NotOrderLines {
        shape: Shape,
        rows: u64,
    },
    NobodyActive(NobodyActive),
    NothingSelected,
    /// Any other; in the engine's own words, for the details.
    Other(String),
}

impl From<EngineError> for PageError {
    fn from(error: EngineError) -> PageError {
        match error {
            EngineError::NotOpen => PageError::NotOpen,
            EngineError::NotOrderLines { shape, rows } => PageError::NotOrderLines { shape, rows },
            EngineError::NobodyActive(facts) => PageError::NobodyActive(facts),
            EngineError::NothingSelected => PageError::NothingSelected,
            other => PageError::Other(other.to_string()),
        }
    }
}

impl TryFrom<PageRequest> for Request {
    type Error = json::Error;

    fn try_from(asked: PageRequest) -> Result<Request, json::Error> {
        Ok(match asked {
            PageRequest::Report(asked) => Request::Report(asked),
            PageRequest::Facts(asked) => Request::Facts(asked),
            PageRequest::ProblemRows(asked) => Request::ProblemRows(asked),
            PageRequest::SetAside(asked) => Request::SetAside(asked),
            PageRequest::Topics { lang, data } => Request::Topics { lang, data },
            PageRequest::Sheet(asked) => Request::Sheet(asked),
            PageRequest::CustomerRows {
                look,
                scheme,
                query,
                lang,
                currency,
            } => Request::CustomerRows {
                look,
                scheme: json::from_value(scheme)?,
                query: json::from_value(query)?,
                lang,
                currency,
            },
            PageRequest::Explain { of, lang, currency } => Request::Explain {
                of: Box::new(of.into_number()?),
                lang,
                currency,
            },
        })
    }
}

impl TryFrom<PageExport> for Export {
    type Error = json::Error;

    fn try_from(asked: PageExport) -> Result<Export, json::Error> {
        let of = match asked.of {
            PageExportOf::Sample(sample) => ExportOf::Sample(sample),
            PageExportOf::Tiers(asked) => ExportOf::Tiers(asked),
            PageExportOf::BrandValue { factors, customers } => {
                ExportOf::BrandValue { factors, customers }
            }
            PageExportOf::Customers {
                look,
                scheme,
                query,
            } => ExportOf::Customers {
                look,
                scheme: json::from_value(scheme)?,
                query: json::from_value(query)?,
            },
            PageExportOf::Sheet {
                look,
                question,
                table,
            } => ExportOf::Sheet {
                look,
                question,
                table,
            },
        };
        Ok(Export {
            of,
            form: asked.form,
            lang: asked.lang,
            currency: asked.currency,
        })
    }
}

impl PageResponse {
    /// The answer, if the page may ask for it.
    pub fn of(response: Response) -> Option<PageResponse> {
        Some(match response {
            Response::Opened(facts) => PageResponse::Opened(facts),
            Response::Report(report) => PageResponse::Report(report),
            Response::Facts(facts) => PageResponse::Facts(facts),
            Response::ProblemRows(rows) => PageResponse::ProblemRows(rows),
            Response::SetAside(list) => PageResponse::SetAside(list),
            Response::Topics(topics) => PageResponse::Topics(topics),
            Response::Sheet(sheet) => PageResponse::Sheet(sheet),
            Response::CustomerRows(rows) => PageResponse::CustomerRows(rows),
            Response::Explanation(told) => PageResponse::Explanation(told),
            _ => return None,
        })
    }
}

/// The answers to [`PageRequest`]s: each the one variant that answers its question.
pub mod heard {
    use super::*;

    /// To opening columns.
    #[derive(Debug, Clone, PartialEq, Deserialize)]
    pub struct Opened {
        /// What they are.
        pub opened: DataFacts,
    }

    /// To [`PageRequest::Report`].
    #[derive(Debug, Clone, PartialEq, Deserialize)]
    pub struct OfReport {
        /// The report.
        pub report: Report,
    }

    /// To [`PageRequest::Facts`].
    #[derive(Debug, Clone, PartialEq, Deserialize)]
    pub struct OfFacts {
        /// The facts.
        pub facts: DataFacts,
    }

    /// To [`PageRequest::ProblemRows`].
    #[derive(Debug, Clone, PartialEq, Deserialize)]
    pub struct OfProblemRows {
        /// The rows.
        pub problem_rows: ProblemRows,
    }

    /// To [`PageRequest::SetAside`].
    #[derive(Debug, Clone, PartialEq, Deserialize)]
    pub struct OfSetAside {
        /// The rows, for a reader to look them up.
        pub set_aside: Value,
    }

    /// To [`PageRequest::Topics`].
    #[derive(Debug, Clone, PartialEq, Deserialize)]
    pub struct OfTopics {
        /// The topics.
        pub topics: Vec<Topic>,
    }

    /// To [`PageRequest::CustomerRows`].
    #[derive(Debug, Clone, PartialEq, Deserialize)]
    pub struct OfCustomerRows {
        /// The window.
        pub customer_rows: CustomerRows,
    }

    /// To [`PageRequest::Explain`].
    #[derive(Debug, Clone, PartialEq, Deserialize)]
    pub struct OfExplain {
        /// The number in words.
        pub explanation: Explanation,
    }

    /// To [`PageRequest::Sheet`].
    #[derive(Debug, Clone, PartialEq, Deserialize)]
    pub struct OfSheet {
        /// What is shown, or why nothing is.
        pub sheet: SheetAnswer,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::base::{ReturnsPolicy, Selection, WindowRules};
    use crate::engine::DataSel;
    use crate::engine::Engine;
    use crate::explain::{Explained, Source, Symbol, Unit};
    use crate::segment::{CustomerQuery, Scheme, ThresholdRule};
    use crate::value::Margins;

    fn look() -> Look {
        Look {
            data: DataSel::Opened,
            window: WindowRules::default(),
            returns: ReturnsPolicy::default(),
            selection: Selection::default(),
            today: None,
            name: None,
        }
    }

    fn number() -> Explained {
        Explained::given(Symbol::Customers, 7.0, Unit::Customers, Source::File)
    }

    fn written(of: &impl Serialize) -> Value {
        serde_json::to_value(of).unwrap()
    }

    #[test]
    fn every_question_of_the_page_is_one_the_engine_takes() {
        let data = DataSel::Opened;
        let (selection, today, lang) = (Selection::default(), None, Lang::Zh);
        let questions = [
            PageRequest::Report(ReportQuestion {
                data: data.clone(),
                window: WindowRules::default(),
                returns: ReturnsPolicy::default(),
                thresholds: ThresholdRule::default(),
                margins: Margins::Flat(None),
                selection: selection.clone(),
                today,
            }),
            PageRequest::Facts(RowsQuestion {
                data: data.clone(),
                selection: selection.clone(),
                today,
                returns: ReturnsPolicy::default(),
            }),
            PageRequest::ProblemRows(RowsInWords {
                data: data.clone(),
                selection: selection.clone(),
                today,
                lang,
            }),
            PageRequest::SetAside(RowsInWords {
                data,
                selection,
                today,
                lang,
            }),
            PageRequest::Topics { lang, data: None },
            PageRequest::Sheet(SheetQuestion {
                look: None,
                question: Value::Null,
                pages: Vec::new(),
                lang,
                currency: Currency::Cny,
            }),
            PageRequest::CustomerRows {
                look: look(),
                scheme: written(&Scheme::default()),
                query: written(&CustomerQuery::default()),
                lang,
                currency: Currency::Cny,
            },
            PageRequest::Explain {
                of: Carried::from(number()),
                lang,
                currency: Currency::Cny,
            },
        ];
        for question in questions {
            let asked = serde_json::to_value(&question).unwrap();
            let heard: PageRequest = json::from_value(asked.clone()).unwrap();
            let taken = Request::try_from(heard).unwrap();
            if !matches!(question, PageRequest::Explain { .. }) {
                assert_eq!(serde_json::to_value(&taken).unwrap(), asked);
            }
            assert_eq!(Request::try_from(question).unwrap(), taken);
        }
    }

    #[test]
    fn every_file_the_page_asks_for_is_one_the_engine_writes() {
        let of = [
            PageExportOf::Sample(Sample::Leads),
            PageExportOf::BrandValue {
                factors: CbvInputs::default(),
                customers: 40_000.0,
            },
            PageExportOf::Customers {
                look: look(),
                scheme: written(&Scheme::default()),
                query: written(&CustomerQuery::default()),
            },
            PageExportOf::Sheet {
                look: None,
                question: Value::Null,
                table: Some(1),
            },
        ];
        for of in of {
            let export = PageExport {
                of,
                form: ExportForm::Xlsx,
                lang: Lang::Zh,
                currency: Currency::Cny,
            };
            let asked = written(&export);
            let taken: Export = json::from_value(asked.clone()).unwrap();
            assert_eq!(written(&taken), asked);
            assert_eq!(Export::try_from(export).unwrap(), taken);
        }
    }

    #[test]
    fn the_page_hears_topics_and_refusals() {
        let mut engine = Engine::default();
        let mut ask = |request: Request| {
            let response = engine.handle(request, None).unwrap();
            let told = PageResponse::of(response.clone()).unwrap();
            assert_eq!(written(&told), written(&response));
            written(&told)
        };
        let topics = ask(Request::Topics {
            lang: Lang::En,
            data: None,
        });
        let topics: heard::OfTopics = json::from_value(topics).unwrap();
        assert!(topics.topics.len() > 3);
        let sheet = ask(Request::Sheet(SheetQuestion {
            look: None,
            question: Value::from("nonsense"),
            pages: Vec::new(),
            lang: Lang::En,
            currency: Currency::Cny,
        }));
        let sheet: heard::OfSheet = json::from_value(sheet).unwrap();
        assert!(matches!(sheet.sheet, SheetAnswer::Unread(_)));
        let told = ask(Request::Explain {
            of: Box::new(number()),
            lang: Lang::En,
            currency: Currency::Cny,
        });
        let told: heard::OfExplain = json::from_value(told).unwrap();
        assert_eq!(told.explanation.result, "7 customers");
    }
}
