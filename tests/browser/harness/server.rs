//! A static host, as plain as the cheapest one: files under a sub-path, no special headers.

use std::fs;
use std::io::{BufRead, BufReader, Write};
use std::net::{SocketAddr, TcpListener, TcpStream};
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Mutex};
use std::thread::{self, JoinHandle};

/// Where the page lives on the host.
pub(crate) const SUB_PATH: &str = "/any/sub/path/";

/// A running host. It stops when dropped.
pub(crate) struct Server {
    address: SocketAddr,
    state: Arc<State>,
    door: Option<JoinHandle<()>>,
}

struct State {
    folder: Mutex<PathBuf>,
    hits: Mutex<Vec<String>>,
    closing: AtomicBool,
}

impl Server {
    /// Serves a folder under [`SUB_PATH`] at a free port.
    pub(crate) fn start(folder: &Path) -> Server {
        let listener = TcpListener::bind("127.0.0.1:0").expect("a free port");
        let address = listener.local_addr().expect("a port");
        let state = Arc::new(State {
            folder: Mutex::new(folder.to_owned()),
            hits: Mutex::default(),
            closing: AtomicBool::new(false),
        });
        let inside = Arc::clone(&state);
        let door = thread::spawn(move || {
            for stream in listener.incoming().flatten() {
                if inside.closing.load(Ordering::Relaxed) {
                    return;
                }
                let inside = Arc::clone(&inside);
                // A browser opens connections ahead of need: none may keep another waiting.
                thread::spawn(move || inside.answer(stream));
            }
        });
        Server {
            address,
            state,
            door: Some(door),
        }
    }

    /// The address of the page.
    pub(crate) fn url(&self) -> String {
        format!("{}{SUB_PATH}", self.origin())
    }

    /// Scheme, host and port.
    pub(crate) fn origin(&self) -> String {
        format!("http://{}", self.address)
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
        self.state.closing.store(true, Ordering::Relaxed);
        let _ = TcpStream::connect(self.address);
        if let Some(door) = self.door.take() {
            let _ = door.join();
        }
    }
}

impl State {
    /// Answers one request, then hangs up.
    fn answer(&self, mut stream: TcpStream) {
        let mut lines = BufReader::new(&stream).lines();
        let Some(Ok(request)) = lines.next() else {
            return;
        };
        // The rest of the head must be read, or the answer is lost with it.
        for line in lines {
            if line.is_ok_and(|line| line.is_empty()) {
                break;
            }
        }
        let address = request.split(' ').nth(1).unwrap_or_default();
        let path = address
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
                let folder = self.folder.lock().expect("no panic while serving");
                let file = folder.join(inner);
                if file.is_dir() {
                    file.join("index.html")
                } else {
                    file
                }
            });
        let found = file.as_ref().and_then(|file| fs::read(file).ok());
        let (status, kind, body) = match found {
            Some(bytes) => ("200 OK", mime(&path), bytes),
            None => ("404 Not Found", "text/plain", b"not found".to_vec()),
        };
        // Any origin may read: what a page may ask for is up to its own policy.
        let head = format!(
            "HTTP/1.1 {status}\r\nContent-Type: {kind}\r\nContent-Length: {}\r\n\
             Cache-Control: max-age=600\r\nAccess-Control-Allow-Origin: *\r\n\
             Connection: close\r\n\r\n",
            body.len()
        );
        let _ = stream
            .write_all(head.as_bytes())
            .and_then(|()| stream.write_all(&body));
    }
}

fn mime(path: &str) -> &'static str {
    match path
        .rsplit_once('.')
        .map_or("html", |(_, extension)| extension)
    {
        "js" | "mjs" => "text/javascript; charset=utf-8",
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
