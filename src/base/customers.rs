//! Lines grouped by customer in compressed rows.

use std::sync::OnceLock;

use bytemuck::Pod;
use bytemuck::allocation::try_cast_vec;

use super::ids::id_ranks;
use super::{OrderCounting, ReturnsPolicy, Settled, Window, WindowRules};
use crate::ingest::{Attribute, ImportFacts, Measure, NO_VALUE, OrderLines, Role, Shape, Texts};
use crate::numeric::{HAS_THREADS, both, fill, packed, sort_packed};
use crate::units::{Day, Money};

/// The lines of every customer, by customer in order of first appearance and within a customer by
/// day and line. `offsets[c]..offsets[c + 1]` are the entries of customer `c`.
#[derive(Debug, Clone, Default)]
pub struct CustomerBase {
    /// Customer ids, masked by nobody: masking is for screens.
    pub ids: Texts,
    /// Where each customer's entries start; one more than there are customers.
    pub offsets: Vec<usize>,
    /// Day of each entry.
    pub day: Vec<Day>,
    /// Money of each entry; zero all through where [`CustomerBase::has_amounts`] is false.
    pub amount: Vec<Money>,
    /// Line of the file (row of the sheet) of each entry, from 1.
    pub line: Vec<u32>,
    /// Order of each entry; empty when no order column is mapped.
    pub order: Vec<u32>,
    /// Profit of each entry; empty when the file has none.
    pub profit: Vec<Money>,
    /// First purchase as each entry names it, [`crate::ingest::NO_DAY`] where it does not; empty where
    /// no column says so. See [`CustomerBase::first_named`].
    pub first: Vec<Day>,
    /// Columns of text kept beside, one code an entry.
    pub attributes: Vec<Attribute>,
    /// Columns of numbers kept beside, one an entry.
    pub measures: Vec<Measure>,
    /// How many orders each entry sums up; empty where an entry is a line of one order.
    pub counts: Vec<u32>,
    /// What an order is.
    pub counting: OrderCounting,
    /// First and last day of the data.
    pub days: (Day, Day),
    /// Lines of the file where the first and the last day stand first, from 1.
    pub day_lines: (u32, u32),
    /// What is known of the import.
    pub facts: ImportFacts,
    /// See [`CustomerBase::id_ranks`]; found when it is first asked for.
    pub(super) id_ranks: OnceLock<Vec<u32>>,
}

/// One customer over the whole history, for lists and exports.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct CustomerFacts {
    /// Paid orders.
    pub orders: u32,
    /// Amounts with refunds subtracted.
    pub revenue: Money,
    /// First day with a line; the first purchase where a column names it.
    pub first_day: Day,
    /// Last day with a line.
    pub last_day: Day,
}

impl CustomerBase {
    /// Groups the lines. Takes time in proportion to the lines (times log of a customer's lines);
    /// each column is let go as soon as it is grouped.
    pub fn from_lines(lines: OrderLines) -> CustomerBase {
        let places = Places::of(&lines);
        CustomerBase::placed(lines, places)
    }

    /// [`CustomerBase::from_lines`] where the places of the lines are known.
    pub fn placed(mut lines: OrderLines, places: Places) -> CustomerBase {
        let counting = OrderCounting::of(&lines);
        let mut spare = Spare(std::mem::take(&mut lines.customer));
        if counting != OrderCounting::ById {
            lines.order = Vec::new();
        }
        let Places {
            offsets,
            mut entries,
        } = places;
        let mut day = spare.taken(std::mem::take(&mut lines.day), &entries);
        by_day(&offsets, &mut entries, &mut day);
        let mut base = CustomerBase {
            ids: lines.customer_ids,
            offsets,
            day,
            amount: taken(lines.amount, &entries),
            line: spare.taken(lines.line, &entries),
            order: spare.taken(lines.order, &entries),
            profit: taken(lines.profit, &entries),
            first: spare.taken(lines.first, &entries),
            attributes: lines.attributes,
            measures: lines.measures,
            counting,
            facts: lines.facts,
            ..CustomerBase::default()
        };
        for attribute in &mut base.attributes {
            attribute.codes = spare.taken(std::mem::take(&mut attribute.codes), &entries);
        }
        for measure in &mut base.measures {
            measure.values = taken(std::mem::take(&mut measure.values), &entries);
        }
        if counting == OrderCounting::FromColumn {
            let counted = base.measures.iter().find(|it| it.role == Role::OrderCount);
            base.counts = counted.map(counts_of).unwrap_or_default();
        }
        base.find_days();
        base
    }

