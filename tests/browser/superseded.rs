//! A long answer gives way: a changed control is answered without the earlier question being
//! finished.

use crate::desk::{hook, import, open_zh};
use crate::orders::Orders;

/// Chooses an entry of the list of models, from the front.
fn choose(entry: usize) -> String {
    format!(
        "const models = document.querySelector('#control-lifetime-forecast-model'); \
         models.selectedIndex = {entry}; \
         models.dispatchEvent(new Event('change', {{ bubbles: true }}));"
    )
}

#[test]
fn a_changed_control_is_answered_without_finishing_the_earlier_question() {
    let page = open_zh();
    import(&page, "orders.csv", &Orders::new(20_000).bytes());
    page.goto_room("value/forecast");
    page.wait_for(
        &format!("!!document.querySelector('{}')", hook("sheet-table-0")),
        "the first forecast",
    );
    // What the page says to its workers from now on.
    page.eval::<()>(
        "void (() => { window.said = []; const post = Worker.prototype.postMessage; \
         Worker.prototype.postMessage = function (message, ...rest) { \
           window.said.push(String(message[0])); return post.call(this, message, ...rest); }; })()",
    );
    // Both choices within one turn of the page, in which no answer can arrive: the first has been
    // begun when the second is made.
    let [first, second] = [3, 2].map(choose);
    let begun = "window.said.some(it => it.includes('\"step\"') && it.includes('pareto_nbd'))";
    let began: bool = page.eval(&format!(
        "await (async () => {{ {{ {first} }} \
         for (let turn = 0; turn < 10000 && !({begun}); turn++) await Promise.resolve(); \
         const began = {begun}; {{ {second} }} return began; }})()"
    ));
    assert!(began, "the earlier question was not begun");
    let asked = |model: &str| {
        format!("window.said.some(it => it.includes('\"ask\"') && it.includes('{model}'))")
    };
    let told = "document.querySelector('.method').innerText.includes('MBG/NBD')";
    page.wait_for(
        &format!("{} && {told}", asked("mbg_nbd")),
        "the forecast of the second choice",
    );
    assert!(!page.eval::<bool>(&asked("pareto_nbd")));
}
