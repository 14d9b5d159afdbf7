//! Pictures of the page for people to look at: every room, three widths, both languages, both
//! themes, and on paper. It does nothing unless `KEZHI_SHOTS` names a folder (`./dev shots`), and proves nothing.
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
use std::path::{Path, PathBuf};

/// A state of the page worth a picture.
struct Scene {
    /// Name of the pictures.
    name: &'static str,
    /// Where the page is opened.
    route: &'static str,
    /// What is done there before the picture is taken.
    steps: fn(&mut Page),
}

/// What to take, before every topic of the rooms. A room that needs data loads it in its steps.
const SCENES: [Scene; 15] = [
    scene("start", "", |_| ()),
    scene("reading", "", |page| {
        desk::drop_orders(page, "订单.csv", desk::ORDERS.as_bytes());
    }),
    scene("dates", "", |page| {
        desk::drop_orders(page, "dates.csv", AMBIGUOUS.as_bytes());
    }),
    scene("data", "", |page| {
        desk::import(page, "订单.csv", desk::ORDERS.as_bytes());
    }),
    scene("error", "", |page| {
        desk::import(page, "订单.csv", desk::ORDERS.as_bytes());
        page.drop_file(
            "body",
            "坏文件.csv",
            b"customer,date,amount\n\"Ann,1,2\nBob,1,2\n",
        );
        page.wait_for(
            &format!("!!document.querySelector('{}')", desk::hook("error")),
            "the sentence",
        );
    }),
    scene("segments", "", |page| desk::open_sample(page)),
    scene("tables", "", |page| {
        desk::open_sample(page);
        for slug in ["segment-shares", "whale-curve", "lorenz-curve"] {
            page.click(&desk::hook(&format!("table-{slug}")));
        }
        page.click(&desk::hook("axes-whale-curve"));
    }),
    scene("case", "", open_case),
    scene("menu", "", |page| {
        desk::open_sample(page);
        page.click(&desk::hook("more"));
    }),
    scene("shortcuts", "", |page| {
        desk::open_sample(page);
        page.press("?");
    }),
    scene("value-asked", "", |page| {
        desk::open_sample(page);
        page.goto_room("value");
    }),
    scene("value", "", open_hampton),
    scene("scenarios-none", "#/scenarios", |_| ()),
    scene("scenarios", "", compare),
    scene("privacy", "#/privacy", |_| ()),
];

const fn scene(name: &'static str, route: &'static str, steps: fn(&mut Page)) -> Scene {
    Scene { name, route, steps }
}

/// Every date can be read both ways.
const AMBIGUOUS: &str =
    "customer,date,amount\nAnn,03/04/2024,5\nBob,05/06/2024,6\nCid,07/08/2024,7\n";

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
        for language in LANGUAGES {
            // A browser of its own, so that nothing is kept from the picture before.
            let mut page = Page::open();
            page.goto(scene.route);
            desk::speak(&page, language);
            (scene.steps)(&mut page);
            pictures(&page, &folder, &format!("{}-{language}", scene.name));
            let pdf = folder.join(format!("{}-{language}.pdf", scene.name));
            std::fs::write(pdf, page.print_pdf()).expect("the printed page");
        }
    }
    for language in LANGUAGES {
        let page = Page::open_at("#/data");
        desk::speak(&page, language);
        desk::open_sample(&page);
        for room in ["segments", "value"] {
            for slug in topics(&page, room) {
                let name = format!("{room}-{slug}-{language}");
                if name.contains(&only) {
                    open_topic(&page, room, &slug);
                    pictures(&page, &folder, &name);
                }
            }
        }
    }
}

/// The topics of a room, in the order of its links.
fn topics(page: &Page, room: &str) -> Vec<String> {
    page.goto_room(room);
    let wait = |what: &str| page.wait_for(&format!("!!document.querySelector('{what}')"), what);
    wait("[data-test^=group-]");
    let listed = |kind: &str| -> Vec<String> {
        page.eval(&format!(
            "[...document.querySelectorAll('[data-test^={kind}-]')].map(it => it.hash.split('/')[2])"
        ))
    };
    let mut slugs = Vec::new();
    for first in listed("group") {
        open_topic(page, room, &first);
        slugs.extend(listed("topic"));
    }
    slugs
}

fn open_topic(page: &Page, room: &str, slug: &str) {
    page.goto_room(&format!("{room}/{slug}"));
    let open = desk::hook(&format!("topic-{slug}"));
    page.wait_for(
        &format!(
            "document.querySelector('{open}')?.ariaCurrent === 'page' \
             && document.querySelector('{}')?.innerText.length > 0 \
             && !document.querySelector('[aria-busy=true]')",
            desk::hook("answer")
        ),
        slug,
    );
    page.eval::<()>("await new Promise(done => setTimeout(done, 400))");
}

/// One place of the page in both themes at every width.
fn pictures(page: &Page, folder: &Path, name: &str) {
    for (theme, media) in THEMES {
        page.emulate_media(media);
        for (width, height) in WIDTHS {
            let name = format!("{name}-{theme}-{width}.png");
            picture(page, width, height, &folder.join(&name));
            println!("{name}");
        }
    }
    page.set_viewport(1440, 900, 1.0);
}

/// A picture of the whole page, in a window as high as the page so that nothing sticks half-way.
fn picture(page: &Page, width: u32, height: u32, path: &Path) {
    page.set_viewport(width, height, 1.0);
    let whole: u32 = page.eval("Math.ceil(document.documentElement.scrollHeight)");
    page.set_viewport(width, whole.max(height), 1.0);
    page.eval::<()>("await new Promise(done => setTimeout(done, 60))");
    page.screenshot(path);
    let wide: u32 = page.eval("document.documentElement.scrollWidth");
    if wide > width {
        println!("{}: {wide} px wide", path.display());
    }
}
