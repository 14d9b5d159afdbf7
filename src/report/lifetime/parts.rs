//! Parts that the sheets of lifetime have in common.

use crate::chart::figures::axis;
use crate::chart::{
    Cell, Column, CurveMark, Drawing, Figure, FigureName, Lines, Series, Swatch, Table, YScale,
};
use crate::explain::{
    Carried, Explained, Given, LifetimeRule, LifetimeSymbol, Rule, Source, Symbol, Unit,
};
use crate::report::{Control, Entry, SheetTable};
use crate::text::sentence::Sentence;
use crate::text::ui::Phrase;
use crate::text::ui::sheet as common;
use crate::text::ui::sheet_lifetime as words;
use crate::text::{EntryKind, Lang, explain, number};
use crate::units::Currency;

/// Language and currency of a sheet.
#[derive(Debug, Clone, Copy)]
pub struct Reader {
    /// The language.
    pub lang: Lang,
    /// The currency of the money.
    pub currency: Currency,
}

impl Reader {
    /// A number with its unit, as a sentence tells it.
    pub(super) fn shown(self, of: &Explained) -> String {
        explain::explanation(self.lang, of, self.currency).result
    }

    /// A number in a sentence: the unit of a range stands once, behind its high end. Not that of money,
    /// whose ends may be of different size: 9,700 元 and 1.4 万元.
    pub(super) fn told(self, of: &Explained) -> String {
        match of.symbol == LifetimeSymbol::Low.into() && !of.unit.is_money() {
            true => explain::shown(self.lang, of, self.currency),
            false => self.shown(of),
        }
    }

    pub(super) fn rule(self, rule: LifetimeRule) -> String {
        explain::rule(self.lang, &Rule::Lifetime(rule))
    }

    pub(super) fn money(self) -> String {
        number::currency_unit(self.lang, self.currency).to_owned()
    }
}

/// A number that a model gave.
pub(super) fn modelled(symbol: impl Into<Symbol>, value: f64, unit: Unit) -> Explained {
    Explained::given(symbol, value, unit, Source::Derived)
}

/// A number that was counted in the file.
pub(super) fn counted(symbol: LifetimeSymbol, value: f64, unit: Unit) -> Explained {
    Explained::given(symbol, value, unit, Source::File)
}

/// The same number with rules of lifetime beside it.
pub(super) trait Ruled {
    fn by(self, rule: LifetimeRule) -> Explained;
}

impl Ruled for Explained {
    fn by(self, rule: LifetimeRule) -> Explained {
        self.with(Rule::Lifetime(rule))
    }
}

/// Numbers of different units, a line each.
pub(super) struct Facts {
    reader: Reader,
    rows: Vec<Vec<Cell>>,
}

impl Facts {
    pub(super) fn new(reader: Reader) -> Facts {
        let rows = Vec::new();
        Facts { reader, rows }
    }

    /// A number under its own name.
    pub(super) fn add(&mut self, of: &Explained, note: &str) {
        let name = explain::symbol_name(self.reader.lang, of.symbol);
        self.named(name, of, note);
    }

    /// A number under a name.
    pub(super) fn named(&mut self, name: &str, of: &Explained, note: &str) {
        self.rows.push(vec![
            Cell::text(name),
            Cell {
                shown: self.reader.shown(of),
                exact: number::plain(of.value()),
                explained: Some(Carried::from(of)),
            },
            Cell::text(note),
        ]);
    }

    pub(super) fn table(self, title: Phrase) -> SheetTable {
        let lang = self.reader.lang;
        let column = |heading: Phrase, numeric| Column {
            heading: heading.get(lang).into(),
            unit: String::new(),
            numeric,
        };
        let mut columns = vec![
            column(common::FACT, false),
            column(common::NUMBER, true),
            column(words::NOTE, false),
        ];
        let mut rows = self.rows;
        // A column without a word is no column.
        if rows.iter().all(|row| row[2].shown.is_empty()) {
            columns.pop();
            rows.iter_mut().for_each(|row| row.truncate(2));
        }
        SheetTable {
            title: title.get(lang).into(),
            note: String::new(),
            table: Table { columns, rows },
        }
    }
}

/// What a picture of lines needs besides its lines.
pub(in crate::report) struct LinesOf<'a> {
    pub(in crate::report) title: Phrase,
    pub(in crate::report) x_title: Phrase,
    pub(in crate::report) y_title: String,
    pub(in crate::report) y_unit: String,
    pub(in crate::report) y_rule: Phrase,
    pub(in crate::report) scale: YScale,
    pub(in crate::report) period: String,
    pub(in crate::report) reading: &'a Sentence,
    pub(in crate::report) table: Table,
}

/// A series with its colour by place: the first is what was counted.
pub(in crate::report) fn series(label: &str, place: usize, points: Vec<(f64, f64)>) -> Series {
    let swatch = match place {
        0 => Swatch::Base,
        1 => Swatch::Accent,
        // Gold, blue, copper: the grey of the tiers would read as what was counted.
        2 => Swatch::Tier(1),
        3 => Swatch::Tier(0),
        4 => Swatch::Tier(3),
        place => Swatch::Tier(place as u8),
    };
    Series {
        label: label.to_owned(),
        swatch,
        is_dashed: false,
        is_dotted: false,
        points,
    }
}

