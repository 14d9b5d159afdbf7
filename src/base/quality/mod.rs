//! The quality report: what may be wrong with the rows, how often, where first, what was done about
//! it, and the edit of the selection that would change it.
//!
//! [`Checks`] looks at every row once, when the data are opened; [`Quality::of`] adds what depends
//! on the rows left under a selection. Nothing here reads the file again or compares texts.

mod amounts;
mod checks;
mod days;
mod finding;
mod first;
mod history;
mod orders;
mod repeats;

use crate::numeric::sort_few;
pub use checks::Checks;
pub use days::DayDoubt;
pub use finding::{Detail, Done, Finding, FindingKind};
pub use history::Whole;
pub(super) use repeats::near;

use checks::Noted;

use serde::{Deserialize, Serialize};

use super::selection::{
    AlikeCustomers, CurrencyChoice, DateSpan, Future, NoDates, Outliers, Repeats, Rows, Selected,
    Selection, SelectionEdit, StatusBy, StatusFacts, Zeros,
};
use super::{CustomerBase, StatusMeaning};
use crate::ingest::{IssueKind, Role};
use crate::units::{Currency, Day, Money};

/// What stands before a gap is a stub when it is less than one in so many entries.
const STUB_SHARE: usize = 20;

impl CustomerBase {
    /// Orders, revenue and who came how often, over the whole history.
    pub fn whole(&self) -> Whole {
        history::whole(self)
    }
}

/// What was found, in the order of [`FindingKind`].
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct Quality {
    /// Findings; a kind that was looked for and not met is left out.
    pub findings: Vec<Finding>,
}

impl Quality {
    /// The report under a selection. `base` is all of the data, `selected` what is left of it,
    /// and `whole` what that comes to.
    pub fn of(
        base: &CustomerBase,
        checks: &Checks,
        selection: &Selection,
        selected: &Selected,
        whole: &Whole,
    ) -> Quality {
        let mut report = Quality::default();
        report.rows(base, checks, selection, selected);
        report.history(selected, selection, whole);
        if !base.has_amounts() || !selected.facts.has_one_currency() {
            for finding in &mut report.findings {
                finding.amount = None;
            }
        }
        sort_few(&mut report.findings, |a, b| a.kind.cmp(&b.kind));
        report
    }

    fn add(
        &mut self,
        kind: FindingKind,
        noted: &Noted,
        detail: Detail,
        done: Done,
        offers: Vec<SelectionEdit>,
    ) {
        if noted.count > 0 {
            self.findings.push(Finding {
                kind,
                count: noted.count,
                amount: Some(noted.amount),
                first_lines: noted.lines.clone(),
                detail,
                done,
                offers,
            });
        }
    }

    /// What was met in single rows, of all the data.
    fn rows(
        &mut self,
        base: &CustomerBase,
        checks: &Checks,
        selection: &Selection,
        selected: &Selected,
    ) {
        let choice = |is_aside: bool, aside: SelectionEdit, keep: SelectionEdit| match is_aside {
            true => (Done::SetAside, vec![keep]),
            false => (Done::Kept, vec![aside]),
        };
        let (done, offers) = choice(
            selection.duplicates == Repeats::Drop,
            SelectionEdit::Duplicates(Repeats::Drop),
            SelectionEdit::Duplicates(Repeats::Keep),
        );
        self.add(
            FindingKind::ExactRepeats,
            &checks.exact,
            Detail::Texts(repeats::unused(base)),
            done,
            offers,
        );
        if let Some(near) = &checks.near {
            let (done, offers) = choice(
                selection.near == Repeats::Drop,
                SelectionEdit::NearDuplicates(Repeats::Drop),
                SelectionEdit::NearDuplicates(Repeats::Keep),
            );
            let detail = Detail::Nothing;
            self.add(FindingKind::NearRepeats, near, detail, done, offers);
        }
        if let Some((doubt, order, rows)) = &checks.days {
            let detail = Detail::DayOrMonth(*doubt, *order);
            self.add(
                FindingKind::DayOrMonth,
                rows,
                detail,
                Done::Kept,
                Vec::new(),
            );
        }
        if let Some(today) = selected.facts.today {
            let (done, offers) = choice(
                selection.future == Future::SetAside,
                SelectionEdit::Future(Future::SetAside),
                SelectionEdit::Future(Future::Keep),
            );
            let after = after(base, today);
            self.add(
                FindingKind::Future,
                &after,
                Detail::After(today),
                done,
                offers,
            );
        }
        let (done, offers) = choice(
            selection.zeros == Zeros::SetAside,
            SelectionEdit::Zeros(Zeros::SetAside),
            SelectionEdit::Zeros(Zeros::Keep),
        );
        self.add(
            FindingKind::Zero,
            &checks.amounts.zero,
            Detail::Nothing,
            done,
            offers,
        );
        if let Some(most) = checks.outlier_above {
            let (done, offers) = choice(
                selection.outliers == Outliers::SetAside,
                SelectionEdit::Outliers(Outliers::SetAside),
                SelectionEdit::Outliers(Outliers::Keep),
            );
            let outliers = &checks.amounts.outliers;
            self.add(
                FindingKind::Outlier,
                outliers,
                Detail::Above(most),
                done,
                offers,
            );
        }
        self.fillers(checks, selection);
        self.statuses(base, selected);
        self.currencies(base, selected);
        self.issue(
            base,
            FindingKind::BlankAmount,
            IssueKind::BlankAmount,
            Done::SetAside,
        );
        self.issue(
            base,
            FindingKind::NoPrice,
            IssueKind::NoPrice,
            Done::SetAside,
        );
        self.issue(
            base,
            FindingKind::MaskedName,
            IssueKind::MaskedName,
            Done::Kept,
        );
        self.issue(
            base,
            FindingKind::DamagedId,
            IssueKind::DamagedId,
            Done::Kept,
        );
        self.alike(checks, selection);
        self.add(
            FindingKind::SharedOrders,
            &checks.shared,
            Detail::Nothing,
            Done::Kept,
            Vec::new(),
        );
        self.add(
            FindingKind::NoFirstPurchase,
            &first::without(base),
            Detail::Nothing,
            Done::Kept,
            Vec::new(),
        );
    }

