//! What a survey says, from rows of their own: recommending (NPS), satisfaction, and how often each
//! answer was given.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use super::words;
use crate::explain::{Explained, Expr, Source, Unit, ValueSymbol as S};
use crate::ingest::{RecordColumn, RecordValues, Records, Role};
use crate::numeric::sort_many;
use crate::value::{FULL_SCORES, full_score};

/// Different answers a column is counted by; more of them are read one by one, not counted.
const MOST_ANSWERS: usize = 12;
/// Longest answer that is one of a few: longer ones are texts of their own.
const LONGEST_ANSWER: usize = 40;
/// Scales of more marks than this have no two best ones that would mean anything.
const MOST_MARKS: f64 = 10.0;

/// How a survey is read.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
pub struct SurveyRules {
    /// The best mark of satisfaction; when not given what its name says, or the least of
    /// [`FULL_SCORES`] that holds all marks.
    #[serde(default)]
    pub most: Option<f64>,
}

/// What the respondents say.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Survey {
    /// Respondents.
    pub answers: Explained,
    /// Whether they would recommend; none without such a question, or an answer to it.
    pub recommendation: Option<Recommendation>,
    /// How satisfied they are; likewise.
    pub satisfaction: Option<Satisfaction>,
    /// Every other question.
    pub columns: Vec<AnswerColumn>,
}

/// Answers to the question about recommending.
///
/// # Formula
/// Promoters answer 9 or 10, passives 7 or 8, detractors 0 to 6. NPS = % promoters − % detractors, of
/// those who answered, from −100 to 100.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Recommendation {
    /// The question.
    pub name: String,
    /// Respondents who answered it.
    pub answered: Explained,
    /// Promoters, passives, detractors.
    pub counts: [Explained; 3],
    /// Their parts of those who answered.
    pub shares: [Explained; 3],
    /// NPS, in points.
    pub score: Explained,
    /// Answers that are no mark from 0 to 10: they count as none.
    pub outside: u64,
    /// Every mark, the best first.
    pub marks: Vec<AnswerRow>,
}

/// Answers to the question about satisfaction.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Satisfaction {
    /// The question.
    pub name: String,
    /// Respondents who answered it.
    pub answered: Explained,
    /// Mean mark.
    pub mean: Explained,
    /// The best mark there is.
    pub most: f64,
    /// Respondents who gave one of the two best marks; none where the scale has too many.
    pub top: Option<Explained>,
    /// Their part of those who answered.
    pub top_share: Option<Explained>,
    /// The answers were words, each of which stands for a mark.
    pub in_words: bool,
    /// Answers that are no mark of the scale: they count as none.
    pub outside: u64,
    /// Every mark, the best first.
    pub marks: Vec<AnswerRow>,
}

/// One answer.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct AnswerRow {
    /// The answer.
    pub name: String,
    /// How often it was given.
    pub count: Explained,
    /// Its part of those who answered.
    pub share: Explained,
}

/// One question.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct AnswerColumn {
    /// Its name.
    pub name: String,
    /// Respondents who answered it.
    pub answered: Explained,
    /// Mean of answers that are numbers.
    pub mean: Option<Explained>,
    /// Least and largest of them.
    pub range: Option<(f64, f64)>,
    /// The answers, marks by their size and words by how often they were given; empty where every
    /// respondent says something else.
    pub rows: Vec<AnswerRow>,
    /// How many different answers there are.
    pub different: u64,
}

impl Survey {
    /// Reads the answers. A blank cell is no answer.
    pub fn read(records: &Records, rules: &SurveyRules) -> Survey {
        let of = |role| records.column(role);
        let is_told = |column: &&RecordColumn| {
            !matches!(
                column.role,
                Some(Role::Recommendation | Role::Satisfaction | Role::Customer | Role::Date)
            )
        };
        Survey {
            answers: counted(S::Answers, records.len() as u64),
            recommendation: of(Role::Recommendation).and_then(Recommendation::of),
            satisfaction: of(Role::Satisfaction)
                .and_then(|column| Satisfaction::of(column, rules.most)),
            columns: (records.columns.iter().filter(is_told))
                .map(AnswerColumn::of)
                .collect(),
        }
    }
}

