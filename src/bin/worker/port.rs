//! Messages in and out, and the last words of a panic.

use std::cell::RefCell;

use js_sys::{Array, Reflect, Uint8Array};
use kezhi::engine::wire::{self, Asked, Failure, FromWorker, Job};
use kezhi::json;
use kezhi::text::panic_words;
use serde::Serialize;
use serde::de::DeserializeOwned;
use wasm_bindgen::prelude::*;
use web_sys::{DedicatedWorkerGlobalScope, MessageEvent};

/// A worker of one kind.
pub(crate) trait Works: 'static {
    /// What it is asked.
    type Question: DeserializeOwned;

    /// Does what is asked and answers once, by one of the functions beside, now or later.
    ///
    /// # Errors
    /// Why there is no answer; it is told in its place.
    fn answer(
        &mut self,
        job: Job,
        question: Self::Question,
        payload: JsValue,
    ) -> Result<(), Failure>;
}

/// Installs the panic hook and the listener, then says that the worker is ready.
pub(crate) fn start(worker: impl Works) {
    std::panic::set_hook(Box::new(|info| {
        say(&FromWorker::Panicked {
            message: panic_words(info),
        });
    }));
    let Some(scope) = scope() else { return };
    let worker = RefCell::new(worker);
    let listener = Closure::<dyn FnMut(MessageEvent)>::new(move |event: MessageEvent| {
        receive(&worker, &event.data());
    });
    scope.set_onmessage(Some(listener.as_ref().unchecked_ref()));
    // The worker listens until it is ended from outside.
    listener.forget();
    say(&FromWorker::Ready);
}

/// Posts a message without payload.
pub(crate) fn say(message: &FromWorker) {
    // What a worker says of itself can be written.
    if let Ok(text) = json::write(message) {
        post(&text, JsValue::UNDEFINED, &Array::new());
    }
}

/// Answers; the payload is something both sides share, such as a blob, or undefined.
pub(crate) fn answer(job: Job, answer: impl Serialize, payload: JsValue) {
    tell(job, wire::answered(job, &answer), payload, &Array::new());
}

/// Answers with bytes that stand outside the worker's own memory, without a copy.
pub(crate) fn hand_over(job: Job, answer: impl Serialize, bytes: &Uint8Array) {
    let buffer = JsValue::from(bytes.buffer());
    let handed = Array::of1(&buffer);
    tell(job, wire::answered(job, &answer), buffer, &handed);
}

/// The failure of a message that makes no sense.
pub(crate) fn misunderstood(error: json::Error) -> Failure {
    Failure::Misunderstood(error.to_string())
}

fn tell(job: Job, answer: Result<String, json::Error>, payload: JsValue, handed: &Array) {
    match answer {
        Ok(text) => post(&text, payload, handed),
        Err(error) => fail(job, misunderstood(error)),
    }
}

fn post(text: &str, payload: JsValue, handed: &Array) {
    let Some(scope) = scope() else { return };
    let parts = Array::of2(&text.into(), &payload);
    // A message that cannot be posted has nowhere to be reported.
    let _posted = scope.post_message_with_transfer(&parts, handed);
}

fn receive<Worker: Works>(worker: &RefCell<Worker>, data: &JsValue) {
    let Some(parts) = data.dyn_ref::<Array>() else {
        break_down_if_asked(data);
        return;
    };
    let text = parts.get(0).as_string().unwrap_or_default();
    // A message of another build is not answered: it carries no job that could be trusted.
    let Ok(Asked { job, question }) = json::read(&text) else {
        return;
    };
    if let Ok(mut worker) = worker.try_borrow_mut()
        && let Err(failure) = worker.answer(job, question, parts.get(1))
    {
        fail(job, failure);
    }
}

/// Says why there is no answer.
pub(crate) fn fail(job: Job, failure: Failure) {
    say(&FromWorker::Failed { job, failure });
}

/// `{"kezhi": "panic"}` breaks the worker down, so that tests can see what follows.
fn break_down_if_asked(data: &JsValue) {
    let asked = Reflect::get(data, &"kezhi".into())
        .ok()
        .and_then(|value| value.as_string());
    assert!(asked.as_deref() != Some("panic"), "asked to break down");
}

fn scope() -> Option<DedicatedWorkerGlobalScope> {
    js_sys::global().dyn_into().ok()
}
