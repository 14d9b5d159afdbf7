//! The calendar of contacts (M35).

use super::super::{Sheet, SheetTable};
use super::fields::Fields;
use super::page::{Answer, Page};
use crate::chart::figures::{numbers, words as words_column};
use crate::chart::{Cell, Table};
use crate::explain::{Unit, ValueSymbol as S};
use crate::text::ui::sheet_value::{care as words, guides, named, numbered};
use crate::text::{Lang, names, value_names};
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