    /// Notes the first and the last day, and the lines where they stand first. The first purchase of
    /// a customer who was summed up is a day of the data too.
    pub(super) fn find_days(&mut self) {
        let mut first = (Day(i32::MAX), u32::MAX);
        let mut last = (Day(i32::MIN), u32::MAX);
        for (entry, (&day, &line)) in self.day.iter().zip(&self.line).enumerate() {
            let earliest = self.first_at(entry).unwrap_or(day);
            if (earliest, line) < first {
                first = (earliest, line);
            }
            if day > last.0 || (day == last.0 && line < last.1) {
                last = (day, line);
            }
        }
        if self.day.is_empty() {
            (first, last) = Default::default();
        }
        self.days = (first.0, last.0);
        self.day_lines = (first.1, last.1);
    }

    /// The place of each customer when all are put in order of their ids (code points), by which ties
    /// are decided. Put in order once.
    pub fn id_ranks(&self) -> &[u32] {
        self.id_ranks.get_or_init(|| id_ranks(&self.ids))
    }

    /// The entries of a customer.
    pub fn entries(&self, customer: usize) -> std::ops::Range<usize> {
        self.offsets[customer]..self.offsets[customer + 1]
    }

    /// What a column says on a customer's last line up to a day; none without a line.
    pub fn last_text<'a>(
        &self,
        customer: usize,
        column: &'a Attribute,
        to: Day,
    ) -> Option<&'a str> {
        let last = self.last_entry(customer, to)?;
        Some(column.values.get(*column.codes.get(last)? as usize))
    }

    /// The customer's last line up to a day; none without one.
    pub fn last_entry(&self, customer: usize, to: Day) -> Option<usize> {
        let entries = self.entries(customer);
        let end = self.day[entries.clone()].partition_point(|&day| day <= to);
        Some(entries.start + end.checked_sub(1)?)
    }

    /// The last day that is not after `today`; the very last where none is, or no day is given.
    pub fn last_day_until(&self, today: Option<Day>) -> Day {
        let last = self.days.1;
        match today {
            Some(today) if last > today => {
                let past = self.day.iter().copied().filter(|&day| day <= today);
                past.max().unwrap_or(last)
            }
            _ => last,
        }
    }

    /// How many customers.
    pub fn len(&self) -> usize {
        self.ids.len()
    }

    /// True without a customer.
    pub fn is_empty(&self) -> bool {
        self.ids.is_empty()
    }

    /// False where the file has orders but no amounts: orders are counted, money is not.
    pub fn has_amounts(&self) -> bool {
        self.facts.has_amounts()
    }

    /// True when the file gives profit (or cost) for its lines.
    pub fn has_profit(&self) -> bool {
        !self.profit.is_empty()
    }

    /// One customer over the whole history.
    pub fn customer(
        &self,
        customer: usize,
        policy: ReturnsPolicy,
        settled: &mut Settled,
    ) -> CustomerFacts {
        let entries = self.entries(customer);
        self.settle(customer, Day(i32::MAX), policy, settled);
        CustomerFacts {
            orders: u32::try_from(settled.orders()).unwrap_or(u32::MAX),
            revenue: settled
                .counted
                .iter()
                .map(|&entry| self.amount[entry])
                .sum(),
            first_day: self
                .first_named(customer)
                .unwrap_or(self.day[entries.start]),
            last_day: self.day[entries.end - 1],
        }
    }

    /// True when each line is a customer, summed up before: what they bought when is not known.
    pub fn is_summed(&self) -> bool {
        matches!(
            self.counting,
            OrderCounting::FromColumn | OrderCounting::OneEach
        )
    }

    /// The window under rules of time, up to `last` unless they say another day.
    pub fn window(&self, rules: &WindowRules, last: Day) -> Window {
        match self.is_summed() {
            true => Window::settle_sums(rules, self.days.0, last),
            false => Window::settle(rules, self.days.0, last),
        }
    }

    /// Profit of one entry, zero where it could not be read or the file gives none.
    pub fn profit_or_zero(&self, entry: usize) -> Money {
        self.profit_at(entry).unwrap_or(Money::ZERO)
    }

    /// Profit of one entry; nothing where the file gives none.
    pub fn profit_at(&self, entry: usize) -> Option<Money> {
        self.profit
            .get(entry)
            .copied()
            .filter(|&profit| profit != NO_VALUE)
    }
}

