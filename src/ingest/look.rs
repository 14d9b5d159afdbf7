//! What the values of a column look like: the evidence beside its name.

use std::collections::{HashMap, HashSet};

use super::ends::says_ended;
use super::number::{self, MarkEvidence, Reading};
use super::{DecimalMark, Role, date, ids};
use crate::units::{Currency, Money};

/// Different texts of a column that stands for a few groups.
const MOST_GROUPS: usize = 60;
/// Decimals that sums of money are written with; what has more is a measure.
const MOST_DECIMALS: usize = 4;
/// The largest answer of a scale.
const MOST_OF_A_SCALE: i64 = 100;
/// Digits from which on a number under a name nobody knows is an id rather than a measure.
const DIGITS_OF_IDS: usize = 5;
/// Letters and digits from which on a run of both is an id rather than a word.
const DIGITS_OF_CODES: usize = 8;

/// Counts over the filled cells of a column.
#[derive(Debug, Clone, Default)]
pub(super) struct Look {
    pub(super) filled: usize,
    pub(super) distinct: usize,
    pub(super) dates: usize,
    /// Dates that could not be a serial number or an amount.
    pub(super) sure_dates: usize,
    /// Of these, the ones that are more than a run of digits.
    pub(super) written_dates: usize,
    pub(super) numbers: usize,
    /// Numbers without a part behind the mark.
    pub(super) whole: usize,
    /// Numbers with decimals, no more than money has, or a currency.
    pub(super) written_money: usize,
    /// Shares in percent.
    pub(super) percents: usize,
    /// Smallest and largest number.
    pub(super) range: Option<(Money, Money)>,
    /// Fewest and most digits of cells that hold nothing else.
    digits: Option<(usize, usize)>,
    /// Words for the state of an order.
    pub(super) states: usize,
    /// Yes, no and their like.
    pub(super) answers: usize,
    /// Words that say whether a contract has ended.
    pub(super) ends: usize,
    /// Of these, the ones that say it has.
    pub(super) ended: usize,
    /// Words for a gender.
    pub(super) genders: usize,
    /// Names of months.
    pub(super) months: usize,
    /// Runs of letters and digits as programs name things by.
    coded: usize,
    pub(super) marks: MarkEvidence,
}

