//! The same rows whatever the ranges, the chunks and the encoding, and as a slow reader has them.

use super::*;

/// A cell as a program would write it, quoted where it must be.
fn written(cell: &str) -> String {
    if cell.contains([',', '"', '\n', '\r']) {
        format!("\"{}\"", cell.replace('"', "\"\""))
    } else {
        cell.to_owned()
    }
}

fn customer() -> impl Strategy<Value = String> {
    prop_oneof![
        4 => "[A-C][0-9]",
        2 => "[王李张][芳娜伟]",
        1 => "[ab,\"\n\r王 ]{0,6}",
        1 => Just(String::new()),
        1 => Just("合计".to_owned()),
    ]
}

fn date() -> impl Strategy<Value = String> {
    prop_oneof![
        5 => (2015..2026, 1..13, 1..29).prop_map(|(y, m, d)| format!("{y}-{m:02}-{d:02}")),
        1 => (2015..2026, 1..13, 1..29).prop_map(|(y, m, d)| format!("{y}年{m}月{d}日")),
        1 => (1..29, 1..13, 2015..2026).prop_map(|(d, m, y)| format!("{d}/{m}/{y}")),
        1 => Just(String::new()),
        1 => Just("soon".to_owned()),
    ]
}

fn amount() -> impl Strategy<Value = String> {
    prop_oneof![
        4 => (-10_000..100_000i32).prop_map(|n| format!("{}.{:02}", n / 100, (n % 100).abs())),
        1 => (1..999u32).prop_map(|n| format!("¥{n},000")),
        1 => (1..999u32).prop_map(|n| format!("${n}")),
        1 => Just("n/a?".to_owned()),
        1 => Just(String::new()),
    ]
}

/// A file of rows, some of them ragged, with line ends of all kinds.
pub(super) fn table() -> impl Strategy<Value = String> {
    let order = prop_oneof!["[XY][0-9]", Just(String::new())];
    let note = "[a\"',\n\r 好]{0,8}";
    let row = (customer(), date(), amount(), order, note, 1..6usize);
    let end = prop_oneof![4 => Just("\n"), 3 => Just("\r\n"), 1 => Just("\r"), 1 => Just("\n\n")];
    (prop::collection::vec((row, end), 1..30), any::<bool>()).prop_map(|(rows, last_end)| {
        let mut text = String::from("客户ID,订单日期,金额,订单编号,备注\r\n");
        for ((customer, date, amount, order, note, cells), end) in rows {
            let cells: Vec<String> = [customer, date, amount, order, note]
                .iter()
                .take(cells.max(2))
                .map(|cell| written(cell))
                .collect();
            text.push_str(&cells.join(","));
            text.push_str(end);
        }
        if !last_end {
            text.truncate(text.trim_end_matches(['\r', '\n']).len());
        }
        text
    })
}