/// Where each line goes when lines are grouped by customer, in the order of the file within one.
#[derive(Debug, Clone)]
pub struct Places {
    /// See [`CustomerBase::offsets`].
    offsets: Vec<usize>,
    /// The line of each entry.
    entries: Vec<u32>,
}

impl Places {
    /// Counts the lines of each customer, then gives each its place: the customers before the middle
    /// entry and the others at once, where there are threads.
    pub fn of(lines: &OrderLines) -> Places {
        let customers = lines.customer_ids.len();
        let (early, late) = lines.customer.split_at(match HAS_THREADS {
            true => lines.len() / 2,
            false => lines.len(),
        });
        let (early, late) = both(|| tally(customers, early), || tally(customers, late));
        let mut offsets = vec![0_usize; customers + 1];
        for customer in 0..customers {
            let of = |counts: &[u32]| counts.get(customer).map_or(0, |&count| count as usize);
            offsets[customer + 1] = offsets[customer] + of(&early) + of(&late);
        }
        let mut entries = vec![0_u32; lines.len()];
        let middle = match HAS_THREADS {
            true => middle(&offsets),
            false => customers,
        };
        let (low, high) = entries.split_at_mut(offsets[middle]);
        let (low_ends, high_ends) = (&offsets[..=middle], &offsets[middle..]);
        both(
            || placed_in(low, 0, low_ends, &lines.customer),
            || placed_in(high, middle, high_ends, &lines.customer),
        );
        Places { offsets, entries }
    }
}

/// How many lines each customer has; nothing for no line.
fn tally(customers: usize, lines: &[u32]) -> Vec<u32> {
    let mut counts = vec![0_u32; if lines.is_empty() { 0 } else { customers }];
    for &customer in lines {
        counts[customer as usize] += 1;
    }
    counts
}

/// Puts the lines of the customers from `first` on in their places; `offsets` are theirs.
fn placed_in(entries: &mut [u32], first: usize, offsets: &[usize], lines: &[u32]) {
    if entries.is_empty() {
        return;
    }
    let start = offsets[0];
    let mut next: Vec<u32> = offsets.iter().map(|it| (it - start) as u32).collect();
    next.pop();
    for (row, &customer) in lines.iter().enumerate() {
        if let Some(place) = next.get_mut((customer as usize).wrapping_sub(first)) {
            entries[*place as usize] = row as u32;
            *place += 1;
        }
    }
}

/// The first customer whose entries begin in the second half of all.
fn middle(offsets: &[usize]) -> usize {
    let entries = offsets.last().copied().unwrap_or_default();
    offsets
        .partition_point(|&offset| offset < entries / 2)
        .min(offsets.len() - 1)
}

