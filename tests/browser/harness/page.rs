//! One tab, as a person uses it.

use super::cdp::{Event, Target};
use super::{Browser, PATIENCE, Server, dist, keys, project};
use base64::Engine;
use base64::engine::general_purpose::STANDARD as BASE64;
use serde::de::DeserializeOwned;
use serde_json::{Value, json};
use std::fs;
use std::path::Path;
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

/// A file that the page has saved.
#[derive(Debug)]
pub(crate) struct Download {
    /// Name proposed by the page.
    pub(crate) file_name: String,
    /// What is in it.
    pub(crate) bytes: Vec<u8>,
}

impl Download {
    /// The file as text, without a byte order mark.
    pub(crate) fn text(&self) -> String {
        let text = String::from_utf8(self.bytes.clone()).expect("text in UTF-8");
        text.strip_prefix('\u{feff}')
            .map_or(text.clone(), str::to_owned)
    }
}

/// One breach of an accessibility rule, as axe reports it.
#[derive(Debug)]
pub(crate) struct Violation {
    /// Name of the rule, such as `color-contrast`.
    pub(crate) rule: String,
    /// `minor`, `moderate`, `serious` or `critical`.
    pub(crate) impact: String,
    /// What is wrong.
    pub(crate) help: String,
    /// Selectors of the elements.
    pub(crate) targets: Vec<String>,
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

    /// The value of an expression in the worker that the page has started.
    pub(crate) fn eval_in_worker<T: DeserializeOwned>(&self, js: &str) -> T {
        self.evaluate(&self.worker().session, js)
    }

