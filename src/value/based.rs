//! Inputs of the value models taken from the open customers: what the file says is counted, the rest
//! is entered.

use serde::{Deserialize, Serialize};

use super::{
    ConcentrationInputs, Key, LifeCycleInputs, Problem, Question, ServedGroup, ServingCosts,
    ServingInputs, StageInputs, ValueError, check,
};
use crate::explain::{Given, Source, Symbol, ValueSymbol as S};
use crate::segment::{
    LifeCycleScheme, Profiles, Scheme, SegmentName, SegmentSummary, Segmentation, Span, Stage,
};

/// What a customer is worth.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Worth {
    /// Profit where the data give it, else revenue.
    #[default]
    Found,
    /// Profit.
    Profit,
    /// Revenue.
    Revenue,
}

/// A model that is asked of the open customers.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum BaseQuestion {
    /// Profit of segments once they are served (M02, M45).
    Serving(ServedSegments),
    /// How concentrated the value of customers is (M45, M46).
    Concentration(ConcentratedCustomers),
    /// Input and output over the stages of the life cycle (M17).
    LifeCycle(StagedCustomers),
}

/// Segments and what serving them costs.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct ServedSegments {
    /// How customers are grouped.
    pub scheme: Scheme,
    /// What serving costs.
    pub costs: ServingCosts,
    /// Margin, where the data give no profit.
    pub margin: Option<Given>,
}

/// Whose value, over which time.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct ConcentratedCustomers {
    /// What a customer is worth.
    pub worth: Worth,
    /// Counted over which time.
    pub span: Span,
    /// Parts of the customers to read the curve at.
    pub tops: [f64; 5],
}

impl Default for ConcentratedCustomers {
    /// Read at the usual places.
    fn default() -> Self {
        ConcentratedCustomers {
            worth: Worth::default(),
            span: Span::default(),
            tops: [0.01, 0.05, 0.1, 0.2, 0.5],
        }
    }
}

/// Customers by stage, and what the file does not say of the stages.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct StagedCustomers {
    /// The rule for stages.
    pub rule: LifeCycleScheme,
    /// Whole months of each of [`Stage::ALL`].
    pub months: [Given; 6],
    /// What the company puts in a month, stage by stage.
    pub input: [Option<Given>; 6],
    /// Margin, where the data give no profit.
    pub margin: Option<Given>,
    /// d: discount rate a month.
    pub discount: Given,
}

impl Default for StagedCustomers {
    /// Lengths as a proposal.
    fn default() -> Self {
        let proposed = |value| Given {
            value,
            source: Source::Proposed,
        };
        StagedCustomers {
            rule: LifeCycleScheme::default(),
            months: [2.0, 3.0, 6.0, 24.0, 6.0, 1.0].map(proposed),
            input: [None; 6],
            margin: None,
            discount: proposed(0.01),
        }
    }
}

impl BaseQuestion {
    /// The scheme whose segments it needs; none where it looks at customers one by one.
    pub fn scheme(&self) -> Option<Scheme> {
        match self {
            BaseQuestion::Serving(of) => Some(of.scheme.clone()),
            BaseQuestion::LifeCycle(of) => Some(Scheme::LifeCycle(of.rule)),
            BaseQuestion::Concentration(_) => None,
        }
    }

    /// The model with what the customers say. `segmentation` is that of [`BaseQuestion::scheme`].
    ///
    /// # Errors
    /// A profit that neither the data nor a margin gives.
    pub fn inputs(
        &self,
        profiles: &Profiles,
        segmentation: Option<&Segmentation>,
    ) -> Result<Question, ValueError> {
        let summary = |scheme: &Scheme| segmentation.map(|it| it.summary(scheme, profiles));
        match self {
            BaseQuestion::Serving(of) => {
                let summary = summary(&of.scheme).ok_or_else(not_in_data)?;
                of.inputs(&summary).map(Question::Serving)
            }
            BaseQuestion::Concentration(of) => of.inputs(profiles).map(Question::Concentration),
            BaseQuestion::LifeCycle(of) => {
                let scheme = Scheme::LifeCycle(of.rule);
                let summary = summary(&scheme).ok_or_else(not_in_data)?;
                of.inputs(&summary).map(Question::LifeCycle)
            }
        }
    }
}

