//! Customers whose ids are written alike: `C001`, `c001` and `Ｃ００１`, `007` and `7`.

use super::CustomerBase;
use crate::ingest::{AlikeIds, Texts};
use crate::numeric::{sort_keyed, sort_many};

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
        let mut folded = String::new();
        let mut keyed: Vec<(u64, u32)> = Vec::with_capacity(ids.len());
        for (number, id) in ids.iter().enumerate() {
            AlikeIds::fold(id, &mut folded);
            keyed.push((hash(folded.as_bytes()), number as u32));
        }
        sort_keyed(&mut keyed);
        let fold = |number: u32| {
            let mut folded = String::new();
            AlikeIds::fold(ids.get(number as usize), &mut folded);
            folded
        };
        for same in keyed.chunk_by(|a, b| a.0 == b.0).filter(|it| it.len() > 1) {
            // Equal hashes are nearly always equal texts.
            let mut texts: Vec<(String, u32)> = same.iter().map(|it| (fold(it.1), it.1)).collect();
            sort_many(&mut texts, Ord::cmp);
            for group in texts.chunk_by(|a, b| a.0 == b.0).filter(|it| it.len() > 1) {
                alike.groups += 1;
                let first = group[0].1;
                let others = group[1..].iter().map(|it| (it.1, first));
                alike.pairs.extend(others);
            }
        }
        sort_many(&mut alike.pairs, Ord::cmp);
        alike
    }
}

fn hash(text: &[u8]) -> u64 {
    const FACTOR: u64 = 0x9e37_79b9_7f4a_7c15;
    let mix = |state: u64, word: u64| {
        let product = (state ^ word).wrapping_mul(FACTOR);
        product ^ (product >> 29)
    };
    let (words, rest) = text.as_chunks::<8>();
    let whole = words.iter().fold(text.len() as u64, |state, word| {
        mix(state, u64::from_le_bytes(*word))
    });
    let mut last = [0; 8];
    last[..rest.len()].copy_from_slice(rest);
    mix(mix(whole, u64::from_le_bytes(last)), FACTOR)
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
