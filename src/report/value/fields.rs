//! The inputs of a value model as fields, and the field an error is about.

use serde::Serialize;
use serde_json::Value;

use super::super::{Control, Entry, Refusal};
use crate::explain::{Given, Symbol, Unit};
use crate::text::explain::{symbol_name, unit_name};
use crate::text::ui::Phrase;
use crate::text::ui::sheet as sheet_words;
use crate::text::ui::sheet_value::{self as words, capital, numbered};
use crate::text::{EntryKind, Lang, value_errors};
use crate::units::{Currency, Day, Period};
use crate::value::{Key, Problem, ValueError};

/// The fields of one model, in the order they are shown.
pub(super) struct Fields {
    pub(super) lang: Lang,
    currency: Currency,
    /// Place of the model's inputs in the question.
    base: String,
    group: String,
    pub(super) fields: Vec<Field>,
    has_money: bool,
}

/// A field and what a model calls it.
pub(super) struct Field {
    pub(super) symbol: Option<Symbol>,
    pub(super) place: Option<usize>,
    pub(super) is_required: bool,
    pub(super) control: Control,
}

/// A number of a model that is to become a field.
pub(super) struct Number {
    path: String,
    label: Option<String>,
    symbol: Symbol,
    place: Option<usize>,
    value: Option<f64>,
    unit: Unit,
    is_required: bool,
}

impl Number {
    /// The `place`-th of several of its kind, from 1, as the model's errors count.
    pub(super) fn at(mut self, place: usize) -> Number {
        self.place = Some(place);
        self
    }

    /// Under another name than its quantity's.
    pub(super) fn named(mut self, label: impl Into<String>) -> Number {
        self.label = Some(label.into());
        self
    }
}

impl Fields {
    pub(super) fn new(lang: Lang, currency: Currency) -> Fields {
        Fields {
            lang,
            currency,
            base: String::new(),
            group: sheet_words::CONTROLS.get(lang).to_owned(),
            fields: Vec::new(),
            has_money: false,
        }
    }

    /// The fields that follow lie below this place.
    pub(super) fn below(&mut self, base: &str) {
        self.base = base.to_owned();
    }

    /// The fields that follow stand in this group.
    pub(super) fn group(&mut self, name: impl Into<String>) {
        self.group = name.into();
    }

    /// A number with its source.
    pub(super) fn given(
        &self,
        path: impl Into<String>,
        symbol: impl Into<Symbol>,
        given: Given,
        unit: Unit,
    ) -> Number {
        self.bare(path, symbol, given.value, unit)
    }

    /// A number that may be left out.
    pub(super) fn optional(
        &self,
        path: impl Into<String>,
        symbol: impl Into<Symbol>,
        given: Option<Given>,
        unit: Unit,
    ) -> Number {
        let number = self.given(
            path,
            symbol,
            given.unwrap_or(Given::assumed(f64::NAN)),
            unit,
        );
        Number {
            is_required: false,
            ..number
        }
    }

    /// A number whose source stands elsewhere.
    pub(super) fn bare(
        &self,
        path: impl Into<String>,
        symbol: impl Into<Symbol>,
        value: f64,
        unit: Unit,
    ) -> Number {
        Number {
            path: path.into(),
            label: None,
            symbol: symbol.into(),
            place: None,
            value: Some(value).filter(|value| value.is_finite()),
            unit,
            is_required: true,
        }
    }

    /// A count that may be left out.
    pub(super) fn count(
        &self,
        path: impl Into<String>,
        symbol: impl Into<Symbol>,
        count: Option<u32>,
        unit: Unit,
    ) -> Number {
        let value = count.map_or(f64::NAN, f64::from);
        Number {
            is_required: false,
            ..self.bare(path, symbol, value, unit)
        }
    }

    /// Takes a number in.
    pub(super) fn add(&mut self, number: Number) {
        let lang = self.lang;
        let label = number
            .label
            .unwrap_or_else(|| capital(symbol_name(lang, number.symbol)));
        // A part of a whole is written with its sign.
        let (kind, unit) = match number.unit {
            Unit::Percent => (EntryKind::Percent, String::new()),
            unit => (EntryKind::Plain, unit_name(lang, unit, self.currency)),
        };
        self.has_money |= number.unit.is_money();
        let entry = Entry::Number {
            value: number.value,
            kind,
            unit,
        };
        self.fields.push(Field {
            symbol: Some(number.symbol),
            place: number.place,
            is_required: number.is_required,
            control: Control {
                group: self.group.clone(),
                label,
                path: self.path(&number.path),
                entry,
                note: String::new(),
            },
        });
    }

