//! The readers of single things over bytes nobody wrote: the rules of `fuzz/`, in every test run.

#![allow(clippy::unwrap_used)]

#[allow(dead_code, reason = "shared with the benchmarks")]
#[path = "../benches/common/orders.rs"]
mod orders;

use std::str;

use kezhi::ingest::fuzzing::{date, encoding, inspect_and_import, number, recipe, scanner};
use kezhi::ingest::{
    DateOrder, DecimalMark, Delimiter, Encoding, Format, Plan, Quotes, Role, TextFormat,
};
use orders::Orders;
use proptest::prelude::*;

/// Bytes of the kind the readers look for, so that they get beyond the first of them.
fn bytes() -> impl Strategy<Value = Vec<u8>> {
    let likely = prop::sample::select(
        b"\"\"\\\r\n,;\t|0123456789-/.:() ab\xc4\xe3\xe5\xae\xa2\xff\x00".to_vec(),
    );
    prop::collection::vec(prop_oneof![4 => likely, 1 => any::<u8>()], 0..200)
}

proptest! {
    #[test]
    fn records_are_the_same_however_the_bytes_arrive(
        bytes in bytes(),
        delimiter in prop::sample::select(Delimiter::ALL.to_vec()),
        quotes in prop::sample::select(Quotes::ALL.to_vec()),
        chunk in 1_usize..20,
    ) {
        prop_assert_eq!(
            scanner(&bytes, delimiter, quotes, usize::MAX),
            scanner(&bytes, delimiter, quotes, chunk)
        );
    }

    #[test]
    fn blanks_around_an_amount_change_nothing(cell in bytes()) {
        let read = number(&cell);
        if read.iter().any(Option::is_some) && cell.len() < 190 {
            prop_assert_eq!(number(&[b" ", cell.as_slice(), b" "].concat()), read);
        }
    }

    #[test]
    fn a_day_that_was_read_is_the_same_when_written_as_iso(cell in "[0-9]{1,4}[-/.年]?[0-9]{0,2}[-/.月]?[0-9]{0,4}[日 ]?") {
        for day in date(cell.as_bytes()).into_iter().flatten() {
            prop_assert_eq!(date(day.iso().as_bytes()), [Some(day); 3]);
        }
    }

    #[test]
    fn text_is_decoded_the_same_however_the_bytes_arrive(bytes in bytes(), chunk in 1_usize..20) {
        let (guess, whole) = encoding(&bytes, usize::MAX);
        prop_assert!(guess == Encoding::Utf8 || str::from_utf8(&whole).is_ok());
        prop_assert_eq!(encoding(&bytes, chunk), (guess, whole));
    }

    #[test]
    fn any_bytes_are_refused_or_read_the_same_for_any_cut(
        bytes in bytes(),
        ranges in 1_usize..9,
        chunk in 1_usize..50,
    ) {
        if let Ok([whole, cut]) = inspect_and_import("orders.csv", &bytes, ranges, chunk) {
            prop_assert_eq!(&whole, &cut);
            if let Ok(lines) = whole {
                let rows = lines.facts.rows;
                prop_assert_eq!(rows.read, rows.used + rows.set_aside);
                prop_assert_eq!(rows.used, lines.len() as u64);
            }
        }
    }

    #[test]
    fn a_recipe_survives_being_saved(
        encoding in prop::sample::select(Encoding::ALL.to_vec()),
        delimiter in prop::sample::select(Delimiter::ALL.to_vec()),
        columns in prop::sample::subsequence(Role::ALL.to_vec(), 0..Role::ALL.len()),
        header_row in prop::option::of(0_usize..9),
    ) {
        let plan = Plan {
            header_row,
            roles: columns.into_iter().zip(0..).collect(),
            date_order: DateOrder::DayFirst,
            decimal: DecimalMark::Comma,
            ..Plan::new(Format::Text(TextFormat::new(encoding, delimiter)))
        };
        let [read, again] = recipe(&serde_json::to_vec(&plan).unwrap()).unwrap();
        prop_assert_eq!(&read, &plan);
        prop_assert_eq!(read, again);
    }
}

#[test]
fn the_generated_orders_say_what_the_generator_says_they_say() {
    let orders = Orders::new(20_000);
    let mut text = Vec::new();
    let truth = orders.write(&mut text).unwrap();
    assert_eq!(truth.bytes, text.len() as u64);
    let [whole, cut] = inspect_and_import("orders.csv", &text, 3, 1000).unwrap();
    let lines = whole.unwrap();
    assert_eq!(lines, cut.unwrap());
    assert_eq!(lines.facts.rows.read, truth.rows);
    assert_eq!(lines.len() as u64, truth.rows);
    assert_eq!(lines.customer_ids.len() as u64, truth.customers);
    assert_eq!(
        (lines.revenue().units() * 100.0).round() as i64,
        truth.cents
    );
    let mut counts = vec![0_u32; lines.customer_ids.len()];
    for &customer in &lines.customer {
        counts[customer as usize] += 1;
    }
    counts.sort_unstable_by(|a, b| b.cmp(a));
    let fifth = orders.customers as usize / 5;
    let best: u32 = counts[..fifth].iter().sum();
    let share = f64::from(best) / truth.rows as f64;
    assert!(
        (0.75..0.85).contains(&share),
        "the best fifth places {share}"
    );
}
