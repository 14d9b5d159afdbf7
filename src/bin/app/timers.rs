//! The one place that sets timers.

use std::cell::RefCell;
use std::rc::Rc;

use gloo_timers::callback::Timeout;
use gloo_timers::future::TimeoutFuture;
use wasm_bindgen::prelude::*;

/// How long a frame may take before the tab counts as hidden.
const HIDDEN_TAB_MS: u32 = 500;

/// Runs `then` after so many milliseconds, whatever happens.
pub(crate) fn after(milliseconds: u32, then: impl FnOnce() + 'static) {
    Timeout::new(milliseconds, then).forget();
}

/// Waits. After it the component that waited may be gone: use `try_set`.
pub(crate) async fn sleep(milliseconds: u32) {
    TimeoutFuture::new(milliseconds).await;
}

/// Runs `then` once the next frame has been painted, or soon in a tab that paints none because it
/// is hidden.
pub(crate) fn after_paint(then: impl FnOnce() + 'static) {
    let then = Rc::new(RefCell::new(Some(then)));
    let run = move || {
        let then = then.borrow_mut().take();
        if let Some(then) = then {
            then();
        }
    };
    after(HIDDEN_TAB_MS, run.clone());
    // The frame's callback runs before painting; a timer set in it runs after.
    let callback = Closure::once_into_js(move || after(0, run));
    if let Some(window) = web_sys::window() {
        let _requested = window.request_animation_frame(callback.unchecked_ref());
    }
}

/// Runs only the last of several calls, after a rest. Dropping it drops what still waits.
#[derive(Clone)]
pub(crate) struct Debounce {
    milliseconds: u32,
    waiting: Rc<RefCell<Option<Timeout>>>,
}

impl Debounce {
    /// With a rest of so many milliseconds.
    pub(crate) fn new(milliseconds: u32) -> Debounce {
        Debounce {
            milliseconds,
            waiting: Rc::default(),
        }
    }

    /// Runs `then` after the rest unless another call or [`Debounce::cancel`] comes first.
    pub(crate) fn call(&self, then: impl FnOnce() + 'static) {
        let waiting = Rc::clone(&self.waiting);
        let timeout = Timeout::new(self.milliseconds, move || {
            // Set free first: `then` may call again.
            let _run_out = waiting.borrow_mut().take();
            then();
        });
        *self.waiting.borrow_mut() = Some(timeout);
    }

    /// Drops what still waits.
    pub(crate) fn cancel(&self) {
        let _dropped = self.waiting.borrow_mut().take();
    }
}
