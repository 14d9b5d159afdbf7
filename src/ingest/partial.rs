//! What one range of a file gave, before the ranges are joined.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use super::date::OrderEvidence;
use super::interner::Interner;
use super::{Aside, Issue, IssueExample, IssueKind, Role, StateRows};
use crate::units::{Currency, Day, Money};

/// The rows of one range, and all that is needed to join it with its neighbours.
///
/// Made by [`super::scan_range`], used up by [`super::merge`]. Customers and orders are numbered
/// within the range, lines are counted from its start.
#[derive(Debug, Clone)]
pub struct Partial {
    /// Where the first record began.
    pub(super) start: u64,
    /// Where the last record ended: the entry state of the next range, outside quotes.
    pub(super) end: u64,
    /// Where the range was asked to end.
    pub(super) asked_end: u64,
    /// The range ran far past its end without leaving its quotes: its start was guessed wrong, or a
    /// record is very long. Read again when joined.
    pub(super) abandoned: bool,
    /// Line ends in the range.
    pub(super) lines: u64,
    /// Non-blank records after the header.
    pub(super) read: u64,
    /// Of these, the ones that gave lines.
    pub(super) used: u64,
    /// Lines whose columns stayed with the reader that made them; the columns here are empty then.
    pub(super) elsewhere: usize,
    pub(super) customer: Vec<u32>,
    pub(super) day: Vec<Day>,
    pub(super) amount: Vec<Money>,
    /// Lines since the start of the range, from 0.
    pub(super) line: Vec<u32>,
    pub(super) order: Vec<u32>,
    pub(super) profit: Vec<Money>,
    /// First purchases as the rows name them; empty without such a column.
    pub(super) first: Vec<Day>,
    /// In the order of the plan's kept columns.
    pub(super) attributes: Vec<Coded>,
    /// In the order of the plan's measures.
    pub(super) measures: Vec<Vec<Money>>,
    /// The currency written with each amount; empty while none is, and shorter where none followed.
    pub(super) signs: Vec<Currency>,
    pub(super) aside: Aside,
    pub(super) customers: Interner,
    pub(super) orders: Interner,
    pub(super) issues: IssueLog,
    pub(super) dates: OrderEvidence,
    pub(super) currencies: BTreeMap<Currency, Places>,
    pub(super) text: TextEvidence,
    /// Sum of the absolute amounts, and of the absolute profits.
    pub(super) absolute: [i128; 2],
    /// Names of the columns.
    pub(super) columns: Vec<String>,
}

impl Partial {
    /// An empty range that begins and ends at `place`.
    pub(super) fn empty(place: u64, asked_end: u64) -> Partial {
        Partial {
            start: place,
            end: place,
            asked_end,
            abandoned: false,
            lines: 0,
            read: 0,
            used: 0,
            elsewhere: 0,
            customer: Vec::new(),
            day: Vec::new(),
            amount: Vec::new(),
            line: Vec::new(),
            order: Vec::new(),
            profit: Vec::new(),
            first: Vec::new(),
            attributes: Vec::new(),
            measures: Vec::new(),
            signs: Vec::new(),
            aside: Aside::default(),
            customers: Interner::default(),
            orders: Interner::default(),
            issues: IssueLog::default(),
            dates: OrderEvidence::default(),
            currencies: BTreeMap::new(),
            text: TextEvidence::default(),
            absolute: [0; 2],
            columns: Vec::new(),
        }
    }

    /// Makes room for about as many more lines as `share` of those there are.
    ///
    /// Growing by doubling copies every column again and again, and ends with up to half of it empty.
    pub(super) fn expect(&mut self, share: f64) {
        let more = |len: usize| (len as f64 * share) as usize;
        self.customer.reserve_exact(more(self.customer.len()));
        self.day.reserve_exact(more(self.day.len()));
        self.amount.reserve_exact(more(self.amount.len()));
        self.line.reserve_exact(more(self.line.len()));
        self.order.reserve_exact(more(self.order.len()));
        self.profit.reserve_exact(more(self.profit.len()));
        self.first.reserve_exact(more(self.first.len()));
        for attribute in &mut self.attributes {
            attribute.codes.reserve_exact(more(attribute.codes.len()));
        }
        for measure in &mut self.measures {
            measure.reserve_exact(more(measure.len()));
        }
    }