/// A picture of lines.
pub(in crate::report) fn lines(
    lang: Lang,
    of: LinesOf<'_>,
    x_ticks: Vec<(f64, String)>,
    series: Vec<Series>,
    divider: Option<(f64, String)>,
    marks: Vec<CurveMark>,
) -> Figure {
    let y_title = match of.y_unit.is_empty() {
        true => of.y_title.clone(),
        false => match lang {
            Lang::Zh => format!("{}（{}）", of.y_title, of.y_unit),
            Lang::En => format!("{} ({})", of.y_title, of.y_unit),
        },
    };
    Figure {
        name: FigureName::Sheet,
        lang,
        title: of.title.get(lang).into(),
        reading: of.reading.clone(),
        period_line: of.period.into(),
        source_line: Sentence::default(),
        axes: vec![axis(lang, of.title, &of.y_unit, of.y_rule)],
        drawing: Drawing::Lines(Lines {
            x_title: of.x_title.get(lang).into(),
            y_title,
            y_scale: of.scale,
            x_ticks,
            series,
            divider,
            marks,
        }),
        table: of.table,
    }
}

/// Pictures behind the first say what they show themselves: the headline stands at the first.
pub(super) fn say_themselves(figures: &mut [Figure]) {
    for figure in figures.iter_mut().skip(1) {
        figure.reading = match &figure.drawing {
            Drawing::Lines(lines) => lines.marks.last().map(|it| it.spoken.as_str().into()),
            _ => None,
        }
        .unwrap_or_default();
    }
}

/// Ticks of whole numbers from 0 to `last`, at steps of 1, 2 or 5 times a power of ten, at most about
/// `many` of them.
pub(super) fn whole_ticks(last: usize, many: usize) -> Vec<(f64, String)> {
    let least = last.div_ceil(many.max(1)).max(1);
    let powers = (0..19).map(|power| 10_usize.pow(power));
    let mut steps = powers.flat_map(|power| [1, 2, 5].map(|part| part * power));
    let step = steps.find(|step| *step >= least).unwrap_or(least);
    (0..=last)
        .step_by(step)
        .map(|at| (at as f64, at.to_string()))
        .collect()
}

/// Controls of one question, by the place of their settings.
pub(super) struct Controls {
    lang: Lang,
    at: String,
    group: Phrase,
    controls: Vec<Control>,
}

impl Controls {
    /// Controls of settings at a place of the question.
    pub(super) fn at(lang: Lang, place: &str) -> Controls {
        Controls {
            lang,
            at: format!("lifetime/{place}"),
            group: common::CONTROLS,
            controls: Vec::new(),
        }
    }

    /// The group of those that follow.
    pub(super) fn group(&mut self, group: Phrase) {
        self.group = group;
    }

    fn push(&mut self, label: String, path: &str, entry: Entry) {
        self.controls.push(Control {
            group: self.group.get(self.lang).to_owned(),
            label,
            path: match path {
                "" => self.at.clone(),
                path => format!("{}/{path}", self.at),
            },
            entry,
            note: String::new(),
        });
    }

    /// Says something beside the last.
    pub(super) fn note(&mut self, note: String) {
        if let Some(last) = self.controls.last_mut() {
            last.note = note;
        }
    }

    pub(super) fn choice(
        &mut self,
        label: Phrase,
        path: &str,
        chosen: Option<usize>,
        options: Vec<(String, serde_json::Value)>,
    ) {
        self.labelled_choice(label.get(self.lang).to_owned(), path, chosen, options);
    }

    pub(super) fn labelled_choice(
        &mut self,
        label: String,
        path: &str,
        chosen: Option<usize>,
        options: Vec<(String, serde_json::Value)>,
    ) {
        self.push(label, path, Entry::Choice { chosen, options });
    }

    /// Things to do at once about what was found, each with what all of the settings then are.
    pub(super) fn remedies(&mut self, label: Phrase, options: Vec<(String, serde_json::Value)>) {
        let label = label.get(self.lang).to_owned();
        self.push(label, "", Entry::Remedies { options });
    }

    pub(super) fn number(&mut self, label: Phrase, path: &str, value: Option<f64>, unit: &str) {
        self.plain(label.get(self.lang).to_owned(), path, value, unit);
    }

    pub(super) fn plain(&mut self, label: String, path: &str, value: Option<f64>, unit: &str) {
        let entry = Entry::Number {
            value,
            kind: EntryKind::Plain,
            unit: unit.to_owned(),
        };
        self.push(label, path, entry);
    }

    pub(super) fn percent(&mut self, label: Phrase, path: &str, value: Option<f64>) {
        self.share(label.get(self.lang).to_owned(), path, value);
    }

    pub(super) fn share(&mut self, label: String, path: &str, value: Option<f64>) {
        let entry = Entry::Number {
            value,
            kind: EntryKind::Percent,
            unit: String::new(),
        };
        self.push(label, path, entry);
    }

    pub(super) fn done(self) -> Vec<Control> {
        self.controls
    }
}

/// The numbers of several givens.
pub(super) fn values(of: &[Given]) -> Vec<f64> {
    of.iter().map(|given| given.value).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::chart::{Ink, Palette};

    #[test]
    fn of_five_lines_only_what_was_counted_is_grey_and_no_two_look_alike() {
        for palette in [Palette::light(), Palette::dark()] {
            let ink = |place| palette.rgb(Ink::Mark(series("", place, Vec::new()).swatch));
            let inks = [0, 1, 2, 3, 4].map(|place| {
                let (red, green, blue) = ink(place);
                [red, green, blue].map(i32::from)
            });
            for (place, one) in inks.iter().enumerate() {
                let (most, least) = (one.iter().max(), one.iter().min());
                let colour = most.zip(least).map_or(0, |(most, least)| most - least);
                assert_eq!(place == 0, colour < 60, "{place} of {palette:?}");
                for other in &inks[..place] {
                    let apart: i32 = one.iter().zip(other).map(|(a, b)| (a - b).abs()).sum();
                    assert!(apart >= 70, "{place} of {palette:?}");
                }
            }
        }
    }
}