    fn alike(&mut self, checks: &Checks, selection: &Selection) {
        let Some(found) = &checks.alike else {
            return;
        };
        let (done, other) = match selection.alike {
            AlikeCustomers::Apart => (Done::Kept, AlikeCustomers::AsOne),
            AlikeCustomers::AsOne => (Done::AsOne, AlikeCustomers::Apart),
        };
        self.findings.push(Finding {
            kind: FindingKind::AlikeIds,
            count: found.ids(),
            amount: None,
            first_lines: found.lines.clone(),
            detail: Detail::Alike {
                pairs: found.first.clone(),
                customers: found.alike.groups,
            },
            done,
            offers: vec![SelectionEdit::Alike(other)],
        });
    }

    fn fillers(&mut self, checks: &Checks, selection: &Selection) {
        let (done, other) = match selection.no_dates {
            NoDates::SetAside => (Done::SetAside, NoDates::Keep),
            NoDates::Keep => (Done::Kept, NoDates::SetAside),
        };
        let detail = Detail::Values {
            amounts: Vec::new(),
            days: checks.no_dates.clone(),
        };
        let offers = vec![SelectionEdit::NoDates(other)];
        self.add(FindingKind::NoDate, &checks.undated, detail, done, offers);
        let found = &checks.amounts.fillers;
        let detail = Detail::Values {
            amounts: found.amounts.clone(),
            days: Vec::new(),
        };
        let mut offers = Vec::new();
        // Those that are far beyond the rest too go with the rule for these.
        let is_far = checks
            .outlier_above
            .is_some_and(|most| found.amounts.iter().all(|it| it.abs() > most));
        let mut done = Done::Kept;
        if is_far {
            let is_aside = selection.outliers == Outliers::SetAside;
            let other = match is_aside {
                true => Outliers::Keep,
                false => Outliers::SetAside,
            };
            offers.push(SelectionEdit::Outliers(other));
            done = if is_aside { Done::SetAside } else { done };
        }
        self.add(FindingKind::Filler, &found.rows, detail, done, offers);
    }

    fn statuses(&mut self, base: &CustomerBase, selected: &Selected) {
        let unknown = (selected.facts.statuses.iter()).filter(|it| it.by == StatusBy::Unknown);
        let noted = Noted {
            count: unknown.clone().map(|it| it.rows - it.set_aside).sum(),
            amount: unknown.clone().map(|it| it.amount).sum(),
            lines: first::lines_with(base, |column, text| {
                unknown
                    .clone()
                    .any(|it| Some(it.role) == column && it.text == text)
            }),
        };
        let texts = unknown
            .clone()
            .map(|it| it.text.clone())
            .take(Finding::EXAMPLES)
            .collect();
        let leave_out = |it: &StatusFacts| {
            SelectionEdit::Status(it.role, it.text.clone(), StatusMeaning::NotCounted)
        };
        self.add(
            FindingKind::UnknownStatus,
            &noted,
            Detail::Texts(texts),
            Done::CountedAsSales,
            unknown.map(leave_out).collect(),
        );
    }

