//! What a row of the table stands for, told by the roles of its columns and by what repeats.

mod fit;
mod span;
#[cfg(test)]
mod tests;

use std::collections::HashSet;

use serde::{Deserialize, Serialize};

use super::look::Look;
use super::retention::RetentionColumns;
use super::{CountedColumns, Reason, Role, Shape, date, ids, letters, roles};
use crate::units::Day;

pub(super) use fit::fit;

/// Why a table was taken for a [`Shape`].
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
#[non_exhaustive]
pub enum ShapeReason {
    /// The user said so.
    Chosen,
    /// Columns are named for months, from this one to that.
    MonthHeaders {
        /// How many.
        columns: usize,
        /// The name of the first.
        first: String,
        /// The name of the last.
        last: String,
    },
    /// Columns are named for years, from this one to that.
    YearHeaders {
        /// How many.
        columns: usize,
        /// The name of the first.
        first: String,
        /// The name of the last.
        last: String,
    },
    /// Columns are named by questions.
    Questions {
        /// How many.
        columns: usize,
        /// The first of them.
        first: String,
    },
    /// Columns with these roles stand in no other table.
    TellingRoles(Vec<Role>),
    /// Each customer has one row, with so many numbers on a short scale.
    Scales {
        /// How many columns.
        columns: usize,
    },
    /// Each customer has one row; these columns, if any, sum up the past.
    OncePerCustomer {
        /// Rows looked at.
        rows: u64,
        /// What sums up.
        roles: Vec<Role>,
    },
    /// Order ids repeat.
    OrderIdsRepeat {
        /// Different ones among the rows looked at.
        orders: u64,
        /// Rows looked at.
        rows: u64,
    },
    /// No order id repeats.
    OrderIdsOnce {
        /// Rows looked at.
        rows: u64,
    },
    /// There is no order id; a customer has several rows.
    CustomersRepeat {
        /// Different ones among the rows looked at.
        customers: u64,
        /// Rows looked at.
        rows: u64,
    },
    /// Numbers of what is left that never rise, period after period.
    NeverRises {
        /// Groups of customers.
        groups: usize,
        /// Periods of the longest, the start included.
        periods: usize,
        /// A period is a column, not a row.
        by_columns: bool,
    },
    /// Numbers that their names call what is left, though some rise.
    NamedAsLeft {
        /// Groups of customers.
        groups: usize,
        /// Periods of the longest, the start included.
        periods: usize,
    },
    /// Customers come back, and there is no column of amounts.
    NoAmounts {
        /// Different customers among the rows looked at.
        customers: u64,
        /// Rows looked at.
        rows: u64,
    },
    /// Nothing speaks for another shape.
    NothingElse,
}

/// Rows a table must have before *no customer repeats* says something.
const ENOUGH: u64 = 10;
/// Month columns a table must have.
const MONTHS: usize = 3;
/// Columns of scores a scorecard must have.
const SCORES: usize = 3;

/// A table as far as its shape goes.
pub(super) struct Table<'a> {
    pub(super) names: &'a [String],
    pub(super) looks: &'a [Look],
    pub(super) proposals: &'a [(Option<Role>, Reason)],
    pub(super) body: &'a [Vec<String>],
}

