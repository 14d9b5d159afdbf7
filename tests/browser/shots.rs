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

#[allow(dead_code, reason = "shared with the tests")]
mod desk;

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
const SCENES: [Scene; 8] = [
    Scene {
        name: "start",
        route: "",
        steps: |_| (),
    },
    Scene {
        name: "reading",
        route: "",
        steps: |page| desk::drop_orders(page, "订单.csv", desk::ORDERS.as_bytes()),
    },
    Scene {
        name: "data",
        route: "",
        steps: |page| desk::import(page, "订单.csv", desk::ORDERS.as_bytes()),
    },
    Scene {
        name: "segments",
        route: "",
        steps: |page| desk::open_sample(page),
    },
    Scene {
        name: "case",
        route: "",
        steps: open_case,
    },
    Scene {
        name: "value",
        route: "",
        steps: open_hampton,
    },
    Scene {
        name: "scenarios",
        route: "",
        steps: compare,
    },
    Scene {
        name: "privacy",
        route: "#/privacy",
        steps: |_| (),
    },
];

fn open_case(page: &mut Page) {
    page.goto_room("data");
    page.click(&desk::hook("case-ten-thousand"));
    desk::wait_for_tiers(page);
    page.click(&format!(
        "{} tbody tr:first-child td:last-child button",
        desk::hook("contribution")
    ));
}

fn open_hampton(page: &mut Page) {
    page.goto_room("data");
    page.click(&desk::hook("case-hampton"));
    page.wait_for_text("40.56");
}

fn compare(page: &mut Page) {
    page.goto_room("data");
    page.click(&desk::hook("case-ten-thousand"));
    desk::wait_for_tiers(page);
    desk::save_scenario(page, "A");
    page.fill(&desk::hook("margin-ordinary"), "-2");
    desk::save_scenario(page, "B");
    page.goto_room("scenarios");
    page.wait_for(
        &format!("!!document.querySelector('{}')", desk::hook("compared")),
        "the comparison",
    );
}

const WIDTHS: [(u32, u32); 3] = [(1440, 900), (768, 1024), (360, 740)];
const LANGUAGES: [&str; 2] = ["zh-CN", "en"];
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
            desk::speak(&page, language);
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
