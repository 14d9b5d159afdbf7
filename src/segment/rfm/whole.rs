//! Scores by cuts over what customers of a base are: whole numbers, all of them. Days and purchases are
//! few and are counted one by one, money by its foremost bits; from the counts follow the cuts. So a
//! million customers are looked at three times: counted, drawn where a cut of money may lie, scored.
//! [`super::score`] does the same with any numbers, and is what this is held against.

use super::RfmFacts;
use super::ladder::Ladder;
use super::score::{ClassCount, Cutting, PLACES, RfmScores, place};
use crate::numeric::{Drawing, FOREMOST, foremost};
use crate::segment::NEVER;
use crate::segment::spread::{COUNTED, at_rising, counted_at};
use crate::units::{Day, Money};

/// What customers are scored by, one entry each.
#[derive(Clone, Copy)]
pub(super) struct Customers<'a> {
    /// The day they are looked at.
    pub(super) today: Day,
    /// Day of the last order; [`NEVER`] without one.
    pub(super) last: &'a [Day],
    /// Purchases.
    pub(super) purchases: &'a [u32],
    /// Money.
    pub(super) revenue: &'a [Money],
}

/// How many of those with an order there are of each.
struct Counted {
    customers: usize,
    /// By days since the last order.
    days: Vec<u32>,
    /// By purchases.
    purchases: Vec<u32>,
    /// By the foremost bits of their money.
    money: Vec<u32>,
}

