//! Who of the open customers is to be spoken to this week or month (M35).

use super::super::fields::{Fields as SchemeFields, json_of};
use super::super::movement_controls::scheme_choice;
use super::super::{Control, Sheet, SheetAnswer, SheetTable};
use super::fields::Fields;
use super::page::{Answer, Page};
use crate::chart::figures::{numbers, words as words_column};
use crate::chart::{Cell, Column, Table};
use crate::explain::{Explained, Expr, Source, Unit, ValueSymbol as S};
use crate::ingest::Texts;
use crate::report::lifetime::Listing;
use crate::segment::SegmentName;
use crate::text::explain::symbol_name;
use crate::text::mask::masked;
use crate::text::number::{count, currency_unit, fixed, plain};
use crate::text::segments::segment;
use crate::text::ui::sheet_value::{care as words, guides, named};
use crate::text::{Lang, names, value_names};
use crate::units::{Currency, Day};
use crate::value::{Care, CareClass, CareRow, CareRules, CareTime, ValueError};

/// Customers that the page shows; a file has all.
const LISTED: usize = 50;

/// The heads of a list that leaves, and the cells of a customer under them.
type CareColumns<'a> = (&'a [Column], &'a dyn Fn(u32) -> Vec<Cell>);

/// What is known of the open customers beside who is due.
#[derive(Clone, Copy)]
pub struct CareKnown<'a> {
    /// Ids by number.
    pub ids: &'a Texts,
    /// Kept columns that hold days.
    pub columns: &'a [String],
    /// Customers whose column gave no day.
    pub unread: u64,
    /// Where the whole list leaves: the heads every list of customers has, the first two the customer
    /// and the segment, and the cells of a customer under them.
    pub leaving: Option<CareColumns<'a>>,
}

/// The sheet, or which field must be otherwise.
pub fn cared(
    lang: Lang,
    currency: Currency,
    rules: &CareRules,
    found: Result<Care, ValueError>,
    known: CareKnown<'_>,
    listing: Listing,
) -> SheetAnswer {
    let page = Page {
        lang,
        currency,
        source: String::new(),
    };
    let segments: Vec<SegmentName> = found
        .as_ref()
        .map(|it| it.segments.iter().map(|it| it.name.clone()).collect())
        .unwrap_or_default();
    let rhythm = rhythm(lang, currency, rules);
    let answer = found.map_err(|error| rhythm.refusal(&error));
    let mut controls = care_controls(lang, rules, &segments, known.columns);
    controls.extend(rhythm.into_controls());
    match answer {
        Ok(found) => Sheet {
            controls,
            ..sheet(&page, rules, &found, known, listing)
        }
        .into(),
        Err(refusal) => SheetAnswer::Lacking { refusal, controls },
    }
}

/// What decides who is in which class, and from when and until when is counted.
pub fn care_controls(
    lang: Lang,
    rules: &CareRules,
    segments: &[SegmentName],
    columns: &[String],
) -> Vec<Control> {
    let mut fields = SchemeFields::new(lang, "care", words::CALENDAR.get(lang));
    scheme_choice(
        lang,
        &mut fields,
        words::CARE_SCHEME,
        "scheme",
        &rules.scheme,
    );
    let times = [
        (words::THIS_WEEK, CareTime::Week),
        (words::THIS_MONTH, CareTime::Month),
    ];
    fields.pick(words::CARE_TIME, "time", &rules.time, times);
    let mut only = vec![(
        words::EVERY_CLASS.get(lang).to_owned(),
        json_of(&None::<CareClass>),
    )];
    only.extend(CareClass::ALL.map(|it| {
        let name = value_names::care_class(lang, it).to_owned();
        (name, json_of(&Some(it)))
    }));
    let chosen = rules.only.map_or(0, |it| 1 + it as usize);
    fields.choice(words::CARE_ONLY, "only", Some(chosen), only);
    let last = (
        words::LAST_ORDER.get(lang).to_owned(),
        json_of(&None::<String>),
    );
    let of_columns = columns
        .iter()
        .map(|name| (name.clone(), json_of(&Some(name))));
    let chosen = match &rules.since {
        None => Some(0),
        Some(name) => columns.iter().position(|it| it == name).map(|it| it + 1),
    };
    let options = [last].into_iter().chain(of_columns).collect();
    fields.choice(words::CARE_SINCE, "since", chosen, options);
    let classes = rules.classes_of(segments);
    for (place, class) in CareClass::ALL
        .into_iter()
        .enumerate()
        .filter(|_| !segments.is_empty())
    {
        let name = value_names::care_class(lang, class);
        fields.group(name);
        let here = |it: &SegmentName| {
            let at = segments.iter().position(|segment| segment == it);
            at.is_some_and(|at| classes[at] == Some(class))
        };
        let now: Vec<&SegmentName> = segments.iter().filter(|it| here(it)).collect();
        let options = segments.iter().map(|it| {
            let is_on = here(it);
            let mut switched = now.clone();
            match is_on {
                true => switched.retain(|of| *of != it),
                false => switched.push(it),
            }
            (segment(lang, it), is_on, json_of(&switched))
        });
        fields.checks(
            words::CARE_CLASSES,
            &format!("classes/{place}"),
            options.collect(),
        );
    }
    fields.done()
}

