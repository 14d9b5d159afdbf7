//! One tab, as a person uses it.

mod doing;
mod watching;

#[allow(unused_imports, reason = "named by the tests of later pages")]
pub(crate) use doing::Download;

use super::cdp::Target;
use super::{Browser, PATIENCE, Server, dist};
use serde::de::DeserializeOwned;
use serde_json::{Value, json};
use std::sync::Arc;
use std::thread;
use std::time::{Duration, Instant};

/// True once the page can be used; see `data-kezhi` in the page.
const READY: &str = "document.readyState === 'complete' \
     && document.documentElement.dataset.kezhi === 'ready'";

/// What a page is shown as.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) enum Media {
    /// On a screen, light theme.
    Light,
    /// On a screen, dark theme.
    Dark,
    /// On a screen, light theme, with reduced motion.
    Still,
    /// On paper.
    Print,
}

/// An open tab. It keeps its browser and its host alive.
pub(crate) struct Page {
    /// The host of the page.
    pub(crate) server: Arc<Server>,
    /// The browser of the tab.
    pub(crate) browser: Arc<Browser>,
    session: String,
    id: String,
    /// Events before this position belong to an earlier load.
    loaded: usize,
}

impl Page {
    /// Opens the built page at its start, in a browser of its own.
    pub(crate) fn open() -> Page {
        Page::open_at("")
    }

    /// Opens the built page at a route, such as `#/segments`, in a browser of its own.
    pub(crate) fn open_at(route: &str) -> Page {
        let mut page = Page::open_nothing();
        page.goto(route);
        page
    }

    /// Opens an empty tab in a browser of its own, on the host of the built page.
    pub(crate) fn open_nothing() -> Page {
        Page::blank(
            &Arc::new(Server::start(&dist())),
            &Arc::new(Browser::launch()),
        )
    }

    /// Opens the built page at its start, in a browser whose service workers nobody watches.
    pub(crate) fn open_leaving_service_workers() -> Page {
        let mut page = Page::blank(
            &Arc::new(Server::start(&dist())),
            &Arc::new(Browser::launch_without(&["service_worker"])),
        );
        page.goto("");
        page
    }

    /// Opens an empty tab.
    pub(crate) fn blank(server: &Arc<Server>, browser: &Arc<Browser>) -> Page {
        let created = browser
            .cdp
            .call("", "Target.createTarget", json!({ "url": "about:blank" }));
        let id = created["targetId"].as_str().expect("a tab").to_owned();
        let target = browser
            .cdp
            .wait_target(|target| target.id == id)
            .expect("the new tab");
        let page = Page {
            server: Arc::clone(server),
            browser: Arc::clone(browser),
            session: target.session,
            id,
            loaded: 0,
        };
        page.call("Page.enable", json!({}));
        page.call("DOM.enable", json!({}));
        page.set_viewport(1280, 800, 1.0);
        page
    }

    /// Opens a second tab of the same browser on the same host.
    pub(crate) fn second_tab(&self, route: &str) -> Page {
        let mut page = Page::blank(&self.server, &self.browser);
        page.goto(route);
        page
    }

    /// Goes to a route and waits until the page is ready.
    pub(crate) fn goto(&mut self, route: &str) {
        self.goto_unready(route);
        self.settle();
    }

    /// Goes to a route without waiting for anything.
    pub(crate) fn goto_unready(&self, route: &str) {
        let url = format!("{}{route}", self.server.url());
        let answer = self.call("Page.navigate", json!({ "url": url }));
        let failure = answer["errorText"].as_str();
        assert!(
            failure.is_none(),
            "cannot open {url}: {}",
            failure.unwrap_or_default()
        );
    }

    /// Loads the page anew and waits until it is ready.
    pub(crate) fn reload(&mut self) {
        self.eval::<()>("void (window.beforeReload = true)");
        self.call("Page.reload", json!({}));
        self.wait_for("!window.beforeReload", "the page to load anew");
        self.settle();
    }

    fn settle(&mut self) {
        self.wait_for(READY, "the page to be ready (data-kezhi=\"ready\")");
        self.loaded = self.browser.cdp.event_count();
    }

    /// Runs a script in every page that is loaded from now on, before its own.
    pub(crate) fn before_load(&self, js: &str) {
        self.call(
            "Page.addScriptToEvaluateOnNewDocument",
            json!({ "source": js }),
        );
    }

    // --- asking -------------------------------------------------------------------------------

    /// The value of an expression in the page. `await` may be used; a promise is awaited.
    pub(crate) fn eval<T: DeserializeOwned>(&self, js: &str) -> T {
        self.evaluate(&self.session, js)
    }

    /// The value of an expression in the first worker of the page: its engine.
    pub(crate) fn eval_in_worker<T: DeserializeOwned>(&self, js: &str) -> T {
        self.evaluate(&self.worker().session, js)
    }