impl Recommendation {
    fn of(column: &RecordColumn) -> Option<Recommendation> {
        let rows = 0..column.values.len();
        let marks: Vec<f64> = rows.filter_map(|row| column.values.number(row)).collect();
        let on_scale: Vec<f64> = (marks.iter().copied())
            .filter(|mark| (0.0..=10.0).contains(mark))
            .collect();
        if on_scale.is_empty() {
            return None;
        }
        let count = |from: f64, below: f64| {
            let within = on_scale.iter().filter(|mark| (from..below).contains(*mark));
            within.count() as u64
        };
        let counts = [
            counted(S::Promoters, count(9.0, f64::INFINITY)),
            counted(S::Passives, count(7.0, 9.0)),
            counted(S::Detractors, count(f64::NEG_INFINITY, 7.0)),
        ];
        let answered = counted(S::Answered, on_scale.len() as u64);
        let part = |of: &Explained, symbol: S| share(of, &answered, symbol);
        let shares = [
            part(&counts[0], S::PromoterShare),
            part(&counts[1], S::PassiveShare),
            part(&counts[2], S::DetractorShare),
        ];
        let of_all = |of: &Explained| of.as_input().over(answered.as_input());
        let score = of_all(&counts[0]).minus(of_all(&counts[2]));
        Some(Recommendation {
            name: column.name.clone(),
            score: Explained::new(
                S::NetPromoter,
                Unit::Points,
                score.times(Expr::Number(100.0)),
            ),
            outside: (marks.len() - on_scale.len()) as u64 + column.unreadable,
            marks: by_mark(&on_scale, &answered),
            answered,
            counts,
            shares,
        })
    }
}

impl Satisfaction {
    fn of(column: &RecordColumn, most: Option<f64>) -> Option<Satisfaction> {
        let rows = 0..column.values.len();
        let in_words = matches!(column.values, RecordValues::Text { .. });
        let (marks, blank): (Vec<f64>, u64) = match in_words {
            true => {
                let answers = rows.map(|row| column.values.text(row));
                let answers: Vec<&str> = answers.filter(|it| !it.is_empty()).collect();
                let marks: Vec<f64> = answers.iter().filter_map(|it| words::mark(it)).collect();
                // Words of another kind are counted like those of any question.
                if marks.len() * 2 < answers.len() {
                    return None;
                }
                let other = (answers.len() - marks.len()) as u64;
                (marks, other)
            }
            false => {
                let marks = rows.filter_map(|row| column.values.number(row));
                (marks.collect(), column.unreadable)
            }
        };
        let most = match in_words {
            true => FULL_SCORES[0],
            false => most.unwrap_or_else(|| full_score([column])),
        };
        let on_scale: Vec<f64> = (marks.iter().copied())
            .filter(|mark| (0.0..=most).contains(mark))
            .collect();
        if on_scale.is_empty() {
            return None;
        }
        let answered = counted(S::Answered, on_scale.len() as u64);
        let top = (most <= MOST_MARKS).then(|| {
            let best = on_scale.iter().filter(|&&mark| mark >= most - 1.0);
            counted(S::TopTwo, best.count() as u64)
        });
        Some(Satisfaction {
            name: column.name.clone(),
            mean: mean(&on_scale, &answered, S::MeanMark),
            most,
            top_share: top
                .as_ref()
                .map(|top| share(top, &answered, S::TopTwoShare)),
            top,
            in_words,
            outside: (marks.len() - on_scale.len()) as u64 + blank,
            marks: by_mark(&on_scale, &answered),
            answered,
        })
    }
}

impl AnswerColumn {
    fn of(column: &RecordColumn) -> AnswerColumn {
        let rows = 0..column.values.len();
        if let RecordValues::Number(_) = &column.values {
            let marks: Vec<f64> = rows.filter_map(|row| column.values.number(row)).collect();
            let answered = counted(S::Answered, marks.len() as u64);
            let mut all = by_mark(&marks, &answered);
            let different = all.len();
            all.truncate(if different > MOST_ANSWERS {
                0
            } else {
                different
            });
            let ends = marks
                .iter()
                .fold((f64::INFINITY, f64::NEG_INFINITY), |(a, b), &mark| {
                    (a.min(mark), b.max(mark))
                });
            return AnswerColumn {
                name: column.name.clone(),
                mean: (!marks.is_empty()).then(|| mean(&marks, &answered, S::MeanAnswer)),
                range: (!marks.is_empty()).then_some(ends),
                rows: all,
                different: different as u64,
                answered,
            };
        }
        let texts: Vec<String> = match &column.values {
            RecordValues::Day(_) => rows
                .filter_map(|row| Some(column.values.day(row)?.iso()))
                .collect(),
            _ => rows
                .map(|row| column.values.text(row).to_owned())
                .filter(|it| !it.is_empty())
                .collect(),
        };
        let mut counts: BTreeMap<&str, u64> = BTreeMap::new();
        for text in &texts {
            *counts.entry(text).or_default() += 1;
        }
        let answered = counted(S::Answered, texts.len() as u64);
        let different = counts.len();
        let is_of_few = different <= MOST_ANSWERS
            && counts.keys().all(|it| it.chars().count() <= LONGEST_ANSWER);
        let mut counts: Vec<(&str, u64)> = counts.into_iter().collect();
        sort_many(&mut counts, |a, b| b.1.cmp(&a.1).then_with(|| a.0.cmp(b.0)));
        counts.truncate(if is_of_few { different } else { 0 });
        AnswerColumn {
            name: column.name.clone(),
            mean: None,
            range: None,
            rows: (counts.into_iter())
                .map(|(name, count)| answer(name.to_owned(), count, &answered))
                .collect(),
            different: different as u64,
            answered,
        }
    }
}

