//! Every kind of finding of the quality report: how often, where first, what was done and how to change it,
//! for one file and for one of several; and what is set aside comes out with its reason, file and line.

#![allow(clippy::unwrap_used)]

#[allow(dead_code, reason = "shared with other tests")]
mod common;

use common::{Folder, kezhi_in};
use kezhi::base::FindingKind;
use serde_json::Value;

/// Columns of every table here.
const HEAD: &str = "客户编号,日期,订单号,金额,订单状态,币种\n";

/// Rows of thirty customers without anything to tell, one order every other day.
fn usual() -> String {
    (1..=60_u32)
        .map(|n| {
            let (month, day) = (1 + (n - 1) / 30, 1 + (n - 1) % 28);
            let (who, amount) = (n % 30, 20 + n * 7 % 60);
            format!("K{who},2024-{month:02}-{day:02},N{n},{amount},交易成功,CNY\n")
        })
        .collect()
}

/// Rows in which a kind is met, behind the usual ones; and the reason that rows set aside for it have.
const KINDS: &[(FindingKind, &str, Option<&str>)] = &[
    (
        FindingKind::ExactRepeats,
        "K1,2024-02-20,R1,33,交易成功,CNY\nK1,2024-02-20,R1,33,交易成功,CNY\n",
        None,
    ),
    (
        FindingKind::NearRepeats,
        "K1,2024-02-20,R1,33,交易成功,CNY\nK1,2024-02-21,R2,33,交易成功,CNY\n",
        None,
    ),
    (
        FindingKind::Future,
        "K1,2999-02-20,R1,33,交易成功,CNY\n",
        Some("日期在今天之后"),
    ),
    (FindingKind::Zero, "K1,2024-02-20,R1,0,交易成功,CNY\n", None),
    (
        FindingKind::BlankAmount,
        "K1,2024-02-20,R1,,交易成功,CNY\n",
        Some("金额为空"),
    ),
    (
        FindingKind::Outlier,
        "K1,2024-02-20,R1,8800000,交易成功,CNY\n",
        None,
    ),
    (
        FindingKind::Filler,
        "K1,2024-02-20,R1,666666,交易成功,CNY\n",
        None,
    ),
    (
        FindingKind::NoDate,
        "K1,1900-01-00,R1,33,交易成功,CNY\n",
        Some("占位日期"),
    ),
    (
        FindingKind::UnknownStatus,
        "K1,2024-02-20,R1,33,拼团中,CNY\n",
        None,
    ),
    (
        FindingKind::MixedCurrency,
        "K1,2024-02-20,R1,33,交易成功,USD\n",
        Some("其他币种"),
    ),
    (
        FindingKind::MaskedName,
        "张**,2024-02-20,R1,33,交易成功,CNY\n",
        None,
    ),
    (
        FindingKind::DamagedId,
        "1.38E+10,2024-02-20,R1,33,交易成功,CNY\n",
        None,
    ),
    (
        FindingKind::AlikeIds,
        "k1,2024-02-20,R1,33,交易成功,CNY\n",
        None,
    ),
    (
        FindingKind::SharedOrders,
        "K1,2024-02-20,R1,33,交易成功,CNY\nK2,2024-02-21,R1,34,交易成功,CNY\n",
        None,
    ),
    (
        FindingKind::OneDay,
        "Z1,2024-02-20,R1,33,交易成功,CNY\nZ1,2024-02-20,R2,44,交易成功,CNY\n",
        None,
    ),
    (
        FindingKind::OnceOnly,
        "Z1,2024-02-20,R1,33,交易成功,CNY\n",
        None,
    ),
    (FindingKind::History, "", None),
    (FindingKind::Gap, "K1,2024-05-20,R1,33,交易成功,CNY\n", None),
    (FindingKind::IncompleteMonth, "", None),
];

