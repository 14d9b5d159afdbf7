//! A static host, as plain as the cheapest one: files under a sub-path, no special headers.

use std::fs;
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex};
use std::thread::{self, JoinHandle};
use tiny_http::{Header, Method, Request, Response};

/// Where the page lives on the host.
pub(crate) const SUB_PATH: &str = "/any/sub/path/";

/// A running host. It stops when dropped.
pub(crate) struct Server {
    http: Arc<tiny_http::Server>,
    state: Arc<State>,
    threads: Vec<JoinHandle<()>>,
}

struct State {
    folder: Mutex<PathBuf>,
    hits: Mutex<Vec<String>>,
}

impl Server {
    /// Serves a folder under [`SUB_PATH`] at a free port.
    pub(crate) fn start(folder: &Path) -> Server {
        let http = tiny_http::Server::http("127.0.0.1:0").expect("a free port");
        let http = Arc::new(http);
        let folder = Mutex::new(folder.to_owned());
        let state = Arc::new(State {
            folder,
            hits: Mutex::default(),
        });
        let threads = (0..4)
            .map(|_| {
                let (http, state) = (Arc::clone(&http), Arc::clone(&state));
                thread::spawn(move || {
                    while let Ok(request) = http.recv() {
                        state.answer(request);
                    }
                })
            })
            .collect();
        Server {
            http,
            state,
            threads,
        }
    }

    /// The address of the page.
    pub(crate) fn url(&self) -> String {
        format!("{}{SUB_PATH}", self.origin())
    }

    /// Scheme, host and port.
    pub(crate) fn origin(&self) -> String {
        format!("http://{}", self.http.server_addr())
    }

    /// From now on the files of another folder, as after a new release.
    pub(crate) fn release(&self, folder: &Path) {
        *self.state.folder.lock().expect("no panic while serving") = folder.to_owned();
    }

    /// The paths asked for so far.
    pub(crate) fn hits(&self) -> Vec<String> {
        self.state
            .hits
            .lock()
            .expect("no panic while serving")
            .clone()
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        for _ in &self.threads {
            self.http.unblock();
        }
        for thread in self.threads.drain(..) {
            let _ = thread.join();
        }
    }
}

impl State {
    fn answer(&self, request: Request) {
        let path = request
            .url()
            .split(['?', '#'])
            .next()
            .unwrap_or_default()
            .to_owned();
        self.hits
            .lock()
            .expect("no panic while serving")
            .push(path.clone());
        let file = path
            .strip_prefix(SUB_PATH)
            .filter(|inner| !inner.split('/').any(|part| part == ".."))
            .map(|inner| {
                if inner.is_empty() {
                    "index.html"
                } else {
                    inner
                }
            })
            .map(|inner| {
                self.folder
                    .lock()
                    .expect("no panic while serving")
                    .join(inner)
            });
        let found = file.as_ref().and_then(|file| fs::read(file).ok());
        // Any origin may read: what a page may ask for is up to its own policy.
        let response = match (request.method(), found) {
            (Method::Get | Method::Head, Some(bytes)) => Response::from_data(bytes)
                .with_header(header("Content-Type", mime(&path)))
                .with_header(header("Cache-Control", "max-age=600")),
            _ => Response::from_string("not found").with_status_code(404),
        };
        let _ = request.respond(response.with_header(header("Access-Control-Allow-Origin", "*")));
    }
}

fn header(name: &str, value: &str) -> Header {
    Header::from_bytes(name, value).expect("plain header")
}

fn mime(path: &str) -> &'static str {
    match path
        .rsplit_once('.')
        .map_or("html", |(_, extension)| extension)
    {
        "js" => "text/javascript; charset=utf-8",
        "css" => "text/css; charset=utf-8",
        "wasm" => "application/wasm",
        "svg" => "image/svg+xml",
        "png" => "image/png",
        "json" => "application/json",
        "webmanifest" => "application/manifest+json",
        "csv" | "txt" => "text/plain; charset=utf-8",
        "xlsx" => "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
        _ if path.ends_with('/') || path.ends_with(".html") => "text/html; charset=utf-8",
        _ => "application/octet-stream",
    }
}
