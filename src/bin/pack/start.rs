//! The script that starts the page.

use crate::Failure;
use crate::splice::replace_once;

/// Where the address of the rest belongs in `public/rest.template.js`.
pub(crate) const REST_MARK: &str = "{{rest}}";

/// The names that Trunk's inline script loads.
#[derive(Debug, PartialEq)]
pub(crate) struct Start {
    pub(crate) script: String,
    pub(crate) wasm: String,
}

impl Start {
    /// The start script, from its template and that of the loader of the rest; `rest` is what this loads.
    pub(crate) fn script(
        &self,
        template: &str,
        loader: &str,
        rest: &str,
    ) -> Result<String, Failure> {
        let script = replace_once(template, "{{script}}", &self.script)?;
        let script = replace_once(&script, "{{wasm}}", &self.wasm)?;
        let loader = replace_once(loader, REST_MARK, rest)?;
        Ok(format!("{loader}{script}"))
    }
}
