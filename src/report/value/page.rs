//! Sentences, tables and pictures that the value models' sheets have in common.

use super::super::build::{Columns, Numbers};
use super::super::grid::{Around, grid};
use super::super::{Sheet, SheetTable};
use crate::chart::figures::{axis, cell, format_of, numbers, words as words_column};
use crate::chart::{
    Bar, Cell, Compare, Drawing, Figure, FigureName, Group, SharePart, ShareRow, Shares, Step,
    StepKind, Swatch, Table, Tone, Waterfall,
};
use crate::explain::{Explained, Source, Unit};
use crate::text::explain::{head_unit, shown, symbol_name, told, unit_name};
use crate::text::number::{amount, count, currency_unit, money, percent, percent_over, with_unit};
use crate::text::sentence::{Sentence, Told};
use crate::text::ui::Phrase;
use crate::text::ui::sheet_value::{self as words, capital, joined};
use crate::text::{Lang, figures as figure_words};
use crate::units::Currency;

/// Heads from which a sentence tells whole ones.
const MANY: f64 = 100.0;
/// Shares of more than the whole that may round to it.
const OVER: f64 = 1.001;

/// What all of a sheet is written with.
pub(super) struct Page {
    pub(super) lang: Lang,
    pub(super) currency: Currency,
    /// Where the numbers come from.
    pub(super) source: String,
}

/// An answer on its way: clauses with their numbers.
#[derive(Default)]
pub(super) struct Answer<'a> {
    clauses: Vec<String>,
    numbers: Vec<&'a Explained>,
}

impl<'a> Answer<'a> {
    /// One more clause; each `{}` is one of the numbers.
    pub(super) fn clause(
        mut self,
        words: impl Into<String>,
        numbers: impl IntoIterator<Item = &'a Explained>,
    ) -> Answer<'a> {
        self.clauses.push(words.into());
        self.numbers.extend(numbers);
        self
    }
}

/// A group of bars: what they measure, and one number a bar.
pub(super) type Measure = (String, Vec<Option<Explained>>);

