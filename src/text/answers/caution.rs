//! What must be known before a headline about money.

use super::super::{Lang, quality};
use super::{count, percent};
use crate::base::{Done, FindingKind, Quality};
use crate::units::Money;

/// Part of revenue from which amounts that look like *no value* are told with the headline.
const MUCH_FILLER: f64 = 0.05;
/// The same of amounts far beyond the rest.
const MUCH_OUTLIER: f64 = 0.25;

/// Amounts that may be mistakes, count as they stand and make up a large part of revenue; none where
/// there are none.
pub fn caution(lang: Lang, report: &Quality, revenue: Money) -> Option<String> {
    let share = |kind: FindingKind| {
        let mut findings = report.findings.iter();
        let finding = findings.find(|it| it.kind == kind && it.done == Done::Kept)?;
        let share = finding.amount?.units() / revenue.units();
        share.is_finite().then_some((kind, finding.count, share))
    };
    let kinds = [
        (FindingKind::Filler, MUCH_FILLER),
        (FindingKind::Outlier, MUCH_OUTLIER),
    ];
    let mut found = kinds.into_iter().filter_map(|(kind, much)| {
        let found = share(kind)?;
        (found.2.abs() >= much).then_some(found)
    });
    let (kind, rows, share) = found.next()?;
    let name = quality::finding_title(lang, kind);
    let (rows, share) = (count(lang, rows), percent(lang, share, 0));
    Some(match lang {
        Lang::Zh => format!(
            "注意：“{name}”的行有 {rows} 行，占收入的 {share}，会左右这里的结果；请先在数据页的质量报告里核对。"
        ),
        Lang::En => format!(
            "Beware: rows in “{name}” ({rows}) make up {share} of revenue and decide what is shown here. Check them first, in the quality report of the data room."
        ),
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::base::{Detail, Finding};

    fn report(kind: FindingKind, amount: f64, done: Done) -> Quality {
        Quality {
            findings: vec![Finding {
                kind,
                count: 1,
                amount: Money::from_units(amount),
                first_lines: vec![7],
                detail: Detail::Nothing,
                done,
                offers: Vec::new(),
            }],
        }
    }

    #[test]
    fn an_amount_that_may_be_a_mistake_and_is_most_of_the_revenue_is_told_first() {
        let revenue = Money::from_units(1_050_000.0).unwrap();
        let told = |of: &Quality| caution(Lang::Zh, of, revenue);
        let filler = report(FindingKind::Filler, 999_999.0, Done::Kept);
        assert!(told(&filler).unwrap().contains("占收入的 95%"));
        let outlier = report(FindingKind::Outlier, 999_999.0, Done::Kept);
        assert!(told(&outlier).unwrap().contains("金额特别大"));
        for harmless in [
            report(FindingKind::Outlier, 99_999.0, Done::Kept),
            report(FindingKind::Outlier, 999_999.0, Done::SetAside),
            report(FindingKind::Zero, 999_999.0, Done::Kept),
        ] {
            assert_eq!(told(&harmless), None);
        }
    }
}