/// A margin that was entered is one, whether the data need it or not.
fn sound(margin: Option<Given>) -> Result<(), ValueError> {
    margin.map_or(Ok(()), |margin| {
        check::margin(Symbol::TierMargin, margin).map(|_| ())
    })
}

fn not_in_data() -> ValueError {
    ValueError::new(S::GroupCustomers, Problem::NotInData)
}

impl ServedSegments {
    /// The segments somebody is in.
    ///
    /// # Errors
    /// A profit that neither the data nor a margin gives.
    pub fn inputs(&self, summary: &SegmentSummary) -> Result<ServingInputs, ValueError> {
        sound(self.margin)?;
        let inside = summary.rows.iter().filter(|row| !row.segment.is_outside);
        let mut groups = Vec::new();
        for row in inside.filter(|row| row.sums.customers > 0) {
            let revenue = row.sums.revenue.units();
            groups.push(ServedGroup {
                name: Key::Segment(row.segment.name.clone()),
                customers: Given::counted(row.sums.customers as f64),
                orders: Some(Given::counted(row.sums.orders as f64)),
                revenue: Given::counted(revenue),
                margin: match (row.sums.profit, self.margin) {
                    // Without revenue there is no margin, and no profit that one could make.
                    (Some(_), _) if revenue <= 0.0 => Given::counted(0.0),
                    (Some(profit), _) => Given::counted(profit.units() / revenue),
                    (None, Some(margin)) => margin,
                    (None, None) => {
                        return Err(ValueError::new(Symbol::TierMargin, Problem::Missing));
                    }
                },
                costs: None,
            });
        }
        Ok(ServingInputs {
            groups,
            costs: self.costs,
        })
    }
}

impl ConcentratedCustomers {
    /// The value of each customer who ever bought.
    ///
    /// # Errors
    /// Profit is asked for and the data give none.
    pub fn inputs(&self, profiles: &Profiles) -> Result<ConcentrationInputs, ValueError> {
        let totals = profiles.totals(self.span);
        let money = match self.worth {
            Worth::Found if profiles.has_profit() => &totals.profit,
            Worth::Found | Worth::Revenue => &totals.revenue,
            Worth::Profit if profiles.has_profit() => &totals.profit,
            Worth::Profit => return Err(ValueError::new(Symbol::Profit, Problem::NotInData)),
        };
        let bought = (0..profiles.len()).filter(|&it| profiles.has_bought(it));
        Ok(ConcentrationInputs {
            values: bought.map(|it| money[it].units()).collect(),
            customers: Vec::new(),
            names: Vec::new(),
            tops: self.tops.to_vec(),
            source: Some(Source::File),
        })
    }
}

impl StagedCustomers {
    /// The stages with what a customer of each brings a month.
    ///
    /// # Errors
    /// A profit that neither the data nor a margin gives.
    pub fn inputs(&self, summary: &SegmentSummary) -> Result<LifeCycleInputs, ValueError> {
        sound(self.margin)?;
        let months = summary.window.length_months;
        let mut stages = Vec::with_capacity(Stage::ALL.len());
        for (place, stage) in Stage::ALL.into_iter().enumerate() {
            let row = summary.row(&SegmentName::Stage(stage));
            let output = match row.map(|row| row.sums) {
                Some(sums) if sums.customers > 0 => {
                    let earned = match (sums.profit, self.margin) {
                        (Some(profit), _) => profit.units(),
                        (None, Some(margin)) => sums.revenue.units() * margin.value,
                        (None, None) => {
                            return Err(ValueError::new(Symbol::TierMargin, Problem::Missing));
                        }
                    };
                    Given::counted(earned / sums.customers as f64 / months)
                }
                _ => Given::counted(0.0),
            };
            stages.push(StageInputs {
                months: self.months[place],
                output,
                input: self.input[place].unwrap_or(Given::assumed(0.0)),
            });
        }
        let [potential, exploration, growth, mature, decline, ended] = stages[..] else {
            return Err(not_in_data());
        };
        Ok(LifeCycleInputs {
            stages: [potential, exploration, growth, mature, decline, ended],
            discount: self.discount,
        })
    }
}