    /// The worker of this page, once its script has been loaded. Asked earlier, it would hang.
    pub(crate) fn worker(&self) -> Target {
        let cdp = &self.browser.cdp;
        let worker = cdp
            .wait_target(|target| target.kind == "worker" && target.parent == self.session)
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

    // --- doing --------------------------------------------------------------------------------

    /// Clicks the first element that matches, once it can be clicked.
    pub(crate) fn click(&self, selector: &str) {
        let find = format!("document.querySelector({})", js_text(selector));
        self.click_found(&find, selector);
    }

    /// Clicks what can be pressed and bears this text: all of it if possible, else a part.
    pub(crate) fn click_text(&self, text: &str) {
        let find = format!("({FIND_BY_TEXT})({})", js_text(text));
        self.click_found(&find, text);
    }

    fn click_found(&self, find: &str, name: &str) {
        let place = format!("({PLACE_TO_CLICK})({find})");
        let end = Instant::now() + PATIENCE;
        let mut last = String::from("not asked");
        while Instant::now() < end {
            match self.try_evaluate(&self.session, &place) {
                Ok(Value::Array(at)) => {
                    let at = |index: usize| at.get(index).and_then(Value::as_f64).unwrap_or(0.0);
                    return self.click_at(at(0), at(1));
                }
                Ok(reason) => last = reason.to_string(),
                Err(error) => last = error,
            }
            thread::sleep(Duration::from_millis(40));
        }
        panic!("cannot click {name}: {last}");
    }

    /// Clicks a point, in CSS pixels of the visible part.
    pub(crate) fn click_at(&self, x: f64, y: f64) {
        for kind in ["mouseMoved", "mousePressed", "mouseReleased"] {
            let button = if kind == "mouseMoved" { "none" } else { "left" };
            let event = json!({ "type": kind, "x": x, "y": y, "button": button, "clickCount": 1 });
            self.call("Input.dispatchMouseEvent", event);
        }
    }

    /// Presses a key or several, such as `Control+Z`.
    pub(crate) fn press(&self, chord: &str) {
        for event in keys::events(chord) {
            self.call("Input.dispatchKeyEvent", event);
        }
    }

    /// Types into whatever has the focus.
    pub(crate) fn type_text(&self, text: &str) {
        for character in text.chars() {
            self.call("Input.insertText", json!({ "text": character }));
        }
    }

    /// Gives a field, a select, a slider or a check box its value, as a person would leave it.
    pub(crate) fn fill(&self, selector: &str, value: &str) {
        let name = js_text(selector);
        self.wait_for(&format!("document.querySelector({name})"), selector);
        self.eval::<()>(&format!(
            "({FILL})(document.querySelector({name}), {})",
            js_text(value)
        ));
    }

    /// Chooses a file in a file field.
    pub(crate) fn set_file(&self, selector: &str, path: &Path) {
        let name = js_text(selector);
        self.wait_for(&format!("document.querySelector({name})"), selector);
        let question = json!({ "expression": format!("document.querySelector({name})") });
        let found = self.call("Runtime.evaluate", question);
        let object = &found["result"]["objectId"];
        let files = json!({ "objectId": object, "files": [path] });
        self.call("DOM.setFileInputFiles", files);
    }

    /// Drops a file on an element, from outside the browser.
    pub(crate) fn drop_file(&self, selector: &str, file_name: &str, bytes: &[u8]) {
        let name = js_text(selector);
        self.wait_for(&format!("document.querySelector({name})"), selector);
        self.eval::<()>(&format!(
            "({DROP})(document.querySelector({name}), {}, \"{}\")",
            js_text(file_name),
            BASE64.encode(bytes)
        ));
    }

    /// Pastes text, as copied from a spreadsheet, into whatever has the focus.
    pub(crate) fn paste(&self, text: &str) {
        self.eval::<()>(&format!("({PASTE})({})", js_text(text)));
    }

    /// Does something that saves a file, and waits for that file.
    pub(crate) fn download(&self, act: impl FnOnce(&Page)) -> Download {
        let folder = self.browser.downloads();
        let behaviour =
            json!({ "behavior": "allowAndName", "downloadPath": folder, "eventsEnabled": true });
        self.browser
            .cdp
            .call("", "Browser.setDownloadBehavior", behaviour);
        let from = self.browser.cdp.event_count();
        act(self);
        let (id, file_name) = self
            .browser
            .cdp
            .wait_event(from, |event| {
                (event.method == "Browser.downloadWillBegin").then(|| {
                    (
                        event.params["guid"].clone(),
                        string(&event.params["suggestedFilename"]),
                    )
                })
            })
            .unwrap_or_else(|| panic!("no file was saved"));
        self.browser
            .cdp
            .wait_event(from, |event| {
                (event.method == "Browser.downloadProgress"
                    && event.params["guid"] == id
                    && event.params["state"] == "completed")
                    .then_some(())
            })
            .unwrap_or_else(|| panic!("{file_name} was not saved whole"));
        let path = folder.join(string(&id));
        Download {
            file_name,
            bytes: fs::read(path).expect("the saved file"),
        }
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

    // --- watching -----------------------------------------------------------------------------

    /// Addresses asked for by page, worker and service worker since the page was ready. Blocked
    /// ones are among them; data that never travels (`blob:`, `data:`) is not.
    pub(crate) fn requests_since_load(&self) -> Vec<String> {
        self.browser
            .cdp
            .events(self.loaded)
            .iter()
            .filter(|event| event.method == "Network.requestWillBeSent")
            .map(|event| string(&event.params["request"]["url"]))
            .filter(|url| !url.starts_with("blob:") && !url.starts_with("data:"))
            .collect()
    }

    /// Errors in any console of this browser, since it was started.
    pub(crate) fn console_errors(&self) -> Vec<String> {
        let events = self.browser.cdp.events(0);
        events
            .iter()
            .filter_map(console_line)
            .filter(|line| line.error)
            .map(|l| l.text)
            .collect()
    }

    /// Breaches of accessibility rules in what is now shown.
    pub(crate) fn axe(&self) -> Vec<Violation> {
        if self.eval("typeof axe === 'undefined'") {
            let path = project().join(".tools/node_modules/axe-core/axe.min.js");
            let source = fs::read_to_string(path)
                .unwrap_or_else(|_| panic!("axe-core is missing: run ./dev test"));
            self.eval::<()>(&format!("{source};void 0"));
        }
        let found: Vec<Value> = self.eval(
            "(await axe.run(document, { resultTypes: ['violations'], preload: false })).violations",
        );
        found.iter().map(violation).collect()
    }

    /// The page as it would be printed.
    pub(crate) fn print_pdf(&self) -> Vec<u8> {
        let settings = json!({ "printBackground": true, "preferCSSPageSize": true });
        let printed = self.call("Page.printToPDF", settings);
        BASE64
            .decode(string(&printed["data"]))
            .expect("a printed page")
    }

    /// A picture of the whole page, as PNG.
    pub(crate) fn screenshot(&self, path: &Path) {
        self.try_screenshot(path)
            .unwrap_or_else(|error| panic!("no picture: {error}"));
    }

    fn try_screenshot(&self, path: &Path) -> Result<(), String> {
        let cdp = &self.browser.cdp;
        let metrics = cdp.try_call(&self.session, "Page.getLayoutMetrics", json!({}))?;
        let size = &metrics["cssContentSize"];
        let settings = json!({
            "format": "png",
            "captureBeyondViewport": true,
            "clip": {
                "x": 0, "y": 0, "scale": 1, "width": size["width"], "height": size["height"],
            },
        });
        let picture = cdp.try_call(&self.session, "Page.captureScreenshot", settings)?;
        let picture = BASE64
            .decode(string(&picture["data"]))
            .map_err(|error| error.to_string())?;
        let folder = path.parent().ok_or("no folder")?;
        fs::create_dir_all(folder).map_err(|error| error.to_string())?;
        fs::write(path, picture).map_err(|error| error.to_string())
    }

    fn call(&self, method: &str, params: Value) -> Value {
        self.browser.cdp.call(&self.session, method, params)
    }

    /// Tells what was on the screen and in the console when a test failed.
    fn leave_evidence(&self) {
        let name = thread::current()
            .name()
            .unwrap_or("test")
            .replace("::", "-");
        let path = project().join(format!("target/browser-failures/{name}.png"));
        for line in self.browser.cdp.events(0).iter().filter_map(console_line) {
            eprintln!("console: {}", line.text);
        }
        match self.try_screenshot(&path) {
            Ok(()) => eprintln!("picture: {}", path.display()),
            Err(error) => eprintln!("no picture: {error}"),
        }
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

struct Line {
    error: bool,
    text: String,
}

fn console_line(event: &Event) -> Option<Line> {
    let params = &event.params;
    match event.method.as_str() {
        "Runtime.consoleAPICalled" => {
            let words = params["args"]
                .as_array()
                .into_iter()
                .flatten()
                .map(|argument| {
                    let described = argument["description"].as_str().map(str::to_owned);
                    described.unwrap_or_else(|| match &argument["value"] {
                        Value::String(text) => text.clone(),
                        other => other.to_string(),
                    })
                });
            let error = matches!(params["type"].as_str(), Some("error" | "assert"));
            Some(Line {
                error,
                text: words.collect::<Vec<_>>().join(" "),
            })
        }
        "Runtime.exceptionThrown" => {
            let details = &params["exceptionDetails"];
            let thrown = details["exception"]["description"].as_str();
            let text = thrown
                .or(details["text"].as_str())
                .unwrap_or("thrown")
                .to_owned();
            Some(Line { error: true, text })
        }
        "Log.entryAdded" => {
            let entry = &params["entry"];
            let text = format!("{} {}", string(&entry["text"]), string(&entry["url"]));
            Some(Line {
                error: entry["level"] == "error",
                text,
            })
        }
        _ => None,
    }
}

fn violation(found: &Value) -> Violation {
    let targets = found["nodes"].as_array().into_iter().flatten();
    Violation {
        rule: string(&found["id"]),
        impact: string(&found["impact"]),
        help: string(&found["help"]),
        targets: targets.map(|node| node["target"].to_string()).collect(),
    }
}

fn string(value: &Value) -> String {
    value.as_str().unwrap_or_default().to_owned()
}

/// Text as a JavaScript literal.
fn js_text(text: &str) -> String {
    Value::from(text).to_string()
}

/// Of all that can be pressed and is visible, what bears the text; the shortest if several do.
const FIND_BY_TEXT: &str = r#"text => {
    const plain = s => s.replace(/\s+/g, " ").trim();
    const pressable = "button, a[href], summary, label, option, [role=button], [role=tab], " +
        "[role=menuitem], [role=option], [role=radio], [role=checkbox], [role=switch], [tabindex]";
    const found = [...document.querySelectorAll(pressable)]
        .filter(e => e.getClientRects().length > 0)
        .map(e => [e, plain(e.innerText || e.getAttribute("aria-label") || "")]);
    const exact = found.filter(([, own]) => own === text);
    const partial = found.filter(([, own]) => own.includes(text));
    partial.sort((a, b) => a[1].length - b[1].length);
    return (exact[0] || partial[0] || [null])[0];
}"#;

/// The middle of an element, or the reason why it cannot be clicked yet.
const PLACE_TO_CLICK: &str = r#"element => {
    if (!element) return "not there";
    if (element.disabled) return "disabled";
    element.scrollIntoView({ block: "center", inline: "nearest", behavior: "instant" });
    const box = element.getBoundingClientRect();
    if (box.width === 0 || box.height === 0) return "without size";
    const x = box.left + box.width / 2, y = box.top + box.height / 2;
    let hit = document.elementFromPoint(x, y);
    if (!hit) return "outside the visible part";
    const labelled = hit.closest("label")?.control;
    if (hit === element || element.contains(hit) || hit.contains(element) || labelled === element) {
        return [x, y];
    }
    return "covered by " + hit.outerHTML.slice(0, 120);
}"#;

/// Sets a value in a way that the page notices.
const FILL: &str = r#"(element, value) => {
    element.focus();
    if (element.type === "checkbox" || element.type === "radio") {
        if (element.checked !== (value === "true")) element.click();
        return;
    }
    const kind = Object.getPrototypeOf(element);
    Object.getOwnPropertyDescriptor(kind, "value").set.call(element, value);
    element.dispatchEvent(new InputEvent("input", { bubbles: true }));
    element.dispatchEvent(new Event("change", { bubbles: true }));
}"#;

/// Drags a file in and lets it go.
const DROP: &str = r#"(element, name, data) => {
    const bytes = Uint8Array.from(atob(data), c => c.charCodeAt(0));
    const dataTransfer = new DataTransfer();
    dataTransfer.items.add(new File([bytes], name));
    for (const kind of ["dragenter", "dragover", "drop"]) {
        element.dispatchEvent(
            new DragEvent(kind, { dataTransfer, bubbles: true, cancelable: true, composed: true })
        );
    }
}"#;

/// Pastes where the focus is.
const PASTE: &str = r#"text => {
    const clipboardData = new DataTransfer();
    clipboardData.setData("text/plain", text);
    (document.activeElement || document.body).dispatchEvent(
        new ClipboardEvent("paste", { clipboardData, bubbles: true, cancelable: true })
    );
}"#;
