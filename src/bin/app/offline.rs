//! Working without a network, and updates that ask first.

use std::cell::RefCell;

use js_sys::{Object, Reflect};
use leptos::prelude::*;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::{JsFuture, spawn_local};
use web_sys::{
    Event, ServiceWorker, ServiceWorkerContainer, ServiceWorkerRegistration, ServiceWorkerState,
    VisibilityState,
};

use crate::boot;
use crate::listen::Listener;
use crate::timers;

/// How long an update may take to step in before the page is loaded again anyway.
const UPDATE_PATIENCE_MS: u32 = 5_000;

/// Why there is no offline use.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Reason {
    /// The page came over plain http.
    PlainHttp,
    /// The browser has no service workers, as in some apps and private windows.
    NoServiceWorker,
}

/// How far offline use is.
#[derive(Debug, Clone, Default, PartialEq)]
pub(crate) enum OfflineState {
    /// There is none here.
    Unsupported {
        /// Why.
        reason: Reason,
    },
    /// The files are being stored.
    #[default]
    Installing,
    /// The page loads without a network.
    Ready {
        /// True when it just became so: worth a short word, once.
        first_time: bool,
    },
    /// A new version is stored and waits for [`Offline::apply_update`].
    UpdateWaiting,
    /// Another tab took the new version: this one should be loaded again when it suits.
    UpdatedElsewhere,
    /// The files could not be stored; the page works as long as the network does.
    Failed {
        /// The browser's own words, for the details.
        message: String,
    },
}

/// The handle on offline use.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Offline {
    state: RwSignal<OfflineState>,
    is_updating: RwSignal<bool>,
    registration: StoredValue<RefCell<Option<ServiceWorkerRegistration>>, LocalStorage>,
}

impl Offline {
    /// Registers `sw.js` beside the page; to be called once, in the root component.
    pub(crate) fn start() -> Offline {
        let offline = Offline {
            state: RwSignal::new(OfflineState::Installing),
            is_updating: RwSignal::new(false),
            registration: StoredValue::new_local(RefCell::new(None)),
        };
        match container() {
            Err(reason) => offline.set(OfflineState::Unsupported { reason }),
            Ok(container) => spawn_local(offline.register(container)),
        }
        offline
    }

    /// How far it is.
    pub(crate) fn state(self) -> OfflineState {
        self.state.get()
    }

    /// Lets the waiting version step in and loads the page again. Nothing else ever reloads it.
    pub(crate) fn apply_update(self) {
        let _gone = self.is_updating.try_set(true);
        match self.registration().and_then(|it| it.waiting()) {
            None => reload(),
            Some(waiting) => {
                let message = Object::new();
                let _set = Reflect::set(&message, &"type".into(), &"skip-waiting".into());
                let _posted = waiting.post_message(&message);
                timers::after(UPDATE_PATIENCE_MS, reload);
            }
        }
    }

    async fn register(self, container: ServiceWorkerContainer) {
        // The first version takes over a page that had none; that is no update.
        let mut had_controller = container.controller().is_some();
        Listener::new::<Event>(&container, "controllerchange", move |_| {
            if self.is_updating.try_get_untracked() == Some(true) {
                reload();
            } else if had_controller {
                self.set(OfflineState::UpdatedElsewhere);
            }
            had_controller = true;
        })
        .forget();
        let url = boot::absolute("sw.js").unwrap_or_else(|| "sw.js".into());
        let registration: ServiceWorkerRegistration =
            match JsFuture::from(container.register(&url)).await {
                Ok(registration) => registration.unchecked_into(),
                Err(error) => {
                    return self.set(OfflineState::Failed {
                        message: words(&error),
                    });
                }
            };
        let _gone = self
            .registration
            .try_update_value(|kept| kept.replace(Some(registration.clone())));

        let is_update = registration.active().is_some();
        if registration.waiting().is_some() && is_update {
            self.set(OfflineState::UpdateWaiting);
        } else if is_update {
            self.set(OfflineState::Ready { first_time: false });
        }
        if let Some(installing) = registration.installing() {
            self.watch(&installing);
        }
        let found = registration.clone();
        Listener::new::<Event>(&registration, "updatefound", move |_| {
            if let Some(installing) = found.installing() {
                self.watch(&installing);
            }
        })
        .forget();
        check_when_shown(registration);
    }

    /// Follows a version from being stored to waiting or serving.
    fn watch(self, installing: &ServiceWorker) {
        let is_update = self.registration().is_some_and(|it| it.active().is_some());
        let worker = installing.clone();
        let mut has_served = is_update;
        let mut follow = move || match worker.state() {
            ServiceWorkerState::Installed if is_update => self.set(OfflineState::UpdateWaiting),
            ServiceWorkerState::Activated if !is_update => {
                has_served = true;
                self.set(OfflineState::Ready { first_time: true });
            }
            ServiceWorkerState::Redundant if !has_served => self.set(OfflineState::Failed {
                message: "redundant".into(),
            }),
            _ => {}
        };
        follow();
        Listener::new::<Event>(installing, "statechange", move |_| follow()).forget();
    }

    fn registration(self) -> Option<ServiceWorkerRegistration> {
        self.registration
            .try_with_value(|kept| kept.borrow().clone())
            .flatten()
    }

    fn set(self, state: OfflineState) {
        // A version is met twice when it is already installing as the page registers.
        if self
            .state
            .try_get_untracked()
            .is_some_and(|now| now != state)
        {
            let _gone = self.state.try_set(state);
        }
    }
}

/// The browser's door to service workers.
///
/// # Errors
/// Why there is none.
pub(crate) fn container() -> Result<ServiceWorkerContainer, Reason> {
    let window = web_sys::window().ok_or(Reason::NoServiceWorker)?;
    if !window.is_secure_context() {
        return Err(Reason::PlainHttp);
    }
    let container = Reflect::get(&window.navigator(), &"serviceWorker".into())
        .map_err(|_| Reason::NoServiceWorker)?;
    if container.is_object() {
        Ok(container.unchecked_into())
    } else {
        Err(Reason::NoServiceWorker)
    }
}

/// Looks for a new version whenever the page comes back into view.
fn check_when_shown(registration: ServiceWorkerRegistration) {
    let Some(document) = web_sys::window().and_then(|window| window.document()) else {
        return;
    };
    let shown = document.clone();
    Listener::new::<Event>(&document, "visibilitychange", move |_| {
        if shown.visibility_state() == VisibilityState::Visible
            && let Ok(checking) = registration.update()
        {
            // Without a network the check fails, which is no news.
            spawn_local(async move { drop(JsFuture::from(checking).await) });
        }
    })
    .forget();
}

fn reload() {
    if let Some(window) = web_sys::window() {
        let _reloading = window.location().reload();
    }
}

fn words(error: &JsValue) -> String {
    Reflect::get(error, &"message".into())
        .ok()
        .and_then(|message| message.as_string())
        .unwrap_or_default()
}
