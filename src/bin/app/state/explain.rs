//! Which number is being explained.
//!
//! A number is held by its place, not its value, so the explanation follows while a lever moves.

use kezhi::base::{FindingKind, ReturnsPolicy, SelectionRule};
use kezhi::chart::Figure;
use kezhi::engine::DataFacts;
use kezhi::explain::{Carried, Explained, Expr, Rule, Source, Symbol, Unit};
use kezhi::ingest::{IssueKind, RowCount};
use kezhi::scenario::{Comparison, DataRef, Measure, Outcome};
use kezhi::segment::{SegmentTable, Tier};
use kezhi::text::sentence::Told;
use kezhi::text::ui::quality as words;
use kezhi::text::{Lang, answers, quality};
use kezhi::units::{Day, Money};
use kezhi::value::{Cbv, ContributionRow, Curves};
use leptos::prelude::*;

use super::{Comparisons, Reports, Session, SheetNumber, Sheets};

/// A column of the contribution table.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum TierCell {
    Customers,
    CustomerShare,
    MonthlySpend,
    Revenue,
    RevenueShare,
    RevenueIndex,
    Margin,
    Profit,
    ProfitShare,
    ProfitPerHead,
    ProfitIndex,
}

impl TierCell {
    /// The number in a row.
    pub(crate) fn of(self, row: &ContributionRow) -> Option<&Explained> {
        match self {
            TierCell::Customers => Some(&row.customers),
            TierCell::CustomerShare => row.customer_share.as_ref(),
            TierCell::MonthlySpend => row.monthly_spend.as_ref(),
            TierCell::Revenue => Some(&row.revenue),
            TierCell::RevenueShare => row.revenue_share.as_ref(),
            TierCell::RevenueIndex => row.revenue_index.as_ref(),
            TierCell::Margin => row.margin.as_ref(),
            TierCell::Profit => row.profit.as_ref(),
            TierCell::ProfitShare => row.profit_share.as_ref(),
            TierCell::ProfitPerHead => row.profit_per_head.as_ref(),
            TierCell::ProfitIndex => row.profit_index.as_ref(),
        }
    }
}

/// A number of the valuation.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum CbvCell {
    CategoryCustomers,
    Cbv,
    BrandCustomerValue,
    CategoryValue,
    BrandTotal,
    OwnCustomersGap,
    NonBuyersGap,
    CategoryTotal,
    ValueShare,
}

impl CbvCell {
    /// The number in a valuation.
    pub(crate) fn of(self, cbv: &Cbv) -> &Explained {
        match self {
            CbvCell::CategoryCustomers => &cbv.category_customers,
            CbvCell::Cbv => &cbv.cbv,
            CbvCell::BrandCustomerValue => &cbv.brand_customer_value,
            CbvCell::CategoryValue => &cbv.category_value,
            CbvCell::BrandTotal => &cbv.brand_total,
            CbvCell::OwnCustomersGap => &cbv.own_customers_gap,
            CbvCell::NonBuyersGap => &cbv.non_buyers_gap,
            CbvCell::CategoryTotal => &cbv.category_total,
            CbvCell::ValueShare => &cbv.value_share,
        }
    }
}

/// A number about the file.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Fact {
    RowsRead,
    RowsUsed,
    RowsSetAside,
    Customers,
    Orders,
    Revenue,
    FirstDay,
    LastDay,
    NegativeLines,
    NegativeAmount,
    /// Rows of one kind of issue.
    Issue(IssueKind),
    /// What a refund policy would give.
    Returns(ReturnsPolicy, ReturnsCell),
    /// Rows (customers, orders, days) of a kind.
    Counted(Counted),
    /// Their money.
    MoneyOf(Counted),
}

/// What is counted about the rows; by place where the data name it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Counted {
    /// A finding of the quality report.
    Finding(FindingKind),
    /// Rows set aside by a rule of the selection.
    Aside(SelectionRule),
    /// Rows of a status.
    Status(usize),
    /// Rows of a currency.
    Currency(usize),
    /// Rows with a value of a column.
    Value(usize, usize),
}

