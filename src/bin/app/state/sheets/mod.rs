//! Topics of the rooms, and the sheet of the one that is open.

mod entering;

use std::cell::Cell;
use std::rc::Rc;

use kezhi::engine::route::Route;
use kezhi::engine::{PageExportOf, PageRequest, SheetQuestion, heard};
use kezhi::explain::Carried;
use kezhi::ingest::Shape;
use kezhi::report::asking::{SchemePage, scheme_pages};
use kezhi::report::{
    Refusal, Sheet, SheetAnswer, Start, Topic, TopicRoom, footnotes_question, starts_of_study,
    with_card,
};
use kezhi::scenario::{CaseId, DataRef};
use kezhi::text::Lang;
use kezhi::units::Currency;
use leptos::prelude::*;
use serde_json::Value;
use wasm_bindgen_futures::spawn_local;

use super::report::{look, selected};
use super::{Problem, Reports, Session, Settings, memo};
use crate::ground::Ground;
use crate::timers;

/// Milliseconds within which an answer stands in the place of the last without a word.
const SOON: u32 = 300;

/// The topic whose customers have cards.
pub(super) const CUSTOMERS: &str = "customers";

/// A number of the open sheet.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum SheetNumber {
    /// Told in a sentence.
    Told(usize),
    /// In a table, by table, row and column.
    Cell(usize, usize, usize),
    /// In a table of the footnotes of the case on the table.
    Footnote(usize, usize, usize),
}

/// What a topic shows.
#[derive(Debug, Clone, PartialEq)]
struct Shown {
    /// What it answers. It never stands beside other data than those it was made from.
    asked: Asked,
    sheet: Sheet,
}

/// The topics and the last good sheet.
#[derive(Clone, Copy)]
pub(crate) struct Sheets {
    session: Session,
    reports: Reports,
    settings: Settings,
    /// The topics of all rooms, in the language of the page.
    pub(crate) topics: RwSignal<Vec<Topic>>,
    /// The schemes as their own pages have them.
    schemes: Memo<Vec<SchemePage>>,
    /// The topic that is open; none where the room shows its first page.
    pub(crate) open: Memo<Option<Topic>>,
    /// The customer whose card is open, as the address names them.
    pub(crate) card: Memo<Option<String>>,
    shown: RwSignal<Option<Shown>>,
    /// The sheet of the open topic; the last good one while another is under way.
    pub(crate) sheet: Memo<Option<Sheet>>,
    /// Where the document of the case on the table errs; none for a file.
    pub(crate) footnotes: RwSignal<Option<Sheet>>,
    /// Why the last question was refused; the last good sheet stands.
    pub(crate) refusal: RwSignal<Option<Refusal>>,
    /// What was entered where the last question was refused, by topic: its field shows it still, though
    /// a question that cannot be read is not kept.
    held: RwSignal<Option<(String, Value)>>,
    /// Why the last question was taken back that could not be read, by topic, until the one before it is
    /// answered again.
    unread: StoredValue<Option<(String, Refusal)>>,
    /// Why the last question had no answer.
    pub(crate) problem: RwSignal<Option<Problem>>,
    /// The sheet answers an earlier question: the last one had no answer of its own.
    pub(crate) is_kept: RwSignal<bool>,
    /// How far the last question is, 0 to 1; none when it is not a long one.
    pub(crate) progress: RwSignal<Option<f64>>,
    /// The answer to the last question is still under way after [`SOON`]: what stands answers an
    /// earlier one.
    pub(crate) is_late: RwSignal<bool>,
    /// Counts questions: any but the last is given up.
    asked: StoredValue<u64>,
}

impl Shown {
    /// True for a sheet of this topic, or of this card in it, that belongs to the data on the table.
    fn is_of(&self, slug: &str, card: Option<&str>, data: &DataRef) -> bool {
        let Asked {
            needs_data,
            data: about,
            ..
        } = &self.asked;
        let is_there = self.asked.slug == slug && self.asked.card.as_deref() == card;
        is_there && (!needs_data || about.is_same_data(data))
    }

    /// True for a sheet about the same as another question.
    fn is_about(&self, asked: &Asked) -> bool {
        self.is_of(&asked.slug, asked.card.as_deref(), &asked.data)
    }
}

