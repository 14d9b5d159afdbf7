//! The reducer: the only way a [`Study`] changes.

use std::collections::{BTreeMap, BTreeSet};

use serde::{Deserialize, Serialize};
use serde_json::Value;

use super::{Assumptions, CaseId, DataRef, FileData, Reading, Scenario, ScenarioId, Study};
use crate::base::{CurrencyChoice, ReturnsPolicy, SelectionEdit};
use crate::ingest::{DateOrder, DecimalMark, Overrides, Role};
use crate::segment::{SegmentTable, ThresholdRule};
use crate::units::{Currency, Day, Fraction, Months};
use crate::value::{CbvFactor, Margins};

/// An edit by the user.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
#[non_exhaustive]
pub enum Change {
    /// A file was chosen and is being read in.
    StartReading(String),
    /// The file being read in is put away again.
    StopReading,
    /// Encoding, delimiter, header row or sheet was chosen. Columns may change, so choices about
    /// columns are given up.
    SetOverrides(Overrides),
    /// A column was given a role, or is kept under its own name, or neither; the whole mapping after
    /// it.
    SetRoles {
        /// The mapping after the change.
        roles: BTreeMap<Role, usize>,
        /// The columns kept under their own names after the change.
        keep: BTreeSet<usize>,
        /// Header of the column that was changed, for the step's name.
        column: String,
        /// The role it was given.
        role: Option<Role>,
        /// It is kept under its own name.
        is_kept: bool,
    },
    /// The order of day, month and year was chosen.
    SetDateOrder(DateOrder),
    /// The decimal mark was chosen.
    SetDecimal(DecimalMark),
    /// The unit of the amounts was chosen, as a power of ten.
    SetUnit(u8),
    /// The file is read as one with the same header was read before.
    TakeRecipe(Box<Reading>),
    /// The import succeeded.
    OpenFile(FileData),
    /// A teaching case was opened, with the assumptions it prints.
    OpenCase(CaseId, Box<Assumptions>),
    /// Data and scenarios on them are forgotten.
    Forget,
    /// Length of the window.
    SetWindow(Months),
    /// Length of the active rule.
    SetActive(Months),
    /// Length of the new rule.
    SetNew(Months),
    /// The day as of which everything is judged.
    SetAnalysisDay(Option<Day>),
    /// What a refund does.
    SetReturns(ReturnsPolicy),
    /// Which rows count. A currency that is kept names the amounts too.
    SetSelection(SelectionEdit),
    /// Tier thresholds.
    SetThresholds(ThresholdRule),
    /// Margins.
    SetMargins(Margins),
    /// Currency of the amounts.
    SetCurrency(Currency),
    /// A factor of customer brand valuation.
    SetCbv(CbvFactor, Option<f64>),
    /// What is asked of a topic; none goes back to what it begins with.
    SetQuestion {
        /// The topic's slug.
        slug: String,
        /// Its title, for the step's name.
        title: String,
        /// The question.
        question: Option<Value>,
    },
    /// All assumptions go back to what they were when the data were opened.
    ResetAssumptions,
    /// The assumptions on the table become a named scenario.
    SaveScenario {
        /// Its name.
        name: String,
        /// The table they give.
        table: Option<SegmentTable>,
    },
    /// A scenario's assumptions are put on the table.
    OpenScenario(ScenarioId),
    /// A scenario gets another name.
    RenameScenario(ScenarioId, String),
    /// A scenario is deleted.
    DeleteScenario(ScenarioId),
    /// The others are compared with this one.
    SetBase(ScenarioId),
    /// A whole study was opened from a project file.
    OpenProject(Box<Study>),
}

/// The name of a step, worded in `text`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
#[non_exhaustive]
pub enum Step {
    /// Chose a file.
    StartReading(String),
    /// Put the file away.
    StopReading,
    /// Chose how the file is read.
    SetFormat,
    /// Mapped a column.
    MapColumn {
        /// Its header.
        column: String,
        /// Its role now.
        role: Option<Role>,
    },
    /// A column is kept under its own name.
    KeepColumn(String),
    /// Chose the date order.
    SetDateOrder,
    /// Chose the decimal mark.
    SetDecimal,
    /// Chose the unit of the amounts.
    SetUnit,
    /// Read it as last time.
    TakeRecipe,
    /// Opened a file.
    OpenFile(String),
    /// Opened a case.
    OpenCase(CaseId),
    /// Forgot the data.
    Forget,
    /// Changed the period or its rules.
    SetPeriod,
    /// Chose what a refund does.
    SetReturns,
    /// Changed which rows count.
    SetSelection(SelectionEdit),
    /// Changed thresholds.
    SetThresholds,
    /// Changed margins.
    SetMargins,
    /// Changed the currency.
    SetCurrency,
    /// Changed a factor.
    SetCbv(CbvFactor),
    /// Changed what is asked of a topic.
    SetQuestion(String),
    /// Reset all assumptions.
    ResetAssumptions,
    /// Saved a scenario.
    SaveScenario(String),
    /// Opened a scenario.
    OpenScenario(String),
    /// Renamed a scenario.
    RenameScenario(String),
    /// Deleted a scenario.
    DeleteScenario(String),
    /// Chose the base.
    SetBase(String),
    /// Opened a project.
    OpenProject,
}

