//! From options, a case, a file of inputs or an order file to the question of a model.

use kezhi::base::{ReturnsPolicy, WindowRules};
use kezhi::engine::{
    DataSel, Engine, Look, ObservedPeriods, RecordsAnswer, RecordsQuestion, Request, Response,
};
use kezhi::explain::{Explained, Given, Source, Symbol, ValueSymbol as S};
use kezhi::text::Lang;
use kezhi::units::{Currency, Months, Period};
use kezhi::value::{
    BaseQuestion, CbvPeriod, ClvGridInputs, ClvInputs, ConcentrationInputs, EquityCohorts,
    EquityGroup, EquityInputs, FirstMargin, Key, Problem, Question, Rating, ServedSegments,
    StagedCustomers, ValueError, WalletInputs,
};
use kezhi::workshop::ValueCase;

use super::change;
use super::option::{missing, part};
use crate::args::{ModelChoice, OrdersArgs, ReadingArgs, RowsArgs, ValueArgs};
use crate::failure::Failure;
use crate::opened::{self, Opened};
use crate::{load, scheme};

/// A question and what it was made of.
pub(super) struct Found {
    pub(super) question: Question,
    pub(super) currency: Currency,
    /// What an order file said.
    pub(super) observed: Option<ObservedPeriods>,
}

/// The case that was named.
pub(super) fn case(options: &ValueArgs) -> Result<Option<ValueCase>, Failure> {
    let Some(name) = &options.case else {
        return Ok(None);
    };
    match ValueCase::from_slug(name) {
        Some(case) if fits(options.model, &case.question()) => Ok(Some(case)),
        _ => Err(no_case(options.model, name)),
    }
}

fn no_case(model: ModelChoice, found: &str) -> Failure {
    let all = ValueCase::ALL.into_iter();
    let fitting = all.filter(|case| fits(model, &case.question()));
    Failure::Option {
        option: "--case",
        found: found.to_owned(),
        expected: fitting.map(ValueCase::slug).collect::<Vec<_>>().join(" | "),
    }
}

/// True for a question of the model.
fn fits(model: ModelChoice, question: &Question) -> bool {
    use ModelChoice as M;
    matches!(
        (model, question),
        (M::Clv, Question::Clv(_))
            | (M::ClvGrid, Question::ClvGrid(_))
            | (M::Promotion, Question::Promotion(_))
            | (M::Equity, Question::Equity(_))
            | (M::Cbv, Question::CbvLevers(_))
            | (M::CbvChange, Question::CbvChange(_))
            | (M::HeatMap, Question::HeatMap(_))
            | (M::Printed, Question::Printed(_))
            | (M::Moves, Question::Moves(_))
            | (M::Markov, Question::Markov(_))
            | (M::Wallet, Question::Wallet(_))
            | (M::Concentration, Question::Concentration(_))
            | (M::ExpectedValue, Question::ExpectedValue(_))
            | (M::Rfm, Question::Rfm(_))
            | (M::Bases, Question::Bases(_))
            | (M::Serving, Question::Serving(_))
            | (M::Cdv, Question::Delivered(_))
            | (M::Relationship, Question::Relationships(_))
            | (M::Assessment, Question::Assessment(_))
            | (M::LifeCycle, Question::LifeCycle(_))
            | (M::Funnel, Question::Funnel(_))
            | (M::Contacts, Question::Contacts(_))
    )
}

/// Said when a model needs a file and none is named.
pub(super) fn needs_file(lang: Lang) -> Failure {
    Failure::Option {
        option: "FILE",
        found: String::new(),
        expected: lang.pick("一个数据文件", "a file of the data").into(),
    }
}

/// The question of a command.
pub(super) fn question(
    options: &ValueArgs,
    case: Option<ValueCase>,
    lang: Lang,
) -> Result<Found, Failure> {
    change::refuse_unused(options)?;
    if options.model == ModelChoice::Assessment && !options.files.is_empty() {
        return scorecard(options, lang);
    }
    if !options.files.is_empty()
        && let Some(of) = on_customers(options)?
    {
        return counted(options, of, lang);
    }
    let observed = match options.files.is_empty() {
        true => None,
        false if !reads_orders(options.model) => return Err(no_file(options, lang)),
        false => Some(observe(options, lang)?),
    };
    let (question, currency) = match (case, &options.input) {
        (Some(case), _) => (case.question(), case.currency()),
        (None, Some(path)) => (from_json(options.model, path)?, Currency::Unstated),
        (None, None) => {
            let currency = observed.as_ref().map(|of| of.1);
            let periods = observed.as_ref().map(|of| &of.0);
            (blank(options, periods)?, currency.unwrap_or_default())
        }
    };
    Ok(Found {
        question: change::changed(question, options)?,
        currency: super::currency(options, currency)?,
        observed: observed.map(|of| of.0),
    })
}