/// A file by its name and what it holds.
type Written = (&'static str, String);

/// Files in which a kind is met that needs another table than the usual one: one file, and several; the
/// first place of each, and the reason that rows set aside for it have.
struct OfOther {
    kind: FindingKind,
    one: Vec<Written>,
    several: Vec<Written>,
    reason: Option<&'static str>,
}

fn others() -> [OfOther; 3] {
    // Every day and month of the column may stand the other way round; where both are the same number,
    // that changes nothing.
    let dated = |head: &str, are_same: bool| -> String {
        let row = |n: u32| {
            let (day, month) = (n % 12 + 1, n % 3 + 1);
            let day = if are_same { month } else { day };
            let own = u32::from(are_same);
            format!("K{},{day:02}/{month:02}/2024,D{own}{n},{}\n", n % 9, 20 + n)
        };
        let rows: String = (0..30).map(row).collect();
        format!("{head}{rows}")
    };
    let dates = "客户编号,日期,订单号,金额\n";
    let firsts = "客户编号,首次购买日期,最近购买日期,订单数,累计金额\n";
    let bought: String = (1..=20)
        .map(|n| format!("K{n},2023-01-{n:02},2024-03-{n:02},{n},{}\n", n * 30))
        .collect();
    let sales = "客户编号,日期,订单号,商品编号,数量\n";
    let sold: String = (1..=20)
        .map(|n| format!("K{},2024-01-{n:02},N{n},P{},2\n", n % 7, n % 2))
        .collect();
    let prices = || {
        (
            "价格.csv",
            "商品编号,商品名称,单价\nP0,茶,10\nP1,杯,20\n".to_owned(),
        )
    };
    let unpriced = "K1,2024-02-20,R1,P9,3\n";
    [
        OfOther {
            kind: FindingKind::DayOrMonth,
            one: vec![("全.csv", dated(dates, false))],
            several: vec![
                ("一.csv", dated(dates, true)),
                ("二.csv", dated(dates, false)),
            ],
            reason: None,
        },
        OfOther {
            kind: FindingKind::NoFirstPurchase,
            one: vec![("全.csv", format!("{firsts}{bought}Z,,2024-03-05,2,60\n"))],
            several: vec![
                ("一.csv", format!("{firsts}{bought}")),
                (
                    "二.csv",
                    format!("{firsts}Z,,2024-03-05,2,60\nY,2023-05-01,2024-03-06,3,70\n"),
                ),
            ],
            reason: None,
        },
        OfOther {
            kind: FindingKind::NoPrice,
            one: vec![("全.csv", format!("{sales}{sold}{unpriced}")), prices()],
            several: vec![
                ("一.csv", format!("{sales}{sold}")),
                (
                    "二.csv",
                    format!("{sales}{unpriced}K2,2024-02-21,R2,P1,1\n"),
                ),
                prices(),
            ],
            reason: Some("价格表里查不到"),
        },
    ]
}

fn report(files: &[&str], aside: &str) -> (Value, String) {
    let mut args = vec![
        "quality",
        "--json",
        "--today",
        "2025-01-01",
        "--aside",
        aside,
    ];
    args.extend(files);
    let output = kezhi_in("zh", &args);
    let said = String::from_utf8_lossy(&output.stderr);
    assert!(output.status.success(), "{said}");
    let found = serde_json::from_slice(&output.stdout).unwrap();
    (found, std::fs::read_to_string(aside).unwrap())
}

#[test]
fn every_kind_is_in_the_table() {
    for kind in FindingKind::ALL {
        let is_told = KINDS.iter().any(|it| it.0 == kind);
        let is_other = others().iter().any(|it| it.kind == kind);
        assert!(is_told != is_other, "{kind:?}");
    }
}

/// The finding of a kind.
fn finding_of(found: &Value, kind: FindingKind) -> &Value {
    let name = serde_json::to_value(kind).unwrap();
    let findings = found["findings"].as_array().unwrap();
    match findings.iter().find(|it| it["kind"] == name) {
        Some(finding) => finding,
        None => panic!("{kind:?}: {findings:#?}"),
    }
}

/// Nothing of what a finding must say is missing.
fn is_whole(finding: &Value) {
    assert!(finding["count"].as_u64() > Some(0), "{finding}");
    for key in ["done", "rule", "changed_by"] {
        let said = finding[key].as_str().unwrap_or_default();
        assert!(!said.is_empty(), "{key}: {finding}");
    }
}

#[test]
fn every_kind_of_another_table_has_the_same() {
    let folder = Folder::new("quality-others");
    for other in others() {
        let aside = folder.path("aside.csv");
        for (files, named) in [(&other.one, "全.csv"), (&other.several, "二.csv")] {
            let paths: Vec<String> = files
                .iter()
                .map(|(name, text)| folder.file(name, text.clone()))
                .collect();
            let paths: Vec<&str> = paths.iter().map(String::as_str).collect();
            let (found, out) = report(&paths, &aside);
            let finding = finding_of(&found, other.kind);
            is_whole(finding);
            let places = finding["first_places"].as_str().unwrap();
            let expected = match files.len() {
                1 => "第 ".to_owned(),
                _ => format!("“{named}”第 "),
            };
            assert!(places.contains(&expected), "{expected}: {finding}");
            let count = |key: &str| found["rows"][key].as_u64().unwrap();
            assert_eq!(count("read"), count("used") + count("set_aside"));
            assert_eq!(finding["done"] == "set_aside", other.reason.is_some());
            if let Some(reason) = other.reason {
                let is_of = |line: &str| line.starts_with(named) && line.contains(reason);
                assert!(out.lines().any(is_of), "{reason}: {out}");
            }
        }
    }
}

#[test]
fn products_without_a_price_are_named() {
    let folder = Folder::new("quality-prices");
    let [.., unpriced] = others();
    let paths: Vec<String> = unpriced
        .one
        .iter()
        .map(|(name, text)| folder.file(name, text.clone()))
        .collect();
    let paths: Vec<&str> = paths.iter().map(String::as_str).collect();
    let (found, _) = report(&paths, &folder.path("aside.csv"));
    let finding = finding_of(&found, FindingKind::NoPrice);
    assert_eq!(finding["count"], 1);
    assert_eq!(finding["first_lines"], serde_json::json!([22]));
    assert!(
        finding["rule"].as_str().unwrap().contains("P9"),
        "{finding}"
    );
    assert!(
        finding["changed_by"].as_str().unwrap().contains("补上"),
        "{finding}"
    );
}

#[test]
fn every_kind_has_its_count_first_rows_what_was_done_and_a_way_to_change_it() {
    let folder = Folder::new("quality-kinds");
    let clean = format!("{HEAD}{}", usual());
    let clean = folder.file("一.csv", clean);
    for (kind, rows, reason) in KINDS {
        let whole = folder.file("全.csv", format!("{HEAD}{}{rows}", usual()));
        let odd = folder.file(
            "二.csv",
            format!("{HEAD}{rows}K3,2024-02-25,X1,35,交易成功,CNY\n"),
        );
        let aside = folder.path("aside.csv");
        for (files, place) in [(vec![&whole[..]], "第 "), (vec![&clean[..], &odd[..]], "“")] {
            let (found, out) = report(&files, &aside);
            let finding = finding_of(&found, *kind);
            is_whole(finding);
            let places = finding["first_places"].as_str().unwrap();
            assert!(places.starts_with(place), "{kind:?}: {finding}");
            if files.len() > 1 && !rows.is_empty() {
                assert!(places.contains("“二.csv”第 "), "{kind:?}: {finding}");
            }
            let count = |key: &str| found["rows"][key].as_u64().unwrap();
            assert_eq!(
                count("read"),
                count("used") + count("set_aside"),
                "{kind:?}"
            );
            assert_eq!(finding["done"] == "set_aside", reason.is_some(), "{kind:?}");
            if let Some(reason) = reason {
                let wanted = match files.len() {
                    1 => format!("62,{reason},"),
                    _ => format!("二.csv,2,{reason},"),
                };
                assert!(
                    out.lines().any(|line| line.starts_with(&wanted)),
                    "{kind:?}: {out}"
                );
            }
        }
    }
}