    /// The first worker of this page, its engine, once its script has been loaded. Asked earlier, it would hang.
    pub(crate) fn worker(&self) -> Target {
        let cdp = &self.browser.cdp;
        let worker = cdp
            .wait_first_target(|target| target.kind == "worker" && target.parent == self.session)
            .unwrap_or_else(|| panic!("the page has started no worker"));
        cdp.wait_event(0, |event| {
            (event.session == worker.session && event.method == "Inspector.workerScriptLoaded")
                .then_some(())
        })
        .unwrap_or_else(|| panic!("the worker's script was not loaded"));
        worker
    }

    fn evaluate<T: DeserializeOwned>(&self, session: &str, js: &str) -> T {
        let answer = self
            .try_evaluate(session, js)
            .unwrap_or_else(|error| panic!("{error}\nin: {js}"));
        serde_json::from_value(answer.clone())
            .unwrap_or_else(|error| panic!("{error}: {answer}\nin: {js}"))
    }

    fn try_evaluate(&self, session: &str, js: &str) -> Result<Value, String> {
        let question = json!({
            "expression": js, "awaitPromise": true, "returnByValue": true,
            "userGesture": true, "replMode": true,
        });
        let mut answer = self
            .browser
            .cdp
            .try_call(session, "Runtime.evaluate", question)?;
        if let Some(details) = answer.get("exceptionDetails") {
            let thrown = details["exception"]["description"].as_str();
            return Err(thrown
                .or(details["text"].as_str())
                .unwrap_or("thrown")
                .to_owned());
        }
        Ok(answer["result"]["value"].take())
    }

    /// Waits until a condition in the page holds.
    ///
    /// # Panics
    ///
    /// After a long time, naming `what` was waited for.
    pub(crate) fn wait_for(&self, condition: &str, what: &str) {
        let end = Instant::now() + PATIENCE;
        let mut last = String::new();
        while Instant::now() < end {
            // While a page loads there is no one to ask.
            match self.try_evaluate(&self.session, condition) {
                Ok(Value::Null | Value::Bool(false)) => last.clear(),
                Ok(_) => return,
                Err(error) => last = format!(" ({error})"),
            }
            thread::sleep(Duration::from_millis(40));
        }
        panic!("waited in vain for {what}{last}");
    }

    /// Waits until some element shows this text.
    pub(crate) fn wait_for_text(&self, text: &str) {
        let condition = format!("document.body.innerText.includes({})", js_text(text));
        self.wait_for(&condition, &format!("the text {text:?}"));
    }

    /// The visible text of the first element that matches.
    pub(crate) fn text(&self, selector: &str) -> String {
        let selector = js_text(selector);
        self.wait_for(&format!("document.querySelector({selector})"), &selector);
        self.eval(&format!("document.querySelector({selector}).innerText"))
    }

    /// How many elements match.
    pub(crate) fn count(&self, selector: &str) -> usize {
        self.eval(&format!(
            "document.querySelectorAll({}).length",
            js_text(selector)
        ))
    }

    // --- surroundings -------------------------------------------------------------------------

    /// Cuts or restores the network of the page, its workers and its service worker.
    pub(crate) fn set_offline(&self, offline: bool) {
        self.browser.cdp.set_offline(offline);
    }

    /// Size of the visible part in CSS pixels, and device pixels for each.
    pub(crate) fn set_viewport(&self, width: u32, height: u32, scale: f64) {
        let metrics = json!({
            "width": width, "height": height, "deviceScaleFactor": scale, "mobile": false,
        });
        self.call("Emulation.setDeviceMetricsOverride", metrics);
    }

    /// What the page is shown as.
    pub(crate) fn emulate_media(&self, media: Media) {
        let theme = if media == Media::Dark {
            "dark"
        } else {
            "light"
        };
        let motion = if media == Media::Still {
            "reduce"
        } else {
            "no-preference"
        };
        let settings = json!({
            "media": if media == Media::Print { "print" } else { "" },
            "features": [
                { "name": "prefers-color-scheme", "value": theme },
                { "name": "prefers-reduced-motion", "value": motion },
            ],
        });
        self.call("Emulation.setEmulatedMedia", settings);
    }

    /// Waits until the service worker has its files and answers for this page.
    pub(crate) fn wait_for_offline_copy(&self) {
        self.wait_for(
            "(await navigator.serviceWorker.getRegistration())?.active?.state === 'activated' \
             && navigator.serviceWorker.controller !== null",
            "the offline copy",
        );
    }

    fn call(&self, method: &str, params: Value) -> Value {
        self.browser.cdp.call(&self.session, method, params)
    }
}

impl Drop for Page {
    fn drop(&mut self) {
        if thread::panicking() {
            self.leave_evidence();
        }
        let _ = self
            .browser
            .cdp
            .try_call("", "Target.closeTarget", json!({ "targetId": self.id }));
    }
}

fn string(value: &Value) -> String {
    value.as_str().unwrap_or_default().to_owned()
}

/// Text as a JavaScript literal.
fn js_text(text: &str) -> String {
    Value::from(text).to_string()
}
