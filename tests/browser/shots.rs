//! Pictures of the page for people to look at: every room, three widths, both languages, both
//! themes. It does nothing unless `KEZHI_SHOTS` names a folder (`./dev shots`), and proves nothing.
//!
//! `KEZHI_SHOTS_ONLY` takes the scenes whose names contain it.

#![allow(
    clippy::expect_used,
    clippy::unwrap_used,
    reason = "a test stops at what must not be"
)]

#[allow(dead_code, reason = "shared with the tests")]
mod harness;

use harness::{Media, Page};
use std::path::PathBuf;

/// A state of the page worth a picture.
struct Scene {
    /// Name of the pictures.
    name: &'static str,
    /// Where the page is opened.
    route: &'static str,
    /// What is done there before the picture is taken.
    steps: fn(&mut Page),
}

/// What to take. A room that needs data loads it in its steps.
const SCENES: [Scene; 1] = [Scene {
    name: "start",
    route: "",
    steps: |_| (),
}];

const WIDTHS: [(u32, u32); 3] = [(1440, 900), (768, 1024), (360, 740)];
const LANGUAGES: [&str; 2] = ["zh", "en"];
const THEMES: [(&str, Media); 2] = [("light", Media::Light), ("dark", Media::Dark)];

fn main() {
    let Some(folder) = std::env::var_os("KEZHI_SHOTS").map(PathBuf::from) else {
        return;
    };
    let only = std::env::var("KEZHI_SHOTS_ONLY").unwrap_or_default();
    for scene in SCENES.iter().filter(|scene| scene.name.contains(&only)) {
        let mut page = Page::open();
        for language in LANGUAGES {
            page.goto(scene.route);
            speak(&mut page, language);
            (scene.steps)(&mut page);
            for (theme, media) in THEMES {
                page.emulate_media(media);
                for (width, height) in WIDTHS {
                    page.set_viewport(width, height, 1.0);
                    let name = format!("{}-{language}-{theme}-{width}.png", scene.name);
                    page.screenshot(&folder.join(&name));
                    println!("{name}");
                }
            }
        }
    }
}

/// Switches the page to a language, as a person does: by the button that names it.
fn speak(page: &mut Page, language: &str) {
    let now: String = page.eval("document.documentElement.lang");
    if !now.starts_with(language) && page.count("[data-language]") > 0 {
        page.click(&format!("[data-language=\"{language}\"]"));
        let spoken = format!("document.documentElement.lang.startsWith('{language}')");
        page.wait_for(&spoken, "the other language");
    }
}
