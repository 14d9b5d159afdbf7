//! The groups of a school by fit and profit (M09): what each brings, and the four cells they fall into.

use super::super::parts::{Controls, Facts, Reader};
use super::super::question::SchoolGroup;
use super::super::retention::{at_least, given};
use crate::chart::figures::axis;
use crate::chart::{Drawing, Figure, FigureName, Heat, HeatMark, HeatRow, Swatch};
use crate::explain::{Explained, Expr, LifetimeSymbol as S, Source, Unit};
use crate::report::build::{Columns, Numbers};
use crate::report::fields::json_of;
use crate::report::{Refusal, SheetTable};
use crate::text::explain::symbol_name;
use crate::text::number;
use crate::text::sentence::Sentence;
use crate::text::ui::{sheet, sheet_school as words};

/// The four cells, each by fit and by worth, in the order of the matrix: the worthy on top, those who
/// fit to the right.
const CELLS: [(bool, bool); 4] = [(false, true), (true, true), (false, false), (true, false)];

/// The groups with the numbers that place them.
pub(super) struct Groups<'a> {
    reader: Reader,
    groups: &'a [SchoolGroup],
    /// Profit a head and month above which a group is worth much.
    mean_profit: Explained,
}

impl<'a> Groups<'a> {
    /// Groups whose numbers can be used; none where there are none.
    ///
    /// # Errors
    /// A [`Refusal`] at the number at fault.
    pub(super) fn of(
        reader: Reader,
        groups: &'a [SchoolGroup],
        at: &str,
    ) -> Result<Option<Groups<'a>>, Refusal> {
        for (place, group) in groups.iter().enumerate() {
            let of = |field: &str| format!("{at}/groups/{place}/{field}");
            at_least(reader.lang, group.share, 0.0, &of("share"))?;
            for (number, field) in [
                (group.revenue_monthly, "revenue_monthly"),
                (group.profit_monthly, "profit_monthly"),
            ] {
                at_least(reader.lang, number, f64::MIN, &of(field))?;
            }
        }
        let all: f64 = groups.iter().map(|it| it.share.value).sum();
        if groups.is_empty() {
            return Ok(None);
        }
        if all <= 0.0 {
            return Err(Refusal {
                words: words::NO_SHARES.get(reader.lang).to_owned(),
                path: Some(format!("{at}/groups/0/share")),
            });
        }
        let mean_profit = mean(groups, S::MemberProfit, S::GroupProfitEach, |it| {
            it.profit_monthly
        });
        Ok(Some(Groups {
            reader,
            groups,
            mean_profit,
        }))
    }

    fn is_worth_much(&self, group: &SchoolGroup) -> bool {
        group.profit_monthly.value > self.mean_profit.value()
    }

    fn within(&self, (fits, is_worth_much): (bool, bool)) -> Vec<usize> {
        let all = (0..).zip(self.groups);
        let there =
            all.filter(|(_, it)| it.fits == fits && self.is_worth_much(it) == is_worth_much);
        there.map(|(place, _)| place).collect()
    }

    /// The part of all students in these groups.
    fn part(&self, places: &[usize]) -> Explained {
        Explained::new(
            S::GroupPart,
            Unit::Percent,
            sum(places, &|place| share(self.groups, place))
                .over(sum(&self.all(), &|place| share(self.groups, place))),
        )
    }

    /// The part of all profit from these groups; none where all of it is nothing.
    fn profit_part(&self, places: &[usize]) -> Option<Explained> {
        let profit = |place: usize| share(self.groups, place).times(profit(self.groups, place));
        let all = sum(&self.all(), &profit);
        (all.value() > 0.0).then(|| {
            let part = sum(places, &profit).over(all);
            Explained::new(S::GroupProfitPart, Unit::Percent, part)
        })
    }

    fn all(&self) -> Vec<usize> {
        (0..self.groups.len()).collect()
    }

    /// The groups one by one, the four cells, and whether they add up to the case's means.
    pub(super) fn tables(
        &self,
        told_revenue: &Explained,
        told_profit: &Explained,
    ) -> Vec<SheetTable> {
        vec![
            self.one_by_one(),
            self.cells(),
            self.means(told_revenue, told_profit),
        ]
    }

    fn one_by_one(&self) -> SheetTable {
        let lang = self.reader.lang;
        let names = (1..=self.groups.len()).map(|it| words::group(lang, it));
        let mut columns = Columns::new(lang, self.reader.currency, words::GROUP.get(lang), names);
        let groups = || self.groups.iter();
        let each = |symbol: S, of: fn(&SchoolGroup) -> crate::explain::Given| {
            groups()
                .map(|it| Some(given(symbol, of(it), Unit::MoneyPerCustomerMonth)))
                .collect()
        };
        let title = |symbol: S| symbol_name(lang, symbol.into());
        let parts = (0..self.groups.len()).map(|it| Some(self.part(&[it])));
        columns.add(title(S::GroupPart), parts.collect());
        columns.add(
            title(S::GroupRevenueEach),
            each(S::GroupRevenueEach, |it| it.revenue_monthly),
        );
        columns.add(
            title(S::GroupProfitEach),
            each(S::GroupProfitEach, |it| it.profit_monthly),
        );
        let parts = (0..self.groups.len()).map(|it| self.profit_part(&[it]));
        columns.add(title(S::GroupProfitPart), parts.collect());
        let cells = groups().map(|it| words::cell(lang, it.fits, self.is_worth_much(it)));
        columns.say(words::CELL.get(lang), cells.map(str::to_owned).collect());
        SheetTable {
            title: words::GROUPS.get(lang).into(),
            note: words::GROUPS_NOTE.get(lang).into(),
            table: columns.table(),
        }
    }

    fn cells(&self) -> SheetTable {
        let lang = self.reader.lang;
        let names = CELLS.map(|(fits, worthy)| words::cell(lang, fits, worthy).to_owned());
        let mut columns = Columns::new(lang, self.reader.currency, words::CELL.get(lang), names);
        let places = CELLS.map(|cell| self.within(cell));
        let named = places.iter().map(|it| self.named(it));
        columns.say(words::GROUP.get(lang), named.collect());
        let parts = places.iter().map(|it| Some(self.part(it)));
        columns.add(symbol_name(lang, S::GroupPart.into()), parts.collect());
        let parts = places.iter().map(|it| self.profit_part(it));
        columns.add(
            symbol_name(lang, S::GroupProfitPart.into()),
            parts.collect(),
        );
        let said = CELLS.map(|(fits, worthy)| words::who(lang, fits, worthy).to_owned());
        columns.say(words::WHO.get(lang), said.to_vec());
        SheetTable {
            title: words::FOUR_CELLS.get(lang).into(),
            note: words::FOUR_CELLS_NOTE.get(lang).into(),
            table: columns.table(),
        }
    }

    fn means(&self, told_revenue: &Explained, told_profit: &Explained) -> SheetTable {
        let mut facts = Facts::new(self.reader);
        let lang = self.reader.lang;
        let revenue = mean(self.groups, S::MemberRevenue, S::GroupRevenueEach, |it| {
            it.revenue_monthly
        });
        for (of, told) in [(&revenue, told_revenue), (&self.mean_profit, told_profit)] {
            let told = self.reader.shown(told);
            facts.add(of, &words::stated(lang, &told));
        }
        facts.table(words::GROUPS_ADD_UP)
    }

    fn named(&self, places: &[usize]) -> String {
        let lang = self.reader.lang;
        match places.is_empty() {
            true => words::NO_GROUP.get(lang).to_owned(),
            false => {
                let names: Vec<String> =
                    places.iter().map(|it| words::group(lang, it + 1)).collect();
                names.join(lang.pick("、", ", "))
            }
        }
    }

    /// The matrix of two by two with the groups in it.
    pub(super) fn picture(&self, numbers: &mut Numbers) -> Figure {
        let lang = self.reader.lang;
        let comma = lang.pick("，", ", ");
        let mark = |cell: (bool, bool)| {
            let places = self.within(cell);
            let named = self.named(&places);
            let part = match self.profit_part(&places) {
                Some(part) if !places.is_empty() => {
                    words::of_profit(lang, &self.reader.shown(&part))
                }
                _ => String::new(),
            };
            let students = words::of_students(lang, &self.reader.shown(&self.part(&places)));
            let mut shares = vec![named.as_str()];
            if !places.is_empty() {
                shares.push(&students);
                shares.extend((!part.is_empty()).then_some(part.as_str()));
            }
            let mut said = vec![words::cell(lang, cell.0, cell.1)];
            said.extend(&shares);
            // Those who fit and bring much are the best, those without either the least.
            let step = match cell {
                (true, true) => 4,
                (false, true) => 3,
                (true, false) => 2,
                (false, false) => 1,
            };
            Some(HeatMark {
                spoken: said.join(comma),
                value_label: shares.join(" · "),
                swatch: Swatch::Step(step),
            })
        };
        let row = |is_worth_much: bool| HeatRow {
            label: words::worth(lang, is_worth_much).to_owned(),
            cells: [false, true]
                .map(|fits| mark((fits, is_worth_much)))
                .to_vec(),
        };
        let worthy: Vec<usize> = (0..)
            .zip(self.groups)
            .filter(|(_, it)| self.is_worth_much(it))
            .map(|(place, _)| place)
            .collect();
        let told = [Some(self.part(&worthy)), self.profit_part(&worthy)];
        let told: Vec<_> = told
            .into_iter()
            .flatten()
            .map(|of| {
                let shown = self.reader.shown(&of);
                numbers.tell(of, shown)
            })
            .collect();
        let reading = match told.len() {
            2 => Sentence::with(&words::few_bring(lang, worthy.len()), told),
            _ => Sentence::default(),
        };
        Figure {
            name: FigureName::Sheet,
            lang,
            title: words::FIT_AND_WORTH.get(lang).into(),
            reading,
            period_line: words::ILLUSTRATIVE.get(lang).into(),
            source_line: Sentence::default(),
            axes: vec![axis(lang, sheet::CELL_COLOUR, "", words::CELL_RULE)],
            drawing: Drawing::Heat(Heat {
                x_title: words::FIT.get(lang).into(),
                y_title: words::WORTH.get(lang).into(),
                unit_label: String::new(),
                columns: [false, true]
                    .map(|it| words::fit(lang, it).to_owned())
                    .to_vec(),
                rows: vec![row(true), row(false)],
            }),
            table: self.cells().table,
        }
    }

    /// What of the groups can be changed.
    pub(super) fn controls(&self, controls: &mut Controls) {
        let lang = self.reader.lang;
        controls.group(words::GROUPS);
        for (place, group) in self.groups.iter().enumerate() {
            let name = words::group(lang, place + 1);
            let label = |of: &str| format!("{name} · {of}");
            let at = |field: &str| format!("groups/{place}/{field}");
            let options = [false, true].map(|it| (words::fit(lang, it).to_owned(), json_of(&it)));
            controls.labelled_choice(
                label(words::FIT.get(lang)),
                &at("fits"),
                Some(usize::from(group.fits)),
                options.to_vec(),
            );
            controls.share(
                label(symbol_name(lang, S::GroupPart.into())),
                &at("share"),
                Some(group.share.value),
            );
            if let Some(note) = self.note().filter(|_| place == 0) {
                controls.note(note);
            }
            let money = self.reader.money();
            for (symbol, field, value) in [
                (
                    S::GroupRevenueEach,
                    "revenue_monthly",
                    group.revenue_monthly,
                ),
                (S::GroupProfitEach, "profit_monthly", group.profit_monthly),
            ] {
                controls.plain(
                    label(symbol_name(lang, symbol.into())),
                    &at(field),
                    Some(value.value),
                    &money,
                );
            }
        }
    }

    /// What the reader must know of the shares; none where they make up the whole.
    pub(super) fn note(&self) -> Option<String> {
        let all: f64 = self.groups.iter().map(|it| it.share.value).sum();
        let is_whole = (all - 1.0).abs() <= WHOLE_WITHIN;
        let lang = self.reader.lang;
        (!is_whole).then(|| words::shares_make(lang, &number::percent(lang, all, 1)))
    }
}

