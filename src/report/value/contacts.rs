//! The calendar of contacts (M35).

use super::super::{Sheet, SheetTable};
use super::fields::Fields;
use super::page::{Answer, Page};
use crate::chart::figures::{numbers, words as words_column};
use crate::chart::{Cell, Table};
use crate::explain::{Explained, Source, Unit, ValueSymbol as S};
use crate::text::ui::sheet_value::{care as words, guides, named, numbered};
use crate::text::{Lang, names, value_names};
use crate::units::Day;
use crate::value::{CareClass, Contact, ContactInputs, Contacted, Key};

/// Accounts whose class is a field of its own.
const SHOWN: usize = 24;
/// Contacts that are listed.
const LISTED: usize = 400;

fn name(lang: Lang, key: &Key) -> String {
    match key {
        Key::Place(place) => numbered(lang, words::ACCOUNT, *place as usize),
        key => value_names::key(lang, key),
    }
}

pub(super) fn fields(fields: &mut Fields, inputs: &ContactInputs) {
    let lang = fields.lang;
    fields.group(words::RHYTHM.get(lang));
    let classes = CareClass::ALL.into_iter().zip(inputs.rhythm.days);
    for (place, (class, days)) in classes.enumerate() {
        let path = format!("rhythm/days/{place}");
        let number = fields.given(path, S::ContactDays, days, Unit::Days);
        let name = value_names::care_class(lang, class);
        fields.add(number.at(place + 1).named(name));
    }
    fields.group(words::CALENDAR.get(lang));
    fields.day("from", words::FROM, inputs.from);
    fields.day("to", words::TO, inputs.to);
    fields.means(S::CalendarDays);
    if inputs.accounts.len() > SHOWN {
        return;
    }
    fields.group(words::CLASS_OF.get(lang));
    let fresh = Contacted {
        name: fields.fresh_name(inputs.accounts.len()),
        class: CareClass::Ordinary,
        last: None,
    };
    fields.list("accounts", &inputs.accounts, SHOWN, fresh);
    for (place, account) in inputs.accounts.iter().enumerate() {
        let options = CareClass::ALL.map(|class| {
            let name = value_names::care_class(lang, class).to_owned();
            (name, class)
        });
        let called = name(lang, &account.name);
        fields.renamed(&format!("accounts/{place}/name"), &called);
        let path = format!("accounts/{place}/class");
        let chosen = Some(account.class as usize);
        fields.choice(&path, words::CLASS.get(lang), chosen, options);
        if let Some(last) = account.last {
            fields.day(&format!("accounts/{place}/last"), words::LAST, last);
        }
    }
}

/// How often each class is spoken to, month by month.
fn by_month(page: &Page, inputs: &ContactInputs, calendar: &[Contact]) -> SheetTable {
    let month = |day: Day| {
        let (year, month, _) = day.civil();
        12 * year + month as i32 - 1
    };
    let months: Vec<i32> = (month(inputs.from)..=month(inputs.to)).collect();
    let name = |month: &i32| format!("{}-{:02}", month.div_euclid(12), month.rem_euclid(12) + 1);
    let mut columns = page.columns(words::MONTH, months.iter().map(name));
    for class in CareClass::ALL {
        let count = |&of: &i32| {
            let contacts = calendar.iter();
            let contacts = contacts.filter(|it| it.class == class && month(it.day) == of);
            let count = contacts.count() as f64;
            let of = Explained::given(S::MonthContacts, count, Unit::Contacts, Source::Derived);
            Some(of)
        };
        let name = value_names::care_class(page.lang, class);
        columns.add(name, months.iter().map(count).collect());
    }
    page.table(words::BY_MONTH, columns)
}

pub(super) fn sheet(page: &Page, inputs: &ContactInputs, calendar: &[Contact]) -> Sheet {
    let lang = page.lang;
    let day = |day| names::day(lang, day);
    let (from, to) = (day(inputs.from), day(inputs.to));
    let count = calendar.len().to_string();
    let parts = [("from", &*from), ("to", &*to), ("count", &*count)];
    let mut answer = Answer::default().clause(named(page.say(words::CONTACTS), &parts), []);
    if let Some(first) = calendar.first() {
        let (when, who) = (day(first.day), name(lang, &first.name));
        let parts = [("day", &*when), ("name", &*who)];
        answer = answer.clause(named(page.say(words::CONTACTS_FIRST), &parts), []);
    }
    let late = calendar.iter().filter(|it| it.days_late > 0).count();
    if late > 0 {
        let late = late.to_string();
        answer = answer.clause(
            named(page.say(words::CONTACTS_LATE), &[("count", &late)]),
            [],
        );
    }
    let mut sheet = page.sheet(answer, words::CONTACTS_METHOD);
    let by_month = by_month(page, inputs, calendar);
    let titles = (words::CLASS, words::MONTH);
    let figure = page.grid(&sheet, words::BY_MONTH, titles, &by_month.table);
    sheet.figures.extend(figure);
    let row = |contact: &Contact| {
        vec![
            Cell {
                exact: contact.day.iso(),
                ..Cell::text(day(contact.day))
            },
            Cell::text(name(lang, &contact.name)),
            Cell::text(value_names::care_class(lang, contact.class)),
            Cell::text(contact.days_late.to_string()),
        ]
    };
    sheet.tables.push(SheetTable {
        title: page.say(words::CALENDAR).to_owned(),
        note: String::new(),
        table: Table {
            columns: vec![
                words_column(page.say(words::DAY)),
                words_column(page.say(words::ACCOUNT)),
                words_column(page.say(words::CLASS)),
                numbers(page.say(words::LATE), page.say(words::DAYS)),
            ],
            rows: calendar.iter().take(LISTED).map(row).collect(),
        },
    });
    sheet.tables.push(by_month);
    sheet.tables.push(page.guide(&guides::CARE_CLASSES));
    sheet.tables.push(page.guide(&guides::CARE_RULES));
    if calendar.len() > LISTED {
        let listed = LISTED.to_string();
        sheet
            .notes
            .push(named(page.say(words::LISTED), &[("count", &listed)]));
    }
    sheet
}