    fn currencies(&mut self, base: &CustomerBase, selected: &Selected) {
        let facts = &selected.facts;
        let Some(most) = facts.currencies.iter().find(|it| !it.text.is_empty()) else {
            return;
        };
        let kept = match &facts.currency {
            Some(CurrencyChoice::Only(text)) => Some(text),
            _ => None,
        };
        let main = kept.unwrap_or(&most.text);
        let others = facts
            .currencies
            .iter()
            .filter(|it| !it.text.is_empty() && it.text != *main);
        let noted = Noted {
            count: others.clone().map(|it| it.rows).sum(),
            // Money of several currencies has no sum.
            amount: Money::ZERO,
            lines: first::lines_with(base, |column, text| {
                column == Some(Role::Currency)
                    && !text.is_empty()
                    && !Currency::same_named(text, main)
            }),
        };
        let only = |text: &str| SelectionEdit::Currency(CurrencyChoice::Only(text.to_owned()));
        let (done, offers) = match kept {
            Some(_) => (
                Done::SetAside,
                others.clone().map(|it| only(&it.text)).collect(),
            ),
            None => (Done::Kept, vec![only(&most.text)]),
        };
        let detail = Detail::Texts(others.map(|it| it.text.clone()).collect());
        self.add(FindingKind::MixedCurrency, &noted, detail, done, offers);
        if let Some(finding) = self.findings.last_mut()
            && finding.kind == FindingKind::MixedCurrency
        {
            finding.amount = None;
        }
    }

    /// What the import has counted already.
    fn issue(&mut self, base: &CustomerBase, kind: FindingKind, of: IssueKind, done: Done) {
        if let Some(issue) = base.facts.issues.iter().find(|issue| issue.kind == of) {
            let lines = issue.examples.iter().map(|it| it.line);
            let mut keys: Vec<String> = Vec::new();
            for example in issue.examples.iter().filter(|_| of == IssueKind::NoPrice) {
                if !keys.contains(&example.found) {
                    keys.push(example.found.clone());
                }
            }
            self.findings.push(Finding {
                kind,
                count: issue.count,
                amount: None,
                first_lines: lines.filter_map(|line| u32::try_from(line).ok()).collect(),
                detail: match keys.is_empty() {
                    true => Detail::Nothing,
                    false => Detail::Texts(keys),
                },
                done,
                offers: Vec::new(),
            });
        }
    }

    /// What the rows that are left say as a whole.
    fn history(&mut self, selected: &Selected, selection: &Selection, whole: &Whole) {
        let base = &selected.base;
        if base.day.is_empty() {
            return;
        }
        let span = DateSpan {
            from: Some(base.days.0),
            to: Some(base.days.1),
        };
        let told = |kind, count, lines, detail, offers| Finding {
            kind,
            count,
            amount: None,
            first_lines: lines,
            detail,
            done: Done::Told,
            offers,
        };
        let days = (base.days.1.0 - base.days.0.0 + 1) as u64;
        let ends = vec![base.day_lines.0, base.day_lines.1];
        self.findings.push(told(
            FindingKind::History,
            days,
            ends,
            Detail::Span(span),
            Vec::new(),
        ));
        let of = Detail::Of(base.len() as u64);
        self.add(
            FindingKind::OneDay,
            &whole.one_day,
            of,
            Done::Told,
            Vec::new(),
        );
        let of = Detail::Of(whole.outcome.customers);
        self.add(
            FindingKind::OnceOnly,
            &whole.once,
            of,
            Done::Told,
            Vec::new(),
        );
        let calendar = history::calendar(base);
        if let Some((from, to)) = calendar.longest {
            let detail = Detail::Unusual {
                span: DateSpan {
                    from: Some(from),
                    to: Some(to),
                },
                usual_days: calendar.usual_days,
            };
            // Only a stub may be cut off: never a good part of the history for a few quiet days.
            let before = base.day.iter().filter(|day| **day < from).count();
            let after = DateSpan {
                from: Some(Day(to.0 + 1)),
                ..selection.dates
            };
            let is_stub = before * STUB_SHARE < base.day.len();
            let offers = is_stub.then_some(SelectionEdit::Dates(after));
            let offers = offers.into_iter().collect();
            let count = (to.0 - from.0 + 1) as u64;
            let lines = first::lines_around(base, from, to);
            self.findings
                .push(told(FindingKind::Gap, count, lines, detail, offers));
        }
        let Some(month) = history::incomplete_month(selected.last_day, calendar.usual_days) else {
            return;
        };
        let detail = Detail::Month {
            first: month.first,
            covered: month.covered,
            days: month.days,
        };
        // Cutting off the only month would leave nothing.
        let offers = (month.first > base.days.0)
            .then(|| {
                SelectionEdit::Dates(DateSpan {
                    to: Some(Day(month.first.0 - 1)),
                    ..selection.dates
                })
            })
            .into_iter()
            .collect();
        let missing = u64::from(month.days - month.covered);
        self.findings.push(told(
            FindingKind::IncompleteMonth,
            missing,
            vec![base.day_lines.1],
            detail,
            offers,
        ));
    }
}

/// Rows after a day.
fn after(base: &CustomerBase, today: Day) -> Noted {
    let mut noted = Noted::default();
    if base.days.1 <= today {
        return noted;
    }
    let mut rows = Rows::of(base);
    for customer in 0..base.len() {
        rows.each(base.entries(customer), |entries| {
            if entries.iter().all(|&entry| base.day[entry] > today) {
                let amount = entries.iter().map(|&entry| base.amount[entry]).sum();
                noted.add(base.line[entries[0]], amount);
            }
        });
    }
    noted
}

#[cfg(test)]
mod tests;
