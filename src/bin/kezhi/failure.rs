//! What can go wrong, and the exit code it has.

use kezhi::engine::EngineError;
use kezhi::explain::{Symbol, ValueSymbol};
use kezhi::ingest::{FatalError, Inspection, Plan, Reason, Remark};
use kezhi::segment::ThresholdError;
use kezhi::text::reading::{self, date_order_name};
use kezhi::text::{Lang, doubtful_percent, errors, segments, shapes, value_errors};
use kezhi::units::RangeError;
use kezhi::value::{Problem, ValueError};

/// Why a command did not finish.
#[derive(Debug)]
pub(crate) enum Failure {
    /// The file cannot be used.
    File(FatalError),
    /// The engine has no answer.
    Engine(EngineError),
    /// A file that cannot be opened, in the words of the system.
    Open { path: String, detail: String },
    /// The output could not be written.
    Output(String),
    /// An option names a thing that is not there or cannot be.
    Option {
        option: &'static str,
        found: String,
        expected: String,
    },
    /// There is no forecast.
    Forecast(kezhi::lifetime::ForecastError),
    /// A table of retention that is none.
    Retention(kezhi::lifetime::RetentionError),
    /// Order lines where a table of retention is needed.
    NotRetention(kezhi::ingest::Shape),
    /// Contracts that carry no forecast.
    Contracts(kezhi::lifetime::ContractError),
    /// A margin out of range.
    Margin(RangeError),
    /// Months out of range.
    Months(RangeError),
    /// Thresholds that run backwards.
    Thresholds(ThresholdError),
    /// A number that a value model cannot work with.
    Value(ValueError),
    /// A request file that is not a request.
    Request(String),
}

impl Failure {
    pub(crate) fn exit_code(&self) -> u8 {
        match self {
            Failure::Engine(EngineError::Value(_)) => 2,
            Failure::File(_)
            | Failure::Engine(_)
            | Failure::Forecast(_)
            | Failure::Retention(_)
            | Failure::NotRetention(_)
            | Failure::Contracts(_)
            | Failure::Open { .. }
            | Failure::Output(_) => 1,
            _ => 2,
        }
    }

    pub(crate) fn sentence(&self, lang: Lang) -> String {
        match self {
            Failure::File(error) => errors::fatal(lang, error),
            Failure::NotRetention(shape) => shapes::not_retention(lang, *shape),
            Failure::Engine(EngineError::NobodyActive(error)) => errors::nobody_active(lang, error),
            Failure::Engine(EngineError::NothingSelected) => errors::nothing_selected(lang).into(),
            Failure::Engine(EngineError::NotOrderLines { shape, rows }) => {
                shapes::not_order_lines(lang, *shape, *rows)
            }
            Failure::Engine(EngineError::Scheme(error)) => segments::scheme_error(lang, error),
            Failure::Engine(EngineError::Period(error)) => segments::period_error(lang, error),
            Failure::Engine(EngineError::MovementDays {
                from,
                to,
                first_day,
                last_day,
            }) => segments::movement_days(lang, *from, *to, *first_day, *last_day),
            Failure::Engine(EngineError::Value(error)) | Failure::Value(error) => {
                let words = value_errors::value(lang, error);
                match option_of(error) {
                    Some(option) => match lang {
                        Lang::Zh => format!("{words}命令行上用 {option}。"),
                        Lang::En => format!("{words} On the command line: {option}."),
                    },
                    None => words,
                }
            }
            Failure::Engine(EngineError::NotRecords) => shapes::not_records(lang).into(),
            Failure::Engine(EngineError::TooLarge) => errors::too_large(lang).into(),
            Failure::Engine(_) => lang
                .pick(
                    "请求没有指明文件。",
                    "The request names no file to compute on.",
                )
                .into(),
            Failure::Forecast(error) => kezhi::text::lifetime::forecast_error(lang, error),
            Failure::Retention(error) => kezhi::text::lifetime::retention_error(lang, error),
            Failure::Contracts(error) => kezhi::text::lifetime::contract_error(lang, error),
            Failure::Open { path, detail } => match lang {
                Lang::Zh => format!("打不开 {path}：{detail}。请检查路径和权限。"),
                Lang::En => {
                    format!("cannot open {path}: {detail}. Check the path and its permissions.")
                }
            },
            Failure::Output(detail) => match lang {
                Lang::Zh => format!("写不出结果：{detail}。"),
                Lang::En => format!("cannot write the result: {detail}."),
            },
            Failure::Option {
                option,
                found,
                expected,
            } if found.is_empty() => match lang {
                Lang::Zh => format!("没有给出 {option}，应为：{expected}。"),
                Lang::En => format!("{option} is not given; expected: {expected}."),
            },
            Failure::Option {
                option,
                found,
                expected,
            } => match lang {
                Lang::Zh => format!("{option} 是“{found}”，应为：{expected}。"),
                Lang::En => format!("{option} is “{found}”; expected: {expected}."),
            },
            Failure::Margin(error) => errors::margin(lang, error),
            Failure::Months(error) => errors::months(lang, error),
            Failure::Thresholds(error) => errors::threshold(lang, error),
            Failure::Request(detail) => match lang {
                Lang::Zh => format!("请求文件读不懂：{detail}。"),
                Lang::En => format!("the request cannot be understood: {detail}."),
            },
        }
    }
}

