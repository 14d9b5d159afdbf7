//! Behaviour 1: first value in one click.

use crate::desk::{hook, open_sample, open_zh};

#[test]
fn one_click_on_the_sample_shows_figure_table_and_answer_without_a_dialog() {
    let page = open_zh();
    open_sample(&page);
    assert!(
        page.says("answer").contains("钻石卡"),
        "{}",
        page.says("answer")
    );
    assert_eq!(page.count("dialog[open]"), 0);
    let count_line = page.says("count-line");
    let numbers: Vec<u64> = count_line
        .split(|c: char| !c.is_ascii_digit() && c != ',')
        .filter_map(|part| part.replace(',', "").parse().ok())
        .collect();
    assert_eq!(numbers[0], numbers[1] + numbers[2], "{count_line}");
}

#[test]
fn each_case_is_one_click_away_and_shows_its_printed_figures() {
    let page = open_zh();
    page.click(&hook("case-ten-thousand"));
    crate::desk::wait_for_tiers(&page);
    let table = page.says("contribution");
    for printed in ["300", "1,500", "15.5%", "33.1%", "11.02", "24.3%", "10.4%"] {
        assert!(table.contains(printed), "{printed} is missing in\n{table}");
    }
    page.goto_room("data");
    page.click(&hook("case-hampton"));
    page.wait_for_text("40.56");
    let results = page.says("cbv-results");
    for printed in [
        "40.56",
        "101.40",
        "156",
        "405.6万",
        "218.4万",
        "936.0万",
        "1,560.0万",
    ] {
        assert!(
            results.contains(printed),
            "{printed} is missing in\n{results}"
        );
    }
}

#[test]
fn each_case_says_under_its_page_where_its_document_errs_with_both_numbers() {
    let page = open_zh();
    for (case, printed) in [
        (
            "case-ten-thousand",
            ["T1", "33.3", "33.1", "4,700", "6,700"],
        ),
        ("case-hampton", ["H1", "40.56", "101.4", "H6", "边际贡献率"]),
    ] {
        page.goto_room("data");
        page.click(&hook(case));
        page.wait_for(
            &format!(
                "document.querySelector('{}')?.innerText.includes('{}')",
                hook("footnotes"),
                printed[0]
            ),
            "the footnotes",
        );
        let notes = page.says("footnotes");
        for printed in printed {
            assert!(notes.contains(printed), "{printed} is missing in\n{notes}");
        }
    }
    page.click(&format!("{} .number", hook("footnotes")));
    page.wait_for(
        &format!(
            "document.querySelector('{}').innerText.includes('购买占有率')",
            hook("explain")
        ),
        "how the number is made",
    );
}

#[test]
fn who_knows_the_documents_finds_a_model_by_their_words() {
    let page = open_zh();
    page.click(&hook("to-index"));
    page.wait_for_text("客户关系开发与维护管理制度");
    page.eval::<()>(
        "void (() => { const it = document.querySelector('#control-documents-words'); it.value = '高过竞争者'; \
         it.dispatchEvent(new Event('change', {bubbles: true})); })()",
    );
    page.wait_for(
        &format!(
            "document.querySelectorAll('{} a').length === 1",
            hook("index-part")
        ),
        "the one place",
    );
    page.click(&format!("{} a", hook("index-part")));
    page.wait_for_text("1.39");
    assert_eq!(page.eval::<String>("location.hash"), "#/value/delivered");
}