    /// One of several.
    pub(super) fn choice<T: Serialize>(
        &mut self,
        path: &str,
        label: impl Into<String>,
        chosen: Option<usize>,
        options: impl IntoIterator<Item = (String, T)>,
    ) {
        let options = options
            .into_iter()
            .map(|(name, value)| (name, serde_json::to_value(value).unwrap_or_default()))
            .collect::<Vec<(String, Value)>>();
        self.plain(path, label, Entry::Choice { chosen, options });
    }

    /// One of a few, each with its words.
    pub(super) fn one_of<T: Serialize + PartialEq + Copy, const N: usize>(
        &mut self,
        path: &str,
        label: Phrase,
        chosen: T,
        options: [(Phrase, T); N],
    ) {
        let lang = self.lang;
        let place = options.iter().position(|(_, it)| *it == chosen);
        let options = options.map(|(name, value)| (name.get(lang).to_owned(), value));
        self.choice(path, label.get(lang), place, options);
    }

    /// A day.
    pub(super) fn day(&mut self, path: &str, label: Phrase, day: Day) {
        self.day_or(path, label, Some(day), Some(day));
    }

    /// A day; emptied, it is the usual one.
    pub(super) fn day_or(
        &mut self,
        path: &str,
        label: Phrase,
        value: Option<Day>,
        otherwise: Option<Day>,
    ) {
        let entry = Entry::Day { value, otherwise };
        self.plain(path, label.get(self.lang), entry);
    }

    /// Words: what is entered stands in their place.
    pub(super) fn text(&mut self, path: &str, label: Phrase, words: &str) {
        let value = words.to_owned();
        self.plain(path, label.get(self.lang), Entry::Text { value });
    }

    /// A name, be it the program's so far: what is entered stands in its place.
    pub(super) fn renamed(&mut self, path: &str, name: &str) {
        let value = name.to_owned();
        self.plain(path, words::NAME.get(self.lang), Entry::Text { value });
    }

    /// What the control that came last says besides.
    pub(super) fn note(&mut self, note: Phrase) {
        if let Some(last) = self.fields.last_mut() {
            last.control.note = note.get(self.lang).to_owned();
        }
    }

    /// Errors of this quantity are those of the control that came last.
    pub(super) fn means(&mut self, symbol: impl Into<Symbol>) {
        if let Some(last) = self.fields.last_mut() {
            last.symbol = Some(symbol.into());
        }
    }

    /// A list that can grow by `fresh` and shrink, but not to nothing nor beyond `most`.
    pub(super) fn list<T: Serialize + Clone>(
        &mut self,
        path: &str,
        all: &[T],
        most: usize,
        fresh: T,
    ) {
        let more = all.iter().cloned().chain([fresh]).collect::<Vec<T>>();
        let more = (all.len() < most).then_some(more);
        let less = all.split_last().map(|(_, rest)| rest.to_vec());
        self.longer_or_shorter(path, more, less.filter(|rest| !rest.is_empty()));
    }

    /// Inputs with one more entry, and with one less.
    pub(super) fn longer_or_shorter<T: Serialize>(
        &mut self,
        path: &str,
        more: Option<T>,
        less: Option<T>,
    ) {
        let named = |words: Phrase, of: Option<T>| {
            let value = serde_json::to_value(of?).unwrap_or_default();
            Some((words.get(self.lang).to_owned(), value))
        };
        let more = named(words::ONE_MORE, more);
        let less = named(words::ONE_LESS, less);
        let options: Vec<_> = more.into_iter().chain(less).collect();
        if !options.is_empty() {
            self.plain(path, words::LIST.get(self.lang), Entry::Actions { options });
        }
    }

    /// The name of one more of so many.
    pub(super) fn fresh_name(&self, count: usize) -> Key {
        Key::Name(numbered(self.lang, words::NEW, count + 1))
    }

    /// Things to do, each with what then stands at the place.
    pub(super) fn actions(&mut self, path: &str, label: Phrase, options: Vec<(String, Value)>) {
        self.plain(path, label.get(self.lang), Entry::Actions { options });
    }