impl Page {
    /// The words of a phrase.
    pub(super) fn say(&self, phrase: Phrase) -> &'static str {
        phrase.get(self.lang)
    }

    /// A sheet that so far holds its answer and how it was made.
    pub(super) fn sheet(&self, answer: Answer<'_>, method: Phrase) -> Sheet {
        let mut told_numbers = Numbers::default();
        let numbers: Vec<_> = answer
            .numbers
            .into_iter()
            .map(|of| told_numbers.tell(of.clone(), self.told(of)))
            .collect();
        Sheet {
            answer: Sentence::with(&joined(self.lang, &answer.clauses), numbers),
            method: self.say(method).to_owned(),
            numbers: told_numbers.0,
            ..Sheet::default()
        }
    }

    /// The same where the words themselves say what each number counts.
    pub(super) fn counted(&self, answer: Answer<'_>, method: Phrase) -> Sheet {
        let clauses = joined(self.lang, &answer.clauses);
        let heads: Vec<_> = answer.numbers.iter().map(|it| it.value()).collect();
        let mut sheet = self.sheet(answer, method);
        let words = heads.iter().map(|it| count(self.lang, it.round() as u64));
        let numbers = words
            .enumerate()
            .map(|(place, it)| (Told::OfSheet(place), it));
        sheet.answer = Sentence::with(&clauses, numbers);
        sheet
    }

    /// A number within a sentence that says what it is of: money with its currency alone, heads
    /// whole where there are many.
    pub(super) fn told(&self, of: &Explained) -> String {
        let (lang, value) = (self.lang, of.value());
        match of.unit {
            Unit::Customers if value.abs() >= MANY => {
                let whole = Explained::given(of.symbol, value.round(), of.unit, Source::Derived);
                told(lang, &whole, self.currency)
            }
            Unit::Money
            | Unit::MoneyPerMonth
            | Unit::MoneyPerYear
            | Unit::MoneyPerCustomer
            | Unit::MoneyPerCustomerMonth
            | Unit::MoneyPerCustomerYear
            | Unit::MoneyPerLead
            | Unit::MoneyPerDeal => with_unit(
                lang,
                &money(lang, value),
                currency_unit(lang, self.currency),
            ),
            Unit::Percent if value > 1.0 && value < OVER => percent_over(lang, value, 1),
            _ => told(lang, of, self.currency),
        }
    }

    /// A table of numbers that have a unit each.
    pub(super) fn facts<'a>(
        &self,
        title: Phrase,
        of: impl IntoIterator<Item = &'a Explained>,
    ) -> SheetTable {
        let row = |of: &Explained| {
            vec![
                Cell::text(capital(symbol_name(self.lang, of.symbol))),
                self.cell(of),
                Cell::text(head_unit(self.lang, of, self.currency)),
            ]
        };
        let columns = vec![
            words_column(self.say(words::FIGURE)),
            numbers(self.say(words::VALUE), ""),
            words_column(self.say(words::UNIT)),
        ];
        SheetTable {
            title: self.say(title).to_owned(),
            note: String::new(),
            table: Table {
                columns,
                rows: of.into_iter().map(row).collect(),
            },
        }
    }

    /// The same of parts of a whole, with so many decimals.
    pub(super) fn facts_to<'a>(
        &self,
        title: Phrase,
        of: impl IntoIterator<Item = &'a Explained> + Clone,
        decimals: usize,
    ) -> SheetTable {
        let mut table = self.facts(title, of.clone());
        for (row, of) in table.table.rows.iter_mut().zip(of) {
            row[1].shown = percent(self.lang, of.value(), decimals)
                .trim_end_matches('%')
                .to_owned();
        }
        table
    }

    /// A number whose unit stands beside it.
    pub(super) fn cell(&self, of: &Explained) -> Cell {
        let format = format_of(self.lang, &[of]);
        let shown = match of.unit.is_money() {
            // Amounts of every size stand under each other.
            true => amount(of.value()),
            false => shown(self.lang, of, self.currency),
        };
        Cell {
            shown: shown.trim_end_matches('%').to_owned(),
            ..cell(self.lang, &format, of)
        }
    }

    /// A table whose first column names its rows.
    pub(super) fn columns(
        &self,
        heading: Phrase,
        names: impl IntoIterator<Item = String>,
    ) -> Columns {
        Columns::new(self.lang, self.currency, self.say(heading), names)
    }

    /// One more column of numbers, headed by what they are.
    pub(super) fn column<'a>(
        &self,
        columns: &mut Columns,
        of: impl IntoIterator<Item = Option<&'a Explained>>,
    ) {
        let (heading, column) = self.headed(of);
        columns.add(&heading, column);
    }

    /// The same with so many decimals.
    pub(super) fn column_to<'a>(
        &self,
        columns: &mut Columns,
        of: impl IntoIterator<Item = Option<&'a Explained>>,
        decimals: usize,
    ) {
        let (heading, column) = self.headed(of);
        columns.add_to(&heading, column, decimals);
    }

    fn headed<'a>(
        &self,
        of: impl IntoIterator<Item = Option<&'a Explained>>,
    ) -> (String, Vec<Option<Explained>>) {
        let column: Vec<Option<Explained>> = of.into_iter().map(Option::<&_>::cloned).collect();
        let heading = column.iter().flatten().next().map(|of| of.symbol);
        let heading = heading.map(|symbol| capital(symbol_name(self.lang, symbol)));
        (heading.unwrap_or_default(), column)
    }

    pub(super) fn table(&self, title: Phrase, columns: Columns) -> SheetTable {
        self.noted(title, "", columns)
    }

    pub(super) fn noted(&self, title: Phrase, note: &str, columns: Columns) -> SheetTable {
        SheetTable {
            title: self.say(title).to_owned(),
            note: note.to_owned(),
            table: columns.table(),
        }
    }

    /// What a measure is, with its unit.
    pub(super) fn measure(&self, name: &str, of: &Explained) -> String {
        let unit = head_unit(self.lang, of, self.currency);
        match unit.is_empty() {
            true => name.to_owned(),
            false => figure_words::titled(self.lang, name, &unit),
        }
    }

    /// Numbers of one quantity as a measure.
    pub(super) fn of_kind<'a>(
        &self,
        of: impl IntoIterator<Item = Option<&'a Explained>>,
    ) -> Measure {
        let bars: Vec<Option<Explained>> = of.into_iter().map(Option::<&_>::cloned).collect();
        let name = bars.iter().flatten().next().map(|first| {
            let name = capital(symbol_name(self.lang, first.symbol));
            self.measure(&name, first)
        });
        (name.unwrap_or_default(), bars)
    }

    /// Bars, a group for each measure; every group has the same bars.
    pub(super) fn bars(
        &self,
        sheet: &Sheet,
        title: Phrase,
        (heading, names): (Phrase, Vec<String>),
        measures: Vec<Measure>,
    ) -> Figure {
        let lang = self.lang;
        let mut columns = self.columns(heading, names.iter().cloned());
        let mut groups = Vec::with_capacity(measures.len());
        for (label, bars) in measures {
            let bar = |(name, of): (&String, &Option<Explained>)| {
                let of = of.as_ref()?;
                let value_label = shown(lang, of, self.currency);
                Some(Bar {
                    label: name.clone(),
                    value: of.value(),
                    spoken: [name.as_str(), &label, &value_label].join(lang.pick("，", ", ")),
                    value_label,
                    difference_label: String::new(),
                    tone: Tone::Even,
                    swatch: match of.value() < 0.0 {
                        true => Swatch::Negative,
                        false => Swatch::Accent,
                    },
                })
            };
            let drawn = names.iter().zip(&bars).filter_map(bar).collect();
            columns.add(&label, bars);
            groups.push(Group { label, bars: drawn });
        }
        let axes = vec![axis(lang, words::LENGTH, "", words::LENGTH_RULE)];
        let drawing = Drawing::Compare(Compare { groups });
        self.figure(sheet, title, axes, drawing, columns.table())
    }

    /// Steps from zero to a total.
    pub(super) fn steps(
        &self,
        sheet: &Sheet,
        title: Phrase,
        steps: Vec<(String, StepKind, Swatch, Explained)>,
    ) -> Figure {
        let lang = self.lang;
        let unit = steps.first().map_or(String::new(), |(.., of)| {
            unit_name(lang, of.unit, self.currency)
        });
        let step = |(label, kind, swatch, of): &(String, StepKind, Swatch, Explained)| {
            let value_label = shown(lang, of, self.currency);
            let value = of.value();
            Step {
                spoken: [label.as_str(), &value_label].join(lang.pick("，", ", ")),
                label: label.clone(),
                value,
                kind: *kind,
                swatch: match *kind != StepKind::Total && value < 0.0 {
                    true => Swatch::Negative,
                    false => *swatch,
                },
                value_label,
            }
        };
        let drawn = steps.iter().map(step).collect();
        let names = steps.iter().map(|(name, ..)| name.clone());
        let mut columns = self.columns(words::PART, names);
        let column = steps.iter().map(|(.., of)| Some(of.clone()));
        columns.add(self.say(words::VALUE), column.collect());
        let axes = vec![axis(lang, words::STEP_HEIGHT, &unit, words::STEP_RULE)];
        let drawing = Drawing::Waterfall(Waterfall {
            unit_label: unit,
            steps: drawn,
        });
        self.figure(sheet, title, axes, drawing, columns.table())
    }

    /// Bars of 100 %, all of the same parts. A row is its name, what 100 % is, and its shares.
    pub(super) fn shares(
        &self,
        sheet: &Sheet,
        title: Phrase,
        names: Vec<String>,
        rows: Vec<(&str, String, Vec<Option<Explained>>)>,
    ) -> Figure {
        let lang = self.lang;
        let mut columns = self.columns(words::PART, names.iter().cloned());
        let mut drawn = Vec::with_capacity(rows.len());
        for (label, total_label, shares) in rows {
            let part = |(place, (name, share)): (usize, (&String, &Option<Explained>))| {
                let share = share.as_ref().map_or(0.0, Explained::value);
                let said = [name.as_str(), label, &percent(lang, share, 1)];
                SharePart {
                    label: name.clone(),
                    share,
                    swatch: Swatch::Tier(place as u8),
                    spoken: said.join(lang.pick("，", ", ")),
                }
            };
            drawn.push(ShareRow {
                label: label.to_owned(),
                total_label,
                parts: names.iter().zip(&shares).enumerate().map(part).collect(),
            });
            columns.add(label, shares);
        }
        let axes = vec![axis(lang, figure_words::SHARE, "%", words::PART_RULE)];
        let drawing = Drawing::Shares(Shares {
            rows: drawn,
            legend: true,
        });
        self.figure(sheet, title, axes, drawing, columns.table())
    }

    /// The columns of a table after the first as a coloured grid.
    pub(super) fn grid(
        &self,
        sheet: &Sheet,
        title: Phrase,
        (x_title, y_title): (Phrase, Phrase),
        table: &Table,
    ) -> Option<Figure> {
        let around = Around {
            title,
            x_title: self.say(x_title).to_owned(),
            y_title: self.say(y_title).to_owned(),
            reading: sheet.answer.clone(),
            period: Sentence::default(),
            source: self.source.as_str().into(),
        };
        grid(
            self.lang,
            self.currency,
            table,
            1..table.columns.len(),
            around,
        )
    }

    pub(super) fn figure(
        &self,
        sheet: &Sheet,
        title: Phrase,
        axes: Vec<crate::chart::Axis>,
        drawing: Drawing,
        table: Table,
    ) -> Figure {
        Figure {
            name: FigureName::Sheet,
            lang: self.lang,
            title: self.say(title).to_owned(),
            reading: sheet.answer.clone(),
            period_line: Sentence::default(),
            source_line: self.source.as_str().into(),
            axes,
            drawing,
            table,
        }
    }
}
