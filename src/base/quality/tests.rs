//! The report on small tables written here.

use std::sync::Arc;

use super::*;
use crate::base::customers::tests::lines;
use crate::ingest::RowCount;

fn report(rows: &[(u32, &str, f64, u32)], with_orders: bool, selection: &Selection) -> Quality {
    let mut lines = lines(rows, with_orders);
    let read = rows.len() as u64;
    lines.facts.rows = RowCount {
        read,
        used: read,
        set_aside: 0,
    };
    let base = Arc::new(CustomerBase::from_lines(lines));
    let checks = Checks::of(&base);
    let today = Day::from_iso("2024-12-31");
    let selected = base.select(&checks, selection, today);
    Quality::of(&base, &checks, selection, &selected, &selected.base.whole())
}

fn find(report: &Quality, kind: FindingKind) -> Option<&Finding> {
    report.findings.iter().find(|finding| finding.kind == kind)
}

#[test]
fn each_finding_names_how_often_and_where_first() {
    let report = report(
        &[
            (0, "2024-01-05", 10.0, 0),
            (0, "2024-01-05", 10.0, 0),
            (0, "2024-01-06", 20.0, 1),
            (1, "2024-03-01", 0.0, 2),
            (1, "2999-12-31", 7.0, 3),
            (2, "2024-03-09", -99.0, 4),
        ],
        true,
        &Selection::default(),
    );
    let found = |kind| find(&report, kind).map(|it| (it.count, it.first_lines.clone(), it.done));
    assert_eq!(
        found(FindingKind::ExactRepeats),
        Some((1, vec![3], Done::Kept))
    );
    assert_eq!(
        found(FindingKind::NearRepeats),
        Some((1, vec![2, 4], Done::Kept))
    );
    assert_eq!(found(FindingKind::Zero), Some((1, vec![5], Done::Kept)));
    assert_eq!(
        found(FindingKind::Future),
        Some((1, vec![6], Done::SetAside))
    );
    assert_eq!(found(FindingKind::Filler), Some((1, vec![7], Done::Kept)));
    assert_eq!(
        found(FindingKind::NoDate),
        Some((1, vec![6], Done::SetAside))
    );
}

#[test]
fn the_edit_a_finding_offers_changes_what_was_done() {
    let rows = [
        (0, "2024-01-05", 10.0, 0),
        (0, "2024-01-05", 10.0, 0),
        (1, "2024-01-06", 0.0, 1),
        (2, "2999-01-01", 5.0, 2),
    ];
    let before = Selection::default();
    for kind in [
        FindingKind::ExactRepeats,
        FindingKind::Zero,
        FindingKind::Future,
    ] {
        let first = report(&rows, true, &before);
        let finding = find(&first, kind).unwrap();
        let after = report(&rows, true, &before.after(&finding.offers[0]));
        let then = find(&after, kind).unwrap();
        assert_eq!(then.count, finding.count, "{kind:?}");
        assert_ne!(then.done, finding.done, "{kind:?}");
        // The way back is offered too.
        let back = before.after(&finding.offers[0]).after(&then.offers[0]);
        let again = report(&rows, true, &back);
        assert_eq!(find(&again, kind).unwrap().done, finding.done, "{kind:?}");
    }
}

#[test]
fn an_amount_far_beyond_the_rest_is_named_with_its_limit() {
    let mut rows: Vec<(u32, &str, f64, u32)> = (0..40)
        .map(|row| (row, "2024-05-06", 20.0 + f64::from(row), 0))
        .collect();
    rows.push((3, "2024-05-07", 168_469.6, 0));
    let report = report(&rows, false, &Selection::default());
    let outlier = find(&report, FindingKind::Outlier).unwrap();
    assert_eq!((outlier.count, &outlier.first_lines[..]), (1, &[42][..]));
    assert!(matches!(outlier.detail, Detail::Above(most) if most.units() < 168_469.6));
}

#[test]
fn who_came_once_and_who_came_on_one_day_are_counted_apart() {
    let report = report(
        &[
            (0, "2024-01-05", 10.0, 0),
            (1, "2024-01-05", 10.0, 1),
            (1, "2024-01-05", 30.0, 2),
            (2, "2024-01-05", 10.0, 3),
            (2, "2024-06-05", 10.0, 4),
        ],
        true,
        &Selection::default(),
    );
    let once = find(&report, FindingKind::OnceOnly).unwrap();
    assert_eq!((once.count, &once.detail), (1, &Detail::Of(3)));
    let one_day = find(&report, FindingKind::OneDay).unwrap();
    assert_eq!((one_day.count, &one_day.detail), (1, &Detail::Of(3)));
}

#[test]
fn a_last_month_cut_short_is_told_and_can_be_left_out() {
    let rows = [(0, "2024-01-05", 10.0, 0), (0, "2024-03-10", 10.0, 0)];
    let first = report(&rows, false, &Selection::default());
    // With one order in two months nobody can tell that March is cut short.
    assert_eq!(find(&first, FindingKind::IncompleteMonth), None);
    let days: Vec<String> = (0..70).map(|day| Day(19_723 + day).iso()).collect();
    let daily: Vec<(u32, &str, f64, u32)> =
        days.iter().map(|day| (0, day.as_str(), 1.0, 0)).collect();
    let report = report(&daily, false, &Selection::default());
    let month = find(&report, FindingKind::IncompleteMonth).unwrap();
    assert_eq!(
        month.detail,
        Detail::Month {
            first: Day::from_iso("2024-03-01").unwrap(),
            covered: 10,
            days: 31
        }
    );
    assert_eq!(
        month.offers,
        [SelectionEdit::Dates(DateSpan {
            from: None,
            to: Day::from_iso("2024-02-29"),
        })]
    );
}

#[test]
fn a_clean_file_says_only_how_long_it_is_and_who_came_once() {
    let report = report(
        &[(0, "2024-01-05", 10.0, 0), (0, "2024-01-31", 12.0, 0)],
        false,
        &Selection::default(),
    );
    let kinds: Vec<FindingKind> = report.findings.iter().map(|it| it.kind).collect();
    assert_eq!(kinds, [FindingKind::History]);
}

#[test]
fn a_gap_offers_to_cut_off_a_stub_and_never_a_good_part_of_the_history() {
    let offers = |before: i32| {
        let days = (0..before).chain(before + 9..before + 9 + 60);
        let texts: Vec<String> = days.map(|day| Day(19_000 + day).iso()).collect();
        let rows: Vec<(u32, &str, f64, u32)> =
            texts.iter().map(|day| (0, day.as_str(), 1.0, 0)).collect();
        let report = report(&rows, false, &Selection::default());
        find(&report, FindingKind::Gap).map(|it| it.offers.len())
    };
    assert_eq!(offers(2), Some(1));
    assert_eq!(offers(30), Some(0));
}
