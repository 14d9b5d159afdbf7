//! The rows of the list of customers, fetched window by window while somebody scrolls.

use std::collections::BTreeMap;

use kezhi::engine::route::Route;
use kezhi::engine::{Look, PageExportOf, PageRequest, heard};
use kezhi::report::{ListHead, ListLine, Topic, at, with};
use kezhi::scenario::DataRef;
use kezhi::text::Lang;
use kezhi::units::Currency;
use leptos::prelude::*;
use serde_json::Value;
use wasm_bindgen_futures::spawn_local;

use super::report::look;
use super::sheets::CUSTOMERS;
use super::{Problem, Reports, Session, Settings, Sheets, memo};
use crate::route;

/// Rows of one question.
const CHUNK: u64 = 100;
/// Chunks that are kept.
const MOST_CHUNKS: usize = 40;

/// All that decides the list.
#[derive(Debug, Clone, PartialEq)]
struct About {
    data: DataRef,
    look: Look,
    scheme: Value,
    query: Value,
    lang: Lang,
    currency: Currency,
}

/// Heads and length of the list.
#[derive(Debug, Clone, Default, PartialEq)]
pub(crate) struct ListFrame {
    /// The columns.
    pub(crate) heads: Vec<ListHead>,
    /// Rows in all.
    pub(crate) total: u64,
}

/// What takes the focus once it is shown.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Focus {
    /// The way back of a card that was opened from the list.
    Card,
    /// The list, after a card.
    List,
}

/// The list.
#[derive(Clone, Copy)]
pub(crate) struct Customers {
    sheets: Sheets,
    reports: Reports,
    about: Memo<Option<About>>,
    /// Only ids with this text; not kept with the question, since it may be somebody's number.
    pub(crate) search: RwSignal<String>,
    /// Heads and length; none until the first answer.
    pub(crate) frame: RwSignal<Option<ListFrame>>,
    chunks: RwSignal<BTreeMap<u64, Vec<ListLine>>>,
    /// The row the keys are on.
    pub(crate) active: RwSignal<u64>,
    focus: StoredValue<Option<Focus>>,
    /// First and last row in view.
    view: StoredValue<(u64, u64)>,
    /// Counts lists: an answer about any but the last is dropped.
    list: StoredValue<u64>,
    is_asking: StoredValue<bool>,
    /// Another list is wanted, and nothing of it has come: the one before stands.
    is_other: StoredValue<bool>,
    /// What the rows in the page are of.
    listed: StoredValue<Option<About>>,
}

impl Customers {
    /// Starts to follow the topic; to be called once.
    pub(crate) fn start(session: Session, reports: Reports, sheets: Sheets) -> Customers {
        let settings = Settings::here();
        let search = RwSignal::new(String::new());
        let about = memo(move || {
            let topic = sheets.open.get().filter(|it| it.slug == CUSTOMERS)?;
            let question = sheets.settled_now(&topic);
            let query = at(&question, "customers/query")?;
            let query = with(query, "search", Value::from(search.get()))?;
            let currency = session
                .assumptions
                .with(|it| it.as_ref().map(|it| it.currency));
            Some(About {
                data: session.data.get(),
                look: look(session)?,
                scheme: at(&question, "customers/scheme")?.clone(),
                query,
                lang: settings.lang.get(),
                currency: currency.unwrap_or_default(),
            })
        });
        let customers = Customers {
            sheets,
            reports,
            about,
            search,
            frame: RwSignal::new(None),
            chunks: RwSignal::new(BTreeMap::new()),
            active: RwSignal::new(0),
            focus: StoredValue::new(None),
            view: StoredValue::new((0, 0)),
            list: StoredValue::new(0),
            is_asking: StoredValue::new(false),
            is_other: StoredValue::new(false),
            listed: StoredValue::new(None),
        };
        Effect::new(move |before: Option<Option<About>>| {
            let now = about.get();
            // Opening a card and coming back is the same list.
            if now.is_some() && before.as_ref().is_none_or(|it| *it != now) {
                customers.list.update_value(|it| *it += 1);
                customers.is_other.set_value(true);
                let data = |of: &Option<About>| of.as_ref().map(|it| it.data.clone());
                if customers.listed.with_value(data) != data(&now) {
                    // Rows of another file are not to be seen under this one.
                    customers.chunks.set(BTreeMap::new());
                }
                customers.fetch();
            }
            now.or(before.flatten())
        });
        Effect::new(move |before: Option<bool>| {
            let is_card = customers.is_card();
            if before == Some(false) && is_card {
                // The browser's own way forward leads to a card too.
                customers.focus.set_value(Some(Focus::Card));
            }
            if before == Some(true) && !is_card {
                let back = customers.is_listed().then_some(Focus::List);
                customers.focus.set_value(back);
            }
            is_card
        });
        customers
    }

    /// The list in context.
    pub(crate) fn here() -> Customers {
        expect_context()
    }

    /// True while the list is shown, not a card.
    pub(crate) fn is_listed(self) -> bool {
        let is_here = |open: &Option<Topic>| open.as_ref().is_some_and(|it| it.slug == CUSTOMERS);
        self.sheets.open.with(is_here) && !self.is_card()
    }

    /// True while a card is shown.
    pub(crate) fn is_card(self) -> bool {
        self.sheets.card.with(Option::is_some)
    }

