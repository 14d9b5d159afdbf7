//! The script of the module, ready for the rest.

use super::LOAD;
use crate::{Failure, page};

/// What the start script puts where the page's script finds it: [`LOAD`] and room for the exports.
const OBJECT: &str = "globalThis.kezhiRest";

/// The script, made to pass the import [`LOAD`] and to note the exports of the first part.
pub(super) fn with_rest(script: &str) -> Result<String, Failure> {
    let (module, _) = LOAD;
    let imports = "return {\n        __proto__: null,\n";
    let passed = format!("{imports}        {module}: {OBJECT},\n");
    let script = page::replace_once(script, imports, &passed)?;
    let noted = format!("wasm = {OBJECT}.first = instance.exports;");
    page::replace_once(&script, "wasm = instance.exports;", &noted)
}

#[cfg(test)]
mod tests {
    use super::*;

    const SCRIPT: &str = "    const import0 = {\n        __proto__: null,\n    };
    return {\n        __proto__: null,\n        \"./app_bg.js\": import0,\n    };
    wasm = instance.exports;\n";

    #[test]
    fn the_script_passes_the_rest_and_notes_the_exports() {
        let script = with_rest(SCRIPT).unwrap();
        let imports =
            "__proto__: null,\n        rest: globalThis.kezhiRest,\n        \"./app_bg.js\"";
        assert!(script.contains(imports));
        assert!(script.contains("wasm = globalThis.kezhiRest.first = instance.exports;"));
    }

    #[test]
    fn a_script_of_another_form_fails() {
        assert!(with_rest(&SCRIPT.replace("instance.exports", "exports")).is_err());
        assert!(with_rest(&SCRIPT.replace("return {", "return Object.freeze({")).is_err());
    }
}