    /// Lines the rows gave, wherever their columns are.
    pub(super) fn len(&self) -> usize {
        self.customer.len() + self.elsewhere
    }

    /// Gives customers, orders, texts and lines the numbers they have in the whole.
    pub(super) fn renumber(&mut self, numbers: &Renumber) {
        translate(&mut self.customer, &numbers.customers);
        translate(&mut self.order, &numbers.orders);
        for (attribute, codes) in self.attributes.iter_mut().zip(&numbers.attributes) {
            translate(&mut attribute.codes, codes);
        }
        self.renumber_lines(numbers.line);
    }

    /// Counts lines on from those before the range.
    pub(super) fn renumber_lines(&mut self, before: u64) {
        self.line
            .chunks_mut(AT_ONCE)
            .for_each(|lines| count_on(lines, before));
    }

    /// Rows read in the range, header left out.
    pub fn rows(&self) -> u64 {
        self.read
    }
}

/// What the numbers of a range are in the whole.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Renumber {
    /// Lines before the range.
    pub(super) line: u64,
    /// The number in the whole of each customer of the range.
    pub(super) customers: Vec<u32>,
    /// The same of each order.
    pub(super) orders: Vec<u32>,
    /// The same of each text of each attribute.
    pub(super) attributes: Vec<Vec<u32>>,
}

/// Entries changed in one call: a browser takes the better code of a function only at its next call.
const AT_ONCE: usize = 1 << 13;

fn translate(column: &mut [u32], numbers: &[u32]) {
    column
        .chunks_mut(AT_ONCE)
        .for_each(|column| translate_some(column, numbers));
}

#[inline(never)]
fn translate_some(column: &mut [u32], numbers: &[u32]) {
    for number in column {
        *number = numbers.get(*number as usize).copied().unwrap_or_default();
    }
}

#[inline(never)]
fn count_on(lines: &mut [u32], before: u64) {
    for line in lines {
        *line = u32::try_from(u64::from(*line) + before).unwrap_or(u32::MAX);
    }
}

/// A column of text, numbered within the range.
#[derive(Debug, Clone, Default)]
pub(super) struct Coded {
    pub(super) codes: Vec<u32>,
    pub(super) values: Interner,
}

/// A count with its first places.
#[derive(Debug, Clone, Default, Serialize, Deserialize)]
pub(super) struct Places {
    pub(super) count: u64,
    pub(super) examples: Vec<IssueExample>,
    /// Money of the rows, as far as it was read.
    pub(super) amount: Option<Money>,
    /// States of the rows.
    #[serde(default)]
    pub(super) states: Vec<StateRows>,
}

impl Places {
    /// So many states are told apart; a column of more is none of states.
    const STATES: usize = 200;

    /// Notes the state of some rows.
    pub(super) fn add_state(&mut self, role: Role, text: &str, rows: u64) {
        let known = (self.states.iter()).position(|it| it.role == role && it.text == text);
        if let Some(place) = known {
            self.states[place].rows += rows;
        } else if self.states.len() < Places::STATES {
            self.states.push(StateRows {
                role,
                text: text.to_owned(),
                rows,
            });
        }
    }

    /// Counts one more; `example` is asked for only while places are kept.
    pub(super) fn add(&mut self, example: impl FnOnce() -> IssueExample) {
        self.count += 1;
        if self.examples.len() < Issue::EXAMPLES {
            self.examples.push(example());
        }
    }

    /// Notes the money of one more row.
    pub(super) fn add_money(&mut self, more: Money) {
        let before = self.amount.unwrap_or_default();
        self.amount = Some(Money(before.0.saturating_add(more.0)));
    }

