//! Who moved between two days, as a sheet.

use super::build::{Columns, Numbers};
use super::movement_controls::movement_controls;
use super::segment_questions::MovementQuestion;
use super::{Sheet, SheetTable, movement_figure, projection};
use crate::explain::{Explained, Expr, SegmentSymbol, Source, Unit};
use crate::segment::{Movement, MovementCell};
use crate::text::number::{count, percent};
use crate::text::segments::{movement_rules, segment, segment_note};
use crate::text::sentence::Sentence;
use crate::text::ui::Phrase;
use crate::text::ui::sheet as base_words;
use crate::text::ui::sheet_movement as words;
use crate::text::{Lang, names};
use crate::units::Currency;

/// The sheet of a movement.
pub fn movement(
    lang: Lang,
    currency: Currency,
    question: &MovementQuestion,
    movement: &Movement,
    columns: &[String],
) -> Sheet {
    let shown = Shown::of(lang, currency, movement);
    let mut told = Numbers::default();
    let answer = shown.answer(&mut told);
    let mut notes = movement_rules(lang, movement);
    let method = notes.remove(0);
    let (mut tables, counted) = shown.tables();
    let flow = movement_figure::flow(lang, movement, &answer);
    let bars = movement_figure::bars(lang, movement, &answer, counted);
    let figures = flow.into_iter().chain(bars).collect();
    let (projected, said) = projection::tables(lang, currency, question, movement);
    tables.extend(projected);
    notes.extend(said);
    Sheet {
        answer,
        method,
        numbers: told.0,
        figures,
        controls: movement_controls(
            lang,
            question,
            &movement.rule,
            Some(&movement.facts[0]),
            columns,
        ),
        tables,
        notes,
        ..Sheet::default()
    }
}

/// A counted number.
pub(super) fn counted(symbol: SegmentSymbol, value: f64, unit: Unit) -> Explained {
    Explained::given(symbol, value, unit, Source::File)
}

/// A movement without the states nobody was ever in.
struct Shown<'a> {
    lang: Lang,
    currency: Currency,
    movement: &'a Movement,
    /// Places of the states that are listed.
    states: Vec<usize>,
    names: Vec<String>,
}

