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

/// Kinds that need a table of another kind; tests of their own prove the same of them.
const ELSEWHERE: [FindingKind; 2] = [FindingKind::DayOrMonth, FindingKind::NoFirstPurchase];

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
        assert!(is_told != ELSEWHERE.contains(&kind), "{kind:?}");
    }
}

#[test]
fn every_kind_has_its_count_first_rows_what_was_done_and_a_way_to_change_it() {
    let folder = Folder::new("quality-kinds");
    let clean = format!("{HEAD}{}", usual());
    let clean = folder.file("一.csv", clean);
    for (kind, rows, reason) in KINDS {
        let name = serde_json::to_value(kind).unwrap();
        let whole = folder.file("全.csv", format!("{HEAD}{}{rows}", usual()));
        let odd = folder.file(
            "二.csv",
            format!("{HEAD}{rows}K3,2024-02-25,X1,35,交易成功,CNY\n"),
        );
        let aside = folder.path("aside.csv");
        for (files, place) in [(vec![&whole[..]], "第 "), (vec![&clean[..], &odd[..]], "“")] {
            let (found, out) = report(&files, &aside);
            let findings = found["findings"].as_array().unwrap();
            let finding = findings.iter().find(|it| it["kind"] == name);
            let Some(finding) = finding else {
                panic!("{kind:?} of {files:?}: {findings:#?}");
            };
            let text = |key: &str| finding[key].as_str().unwrap_or_default().to_owned();
            assert!(finding["count"].as_u64() > Some(0), "{kind:?}");
            assert!(
                text("first_places").starts_with(place),
                "{kind:?}: {finding}"
            );
            if files.len() > 1 && !rows.is_empty() {
                assert!(
                    text("first_places").contains("“二.csv”第 "),
                    "{kind:?}: {finding}"
                );
            }
            for key in ["done", "rule", "changed_by"] {
                assert!(!text(key).is_empty(), "{kind:?} {key}: {finding}");
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