/// Shares that add up to 100 % within this are taken as the whole.
const WHOLE_WITHIN: f64 = 0.0005;

fn share(groups: &[SchoolGroup], place: usize) -> Expr {
    groups[place]
        .share
        .named(S::GroupPart, Unit::Percent)
        .at(place + 1)
}

fn profit(groups: &[SchoolGroup], place: usize) -> Expr {
    let of = groups[place].profit_monthly;
    of.named(S::GroupProfitEach, Unit::MoneyPerCustomerMonth)
        .at(place + 1)
}

/// The sum of terms, zero without any.
fn sum(places: &[usize], of: &dyn Fn(usize) -> Expr) -> Expr {
    match places {
        [] => Expr::of(S::GroupPart, 0.0, Unit::Percent, Source::Derived),
        [one] => of(*one),
        many => Expr::Sum(many.iter().map(|&it| of(it)).collect()),
    }
}

/// The mean of a number over all members, weighted by the groups' parts.
fn mean(
    groups: &[SchoolGroup],
    symbol: S,
    each: S,
    of: fn(&SchoolGroup) -> crate::explain::Given,
) -> Explained {
    let all: Vec<usize> = (0..groups.len()).collect();
    let number = |place: usize| {
        of(&groups[place])
            .named(each, Unit::MoneyPerCustomerMonth)
            .at(place + 1)
    };
    let weighted = sum(&all, &|place| share(groups, place).times(number(place)));
    let whole = sum(&all, &|place| share(groups, place));
    Explained::new(symbol, Unit::MoneyPerCustomerMonth, weighted.over(whole))
}
