//! One worker and the questions put to it.

use std::cell::{Cell, RefCell};
use std::collections::{BTreeMap, VecDeque};
use std::rc::{Rc, Weak};

use futures_channel::oneshot;
use js_sys::Array;
use kezhi::engine::wire::{Asked, FromWorker, Job, Progress};
use kezhi::json;
use serde::Serialize;
use serde::de::DeserializeOwned;
use serde_json::Value;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{ErrorEvent, Event, MessageEvent, Worker};

use super::BridgeError;
use super::start::{Program, Start, start, words};
use crate::listen::Listener;

/// A question on its way: its number, its text and what goes with it.
pub(super) struct Question {
    job: Job,
    text: Result<String, BridgeError>,
    payload: Payload,
}

impl Question {
    /// A question with a number of its own, from a [`kezhi::engine::wire`] type.
    pub(super) fn new(question: impl Serialize, payload: Payload) -> Question {
        let job = next_job();
        let text = json::write(&Asked { job, question }).map_err(BridgeError::from);
        Question { job, text, payload }
    }
}

/// A new number for a question.
fn next_job() -> Job {
    thread_local! { static LAST: Cell<Job> = const { Cell::new(0) }; }
    LAST.set(LAST.get().wrapping_add(1));
    LAST.get()
}

/// An answer and the buffer that came with it.
pub(crate) struct Answer {
    answer: Value,
    pub(super) payload: JsValue,
}

impl Answer {
    /// The answer and its payload.
    ///
    /// # Errors
    /// [`BridgeError::Misunderstood`] when it is of another type.
    pub(crate) fn read<T: DeserializeOwned>(self) -> Result<(T, JsValue), BridgeError> {
        Ok((json::from_value(self.answer)?, self.payload))
    }
}

/// What goes with a question.
pub(super) enum Payload {
    /// Nothing.
    None,
    /// Something the worker shares, such as a file.
    Shared(JsValue),
    /// A buffer the worker takes over; it is empty here afterwards.
    Transferred(JsValue),
    /// Something of which the worker takes over these parts.
    Mixed(JsValue, Array),
}

/// What a worker tells beside its answers.
pub(super) enum Notice {
    /// It listens.
    Ready,
    /// How far it is.
    Progress(Progress),
    /// It is gone for good and all questions have failed with this.
    Gone(BridgeError),
}

type Reply = oneshot::Sender<Result<Answer, BridgeError>>;

/// One worker and the questions put to it. Dropping the last handle ends the worker.
#[derive(Clone)]
pub(super) struct Channel(Rc<Inner>);

struct Inner {
    program: Program,
    link: RefCell<Option<Link>>,
    how: Cell<Start>,
    is_ready: Cell<bool>,
    is_held: Cell<bool>,
    waiting: RefCell<VecDeque<Question>>,
    open: RefCell<BTreeMap<Job, Reply>>,
    over: RefCell<Option<BridgeError>>,
    notice: RefCell<Rc<dyn Fn(Notice)>>,
}

/// The worker with the listeners on it.
struct Link {
    worker: Worker,
    _listeners: [Listener; 2],
}

impl Channel {
    /// Starts a worker. While `held`, nothing is sent until [`Channel::release`].
    pub(super) fn start(
        program: Program,
        held: bool,
        notice: impl Fn(Notice) + 'static,
    ) -> Channel {
        let inner = Rc::new(Inner {
            program,
            link: RefCell::new(None),
            how: Cell::new(Start::Blob),
            is_ready: Cell::new(false),
            is_held: Cell::new(held),
            waiting: RefCell::default(),
            open: RefCell::default(),
            over: RefCell::new(None),
            notice: RefCell::new(Rc::new(notice)),
        });
        inner.connect(Start::Blob);
        Channel(inner)
    }

    /// Puts a question at once; the future waits for the answer. Dropping it drops the answer; a
    /// question not yet sent is not sent at all.
    pub(super) fn ask(
        &self,
        question: Question,
    ) -> impl Future<Output = Result<Answer, BridgeError>> + use<> {
        let (reply, answer) = oneshot::channel();
        let over = self.0.over.borrow().clone();
        match over {
            Some(error) => {
                let _it_waits = reply.send(Err(error));
            }
            None => {
                self.0.open.borrow_mut().insert(question.job, reply);
                self.0.waiting.borrow_mut().push_back(question);
                self.0.flush();
            }
        }
        async move { answer.await.unwrap_or(Err(BridgeError::Cancelled)) }
    }

    /// Sends what was held back, `first` before all of it. No one waits for its answer.
    pub(super) fn release(&self, first: Option<Question>) {
        if let Some(first) = first {
            self.0.waiting.borrow_mut().push_front(first);
        }
        self.0.is_held.set(false);
        self.0.flush();
    }

    /// Tells somebody else from now on.
    pub(super) fn tell(&self, notice: impl Fn(Notice) + 'static) {
        self.0.notice.replace(Rc::new(notice));
    }

    /// True once the worker is gone.
    pub(super) fn is_over(&self) -> bool {
        self.0.over.borrow().is_some()
    }

    /// Ends the worker at once; open questions fail with `error`. No notice is given.
    pub(super) fn end(&self, error: BridgeError) {
        self.0.end(error);
    }

    /// True when the page's security policy holds in the worker.
    pub(super) fn is_confined(&self) -> bool {
        self.0.how.get() == Start::Blob
    }

    /// True for two handles of one worker.
    pub(super) fn is(&self, other: &Channel) -> bool {
        Rc::ptr_eq(&self.0, &other.0)
    }
}

