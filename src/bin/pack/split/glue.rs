//! The script of the module, ready for the rest.

use super::LOAD;
use crate::{Failure, splice};

/// What `public/rest.template.js` puts where the script finds it: [`LOAD`] and room for the exports.
const OBJECT: &str = "globalThis.kezhiRest";

/// What the script does once the first part stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Then {
    /// Somebody else sees to the rest.
    Nothing,
    /// It loads the rest. What the network fails to bring is asked for again when it is needed.
    LoadRest,
}

/// The script, made to pass the import [`LOAD`] and to note the exports of the first part.
pub(super) fn with_rest(script: &str, then: Then) -> Result<String, Failure> {
    let (module, _) = LOAD;
    let imports = "return {\n        __proto__: null,\n";
    let passed = format!("{imports}        {module}: {OBJECT},\n");
    let script = splice::replace_once(script, imports, &passed)?;
    let then = match then {
        Then::Nothing => String::new(),
        Then::LoadRest => format!(" {OBJECT}.later().catch(console.warn);"),
    };
    let noted = format!("wasm = {OBJECT}.first = instance.exports;{then}");
    splice::replace_once(&script, "wasm = instance.exports;", &noted)
}

#[cfg(test)]
mod tests {
    use super::*;

    const SCRIPT: &str = "    const import0 = {\n        __proto__: null,\n    };
    return {\n        __proto__: null,\n        \"./app_bg.js\": import0,\n    };
    wasm = instance.exports;\n";

    #[test]
    fn the_script_passes_the_rest_and_notes_the_exports() {
        let script = with_rest(SCRIPT, Then::Nothing).unwrap();
        let imports =
            "__proto__: null,\n        rest: globalThis.kezhiRest,\n        \"./app_bg.js\"";
        assert!(script.contains(imports));
        assert!(script.contains("wasm = globalThis.kezhiRest.first = instance.exports;"));
        assert!(!script.contains("later"));
        let script = with_rest(SCRIPT, Then::LoadRest).unwrap();
        assert!(script.contains("instance.exports; globalThis.kezhiRest.later()"));
    }

    #[test]
    fn a_script_of_another_form_fails() {
        for (from, to) in [
            ("instance.exports", "exports"),
            ("return {", "return Object.freeze({"),
        ] {
            assert!(with_rest(&SCRIPT.replace(from, to), Then::Nothing).is_err());
        }
    }
}
