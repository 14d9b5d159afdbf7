//! A reader that is loaded before the first file comes, so that nobody waits for it then.

use std::cell::RefCell;

use super::channel::{Channel, Notice};
use super::start::Program;

thread_local! {
    static SPARE: RefCell<Option<Channel>> = const { RefCell::new(None) };
}

/// Loads a reader.
pub(crate) fn prepare() {
    SPARE.with_borrow_mut(|spare| {
        spare.get_or_insert_with(|| Channel::start(Program::Reader, false, |_| {}));
    });
}

/// The reader that was prepared, or a new one.
pub(super) fn reader(notice: impl Fn(Notice) + 'static) -> Channel {
    match SPARE.take().filter(|spare| !spare.is_over()) {
        Some(spare) => {
            spare.tell(notice);
            spare
        }
        None => Channel::start(Program::Reader, false, notice),
    }
}