impl Look {
    /// Looks at the values of a column, at each different one once.
    pub(super) fn of<'a>(values: impl Iterator<Item = &'a str>) -> Look {
        let mut counts: HashMap<&str, usize> = HashMap::new();
        for value in values {
            *counts.entry(value).or_default() += 1;
        }
        let mut look = Look::default();
        let mut seen = HashSet::new();
        for (value, cells) in counts {
            let trimmed = ids::normalise(value.as_bytes());
            if trimmed.is_empty() {
                continue;
            }
            look.filled += cells;
            look.distinct += usize::from(seen.insert(trimmed));
            look.see_date(trimmed, cells);
            look.see_number(value, cells);
            look.coded += if is_coded(trimmed) { cells } else { 0 };
            look.see_words(value.trim(), cells);
        }
        look
    }

    fn see_date(&mut self, cell: &[u8], cells: usize) {
        if date::read(cell).is_none() {
            return;
        }
        self.dates += cells;
        let digits = cell.iter().all(u8::is_ascii_digit);
        let decimal = cell
            .iter()
            .filter(|byte| !byte.is_ascii_digit())
            .eq([&b'.']);
        if !decimal && (!digits || cell.len() != 5) {
            self.sure_dates += cells;
        }
        if !decimal && !digits {
            self.written_dates += cells;
        }
    }

    fn see_number(&mut self, value: &str, cells: usize) {
        let as_number = |mark| match number::read(value.as_bytes(), mark) {
            Reading::Amount(amount, currency) => Some((amount, currency)),
            _ => None,
        };
        let read = as_number(DecimalMark::Point).or_else(|| as_number(DecimalMark::Comma));
        let Some((amount, currency)) = read else {
            if value.trim_end().ends_with(['%', '％']) {
                self.percents += cells;
            }
            return;
        };
        self.numbers += cells;
        self.marks.see_times(value, cells);
        if amount.0 % Money::SCALE == 0 {
            self.whole += cells;
        }
        let decimals = value
            .trim_end()
            .rsplit_once(['.', ','])
            .map(|it| it.1.len());
        let is_written = decimals.is_some_and(|decimals| decimals <= MOST_DECIMALS);
        if is_written || currency != Currency::Unstated {
            self.written_money += cells;
        }
        let digits = value.trim().len();
        if value.trim().bytes().all(|byte| byte.is_ascii_digit()) {
            self.digits = Some(match self.digits {
                None => (digits, digits),
                Some((fewest, most)) => (fewest.min(digits), most.max(digits)),
            });
        }
        self.range = Some(match self.range {
            None => (amount, amount),
            Some((least, most)) => (least.min(amount), most.max(amount)),
        });
    }

    fn see_words(&mut self, value: &str, cells: usize) {
        if value.len() > 60 {
            return;
        }
        let folded = super::letters::fold(value);
        let word = folded.as_str();
        let count = |is_so: bool| if is_so { cells } else { 0 };
        self.states += count(is_state(word));
        let has_ended = says_ended(value);
        self.ends += count(has_ended.is_some());
        self.ended += count(has_ended == Some(true));
        self.answers += count(ANSWERS.contains(&word));
        self.genders += count(GENDERS.contains(&word));
        self.months += count(date::first_of_month("2000", value).is_some());
    }

    /// True when at least half of the filled cells are such.
    fn mostly(&self, count: usize) -> bool {
        self.filled > 0 && count * 2 >= self.filled
    }

    /// True when the values may be what people answer: no dates, no sums of money, no ids, and numbers
    /// only of a scale. Words may be any.
    pub(super) fn may_be_answers(&self) -> bool {
        let is_scale = |(least, most): (Money, Money)| {
            least >= Money::ZERO && most.0 <= Money::SCALE * MOST_OF_A_SCALE
        };
        !self.mostly(self.sure_dates)
            && !self.mostly(self.coded)
            && !self.mostly(self.written_money)
            && (!self.mostly(self.numbers) || self.range.is_some_and(is_scale))
    }

    /// True when at least nine of ten filled cells are such.
    pub(super) fn nearly_all(&self, count: usize) -> bool {
        self.filled > 0 && count * 10 >= self.filled * 9
    }

    /// True when every number lies between two others.
    fn within(&self, least: i64, most: i64) -> bool {
        self.range.is_some_and(|(low, high)| {
            low.0 >= least * Money::SCALE && high.0 <= most * Money::SCALE
        })
    }

    /// True for a column of a few different texts.
    pub(super) fn is_grouping(&self) -> bool {
        self.distinct <= MOST_GROUPS.min(self.filled.max(2))
    }

    /// False for numbers that count or measure something: ids have letters, or as many digits as
    /// each other, or many.
    pub(super) fn may_be_ids(&self) -> bool {
        let is_coded = |(fewest, most)| fewest == most || fewest >= DIGITS_OF_IDS;
        !self.nearly_all(self.numbers) || self.digits.is_some_and(is_coded)
    }

    /// True when no filled cell repeats another.
    pub(super) fn is_unique(&self) -> bool {
        self.filled > 0 && self.distinct == self.filled
    }

    /// True for numbers on a short scale, at least two of them.
    pub(super) fn is_short_scale(&self) -> bool {
        self.within(0, 10) && self.distinct >= 2
    }

    /// True for scores out of a hundred: no number outside, and some that no shorter scale has.
    pub(super) fn is_hundred_scale(&self) -> bool {
        let is_long = |&(_, most): &(Money, Money)| most > Money(10 * Money::SCALE);
        self.within(0, 100) && self.range.as_ref().is_some_and(is_long) && self.distinct >= 2
    }

    /// True for numbers that may be scores out of a hundred, however few they are.
    pub(super) fn is_within_hundred(&self) -> bool {
        self.numbers > 0 && self.within(0, 100)
    }

    /// True for answers on the scale of a question.
    pub(super) fn is_scale(&self, role: Role) -> bool {
        let whole = self.nearly_all(self.whole);
        match role {
            Role::Recommendation => whole && self.within(0, 10),
            _ => (whole && self.within(0, 100)) || (self.numbers == 0 && self.distinct <= 12),
        }
    }

    /// False when the values speak against a role: a role of dates or numbers wants half of the
    /// filled cells to be such, a role of groups wants words that repeat.
    pub(super) fn allows(&self, role: Role) -> bool {
        if self.filled == 0 {
            // The head may be blank where the rest is not: nothing speaks against the name.
            return true;
        }
        let is_date = self.nearly_all(self.written_dates);
        match role {
            Role::Customer | Role::Order | Role::Product => true,
            Role::Date
            | Role::FirstDate
            | Role::Start
            | Role::End
            | Role::FollowUp
            | Role::LastContact => self.mostly(self.dates),
            Role::Discount => self.mostly(self.numbers + self.percents),
            Role::WinProbability => {
                self.mostly(self.numbers + self.percents)
                    && (self.range.is_none() || self.within(0, 100))
            }
            Role::Year => self.mostly(self.numbers) && self.within(1900, 2200),
            Role::Month => self.mostly(self.months) || self.mostly(self.dates),
            Role::OrderCount => self.mostly(self.whole) && self.within(0, i64::MAX / Money::SCALE),
            Role::Age => self.mostly(self.numbers) && self.within(-1, 150),
            Role::Recommendation => self.mostly(self.whole) && self.within(0, 10),
            Role::Satisfaction => !is_date && (self.mostly(self.numbers) || self.distinct <= 12),
            Role::Churned => {
                self.mostly(self.answers) || (self.distinct <= 3 && !self.mostly(self.dates))
            }
            Role::Gender => self.mostly(self.genders),
            Role::Status | Role::PaymentStatus | Role::RefundStatus => {
                !is_date && self.is_grouping()
            }
            Role::Currency => !is_date && self.numbers == 0 && self.distinct <= MOST_GROUPS,
            Role::Stage | Role::LeadSource | Role::LossReason | Role::ServiceLevel => {
                !is_date && (self.is_grouping() || self.distinct * 2 <= self.filled)
            }
            Role::Category | Role::Channel | Role::Segment | Role::Competitor | Role::Region => {
                !is_date && self.written_money == 0
            }
            Role::Amount
            | Role::Quantity
            | Role::UnitPrice
            | Role::Cost
            | Role::Profit
            | Role::Refund
            | Role::PotentialValue
            | Role::CategorySpend
            | Role::Tenure
            | Role::Charge
            | Role::Score
            | Role::RepeatOrders
            | Role::LastOrderTime
            | Role::ObservedTime
            | Role::RowCustomers
            | Role::Period => self.mostly(self.numbers),
        }
    }
}