/// Puts the entries of each customer in the order of their days, those of one day in that of the file:
/// the customers before the middle entry and the others at once.
fn by_day(offsets: &[usize], entries: &mut [u32], day: &mut [Day]) {
    let middle = middle(offsets);
    let cut = offsets[middle];
    let (low_entries, high_entries) = entries.split_at_mut(cut);
    let (low_day, high_day) = day.split_at_mut(cut);
    let (low, high) = (&offsets[..=middle], &offsets[middle..]);
    both(
        || by_day_from(0, low, low_entries, low_day),
        || by_day_from(cut, high, high_entries, high_day),
    );
}

/// [`by_day`] of some customers, whose entries begin at `start`.
fn by_day_from(start: usize, offsets: &[usize], entries: &mut [u32], day: &mut [Day]) {
    let mut own: Vec<u64> = Vec::new();
    for ends in offsets.windows(2) {
        let range = ends[0] - start..ends[1] - start;
        let (days, rows) = (&mut day[range.clone()], &mut entries[range]);
        if days.is_sorted() {
            continue;
        }
        own.clear();
        // Days may be below zero, which a number without a sign is not.
        let sign = 1 << 31;
        let pair = |(day, row): (&Day, &u32)| packed(day.0 as u32 ^ sign, *row);
        own.extend(days.iter().zip(rows.iter()).map(pair));
        // Rows rise already: the second of a pair puts those of one day in order.
        sort_packed(&mut own);
        for ((day, row), &own) in days.iter_mut().zip(rows).zip(&own) {
            (*day, *row) = (Day(((own >> 32) as u32 ^ sign) as i32), own as u32);
        }
    }
}

/// The room of the column that was let go last, for the next one of four bytes an entry: memory that
/// was used before costs nothing, where new memory has to be handed out page by page.
struct Spare(Vec<u32>);

impl Spare {
    /// [`taken`], into the spare room; the room of `values` is spare afterwards.
    fn taken<T: Pod + Send + Sync>(&mut self, values: Vec<T>, entries: &[u32]) -> Vec<T> {
        if values.is_empty() {
            return values;
        }
        let mut column: Vec<T> = try_cast_vec(std::mem::take(&mut self.0)).unwrap_or_default();
        column.resize(entries.len(), T::zeroed());
        fill(&mut column, |place| values[entries[place] as usize]);
        self.0 = try_cast_vec(values).unwrap_or_default();
        column
    }
}

/// A column in the order of the entries; an absent column stays absent.
fn taken<T: Pod + Send + Sync>(values: Vec<T>, entries: &[u32]) -> Vec<T> {
    if values.is_empty() {
        return values;
    }
    let mut column = bytemuck::zeroed_vec(entries.len());
    fill(&mut column, |place| values[entries[place] as usize]);
    column
}

/// Whole numbers of orders, a blank cell for one.
fn counts_of(measure: &Measure) -> Vec<u32> {
    let count = |value: &Money| match *value {
        NO_VALUE => 1,
        value => value.units().round().clamp(0.0, f64::from(u32::MAX)) as u32,
    };
    measure.values.iter().map(count).collect()
}

impl OrderCounting {
    /// What an order is in these lines.
    pub fn of(lines: &OrderLines) -> OrderCounting {
        let shape = lines.facts.plan.as_ref().map(|plan| plan.shape);
        let has_count = lines.measures.iter().any(|it| it.role == Role::OrderCount);
        match shape {
            Some(Shape::Customers) if has_count => OrderCounting::FromColumn,
            Some(Shape::Customers) => OrderCounting::OneEach,
            _ if lines.order.is_empty() => OrderCounting::ByCustomerDay,
            _ => OrderCounting::ById,
        }
    }
}

#[cfg(test)]
pub(crate) mod tests {
    use super::*;
    use crate::ingest::{Delimiter, Encoding, Format, Plan, TextFormat};