impl Inner {
    fn tell(&self, notice: Notice) {
        let to = Rc::clone(&self.notice.borrow());
        to(notice);
    }

    fn connect(self: &Rc<Self>, how: Start) {
        self.how.set(how);
        let link = start(self.program, how).map(|worker| {
            let (hears, fails) = (Rc::downgrade(self), Rc::downgrade(self));
            let _listeners = [
                Listener::new(&worker, "message", move |event: MessageEvent| {
                    upgrade(&hears, |inner| inner.hear(&event.data()));
                }),
                Listener::new(&worker, "error", move |event: Event| {
                    event.prevent_default();
                    let message = event.dyn_ref::<ErrorEvent>().map(ErrorEvent::message);
                    upgrade(&fails, |inner| inner.fail(message.unwrap_or_default()));
                }),
            ];
            Link { worker, _listeners }
        });
        match link {
            Ok(link) => drop(self.link.replace(Some(link))),
            Err(message) => {
                // Not at once: whoever started it does not hold the handle yet.
                let weak = Rc::downgrade(self);
                wasm_bindgen_futures::spawn_local(async move {
                    upgrade(&weak, |inner| inner.fail(message));
                });
            }
        }
    }

    fn hear(self: &Rc<Self>, data: &JsValue) {
        let Some(parts) = data.dyn_ref::<Array>() else {
            return;
        };
        let text = parts.get(0).as_string().unwrap_or_default();
        let message = match json::read::<FromWorker>(&text) {
            Ok(message) => message,
            Err(error) => return self.give_up(BridgeError::from(error)),
        };
        match message {
            FromWorker::Answered { job, answer } => {
                let payload = parts.get(1);
                self.reply(job, Ok(Answer { answer, payload }));
            }
            FromWorker::Failed { job, failure } => self.reply(job, Err(failure.into())),
            FromWorker::Ready => {
                self.is_ready.set(true);
                self.tell(Notice::Ready);
                self.flush();
            }
            FromWorker::Progress(progress) if self.is_waited_for(progress.job) => {
                self.tell(Notice::Progress(progress));
            }
            FromWorker::NotStarted { message } => self.fail(message),
            FromWorker::Panicked { message } => self.give_up(BridgeError::Panicked { message }),
            FromWorker::Progress(_) => {}
        }
    }

    /// A reply no one waits for any more came too late and is dropped.
    fn reply(&self, job: Job, answer: Result<Answer, BridgeError>) {
        let reply = self.open.borrow_mut().remove(&job);
        if let Some(reply) = reply {
            let _too_late = reply.send(answer);
        }
    }

    /// An error of the worker itself: before it was ready the other way to start is tried.
    fn fail(self: &Rc<Self>, message: String) {
        if self.is_ready.get() {
            self.give_up(BridgeError::Panicked { message });
        } else if self.how.get() == Start::Blob {
            self.disconnect();
            self.connect(Start::Address);
        } else {
            // A file that is missing makes an error without words.
            let message = match message.as_str() {
                "" => self.program.url().unwrap_or_default(),
                _ => message,
            };
            self.give_up(BridgeError::NotStarted { message });
        }
    }

    fn give_up(&self, error: BridgeError) {
        if self.over.borrow().is_none() {
            self.end(error.clone());
            self.tell(Notice::Gone(error));
        }
    }

    fn end(&self, error: BridgeError) {
        self.disconnect();
        if self.over.borrow().is_none() {
            self.over.replace(Some(error.clone()));
        }
        self.waiting.borrow_mut().clear();
        let open = self.open.take();
        for reply in open.into_values() {
            let _no_one_waits = reply.send(Err(error.clone()));
        }
    }

    fn disconnect(&self) {
        if let Some(link) = self.link.take() {
            link.worker.terminate();
        }
    }

    fn flush(&self) {
        while self.is_ready.get() && !self.is_held.get() {
            let Some(question) = self.waiting.borrow_mut().pop_front() else {
                return;
            };
            let job = question.job;
            let is_dropped = self
                .open
                .borrow()
                .get(&job)
                .is_some_and(oneshot::Sender::is_canceled);
            if is_dropped {
                self.open.borrow_mut().remove(&job);
                continue;
            }
            if let Err(error) = self.post(question) {
                let reply = self.open.borrow_mut().remove(&job);
                if let Some(reply) = reply {
                    let _no_one_waits = reply.send(Err(error));
                }
            }
        }
    }

    fn post(&self, question: Question) -> Result<(), BridgeError> {
        let parts = Array::of1(&question.text?.into());
        let link = self.link.borrow();
        let worker = &link.as_ref().ok_or(BridgeError::Cancelled)?.worker;
        match &question.payload {
            Payload::None => worker.post_message(&parts),
            Payload::Shared(value) => {
                parts.push(value);
                worker.post_message(&parts)
            }
            Payload::Transferred(buffer) => {
                parts.push(buffer);
                worker.post_message_with_transfer(&parts, &Array::of1(buffer))
            }
            Payload::Mixed(value, handed) => {
                parts.push(value);
                worker.post_message_with_transfer(&parts, handed)
            }
        }
        .map_err(|error| BridgeError::Misunderstood(words(error)))
    }

    fn is_waited_for(&self, job: Job) -> bool {
        let open = self.open.borrow();
        open.get(&job).is_some_and(|reply| !reply.is_canceled())
    }
}

impl Drop for Inner {
    fn drop(&mut self) {
        self.disconnect();
    }
}

fn upgrade(weak: &Weak<Inner>, then: impl FnOnce(&Rc<Inner>)) {
    if let Some(inner) = weak.upgrade() {
        then(&inner);
    }
}