fn rhythm(lang: Lang, currency: Currency, rules: &CareRules) -> Fields {
    let mut fields = Fields::new(lang, currency);
    fields.below("care");
    fields.group(words::RHYTHM.get(lang));
    let classes = CareClass::ALL.into_iter().zip(rules.rhythm.days);
    for (place, (class, days)) in classes.enumerate() {
        let path = format!("rhythm/days/{place}");
        let number = fields.given(path, S::ContactDays, days, Unit::Days);
        let name = value_names::care_class(lang, class);
        fields.add(number.at(place + 1).named(name));
    }
    fields
}

fn sheet(
    page: &Page,
    rules: &CareRules,
    found: &Care,
    known: CareKnown<'_>,
    listing: Listing,
) -> Sheet {
    let lang = page.lang;
    let customers =
        |symbol, of: u64| Explained::given(symbol, of as f64, Unit::Customers, Source::File);
    let of_class = |class: CareClass| {
        let rows = found.rows.iter().filter(|it| it.class == class);
        let late = rows.clone().filter(|it| it.days_late > 0).count() as u64;
        (late, rows.count() as u64 - late)
    };
    let sums = CareClass::ALL.map(of_class);
    let late = customers(S::LateCustomers, sums.iter().map(|it| it.0).sum());
    let coming = customers(S::ComingCustomers, sums.iter().map(|it| it.1).sum());
    let both = Expr::Sum(vec![late.as_input(), coming.as_input()]);
    let due = Explained::new(S::DueCustomers, Unit::Customers, both);
    let until = names::day(lang, found.until);
    let parts = [("until", &*until)];
    let phrase = match rules.time {
        CareTime::Week => words::due_week,
        CareTime::Month => words::due_month,
    };
    let mut answer = match found.rows.is_empty() {
        true => Answer::default().clause(named(page.say(words::DUE_NOBODY), &parts), []),
        false => Answer::default().clause(named(phrase(due.value()).get(lang), &parts), [&due]),
    };
    if late.value() > 0.0 {
        answer = answer.clause(words::due_late(late.value()).get(lang), [&late]);
    }
    let mut sheet = page.counted(answer, words::DUE_METHOD);
    let class_names = CareClass::ALL.map(|it| value_names::care_class(lang, it).to_owned());
    // One group, so that all bars have one scale.
    let kinds = [S::LateCustomers, S::ComingCustomers];
    let mut names = Vec::with_capacity(6);
    let mut bars = Vec::with_capacity(6);
    for (class, (late, coming)) in class_names.iter().zip(sums) {
        for (symbol, of) in kinds.into_iter().zip([late, coming]) {
            names.push([class.as_str(), symbol_name(lang, symbol.into())].join(" · "));
            bars.push(Some(customers(symbol, of)));
        }
    }
    let measure = page.measure(page.say(words::DUE_LIST), &due);
    let heads = (words::CLASS, names);
    let figure = page.bars(&sheet, words::DUE_FIGURE, heads, vec![(measure, bars)]);
    sheet.figures.push(figure);
    sheet.tables.push(list(page, found, known, rules, listing));
    sheet.tables.push(classes(page, rules, found));
    sheet.tables.push(page.guide(&guides::CARE_CLASSES));
    sheet.tables.push(page.guide(&guides::CARE_RULES));
    let today = names::day(lang, found.today);
    let note = named(page.say(words::CARE_TODAY), &[("day", &*today)]);
    sheet.notes.push(note);
    if let Some(column) = rules.since.as_ref().filter(|_| known.unread > 0) {
        let unread = count(lang, known.unread);
        let parts = [("column", column.as_str()), ("count", &*unread)];
        sheet
            .notes
            .push(named(page.say(words::SINCE_UNREAD), &parts));
    }
    sheet
}