/// True for an id of a program: long, without a blank, letters and digits mixed.
fn is_coded(cell: &[u8]) -> bool {
    cell.len() >= DIGITS_OF_CODES
        && cell
            .iter()
            .all(|byte| byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'_'))
        && cell.iter().any(u8::is_ascii_digit)
        && cell.iter().any(u8::is_ascii_alphabetic)
}

const ANSWERS: [&str; 16] = [
    "yes", "no", "y", "n", "true", "false", "t", "f", "1", "0", "是", "否", "有", "无", "churned",
    "active",
];

const GENDERS: [&str; 16] = [
    "m", "f", "male", "female", "man", "woman", "男", "女", "男性", "女性", "先生", "女士", "未知",
    "保密", "other", "unknown",
];

/// Words shops write for the state of an order.
fn is_state(word: &str) -> bool {
    const STATES: [&str; 24] = [
        "paid",
        "unpaid",
        "pending",
        "shipped",
        "delivered",
        "completed",
        "complete",
        "closed",
        "cancelled",
        "canceled",
        "refunded",
        "partiallyrefunded",
        "processing",
        "fulfilled",
        "unfulfilled",
        "returned",
        "voided",
        "onhold",
        "failed",
        "authorized",
        "待付款",
        "待发货",
        "已完成",
        "完成",
    ];
    const PARTS: [&str; 14] = [
        "交易成功",
        "交易关闭",
        "交易完成",
        "等待买家",
        "等待付款",
        "买家已付款",
        "卖家已发货",
        "已付款",
        "已发货",
        "已取消",
        "已关闭",
        "已退款",
        "退款成功",
        "待收货",
    ];
    STATES.contains(&word) || PARTS.iter().any(|part| word.starts_with(part))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn look(values: &[&str]) -> Look {
        Look::of(values.iter().copied())
    }

    #[test]
    fn values_speak_against_names_that_do_not_fit() {
        assert!(!look(&["yes", "no"]).allows(Role::Date));
        assert!(!look(&["65+", "45-54"]).allows(Role::Age));
        assert!(!look(&["11", "12"]).allows(Role::Recommendation));
        assert!(!look(&["2024-03-05", "2024-03-06"]).allows(Role::Status));
        assert!(!look(&["12.5", "7.25"]).allows(Role::Region));
        assert!(!look(&["3000"]).allows(Role::Year));
    }

    #[test]
    fn counts_are_told_from_ids() {
        assert!(look(&["00004", "00021"]).may_be_ids());
        assert!(look(&["11000", "293012"]).may_be_ids());
        assert!(look(&["A-1", "B-22"]).may_be_ids());
        assert!(!look(&["7", "1250"]).may_be_ids());
    }

    #[test]
    fn ids_of_a_program_are_no_answers() {
        assert!(!look(&["oX3kd9-aa01Q", "oX3kd9-bb72Z"]).may_be_answers());
        assert!(look(&["very satisfied", "so-so", "unsatisfied"]).may_be_answers());
        assert!(look(&["满意", "一般"]).may_be_answers());
    }

    #[test]
    fn a_measure_has_more_decimals_than_money() {
        assert_eq!(look(&["261.96", "1,234.50", "$5"]).written_money, 3);
        assert_eq!(look(&["45.978123", "-122.4194155"]).written_money, 0);
    }

    #[test]
    fn values_may_be_written_in_many_ways() {
        assert!(look(&["12%", "5 %"]).allows(Role::Discount));
        assert!(look(&["是", "否"]).allows(Role::Churned));
        assert!(look(&["男", "未知"]).allows(Role::Gender));
        assert!(look(&["三月", "Apr"]).allows(Role::Month));
        assert!(look(&["", ""]).allows(Role::End));
        assert!(look(&["$90,000 ", "$10,000 "]).allows(Role::Charge));
    }
}
