//! The Chrome DevTools Protocol, as far as the tests speak it.
//!
//! One connection carries all sessions: the browser, each page, each worker. A thread reads;
//! it also greets every new target at once, because targets wait for that before they run.

use serde_json::{Value, json};
use std::collections::{HashMap, HashSet};
use std::net::TcpStream;
use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::{Arc, Condvar, Mutex, MutexGuard};
use std::thread;
use std::time::{Duration, Instant};
use tungstenite::protocol::{Role, WebSocketConfig};
use tungstenite::{Message, WebSocket};

use super::PATIENCE;

/// What a target told without being asked.
#[derive(Clone, Debug)]
pub(crate) struct Event {
    /// Session of the target; empty for the browser itself.
    pub(crate) session: String,
    /// Name, such as `Network.requestWillBeSent`.
    pub(crate) method: String,
    /// The rest.
    pub(crate) params: Value,
}

/// A target that can be spoken to.
#[derive(Clone, Debug)]
pub(crate) struct Target {
    /// Session under which it is spoken to.
    pub(crate) session: String,
    /// Session of the target that started it; empty for pages and service workers.
    pub(crate) parent: String,
    /// `page`, `worker` or `service_worker`.
    pub(crate) kind: String,
    /// The browser's own name for it.
    pub(crate) id: String,
    /// Address it was started from.
    pub(crate) url: String,
}

/// An open connection to one browser.
pub(crate) struct Cdp {
    writer: Mutex<WebSocket<TcpStream>>,
    next: AtomicU64,
    state: Mutex<State>,
    changed: Condvar,
}

#[derive(Default)]
struct State {
    replies: HashMap<u64, Result<Value, String>>,
    events: Vec<Event>,
    targets: Vec<Target>,
    known: HashSet<String>,
    offline: bool,
    closed: bool,
}

impl Cdp {
    /// Connects to the address that the browser has written down, and watches all targets but those
    /// of the kinds `without`.
    pub(crate) fn connect(port: &str, path: &str, without: &[&str]) -> Arc<Cdp> {
        let stream = TcpStream::connect(format!("127.0.0.1:{port}")).expect("the browser listens");
        stream.set_nodelay(true).expect("a socket");
        let config = WebSocketConfig::default()
            .max_message_size(None)
            .max_frame_size(None);
        let url = format!("ws://127.0.0.1:{port}{path}");
        let (reader, _) = tungstenite::client::client_with_config(url, stream, Some(config))
            .expect("the browser answers");
        let stream = reader.get_ref().try_clone().expect("a socket");
        let writer = Mutex::new(WebSocket::from_raw_socket(
            stream,
            Role::Client,
            Some(config),
        ));
        let cdp = Arc::new(Cdp {
            writer,
            next: AtomicU64::new(1),
            state: Mutex::default(),
            changed: Condvar::new(),
        });
        let background = Arc::clone(&cdp);
        thread::spawn(move || background.read(reader));
        cdp.call("", "Target.setAutoAttach", auto_attach(without));
        cdp
    }

    /// Asks a target and waits for its answer.
    ///
    /// # Panics
    ///
    /// If it refuses or does not answer.
    pub(crate) fn call(&self, session: &str, method: &str, params: Value) -> Value {
        self.try_call(session, method, params)
            .unwrap_or_else(|error| panic!("{method}: {error}"))
    }

    /// Asks a target and waits for its answer, which may be a refusal.
    pub(crate) fn try_call(
        &self,
        session: &str,
        method: &str,
        params: Value,
    ) -> Result<Value, String> {
        let id = self.send(session, method, params);
        self.wait(PATIENCE, |state| {
            if state.closed {
                return Some(Err("the browser has closed".to_owned()));
            }
            state.replies.remove(&id)
        })
        .unwrap_or_else(|| Err(format!("no answer to {method} from {session:?}")))
    }

    /// Asks a target without waiting.
    pub(crate) fn send(&self, session: &str, method: &str, params: Value) -> u64 {
        let id = self.next.fetch_add(1, Ordering::Relaxed);
        let mut message = json!({ "id": id, "method": method, "params": params });
        if !session.is_empty() {
            message["sessionId"] = json!(session);
        }
        let text = Message::text(message.to_string());
        let _ = self
            .writer
            .lock()
            .unwrap_or_else(|broken| broken.into_inner())
            .send(text);
        id
    }

    /// The first event from position `from` on that `pick` takes, waiting for it if need be.
    pub(crate) fn wait_event<T>(
        &self,
        from: usize,
        pick: impl Fn(&Event) -> Option<T>,
    ) -> Option<T> {
        self.wait(PATIENCE, |state| {
            state.events[from..].iter().find_map(&pick)
        })
    }

    /// The events so far, from position `from` on.
    pub(crate) fn events(&self, from: usize) -> Vec<Event> {
        self.lock().events[from..].to_vec()
    }

    /// How many events there have been.
    pub(crate) fn event_count(&self) -> usize {
        self.lock().events.len()
    }

    /// Targets that are alive, oldest first.
    pub(crate) fn targets(&self) -> Vec<Target> {
        self.lock().targets.clone()
    }

