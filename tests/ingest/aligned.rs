//! Texts written column under column: cut at the places that are blank in every line.

use super::*;
use kezhi::ingest::{Cuts, IssueKind};

/// A customer, a day and an amount in hundredths.
type Written = (String, (u32, u32, u32), i32);

/// Names with single blanks in them, some of wide characters.
fn rows() -> impl Strategy<Value = Vec<Written>> {
    let name = prop_oneof![
        3 => "[A-Z][a-z]{1,6} [A-Z][a-z]{1,5}",
        2 => "[王李张陈][ ]?[芳娜伟静]",
        1 => "[A-Z][0-9]",
    ];
    let day = (2015..2026_u32, 1..13_u32, 1..29_u32);
    prop::collection::vec((name, day, -10_000..100_000_i32), 8..60)
}

fn wide(name: &str) -> usize {
    name.chars().map(|c| if c.is_ascii() { 1 } else { 2 }).sum()
}

/// The rows as an old system pads them: names to the left, amounts to the right.
fn padded(rows: &[Written], end: &str) -> String {
    let mut text = format!(
        "{:<16}{:<12}{:>10}{end}",
        "customer name", "order date", "amount"
    );
    for (name, (year, month, day), cents) in rows {
        let gap = " ".repeat(16 - wide(name));
        let amount = format!(
            "{}{}.{:02}",
            if *cents < 0 { "-" } else { "" },
            cents.abs() / 100,
            cents.abs() % 100
        );
        text += &format!("{name}{gap}{year}-{month:02}-{day:02}  {amount:>10}{end}");
    }
    text
}

/// What was written, read without looking at places.
fn as_written(rows: &[Written]) -> Vec<(String, Day, Money)> {
    let row = |(name, (year, month, day), cents): &Written| {
        let day = Day::from_civil(*year as i32, *month, *day).unwrap();
        (name.clone(), day, Money(i64::from(*cents) * 100))
    };
    rows.iter().map(row).collect()
}

fn as_read(lines: &OrderLines) -> Vec<(String, Day, Money)> {
    let row = |line: usize| {
        let name = lines.customer_ids.get(lines.customer[line] as usize);
        (name.to_owned(), lines.day[line], lines.amount[line])
    };
    (0..lines.len()).map(row).collect()
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(96))]

    #[test]
    fn what_was_padded_is_read_as_it_was_written(
        rows in rows(),
        end in prop_oneof![Just("\n"), Just("\r\n")],
        ranges in 1..6_usize,
        chunk in 1..98_usize,
        encoding in prop_oneof![Just(Encoding::Utf8), Just(Encoding::Gb18030)],
    ) {
        let text = padded(&rows, end);
        let bytes = match encoding {
            Encoding::Gb18030 => encoding_rs::GB18030.encode(&text).0.into_owned(),
            _ => text.into_bytes(),
        };
        let places = Cuts::new(&[16, 28]).unwrap();
        let plan = Plan {
            roles: [(Role::Customer, 0), (Role::Date, 1), (Role::Amount, 2)].into(),
            ..Plan::new(Format::Text(TextFormat::new(encoding, Delimiter::Places(places))))
        };
        let whole = run(&bytes, &plan, 1, 1 << 20).unwrap();
        prop_assert_eq!(as_read(&whole), as_written(&rows));
        prop_assert_eq!(run(&bytes, &plan, ranges, chunk).unwrap(), whole);
    }
}

/// Enough lines for every gap to be one.
fn many() -> Vec<Written> {
    let names = ["Li Na", "Wang Fang", "王 芳", "Christopher Lee", "A1"];
    (0..40)
        .map(|row| {
            let name = names[row as usize % names.len()].to_owned();
            (
                name,
                (2024, row % 12 + 1, row % 28 + 1),
                row as i32 * 397 - 900,
            )
        })
        .collect()
}

fn look(text: &str, overrides: &Overrides) -> kezhi::ingest::Inspection {
    inspect(&mut MemorySource(text.as_bytes()), "x.txt", overrides).unwrap()
}

#[test]
fn the_places_are_found_where_every_line_is_blank() {
    let rows = many();
    let text = padded(&rows, "\r\n");
    let found = look(&text, &Overrides::default());
    let Format::Text(format) = found.plan.format else {
        panic!("the file is a text");
    };
    let Delimiter::Places(cuts) = format.delimiter else {
        panic!("cells stand at places: {format:?}");
    };
    assert_eq!(cuts.places().len(), 2);
    assert_eq!(found.plan.missing(), []);
    assert_eq!(
        found.format_reasons[1],
        Reason::EvenRows {
            cells: 3,
            percent: 100
        }
    );
    let lines = run(text.as_bytes(), &found.plan, 3, 100).unwrap();
    assert_eq!(as_read(&lines), as_written(&rows));
}

#[test]
fn a_line_that_runs_across_a_place_is_set_aside_and_shown() {
    let mut text = padded(&many(), "\n");
    let found = look(&text, &Overrides::default());
    text += "Bartholomew Longname2024-05-05        9.00\n";
    let lines = run(text.as_bytes(), &found.plan, 1, 100).unwrap();
    assert_eq!((lines.facts.rows.used, lines.facts.rows.set_aside), (40, 1));
    let (line, kind, shown) = lines.aside.rows().next().unwrap();
    assert_eq!((line, kind), (42, IssueKind::ShortRow));
    assert!(shown.unwrap().contains("Longname2024"));
}

#[test]
fn the_places_can_be_asked_for_and_given_up() {
    // Every line has three words, so runs of blanks cut it evenly.
    let text = "A1  2024-03-05  5.00\nB1  2024-03-06  6.00\nA1  2024-03-07  7.00\n\
        B1  2024-03-08  8.00\nC1  2024-03-09  9.00\n";
    let by = |delimiter| {
        let overrides = Overrides {
            delimiter,
            ..Overrides::default()
        };
        match look(text, &overrides).plan.format {
            Format::Text(format) => format.delimiter,
            _ => panic!("the file is a text"),
        }
    };
    assert_eq!(by(None), Delimiter::Blanks);
    let places = by(Some(Delimiter::PLACES));
    assert_eq!(places, Delimiter::Places(Cuts::new(&[2, 14]).unwrap()));
    assert_eq!(places.choice(), Delimiter::PLACES);
    assert_eq!(by(Some(Delimiter::Blanks)), Delimiter::Blanks);
}
