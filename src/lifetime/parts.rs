//! Long work in parts, between which whoever has it done may turn to something else.

use std::future::poll_fn;
use std::mem::replace;
use std::pin::{Pin, pin};
use std::task::{Context, Poll, Waker};

/// Work that is done part by part; what it gives does not depend on who waits between them.
pub(super) type Work<T> = Pin<Box<dyn Future<Output = T> + Send>>;

/// Ends a part: the work goes on when it is asked to.
pub(super) fn part() -> impl Future<Output = ()> + Send {
    let mut is_over = false;
    poll_fn(move |_| match replace(&mut is_over, true) {
        true => Poll::Ready(()),
        false => Poll::Pending,
    })
}

/// Does the next part; what the work gives after the last.
pub(super) fn step<T>(work: Pin<&mut (impl Future<Output = T> + ?Sized)>) -> Option<T> {
    match work.poll(&mut Context::from_waker(Waker::noop())) {
        Poll::Ready(found) => Some(found),
        Poll::Pending => None,
    }
}

/// Does all parts in a row.
pub(super) fn at_once<T>(work: impl Future<Output = T>) -> T {
    let mut work = pin!(work);
    loop {
        if let Some(found) = step(work.as_mut()) {
            return found;
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    async fn counted(parts: u32) -> u32 {
        let mut done = 0;
        for _ in 0..parts {
            done += 1;
            part().await;
        }
        done
    }

    #[test]
    fn a_part_is_done_each_time_until_the_last_gives_the_answer() {
        let mut work: Work<u32> = Box::pin(counted(3));
        let given: Vec<_> = (0..4).map(|_| step(work.as_mut())).collect();
        assert_eq!(given, [None, None, None, Some(3)]);
        assert_eq!(at_once(counted(3)), 3);
    }
}