/// The customers one by one.
fn list(
    page: &Page,
    found: &Care,
    known: CareKnown<'_>,
    rules: &CareRules,
    listing: Listing,
) -> SheetTable {
    let lang = page.lang;
    let day = |day: Option<Day>| match day {
        Some(day) => Cell {
            exact: day.iso(),
            ..Cell::text(names::day(lang, day))
        },
        None => Cell::text("—"),
    };
    let row = |row: &CareRow| {
        let id = known.ids.get(row.customer as usize);
        let id = match listing {
            Listing::Shown => masked(id),
            Listing::Whole => id.to_owned(),
        };
        let name = found.segments.get(row.segment).map(|it| &it.name);
        let revenue = row.revenue.units();
        vec![
            Cell::text(id),
            day(Some(row.due)),
            Cell::text(row.days_late.to_string()),
            Cell::text(value_names::care_class(lang, row.class)),
            Cell::text(name.map_or(String::new(), |name| segment(lang, name))),
            day(row.last),
            Cell {
                exact: plain(revenue),
                ..Cell::text(fixed(revenue, 2))
            },
        ]
    };
    let is_listed = |row: &&CareRow| rules.only.is_none_or(|it| it == row.class);
    let listed = || found.rows.iter().filter(is_listed);
    let all = listed().count();
    let (note, most) = match listing {
        Listing::Shown if all > LISTED => {
            let (listed, all) = (LISTED.to_string(), count(lang, all as u64));
            let parts = [("count", &*listed), ("all", &*all)];
            (named(page.say(words::DUE_SHOWN), &parts), LISTED)
        }
        Listing::Shown | Listing::Whole => (page.say(words::DUE_ORDER).to_owned(), all),
    };
    let since = match rules.since {
        Some(_) => words::LAST,
        None => words::LAST_ORDER,
    };
    let title = page.say(words::DUE_LIST);
    let title = match rules.only {
        Some(class) => [title, value_names::care_class(lang, class)].join(lang.pick("：", ": ")),
        None => title.to_owned(),
    };
    let due = [
        words_column(page.say(words::DUE_DAY)),
        numbers(page.say(words::LATE), page.say(words::DAYS)),
        words_column(page.say(words::CLASS)),
    ];
    let table = match known.leaving {
        // What leaves has the columns of every list of customers, and the due day beside the customer.
        Some((heads, cells)) => {
            let mut columns = heads.to_vec();
            columns.splice(1..1, due);
            let rows = listed().take(most).map(|it| {
                let own = row(it).into_iter().skip(1).take(3);
                let mut cells = cells(it.customer);
                cells.splice(1..1, own);
                cells
            });
            let mut table = Table {
                rows: rows.collect(),
                columns,
            };
            if rules.since.is_some() {
                table.columns.insert(4, words_column(page.say(since)));
                for (cells, it) in table.rows.iter_mut().zip(listed()) {
                    cells.insert(4, day(it.last));
                }
            }
            table
        }
        None => {
            let mut columns = vec![words_column(page.say(words::ACCOUNT))];
            columns.extend(due);
            columns.extend([
                words_column(page.say(words::SEGMENT)),
                words_column(page.say(since)),
                numbers(page.say(words::REVENUE), currency_unit(lang, page.currency)),
            ]);
            Table {
                columns,
                rows: listed().take(most).map(row).collect(),
            }
        }
    };
    SheetTable { title, note, table }
}

/// Which class each segment is in, and how many of it are due.
fn classes(page: &Page, rules: &CareRules, found: &Care) -> SheetTable {
    let lang = page.lang;
    let rows = || found.segments.iter();
    let mut columns = page.columns(words::SEGMENT, rows().map(|it| segment(lang, &it.name)));
    let class = |class: Option<CareClass>| match class {
        Some(class) => value_names::care_class(lang, class),
        None => page.say(words::NO_CLASS),
    };
    let of_rows = rows().map(|it| class(it.class).to_owned());
    columns.say(page.say(words::CLASS), of_rows.collect());
    let every = rows().map(|it| {
        let days = rules.rhythm.days[it.class? as usize];
        Some(Explained::of_given(S::ContactDays, days, Unit::Days))
    });
    columns.add(page.say(words::EVERY), every.collect());
    for (symbol, of) in [
        (
            S::LateCustomers,
            (|it| it.late) as fn(&crate::value::CareSegment) -> u64,
        ),
        (S::ComingCustomers, |it| it.to_come),
    ] {
        let customers = rows().map(|it| {
            let of = of(it) as f64;
            Some(Explained::given(symbol, of, Unit::Customers, Source::File))
        });
        let customers: Vec<Option<Explained>> = customers.collect();
        page.column(&mut columns, customers.iter().map(Option::as_ref));
    }
    page.table(words::DUE_CLASSES, columns)
}
