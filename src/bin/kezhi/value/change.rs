//! Options over the figures a question has; one that would do nothing is refused.

use kezhi::explain::{Given, Source, ValueSymbol as S};
use kezhi::value::{
    CbvPeriod, ClvInputs, Key, Offer, Problem, Question, ServingCosts, WalletInputs,
};

use super::option::{missing, part};
use crate::args::{ModelChoice, NumbersArgs, ValueArgs};
use crate::failure::Failure;

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
        ModelChoice::Serving => &[
            "--margin-percent",
            "--cost-per-customer",
            "--cost-per-order",
            "--cost-of-revenue",
        ],
        ModelChoice::LifeCycle => &["--margin-percent", "--discount"],
        _ => &[],
    }
}

/// An option that the model would pass over is refused.
pub(super) fn refuse_unused(options: &ValueArgs) -> Result<(), Failure> {
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
        ("--margin-percent", numbers.margin_percent),
        ("--cost-per-customer", numbers.cost_per_customer),
        ("--cost-per-order", numbers.cost_per_order),
        ("--cost-of-revenue", numbers.cost_of_revenue),
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
pub(super) fn changed(mut question: Question, options: &ValueArgs) -> Result<Question, Failure> {
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
        Question::Serving(serving) => {
            let costs = costs(numbers);
            let now = &mut serving.costs;
            now.per_customer = costs.per_customer.or(now.per_customer);
            now.per_order = costs.per_order.or(now.per_order);
            now.of_revenue = costs.of_revenue.or(now.of_revenue);
        }
        Question::LifeCycle(cycle) => set(&mut cycle.discount, part(numbers.discount)),
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

/// What serving costs, as far as options say.
pub(super) fn costs(numbers: &NumbersArgs) -> ServingCosts {
    ServingCosts {
        per_customer: numbers.cost_per_customer.map(Given::assumed),
        per_order: numbers.cost_per_order.map(Given::assumed),
        of_revenue: part(numbers.cost_of_revenue).map(Given::assumed),
    }
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