/// All that decides a sheet.
#[derive(Debug, Clone, PartialEq)]
struct Asked {
    slug: String,
    card: Option<String>,
    data: DataRef,
    /// The sheet is made from the data.
    needs_data: bool,
    request: SheetQuestion,
}

impl Asked {
    /// The same question with its words in the language of another.
    fn in_words_of(&self, other: &Asked) -> Asked {
        let request = SheetQuestion {
            lang: other.request.lang,
            pages: other.request.pages.clone(),
            ..self.request.clone()
        };
        Asked {
            request,
            ..self.clone()
        }
    }
}

impl Sheets {
    /// Starts to follow address and session; to be called once.
    pub(crate) fn start(session: Session, reports: Reports, ground: Ground) -> Sheets {
        let settings = Settings::here();
        let topics = RwSignal::new(Vec::<Topic>::new());
        let open = memo(move || {
            let slug = ground.topic.get()?;
            let room = room_of(ground.room.get())?;
            topics.with(|all| {
                all.iter()
                    .find(|it| it.slug == slug && it.room == room)
                    .cloned()
            })
        });
        let card = memo(move || {
            let has_cards = open.with(|it| it.as_ref().is_some_and(|it| it.slug == CUSTOMERS));
            ground.item.get().filter(|_| has_cards)
        });
        let shown = RwSignal::new(None::<Shown>);
        let sheets = Sheets {
            session,
            reports,
            settings,
            topics,
            schemes: memo(move || {
                let thresholds = session
                    .assumptions
                    .with(|it| it.as_ref().map(|it| it.thresholds));
                let lang = settings.lang.get();
                topics.with(|topics| {
                    let kept = |kept: &_| scheme_pages(lang, topics, kept, thresholds);
                    session.questions.with(kept)
                })
            }),
            open,
            card,
            shown,
            sheet: memo(move || {
                let topic = open.get()?;
                let card = card.get();
                session.data.with(|data| {
                    shown.with(|shown| {
                        let is_it = |it: &&Shown| it.is_of(&topic.slug, card.as_deref(), data);
                        let shown = shown.as_ref().filter(is_it);
                        shown.map(|it| it.sheet.clone())
                    })
                })
            }),
            footnotes: RwSignal::new(None),
            refusal: RwSignal::new(None),
            held: RwSignal::new(None),
            unread: StoredValue::new(None),
            problem: RwSignal::new(None),
            is_kept: RwSignal::new(false),
            progress: RwSignal::new(None),
            is_late: RwSignal::new(false),
            asked: StoredValue::new(0),
        };
        let generation = ground.engine().generation();
        let lang = settings.lang;
        let started = generation.clone();
        // A table of retention gives topics of its own to begin with.
        let table = memo(move || {
            let facts = reports.facts()?;
            let is_retention = facts.records?.shape == Shape::Retention;
            is_retention.then(|| session.data.get())
        });
        Effect::new(move |_| {
            started.track();
            sheets.ask_topics(lang.get(), table.get());
        });
        let started = generation.clone();
        let case = memo(move || match session.data.get() {
            DataRef::Case(case) => Some(case),
            _ => None,
        });
        Effect::new(move |_| {
            started.track();
            sheets.ask_footnotes(lang.get(), case.get());
        });
        let asked = memo(move || sheets.question());
        Effect::new(move |_| {
            generation.track();
            match asked.get() {
                Some(asked) => sheets.ask(asked),
                None => sheets.ask_nothing(),
            }
        });
        sheets
    }

    /// The sheets in context.
    pub(crate) fn here() -> Sheets {
        expect_context()
    }

    /// True where the open topic is about data and there are none. A case has no order lines to look
    /// at.
    pub(crate) fn lacks_data(self) -> bool {
        let needs = |topic: &Option<Topic>| topic.as_ref().is_some_and(|it| it.needs_data);
        self.open.with(needs) && !matches!(self.session.data.get(), DataRef::File(_))
    }

    /// What else is made of the document of the case on the table.
    pub(crate) fn kin(self) -> Vec<(Topic, Start)> {
        let DataRef::Case(case) = self.session.data.get() else {
            return Vec::new();
        };
        self.topics.with(|all| {
            let kin = starts_of_study(all, case).into_iter();
            kin.map(|(topic, start)| (topic.clone(), start.clone()))
                .collect()
        })
    }

