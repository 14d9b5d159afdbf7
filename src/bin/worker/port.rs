//! Messages in and out, and the last words of a panic.

use std::cell::RefCell;

use js_sys::{Array, Reflect, Uint8Array};
use kezhi::engine::wire::{FromWorker, ToWorker};
use kezhi::ingest::Encoded;
use kezhi::json;
use kezhi::text::panic_words;
use wasm_bindgen::prelude::*;
use web_sys::{DedicatedWorkerGlobalScope, MessageEvent};

use crate::work::Worker;

/// Installs the panic hook and the listener, then says that the worker is ready.
pub(crate) fn start() {
    std::panic::set_hook(Box::new(|info| {
        say(&FromWorker::Panicked {
            message: panic_words(info),
        });
    }));
    let Some(scope) = scope() else { return };
    let worker = RefCell::new(Worker::default());
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
    post(message, None);
}

/// Posts a message with something both sides share, such as a blob.
pub(crate) fn say_with(message: &FromWorker, payload: JsValue) {
    if let (Some(scope), Ok(text)) = (scope(), json::write(message)) {
        let _posted = scope.post_message(&Array::of2(&text.into(), &payload));
    }
}

/// Posts a message with a buffer, which is handed over without a copy.
pub(crate) fn say_with_bytes(message: &FromWorker, encoded: &Encoded<'_>) {
    let bytes = Uint8Array::new_with_length(u32::try_from(encoded.len()).unwrap_or(u32::MAX));
    let mut place = 0;
    for part in encoded.parts() {
        let end = place + part.len() as u32;
        bytes.subarray(place, end).copy_from(part);
        place = end;
    }
    post(message, Some(bytes.buffer().into()));
}

/// Posts a message with the bytes of a file.
pub(crate) fn say_with_file(message: &FromWorker, bytes: &[u8]) {
    post(message, Some(Uint8Array::from(bytes).buffer().into()));
}

fn post(message: &FromWorker, payload: Option<JsValue>) {
    let (Some(scope), Ok(text)) = (scope(), json::write(message)) else {
        return;
    };
    let parts = Array::of1(&text.into());
    // A message that cannot be posted has nowhere to be reported.
    let _posted = match payload {
        None => scope.post_message(&parts),
        Some(payload) => {
            parts.push(&payload);
            scope.post_message_with_transfer(&parts, &Array::of1(&payload))
        }
    };
}

fn receive(worker: &RefCell<Worker>, data: &JsValue) {
    let Some(parts) = data.dyn_ref::<Array>() else {
        break_down_if_asked(data);
        return;
    };
    let text = parts.get(0).as_string().unwrap_or_default();
    // A message of another build is not answered: it carries no job that could be trusted.
    let Ok(message) = json::read::<ToWorker>(&text) else {
        return;
    };
    if let Ok(mut worker) = worker.try_borrow_mut() {
        worker.receive(message, parts.get(1));
    }
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
