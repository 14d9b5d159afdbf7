//! Lines that are complete but for the numbers of their customers.

use crate::ingest::interner::TOGETHER;
use crate::ingest::partial::Partial;
use crate::ingest::waiting::Waiting;
use crate::units::{Day, Money};

/// Lines at most: a row may give two, its sale and its refund.
const LINES: usize = 2 * TOGETHER;

/// Lines in order, whose customers are looked up together and which then join their columns together.
#[derive(Debug)]
pub(super) struct Gathered {
    /// Customers without a number yet.
    waiting: Waiting,
    count: usize,
    /// Place of each line's customer in the queue.
    place: [u32; LINES],
    day: [Day; LINES],
    amount: [Money; LINES],
    line: [u32; LINES],
}

impl Default for Gathered {
    fn default() -> Gathered {
        Gathered {
            waiting: Waiting::default(),
            count: 0,
            place: [0; LINES],
            day: [Day(0); LINES],
            amount: [Money::ZERO; LINES],
            line: [0; LINES],
        }
    }
}

impl Gathered {
    /// How many lines.
    #[inline]
    pub(super) fn len(&self) -> usize {
        self.count
    }

    /// True when there may be no room for what one more row gives.
    #[inline]
    pub(super) fn is_full(&self) -> bool {
        self.waiting.is_full() || self.count + 2 > LINES
    }

    /// Adds the customer of a row and gives its place. There must be room.
    #[inline]
    pub(super) fn customer(&mut self, id: &[u8]) -> u32 {
        self.waiting.add(id)
    }

    /// The customer at a place.
    #[inline]
    pub(super) fn id(&self, place: u32) -> &[u8] {
        self.waiting.text(place)
    }

    /// Adds a line. There must be room.
    #[inline]
    pub(super) fn push(&mut self, place: u32, day: Day, amount: Money, line: u32) {
        let at = self.count % LINES;
        self.place[at] = place;
        self.day[at] = day;
        self.amount[at] = amount;
        self.line[at] = line;
        self.count = at + 1;
    }

    /// Moves all lines to the columns.
    #[inline(never)]
    pub(super) fn settle(&mut self, out: &mut Partial) {
        let numbers = self.waiting.settle(&mut out.customers);
        let count = self.count.min(LINES);
        let number = |place: &u32| numbers[*place as usize % TOGETHER];
        out.customer.extend(self.place[..count].iter().map(number));
        out.day.extend_from_slice(&self.day[..count]);
        out.amount.extend_from_slice(&self.amount[..count]);
        out.line.extend_from_slice(&self.line[..count]);
        // Far from an overflow: a cell holds at most a hundred thousand million.
        let absolute = self.amount[..count].iter().map(|it| it.0.unsigned_abs());
        out.absolute[0] += i128::from(absolute.sum::<u64>());
        self.count = 0;
    }
}