/// A change that cannot be made.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
#[non_exhaustive]
pub enum ChangeError {
    /// There are no data whose assumptions could change.
    NoData,
    /// No file is being read in.
    NoReading,
    /// No such scenario.
    NoScenario(ScenarioId),
    /// A scenario needs a name.
    NameEmpty,
    /// A factor outside its range.
    FactorRange {
        /// The factor.
        factor: CbvFactor,
        /// What was entered.
        found: f64,
    },
}

impl std::fmt::Display for ChangeError {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "{self:?}")
    }
}

impl std::error::Error for ChangeError {}

impl Study {
    /// The study after `change`, and the step's name.
    ///
    /// # Errors
    /// [`ChangeError`]; the study is then as it was.
    pub fn after(&self, change: Change) -> Result<(Study, Step), ChangeError> {
        let mut next = self.clone();
        let step = next.apply(change)?;
        Ok((next, step))
    }

    fn apply(&mut self, change: Change) -> Result<Step, ChangeError> {
        Ok(match change {
            Change::StartReading(name) => {
                self.reading = Some(Reading::of(name.clone()));
                Step::StartReading(name)
            }
            Change::SetQuestion {
                slug,
                title,
                question,
            } => {
                // Whoever asks now asks of what is on the table.
                self.carried.remove(&slug);
                match question {
                    Some(question) => self.questions.insert(slug, question),
                    None => self.questions.remove(&slug),
                };
                Step::SetQuestion(title)
            }
            Change::StopReading => {
                self.reading = None;
                Step::StopReading
            }
            Change::SetOverrides(overrides) => {
                let reading = self.reading.as_mut().ok_or(ChangeError::NoReading)?;
                *reading = Reading {
                    overrides,
                    ..Reading::of(reading.name.clone())
                };
                Step::SetFormat
            }
            Change::SetRoles {
                roles,
                keep,
                column,
                role,
                is_kept,
            } => {
                let reading = self.reading.as_mut().ok_or(ChangeError::NoReading)?;
                reading.roles = Some(roles);
                reading.keep = Some(keep);
                if is_kept {
                    Step::KeepColumn(column)
                } else {
                    Step::MapColumn { column, role }
                }
            }
            Change::SetDateOrder(order) => {
                self.reading
                    .as_mut()
                    .ok_or(ChangeError::NoReading)?
                    .date_order = Some(order);
                Step::SetDateOrder
            }
            Change::SetDecimal(decimal) => {
                self.reading.as_mut().ok_or(ChangeError::NoReading)?.decimal = Some(decimal);
                Step::SetDecimal
            }
            Change::SetUnit(power) => {
                self.reading.as_mut().ok_or(ChangeError::NoReading)?.unit = Some(power);
                Step::SetUnit
            }
            Change::TakeRecipe(recipe) => {
                let reading = self.reading.as_mut().ok_or(ChangeError::NoReading)?;
                *reading = Reading {
                    name: reading.name.clone(),
                    ..*recipe
                };
                Step::TakeRecipe
            }
            Change::OpenFile(file) => {
                let step = Step::OpenFile(file.name.clone());
                let assumptions = Assumptions::for_file(file.has_profit, file.currency);
                self.open(DataRef::File(file), assumptions);
                step
            }
            Change::OpenCase(case, assumptions) => {
                self.open(DataRef::Case(case), *assumptions);
                Step::OpenCase(case)
            }
            Change::Forget => {
                self.carry_questions();
                let forgotten = std::mem::take(&mut self.data);
                self.scenarios.retain(|scenario| scenario.data != forgotten);
                self.assumptions = None;
                self.original = None;
                self.reading = None;
                Step::Forget
            }
            Change::SetWindow(months) => {
                self.levers()?.window.window = months;
                Step::SetPeriod
            }
            Change::SetActive(months) => {
                self.levers()?.window.active = months;
                Step::SetPeriod
            }
            Change::SetNew(months) => {
                self.levers()?.window.new = months;
                Step::SetPeriod
            }
            Change::SetAnalysisDay(day) => {
                self.levers()?.window.analysis_day = day;
                Step::SetPeriod
            }
            Change::SetReturns(policy) => {
                self.levers()?.returns = policy;
                Step::SetReturns
            }
            Change::SetSelection(edit) => {
                let levers = self.levers()?;
                levers.selection = levers.selection.after(&edit);
                if let SelectionEdit::Currency(CurrencyChoice::Only(text)) = &edit {
                    match Currency::named(text) {
                        Currency::Unstated => {}
                        named => levers.currency = named,
                    }
                }
                Step::SetSelection(edit)
            }
            Change::SetThresholds(rule) => {
                self.levers()?.thresholds = rule;
                Step::SetThresholds
            }
            Change::SetMargins(margins) => {
                self.levers()?.margins = margins;
                Step::SetMargins
            }
            Change::SetCurrency(currency) => {
                self.levers()?.currency = currency;
                Step::SetCurrency
            }
            Change::SetCbv(factor, value) => {
                set_factor(&mut self.levers()?.cbv, factor, value)?;
                Step::SetCbv(factor)
            }
            Change::ResetAssumptions => {
                self.assumptions.clone_from(&self.original);
                Step::ResetAssumptions
            }
            Change::SaveScenario { name, table } => {
                let name = named(&name)?;
                let assumptions = self.assumptions.clone().ok_or(ChangeError::NoData)?;
                let id = ScenarioId(self.next_id);
                self.next_id += 1;
                self.scenarios.push(Scenario {
                    id,
                    name: name.clone(),
                    data: self.data.clone(),
                    assumptions,
                    original: self.original.clone(),
                    table,
                });
                Step::SaveScenario(name)
            }
            Change::OpenScenario(id) => {
                let scenario = self
                    .scenario(id)
                    .ok_or(ChangeError::NoScenario(id))?
                    .clone();
                self.data = scenario.data;
                self.assumptions = Some(scenario.assumptions);
                self.original = scenario.original;
                Step::OpenScenario(scenario.name)
            }
            Change::RenameScenario(id, name) => {
                let name = named(&name)?;
                let scenario = self.scenarios.iter_mut().find(|scenario| scenario.id == id);
                scenario
                    .ok_or(ChangeError::NoScenario(id))?
                    .name
                    .clone_from(&name);
                Step::RenameScenario(name)
            }
            Change::DeleteScenario(id) => {
                let name = self
                    .scenario(id)
                    .ok_or(ChangeError::NoScenario(id))?
                    .name
                    .clone();
                self.scenarios.retain(|scenario| scenario.id != id);
                if self.base == Some(id) {
                    self.base = None;
                }
                Step::DeleteScenario(name)
            }
            Change::SetBase(id) => {
                let name = self
                    .scenario(id)
                    .ok_or(ChangeError::NoScenario(id))?
                    .name
                    .clone();
                self.base = Some(id);
                Step::SetBase(name)
            }
            Change::OpenProject(study) => {
                *self = *study;
                Step::OpenProject
            }
        })
    }

