//! What a person does at the page, in one line each; the tests speak through these.

use crate::harness::Page;

/// A small order file with a refund, Chinese headers and two rows that cannot be used.
pub(crate) const ORDERS: &str = "\
订单编号,会员号,下单时间,实付金额
A1,00017,2023/1/5,1200.00
A2,00018,2023/3/9,80.50
A3,00019,2023/6/1,300.00
A4,00017,2024/2/1,1800.00
A5,00020,2024/3/7,2400.00
A6,00021,2024/4/1,150.00
A7,00018,2024/5/5,90.00
A8,00022,2024/5/6,60.00
A8,00022,2024/5/9,-60.00
A9,00023,2024/6/9,700.00
A10,00024,没有日期,10.00
A11,00025,2024/8/1,
A12,00026,2024/9/1,45.00
A13,00027,2024/11/20,500.00
A14,00028,2024/12/1,30.00
A15,00019,2024/12/31,900.00
";

/// The element with this hook.
pub(crate) fn hook(name: &str) -> String {
    format!("[data-test=\"{name}\"]")
}

/// Opens the page in Chinese, whatever the browser prefers.
pub(crate) fn open_zh() -> Page {
    let page = Page::open();
    speak(&page, "zh-CN");
    page
}

/// Switches the page to a language by its own button.
pub(crate) fn speak(page: &Page, tag: &str) {
    if page.eval::<String>("document.documentElement.lang") != tag {
        page.click(&hook("lang"));
    }
    page.wait_for(
        &format!("document.documentElement.lang === {tag:?}"),
        "the language",
    );
}

/// One click on the sample, until the tiers stand.
pub(crate) fn open_sample(page: &Page) {
    page.goto_room("data");
    page.click(&hook("sample"));
    wait_for_tiers(page);
}

/// Until the first figure and the contribution table stand.
pub(crate) fn wait_for_tiers(page: &Page) {
    page.wait_for(
        "document.querySelectorAll('[data-test=\"contribution\"] tbody tr').length >= 5 && \
         document.querySelector('[data-test=\"figure-segment-shares\"] canvas')?.width > 0",
        "figure and table",
    );
}

/// Drops a file, until its proposal stands.
pub(crate) fn drop_orders(page: &Page, name: &str, bytes: &[u8]) {
    page.drop_file("body", name, bytes);
    page.wait_for(
        &format!("!!document.querySelector('{}')", hook("go")),
        "the proposal",
    );
}

/// Drops a file and imports it as proposed.
pub(crate) fn import(page: &Page, name: &str, bytes: &[u8]) {
    drop_orders(page, name, bytes);
    page.click(&hook("go"));
    page.wait_for(
        &format!(
            "!document.querySelector('{}') && document.querySelector('{}').innerText.length > 0",
            hook("go"),
            hook("count-line")
        ),
        "the import",
    );
    page.wait_for(
        &format!("!!document.querySelector('{}')", hook("facts")),
        "the facts",
    );
}

/// Saves the assumptions on the table under a name.
pub(crate) fn save_scenario(page: &Page, name: &str) {
    page.click(&hook("save-scenario"));
    page.wait_for(
        &format!("!!document.querySelector('{}')", hook("scenario-name")),
        "the name field",
    );
    page.fill(&hook("scenario-name"), name);
    page.click(&hook("scenario-save"));
    page.wait_for(
        &format!(
            "[...document.querySelectorAll('{}')].some(chip => chip.innerText.includes({name:?}))",
            hook("scenario-chip")
        ),
        "the scenario in the tray",
    );
}

impl Page {
    /// Goes to a room by its address, without loading the page anew.
    pub(crate) fn goto_room(&self, room: &str) {
        self.eval::<()>(&format!("void (location.hash = '#/{room}')"));
        self.wait_for(&format!("location.hash === '#/{room}'"), "the room");
    }

    /// The text of the element with this hook.
    pub(crate) fn says(&self, name: &str) -> String {
        self.text(&hook(name))
    }

    /// Waits until the status line speaks of this.
    pub(crate) fn wait_for_status(&self, part: &str) {
        let condition = format!(
            "document.querySelector('{}').innerText.includes({part:?})",
            hook("status")
        );
        self.wait_for(&condition, &format!("the message {part}"));
    }
}