impl<'a> Shown<'a> {
    fn of(lang: Lang, currency: Currency, movement: &'a Movement) -> Shown<'a> {
        let states: Vec<usize> = (0..movement.states.len())
            .filter(|&it| {
                let balance = &movement.balances[it];
                !balance.segment.is_outside || balance.before + balance.after > 0
            })
            .collect();
        let names = states
            .iter()
            .map(|&it| segment(lang, &movement.states[it].name))
            .collect();
        Shown {
            lang,
            currency,
            movement,
            states,
            names,
        }
    }

    /// Customers of all cells from and to states inside or outside.
    fn sum(&self, from_outside: bool, to_outside: bool) -> u64 {
        let states = &self.movement.states;
        let rows = self.movement.matrix.iter().zip(states);
        rows.filter(|(_, state)| state.is_outside == from_outside)
            .flat_map(|(row, _)| row.iter().zip(states))
            .filter(|(_, state)| state.is_outside == to_outside)
            .map(|(cell, _)| cell.customers)
            .sum()
    }

    fn answer(&self, told: &mut Numbers) -> Sentence {
        let lang = self.lang;
        let inside = self.movement.balances.iter();
        let inside = inside.filter(|it| !it.segment.is_outside);
        let stayed: u64 = inside.map(|it| it.stayed).sum();
        let (kept, left) = (self.sum(false, false), self.sum(false, true));
        let (before, moved, came) = (kept + left, kept - stayed, self.sum(true, false));
        if before == 0 {
            return words::NOBODY_BEFORE.get(lang).into();
        }
        let customers = |symbol, of: u64| counted(symbol, of as f64, Unit::Customers);
        let part = customers(SegmentSymbol::Stayed, stayed)
            .as_input()
            .over(customers(SegmentSymbol::Before, before).as_input());
        let part = Explained::new(SegmentSymbol::StayedShare, Unit::Percent, part);
        let mut numbers = vec![
            told.tell(
                customers(SegmentSymbol::Before, before),
                count(lang, before),
            ),
            told.tell(part.clone(), percent(lang, part.value(), 1)),
            told.tell(customers(SegmentSymbol::Moved, moved), count(lang, moved)),
            told.tell(customers(SegmentSymbol::Left, left), count(lang, left)),
            told.tell(customers(SegmentSymbol::Came, came), count(lang, came)),
        ];
        let [from, to] =
            [self.movement.rule.from, self.movement.rule.to].map(|day| names::day(lang, day));
        let mut sentence = match lang {
            Lang::Zh => format!(
                "{from}在群的 {{}} 位客户，到{to}有 {{}} 留在原群，{{}} 位换群，{{}} 位离群；另有 {{}} 位进来"
            ),
            Lang::En if before == 1 => format!(
                "Of {{}} customer in a segment on {from}, {{}} is in the same one on {to}, {{}} moved and {{}} left; {{}} came"
            ),
            Lang::En => format!(
                "Of {{}} customers in a segment on {from}, {{}} are in the same one on {to}, {{}} moved and {{}} left; {{}} came"
            ),
        };
        if let Some((row, column, cell)) = self.largest_move() {
            let name = |place: usize| {
                segment(lang, &self.movement.states[place].name).replace("{}", "{ }")
            };
            let (of, shown) = (
                customers(SegmentSymbol::CellCustomers, cell.customers),
                count(lang, cell.customers),
            );
            numbers.push(told.tell(of, shown));
            sentence.push_str(&match lang {
                Lang::Zh => format!(
                    "；最大的一股是从“{}”到“{}”，{{}} 位",
                    name(row),
                    name(column)
                ),
                Lang::En => format!(
                    "; the largest move is from “{}” to “{}”, {{}} customers",
                    name(row),
                    name(column)
                ),
            });
        }
        sentence.push_str(lang.pick("。", "."));
        Sentence::with(&sentence, numbers)
    }

    /// The largest move between two segments.
    fn largest_move(&self) -> Option<(usize, usize, &MovementCell)> {
        let inside = |place: usize| !self.movement.states[place].is_outside;
        let rows = self.movement.matrix.iter().enumerate();
        let cells = rows.flat_map(|(row, cells)| {
            let cells = cells.iter().enumerate();
            cells.map(move |(column, cell)| (row, column, cell))
        });
        cells
            .filter(|(row, column, cell)| {
                row != column && inside(*row) && inside(*column) && cell.customers > 0
            })
            .max_by_key(|(row, column, cell)| (cell.customers, std::cmp::Reverse((*row, *column))))
    }

    fn cell(&self, row: usize, column: usize) -> &MovementCell {
        &self.movement.matrix[row][column]
    }

    /// A table from state to state.
    fn matrix(
        &self,
        title: Phrase,
        note: &str,
        number: impl Fn(usize, usize) -> Option<Explained>,
        total: Option<(&str, &dyn Fn(usize) -> Explained)>,
    ) -> SheetTable {
        let lang = self.lang;
        let names = self.names.iter().cloned();
        let mut columns = Columns::new(lang, self.currency, words::FROM.get(lang), names);
        for (&column, name) in self.states.iter().zip(&self.names) {
            let cells = self.states.iter().map(|&row| number(row, column));
            columns.add(name, cells.collect());
        }
        if let Some((heading, of)) = total {
            columns.add(
                heading,
                self.states.iter().map(|&row| Some(of(row))).collect(),
            );
        }
        SheetTable {
            title: title.get(lang).into(),
            note: note.into(),
            table: columns.table(),
        }
    }

    /// The tables, and the one of customers once more for the picture.
    fn tables(&self) -> (Vec<SheetTable>, SheetTable) {
        let lang = self.lang;
        let customers = |row: usize, column: usize| {
            let found = self.cell(row, column).customers as f64;
            counted(SegmentSymbol::CellCustomers, found, Unit::Customers)
        };
        let before = |row: usize| {
            let found = self.movement.balances[row].before as f64;
            counted(SegmentSymbol::RowCustomers, found, Unit::Customers)
        };
        let counts = self.matrix(
            words::COUNTS,
            "",
            |row, column| Some(customers(row, column)),
            Some((words::TOTAL.get(lang), &before)),
        );
        let shares = self.matrix(
            words::SHARES,
            "",
            |row, column| {
                let whole = before(row);
                let part = customers(row, column).as_input().over(whole.as_input());
                (whole.value() > 0.0)
                    .then(|| Explained::new(SegmentSymbol::RowShare, Unit::Percent, part))
            },
            None,
        );
        let money = self.matrix(
            words::MONEY_MOVED,
            words::MONEY_MOVED_NOTE.get(lang),
            |row, column| {
                let cell = self.cell(row, column);
                (cell.customers > 0)
                    .then(|| change(cell.revenue_before.units(), cell.revenue_after.units()))
            },
            None,
        );
        (vec![counts.clone(), shares, self.balance(), money], counts)
    }

    fn balance(&self) -> SheetTable {
        let lang = self.lang;
        let names = self.names.iter().cloned();
        let mut columns = Columns::new(lang, self.currency, base_words::SEGMENT.get(lang), names);
        let balances = || self.states.iter().map(|&it| &self.movement.balances[it]);
        let customers =
            |symbol: SegmentSymbol, of: u64| Some(counted(symbol, of as f64, Unit::Customers));
        let heading = crate::text::explain::symbol_name;
        let mut add = |symbol: SegmentSymbol, column: Vec<Option<Explained>>| {
            columns.add(heading(lang, symbol.into()), column);
        };
        use SegmentSymbol::{
            After, Before, Came, NetGain, RevenueAfter, RevenueBefore, RevenueChange, Stayed, Went,
        };
        add(
            Before,
            balances().map(|it| customers(Before, it.before)).collect(),
        );
        add(
            Stayed,
            balances().map(|it| customers(Stayed, it.stayed)).collect(),
        );
        add(
            Came,
            balances().map(|it| customers(Came, it.came)).collect(),
        );
        add(
            Went,
            balances().map(|it| customers(Went, it.went)).collect(),
        );
        add(
            After,
            balances().map(|it| customers(After, it.after)).collect(),
        );
        add(
            NetGain,
            balances()
                .map(|it| {
                    let [came, went] = [(Came, it.came), (Went, it.went)]
                        .map(|(symbol, of)| counted(symbol, of as f64, Unit::Customers).as_input());
                    Some(Explained::new(NetGain, Unit::Customers, came.minus(went)))
                })
                .collect(),
        );
        let money =
            |symbol, of: crate::units::Money| Some(counted(symbol, of.units(), Unit::Money));
        add(
            RevenueBefore,
            balances()
                .map(|it| money(RevenueBefore, it.revenue_before))
                .collect(),
        );
        add(
            RevenueAfter,
            balances()
                .map(|it| money(RevenueAfter, it.revenue_after))
                .collect(),
        );
        add(
            RevenueChange,
            balances()
                .map(|it| Some(change(it.revenue_before.units(), it.revenue_after.units())))
                .collect(),
        );
        let meanings: Vec<String> = balances()
            .map(|it| {
                segment_note(lang, &it.segment.name)
                    .unwrap_or_default()
                    .to_owned()
            })
            .collect();
        if meanings.iter().any(|it| !it.is_empty()) {
            columns.say(base_words::MEANING.get(lang), meanings);
        }
        SheetTable {
            title: words::BALANCE.get(lang).into(),
            note: String::new(),
            table: columns.table(),
        }
    }
}

/// Later less earlier revenue.
pub(super) fn change(before: f64, after: f64) -> Explained {
    let [before, after]: [Expr; 2] = [
        (SegmentSymbol::RevenueBefore, before),
        (SegmentSymbol::RevenueAfter, after),
    ]
    .map(|(symbol, value)| counted(symbol, value, Unit::Money).as_input());
    Explained::new(
        SegmentSymbol::RevenueChange,
        Unit::Money,
        after.minus(before),
    )
}