    /// What was asked of the file on the table is from now on asked of another.
    fn carry_questions(&mut self) {
        if let DataRef::File(file) = &self.data {
            for slug in self.questions.keys() {
                let named = || file.name.clone();
                self.carried.entry(slug.clone()).or_insert_with(named);
            }
        }
    }

    fn open(&mut self, data: DataRef, assumptions: Assumptions) {
        if !data.is_same_data(&self.data) && !data.is_of_same_file(&self.data) {
            self.carry_questions();
        }
        self.data = data;
        self.original = Some(assumptions.clone());
        self.assumptions = Some(assumptions);
        self.reading = None;
    }

    fn levers(&mut self) -> Result<&mut Assumptions, ChangeError> {
        self.assumptions.as_mut().ok_or(ChangeError::NoData)
    }
}

fn named(name: &str) -> Result<String, ChangeError> {
    let name = name.trim();
    if name.is_empty() {
        Err(ChangeError::NameEmpty)
    } else {
        Ok(name.to_owned())
    }
}

fn set_factor(
    cbv: &mut crate::value::CbvInputs,
    factor: CbvFactor,
    value: Option<f64>,
) -> Result<(), ChangeError> {
    let refuse = |found| ChangeError::FactorRange { factor, found };
    let fraction = |value: Option<f64>| {
        value
            .map(|found| Fraction::new(found).map_err(|_| refuse(found)))
            .transpose()
    };
    match factor {
        CbvFactor::Penetration => {
            if value == Some(0.0) {
                return Err(refuse(0.0));
            }
            cbv.penetration = fraction(value)?;
        }
        CbvFactor::ShareOfPurchases => cbv.share_of_purchases = fraction(value)?,
        CbvFactor::BuyingRate => match value {
            Some(found) if !(found > 0.0 && found <= 1e6) => return Err(refuse(found)),
            _ => cbv.buying_rate = value,
        },
        CbvFactor::UnitMargin => match value {
            Some(found) if !found.is_finite() || found.abs() > 1e9 => return Err(refuse(found)),
            _ => cbv.unit_margin = value,
        },
    }
    Ok(())
}
