//! Edits of the page's HTML. Each expects to find its place exactly once.

use crate::Failure;
use crate::splice::{replace_once, split_once};
use crate::start::Start;

const CHECK: &str = "<script src=\"./check.js\"></script>";
const INLINE: &str = "<script type=\"module\">";
const END: &str = "</script>";
/// Stands where Trunk's inline script was, until the name of its file is known.
const START: &str = "<!-- start -->";

/// The page with the content of an empty `<meta>` filled in.
pub(crate) fn with_meta(html: &str, name: &str, content: &str) -> Result<String, Failure> {
    let empty = format!("<meta name=\"{name}\" content=\"\">");
    replace_once(
        html,
        &empty,
        &format!("<meta name=\"{name}\" content=\"{content}\">"),
    )
}

/// The page with the hashed name of the browser check.
pub(crate) fn with_check(html: &str, name: &str) -> Result<String, Failure> {
    replace_once(html, CHECK, &format!("<script src=\"./{name}\"></script>"))
}

/// Takes the inline script out of the page, and reads what it would have loaded.
pub(crate) fn take_start(html: &str) -> Result<(String, Start), Failure> {
    let (before, rest) = split_once(html, INLINE)?;
    let (body, after) = rest
        .split_once(END)
        .ok_or_else(|| "the inline script has no end".to_owned())?;
    let script = between(body, " from '", "'")?;
    let wasm = between(body, "module_or_path: '", "'")?;
    let start = Start {
        script: script.to_owned(),
        wasm: wasm.to_owned(),
    };
    Ok((
        format!("{}{START}{}", before.trim_end(), after.trim_start()),
        start,
    ))
}

/// The page with the start script where the inline script was.
pub(crate) fn with_start(html: &str, name: &str) -> Result<String, Failure> {
    let tag = format!("\n    <script type=\"module\" src=\"./{name}\"></script>\n  ");
    replace_once(html, START, &tag)
}

/// The page with the hint for its script, whose name and content are no longer those Trunk knew.
pub(crate) fn with_script_preload(html: &str, script: &str) -> Result<String, Failure> {
    let (before, rest) = split_once(html, "<link rel=\"modulepreload\"")?;
    let (_, after) = rest
        .split_once('>')
        .ok_or_else(|| "the preload link has no end".to_owned())?;
    Ok(format!(
        "{before}<link rel=\"modulepreload\" href=\"{script}\">{after}"
    ))
}

/// The page without the hint that would load the module before the browser has been checked.
pub(crate) fn without_wasm_preload(html: &str) -> Result<String, Failure> {
    let (before, rest) = split_once(html, "<link rel=\"preload\"")?;
    let (link, after) = rest
        .split_once('>')
        .ok_or_else(|| "the preload link has no end".to_owned())?;
    if !link.contains("application/wasm") {
        return Err("the preload link is not that of the module".to_owned());
    }
    Ok(format!("{before}{after}"))
}

fn between<'t>(text: &'t str, open: &str, close: &str) -> Result<&'t str, Failure> {
    let (_, rest) = split_once(text, open)?;
    let (inner, _) = rest
        .split_once(close)
        .ok_or_else(|| format!("{open} has no end"))?;
    Ok(inner)
}

#[cfg(test)]
mod tests {
    use super::*;

    const HTML: &str = r#"<head>
    <meta name="kezhi-engine" content="">
    <script src="./check.js"></script>

<script type="module">
import init from './app-1f.js';
const wasm = await init({ module_or_path: './app-1f_bg.wasm' });
</script>
    <link rel="modulepreload" href="./app-1f.js" integrity="sha384-2c"><link rel="preload" href="./app-1f_bg.wasm" as="fetch" type="application/wasm"></head>"#;

    #[test]
    fn the_inline_script_becomes_a_file() {
        let (html, start) = take_start(HTML).unwrap();
        assert_eq!(
            start,
            Start {
                script: "./app-1f.js".to_owned(),
                wasm: "./app-1f_bg.wasm".to_owned()
            }
        );
        let html = with_start(&html, "start-2e.js").unwrap();
        assert!(html.contains(r#"<script type="module" src="./start-2e.js"></script>"#));
        assert!(!html.contains("module_or_path"));
    }

    #[test]
    fn the_start_script_names_its_files() {
        let (_, start) = take_start(HTML).unwrap();
        assert_eq!(
            start
                .script(
                    "load({{wasm}}, {{script}});",
                    "later({{rest}});",
                    "./rest-3d.wasm"
                )
                .unwrap(),
            "later(./rest-3d.wasm);load(./app-1f_bg.wasm, ./app-1f.js);"
        );
        let script = "load({{wasm}}, {{script}})";
        assert!(start.script("load({{wasm}})", "{{rest}}", "x").is_err());
        assert!(start.script(script, "later()", "x").is_err());
    }

    #[test]
    fn only_the_module_loses_its_preload() {
        let html = without_wasm_preload(HTML).unwrap();
        assert!(!html.contains("rel=\"preload\""));
        assert!(html.contains("<link rel=\"modulepreload\""));
    }

    #[test]
    fn the_hint_for_the_script_follows_its_new_name() {
        let html = with_script_preload(HTML, "./app-3c.js").unwrap();
        assert!(
            html.contains(r#"<link rel="modulepreload" href="./app-3c.js"><link rel="preload""#)
        );
    }

    #[test]
    fn a_meta_is_filled_once() {
        let html = with_meta(HTML, "kezhi-engine", "./engine-1/engine.js").unwrap();
        assert!(html.contains(r#"<meta name="kezhi-engine" content="./engine-1/engine.js">"#));
        assert_eq!(
            with_meta(&html, "kezhi-engine", "x").unwrap_err(),
            "expected <meta name=\"kezhi-engine\" content=\"\"> once, found it 0 times"
        );
    }

    #[test]
    fn a_step_without_work_fails() {
        assert!(take_start("<head></head>").is_err());
        assert!(with_check("<head></head>", "check-1.js").is_err());
        assert!(without_wasm_preload("<head></head>").is_err());
        assert!(without_wasm_preload("<link rel=\"preload\" as=\"font\">").is_err());
    }
}
