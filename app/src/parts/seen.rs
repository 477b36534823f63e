//! What is off screen is not drawn while a lever is dragged: it shows the state as it stands when it comes into view.

use gloo::timers::callback::Timeout;
use leptos::prelude::*;
use wasm_bindgen::prelude::*;
use web_sys::{IntersectionObserver, IntersectionObserverEntry, IntersectionObserverInit};

use crate::parts::{follow, state};

/// A part comes into view this much before it is on screen, so that it is ready there.
const MARGIN: &str = "200px 0px";

/// Rest after which what is off screen catches up, ms: those who read the page by ear, print it or search in it must not
/// meet figures of another state.
const CATCH_UP: u32 = 1_000;

/// Whether a part of the page is in view.
#[derive(Clone, Copy)]
pub struct Seen {
    in_view: RwSignal<bool>,
    caught_up: RwSignal<u16>,
}

/// Follows whether an element is in view.
pub fn seen(element: impl Fn() -> Option<web_sys::Element> + 'static) -> Seen {
    let seen = Seen { in_view: RwSignal::new(false), caught_up: RwSignal::new(0) };
    let watching = StoredValue::new_local(None::<Watching>);
    follow(move || {
        let watch = element().map(|element| Watching::start(&element, seen.in_view));
        watching.set_value(watch);
    });
    let waiting = StoredValue::new_local(None::<Timeout>);
    let state = state();
    follow(move || {
        state.explorer.track();
        state.chart.track();
        state.figure.track();
        state.year.track();
        state.map();
        let catch_up = Timeout::new(CATCH_UP, move || {
            // The signal of a view that has gone away in the meantime is disposed: nothing to do then.
            let _ = seen.caught_up.try_update(|times| *times = times.wrapping_add(1));
        });
        // Dropping the one that waited cancels it.
        waiting.set_value((!seen.in_view.get()).then_some(catch_up));
    });
    on_cleanup(move || {
        watching.set_value(None);
        waiting.set_value(None);
    });
    seen
}

impl Seen {
    /// Whether the part has ever been in view.
    pub fn once(self) -> Signal<bool> {
        Memo::new(move |before| before == Some(&true) || self.in_view.get()).into()
    }

    /// Reads something, again whenever it changes while the part is in view.
    pub fn read<T>(self, read: impl Fn() -> T + Send + Sync + 'static) -> Memo<T>
    where
        T: PartialEq + Send + Sync + 'static,
    {
        Memo::new(move |_| self.look(&read))
    }

    /// Looks at something, followed only while the part is in view.
    pub fn look<T>(self, look: impl FnOnce() -> T) -> T {
        self.caught_up.track();
        if self.in_view.get() { look() } else { untrack(look) }
    }
}

/// An observer at work; it stops when dropped.
struct Watching {
    observer: Option<IntersectionObserver>,
    _told: Closure<dyn FnMut(js_sys::Array)>,
}

impl Watching {
    fn start(element: &web_sys::Element, in_view: RwSignal<bool>) -> Self {
        let told = Closure::<dyn FnMut(js_sys::Array)>::new(move |entries: js_sys::Array| {
            // The newest is the last.
            let entry = entries.pop().unchecked_into::<IntersectionObserverEntry>();
            let _ = in_view.try_set(entry.is_intersecting());
        });
        let options = IntersectionObserverInit::new();
        options.set_root_margin(MARGIN);
        let observer = IntersectionObserver::new_with_options(told.as_ref().unchecked_ref(), &options).ok();
        match &observer {
            Some(observer) => observer.observe(element),
            // Nobody tells what is in view: then everything counts as that.
            None => in_view.set(true),
        }
        Self { observer, _told: told }
    }
}

impl Drop for Watching {
    fn drop(&mut self) {
        if let Some(observer) = &self.observer {
            observer.disconnect();
        }
    }
}