/// The rows a reader on the `csv` crate finds, by the same rules for cells, slowly.
fn slow_rows(text: &str) -> Vec<(String, String, String)> {
    let mut reader = csv::ReaderBuilder::new()
        .has_headers(false)
        .flexible(true)
        .from_reader(text.as_bytes());
    reader
        .records()
        .map(Result::unwrap)
        .filter(|record| record.iter().any(|cell| !cell.trim().is_empty()))
        .skip(1)
        .filter_map(|record| {
            let cell = |column: usize| record.get(column).map(|cell| cell.trim().to_owned());
            let (customer, date, amount) = (cell(0)?, cell(1)?, cell(2)?);
            let day = Day::from_iso(&date)?;
            let units: f64 = amount.parse().ok()?;
            let usable = !customer.is_empty() && !customer.starts_with('合');
            usable.then(|| (customer, day.iso(), format!("{units:.2}")))
        })
        .collect()
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(192))]

    #[test]
    fn any_number_of_ranges_and_any_chunk_size_give_the_same(
        text in table(),
        ranges in 1..9usize,
        chunk in 1..98usize,
        encoding in prop_oneof![
            3 => Just(Encoding::Utf8), 1 => Just(Encoding::Gb18030), 1 => Just(Encoding::Utf16Le),
        ],
    ) {
        let bytes = match encoding {
            Encoding::Gb18030 => encoding_rs::GB18030.encode(&text).0.into_owned(),
            Encoding::Utf16Le => text.encode_utf16().flat_map(u16::to_le_bytes).collect(),
            _ => text.into_bytes(),
        };
        let plan = with_encoding(plan(), encoding);
        let whole = run(&bytes, &plan, 1, 1 << 20);
        let pieces = run(&bytes, &plan, ranges, chunk);
        prop_assert_eq!(&whole, &pieces);
        if let Ok(lines) = whole {
            let rows = lines.facts.rows;
            prop_assert_eq!(rows.read, rows.used + rows.set_aside);
            prop_assert_eq!(rows.used, lines.len() as u64);
            prop_assert!(lines.line.windows(2).all(|pair| pair[0] < pair[1]));
        }
    }

    #[test]
    fn the_same_bytes_in_three_encodings_give_the_same_columns(text in table()) {
        let utf8 = run(text.as_bytes(), &plan(), 1, 100);
        let gb = encoding_rs::GB18030.encode(&text).0.into_owned();
        let gb = run(&gb, &with_encoding(plan(), Encoding::Gb18030), 3, 7);
        if let (Ok(utf8), Ok(gb)) = (utf8, gb) {
            prop_assert_eq!(utf8.customer_ids, gb.customer_ids);
            prop_assert_eq!(utf8.amount, gb.amount);
            prop_assert_eq!(utf8.line, gb.line);
        }
    }

    #[test]
    fn a_slow_reader_on_the_csv_crate_agrees(rows in prop::collection::vec(
        ("[A-C王][0-9,\"\n ]{0,3}[0-9]", (2015..2026, 1..13, 1..29u32), -10_000..100_000i32, "[a\"',\n\r 好]{0,8}", prop_oneof!["\n", "\r\n", "\r", "\n\n"]), 1..30)
    ) {
        let mut text = String::from("客户ID,订单日期,金额,订单编号,备注\n");
        for (customer, (y, m, d), cents, note, end) in rows {
            let amount = f64::from(cents) / 100.0;
            text.push_str(&format!("{},{y}-{m:02}-{d:02},{amount:.2},X,{}{end}", written(&customer), written(&note)));
        }
        let lines = run(text.as_bytes(), &plan(), 3, 11).unwrap();
        let fast: Vec<_> = (0..lines.len())
            .map(|row| (
                lines.customer_ids.get(lines.customer[row] as usize).to_owned(),
                lines.day[row].iso(),
                format!("{:.2}", lines.amount[row].units()),
            ))
            .collect();
        let slow: Vec<_> = slow_rows(&text)
            .into_iter()
            .map(|(customer, day, amount)| (customer, day, amount.replace("-0.00", "0.00")))
            .collect();
        prop_assert_eq!(fast, slow);
    }

    #[test]
    fn no_bytes_make_the_import_panic(bytes in prop::collection::vec(any::<u8>(), 0..400)) {
        let _ = take_in(&bytes);
        for encoding in Encoding::ALL {
            let _ = run(&bytes, &with_encoding(plan(), encoding), 3, 5);
        }
    }

    #[test]
    fn no_text_of_marks_makes_the_import_panic(text in "[,;\t|\"\n\r0-9a-z.年月日¥/: \u{0}é-]{0,300}") {
        let _ = take_in(text.as_bytes());
        let one = run(text.as_bytes(), &plan(), 1, 64);
        let many = run(text.as_bytes(), &plan(), 5, 3);
        prop_assert_eq!(one, many);
    }

    #[test]
    fn money_survives_writing_and_reading(cents in -10_000_000_000_000i64..10_000_000_000_000) {
        let money = Money(cents);
        let sign = if cents < 0 { "-" } else { "" };
        let plain = format!("{sign}{}.{:04}", cents.unsigned_abs() / 10_000, cents.unsigned_abs() % 10_000);
        let text = format!("客户ID,订单日期,金额\nA,2024-03-05,{plain}\nA,2024-03-05,¥{plain}\n");
        let mut plan = plan();
        plan.roles.remove(&Role::Order);
        let lines = run(text.as_bytes(), &plan, 1, 100).unwrap();
        prop_assert_eq!(lines.amount, vec![money, money]);
    }

    #[test]
    fn days_survive_writing_and_reading(number in -20_000..60_000i32) {
        let day = Day(number);
        let (y, m, d) = day.civil();
        let text = format!(
            "客户ID,订单日期,金额\nA,{},1\nA,{y}年{m}月{d}日,1\nA,{y}/{m}/{d} 8:26,1\nA,{y:04}{m:02}{d:02},1\n",
            day.iso()
        );
        let mut plan = plan();
        plan.roles.remove(&Role::Order);
        let lines = run(text.as_bytes(), &plan, 1, 100).unwrap();
        prop_assert_eq!(lines.day, vec![day; 4]);
    }

    #[test]
    fn damaged_order_lines_are_refused_or_sound(
        text in table(),
        flips in prop::collection::vec((any::<prop::sample::Index>(), 0..8u8), 1..4),
        cut in any::<prop::sample::Index>(),
    ) {
        let Ok(lines) = run(text.as_bytes(), &plan(), 1, 100) else { return Ok(()) };
        let mut bytes = encode(&lines).to_vec();
        prop_assert_eq!(decode(&mut MemorySource(&bytes)).unwrap(), lines);
        prop_assert!(decode(&mut MemorySource(&bytes[..cut.index(bytes.len())])).is_err());
        for (place, bit) in flips {
            let place = place.index(bytes.len());
            bytes[place] ^= 1 << bit;
        }
        if let Ok(lines) = decode(&mut MemorySource(&bytes)) {
            prop_assert!(lines.customer.iter().all(|&c| (c as usize) < lines.customer_ids.len()));
        }
    }
}

