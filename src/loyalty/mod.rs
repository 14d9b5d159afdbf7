//! Answers to loyalty: what the respondents of a survey say.

mod survey;
mod words;

pub use survey::{AnswerColumn, AnswerRow, Recommendation, Satisfaction, Survey, SurveyRules};