impl Counted {
    /// How many of what, and their money.
    fn of(self, facts: &DataFacts) -> Option<(u64, Unit, Option<Money>)> {
        let of_rows = |rows: u64, amount: Money| Some((rows, Unit::Rows, Some(amount)));
        match self {
            Counted::Finding(kind) => {
                let finding = facts.quality.findings.iter().find(|it| it.kind == kind)?;
                Some((finding.count, quality::finding_unit(kind), finding.amount))
            }
            Counted::Aside(rule) => {
                let count = facts.selection.aside.iter().find(|it| it.rule == rule)?;
                of_rows(count.rows, count.amount)
            }
            Counted::Status(place) => {
                let status = facts.selection.statuses.get(place)?;
                of_rows(status.rows, status.amount)
            }
            Counted::Currency(place) => {
                let currency = facts.selection.currencies.get(place)?;
                Some((currency.rows, Unit::Rows, None))
            }
            Counted::Value(column, place) => {
                let value = facts.selection.attributes.get(column)?.values.get(place)?;
                of_rows(value.rows, value.amount)
            }
        }
    }

    /// The same in words, with the rule that decides it.
    pub(crate) fn words(self, lang: Lang, facts: &DataFacts) -> Option<(String, String)> {
        let texts = |name: &str, value: &str| {
            let value = match value {
                "" => quality::blank(lang),
                value => value,
            };
            match (name, lang) {
                ("", _) => value.to_owned(),
                (_, Lang::Zh) => format!("{name}：{value}"),
                (_, Lang::En) => format!("{name}: {value}"),
            }
        };
        Some(match self {
            Counted::Finding(kind) => {
                let finding = facts.quality.findings.iter().find(|it| it.kind == kind)?;
                let title = quality::finding_title(lang, kind).to_owned();
                (title, quality::finding_rule(lang, finding))
            }
            Counted::Aside(rule) => {
                let name = quality::rule_name(lang, rule).to_owned();
                (name, words::SELECTION_NOTE.get(lang).to_owned())
            }
            Counted::Status(place) => {
                let status = facts.selection.statuses.get(place)?;
                let why = quality::status_reason(lang, status.by);
                (texts(words::STATUS.get(lang), &status.text), why.to_owned())
            }
            Counted::Currency(place) => {
                let currency = facts.selection.currencies.get(place)?;
                let name = texts("", &currency.text);
                (name, words::CURRENCIES_NOTE.get(lang).to_owned())
            }
            Counted::Value(column, place) => {
                let column = facts.selection.attributes.get(column)?;
                let value = &column.values.get(place)?.text;
                let rule = words::ALL_READ.get(lang).to_owned();
                (texts(&column.name, value), rule)
            }
        })
    }
}

/// A column of the refund policies.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum ReturnsCell {
    Revenue,
    Customers,
    Orders,
}

/// A number about the observation as a whole.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Seen {
    /// The Gini coefficient of revenue.
    Gini,
    /// What the best fifth of customers brings.
    TopFifth,
    /// The highest point of the whale curve.
    Peak,
    /// Customers below zero.
    LossMakers,
    /// Customers without positive revenue.
    WithoutRevenue,
    /// Customers that are not active.
    Inactive,
    /// Their revenue in the window.
    InactiveRevenue,
    /// Lines whose profit could not be read.
    LinesWithoutProfit,
    /// First day of the window.
    WindowStart,
    /// Last day of the window.
    WindowEnd,
}

