//! What tests of the command line share: a folder for each, and the program as a user runs it.

use std::path::PathBuf;
use std::process::{Command, Output};

use serde_json::Value;

/// A folder of its own for each test, removed at the end.
pub(crate) struct Folder(pub(crate) PathBuf);

impl Folder {
    /// `name` differs between tests.
    pub(crate) fn new(name: &str) -> Folder {
        let name = format!("kezhi-{name}-{}", std::process::id());
        let path = std::env::temp_dir().join(name);
        std::fs::create_dir_all(&path).unwrap();
        Folder(path)
    }

    /// Where a file of this name is or would be.
    pub(crate) fn path(&self, name: &str) -> String {
        self.0.join(name).display().to_string()
    }

    /// Writes a file and gives its path.
    pub(crate) fn file(&self, name: &str, bytes: impl AsRef<[u8]>) -> String {
        std::fs::write(self.0.join(name), bytes).unwrap();
        self.path(name)
    }
}

impl Drop for Folder {
    fn drop(&mut self) {
        let _ = std::fs::remove_dir_all(&self.0);
    }
}

/// What the program says in English.
pub(crate) fn kezhi(args: &[&str]) -> Output {
    kezhi_in("en", args)
}

/// What the program says in a language.
pub(crate) fn kezhi_in(lang: &str, args: &[&str]) -> Output {
    Command::new(env!("CARGO_BIN_EXE_kezhi"))
        .args(["--lang", lang])
        .args(args)
        .output()
        .unwrap()
}

/// The JSON of a command that must succeed.
pub(crate) fn json(args: &[&str]) -> Value {
    let output = kezhi(args);
    let said = String::from_utf8_lossy(&output.stderr);
    assert!(output.status.success(), "{args:?}: {said}");
    serde_json::from_slice(&output.stdout).unwrap()
}
