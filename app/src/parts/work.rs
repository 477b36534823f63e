//! Work that takes many cases: it lets the page live in between, and only the newest that was asked for comes to an end.

use std::cell::Cell;
use std::future::{Future as _, poll_fn};
use std::pin::pin;
use std::rc::Rc;
use std::sync::Arc;
use std::task::Poll;

use atlas::Standards;
use leptos::prelude::*;
use leptos::task::spawn_local;
use outlook::{Rest, Simulator};
use wasm_bindgen::prelude::*;
use wasm_bindgen_futures::JsFuture;

use crate::parts::place::ShownPlace;
use crate::parts::standards::standards;
use crate::parts::state;
use crate::state::State;

/// The page lives again after so long, ms.
const SLICE: f64 = 12.0;

/// A sum of so many municipalities takes time: its work waits until a lever has come to rest, ms.
const MANY: usize = 30;
const AT_REST: i32 = 200;

#[wasm_bindgen]
extern "C" {
    /// Milliseconds since the page began.
    #[wasm_bindgen(js_namespace = performance, js_name = now)]
    pub fn now() -> f64;
}

/// What services and money are reckoned by, fetched if it is not here; `None` where it does not come.
async fn ground(state: State) -> Option<Arc<Standards>> {
    let base = state.base.with_untracked(|base| base.ready().cloned())?;
    standards(&base).await.ok()
}

/// How far work has come.
#[derive(Debug, Clone, PartialEq)]
pub enum Done<T> {
    /// Nothing has come to an end yet.
    Waiting,
    /// It has come to this.
    Ready(T),
    /// What it stands on could not be had.
    Failed,
}

/// A place for work of one kind.
#[derive(Clone, Copy)]
pub struct Desk {
    state: State,
    /// Raised for each that is asked for.
    asked: StoredValue<u32>,
}

impl Desk {
    /// With nothing on it.
    pub fn new() -> Self {
        Self { state: state(), asked: StoredValue::new(0) }
    }

    /// Works something out for a place in a year, unless something newer is asked for before it is done.
    pub fn ask<T: 'static>(
        self,
        ShownPlace(place): ShownPlace,
        year: u16,
        work: impl AsyncFnOnce(&mut Simulator<'_>) -> Option<T> + 'static,
        done: impl FnOnce(Done<T>) + 'static,
    ) {
        let wait = if place.member_count() >= MANY { AT_REST } else { 0 };
        let state = self.state;
        let simulate = async move |rests: Rests| {
            let standards = ground(state).await?;
            let rest = move || rests.ask();
            let mut simulator = Simulator::with_rests(&place, &standards, year, rest).await.ok()?;
            work(&mut simulator).await
        };
        self.begin(wait, SLICE, simulate, done);
    }

    /// Begins work when so many milliseconds have gone, unless something newer is asked for before it is done. The page
    /// lives again after each `slice` of it, ms.
    pub fn begin<T: 'static>(
        self,
        after: i32,
        slice: f64,
        work: impl AsyncFnOnce(Rests) -> Option<T> + 'static,
        done: impl FnOnce(Done<T>) + 'static,
    ) {
        let Some(mine) = self.asked.try_update_value(|asked| {
            *asked += 1;
            *asked
        }) else {
            return;
        };
        let newest = move || self.asked.try_get_value() == Some(mine);
        spawn_local(async move {
            // At least after what a lever moves at once has been painted.
            wait(after).await;
            if !newest() {
                return;
            }
            let rests = Rests { newest: Rc::new(newest), slice, began: Rc::new(Cell::new(now())) };
            let mut work = pin!(work(rests));
            // A task that never ends is never let go of: work that nobody wants any more ends where it rests.
            let found = poll_fn(|context| match work.as_mut().poll(context) {
                Poll::Pending if !newest() => Poll::Ready(None),
                polled => polled,
            })
            .await;
            if newest() {
                done(found.map_or(Done::Failed, Done::Ready));
            }
        });
    }
}

/// When to let others in.
#[derive(Clone)]
pub struct Rests {
    newest: Rc<dyn Fn() -> bool>,
    slice: f64,
    began: Rc<Cell<f64>>,
}

impl Rests {
    /// A rest, if it is time for one.
    pub fn ask(&self) -> Option<Rest> {
        if now() - self.began.get() < self.slice {
            return None;
        }
        let rests = self.clone();
        Some(Box::pin(async move {
            wait(0).await;
            if !(rests.newest)() {
                // Whoever polls the work sees that nobody wants it, and drops it where it stands.
                std::future::pending::<()>().await;
            }
            rests.began.set(now());
        }))
    }
}

/// Whether something holds, told in a task of its own: what has come first is painted first.
pub fn afterwards(is: Signal<bool>) -> Signal<bool> {
    let told = RwSignal::new(false);
    Effect::new(move || {
        let is = is.get();
        spawn_local(async move {
            wait(0).await;
            // The signal of a view that has gone away in the meantime is disposed: nothing to do then.
            let _ = told.try_set(is);
        });
    });
    told.into()
}

/// Lets others in for so many milliseconds.
pub async fn wait(ms: i32) {
    let timeout = js_sys::Promise::new(&mut |resolve, _| {
        let _ = window().set_timeout_with_callback_and_timeout_and_arguments_0(&resolve, ms);
    });
    let _ = JsFuture::from(timeout).await;
}
