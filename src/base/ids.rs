//! The order of ids, by which ties are decided.

use crate::ingest::Texts;
use crate::numeric::{sort_keyed, sort_own};

/// The place of each id when all are put in order of their texts (code points).
pub(super) fn id_ranks(ids: &Texts) -> Vec<u32> {
    let order = id_order(ids);
    let mut ranks = vec![0; order.len()];
    for (rank, number) in order.into_iter().enumerate() {
        ranks[number as usize] = rank as u32;
    }
    ranks
}

/// The numbers of the ids in order of their texts.
///
/// What all ids begin with decides nothing and is skipped; of the rest the first eight bytes are
/// compared as one number, and the texts only where those are equal.
fn id_order(ids: &Texts) -> Vec<u32> {
    let shared = shared_start(ids);
    let mut keyed: Vec<(u64, u32)> = ids
        .iter()
        .enumerate()
        .map(|(number, id)| (key(&id.as_bytes()[shared..]), number as u32))
        .collect();
    sort_keyed(&mut keyed);
    let mut order: Vec<u32> = Vec::with_capacity(keyed.len());
    let text = |number: u32| ids.get(number as usize);
    for same in keyed.chunk_by(|a, b| a.0 == b.0) {
        if let [(_, number)] = same {
            order.push(*number);
            continue;
        }
        let mut same: Vec<u32> = same.iter().map(|it| it.1).collect();
        sort_own(&mut same, |&a, &b| text(a).cmp(text(b)));
        order.append(&mut same);
    }
    order
}

fn shared_start(ids: &Texts) -> usize {
    let first = ids.get(0).as_bytes();
    ids.iter().fold(first.len(), |shared, id| {
        let same = first[..shared].iter().zip(id.as_bytes());
        same.take_while(|(a, b)| a == b).count()
    })
}

fn key(bytes: &[u8]) -> u64 {
    let mut first = [0; 8];
    let length = bytes.len().min(8);
    first[..length].copy_from_slice(&bytes[..length]);
    u64::from_be_bytes(first)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ranks_are_those_of_the_texts_in_order() {
        for ids in [
            vec!["C-000000000010", "C-000000000002", "C-0000000000021", "C-1"],
            vec!["b", "a", "ab", "客户二", "客户一", ""],
            vec!["only"],
        ] {
            let mut sorted = ids.clone();
            sorted.sort_unstable();
            let texts: Texts = ids.iter().copied().collect();
            for (id, rank) in ids.iter().zip(id_ranks(&texts)) {
                assert_eq!(sorted[rank as usize], *id);
            }
        }
    }
}