impl Table<'_> {
    fn column(&self, role: Role) -> Option<usize> {
        self.proposals
            .iter()
            .position(|(given, _)| *given == Some(role))
    }

    fn has(&self, role: Role) -> bool {
        self.column(role).is_some()
    }

    fn which(&self, roles: &[Role]) -> Vec<Role> {
        roles
            .iter()
            .copied()
            .filter(|&role| self.has(role))
            .collect()
    }

    /// Different ids of a column, and the rows that have one.
    fn ids(&self, column: usize) -> (u64, u64) {
        let mut seen = HashSet::new();
        let mut rows = 0;
        for row in self.body {
            let id = ids::normalise(row.get(column).map_or(b"", |cell| cell.as_bytes()));
            if !id.is_empty() {
                rows += 1;
                seen.insert(id);
            }
        }
        (seen.len() as u64, rows)
    }

    /// The shape, and why.
    pub(super) fn recognise(&self) -> (Shape, ShapeReason) {
        self.counted()
            .or_else(|| self.retention())
            .or_else(|| self.months())
            .or_else(|| self.leads())
            .or_else(|| self.contracts())
            .or_else(|| self.accounts())
            .or_else(|| self.survey())
            .or_else(|| self.events())
            .or_else(|| self.orders())
            .or_else(|| self.scorecard())
            .or_else(|| self.customers())
            .unwrap_or_else(|| self.lines())
    }

    fn counted(&self) -> Option<(Shape, ShapeReason)> {
        let columns = CountedColumns::find(self.names)?;
        let of_histories = [Role::RepeatOrders, Role::LastOrderTime, Role::ObservedTime];
        let reason = ShapeReason::TellingRoles(of_histories.into());
        columns
            .are_histories(self.body)
            .then_some((Shape::Counted, reason))
    }

    fn retention(&self) -> Option<(Shape, ShapeReason)> {
        let found = RetentionColumns::find(self.names, self.body)?;
        let (groups, periods) = (found.groups, found.periods);
        let by_columns = found.period.is_none();
        let reason = match found.rises && !by_columns {
            true => ShapeReason::NamedAsLeft { groups, periods },
            false => ShapeReason::NeverRises {
                groups,
                periods,
                by_columns,
            },
        };
        Some((Shape::Retention, reason))
    }

    fn months(&self) -> Option<(Shape, ShapeReason)> {
        let months = month_columns(self.names, self.looks);
        let (first, last) = (months.first()?, months.last()?);
        let name = |month: &(usize, Day)| self.names[month.0].clone();
        let (columns, first, last) = (months.len(), name(first), name(last));
        if date::month_of_header(&first).is_none() {
            // Rows with days of their own are no years.
            let reason = ShapeReason::YearHeaders {
                columns,
                first,
                last,
            };
            return (!self.has(Role::Date)).then_some((Shape::MonthColumns, reason));
        }
        let reason = ShapeReason::MonthHeaders {
            columns,
            first,
            last,
        };
        (columns >= MONTHS).then_some((Shape::MonthColumns, reason))
    }

    fn leads(&self) -> Option<(Shape, ShapeReason)> {
        let of_leads = self.which(&[
            Role::LeadSource,
            Role::Stage,
            Role::LossReason,
            Role::FollowUp,
        ]);
        let is_pipeline =
            self.has(Role::Stage) && (of_leads.len() >= 2 || self.has(Role::WinProbability));
        let is_lost = self.has(Role::LeadSource) && self.has(Role::LossReason);
        let is_order = self.has(Role::Order) || self.has(Role::Churned);
        ((is_pipeline || is_lost) && !is_order)
            .then_some((Shape::Leads, ShapeReason::TellingRoles(of_leads)))
    }

    fn contracts(&self) -> Option<(Shape, ShapeReason)> {
        if super::counted::followed(self.names, self.body).is_some() && !self.has(Role::Date) {
            let reason = ShapeReason::TellingRoles(vec![Role::Tenure, Role::ObservedTime]);
            return Some((Shape::Contracts, reason));
        }
        let mut of_contracts = self.which(&[
            Role::Start,
            Role::End,
            Role::Tenure,
            Role::Charge,
            Role::Churned,
        ]);
        // A list of accounts: joined then, gone or not.
        let joined = self.has(Role::FirstDate) && self.has(Role::Churned);
        if joined && of_contracts.len() < 2 {
            // In a contract that day is its start, and the column will be called so.
            of_contracts.insert(0, Role::Start);
        }
        let is_sale = self.has(Role::Order) || (self.has(Role::Date) && self.has(Role::Amount));
        ((of_contracts.len() >= 2 || joined) && !is_sale)
            .then_some((Shape::Contracts, ShapeReason::TellingRoles(of_contracts)))
    }

    fn survey(&self) -> Option<(Shape, ShapeReason)> {
        if self.has(Role::Amount) || self.has(Role::Order) {
            return None;
        }
        let asked: Vec<&String> = self
            .names
            .iter()
            .zip(self.looks)
            .filter(|(name, look)| is_question(name) && look.may_be_answers())
            .map(|(name, _)| name)
            .collect();
        // Long names alone are what statistics have, too, beside numbers nobody answers with.
        let are_labels =
            !asked.iter().any(|name| asks(name))
                && self.names.iter().zip(self.looks).any(|(name, look)| {
                    is_question(name) && look.filled > 0 && !look.may_be_answers()
                });
        if let Some(first) = asked.first()
            && asked.len() >= 2
            && !are_labels
        {
            let reason = ShapeReason::Questions {
                columns: asked.len(),
                first: (*first).clone(),
            };
            return Some((Shape::Survey, reason));
        }
        let answers = self.which(&[Role::Recommendation, Role::Satisfaction]);
        (!answers.is_empty()).then_some((Shape::Survey, ShapeReason::TellingRoles(answers)))
    }

    /// Orders without amounts: somebody comes back on several days, and no column is a number that
    /// could be money. Where one is, the amount is asked for.
    fn events(&self) -> Option<(Shape, ShapeReason)> {
        let has_day = self.has(Role::Date) || (self.has(Role::Year) && self.has(Role::Month));
        let priced = [Role::Amount, Role::UnitPrice, Role::Quantity];
        let summed = [Role::OrderCount, Role::FirstDate, Role::Score];
        let is_other = priced.iter().chain(&summed).any(|&role| self.has(role));
        let may_be_money = (0..self.names.len()).any(|column| {
            let look = &self.looks[column];
            self.proposals[column].0.is_none()
                && look.filled > 0
                && look.nearly_all(look.numbers)
                && !(look.whole == look.numbers && roles::names_ids(&self.names[column]))
        });
        if !has_day || is_other || may_be_money {
            return None;
        }
        let (customers, rows) = self.ids(self.column(Role::Customer)?);
        let reason = ShapeReason::NoAmounts { customers, rows };
        (customers < rows).then_some((Shape::Events, reason))
    }

    fn orders(&self) -> Option<(Shape, ShapeReason)> {
        let (orders, rows) = self.ids(self.column(Role::Order)?);
        if rows == 0 {
            return None;
        }
        Some(if orders < rows {
            let reason = ShapeReason::OrderIdsRepeat { orders, rows };
            (Shape::OrderLines, reason)
        } else {
            (Shape::Orders, ShapeReason::OrderIdsOnce { rows })
        })
    }

    /// One row a customer: nobody repeats, and a column counts orders, names the last of them, or
    /// there is no day of an order at all.
    fn customers(&self) -> Option<(Shape, ShapeReason)> {
        let (customers, rows) = self.ids(self.column(Role::Customer)?);
        if customers == rows
            && rows > 0
            && span::first_and_last(self.names, self.looks, self.proposals, self.body).is_some()
        {
            let mut roles = self.which(&[Role::OrderCount]);
            roles.extend([Role::FirstDate, Role::Date]);
            return Some((
                Shape::Customers,
                ShapeReason::OncePerCustomer { rows, roles },
            ));
        }
        let is_last = |column: usize| {
            let folded = letters::fold(&self.names[column]);
            let marks = ["last", "recent", "最近", "最后", "上次", "末次"];
            marks.iter().any(|mark| folded.contains(mark))
        };
        let mut sums = self.which(&[Role::OrderCount]);
        if self.column(Role::Date).is_some_and(is_last) {
            sums.push(Role::Date);
        }
        let has_no_day = !self.has(Role::Date) && !self.has(Role::Year) && rows >= ENOUGH;
        let is_so = customers == rows && rows > 0 && (!sums.is_empty() || has_no_day);
        is_so.then_some((
            Shape::Customers,
            ShapeReason::OncePerCustomer { rows, roles: sums },
        ))
    }

    /// Scores of accounts, the satisfaction of each among them. A survey asks persons.
    fn accounts(&self) -> Option<(Shape, ShapeReason)> {
        let customer = self.column(Role::Customer)?;
        let named = letters::fold(&self.names[customer]);
        let is_account = ["account", "company", "企业", "公司", "大客户"]
            .iter()
            .any(|word| named.contains(word));
        let is_asked = self.has(Role::Recommendation)
            || self.names.iter().any(|name| is_question(name))
            || !self.has(Role::Satisfaction);
        match self.scorecard() {
            Some(found @ (_, ShapeReason::Scales { columns })) if columns > SCORES => {
                (is_account && !is_asked).then_some(found)
            }
            _ => None,
        }
    }

    /// One row an account with scores: a day may say when it was assessed, but no money stands there.
    fn scorecard(&self) -> Option<(Shape, ShapeReason)> {
        let customer = self.column(Role::Customer)?;
        let is_summed = self.has(Role::Amount) || self.has(Role::OrderCount);
        if is_summed || !self.looks[customer].is_unique() {
            return None;
        }
        if self.has(Role::Score) && !self.has(Role::Date) {
            return Some((
                Shape::Scorecard,
                ShapeReason::TellingRoles(vec![Role::Score]),
            ));
        }
        let scores = |is_scale: fn(&Look) -> bool| {
            self.looks
                .iter()
                .zip(self.proposals)
                .enumerate()
                .filter(|&(column, (look, (role, _)))| {
                    let answers = [Role::Score, Role::Satisfaction, Role::Recommendation];
                    column != customer
                        && role.is_none_or(|it| answers.contains(&it))
                        && (look.nearly_all(look.whole)
                            || (look.nearly_all(look.numbers) && names_score(&self.names[column])))
                        && is_scale(look)
                })
                .count()
        };
        let columns = scores(Look::is_short_scale).max(scores(Look::is_hundred_scale));
        // Two accounts may score alike; all four groups of an assessment by name say what it is.
        let columns = columns.max(self.assessment_groups());
        (columns >= SCORES).then_some((Shape::Scorecard, ShapeReason::Scales { columns }))
    }

    /// The columns named for the four groups of an assessment; none unless all four are there.
    fn assessment_groups(&self) -> usize {
        const GROUPS: [[&str; 2]; 4] = [
            ["财务", "financ"],
            ["合作", "cooperat"],
            ["业务", "business"],
            ["信用", "credit"],
        ];
        let names: Vec<String> = self.names.iter().map(|it| letters::fold(it)).collect();
        let found = GROUPS.iter().filter(|group| {
            let mut columns = names.iter().zip(self.looks);
            columns.any(|(name, look)| {
                group.iter().any(|word| name.starts_with(word))
                    && look.nearly_all(look.numbers)
                    && look.is_within_hundred()
            })
        });
        match found.count() {
            4 => GROUPS.len(),
            _ => 0,
        }
    }

    /// Order lines, for want of anything else.
    fn lines(&self) -> (Shape, ShapeReason) {
        let repeats = self.column(Role::Customer).map(|column| self.ids(column));
        match repeats {
            Some((customers, rows)) if customers < rows => {
                let reason = ShapeReason::CustomersRepeat { customers, rows };
                (Shape::OrderLines, reason)
            }
            _ => (Shape::OrderLines, ShapeReason::NothingElse),
        }
    }
}

