//! What can be seen of a page: its requests, its console, its breaches, its picture.

use super::{Page, string};
use crate::harness::cdp::Event;
use crate::harness::project;
use base64::Engine;
use base64::engine::general_purpose::STANDARD as BASE64;
use serde_json::{Value, json};
use std::fs;
use std::path::Path;
use std::thread;

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

impl Page {
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

    /// Tells what was on the screen and in the console when a test failed.
    pub(super) fn leave_evidence(&self) {
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