    /// A row, if it has come already.
    pub(crate) fn row(self, place: u64) -> Option<ListLine> {
        self.chunks.with(|chunks| {
            let chunk = chunks.get(&(place / CHUNK))?;
            chunk.get((place % CHUNK) as usize).cloned()
        })
    }

    /// These rows are in view: those that are missing are asked for.
    pub(crate) fn look_at(self, first: u64, last: u64) {
        self.view.set_value((first, last));
        self.fetch();
    }

    /// Opens the card of a row; the back button leads back to the list.
    pub(crate) fn open(self, card: &str) {
        self.focus.set_value(Some(Focus::Card));
        route::go_to_topic(Route::Segments, &format!("{CUSTOMERS}/{card}"));
    }

    /// Where the list is.
    pub(crate) fn address() -> String {
        Route::Segments.to_topic(CUSTOMERS)
    }

    /// True once for a place that is to take the focus when it is there.
    pub(crate) fn takes_focus(self, place: Focus) -> bool {
        let is_it = self.focus.get_value() == Some(place);
        if is_it {
            self.focus.set_value(None);
        }
        is_it
    }

    /// What the list is sorted by, and whether the largest come first.
    pub(crate) fn sorted(self) -> Option<(String, bool)> {
        self.about.with(|about| {
            let query = &about.as_ref()?.query;
            let by = at(query, "sort")?.as_str()?.to_owned();
            Some((by, at(query, "is_descending")?.as_bool()?))
        })
    }

    /// Sorts by a column; once more, the other way round.
    pub(crate) fn sort(self, head: &ListHead) {
        let is_descending = match untrack(|| self.sorted()) {
            Some((by, is_descending)) if by == head.sort => !is_descending,
            _ => head.numeric,
        };
        let query = untrack(|| {
            let topic = self.sheets.open.get()?;
            let question = self.sheets.asked_now(&topic);
            let query = at(&question, "customers/query")?;
            let query = with(query, "sort", Value::from(head.sort.clone()))?;
            with(&query, "is_descending", Value::from(is_descending))
        });
        if let Some(query) = query {
            self.sheets.enter("customers/query", query);
        }
    }

    /// The whole list, to be asked for as a file; none where there is no list.
    pub(crate) fn listed(self) -> Option<PageExportOf> {
        let About {
            look,
            scheme,
            query,
            ..
        } = self.about.get_untracked()?;
        Some(PageExportOf::Customers {
            look,
            scheme,
            query,
        })
    }

    /// Asks for the first chunk in view that is missing, one at a time.
    fn fetch(self) {
        let is_other = self.is_other.get_value();
        let about = match is_other {
            true => self.about.get_untracked(),
            false => self.listed.get_value(),
        };
        let missing = || {
            if is_other {
                return Some(0);
            }
            let (first, last) = self.view.get_value();
            let total = self
                .frame
                .with_untracked(|it| it.as_ref().map(|it| it.total));
            self.chunks.with_untracked(|chunks| {
                (first / CHUNK..=last / CHUNK)
                    .filter(|chunk| total.is_none_or(|total| chunk * CHUNK < total.max(1)))
                    .find(|chunk| !chunks.contains_key(chunk))
            })
        };
        let (false, Some(about), Some(chunk)) = (self.is_asking.get_value(), about, missing())
        else {
            return;
        };
        self.is_asking.set_value(true);
        let list = self.list.get_value();
        spawn_local(async move {
            let answer = self.ask(about.clone(), chunk).await;
            if self.is_asking.try_set_value(false).is_some() {
                return;
            }
            let is_last = self.list.try_get_value() == Some(list);
            match answer {
                Ok(heard::OfCustomerRows { customer_rows }) if is_last => {
                    if is_other {
                        self.is_other.set_value(false);
                        self.listed.set_value(Some(about));
                        self.chunks.set(BTreeMap::new());
                        self.active.set(0);
                    }
                    self.frame.set(Some(ListFrame {
                        heads: customer_rows.heads,
                        total: customer_rows.total,
                    }));
                    self.keep(chunk, customer_rows.rows);
                    self.fetch();
                }
                Ok(_) => self.fetch(),
                Err(_) if !is_last => self.fetch(),
                // What the question lacks is told by its sheet; the last good list stands.
                Err(_) => self.is_other.set_value(false),
            }
        });
    }

    async fn ask(self, about: About, chunk: u64) -> Result<heard::OfCustomerRows, Problem> {
        let window = with(&about.query, "offset", Value::from(chunk * CHUNK))
            .and_then(|query| with(&query, "limit", Value::from(CHUNK)));
        let request = PageRequest::CustomerRows {
            look: about.look,
            scheme: about.scheme,
            query: window.unwrap_or(about.query),
            lang: about.lang,
            currency: about.currency,
        };
        self.reports.answer(&about.data, &request).await
    }

    /// Keeps a chunk, and lets go of the one farthest from it.
    fn keep(self, chunk: u64, rows: Vec<ListLine>) {
        self.chunks.update(|chunks| {
            chunks.insert(chunk, rows);
            if chunks.len() > MOST_CHUNKS {
                let farthest = chunks.keys().copied().max_by_key(|it| it.abs_diff(chunk));
                if let Some(farthest) = farthest {
                    chunks.remove(&farthest);
                }
            }
        });
    }
}