#[test]
fn shells_that_scan_side_by_side_get_the_same() {
    let text = "客户ID,订单日期,金额,订单编号\n".to_owned()
        + &"A,2024-03-05,1,\"x\ny\"\nB,2024-03-06,2,z\n".repeat(50);
    let plan = plan();
    let whole = run(text.as_bytes(), &plan, 1, 1 << 20).unwrap();
    let mut partials: Vec<_> = plan_ranges(text.len() as u64, 7)
        .into_iter()
        .rev()
        .map(|range| {
            let mut source = MemorySource(text.as_bytes());
            scan_range(&mut source, &plan, range, 13, &mut |_| {}).unwrap()
        })
        .collect();
    partials.reverse();
    let joined = merge(&mut MemorySource(text.as_bytes()), &plan, partials).unwrap();
    assert_eq!(whole, joined);
}

#[test]
fn a_record_of_many_megabytes_is_joined_over_the_ranges() {
    let mut text = "客户ID,订单日期,金额,订单编号,备注\nA,2024-03-05,1,X,\"".to_owned();
    text.push_str(&"B,2024-03-05,9,\n".repeat(700_000));
    text.push_str("\"\nC,2024-03-06,2,Y,\n");
    let whole = run(text.as_bytes(), &plan(), 1, 1 << 20).unwrap();
    assert_eq!(whole.customer_ids, ["A", "C"]);
    assert_eq!(whole.line, [2, 700_003]);
    assert_eq!(run(text.as_bytes(), &plan(), 4, 1 << 18).unwrap(), whole);
}

#[test]
fn progress_never_goes_back_and_ends_at_the_end() {
    let text = "客户ID,订单日期,金额,订单编号\n".to_owned() + &"A,2024-03-05,1,X\n".repeat(500);
    let mut seen = Vec::new();
    let options = ImportOptions {
        ranges: 3,
        chunk_bytes: 100,
    };
    import(
        &mut MemorySource(text.as_bytes()),
        &plan(),
        &options,
        &mut |p| seen.push(p),
    )
    .unwrap();
    assert!(
        seen.windows(2)
            .all(|pair| pair[0].bytes_done <= pair[1].bytes_done)
    );
    assert!(seen.windows(2).all(|pair| pair[0].rows <= pair[1].rows));
    let last = seen.last().unwrap();
    assert_eq!((last.bytes_done, last.rows), (text.len() as u64, 500));
}
