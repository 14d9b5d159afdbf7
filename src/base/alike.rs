//! Customers whose ids are written alike: `C001`, `c001` and `Ｃ００１`, `007` and `7`.

use super::CustomerBase;
use crate::ingest::{AlikeIds, Texts};
use crate::numeric::{packed, sort_keyed, sort_own, sort_packed};

/// Which customers are written alike.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) struct Alike {
    /// A customer with the first one, by first appearance, whose id is alike; in order of the customers.
    pub(super) pairs: Vec<(u32, u32)>,
    /// How many different customers the pairs come to.
    pub(super) groups: u64,
}

impl Alike {
    /// Looks at every id once; where no two can be alike, that is all it takes.
    pub(super) fn of(ids: &Texts) -> Alike {
        let mut alike = Alike::default();
        if !AlikeIds::may_be_in(ids) {
            return alike;
        }
        let mut scratch = String::new();
        let keys = ids.iter().map(|id| AlikeIds::key(id, &mut scratch));
        let mut keyed = that_may_repeat(keys.collect());
        sort_keyed(&mut keyed);
        let mut pairs: Vec<u64> = Vec::new();
        let mut add = |group: &mut dyn Iterator<Item = u32>| {
            if let Some(first) = group.next() {
                let before = pairs.len();
                pairs.extend(group.map(|it| packed(it, first)));
                alike.groups += u64::from(pairs.len() > before);
            }
        };
        let fold = |number: u32, folded: &mut String| {
            AlikeIds::fold(ids.get(number as usize), folded);
        };
        let mut other = String::new();
        for same in keyed.chunk_by(|a, b| a.0 == b.0).filter(|it| it.len() > 1) {
            fold(same[0].1, &mut scratch);
            let mut is_first = |number: u32| {
                fold(number, &mut other);
                other == scratch
            };
            // Equal keys are nearly always those of equal texts.
            if same[1..].iter().all(|it| is_first(it.1)) {
                add(&mut same.iter().map(|it| it.1));
                continue;
            }
            let folded = |number: u32| {
                let mut folded = String::new();
                fold(number, &mut folded);
                (folded, number)
            };
            let mut texts: Vec<(String, u32)> = same.iter().map(|it| folded(it.1)).collect();
            sort_own(&mut texts, Ord::cmp);
            for group in texts.chunk_by(|a, b| a.0 == b.0) {
                add(&mut group.iter().map(|it| it.1));
            }
        }
        sort_packed(&mut pairs);
        alike.pairs = (pairs.iter())
            .map(|&pair| ((pair >> 32) as u32, pair as u32))
            .collect();
        alike
    }
}

/// The keys that may be there more than once, with their places: most of those that are not are left out
/// by a look at a few of their bits, since sorting all would take longer than everything else.
fn that_may_repeat(keys: Vec<u64>) -> Vec<(u64, u32)> {
    /// Bits a key: one in sixteen that does not repeat stays.
    const BITS: usize = 16;
    let bits = (keys.len() * BITS).next_power_of_two().max(64);
    let at = |key: u64| (key >> 20) as usize & (bits - 1);
    let (mut once, mut again) = (vec![0_u64; bits / 64], vec![0_u64; bits / 64]);
    for &key in &keys {
        let (place, bit) = (at(key) / 64, 1 << (at(key) % 64));
        again[place] |= once[place] & bit;
        once[place] |= bit;
    }
    let is_met_again = |key: u64| again[at(key) / 64] >> (at(key) % 64) & 1 == 1;
    let keyed = keys.into_iter().zip(0..);
    keyed.filter(|&(key, _)| is_met_again(key)).collect()
}

impl CustomerBase {
    /// The same rows with customers who are written alike as one, under the id that comes first in the
    /// file.
    pub(super) fn with_one_each(&self, alike: &Alike) -> CustomerBase {
        let mut into: Vec<u32> = (0..self.len() as u32).collect();
        let mut others: Vec<Vec<u32>> = vec![Vec::new(); self.len()];
        for &(customer, first) in &alike.pairs {
            into[customer as usize] = first;
            others[first as usize].push(customer);
        }
        let mut ids = Texts::default();
        let mut offsets = vec![0];
        let mut entries: Vec<u32> = Vec::with_capacity(self.day.len());
        for customer in 0..self.len() {
            if into[customer] as usize != customer {
                continue;
            }
            let start = entries.len();
            entries.extend(self.entries(customer).map(|it| it as u32));
            for &other in &others[customer] {
                entries.extend(self.entries(other as usize).map(|it| it as u32));
            }
            if !others[customer].is_empty() {
                // Those of one row stand side by side, in their order.
                let place = |entry: u32| {
                    let at = entry as usize;
                    (self.day[at], self.line[at], entry)
                };
                entries[start..].sort_unstable_by_key(|&entry| place(entry));
            }
            ids.push(self.ids.get(customer));
            offsets.push(entries.len());
        }
        self.of_entries(&entries, ids, offsets)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn pairs(ids: &[&str]) -> Vec<(u32, u32)> {
        let texts: Texts = ids.iter().copied().collect();
        Alike::of(&texts).pairs
    }

    #[test]
    fn case_width_blanks_and_leading_zeros_make_no_other_customer() {
        let ids = [
            "C001",
            "c001",
            "B2",
            "Ｃ００１",
            "C 001",
            "007",
            "7",
            "张三",
            "张 三",
            "70",
        ];
        let found = pairs(&ids);
        assert_eq!(found, [(1, 0), (3, 0), (4, 0), (6, 5), (8, 7)]);
    }

    #[test]
    fn every_pair_is_found_among_many_ids() {
        let many: Vec<String> = (0..30_000)
            .map(|number| match number % 3 {
                0 => format!("Kd{number}"),
                1 => format!("kD{}", number - 1),
                _ => format!("kd-{number}"),
            })
            .collect();
        let found = Alike::of(&many.into_iter().collect());
        assert_eq!((found.groups, found.pairs.len()), (10_000, 10_000));
        assert!(
            found
                .pairs
                .iter()
                .zip(0..)
                .all(|(&pair, it)| pair == (3 * it + 1, 3 * it))
        );
    }

    #[test]
    fn ids_that_differ_are_not_alike() {
        assert!(
            pairs(&[
                "C001",
                "C01",
                "C1",
                "D001",
                "100",
                "10",
                "1",
                "张三",
                "张三丰"
            ])
            .is_empty()
        );
        assert!(pairs(&["0", "00x", "x"]).is_empty());
        assert_eq!(pairs(&["0", "00"]), [(1, 0)]);
    }
}