    /// Adds the places of a later range, whose lines begin at `line`.
    pub(super) fn append(&mut self, later: Places, line: u64) {
        self.count += later.count;
        if let Some(more) = later.amount {
            self.add_money(more);
        }
        for state in later.states {
            self.add_state(state.role, &state.text, state.rows);
        }
        for mut example in later.examples {
            if self.examples.len() < Issue::EXAMPLES {
                example.line += line;
                self.examples.push(example);
            }
        }
    }

    /// Adds the places to the issues of a kind; these stay in the order of their kinds, and the examples
    /// in that of their lines.
    pub(super) fn tell(self, issues: &mut Vec<Issue>, kind: IssueKind) {
        if self.count == 0 {
            return;
        }
        match issues.iter_mut().find(|issue| issue.kind == kind) {
            Some(issue) => {
                issue.count += self.count;
                issue.examples.extend(self.examples);
                issue.examples.sort_by_key(|example| example.line);
                issue.examples.truncate(Issue::EXAMPLES);
            }
            None => issues.push(Issue {
                kind,
                count: self.count,
                examples: self.examples,
                amount: None,
                states: self.states,
            }),
        }
        issues.sort_by_key(|issue| issue.kind);
    }
}

/// Issues by kind.
#[derive(Debug, Clone, Default, Serialize, Deserialize)]
pub(super) struct IssueLog(pub(super) BTreeMap<IssueKind, Places>);

impl IssueLog {
    /// Counts one more row of a kind.
    pub(super) fn add(&mut self, kind: IssueKind, example: impl FnOnce() -> IssueExample) {
        self.0.entry(kind).or_default().add(example);
    }

    /// Notes the money of a row of a kind.
    pub(super) fn add_money(&mut self, kind: IssueKind, amount: Money) {
        self.0.entry(kind).or_default().add_money(amount);
    }

    /// Notes the state of a row of a kind.
    pub(super) fn add_state(&mut self, kind: IssueKind, role: Role, text: &str) {
        self.0.entry(kind).or_default().add_state(role, text, 1);
    }

    /// Adds the issues of a later range.
    pub(super) fn append(&mut self, later: IssueLog, line: u64) {
        for (kind, places) in later.0 {
            self.0.entry(kind).or_default().append(places, line);
        }
    }

    /// Rows set aside.
    pub(super) fn set_aside(&self) -> u64 {
        self.0
            .iter()
            .filter(|(kind, _)| kind.sets_aside())
            .map(|(_, places)| places.count)
            .sum()
    }

    /// The kind that set most rows aside.
    pub(super) fn most_common(&self) -> Option<IssueKind> {
        self.0
            .iter()
            .filter(|(kind, _)| kind.sets_aside())
            .max_by_key(|(kind, places)| (places.count, std::cmp::Reverse(**kind)))
            .map(|(kind, _)| *kind)
    }
}

/// Whether the bytes are what the plan's encoding says.
#[derive(Debug, Clone, Default, Serialize, Deserialize)]
pub(super) struct TextEvidence {
    /// Bytes above 0x7F.
    pub(super) high: u64,
    /// Of these, in records that are no UTF-8 although the plan says so.
    pub(super) high_invalid: u64,
    /// The first bytes of such records.
    pub(super) sample: Vec<u8>,
}

impl TextEvidence {
    /// How many bytes of records that do not decode are kept to decide anew.
    const SAMPLE: usize = 64 * 1024;

    /// Keeps bytes of a record that does not decode.
    pub(super) fn keep(&mut self, bytes: &[u8]) {
        let room = Self::SAMPLE - self.sample.len().min(Self::SAMPLE);
        self.sample
            .extend_from_slice(&bytes[..bytes.len().min(room)]);
    }

    /// Adds what a later range showed.
    pub(super) fn append(&mut self, later: &TextEvidence) {
        self.high += later.high;
        self.high_invalid += later.high_invalid;
        self.keep(&later.sample);
    }
}

/// Cell bytes as an example shows them: at most 80 characters.
pub(super) fn shorten(text: &[u8]) -> String {
    let head = &text[..text.len().min(400)];
    String::from_utf8_lossy(super::letters::trim(head))
        .chars()
        .take(80)
        .collect()
}
