//! Printing keeps every figure, in light colours even from the dark theme.

use crate::desk::{hook, open_zh, wait_for_tiers};
use crate::harness::Media;

#[test]
fn the_printed_page_is_light_and_shows_figures_as_drawings() {
    let page = open_zh();
    page.click(&hook("case-ten-thousand"));
    wait_for_tiers(&page);
    page.emulate_media(Media::Dark);
    let pdf = page.print_pdf();
    assert!(
        pdf.starts_with(b"%PDF") && pdf.len() > 20_000,
        "{} bytes",
        pdf.len()
    );
    page.emulate_media(Media::Print);
    let background: String = page.eval("getComputedStyle(document.body).backgroundColor");
    let light = ["rgb(255, 255, 255)", "rgba(0, 0, 0, 0)"].contains(&background.as_str());
    assert!(light, "paper is {background}");
    let drawings = "[...document.querySelectorAll('figure svg, figure img')].filter(it => it.checkVisibility()).length";
    assert!(page.eval::<usize>(drawings) >= 3);
    assert!(page.eval::<bool>(
        "![...document.querySelectorAll('figure canvas')].some(it => it.checkVisibility())"
    ));
}
