//! Reading, writing and naming files by what is in them.

use crate::Failure;
use sha2::{Digest, Sha256};
use std::fs;
use std::path::Path;

/// The first 16 hex digits of the SHA-256 of these bytes: enough that no two files ever share it.
pub(crate) fn hash(bytes: &[u8]) -> String {
    Sha256::digest(bytes)
        .iter()
        .take(8)
        .map(|byte| format!("{byte:02x}"))
        .collect()
}

/// The bytes of a file.
pub(crate) fn read(path: &Path) -> Result<Vec<u8>, Failure> {
    fs::read(path).map_err(|error| format!("cannot read {}: {error}", path.display()))
}

/// The text of a file.
pub(crate) fn read_text(path: &Path) -> Result<String, Failure> {
    fs::read_to_string(path).map_err(|error| format!("cannot read {}: {error}", path.display()))
}

/// Writes a file whole.
pub(crate) fn write(path: &Path, bytes: &[u8]) -> Result<(), Failure> {
    fs::write(path, bytes).map_err(|error| format!("cannot write {}: {error}", path.display()))
}

/// Writes a text whole.
pub(crate) fn write_text(path: &Path, text: &str) -> Result<(), Failure> {
    write(path, text.as_bytes())
}

/// Writes `name-<hash>.extension` into a folder and returns that name.
pub(crate) fn write_hashed(
    folder: &Path,
    name: &str,
    extension: &str,
    bytes: &[u8],
) -> Result<String, Failure> {
    let full = format!("{name}-{}.{extension}", hash(bytes));
    write(&folder.join(&full), bytes)?;
    Ok(full)
}

/// Every file below a folder as a path with `/` between its parts, sorted.
pub(crate) fn list(folder: &Path) -> Result<Vec<String>, Failure> {
    let mut found = Vec::new();
    walk(folder, "", &mut found)?;
    found.sort();
    Ok(found)
}

fn walk(folder: &Path, prefix: &str, found: &mut Vec<String>) -> Result<(), Failure> {
    let explain = |error| format!("cannot list {}: {error}", folder.display());
    for entry in fs::read_dir(folder).map_err(explain)? {
        let entry = entry.map_err(explain)?;
        let name = entry
            .file_name()
            .into_string()
            .map_err(|name| format!("file name {} is not Unicode", name.display()))?;
        let path = format!("{prefix}{name}");
        if entry.path().is_dir() {
            walk(&entry.path(), &format!("{path}/"), found)?;
        } else {
            found.push(path);
        }
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_hash_is_the_start_of_the_sha256() {
        assert_eq!(hash(b"abc"), "ba7816bf8f01cfea");
    }
}