impl Customers<'_> {
    /// Calls `look` with place, days, purchases and money of each with an order. The loop stands here
    /// once more for every caller, so that nothing is called a million times.
    #[inline(always)]
    fn each(self, mut look: impl FnMut(usize, u32, u32, Money)) {
        let columns = self.last.iter().zip(self.purchases).zip(self.revenue);
        for (customer, ((&last, &purchases), &revenue)) in columns.enumerate() {
            if last != NEVER {
                let days = self.today.0.wrapping_sub(last.0) as u32;
                look(customer, days, purchases, revenue);
            }
        }
    }

    /// None where somebody has more days or purchases than are counted.
    fn counted(self) -> Option<Counted> {
        let mut counted = Counted {
            customers: 0,
            days: vec![0; COUNTED],
            purchases: vec![0; COUNTED],
            money: vec![0; FOREMOST],
        };
        let (mut are_few, mut customers) = (true, 0);
        // Of a list each place is a call in a program made small, of a slice it is none.
        let (of_days, of_purchases) = (&mut counted.days[..], &mut counted.purchases[..]);
        let of_money = &mut counted.money[..];
        self.each(|_, days, purchases, revenue| {
            let (days, purchases) = (days as usize, purchases as usize);
            if days >= COUNTED || purchases >= COUNTED {
                are_few = false;
                return;
            }
            of_days[days] += 1;
            of_purchases[purchases] += 1;
            of_money[foremost(revenue.0 as f64)] += 1;
            customers += 1;
        });
        counted.customers = customers;
        are_few.then_some(counted)
    }

    /// The money at rising places of the order of all.
    fn money_at(self, counts: &[u32], rising: &[usize]) -> Vec<f64> {
        let mut drawing = Drawing::of(counts, rising);
        self.each(|_, _, _, revenue| {
            drawing.take(foremost(revenue.0 as f64), || revenue.units());
        });
        drawing.finish()
    }

    /// Scores of all of them, as [`super::score::score`] gives them of numbers; none where cuts alone do
    /// not make them, where there are more days or purchases than are counted, or nobody bought.
    pub(super) fn scored(self, cutting: &Cutting, classes: ClassCount) -> Option<RfmScores> {
        // Whatever else a cutting does, it looks at no values to find that out.
        if matches!(
            cutting,
            Cutting::MeanSplit | Cutting::Ranks | Cutting::Nested
        ) {
            return None;
        }
        let counted = self.counted().filter(|it| it.customers > 0)?;
        let ladder = |place: usize| {
            let mut at = |places: &[usize]| {
                at_rising(places, |rising| match place {
                    0 => counted_at(&counted.days, rising),
                    1 => counted_at(&counted.purchases, rising),
                    _ => self.money_at(&counted.money, rising),
                })
            };
            Ladder::of(cutting, classes.get(), place, counted.customers, &mut at)
        };
        let ladders = [ladder(0)?, ladder(1)?, ladder(2)?];
        Some(self.climbed(&counted, &ladders, (cutting, classes)))
    }

    fn climbed(
        self,
        counted: &Counted,
        ladders: &[Ladder; 3],
        (cutting, classes): (&Cutting, ClassCount),
    ) -> RfmScores {
        let [of_days, of_purchases, of_money] = ladders;
        let steps = |ladder: &Ladder, counts: &[u32]| -> Vec<u8> {
            let most = counts.iter().rposition(|&count| count > 0).unwrap_or(0);
            (0..=most).map(|it| ladder.score(it as f64)).collect()
        };
        let (days, purchases) = (
            steps(of_days, &counted.days),
            steps(of_purchases, &counted.purchases),
        );
        let starts = of_money.starts(|amount| Money(amount).units());
        let mut scores = [0; 3].map(|_: u8| vec![0_u8; self.last.len()]);
        let mut places = vec![0_u16; self.last.len()];
        let mut cells = vec![0_u32; PLACES];
        let [recency, frequency, monetary] = scores.each_mut().map(|it| &mut it[..]);
        let (of_customers, of_cells) = (&mut places[..], &mut cells[..]);
        let (days, purchases, starts) = (&days[..], &purchases[..], &starts[..]);
        self.each(|customer, since, bought, revenue| {
            let mut class = 0;
            for &least in starts {
                class += usize::from(revenue.0 >= least);
            }
            let cell = [
                days[since as usize],
                purchases[bought as usize],
                of_money.turned(class),
            ];
            [recency[customer], frequency[customer], monetary[customer]] = cell;
            let at = place(cell);
            of_customers[customer] = at as u16;
            of_cells[at] += 1;
        });
        let told = |ladder: &Ladder| match ladder.is_told {
            true => ladder.cuts.clone(),
            false => Vec::new(),
        };
        let highest = ladders.each_ref().map(|it| it.classes);
        RfmScores {
            scores,
            facts: RfmFacts {
                cuts: ladders.each_ref().map(told),
                wanted: super::score::wanted(cutting, classes, highest),
                ..RfmFacts::counted(highest, &cells)
            },
            places,
            cells,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::super::Cuts;
    use super::super::score::score;
    use super::*;
    use proptest::prelude::*;

    /// As the same is scored as numbers of any kind.
    fn of_numbers(of: Customers<'_>, cutting: &Cutting, classes: ClassCount) -> RfmScores {
        let members: Vec<u32> = (0..of.last.len() as u32)
            .filter(|&it| of.last[it as usize] != NEVER)
            .collect();
        let each = || members.iter().map(|&it| it as usize);
        let values = [
            each()
                .map(|it| f64::from(of.today.0 - of.last[it].0))
                .collect(),
            each().map(|it| f64::from(of.purchases[it])).collect(),
            each().map(|it| of.revenue[it].units()).collect(),
        ];
        score(cutting, classes, values, &[]).spread(&members, of.last.len())
    }

    fn cutting() -> impl Strategy<Value = Cutting> {
        let entered = [vec![3.0, 9.5], vec![1.0], vec![-0.5, 0.0003, 12.5]];
        let entered = entered.map(|cuts| Cuts::new(cuts).unwrap());
        prop_oneof![
            Just(Cutting::Package),
            Just(Cutting::Quantiles),
            Just(Cutting::CountWorse),
            Just(Cutting::Entered(Box::new(entered))),
        ]
    }

    proptest! {
        #[test]
        fn whole_numbers_are_scored_as_any_numbers_are(
            rows in prop::collection::vec(
                (
                    prop::option::weighted(0.9, 0_i32..30),
                    0_u32..7,
                    prop_oneof![-40_i64..40, -90_000_i64..900_000, Just(i64::MAX / 3)],
                ),
                1..80,
            ),
            cutting in cutting(),
            classes in 2_u8..=9,
        ) {
            let today = Day(20_000);
            let day = |since: Option<i32>| since.map_or(NEVER, |it| Day(today.0 - it));
            let last: Vec<Day> = rows.iter().map(|row| day(row.0)).collect();
            let purchases: Vec<u32> = rows.iter().map(|row| row.1).collect();
            let revenue: Vec<Money> = rows.iter().map(|row| Money(row.2)).collect();
            let of = Customers {
                today,
                last: &last,
                purchases: &purchases,
                revenue: &revenue,
            };
            let classes = ClassCount::new(classes).unwrap();
            match of.scored(&cutting, classes) {
                Some(found) => prop_assert_eq!(found, of_numbers(of, &cutting, classes)),
                None => prop_assert!(last.iter().all(|&day| day == NEVER)),
            }
        }
    }

    #[test]
    fn more_purchases_than_are_counted_are_left_to_the_other_way() {
        let of = Customers {
            today: Day(9),
            last: &[Day(1), Day(2)],
            purchases: &[1, 1 << 16],
            revenue: &[Money(1), Money(2)],
        };
        assert_eq!(of.scored(&Cutting::Package, ClassCount::FIVE), None);
    }
}
