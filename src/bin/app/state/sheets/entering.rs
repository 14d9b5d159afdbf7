//! What the topics are asked: as it stands together, entered, set back, carried from another file.

use kezhi::engine::SheetQuestion;
use kezhi::report::asking::Asking;
use kezhi::report::{Control, Refusal, Sheet, Topic, at, tells_of_file};
use kezhi::scenario::Change;
use kezhi::text::ui::sheet as words;
use leptos::prelude::*;
use serde_json::Value;

use super::{Asked, Sheets};

impl Sheets {
    /// Looks at the questions of all topics as they stand.
    fn asking<T>(self, look: impl FnOnce(&Asking) -> T) -> T {
        let session = self.session;
        self.topics.with(|topics| {
            session.questions.with(|kept| {
                self.schemes.with(|schemes| {
                    session.assumptions.with(|assumptions| {
                        look(&Asking {
                            topics,
                            kept,
                            schemes,
                            margins: assumptions.as_ref().map(|it| &it.margins),
                        })
                    })
                })
            })
        })
    }

    /// The question of a topic as it stands.
    pub(crate) fn asked_now(self, topic: &Topic) -> Value {
        self.asking(|asking| asking.asked(topic))
    }

    /// The same as it is to be answered.
    pub(crate) fn settled_now(self, topic: &Topic) -> Value {
        self.asking(|asking| asking.settled(topic))
    }

    /// What can be changed on the open sheet.
    pub(crate) fn controls(self) -> Vec<Control> {
        let of_sheet = |it: &Option<Sheet>| it.as_ref().map(|it| it.controls.clone());
        let mut controls = self.sheet.with(of_sheet).unwrap_or_default();
        if let Some(topic) = self.open.get() {
            let lang = self.settings.lang.get();
            self.asking(|asking| asking.tell(lang, &topic, &mut controls));
            self.held.with(|held| {
                let held = held.as_ref().filter(|(slug, _)| *slug == topic.slug);
                self.refusal.with(|refusal| {
                    if let (Some((_, entered)), Some(refusal)) = (held, refusal) {
                        refusal.hold(&mut controls, entered);
                    }
                });
            });
        }
        controls
    }

    /// The topics in whose questions a topic's question stands.
    fn holders(self, topic: &Topic) -> Vec<Topic> {
        self.asking(|asking| asking.holders(topic).cloned().collect())
    }

    /// The file of which the open topic, or one that holds a part of its question, was asked; none
    /// where that is the one on the table.
    pub(crate) fn carried_from(self) -> Option<String> {
        let topic = self.open.get()?;
        // On paper a question stays what it is, whatever file is open; numbers of a file do not.
        if !topic.needs_data && !tells_of_file(&self.asked_now(&topic)) {
            return None;
        }
        let holders = self.holders(&topic);
        self.session.carried.with(|all| {
            let mut places = holders.iter();
            places.find_map(|topic| all.get(&topic.slug).cloned())
        })
    }

    /// Takes over what was asked of another file.
    pub(crate) fn keep_carried(self) {
        let Some(topic) = self.open.get_untracked() else {
            return;
        };
        let all = self.session.carried.get_untracked();
        for topic in untrack(|| self.holders(&topic)) {
            if all.contains_key(&topic.slug) {
                let asked = untrack(|| self.asking(|asking| asking.own(&topic)));
                self.set(&topic, Some(asked));
            }
        }
    }

    /// The open topic goes back to what it begins with, and so do the parts of its question that
    /// stand in others.
    pub(crate) fn reset(self) {
        let Some(topic) = self.open.get_untracked() else {
            return;
        };
        let begun = untrack(|| {
            self.asking(|asking| {
                let begun = asking.begun(&topic).into_iter();
                begun
                    .map(|(topic, asked)| (topic.clone(), asked))
                    .collect::<Vec<_>>()
            })
        });
        for (topic, asked) in begun {
            self.set(&topic, asked);
        }
    }

    /// Has the field at fault show what was entered in it.
    pub(super) fn hold(self, asked: &Asked, refusal: &Refusal) {
        let SheetQuestion { question, .. } = &asked.request;
        let place = refusal.path.as_deref();
        let entered = place.and_then(|place| at(question, place).cloned());
        self.held
            .set(entered.map(|entered| (asked.slug.clone(), entered)));
    }

    /// Enters something at a place of the open question.
    pub(crate) fn enter(self, path: &str, value: Value) {
        let Some(topic) = self.open.get_untracked() else {
            return;
        };
        if self.held.with_untracked(Option::is_some) {
            // What was refused is entered anew, or what stood before it, which is asked no more.
            self.held.set(None);
            self.refusal.set(None);
        }
        let entered = untrack(|| {
            self.asking(|asking| {
                let entered = asking.entered(&topic, path, value);
                entered.map(|(topic, asked)| (topic.clone(), asked))
            })
        });
        if let Some((topic, question)) = entered {
            self.set(&topic, Some(question));
        }
    }

    /// Asks a topic something else; none is what it begins with.
    pub(crate) fn set(self, topic: &Topic, question: Option<Value>) {
        self.session.apply(Change::SetQuestion {
            slug: topic.slug.clone(),
            title: topic.title.clone(),
            question,
        });
    }

    /// What cannot be read is not kept: the topic goes back to what it was asked before, or, where
    /// nothing of this visit is to be taken back, to its start.
    pub(super) fn take_back(self, slug: &str, refusal: Refusal) -> Refusal {
        let holders = untrack(|| {
            let is_it = |topic: &&Topic| topic.slug == slug;
            let topic = self.topics.with(|all| all.iter().find(is_it).cloned());
            topic.map_or(Vec::new(), |topic| self.holders(&topic))
        });
        let questions = self.session.questions;
        let is_kept =
            |topic: &&Topic| questions.with_untracked(|all| all.contains_key(&topic.slug));
        let lang = self.settings.lang.get_untracked();
        let back = match self
            .session
            .unask(holders.iter().map(|it| it.slug.as_str()))
        {
            true => words::TAKEN_BACK,
            false if holders.iter().any(|topic| is_kept(&topic)) => {
                for topic in holders.iter().filter(is_kept) {
                    self.set(topic, None);
                }
                words::BEGUN_AGAIN
            }
            // What a topic begins with, or a scheme of another page, is not to be changed here.
            false => return refusal,
        };
        let refusal = Refusal {
            words: back.with(lang, &refusal.words),
            ..refusal
        };
        self.unread
            .set_value(Some((slug.to_owned(), refusal.clone())));
        refusal
    }
}
