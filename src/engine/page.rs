//! What the page asks and hears of all that can be asked and heard.
//!
//! The same JSON as [`super::Request`] and [`super::Response`], with fewer variants: the page would
//! otherwise load code for every question it never asks.

use serde::{Deserialize, Serialize};
use serde_json::Value;

use super::{DataFacts, DataSel, ExportForm, Look, ProblemRows, Report, SetAside};
use crate::base::{ReturnsPolicy, Selection, WindowRules};
use crate::report::{CustomerRows, SheetAnswer, Topic};
use crate::segment::ThresholdRule;
use crate::text::Lang;
use crate::units::{Currency, Day};
use crate::value::Margins;

/// A question of the page; see the variant of the same name of [`super::Request`].
#[derive(Debug, Clone, PartialEq, Serialize)]
#[serde(rename_all = "snake_case")]
#[allow(missing_docs, reason = "told where the engine takes them")]
pub enum PageRequest {
    Report {
        data: DataSel,
        window: WindowRules,
        returns: ReturnsPolicy,
        thresholds: ThresholdRule,
        margins: Margins,
        selection: Selection,
        today: Option<Day>,
    },
    Facts {
        data: DataSel,
        selection: Selection,
        today: Option<Day>,
    },
    ProblemRows {
        data: DataSel,
        selection: Selection,
        today: Option<Day>,
        lang: Lang,
    },
    SetAside {
        data: DataSel,
        selection: Selection,
        today: Option<Day>,
        lang: Lang,
    },
    Topics {
        lang: Lang,
    },
    Sheet {
        look: Option<Look>,
        question: Value,
        lang: Lang,
        currency: Currency,
    },
    CustomerRows {
        look: Look,
        scheme: Value,
        query: Value,
        lang: Lang,
        currency: Currency,
    },
}

/// A file the page asks for; see [`super::Export`].
#[derive(Debug, Clone, PartialEq, Serialize)]
#[allow(missing_docs, reason = "told where the engine takes them")]
pub struct PageExport {
    pub of: PageExportOf,
    pub form: ExportForm,
    pub lang: Lang,
    pub currency: Currency,
}

/// What such a file holds; see the variant of the same name of [`super::ExportOf`].
#[derive(Debug, Clone, PartialEq, Serialize)]
#[serde(rename_all = "snake_case")]
#[allow(missing_docs, reason = "told where the engine takes them")]
pub enum PageExportOf {
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
        /// The file.
        pub set_aside: SetAside,
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
    use crate::engine::{Engine, Export, Request};
    use crate::json;
    use crate::segment::{CustomerQuery, Scheme};

    fn look() -> Look {
        Look {
            data: DataSel::Opened,
            window: WindowRules::default(),
            returns: ReturnsPolicy::default(),
            selection: Selection::default(),
            today: None,
        }
    }

    fn written(of: &impl Serialize) -> Value {
        serde_json::to_value(of).unwrap()
    }

    #[test]
    fn every_question_of_the_page_is_one_the_engine_takes() {
        let data = DataSel::Opened;
        let (selection, today, lang) = (Selection::default(), None, Lang::Zh);
        let questions = [
            PageRequest::Report {
                data: data.clone(),
                window: WindowRules::default(),
                returns: ReturnsPolicy::default(),
                thresholds: ThresholdRule::default(),
                margins: Margins::Flat(None),
                selection: selection.clone(),
                today,
            },
            PageRequest::Facts {
                data: data.clone(),
                selection: selection.clone(),
                today,
            },
            PageRequest::ProblemRows {
                data: data.clone(),
                selection: selection.clone(),
                today,
                lang,
            },
            PageRequest::SetAside {
                data,
                selection,
                today,
                lang,
            },
            PageRequest::Topics { lang },
            PageRequest::Sheet {
                look: None,
                question: Value::Null,
                lang,
                currency: Currency::Cny,
            },
            PageRequest::CustomerRows {
                look: look(),
                scheme: written(&Scheme::default()),
                query: written(&CustomerQuery::default()),
                lang,
                currency: Currency::Cny,
            },
        ];
        for question in questions {
            let asked = serde_json::to_value(&question).unwrap();
            let taken: Request = json::from_value(asked.clone()).unwrap();
            assert_eq!(serde_json::to_value(&taken).unwrap(), asked);
        }
    }

    #[test]
    fn every_file_the_page_asks_for_is_one_the_engine_writes() {
        let of = [
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
            let asked = written(&PageExport {
                of,
                form: ExportForm::Xlsx,
                lang: Lang::Zh,
                currency: Currency::Cny,
            });
            let taken: Export = json::from_value(asked.clone()).unwrap();
            assert_eq!(written(&taken), asked);
        }
    }

    #[test]
    fn the_page_hears_topics_and_refusals() {
        let mut engine = Engine::default();
        let mut ask =
            |request: Request| serde_json::to_value(engine.handle(request, None).unwrap()).unwrap();
        let topics = ask(Request::Topics { lang: Lang::En });
        let topics: heard::OfTopics = json::from_value(topics).unwrap();
        assert!(topics.topics.len() > 3);
        let sheet = ask(Request::Sheet {
            look: None,
            question: Value::from("nonsense"),
            lang: Lang::En,
            currency: Currency::Cny,
        });
        let sheet: heard::OfSheet = json::from_value(sheet).unwrap();
        assert!(matches!(sheet.sheet, SheetAnswer::Refused(_)));
    }
}