    fn plain(&mut self, path: &str, label: impl Into<String>, entry: Entry) {
        self.fields.push(Field {
            symbol: None,
            place: None,
            is_required: false,
            control: Control {
                group: self.group.clone(),
                label: label.into(),
                path: self.path(path),
                entry,
                note: String::new(),
            },
        });
    }

    /// The length of a period.
    pub(super) fn period(&mut self, path: &str, period: Period) {
        let options = [(words::MONTH, Period::Month), (words::YEAR, Period::Year)];
        self.one_of(path, words::PERIOD, period, options);
    }

    fn path(&self, path: &str) -> String {
        match (self.base.is_empty(), path.is_empty()) {
            (true, _) => path.to_owned(),
            (_, true) => self.base.clone(),
            _ => format!("{}/{path}", self.base),
        }
    }

    /// Some field is of money.
    pub(super) fn has_money(&self) -> bool {
        self.has_money
    }

    /// The first field that must be filled and is not.
    ///
    /// # Errors
    /// [`Refusal`] at that field.
    pub(super) fn filled(&self) -> Result<(), Refusal> {
        let is_empty = |field: &&Field| {
            let value = matches!(field.control.entry, Entry::Number { value: None, .. });
            field.is_required && value
        };
        let Some((field, symbol)) = self
            .fields
            .iter()
            .find(is_empty)
            .and_then(|field| Some((field, field.symbol?)))
        else {
            return Ok(());
        };
        let error = ValueError {
            field: symbol,
            place: field.place.map(|place| place as u32),
            problem: Problem::Missing,
        };
        Err(Refusal {
            words: self.words(&error, Some(field)),
            path: Some(field.control.path.clone()),
        })
    }

    /// An error of the model at its field.
    pub(super) fn refusal(&self, error: &ValueError) -> Refusal {
        let of_kind = || {
            self.fields
                .iter()
                .filter(|it| it.symbol == Some(error.field))
        };
        let place = error.place.map(|place| place as usize);
        let field = of_kind()
            .find(|it| it.place == place)
            .or_else(|| of_kind().find(|it| it.place.is_none()))
            .or_else(|| of_kind().next());
        // A field without a place is the only one of its kind: it needs no number.
        let exact = field.filter(|it| it.place == place || it.place.is_none());
        Refusal {
            words: self.words(error, exact),
            path: field.map(|it| it.control.path.clone()),
        }
    }

    /// The sentence of an error, which calls its field as the page does.
    fn words(&self, error: &ValueError, field: Option<&Field>) -> String {
        // What does not add up is the group, not one field of it.
        let group = field.map(|it| it.control.group.as_str());
        let group = group.filter(|it| !it.is_empty());
        if let (Problem::NotWhole { .. }, Some(group)) = (error.problem, group) {
            return value_errors::value_of(self.lang, error, &words::quoted(group));
        }
        match field.and_then(|field| self.called(field)) {
            Some(label) => value_errors::value_of(self.lang, error, &label),
            None => value_errors::value(self.lang, error),
        }
    }

    /// What the page calls the field of a number: by its quantity, its own name or its group, by
    /// whatever tells it from the others; none where nothing does.
    fn called(&self, field: &Field) -> Option<String> {
        let lang = self.lang;
        let Entry::Number { .. } = field.control.entry else {
            return None;
        };
        let Control { label, group, .. } = &field.control;
        let quantity = symbol_name(lang, field.symbol?);
        let name = match *label == capital(quantity) {
            true => quantity.to_owned(),
            false => words::quoted(label),
        };
        let alike = || self.fields.iter().filter(|it| it.control.label == *label);
        match alike().count() {
            1 => Some(name),
            // Within a group the field at fault is marked.
            _ if !group.is_empty() => {
                let parts = [("name", &*name), ("group", group)];
                Some(words::named(words::OF_GROUP.get(lang), &parts))
            }
            _ => None,
        }
    }

    pub(super) fn into_controls(self) -> Vec<Control> {
        self.fields.into_iter().map(|field| field.control).collect()
    }
}

/// The name of a variant as it stands in JSON.
pub(super) fn tag(value: &impl Serialize) -> String {
    match serde_json::to_value(value) {
        Ok(Value::Object(object)) => object.into_iter().next().map_or(String::new(), |it| it.0),
        Ok(Value::String(word)) => word,
        _ => String::new(),
    }
}
