//! Behaviour 20: a project file carries settings and scenarios; a damaged one is refused whole.

use kezhi::scenario::PROJECT_VERSION;

use crate::desk::{hook, open_zh, save_scenario, wait_for_tiers};

#[test]
fn a_project_is_saved_opened_and_a_newer_or_damaged_one_refused() {
    let page = open_zh();
    page.click(&hook("case-ten-thousand"));
    wait_for_tiers(&page);
    save_scenario(&page, "现状");
    page.click(&hook("more"));
    let project = page.download(|page| page.click(&hook("save-project")));
    let text = project.text();
    assert!(
        text.contains("\"kezhi\": \"project\"") && text.contains("现状"),
        "{text}"
    );

    let fresh = open_zh();
    let path = std::env::temp_dir().join(format!("kezhi-project-{}.json", std::process::id()));
    for (content, part) in [
        (text[..text.len() / 2].to_owned(), "损坏"),
        (
            text.replace(
                &format!("\"version\": {PROJECT_VERSION}"),
                "\"version\": 99",
            ),
            "更新的版本",
        ),
    ] {
        std::fs::write(&path, content).unwrap();
        fresh.set_file(&hook("project-input"), &path);
        fresh.wait_for(
            &format!("document.body.innerText.includes({part:?})"),
            "the refusal",
        );
        assert_eq!(fresh.count(&hook("scenario-chip")), 0);
    }
    std::fs::write(&path, &text).unwrap();
    fresh.set_file(&hook("project-input"), &path);
    fresh.wait_for(
        &format!(
            "document.querySelectorAll('{}').length === 1",
            hook("scenario-chip")
        ),
        "the scenario",
    );
    fresh.goto_room("segments");
    wait_for_tiers(&fresh);
    let _ = std::fs::remove_file(path);
}