    pub(crate) fn lines(rows: &[(u32, &str, f64, u32)], with_orders: bool) -> OrderLines {
        let customers = rows.iter().map(|row| row.0).max().unwrap_or(0) + 1;
        OrderLines {
            customer: rows.iter().map(|row| row.0).collect(),
            day: rows
                .iter()
                .map(|row| Day::from_iso(row.1).unwrap())
                .collect(),
            amount: rows
                .iter()
                .map(|row| Money::from_units(row.2).unwrap())
                .collect(),
            line: (2..).take(rows.len()).collect(),
            order: if with_orders {
                rows.iter().map(|row| row.3).collect()
            } else {
                Vec::new()
            },
            customer_ids: (0..customers).map(|id| format!("c{id}")).collect(),
            ..OrderLines::default()
        }
    }

    #[test]
    fn a_table_of_customers_counts_the_orders_of_its_column() {
        let mut table = lines(
            &[
                (0, "2024-03-05", 300.0, 0),
                (1, "2024-12-31", 9.0, 0),
                (2, "2023-01-01", 50.0, 0),
                // What went back of the first, from a column of its own.
                (0, "2024-03-05", -60.0, 0),
            ],
            false,
        );
        let format = Format::Text(TextFormat::new(Encoding::Utf8, Delimiter::Comma));
        table.facts.plan = Some(Plan {
            shape: Shape::Customers,
            ..Plan::new(format)
        });
        table.measures = vec![Measure {
            role: Role::OrderCount,
            values: vec![Money(70_000), NO_VALUE, Money::ZERO, Money(70_000)],
        }];
        let base = CustomerBase::from_lines(table);
        let mut settled = Settled::default();
        let orders: Vec<u32> = (0..3)
            .map(|customer| {
                base.customer(customer, ReturnsPolicy::default(), &mut settled)
                    .orders
            })
            .collect();
        assert_eq!(orders, [7, 1, 0]);
        assert_eq!(base.outcome(ReturnsPolicy::default()).orders, 8);
        let window = base.window(&WindowRules::default(), base.days.1);
        let seen = crate::base::Observation::take(&base, &window, ReturnsPolicy::default());
        assert_eq!(seen.orders, [7, 1]);
        assert_eq!(seen.spend[0], Money::from_units(20.0).unwrap());
        assert_eq!(seen.new, [false, false]);
    }

    #[test]
    fn sums_are_divided_by_the_months_the_user_says_and_count_wherever_their_day_lies() {
        // The last purchases lie within half a year: that says nothing of the time the sums cover.
        let mut table = lines(
            &[(0, "2024-07-01", 240.0, 0), (1, "2024-12-31", 120.0, 0)],
            false,
        );
        let format = Format::Text(TextFormat::new(Encoding::Utf8, Delimiter::Comma));
        table.facts.plan = Some(Plan {
            shape: Shape::Customers,
            ..Plan::new(format)
        });
        let base = CustomerBase::from_lines(table);
        let spends = |months: u32| {
            let rules = WindowRules {
                window: crate::units::Months::of(months),
                ..WindowRules::default()
            };
            let window = base.window(&rules, base.days.1);
            let seen = crate::base::Observation::take(&base, &window, ReturnsPolicy::default());
            seen.spend.iter().map(|it| it.units()).collect::<Vec<f64>>()
        };
        assert_eq!(spends(12), [20.0, 10.0]);
        assert_eq!(spends(24), [10.0, 5.0]);
        assert_eq!(spends(3), [80.0, 40.0]);
    }

    #[test]
    fn entries_of_a_customer_are_in_order_of_day_whatever_the_order_of_the_file() {
        let base = CustomerBase::from_lines(lines(
            &[
                (0, "2024-03-05", 3.0, 0),
                (1, "2024-02-01", 9.0, 0),
                (0, "2024-01-01", 1.0, 0),
            ],
            false,
        ));
        assert_eq!(base.offsets, [0, 2, 3]);
        assert!(base.day[0] < base.day[1]);
    }
}