    /// A number of the open sheet.
    pub(crate) fn number(self, number: SheetNumber) -> Option<Carried> {
        let cell = |sheet: &Option<Sheet>, table: usize, row: usize, column: usize| {
            let table = sheet.as_ref()?.tables.get(table)?;
            table.table.rows.get(row)?.get(column)?.explained.clone()
        };
        match number {
            SheetNumber::Told(place) => self
                .sheet
                .with(|sheet| sheet.as_ref()?.numbers.get(place).cloned()),
            SheetNumber::Cell(table, row, column) => {
                self.sheet.with(|sheet| cell(sheet, table, row, column))
            }
            SheetNumber::Footnote(table, row, column) => {
                self.footnotes.with(|sheet| cell(sheet, table, row, column))
            }
        }
    }

    /// A table of the open sheet, to be asked for as a file.
    pub(crate) fn table(self, place: usize) -> Option<PageExportOf> {
        let SheetQuestion { look, question, .. } = untrack(|| self.question())?.request;
        Some(PageExportOf::Sheet {
            look,
            question,
            table: Some(place),
        })
    }

    fn question(self) -> Option<Asked> {
        let topic = self.open.get()?;
        let data = self.session.data.get();
        let look = match (topic.needs_data, &data) {
            (false, _) => None,
            (true, DataRef::File(_)) => Some(look(self.session)?),
            // A case has no order lines to look at.
            (true, _) => return None,
        };
        let currency = self
            .session
            .assumptions
            .with(|it| it.as_ref().map(|it| it.currency));
        Some(Asked {
            data,
            needs_data: topic.needs_data,
            request: SheetQuestion {
                look,
                question: with_card(self.settled_now(&topic), self.card.get().as_deref()),
                pages: match topic.needs_data {
                    true => self.schemes.get(),
                    false => Vec::new(),
                },
                lang: self.settings.lang.get(),
                currency: currency.unwrap_or_default(),
            },
            slug: topic.slug,
            card: self.card.get(),
        })
    }

    fn ask_topics(self, lang: Lang, table: Option<DataRef>) {
        spawn_local(async move {
            let data = table.as_ref().and_then(selected);
            let request = PageRequest::Topics { lang, data };
            let of = table.unwrap_or(DataRef::Nothing);
            let answer = self.reports.answer(&of, &request).await;
            // Without a list there are no topics; the engine's trouble is told where it is asked.
            if let Ok(heard::OfTopics { topics }) = answer
                && self.settings.lang.try_get_untracked() == Some(lang)
            {
                let _gone = self.topics.try_set(topics);
            }
        });
    }

    fn ask_footnotes(self, lang: Lang, case: Option<CaseId>) {
        self.footnotes.set(None);
        let Some(case) = case else { return };
        spawn_local(async move {
            let request = PageRequest::Sheet(SheetQuestion {
                look: None,
                question: footnotes_question(case),
                pages: Vec::new(),
                lang,
                currency: Currency::default(),
            });
            let answer: Result<heard::OfSheet, _> =
                self.reports.answer(&DataRef::Nothing, &request).await;
            // Without them the page stands; the engine's trouble is told where it is asked.
            if let Ok(heard::OfSheet { sheet }) = answer
                && let SheetAnswer::Sheet(sheet) = sheet
                && self.settings.lang.try_get_untracked() == Some(lang)
                && self.session.data.try_get_untracked() == Some(DataRef::Case(case))
            {
                let _gone = self.footnotes.try_set(Some(*sheet));
            }
        });
    }

    /// Gives up what is under way, and what was said of it.
    fn ask_nothing(self) {
        self.asked.update_value(|count| *count += 1);
        self.progress.set(None);
        self.is_late.set(false);
        self.refusal.set(None);
        self.problem.set(None);
        self.is_kept.set(false);
    }

