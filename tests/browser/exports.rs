//! Behaviour 22: exports are right the first time.

use crate::desk::{hook, open_zh, wait_for_tiers};
use crate::harness::{Download, Page};

fn from_shares(page: &Page, tool: &str) -> Download {
    let button = format!("{} {}", hook("figure-segment-shares"), hook(tool));
    page.download(|page| page.click(&button))
}

/// Width and height from the header of a PNG.
fn pixels(png: &[u8]) -> (u32, u32) {
    let number = |at: usize| u32::from_be_bytes([png[at], png[at + 1], png[at + 2], png[at + 3]]);
    assert_eq!(&png[1..4], b"PNG");
    (number(16), number(20))
}

#[test]
fn picture_drawing_and_table_leave_with_the_right_size_and_content() {
    let page = open_zh();
    page.click(&hook("case-ten-thousand"));
    wait_for_tiers(&page);

    let csv = from_shares(&page, "csv");
    assert!(csv.bytes.starts_with(b"\xEF\xBB\xBF"), "no byte order mark");
    assert!(csv.text().contains("钻石卡"), "{}", csv.text());
    assert!(csv.file_name.ends_with(".csv"), "{}", csv.file_name);

    let svg = from_shares(&page, "svg").text();
    assert!(
        svg.contains("钻石卡") && svg.contains("<text"),
        "text stays text"
    );
    assert!(!svg.contains("http://") || !svg.replace("http://www.w3.org", "").contains("http://"));

    page.click(&format!(
        "{} {}",
        hook("figure-segment-shares"),
        hook("export-shape")
    ));
    let shape = format!("{} {}", hook("figure-segment-shares"), hook("shape"));
    page.wait_for(
        &format!("!!document.querySelector('{shape}')"),
        "the choice of shape",
    );
    let slide: String = page.eval(&format!(
        "document.querySelector('{shape}').options[1].value"
    ));
    page.fill(&shape, &slide);
    let (width, height) = pixels(&from_shares(&page, "png").bytes);
    assert_eq!(width * 9, height * 16, "{width} × {height}");
    assert!(width >= 1920);
}
