//! Columns that stay where they were read make up the whole, byte for byte.

use kezhi::ingest::{
    Joined, Partial, Piece, Share, columns_of, decode_partial, decode_renumber, encode,
    encode_digest, encode_renumber, join_apart, merge, pieces, plan_ranges, scan_range,
};

use super::*;

/// What several readers that hand on their own columns make of a file, as encoded columns, and whether
/// they did hand them on.
fn by_shares(
    bytes: &[u8],
    plan: &Plan,
    ranges: usize,
    chunk: usize,
) -> Result<(Vec<u8>, bool), FatalError> {
    let mut source = MemorySource(bytes);
    let mut partials: Vec<Partial> = Vec::new();
    for range in plan_ranges(bytes.len() as u64, ranges) {
        partials.push(scan_range(&mut source, plan, range, chunk, &mut |_| {})?);
    }
    let mut later = partials.split_off(1);
    let digests = later.iter().map(|range| {
        let bytes = encode_digest(range).to_vec();
        decode_partial(&mut MemorySource(&bytes)).unwrap()
    });
    let first = partials.swap_remove(0);
    let (whole, numbers) = match join_apart(bytes.len() as u64, plan, first, digests.collect())? {
        Joined::Together(first) => {
            let all = std::iter::once(*first).chain(later).collect();
            let lines = merge(&mut source, plan, all)?;
            return Ok((encode(&lines).to_vec(), false));
        }
        Joined::Apart(whole, numbers) => (whole, numbers),
    };
    let mut shares = vec![whole.share()];
    for (range, numbers) in later.iter_mut().zip(numbers) {
        let bytes = encode_renumber(&numbers).to_vec();
        let back = decode_renumber(&mut MemorySource(&bytes)).unwrap();
        assert_eq!(back, numbers);
        shares.push(columns_of(range, &back));
    }
    let joined: Vec<Vec<u8>> = shares
        .iter()
        .map(|it| it.parts().collect::<Vec<_>>().concat())
        .collect();
    let runs: Vec<_> = shares.iter().map(Share::runs).collect();
    let mut all = Vec::new();
    for piece in pieces(&runs) {
        match piece {
            Piece::Zeros(count) => all.resize(all.len() + count, 0),
            Piece::Of { share, start, len } => {
                all.extend_from_slice(&joined[share][start..start + len])
            }
        }
    }
    Ok((all, true))
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(192))]

    #[test]
    fn shares_of_any_ranges_make_up_what_one_reader_reads(
        text in same::table(),
        ranges in 1..9usize,
        chunk in 1..98usize,
    ) {
        let whole = run(text.as_bytes(), &plan(), 1, 1 << 20).map(|lines| encode(&lines).to_vec());
        let shares = by_shares(text.as_bytes(), &plan(), ranges, chunk).map(|(bytes, _)| bytes);
        prop_assert_eq!(whole, shares);
    }
}

#[test]
fn columns_of_a_usual_file_stay_where_they_were_read() {
    let mut text = String::from("客户ID,订单日期,金额,订单编号,成本,折扣,渠道\n");
    for row in 0..2_000_u32 {
        let (customer, day) = (row * row % 331, row % 28 + 1);
        let channel = ["网店", "门店", "an app with a long name"][row as usize % 3];
        text.push_str(&format!(
            "C{customer:04},2024-03-{day:02},{row}.5,A{},{},5%,{channel}\n",
            row / 2,
            row % 90
        ));
    }
    let bytes = text.as_bytes();
    let plan = plan_of(&text);
    let whole = encode(&run(bytes, &plan, 1, 1 << 20).unwrap()).to_vec();
    for ranges in 1..9 {
        let (shares, did_stay) = by_shares(bytes, &plan, ranges, 1_000).unwrap();
        assert!(did_stay, "{ranges} ranges");
        assert!(shares == whole, "{ranges} ranges");
    }
}

#[test]
fn amounts_in_several_currencies_are_joined_in_one_place() {
    let text = "客户ID,订单日期,金额\nA,2024-03-05,¥10\nB,2024-03-06,$20\nC,2024-03-07,$30\nD,2024-03-08,$40\n";
    let plan = plan_of(text);
    let whole = encode(&run(text.as_bytes(), &plan, 1, 100).unwrap()).to_vec();
    assert_eq!(
        by_shares(text.as_bytes(), &plan, 2, 100),
        Ok((whole, false))
    );
}

#[test]
fn currencies_that_some_rows_leave_blank_are_told_of_the_whole_file_however_it_is_cut() {
    for (blank, stays) in [(true, false), (false, true)] {
        let mut text = String::from("客户ID,订单日期,金额,币种\n");
        for row in 0..400_u32 {
            let code = if blank && row % 3 > 0 { "" } else { "USD" };
            let (customer, day) = (row * row % 31, row % 28 + 1);
            text.push_str(&format!("C{customer:04},2024-03-{day:02},{row}.5,{code}\n"));
        }
        let plan = plan_of(&text);
        let lines = run(text.as_bytes(), &plan, 1, 1 << 20).unwrap();
        let kinds: Vec<_> = lines
            .facts
            .issues
            .iter()
            .map(|it| (it.kind, it.count))
            .collect();
        let few = [(kezhi::ingest::IssueKind::FewSigns, 134)];
        assert_eq!(kinds, few[..usize::from(blank)]);
        let whole = encode(&lines).to_vec();
        for ranges in 2..5 {
            let found = by_shares(text.as_bytes(), &plan, ranges, 1_000);
            assert_eq!(found, Ok((whole.clone(), stays)), "{ranges} ranges");
        }
    }
}

fn plan_of(text: &str) -> Plan {
    let mut source = MemorySource(text.as_bytes());
    inspect(&mut source, "orders.csv", &Overrides::default())
        .unwrap()
        .plan
}
