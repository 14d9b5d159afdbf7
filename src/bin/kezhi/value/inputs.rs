//! From options, a case, a file of inputs or an order file to the question of a model.

use kezhi::base::ReturnsPolicy;
use kezhi::engine::{DataSel, ObservedPeriods, Request, Response};
use kezhi::explain::{Explained, Given, Source, Symbol, ValueSymbol as S};
use kezhi::text::Lang;
use kezhi::units::{Currency, Months, Period};
use kezhi::value::{
    CbvPeriod, ClvGridInputs, ClvInputs, ConcentrationInputs, EquityCohorts, EquityGroup,
    EquityInputs, FirstMargin, Key, Offer, Problem, Question, Rating, ValueError, WalletInputs,
};
use kezhi::workshop::ValueCase;

use crate::args::{ModelChoice, NumbersArgs, OrdersArgs, ReadingArgs, RowsArgs, ValueArgs};
use crate::failure::Failure;
use crate::opened::{self, Opened};

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
    refuse_unused(options)?;
    let observed = match options.files.is_empty() {
        true => None,
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
        question: changed(question, options)?,
        currency: super::currency(options, currency)?,
        observed: observed.map(|of| of.0),
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

/// Counts the period of an order file.
fn observe(options: &ValueArgs, lang: Lang) -> Result<(ObservedPeriods, Currency), Failure> {
    let orders = OrdersArgs {
        files: options.files.clone(),
        dates: options.dates.clone(),
        rows: RowsArgs::clone(&options.rows),
        reading: ReadingArgs::clone(&options.reading),
    };
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

fn missing(field: impl Into<Symbol>, problem: Problem) -> Failure {
    Failure::Value(ValueError {
        field: field.into(),
        place: None,
        problem,
    })
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

fn part(percent: Option<f64>) -> Option<f64> {
    percent.map(|percent| percent / 100.0)
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

/// The options each model takes.
fn takes(model: ModelChoice) -> &'static [&'static str] {
    match model {
        ModelChoice::Clv | ModelChoice::ClvGrid => &[
            "--margin",
            "--retention",
            "--discount",
            "--growth",
            "--payments",
            "--cac",
        ],
        ModelChoice::Equity => &[
            "--customers",
            "--margin",
            "--retention",
            "--discount",
            "--new-customers",
            "--cac",
        ],
        ModelChoice::Cbv | ModelChoice::CbvChange => &[
            "--customers",
            "--penetration",
            "--buying-rate",
            "--share-of-purchases",
            "--unit-margin",
        ],
        ModelChoice::Wallet => &["--brand-spend", "--category-spend"],
        ModelChoice::Markov => &["--discount", "--payments"],
        ModelChoice::HeatMap | ModelChoice::Printed => &["--customers"],
        ModelChoice::Funnel | ModelChoice::Leads => &["--margin"],
        _ => &[],
    }
}

/// An option that the model would pass over is refused.
fn refuse_unused(options: &ValueArgs) -> Result<(), Failure> {
    let taken = takes(options.model);
    for (option, value) in given(&options.numbers) {
        if !taken.contains(&option) {
            return Err(Failure::Option {
                option,
                found: value.to_string(),
                expected: taken.join(" "),
            });
        }
    }
    Ok(())
}

fn given(numbers: &NumbersArgs) -> Vec<(&'static str, f64)> {
    let all = [
        ("--margin", numbers.margin),
        ("--retention", numbers.retention),
        ("--discount", numbers.discount),
        ("--growth", numbers.growth),
        ("--payments", numbers.payments.map(f64::from)),
        ("--cac", numbers.cac),
        ("--customers", numbers.customers),
        ("--new-customers", numbers.new_customers),
        ("--penetration", numbers.penetration),
        ("--buying-rate", numbers.buying_rate),
        ("--share-of-purchases", numbers.share_of_purchases),
        ("--unit-margin", numbers.unit_margin),
        ("--brand-spend", numbers.brand_spend),
        ("--category-spend", numbers.category_spend),
    ];
    let given = all.into_iter();
    given
        .filter_map(|(option, value)| Some((option, value?)))
        .collect()
}

/// Sets a field whose option was given.
fn set(field: &mut Given, option: Option<f64>) {
    if let Some(value) = option {
        *field = Given::assumed(value);
    }
}

/// The question with the options set over what it had.
fn changed(mut question: Question, options: &ValueArgs) -> Result<Question, Failure> {
    let numbers = &options.numbers;
    match &mut question {
        Question::Clv(clv) => change_clv(clv, options),
        Question::ClvGrid(grid) => change_clv(&mut grid.clv, options),
        Question::Equity(equity) => {
            set(&mut equity.discount, part(numbers.discount));
            for group in &mut equity.groups {
                set(&mut group.customers, numbers.customers);
                set(&mut group.margin, numbers.margin);
                set(&mut group.retention, part(numbers.retention));
            }
            if let Some(cohorts) = &mut equity.cohorts {
                set(&mut cohorts.customers, numbers.new_customers);
                set(&mut cohorts.margin, numbers.margin);
                set(&mut cohorts.retention, part(numbers.retention));
                set(&mut cohorts.acquisition_cost, numbers.cac);
                cohorts.periods = options.cohorts.or(cohorts.periods);
            }
        }
        Question::CbvLevers(period) => change_cbv(period, numbers),
        Question::CbvChange(change) => change_cbv(&mut change.after, numbers),
        Question::HeatMap(map) => set(&mut map.buyers, numbers.customers),
        Question::Printed(printed) => set(&mut printed.buyers, numbers.customers),
        Question::Markov(markov) => {
            set(&mut markov.discount, part(numbers.discount));
            markov.periods = numbers.payments.unwrap_or(markov.periods);
        }
        Question::Funnel(funnel) => {
            if let Some(margin) = numbers.margin {
                funnel.margin = Some(Given::assumed(margin));
            }
        }
        Question::Wallet(wallet) => change_wallet(wallet, options)?,
        Question::Concentration(of) if !options.values.is_empty() => {
            of.values = options.values.clone();
            of.customers = Vec::new();
            of.source = Some(Source::Assumption);
        }
        Question::Delivered(offers) if !options.offer.is_empty() => {
            *offers = options
                .offer
                .iter()
                .enumerate()
                .map(|(place, text)| offer(place, text))
                .collect::<Result<_, _>>()?;
        }
        _ => {}
    }
    Ok(question)
}

fn change_clv(clv: &mut ClvInputs, options: &ValueArgs) {
    let numbers = &options.numbers;
    set(&mut clv.margin, numbers.margin);
    set(&mut clv.retention, part(numbers.retention));
    set(&mut clv.discount, part(numbers.discount));
    clv.growth = part(numbers.growth).map(Given::assumed).or(clv.growth);
    clv.payments = numbers.payments.or(clv.payments);
    clv.acquisition_cost = numbers.cac.map(Given::assumed).or(clv.acquisition_cost);
    if let Some(period) = options.period
        && options.files.is_empty()
    {
        clv.period = period.into();
    }
}

fn change_cbv(period: &mut CbvPeriod, numbers: &NumbersArgs) {
    set(&mut period.penetration, part(numbers.penetration));
    set(&mut period.buying_rate, numbers.buying_rate);
    set(
        &mut period.share_of_purchases,
        part(numbers.share_of_purchases),
    );
    set(&mut period.unit_margin, numbers.unit_margin);
    if let Some(own) = numbers.customers {
        period.category_customers = Given {
            value: own / period.penetration.value,
            source: Source::Derived,
        };
    }
}

fn change_wallet(wallet: &mut WalletInputs, options: &ValueArgs) -> Result<(), Failure> {
    let numbers = &options.numbers;
    let given = |option: Option<f64>| option.map(Given::assumed);
    wallet.brand_spend = given(numbers.brand_spend).or(wallet.brand_spend);
    wallet.category_spend = given(numbers.category_spend).or(wallet.category_spend);
    if !options.ranks.is_empty() {
        let mut ratings = Vec::with_capacity(options.ranks.len());
        for text in &options.ranks {
            ratings.push(ranks(text)?);
        }
        let brands = ratings.iter().map(Vec::len).max().unwrap_or_default();
        wallet.brands = (1..=brands as u32).map(Key::Place).collect();
        wallet.ratings = ratings;
        wallet.ratings_source = Source::Assumption;
    }
    let has_spend = wallet.brand_spend.is_some() && wallet.category_spend.is_some();
    match (wallet.ratings.is_empty(), has_spend) {
        (true, false) if wallet.brand_spend.is_some() => {
            Err(missing(S::CategorySpend, Problem::Missing))
        }
        (true, false) => Err(missing(S::BrandSpend, Problem::Missing)),
        _ => Ok(()),
    }
}

/// Places of one person's brands; a blank for a brand that is not used.
fn ranks(text: &str) -> Result<Vec<Option<f64>>, Failure> {
    let wrong = || Failure::Option {
        option: "--ranks",
        found: text.to_owned(),
        expected: "1,2,,3".into(),
    };
    let one = |cell: &str| match cell.trim() {
        "" => Ok(None),
        cell => cell.parse().map(Some).map_err(|_| wrong()),
    };
    text.split(',').map(one).collect()
}

/// Four values, a slash, four costs.
fn offer(place: usize, text: &str) -> Result<Offer, Failure> {
    let wrong = || Failure::Option {
        option: "--offer",
        found: text.to_owned(),
        expected: "PRODUCT,SERVICE,PERSONNEL,IMAGE/MONEY,TIME,PHYSICAL,MENTAL".into(),
    };
    let four = |text: &str| -> Option<[Given; 4]> {
        let parsed: Vec<Given> = text
            .split(',')
            .map(|cell| cell.trim().parse().ok().map(Given::assumed))
            .collect::<Option<_>>()?;
        parsed.try_into().ok()
    };
    let (values, costs) = text.split_once('/').ok_or_else(wrong)?;
    Ok(Offer {
        name: Key::Place(place as u32 + 1),
        values: four(values).ok_or_else(wrong)?,
        costs: four(costs).ok_or_else(wrong)?,
    })
}
