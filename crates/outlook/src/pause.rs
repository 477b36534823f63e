//! Work of many cases that lets others in between: it is written once, as a future, and done at once where nobody waits.

use std::fmt;
use std::future::Future;
use std::pin::{Pin, pin};
use std::task::{Context, Poll, Waker};

/// A rest: ends when the work may go on.
pub type Rest = Pin<Box<dyn Future<Output = ()>>>;

type Ask<'a> = Box<dyn Fn() -> Option<Rest> + 'a>;

/// What is asked between two pieces of work.
pub(crate) struct Pause<'a>(Ask<'a>);

impl<'a> Pause<'a> {
    pub(crate) fn new(ask: impl Fn() -> Option<Rest> + 'a) -> Self {
        Self(Box::new(ask))
    }

    /// Rests, if it is time.
    pub(crate) async fn rest(&self) {
        if let Some(rest) = (self.0)() {
            rest.await;
        }
    }
}

impl fmt::Debug for Pause<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Pause(..)")
    }
}

/// Does the work at once. Where rests were asked for it waits for them.
pub(crate) fn at_once<T>(work: impl Future<Output = T>) -> T {
    let mut work = pin!(work);
    loop {
        if let Poll::Ready(done) = work.as_mut().poll(&mut Context::from_waker(Waker::noop())) {
            return done;
        }
    }
}