/// The columns named for a month whose values are numbers, by their place; where none is, those named for
/// a year.
pub(super) fn month_columns(names: &[String], looks: &[Look]) -> Vec<(usize, Day)> {
    let are_numbers = |column: usize| {
        let look = &looks[column];
        look.filled == look.numbers || look.nearly_all(look.numbers)
    };
    let mut taken = HashSet::new();
    let months: Vec<(usize, Day)> = (0..names.len())
        .filter(|&column| are_numbers(column))
        .filter_map(|column| Some((column, date::month_of_header(&names[column])?)))
        .filter(|(_, day)| taken.insert(*day))
        .collect();
    if !months.is_empty() {
        return months;
    }
    let years = years(names);
    match years.iter().all(|&(column, _)| are_numbers(column)) {
        true => years,
        false => Vec::new(),
    }
}

/// The columns named for years, which follow one another, up or down; none where there are fewer than
/// three.
pub(super) fn years(names: &[String]) -> Vec<(usize, Day)> {
    let found = names.iter().enumerate();
    let found: Vec<(usize, Day)> = found
        .filter_map(|(column, name)| Some((column, date::year_of_header(name)?)))
        .collect();
    let year = |at: &(usize, Day)| at.1.civil().0;
    let follow = |step: i32| {
        let mut pairs = found.windows(2);
        pairs.all(|pair| year(&pair[1]) - year(&pair[0]) == step)
    };
    match found.len() >= MONTHS && (follow(1) || follow(-1)) {
        true => found,
        false => Vec::new(),
    }
}

/// True for a column that is named a score: halves of points are scores too.
fn names_score(name: &str) -> bool {
    let folded = letters::fold(name);
    let words = ["score", "rating", "评分", "得分", "打分", "分数"];
    words.iter().any(|word| folded.contains(word))
}

/// True for a column named by a question: it ends with a question mark, asks with a word, or is as
/// long as a sentence.
fn is_question(name: &str) -> bool {
    asks(name) || name.split_whitespace().count() >= 8
}

/// True for a name that ends with a question mark or asks with a word.
fn asks(name: &str) -> bool {
    const ASKING: [&str; 14] = [
        "how ",
        "what ",
        "which ",
        "why",
        "would you",
        "do you",
        "did you",
        "please ",
        "请问",
        "您",
        "是否愿意",
        "多大程度",
        "您对",
        "哪些",
    ];
    let name = name.trim();
    let plain = name.to_lowercase();
    name.ends_with(['?', '？'])
        || name.contains("? ")
        || ASKING.iter().any(|word| plain.contains(word))
}