fn counted(symbol: S, count: u64) -> Explained {
    Explained::given(symbol, count as f64, Unit::Answers, Source::File)
}

fn share(of: &Explained, answered: &Explained, symbol: S) -> Explained {
    let expr = of.as_input().over(answered.as_input());
    Explained::new(symbol, Unit::Percent, expr)
}

fn mean(marks: &[f64], answered: &Explained, symbol: S) -> Explained {
    let sum: f64 = marks.iter().sum();
    let sum = Expr::of(S::SumOfMarks, sum, Unit::Points, Source::File);
    Explained::new(symbol, Unit::Points, sum.over(answered.as_input()))
}

fn answer(name: String, count: u64, answered: &Explained) -> AnswerRow {
    let count = counted(S::AnswerCount, count);
    AnswerRow {
        name,
        share: share(&count, answered, S::AnswerShare),
        count,
    }
}

/// How often each mark was given, the best first.
fn by_mark(marks: &[f64], answered: &Explained) -> Vec<AnswerRow> {
    let mut sorted = marks.to_vec();
    sorted.sort_by(|a, b| b.total_cmp(a));
    let same = sorted.chunk_by(|a, b| a == b);
    same.map(|of| answer(of[0].to_string(), of.len() as u64, answered))
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::ingest::{MemorySource, Overrides, import_records, inspect};

    fn survey(text: &str, rules: &SurveyRules) -> Survey {
        let mut source = MemorySource(text.as_bytes());
        let found = inspect(&mut source, "t.csv", &Overrides::default()).unwrap();
        let records = import_records(&mut source, &found.plan, &mut |_| {}).unwrap();
        Survey::read(&records, rules)
    }

    fn answers(rows: &[(&str, &str, &str)]) -> String {
        let mut text = String::from("受访者,推荐意愿(0-10),总体满意度,渠道\n");
        for (row, (mark, satisfied, channel)) in rows.iter().enumerate() {
            text += &format!("r{row},{mark},{satisfied},{channel}\n");
        }
        text
    }

    const ROWS: [(&str, &str, &str); 10] = [
        ("10", "5", "线上"),
        ("9", "4", "线上"),
        ("9", "5", "门店"),
        ("8", "3", "线上"),
        ("7", "4", "门店"),
        ("6", "2", "线上"),
        ("0", "1", ""),
        ("10", "4", "线上"),
        ("", "", "线上"),
        ("3", "2", "电话"),
    ];

    #[test]
    fn the_net_promoter_score_is_promoters_less_detractors_of_those_who_answered() {
        let found = survey(&answers(&ROWS), &SurveyRules::default());
        let nps = found.recommendation.unwrap();
        assert_eq!(found.answers.value(), 10.0);
        assert_eq!(nps.answered.value(), 9.0);
        assert_eq!(nps.counts.each_ref().map(Explained::value), [4.0, 2.0, 3.0]);
        // 4/9 − 3/9 = 11.1 points.
        assert!((nps.score.value() - 100.0 / 9.0).abs() < 1e-12);
        let sum: f64 = nps.shares.iter().map(Explained::value).sum();
        assert!((sum - 1.0).abs() < 1e-12);
        assert_eq!(nps.marks[0].name, "10");
        assert_eq!(nps.marks[0].count.value(), 2.0);
    }

    #[test]
    fn satisfaction_has_its_mean_and_the_part_of_the_two_best_marks() {
        let found = survey(&answers(&ROWS), &SurveyRules::default());
        let told = found.satisfaction.unwrap();
        assert_eq!(told.most, 5.0);
        assert!((told.mean.value() - 30.0 / 9.0).abs() < 1e-12);
        assert_eq!(told.top.unwrap().value(), 5.0);
        let of_ten = SurveyRules { most: Some(10.0) };
        let told = survey(&answers(&ROWS), &of_ten).satisfaction.unwrap();
        assert_eq!(told.top.unwrap().value(), 0.0);
    }

    #[test]
    fn answers_in_words_are_counted_and_have_marks_where_they_tell_satisfaction() {
        let words = ["非常满意", "满意", "一般", "不满意", "非常满意", "满意"];
        let mut text = String::from("受访者,推荐意愿(0-10),总体满意度,渠道\n");
        for row in 0..24 {
            text += &format!("r{row},{},{},线上\n", row % 11, words[row % 6]);
        }
        let found = survey(&text, &SurveyRules::default());
        let told = found.satisfaction.unwrap();
        assert!(told.in_words);
        assert!((told.mean.value() - 23.0 / 6.0).abs() < 1e-12);
        assert!((told.top_share.unwrap().value() - 4.0 / 6.0).abs() < 1e-12);
        let channel = found.columns.iter().find(|it| it.name == "渠道").unwrap();
        assert_eq!(channel.rows.len(), 1);
        assert_eq!(channel.rows[0].share.value(), 1.0);
    }
}
