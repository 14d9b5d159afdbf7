//! A program's module as two: what it needs before it can be used, and the rest, loaded right after.
//! So it is with the page and with the engine.
//!
//! Functions that go leave a stub behind wherever something that stays may call them. A stub makes
//! sure that the rest is there, then calls through the table of functions, into which the rest puts
//! itself when it is linked:
//!
//! 1. `names` says which functions go by what they are called;
//! 2. `survey` reads what the module holds and who calls whom;
//! 3. `choice` draws in those that only such functions call, and finds what the parts share;
//! 4. `first` writes the module without them, and `rest` the module of them. The rest imports all it
//!    shares, memory included, from the exports of the first;
//! 5. `glue` makes the script of the module ready for the rest.
//!
//! Which functions go decides when bytes are loaded, never what the page does: one that is called
//! too early loads the rest on the spot, through the import [`LOAD`].

mod choice;
mod first;
mod glue;
mod names;
mod rest;
mod survey;
#[cfg(test)]
mod tests;

use std::fs;
use std::path::Path;

use crate::splice;
use crate::start::{REST_MARK, Start};
use crate::{Failure, files};
use choice::Choice;
use glue::Then;
use survey::Survey;

/// Module and name of the function that links the rest, if it is not linked yet.
const LOAD: (&str, &str) = ("rest", "load");
/// The export that is 0 until the rest is linked; whoever links it writes 1.
const LINKED: &str = "$linked";
/// The module name under which the rest imports the exports of the first.
const FIRST: &str = "first";
/// What the names of the rest's files begin with.
pub(crate) const REST_PREFIX: &str = "rest-";

/// What the start script loads, once the page's module is split.
pub(crate) struct Settled {
    /// Script and first part.
    pub(crate) start: Start,
    /// The rest.
    pub(crate) rest: String,
}

/// Splits the page's module, which `start` names. All three files get names that follow what is in
/// them.
pub(crate) fn settle(built: &Path, start: &Start) -> Result<Settled, Failure> {
    let (wasm, script) = (built.join(&start.wasm), built.join(&start.script));
    let parts = parts(&files::read(&wasm)?, |name| names::PAGE.goes(name))?;
    let glue = glue::with_rest(&files::read_text(&script)?, Then::Nothing)?;
    for old in [&wasm, &script] {
        fs::remove_file(old)
            .map_err(|error| format!("cannot remove {}: {error}", old.display()))?;
    }
    let write = |name, extension, bytes| {
        files::write_hashed(built, name, extension, bytes).map(|name| format!("./{name}"))
    };
    Ok(Settled {
        start: Start {
            script: write("app", "js", glue.as_bytes())?,
            wasm: write("app", "wasm", &parts.first)?,
        },
        rest: write("rest", "wasm", &parts.rest)?,
    })
}

/// Splits the engine's module in place and returns its script and both parts. The script begins with
/// `loader`, which knows the rest by the name `rest`, and loads it as soon as the first part stands.
pub(crate) fn engine(
    wasm: &[u8],
    script: &str,
    loader: &str,
    rest: &str,
) -> Result<(String, Parts), Failure> {
    let parts = parts(wasm, |name| names::ENGINE.goes(name))?;
    let glue = glue::with_rest(script, Then::LoadRest)?;
    let loader = splice::replace_once(loader, REST_MARK, rest)?;
    Ok((format!("{loader}{glue}"), parts))
}

/// A module in two parts.
pub(crate) struct Parts {
    /// Loads by itself.
    pub(crate) first: Vec<u8>,
    /// Is linked to the first.
    pub(crate) rest: Vec<u8>,
}

/// Splits a module with names; `goes` says of a function's name whether it belongs to the rest.
fn parts(wasm: &[u8], goes: impl Fn(&str) -> bool) -> Result<Parts, Failure> {
    let survey = Survey::of(wasm).map_err(|error| format!("cannot read the module: {error}"))?;
    let choice = Choice::of(&survey, goes)?;
    let parts = Parts {
        first: first::write(wasm, &survey, &choice)?,
        rest: rest::write(wasm, &survey, &choice)?,
    };
    for (name, part) in [("first", &parts.first), ("rest", &parts.rest)] {
        wasmparser::validate(part)
            .map_err(|error| format!("the {name} part is broken: {error}"))?;
    }
    Ok(parts)
}
