//! The engine worker: asked, and restarted with its dataset when it breaks down.

use std::cell::{Cell, RefCell};
use std::future::Future;
use std::pin::Pin;
use std::rc::{Rc, Weak};

use js_sys::{ArrayBuffer, Date};
use kezhi::engine::wire::{Exported, ToEngine};
use leptos::prelude::*;
use serde::Serialize;
use serde::de::DeserializeOwned;
use serde_json::Value;
use wasm_bindgen::JsCast;
use wasm_bindgen_futures::spawn_local;
use web_sys::Blob;

use super::BridgeError;
use super::channel::{Answer, Channel, Notice, Payload, Question};
use super::pieces::Pieces;
use super::start::Program;

/// Breakdowns within [`CRASH_WINDOW_MS`] after which the worker stays down until asked again.
const CRASHES_ALLOWED: usize = 3;
/// See [`CRASHES_ALLOWED`].
const CRASH_WINDOW_MS: f64 = 60_000.0;

/// Encoded columns on their way to the engine.
pub(crate) enum Columns {
    /// Just imported; handed over without a copy.
    Pieces(Pieces),
    /// As the browser stores them; read by the worker.
    Stored(Blob),
}

/// Finds the dataset again after a breakdown; none when there is none.
pub(crate) type Restore = Rc<dyn Fn() -> Pin<Box<dyn Future<Output = Option<Columns>>>>>;

/// How the engine fares.
#[derive(Debug, Clone, Default, PartialEq)]
pub(crate) enum EngineState {
    /// Not started, or loading; questions wait.
    #[default]
    Starting,
    /// Answers.
    Ready,
    /// Broke down and is being restored; questions wait.
    Restarting {
        /// What it died of.
        message: String,
    },
    /// Broke down too often, or could not start; [`EngineBridge::restart`] tries again.
    Down(BridgeError),
}

/// The page's handle on the engine worker, which starts with the first question.
#[derive(Clone)]
pub(crate) struct EngineBridge(Rc<Inner>);

struct Inner {
    channel: RefCell<Option<Channel>>,
    restore: Restore,
    crashes: RefCell<Vec<f64>>,
    restart: Cell<Option<Restart>>,
    state: ArcRwSignal<EngineState>,
    generation: ArcRwSignal<u32>,
}

/// What a restart has done so far; it ends when both are true.
#[derive(Clone, Copy, Default)]
struct Restart {
    is_loaded: bool,
    is_restored: bool,
}

impl EngineBridge {
    /// A handle; nothing is started yet.
    pub(crate) fn new(restore: Restore) -> EngineBridge {
        EngineBridge(Rc::new(Inner {
            channel: RefCell::new(None),
            restore,
            crashes: RefCell::default(),
            restart: Cell::new(None),
            state: ArcRwSignal::new(EngineState::Starting),
            generation: ArcRwSignal::new(0),
        }))
    }

    /// How the engine fares.
    pub(crate) fn state(&self) -> ArcReadSignal<EngineState> {
        self.0.state.read_only()
    }

    /// Counts restarts. Questions that failed with [`BridgeError::Panicked`] may be asked again
    /// when it changes; results already on the page stay valid.
    pub(crate) fn generation(&self) -> ArcReadSignal<u32> {
        self.0.generation.read_only()
    }

    /// True when the page's security policy holds in the worker; none before it was started.
    pub(crate) fn is_confined(&self) -> Option<bool> {
        self.0.channel.borrow().as_ref().map(Channel::is_confined)
    }

    /// Loads the worker ahead of the first question.
    pub(crate) fn start(&self) {
        let _started = self.channel();
    }

    /// Has the engine run over made-up lines, so that it is quick when real ones come.
    pub(crate) fn rehearse(&self) {
        let rehearsal = Question::new(ToEngine::Rehearse, Payload::None);
        let answer = self.channel().ask(rehearsal);
        spawn_local(async move {
            // Nobody waits for it.
            let _answer = answer.await;
        });
    }

    /// Asks the engine; question and answer are JSON here, so that this is loaded once for all.
    ///
    /// # Errors
    /// [`BridgeError::Engine`] holds the engine's own error; the others are the bridge's.
    pub(crate) async fn ask(&self, request: Value) -> Result<Answer, BridgeError> {
        let question = Question::new(ToEngine::Ask(request), Payload::None);
        self.channel().ask(question).await
    }

    /// Has the engine work on what a question needs, slice by slice. `goes_on` is told after each how
    /// far that is, 0 to 1, none at the end, and says whether the answer is still wanted.
    ///
    /// # Errors
    /// [`BridgeError::Cancelled`] where it is not; else as [`EngineBridge::ask`].
    pub(crate) async fn prepare(
        &self,
        request: &Value,
        goes_on: &dyn Fn(Option<f64>) -> bool,
    ) -> Result<(), BridgeError> {
        loop {
            let step = Question::new(ToEngine::Step(request.clone()), Payload::None);
            let (reached, _) = self.channel().ask(step).await?.read()?;
            if !goes_on(reached) {
                return Err(BridgeError::Cancelled);
            }
            if reached.is_none() {
                return Ok(());
            }
        }
    }

