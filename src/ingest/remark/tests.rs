//! What is remarked of columns, and what is not.

use super::*;

fn remarks(name: &str, role: Role, values: &[&str]) -> Vec<Remark> {
    of_column(name, role, DecimalMark::Point, values.iter().copied())
}

#[test]
fn numbers_that_mean_nothing_are_remarked() {
    let found = remarks("age", Role::Age, &["34", "-99", "51", "-99", "0"]);
    let of = |value: &str, cells| Remark::Sentinel {
        value: value.into(),
        cells,
    };
    assert_eq!(found, [of("-99", 2), of("0", 1)]);
    let found = remarks(
        "sales",
        Role::Amount,
        &["12", "666666", "0", "666666", "80.5"],
    );
    assert_eq!(found, [of("666666", 2)]);
    assert_eq!(
        remarks("sales", Role::Amount, &["99", "98", "99", "120"]),
        []
    );
}

#[test]
fn two_currencies_and_a_unit_in_the_header_are_raised() {
    let found = remarks("金额（万元）", Role::Amount, &["¥5", "$6"]);
    let currencies = vec![Currency::Cny, Currency::Usd];
    assert_eq!(
        found,
        [
            Remark::Currencies(currencies),
            Remark::UnitInHeader {
                name: "万元".into(),
                power: 4
            }
        ]
    );
}

#[test]
fn ids_that_may_be_one_or_two_are_remarked() {
    let found = remarks("id", Role::Customer, &["00123", "123", "17850.0", "7"]);
    assert_eq!(
        found,
        [
            Remark::ZerosDiffer {
                with: "00123".into(),
                without: "123".into(),
                pairs: 1
            },
            Remark::DecimalsDropped {
                first: "17850.0".into()
            }
        ]
    );
    let found = remarks("id", Role::Customer, &["1.00E+15", "张**", "138****1234"]);
    assert_eq!(
        found,
        [
            Remark::DamagedIds {
                cells: 1,
                first: "1.00E+15".into()
            },
            Remark::MaskedIds {
                cells: 2,
                first: "张**".into()
            }
        ]
    );
    let rounded = ["3201061980010110000", "3201061980010220000"];
    assert_eq!(
        remarks("id", Role::Order, &rounded),
        [Remark::DamagedIds {
            cells: 2,
            first: rounded[0].into()
        }]
    );
}

#[test]
fn dates_a_spreadsheet_took_the_wrong_way_round_are_remarked() {
    let mut days = vec![
        "1/13/2017",
        "1/14/2017",
        "1/15/2017",
        "1/16/2017",
        "1/17/2017",
    ];
    days.extend([
        "2017-01-01",
        "2017-02-01",
        "2017-03-01",
        "2017-04-01",
        "2017-05-01",
    ]);
    let swapped = Remark::SwappedDates {
        cells: 5,
        first: "2017-01-01".into(),
    };
    assert_eq!(remarks("day", Role::Date, &days), [swapped]);
    days.push("2017-05-20");
    assert_eq!(remarks("day", Role::Date, &days), []);
    days.pop();
    days.push("1/2/2017");
    assert_eq!(remarks("day", Role::Date, &days), []);
}

#[test]
fn dates_tell_how_they_were_taken() {
    let found = remarks("day", Role::Date, &["2024-03-05", "45356", "2024-03"]);
    assert_eq!(
        found,
        [
            Remark::SerialsAmongDates { cells: 1 },
            Remark::MonthsOnly { cells: 1 }
        ]
    );
    let zoned = "2024-03-05T23:59:00+08:00";
    assert_eq!(
        remarks("day", Role::Date, &["2024-03-05 10:00 AM", zoned]),
        [Remark::WrittenDayCounts {
            first: zoned.into()
        }]
    );
}

#[test]
fn amounts_cut_at_their_thousands_are_told() {
    let cut = [("1", "100"), ("-2", "005.50"), ("¥31", "999")];
    let told = Remark::CutAtGroups {
        first: "1,100".into(),
    };
    assert_eq!(of_groups(cut.into_iter()), Some(told));
    assert_eq!(of_groups([("1", "100"), ("2", "note")].into_iter()), None);
    assert_eq!(of_groups([("1100", "100")].into_iter()), None);
}

#[test]
fn refunds_of_an_unused_column_and_rows_of_several_currencies_are_told() {
    let states = ["全额退款完成", "无", "退款关闭", "部分退款完成"];
    assert_eq!(
        of_unused_states(Role::Status, states.into_iter()),
        Some(Remark::RefundsUnused {
            cells: 2,
            first: "全额退款完成".into()
        })
    );
    let none = of_unused_states(Role::Status, ["已发货", "无"].into_iter());
    assert_eq!(none, None);
    let currencies = ["USD", "EUR", "", "EUR"];
    let rows = vec![("EUR".into(), 2), ("USD".into(), 1)];
    assert_eq!(
        of_currencies(currencies.into_iter()),
        Some(Remark::CurrencyRows(rows))
    );
    // One currency by several names is one.
    assert_eq!(
        of_currencies(["人民币", "CNY", "RMB", "元", "¥", "cny"].into_iter()),
        None
    );
    assert_eq!(of_currencies(["EUR", "EUR"].into_iter()), None);
}