/// The option by which a number is given that is missing.
fn option_of(error: &ValueError) -> Option<&'static str> {
    if !matches!(error.problem, Problem::Missing | Problem::NotInData) {
        return None;
    }
    let Symbol::Value(field) = error.field else {
        return match error.field {
            Symbol::Penetration => Some("--penetration"),
            Symbol::BuyingRate => Some("--buying-rate"),
            Symbol::ShareOfPurchases => Some("--share-of-purchases"),
            Symbol::UnitMargin => Some("--unit-margin"),
            Symbol::BrandCustomers => Some("--customers"),
            _ => None,
        };
    };
    match field {
        ValueSymbol::PeriodMargin => Some("--margin"),
        ValueSymbol::Retention => Some("--retention"),
        ValueSymbol::DiscountRate => Some("--discount"),
        ValueSymbol::BrandSpend => Some("--brand-spend"),
        ValueSymbol::CategorySpend => Some("--category-spend"),
        _ => None,
    }
}

/// Says of percentages that read like fractions, such as 0.3 for 30 %, how they are taken.
pub(crate) fn tell_doubtful(
    lang: Lang,
    percents: impl IntoIterator<Item = (&'static str, Option<f64>)>,
) {
    for (option, percent) in percents {
        let text = percent.map(|it| it.to_string());
        if let Some(doubt) = text.as_deref().and_then(doubtful_percent) {
            eprintln!("kezhi: {option}: {}", errors::doubtful_percent(lang, doubt));
        }
    }
}

/// Said when the dates do not tell day from month and nobody has chosen.
pub(crate) fn ambiguous(lang: Lang, plan: &Plan) -> String {
    let order = date_order_name(lang, plan.date_order);
    match lang {
        Lang::Zh => format!("看不出日和月哪个在前，日期按“{order}”读；要换请用 --date-order。"),
        Lang::En => format!(
            "the dates do not tell day from month; read as “{order}”. Choose with --date-order."
        ),
    }
}

/// What a look at the file has found that an option can change: a quote that stays open, amounts that were
/// cut at their thousands.
pub(crate) fn changeable(lang: Lang, inspection: &Inspection) -> Vec<String> {
    let open = inspection
        .format_reasons
        .iter()
        .filter(|it| {
            matches!(
                it,
                Reason::QuoteStaysOpen { .. } | Reason::QuotesPair { .. }
            )
        })
        .map(|it| match lang {
            Lang::Zh => format!(
                "{}；引号若只是文字的一部分，请用 --quotes plain。",
                reading::reason(lang, it)
            ),
            Lang::En => format!(
                "{}; where it is part of the text, use --quotes plain.",
                reading::reason(lang, it)
            ),
        });
    let columns = inspection.columns.iter();
    let cut = columns
        .flat_map(|it| &it.remarks)
        .filter_map(|it| match (it, lang) {
            (Remark::CanRejoin { rows, first }, Lang::Zh) => Some(format!(
                "有 {rows} 行的金额像是被千位逗号切断了，如“{first}”，这些行已搁置；要拼回一个数，请用 --join-thousands yes。"
            )),
            (Remark::CanRejoin { rows, first }, Lang::En) => Some(format!(
                "amounts seem cut at the comma between thousands in {rows} rows, such as “{first}”, and these rows are set aside; to join them, use --join-thousands yes."
            )),
            _ => None,
        });
    open.chain(cut).collect()
}

impl From<FatalError> for Failure {
    fn from(error: FatalError) -> Failure {
        Failure::File(error)
    }
}

impl From<EngineError> for Failure {
    fn from(error: EngineError) -> Failure {
        Failure::Engine(error)
    }
}

impl From<kezhi::lifetime::ForecastError> for Failure {
    fn from(error: kezhi::lifetime::ForecastError) -> Failure {
        Failure::Forecast(error)
    }
}