/// True for a model to which an order file can give inputs.
fn reads_orders(model: ModelChoice) -> bool {
    use ModelChoice as M;
    matches!(model, M::Clv | M::ClvGrid | M::Equity | M::Cbv | M::Wallet)
}

/// Said to a file that the model would not read.
fn no_file(options: &ValueArgs, lang: Lang) -> Failure {
    let names = options.files.iter().map(|file| file.display().to_string());
    Failure::Option {
        option: "FILE",
        found: names.collect::<Vec<_>>().join(" "),
        expected: lang
            .pick(
                "--case 或 --input：这个模型不读文件",
                "--case or --input: this model reads no file",
            )
            .into(),
    }
}

/// The assessment of a file of scores, with the proposed weights.
fn scorecard(options: &ValueArgs, lang: Lang) -> Result<Found, Failure> {
    let mut engine = Engine::default();
    engine.open_table(load::table(&options.files, &options.reading, lang)?);
    let request = Request::Records {
        data: DataSel::Opened,
        question: RecordsQuestion::Scorecard(Box::default()),
    };
    let Response::Records(RecordsAnswer::Scorecard(inputs)) = engine.handle(request, None)? else {
        return Err(Failure::Engine(kezhi::engine::EngineError::NotRecords));
    };
    Ok(Found {
        question: Question::Assessment(*inputs),
        currency: Currency::Unstated,
        observed: None,
    })
}

fn from_json(model: ModelChoice, path: &std::path::Path) -> Result<Question, Failure> {
    let text = std::fs::read_to_string(path).map_err(|error| Failure::Open {
        path: path.display().to_string(),
        detail: error.kind().to_string(),
    })?;
    let question: Question =
        serde_json::from_str(&text).map_err(|error| Failure::Request(error.to_string()))?;
    match fits(model, &question) {
        true => Ok(question),
        false => Err(Failure::Request("another model".into())),
    }
}

/// The model that is asked of the customers of an order file, where it is one of those.
fn on_customers(options: &ValueArgs) -> Result<Option<BaseQuestion>, Failure> {
    let margin = part(options.numbers.margin_percent).map(Given::assumed);
    Ok(match options.model {
        ModelChoice::Serving => Some(BaseQuestion::Serving(ServedSegments {
            scheme: scheme::scheme(&options.scheme)?,
            costs: change::costs(&options.numbers),
            margin,
        })),
        ModelChoice::Concentration => Some(BaseQuestion::Concentration(Default::default())),
        ModelChoice::LifeCycle => Some(BaseQuestion::LifeCycle(StagedCustomers {
            margin,
            ..StagedCustomers::default()
        })),
        _ => None,
    })
}

/// The inputs of a model as the customers of an order file give them.
fn counted(options: &ValueArgs, of: BaseQuestion, lang: Lang) -> Result<Found, Failure> {
    let columns = scheme::columns(&options.scheme);
    let Opened {
        mut engine,
        facts,
        selection,
        today,
    } = opened::open_keeping(&orders(options), &columns, lang)?;
    let request = Request::BaseInputs {
        look: Look {
            data: DataSel::Opened,
            window: WindowRules::default(),
            returns: ReturnsPolicy::default(),
            selection,
            today: Some(today),
            name: None,
        },
        of,
    };
    let Response::BaseInputs(question) = engine.handle(request, None)? else {
        return Err(Failure::Engine(kezhi::engine::EngineError::NotOpen));
    };
    Ok(Found {
        question: change::changed(*question, options)?,
        currency: super::currency(options, facts.currency)?,
        observed: None,
    })
}

/// The order files of a command and how they are read.
fn orders(options: &ValueArgs) -> OrdersArgs {
    OrdersArgs {
        files: options.files.clone(),
        dates: options.dates.clone(),
        rows: RowsArgs::clone(&options.rows),
        reading: ReadingArgs::clone(&options.reading),
    }
}

/// Counts the period of an order file.
fn observe(options: &ValueArgs, lang: Lang) -> Result<(ObservedPeriods, Currency), Failure> {
    let orders = orders(options);
    let months = Months::new(options.months).map_err(Failure::Months)?;
    let Opened {
        mut engine,
        facts,
        selection,
        today,
    } = opened::open(&orders, lang)?;
    let request = Request::Observed {
        data: DataSel::Opened,
        to: None,
        months,
        returns: ReturnsPolicy::default(),
        selection,
        today: Some(today),
    };
    match engine.handle(request, None)? {
        Response::Observed(periods) => Ok((*periods, facts.currency)),
        _ => Err(Failure::Engine(kezhi::engine::EngineError::NotOpen)),
    }
}