    /// A target that `pick` takes, waiting for it if need be.
    pub(crate) fn wait_target(&self, pick: impl Fn(&Target) -> bool) -> Option<Target> {
        self.wait(PATIENCE, |state| {
            state
                .targets
                .iter()
                .rev()
                .find(|target| pick(target))
                .cloned()
        })
    }

    /// The oldest target that is wanted, once there is one.
    pub(crate) fn wait_first_target(&self, pick: impl Fn(&Target) -> bool) -> Option<Target> {
        self.wait(PATIENCE, |state| {
            state.targets.iter().find(|target| pick(target)).cloned()
        })
    }

    /// Cuts or restores the network of every target, those to come included.
    pub(crate) fn set_offline(&self, offline: bool) {
        let sessions: Vec<String> = {
            let mut state = self.lock();
            state.offline = offline;
            state
                .targets
                .iter()
                .map(|target| target.session.clone())
                .collect()
        };
        for session in sessions {
            // A worker may end meanwhile; then it needs no network.
            let _ = self.try_call(
                &session,
                "Network.emulateNetworkConditions",
                network(offline),
            );
        }
    }

    fn lock(&self) -> MutexGuard<'_, State> {
        self.state
            .lock()
            .unwrap_or_else(|broken| broken.into_inner())
    }

    fn wait<T>(
        &self,
        patience: Duration,
        mut pick: impl FnMut(&mut State) -> Option<T>,
    ) -> Option<T> {
        let end = Instant::now() + patience;
        let mut state = self.lock();
        loop {
            if let Some(found) = pick(&mut state) {
                return Some(found);
            }
            let left = end.checked_duration_since(Instant::now())?;
            state = match self.changed.wait_timeout(state, left) {
                Ok((state, _)) => state,
                Err(broken) => broken.into_inner().0,
            };
        }
    }

    fn read(&self, mut reader: WebSocket<TcpStream>) {
        while let Ok(message) = reader.read() {
            let Ok(text) = message.to_text() else {
                continue;
            };
            let Ok(mut value) = serde_json::from_str::<Value>(text) else {
                continue;
            };
            if let Some(id) = value["id"].as_u64() {
                let reply = match value.get("error") {
                    Some(error) => Err(error["message"].as_str().unwrap_or("refused").to_owned()),
                    None => Ok(value["result"].take()),
                };
                self.lock().replies.insert(id, reply);
            } else {
                let event = Event {
                    session: text_of(&value["sessionId"]),
                    method: text_of(&value["method"]),
                    params: value["params"].take(),
                };
                self.heed(&event);
                self.lock().events.push(event);
            }
            self.changed.notify_all();
        }
        self.lock().closed = true;
        self.changed.notify_all();
    }

    /// What has to happen before the next message.
    fn heed(&self, event: &Event) {
        match event.method.as_str() {
            "Target.attachedToTarget" => self.greet(event),
            "Target.detachedFromTarget" => {
                let session = text_of(&event.params["sessionId"]);
                self.lock()
                    .targets
                    .retain(|target| target.session != session);
            }
            // A service worker that was put to sleep wakes under the same session, and waits again.
            "Inspector.targetReloadedAfterCrash" => {
                self.send(&event.session, "Runtime.runIfWaitingForDebugger", json!({}));
            }
            // A page may ask whether it may be left; it may.
            "Page.javascriptDialogOpening" => {
                let accept = json!({ "accept": true });
                self.send(&event.session, "Page.handleJavaScriptDialog", accept);
            }
            _ => {}
        }
    }

    fn greet(&self, event: &Event) {
        let info = &event.params["targetInfo"];
        let target = Target {
            session: text_of(&event.params["sessionId"]),
            parent: event.session.clone(),
            kind: text_of(&info["type"]),
            id: text_of(&info["targetId"]),
            url: text_of(&info["url"]),
        };
        let session = target.session.clone();
        let ours = matches!(target.kind.as_str(), "page" | "worker" | "service_worker");
        let (first, offline) = {
            let mut state = self.lock();
            let first = ours && state.known.insert(target.id.clone());
            if first {
                state.targets.push(target);
            }
            (first, state.offline)
        };
        if first {
            for domain in ["Runtime.enable", "Network.enable", "Log.enable"] {
                self.send(&session, domain, json!({}));
            }
            if offline {
                self.send(&session, "Network.emulateNetworkConditions", network(true));
            }
            // Service workers outlive their pages, so the browser alone announces them.
            self.send(
                &session,
                "Target.setAutoAttach",
                auto_attach(&["service_worker"]),
            );
        }
        self.send(&session, "Runtime.runIfWaitingForDebugger", json!({}));
    }
}

/// Attach to what starts, but not to these kinds, nor to those that merely hold others.
fn auto_attach(without: &[&str]) -> Value {
    let mut filter: Vec<Value> = ["browser", "tab"]
        .iter()
        .chain(without)
        .map(|kind| json!({ "type": kind, "exclude": true }))
        .collect();
    filter.push(json!({}));
    json!({
        "autoAttach": true, "waitForDebuggerOnStart": true, "flatten": true, "filter": filter,
    })
}

fn network(offline: bool) -> Value {
    json!({ "offline": offline, "latency": 0, "downloadThroughput": -1, "uploadThroughput": -1 })
}

fn text_of(value: &Value) -> String {
    value.as_str().unwrap_or_default().to_owned()
}
