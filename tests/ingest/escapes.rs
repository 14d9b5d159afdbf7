//! Quotes that a backslash escapes.

use super::*;

/// A cell as a program would write it that escapes quotes and backslashes.
fn written(cell: &str) -> String {
    format!("\"{}\"", cell.replace('\\', "\\\\").replace('"', "\\\""))
}

fn escaped() -> Plan {
    let mut plan = plan();
    plan.keep.insert(4);
    plan.format = Format::Text(TextFormat {
        quotes: Quotes::Escaped,
        ..TextFormat::new(Encoding::Utf8, Delimiter::Comma)
    });
    plan
}

/// Customer, amount and note of every row as the `csv` crate reads them.
fn slow_rows(text: &str) -> Vec<[String; 3]> {
    let mut reader = csv::ReaderBuilder::new()
        .double_quote(false)
        .escape(Some(b'\\'))
        .from_reader(text.as_bytes());
    let cell = |record: &csv::StringRecord, column: usize| record[column].trim().to_owned();
    reader
        .records()
        .map(Result::unwrap)
        .map(|record| [0, 2, 4].map(|column| cell(&record, column)))
        .collect()
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(192))]

    #[test]
    fn a_slow_reader_agrees_for_any_ranges_and_chunks(
        rows in prop::collection::vec(
            ("[A-C王][\\\\0-9,\"\n ]{0,4}[0-9]", -10_000..100_000i32, "[a\"\\\\',\n\r 好]{0,9}", prop_oneof!["\n", "\r\n", "\n\n"]),
            1..30,
        ),
        ranges in 1..9usize,
        chunk in 1..98usize,
    ) {
        let mut text = String::from("客户ID,订单日期,金额,订单编号,备注\n");
        for (customer, cents, note, end) in rows {
            let amount = f64::from(cents) / 100.0;
            text.push_str(&format!("{},2024-03-05,{amount:.2},X,{}{end}", written(&customer), written(&note)));
        }
        let lines = run(text.as_bytes(), &escaped(), ranges, chunk).unwrap();
        prop_assert_eq!(&lines, &run(text.as_bytes(), &escaped(), 1, 1 << 20).unwrap());
        let notes = &lines.attributes[0];
        // A backslash behind a backslash stays in the cell.
        let halved = |text: &str| text.replace("\\\\", "\\");
        let fast: Vec<_> = (0..lines.len())
            .map(|row| [
                halved(lines.customer_ids.get(lines.customer[row] as usize)),
                format!("{:.2}", lines.amount[row].units()),
                halved(notes.values.get(notes.codes[row] as usize)),
            ])
            .collect();
        let slow: Vec<_> = slow_rows(&text)
            .into_iter()
            .map(|[customer, amount, note]| [customer, amount.replace("-0.00", "0.00"), note])
            .collect();
        prop_assert_eq!(fast, slow);
    }
}

#[test]
fn a_file_that_escapes_quotes_is_found_out_and_read_whole() {
    let row = |n: u32| format!("C{n},2024-03-05,{n},\"a \\\"b, c\\\" d\ne\\\\\",X{n}\n");
    let text: String = std::iter::once("客户ID,订单日期,金额,备注,订单编号\n".to_owned())
        .chain((1..=50).map(row))
        .collect();
    let mut source = MemorySource(text.as_bytes());
    let found = inspect(&mut source, "orders.csv", &Overrides::default()).unwrap();
    assert!(found.format_reasons.contains(&Reason::QuotesEscaped));
    assert_eq!(found.preview[0][3], "a \"b, c\" d\ne\\\\");
    let lines = run(text.as_bytes(), &found.plan, 4, 100).unwrap();
    assert_eq!((lines.facts.rows.used, lines.facts.rows.set_aside), (50, 0));
    assert_eq!(lines.revenue(), Money::from_units(1275.0).unwrap());
    // As before for whoever says that they are not escaped.
    let plain = Overrides {
        quotes: Some(Quotes::Doubled),
        ..Overrides::default()
    };
    let found = inspect(&mut source, "orders.csv", &plain).unwrap();
    assert!(!found.format_reasons.contains(&Reason::QuotesEscaped));
}