    /// The last good sheet in the words of a question that has none of its own; none where it is in
    /// them already, or is told no longer.
    async fn retold(self, asked: &Asked) -> Option<Sheet> {
        let earlier = self.shown.with_untracked(|shown| {
            let shown = shown.as_ref()?;
            let is_it = shown.is_about(asked) && !shown.sheet.answer.is_empty();
            let is_foreign = shown.asked.request.lang != asked.request.lang;
            (is_it && is_foreign).then(|| shown.asked.in_words_of(asked))
        })?;
        let request = PageRequest::Sheet(earlier.request);
        let answer = self.reports.answer(&earlier.data, &request).await;
        match answer.map(|heard::OfSheet { sheet }| sheet) {
            Ok(SheetAnswer::Sheet(sheet)) => Some(*sheet),
            // What was good is so in any language; where it is not, the old words stand.
            _ => None,
        }
    }

    fn ask(self, asked: Asked) {
        let is_of_others = self.shown.with_untracked(|shown| {
            let shown = shown.as_ref();
            shown.is_some_and(|it| !it.is_about(&asked))
        });
        if is_of_others {
            // What was said of another topic or of other data says nothing here.
            self.ask_nothing();
        }
        let unread = self.unread.try_update_value(Option::take).flatten();
        let unread = unread.filter(|(slug, _)| *slug == asked.slug);
        if unread.is_none() {
            self.held.set(None);
        }
        let mine = self.asked.get_value() + 1;
        self.asked.set_value(mine);
        let is_wanted = move || self.asked.try_get_value() == Some(mine);
        let goes_on = move |reached| {
            if is_wanted() {
                self.progress.set(reached);
            }
            is_wanted()
        };
        let is_answered = Rc::new(Cell::new(false));
        let came = Rc::clone(&is_answered);
        timers::after(SOON, move || {
            if is_wanted() && !came.get() {
                self.is_late.set(true);
            }
        });
        spawn_local(async move {
            let request = PageRequest::Sheet(asked.request.clone());
            let answer = self
                .reports
                .answer_while::<heard::OfSheet>(&asked.data, &request, goes_on)
                .await;
            if !is_wanted() {
                return;
            }
            self.progress.set(None);
            is_answered.set(true);
            let is_good = |answer: &heard::OfSheet| matches!(answer.sheet, SheetAnswer::Sheet(_));
            let is_kept = !answer.as_ref().is_ok_and(is_good);
            if is_kept {
                let retold = self.retold(&asked).await;
                if !is_wanted() {
                    return;
                }
                if let Some(sheet) = retold {
                    self.shown.update(|shown| {
                        if let Some(shown) = shown {
                            shown.asked = shown.asked.in_words_of(&asked);
                            shown.sheet = sheet;
                        }
                    });
                }
            }
            self.is_kept.set(is_kept);
            let (refusal, problem) = match answer {
                Ok(heard::OfSheet { sheet }) => match sheet {
                    SheetAnswer::Sheet(sheet) => {
                        self.shown.set(Some(Shown {
                            asked,
                            sheet: *sheet,
                        }));
                        (unread.map(|(_, refusal)| refusal), None)
                    }
                    SheetAnswer::Refused(refusal) => {
                        self.hold(&asked, &refusal);
                        (Some(refusal), None)
                    }
                    SheetAnswer::Unread(refusal) => {
                        self.hold(&asked, &refusal);
                        let refusal = self.take_back(&asked.slug, refusal);
                        (Some(refusal), None)
                    }
                    SheetAnswer::Lacking { refusal, controls } => {
                        // The last good sheet stands; its fields show what was entered since.
                        self.shown.update(|shown| match shown {
                            Some(shown) if shown.is_about(&asked) => {
                                shown.sheet.controls = controls;
                            }
                            shown => {
                                let sheet = Sheet {
                                    controls,
                                    ..Sheet::default()
                                };
                                *shown = Some(Shown { asked, sheet });
                            }
                        });
                        (Some(refusal), None)
                    }
                },
                Err(problem) if problem.is_cancelled() => (None, None),
                Err(problem) => (None, Some(problem)),
            };
            self.refusal.set(refusal);
            self.problem.set(problem);
            self.is_late.set(false);
        });
    }
}

/// The room of topics that a room of the page is.
pub(crate) fn room_of(room: Route) -> Option<TopicRoom> {
    match room {
        Route::Segments => Some(TopicRoom::Segments),
        Route::Value => Some(TopicRoom::Value),
        _ => None,
    }
}
