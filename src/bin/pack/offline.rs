//! The service worker's list of files.

use crate::{Failure, files};
use std::collections::BTreeMap;
use std::path::Path;

/// Path inside the built folder → hash of the file. The page itself has the empty path.
pub(crate) type Inventory = BTreeMap<String, String>;

/// Every file of the build but the service worker.
pub(crate) fn inventory(built: &Path) -> Result<Inventory, Failure> {
    let mut inventory = Inventory::new();
    for path in files::list(built)? {
        let hash = files::hash(&files::read(&built.join(&path))?);
        match path.as_str() {
            "sw.js" => continue,
            "index.html" => inventory.insert(String::new(), hash),
            _ => inventory.insert(path, hash),
        };
    }
    Ok(inventory)
}

/// A name that changes when any file does.
pub(crate) fn version(inventory: &Inventory) -> String {
    let lines: String = inventory
        .iter()
        .map(|(path, hash)| format!("{hash} {path}\n"))
        .collect();
    files::hash(lines.as_bytes())
}

/// The service worker, from its template.
pub(crate) fn script(
    template: &str,
    version: &str,
    inventory: &Inventory,
) -> Result<String, Failure> {
    for mark in ["{{version}}", "{{files}}"] {
        if template.matches(mark).count() != 1 {
            return Err(format!(
                "the service worker's template does not hold {mark} once"
            ));
        }
    }
    if !inventory.contains_key("") {
        return Err("the build has no index.html".to_owned());
    }
    let list = serde_json::to_string_pretty(inventory).map_err(|error| error.to_string())?;
    Ok(template
        .replace("{{version}}", version)
        .replace("{{files}}", &list))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn inventory_of(files: &[(&str, &str)]) -> Inventory {
        files
            .iter()
            .map(|(path, hash)| ((*path).to_owned(), (*hash).to_owned()))
            .collect()
    }

    #[test]
    fn the_version_follows_every_file() {
        let one = version(&inventory_of(&[("", "aa"), ("a.css", "bb")]));
        assert_eq!(one, version(&inventory_of(&[("a.css", "bb"), ("", "aa")])));
        assert_ne!(one, version(&inventory_of(&[("", "aa"), ("a.css", "bc")])));
        assert_ne!(one, version(&inventory_of(&[("", "aa"), ("b.css", "bb")])));
    }

    #[test]
    fn the_template_is_filled() {
        let script = script(
            "v='{{version}}';f={{files}};",
            "12",
            &inventory_of(&[("", "aa")]),
        )
        .unwrap();
        assert_eq!(script, "v='12';f={\n  \"\": \"aa\"\n};");
    }

    #[test]
    fn a_template_or_a_build_that_lacks_something_is_refused() {
        let page = inventory_of(&[("", "aa")]);
        assert!(script("f={{files}};", "12", &page).is_err());
        assert!(script("v='{{version}}'", "12", &page).is_err());
        assert!(script("v='{{version}}';f={{files}}", "12", &Inventory::new()).is_err());
    }
}