/// A number from its option, else from the file, else it is missing.
fn need(
    option: Option<f64>,
    counted: Option<Result<Explained, ValueError>>,
    field: impl Into<Symbol>,
) -> Result<Given, Failure> {
    match (option, counted) {
        (Some(value), _) => Ok(Given::assumed(value)),
        (None, Some(Ok(counted))) => Ok(Given::counted(counted.value())),
        (None, Some(Err(error))) => Err(Failure::Value(error)),
        (None, None) => Err(missing(field, Problem::Missing)),
    }
}

/// A question made of options and an order file alone.
fn blank(options: &ValueArgs, periods: Option<&ObservedPeriods>) -> Result<Question, Failure> {
    let numbers = &options.numbers;
    let now = periods.map(|periods| &periods.now);
    match options.model {
        ModelChoice::Clv => Ok(Question::Clv(clv(options, periods)?)),
        ModelChoice::ClvGrid => Ok(Question::ClvGrid(ClvGridInputs {
            clv: clv(options, periods)?,
            first: FirstMargin::Now,
            retentions: [0.5, 0.6, 0.7, 0.8, 0.9, 0.95].to_vec(),
            discounts: [0.06, 0.08, 0.1, 0.12, 0.15, 0.2].to_vec(),
        })),
        ModelChoice::Equity => {
            let clv = clv(options, periods)?;
            let counted = |count: u64| Given::counted(count as f64);
            let customers = match (numbers.customers, now) {
                (None, Some(now)) => counted(now.customers),
                (given, _) => need(given, None, S::GroupCustomers)?,
            };
            let new = match (numbers.new_customers, now) {
                (None, Some(now)) => Some(counted(now.new_customers)),
                (given, _) => given.map(Given::assumed),
            };
            let cohorts = clv.acquisition_cost.zip(new);
            Ok(Question::Equity(EquityInputs {
                period: clv.period,
                discount: clv.discount,
                groups: vec![EquityGroup {
                    name: Key::Total,
                    customers,
                    margin: clv.margin,
                    retention: clv.retention,
                }],
                cohorts: cohorts.map(|(acquisition_cost, customers)| EquityCohorts {
                    customers,
                    margin: clv.margin,
                    retention: clv.retention,
                    acquisition_cost,
                    periods: options.cohorts,
                }),
            }))
        }
        ModelChoice::Cbv => {
            let p = need(part(numbers.penetration), None, Symbol::Penetration)?;
            let own = match (numbers.customers, now) {
                (None, Some(now)) => Given::counted(now.customers as f64),
                (given, _) => need(given, None, Symbol::BrandCustomers)?,
            };
            Ok(Question::CbvLevers(CbvPeriod {
                category_customers: Given {
                    value: own.value / p.value,
                    source: Source::Derived,
                },
                penetration: p,
                buying_rate: need(numbers.buying_rate, None, Symbol::BuyingRate)?,
                share_of_purchases: need(
                    part(numbers.share_of_purchases),
                    None,
                    Symbol::ShareOfPurchases,
                )?,
                unit_margin: need(
                    numbers.unit_margin,
                    now.map(|now| now.unit_margin()),
                    Symbol::UnitMargin,
                )?,
                price: None,
                counts_units: false,
            }))
        }
        ModelChoice::Wallet => match now {
            Some(now) => now
                .wallet_inputs()
                .map(Question::Wallet)
                .map_err(Failure::Value),
            None => Ok(Question::Wallet(WalletInputs {
                brand_spend: None,
                category_spend: None,
                brands: Vec::new(),
                rating: Rating::Ranks,
                ratings: Vec::new(),
                ratings_source: Source::Assumption,
            })),
        },
        ModelChoice::Concentration => Ok(Question::Concentration(ConcentrationInputs {
            source: Some(Source::Assumption),
            ..ConcentrationInputs::default()
        })),
        ModelChoice::Cdv => Ok(Question::Delivered(Vec::new())),
        model => Err(no_case(model, "")),
    }
}

fn clv(options: &ValueArgs, periods: Option<&ObservedPeriods>) -> Result<ClvInputs, Failure> {
    let numbers = &options.numbers;
    let now = periods.map(|periods| &periods.now);
    let period = match (options.period, now) {
        (Some(period), None) => period.into(),
        (None, None) => Period::Year,
        (_, Some(now)) => now.period().ok_or_else(|| Failure::Option {
            option: "--months",
            found: now.months.count().to_string(),
            expected: "1 | 12".into(),
        })?,
    };
    Ok(ClvInputs {
        period,
        margin: need(numbers.margin, now.map(|now| now.margin()), S::PeriodMargin)?,
        retention: need(
            part(numbers.retention),
            now.map(|now| now.retention()),
            S::Retention,
        )?,
        discount: need(part(numbers.discount), None, S::DiscountRate)?,
        growth: None,
        payments: None,
        acquisition_cost: numbers.cac.map(Given::assumed),
    })
}