    /// Asks the engine for a file: its bytes, and the rows it had no room for.
    ///
    /// # Errors
    /// As [`EngineBridge::ask`].
    pub(crate) async fn export(
        &self,
        export: &impl Serialize,
    ) -> Result<(ArrayBuffer, u64), BridgeError> {
        let question = ToEngine::Export(serde_json::to_value(export)?);
        let question = Question::new(question, Payload::None);
        let (Exported { left_out, .. }, bytes) = self.channel().ask(question).await?.read()?;
        let bytes = bytes
            .dyn_into()
            .map_err(|_| BridgeError::Misunderstood("no file".into()))?;
        Ok((bytes, left_out))
    }

    /// Gives the engine a dataset. A buffer is handed over and empty afterwards; the second answer is
    /// the same columns for the browser's store.
    ///
    /// # Errors
    /// As [`EngineBridge::ask`].
    pub(crate) async fn open<Response: DeserializeOwned>(
        &self,
        columns: Columns,
    ) -> Result<(Response, Option<Blob>), BridgeError> {
        let answer = self.channel().ask(opening(columns)).await?;
        let (response, columns) = answer.read()?;
        Ok((response, columns.dyn_into().ok()))
    }

    /// Starts afresh with the dataset restored, whatever the state.
    pub(crate) fn restart(&self) {
        self.0.crashes.borrow_mut().clear();
        self.0.replace();
    }

    fn channel(&self) -> Channel {
        if let Some(channel) = self.0.channel.borrow().as_ref() {
            return channel.clone();
        }
        let channel = self.0.connect(false);
        self.0.channel.replace(Some(channel.clone()));
        channel
    }
}

impl Inner {
    fn connect(self: &Rc<Self>, held: bool) -> Channel {
        let weak = Rc::downgrade(self);
        Channel::start(Program::Engine, held, move |notice| notify(&weak, notice))
    }

    fn notice(self: &Rc<Self>, notice: Notice) {
        match notice {
            Notice::Ready => match self.restart.get() {
                None => self.state.set(EngineState::Ready),
                Some(restart) => self.proceed(Restart {
                    is_loaded: true,
                    ..restart
                }),
            },
            Notice::Progress(_) => {}
            Notice::Gone(BridgeError::Panicked { message }) => self.crashed(message),
            Notice::Gone(error) => {
                self.restart.set(None);
                self.state.set(EngineState::Down(error));
            }
        }
    }

    fn crashed(self: &Rc<Self>, message: String) {
        let now = Date::now();
        let count = {
            let mut crashes = self.crashes.borrow_mut();
            crashes.retain(|at| now - at < CRASH_WINDOW_MS);
            crashes.push(now);
            crashes.len()
        };
        if count >= CRASHES_ALLOWED {
            self.restart.set(None);
            let error = BridgeError::Panicked { message };
            self.state.set(EngineState::Down(error));
            return;
        }
        self.state.set(EngineState::Restarting { message });
        self.replace();
    }

    /// A new worker takes the old one's place; what is asked from now on waits for the dataset.
    fn replace(self: &Rc<Self>) {
        self.restart.set(Some(Restart::default()));
        let channel = self.connect(true);
        let old = self.channel.replace(Some(channel.clone()));
        if let Some(old) = old {
            old.end(BridgeError::Cancelled);
        }
        if !matches!(self.state.get_untracked(), EngineState::Restarting { .. }) {
            self.state.set(EngineState::Starting);
        }
        let inner = Rc::clone(self);
        spawn_local(async move {
            let dataset = (inner.restore)().await;
            let is_current = inner
                .channel
                .borrow()
                .as_ref()
                .is_some_and(|now| now.is(&channel));
            if !is_current {
                return;
            }
            channel.release(dataset.map(opening));
            if let Some(restart) = inner.restart.get() {
                inner.proceed(Restart {
                    is_restored: true,
                    ..restart
                });
            }
        });
    }

    fn proceed(&self, restart: Restart) {
        if restart.is_loaded && restart.is_restored {
            self.restart.set(None);
            self.state.set(EngineState::Ready);
            self.generation.update(|count| *count += 1);
        } else {
            self.restart.set(Some(restart));
        }
    }
}

fn notify(weak: &Weak<Inner>, notice: Notice) {
    if let Some(inner) = weak.upgrade() {
        inner.notice(notice);
    }
}

fn opening(columns: Columns) -> Question {
    let payload = match columns {
        Columns::Pieces(Pieces { all, buffers }) => Payload::Mixed(all.into(), buffers),
        Columns::Stored(blob) => Payload::Shared(blob.into()),
    };
    Question::new(ToEngine::Open, payload)
}
