//! Memos whose code is shared.

use leptos::prelude::*;

/// A memo of `read`. The machinery of memos is made for each type of closure; behind a box it is made
/// once a value's type, and the page has a hundred memos.
pub(crate) fn memo<T: PartialEq + Send + Sync + 'static>(
    read: impl Fn() -> T + Send + Sync + 'static,
) -> Memo<T> {
    shared(Box::new(read))
}

fn shared<T: PartialEq + Send + Sync + 'static>(read: Box<dyn Fn() -> T + Send + Sync>) -> Memo<T> {
    Memo::new(move |_| read())
}
