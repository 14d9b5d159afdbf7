//! Event listeners that end with their owner.

use wasm_bindgen::prelude::*;
use web_sys::EventTarget;

/// A listener on a browser object. Dropping it removes the listener.
pub(crate) struct Listener {
    target: EventTarget,
    event: &'static str,
    closure: Option<Closure<dyn FnMut(JsValue)>>,
}

impl Listener {
    /// Calls `listen` with each `event` of `target`. The event is taken to be an `E` unchecked, as
    /// the browser defines it.
    pub(crate) fn new<E: JsCast>(
        target: &EventTarget,
        event: &'static str,
        mut listen: impl FnMut(E) + 'static,
    ) -> Listener {
        let closure = Closure::<dyn FnMut(JsValue)>::new(move |event: JsValue| {
            listen(event.unchecked_into());
        });
        // Old browsers lack addEventListener on some objects; then nothing is heard.
        let _added =
            target.add_event_listener_with_callback(event, closure.as_ref().unchecked_ref());
        Listener {
            target: target.clone(),
            event,
            closure: Some(closure),
        }
    }

    /// Listens as long as the page lives.
    pub(crate) fn forget(mut self) {
        if let Some(closure) = self.closure.take() {
            closure.forget();
        }
    }
}

impl Drop for Listener {
    fn drop(&mut self) {
        if let Some(closure) = &self.closure {
            let _removed = self
                .target
                .remove_event_listener_with_callback(self.event, closure.as_ref().unchecked_ref());
        }
    }
}
