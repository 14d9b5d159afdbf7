//! Every model that works on paper numbers, as one question and one answer.

use serde::{Deserialize, Serialize};

use super::*;

/// A model and its inputs.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
#[non_exhaustive]
pub enum Question {
    /// Lifetime value of one customer (M12).
    Clv(ClvInputs),
    /// The same over retention and discount (M12).
    ClvGrid(ClvGridInputs),
    /// Lifetime value with promotion (M12).
    Promotion(PromotionInputs),
    /// Customer equity (M48).
    Equity(EquityInputs),
    /// Levers and opportunities of a brand (M05).
    CbvLevers(CbvPeriod),
    /// Two periods of a brand (M05).
    CbvChange(CbvChangeInputs),
    /// Usage × loyalty, like for like (M06).
    HeatMap(HeatMapInputs),
    /// Its groups as the case prints them (M06).
    Printed(PrintedInputs),
    /// Moves between groups, one by one (M03).
    Moves(MovesInputs),
    /// Projection by a matrix, and lifetime value by state (M03).
    Markov(MarkovInputs),
    /// Share of wallet (M44).
    Wallet(WalletInputs),
    /// Concentration (M46).
    Concentration(ConcentrationInputs),
    /// Contribution with cost to serve (M02, M45).
    Serving(ServingInputs),
    /// Expected value of accounts (M11).
    ExpectedValue(ExpectedInputs),
    /// Recency, frequency, money (M43).
    Rfm(RfmInputs),
    /// Bases of segmentation (M04).
    Bases(BasesInputs),
    /// Delivered value, ours first (M18).
    Delivered(Vec<Offer>),
    /// Levels of relationship marketing (M20).
    Relationships(RelationshipInputs),
    /// Assessment A to D (M34).
    Assessment(AssessmentInputs),
    /// Life cycle (M17).
    LifeCycle(LifeCycleInputs),
    /// Funnel (M33, M35).
    Funnel(FunnelInputs),
    /// Calendar of contacts (M35).
    Contacts(ContactInputs),
}

/// What the model gives.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
#[non_exhaustive]
pub enum Answer {
    /// To [`Question::Clv`].
    Clv(Clv),
    /// To [`Question::ClvGrid`].
    ClvGrid(ClvGrid),
    /// To [`Question::Promotion`].
    Promotion(Promotion),
    /// To [`Question::Equity`].
    Equity(Equity),
    /// To [`Question::CbvLevers`].
    CbvLevers(CbvLevers),
    /// To [`Question::CbvChange`].
    CbvChange(CbvChange),
    /// To [`Question::HeatMap`].
    HeatMap(HeatMap),
    /// To [`Question::Printed`].
    Printed(Printed),
    /// To [`Question::Moves`].
    Moves(Moves),
    /// To [`Question::Markov`].
    Markov(Markov),
    /// To [`Question::Wallet`].
    Wallet(Wallet),
    /// To [`Question::Concentration`].
    Concentration(Concentration),
    /// To [`Question::Serving`].
    Serving(Serving),
    /// To [`Question::ExpectedValue`].
    ExpectedValue(Box<ExpectedValue>),
    /// To [`Question::Rfm`].
    Rfm(Rfm),
    /// To [`Question::Bases`].
    Bases(Bases),
    /// To [`Question::Delivered`].
    Delivered(Delivered),
    /// To [`Question::Relationships`].
    Relationships(Vec<RelationshipPlace>),
    /// To [`Question::Assessment`].
    Assessment(Assessment),
    /// To [`Question::LifeCycle`].
    LifeCycle(LifeCycle),
    /// To [`Question::Funnel`].
    Funnel(Funnel),
    /// To [`Question::Contacts`].
    Contacts(Vec<Contact>),
}

impl Question {
    /// Evaluates the model.
    ///
    /// # Errors
    /// What the model refuses, and at which field.
    pub fn answer(&self) -> Result<Answer, ValueError> {
        Ok(match self {
            Question::Clv(inputs) => Answer::Clv(Clv::evaluate(inputs)?),
            Question::ClvGrid(inputs) => Answer::ClvGrid(ClvGrid::evaluate(inputs)?),
            Question::Promotion(inputs) => Answer::Promotion(Promotion::evaluate(inputs)?),
            Question::Equity(inputs) => Answer::Equity(Equity::evaluate(inputs)?),
            Question::CbvLevers(period) => Answer::CbvLevers(CbvLevers::evaluate(period)?),
            Question::CbvChange(inputs) => Answer::CbvChange(CbvChange::evaluate(inputs)?),
            Question::HeatMap(inputs) => Answer::HeatMap(HeatMap::evaluate(inputs)?),
            Question::Printed(inputs) => Answer::Printed(Printed::evaluate(inputs)?),
            Question::Moves(inputs) => Answer::Moves(Moves::evaluate(inputs)?),
            Question::Markov(inputs) => Answer::Markov(Markov::evaluate(inputs)?),
            Question::Wallet(inputs) => Answer::Wallet(Wallet::evaluate(inputs)?),
            Question::Concentration(inputs) => {
                Answer::Concentration(Concentration::evaluate(inputs)?)
            }
            Question::Serving(inputs) => Answer::Serving(Serving::evaluate(inputs)?),
            Question::ExpectedValue(inputs) => {
                Answer::ExpectedValue(Box::new(ExpectedValue::evaluate(inputs)?))
            }
            Question::Rfm(inputs) => Answer::Rfm(Rfm::evaluate(inputs)?),
            Question::Bases(inputs) => Answer::Bases(Bases::evaluate(inputs)?),
            Question::Delivered(offers) => Answer::Delivered(Delivered::evaluate(offers)?),
            Question::Relationships(inputs) => Answer::Relationships(relationships(inputs)?),
            Question::Assessment(inputs) => Answer::Assessment(Assessment::evaluate(inputs)?),
            Question::LifeCycle(inputs) => Answer::LifeCycle(LifeCycle::evaluate(inputs)?),
            Question::Funnel(inputs) => Answer::Funnel(Funnel::evaluate(inputs)?),
            Question::Contacts(inputs) => Answer::Contacts(contacts(inputs)?),
        })
    }
}

impl Answer {
    /// Every explained number of the answer; none for one that only sorts.
    pub fn lines(&self) -> Vec<Line<'_>> {
        match self {
            Answer::Clv(of) => of.lines(),
            Answer::ClvGrid(of) => of.lines(),
            Answer::Promotion(of) => of.lines(),
            Answer::Equity(of) => of.lines(),
            Answer::CbvLevers(of) => of.lines(),
            Answer::CbvChange(of) => of.lines(),
            Answer::HeatMap(of) => of.lines(),
            Answer::Printed(of) => of.lines(),
            Answer::Moves(of) => of.lines(),
            Answer::Markov(of) => of.lines(),
            Answer::Wallet(of) => of.lines(),
            Answer::Concentration(of) => of.lines(),
            Answer::Serving(of) => of.lines(),
            Answer::ExpectedValue(of) => of.lines(),
            Answer::Rfm(of) => of.lines(),
            Answer::Bases(of) => of.lines(),
            Answer::Delivered(of) => of.lines(),
            Answer::Assessment(of) => of.lines(),
            Answer::LifeCycle(of) => of.lines(),
            Answer::Funnel(of) => of.lines(),
            Answer::Relationships(_) | Answer::Contacts(_) => Vec::new(),
        }
    }
}
