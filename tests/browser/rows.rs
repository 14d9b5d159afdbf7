//! Behaviours 11 and 20: a quality report that leads to repair, rows set aside that can be taken
//! away, and a way of reading that is offered again.

use crate::desk::{drop_orders, hook, import, open_zh};
use crate::harness::Page;

/// A repeat, a day after today, a date that is none, and channels.
const ROWS: &str = "\
客户ID,订单日期,金额,备用列
A,2024-01-05,100,线上
A,2024-01-05,100,线上
B,2024-02-01,50,门店
C,2098-06-30,70,门店
D,没有日期,10,=1+1
E,2024-03-01,30,门店
";

fn wait_for_line(page: &Page, part: &str) {
    page.wait_for(
        &format!(
            "document.querySelector('{}').innerText.replace(/\\s+/g, ' ').includes({part:?})",
            hook("count-line")
        ),
        &format!("the count line {part}"),
    );
}

#[test]
fn a_finding_offers_its_repair_and_the_count_line_follows_every_way_back() {
    let page = open_zh();
    import(&page, "orders.csv", ROWS.as_bytes());
    wait_for_line(&page, "读取 6 行 = 采用 4 + 搁置 2");
    let findings = page.says("findings");
    for part in [
        "用到的各列都重复的行",
        "第 3 行",
        "日期在今天之后",
        "第 5 行",
        "已搁置",
    ] {
        assert!(findings.contains(part), "{part} in {findings}");
    }
    page.click_text("去掉用到的列都相同的行");
    wait_for_line(&page, "采用 3 + 搁置 3");
    page.press("Control+Z");
    page.wait_for_status("已撤销：去掉用到的列都相同的行");
    wait_for_line(&page, "采用 4 + 搁置 2");
    page.click_text("计入未来的行");
    wait_for_line(&page, "采用 5 + 搁置 1");
}

#[test]
fn only_the_rows_with_a_problem_are_shown_and_those_set_aside_are_taken_away() {
    let page = open_zh();
    import(&page, "orders.csv", ROWS.as_bytes());
    page.click(&hook("only-problems"));
    page.wait_for(
        &format!("!!document.querySelector('{}')", hook("problem-rows")),
        "the rows",
    );
    let rows = page.says("problem-rows");
    assert!(
        rows.contains("没有日期") && rows.contains("2098-06-30"),
        "{rows}"
    );
    assert!(!rows.contains("2024-03-01"), "{rows}");
    let file = page.download(|page| page.click(&hook("download-aside")));
    let text = file.text();
    assert!(
        file.bytes.starts_with(b"\xEF\xBB\xBF"),
        "no byte order mark"
    );
    assert!(
        text.contains("6,日期读不出来,D,没有日期,10,'=1+1"),
        "{text}"
    );
    assert!(text.contains("5,日期在今天之后,C,2098-06-30,70"), "{text}");
}

#[test]
fn a_date_window_leaves_the_days_between() {
    let page = open_zh();
    import(&page, "orders.csv", ROWS.as_bytes());
    page.fill(&hook("rows-from"), "2024.2.1");
    wait_for_line(&page, "采用 2 + 搁置 4");
    assert!(page.says("selection-aside").contains("不在所选日期内"));
    page.fill(&hook("rows-to"), "2024-01-01");
    page.wait_for(
        "document.querySelector('#rows-days-error').innerText.includes('开始晚于结束')",
        "the error",
    );
    page.click(&hook("selection-reset"));
    wait_for_line(&page, "采用 4 + 搁置 2");
}

#[test]
fn the_way_of_reading_is_offered_for_the_same_header_and_never_taken_unasked() {
    let page = open_zh();
    drop_orders(&page, "january.csv", ROWS.as_bytes());
    assert_eq!(page.count(&hook("recipe")), 0);
    let channel = "渠道";
    let role = hook("role-3");
    let value: String = page.eval(&format!(
        "[...document.querySelector('{role}').options].find(it => it.innerText === {channel:?}).value"
    ));
    page.fill(&role, &value);
    page.click(&hook("go"));
    page.wait_for(
        &format!("!!document.querySelector('{}')", hook("filter-0")),
        "the filter on the channel",
    );
    drop_orders(&page, "february.csv", ROWS.as_bytes());
    page.wait_for(
        &format!("!!document.querySelector('{}')", hook("recipe-take")),
        "the offer",
    );
    let chosen = format!("document.querySelector('{role} option:checked').innerText");
    assert_ne!(page.eval::<String>(&chosen), channel, "nobody has taken it");
    page.click(&hook("recipe-take"));
    page.wait_for(
        &format!("{chosen} === {channel:?}"),
        "the role of last time",
    );
    page.click(&hook("recipe-forget"));
    page.wait_for(
        &format!("!document.querySelector('{}')", hook("recipe")),
        "no offer any more",
    );
}