/// The place of a number on the page.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Number {
    /// In the contribution table; no tier for the total.
    Tier(Option<Tier>, TierCell),
    /// How many customers of a tier one diamond customer equals.
    DiamondEquals(Tier),
    /// About the observation as a whole.
    Seen(Seen),
    /// In the valuation.
    Cbv(CbvCell),
    /// About the file.
    Fact(Fact),
    /// In the comparison: measure and place of the scenario.
    Value(Measure, usize),
    /// The same, against the base.
    Difference(Measure, usize),
    /// In the table of a figure: the figure's slug, row and column.
    Cell(&'static str, usize, usize),
    /// The axes of a figure, together.
    Axes(&'static str),
    /// On the open sheet.
    Sheet(SheetNumber),
}

impl From<Told> for Number {
    fn from(told: Told) -> Number {
        match told {
            Told::RowsRead => Number::Fact(Fact::RowsRead),
            Told::RowsUsed => Number::Fact(Fact::RowsUsed),
            Told::FileCustomers => Number::Fact(Fact::Customers),
            Told::FileOrders => Number::Fact(Fact::Orders),
            Told::WindowStart => Number::Seen(Seen::WindowStart),
            Told::WindowEnd => Number::Seen(Seen::WindowEnd),
            Told::Customers => Number::Tier(None, TierCell::Customers),
            Told::CustomerShare(tier) => Number::Tier(Some(tier), TierCell::CustomerShare),
            Told::RevenueShare(tier) => Number::Tier(Some(tier), TierCell::RevenueShare),
            Told::ProfitShare(tier) => Number::Tier(Some(tier), TierCell::ProfitShare),
            Told::Revenue => Number::Tier(None, TierCell::Revenue),
            Told::Profit => Number::Tier(None, TierCell::Profit),
            Told::Peak => Number::Seen(Seen::Peak),
            Told::TopFifth => Number::Seen(Seen::TopFifth),
            Told::LossMakers => Number::Seen(Seen::LossMakers),
            Told::Gini => Number::Seen(Seen::Gini),
            Told::WithoutRevenue => Number::Seen(Seen::WithoutRevenue),
            Told::BrandTotal => Number::Cbv(CbvCell::BrandTotal),
            Told::ValueShare => Number::Cbv(CbvCell::ValueShare),
            Told::OwnCustomersGap => Number::Cbv(CbvCell::OwnCustomersGap),
            Told::OfSheet(place) => Number::Sheet(SheetNumber::Told(place)),
            Told::ProfitDifference(place) => Number::Difference(Measure::Profit, place),
        }
    }
}

impl Number {
    /// The scenario a number belongs to, by its place.
    pub(crate) fn scenario(self) -> Option<usize> {
        match self {
            Number::Value(_, place) | Number::Difference(_, place) => Some(place),
            Number::Cell("scenario-comparison", _, column) => column.checked_sub(1),
            _ => None,
        }
    }

    /// True for a number that the rules of the tiers decide.
    pub(crate) fn is_of_tiers(self) -> bool {
        match self {
            Number::Tier(..) | Number::DiamondEquals(_) => true,
            Number::Cell(slug, ..) => !["customer-brand-value", "sheet"].contains(&slug),
            Number::Value(measure, _) | Number::Difference(measure, _) => {
                !matches!(measure, Measure::Cbv | Measure::BrandTotal)
            }
            Number::Seen(seen) => matches!(
                seen,
                Seen::Gini | Seen::TopFifth | Seen::Peak | Seen::LossMakers | Seen::WithoutRevenue
            ),
            _ => false,
        }
    }
}

/// A figure on the page, by its slug.
type Shown = (&'static str, Memo<Option<Figure>>);

/// The number in the panel.
#[derive(Clone, Copy)]
pub(crate) struct Explain {
    session: Session,
    reports: Reports,
    comparisons: Comparisons,
    sheets: Sheets,
    figures: RwSignal<Vec<Shown>>,
    /// The number chosen.
    pub(crate) chosen: RwSignal<Option<Number>>,
    /// The panel is open where it is a sheet.
    pub(crate) is_open: RwSignal<bool>,
}

impl Explain {
    /// Nothing chosen yet.
    pub(crate) fn start(
        session: Session,
        reports: Reports,
        comparisons: Comparisons,
        sheets: Sheets,
    ) -> Explain {
        Explain {
            session,
            reports,
            comparisons,
            sheets,
            figures: RwSignal::new(Vec::new()),
            chosen: RwSignal::new(None),
            is_open: RwSignal::new(false),
        }
    }

    /// The explanation in context.
    pub(crate) fn here() -> Explain {
        expect_context()
    }

    /// Explains a number.
    pub(crate) fn choose(self, number: Number) {
        self.chosen.set(Some(number));
        self.is_open.set(true);
    }

    /// Closes the panel and lets the number go.
    pub(crate) fn close(self) {
        self.chosen.set(None);
        self.is_open.set(false);
    }

    /// Lets the numbers of a figure be asked for as long as it is on the page.
    pub(crate) fn hold_figure(self, slug: &'static str, figure: Memo<Option<Figure>>) {
        self.figures.update(|all| all.push((slug, figure)));
        on_cleanup(move || {
            let _gone = self
                .figures
                .try_update(|all| all.retain(|(held, _)| *held != slug));
        });
    }

    /// A figure on the page.
    pub(crate) fn figure(self, slug: &'static str) -> Option<Figure> {
        let figure = self
            .figures
            .with(|all| all.iter().find(|(held, _)| *held == slug).copied())?;
        figure.1.try_get().flatten()
    }

    /// A number as it was heard from the engine, in a sheet or a figure of one; none where it was not.
    pub(crate) fn heard(self, number: Number) -> Option<Carried> {
        match number {
            Number::Sheet(number) => self.sheets.number(number),
            Number::Cell(slug, row, column) => {
                let figure = self.figure(slug)?;
                figure.table.rows.get(row)?.get(column)?.explained.clone()
            }
            _ => None,
        }
    }

    /// A number of the page as it stands now; none where it does not exist.
    pub(crate) fn read(self, number: Number) -> Option<Explained> {
        match number {
            Number::Tier(..) | Number::DiamondEquals(_) | Number::Cbv(_) => self
                .reports
                .outcome
                .with(|it| in_outcome(it.as_ref()?, number)),
            Number::Seen(seen) => self.reports.report.with(|report| {
                let report = report.as_ref()?;
                match (&report.table, &report.curves) {
                    (Some(table), Some(curves)) => {
                        let is_entered = self.session.assumptions.with(|it| {
                            it.as_ref()
                                .is_some_and(|it| it.window.analysis_day.is_some())
                        });
                        observed(table, curves, seen, is_entered)
                    }
                    _ => None,
                }
            }),
            Number::Fact(fact @ (Fact::RowsRead | Fact::RowsUsed | Fact::RowsSetAside)) => {
                // Known before the engine has answered, and on a device without the data.
                let answered = self.reports.rows();
                self.session.data.with(|data| match data {
                    DataRef::File(file) => Some(rows(answered.unwrap_or(file.rows), fact)),
                    _ => None,
                })
            }
            Number::Fact(fact) => self
                .reports
                .report
                .with(|report| about(report.as_ref()?.facts.as_ref()?, fact)),
            Number::Value(..) | Number::Difference(..) => self
                .comparisons
                .comparison
                .with(|comparison| compared(comparison.as_ref()?, number)),
            Number::Cell(slug, row, column) => {
                let figure = self.figure(slug)?;
                let cell = figure.table.rows.get(row)?.get(column)?;
                cell.explained.as_ref()?.number().cloned()
            }
            Number::Axes(_) | Number::Sheet(_) => None,
        }
    }
}

fn in_outcome(outcome: &Outcome, number: Number) -> Option<Explained> {
    let contribution = outcome.contribution.as_ref();
    match number {
        Number::Tier(None, cell) => cell.of(&contribution?.total).cloned(),
        Number::Tier(Some(tier), cell) => cell.of(contribution?.row(tier)?).cloned(),
        Number::DiamondEquals(tier) => contribution?.diamond_equals(tier),
        Number::Cbv(cell) => Some(cell.of(outcome.cbv.as_ref().ok()?).clone()),
        _ => None,
    }
}

fn observed(
    table: &SegmentTable,
    curves: &Curves,
    seen: Seen,
    is_entered: bool,
) -> Option<Explained> {
    let counted = |symbol, count: u64, unit| {
        (count > 0).then(|| Explained::given(symbol, count as f64, unit, Source::File))
    };
    let ruled = |of: Explained| match table.window {
        Some(window) => of.with(Rule::Active(window.active)).with(Rule::Window {
            from: window.from,
            to: window.to,
        }),
        None => of,
    };
    let day =
        |symbol, day: Day| Explained::given(symbol, f64::from(day.0), Unit::Day, Source::File);
    match seen {
        Seen::Gini => curves.gini_explained(),
        Seen::TopFifth => curves.top_fifth_explained(),
        Seen::Peak => curves.peak_explained(),
        Seen::LossMakers => curves.loss_makers_explained(),
        Seen::WithoutRevenue => curves.without_revenue_explained(),
        Seen::Inactive => {
            counted(Symbol::InactiveCustomers, table.inactive, Unit::Customers).map(ruled)
        }
        Seen::InactiveRevenue => Some(ruled(Explained::given(
            Symbol::InactiveRevenue,
            table.inactive_revenue.units(),
            Unit::Money,
            Source::File,
        ))),
        Seen::LinesWithoutProfit => counted(
            Symbol::LinesWithoutProfit,
            table.lines_without_profit,
            Unit::Rows,
        )
        .map(|of| of.with(Rule::NoProfitIsZero)),
        Seen::WindowStart => table.window.map(|window| {
            day(Symbol::WindowStart, window.from).with(Rule::WindowMonths(window.months))
        }),
        Seen::WindowEnd => table
            .window
            .map(|window| day(Symbol::WindowEnd, window.to).with(Rule::AnalysisDay { is_entered })),
    }
}

fn rows(rows: RowCount, fact: Fact) -> Explained {
    let part = |symbol, rows: u64| Expr::of(symbol, rows as f64, Unit::Rows, Source::File);
    let used = part(Symbol::RowsUsed, rows.used);
    let aside = part(Symbol::RowsSetAside, rows.set_aside);
    match fact {
        Fact::RowsUsed => Explained::new(Symbol::RowsUsed, Unit::Rows, used).with(Rule::RowsUsed),
        Fact::RowsSetAside => {
            Explained::new(Symbol::RowsSetAside, Unit::Rows, aside).with(Rule::RowsSetAside)
        }
        _ => Explained::new(Symbol::RowsRead, Unit::Rows, Expr::Sum(vec![used, aside]))
            .with(Rule::RowsRead),
    }
}

fn about(facts: &DataFacts, fact: Fact) -> Option<Explained> {
    let counted = |symbol, value: f64, unit| Explained::given(symbol, value, unit, Source::File);
    let order_rule = kezhi::text::answers::order_rule(facts.counting);
    Some(match fact {
        Fact::RowsRead | Fact::RowsUsed | Fact::RowsSetAside => rows(facts.rows, fact),
        Fact::Customers => counted(Symbol::Customers, facts.customers as f64, Unit::Customers)
            .with(Rule::WholeHistory),
        Fact::Orders => counted(Symbol::Orders, facts.orders as f64, Unit::Orders)
            .with(order_rule)
            .with(Rule::WholeHistory),
        Fact::Revenue => counted(Symbol::Revenue, facts.revenue.units(), Unit::Money)
            .with(Rule::NetByCustomer)
            .with(Rule::WholeHistory),
        Fact::FirstDay => counted(Symbol::FirstDay, f64::from(facts.first_day.0), Unit::Day).with(
            Rule::FirstDay {
                line: facts.day_lines.0,
            },
        ),
        Fact::LastDay => {
            counted(Symbol::LastDay, f64::from(facts.last_day.0), Unit::Day).with(Rule::LastDay {
                line: facts.day_lines.1,
            })
        }
        Fact::NegativeLines => counted(
            Symbol::NegativeLines,
            facts.returns.as_ref()?.lines as f64,
            Unit::Rows,
        )
        .with(Rule::NegativeIsRefund),
        Fact::NegativeAmount => counted(
            Symbol::NegativeAmount,
            facts.returns.as_ref()?.amount.units(),
            Unit::Money,
        )
        .with(Rule::NegativeIsRefund),
        Fact::Issue(kind) => {
            let issue = facts.issues.iter().find(|issue| issue.kind == kind)?;
            counted(Symbol::IssueRows, issue.count as f64, Unit::Rows)
        }
        Fact::Counted(of) => {
            let (count, unit, _) = of.of(facts)?;
            counted(Symbol::IssueRows, count as f64, unit)
        }
        Fact::MoneyOf(of) => {
            let (.., amount) = of.of(facts)?;
            counted(Symbol::Revenue, amount?.units(), Unit::Money)
        }
        Fact::Returns(policy, cell) => {
            let outcomes = &facts.returns.as_ref()?.outcomes;
            let outcome = outcomes.iter().find(|it| it.policy == policy)?;
            let number = match cell {
                ReturnsCell::Revenue => {
                    counted(Symbol::Revenue, outcome.revenue.units(), Unit::Money)
                }
                ReturnsCell::Customers => counted(
                    Symbol::PayingCustomers,
                    outcome.customers as f64,
                    Unit::Customers,
                ),
                ReturnsCell::Orders => counted(Symbol::Orders, outcome.orders as f64, Unit::Orders),
            };
            let number = number.with(answers::returns_rule(policy));
            match cell {
                ReturnsCell::Revenue => number,
                _ => number.with(order_rule),
            }
            .with(Rule::WholeHistory)
        }
    })
}

fn compared(comparison: &Comparison, number: Number) -> Option<Explained> {
    let (measure, place, is_difference) = match number {
        Number::Value(measure, place) => (measure, place, false),
        Number::Difference(measure, place) => (measure, place, true),
        _ => return None,
    };
    let row = comparison.rows.iter().find(|row| row.measure == measure)?;
    let numbers = if is_difference {
        &row.differences
    } else {
        &row.values
    };
    numbers.get(place)?.clone()
}
